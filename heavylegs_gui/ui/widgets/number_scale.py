"""A row of eleven buttons from 0 to 10, for effort and soreness."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from heavylegs_gui.ui.widgets.basics import Weight
from heavylegs_gui.ui.widgets.scale import STEPS, Scale

_HEIGHT_PX = 30


def effort_words() -> tuple[str, ...]:
    """Return what each effort from 0 to 10 feels like."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("NumberScale", text)

    return (
        tr("nothing at all"), tr("hardly felt it"), tr("could sing"), tr("could chat all the way"),
        tr("could chat easily"), tr("could talk in sentences"), tr("short sentences only"),
        tr("a few words only"), tr("single words"), tr("nearly all out"), tr("all out"),
    )  # fmt: skip


def soreness_words() -> tuple[str, ...]:
    """Return what each soreness from 0 to 10 feels like."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("NumberScale", text)

    return (
        tr("none"), tr("barely there"), tr("slight"), tr("mild"), tr("noticeable"),
        tr("moderate"), tr("clear on stairs"), tr("strong"), tr("very strong"),
        tr("hard to walk"), tr("worst ever"),
    )  # fmt: skip


class NumberScale(Scale):
    """Eleven small boxes with figures."""

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(400), self.theme.px(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(220), self.theme.px(_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for level in range(STEPS):
                self._paint_cell(painter, level)

    def _paint_cell(self, painter: QPainter, level: int) -> None:
        chosen = level == self.level
        box = self.cell(level).adjusted(1, 1, -1, -1)
        edge = "control" if level == self.hovered else "border"
        painter.setPen(Qt.PenStyle.NoPen if chosen else QPen(self.theme.color(edge), 1))
        painter.setBrush(self.theme.color("accent" if chosen else "surface"))
        painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus() and level == (self.level or 0):
            painter.setPen(QPen(self.theme.color("text" if chosen else "accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        weight = Weight.DemiBold if chosen else Weight.Medium
        painter.setFont(self.theme.font("caption", weight, tabular=True))
        token = "on_accent" if chosen else "text2" if self.isEnabled() else "text3"
        painter.setPen(self.theme.color(token))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(level))
