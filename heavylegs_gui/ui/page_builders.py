"""Builds each page and dialog the first time that it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from heavylegs_gui import paths
from heavylegs_gui.ui.plan_desk import PlanDesk

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import SignalInstance

    from heavylegs_gui.domain.changes import Change
    from heavylegs_gui.domain.settings import Settings
    from heavylegs_gui.ui.actions import ActionSpec
    from heavylegs_gui.ui.dialogs.about_dialog import AboutDialog
    from heavylegs_gui.ui.dialogs.check_in_sheet import CheckInSheet
    from heavylegs_gui.ui.dialogs.import_dialog import ImportDialog
    from heavylegs_gui.ui.dialogs.session_editor import SessionEditor
    from heavylegs_gui.ui.dialogs.shoes_sheet import ShoesSheet
    from heavylegs_gui.ui.kit import Kit
    from heavylegs_gui.ui.pages.base import Page
    from heavylegs_gui.ui.pages.calendar_page import CalendarPage
    from heavylegs_gui.ui.pages.help_page import HelpPage
    from heavylegs_gui.ui.pages.log_page import LogPage
    from heavylegs_gui.ui.pages.settings_page import SettingsPage
    from heavylegs_gui.ui.pages.stretch_page import StretchPage
    from heavylegs_gui.ui.player.care_sheet import CareSheet
    from heavylegs_gui.ui.reports.print_desk import PrintDesk
    from heavylegs_gui.ui.workspace import Workspace

_PRINTS = ("print", "pdf")
"""What the calendar offers and the reports do."""


class PageBuilders:
    """Makes pages and dialogs late, so that the window opens fast.

    Attributes:
        plan_desk: Opens what belongs to training plans.
    """

    def __init__(self, kit: Kit, workspace: Workspace, specs: Sequence[ActionSpec]) -> None:
        self._kit, self._workspace, self._specs = kit, workspace, specs
        self.plan_desk = PlanDesk(kit, workspace)
        self._editor: SessionEditor | None = None
        self._check_in: CheckInSheet | None = None
        self._shoes: ShoesSheet | None = None
        self._care: CareSheet | None = None
        self._import: ImportDialog | None = None
        self._prints: PrintDesk | None = None
        self._about: AboutDialog | None = None

    def builders(self) -> dict[str, Callable[[], Page]]:
        """Return one builder for each page, by its key."""
        return {
            "today": self._build_today,
            "calendar": self._build_calendar,
            "log": self._build_log,
            "stretch": self._build_stretch,
            "progress": self._build_progress,
            "help": self._build_help,
            "settings": self._build_settings,
        }

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the commands do that open a sheet, by the key of the command."""
        return {
            "check_in": self.ask_check_in,
            "shoes": self.show_shoes,
            "care": self.show_care,
            "plan": self.plan_desk.build,
            "plans": self.plan_desk.show_plans,
        }

    def log_page(self) -> LogPage:
        """Return the log."""
        return cast("LogPage", self._workspace.window.page("log"))

    def stretch_page(self) -> StretchPage:
        """Return the stretch page."""
        return cast("StretchPage", self._workspace.window.page("stretch"))

    def help_page(self) -> HelpPage:
        """Return the help."""
        return cast("HelpPage", self._workspace.window.page("help"))

    def editor(self) -> SessionEditor:
        """Return the drawer in which a session is written."""
        if self._editor is None:
            from heavylegs_gui.ui.dialogs.session_editor import SessionEditor

            self._editor = SessionEditor(self._kit, self._workspace.window.content)
            self._editor.shoes_requested.connect(self.show_shoes)
        return self._editor

    def check_in_sheet(self) -> CheckInSheet:
        """Return the sheet with the questions of a day."""
        if self._check_in is None:
            from heavylegs_gui.ui.dialogs.check_in_sheet import CheckInSheet

            self._check_in = CheckInSheet(self._kit, self._workspace.window.content)
            self._check_in.said.connect(self._workspace.window.toast.show_message)
        return self._check_in

    def shoes_sheet(self) -> ShoesSheet:
        """Return the sheet with the runner's shoes."""
        if self._shoes is None:
            from heavylegs_gui.ui.dialogs.shoes_sheet import ShoesSheet

            self._shoes = ShoesSheet(self._kit, self._workspace.window.content)
        return self._shoes

    def show_shoes(self) -> None:
        """Show the runner's shoes."""
        self.shoes_sheet().show_shoes()

    def show_care(self) -> None:
        """Show what stretching and rolling leave out."""
        if self._care is None:
            from heavylegs_gui.ui.player.care_sheet import CareSheet

            kit, host = self._kit, self._workspace.window.content
            self._care = CareSheet(kit.preferences, kit.theme, kit.history, host, kit.today)
        self._care.show_care()

    def ask_check_in(self) -> None:
        """Ask how the runner is today."""
        self.check_in_sheet().ask()

    def _on_check_in_wanted(self, day: date) -> None:
        self.check_in_sheet().ask(day)

    def leave_sheets(self) -> None:
        """Close what lies over the page when another one comes; what was typed is kept."""
        if self._shoes is not None and self._shoes.isVisible():
            self._shoes.dismiss()
        if self._care is not None and self._care.isVisible():
            self._care.dismiss()
        self.plan_desk.leave()
        if self._editor is not None:
            self._editor.leave()
        if self._check_in is not None and self._check_in.isVisible():
            self._check_in.leave()

    def import_dialog(self) -> ImportDialog:
        """Return the sheet that shows what was read from files."""
        if self._import is None:
            from heavylegs_gui.ui.dialogs.import_dialog import ImportDialog

            kit = self._kit
            self._import = ImportDialog(
                kit.importer, kit.theme, kit.preferences, self._workspace.window.content
            )
            self._import.imported.connect(self._on_imported)
        return self._import

    def about(self) -> AboutDialog:
        """Return the sheet with version and licences."""
        if self._about is None:
            from heavylegs_gui.ui.dialogs.about_dialog import AboutDialog

            self._about = AboutDialog(
                self._kit.theme, self._workspace.window.content, paths.resource_root()
            )
        return self._about

    def leave(self) -> None:
        """Save what is open before the window closes."""
        if self._editor is not None:
            self._editor.keep_draft()
        if self._check_in is not None:
            self._check_in.keep_draft()
        if self._workspace.window.has_page("stretch"):
            self.stretch_page().leave()
        if self._kit.late.is_built("importer"):
            self._kit.importer.finish()

    def close(self) -> None:
        """End what still runs."""
        if self._kit.late.is_built("importer"):
            self._kit.importer.cancel()

    def _build_today(self) -> Page:
        from heavylegs_gui.ui.pages.today_page import TodayPage

        page = TodayPage(self._kit)
        if self._workspace.is_painted:
            page.show_routine()
        else:
            self._workspace.first_painted.connect(page.show_routine)
        self.plan_desk.add_notice(page)
        self._connect_starts(page.log_requested, page.import_requested, page.sample_requested)
        page.page_requested.connect(self._workspace.window.show_page)
        page.routine_requested.connect(self._workspace.start_routine)
        page.session_requested.connect(self._workspace.edit_session)
        page.check_in_requested.connect(self.ask_check_in)
        return page

    def _build_calendar(self) -> Page:
        from heavylegs_gui.ui.pages.calendar_page import CalendarPage

        page = CalendarPage(self._kit)
        self._connect_starts(page.log_requested, page.import_requested, page.sample_requested)
        page.edit_requested.connect(self._workspace.edit_session)
        page.new_requested.connect(self._on_session_wanted)
        page.check_in_requested.connect(self._on_check_in_wanted)
        page.said.connect(self._workspace.window.toast.show_message)
        page.offer_requested.connect(self._on_offer)
        page.routine_requested.connect(self._on_routine_wanted)
        page.set_offers(*_PRINTS, "export", "plan", "plans")
        self.plan_desk.add_notice(page)
        return page

    def _on_routine_wanted(self, routine_id: str) -> None:
        self._workspace.window.show_page("stretch")
        self.stretch_page().choose(routine_id)

    def _on_offer(self, name: str) -> None:
        if name in _PRINTS:
            self._print_desk().run(name)
        else:
            self._workspace.run_action(name)

    def _print_desk(self) -> PrintDesk:
        if self._prints is None:
            from heavylegs_gui.ui.reports.print_desk import PrintDesk

            window = self._workspace.window
            page = cast("CalendarPage", window.page("calendar"))
            self._prints = PrintDesk(self._kit, page, window)
            self._prints.said.connect(window.toast.show_message)
        return self._prints

    def _build_log(self) -> Page:
        from heavylegs_gui.ui.pages.log_page import LogPage

        kit = self._kit
        page = LogPage(kit.training_log, kit.preferences, kit.theme, kit.history)
        self._connect_starts(page.log_requested, page.import_requested, page.sample_requested)
        page.edit_requested.connect(self._workspace.edit_session)
        page.export_requested.connect(self._workspace.files.export_table)
        return page

    def _build_stretch(self) -> Page:
        from heavylegs_gui.ui.pages.stretch_page import StretchPage

        kit = self._kit
        return StretchPage(
            kit.routine_player,
            kit.routine_library,
            kit.preferences,
            kit.theme,
            kit.history,
            kit.routine_suggestions,
        )

    def _build_progress(self) -> Page:
        from heavylegs_gui.ui.pages.progress_page import ProgressPage
        from heavylegs_gui.ui.widgets.goal_section import GoalSection
        from heavylegs_gui.ui.widgets.load_section import LoadSection

        kit = self._kit
        page = ProgressPage(kit.training_log, kit.preferences, kit.theme)
        self._connect_starts(page.log_requested, page.import_requested, page.sample_requested)
        section = LoadSection(kit.loads, kit.preferences, kit.history, kit.theme)
        section.log_requested.connect(self._show_log)
        page.add_load(section)
        goals = GoalSection(kit.training_log, kit.preferences, kit.theme)
        goals.settings_requested.connect(self._show_goals)
        page.add_goals(goals)
        return page

    def _show_goals(self) -> None:
        page = self._workspace.window.show_page("settings")
        cast("SettingsPage", page).show_goals()

    def _show_log(self) -> None:
        self._workspace.window.show_page("log")

    def _build_help(self) -> Page:
        from heavylegs_gui.ui.pages.help_page import HelpPage

        page = HelpPage(self._kit.theme, self._specs)
        page.about_requested.connect(self._workspace.window.actions_by_key["about"].trigger)
        return page

    def _build_settings(self) -> Page:
        from heavylegs_gui.ui.pages.settings_page import SettingsPage

        kit = self._kit
        rules = kit.training_log.thresholds
        page = SettingsPage(kit.preferences, kit.theme, kit.history, kit.database, rules)
        page.week_start.count_changes = self._count_changes
        page.action_requested.connect(self._workspace.run_action)
        return page

    def _count_changes(self, settings: Settings) -> tuple[int, int]:
        """Return how many warnings would go and how many would be new with other settings."""
        return self._kit.warnings.count_changes(settings)

    def _connect_starts(
        self, log: SignalInstance, import_files: SignalInstance, sample: SignalInstance
    ) -> None:
        log.connect(self._workspace.log_run)
        import_files.connect(self._workspace.choose_import)
        sample.connect(self._workspace.show_sample)

    def _on_session_wanted(self, day: date, is_plan: bool) -> None:  # noqa: FBT001 - a slot
        self.editor().log_run(day, planned=is_plan)

    def _on_imported(self, change: Change, _batch_id: int) -> None:
        self._kit.history.record(change, self._kit.training_log.apply)
