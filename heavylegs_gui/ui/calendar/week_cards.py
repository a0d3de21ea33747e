"""The cards below the week: how it adds up to its limit, its warning, how heavy the legs were."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from heavylegs_gui.domain.training import Status
from heavylegs_gui.domain.units import format_distance
from heavylegs_gui.ui.calendar import words as calendar_words
from heavylegs_gui.ui.calendar.cells import Look
from heavylegs_gui.ui.calendar.change_table import ChangeTable
from heavylegs_gui.ui.calendar.fix_words import change_rows, keep_words
from heavylegs_gui.ui.calendar.inks import (
    CAPTION,
    CAPTION_BOLD,
    CENTRE,
    LEFT,
    MICRO_BOLD,
    RIGHT,
    Inks,
)
from heavylegs_gui.ui.calendar.warning_card import WarningCard
from heavylegs_gui.ui.locale_words import weekday_letter
from heavylegs_gui.ui.widgets.basics import Button, Card, Chip, Label, Weight, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.ui.calendar.cells import DayCell
    from heavylegs_gui.ui.calendar.panel import DayFacts
    from heavylegs_gui.ui.calendar.reader import Span
    from heavylegs_gui.ui.theme.theme import ThemeManager

HEAVY_FROM = 7
"""Heaviness from which a run counts as heavy (0 to 10). Source: rule HEAVY."""
SHOWN_RUNS = 8
_HEIGHT_PX, _LOW_PX = 264, 190
_THREE_CARDS_PX = 900


class _Painted(QWidget):
    """A drawing that follows the theme and takes what room there is."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self.inks = Inks(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._follow_theme)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 4 * self.inks.line(CAPTION))

    def _follow_theme(self) -> None:
        self.inks.forget()
        self.update()

    def place(self, number: int, count: int) -> int:
        """Return the place of a column from the left; time runs as the words do."""
        return count - 1 - number if self.isRightToLeft() else number

    @contextmanager
    def pen(self) -> Iterator[QPainter]:
        """Give something to draw with on the whole widget."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            yield painter


class Staircase(_Painted):
    """The days of a week on top of each other up to the limit."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__(theme)
        self._steps: list[tuple[float, float]] = []
        self._letters: list[str] = []
        self._limit_m, self._words, self._today = 0.0, "", -1

    def show_week(
        self, days: Sequence[DayCell], limit_m: float, words: str, today_place: int
    ) -> None:
        """Show done and planned of each day [m] and the limit [m]."""
        self._steps = [_done_and_planned(cell) for cell in days]
        self._letters = [weekday_letter(cell.day) for cell in days]
        self._limit_m, self._words, self._today = limit_m, words, today_place
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with self.pen() as painter:
            self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        inks, foot = self.inks, float(self.inks.line(CAPTION) + 4)
        top = float(inks.line(MICRO_BOLD) + 6)
        room = self.height() - foot - top
        total = sum(done + planned for done, planned in self._steps)
        scale = room / max(total, self._limit_m, 1.0)
        base, each = self.height() - foot, self.width() / max(1, len(self._steps))
        below = 0.0
        for number, (done, planned) in enumerate(self._steps):
            left = self.place(number, len(self._steps)) * each
            column = QRectF(left + 5, 0, each - 10, 0)
            self._column(painter, column, base, (below * scale, done * scale, planned * scale))
            below += done + planned
            letter = QRectF(left, base + 2, each, foot - 2)
            kind = CAPTION_BOLD if number == self._today else CAPTION
            token = "text" if number == self._today else "text2"
            inks.text(painter, letter, self._letters[number], token, kind, CENTRE)
        y = base - self._limit_m * scale
        painter.setPen(inks.pen("cap", 2.0))
        painter.drawLine(QLineF(0, y, self.width(), y))
        line = QRectF(0, y - inks.line(MICRO_BOLD) - 3, self.width(), inks.line(MICRO_BOLD))
        side = RIGHT if self.isRightToLeft() else LEFT
        inks.text(painter, line, self._words, "cap", MICRO_BOLD, side)

    def _column(
        self, painter: QPainter, column: QRectF, base: float, parts: tuple[float, float, float]
    ) -> None:
        bottom = base
        for height, token in zip(parts, ("track", "bar", "bar_plan"), strict=True):
            if height > 0.5:
                box = QRectF(column.left(), bottom - height, column.width(), height - 1)
                self.inks.box(painter, box, token, 3)
            bottom -= height


