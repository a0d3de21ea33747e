"""The exercises of a routine in full, one card each."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.routine import Routine
from heavylegs_gui.domain.safety_card import Block, blocks
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.ui.player.exercise_card import ExerciseCard
from heavylegs_gui.ui.player.stretch_words import dose_text
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Label, Weight


class ExerciseList(QWidget):
    """A title and the cards of one routine.

    Attributes:
        title: How many exercises are shown.
        cards: One card for each item of the routine.
    """

    def __init__(
        self, theme: ThemeManager, library: RoutineLibrary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._library = theme, library
        self._routine: Routine | None = None
        self.title = Label(theme, role="heading", weight=Weight.DemiBold)
        self.cards: list[ExerciseCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.title)

    def show_routine(self, routine: Routine) -> None:
        """Show the exercises of a routine."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._routine, self.cards = routine, []
        for number, item in enumerate(routine.items):
            exercise = self._library.exercises[item.exercise_id]
            figure = self._library.figure(item.exercise_id)
            dose = dose_text(exercise, item)
            card = ExerciseCard(self._theme, figure, exercise, number + 1, dose)
            self.cards.append(card)
            self._column.addWidget(card)

    def leave_out(self, block: Block | None) -> int:
        """Show only what nothing speaks against, and return how many exercises that are."""
        count, items = 0, self._routine.items if self._routine is not None else ()
        for card, item in zip(self.cards, items, strict=True):
            is_off = blocks(block, [item.exercise_id], self._library.exercises)
            card.setVisible(not is_off)
            count += not is_off
        self.title.setVisible(count > 0)
        self.title.setText(self.tr("The {0} exercises").format(count))
        return count
