"""What the log says about the day and the week, while a session is being typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.log_query import SessionQuery
from heavylegs_gui.domain.mileage import WeekTotal
from heavylegs_gui.domain.training import Session, Status
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.domain.week_base import WEEK_TOLERANCE_M
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.training_log import TrainingLog
from heavylegs_gui.ui.models.words import distance_words, session_words
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Card, IconLabel, Label, Weight, row


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What is known of a day and its week.

    Attributes:
        others: The other sessions of the day.
        week: Sums of the week, without what is being typed.
    """

    others: tuple[Session, ...]
    week: WeekTotal | None


class FactFinder:
    """Asks the log about a day, once until the log or the settings change."""

    def __init__(self, log: TrainingLog, preferences: Preferences) -> None:
        self._log = log
        self._known: dict[date, DayFacts] = {}
        log.changed.connect(self._forget)
        preferences.changed.connect(self._forget)

    def facts(self, day: date) -> DayFacts:
        """Return what is known of ``day``."""
        if day not in self._known:
            others = tuple(self._log.sessions(SessionQuery(first=day, last=day)))
            weeks = self._log.week_totals(day, day)
            self._known[day] = DayFacts(others, weeks[0] if weeks else None)
        return self._known[day]

    def _forget(self) -> None:
        self._known.clear()


class ContextCard(Card):
    """The week against its limit, and what else is logged on that day; hidden when empty."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__("step", margins=(16, 12, 16, 12), spacing=6, parent=parent)
        self._icon = IconLabel(theme, "circle-check", "good", 18)
        self.title = Label(theme, weight=Weight.DemiBold)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addLayout(row(self._icon, self.title, None))
        self.body.addWidget(self._head)
        self.week = _Fact(theme, self.tr("This week with this run"))
        self.day = _Fact(theme, self.tr("Same day"))
        self.body.addWidget(self.week)
        self.body.addWidget(self.day)
        self.hide()

    def show_week(
        self, week: WeekTotal | None, session: Session, units: Units, replaced_m: float
    ) -> None:
        """Compare the week with its limit.

        Args:
            week: The week without the session, ``None`` when it says nothing.
            session: The run that is being typed.
            units: The runner's unit.
            replaced_m: Planned distance that the run takes the place of [m].
        """
        shown = week is not None and session.is_run and bool(session.distance_m)
        self._head.setVisible(shown)
        self.week.setVisible(shown)
        if week is None or not shown:
            return
        total = week.distance_m + (session.distance_m or 0.0) - replaced_m
        over = total - week.limit_m
        is_over = over > WEEK_TOLERANCE_M
        self._icon.set_icon(*(("triangle-alert", "warn") if is_over else ("circle-check", "good")))
        self.title.set_tone("warn" if is_over else "good")
        self.title.setText(
            self.tr("{0} over the week's limit").format(distance_words(over, units))
            if is_over
            else self.tr("Inside the week's limit")
        )
        self.week.set_value(
            self.tr("{0} of {1}").format(
                format_distance(total, units), distance_words(week.limit_m, units)
            )
        )

    def show_day(self, others: tuple[Session, ...], units: Units) -> None:
        """Name what is already logged on that day."""
        done = [one for one in others if one.status is Status.DONE]
        words = ", ".join(session_words(one, units) for one in done[:2])
        more = self.tr("{0} and {1} more").format(words, len(done) - 2)
        told = words if len(done) <= 2 else more
        self.day.setVisible(bool(done))
        self.day.set_value(self.tr("{0} already logged").format(told) if done else "")

    def settle(self) -> None:
        """Show the card when it says anything."""
        self.setVisible(not (self.week.isHidden() and self.day.isHidden()))


class _Fact(QWidget):
    """Words at the left, a figure at the right."""

    def __init__(self, theme: ThemeManager, name: str) -> None:
        super().__init__()
        self._value = Label(theme, role="small", weight=Weight.Medium, wrap=True)
        name_label = Label(theme, name, role="small", tone="text2")
        layout = row(name_label, 12)
        layout.addStretch(1)
        layout.addWidget(self._value, 100)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        layout.setAlignment(name_label, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def set_value(self, text: str) -> None:
        """Show the figure."""
        self._value.setText(text)

    def value(self) -> str:
        """Return the figure."""
        return self._value.text()
