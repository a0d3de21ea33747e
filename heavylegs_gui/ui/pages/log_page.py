"""The log: every session, sorted, filtered and searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.log_query import SessionQuery, SortKey
from heavylegs_gui.domain.training import Session, Status
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.training_log import TrainingLog
from heavylegs_gui.ui.dialogs.imports_sheet import ImportsSheet
from heavylegs_gui.ui.locale_words import short_day_year
from heavylegs_gui.ui.models.session_table import total_words
from heavylegs_gui.ui.pages.base import Page
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import Button, Card, Label, row
from heavylegs_gui.ui.widgets.empty_state import EmptyState
from heavylegs_gui.ui.widgets.log_filters import LogFilters
from heavylegs_gui.ui.widgets.session_view import SessionView


class LogPage(Page):
    """The session list.

    Signals:
        log_requested: Log a run.
        import_requested: Import files.
        sample_requested: Look round with sample data.
        edit_requested: Open a session, by its id.
        export_requested: Write the log to a file.
    """

    log_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    edit_requested = Signal(int)
    export_requested = Signal()

    def __init__(
        self,
        training_log: TrainingLog,
        preferences: Preferences,
        theme: ThemeManager,
        history: History,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent, scrolls=False)
        self.title = self.tr("Log")
        self._log, self._preferences = training_log, preferences
        self._theme, self._history = theme, history
        self._imports: ImportsSheet | None = None
        self._is_stale = True
        self._whole_log: Sequence[Session] | None = None
        self._asked = SessionQuery()
        self._build(theme)
        training_log.changed.connect(self._on_log_changed)
        preferences.changed.connect(self._on_log_changed)
        self.filters.changed.connect(self.refresh)
        self.filters.search.left_down.connect(self.view.setFocus)
        self.view.sort_changed.connect(self.refresh)
        self.view.edit_requested.connect(self._on_edit)
        self.view.delete_requested.connect(self.delete_selected)
        self.refresh()

    # building

    def _build(self, theme: ThemeManager) -> None:
        self.filters = LogFilters(theme, self._log.today)
        self.view = SessionView(theme)
        self.count = Label(theme, role="small", tone="text2")
        self.failure = Label(theme, role="small", tone="danger", wrap=True)
        self.failure.hide()
        self.imports_button = Button(theme, self.tr("Imports…"), "link")
        self.imports_button.clicked.connect(self.show_imports)
        self.export_button = Button(theme, self.tr("Export…"), "link")
        self.export_button.clicked.connect(self.export_requested)
        self._card = Card(margins=(1, 1, 1, 1), spacing=0)
        self._card.body.addWidget(self.view)
        self._pile = QStackedWidget()
        self._pile.addWidget(self._card)
        self._pile.addWidget(self._no_match(theme))
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.filters)
        column.addWidget(self._pile, 1)
        column.addWidget(self.failure)
        hint = Label(
            theme,
            self.tr("Enter edits, Del deletes, Ctrl+click selects more"),
            role="caption",
            tone="text3",
            wrap=True,
        )
        foot = row(self.count, 12)
        foot.addWidget(hint, 1)
        foot.addLayout(row(self.export_button, self.imports_button, spacing=16))
        column.addLayout(foot)
        self._whole = QStackedWidget()
        self._whole.addWidget(listing)
        self._whole.addWidget(self._empty(theme))
        self.body.setContentsMargins(32, 4, 32, 12)
        self.body.addWidget(self._whole)

    def _no_match(self, theme: ThemeManager) -> QWidget:
        clear = Button(theme, self.tr("Clear filters"), "primary", "x")
        clear.clicked.connect(self.filters.clear)
        return EmptyState(
            theme,
            "search",
            self.tr("Nothing matches"),
            self.tr("No session fits the search and the filters."),
            (clear,),
        )

    def _empty(self, theme: ThemeManager) -> QWidget:
        log = Button(theme, self.tr("Log a run"), "primary", "plus")
        import_files = Button(theme, self.tr("Import files"), icon="upload")
        sample = Button(theme, self.tr("Try with sample data"), "quiet")
        log.clicked.connect(self.log_requested)
        import_files.clicked.connect(self.import_requested)
        sample.clicked.connect(self.sample_requested)
        return EmptyState(
            theme,
            "footprints",
            self.tr("No runs yet"),
            self.tr("Log one, or drop .fit, .gpx, .tcx or .csv files anywhere in this window."),
            (log, import_files, sample),
        )

    # what others ask

    def activate(self) -> None:
        if self._is_stale:
            self.refresh()

    def focus_search(self) -> bool:
        if not self.has_sessions:
            return False
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()
        return True

    def search(self, text: str) -> None:
        """Show the sessions in whose title or notes the words occur."""
        self.filters.clear()
        self.filters.set_text(text)
        self.view.setFocus()

    @property
    def has_sessions(self) -> bool:
        """Whether the log holds anything."""
        return self._whole.currentIndex() == 0

    @Slot()
    def show_imports(self) -> None:
        """List the imports; each can be taken back."""
        if self._imports is None:
            self._imports = ImportsSheet(self._log, self._theme, self._history, self.window())
        self._imports.show_imports()

    @Slot()
    def delete_selected(self) -> None:
        """Delete the selected sessions as one undo step."""
        chosen = [one.id for one in self.view.selected() if one.id is not None]
        if not chosen:
            return
        try:
            change = self._log.delete(chosen)
        except UserError as error:
            self.failure.setText(str(error))
            self.failure.show()
            return
        self.failure.hide()
        self._history.record(change, self._log.apply)

    @Slot()
    def refresh(self) -> None:
        """Read the list again; selection and place stay."""
        self.filters.stop()
        self._is_stale = False
        asked = self.filters.query()
        query = replace(asked, sort=self.view.sort_key, descending=self.view.descending)
        sessions = self._log.sessions(query)
        total = len(sessions) if not self.filters.is_active else self._log.count()
        self._show_rows(sessions, same_filter=asked == self._asked)
        self._asked = asked
        self._whole.setCurrentIndex(0 if total else 1)
        self._pile.setCurrentIndex(0 if sessions else 1)
        self.imports_button.setVisible(bool(total))
        self._show_count(sessions, total)
        self._show_head(total)

    # inside

    @Slot()
    def _on_log_changed(self) -> None:
        self._whole_log = None
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _show_rows(self, sessions: Sequence[Session], *, same_filter: bool) -> None:
        chosen = {one.id for one in self.view.selected() if one.id is not None}
        current, row_before = self.view.current(), self.view.currentIndex().row()
        shoes = {one.id: one.name for one in self._log.shoes() if one.id is not None}
        units = self._preferences.settings.units
        self.filters.set_week_start(self._preferences.settings.week_start)
        place = self.view.verticalScrollBar().value()
        self.view.table.set_rows(sessions, shoes, units, self._log.today())
        stays = same_filter and row_before >= 0
        first = row_before if stays else self._first_row(sessions)
        self.view.select(chosen, None if current is None else current.id, first)
        if stays:
            self.view.verticalScrollBar().setValue(place)
        else:
            QTimer.singleShot(0, self, self._scroll_to_current)

    @Slot()
    def _scroll_to_current(self) -> None:
        """Begin with the current row, once the table knows its size."""
        self.view.scrollTo(self.view.currentIndex(), self.view.ScrollHint.PositionAtTop)

    def _first_row(self, sessions: Sequence[Session]) -> int:
        """Return the row to begin with: the newest that was, with the plans out of sight above."""
        if self.view.sort_key is not SortKey.DATE or not self.view.descending:
            return 0
        today = self._log.today()
        past = (row for row, one in enumerate(sessions) if one.local_date <= today)
        return next(past, 0)

    def _show_count(self, sessions: Sequence[Session], total: int) -> None:
        distance = total_words(sessions, self._preferences.settings.units)
        if len(sessions) == total:
            self.count.setText(self._sessions_words(total))
        else:
            self.count.setText(
                self.tr("{0} of {1} sessions, {2}").format(
                    f"{len(sessions):,}", f"{total:,}", distance
                )
            )
        self.count.setAccessibleName(self.count.text())

    def _show_head(self, total: int) -> None:
        if not total:
            self.set_head(self.tr("Nothing logged yet"), shows_actions=False)
            return
        done = [one for one in self._all_sessions() if one.status is Status.DONE]
        days = {one.local_date for one in done}
        if not days:
            self.set_head(self._sessions_words(total))
            return
        distance = total_words(done, self._preferences.settings.units)
        if len(days) == 1:
            self.set_head(self.tr("{0}, {1}").format(self._sessions_words(total), distance))
            return
        self.set_head(
            self.tr("{0}, {1} since {2}").format(
                self._sessions_words(total), distance, short_day_year(min(days))
            )
        )

    def _all_sessions(self) -> Sequence[Session]:
        """Return the whole log, read only when the list shows a part of it."""
        if not self.filters.is_active:
            self._whole_log = self.view.table.sessions
        elif self._whole_log is None:
            self._whole_log = self._log.sessions()
        return self._whole_log

    def _sessions_words(self, count: int) -> str:
        return self.tr("1 session") if count == 1 else self.tr("{0} sessions").format(f"{count:,}")

    @Slot(object)
    def _on_edit(self, session: Session) -> None:
        if session.id is not None:
            self.edit_requested.emit(session.id)

    def hideEvent(self, event: QHideEvent) -> None:
        self.filters.stop()
        super().hideEvent(event)
