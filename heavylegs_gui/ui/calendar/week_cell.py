"""Paints one day of the week view: its head, a card for each session, the morning's answers."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QRectF

from heavylegs_gui.domain.training import Status
from heavylegs_gui.domain.units import format_distance, format_pace
from heavylegs_gui.ui.calendar import words
from heavylegs_gui.ui.calendar.cells import Block, DayCell, DayLook, Look
from heavylegs_gui.ui.calendar.day_painter import (
    DAY_ICONS,
    badge_look,
    block_inks,
)
from heavylegs_gui.ui.calendar.inks import (
    CAPTION,
    CAPTION_BOLD,
    CENTRE,
    HEADING_BOLD,
    LEAD_BOLD,
    MICRO,
    MICRO_BOLD,
    RIGHT,
    SMALL,
    SMALL_BOLD,
    Inks,
)
from heavylegs_gui.ui.calendar.marks import MARK_PX, mark_of
from heavylegs_gui.ui.calendar.session_card import session_icon
from heavylegs_gui.ui.locale_words import weekday_name

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.ui.calendar.day_painter import DayState
    from heavylegs_gui.ui.calendar.marks import Mark

_PAD_PX = 8.0
_BLOCK_RADIUS = 10.0
_SIDES_PX = 32.0
"""Room beside the words of a card, with that beside the card itself [px]."""
_STEPS = 10


class WeekSizes(NamedTuple):
    """Heights in the week view, from the lettering [px]."""

    head: float
    band: float
    line: float

    @classmethod
    def of(cls, inks: Inks) -> WeekSizes:
        """Return the sizes for the present lettering."""
        return cls(
            head=inks.line(HEADING_BOLD) + 24.0,
            band=3 * (inks.line(CAPTION) + 6.0) + 14.0,
            line=float(inks.line(CAPTION) + 3),
        )


class CardText(NamedTuple):
    """One line of a card.

    Attributes:
        icon: Sign before it, may be empty.
        text: The words.
        mark: What became of the plan, drawn before the words.
    """

    icon: str
    text: str
    mark: Mark | None = None


class WeekCellPainter:
    """Paints the cells of the week.

    Attributes:
        today: The runner's local date; plans up to it have a button that marks them as done.
    """

    def __init__(self, inks: Inks) -> None:
        self.inks = inks
        self.today = date.min
        self.sizes = WeekSizes.of(inks)

    def forget(self) -> None:
        """Take the sizes of the lettering anew."""
        self.sizes = WeekSizes.of(self.inks)

    def boxes(self, cell: DayCell, box: QRectF, units: Units) -> tuple[tuple[QRectF, Block], ...]:
        """Return where the cards of a day stand; what does not fit is left out."""
        found: list[tuple[QRectF, Block]] = []
        top = box.top() + self.sizes.head + _PAD_PX
        bottom = box.bottom() - self.sizes.band - 4
        for block in cell.blocks:
            height = self._height(block, units, box.width() - _SIDES_PX)
            if found and top + height > bottom:
                break
            place = QRectF(box.left() + 7, top, box.width() - 14, min(height, bottom - top))
            found.append((place, block))
            top += height + 6
        return tuple(found)

    def buttons(self, cell: DayCell, box: QRectF, units: Units) -> tuple[tuple[QRectF, Block], ...]:
        """Return where the buttons "Mark done" stand; one that would be cut is left out."""
        found = []
        for place, block in self.boxes(cell, box, units):
            if block.can_be_done(self.today):
                height = self._button_height
                button = QRectF(place.left() + 9, 0, place.width() - 18, height)
                button.moveBottom(place.bottom() - 8)
                whole = self._height(block, units, box.width() - _SIDES_PX)
                if place.height() >= whole:
                    found.append((button, block))
        return tuple(found)

    @property
    def _button_height(self) -> float:
        return self.inks.line(CAPTION_BOLD) + 12.0

    def _height(self, block: Block, units: Units, width: float) -> float:
        inks = self.inks
        height = inks.line(SMALL_BOLD) + inks.line(LEAD_BOLD) + 2 * _PAD_PX + 4
        height += len(self._lines(block, units, width)) * self.sizes.line
        if block.look is Look.DONE and block.session.heaviness is not None:
            height += inks.line(CAPTION) + inks.px(8) + 12
        if block.can_be_done(self.today):
            height += self._button_height + 6
        return height

    def _lines(self, block: Block, units: Units, width: float) -> list[CardText]:
        session = block.session
        lines = []
        minutes = words.minutes_words(session.duration_s)
        if session.distance_m is not None and minutes:
            is_paced = session.is_run and session.status is Status.DONE
            pace = format_pace(session.distance_m, session.duration_s, units)
            both = f"{minutes}, {pace}" if is_paced else minutes
            if self.inks.width(CAPTION, both) <= width:
                lines.append(CardText("", both))
            else:
                lines += [CardText("", minutes), CardText("", pace)]
        lines += self._match(block, units, width)
        moved = words.moved_words(block)
        if moved:
            lines.append(CardText("arrow-right", moved))
        text = words.own_line(session)
        if text:
            name = words.in_two(text, width, partial(self.inks.width, CAPTION))
            lines += [CardText("", one) for one in name]
        return lines

    def _match(self, block: Block, units: Units, width: float) -> list[CardText]:
        """Return what was planned and what became of it, on two lines where one is too short."""
        mark, kept = mark_of(block.kept), words.kept_word(block, also_missed=True)
        planned = ""
        if block.plan is not None and block.plan.distance_m is not None:
            planned = words.plus_plan(format_distance(block.plan.distance_m, units))
        parts = [one for one in (planned, kept) if one]
        whole = ", ".join(parts)
        if not parts or self.inks.width(CAPTION, whole) + self.inks.px(MARK_PX) + 5 <= width:
            return [CardText("", whole, mark)] if parts else []
        return [CardText("", parts[0], mark), *(CardText("", one) for one in parts[1:])]

    # painting

    def paint(
        self, painter: QPainter, box: QRectF, cell: DayCell, units: Units, state: DayState, *,
        is_today: bool,
    ) -> None:  # fmt: skip
        """Paint a whole day."""
        self._ground(painter, box, state, is_today=is_today)
        self._head(painter, box, cell, is_today=is_today)
        if not cell.blocks:
            self._day_words(painter, box, cell)
        bottom = box.top() + self.sizes.head + _PAD_PX
        buttons = self.buttons(cell, box, units)
        drawn = self.boxes(cell, box, units)
        for place, block in drawn:
            if block.session.id in state.faded:
                painter.setOpacity(0.35)
            self._card(painter, place, block, units)
            painter.setOpacity(1.0)
            if state.is_current and block.session.id == state.picked:
                ring = place.adjusted(-1.5, -1.5, 1.5, 1.5)
                self.inks.frame(painter, ring, self.inks.pen("text", 2.0), _BLOCK_RADIUS)
            bottom = place.bottom() + 6
        for place, _block in buttons:
            self._button(painter, place)
        if not cell.blocks and cell.look is not DayLook.EMPTY:
            bottom += self.inks.line(SMALL) + 8
        self._badges(painter, box, cell, bottom, len(cell.blocks) - len(drawn))
        self._check_in(painter, box, cell)
        if state.is_current:
            pen = self.inks.pen("accent", 2.2) if state.has_focus else self.inks.pen("control", 1.6)
            self.inks.frame(painter, box.adjusted(0.5, 0.5, -1.5, -1.5), pen, 10)

    def _ground(self, painter: QPainter, box: QRectF, state: DayState, *, is_today: bool) -> None:
        inks = self.inks
        ground = "accent_soft" if state.is_chosen else "out" if is_today else "surface"
        painter.fillRect(box, inks.color(ground))
        band = QRectF(box.left(), box.bottom() - self.sizes.band, box.width(), self.sizes.band)
        painter.fillRect(band, inks.color("out"))
        painter.setPen(inks.pen("border"))
        right = round(box.right()) - 0.5
        for y in (box.top() + self.sizes.head, band.top()):
            painter.drawLine(QLineF(box.left(), round(y) - 0.5, right, round(y) - 0.5))
        painter.drawLine(QLineF(right, box.top(), right, box.bottom()))

    def _head(self, painter: QPainter, box: QRectF, cell: DayCell, *, is_today: bool) -> None:
        inks = self.inks
        head = QRectF(box.left() + 11, box.top(), box.width() - 22, self.sizes.head)
        number = str(cell.day.day)
        side = inks.px(26)
        used = inks.text(painter, head, weekday_name(cell.day), "text2", CAPTION)
        room = head.adjusted(used + 4, 0, -side - 4, 0)
        if is_today:
            disc = QRectF(head.right() - side, head.center().y() - side / 2, side, side)
            inks.box(painter, disc, "accent", side / 2)
            inks.text(painter, disc, number, "on_accent", SMALL_BOLD, CENTRE)
            if inks.width(CAPTION_BOLD, words.today_word()) <= room.width():
                inks.text(painter, room, words.today_word(), "accent", CAPTION_BOLD)
        else:
            inks.text(painter, head, number, "text", HEADING_BOLD, RIGHT)
        if cell.note:
            left = head.right() - side - inks.px(14) - 4
            inks.icon(painter, "sticky-note", "text3", left, head.center().y(), 14)

    def _day_words(self, painter: QPainter, box: QRectF, cell: DayCell) -> None:
        inks, text = self.inks, words.day_words(cell.look)
        if not text:
            return
        top = box.top() + self.sizes.head + _PAD_PX + 3
        line = QRectF(box.left() + 12, top, box.width() - 20, inks.line(SMALL))
        icon = DAY_ICONS.get(cell.look)
        if icon:
            line.setLeft(
                line.left()
                + inks.icon(painter, icon, "text2", line.left(), line.center().y(), 16)
                + 6
            )
        used = inks.text(painter, line, text, "text2", SMALL)
        mark = mark_of(cell.rest_kept)
        if mark is not None and used + 6 + inks.px(MARK_PX) <= line.width():
            inks.mark(painter, mark, line.left() + used + 6, line.center().y())

    def _card(self, painter: QPainter, box: QRectF, block: Block, units: Units) -> None:
        inks = self.inks
        self._card_ground(painter, box, block)
        upper, lower = block_inks(block)
        left, right = box.left() + 10, box.right() - 8
        line = QRectF(left, box.top() + _PAD_PX, right - left, inks.line(SMALL_BOLD))
        self._title(painter, QRectF(line), block, upper)
        line = QRectF(left, line.bottom() + 1, right - left, inks.line(LEAD_BOLD))
        self._figure(painter, line, block, units, lower)
        top, bottom = line.bottom() + 1, box.bottom() - 2
        token = lower if block.look is Look.DONE else "text2"
        for text in self._lines(block, units, right - left):
            line = QRectF(left, top, right - left, self.sizes.line)
            if line.bottom() > bottom:
                return
            self._line(painter, line, text, token)
            top = line.bottom()
        if block.look is Look.DONE and block.session.heaviness is not None:
            room = QRectF(left, top + 5, right - left, inks.line(CAPTION) + 3 + inks.px(6))
            if room.bottom() <= bottom:
                self._heaviness(painter, room, block)

    def _title(self, painter: QPainter, line: QRectF, block: Block, token: str) -> None:
        """Draw sign and name, the name alone where there is no room for both."""
        inks, side = self.inks, self.inks.px(15) + 5
        title = words.block_title(block)
        if inks.width(SMALL_BOLD, title) + side > line.width():
            title = words.short_title(block)
        if inks.width(SMALL_BOLD, title) + side <= line.width():
            inks.icon(
                painter, session_icon(block.session), token, line.left(), line.center().y(), 15
            )
            line.setLeft(line.left() + side)
        inks.text(painter, line, title, token, SMALL_BOLD)

    def _line(self, painter: QPainter, line: QRectF, card_text: CardText, token: str) -> None:
        """Draw one line of a card with its sign."""
        inks, (icon, text, mark), left = self.inks, card_text, line.left()
        middle = line.center().y()
        if mark is not None:
            line.setLeft(left + inks.mark(painter, mark, left, middle) + 5)
        if icon:
            line.setLeft(left + inks.icon(painter, icon, token, left, middle, 13) + 4)
        inks.text(painter, line, text, token, CAPTION)

    def _button(self, painter: QPainter, box: QRectF) -> None:
        inks = self.inks
        inks.box(painter, box, "surface", 7)
        inks.frame(painter, box, inks.pen("control"), 7)
        whole, short = words.mark_done_words(), words.sentence(words.done_word())
        text = whole if inks.width(CAPTION_BOLD, whole) <= box.width() - 4 else short
        inks.text(painter, box, text, "text", CAPTION_BOLD, CENTRE)

    def _figure(
        self, painter: QPainter, line: QRectF, block: Block, units: Units, token: str
    ) -> None:
        inks = self.inks
        figure = words.figure(block.session, units, with_unit=False)
        unit = units.value if figure != words.figure(block.session, units) else ""
        room = line.width() - (inks.width(SMALL, unit) + 4 if unit else 0)
        kind = LEAD_BOLD if inks.width(LEAD_BOLD, figure) <= room else SMALL_BOLD
        used = inks.text(painter, line, figure, token, kind)
        muted = token if block.look is Look.DONE else "text2"
        inks.text(painter, line.adjusted(used + 4, 2, 0, 0), unit, muted, SMALL)

    def _card_ground(self, painter: QPainter, box: QRectF, block: Block) -> None:
        inks, is_run = self.inks, block.session.is_run
        if block.look is Look.DONE:
            inks.box(painter, box, "done" if is_run else "other", _BLOCK_RADIUS)
            if not is_run:
                inks.frame(painter, box, inks.pen("control"), _BLOCK_RADIUS)
        elif block.look is Look.PLANNED:
            inks.box(painter, box, "surface", _BLOCK_RADIUS)
            pen = inks.pen("accent" if is_run else "control", 1.6)
            inks.frame(painter, box, pen, _BLOCK_RADIUS)
        else:
            inks.box(painter, box, "step", _BLOCK_RADIUS)
            inks.box(painter, box, inks.hatch("hatch"), _BLOCK_RADIUS)
            inks.frame(painter, box, inks.pen("control"), _BLOCK_RADIUS)

    def _heaviness(self, painter: QPainter, box: QRectF, block: Block) -> None:
        inks, level = self.inks, block.session.heaviness or 0
        line = QRectF(box.left(), box.top(), box.width(), inks.line(CAPTION))
        inks.text(painter, line, words.heaviness_word(), "on_done", CAPTION)
        inks.text(painter, line, str(level), "on_done", CAPTION_BOLD, RIGHT)
        each = box.width() / _STEPS
        for step in range(_STEPS):
            place = QRectF(box.left() + step * each, line.bottom() + 3, each - 2.5, inks.px(6))
            painter.setOpacity(1.0 if step < level else 0.35)
            inks.box(painter, place, "on_done", 2)
        painter.setOpacity(1.0)

    def _badges(self, painter: QPainter, box: QRectF, cell: DayCell, top: float, more: int) -> None:
        inks = self.inks
        height = inks.line(MICRO_BOLD) + 8
        bottom = box.bottom() - self.sizes.band
        for badge in cell.badges:
            if top + height > bottom:
                return
            icon, token = badge_look(badge)
            place = QRectF(box.left() + 7, top, box.width() - 14, height)
            inks.box(painter, place, f"{token}_soft")
            room = place.adjusted(6, 0, -4, 0)
            if inks.px(13) + 4 + inks.width(MICRO_BOLD, badge.words) <= room.width():
                used = inks.icon(painter, icon, token, room.left(), room.center().y(), 13)
                room.setLeft(room.left() + used + 4)
            inks.text(painter, room, badge.words, token, MICRO_BOLD)
            top += height + 4
        if more and top + height <= bottom:
            place = QRectF(box.left() + 10, top, box.width() - 20, height)
            inks.text(painter, place, words.more_words(more), "text2", MICRO_BOLD)

    def _check_in(self, painter: QPainter, box: QRectF, cell: DayCell) -> None:
        check_in = cell.check_in
        if check_in is None:
            return
        inks = self.inks
        top = box.bottom() - self.sizes.band + 8
        each = inks.line(CAPTION) + 6
        for number, (icon, name, value, is_poor) in enumerate(words.check_in_rows(check_in)):
            line = QRectF(box.left() + 11, top + number * each, box.width() - 22, each)
            used = inks.icon(painter, icon, "text2", line.left(), line.center().y(), 14) + 5
            kind, token = (CAPTION_BOLD, "text") if is_poor else (CAPTION, "text2")
            right = inks.text(painter, line, value, token, kind, RIGHT)
            room = line.adjusted(used, 0, -right - 4, 0)
            if inks.width(MICRO, name) <= room.width():
                inks.text(painter, room, name, "text2", CAPTION)
