"""The weekly graph: pans and zooms over the log, selects a week by mouse or keyboard."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.charts.axis_painter import gutter_width
from heavylegs_gui.ui.charts.bar_painter import rest_columns, rest_strip_height
from heavylegs_gui.ui.charts.bars_item import BarsItem, Scene
from heavylegs_gui.ui.charts.chart_frame import Frame, Ink
from heavylegs_gui.ui.charts.week_series import Bar, Level, Mileage, Series
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.week_bars import nice_step

LEAST_WEEKS = 8
"""The graph never shows fewer weeks than this, so that a bar keeps its shape."""
_TOP_PX = 8
_LEAST_TOP_UNITS = 5.0
_HEAD_ROOM = 1.07
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_KEY_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEY_FACTORS = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Equal: 0.5, Qt.Key.Key_Minus: 2.0}


class WeekChart(QWidget):
    """Bars of weeks; of months or years once weeks would be too thin to read.

    Attributes:
        view: The graphics view that pans and zooms; its viewport gets the mouse.

    Signals:
        bar_selected: With the :class:`Bar`, and whether a key chose it.
        view_changed: Other days are visible.
    """

    bar_selected = Signal(object, bool)
    view_changed = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ink = theme, Ink(theme)
        self._mileage: Mileage | None = None
        self._series: Series | None = None
        self._units = Units.KM
        self._step = 1.0
        self._selected: float | None = None
        self._weeks: int | None = LEAST_WEEKS
        self._is_moved = False
        self._has_ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(220)
        self.view = pg.GraphicsView(parent=self)
        self._box = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
        self._item = BarsItem()
        self._build()
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    # what the page asks

    def show_mileage(self, mileage: Mileage, units: Units) -> None:
        """Show another log or another unit; days that the runner moved to stay visible."""
        self._mileage, self._units = mileage, units
        left = float(min(mileage.left, mileage.right - LEAST_WEEKS * DAYS_PER_WEEK))
        right = float(mileage.right)
        least = LEAST_WEEKS * DAYS_PER_WEEK
        self._box.setLimits(xMin=left, xMax=right, minXRange=least, maxXRange=right - left)
        if not self._is_moved:
            self.show_weeks(self._weeks)
        self._follow_range()

    def show_weeks(self, weeks: int | None) -> None:
        """Show the last weeks, or the whole log, also of a log that comes later."""
        self._weeks, self._is_moved = weeks, False
        if self._mileage is None:
            return
        left, right = self._mileage.window(weeks)
        self._box.setXRange(min(left, right - LEAST_WEEKS * DAYS_PER_WEEK), right, padding=0)

    def show_days(self, left: float, right: float) -> None:
        """Show the days between two ordinals, as far as the log reaches."""
        self._is_moved = True
        self._box.setXRange(left, right, padding=0)

    def visible_days(self) -> tuple[float, float]:
        """Return first and last visible ordinal."""
        left, right = self._box.viewRange()[0]
        return left, right

    def visible_bars(self) -> list[Bar]:
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

    @property
    def shows_rest_days(self) -> bool:
        """Whether there is room for the dots of the rest days."""
        return rest_columns(self._slot(), self._ink) > 0

    def selected_bar(self) -> Bar | None:
        """Return the selected bar."""
        index = self._selected_index()
        return None if index is None or self._series is None else self._series.bars[index]

    def select_day(self, ordinal: float | None) -> None:
        """Select the bar of a day without a signal; ``None`` selects nothing."""
        self._selected = ordinal
        self._show()

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
        self._ink = Ink(self._theme)
        self.view.setBackground(self._ink.surface)
        self._follow_range()

    # geometry

    def _follow_range(self) -> None:
        """Choose the bars for the visible days and let the height follow them."""
        if self._mileage is None:
            return
        left, right = self.visible_days()
        self._series = self._mileage.series_for(right - left)
        unit_m = self._units.metres
        top = self._series.top_m(self._series.between(left, right)) / unit_m
        top = max(top * _HEAD_ROOM, _LEAST_TOP_UNITS)
        self._step = nice_step(top, 4)
        half = self._step / 2
        self._box.setYRange(0.0, math.ceil(top / half) * half * unit_m, padding=0)
        self._box.setGeometry(self._plot(top))
        self._show()
        self.view_changed.emit()

    def _plot(self, top: float) -> QRectF:
        gutter = gutter_width(self._ink, top)
        foot = rest_strip_height(self._slot(), self._ink)
        foot += self._ink.small_metrics.height() + 10
        width, height = self.view.width(), self.view.height()
        return QRectF(
            gutter, _TOP_PX, max(width - gutter - 4, 50), max(height - _TOP_PX - foot, 50)
        )

    def _slot(self) -> float:
        """Return the width of a week's slot [px], 0 when bars are months or years."""
        if self.level is not Level.WEEK:
            return 0.0
        left, right = self.visible_days()
        width: int = self.view.width()
        return width * 0.95 * DAYS_PER_WEEK / max(right - left, 1.0)

    def _frame(self) -> Frame:
        plot = self._box.geometry()
        (left, right), (_floor, ceiling) = self._box.viewRange()
        return Frame(
            plot=plot,
            bottom=self.view.height() - 4.0,
            left=left,
            px_per_day=max(plot.width(), 1.0) / max(right - left, 1.0),
            ceiling_m=max(ceiling, 1.0),
            unit_m=self._units.metres,
            step=self._step,
        )

    def _show(self) -> None:
        if self._mileage is None or self._series is None:
            return
        current = None
        if self._series.level is Level.WEEK:
            index = self._series.index_at(self._mileage.today.toordinal())
            bar = self._series.bars[index]
            current = index if bar.left <= self._mileage.today.toordinal() < bar.right else None
        scene = Scene(
            frame=self._frame(),
            ink=self._ink,
            series=self._series,
            selected=self._selected_index(),
            current=current,
            first_week=self._mileage.weeks.bars[0].left,
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

    def _bring_into_view(self, bar: Bar) -> None:
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

    def _handle_key(self, key: Qt.Key, series: Series) -> bool:
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
        return QSize(720, 360)
