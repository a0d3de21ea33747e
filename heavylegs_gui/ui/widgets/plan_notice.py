"""The calm word that a plan is behind, with the two answers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from heavylegs_gui.ui.widgets.basics import Button, Card, IconLabel, Label, Weight, row
from heavylegs_gui.ui.widgets.button_row import ButtonRow
from heavylegs_gui.ui.widgets.plan_standing_words import behind_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from heavylegs_gui.services.plan_shelf import Standing
    from heavylegs_gui.ui.theme.theme import ThemeManager

_WIDE_PX = 780
"""From this width on the answers stand beside the words, at normal text [px]."""


class PlanNotice(Card):
    """Says that weeks of a plan were missed; hidden while there is nothing to say.

    Attributes:
        standing: The plan.

    Signals:
        rest_wanted: Show a new rest of the plan.
        keep_wanted: Keep the plan as it is.
    """

    rest_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__("info", margins=(14, 8, 8, 8), spacing=2)
        self._theme = theme
        self.standing: Standing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.words = Label(theme, role="small", weight=Weight.Medium, wrap=True)
        self.see_button = Button(theme, self.tr("See a new rest"), "quiet")
        self.keep_button = Button(theme, self.tr("Keep the plan"), "quiet")
        self.see_button.setToolTip(self.tr("Nothing changes before you say so"))
        self.keep_button.setToolTip(self.tr("Asks again only when another week is missed"))
        self.see_button.clicked.connect(self.rest_wanted)
        self.keep_button.clicked.connect(self.keep_wanted)
        self._answers = ButtonRow((self.see_button, self.keep_button))
        self._line = row(IconLabel(theme, "calendar-plus", "info", 20), spacing=10)
        self._line.addWidget(self.words, 1)
        self.body.addLayout(self._line)
        self.body.addWidget(self._answers)
        self.hide()

    def show_standing(self, standing: Standing | None) -> None:
        """Say that a plan is behind, or nothing."""
        self.standing = standing
        if standing is not None:
            words = behind_words(standing)
            self.words.setText(words)
            self.setAccessibleName(words)
            label = standing.saved.label
            self.see_button.setAccessibleName(self.tr("See a new rest of {0}").format(label))
            self.keep_button.setAccessibleName(self.tr("Keep as it is: {0}").format(label))
        self.setVisible(standing is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= self._theme.px(_WIDE_PX)
        if is_wide == (self._line.indexOf(self._answers) >= 0):
            return
        if is_wide:
            self.body.removeWidget(self._answers)
            self._line.addWidget(self._answers)
            self._answers.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        else:
            self._line.removeWidget(self._answers)
            self.body.addWidget(self._answers)
            self._answers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
