"""One question of the check-in: a sign, its words, and answers of which one may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.ui.widgets.basics import IconLabel, Label, Weight, row
from heavylegs_gui.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heavylegs_gui.ui.theme.theme import ThemeManager


class AnswerRow(QWidget):
    """A question with a number behind each answer.

    A value between the answers shows the nearest one and stays as it is until another is chosen.

    Attributes:
        choice: The answers.

    Signals:
        answered: An answer was chosen by a click or a digit; arrows may still pass on.
        changed: The value is another one, or unknown again.
    """

    answered = Signal()
    changed = Signal()

    def __init__(
        self,
        theme: ThemeManager,
        icon: str,
        question: str,
        answers: Sequence[tuple[float, str]],
        aside: QWidget | None = None,
    ) -> None:
        """Build the question.

        Args:
            theme: The theme manager.
            icon: Its sign.
            question: Its words.
            answers: Pairs of value and words, the smallest value first.
            aside: What stands at the right of the question.
        """
        super().__init__()
        self._answers = [value for value, _words in answers]
        self._exact: float | None = None
        options = [(str(place), words) for place, (_value, words) in enumerate(answers)]
        self.choice = SegmentedControl(theme, options, question)
        self.choice.spread()
        self.choice.take_answers()
        self.choice.value_changed.connect(self._on_chosen)
        self.choice.settled.connect(self.answered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        title = Label(theme, question, role="small", weight=Weight.DemiBold)
        head = row(IconLabel(theme, icon, "accent", 18), title, None)
        if aside is not None:
            head.addWidget(aside)
        layout.addLayout(head)
        layout.addWidget(self.choice)

    @property
    def value(self) -> float | None:
        """The value, ``None`` while it is unknown."""
        return self._exact

    def set_value(self, value: float | None) -> None:
        """Show a value without a signal."""
        self._exact = value
        self.choice.set_value(None if value is None else self._place_of(value))

    def mark(self, value: float | None, words: str) -> None:
        """Mark an earlier value, or none."""
        self.choice.mark(None if value is None else self._place_of(value), words)

    def _place_of(self, value: float) -> str:
        places = range(len(self._answers))
        return str(min(places, key=lambda place: abs(self._answers[place] - value)))

    def _on_chosen(self, place: str) -> None:
        self._exact = self._answers[int(place)] if place else None
        self.changed.emit()
