"""How heavy the legs felt: eleven bars that grow with the weight."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight
from heavylegs_gui.ui.widgets.scale import HIGHEST, STEPS, Scale

_FULL_PX = 112
_COMPACT_PX = 84
_LOWEST_SHARE = 0.16
"""Height of the bar of level 0 against that of level 10."""
_RADIUS_PX = 6.0


def heaviness_words() -> tuple[str, ...]:
    """Return the word of each level from 0 to 10."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("HeavinessScale", text)

    return (
        tr("Feather light"), tr("Very light"), tr("Light"), tr("Quite light"), tr("Normal"),
        tr("A little heavy"), tr("Rather heavy"), tr("Heavy"), tr("Very heavy"),
        tr("Hard to lift"), tr("Like lead"),
    )  # fmt: skip


class HeavinessScale(Scale):
    """The heaviness of the legs during a session, 0 to 10."""

    def __init__(self, theme: ThemeManager, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, heaviness_words(), parent)
        self._compact = False

    def set_compact(self, *, compact: bool) -> None:
        """Use lower bars, when there is more to show below."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        height = _COMPACT_PX if self._compact else _FULL_PX
        return QSize(self.theme.px(400), self.theme.px(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(220), self.sizeHint().height())

    def bar(self, level: int) -> QRectF:
        """Return the bar of one level."""
        cell = self.cell(level)
        room = self.height() - self._figure_height() - 6
        height = room * (_LOWEST_SHARE + (1 - _LOWEST_SHARE) * level / HIGHEST)
        return QRectF(cell.left(), 2 + room - height, cell.width(), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for level in range(STEPS):
                self._paint_bar(painter, level)
                self._paint_figure(painter, level)
            if self.hasFocus():
                self._paint_focus(painter)

    def _figure_height(self) -> int:
        return self.theme.px(22)

    def _paint_bar(self, painter: QPainter, level: int) -> None:
        box = self.bar(level).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = -1 if self.level is None else self.level
        painter.setPen(Qt.PenStyle.NoPen)
        if not self.isEnabled():
            painter.setPen(QPen(self.theme.color("border"), 1))
            painter.setBrush(self.theme.color("out"))
        elif level <= chosen:
            painter.setBrush(self.theme.color("heavy" if level == chosen else "heavy_step"))
        else:
            hovered = self.hovered == level
            painter.setPen(QPen(self.theme.color("heavy" if hovered else "control"), 1))
            painter.setBrush(self.theme.color("heavy_soft" if hovered else "out"))
        radius = min(_RADIUS_PX, box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)

    def _paint_focus(self, painter: QPainter) -> None:
        """Ring the figure of the present level; the bar itself shows the value."""
        cell = self.cell(self.level or 0)
        height = self._figure_height()
        ring = QRectF(cell.left() + 1, self.height() - height + 1, cell.width() - 2, height - 2)
        painter.setPen(QPen(self.theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, 6, 6)

    def _paint_figure(self, painter: QPainter, level: int) -> None:
        chosen = level == self.level
        weight = Weight.Bold if chosen else Weight.Medium
        painter.setFont(self.theme.font("caption", weight, tabular=True))
        token = "heavy" if chosen else "text2" if self.isEnabled() else "text3"
        painter.setPen(self.theme.color(token))
        cell = self.cell(level)
        place = QRectF(
            QPointF(cell.left(), self.height() - self._figure_height()), cell.bottomRight()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(level))
