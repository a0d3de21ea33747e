"""Search and filters of the session list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from heavylegs_gui.domain.log_query import SessionQuery
from heavylegs_gui.domain.training import Sport, Status
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.ui.models.words import sport_word
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Label, row
from heavylegs_gui.ui.widgets.date_field import DateField
from heavylegs_gui.ui.widgets.search_edit import SearchEdit

HEAVY_FROM = 7
_PAUSE_MS = 120
"""Time without a key stroke before the list follows the search [ms]."""
_YEAR_DAYS = 365
_SEARCH_PX = 90
_ALL, _THIS_YEAR, _TWELVE_MONTHS, _CUSTOM = "all", "year", "months", "custom"


class LogFilters(QWidget):
    """Search, then chips; in one line where there is room, else in two.

    Signals:
        changed: The list must be read again.
    """

    changed = Signal()

    def __init__(
        self, theme: ThemeManager, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._sports: frozenset[Sport] = frozenset()
        self._span = _ALL
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._build_search(theme)
        self._build_chips(theme)
        self._build_days(theme)
        self._lay_out()

    # what is asked for

    def query(self) -> SessionQuery:
        """Return the part of the log that the filters leave."""
        statuses = set()
        if self.done.isChecked():
            statuses.add(Status.DONE)
        if self.planned.isChecked():
            statuses.add(Status.PLANNED)
        first, last = self._days()
        return SessionQuery(
            text=self.search.text().strip(),
            sports=self._sports,
            statuses=frozenset(statuses),
            first=first,
            last=last,
            min_heaviness=HEAVY_FROM if self.heavy.isChecked() else None,
        )

    @property
    def is_active(self) -> bool:
        """Whether anything is left out."""
        return self.query() != SessionQuery()

    def clear(self) -> None:
        """Show the whole log again."""
        self.search.clear()
        for chip in (self.done, self.planned, self.heavy):
            chip.setChecked(False)
        self._sports, self._span = frozenset(), _ALL
        self._from.set_day(None)
        self._to.set_day(None)
        self._follow_choices()
        self._ask_now()

    def set_text(self, text: str) -> None:
        """Search for a text."""
        self.search.setText(text)
        self._ask_now()

    def set_sports(self, sports: frozenset[Sport]) -> None:
        """Show only some sports; none means all."""
        self._sports = sports
        self._follow_choices()
        self._ask_now()

    def set_span(self, span: str) -> None:
        """Show ``all``, this ``year``, twelve ``months`` or a ``custom`` range."""
        self._span = span
        self._follow_choices()
        if span == _CUSTOM:
            self._from.setFocus()
        self._ask_now()

    def set_week_start(self, week_start: WeekStart) -> None:
        """Begin the weeks of the calendars with the runner's own first day."""
        self._from.week_start = self._to.week_start = week_start

    def stop(self) -> None:
        """Forget a search that waits for a pause in typing."""
        self._pause.stop()

    def _days(self) -> tuple[date | None, date | None]:
        today = self._today()
        if self._span == _THIS_YEAR:
            return date(today.year, 1, 1), date(today.year, 12, 31)
        if self._span == _TWELVE_MONTHS:
            return today - timedelta(days=_YEAR_DAYS), today
        return (self._from.day, self._to.day) if self._span == _CUSTOM else (None, None)

    def _ask_now(self) -> None:
        self._pause.stop()
        self.changed.emit()

    # building

    def _build_search(self, theme: ThemeManager) -> None:
        self.search = SearchEdit()
        self.search.setAccessibleName(self.tr("Search titles and notes"))
        self.search.setPlaceholderText(self.tr("Search titles and notes"))
        self.search.setClearButtonEnabled(True)
        self._sign = QAction(self)
        self.search.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._ask_now)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _build_chips(self, theme: ThemeManager) -> None:
        self.sport = Button(theme, "", "chip")
        self.done = Button(theme, self.tr("Done"), "chip")
        self.planned = Button(theme, self.tr("Planned"), "chip")
        self.heavy = Button(theme, self.tr("Heavy {0}+").format(HEAVY_FROM), "chip")
        self.span = Button(theme, "", "chip")
        self.sport.clicked.connect(self._open_sports)
        self.span.clicked.connect(self._open_spans)
        for chip in (self.done, self.planned, self.heavy):
            chip.clicked.connect(self._ask_now)

    def _build_days(self, theme: ThemeManager) -> None:
        self._custom = QWidget()
        self._from = DateField(theme, self.tr("First day"), self._today)
        self._to = DateField(theme, self.tr("Last day"), self._today)
        self._from.setPlaceholderText(self.tr("first day"))
        self._to.setPlaceholderText(self.tr("last day"))
        dash = Label(theme, self.tr("to"), role="small", tone="text2")
        layout = row(
            Label(theme, self.tr("From"), role="small", tone="text2"), self._from, dash, self._to
        )
        layout.addStretch(1)
        self._custom.setLayout(layout)
        for field in (self._from, self._to):
            field.setMaximumWidth(theme.px(170))
            field.day_changed.connect(self._ask_now)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._chips = row(self.sport, self.done, self.planned, self.heavy, self.span)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(8)
        self._line.addWidget(self.search, 1)
        self._line.addLayout(self._chips)
        layout.addLayout(self._line)
        layout.addWidget(self._custom)
        self._follow_choices()

    def _break_line(self) -> None:
        """Put the chips below the search when both do not fit into one line."""
        needed = self.search.minimumWidth() + self._line.spacing() + self._chips.sizeHint().width()
        direction = QBoxLayout.Direction
        is_long = needed > self.width()
        self._line.setDirection(direction.TopToBottom if is_long else direction.LeftToRight)

    # menus

    def _open_sports(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("All sports")).setData("")
        for sport in Sport:
            action = menu.addAction(self._theme.icon("check", "accent"), sport_word(sport))
            action.setIconVisibleInMenu(sport in self._sports)
            action.setData(sport.value)
        menu.triggered.connect(self._on_sport_chosen)
        self._popup(menu, self.sport)

    def _on_sport_chosen(self, action: QAction) -> None:
        value = str(action.data())
        chosen = self._sports ^ {Sport(value)} if value else frozenset()
        self.set_sports(frozenset(chosen))

    def _open_spans(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for span in (_ALL, _THIS_YEAR, _TWELVE_MONTHS, _CUSTOM):
            menu.addAction(self._span_words(span)).setData(span)
        menu.triggered.connect(self._on_span_chosen)
        self._popup(menu, self.span)

    def _on_span_chosen(self, action: QAction) -> None:
        self.set_span(str(action.data()))

    def _popup(self, menu: QMenu, chip: Button) -> None:
        self._follow_choices()
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def _span_words(self, span: str) -> str:
        return {
            _ALL: self.tr("All dates"),
            _THIS_YEAR: self.tr("This year"),
            _TWELVE_MONTHS: self.tr("12 months"),
            _CUSTOM: self.tr("From … to …"),
        }[span]

    def _follow_choices(self) -> None:
        """Let the chips say what is chosen; a menu chip is lit while it leaves something out."""
        names = [sport_word(one) for one in Sport if one in self._sports]
        few = ", ".join(names) if len(names) <= 2 else self.tr("{0} sports").format(len(names))
        self.sport.setText(few or self.tr("All sports"))
        self.sport.setChecked(bool(names))
        self.span.setText(self._span_words(self._span))
        self.span.setChecked(self._span != _ALL)
        self._custom.setVisible(self._span == _CUSTOM)

    def _follow_theme(self) -> None:
        self.search.setFont(self._theme.font())
        self.search.setMinimumWidth(self._theme.px(_SEARCH_PX))
        self._sign.setIcon(self._theme.icon("search", "text2", size_px=16))

    # Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._break_line()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break_line()
