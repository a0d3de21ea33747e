"""One saved plan: what it is for, where it stands, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from heavylegs_gui.domain.plan_progress import PlanState
from heavylegs_gui.ui.widgets.basics import Button, Card, Chip, IconLabel, Label, Weight, row
from heavylegs_gui.ui.widgets.button_row import ButtonRow
from heavylegs_gui.ui.widgets.elided_label import ElidedLabel
from heavylegs_gui.ui.widgets.meter import Meter
from heavylegs_gui.ui.widgets.plan_standing_words import (
    goal_words,
    span_words,
    state_words,
    weeks_words,
)

if TYPE_CHECKING:
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.services.plan_shelf import Standing
    from heavylegs_gui.ui.theme.theme import ThemeManager

_SIGNS = {True: "flag", False: "trending-up"}
"""Sign of a plan with a race and of one without."""


class PlanRow(Card):
    """A plan with its weeks.

    Attributes:
        standing: What is shown.
        buttons: The buttons by what they do: show, rest, clear, back.

    Signals:
        wished: With what a button does and the plan.
    """

    wished = Signal(str, object)

    def __init__(
        self, theme: ThemeManager, standing: Standing, units: Units, *, can_plan: bool = True
    ) -> None:
        """Show a plan.

        Args:
            theme: Colours and type.
            standing: The plan and where it stands.
            units: The runner's unit.
            can_plan: Whether new weeks may be made now.
        """
        super().__init__("step", margins=(14, 12, 10, 8), spacing=6)
        self.standing = standing
        self._can_plan = can_plan
        self.buttons: dict[str, Button] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build_head(theme)
        self.words = Label(theme, self._facts(units), role="small", tone="text2", wrap=True)
        self.weeks = Label(theme, weeks_words(standing.progress), role="small", wrap=True)
        self.body.addWidget(self.words)
        self._build_meter(theme)
        self.body.addWidget(self.weeks)
        self.weeks.setVisible(bool(self.weeks.text()))
        self._build_buttons(theme)
        facts = (standing.saved.label, self.state.text(), self.words.text(), self.weeks.text())
        self.setAccessibleName(". ".join(one for one in facts if one))

    def _build_head(self, theme: ThemeManager) -> None:
        saved, words = self.standing.saved, state_words(self.standing)
        has_ended = self.standing.progress.state is PlanState.ENDED
        sign = _SIGNS[saved.request.race_m is not None]
        self.name = ElidedLabel(theme, saved.label, weight=Weight.DemiBold)
        self.state = Chip(theme, *words)
        head = row(IconLabel(theme, sign, "text3" if has_ended else "accent", 20))
        head.addWidget(self.name, 1)
        head.addWidget(self.state)
        self.body.addLayout(head)

    def _facts(self, units: Units) -> str:
        goal = goal_words(self.standing.saved.request, units)
        return f"{goal}, {span_words(self.standing.progress)}"

    def _build_meter(self, theme: ThemeManager) -> None:
        progress = self.standing.progress
        self.meter = Meter(theme)
        self.meter.set_values(progress.weeks_done, progress.weeks_left, None)
        self.meter.setAccessibleName(weeks_words(progress))
        self.body.addWidget(self.meter)
        # not before it has a parent: it would be a window of its own for a moment
        self.meter.setVisible(progress.weeks > 0)

    def _build_buttons(self, theme: ThemeManager) -> None:
        progress = self.standing.progress
        has_rest = progress.state is not PlanState.ENDED
        wishes = [("show", self.tr("Show in calendar"))] if progress.first else []
        if has_rest and self._can_plan:
            wishes.append(("rest", self.tr("New weeks…")))
        if has_rest:
            wishes.append(("clear", self.tr("Remove what is ahead")))
        wishes.append(("back", self.tr("Take back")))
        hints = {
            "rest": self.tr("Shows what the plan would look like from today on"),
            "clear": self.tr("The past of the plan stays"),
            "back": self.tr("Removes the plan and brings back what it replaced"),
        }
        for wish, words in wishes:
            button = Button(theme, words, "quiet")
            button.setAccessibleName(f"{words.rstrip('…')}: {self.standing.saved.label}")
            button.setToolTip(hints.get(wish, ""))
            button.setProperty("wish", wish)
            button.clicked.connect(self._on_clicked)
            self.buttons[wish] = button
        self.body.addWidget(ButtonRow(tuple(self.buttons.values())))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wished.emit(str(sender.property("wish")), self.standing)
