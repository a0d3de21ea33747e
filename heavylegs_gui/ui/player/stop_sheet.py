"""The question before stopping, as large as the player around it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.ui.player.answer_button import AnswerButton
from heavylegs_gui.ui.player.keys import digit_of
from heavylegs_gui.ui.player.lettering import sized_font, unit_px
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Label
from heavylegs_gui.ui.widgets.overlay import Overlay

_ICONS = {"go_on": "play", "later": "clock", "stop": "x"}
_WIDTH_UNITS, _MARGIN_UNITS, _GAP_UNITS, _ROW_UNITS = 680.0, 36.0, 14.0, 104.0
_TITLE_UNITS, _TEXT_UNITS = 44.0, 24.0


class StopSheet(Overlay):
    """Asks whether to stop; Space goes on, as everywhere in the player.

    Attributes:
        buttons: The answers by their keys: ``go_on``, ``later`` and ``stop``.

    Signals:
        chosen: With the key of the answer.
    """

    chosen = Signal(str)

    def __init__(self, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(theme, host, sheet=(0, 0))
        self._rows = QVBoxLayout(self.panel)
        self.title = Label(theme, self.tr("Stop the routine?"), wrap=True)
        self.text = Label(theme, tone="text2", wrap=True)
        self._rows.addWidget(self.title)
        self._rows.addWidget(self.text)
        self.buttons: dict[str, AnswerButton] = {}
        for number, (key, icon) in enumerate(_ICONS.items(), start=1):
            button = AnswerButton(theme, str(number), icon)
            button.setProperty("answer", key)
            button.clicked.connect(self._on_clicked)
            self.buttons[key] = button
            self._rows.addWidget(button)
        theme.changed.connect(self._place)

    def ask(self, *, has_held: bool) -> None:
        """Open the sheet; going on has the keyboard.

        Args:
            has_held: Whether something was held that can be kept.
        """
        notes = {
            "go_on": (self.tr("Go on"), self.tr("after 3 seconds")),
            "later": (
                self.tr("Keep it for later"),
                self.tr("you can take it up again for 12 hours"),
            ),
            "stop": (self.tr("Stop and save"), self.tr("what you held goes into your history")),
        }
        if not has_held:
            notes["stop"] = (self.tr("Stop"), self.tr("nothing was held yet"))
        for key, (title, note) in notes.items():
            self.buttons[key].show_answer(title, note)
        self.buttons["later"].setVisible(has_held)
        self._number()
        kept = self.tr("It waits. What you held is kept.")
        self.text.setText(kept if has_held else self.tr("It waits."))
        self.open(self.buttons["go_on"])

    def _shown(self) -> list[AnswerButton]:
        return [button for button in self.buttons.values() if not button.isHidden()]

    def _number(self) -> None:
        for number, button in enumerate(self._shown(), start=1):
            button.set_digit(str(number))

    def _choose(self, key: str) -> None:
        self.dismiss()
        self.chosen.emit(key)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, AnswerButton):
            self._choose(str(sender.property("answer")))

    # layout

    def _place(self) -> None:
        self.setGeometry(self._host.rect())
        unit = unit_px(self.width(), self.height())
        margin = round(_MARGIN_UNITS * unit)
        self._rows.setContentsMargins(margin, margin, margin, margin)
        self._rows.setSpacing(round(_GAP_UNITS * unit))
        theme = self._theme
        self.title.setFont(sized_font(theme, _TITLE_UNITS * unit))
        medium = QFont.Weight.Medium
        self.text.setFont(sized_font(theme, _TEXT_UNITS * unit, medium, spacing=100))
        for button in self.buttons.values():
            button.set_unit(unit)
            button.setFixedHeight(round(_ROW_UNITS * unit))
        width = min(round(_WIDTH_UNITS * unit), self.width())
        self._rows.invalidate()
        height = min(self._rows.totalHeightForWidth(width), self.height())
        frame = QRect(0, 0, width, height)
        frame.moveCenter(self.rect().center())
        self.panel.setGeometry(frame)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit, shown = digit_of(event), self._shown()
        if event.key() == Qt.Key.Key_Space:
            self._choose("go_on")
        elif digit is not None and digit <= len(shown):
            self._choose(str(shown[digit - 1].property("answer")))
        else:
            super().keyPressEvent(event)
