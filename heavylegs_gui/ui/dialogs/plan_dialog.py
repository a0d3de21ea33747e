"""The sheet in which a plan is built: inputs left, what comes of them right, at every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QWidget

from heavylegs_gui.domain.errors import InvalidValueError, UserError
from heavylegs_gui.domain.plan import Plan, Refusal
from heavylegs_gui.domain.plan_request import LEAST_DAYS, MOST_DAYS, PlanKind, PlanRequest
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.units import format_distance
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.services.plan_words import PlanWords
from heavylegs_gui.ui.dialogs.plan_form import PlanForm, Start
from heavylegs_gui.ui.dialogs.plan_result import PlanResult
from heavylegs_gui.ui.locale_words import counted
from heavylegs_gui.ui.widgets.basics import Button, Card, IconButton, Label, Weight, column, row
from heavylegs_gui.ui.widgets.down_scroll import DownScroll
from heavylegs_gui.ui.widgets.overlay import Overlay
from heavylegs_gui.ui.widgets.plan_standing_words import replaced_words
from heavylegs_gui.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.ui.kit import Kit
    from heavylegs_gui.ui.theme.theme import ThemeManager

FORM_DRAFT = "plan"
_SIZE_PX = (1096, 736)
_FORM_PX = 332
_RESULT_PX = 560
"""Narrower than form and this together, the sheet shows one after the other [px]."""
_CHOICES, _PLAN = "choices", "plan"
_PAUSE_MS = 120
"""How long after the last key the plan is made anew [ms]."""


def open_plan(kit: Kit, window: QWidget) -> PlanDialog:
    """Open the plan generator over a window and return it.

    Args:
        kit: What the window works with.
        window: The window, or the widget that is to be covered.
    """
    central = window.centralWidget() if isinstance(window, QMainWindow) else None
    content = central or window
    found = content.findChild(PlanDialog)
    dialog = found if isinstance(found, PlanDialog) else PlanDialog(kit, content)
    dialog.show_plan_form()
    return dialog


class PlanDialog(Overlay):
    """Builds a plan while the runner chooses, and enters it in the calendar.

    Signals:
        plans_wanted: Show the plans that were saved.
    """

    plans_wanted = Signal()

    def __init__(self, kit: Kit, host: QWidget) -> None:
        super().__init__(kit.theme, host, sheet=_SIZE_PX)
        self._kit = kit
        self._plan: Plan | None = None
        self._is_sound = True
        self._sessions: list[Session] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        theme = kit.theme
        self.setAccessibleName(self.tr("Build a plan"))
        self.form = PlanForm(theme, kit.today)
        self.result = PlanResult(theme)
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self.plans_button = Button(theme, self.tr("Saved plans"), "link")
        self.add_button = Button(theme, self.tr("Add to calendar"), "primary", "calendar-plus")
        self.hint = Label(theme, role="small", tone="text2", wrap=True)
        self._lay_out(theme)
        self._connect()

    def show_plan_form(self) -> None:
        """Open the sheet with what was chosen last."""
        if self.isVisible():
            return
        settings, today = self._kit.preferences.settings, self._kit.today()
        fresh = self._kit.plans.proposed(Start.fresh(PlanKind.BUILD, today, settings).request)
        left = self._kit.drafts.load(FORM_DRAFT) or {}
        start = Start.again(left, today, fresh.start) or Start(fresh)
        self.form.show_start(start, settings)
        self.refresh()
        self.open(self.form.kind.button(start.request.kind.value))

    @Slot()
    def refresh(self) -> None:
        """Make the plan anew from what is chosen."""
        self._pause.stop()
        self._plan, self._sessions = None, []
        units = self._kit.preferences.settings.units
        try:
            request = self.form.request()
            why_not = self._kit.plans.why_not()
            answer = None if why_not else self._kit.plans.make(request)
            self.form.show_error(None)
            if answer is None:
                self.result.show_sentence(self.tr("Not now"), why_not)
            elif isinstance(answer, Refusal):
                self.result.show_refusal(answer, units)
            else:
                self._show_plan(answer)
        except InvalidValueError as error:
            self.form.show_error(error)
            self.result.show_sentence(self.tr("One thing to change"), str(error))
        except UserError as error:
            self.result.show_sentence(self.tr("The log cannot be read"), str(error))
        self._follow_answer()

    @Slot()
    def save(self) -> None:
        """Enter the plan in the calendar and close."""
        if self._pause.isActive():
            self.refresh()
        if self._plan is None or not self.add_button.isEnabled():
            return
        try:
            change = self._kit.plans.save(self._plan, self._sessions)
        except UserError as error:
            self.hint.set_tone("danger")
            self.hint.setText(str(error))
            return
        self._keep(self._plan.request)
        self.dismiss()
        self._kit.history.record(change, self._kit.plans.apply)

    def dismiss(self) -> None:
        """Hide the sheet; nothing is made any more."""
        self._pause.stop()
        super().dismiss()

    # building

    def _lay_out(self, theme: ThemeManager) -> None:
        sides = ((_CHOICES, self.tr("Choices")), (_PLAN, self.tr("Plan")))
        self.side = SegmentedControl(theme, sides, self.tr("What is shown"))
        self.side.set_value(_CHOICES)
        self.side.value_changed.connect(self._follow_width)
        self._line = QFrame()
        self._line.setObjectName("upright")
        both = row(spacing=0)
        both.addWidget(self._left(theme), 0)
        both.addWidget(self._line)
        both.addWidget(self._right(), 1)
        self._both = both
        self._side_box = QWidget()
        side_row = row(None, self.side, None)
        side_row.setContentsMargins(0, 14, 0, 0)
        self._side_box.setLayout(side_row)
        layout = column(self._side_box, spacing=0)
        layout.addLayout(both, 1)
        self.panel.setLayout(layout)

    def _left(self, theme: ThemeManager) -> QWidget:
        note = Card("step", margins=(12, 8, 12, 8), spacing=1)
        words = self.tr(
            "Missed runs are not made up. When weeks go otherwise, the weeks ahead are planned "
            "anew for you to look at; you decide."
        )
        note.body.addWidget(Label(theme, words, role="caption", tone="text2", wrap=True))
        inner = column(self.form, note, spacing=12)
        inner.setContentsMargins(24, 4, 20, 16)
        scroll = self._scroll = DownScroll()
        scroll.body.setLayout(inner)
        left = QWidget()
        title = Label(theme, self.tr("Build a plan"), role="title", weight=Weight.DemiBold)
        head = row(title, None, self.plans_button)
        head.setContentsMargins(23, 0, 20, 0)
        box = column(spacing=8)
        box.addLayout(head)
        box.setContentsMargins(1, 20, 0, 14)
        box.addWidget(scroll, 1)
        left.setLayout(box)
        self._left_side = left
        return left

    def _right(self) -> QWidget:
        self.result.head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        foot = row(spacing=8)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.add_button)
        box = column(self.result, spacing=10)
        box.setStretch(0, 1)
        box.addLayout(foot)
        box.setContentsMargins(20, 18, 20, 18)
        self._right_side = QWidget()
        self._right_side.setLayout(box)
        return self._right_side

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refresh)
        self.form.edited.connect(self._on_edited)
        self.result.date_wanted.connect(self._on_date_wanted)
        self.result.race_wanted.connect(self._on_race_wanted)
        self.add_button.clicked.connect(self.save)
        self.plans_button.clicked.connect(self._on_plans)
        for button in (self.close_button, self.cancel_button):
            button.clicked.connect(self._on_close)
        self.close_requested.connect(self._on_close)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    # inside

    def _show_plan(self, plan: Plan) -> None:
        units = self._kit.preferences.settings.units
        self._plan, self._sessions = plan, self._kit.plans.sessions_of(plan)
        found = self._kit.plans.verdict(plan, self._sessions)
        self._is_sound = all(one.level < Level.CAUTION for one in found)
        self.result.show_plan(plan, found, units)

    def _follow_answer(self) -> None:
        plan = self._plan
        self._show_base(plan)
        self._show_long_part()
        runs = 0 if plan is None else len(plan.runs)
        words = counted(runs, self.tr("Add 1 run to calendar"), self.tr("Add {0} runs to calendar"))
        self.add_button.set_words(words if runs else self.tr("Add to calendar"))
        self.add_button.setEnabled(bool(runs) and self._is_sound)
        self.add_button.setVisible(not self._kit.plans.why_not())
        self.hint.set_tone("text2")
        self.hint.setText("" if plan is None or not runs else self._replaced_words(plan))

    def _replaced_words(self, plan: Plan) -> str:
        if not self._is_sound:
            return self.tr("The rules object to this plan, so it cannot be added.")
        return replaced_words(len(self._kit.plans.replaced_by(plan)))

    def _show_base(self, plan: Plan | None) -> None:
        """Say what the plan builds on."""
        if plan is None or not plan.weeks:
            return
        units, limit = self._kit.preferences.settings.units, plan.weeks[0].limit
        if limit.rule is LimitRule.LAYOFF:
            words = self.tr("{0} days without a run: the first week holds at most {1} {2}.")
            far = format_distance(limit.limit_m, units)
            self.form.show_base(words.format(limit.gap_days, far, units.value))
        elif limit.base_m is None:
            self.form.show_base(self.tr("Nothing to build on yet: the plan begins gently."))
        elif self._kit.plans.is_hardly_known(plan.request):
            words = self.tr(
                "Your log holds hardly a run, so the plan begins gently. If you are used to more, "
                "tell your usual week in Settings."
            )
            self.form.show_base(words)
        else:
            words = self.tr("Your base is {0} {1} a week; the plan begins from there.")
            self.form.show_base(words.format(format_distance(limit.base_m, units), units.value))

    def _show_long_part(self) -> None:
        runs = len(self.form.run_days.weekdays())
        words = PlanWords(self._kit.preferences.settings.units)
        is_week = LEAST_DAYS <= runs <= MOST_DAYS
        percent = self._kit.plans.long_percent(runs)
        self.form.show_long_part(words.long_part(runs, percent) if is_week else "")

    def _keep(self, request: PlanRequest) -> None:
        self._kit.drafts.save(FORM_DRAFT, request.as_document())

    @Slot()
    def _on_edited(self) -> None:
        self.add_button.setEnabled(False)
        self._pause.start()

    @Slot(object)
    def _on_date_wanted(self, wanted: object) -> None:
        self.form.set_race(race_date=wanted)  # type: ignore[arg-type]
        self.refresh()
        self.form.race_day.setFocus()

    @Slot(float)
    def _on_race_wanted(self, wanted: float) -> None:
        self.form.set_race(race_m=wanted)
        self.refresh()
        self.form.race.setFocus()

    @Slot()
    def _on_close(self) -> None:
        if self._plan is not None:
            self._keep(self._plan.request)
        self.dismiss()

    @Slot()
    def _on_plans(self) -> None:
        self._on_close()
        self.plans_wanted.emit()

    def _place(self) -> None:
        super()._place()
        self._follow_width()

    @Slot()
    def _follow_width(self) -> None:
        """Show both sides where there is room, else the one that is wanted."""
        theme = self._kit.theme
        is_wide = self.panel.width() >= theme.px(_FORM_PX + _RESULT_PX)
        wanted = self.side.value()
        self._side_box.setVisible(not is_wide)
        self._line.setVisible(is_wide)
        self._left_side.setVisible(is_wide or wanted == _CHOICES)
        self._right_side.setVisible(is_wide or wanted == _PLAN)
        if is_wide:
            bar_px = self._scroll.verticalScrollBar().sizeHint().width()
            needed_px = self._scroll.body.minimumSizeHint().width() + bar_px
            self._left_side.setFixedWidth(max(theme.px(_FORM_PX), needed_px + 1))
        else:
            self._left_side.setMinimumWidth(0)
            self._left_side.setMaximumWidth(16_777_215)
        self._both.setStretch(0, 0 if is_wide else 1)
