"""A new rest of a plan, beside what is planned now; only the runner puts it into the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.plan import Plan, Refusal
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.ui.dialogs.plan_result import PlanResult
from heavylegs_gui.ui.widgets.basics import Button, IconButton, Label, Weight, column, row
from heavylegs_gui.ui.widgets.overlay import Overlay
from heavylegs_gui.ui.widgets.plan_standing_words import behind_words, replaced_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.domain.plan_request import PlanRequest
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.services.plan_shelf import Standing
    from heavylegs_gui.ui.kit import Kit

_SIZE_PX = (860, 736)


class PlanRestSheet(Overlay):
    """Shows week by week what would change, and why.

    Attributes:
        result: The weeks with the reason for each, or why there is no safe rest.
    """

    def __init__(self, kit: Kit, host: QWidget) -> None:
        super().__init__(kit.theme, host, sheet=_SIZE_PX)
        self._kit = kit
        self._standing: Standing | None = None
        self._plan: Plan | None = None
        self._request: PlanRequest | None = None
        self._sessions: list[Session] = []
        theme = kit.theme
        self.setAccessibleName(self.tr("The weeks ahead, planned anew"))
        self.title = Label(
            theme, self.tr("The weeks ahead, planned anew"), role="title", weight=Weight.DemiBold
        )
        self.about = Label(theme, role="small", tone="text2", wrap=True)
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.result = PlanResult(theme)
        self.hint = Label(theme, role="small", tone="text2", wrap=True)
        self.keep_button = Button(theme, self.tr("Keep the plan"))
        self.use_button = Button(theme, self.tr("Use it"), "primary", "check")
        self._lay_out()
        self._connect()

    def show_rest(self, standing: Standing) -> None:
        """Propose a new rest of a plan."""
        self._standing = standing
        is_short = bool(standing.progress.short)
        said = behind_words(standing) if is_short else standing.saved.label
        words = self.tr(
            "{0} Missed runs are not made up: the weeks ahead begin from what you run now. "
            "Nothing changes until you use it."
        )
        self.about.setText(words.format(said if is_short else f"{said}."))
        self.show_rest_of(None)
        self.open(self.use_button if self.use_button.isEnabled() else self.keep_button)

    def show_rest_of(self, request: PlanRequest | None) -> None:
        """Make the rest, or another one, such as a refusal offers."""
        standing, plans = self._standing, self._kit.plans
        if standing is None:
            return
        self._plan, self._sessions = None, []
        why_not = plans.why_not()
        self.use_button.setVisible(not why_not)
        if why_not:
            self.result.show_sentence(self.tr("Not now"), why_not)
            self._follow()
            return
        try:
            found = plans.rest_of(standing.saved) if request is None else plans.make(request)
            self._show(found)
        except UserError as error:
            self.result.show_sentence(self.tr("Nothing to plan anew"), str(error))
            self._follow()

    @Slot()
    def use(self) -> None:
        """Put the new rest in the place of what is planned, as one change, and close."""
        if self._plan is None or not self.use_button.isEnabled():
            return
        try:
            change = self._kit.plans.save(self._plan, self._sessions)
        except UserError as error:
            self._fail(error)
            return
        self.dismiss()
        self._kit.history.record(change, self._kit.plans.apply)

    @Slot()
    def keep(self) -> None:
        """Leave the plan as it is; it is not asked again until another week is missed."""
        standing = self._standing
        week = None if standing is None else standing.last_short
        if standing is None or week is None or not standing.is_behind:
            self.dismiss()
            return
        try:
            change = self._kit.plans.keep(standing.saved.batch_id, week)
        except UserError as error:
            self._fail(error)
            return
        self.dismiss()
        self._kit.history.record(change, self._kit.plans.apply)

    # building

    def _lay_out(self) -> None:
        head = row(spacing=12)
        head.addLayout(column(self.title, self.about, spacing=4), 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        foot = row(spacing=8)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.keep_button)
        foot.addWidget(self.use_button)
        layout = column(spacing=12)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addLayout(head)
        layout.addWidget(self.result, 1)
        layout.addLayout(foot)
        self.panel.setLayout(layout)

    def _connect(self) -> None:
        self.use_button.clicked.connect(self.use)
        self.keep_button.clicked.connect(self.keep)
        self.close_button.clicked.connect(self.dismiss)
        self.close_requested.connect(self.dismiss)
        self.result.date_wanted.connect(self._on_date_wanted)
        self.result.race_wanted.connect(self._on_race_wanted)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.use)

    # inside

    def _show(self, found: Plan | Refusal | None) -> None:
        units = self._kit.preferences.settings.units
        if found is None:
            self.result.show_sentence(
                self.tr("Nothing to plan anew"), self.tr("This plan has come to its end.")
            )
        elif isinstance(found, Refusal):
            self._request = found.request
            self.result.show_refusal(found, units)
        else:
            self._plan, self._sessions = found, self._kit.plans.sessions_of(found)
            said = self._kit.plans.verdict(found, self._sessions)
            self.result.show_plan(found, said, units, self._before(found))
            self._follow(is_sound=all(one.level < Level.CAUTION for one in said))
            return
        self._follow()

    def _before(self, plan: Plan) -> dict[date, float]:
        """Return what each week of the new rest holds now [m]."""
        first_days = [week.week_start for week in plan.weeks]
        before = {week.week_start: week.done_m for week in plan.weeks}
        for one in self._kit.plans.replaced_by(plan):
            week = max((day for day in first_days if day <= one.local_date), default=None)
            if one.is_run and week is not None:
                before[week] += one.distance_m or 0.0
        return before

    def _follow(self, *, is_sound: bool = False) -> None:
        plan = self._plan
        self.use_button.setEnabled(plan is not None and bool(plan.runs) and is_sound)
        self.hint.set_tone("text2")
        self.hint.setText("")
        if plan is None:
            return
        if not is_sound:
            self.hint.setText(self.tr("The rules object to this rest, so it cannot be used."))
            return
        self.hint.setText(replaced_words(len(self._kit.plans.replaced_by(plan))))

    def _fail(self, error: UserError) -> None:
        self.hint.set_tone("danger")
        self.hint.setText(str(error))

    @Slot(object)
    def _on_date_wanted(self, wanted: object) -> None:
        if self._request is not None and isinstance(wanted, date):
            self.show_rest_of(replace(self._request, race_date=wanted))
            self.use_button.setFocus()

    @Slot(float)
    def _on_race_wanted(self, wanted: float) -> None:
        if self._request is not None:
            self.show_rest_of(replace(self._request, race_m=wanted))
            self.use_button.setFocus()
