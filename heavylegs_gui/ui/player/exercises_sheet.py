"""All exercises with their moving pictures, to look up and to search."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.figure import Figure
from heavylegs_gui.domain.routine import Exercise
from heavylegs_gui.ui.player.caution_words import muscle_word
from heavylegs_gui.ui.player.exercise_card import ExerciseCard
from heavylegs_gui.ui.player.stretch_words import kind_text
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import IconButton, Label, Weight, column, row
from heavylegs_gui.ui.widgets.down_scroll import DownScroll
from heavylegs_gui.ui.widgets.overlay import Overlay
from heavylegs_gui.ui.widgets.search_edit import SearchEdit

_SIZE_PX = (860, 760)


class ExercisesSheet(Overlay):
    """Every exercise that can be shown today, by name, muscle or kind.

    Attributes:
        search: What is looked for.
        cards: The cards by the id of their exercise.
        nothing: Says that nothing was found.
    """

    def __init__(self, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(theme, host, sheet=_SIZE_PX)
        self.cards: dict[str, ExerciseCard] = {}
        self._haystacks: dict[str, str] = {}
        self.title = Label(theme, role="title", weight=Weight.DemiBold)
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.close_button.clicked.connect(self.dismiss)
        self.close_requested.connect(self.dismiss)
        self.search = SearchEdit()
        self.search.setPlaceholderText(self.tr("Name, muscle or kind: calves, roll, hip …"))
        self.search.setAccessibleName(self.tr("Find an exercise"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.nothing = Label(theme, tone="text2", wrap=True)
        self.scroll_area = DownScroll()
        self._list = QVBoxLayout(self.scroll_area.body)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(10)
        layout = column(spacing=10)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addLayout(row(self.title, None, self.close_button))
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
        layout.addWidget(self.scroll_area, 1)
        self.panel.setLayout(layout)

    def show_exercises(
        self, exercises: Sequence[Exercise], figure_of: Callable[[str], Figure | None]
    ) -> None:
        """Open the sheet.

        Args:
            exercises: What is shown, in this order.
            figure_of: The moving picture of an exercise, by its id.
        """
        ids = [one.id for one in exercises]
        if list(self.cards) != ids:
            for card in self.cards.values():
                self._list.removeWidget(card)
                card.deleteLater()
            self.cards = {}
            for number, one in enumerate(exercises, 1):
                card = ExerciseCard(self._theme, figure_of(one.id), one, number, kind_text(one))
                self.cards[one.id] = card
                self._list.insertWidget(number - 1, card)
                self._haystacks[one.id] = _haystack(one)
        self.title.setText(self.tr("{0} exercises").format(len(ids)))
        self.search.clear()
        self._on_search()
        self.open(self.search)

    def found(self) -> list[str]:
        """Return the ids of the exercises that fit the search."""
        words = self.search.text().casefold().split()
        return [one for one in self.cards if all(word in self._haystacks[one] for word in words)]

    @Slot()
    def _on_search(self) -> None:
        found = set(self.found())
        for one, card in self.cards.items():
            card.setVisible(one in found)
        self.nothing.setVisible(not found)
        words = self.tr("Nothing is called “{0}”; try a muscle such as calves, or clear the field.")
        self.nothing.setText(words.format(self.search.text().strip()))
        self.scroll_area.verticalScrollBar().setValue(0)


def _haystack(exercise: Exercise) -> str:
    muscles = (muscle_word(one) for one in exercise.muscles)
    parts = [exercise.name, exercise.short_name, kind_text(exercise), *exercise.muscles, *muscles]
    return " ".join(parts).casefold()
