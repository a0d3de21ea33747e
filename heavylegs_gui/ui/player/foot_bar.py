"""The foot of the player: what comes next, and which keys do what."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from heavylegs_gui.ui.player.figure_view import FigureView
from heavylegs_gui.ui.player.key_hint import KeyHint
from heavylegs_gui.ui.player.lettering import draw_text, elided, sized_font
from heavylegs_gui.ui.player.scene import NextStep
from heavylegs_gui.ui.theme.theme import ThemeManager

FOOT_UNITS = 100.0
_COLUMN_UNITS = 128.0
_COLUMNS = 4
_LARGEST_HINT_SCALE = 1.25


class FootBar(QWidget):
    """Shows the next step and the keys.

    Signals:
        command: With the name of the command whose hint was clicked.
    """

    command = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._unit = theme, 1.0
        self._next = NextStep("", "")
        self._thumb = FigureView(theme, "stage", panel=True, parent=self)
        self._thumb.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hints = {
            command: KeyHint(theme, key, word, command, self)
            for key, word, command in (
                (self.tr("Space"), self.tr("pause"), "pause"),
                ("→", self.tr("skip"), "skip"),
                ("←", self.tr("back"), "back"),
                ("↑", self.tr("+10 s"), "plus10"),
                ("S", self.tr("switch"), "switch"),
                ("X", self.tr("it hurts"), "pain"),
                ("M", self.tr("mute"), "mute"),
                ("?", self.tr("all keys"), "help"),
            )
        }
        for hint in self._hints.values():
            hint.clicked.connect(self._on_clicked)
        theme.changed.connect(self._place)

    def set_unit(self, unit: float) -> None:
        """Set the length of one unit [px]."""
        self._unit = unit
        self._place()

    def show_next(self, upcoming: NextStep) -> None:
        """Show what comes next."""
        if upcoming == self._next:
            return
        self._next = upcoming
        self.setAccessibleName(f"{upcoming.label}: {upcoming.text}")
        shot = upcoming.shot
        self._thumb.setVisible(shot is not None)
        if shot is not None:
            self._thumb.show_figure(shot.figure, mirrored=shot.mirrored)
        self.update()

    def set_word(self, command: str, word: str) -> None:
        """Set what a key does right now, for example "go on" instead of "pause"."""
        self._hints[command].set_word(word)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, KeyHint):
            self.command.emit(sender.command)

    def _hint_unit(self) -> float:
        scale = min(_LARGEST_HINT_SCALE, max(1.0, self._theme.text_scale_percent / 100))
        return self._unit * scale

    def _place(self) -> None:
        unit, hint_unit = self._unit, self._hint_unit()
        self._thumb.setGeometry(
            QRect(round(40 * unit), round(11 * unit), round(78 * unit), round(78 * unit))
        )
        column = _COLUMN_UNITS * hint_unit
        left = self.width() - 40 * unit - _COLUMNS * column + 12 * hint_unit
        for index, hint in enumerate(self._hints.values()):
            hint.set_unit(hint_unit)
            x = left + (index % _COLUMNS) * column
            y = (50 + (index // _COLUMNS * 2 - 1) * 19 * hint_unit / unit) * unit
            height = 34 * hint_unit
            hint.setGeometry(QRectF(x, y - height / 2, column - 6, height).toRect())
        self.update()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        unit, theme = self._unit, self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), theme.color("surface"))
            painter.fillRect(QRectF(0, 0, self.width(), 1.5 * unit), theme.color("border"))
            left = (136 if self._next.shot is not None else 44) * unit
            small = sized_font(theme, 18 * unit, QFont.Weight.Medium, spacing=100)
            large = sized_font(theme, 53 * unit, spacing=97)
            room = next(iter(self._hints.values())).x() - left - 20 * unit
            draw_text(
                painter, QPointF(left, 32 * unit), small, self._next.label, theme.color("text2")
            )
            text = elided(large, self._next.text, room)
            painter.setPen(Qt.PenStyle.NoPen)
            draw_text(
                painter, QPointF(left - 2 * unit, 82 * unit), large, text, theme.color("text")
            )
