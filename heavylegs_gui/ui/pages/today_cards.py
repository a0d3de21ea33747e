"""The cards of the first page."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from heavylegs_gui.domain.check_in_text import format_sleep
from heavylegs_gui.domain.mileage import WeekTotal
from heavylegs_gui.domain.overview import Finding, Overview
from heavylegs_gui.domain.routine_suggestion import Occasion
from heavylegs_gui.domain.training import CheckIn
from heavylegs_gui.domain.units import Units, format_distance, format_duration
from heavylegs_gui.ui.locale_words import counted, days_ago, short_day
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import (
    Button,
    Card,
    Chip,
    IconLabel,
    Label,
    Weight,
    column,
    row,
)
from heavylegs_gui.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from heavylegs_gui.services.routine_library import RoutineLibrary
    from heavylegs_gui.services.routine_suggestions import Suggestion

LINES = 5
"""So many exercises has the routine that the first page offers."""
FEELINGS = (1, 3, 5, 7, 9)
"""Heaviness on waking behind the five answers (0 to 10). Source: middles of five equal steps."""


class FeelCard(Card):
    """Asks how the legs feel today.

    Signals:
        answered: With the heaviness, 0 to 10, or ``None`` when the answer was taken back.
        more_requested: Ask the rest of the daily questions.
    """

    answered = Signal(object)
    more_requested = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, spacing=8, margins=(20, 14, 20, 8))
        title = Label(
            theme, self.tr("How do your legs feel?"), role="heading", weight=Weight.DemiBold
        )
        self.note = Label(theme, role="small", tone="text2")
        self.body.addLayout(row(title, None, self.note))
        words = (
            self.tr("Fresh"),
            self.tr("Good"),
            self.tr("Normal"),
            self.tr("Heavy"),
            self.tr("Very heavy"),
        )
        options = [(str(value), word) for value, word in zip(FEELINGS, words, strict=True)]
        self.choice = SegmentedControl(theme, options, self.tr("How do your legs feel?"))
        self.choice.spread()
        self.choice.take_answers()
        self.choice.value_changed.connect(self._on_chosen)
        self.body.addWidget(self.choice)
        self.rest = Label(theme, role="small", tone="text2", wrap=True)
        self.more = Button(theme, "", "link")
        self.more.clicked.connect(self.more_requested)
        line = row()
        line.addWidget(self.rest, 1)
        line.addWidget(self.more)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def show_overview(self, shown: Overview, check_in: CheckIn | None) -> None:
        """Show today's answer and what the last runs said."""
        value = check_in.heaviness if check_in else None
        nearest = None if value is None else min(FEELINGS, key=lambda one: abs(one - value))
        self.choice.set_value(None if nearest is None else str(nearest))
        self.note.setText(self._heavy_words(shown.heavy_runs, shown.rated_runs))
        self._show_rest(check_in)

    def _heavy_words(self, heavy: int, rated: int) -> str:
        if rated <= 1:
            return self.tr("Your last run felt heavy") if heavy else ""
        if heavy == 0:
            return self.tr("None of your last {0} runs felt heavy").format(rated)
        return self.tr("Heavy on {0} of your last {1} runs").format(heavy, rated)

    def _show_rest(self, check_in: CheckIn | None) -> None:
        """Say what else was told of the day."""
        parts = []
        if check_in is not None and check_in.sleep_h is not None:
            parts.append(self.tr("slept {0} h").format(format_sleep(check_in.sleep_h)))
        if check_in is not None and check_in.soreness is not None:
            parts.append(self.tr("soreness {0} of 10").format(check_in.soreness))
        if check_in is not None and check_in.resting_pulse_bpm is not None:
            parts.append(self.tr("pulse {0}").format(check_in.resting_pulse_bpm))
        told = ", ".join(parts)
        self.rest.setText(told[:1].upper() + told[1:] if told else "")
        self.more.setText(self.tr("Change") if told else self.tr("Sleep, soreness, pulse…"))
        self.more.setAccessibleName(self.tr("Check-in: sleep, soreness, pulse and more"))

    def _on_chosen(self, value: str) -> None:
        self.answered.emit(int(value) if value else None)


