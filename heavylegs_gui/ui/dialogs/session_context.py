"""What the rules and the log say of the day and the week, while a session is being typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.training import Session, Status
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.ui.locale_words import weekday_name
from heavylegs_gui.ui.models.words import distance_words, session_words
from heavylegs_gui.ui.widgets.basics import Card, IconLabel, Label, Weight, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.rules.room import Room
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.ui.dialogs.session_trial import Verdict
    from heavylegs_gui.ui.theme.theme import ThemeManager

_MOST_LINES = 3
"""So many warnings besides the first are spelled out."""
_MOST_NOTES = 2
"""So many notes, which never press, are spelled out."""
_SIGNS = {
    Level.INFO: ("info", "info"),
    Level.CAUTION: ("triangle-alert", "warn"),
    Level.ALERT: ("octagon-alert", "danger"),
}
_FINE = ("circle-check", "good")
_KEPT = ("hand", "text2")


class DayReader:
    """Reads the other sessions of a day, once until the log changes."""

    def __init__(self, log: TrainingLog) -> None:
        self._log = log
        self._known: dict[date, list[Session]] = {}
        log.changed.connect(self._forget)

    def others(self, day: date, session_id: int | None) -> tuple[Session, ...]:
        """Return the sessions of a day without one of them."""
        if day not in self._known:
            self._known[day] = self._log.sessions_of_days(day, day)
        return tuple(one for one in self._known[day] if one.id != session_id)

    def _forget(self) -> None:
        self._known.clear()


class Headline(NamedTuple):
    """The verdict in one line.

    Attributes:
        text: Empty when there is nothing to say.
        sign: Icon and colour.
        short: At most a few words, for the foot of the form.
    """

    text: str
    sign: tuple[str, str]
    short: str


class ContextCard(Card):
    """The verdict of the rules, the run and its week against their limits; hidden when empty."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__("step", margins=(16, 12, 16, 12), spacing=6, parent=parent)
        self._icon = IconLabel(theme, *_FINE, 18)
        self.title = Label(theme, weight=Weight.DemiBold, wrap=True)
        head = row(self._icon)
        head.addWidget(self.title, 1)
        head.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self._head = QWidget()
        self._head.setLayout(head)
        self.lines = [
            Label(theme, role="small", tone="text2", wrap=True) for _ in range(_MOST_LINES)
        ]
        self.run = _Fact(theme, self.tr("This run"))
        self.week = _Fact(theme, self.tr("This week with this run"))
        self.days = _Fact(theme, self.tr("Days in a row"))
        self.day = _Fact(theme, self.tr("Same day"))
        for part in (self._head, *self.lines, self.run, self.week, self.days, self.day):
            self.body.addWidget(part)
            part.hide()
        self.hide()

    def show_verdict(self, verdict: Verdict | None, words: WarningWords) -> Headline:
        """Show what the rules say, or nothing at all yet; return it in one line."""
        pressing, notes = _sorted(verdict)
        headline = self._headline(verdict, pressing, words)
        self._icon.set_icon(*headline.sign)
        self.title.set_tone(headline.sign[1])
        self.title.setText(headline.text)
        self._head.setVisible(bool(headline.text))
        told = (*pressing[1:], *notes[:_MOST_NOTES])
        self._show_lines([words.message(one) for one in told])
        self._show_room(verdict, words.units)
        self._settle()
        return headline

    def show_day(self, others: Sequence[Session], units: Units) -> None:
        """Name what is already logged on that day."""
        done = [one for one in others if one.status is Status.DONE]
        words = ", ".join(session_words(one, units) for one in done[:2])
        more = self.tr("{0} and {1} more").format(words, len(done) - 2)
        told = words if len(done) <= 2 else more
        self.day.setVisible(bool(done))
        self.day.set_value(self.tr("{0} already logged").format(told) if done else "")
        self._settle()

    def _headline(
        self,
        verdict: Verdict | None,
        pressing: Sequence[TrainingWarning],
        words: WarningWords,
    ) -> Headline:
        if pressing:
            short = self.tr("{0} on this").format(words.short(pressing[0]))
            if len(pressing) > 1:
                short = self.tr("{0} warnings").format(len(pressing))
            return Headline(words.message(pressing[0]), _SIGNS[pressing[0].level], short)
        if verdict is not None and verdict.kept:
            kept = self.tr("Kept as it is: {0}").format(words.message(verdict.kept[0]))
            return Headline(kept, _KEPT, self.tr("Kept as it is"))
        room = None if verdict is None else verdict.room
        if verdict is None or room is None or room.week is None or not verdict.session.distance_m:
            return Headline("", _FINE, "")
        fine = self.tr("Inside your limits")
        return Headline(fine, _FINE, fine)

    def _show_lines(self, texts: Sequence[str]) -> None:
        shown = list(texts)
        if len(shown) > _MOST_LINES:
            left = len(shown) - _MOST_LINES + 1
            shown = [*shown[: _MOST_LINES - 1], self.tr("and {0} more").format(left)]
        for place, label in enumerate(self.lines):
            label.setText(shown[place] if place < len(shown) else "")
            label.setVisible(place < len(shown))

    def _show_room(self, verdict: Verdict | None, units: Units) -> None:
        far = None if verdict is None else verdict.session.distance_m
        room = None if verdict is None or not far else verdict.room
        self.run.setVisible(room is not None and room.run_limit_m is not None)
        self.week.setVisible(room is not None and room.week is not None)
        self.days.setVisible(room is not None and room.days_in_a_row > 1)
        if room is None or room.week is None:
            return
        week = room.week
        is_planned = week.planned_m > 0
        self.week.set_name(
            self.tr("This week with plan") if is_planned else self.tr("This week with this run")
        )
        self.week.set_value(self._of(week.distance_m, week.limit_m, units))
        if room.run_limit_m is not None and far:
            self.run.set_value(self._of(far, room.run_limit_m, units))
        self.days.set_value(self._days_words(room))

    def _of(self, value_m: float, limit_m: float, units: Units) -> str:
        value = format_distance(value_m, units)
        return self.tr("{0} of {1}").format(value, distance_words(limit_m, units))

    def _days_words(self, room: Room) -> str:
        if room.rest_on is None:
            return str(room.days_in_a_row)
        day = weekday_name(room.rest_on)
        return self.tr("{0}, rest on {1}").format(room.days_in_a_row, day)

    def _settle(self) -> None:
        """Show the card when it says anything."""
        parts = (self._head, *self.lines, self.week, self.day)
        self.setVisible(any(not one.isHidden() for one in parts))


