"""A graph over the log: pans and zooms, selects a week, month or year by mouse or keyboard."""

from __future__ import annotations

import math
from typing import Generic

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.charts.axis_painter import gutter_width
from heavylegs_gui.ui.charts.chart_frame import Frame, Ink
from heavylegs_gui.ui.charts.pixel_item import PixelItem, Scene
from heavylegs_gui.ui.charts.timeline import Level, S, Series, Timeline
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.week_bars import nice_step

LEAST_WEEKS = 8
"""The graph never shows fewer weeks than this, so that a bar keeps its shape."""
_TOP_PX = 8
_HEAD_ROOM = 1.07
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_KEY_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEY_FACTORS = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Equal: 0.5, Qt.Key.Key_Minus: 2.0}


class TimeChart(QWidget, Generic[S]):
    """Bars of weeks; of months or years once weeks would be too thin to read.

    A graph of its own paints the bars (:meth:`paint_scene`) and may ask for room under the plot
    (:meth:`foot_height`) or a scale below zero (:meth:`value_range`).

    Attributes:
        view: The graphics view that pans and zooms; its viewport gets the mouse.
        ink: Colours and fonts.

    Signals:
        bar_selected: With the bar, and whether a key chose it.
        view_changed: Other days are visible.
    """

    bar_selected = Signal(object, bool)
    view_changed = Signal()

    LEAST_TOP = 5.0
    """The axis reaches at least so high, in units."""
    GRID_LINES = 4

    def __init__(
        self, theme: ThemeManager, parent: QWidget | None = None, *, least_height_px: int = 220
    ) -> None:
        super().__init__(parent)
        self._theme, self.ink = theme, Ink(theme)
        self._timeline: Timeline[S] | None = None
        self._series: Series[S] | None = None
        self._unit = 1.0
        self._step = 1.0
        self._selected: float | None = None
        self._weeks: int | None = LEAST_WEEKS
        self._is_moved = False
        self._has_ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(least_height_px)
        self._hint = QSize(720, round(1.6 * least_height_px))
        self.view = pg.GraphicsView(parent=self)
        self._box = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
        self._item = PixelItem(self.paint_scene)
        self._build()
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    # what a graph of its own says

    def paint_scene(self, painter: QPainter, scene: Scene[S], bounds: QRectF) -> None:
        """Paint one picture in device-independent pixels."""
        raise NotImplementedError

    def foot_height(self) -> float:
        """Return the room between the bars and the dates [px]."""
        return 0.0

    def value_range(self, shown: range) -> tuple[float, float]:
        """Return the lowest and the highest value of some bars; the lowest is 0 or less."""
        return 0.0, 0.0 if self._series is None else self._series.top(shown)

    # what the page asks

    def show_timeline(self, timeline: Timeline[S], unit: float = 1.0) -> None:
        """Show another log or another unit; days that the runner moved to stay visible.

        Args:
            timeline: The bars.
            unit: What the axis counts, in the values of the bars.
        """
        self._timeline, self._unit = timeline, unit
        left = float(min(timeline.left, timeline.right - LEAST_WEEKS * DAYS_PER_WEEK))
        right = float(timeline.right)
        least = LEAST_WEEKS * DAYS_PER_WEEK
        self._box.setLimits(xMin=left, xMax=right, minXRange=least, maxXRange=right - left)
        if not self._is_moved:
            self.show_weeks(self._weeks)
        self._follow_range()

    def show_weeks(self, weeks: int | None) -> None:
        """Show the last weeks, or the whole log, also of a log that comes later."""
        self._weeks, self._is_moved = weeks, False
        if self._timeline is None:
            return
        left, right = self._timeline.window(weeks)
        self._box.setXRange(min(left, right - LEAST_WEEKS * DAYS_PER_WEEK), right, padding=0)

    def show_days(self, left: float, right: float) -> None:
        """Show the days between two ordinals, as far as the log reaches."""
        self._is_moved = True
        self._box.setXRange(left, right, padding=0)

    def visible_days(self) -> tuple[float, float]:
        """Return first and last visible ordinal."""
        left, right = self._box.viewRange()[0]
        return left, right

    def visible_bars(self) -> list[S]:
        """Return the bars that are at least half visible."""
        if self._series is None:
            return []
        left, right = self.visible_days()
        bars = (self._series.bars[index] for index in self._series.between(left, right))
        return [bar for bar in bars if left <= (bar.left + bar.right) / 2 <= right]

    @property
    def level(self) -> Level:
        """What a bar stands for at this zoom."""
        return self._series.level if self._series is not None else Level.WEEK

    def selected_bar(self) -> S | None:
        """Return the selected bar."""
        index = self._selected_index()
        return None if index is None or self._series is None else self._series.bars[index]

    def select_day(self, ordinal: float | None) -> None:
        """Select the bar of a day without a signal; ``None`` selects nothing."""
        self._selected = ordinal
        self._show()

    def select_today(self) -> None:
        """Select the bar that holds today, without a signal."""
        if self._timeline is not None:
            self.select_day(float(self._timeline.today.toordinal()))

    def set_reading(self, sentence: str, *, aloud: bool) -> None:
        """Tell screen readers what is selected; ``aloud`` speaks it at once."""
        self.setAccessibleDescription(sentence)
        if aloud:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    # building

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setCentralItem(None)
        self.view.viewport().installEventFilter(self)
        scene = self.view.scene()
        scene.addItem(self._item)
        scene.addItem(self._box)
        self._box.setMouseEnabled(x=True, y=False)
        self._box.disableAutoRange()
        self._box.sigXRangeChanged.connect(self._follow_range)
        self._box.sigRangeChangedManually.connect(self._on_moved)

    def _follow_theme(self) -> None:
        self.ink = Ink(self._theme)
        self.view.setBackground(self.ink.surface)
        self._follow_range()

    # geometry

    def _follow_range(self) -> None:
        """Choose the bars for the visible days and let the height follow them."""
        if self._timeline is None:
            return
        left, right = self.visible_days()
        self._series = self._timeline.series_for(right - left)
        low, high = self.value_range(self._series.between(left, right))
        top = max(high / self._unit * _HEAD_ROOM, self.LEAST_TOP)
        bottom = low / self._unit * _HEAD_ROOM
        self._step = nice_step(top - bottom, self.GRID_LINES)
        half = self._step / 2
        self._box.setYRange(
            math.floor(bottom / half) * half * self._unit,
            math.ceil(top / half) * half * self._unit,
            padding=0,
        )
        foot = self.foot_height() + self.ink.small_metrics.height() + 10
        self._box.setGeometry(
            _plot(self.view.width(), self.view.height(), gutter_width(self.ink, top, bottom), foot)
        )
        self._show()
        self.view_changed.emit()

    def slot_width(self) -> float:
        """Return the width of a week's slot [px], 0 when bars are months or years."""
        if self.level is not Level.WEEK:
            return 0.0
        left, right = self.visible_days()
        width: int = self.view.width()
        return width * 0.95 * DAYS_PER_WEEK / max(right - left, 1.0)

    def _frame(self) -> Frame:
        plot = self._box.geometry()
        (left, right), (floor, ceiling) = self._box.viewRange()
        return Frame(
            plot=plot,
            bottom=self.view.height() - 4.0,
            left=left,
            px_per_day=max(plot.width(), 1.0) / max(right - left, 1.0),
            ceiling=max(ceiling, 1.0),
            unit=self._unit,
            step=self._step,
            floor=min(floor, 0.0),
        )

    def _show(self) -> None:
        if self._timeline is None or self._series is None:
            return
        is_weekly = self._series.level is Level.WEEK
        scene = Scene(
            frame=self._frame(),
            ink=self.ink,
            series=self._series,
            selected=self._selected_index(),
            current=self._timeline.current_week() if is_weekly else None,
            first_week=self._timeline.weeks.bars[0].left,
            has_ring=self._has_ring,
        )
        self._item.show_scene(scene, QRectF(0, 0, self.view.width(), self.view.height()))

    # selection

    def _on_moved(self) -> None:
        self._is_moved = True

    def _selected_index(self) -> int | None:
        if self._selected is None or self._series is None:
            return None
        return self._series.index_at(self._selected)

    def _select(self, index: int, *, by_key: bool) -> None:
        if self._series is None:
            return
        index = min(max(index, 0), len(self._series.bars) - 1)
        if index == self._selected_index() and not by_key:
            return
        bar = self._series.bars[index]
        self._selected = (bar.left + bar.right) / 2
        if by_key:
            self._bring_into_view(bar)
        self._show()
        self.bar_selected.emit(bar, by_key)

    def _bring_into_view(self, bar: S) -> None:
        left, right = self.visible_days()
        shift = min(bar.left - left, 0.0) or max(bar.right - right, 0.0)
        if shift:
            self.show_days(left + shift, right + shift)

    def _hover(self, x: float) -> None:
        if self._series is None:
            return
        frame = self._frame()
        ordinal = frame.left + (x - frame.plot.left()) / frame.px_per_day
        index = self._series.index_at(ordinal)
        bar = self._series.bars[index]
        is_visible = frame.left <= ordinal <= frame.right
        if is_visible and bar.left <= ordinal < bar.right:
            self._select(index, by_key=False)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove and not event.buttons():
                self._hover(event.position().x())
            elif event.type() == QEvent.Type.MouseButtonPress:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._hover(event.position().x())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._series is None or not self._handle_key(key, self._series):
            super().keyPressEvent(event)

    def _handle_key(self, key: Qt.Key, series: Series[S]) -> bool:
        last = len(series.bars) - 1
        now = self._selected_index()
        if key in _KEY_STEPS:
            start = last + 1 if now is None else now
            self._select(start + _KEY_STEPS[key], by_key=True)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._select(0 if key == Qt.Key.Key_Home else last, by_key=True)
        elif key in _KEY_FACTORS:
            self._is_moved = True
            self._box.scaleBy(x=_KEY_FACTORS[key])
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._has_ring = event.reason() in _KEYBOARD_REASONS
        self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._has_ring = False
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_range()

    def sizeHint(self) -> QSize:
        return self._hint


def _plot(width: float, height: float, gutter: float, foot: float) -> QRectF:
    """Return where the bars stand, between the values at the left and the dates below [px]."""
    return QRectF(gutter, _TOP_PX, max(width - gutter - 4, 50), max(height - _TOP_PX - foot, 50))
