"""Warnings and fixes in words, in the runner's units: what happened, the limit, why, how sure."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.thresholds import Thresholds
from heavylegs_gui.domain.training import Status
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.services.warning_reasons import how_sure_words, why_words

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.services.warnings import Fix


_NOISE = 1e-6
"""What a computed share may miss its exact value by [percent]."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("WarningWords", text)


def rule_title(rule: RuleId) -> str:
    """Return what a rule is called."""
    titles = {
        RuleId.SPIKE: _tr("One long run"),
        RuleId.START_S: _tr("First runs"),
        RuleId.START_W: _tr("First week"),
        RuleId.WEEK: _tr("10 % rule"),
        RuleId.ROLL7: _tr("Seven days in a row"),
        RuleId.REST: _tr("Rest days"),
        RuleId.STREAK: _tr("Days in a row"),
        RuleId.HARD_EASY: _tr("Hard and easy days"),
        RuleId.SPEED: _tr("Fast sessions"),
        RuleId.HARD_SHARE: _tr("Share of hard running"),
        RuleId.LONG: _tr("Long run and week"),
        RuleId.CUTBACK: _tr("Lighter weeks"),
        RuleId.LAYOFF_S: _tr("Runs after a break"),
        RuleId.LAYOFF_W: _tr("Weeks after a break"),
        RuleId.MONO: _tr("Sameness of days"),
        RuleId.HEAVY: _tr("Heavy legs"),
        RuleId.SHOE: _tr("Age of shoes"),
    }
    return titles[rule]


def level_word(level: Level) -> str:
    """Return a level as a word."""
    words = {Level.INFO: _tr("Note"), Level.CAUTION: _tr("Caution"), Level.ALERT: _tr("Alert")}
    return words[level]


class _Figures:
    """Figures and days in words.

    Attributes:
        units: The runner's units.
    """

    def __init__(
        self, units: Units, rules: Thresholds, today: Callable[[], date] | None = None
    ) -> None:
        """Take over what the sentences need.

        Args:
            units: The runner's units.
            rules: The numbers of the rules.
            today: The runner's local date; days of other years are told with their year then.
        """
        self.units, self._rules, self._today = units, rules, today

    def _far(self, distance_m: object) -> str:
        return f"{format_distance(_number(distance_m), self.units)} {self.units.value}"

    def _percent(self, warning: TrainingWarning) -> int:
        return round(100 * (_number(warning.numbers["ratio"]) or 1.0) - 100)

    def _count(self, value: object) -> str:
        return f"{_number(value) or 0:g}"

    def _day(self, day: date) -> str:
        is_near = self._today is None or day.year == self._today().year
        pattern = "ddd d MMM" if is_near else "ddd d MMM yyyy"
        return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


