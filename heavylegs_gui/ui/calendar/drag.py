"""A session on its way to another day: what hangs on the mouse and what the target says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.ui.calendar.inks import CAPTION, CENTRE, SMALL_BOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from heavylegs_gui.domain.mileage import WeekTotal
    from heavylegs_gui.ui.calendar.cells import Block
    from heavylegs_gui.ui.calendar.grid import DayGrid

_BOX_PX = 320
_PADDING_PX = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of a session on another day.

    Attributes:
        day: The day.
        level: The most pressing new warning, ``None`` when the day fits.
        headline: The finding in words.
        details: More of them.
        weeks: The sums of the weeks that would be others, by their first day.
    """

    day: date
    level: Level | None
    headline: str
    details: tuple[str, ...] = ()
    weeks: tuple[WeekTotal, ...] = ()


class Drag(QObject):
    """The drag of one or more sessions.

    Attributes:
        ids: The sessions that are dragged.
        source: The day of the one under the mouse.
        target: The day under the mouse.
        copying: Whether Ctrl is held.
        verdict: What the rules say of the target, once it is known.
        fitting: The nearest day that fits, once it is known.
        fitting_words: Its words.

    Signals:
        entered: The target or the way of the drag is another one.
        dropped: With the sessions, the days from where and to where, and whether to copy.
        changed: What is drawn is another thing.
    """

    entered = Signal()
    dropped = Signal(object, object, bool)
    changed = Signal()

    def __init__(self, grid: DayGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.layer = DragLayer(self, grid)
        self._start: QPoint | None = None
        self._block: Block | None = None
        self._clear()

    def _clear(self) -> None:
        self.ids: tuple[int, ...] = ()
        self.source: date | None = None
        self.target: date | None = None
        self.copying = False
        self.is_active = False
        self.verdict: Verdict | None = None
        self.fitting: date | None = None
        self.fitting_words = ""
        self.place = QPoint()

    # from the mouse

    def prepare(self, place: QPoint, block: Block, ids: Sequence[int]) -> None:
        """Be ready: the mouse was pressed on a session."""
        self._clear()
        self._start, self._block = place, block
        self.source = block.session.local_date
        own = block.session.id
        self.ids = tuple(ids) if own in ids else () if own is None else (own,)

    def move(self, place: QPoint, modifiers: Qt.KeyboardModifier) -> bool:
        """Follow the mouse and return whether something hangs on it."""
        if self._start is None or not self.ids:
            return False
        if not self.is_active:
            far = (place - self._start).manhattanLength()
            if far < QApplication.startDragDistance():
                return False
            self._begin()
        self.place = place
        self._aim(self._grid.day_at(place), copying=_is_copy(modifiers))
        self.layer.update()
        return True

    def drop(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Let go and return whether something was dragged."""
        was_active, target, ids = self.is_active, self.target, self.ids
        source, copying = self.source, _is_copy(modifiers)
        self.cancel()
        is_aimed = target is not None and source is not None and target != source
        if was_active and is_aimed and ids:
            self.dropped.emit(ids, (source, target), copying)
        return was_active

    def cancel(self) -> None:
        """Put everything back where it was."""
        was_active = self.is_active
        self._start = self._block = None
        self._clear()
        if was_active:
            self._grid.viewport().unsetCursor()
            self.layer.hide()
            self.changed.emit()
            self.entered.emit()

    def _begin(self) -> None:
        self.is_active = True
        self._grid.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.layer.setGeometry(self._grid.viewport().rect())
        self.layer.show()
        self.layer.raise_()

    def _aim(self, day: date | None, *, copying: bool) -> None:
        if (day, copying) == (self.target, self.copying):
            return
        self.target, self.copying = day, copying
        self.verdict, self.fitting, self.fitting_words = None, None, ""
        self.changed.emit()
        self.entered.emit()

    # from the rules

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what the rules say of the target."""
        if verdict.day == self.target:
            self.verdict = verdict
            self.changed.emit()
            self.layer.update()

    def show_fitting(self, day: date | None, words: str) -> None:
        """Frame the nearest day that fits."""
        self.fitting, self.fitting_words = day, words
        self.changed.emit()
        self.layer.update()

    @property
    def block(self) -> Block | None:
        """The session under the mouse."""
        return self._block

    @property
    def faded(self) -> frozenset[int]:
        """The sessions that are drawn pale where they come from."""
        return frozenset(self.ids) if self.is_active and not self.copying else frozenset()


def _is_copy(modifiers: Qt.KeyboardModifier) -> bool:
    return bool(modifiers & Qt.KeyboardModifier.ControlModifier)


class DragLayer(QWidget):
    """Paints target, words and ghost above the cells."""

    def __init__(self, drag: Drag, grid: DayGrid) -> None:
        super().__init__(grid.viewport())
        self._drag, self._grid = drag, grid
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            drag = self._drag
            if drag.fitting is not None:
                self._frame(painter, drag.fitting, "good")
            if drag.target is not None and drag.target != drag.source:
                self._paint_target(painter, drag.target)
            self._paint_ghost(painter)
            if drag.target is not None and drag.verdict is not None:
                self._paint_words(painter, drag.target, drag.verdict)

    def _box(self, day: date) -> QRectF:
        return self._grid.cell_box(self._grid.table.index_of(day)).adjusted(2, 2, -3, -3)

    def _frame(self, painter: QPainter, day: date, token: str) -> None:
        inks = self._grid.inks
        pen = inks.pen(token, 2.0, Qt.PenStyle.CustomDashLine)
        box = self._box(day)
        inks.frame(painter, box, pen, 7)
        if token == "good":
            side = inks.px(14)
            inks.icon(painter, "check", "good", box.right() - side - 5, box.top() + 6 + side / 2)

    def _paint_target(self, painter: QPainter, day: date) -> None:
        token = level_token(self._drag.verdict)
        painter.setOpacity(0.55)
        self._grid.inks.box(painter, self._box(day), f"{token}_soft", 7)
        painter.setOpacity(1.0)
        self._frame(painter, day, token)

    def _paint_ghost(self, painter: QPainter) -> None:
        drag = self._drag
        if drag.block is None:
            return
        inks = self._grid.inks
        width = min(self._box(drag.target or drag.source or self._grid.span.first).width(), 180.0)
        place = drag.place
        box = QRectF(place.x() - width * 0.4, place.y() - 14, width, self._grid.days.sizes.tall)
        painter.setOpacity(0.92)
        self._grid.days.block(painter, box, drag.block, self._grid.table.units, is_tall=True)
        painter.setOpacity(1.0)
        count = len(drag.ids)
        if count > 1 or drag.copying:
            text = ("+" if drag.copying else "") + (str(count) if count > 1 else "")
            width = max(inks.px(20), inks.width(SMALL_BOLD, text) + 10)
            disc = QRectF(box.right() - width / 2, box.top() - 9, width, inks.px(20))
            inks.box(painter, disc, "accent", disc.height() / 2)
            inks.text(painter, disc, text, "on_accent", SMALL_BOLD, CENTRE)

    def _paint_words(self, painter: QPainter, day: date, verdict: Verdict) -> None:
        inks, token = self._grid.inks, level_token(verdict)
        lines = [(verdict.headline, token if token != "accent" else "text", SMALL_BOLD)]
        lines += [(one, "text2", CAPTION) for one in verdict.details]
        if self._drag.fitting_words:
            token = "text2" if self._drag.fitting is None else "good"
            lines.append(
                (self._drag.fitting_words, token, CAPTION if token == "text2" else SMALL_BOLD)
            )
        most = min(inks.px(_BOX_PX), self.width() - 8)
        icon = inks.px(18) + 8
        metrics = [inks.metrics(kind) for _text, _token, kind in lines]
        room = most - 2 * _PADDING_PX - icon
        wrap = int(Qt.TextFlag.TextWordWrap)
        boxes = [
            one.boundingRect(QRectF(0, 0, room, 400), wrap, text)
            for one, (text, _token, _kind) in zip(metrics, lines, strict=True)
        ]
        height = sum(one.height() for one in boxes) + 4 * (len(lines) - 1) + 2 * _PADDING_PX - 4
        width = max(one.width() for one in boxes) + icon + 2 * _PADDING_PX + 2
        box = self._words_box(day, width, height)
        inks.box(painter, box, "surface", 10)
        inks.frame(painter, box, inks.pen("control", 1.2), 10)
        top = box.top() + _PADDING_PX - 2
        for (text, ink, kind), bound in zip(lines, boxes, strict=True):
            sign = LINE_SIGNS.get(ink, "")
            if sign:
                middle = top + inks.line(kind) / 2
                inks.icon(painter, sign, ink, box.left() + _PADDING_PX, middle, 18)
            painter.setFont(inks.font(kind))
            painter.setPen(inks.color(ink))
            left = box.left() + _PADDING_PX + icon
            painter.drawText(QRectF(left, top, room, bound.height() + 1), wrap, text)
            top += bound.height() + 4

    def _words_box(self, day: date, width: float, height: float) -> QRectF:
        """Return the place of the words: above the target, in the first row below it."""
        target = self._box(day)
        left = max(4.0, min(target.center().x() - width / 2, self.width() - width - 4))
        top = target.top() - height - 6
        if top < 2:
            top = min(target.bottom() + 6, self.height() - height - 2)
        return QRectF(left, top, width, height)


LINE_SIGNS = {"danger": "octagon-alert", "warn": "triangle-alert", "info": "info", "good": "check"}


def level_token(verdict: Verdict | None) -> str:
    """Return the colour of what the rules say."""
    if verdict is None:
        return "accent"
    if verdict.level is None:
        return "good"
    return {Level.INFO: "info", Level.CAUTION: "warn", Level.ALERT: "danger"}[verdict.level]
