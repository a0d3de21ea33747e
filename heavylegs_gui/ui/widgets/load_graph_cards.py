"""The graphs of the load as cards: weekly bars, and the curves of fitness, fatigue and form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.load import WeekLoad
from heavylegs_gui.domain.load_log import FITNESS_DAYS, LoadLog
from heavylegs_gui.ui.charts import load_words
from heavylegs_gui.ui.charts.load_series import FormTimeline, LoadTimeline
from heavylegs_gui.ui.charts.timeline import Level
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.graph_card import GraphCard, LegendEntries

if TYPE_CHECKING:
    from heavylegs_gui.ui.charts.load_chart import FormChart, LoadChart

_LEAST_HEIGHT_PX = 170


class LoadGraphCard(GraphCard):
    """Weekly load with monotony and strain in words.

    Attributes:
        chart: The graph, ``None`` until the library is there.
    """

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        waiting = self.tr("Drawing your load…")
        super().__init__(theme, waiting, parent, least_height_px=_LEAST_HEIGHT_PX)
        self._log: LoadLog | None = None
        self._timeline: LoadTimeline | None = None
        self.chart: LoadChart | None = None

    def show_log(self, log: LoadLog) -> None:
        """Show the load of a log."""
        self._log, self._timeline = log, LoadTimeline(log)
        self.draw()

    def selected_week(self) -> WeekLoad | None:
        """Return the selected week, ``None`` when a month or nothing is selected."""
        bar = None if self.chart is None else self.chart.selected_bar()
        return bar.total if bar is not None and isinstance(bar.total, WeekLoad) else None

    def has_data(self) -> bool:
        """Whether there is something to draw."""
        return self._timeline is not None

    def make_chart(self) -> LoadChart:
        """Build the graph; the plotting library is there."""
        from heavylegs_gui.ui.charts.load_chart import LoadChart

        self.chart = LoadChart(self._theme, least_height_px=_LEAST_HEIGHT_PX)
        self.chart.setAccessibleName(self.tr("Training load"))
        return self.chart

    def show_data(self) -> None:
        """Hand the data to the graph, which is there."""
        if self.chart is not None and self._timeline is not None:
            self.chart.show_timeline(self._timeline)

    def finding(self) -> tuple[str, str]:
        """Return title and unit for what is visible."""
        if self.chart is None or self._log is None:
            return "", ""
        bars, level = self.chart.visible_bars(), self.chart.level
        title = load_words.finding(bars, level, self._log.rule, self._log.today)
        return title, load_words.per_words(level)

    def sentence(self) -> str:
        """Return the selected bar in words, or nothing."""
        bar = None if self.chart is None else self.chart.selected_bar()
        if bar is None or self._log is None:
            return ""
        return load_words.sentence(bar, self._log.rule, self._log.today)

    def legend_entries(self) -> LegendEntries:
        """Return colour token, style and word of each thing that is drawn."""
        if self.chart is None:
            return ()
        bars = self.chart.visible_bars()
        entries = [("done", "solid", self.tr("done"))]
        if any(bar.planned for bar in bars):
            entries.append(("bar_plan", "solid", self.tr("planned")))
        if self.chart.level is Level.WEEK and any(one.unknown_days and one.top for one in bars):
            entries.append(("text3", "dot", self.tr("more, days unknown")))
        return tuple(entries)


class FormGraphCard(GraphCard):
    """Curves of fitness, fatigue and form, without any judgement.

    Attributes:
        chart: The graph, ``None`` until the library is there.
    """

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        waiting = self.tr("Drawing your curves…")
        super().__init__(theme, waiting, parent, least_height_px=_LEAST_HEIGHT_PX)
        self._log: LoadLog | None = None
        self._timeline: FormTimeline | None = None
        self.chart: FormChart | None = None

    def show_log(self, log: LoadLog) -> None:
        """Show the averages of a log."""
        self._log, self._timeline = log, FormTimeline(log)
        self.draw()

    def has_data(self) -> bool:
        """Whether there is something to draw."""
        return self._timeline is not None

    def make_chart(self) -> FormChart:
        """Build the graph; the plotting library is there."""
        from heavylegs_gui.ui.charts.load_chart import FormChart

        self.chart = FormChart(self._theme, least_height_px=_LEAST_HEIGHT_PX)
        self.chart.setAccessibleName(self.tr("Fitness, fatigue and form"))
        return self.chart

    def show_data(self) -> None:
        """Hand the data to the graph, which is there."""
        if self.chart is not None and self._timeline is not None:
            self.chart.show_timeline(self._timeline)

    def finding(self) -> tuple[str, str]:
        """Return today's values and their unit."""
        if self._log is None:
            return "", ""
        last = self._log.form[-1]
        days_to_go = FITNESS_DAYS + 1 - len(self._log.form)
        known = last if last.fitness is not None else None
        step = None if self.chart is None else self.chart.step_level()
        units = {
            None: self.tr("load a day"),
            Level.WEEK: self.tr("load a day, mean of each week"),
        }
        unit = units.get(step, self.tr("load a day, mean of each month"))
        return load_words.form_finding(known, days_to_go), unit

    def sentence(self) -> str:
        """Return the selected bar in words, or nothing."""
        bar = None if self.chart is None else self.chart.selected_bar()
        if bar is None or self._log is None:
            return ""
        return load_words.form_sentence(bar, self._log.today)

    def legend_entries(self) -> LegendEntries:
        """Return colour token, style and word of each curve."""
        return (
            ("text", "line", self.tr("fitness")),
            ("info", "line", self.tr("fatigue")),
            ("text3", "dashes", self.tr("form")),
        )