class WarningWords(_Figures):
    """Sentences about warnings."""

    def __init__(
        self, units: Units, rules: Thresholds, today: Callable[[], date] | None = None
    ) -> None:
        """Take over units, numbers and the runner's date."""
        super().__init__(units, rules, today)
        self._messages: dict[RuleId, Callable[[TrainingWarning], str]] = {
            RuleId.SPIKE: self._spike,
            RuleId.START_S: self._start_run,
            RuleId.START_W: self._start_week,
            RuleId.WEEK: self._week,
            RuleId.ROLL7: self._roll,
            RuleId.REST: self._rest,
            RuleId.STREAK: self._streak,
            RuleId.HARD_EASY: self._hard_easy,
            RuleId.SPEED: self._speed,
            RuleId.HARD_SHARE: self._hard_share,
            RuleId.LONG: self._long,
            RuleId.CUTBACK: self._cutback,
            RuleId.LAYOFF_S: self._layoff_run,
            RuleId.LAYOFF_W: self._layoff_week,
            RuleId.MONO: self._mono,
            RuleId.HEAVY: self._heavy,
            RuleId.SHOE: self._shoe,
        }

    def message(self, warning: TrainingWarning) -> str:
        """Return what happened, with the number and what it is compared with."""
        return self._messages[warning.rule](warning)

    def short(self, warning: TrainingWarning) -> str:
        """Return at most two words for a badge."""
        numbers, rule = warning.numbers, warning.rule
        if rule in {RuleId.SPIKE, RuleId.WEEK, RuleId.ROLL7}:
            return f"+{self._percent(warning)} %"
        if rule in {RuleId.LAYOFF_S, RuleId.LAYOFF_W}:
            return _tr("After break")
        if rule in {RuleId.START_S, RuleId.START_W}:
            return _tr("Too much")
        if rule is RuleId.STREAK:
            return _tr("{0} days").format(self._count(numbers["value"]))
        if rule is RuleId.SPEED:
            words = _tr("Fast early") if warning.level is Level.INFO else _tr("{0} fast")
            return words.format(self._count(numbers["value"]))
        others = {
            RuleId.REST: _tr("No rest") if not numbers["value"] else _tr("1 rest"),
            RuleId.HARD_EASY: _tr("Hard twice"),
            RuleId.HARD_SHARE: _tr("Much hard"),
            RuleId.LONG: _tr("Long share"),
            RuleId.CUTBACK: _tr("Lighter week"),
            RuleId.MONO: _tr("All alike"),
            RuleId.HEAVY: _tr("Heavy legs"),
            RuleId.SHOE: _tr("Old shoes"),
        }
        return others[rule]

    def limit(self, warning: TrainingWarning) -> str:
        """Return the limit as a figure with its unit, or a dash."""
        value = warning.numbers["limit"]
        if value is None:
            return "–"
        if warning.numbers.get("unit") == "m":
            return self._far(value)
        if warning.numbers.get("unit") == "share":
            return f"{round(100 * float(value))} %"
        return f"{float(value):g}"

    def why(self, warning: TrainingWarning) -> str:
        """Return why it matters, in one sentence or two."""
        return why_words(warning.rule, self.units)

    def how_sure(self, warning: TrainingWarning) -> str:
        """Return the grade of the evidence and where it comes from."""
        return how_sure_words(warning, self._rules)

    def fix(self, fix: Fix) -> str:
        """Return what a fix does, as words for a button."""
        if len(fix.after) == 1:
            return self._one_fix(fix)
        words = {
            "shorten": _tr("Shorten {0} runs"),
            "trim": _tr("Trim {0} runs"),
            "rest": _tr("Make it a rest day"),
            "swap": _tr("Swap two days"),
            "easier": _tr("Make {0} sessions easier"),
            "shift": _tr("Spread the distance"),
            "rescale": _tr("Rescale {0} runs"),
            "lighten": _tr("Plan a lighter week"),
        }
        return words.get(fix.kind, _tr("Change {0} runs")).format(len(fix.after))

    def changes(self, fix: Fix) -> list[str]:
        """Return one line for each session that a fix changes: before and after."""
        return [
            self._change(before, after) for before, after in zip(fix.before, fix.after, strict=True)
        ]

    def _one_fix(self, fix: Fix) -> str:
        before, after = fix.before[0], fix.after[0]
        day = self._day(before.local_date)
        if after.status is Status.SKIPPED:
            return _tr("Make {0} a rest day").format(day)
        if after.local_date != before.local_date:
            return _tr("Move {0} to {1}").format(day, self._day(after.local_date))
        if after.kind is not before.kind:
            return _tr("Make {0} an easy run").format(day)
        return _tr("Shorten {0} to {1}").format(day, self._far(after.distance_m))

    def _change(self, before: object, after: object) -> str:
        from heavylegs_gui.domain.training import Session

        if not isinstance(before, Session) or not isinstance(after, Session):
            raise TypeError("a fix changes sessions")
        day, far = self._day(before.local_date), self._far(before.distance_m)
        if after.status is Status.SKIPPED:
            return _tr("{0}: {1} → rest").format(day, far)
        if after.local_date != before.local_date:
            return _tr("{0} → {1}: {2}").format(day, self._day(after.local_date), far)
        if after.kind is not before.kind:
            return _tr("{0}: easy instead of fast").format(day)
        return _tr("{0}: {1} → {2}").format(day, far, self._far(after.distance_m))

    # Messages

    def _spike(self, warning: TrainingWarning) -> str:
        numbers = warning.numbers
        words = _tr("{0} {1} is {2} % longer than your longest run in {3} days ({4}).")
        if numbers["double"]:
            words = _tr("{0} {1} is more than double your longest run in {3} days ({4}).")
        base, planned_on = self._far(numbers["base"]), numbers["base_planned_on"]
        if planned_on is not None:
            day = self._day(date.fromisoformat(str(planned_on)))
            base = _tr("{0}, planned for {1}").format(base, day)
        said = words.format(
            self._day(warning.day),
            self._far(numbers["value"]),
            self._percent(warning),
            self._rules.spike.window_days,
            base,
        )
        if not numbers["base_too_long"]:
            return said
        return f"{said} {_tr('That run is too long as well; look at it first.')}"

    def _start_run(self, warning: TrainingWarning) -> str:
        return _tr("{0} {1} is a long first run; begin with at most {2}.").format(
            self._day(warning.day),
            self._far(warning.numbers["value"]),
            self._far(warning.numbers["limit"]),
        )

    def _start_week(self, warning: TrainingWarning) -> str:
        return _tr("{0} is much for a first week; begin with at most {1}.").format(
            self._far(warning.numbers["value"]), self._far(warning.numbers["limit"])
        )

    def _week(self, warning: TrainingWarning) -> str:
        numbers = warning.numbers
        return _tr("{0} in the week of {1}, {2} % over your base of {3}; the limit is {4}.").format(
            self._far(numbers["value"]),
            self._day(warning.day),
            self._percent(warning),
            self._far(numbers["base"]),
            self._far(numbers["limit"]),
        )

    def _roll(self, warning: TrainingWarning) -> str:
        numbers = warning.numbers
        return _tr(
            "{0} in the 7 days to {1}, {2} % over your best 7 days before ({3}); the limit is {4}. "
            "The border of two weeks hides it."
        ).format(
            self._far(numbers["value"]),
            self._day(warning.day),
            self._percent(warning),
            self._far(numbers["base"]),
            self._far(numbers["limit"]),
        )

    def _rest(self, warning: TrainingWarning) -> str:
        words = _tr("No rest day in the week of {0}; at least {1} are advised.")
        if warning.numbers["value"]:
            words = _tr("One rest day only in the week of {0}; at least {1} are advised.")
        return words.format(self._day(warning.day), self._count(warning.numbers["limit"]))

    def _streak(self, warning: TrainingWarning) -> str:
        return _tr("{0} days in a row with a run, {1} to {2}; at most {3} are advised.").format(
            self._count(warning.numbers["value"]),
            self._day(warning.subject.first),
            self._day(warning.subject.last),
            self._count(warning.numbers["limit"]),
        )

    def _hard_easy(self, warning: TrainingWarning) -> str:
        return _tr("Two hard days in a row: {0} and {1}; an easy day belongs between them.").format(
            self._day(warning.subject.first), self._day(warning.subject.last)
        )

    def _speed(self, warning: TrainingWarning) -> str:
        numbers = warning.numbers
        count, day = self._count(numbers["value"]), self._day(warning.day)
        if warning.level is Level.INFO:
            words = _tr("{0} fast sessions in the week of {1}, {2}.")
            if numbers["value"] == 1:
                words = _tr("One fast session in the week of {1}, {2}.")
            early = _tr(
                "so soon after a beginning or a long break; only easy running is usual then"
            )
            return words.format(count, day, early)
        return _tr("{0} fast sessions in the week of {1}; once or twice is usual.").format(
            count, day
        )

    def _hard_share(self, warning: TrainingWarning) -> str:
        numbers, days = warning.numbers, self._rules.hard_share.window_days
        share, limit = _shares(numbers["value"], numbers["limit"])
        return _tr("{0} % of your running time in {1} days was hard; the limit is {2} %.").format(
            share, days, limit
        )

    def _long(self, warning: TrainingWarning) -> str:
        numbers = warning.numbers
        share, limit = _shares(numbers["ratio"], numbers["share_limit"])
        return _tr(
            "Your longest run, {0}, is {1} % of the week of {2}; the limit is {3} %."
        ).format(self._far(numbers["value"]), share, self._day(warning.day), limit)

    def _cutback(self, warning: TrainingWarning) -> str:
        numbers = warning.numbers
        return _tr(
            "{0} weeks of growth without a lighter one, up to the week of {1}; at most {2} are "
            "usual."
        ).format(
            self._count(numbers["value"]), self._day(warning.day), self._count(numbers["limit"])
        )

    def _layoff_run(self, warning: TrainingWarning) -> str:
        numbers = warning.numbers
        return _tr("{0} {1}, after {2} days off: runs up to {3} for now.").format(
            self._day(warning.day),
            self._far(numbers["value"]),
            self._count(numbers["gap_days"]),
            self._far(numbers["limit"]),
        )

    def _layoff_week(self, warning: TrainingWarning) -> str:
        numbers = warning.numbers
        return _tr("{0} in the week of {1}, after {2} days off: up to {3} for now.").format(
            self._far(numbers["value"]),
            self._day(warning.day),
            self._count(numbers["gap_days"]),
            self._far(numbers["limit"]),
        )

    def _mono(self, warning: TrainingWarning) -> str:
        numbers, day = warning.numbers, self._day(warning.day)
        sameness, limit = _number(numbers["value"]) or 0.0, _number(numbers["limit"]) or 0.0
        if sameness <= limit:
            strain, usual = _number(numbers["strain"]), _number(numbers["usual_strain"])
            return _tr(
                "The week of {0} strains more than your last {1} weeks did: {2}, the limit is {3}."
            ).format(day, self._rules.mono.strain_weeks, f"{strain:,.0f}", f"{usual:,.0f}")
        return _tr(
            "The days of the week of {0} are much alike: monotony {1}, the limit is {2}."
        ).format(day, f"{sameness:.1f}", f"{limit:.1f}")

    def _heavy(self, warning: TrainingWarning) -> str:
        numbers = warning.numbers
        mean, usual = _number(numbers["value"]) or 0.0, _number(numbers["base"]) or 0.0
        words = _tr("Heavy legs on your last {0} runs: {1} of 10 on average; the limit is {3}.")
        if mean < self._rules.heavy.heaviness:
            words = _tr(
                "Heavier legs than usual on your last {0} runs: {1} of 10, usually {2}; the limit "
                "is {3}."
            )
        limit = f"{_number(numbers['limit']) or 0.0:.1f}".removesuffix(".0")
        return words.format(self._count(numbers["runs"]), f"{mean:.1f}", f"{usual:.1f}", limit)

    def _shoe(self, warning: TrainingWarning) -> str:
        numbers = warning.numbers
        name = " ".join(str(numbers["name"]).split())
        far, limit = (
            f"{format_distance(_number(numbers[one]), self.units, decimals=0)} {self.units.value}"
            for one in ("value", "limit")
        )
        return _tr("{0} has run {1}; the limit is {2}.").format(name, far, limit)


def _shares(value: object, limit: object) -> tuple[int, int]:
    """Return a share and the limit that it exceeds in percent; rounding never makes them equal."""
    share, most = 100.0 * (_number(value) or 0.0), 100.0 * (_number(limit) or 0.0)
    return math.ceil(share - _NOISE), math.floor(most + _NOISE)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