def _done_and_planned(cell: DayCell) -> tuple[float, float]:
    runs = [one for one in cell.blocks if one.session.is_run]
    done = sum(one.session.distance_m or 0.0 for one in runs if one.look is Look.DONE)
    planned = sum(one.session.distance_m or 0.0 for one in runs if one.look is Look.PLANNED)
    return done, planned


class HeavyBars(_Painted):
    """The heaviness of the last runs."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__(theme)
        self._runs: list[tuple[str, int]] = []

    def show_runs(self, runs: Sequence[Session]) -> None:
        """Show runs with a known heaviness, oldest first."""
        self._runs = [(str(one.local_date.day), one.heaviness or 0) for one in runs]
        said = ", ".join(str(level) for _day, level in self._runs)
        self.setAccessibleName(self.tr("Heaviness of the last runs: {0}").format(said))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with self.pen() as painter:
            self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        inks, foot = self.inks, float(self.inks.line(CAPTION) + 4)
        base, each = self.height() - foot, self.width() / SHOWN_RUNS
        room = base - inks.line(CAPTION) - 2
        for number, (day, level) in enumerate(self._runs):
            height = max(2.0, room * level / 10)
            left = self.place(number, SHOWN_RUNS) * each
            box = QRectF(left + 4, base - height, each - 8, height)
            is_heavy = level >= HEAVY_FROM
            inks.box(painter, box, "heavy" if is_heavy else "heavy_step", 3)
            above = QRectF(left, box.top() - inks.line(CAPTION), each, inks.line(CAPTION))
            token, kind = ("heavy", CAPTION_BOLD) if is_heavy else ("text2", CAPTION)
            inks.text(painter, above, str(level), token, kind, CENTRE)
            below = QRectF(left, base + 2, each, foot - 2)
            inks.text(painter, below, day, "text2", CAPTION, CENTRE)


class WeekCards(QWidget):
    """The row of cards.

    Signals:
        fix_requested: Mend the warning that is shown.
        keep_requested: Keep things as they are.
    """

    fix_requested = Signal()
    keep_requested = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_runs = False
        self._has_warning = False
        self._is_tall = True
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._sum_card(), 5)
        layout.addWidget(self._warning_card(), 6)
        layout.addWidget(self._heavy_card(), 4)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _sum_card(self) -> Card:
        theme = self._theme
        self._sums = Card(margins=(16, 12, 16, 10), spacing=4)
        self.title = Label(theme, role="heading", weight=Weight.DemiBold)
        self.rest = Chip(theme, kind="good")
        self.done = Label(theme, role="lead", weight=Weight.DemiBold)
        self.done_word = Label(theme, calendar_words.done_word(), role="small", tone="text2")
        self.planned = Label(theme, role="lead", weight=Weight.DemiBold, tone="accent")
        self.planned_word = Label(theme, calendar_words.planned_word(), role="small", tone="text2")
        self.left = Label(theme, role="small", weight=Weight.DemiBold, tone="good")
        self.stairs = Staircase(theme)
        self._sums.body.addLayout(row(self.title, None, self.rest))
        figures = row(
            self.done,
            self.done_word,
            6,
            self.planned,
            self.planned_word,
            None,
            self.left,
            spacing=4,
        )
        self._sums.body.addLayout(figures)
        self._sums.body.addWidget(self.stairs, 1)
        return self._sums

    def _warning_card(self) -> Card:
        theme = self._theme
        self._warned = Card(margins=(8, 8, 8, 10), spacing=4)
        self.warning = WarningCard(theme)
        self.changes = ChangeTable(theme)
        self.fix = Button(theme, "", "primary", "check")
        self.keep = Button(theme, "", "link")
        self.fix.clicked.connect(self.fix_requested)
        self.keep.clicked.connect(self.keep_requested)
        self._warned.body.addWidget(self.warning)
        self._warned.body.addWidget(self.changes)
        self._warned.body.addStretch(1)
        self._warned.body.addLayout(row(self.fix, self.keep, None, spacing=12))
        return self._warned

    def _heavy_card(self) -> Card:
        theme = self._theme
        self._heavy = Card(margins=(16, 12, 16, 10), spacing=4)
        title = Label(theme, self.tr("Heaviness"), role="heading", weight=Weight.DemiBold)
        hint = Label(theme, self.tr("last runs"), role="small", tone="text2")
        self.bars = HeavyBars(theme)
        self._heavy.body.addLayout(row(title, None, hint))
        self._heavy.body.addWidget(self.bars, 1)
        return self._heavy

    def set_tall(self, *, tall: bool) -> None:
        """Take more room, or less in a low window."""
        if tall != self._is_tall:
            self._is_tall = tall
            self._follow_theme()

    # filling

    def show_week(self, span: Span, units: Units, runs: Sequence[Session]) -> None:
        """Show the sums of a week and the heaviness of the last runs up to its end."""
        week = span.weeks[0]
        total, plan = week.total, week.plan
        words = self.tr("This week") if week.is_current else self.tr("The week")
        self.title.setText(words)
        self.rest.setText(calendar_words.rest_words(plan.rest_days))
        self.rest.set_kind("good" if plan.rest_days else "warn")
        self.done.setText(format_distance(plan.done_m, units))
        self.planned.setText(format_distance(plan.ahead_m, units))
        for label in (self.planned, self.planned_word):
            label.setVisible(plan.ahead_m > 0)
        if plan.is_over:
            self.left.setText(calendar_words.over_words(format_distance(plan.over_m, units)))
        else:
            self.left.setText(calendar_words.left_words(format_distance(plan.left_m or 0.0, units)))
        self.left.set_tone("warn" if plan.is_over else "good")
        self.left.setVisible(plan.is_over or week.is_open)
        limit = calendar_words.limit_words(format_distance(plan.limit_m, units))
        if total.base_m:
            base = format_distance(total.base_m, units)
            limit = self.tr("{0}, base {1}").format(limit, base)
        today_place = (span.today - span.first).days
        self.stairs.show_week(span.days, plan.limit_m, limit, today_place)
        self.bars.show_runs(runs)
        self._has_runs = bool(runs)
        self._arrange()

    def show_warning(self, facts: DayFacts | None) -> None:
        """Show the first warning of the week, with its fix."""
        self._has_warning = facts is not None and facts.warning is not None
        if facts is not None and facts.warning is not None:
            warning, fix = facts.warning, facts.fix
            self.warning.show_warning(warning, facts.words, whole=True)
            self.warning.show_routine(facts.routine)
            self.keep.setText(keep_words(warning, facts.units))
            self.fix.setVisible(fix is not None)
            self.changes.setVisible(False)
            if fix is not None:
                self.fix.setText(facts.words.fix(fix))
                self.changes.show_rows(*change_rows(warning, fix, facts))
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= self._theme.px(_THREE_CARDS_PX)
        self._warned.setVisible(self._has_warning)
        self._heavy.setVisible(self._has_runs and (is_wide or not self._has_warning))
        has_room = self.height() > self.warning.sizeHint().height() + 3 * self.fix.height()
        self.changes.setVisible(self.fix.isVisibleTo(self) and has_room and is_wide)
        if self._has_warning:
            self._fit_warning()

    def _fit_warning(self) -> None:
        """Leave the buttons below the warning their room."""
        margins, spacing = self._warned.body.contentsMargins(), self._warned.body.spacing()
        below = max(self.fix.sizeHint().height(), self.keep.sizeHint().height())
        if self.changes.isVisibleTo(self):
            below += self.changes.sizeHint().height() + spacing
        room = self.height() - margins.top() - margins.bottom() - below - 2 * spacing
        width = self._warned.width() - margins.left() - margins.right()
        self.warning.fit(width, room)

    def _follow_theme(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT_PX if self._is_tall else _LOW_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def rated_runs(sessions: Sequence[Session]) -> list[Session]:
    """Return the last runs with a known heaviness, oldest first."""
    rated = [
        one
        for one in sessions
        if one.is_run and one.status is Status.DONE and one.heaviness is not None
    ]
    return rated[-SHOWN_RUNS:]