class FindingCard(Card):
    """The one thing to say first, with one next step.

    Signals:
        page_requested: With the key of the page that helps.
    """

    page_requested = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__("soft", margins=(20, 12, 20, 8), spacing=2, parent=parent)
        self.kicker = Label(theme, role="small", weight=Weight.DemiBold, tone="accent")
        self.headline = Label(theme, role="heading", weight=Weight.DemiBold, wrap=True)
        self.text = Label(theme, role="small", tone="text2", wrap=True)
        self.button = Button(theme, "", "link")
        self.button.clicked.connect(self._on_clicked)
        self._page = "progress"
        for label in (self.kicker, self.headline, self.text):
            self.body.addWidget(label)
        self.body.addLayout(row(self.button, None))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_overview(self, shown: Overview, units: Units) -> None:
        """Write the finding."""
        kind, headline, text, button, self._page = self._words(shown, units)
        self.set_kind("warn" if kind == "warn" else "soft")
        self.kicker.set_tone("warn" if kind == "warn" else "accent")
        self.kicker.setText(self.tr("Worth a look") if kind == "warn" else self.tr("This week"))
        self.headline.setText(headline)
        self.text.setText(text)
        self.button.setText(button)
        self.setAccessibleName(f"{headline}. {text}")

    def _words(self, shown: Overview, units: Units) -> tuple[str, str, str, str, str]:
        week = shown.week
        unit = units.value
        limit = format_distance(week.limit_m, units)
        done, planned = format_distance(week.done_m, units), format_distance(week.planned_m, units)
        if shown.finding in {Finding.WEEK_OVER, Finding.PLAN_OVER}:
            return ("warn", *self._over_words(week, units), self.tr("See the weeks"), "progress")
        if shown.finding is Finding.HEAVY_LEGS:
            return (
                "warn",
                self.tr("Legs heavy on your last runs"),
                self.tr("A rest day and a short stretch are the gentlest next steps."),
                self.tr("Stretch and roll"),
                "stretch",
            )
        if shown.finding is Finding.NO_REST:
            return (
                "warn",
                self.tr("No rest day this week"),
                self.tr("One or two days without a run let the legs recover."),
                self.tr("See the weeks"),
                "progress",
            )
        if shown.finding is Finding.BREAK:
            return (
                "plain",
                self.tr("{0} days without a run").format(shown.days_since_run),
                self.tr("Come back gently: at most {0} {1} this week.").format(limit, unit),
                self.tr("See the weeks"),
                "progress",
            )
        left_m = max(0.0, week.limit_m - week.distance_m)
        return (
            "plain",
            self.tr("{0} {1} left this week").format(format_distance(left_m, units), unit),
            self.tr("After {0} {2} run and {1} planned, inside your limit of {3}.").format(
                done, planned, unit, limit
            )
            if week.planned_m
            else self.tr("Inside your limit of {0} {1}.").format(limit, unit),
            self.tr("See the weeks"),
            "progress",
        )

    def _over_words(self, week: WeekTotal, units: Units) -> tuple[str, str]:
        unit, limit = units.value, format_distance(week.limit_m, units)
        done, planned = format_distance(week.done_m, units), format_distance(week.planned_m, units)
        if week.is_run_over:
            share = round(100 * (week.done_m / week.limit_m - 1))
            text = self.tr("{0} of {1} {2} run. Keep the rest of the week easy.")
            return (
                self.tr("{0} % over this week's limit").format(share),
                text.format(done, limit, unit),
            )
        text = self.tr(
            "{0} {3} run and {1} planned; the limit is {2}. Shorten or leave out a planned run."
        )
        return (
            self.tr("Your plan is {0} % over this week's limit").format(
                round(100 * week.over_share)
            ),
            text.format(done, planned, limit, unit),
        )

    def _on_clicked(self) -> None:
        self.page_requested.emit(self._page)


class RoutineCard(Card):
    """The routine that suits now.

    Signals:
        routine_requested: With the id of the routine.
    """

    routine_requested = Signal(str)

    def __init__(self, theme: ThemeManager, routine_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, spacing=2, margins=(20, 14, 20, 14))
        self._theme, self._id = theme, routine_id
        self._is_missing = self._is_blocked = False
        self.title = Label(theme, self.tr("A routine"), role="heading", weight=Weight.DemiBold)
        self.chip = Chip(theme)
        self.body.addLayout(row(self.title, None, self.chip))
        self._lines = column(spacing=2)
        self.body.addLayout(self._lines)
        self._labels: list[tuple[Label, Label]] = []
        self._make_room(LINES)
        self.body.addStretch(1)
        self.button = Button(theme, self.tr("Start routine"), "primary", "play")
        self.button.clicked.connect(self._on_start)
        self.body.addSpacing(4)
        self.body.addWidget(self.button)

    def show_routine(self, routines: RoutineLibrary, found: Suggestion | None) -> None:
        """Write what the routine consists of into the room that is kept for it.

        Args:
            routines: The library.
            found: What suits now, ``None`` when nothing can be played.
        """
        if found is not None:
            self._id = found.routine.id
            self.title.setText(self._title(found.occasion))
        lines = routines.summary(self._id) if found is not None else []
        self._is_missing = not lines
        if len(lines) > LINES:
            more = self.tr("and {0} more").format(len(lines) - LINES + 1)
            lines = [*lines[: LINES - 1], (more, "")]
        self._make_room(len(lines))
        self.chip.setText(format_duration(routines.total_s(self._id)))
        for labels, texts in zip_longest(self._labels, lines):
            for label, text in zip(labels, texts or ("", ""), strict=True):
                label.setText(text)
                label.setVisible(texts is not None)
        self.setVisible(not self._is_missing and not self._is_blocked)

    def _title(self, occasion: Occasion) -> str:
        return {
            Occasion.JUST_RAN: self.tr("After your run"),
            Occasion.RAN_TODAY: self.tr("After your run"),
            Occasion.BEFORE_RUN: self.tr("Before your run"),
            Occasion.FATIGUE: self.tr("For tired legs"),
            Occasion.EVENING: self.tr("For the evening"),
            Occasion.REST_AFTER_HARD: self.tr("For your rest day"),
            Occasion.REST_DAY: self.tr("For a day without a run"),
            Occasion.ANY: self.tr("To begin with"),
        }[occasion]

    def _make_room(self, lines: int) -> None:
        for _ in range(len(self._labels), lines):
            name = Label(self._theme, role="small", tone="text2")
            dose = Label(self._theme, role="caption", tone="text2")
            self._labels.append((name, dose))
            self._lines.addLayout(row(name, None, dose))

    def set_blocked(self, *, blocked: bool) -> None:
        """Offer nothing while a warning sign is open."""
        self._is_blocked = blocked
        self.setVisible(not blocked and not self._is_missing)

    def _on_start(self) -> None:
        self.routine_requested.emit(self._id)


