"""The card of the weekly graph: a finding as title, the graph, the selected week in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.charts.period_words import finding, per_words, sentence, span_words
from heavylegs_gui.ui.charts.timeline import Level
from heavylegs_gui.ui.charts.week_series import Mileage
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Label
from heavylegs_gui.ui.widgets.graph_card import GraphCard, LegendEntries

if TYPE_CHECKING:
    from heavylegs_gui.ui.charts.week_chart import WeekChart


class WeekGraphCard(GraphCard):
    """Shows a :class:`Mileage`; brings the plotting library in when it is first given one.

    Attributes:
        chart: The graph, ``None`` until the library is there.
        caption: What the parts of a bar are.

    Signals:
        span_changed: With the visible time in words.
    """

    span_changed = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Drawing your weeks…"), parent)
        self._mileage: Mileage | None = None
        self._units = Units.KM
        self.chart: WeekChart | None = None
        self.caption = Label(theme, role="caption", tone="text2", wrap=True)
        self.caption.hide()
        self.body.insertWidget(self.body.indexOf(self.reading), self.caption)

    def show_mileage(self, mileage: Mileage, units: Units) -> None:
        """Show a log in the runner's unit."""
        self._mileage, self._units = mileage, units
        self.draw()

    def has_data(self) -> bool:
        """Whether there is something to draw."""
        return self._mileage is not None

    def make_chart(self) -> WeekChart:
        """Build the graph; the plotting library is there."""
        from heavylegs_gui.ui.charts.week_chart import WeekChart

        self.chart = WeekChart(self._theme)
        self.chart.setAccessibleName(self.tr("Weekly mileage"))
        return self.chart

    def show_data(self) -> None:
        """Hand the data to the graph, which is there."""
        if self.chart is not None and self._mileage is not None:
            self.chart.show_mileage(self._mileage, self._units)

    def write_findings(self) -> None:
        """Bring title, legend, reading and the visible time up to what is visible."""
        super().write_findings()
        if self.chart is not None and self._mileage is not None:
            self.caption.setText(self._parts())
            self.caption.show()
            self.span_changed.emit(span_words(self.chart.visible_bars(), self.chart.level))

    def _parts(self) -> str:
        """Return what the parts of a bar are."""
        if self.chart is None or self.chart.level is not Level.WEEK:
            return self.tr("Each bar is what was run, with what is planned on top of it.")
        if not self.chart.shows_rest_days:
            return self.tr(
                "Each bar is a week: what was run, what is planned on top of it, and hatched what "
                "is over the limit."
            )
        return self.tr(
            "Each bar is a week: what was run, what is planned on top of it, and hatched what is "
            "over the limit. The dots below count its rest days."
        )

    def finding(self) -> tuple[str, str]:
        """Return title and unit for what is visible."""
        if self.chart is None or self._mileage is None:
            return "", ""
        bars, level = self.chart.visible_bars(), self.chart.level
        title = finding(bars, level, self._units, self._mileage.today)
        return title, per_words(level, self._units)

    def sentence(self) -> str:
        """Return the selected bar in words, or nothing."""
        bar = self.chart.selected_bar() if self.chart is not None else None
        if bar is None or self._mileage is None:
            return ""
        return sentence(bar, self._units, self._mileage.today)

    def legend_entries(self) -> LegendEntries:
        """Return colour token, style and word of each thing that is drawn."""
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
