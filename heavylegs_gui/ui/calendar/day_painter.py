"""Paints one day of the month and the blocks in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.ui.calendar import words
from heavylegs_gui.ui.calendar.cells import Block, DayLook, Look
from heavylegs_gui.ui.calendar.day_plan import DayPlan, Sizes, plan_day
from heavylegs_gui.ui.calendar.inks import (
    CAPTION,
    CAPTION_BOLD,
    CENTRE,
    MICRO,
    MICRO_BOLD,
    RIGHT,
    SMALL_BOLD,
    Inks,
)
from heavylegs_gui.ui.calendar.marks import MARK_PX, mark_of
from heavylegs_gui.ui.models.words import SPORT_ICONS

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.ui.calendar.cells import Badge, DayCell

LEVEL_ICONS = {Level.INFO: "info", Level.CAUTION: "triangle-alert", Level.ALERT: "octagon-alert"}
LEVEL_TOKENS = {Level.INFO: "info", Level.CAUTION: "warn", Level.ALERT: "danger"}
DAY_ICONS = {DayLook.REST: "moon", DayLook.REST_DAY: "moon", DayLook.ILL: "thermometer"}
_GAUGE_PX = 4.0
_FADED = 0.35
_LEAST_TITLE = "Easy"
"""A title with less room than this is left out; the tooltip has it."""


class DayState(NamedTuple):
    """What a cell is beside its contents.

    Attributes:
        is_first: Whether it is the first in view, so that its number carries the month.
        is_out: Whether the day belongs to another month.
        is_current: Whether the keyboard is on it.
        is_chosen: Whether it is one of several chosen days.
        has_focus: Whether the keyboard is in the calendar.
        picked: The one session that is chosen, 0 for all of the day.
        faded: Sessions that are just being dragged.
    """

    is_first: bool = False
    is_out: bool = False
    is_current: bool = False
    is_chosen: bool = False
    has_focus: bool = False
    picked: int = 0
    faded: frozenset[int] = frozenset()


class DayPainter:
    """Paints cells with the same hand in month and drag."""

    def __init__(self, inks: Inks) -> None:
        self.inks = inks
        self.sizes = Sizes.of(inks)

    def forget(self) -> None:
        """Take the sizes of the lettering anew."""
        self.sizes = Sizes.of(self.inks)

    def paint(
        self, painter: QPainter, box: QRectF, cell: DayCell, units: Units, state: DayState, *,
        is_today: bool,
    ) -> None:  # fmt: skip
        """Paint a whole cell."""
        plan = plan_day(cell, box, self.sizes)
        self._ground(painter, box, state)
        self._head(painter, plan, cell, state, is_today=is_today)
        if not cell.blocks:
            self._day_words(painter, plan, box, cell)
        for place, block in plan.blocks:
            is_faded = block.session.id in state.faded
            if is_faded:
                painter.setOpacity(_FADED)
            self.block(painter, place, block, units, is_tall=plan.is_tall)
            if is_faded:
                painter.setOpacity(1.0)
            if state.is_current and block.session.id == state.picked:
                ring = place.adjusted(-1.5, -1.5, 1.5, 1.5)
                self.inks.frame(painter, ring, self.inks.pen("text", 2.0), 7)
        if plan.badge is not None:
            self._badge(painter, plan.badge, cell)
        self._frame(painter, box, state)

    # pieces

    def _ground(self, painter: QPainter, box: QRectF, state: DayState) -> None:
        if state.is_chosen:
            painter.fillRect(box, self.inks.color("accent_soft"))
        else:
            painter.fillRect(box, self.inks.color("out" if state.is_out else "surface"))

    def _frame(self, painter: QPainter, box: QRectF, state: DayState) -> None:
        if state.is_current:
            pen = self.inks.pen("accent", 2.2) if state.has_focus else self.inks.pen("control", 1.6)
            self.inks.frame(painter, box.adjusted(0.5, 0.5, -1.5, -1.5), pen, 7)
        elif state.is_chosen:
            pen = self.inks.pen("accent", 1.2)
            self.inks.frame(painter, box.adjusted(0.5, 0.5, -1.5, -1.5), pen, 7)

    def _head(
        self, painter: QPainter, plan: DayPlan, cell: DayCell, state: DayState, *, is_today: bool
    ) -> None:
        inks, head = self.inks, plan.head
        number = words.day_number(cell.day, is_first=state.is_first)
        left = head.left() + 4
        if is_today:
            left = self._today(painter, head, number)
        else:
            token = "text3" if state.is_out else "text"
            kind = CAPTION_BOLD if cell.day.day == 1 else CAPTION
            left += inks.text(painter, head.adjusted(4, 0, 0, 0), number, token, kind)
        room = QRectF(left + 6, head.top(), head.right() - left - 8, head.height())
        room.setRight(room.right() - self._signs(painter, room, plan, cell))
        if plan.more:
            inks.text(painter, room, words.more_words(plan.more), "text2", MICRO_BOLD, RIGHT)
        elif is_today and inks.width(MICRO_BOLD, words.today_word()) <= room.width():
            inks.text(painter, room.adjusted(-1, 0, 0, 0), words.today_word(), "accent", MICRO_BOLD)

    def _today(self, painter: QPainter, head: QRectF, number: str) -> float:
        """Draw the number on a round ground and return its right edge."""
        inks = self.inks
        side = min(head.height() - 2, inks.px(22))
        width = max(side, inks.width(CAPTION_BOLD, number) + 10)
        disc = QRectF(head.left(), head.center().y() - side / 2, width, side)
        inks.box(painter, disc, "accent", side / 2)
        inks.text(painter, disc, number, "on_accent", CAPTION_BOLD, CENTRE)
        return disc.right()

    def _signs(self, painter: QPainter, room: QRectF, plan: DayPlan, cell: DayCell) -> float:
        """Draw the signs at the right of the head and return their width [px]."""
        inks, used = self.inks, 0.0
        signs = [("sticky-note", "text3")] if cell.note else []
        if cell.badges and plan.badge is None:
            signs.append(badge_look(cell.badges[0]))
        if cell.blocks and cell.look is DayLook.REST_DAY:
            signs.append(("moon", "text3"))
        if cell.blocks and cell.look is DayLook.ILL:
            signs.append(("thermometer", "warn"))
        side = inks.px(14)
        for name, token in signs:
            if used + side > room.width():
                break
            left = room.right() - used - side
            inks.icon(painter, name, token, left, room.center().y(), 14)
            used += side + 3
        mark = mark_of(cell.rest_kept)
        if mark is not None and used + side <= room.width():
            inks.mark(painter, mark, room.right() - used - side, room.center().y())
            used += side + 3
        return used

    def _day_words(self, painter: QPainter, plan: DayPlan, box: QRectF, cell: DayCell) -> None:
        text = words.day_words(cell.look)
        if not text:
            return
        inks = self.inks
        line = QRectF(plan.head.left() + 4, plan.head.bottom() - 1, 0, inks.line(CAPTION) + 2)
        line.setRight(box.right() - 4)
        icon = DAY_ICONS.get(cell.look)
        is_told = cell.look in {DayLook.REST_DAY, DayLook.ILL}
        token = "warn" if cell.look is DayLook.ILL else "text2" if is_told else "text3"
        left = line.left()
        if icon:
            left += inks.icon(painter, icon, token, left, line.center().y(), 13) + 4
        line.setLeft(left)
        kind = CAPTION_BOLD if is_told else MICRO
        inks.text(painter, line, text, token, kind)

    def _badge(self, painter: QPainter, box: QRectF, cell: DayCell) -> None:
        inks, badge = self.inks, cell.badges[0]
        icon, token = badge_look(badge)
        inks.box(painter, box, f"{token}_soft")
        more = len(cell.badges) - 1
        text = badge.words if not more else f"{badge.words} +{more}"
        side, left = inks.px(13), box.left() + 4
        if inks.width(MICRO_BOLD, text) + side + 3 <= box.right() - left - 2:
            left += inks.icon(painter, icon, token, left, box.center().y(), 13) + 3
        room = QRectF(left, box.top(), box.right() - left - 2, box.height())
        inks.text(painter, room, text, token, MICRO_BOLD)

    # blocks

    def block(
        self, painter: QPainter, box: QRectF, block: Block, units: Units, *, is_tall: bool
    ) -> None:
        """Paint one session."""
        inks = self.inks
        self._block_ground(painter, box, block)
        upper, lower = block_inks(block)
        inner = box.adjusted(inks.px(6), 0, -inks.px(5), 0)
        if block.look is Look.DONE and block.session.heaviness is not None:
            self._gauge(painter, inner, block.session.heaviness)
            inner.setRight(inner.right() - _GAUGE_PX - 3)
        if is_tall:
            self._tall(painter, inner, block, units, (upper, lower))
        else:
            self._flat(painter, inner, block, units, (upper, lower))

    def _block_ground(self, painter: QPainter, box: QRectF, block: Block) -> None:
        inks, is_run = self.inks, block.session.is_run
        if block.look is Look.DONE:
            inks.box(painter, box, "done" if is_run else "other")
            if not is_run:
                inks.frame(painter, box, inks.pen("control"))
        elif block.look is Look.PLANNED:
            inks.box(painter, box, "surface")
            inks.frame(painter, box, inks.pen("accent" if is_run else "control", 1.6))
        else:
            inks.box(painter, box, "step")
            inks.box(painter, box, inks.hatch("hatch"))
            inks.frame(painter, box, inks.pen("control"))

    def _gauge(self, painter: QPainter, inner: QRectF, heaviness: int) -> None:
        """Draw how heavy the legs were as a column that fills from below."""
        inks = self.inks
        height = inner.height() - inks.px(10)
        track = QRectF(
            inner.right() - _GAUGE_PX, inner.center().y() - height / 2, _GAUGE_PX, height
        )
        painter.setOpacity(0.38)
        inks.box(painter, track, "on_done", 2)
        painter.setOpacity(1.0)
        if heaviness:
            filled = QRectF(track)
            filled.setTop(track.bottom() - max(3.0, height * heaviness / 10))
            inks.box(painter, filled, "on_done", 2)

    def _tall(
        self, painter: QPainter, inner: QRectF, block: Block, units: Units, tokens: tuple[str, str]
    ) -> None:
        inks = self.inks
        upper = QRectF(inner.left(), inner.top() + 3, inner.width(), inks.line(MICRO))
        lower = QRectF(inner.left(), upper.bottom(), inner.width(), inks.line(SMALL_BOLD))
        figure = words.figure(block.session, units)
        used = inks.text(painter, lower, figure, tokens[1], SMALL_BOLD)
        if not self._mark(painter, lower, used + 4, block):
            self._mark(painter, upper, 0.0, block)
        moved = words.moved_words(block)
        has_room = bool(moved) and used + 6 + inks.width(MICRO, moved) <= lower.width()
        if has_room:
            inks.text(painter, lower, moved, tokens[0], MICRO, RIGHT)
        for sign in (block_sign(block), "arrow-right" if moved and not has_room else ""):
            if sign:
                side = inks.px(14)
                middle = upper.center().y() + 1
                inks.icon(painter, sign, tokens[0], upper.right() - side, middle)
                upper.setRight(upper.right() - side - 2)
        title = words.block_title(block)
        if inks.width(MICRO, title) > upper.width():
            title = words.short_title(block)
        inks.text(painter, upper, title, tokens[0], MICRO)

    def _flat(
        self, painter: QPainter, inner: QRectF, block: Block, units: Units, tokens: tuple[str, str]
    ) -> None:
        inks = self.inks
        figure = words.figure(block.session, units, with_unit=False)
        used = inks.text(painter, inner, figure, tokens[1], CAPTION_BOLD, RIGHT)
        inner.setRight(inner.right() - used - (4 if used else 0))
        self._mark(painter, inner, 0.0, block)
        self._flat_title(painter, inner, block, tokens[0])

    def _mark(self, painter: QPainter, line: QRectF, used: float, block: Block) -> bool:
        """Draw at the end of a line what became of the plan, and take its room off the line.

        Returns:
            Whether it is drawn, or there is nothing to draw.
        """
        mark = mark_of(block.kept)
        if mark is None:
            return True
        side = self.inks.px(MARK_PX)
        if used + side > line.width():
            return False
        self.inks.mark(painter, mark, line.right() - side, line.center().y())
        line.setRight(line.right() - side - 3)
        return True

    def _flat_title(self, painter: QPainter, inner: QRectF, block: Block, token: str) -> None:
        """Draw name and sign side by side where they fit, else a short name or the sign alone."""
        inks, sign, side = self.inks, block_sign(block), self.inks.px(14)
        name = words.block_title(block)
        if inks.width(CAPTION, name) > inner.width():
            name = words.short_title(block)
        needed = inks.width(CAPTION, name)
        if sign and side <= inner.width():
            has_both = needed + side + 4 <= inner.width()
            if has_both or needed > inner.width():
                left = inner.right() - side if has_both else inner.left()
                inks.icon(painter, sign, token, left, inner.center().y())
                if not has_both:
                    return
        has_said = block.kept is not None and block.look is not Look.DONE
        least = needed if has_said else inks.width(CAPTION, _LEAST_TITLE)
        if needed > inner.width() and inner.width() < least:
            return
        used = inks.text(painter, inner, name, token, CAPTION)
        moved = words.moved_words(block)
        rest = inner.adjusted(used + 5, 0, 0, 0)
        if moved and not sign and inks.width(MICRO, moved) <= rest.width():
            inks.text(painter, rest, moved, token, MICRO)

    def cell_plan(self, cell: DayCell, box: QRectF) -> DayPlan:
        """Return where the pieces of a cell stand."""
        return plan_day(cell, box, self.sizes)


def badge_look(badge: Badge) -> tuple[str, str]:
    """Return icon and colour token of a warning in a cell."""
    if badge.is_heavy:
        return "activity", "heavy"
    return LEVEL_ICONS[badge.level], LEVEL_TOKENS[badge.level]


def block_sign(block: Block) -> str:
    """Return the icon of a block: the flag of a race, the sign of another sport."""
    if block.look is Look.ILL:
        return "thermometer"
    if block.is_race:
        return "flag"
    return "" if block.session.is_run else SPORT_ICONS[block.session.sport]


def block_inks(block: Block) -> tuple[str, str]:
    """Return the tokens of the first and the second line of a block."""
    if block.look is Look.DONE:
        return "on_done", "on_done"
    if block.look is Look.PLANNED:
        return ("accent" if block.session.is_run else "text2"), "text"
    return "text2", "text2"
