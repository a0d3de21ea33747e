"""The played routines, the newest first; each can be deleted and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import (
    Button,
    Card,
    Chip,
    IconButton,
    Label,
    Weight,
    clear_layout,
    column,
    divider,
    row,
)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One played routine: number, day, name, held time, and whether it was done."""

    run_id: int
    day: str
    name: str
    held: str
    is_done: bool


class HistoryCard(Card):
    """Lists played routines.

    Signals:
        delete_requested: With the number of the routine run.
        all_requested: Show all of them.
    """

    delete_requested = Signal(int)
    all_requested = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        self._theme = theme
        title = Label(theme, self.tr("History"), role="heading", weight=Weight.DemiBold)
        self.all_button = Button(theme, self.tr("See all by week"), "quiet")
        self.all_button.clicked.connect(self.all_requested)
        self.summary = Label(theme, role="small", tone="text2", wrap=True)
        self.body.addWidget(title)
        self.body.addWidget(self.summary)
        self._lines = column(spacing=4)
        self.body.addLayout(self._lines)
        self.body.addLayout(row(self.all_button, None))

    def show_lines(self, summary: str, lines: Sequence[HistoryLine]) -> None:
        """Show these routine runs."""
        self.summary.setText(summary)
        self.all_button.setVisible(bool(lines))
        clear_layout(self._lines)
        for line in lines:
            self._lines.addWidget(divider())
            self._lines.addWidget(self._line(line))

    def _line(self, line: HistoryLine) -> QWidget:
        theme = self._theme
        widget = QWidget()
        day = Label(theme, f"{line.day}, {line.held}", weight=Weight.Medium)
        what = Label(theme, line.name, role="small", tone="text2", wrap=True)
        state = self.tr("done") if line.is_done else self.tr("partly")
        chip = Chip(theme, state, "good" if line.is_done else "plain")
        name = self.tr("Delete the routine of {0}").format(line.day)
        delete = IconButton(theme, "trash-2", name)
        delete.setProperty("run", line.run_id)
        delete.clicked.connect(self._on_delete)
        layout = row(spacing=8)
        layout.addLayout(column(day, what, spacing=0), 1)
        layout.addWidget(chip)
        layout.addWidget(delete)
        widget.setLayout(layout)
        return widget

    def _on_delete(self) -> None:
        sender = self.sender()
        if isinstance(sender, IconButton):
            self.delete_requested.emit(int(sender.property("run")))