class TileRow(QWidget):
    """Four figures, one each."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._columns = 0
        self.last = Tile(theme, "footprints", self.tr("Last run"), self)
        self.longest = Tile(theme, "route", self.tr("Longest in 30 days"), self)
        self.over = Tile(theme, "triangle-alert", self.tr("Over the limit"), self)
        self.heaviness = Tile(theme, "activity", self.tr("Heaviness"), self)
        self._tiles = (self.last, self.longest, self.over, self.heaviness)

    def fit(self, width_px: int) -> None:
        """Stand side by side where there is room, else in two rows."""
        widest = max(tile.minimumSizeHint().width() for tile in self._tiles)
        room = len(self._tiles) * (widest + self._grid.spacing())
        columns = len(self._tiles) if room <= width_px else 2
        if columns == self._columns:
            return
        self._columns = columns
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        for place in range(len(self._tiles)):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)

    def show_overview(self, shown: Overview, units: Units) -> None:
        """Fill the tiles."""
        last, longest = shown.last_run, shown.longest
        self.last.show_values(
            format_distance(last.distance_m if last else None, units),
            units.value,
            self._when(last.local_date, shown.today) if last else self.tr("no run yet"),
        )
        self.longest.show_values(
            format_distance(longest.distance_m if longest else None, units),
            units.value,
            self._when(longest.local_date, shown.today) if longest else self.tr("no run"),
        )
        over = [week for week in shown.weeks if week.is_run_over]
        self.over.show_values(
            str(len(over)),
            counted(len(shown.recorded_weeks), self.tr("of {0} week"), self.tr("of {0} weeks")),
            self.tr("last: {0}").format(short_day(over[-1].week_start))
            if over
            else self.tr("well paced"),
            "warn" if over else "good",
        )
        self._show_heaviness(shown)

    def _show_heaviness(self, shown: Overview) -> None:
        now, before = shown.heaviness_now, shown.heaviness_before
        if now is None:
            self.heaviness.show_values("–", "", self.tr("rate a run to see it"))
            return
        text = counted(shown.rated_runs, self.tr("in one run"), self.tr("mean of {0} runs"))
        if before is not None:
            text = self.tr("{0} in the runs before").format(f"{before:.1f}")
        self.heaviness.show_values(f"{now:.1f}", self.tr("of 10"), text)

    def _when(self, day: date, today: date) -> str:
        key, count = days_ago(day, today)
        if key == "today":
            return self.tr("today")
        if key == "yesterday":
            return self.tr("yesterday")
        return self.tr("{0} days ago").format(count)


class Tile(Card):
    """One figure with its name and a word about it."""

    def __init__(
        self, theme: ThemeManager, icon: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(margins=(16, 8, 16, 8), spacing=1, parent=parent)
        head = row(
            IconLabel(theme, icon, "text2", 16),
            Label(theme, name, role="small", weight=Weight.Medium, tone="text2"),
            None,
        )
        self.figure = Label(theme, role="title", weight=Weight.DemiBold)
        self.unit = Label(theme, role="small", tone="text3")
        figures = row(self.figure, self.unit, None, spacing=6)
        figures.setAlignment(self.unit, Qt.AlignmentFlag.AlignBottom)
        self.unit.setContentsMargins(0, 0, 0, 5)
        self.word = Label(theme, role="caption", weight=Weight.Medium, tone="text2", wrap=True)
        self._name = name
        self.body.addLayout(head)
        self.body.addLayout(figures)
        self.body.addLayout(column(self.word))

    def show_values(self, figure: str, unit: str, word: str, tone: str = "text2") -> None:
        """Set the figure, its unit and the word below."""
        self.figure.setText(figure)
        self.unit.setText(unit)
        self.word.setText(word)
        self.word.set_tone(tone)
        self.setAccessibleName(f"{self._name}: {figure} {unit}, {word}")
