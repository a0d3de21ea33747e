"""A large answer with an icon, two lines and the digit that gives it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from heavylegs_gui.ui.player.lettering import broken_in_two, draw_text, elided, sized_font
from heavylegs_gui.ui.theme.icons import icon_pixmap
from heavylegs_gui.ui.theme.theme import ThemeManager


class AnswerButton(QPushButton):
    """Paints one of a few large answers; the whole rectangle is the target.

    Args:
        theme: The theme manager.
        digit: Key that gives the answer.
        icon: Icon name.
        title: The answer.
        note: What it means, in a smaller line.
    """

    def __init__(
        self,
        theme: ThemeManager,
        digit: str,
        icon: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._digit, self._icon = theme, digit, icon
        self._note, self._unit = "", 1.0
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_answer(self, title: str, note: str) -> None:
        """Set both lines."""
        self.setText(title)
        self._note = note
        self.setAccessibleName(self.tr("{0}, key {1}").format(title, self._digit))
        self.setAccessibleDescription(note)
        self.update()

    def set_digit(self, digit: str) -> None:
        """Set the key that gives the answer."""
        self._digit = digit
        self.setAccessibleName(self.tr("{0}, key {1}").format(self.text(), digit))
        self.update()

    @property
    def note(self) -> str:
        """The smaller line."""
        return self._note

    def set_unit(self, unit: float) -> None:
        """Set the length of one unit [px]."""
        self._unit = unit
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(600 * self._unit), round(104 * self._unit))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the answer; Space belongs to the player, where it goes on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        unit, theme = self._unit, self._theme
        focused = self.hasFocus()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen_width = (3 if focused else 1.5) * unit
            inset = pen_width / 2
            frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.setPen(QPen(theme.color("accent" if focused else "control"), pen_width))
            painter.setBrush(theme.color("hover" if self.isDown() else "surface"))
            painter.drawRoundedRect(frame, 14 * unit, 14 * unit)
            self._paint_icon(painter)
            self._paint_lines(painter)
            self._paint_digit(painter)

    def _paint_icon(self, painter: QPainter) -> None:
        side = 44 * self._unit
        pixmap = icon_pixmap(
            self._icon, self._theme.hex("text"), round(side), self.devicePixelRatioF()
        )
        at = QRectF(28 * self._unit, (self.height() - side) / 2, side, side)
        painter.drawPixmap(at, pixmap, QRectF(pixmap.rect()))

    def _paint_lines(self, painter: QPainter) -> None:
        unit, theme = self._unit, self._theme
        room = self.width() - 186 * unit
        title_font = sized_font(theme, 34 * unit)
        note_font = sized_font(theme, 20 * unit, QFont.Weight.Medium, spacing=100)
        middle, left = self.height() / 2, 98 * unit
        title = elided(title_font, self.text(), room)
        notes = broken_in_two(note_font, self._note, room) if self._note else ()
        base = middle + (12, -2, -13)[len(notes)] * unit
        draw_text(painter, QPointF(left, base), title_font, title, theme.color("text"))
        for index, note in enumerate(notes):
            below = QPointF(left, base + (32 if len(notes) == 1 else 26 + 24 * index) * unit)
            draw_text(painter, below, note_font, note, theme.color("text2"))

    def _paint_digit(self, painter: QPainter) -> None:
        unit, theme = self._unit, self._theme
        cap = QRectF(self.width() - 70 * unit, self.height() / 2 - 21 * unit, 42 * unit, 42 * unit)
        painter.setPen(QPen(theme.color("control"), 1.5 * unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 9 * unit, 9 * unit)
        painter.setFont(sized_font(theme, 24 * unit, spacing=100))
        painter.setPen(theme.color("text"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._digit)
