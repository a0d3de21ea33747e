"""Opens what belongs to training plans, and says on the pages when one is behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Slot

from heavylegs_gui.domain.errors import UserError

if TYPE_CHECKING:
    from datetime import date

    from heavylegs_gui.services.plan_shelf import Standing
    from heavylegs_gui.ui.dialogs.plan_dialog import PlanDialog
    from heavylegs_gui.ui.dialogs.plan_rest_sheet import PlanRestSheet
    from heavylegs_gui.ui.dialogs.plans_sheet import PlansSheet
    from heavylegs_gui.ui.kit import Kit
    from heavylegs_gui.ui.pages.base import Page
    from heavylegs_gui.ui.pages.calendar_page import CalendarPage
    from heavylegs_gui.ui.widgets.plan_notice import PlanNotice
    from heavylegs_gui.ui.workspace import Workspace


class PlanDesk(QObject):
    """The plan generator, the list of plans, the new rest, and the notices that lead to it.

    While a warning sign is open nothing is said of plans: it comes first.
    """

    def __init__(self, kit: Kit, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._kit, self._workspace = kit, workspace
        self._dialog: PlanDialog | None = None
        self._plans: PlansSheet | None = None
        self._rest: PlanRestSheet | None = None
        self._pages: list[Page] = []
        self._notices: list[PlanNotice] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(0)
        self._wait.timeout.connect(self._look)

    # sheets

    @Slot()
    def build(self) -> None:
        """Open the plan generator."""
        from heavylegs_gui.ui.dialogs.plan_dialog import open_plan

        dialog = open_plan(self._kit, self._workspace.window)
        if dialog is not self._dialog:
            dialog.plans_wanted.connect(self.show_plans)
            self._dialog = dialog

    @Slot()
    def show_plans(self) -> None:
        """Show the plans that were saved."""
        self.plans_sheet().show_plans()

    def plans_sheet(self) -> PlansSheet:
        """Return the list of plans."""
        if self._plans is None:
            from heavylegs_gui.ui.dialogs.plans_sheet import PlansSheet

            self._plans = PlansSheet(self._kit, self._workspace.window.content)
            self._plans.day_wanted.connect(self._show_day)
            self._plans.rest_wanted.connect(self.show_rest)
            self._plans.build_wanted.connect(self.build)
        return self._plans

    def rest_sheet(self) -> PlanRestSheet:
        """Return the preview of a new rest."""
        if self._rest is None:
            from heavylegs_gui.ui.dialogs.plan_rest_sheet import PlanRestSheet

            self._rest = PlanRestSheet(self._kit, self._workspace.window.content)
        return self._rest

    @Slot(object)
    def show_rest(self, standing: Standing) -> None:
        """Propose a new rest of a plan."""
        self.rest_sheet().show_rest(standing)

    def leave(self) -> None:
        """Close what lies over the page when another one comes."""
        for sheet in (self._plans, self._rest):
            if sheet is not None and sheet.isVisible():
                sheet.dismiss()
        self._wait.start()

    @Slot(object)
    def _show_day(self, day: date) -> None:
        page = cast("CalendarPage", self._workspace.window.show_page("calendar"))
        page.show_day(day)
        page.grid.setFocus()

    # notices

    def add_notice(self, page: Page) -> None:
        """Let a page say a word about a plan that is behind.

        What it says is looked up when the window has been painted and the log rests; the notice is
        built when there is something to say.
        """
        if not self._pages:
            self._kit.training_log.changed.connect(self._look_later)
            self._kit.preferences.changed.connect(self._look_later)
            self._kit.safety_gate.changed.connect(self._look_later)
        self._pages.append(page)
        if self._workspace.is_painted:
            self._look_later()
        else:
            self._workspace.first_painted.connect(self._look_later)

    @Slot()
    def _look_later(self) -> None:
        self._wait.start()

    @Slot()
    def _look(self) -> None:
        if not self._pages:
            return
        try:
            is_blocked = self._kit.safety_gate.block() is not None
            standing = None if is_blocked else self._kit.plan_shelf.behind()
        except UserError:
            standing = None
        if standing is not None:
            self._build_notices()
        for notice in self._notices:
            notice.show_standing(standing)

    def _build_notices(self) -> None:
        """Give each page its notice that has none yet."""
        from heavylegs_gui.ui.widgets.plan_notice import PlanNotice

        for page in self._pages[len(self._notices) :]:
            notice = PlanNotice(self._kit.theme)
            notice.rest_wanted.connect(self._on_rest_wanted)
            notice.keep_wanted.connect(self._on_keep_wanted)
            page.body.insertWidget(0, notice)
            self._notices.append(notice)

    @Slot()
    def _on_rest_wanted(self) -> None:
        standing = self._standing()
        if standing is not None:
            self.show_rest(standing)

    @Slot()
    def _on_keep_wanted(self) -> None:
        standing = self._standing()
        week = None if standing is None else standing.last_short
        if standing is None or week is None:
            return
        try:
            change = self._kit.plans.keep(standing.saved.batch_id, week)
        except UserError as error:
            self._kit.history.refused.emit(str(error))
            return
        self._kit.history.record(change, self._kit.plans.apply)

    def _standing(self) -> Standing | None:
        return next((one.standing for one in self._notices if one.standing is not None), None)
