"""One exercise in full: its moving picture, how to do it, and when to stop."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from heavylegs_gui.domain.figure import Figure
from heavylegs_gui.domain.routine import Exercise
from heavylegs_gui.ui.player.caution_words import muscle_word
from heavylegs_gui.ui.player.figure_view import FigureView
from heavylegs_gui.ui.player.stretch_words import stop_text
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Card, Chip, IconLabel, Label, Weight, column, row

THUMB_PX = QSize(184, 152)
_NAME_PX = 122


class ExerciseCard(Card):
    """Shows how an exercise is done; its picture moves while the mouse is over it.

    Args:
        theme: The theme manager.
        figure: The moving picture, or ``None``.
        exercise: What is done.
        number: Place in the routine, from 1.
        dose: How long, for example "30 s each side".
    """

    def __init__(
        self,
        theme: ThemeManager,
        figure: Figure | None,
        exercise: Exercise,
        number: int,
        dose: str,
    ) -> None:
        super().__init__(margins=(12, 12, 20, 14), spacing=0)
        self._theme = theme
        self._names: list[Label] = []
        self.setAccessibleName(f"{number}. {exercise.name}, {dose}")
        self.thumb = FigureView(theme, "stage", panel=True)
        self.thumb.plays_on_hover = True
        self.thumb.setFixedSize(THUMB_PX)
        self.thumb.show_figure(figure)
        self.thumb.setAccessibleName(self.tr("Picture: {0}").format(exercise.name))
        layout = QHBoxLayout()
        layout.setSpacing(18)
        layout.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._texts(exercise, number, dose), 1)
        self.body.addLayout(layout)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _texts(self, exercise: Exercise, number: int, dose: str) -> QVBoxLayout:
        theme = self._theme
        texts = column(spacing=3)
        title = Label(theme, exercise.name, role="heading", weight=Weight.DemiBold, wrap=True)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        counter = Label(theme, f"{number}", role="heading", weight=Weight.DemiBold, tone="accent")
        texts.addSpacing(2)
        texts.addLayout(row(counter, title, Chip(theme, dose), spacing=8))
        texts.addSpacing(4)
        texts.addWidget(Label(theme, " ".join(exercise.cues), wrap=True))
        texts.addSpacing(8)
        muscles = ", ".join(muscle_word(one) for one in exercise.muscles)
        for icon, token, name, text in (
            ("activity", "accent", self.tr("Works on"), muscles),
            ("circle-x", "warn", self.tr("Common mistake"), exercise.mistake),
            ("leaf", "good", self.tr("Easier"), exercise.easier),
            ("octagon-alert", "danger", self.tr("When to stop"), stop_text(exercise)),
        ):
            texts.addLayout(self._line(icon, token, name, text))
        texts.addSpacing(4)
        source = self.tr("Dose: {0}").format(exercise.source)
        texts.addWidget(Label(theme, source, role="caption", tone="text2", wrap=True))
        texts.addStretch(1)
        return texts

    def _line(self, icon: str, token: str, name: str, text: str) -> QHBoxLayout:
        label = Label(self._theme, name, role="small", weight=Weight.DemiBold)
        self._names.append(label)
        line = row(spacing=8)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(IconLabel(self._theme, icon, token, 16), 0, top)
        line.addWidget(label, 0, top)
        line.addWidget(Label(self._theme, text, role="small", tone="text2", wrap=True), 1)
        return line

    def _follow_theme(self) -> None:
        for label in self._names:
            label.setFixedWidth(self._theme.px(_NAME_PX))
