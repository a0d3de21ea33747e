"""The legend of a graph: a small swatch and a word each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Label


class _Swatch(QWidget):
    def __init__(self, theme: ThemeManager, token: str, style: str) -> None:
        super().__init__()
        self._theme, self._token, self._style = theme, token, style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(15 if self._style in {"line", "dashes"} else 11, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = self._theme.color(self._token)
        box = QRectF(0.5, 1.5, 10, 10)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._style in {"line", "dashes"}:
                is_dashed = self._style == "dashes"
                style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
                painter.setPen(QPen(color, 1.8 if is_dashed else 2.2, style))
                painter.drawLine(QPointF(0, 7), QPointF(15, 7))
            elif self._style == "dot":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                painter.drawEllipse(QPointF(5.5, 7), 3, 3)
            elif self._style == "triangle":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                painter.drawPolygon([QPointF(1, 3.5), QPointF(10, 3.5), QPointF(5.5, 11)])
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                painter.drawRoundedRect(box, 2.5, 2.5)
                if self._style == "hatch":
                    painter.setPen(QPen(self._theme.color("surface"), 1.3))
                    for offset in (-5.0, 0.0, 5.0):
                        painter.drawLine(
                            QPointF(box.left() + offset, box.bottom()),
                            QPointF(box.left() + offset + 10, box.top()),
                        )


class Legend(QWidget):
    """Swatches with words.

    Styles are ``solid``, ``hatch``, ``line``, ``dashes``, ``dot`` and ``triangle``.
    """

    def __init__(
        self,
        theme: ThemeManager,
        entries: Sequence[tuple[str, str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Build the legend from triples of colour token, style and word."""
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for index, (token, style, word) in enumerate(entries):
            if index:
                layout.addSpacing(8)
            layout.addWidget(_Swatch(theme, token, style))
            layout.addWidget(Label(theme, word, role="caption", tone="text2"))
