"""Sheets that ask for a few words: the note of a day, and why a warning is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from heavylegs_gui.ui.widgets.basics import Button, Label, Weight, row
from heavylegs_gui.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.theme.theme import ThemeManager

_SIZE_PX = (460, 320)
_FIELD_PX = 76
"""Least height of the field: three lines at normal text [px]."""


class WordsSheet(Overlay):
    """A title, a field of a few lines, answers that can be clicked, and Save.

    Signals:
        answered: With the words.
    """

    answered = Signal(str)

    def __init__(self, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(theme, host, sheet=_SIZE_PX)
        self.title = Label(theme, role="heading", weight=Weight.DemiBold, wrap=True)
        self.text = Label(theme, role="small", tone="text2", wrap=True)
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.save = Button(theme, self.tr("Save"), "primary")
        self.cancel = Button(theme, self.tr("Cancel"))
        self._answers: list[Button] = []
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        self._answer_rows = QVBoxLayout()
        self._answer_rows.setSpacing(6)
        layout.addLayout(self._answer_rows)
        layout.addWidget(self.field, 1)
        layout.addLayout(row(None, self.cancel, self.save))
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.dismiss)
        self.close_requested.connect(self.dismiss)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_save)
        self._theme_fonts()
        theme.changed.connect(self._theme_fonts)

    def set_answers(self, answers: Sequence[str]) -> None:
        """Offer answers that fill the field with one click."""
        for words in answers:
            button = Button(self._theme, words, "chip")
            button.setCheckable(False)
            button.clicked.connect(self._on_answer)
            self._answers.append(button)
            self._answer_rows.addLayout(row(button, None))

    def ask(self, title: str, text: str, words: str, save: str) -> None:
        """Open the sheet.

        Args:
            title: What it is about.
            text: One explanation, may be empty.
            words: What stands in the field first.
            save: The word on the button.
        """
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.field.setPlainText(words)
        self.field.setAccessibleName(title)
        self.save.setText(save)
        self.open(self.field)
        self.field.selectAll()

    def wanted_height(self, width: int, usual: int) -> int:
        """Return the usual height, or more where the answers need it [px]."""
        return max(usual, self.least_height(width))

    def _on_answer(self) -> None:
        sender = self.sender()
        for button in self._answers:
            if button is sender:
                self.field.setPlainText(button.text())
        self.field.setFocus()

    def _on_save(self) -> None:
        words = self.field.toPlainText().strip()
        self.dismiss()
        self.answered.emit(words)

    def _theme_fonts(self) -> None:
        self.field.setFont(self._theme.font())
        self.field.setMinimumHeight(self._theme.px(_FIELD_PX))
