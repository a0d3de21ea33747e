"""How far the reading of files is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Label, Weight, column, row

_GUESS_FROM_FILES = 3
_GUESS_FROM_S = 2.0
"""No time left is named before so many files and so many seconds: it would jump about."""
_MINUTES_FROM_S = 90


class ReadingBar(QWidget):
    """Name of the file, bar, time left and Stop.

    Attributes:
        stop_button: Keeps what was read so far.
    """

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = QElapsedTimer()
        self.doing = Label(theme, role="small", weight=Weight.Medium)
        self.doing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.left = Label(theme, role="small", weight=Weight.Medium, tone="text3")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Reading"))
        self.stop_button = Button(theme, self.tr("Stop"))
        self.stop_button.setToolTip(self.tr("Keeps what was read so far"))
        words = QHBoxLayout()
        words.addWidget(self.doing, 1)
        words.addWidget(self.left)
        texts = column(spacing=5)
        texts.addLayout(words)
        texts.addWidget(self.bar)
        line = row(spacing=12)
        line.addLayout(texts, 1)
        line.addWidget(self.stop_button)
        self.setLayout(line)

    def begin(self) -> None:
        """Start from nothing."""
        self.doing.setText(self.tr("Starting to read"))
        self.left.clear()
        self.bar.setRange(0, 0)
        self._clock.start()

    def show_progress(self, done: int, total: int, name: str) -> None:
        """Show that ``done`` of ``total`` files are read and which one is read now."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        text = self.tr("Reading {0} of {1}: {2}").format(min(done + 1, total), total, name)
        self.doing.setText(text if name else self.tr("Reading"))
        self.left.setText(self._time_left(done, total))

    def _time_left(self, done: int, total: int) -> str:
        spent_s = self._clock.elapsed() / 1000
        if done < _GUESS_FROM_FILES or spent_s < _GUESS_FROM_S:
            return ""
        left_s = max(1, round(spent_s / done * (total - done)))
        if left_s < _MINUTES_FROM_S:
            return self.tr("about {0} s left").format(left_s)
        return self.tr("about {0} min left").format(round(left_s / 60))
