"""Brings pages, dialogs, services and undo history together in one window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from heavylegs_gui.domain.errors import DatabaseDamagedError, UserError
from heavylegs_gui.ui.actions import action_specs
from heavylegs_gui.ui.file_tasks import FileTasks
from heavylegs_gui.ui.history_voice import HistoryVoice
from heavylegs_gui.ui.late_steps import LateSteps
from heavylegs_gui.ui.locale_words import long_day
from heavylegs_gui.ui.main_window import MainWindow
from heavylegs_gui.ui.page_builders import PageBuilders
from heavylegs_gui.ui.reminder_start import ReminderStart
from heavylegs_gui.ui.widgets.sidebar import NavItem

if TYPE_CHECKING:
    from heavylegs_gui.services.faults import CrashReport, Faults
    from heavylegs_gui.ui.dialogs.crash_dialog import CrashPresenter
    from heavylegs_gui.ui.kit import Kit

RESTART_CODE = 75
"""Exit code of the event loop that asks for a new start."""
SMOKE_MS = 300
"""How long ``--smoke`` shows each page [ms]."""
_WINDOW_DRAFT = "window"


def _is_log_empty(kit: Kit) -> bool:
    """Whether the log is empty; a damaged one is not, and its page leads to the backups."""
    try:
        return kit.late.is_log_empty
    except DatabaseDamagedError:
        return False


class Workspace(QObject):
    """The window with everything in it.

    Attributes:
        window: The window.
        is_painted: Whether :attr:`first_painted` was emitted.
        failure: Why the first page cannot be shown; the window has asked to be left then.

    Signals:
        first_painted: Once, after the window was painted for the first time.
    """

    first_painted = Signal()

    def __init__(self, kit: Kit, faults: Faults, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kit, self._faults = kit, faults
        self._follow_preferences()
        specs = action_specs()
        self.pages = PageBuilders(kit, self, specs)
        self.window = MainWindow(kit.theme, self.nav_items(), self.pages.builders(), specs)
        self.files = FileTasks(kit, self.window)
        faults.crashed.connect(self._on_first_crash)
        self.reminder_start = ReminderStart(kit, self)
        self._late_steps = LateSteps(
            (
                self._show_first_page,
                self._tell_painted,
                self._tell_previous_crash,
                self._prepare_writing,
                self._look_after_backups,
                self.reminder_start.start,
            ),
            self,
        )
        self.is_painted = False
        self.failure: UserError | None = None
        self._smoke_keys: list[str] = []
        self._connect_actions()
        self._voice = HistoryVoice(kit.history, self.window)
        self.window.files_dropped.connect(self.import_files)
        self.window.search_requested.connect(self.search_log)
        self.window.page_shown.connect(self._on_page_shown)
        self.window.closing.connect(self._on_closing)
        kit.preferences.changed.connect(self._follow_preferences)

    @cached_property
    def crashes(self) -> CrashPresenter:
        """Shows what went wrong; loaded with the first fault."""
        from heavylegs_gui.ui.dialogs.crash_dialog import CrashPresenter

        self._faults.crashed.disconnect(self._on_first_crash)
        crashes = CrashPresenter(self._faults, self.kit.theme, self.window)
        crashes.quit_requested.connect(self.quit)
        crashes.restart_requested.connect(self._on_restart)
        return crashes

    @Slot(object)
    def _on_first_crash(self, report: CrashReport) -> None:
        self.crashes.show_report(report)

    # opening and closing

    def show(self) -> None:
        """Show the window; its first page and what else there is to do wait for the paint.

        The frame is on the screen while the first page reads the log and fills in.
        """
        self._restore_geometry()
        if _is_log_empty(self.kit):
            self.window.show_page("today").setFocus()
        else:
            self.window.announce_page("today", self.tr("Today"), long_day(self.kit.today()))
        self._late_steps.follow_paint_of(self.window.content)
        self.window.show()

    @Slot()
    def quit(self) -> None:
        """Close the window; everything is saved already."""
        self.window.stays_hidden = False
        self.window.close()

    def close(self) -> None:
        """End what still runs; a window left behind would keep the next one from ending it all."""
        self._late_steps.stop()
        self.pages.close()
        self.window.hide()
        self.window.deleteLater()
        self.deleteLater()

    def smoke(self) -> None:
        """Open every page once, long enough to be painted, and end."""
        self._smoke_keys = list(self.pages.builders())
        self._smoke_step()

    def _smoke_step(self) -> None:
        if self._smoke_keys:
            self.window.show_page(self._smoke_keys.pop(0))
            QTimer.singleShot(SMOKE_MS, self, self._smoke_step)
        else:
            self.window.close()

    @Slot(list)
    def on_requested(self, files: list[str]) -> None:
        """Come to the front, and import the files that a second start was given."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if files:
            self.import_files([Path(one) for one in files])

    # what can be done from everywhere

    @Slot()
    def log_run(self) -> None:
        """Open the drawer for a new run."""
        self.pages.editor().log_run()

    @Slot(int)
    def edit_session(self, session_id: int) -> None:
        """Open the drawer for a session of the log."""
        self.pages.editor().edit(session_id)

    @Slot()
    def choose_import(self) -> None:
        """Ask for files and import them."""
        paths = self.files.choose_import()
        if paths:
            self.import_files(paths)

    @Slot(list)
    def import_files(self, paths: list[Path]) -> None:
        """Read files and show what was found."""
        self.pages.import_dialog().open_with(paths)

    @Slot(str)
    def search_log(self, text: str) -> None:
        """Show the log with what fits a text."""
        self.window.show_page("log")
        self.pages.log_page().search(text)

    @Slot(str)
    def start_routine(self, routine_id: str) -> None:
        """Go to Stretch and begin a routine, through its safety card."""
        self.window.show_page("stretch")
        self.pages.stretch_page().start(routine_id)

    @Slot(str)
    def run_action(self, key: str) -> None:
        """Run a command by its key."""
        self.window.actions_by_key[key].trigger()

    @Slot()
    def show_sample(self) -> None:
        """Open a second window on sample data; the runner's own log is not touched."""
        self.files.open_sample()

    # inside

    @Slot(str)
    def _on_page_shown(self, _key: str) -> None:
        self.pages.leave_sheets()

    def nav_items(self) -> tuple[NavItem, ...]:
        return (
            NavItem("today", self.tr("Today"), "house", "Ctrl+1"),
            NavItem("calendar", self.tr("Calendar"), "calendar-days", "Ctrl+2"),
            NavItem("log", self.tr("Log"), "list", "Ctrl+3"),
            NavItem("stretch", self.tr("Stretch"), "stretching", "Ctrl+4"),
            NavItem("progress", self.tr("Progress"), "chart-column-increasing", "Ctrl+5"),
            NavItem("help", self.tr("Help"), "circle-help", "F1", at_foot=True),
            NavItem("settings", self.tr("Settings"), "settings", "Ctrl+,", at_foot=True),
        )

    def _connect_actions(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            "log_run": self.log_run,
            **self.pages.commands(),
            "import": self.choose_import,
            "undo": self.kit.history.undo,
            "redo": self.kit.history.redo,
            "find": self._find,
            "export": self.files.export,
            "imports": self._show_imports,
            "backup": self.files.back_up,
            "restore": self.files.restore,
            "palette": self.window.palette_field.open,
            "theme": self._switch_theme,
            "full_screen": self._full_screen,
            "shortcuts": self._show_shortcuts,
            "about": self._show_about,
            "quit": self.quit,
        }
        for key, slot in slots.items():
            self.window.actions_by_key[key].triggered.connect(slot)
        for item in self.nav_items():
            action = self.window.actions_by_key[f"page_{item.key}"]
            action.triggered.connect(self.window.sidebar.button(item.key).click)
        self.files.said.connect(self._say)
        self.files.restart_requested.connect(self._on_restart)

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self.window.toast.show_message(sentence)

    @Slot()
    def _find(self) -> None:
        self.window.show_page("log").focus_search()

    @Slot()
    def _show_imports(self) -> None:
        self.window.show_page("log")
        self.pages.log_page().show_imports()

    @Slot()
    def _switch_theme(self) -> None:
        wanted = "light" if self.kit.theme.is_dark else "dark"
        self._set_preference("theme", wanted)

    def _set_preference(self, key: str, text: str) -> None:
        try:
            change = self.kit.preferences.set(key, text)
        except UserError as error:
            self._say(str(error))
            return
        self.kit.history.record(change, self.kit.preferences.apply, quiet=True)

    @Slot()
    def _full_screen(self) -> None:
        if self.window.isFullScreen():
            self.window.showNormal()
        else:
            self.window.showFullScreen()

    @Slot()
    def _show_shortcuts(self) -> None:
        self.window.show_page("help")
        self.pages.help_page().show_keys()

    @Slot()
    def _show_about(self) -> None:
        self.pages.about().show_about()

    @Slot()
    def _follow_preferences(self) -> None:
        settings = self.kit.preferences.settings
        self.kit.theme.configure(
            settings.theme, settings.text_scale_percent, reduced_motion=settings.reduced_motion
        )

    @Slot()
    def _on_restart(self) -> None:
        self._on_closing()
        QCoreApplication.exit(RESTART_CODE)

    @Slot()
    def _on_closing(self) -> None:
        self.pages.leave()
        geometry = bytes(self.window.saveGeometry().toBase64().data()).decode("ascii")
        try:
            self.kit.drafts.save(_WINDOW_DRAFT, {"geometry": geometry})
            self.kit.drafts.flush()
        except UserError as error:
            self._say(str(error))

    def _restore_geometry(self) -> None:
        from PySide6.QtCore import QByteArray

        stored = self.kit.drafts.load(_WINDOW_DRAFT) or {}
        geometry = stored.get("geometry")
        if isinstance(geometry, str):
            self.window.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))

    def _show_first_page(self) -> None:
        try:
            self.window.show_announced()
        except UserError as error:
            self.failure = error
            self._late_steps.stop()
            QCoreApplication.exit(1)

    def _tell_painted(self) -> None:
        self.is_painted = True
        self.first_painted.emit()

    def _tell_previous_crash(self) -> None:
        if self._faults.previous_crash is not None:
            self.crashes.show_previous_crash()

    def _prepare_writing(self) -> None:
        self.kit.training_log.prepare_writing()

    def _look_after_backups(self) -> None:
        backups = self.kit.backups
        backups.failed.connect(self._say)
        backups.damaged.connect(self._say)
        backups.start()
