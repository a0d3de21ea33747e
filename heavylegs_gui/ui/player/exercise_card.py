"""One exercise in full: its moving picture, how to do it, and when to stop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from heavylegs_gui.domain.figure import Figure
from heavylegs_gui.ui.player.figure_view import FigureView
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Card, Chip, IconLabel, Label, Weight, column, row

THUMB_PX = QSize(176, 148)


class ExerciseCard(Card):
    """Shows how an exercise is done; its picture moves while the mouse is over it.

    Args:
        theme: The theme manager.
        figure: The moving picture, or ``None``.
        number: Place in the routine, from 1.
        name: Name of the exercise.
        dose: How long, for example "30 s each side".
        texts: Steps, common mistake, easier way, and when to stop.
    """

    def __init__(
        self,
        theme: ThemeManager,
        figure: Figure | None,
        heading: tuple[int, str, str],
        texts: tuple[Sequence[str], str, str, str],
    ) -> None:
        super().__init__(margins=(12, 12, 20, 14), spacing=0)
        self._theme = theme
        number, name, dose = heading
        cues, mistake, easier, stop_if = texts
        self.setAccessibleName(f"{number}. {name}, {dose}")
        self.thumb = FigureView(theme, "stage", panel=True)
        self.thumb.plays_on_hover = True
        self.thumb.show_figure(figure)
        self.thumb.setAccessibleName(self.tr("Picture: {0}").format(name))
        layout = QHBoxLayout()
        layout.setSpacing(18)
        layout.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._texts(number, name, dose, cues), 1)
        self.body.addLayout(layout)
        lines = column(spacing=6)
        self._add_line(lines, "circle-x", "warn", self.tr("Common mistake"), mistake)
        self._add_line(lines, "leaf", "good", self.tr("Easier"), easier)
        self._add_line(lines, "octagon-alert", "danger", self.tr("Stop if"), stop_if)
        self._text_column.addSpacing(10)
        self._text_column.addLayout(lines)
        self._text_column.addStretch(1)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _texts(self, number: int, name: str, dose: str, cues: Sequence[str]) -> QVBoxLayout:
        theme = self._theme
        self._text_column = column(spacing=3)
        title = Label(theme, name, role="heading", weight=Weight.DemiBold, wrap=True)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        counter = Label(theme, f"{number}.", role="heading", weight=Weight.DemiBold, tone="text3")
        head = row(counter, title, Chip(theme, dose, "plain"), spacing=8)
        self._text_column.addSpacing(4)
        self._text_column.addLayout(head)
        self._text_column.addSpacing(4)
        for cue in cues:
            self._text_column.addWidget(Label(theme, cue, wrap=True))
        return self._text_column

    def _add_line(self, into: QVBoxLayout, icon: str, token: str, name: str, text: str) -> None:
        if not text:
            return
        mark = IconLabel(self._theme, icon, token, 16)
        label = Label(self._theme, name, role="small", weight=Weight.DemiBold)
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._line_labels = [*getattr(self, "_line_labels", []), label]
        what = Label(self._theme, text, role="small", tone="text2", wrap=True)
        line = row(spacing=8)
        for widget in (mark, label, what):
            line.addWidget(widget, 1 if widget is what else 0, Qt.AlignmentFlag.AlignTop)
        into.addLayout(line)

    def _follow_theme(self) -> None:
        self.thumb.setFixedSize(THUMB_PX)
        wide = self._theme.px(118)
        for label in getattr(self, "_line_labels", []):
            label.setFixedWidth(wide)


def steps_of(text: str) -> list[str]:
    """Return the sentences of an instruction, one step each."""
    parts = text.replace("! ", "!|").replace(". ", ".|").split("|")
    return [part.strip() for part in parts if part.strip()]


def spacer() -> QWidget:
    """Return an empty widget that takes what room is left."""
    widget = QWidget()
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return widget
