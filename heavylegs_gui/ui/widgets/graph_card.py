"""A card with a graph over the log: a finding as title, the graph, the selected time in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from heavylegs_gui.ui.charts.late_import import PlottingLibrary
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Card, Label, Weight, row
from heavylegs_gui.ui.widgets.legend import Legend

if TYPE_CHECKING:
    from typing import Any

    from heavylegs_gui.ui.charts.time_chart import TimeChart

_SETTLE_MS = 60
_ONE_ROW_PX = 860

LegendEntries = tuple[tuple[str, str, str], ...]


class GraphCard(Card):
    """Brings the plotting library in when there is something to draw.

    A card of its own makes the graph (:meth:`make_chart`), hands it the data
    (:meth:`show_data`), and finds the words.

    Attributes:
        title: What the visible time says.
        unit: What the height of the graph means.
        reading: The selected bar in one sentence.
        settle_ms: So long the words wait after a movement [ms].
    """

    def __init__(
        self,
        theme: ThemeManager,
        waiting: str,
        parent: QWidget | None = None,
        *,
        least_height_px: int = 220,
    ) -> None:
        super().__init__(parent=parent, spacing=10)
        self._theme = theme
        self._weeks: int | None = 8
        self._chart: TimeChart[Any] | None = None
        self.settle_ms = _SETTLE_MS
        self._library = PlottingLibrary(self)
        self._library.ready.connect(self._on_library_ready)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.write_findings)
        self._legend: Legend | None = None
        self._legend_entries: LegendEntries = ()
        self._build(waiting, least_height_px)

    # what a card of its own says

    def has_data(self) -> bool:
        """Whether there is something to draw."""
        raise NotImplementedError

    def make_chart(self) -> TimeChart[Any]:
        """Build the graph; the plotting library is there."""
        raise NotImplementedError

    def show_data(self) -> None:
        """Hand the data to the graph, which is there."""
        raise NotImplementedError

    def finding(self) -> tuple[str, str]:
        """Return title and unit for what is visible."""
        raise NotImplementedError

    def sentence(self) -> str:
        """Return the selected bar in words, or nothing."""
        raise NotImplementedError

    def legend_entries(self) -> LegendEntries:
        """Return colour token, style and word of each thing that is drawn."""
        raise NotImplementedError

    # what the page asks

    def show_weeks(self, weeks: int | None) -> None:
        """Show the last weeks, or the whole log."""
        self._weeks = weeks
        if self._chart is not None:
            self._chart.show_weeks(weeks)
            self.write_findings()

    def draw(self) -> None:
        """Draw the data, as soon as the library is there."""
        if self._chart is None:
            self._library.start()
            return
        self.show_data()
        self.write_findings()

    def write_findings(self) -> None:
        """Bring title, legend and reading up to what is visible."""
        if self._chart is None or not self.has_data():
            return
        title, unit = self.finding()
        self.title.setText(title)
        self.unit.setText(unit)
        self._show_legend()
        self._read(aloud=False)

    # building

    def _build(self, waiting: str, least_height_px: int) -> None:
        self.title = Label(self._theme, role="heading", weight=Weight.DemiBold)
        self.title.setMinimumWidth(1)
        self.unit = Label(self._theme, role="small", tone="text2")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._words = row(self.title, self.unit, None)
        self._head.addLayout(self._words, 1)
        self.body.addLayout(self._head)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place, 1)
        self._waiting = Label(self._theme, waiting, tone="text3")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setMinimumHeight(least_height_px)
        self._place.addWidget(self._waiting)
        self.reading = Label(self._theme, tone="text2", wrap=True)
        self.body.addWidget(self.reading)

    def _on_library_ready(self) -> None:
        if self._chart is not None or not self.has_data():
            return
        chart = self._chart = self.make_chart()
        chart.bar_selected.connect(self._on_bar_selected)
        chart.view_changed.connect(self._settle.start)
        self._waiting.hide()
        self._place.addWidget(chart)
        chart.show_weeks(self._weeks)
        self.show_data()
        chart.select_today()
        self.write_findings()
        self._settle.start()  # how wide the bars are is known when the graph is laid out

    # words

    def _on_bar_selected(self, _bar: object, by_key: bool) -> None:  # noqa: FBT001 - slot of a signal
        self._read(aloud=by_key)

    def _read(self, *, aloud: bool) -> None:
        text = self.sentence()
        if self._chart is not None and text:
            self.reading.setText(text)
            self._chart.set_reading(text, aloud=aloud)

    def _show_legend(self) -> None:
        entries = self.legend_entries()
        if entries == self._legend_entries:
            return
        self._legend_entries = entries
        if self._legend is not None:
            self._legend.hide()
            self._legend.deleteLater()
        self._legend = Legend(self._theme, entries)
        self._head.addWidget(self._legend)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.width() < self._theme.px(_ONE_ROW_PX)
        direction = QBoxLayout.Direction
        way = direction.TopToBottom if is_narrow else direction.LeftToRight
        self._head.setDirection(way)
        self._words.setDirection(way)
        self._words.setSpacing(2 if is_narrow else 8)
        self.title.setWordWrap(is_narrow)
        if self._legend is not None:
            side = Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag.AlignRight
            self._head.setAlignment(self._legend, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._chart is None and self.has_data():
            self._library.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._library.stop()
        self._settle.stop()
