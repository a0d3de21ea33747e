"""Minutes per muscle this week, what the routine adds, and the guide as a tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from heavylegs_gui.domain.muscle_dose import GUIDE_S, SCALE_S
from heavylegs_gui.domain.units import format_duration
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Card, Label, Weight, divider, row

_BAR_PX, _ROW_PX = 8.0, 46


@dataclass(frozen=True, slots=True)
class MuscleDose:
    """One muscle: its name, what it got this week and what the routine adds [s]."""

    name: str
    done_s: float
    adds_s: float


class DoseBars(QWidget):
    """Paints one bar for each muscle; the same scale for all."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._doses: tuple[MuscleDose, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow_theme)

    def show_doses(self, doses: Sequence[MuscleDose]) -> None:
        """Show the muscles in this order."""
        self._doses = tuple(doses)
        said = (
            self.tr("{0} {1}").format(one.name, format_duration(one.done_s)) for one in self._doses
        )
        self.setAccessibleName(self.tr("Minutes per muscle this week: {0}").format(", ".join(said)))
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self._theme.px(_ROW_PX) * len(self._doses) - self._theme.px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index, dose in enumerate(self._doses):
                self._paint_row(painter, dose, index * self._theme.px(_ROW_PX))

    def _paint_row(self, painter: QPainter, dose: MuscleDose, top: int) -> None:
        theme, width = self._theme, float(self.width())
        line = QRectF(0, top, width, theme.px(20))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("small", QFont.Weight.Medium))
        painter.drawText(line, left, dose.name)
        figures = theme.font("small", QFont.Weight.DemiBold, tabular=True)
        time = format_duration(dose.done_s)
        painter.setFont(figures)
        painter.drawText(line, right, time)
        if dose.done_s < GUIDE_S:
            room = line.adjusted(0, 0, -QFontMetricsF(figures).horizontalAdvance(time) - 8, 0)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text3"))
            to_go = self.tr("{0} to go").format(format_duration(GUIDE_S - dose.done_s))
            painter.drawText(room, right, to_go)
        self._paint_bar(painter, dose, top + theme.px(24))

    def _paint_bar(self, painter: QPainter, dose: MuscleDose, top: int) -> None:
        theme, width = self._theme, float(self.width())
        done = width * min(1.0, dose.done_s / SCALE_S)
        adds = min(width - done, width * dose.adds_s / SCALE_S)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("grid"))
        painter.drawRoundedRect(QRectF(0, top, width, _BAR_PX), 4, 4)
        if adds > 0:
            gap = 1.5 if done else 0.0
            painter.setBrush(theme.color("bar_plan"))
            painter.drawRoundedRect(QRectF(done + gap, top, adds - gap, _BAR_PX), 4, 4)
        if done > 0:
            painter.setBrush(theme.color("bar"))
            painter.drawRoundedRect(QRectF(0, top, max(done, _BAR_PX), _BAR_PX), 4, 4)
        tick = width * GUIDE_S / SCALE_S
        painter.setBrush(theme.color("cap"))
        painter.drawRoundedRect(QRectF(tick - 1.2, top - 3, 2.4, _BAR_PX + 6), 1.2, 1.2)


class DoseCard(Card):
    """The bars with their legend and an honest sentence."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        title = Label(theme, self.tr("Minutes per muscle"), role="heading", weight=Weight.DemiBold)
        self.body.addWidget(title)
        self.body.addWidget(Label(theme, self.tr("This week"), role="small", tone="text2"))
        self.body.addSpacing(6)
        self.bars = DoseBars(theme)
        self.body.addWidget(self.bars)
        legend = row(spacing=6)
        for token, text in (
            ("bar", self.tr("done")),
            ("bar_plan", self.tr("this routine")),
            ("cap", self.tr("guide, 2 min")),
        ):
            legend.addWidget(_Swatch(theme, token))
            legend.addWidget(Label(theme, text, role="caption", tone="text2"))
        legend.addStretch(1)
        self.body.addLayout(legend)
        self.body.addWidget(divider())
        honest = self.tr(
            "Stretching helps you move more freely. "
            "It has not been shown to prevent soreness or injury."
        )
        self.body.addWidget(Label(theme, honest, role="small", tone="text2", wrap=True))
        counted = self.tr(
            "Counted: what you held, at most 4 minutes per muscle in one routine. "
            "The guide is 60 s on two days a week (Garber 2011)."
        )
        self.body.addWidget(Label(theme, counted, role="caption", tone="text3", wrap=True))


class _Swatch(QWidget):
    """A small sample of a colour in a legend."""

    def __init__(self, theme: ThemeManager, token: str) -> None:
        super().__init__()
        self._theme, self._token = theme, token
        self.setFixedSize(12, 12)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        thin = self._token == "cap"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(self._token))
            area = QRectF(4.8, 0, 2.4, 12) if thin else QRectF(1, 1, 10, 10)
            painter.drawRoundedRect(area, 1.2 if thin else 3, 1.2 if thin else 3)
