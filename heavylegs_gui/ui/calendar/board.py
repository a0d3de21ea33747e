"""The calendar's parts on the page: tools, the three views, panel or bar, and the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from heavylegs_gui.ui.calendar import words as calendar_words
from heavylegs_gui.ui.calendar.agenda_view import AgendaView
from heavylegs_gui.ui.calendar.day_bar import DayBar
from heavylegs_gui.ui.calendar.drawer import DayDrawer
from heavylegs_gui.ui.calendar.legend import CalendarLegend
from heavylegs_gui.ui.calendar.month_view import MonthView
from heavylegs_gui.ui.calendar.panel import PANEL_PX, DayPanel
from heavylegs_gui.ui.calendar.tools_row import ToolsRow
from heavylegs_gui.ui.calendar.week_cards import WeekCards
from heavylegs_gui.ui.calendar.week_view import WeekView
from heavylegs_gui.ui.widgets.basics import Card

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from heavylegs_gui.ui.calendar.grid import DayGrid
    from heavylegs_gui.ui.calendar.panel import DayFacts
    from heavylegs_gui.ui.calendar.reader import Span
    from heavylegs_gui.ui.theme.theme import ThemeManager

_WIDE_PX = 1100
"""From this width of the window on the panel has room beside the month, at normal text [px]."""
_LEGEND_PX = 540
"""From this height on the legend has room below the month, at normal text [px]."""
_TALL_PX = 640
"""From this height on the cards below the week are tall, at normal text [px]."""
_HEAVY_RUNS = 2
"""From so many heavy runs in a row the chip says so. Source: own value."""
_LOWEST_PX = 430
"""From this height on the cards have room below the week, at normal text [px]."""


class Board(QWidget):
    """Everything but the page's own state.

    Attributes:
        tools: The row above.
        grids: The three views by their names.
        month: The first of them.
        panel: The chosen day, in a wide window.
        bar: The chosen day, in a narrow one.
        cards: What stands below the week.

    Signals:
        edit_requested, menu_requested, new_requested, log_requested, fix_requested,
        keep_requested, warning_chosen, routine_requested, again_requested: As those of the panel,
            from wherever the day is shown.
        panel_hidden: The runner closed the panel.
    """

    edit_requested = Signal(int)
    menu_requested = Signal(int, QPoint)
    new_requested = Signal()
    log_requested = Signal()
    fix_requested = Signal()
    keep_requested = Signal()
    warning_chosen = Signal(object)
    routine_requested = Signal(str)
    again_requested = Signal()
    panel_hidden = Signal()

    def __init__(self, theme: ThemeManager, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawer: DayDrawer | None = None
        self._facts: DayFacts | None = None
        self._wants_panel = True
        self.view = "month"
        self.tools = ToolsRow(theme)
        self.month = MonthView(theme, day)
        self.grids: dict[str, DayGrid] = {
            "month": self.month,
            "week": WeekView(theme, day),
            "agenda": AgendaView(theme, day),
        }
        self.panel, self.bar, self.cards = DayPanel(theme), DayBar(theme), WeekCards(theme)
        self.legend = CalendarLegend(theme)
        self._lay_out()
        self._connect_day(self.panel)
        self.panel.close_requested.connect(self.hide_panel)
        self.bar.open_requested.connect(self.open_day)
        for one in (self.bar, self.cards):
            one.fix_requested.connect(self.fix_requested)
        self.cards.keep_requested.connect(self.keep_requested)
        self.cards.warning.routine_requested.connect(self.routine_requested)

    def _lay_out(self) -> None:
        self._pile = QStackedWidget()
        for grid in self.grids.values():
            card = Card(margins=(1, 1, 1, 1), spacing=0)
            card.body.addWidget(grid)
            self._pile.addWidget(card)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._pile, 1)
        left.addWidget(self.cards)
        left.addWidget(self.legend)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addLayout(left, 1)
        beside.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.tools)
        layout.addLayout(beside, 1)
        layout.addWidget(self.bar)

    def _connect_day(self, panel: DayPanel) -> None:
        panel.edit_requested.connect(self.edit_requested)
        panel.menu_requested.connect(self.menu_requested)
        panel.new_requested.connect(self.new_requested)
        panel.log_requested.connect(self.log_requested)
        panel.fix_requested.connect(self.fix_requested)
        panel.keep_requested.connect(self.keep_requested)
        panel.warning_chosen.connect(self.warning_chosen)
        panel.routine_requested.connect(self.routine_requested)
        panel.again_requested.connect(self.again_requested)

    @property
    def grid(self) -> DayGrid:
        """The view in front."""
        return self.grids[self.view]

    @property
    def is_wide(self) -> bool:
        """Whether the panel has room beside the month."""
        return self.window().width() >= self._theme.px(_WIDE_PX)

    @property
    def drawer_is_open(self) -> bool:
        """Whether the day lies over the window."""
        return self._drawer is not None and self._drawer.isVisible()

    # what is shown

    def show_view(self, name: str) -> None:
        """Bring a view to the front."""
        self.view = name
        self._pile.setCurrentIndex(list(self.grids).index(name))
        self.tools.views.set_value(name)
        self.fit()

    def show_title(self, month: date, span: Span, warnings: int, heavy: int) -> None:
        """Name what is in view.

        Args:
            month: A day of the month in view.
            span: What is in view.
            warnings: How many warnings it holds that are more than a hint.
            heavy: How many heavy runs followed each other up to the last one.
        """
        words, short = calendar_words.month_words(month), calendar_words.short_month_words(month)
        if self.view == "week":
            words = short = calendar_words.span_words(span.first, span.last)
        tools = self.tools
        tools.warnings.show_words(calendar_words.warnings_words(warnings), str(warnings))
        said = self.tr("Heavy {0} runs in a row").format(heavy) if heavy >= _HEAVY_RUNS else ""
        tools.heavy.show_words(said, str(heavy))
        tools.show_title(words, short)

    def show_day(self, facts: DayFacts) -> None:
        """Show the chosen day wherever it is in sight."""
        self._facts = facts
        if self.panel.isVisibleTo(self):
            self.panel.show_day(facts)
        if self.bar.isVisibleTo(self):
            self.bar.show_day(facts)
        if self._drawer is not None and self._drawer.isVisible():
            self._drawer.day.show_day(facts)

    def open_day(self) -> None:
        """Give the keyboard the day's details: the panel, or a drawer where it has no room."""
        if self.is_wide and self.view != "week":
            self._wants_panel = True
            self.fit()
            self.panel.focus_widget().setFocus()
            return
        if self._drawer is None:
            self._drawer = DayDrawer(self._theme, self.window_content())
            self._connect_day(self._drawer.day)
        if self._facts is not None:
            self._drawer.day.show_day(self._facts)
        self._drawer.open_day()

    def close_day(self) -> None:
        """Close the drawer."""
        if self._drawer is not None and self._drawer.isVisible():
            self._drawer.dismiss()

    def hide_panel(self) -> None:
        """Leave the room to the month until a day is opened again."""
        self._wants_panel = False
        self.fit()
        self.grid.setFocus()

    def window_content(self) -> QWidget:
        """Return what drawers cover: the window without its frame."""
        window = self.window()
        central = getattr(window, "centralWidget", None)
        content = central() if callable(central) else None
        return content if isinstance(content, QWidget) else window

    def fit(self) -> None:
        """Choose between panel and bar for the present width."""
        is_week = self.view == "week"
        is_wide = self.is_wide
        had_panel = self.panel.isVisibleTo(self)
        self.panel.setVisible(is_wide and not is_week and self._wants_panel)
        self.panel.setFixedWidth(self._theme.px(PANEL_PX))
        self.bar.setVisible(not is_wide and not is_week)
        self.cards.setVisible(is_week and self.height() >= self._theme.px(_LOWEST_PX))
        self.cards.set_tall(tall=self.height() >= self._theme.px(_TALL_PX))
        has_room = self.height() >= self._theme.px(_LEGEND_PX)
        self.legend.setVisible(self.view == "month" and has_room)
        if self._facts is not None and self.panel.isVisibleTo(self) != had_panel:
            self.show_day(self._facts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
