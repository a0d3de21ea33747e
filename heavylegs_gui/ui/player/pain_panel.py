"""The screen after "it hurts": four answers, none of them chosen by time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.figure_motion import Beat
from heavylegs_gui.ui.player.answer_button import AnswerButton
from heavylegs_gui.ui.player.figure_view import FigureView
from heavylegs_gui.ui.player.headline import Headline
from heavylegs_gui.ui.player.lettering import (
    BASE_HEIGHT,
    broken_in_two,
    draw_text,
    elided,
    sized_font,
    unit_px,
)
from heavylegs_gui.ui.player.scene import FigureShot
from heavylegs_gui.ui.theme.icons import icon_pixmap
from heavylegs_gui.ui.theme.theme import ThemeManager

ANSWERS = ("skip", "easier", "advice", "end")
_ICONS = ("skip-forward", "leaf", "stethoscope", "x")
_COLUMN_UNITS = 600.0
_PITCH_UNITS, _ROW_UNITS, _FIRST_UNITS = 118.0, 104.0, 108.0


@dataclass(frozen=True, slots=True)
class PainScene:
    """What the screen says.

    Attributes:
        cue: What to do at once.
        answers: Title and note of each of the four answers.
        warning: When to stop for good.
        status: Where the routine stopped.
        go_on: How to go on when the pain has gone.
        shot: The figure, at rest.
    """

    cue: str
    answers: tuple[tuple[str, str], ...]
    warning: str
    status: str
    go_on: str
    shot: FigureShot | None


class PainPanel(QWidget):
    """Shows the four answers beside the resting figure.

    Signals:
        answered: With one of :data:`ANSWERS`.
    """

    answered = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scene: PainScene | None = None
        self.headline = Headline(theme, self)
        self.figure = FigureView(theme, "bg", parent=self)
        self.buttons = tuple(
            AnswerButton(theme, str(index + 1), icon, self) for index, icon in enumerate(_ICONS)
        )
        for button in self.buttons:
            button.clicked.connect(self._on_clicked)
        theme.changed.connect(self.update)

    def show_pain(self, scene: PainScene) -> None:
        """Show the panel; the first answer has the keyboard, but only a key press gives it."""
        self._scene = scene
        self.headline.show_text(self.tr("Paused"), scene.cue, strong_cue=True)
        for button, (title, note) in zip(self.buttons, scene.answers, strict=True):
            button.show_answer(title, note)
        self.figure.setVisible(scene.shot is not None)
        if scene.shot is not None:
            self.figure.show_figure(scene.shot.figure, mirrored=scene.shot.mirrored, strength=0.85)
            self.figure.set_beat(Beat(share=0.0, glow=0.35))
        self.setAccessibleName(f"{scene.cue}. {scene.warning}")
        self._place()
        self.update()

    def answer(self, digit: int) -> None:
        """Give answer 1 to 4, as the digit keys do."""
        self.answered.emit(ANSWERS[digit - 1])

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, AnswerButton):
            self.answer(self.buttons.index(sender) + 1)

    # layout

    @property
    def _unit(self) -> float:
        return unit_px(self.width(), self.height())

    def _offset(self) -> float:
        return max(0.0, self.height() - BASE_HEIGHT * self._unit) / 2

    def _column_left(self) -> float:
        return self.width() - (40 + _COLUMN_UNITS) * self._unit

    def _place(self) -> None:
        unit, top = self._unit, self._offset()
        left = self._column_left()
        for index, button in enumerate(self.buttons):
            y = top + (_FIRST_UNITS + index * _PITCH_UNITS) * unit
            button.set_unit(unit)
            rect = QRectF(left, y, _COLUMN_UNITS * unit, _ROW_UNITS * unit)
            button.setGeometry(rect.toAlignedRect())
        self.headline.set_unit(unit)
        width = left - 56 * unit
        self.headline.setGeometry(
            QRectF(36 * unit, top + 96 * unit, width, 160 * unit).toAlignedRect()
        )
        box = QRectF(40 * unit, top + 270 * unit, left - 100 * unit, 424 * unit)
        self.figure.setGeometry(box.toAlignedRect())

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        scene, theme, unit = self._scene, self._theme, self._unit
        if scene is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect().adjusted(0, round(90 * unit), 0, 0), theme.color("bg"))
            self._paint_warning(painter, scene.warning)
            font = sized_font(theme, 22 * unit, QFont.Weight.Medium, spacing=100)
            line = self._offset() + 750 * unit
            right = self.width() - 40 * unit
            wide = QFontMetricsF(font).horizontalAdvance(scene.go_on)
            soft = theme.color("text2")
            draw_text(painter, QPointF(right - wide, line), font, scene.go_on, soft)
            status = elided(font, scene.status, right - wide - 84 * unit)
            draw_text(painter, QPointF(44 * unit, line), font, status, soft)

    def _paint_warning(self, painter: QPainter, text: str) -> None:
        theme, unit = self._theme, self._unit
        top = self._offset() + (_FIRST_UNITS + 4 * _PITCH_UNITS + 6) * unit
        box = QRectF(self._column_left(), top, _COLUMN_UNITS * unit, 106 * unit)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("danger_soft"))
        painter.drawRoundedRect(box, 14 * unit, 14 * unit)
        side = 40 * unit
        pixmap = icon_pixmap(
            "triangle-alert", theme.hex("danger"), round(side), self.devicePixelRatioF()
        )
        icon = QRectF(box.x() + 28 * unit, box.center().y() - side / 2, side, side)
        painter.drawPixmap(icon, pixmap, QRectF(pixmap.rect()))
        font = sized_font(theme, 24 * unit, QFont.Weight.DemiBold, spacing=99)
        lines = broken_in_two(font, text, box.width() - 122 * unit)
        base = box.center().y() + (9 - 17 * (len(lines) - 1)) * unit
        for index, line in enumerate(lines):
            at = QPointF(box.x() + 98 * unit, base + 34 * index * unit)
            draw_text(painter, at, font, line, theme.color("text"))