class HeavyCard(Card):
    """Legs that stay heavy; hidden when they do not."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__("step", margins=(16, 12, 16, 12), spacing=4, parent=parent)
        icon = IconLabel(theme, "activity", "heavy", 18)
        self.title = Label(theme, weight=Weight.DemiBold, tone="heavy", wrap=True)
        head = row(icon)
        head.addWidget(self.title, 1)
        head.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        self.text = Label(theme, role="small", tone="text2", wrap=True)
        self.body.addLayout(head)
        self.body.addWidget(self.text)
        self.hide()

    def show_verdict(self, verdict: Verdict | None, words: WarningWords) -> None:
        """Show what the rule about heavy legs says."""
        warnings = () if verdict is None else verdict.warnings
        heavy = next((one for one in warnings if one.rule is RuleId.HEAVY), None)
        self.setVisible(heavy is not None)
        if heavy is not None:
            self.title.setText(words.message(heavy))
            self.text.setText(words.why(heavy))


class VerdictLine(QWidget):
    """The verdict in a few words beside the buttons, for when the card is scrolled away."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(theme, *_FINE, 16)
        self.text = Label(theme, role="small", weight=Weight.Medium, tone="good", wrap=True)
        layout = row(self._icon)
        layout.addWidget(self.text, 1)
        self.setLayout(layout)

    def show_headline(self, headline: Headline) -> None:
        """Show a verdict, or keep the place empty."""
        self._icon.set_icon(*headline.sign)
        self._icon.setVisible(bool(headline.short))
        self.text.set_tone(headline.sign[1])
        self.text.setText(headline.short)
        self.text.setToolTip(headline.text)


class _Fact(QWidget):
    """Words at the left, a figure at the right."""

    def __init__(self, theme: ThemeManager, name: str) -> None:
        super().__init__()
        self._name = Label(theme, name, role="small", tone="text2")
        self._value = Label(theme, role="small", weight=Weight.Medium, wrap=True)
        layout = row(self._name, 12)
        layout.addStretch(1)
        layout.addWidget(self._value, 100)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        layout.setAlignment(self._name, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def set_name(self, name: str) -> None:
        """Show other words."""
        self._name.setText(name)

    def set_value(self, text: str) -> None:
        """Show the figure."""
        self._value.setText(text)

    def value(self) -> str:
        """Return the figure."""
        return self._value.text()


def _sorted(
    verdict: Verdict | None,
) -> tuple[list[TrainingWarning], list[TrainingWarning]]:
    """Return the warnings that press, and the notes; heavy legs have a card of their own."""
    found = () if verdict is None else verdict.warnings
    others = [one for one in found if one.rule is not RuleId.HEAVY]
    pressing = [one for one in others if one.level > Level.INFO]
    return pressing, [one for one in others if one.level is Level.INFO]
