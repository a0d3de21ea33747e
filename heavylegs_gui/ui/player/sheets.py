"""Small panels over the player: all keys, advice about pain."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from heavylegs_gui.ui.player.clear_scroll import clear_scroll
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Card, KeyCap, Label, Weight, row
from heavylegs_gui.ui.widgets.overlay import Overlay

_MARGINS = (28, 24, 28, 24)


class KeysSheet(Overlay):
    """Lists every key of the player."""

    def __init__(self, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(theme, host, sheet=(600, 540))
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(*_MARGINS)
        layout.setSpacing(14)
        title = Label(theme, self.tr("All keys"), role="title", weight=Weight.DemiBold)
        layout.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        for index, (keys, text) in enumerate(self._rows()):
            caps = row(*(KeyCap(theme, key) for key in keys), spacing=6)
            caps.addStretch(1)
            grid.addLayout(caps, index, 0)
            grid.addWidget(Label(theme, text), index, 1)
        layout.addLayout(grid)
        layout.addStretch(1)
        self.close_button = Button(theme, self.tr("Close"), "primary")
        self.close_button.clicked.connect(self.close_requested)
        layout.addLayout(row(None, self.close_button))
        self.close_requested.connect(self.dismiss)

    def _rows(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        return (
            ((self.tr("Space"),), self.tr("Pause, go on")),
            (("→", self.tr("PgDn")), self.tr("Skip to the next stretch")),
            (
                ("←", self.tr("PgUp")),
                self.tr("Back to the start of this one, or to the one before"),
            ),
            (("↑", "+"), self.tr("10 seconds more")),
            (("S",), self.tr("Switch sides now")),
            (("X",), self.tr("It hurts: stop and choose")),
            (("M",), self.tr("Sound and voice off, on")),
            (("V",), self.tr("Voice off, on")),
            (("P",), self.tr("Quiet, normal or loud, kept for this routine")),
            (("F", "F11"), self.tr("Full screen, window")),
            ((self.tr("Esc"),), self.tr("Leave full screen, then stop")),
            (("?",), self.tr("This list")),
        )


class AdviceSheet(Overlay):
    """Says when pain needs a doctor: the exercise's own limit first.

    Signals:
        end_requested: The runner ends the routine.
    """

    end_requested = Signal()

    def __init__(self, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(theme, host, sheet=(680, 520))
        self._theme = theme
        outer = QVBoxLayout(self.panel)
        outer.setContentsMargins(*_MARGINS)
        outer.setSpacing(12)
        self.title = Label(
            theme, self.tr("When to see a doctor"), role="title", weight=Weight.DemiBold
        )
        outer.addWidget(self.title)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        outer.addWidget(clear_scroll(self._list), 1)
        self.end_button = Button(theme, self.tr("End the routine"), "danger")
        self.end_button.clicked.connect(self.end_requested)
        self.back_button = Button(theme, self.tr("Back"))
        self.back_button.clicked.connect(self.close_requested)
        outer.addLayout(row(self.end_button, self.back_button, None, spacing=10))
        self.close_requested.connect(self.dismiss)

    def show_advice(self, stop: str, advice: Sequence[tuple[str, str]]) -> None:
        """Fill the sheet: the exercise's limit, then pairs of sign and what to do."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        first = Card("danger", margins=(16, 12, 16, 12), spacing=2)
        first.body.addWidget(Label(self._theme, self.tr("This exercise"), weight=Weight.DemiBold))
        first.body.addWidget(Label(self._theme, stop, wrap=True))
        self._rows.addWidget(first)
        for sign, deed in advice:
            card = Card("step", margins=(16, 12, 16, 12), spacing=2)
            card.body.addWidget(Label(self._theme, sign, weight=Weight.DemiBold, wrap=True))
            card.body.addWidget(Label(self._theme, deed, tone="text2", wrap=True))
            self._rows.addWidget(card)
        self._rows.addStretch(1)
