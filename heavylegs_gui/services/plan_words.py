"""Plans in words, in the runner's units: titles, the reason for each week, refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from heavylegs_gui.domain.plan import Reason, RefusalReason
from heavylegs_gui.domain.training import Kind, Sport
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.services.first_run_words import first_run_words

if TYPE_CHECKING:
    from datetime import date

    from heavylegs_gui.domain.plan import Plan, PlannedSession, PlanWeek, Refusal

_MANY_RUNS = 5
"""From so many runs a week on the part of the long run gets no smaller. Source: rule LONG."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanWords", text)


def _first_words(week: PlanWeek) -> str:
    if any(one.run_walk is not None for one in week.sessions):
        return _tr("A beginning: {3} a run, with walking breaks")
    return _tr("A beginning: {3} a run")


class PlanWords:
    """Says what the plan generator answers."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def far(self, distance_m: float) -> str:
        """Return a distance with its unit, for example ``"12.8 km"``."""
        return f"{format_distance(distance_m, self._units)} {self._units.value}"

    # Sessions

    def title(self, session: PlannedSession) -> str:
        """Return the title of a planned session."""
        if session.sport is not Sport.RUN:
            return _tr("Strength") if session.sport is Sport.STRENGTH else _tr("Cycling")
        if session.run_walk is not None:
            run_min, walk_min = session.run_walk
            return _tr("Run {0} min, walk {1} min").format(run_min, walk_min)
        if session.recipe is not None:
            return self._fast_title(session)
        titles = {
            Kind.LONG: _tr("Long run"),
            Kind.RACE: _tr("Race"),
        }
        return titles.get(session.kind or Kind.EASY, _tr("Easy run"))

    def _fast_title(self, session: PlannedSession) -> str:
        recipe = session.recipe
        if recipe is None:
            return _tr("Easy run")
        if session.kind is Kind.TEMPO:
            far = self.far(recipe.repeat_m)
            words = _tr("Tempo {1}") if recipe.repeats == 1 else _tr("Tempo {0} × {1}")
            return words.format(recipe.repeats, far)
        words = _tr("Hills {0} × {1} m") if session.kind is Kind.HILLS else _tr("{0} × {1} m")
        return words.format(recipe.repeats, f"{recipe.repeat_m:g}")

    def notes(self, session: PlannedSession) -> str | None:
        """Return how to do a planned session, ``None`` where the title says it."""
        if session.run_walk is not None:
            return _tr("Run and walk in turn until the distance is done; slow enough to talk.")
        notes = {
            Kind.INTERVALS: _tr("Easy running before, between and after the fast parts."),
            Kind.HILLS: _tr("Up with short strides, down at an easy jog; easy running around it."),
            Kind.TEMPO: _tr("Comfortably hard, with easy running before and after."),
        }
        return notes.get(session.kind) if session.kind is not None else None

    # Weeks

    def why(self, week: PlanWeek, number_before: int | None = None) -> str:
        """Return why a week is as long as it is, in one clause.

        Args:
            week: The week.
            number_before: Number of the week before it in the plan, by default one less.
        """
        before = week.number - 1 if number_before is None else number_before
        clause = self._clause(week, before)
        if week.has_first_quality:
            return _tr("{0}; first speed session").format(clause)
        return clause

    def _clause(self, week: PlanWeek, before: int) -> str:
        base = "" if week.before_m is None else self.far(week.before_m)
        if week.reason is Reason.GROW and before < 1:
            return _tr("Base {0} and 10 %").format(base)
        if week.reason is Reason.RETURN:
            return self._return_words(week)
        clauses = {
            Reason.FIRST: _first_words(week),
            Reason.GROW: _tr("At most 10 % over your base"),
            Reason.CUTBACK: _tr("Lighter: 80 % of week {1}, so the legs catch up"),
            Reason.BACK: _tr("Back to where week {2} was, not above it"),
            Reason.HOLD: _tr("Holds the distance"),
            Reason.GOAL: _tr("Reaches the weekly distance of this plan"),
            Reason.LESS: _tr("Less than the usual week, as asked"),
            Reason.RUNS: _tr("As much as these runs may grow"),
            Reason.FULL: _tr("Rest: this week is full already"),
            Reason.PART: _tr("The rest of a week that has begun"),
            Reason.EMPTY: _tr("No running day is left in this week"),
            Reason.TAPER: _tr("Taper: less running, so the legs are fresh"),
            Reason.RACE: _tr("Race week: short runs, then the race"),
        }
        first = first_run_words(self._units)
        return clauses[week.reason].format(base, before, before - 1, first)

    def _return_words(self, week: PlanWeek) -> str:
        gap = week.limit.gap_days
        if gap is None or week.limit.rule is not LimitRule.LAYOFF:
            return _tr("A careful return after the break")
        return _tr("Return after {0} days off: at most {1} this week").format(
            gap, self.far(week.limit.limit_m)
        )

    # The whole

    def label(self, plan: Plan) -> str:
        """Return what a plan is called, in the undo menu and in lists."""
        request = plan.request
        if request.race_m is not None and request.race_date is not None:
            words = _tr("Plan for {0} on {1}")
            return words.format(self.far(request.race_m), spoken(request.race_date))
        return _tr("Plan of {0} weeks from {1}").format(len(plan.weeks), spoken(request.start))

    def headline(self, plan: Plan) -> str:
        """Return what a plan leads to, in one line."""
        request = plan.request
        if request.race_date is not None:
            return _tr("You can be ready for {0}").format(spoken(request.race_date))
        if plan.goal_date is None:
            return _tr("{0} a week is further than two years").format(self.far(plan.target_m))
        if plan.weeks and plan.goal_date <= plan.weeks[0].week_start:
            return _tr("{0} a week, held safely").format(self.far(plan.target_m))
        goal = self.far(plan.target_m), spoken(plan.goal_date)
        if plan.weeks and plan.goal_date > plan.weeks[-1].week_start:
            words = _tr("{2} a week at the end; {0} is safe from {1} on")
            return words.format(*goal, self.far(plan.peak_m))
        reached = (one.distance_m for one in plan.weeks if one.week_start == plan.goal_date)
        far = self.far(min(next(reached, plan.target_m), plan.target_m))
        return _tr("{0} a week from {1} on").format(far, goal[1])

    def summary(self, plan: Plan) -> str:
        """Return the size of a plan, and what of it was asked for in vain."""
        size, most = self._size(plan), max((week.quality for week in plan.weeks), default=0)
        if not 0 < most < plan.request.quality:
            return size
        words = _tr("{0} One speed session a week is what these running days have room for.")
        return words.format(size)

    def _size(self, plan: Plan) -> str:
        weeks, runs = len(plan.weeks), len(plan.runs)
        said = _tr("1 week") if weeks == 1 else _tr("{0} weeks").format(weeks)
        said_runs = _tr("1 run") if runs == 1 else _tr("{0} runs").format(runs)
        if plan.needed_m:
            words = _tr("{0}, {1}. Longest run before the race {2}; {3} is enough.")
            needed, longest = self.far(plan.needed_m), self.far(plan.longest_m)
            return words.format(said, said_runs, longest, needed)
        words = _tr("{0}, {1}. Highest week {2}, longest run {3}.")
        return words.format(said, said_runs, self.far(plan.peak_m), self.far(plan.longest_m))

    def long_part(self, runs: int, percent: int) -> str:
        """Return why a long run is so large a part of its week.

        Args:
            runs: Runs a week.
            percent: What the long run may be of it [%].
        """
        words = _tr(
            "With {0} runs a week the long run may be about {1} % of it; with more runs its part "
            "is smaller."
        )
        if runs >= _MANY_RUNS:
            words = _tr(
                "With {0} runs a week the long run may be about {1} % of it; with fewer runs its "
                "part is larger."
            )
        return words.format(runs, percent)

    def refusal(self, refusal: Refusal) -> str:
        """Return why there is no plan, and what is possible instead."""
        parts = [self.reason(refusal)]
        if refusal.earliest_date is not None:
            words = _tr("The earliest safe day is {0}.")
            parts.append(words.format(spoken(refusal.earliest_date)))
        if refusal.named_race_m is not None:
            words = _tr("On the day asked for, a race of up to {0} is safe.")
            parts.append(words.format(self.far(refusal.named_race_m)))
        return " ".join(parts)

    def reason(self, refusal: Refusal) -> str:
        """Return why there is no plan."""
        race_m = self.far(refusal.request.race_m or 0.0)
        if refusal.reason is RefusalReason.RACE_TOO_SOON:
            return _tr("The race is too soon to train for: a plan needs two weeks.")
        if refusal.reason is RefusalReason.NO_ROOM:
            return _tr("{0} does not fit safely into the week of that day.").format(race_m)
        words = _tr(
            "{0} on that day is not safe: it needs a run of {2} in the weeks before, and a safe "
            "plan leads to {1} by then."
        )
        if refusal.longest_m < refusal.lately_m:
            words = _tr(
                "{0} on that day is not safe: it needs a run of {2} in the weeks before. You "
                "ran {1} lately, more than your weeks can carry, so a safe plan raises the weeks "
                "first."
            )
        longest_m = max(refusal.longest_m, refusal.lately_m)
        return words.format(race_m, self.far(longest_m), self.far(refusal.needed_m or 0.0))


def spoken(day: date) -> str:
    """Return for example ``"14 February 2027"``."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
