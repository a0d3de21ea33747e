"""What month, week and agenda share: a table of days under mouse and keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QTableView, QToolTip

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of
from heavylegs_gui.ui.calendar import words as calendar_words
from heavylegs_gui.ui.calendar.cells import Block, DayCell
from heavylegs_gui.ui.calendar.choice import Choice
from heavylegs_gui.ui.calendar.day_painter import DayPainter, DayState
from heavylegs_gui.ui.calendar.drag import Drag
from heavylegs_gui.ui.calendar.inks import Inks
from heavylegs_gui.ui.calendar.keys import command_of
from heavylegs_gui.ui.calendar.mouse import Mouse
from heavylegs_gui.ui.calendar.walk import walk
from heavylegs_gui.ui.models.day_table import DayTable, Layout
from heavylegs_gui.ui.widgets.plain_table import make_plain
from heavylegs_gui.ui.widgets.session_delegate import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent, QModelIndex, QPoint
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QHelpEvent,
        QKeyEvent,
        QMouseEvent,
        QResizeEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.domain.weeks import WeekStart
    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.ui.calendar.reader import Span
    from heavylegs_gui.ui.models.day_table import Index
    from heavylegs_gui.ui.theme.theme import ThemeManager

_NOTCH = 120
"""One step of a mouse wheel [1/8 degree]."""
PLAIN = {
    (is_first, is_out): DayState(is_first=is_first, is_out=is_out)
    for is_first in (False, True)
    for is_out in (False, True)
}
"""How most cells are: not chosen; by whether one is the first, and of another month."""


class Hand(Protocol):
    """Draws the cells of one view and knows where their sessions stand."""

    def boxes(self, cell: DayCell, box: QRectF) -> tuple[tuple[QRectF, Block], ...]:
        """Return where the sessions of a cell are drawn."""

    def buttons(self, cell: DayCell, box: QRectF, /) -> tuple[tuple[QRectF, Block], ...]:
        """Return where the buttons of a cell are drawn that mark a session as done."""

    def draw(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """Draw the cell of an index."""


class GridDelegate(QStyledItemDelegate):
    """Lets the hand of a view paint its cells."""

    def __init__(self, hand: Hand, grid: DayGrid) -> None:
        super().__init__(grid)
        self.hand = hand

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.hand.draw(painter, QRectF(option.rect), index)


class DayGrid(QTableView):
    """A table of days.

    Attributes:
        table: The days.
        inks: What is drawn with.
        days: The hand that draws days and blocks.
        choice: Where the keyboard is and what is chosen.
        drag: The session that hangs on the mouse.
        month: A day of the month in view; days of others have another ground.
        hand: What draws the cells.
        scrolls: Whether the wheel scrolls; else it turns the page.
        week_start: First day of the runner's week.

    Signals:
        chosen: The choice is another one.
        commanded: With the :class:`Command` of a key.
        day_wanted: With a day outside of what is in view, and whether days are being chosen.
        turned: With the number of pages to turn.
        menu_wanted: With the place on the screen.
        edit_wanted: With a session that was clicked twice.
        new_wanted: With an empty day that was clicked twice.
        done_wanted: With a session whose button "Mark done" was clicked.
        week_chosen: With the :class:`WeekCell` whose sums were clicked.
    """

    STEPS: ClassVar[Mapping[Qt.Key, int]] = {}
    """Arrow keys and how many days they go."""

    chosen = Signal()
    commanded = Signal(object)
    day_wanted = Signal(object, bool)
    turned = Signal(int)
    menu_wanted = Signal(object)
    edit_wanted = Signal(int)
    new_wanted = Signal(object)
    week_chosen = Signal(object)
    done_wanted = Signal(int)

    hand: Hand

    def __init__(
        self, theme: ThemeManager, layout: Layout, day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self.inks = theme, Inks(theme)
        self.days = DayPainter(self.inks)
        self.table = DayTable(layout, self)
        self.week_start: WeekStart | None = None
        self.month = day
        self.scrolls = False
        self._choice = Choice.on(day)
        self._wheel = 0
        self.setModel(self.table)
        make_plain(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("calendarGrid")
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.drag = Drag(self)
        self.drag.changed.connect(self.viewport().update)
        self._mouse = Mouse(self)
        theme.changed.connect(self.follow_theme)

    def set_hand(self, hand: Hand) -> None:
        """Let a hand draw the cells."""
        self.hand = hand
        self.setItemDelegate(GridDelegate(hand, self))

    # what is shown

    @property
    def span(self) -> Span:
        """What is in view."""
        span = self.table.shown
        if span is None:
            raise RuntimeError("nothing is shown yet")
        return span

    @property
    def choice(self) -> Choice:
        return self._choice

    def show_span(self, span: Span, units: Units, words: WarningWords, choice: Choice) -> None:
        """Show other days and put the keyboard where it was."""
        self.table.show(span, units, words)
        self.arrange()
        self._choice = choice
        self._mark_choice()
        self.viewport().update()

    def choose(self, choice: Choice) -> None:
        """Choose something that is in view."""
        if choice != self._choice:
            self._choice = choice
            self._mark_choice()
            self.viewport().update()
            self.chosen.emit()

    def arrange(self) -> None:
        """Give rows and columns their sizes."""

    def follow_theme(self) -> None:
        """Take colours and lettering anew."""
        self.inks.forget()
        self.days.forget()
        self.horizontalHeader().setFont(self.theme.font("caption"))
        self.arrange()
        self.viewport().update()

    def _mark_choice(self) -> None:
        """Tell Qt, and so a screen reader, which cells are chosen."""
        index = self.table.index_of(self._choice.current)
        flags = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        if index != self.currentIndex():
            model.setCurrentIndex(index, flags.NoUpdate)
        if self.scrolls and index.isValid():
            self.scrollTo(index)
        chosen = QItemSelection()
        for day in self._choice.days:
            place = self.table.index_of(day)
            if place.isValid():
                chosen.select(place, place)
        model.select(chosen, flags.ClearAndSelect)

    # where things are

    def cell_box(self, index: QModelIndex) -> QRectF:
        """Return where a cell is drawn."""
        return QRectF(self.visualRect(index))

    def day_at(self, place: QPoint) -> date | None:
        """Return the day at a place of the viewport."""
        cell = self.table.cell(self.indexAt(place))
        return None if cell is None else cell.day

    def block_at(self, place: QPoint) -> Block | None:
        """Return the session at a place of the viewport."""
        index = self.indexAt(place)
        cell = self.table.cell(index)
        boxes = () if cell is None else self.hand.boxes(cell, self.cell_box(index))
        return next((block for box, block in boxes if box.contains(QPointF(place))), None)

    def button_at(self, place: QPoint) -> Block | None:
        """Return the session whose button is at a place of the viewport."""
        index = self.indexAt(place)
        cell = self.table.cell(index)
        boxes = () if cell is None else self.hand.buttons(cell, self.cell_box(index))
        return next((block for box, block in boxes if box.contains(QPointF(place))), None)

    def block_box(self, session_id: int) -> QRectF | None:
        """Return where a session is drawn, ``None`` when it is not in sight."""
        for cell in self.span.days:
            if session_id in cell.ids:
                box = self.cell_box(self.table.index_of(cell.day))
                for place, block in self.hand.boxes(cell, box):
                    if block.session.id == session_id:
                        return place
        return None

    def state_of(self, cell: DayCell) -> DayState:
        """Return how a cell looks beside its contents."""
        choice, month = self._choice, self.month
        is_out = (cell.day.month, cell.day.year) != (month.month, month.year)
        is_first = cell.day == self.span.first
        if cell.day not in choice.days and not self.drag.is_active:
            return PLAIN[is_first, is_out]
        picked = next(iter(choice.picked)) if len(choice.picked) == 1 else 0
        return DayState(
            is_first=is_first,
            is_out=is_out,
            is_current=cell.day == choice.current,
            is_chosen=choice.is_many and cell.day in choice.days,
            has_focus=self.hasFocus(),
            picked=picked if len(cell.blocks) > 1 else 0,
            faded=self.drag.faded,
        )

    # keyboard

    def go(self, day: date, *, extend: bool = False) -> None:
        """Put the keyboard on a day; outside of the view others turn the page."""
        if not self.span.holds(day):
            self.day_wanted.emit(day, extend)
        elif extend:
            self.choose(self._choice.extended_to(day))
        else:
            self.choose(Choice.on(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.drag.is_active and event.key() == Qt.Key.Key_Escape:
            self.drag.cancel()
        elif not walk(self, event):
            command = command_of(event.key(), event.modifiers())
            if command is None:
                event.ignore()
            else:
                self.commanded.emit(command)

    def first_of_week(self, day: date) -> date:
        """Return the first day of the runner's week."""
        if self.week_start is not None:
            return week_of(day, self.week_start)
        return self.span.first + timedelta(weeks=(day - self.span.first).days // DAYS_PER_WEEK)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.scrolls:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        pages = int(self._wheel / _NOTCH)
        self._wheel -= pages * _NOTCH
        if pages:
            self.turned.emit(-pages)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() is event.Reason.Keyboard
        self.menu_wanted.emit(self.place_of_menu() if is_key else event.globalPos())

    def place_of_menu(self) -> QPoint:
        """Return where a menu opens that a key asked for: on the day, on the screen."""
        box = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(box.center())

    # looks

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
        self.drag.layer.setGeometry(self.viewport().rect())
        if self.scrolls:
            self.scrollTo(self.currentIndex())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == event.Type.ToolTip:
            return self._show_tip(event)  # type: ignore[arg-type]
        return super().viewportEvent(event)

    def _show_tip(self, event: QHelpEvent) -> bool:
        index, table = self.indexAt(event.pos()), self.table
        cell, week = table.cell(index), table.week(index)
        text = ""
        if cell is not None:
            text = calendar_words.tip(cell, table.units, table.words)
        elif week is not None:
            text = calendar_words.week_tip(week, table.units, table.words)
        if text:
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
        else:
            QToolTip.hideText()
        return True
