"""What the plan generator answers: bars, table and reasons, or one sentence why not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from heavylegs_gui.domain.plan import Plan, PlanWeek, Refusal, RefusalReason
from heavylegs_gui.domain.rules.findings import Level, TrainingWarning
from heavylegs_gui.domain.units import Units, format_distance, to_display
from heavylegs_gui.services.plan_words import PlanWords, spoken
from heavylegs_gui.ui.locale_words import counted, short_day
from heavylegs_gui.ui.models.plan_table import PlanColumn, PlanTable
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Chip, IconLabel, Label, Weight, column, row
from heavylegs_gui.ui.widgets.legend import Legend
from heavylegs_gui.ui.widgets.plain_table import make_plain
from heavylegs_gui.ui.widgets.plan_bars import PlanBar, PlanBars

_ROW_PX = 23

_WHOLE_FROM = 20.0
"""Weeks from here on are written above their bars without a decimal [the runner's unit]."""


class PlanResult(QWidget):
    """The right side of the dialog; it knows no service.

    Signals:
        date_wanted: The runner takes the earliest safe date.
        race_wanted: The runner takes the largest safe race [m].
    """

    date_wanted = Signal(object)
    race_wanted = Signal(float)

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._refusal: Refusal | None = None
        self.title = Label(theme, role="heading", weight=Weight.DemiBold, wrap=True)
        self.subtitle = Label(theme, role="small", tone="text2", wrap=True)
        self.chip = Chip(theme)
        self._build_weeks(theme)
        self._build_sentence(theme)
        self._pile = QStackedWidget()
        self._pile.addWidget(self._weeks_page)
        self._pile.addWidget(self._sentence_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        head = row(spacing=12)
        head.addLayout(column(self.title, self.subtitle, spacing=2), 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.head = head
        layout.addLayout(head)
        layout.addWidget(self._pile, 1)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    # building

    def _build_weeks(self, theme: ThemeManager) -> None:
        entries = (
            ("accent", "solid", self.tr("long run")),
            ("bar", "solid", self.tr("other runs")),
            ("cap", "line", self.tr("limit")),
        )
        self.bars = PlanBars(theme)
        self.table = PlanTable(theme, self)
        self.view = QTableView()
        self.view.setModel(self.table)
        self.view.setAccessibleName(self.tr("Weeks of the plan with the reason for each"))
        make_plain(self.view)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(PlanColumn.WHY, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self.bars.pointed.connect(self.view.selectRow)
        self._weeks_page = QWidget()
        inner = column(spacing=6)
        inner.addLayout(row(None, Legend(theme, entries)))
        inner.addWidget(self.bars, 5)
        inner.addWidget(self.view, 6)
        self._weeks_page.setLayout(inner)

    def _build_sentence(self, theme: ThemeManager) -> None:
        self._sign = IconLabel(theme, "info", "text3", 28)
        self.sentence = Label(theme, wrap=True, tone="text2")
        self.sentence.setMaximumWidth(560)
        self.date_button = Button(theme, "", "plain", "calendar-days")
        self.race_button = Button(theme, "", "plain", "flag")
        self.date_button.clicked.connect(self._on_date)
        self.race_button.clicked.connect(self._on_race)
        self._sentence_page = QWidget()
        inner = column(spacing=12)
        inner.addStretch(2)
        inner.addLayout(row(self._sign, None))
        inner.addWidget(self.sentence)
        inner.addLayout(row(self.date_button, self.race_button, None))
        inner.addStretch(3)
        self._sentence_page.setLayout(inner)

    # what the dialog shows

    def show_plan(
        self,
        plan: Plan,
        found: list[TrainingWarning],
        units: Units,
        before: Mapping[date, float] | None = None,
    ) -> None:
        """Show a plan and what the engine says of it.

        Args:
            plan: The plan.
            found: What the engine says.
            units: The runner's unit.
            before: What each week holds without the plan, by its first day [m].
        """
        words = PlanWords(units)
        self._refusal = None
        self.title.setText(words.headline(plan))
        self.subtitle.setText(words.summary(plan))
        self._show_verdict(found)
        kept = max(self.view.currentIndex().row(), 0)
        self.table.set_weeks(plan.weeks, units, before)
        self.view.setColumnHidden(PlanColumn.BEFORE, before is None)
        spoken_weeks = ". ".join(_spoken_week(week, words) for week in plan.weeks)
        self.bars.set_bars([_bar(week, units) for week in plan.weeks], spoken_weeks)
        self._pile.setCurrentWidget(self._weeks_page)
        self.view.selectRow(min(kept, len(plan.weeks) - 1))

    def show_refusal(self, refusal: Refusal, units: Units) -> None:
        """Show why there is no safe plan, and what is possible instead."""
        words = PlanWords(units)
        self._refusal = refusal
        self.title.setText(self.tr("Not safely by then"))
        self.subtitle.setText("")
        self.chip.hide()
        self._sign.set_icon("calendar-days", "warn")
        self.sentence.setText(words.refusal(refusal))
        earliest, largest = refusal.earliest_date, refusal.named_race_m
        self.date_button.setVisible(earliest is not None)
        # so soon before a race there is no plan for a shorter one either
        has_time = refusal.reason is not RefusalReason.RACE_TOO_SOON
        is_shorter = largest is not None and largest < (refusal.request.race_m or 0)
        self.race_button.setVisible(is_shorter and has_time)
        if earliest is not None:
            self.date_button.set_words(self.tr("Run on {0} instead").format(spoken(earliest)))
        if largest is not None:
            self.race_button.set_words(self.tr("Plan for {0} instead").format(words.far(largest)))
        self._pile.setCurrentWidget(self._sentence_page)

    def show_sentence(self, title: str, sentence: str) -> None:
        """Show one sentence in the place of a plan."""
        self._refusal = None
        self.title.setText(title)
        self.subtitle.setText("")
        self.chip.hide()
        self._sign.set_icon("info", "text3")
        self.sentence.setText(sentence)
        self.date_button.hide()
        self.race_button.hide()
        self._pile.setCurrentWidget(self._sentence_page)

    @property
    def shows_weeks(self) -> bool:
        """Whether a plan is shown."""
        return self._pile.currentWidget() is self._weeks_page

    # inside

    def _show_verdict(self, found: list[TrainingWarning]) -> None:
        pressing = [one for one in found if one.level >= Level.CAUTION]
        self.chip.setText(counted(len(pressing), self.tr("1 warning"), self.tr("{0} warnings")))
        self.chip.set_kind("warn" if pressing else "good")
        self.chip.setToolTip(self._verdict_words(len(found) - len(pressing)))
        self.chip.show()

    def _verdict_words(self, notes: int) -> str:
        if not notes:
            return self.tr("What the rules say of this plan.")
        words = counted(notes, self.tr("1 note"), self.tr("{0} notes"))
        return self.tr("What the rules say of this plan; besides {0}.").format(words)

    def _on_row(self, current: QModelIndex) -> None:
        self.bars.choose(current.row())

    def _on_date(self) -> None:
        wanted: date | None = None if self._refusal is None else self._refusal.earliest_date
        if wanted is not None:
            self.date_wanted.emit(wanted)

    def _on_race(self) -> None:
        wanted = None if self._refusal is None else self._refusal.largest_race_m
        if wanted is not None:
            self.race_wanted.emit(wanted)

    def _follow_theme(self) -> None:
        theme = self._theme
        self.view.verticalHeader().setDefaultSectionSize(theme.px(_ROW_PX))
        widths = {
            PlanColumn.WEEK: 92, PlanColumn.BEFORE: 56, PlanColumn.DISTANCE: 56,
            PlanColumn.LIMIT: 56, PlanColumn.LONG: 56, PlanColumn.SPEED: 56,
        }  # fmt: skip
        for column_, width in widths.items():
            self.view.setColumnWidth(column_, theme.px(width))


def _bar(week: PlanWeek, units: Units) -> PlanBar:
    far = to_display(week.distance_m, units)
    return PlanBar(
        short_day(week.week_start),
        far,
        to_display(week.long_m, units),
        to_display(week.limit.limit_m, units),
        format_distance(week.distance_m, units, decimals=0 if far >= _WHOLE_FROM else 1),
    )


def _spoken_week(week: PlanWeek, words: PlanWords) -> str:
    return f"{short_day(week.week_start)}: {words.far(week.distance_m)}"
