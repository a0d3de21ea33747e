"""The card of the weekly graph: a finding as title, the graph, the selected week in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.charts.late_import import PlottingLibrary
from heavylegs_gui.ui.charts.period_words import finding, per_words, sentence, span_words
from heavylegs_gui.ui.charts.timeline import Level
from heavylegs_gui.ui.charts.week_series import Bar, Mileage
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Card, Label, Weight, row
from heavylegs_gui.ui.widgets.legend import Legend

if TYPE_CHECKING:
    from heavylegs_gui.ui.charts.week_chart import WeekChart

_SETTLE_MS = 60
_ONE_ROW_PX = 860


class WeekGraphCard(Card):
    """Shows a :class:`Mileage`; brings the plotting library in when it is first given one.

    Attributes:
        chart: The graph, ``None`` until the library is there.
        title: What the visible weeks say.
        reading: The selected week in one sentence.

    Signals:
        span_changed: With the visible time in words.
    """

    span_changed = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, spacing=10)
        self._theme = theme
        self._mileage: Mileage | None = None
        self._units = Units.KM
        self._weeks: int | None = 8
        self.chart: WeekChart | None = None
        self.settle_ms = _SETTLE_MS
        self._library = PlottingLibrary(self)
        self._library.ready.connect(self._on_library_ready)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._write_findings)
        self._legend: Legend | None = None
        self._legend_entries: tuple[tuple[str, str, str], ...] = ()
        self._build()

    def show_mileage(self, mileage: Mileage, units: Units) -> None:
        """Show a log in the runner's unit."""
        self._mileage, self._units = mileage, units
        if self.chart is None:
            self._library.start()
            return
        self.chart.show_mileage(mileage, units)
        self._read(aloud=False)
        self._write_findings()

    def show_weeks(self, weeks: int | None) -> None:
        """Show the last weeks, or the whole log."""
        self._weeks = weeks
        if self.chart is not None:
            self.chart.show_weeks(weeks)
            self._write_findings()

    # building

    def _build(self) -> None:
        self.title = Label(self._theme, role="heading", weight=Weight.DemiBold)
        self.unit = Label(self._theme, role="small", tone="text2")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addLayout(row(self.title, self.unit, None), 1)
        self.body.addLayout(self._head)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place, 1)
        self._waiting = Label(self._theme, self.tr("Drawing your weeks…"), tone="text3")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setMinimumHeight(220)
        self._place.addWidget(self._waiting)
        self.reading = Label(self._theme, tone="text2", wrap=True)
        self.body.addWidget(self.reading)

    def _on_library_ready(self) -> None:
        from heavylegs_gui.ui.charts.week_chart import WeekChart

        if self.chart is not None or self._mileage is None:
            return
        self.chart = WeekChart(self._theme)
        self.chart.setAccessibleName(self.tr("Weekly mileage"))
        self.chart.bar_selected.connect(self._on_bar_selected)
        self.chart.view_changed.connect(self._settle.start)
        self._waiting.hide()
        self._place.addWidget(self.chart)
        self.chart.show_weeks(self._weeks)
        self.chart.show_mileage(self._mileage, self._units)
        self.chart.select_day(float(self._mileage.today.toordinal()))
        self._write_findings()
        self._read(aloud=False)

    # words

    def _on_bar_selected(self, _bar: Bar, by_key: bool) -> None:  # noqa: FBT001 - slot of a signal
        self._read(aloud=by_key)

    def _read(self, *, aloud: bool) -> None:
        bar = self.chart.selected_bar() if self.chart is not None else None
        if self.chart is None or self._mileage is None or bar is None:
            return
        text = sentence(bar, self._units, self._mileage.today)
        self.reading.setText(text)
        self.chart.set_reading(text, aloud=aloud)

    def _write_findings(self) -> None:
        if self.chart is None or self._mileage is None:
            return
        bars, level = self.chart.visible_bars(), self.chart.level
        self.title.setText(finding(bars, level, self._units, self._mileage.today))
        self.unit.setText(per_words(level, self._units))
        self._show_legend()
        self._read(aloud=False)
        self.span_changed.emit(span_words(bars, level))

    def _show_legend(self) -> None:
        entries = self._wanted_entries()
        if entries == self._legend_entries:
            return
        self._legend_entries = entries
        if self._legend is not None:
            self._legend.hide()
            self._legend.deleteLater()
        self._legend = Legend(self._theme, entries)
        self._head.addWidget(self._legend)
        self._arrange()

    def _wanted_entries(self) -> tuple[tuple[str, str, str], ...]:
        entries = [("bar", "solid", self.tr("run"))]
        if self.chart is None:
            return ()
        bars = self.chart.visible_bars()
        if self.chart.level is Level.WEEK:
            entries.append(("bar_over", "hatch", self.tr("over")))
        if any(bar.planned_m for bar in bars):
            entries.append(("bar_plan", "solid", self.tr("planned")))
        if self.chart.level is not Level.WEEK:
            return (*entries, ("bar_over", "triangle", self.tr("a week over")))
        entries.append(("cap", "line", self.tr("limit")))
        if self.chart.shows_rest_days:
            entries.append(("text3", "dot", self.tr("rest day")))
        return tuple(entries)

    def _arrange(self) -> None:
        is_narrow = self.width() < self._theme.px(_ONE_ROW_PX)
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        if self._legend is not None:
            side = Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag.AlignRight
            self._head.setAlignment(self._legend, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.chart is None and self._mileage is not None:
            self._library.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._library.stop()
        self._settle.stop()
