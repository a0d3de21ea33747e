"""The plan generator on runners of whom everything is known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.mileage import RunDay
from heavylegs_gui.domain.plan import Plan, Reason, Refusal, RefusalReason
from heavylegs_gui.domain.plan_generator import (
    LEAST_RACE_DAYS,
    fitting_kind,
    make_plan,
    remaining_request,
)
from heavylegs_gui.domain.plan_log import PlanLog, is_replaced
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Kind, Session, Source, Sport, Status
from heavylegs_gui.domain.units import METRES_PER_MILE, Units
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.domain.weeks import WeekStart
from tests.domain.rule_numbers import RULES

MONDAY = date(2026, 3, 30)
TUE, THU, FRI, SAT, SUN = 1, 3, 4, 5, 6
SIX_M, EIGHT_M = 6 * METRES_PER_MILE, 8 * METRES_PER_MILE
HALF_M, MARATHON_M = 21_097.5, 42_195.0


def miles(distance_m):
    return round(distance_m / METRES_PER_MILE, 1)


def log_h(today=MONDAY, **settings):
    """Return the base log of the design: four weeks of 6 + 6 + 8 miles."""
    days = [
        RunDay(date(2026, 3, 2) + timedelta(days=7 * week + day), far, 0.0, 1, far)
        for week in range(4)
        for day, far in ((1, SIX_M), (3, SIX_M), (5, EIGHT_M))
    ]  # fmt: skip
    return PlanLog(
        run_days=days, today=today, settings=Settings(**settings), rules=RULES,
        first_day=days[0].day,
    )  # fmt: skip


def empty_log(**settings):
    return PlanLog(run_days=(), today=MONDAY, settings=Settings(**settings), rules=RULES)


def runs_ago(*days, **settings):
    """Return a log of single runs of 6 miles, so many days before the plan."""
    found = [MONDAY - timedelta(days=one) for one in sorted(days, reverse=True)]
    return PlanLog(
        run_days=[RunDay(one, SIX_M, 0.0, 1, SIX_M) for one in found], today=MONDAY,
        settings=Settings(**settings), rules=RULES, first_day=found[0],
    )  # fmt: skip


def asked(kind=PlanKind.BUILD, **values):
    standard = {"start": MONDAY, "weekdays": frozenset({TUE, THU, SUN}), "weeks": 12}
    return PlanRequest(kind=kind, **(standard | values))


def race(race_m, race_date, **values):
    return asked(PlanKind.RACE, race_m=race_m, race_date=race_date, weeks=None, **values)


def planned(request, log):
    found = make_plan(request, log)
    assert isinstance(found, Plan)
    return found


def refused(request, log):
    found = make_plan(request, log)
    assert isinstance(found, Refusal)
    return found


def test_the_worked_example_grows_ten_percent_with_a_lighter_fourth_week():
    log = empty_log(
        units=Units.MI, baseline_week_m=20 * METRES_PER_MILE, baseline_long_m=8 * METRES_PER_MILE
    )
    request = asked(
        weekdays=frozenset({TUE, THU, SAT, SUN}), weeks=11, target_m=35 * METRES_PER_MILE
    )
    plan = planned(request, log)
    assert [miles(week.distance_m) for week in plan.weeks] == [
        22.0, 24.2, 26.6, 21.2, 26.6, 29.2, 32.1, 25.6, 32.1, 35.0, 35.0,
    ]  # fmt: skip
    assert [week.number for week in plan.weeks if week.cutback] == [4, 8]
    assert miles(plan.weeks[0].long_m) == 7.5
    assert plan.goal_date == plan.weeks[9].week_start


def test_a_beginner_starts_with_two_miles_a_run_walking_in_between():
    plan = planned(asked(PlanKind.BEGINNER), empty_log(units=Units.MI))
    first = plan.weeks[0]
    assert first.limit.rule is LimitRule.START
    assert miles(first.distance_m) == 6.0
    assert all(1.5 <= miles(one.distance_m) <= 3.0 for one in first.runs)
    assert first.runs[0].run_walk == (1, 2)
    assert plan.weeks[-1].runs[0].run_walk is None


def test_a_beginner_has_no_fast_session_in_the_first_four_weeks():
    plan = planned(asked(PlanKind.BEGINNER, quality=2, weeks=26, target_m=40_000.0), empty_log())
    assert [week.quality for week in plan.weeks[:4]] == [0, 0, 0, 0]
    assert any(week.quality for week in plan.weeks)


def test_a_return_is_capped_by_the_break_and_goes_back_to_the_usual_week():
    today = date(2026, 4, 20)
    request = asked(PlanKind.RETURN, start=today, weeks=8)
    plan = planned(request, log_h(today, units=Units.MI))
    assert [miles(week.distance_m) for week in plan.weeks[:2]] == [10.0, 15.0]
    assert [week.reason for week in plan.weeks[:2]] == [Reason.RETURN, Reason.RETURN]
    assert miles(plan.weeks[0].long_m) == 4.0
    assert miles(plan.target_m) == 20.0
    assert miles(plan.peak_m) <= 20.0


@pytest.mark.parametrize("runs_back", [1, 2])
def test_a_return_that_has_begun_goes_back_to_the_week_before_the_break(runs_back):
    today = date(2026, 4, 21) + timedelta(days=runs_back)
    log = log_h(today, units=Units.MI)
    back = [
        RunDay(date(2026, 4, 19) + timedelta(days=2 * step), 4800.0, 0.0, 1, 4800.0)
        for step in range(runs_back)
    ]
    plan = planned(
        asked(PlanKind.RETURN, start=today, weeks=8),
        replace(log, run_days=[*log.run_days, *back]),
    )
    assert miles(plan.target_m) == 20.0


def test_after_a_long_break_there_is_no_fast_session_for_weeks():
    today = date(2026, 5, 4)
    plan = planned(asked(PlanKind.RETURN, start=today, quality=2), log_h(today))
    assert plan.weeks[0].limit.gap_days == 37
    assert [week.quality for week in plan.weeks[:5]] == [0] * 5


def test_a_half_marathon_is_prepared_tapered_and_run():
    plan = planned(
        race(HALF_M, date(2026, 6, 21), weekdays=frozenset({TUE, THU, FRI, SUN}), quality=1),
        log_h(),
    )
    assert plan.longest_m * 1.10 >= HALF_M
    assert [week.reason for week in plan.weeks[-2:]] == [Reason.TAPER, Reason.RACE]
    taper, peak_m = plan.weeks[-2], plan.weeks[-3].distance_m
    assert 0.5 * peak_m <= taper.distance_m <= 0.8 * peak_m
    assert (plan.runs[-1].kind, plan.runs[-1].distance_m) == (Kind.RACE, HALF_M)
    assert plan.runs[-2].day <= plan.runs[-1].day - timedelta(days=2)


def test_the_last_runs_leave_room_for_a_run_that_is_planned_after_the_plan():
    after = RunDay(date(2026, 4, 27), 0.0, EIGHT_M, 1, EIGHT_M)
    log = replace(empty_log(), run_days=[after], first_day=MONDAY)
    plan = planned(asked(PlanKind.BEGINNER, weeks=4), log)
    alone = planned(asked(PlanKind.BEGINNER, weeks=4), empty_log())
    assert plan.weeks[:3] == alone.weeks[:3]
    best_m = max(week.distance_m for week in plan.weeks)
    last_m = sum(run.distance_m for run in plan.runs if run.day > date(2026, 4, 20))
    assert EIGHT_M + last_m <= best_m + RULES.roll7.rise_m


def test_the_eve_of_a_race_is_free_across_the_border_of_the_week():
    monday = date(2026, 6, 22)
    request = race(10_000.0, monday, weekdays=frozenset(range(1, 7)))
    plan = planned(request, log_h())
    assert plan.runs[-1].day == monday
    assert plan.runs[-2].day <= monday - timedelta(days=2)


@pytest.mark.parametrize("day", range(7))
@pytest.mark.parametrize("race_m", [HALF_M, MARATHON_M])
def test_the_last_days_before_a_long_race_hold_short_runs_only(day, race_m):
    race_date = date(2026, 12, 14) + timedelta(days=day)
    plan = planned(race(race_m, race_date, weekdays=frozenset({TUE, THU, SAT, SUN})), log_h())
    ahead = {(race_date - run.day).days: run for run in plan.runs[:-1]}
    assert all(run.kind is not Kind.LONG for days, run in ahead.items() if days < 7)
    assert all(run.distance_m <= 5_000 for days, run in ahead.items() if days <= 3)


@pytest.mark.parametrize("weekdays", [{TUE, SUN}, {TUE, THU, SUN}, {TUE, THU, FRI, SAT, SUN}])
def test_the_week_of_a_race_holds_short_runs_however_much_was_run_before(weekdays):
    far = 16_000.0
    days = [
        RunDay(MONDAY - timedelta(days=step), far, 0.0, 1, far)
        for step in range(84, 0, -1)
        if step % 7 in {1, 3, 4, 5, 6}
    ]
    log = replace(log_h(), run_days=days, first_day=days[0].day)
    for race_m in (10_000.0, HALF_M, MARATHON_M):
        request = race(race_m, date(2026, 9, 6), weekdays=frozenset(weekdays))
        plan = make_plan(request, log)
        if isinstance(plan, Plan):
            assert all(run.distance_m <= 8_000 for run in plan.weeks[-1].runs[:-1])


def test_a_short_race_leaves_the_long_run_of_the_week_before():
    plan = planned(race(5_000.0, date(2026, 5, 23), weekdays=frozenset({TUE, THU, SUN})), log_h())
    assert Kind.LONG in {one.kind for one in plan.weeks[-2].sessions}


def test_a_marathon_has_a_run_of_thirty_kilometres_and_two_weeks_of_taper():
    request = race(MARATHON_M, date(2026, 12, 13), weekdays=frozenset({TUE, THU, FRI, SUN}))
    plan = planned(request, log_h())
    assert 30_000 <= plan.longest_m <= 32_000
    assert [week.reason for week in plan.weeks[-3:-1]] == [Reason.TAPER] * 2


def test_a_plan_with_much_time_begins_to_build_late():
    request = race(HALF_M, date(2026, 12, 13), weekdays=frozenset({TUE, THU, FRI, SUN}))
    plan = planned(request, log_h())
    assert plan.weeks[5].distance_m == plan.weeks[0].distance_m
    ready = next(week.number for week in plan.weeks if week.long_m >= plan.needed_m)
    assert ready >= len(plan.weeks) - 8


def test_too_early_a_race_is_refused_with_the_first_safe_day_and_the_largest_race():
    request = race(HALF_M, date(2026, 4, 21), weekdays=frozenset({TUE, THU, FRI, SUN}))
    refusal = refused(request, log_h())
    assert refusal.reason is RefusalReason.RACE_TOO_LONG
    earliest, largest_m = refusal.earliest_date, refusal.largest_race_m
    planned(replace(request, race_date=earliest), log_h())
    refused(replace(request, race_date=earliest - timedelta(days=1)), log_h())
    planned(replace(request, race_m=largest_m), log_h())
    refused(replace(request, race_m=largest_m + 1000.0), log_h())


def with_a_long_run(log, far_m):
    """Return a log with one long run at its end, on the eve of the plan."""
    last = RunDay(MONDAY - timedelta(days=1), far_m, 0.0, 1, far_m)
    return replace(log, run_days=[*log.run_days, last])


def test_a_refusal_names_no_race_shorter_than_what_was_run_lately():
    request = race(MARATHON_M, date(2026, 5, 10), weekdays=frozenset({TUE, THU, FRI, SUN}))
    refusal = refused(request, with_a_long_run(log_h(), 24_600.0))
    assert refusal.lately_m == 24_600.0
    assert refusal.longest_m < 24_600.0
    assert refusal.named_race_m is None


def test_a_refusal_names_the_largest_race_where_it_is_further_than_ever():
    refusal = refused(race(MARATHON_M, date(2026, 5, 10)), log_h())
    assert refusal.longest_m > refusal.lately_m == EIGHT_M
    assert refusal.named_race_m == refusal.largest_race_m > EIGHT_M


def test_after_a_break_what_was_run_before_it_is_no_measure():
    day = date(2026, 4, 20)
    request = race(HALF_M, day + timedelta(weeks=3, days=6), start=day)
    refusal = refused(request, with_a_long_run(replace(log_h(), today=day), 24_600.0))
    assert refusal.lately_m == 0.0
    assert refusal.named_race_m == refusal.largest_race_m < 24_600.0


def test_a_race_tomorrow_is_too_soon_but_a_safe_one_is_named():
    refusal = refused(race(10_000.0, MONDAY + timedelta(days=1)), log_h())
    assert refusal.reason is RefusalReason.RACE_TOO_SOON
    assert refusal.earliest_date == MONDAY + timedelta(days=LEAST_RACE_DAYS)
    assert refusal.largest_race_m == 10_000.0


def test_the_race_of_a_runner_of_whom_nothing_is_known_is_not_promised():
    refusal = refused(race(MARATHON_M, MONDAY + timedelta(weeks=10)), empty_log())
    assert refusal.earliest_date is None or refusal.earliest_date > MONDAY + timedelta(weeks=20)


def test_what_was_run_in_the_week_that_has_begun_counts():
    today = date(2026, 4, 1)
    log = log_h(today)
    done = [RunDay(today - timedelta(days=step), 8000.0, 0.0, 1, 8000.0) for step in (2, 1)]
    log = replace(log, run_days=[*log.run_days, *done])
    plan = planned(asked(start=today, weeks=2, target_m=30_000.0), log)
    first = plan.weeks[0]
    assert first.done_m == 16_000.0
    assert first.reason is Reason.PART
    assert first.distance_m <= 30_000.0
    assert min(one.day for one in plan.runs) > today


def test_a_full_week_gets_no_more_runs():
    today = date(2026, 4, 1)
    log = log_h(today)
    far = 40_000.0
    done = RunDay(today - timedelta(days=1), far, 0.0, 1, far)
    plan = planned(asked(start=today, weeks=2), replace(log, run_days=[*log.run_days, done]))
    assert plan.weeks[0].runs == ()


def test_days_that_are_marked_as_rest_or_ill_stay_free():
    closed = date(2026, 3, 31)
    log = replace(log_h(), closed_days=frozenset({closed}))
    plan = planned(asked(strength_weekdays=frozenset({SAT})), log)
    assert closed not in {one.day for one in plan.sessions}


def test_a_long_run_beside_a_hard_day_of_the_log_becomes_an_easy_one():
    hard = date(2026, 4, 4)
    log = replace(log_h(), hard_days=frozenset({hard}))
    plan = planned(asked(), log)
    on_sunday = next(one for one in plan.runs if one.day == hard + timedelta(days=1))
    assert on_sunday.kind is Kind.EASY


def test_fast_sessions_vary_keep_away_from_the_long_run_and_are_a_small_part():
    plan = planned(
        asked(
            weekdays=frozenset({TUE, THU, FRI, SAT, SUN}), quality=2, weeks=16, target_m=60_000.0
        ),
        log_h(),
    )
    fast = [one for one in plan.runs if one.is_quality]
    assert len({one.kind for one in fast}) == 3
    assert len({one.distance_m for one in fast}) > 3
    assert {one.day.weekday() for one in fast} <= {TUE, THU, FRI}
    for week in plan.weeks:
        fast_m = [one.recipe.fast_m for one in week.runs if one.recipe]
        assert all(one <= 0.08 * week.distance_m + 1 for one in fast_m)


def test_strength_and_cycling_stand_on_their_days_but_not_before_the_race():
    request = race(
        10_000.0, date(2026, 5, 17), strength_weekdays=frozenset({FRI}),
        cross_weekdays=frozenset({SAT}),
    )  # fmt: skip
    plan = planned(request, log_h())
    others = [one for one in plan.sessions if one.sport is not Sport.RUN]
    assert {(one.day.weekday(), one.sport) for one in others} == {
        (FRI, Sport.STRENGTH), (SAT, Sport.CYCLE),
    }  # fmt: skip
    assert max(one.day for one in others) == date(2026, 5, 15)


def test_other_training_that_is_planned_already_is_not_planned_twice():
    friday = date(2026, 4, 3)
    log = replace(log_h(), other_training=frozenset({(friday, Sport.STRENGTH)}))
    plan = planned(asked(strength_weekdays=frozenset({FRI})), log)
    strength = [one.day for one in plan.sessions if one.sport is Sport.STRENGTH]
    assert friday not in strength
    assert friday + timedelta(days=7) in strength


@pytest.mark.parametrize("units", list(Units))
def test_distances_are_whole_tenths_of_the_runners_unit(units):
    plan = planned(asked(target_m=50_000.0), log_h(units=units))
    tenths = [one.distance_m / (units.metres / 10) for one in plan.runs]
    assert all(abs(one - round(one)) < 1e-6 for one in tenths)


@pytest.mark.parametrize("week_start", list(WeekStart))
def test_weeks_begin_on_the_runners_day(week_start):
    plan = planned(asked(), log_h(week_start=week_start))
    assert {week.week_start.weekday() for week in plan.weeks} == {week_start.weekday}
    assert len(plan.weeks) == 12


def test_a_new_runner_begins_with_a_whole_week():
    plan = planned(asked(start=date(2026, 4, 2)), empty_log())
    assert plan.weeks[0].week_start == date(2026, 4, 6)
    assert len(plan.weeks) == 12


def test_the_kind_is_read_from_the_log():
    assert fitting_kind(empty_log(), MONDAY) is PlanKind.BEGINNER
    assert fitting_kind(log_h(), MONDAY) is PlanKind.BUILD
    assert fitting_kind(log_h(date(2026, 4, 27)), date(2026, 4, 27)) is PlanKind.RETURN


@pytest.mark.parametrize("days_ago", [[1], [1, 4], [20, 22]])
def test_one_or_two_runs_are_a_beginning(days_ago):
    assert fitting_kind(runs_ago(*days_ago), MONDAY) is PlanKind.BEGINNER


def test_three_runs_or_a_told_week_are_none():
    assert fitting_kind(runs_ago(1, 3, 5), MONDAY) is PlanKind.BUILD
    assert fitting_kind(runs_ago(1, baseline_week_m=30_000.0), MONDAY) is PlanKind.BUILD


def test_runs_that_are_only_planned_make_no_runner():
    log = runs_ago(1)
    ahead = tuple(RunDay(MONDAY + timedelta(days=n), 0.0, SIX_M, 1, SIX_M) for n in (0, 2, 4))
    assert fitting_kind(replace(log, run_days=(*log.run_days, *ahead)), MONDAY) is (
        PlanKind.BEGINNER
    )


def test_the_rest_of_a_plan_keeps_its_end_and_begins_from_the_log():
    request = race(HALF_M, date(2026, 6, 21))
    later = date(2026, 4, 15)
    rest = remaining_request(request, log_h(later))
    assert (rest.start, rest.race_date, rest.weeks_before) == (later, request.race_date, 2)
    assert remaining_request(asked(weeks=12), log_h(later)).weeks == 10
    assert remaining_request(asked(weeks=2), log_h(later)) is None
    assert remaining_request(request, log_h(date(2026, 6, 21))) is None
    assert remaining_request(request, log_h()) == request


def test_a_plan_replaces_planned_runs_and_its_own_sessions_only():
    first, last = MONDAY, MONDAY + timedelta(days=20)

    def one(**values):
        standard = {"uid": "a", "local_date": MONDAY, "status": Status.PLANNED}
        return is_replaced(Session(**(standard | values)), first, last)

    assert one()
    assert one(sport=Sport.STRENGTH, source=Source.PLAN)
    assert not one(sport=Sport.STRENGTH)
    assert not one(status=Status.DONE)
    assert not one(linked_id=3)
    assert not one(local_date=last + timedelta(days=1))


def test_a_request_survives_as_values_of_json():
    request = race(HALF_M, date(2026, 6, 21), strength_weekdays=frozenset({FRI}), quality=2)
    assert PlanRequest.from_document(request.as_document()) == request
    with pytest.raises(InvalidValueError):
        PlanRequest.from_document({"kind": "build"})


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"start": MONDAY - timedelta(days=1)}, "start", "has passed"),
        ({"start": MONDAY + timedelta(days=800)}, "start", "too far away"),
        ({"weekdays": frozenset()}, "weekdays", "Choose the days"),
        ({"weekdays": frozenset({2})}, "weekdays", "too few"),
        ({"weekdays": frozenset(range(7))}, "weekdays", "no rest day"),
        ({"weekdays": frozenset({9, 2})}, "weekdays", "Monday to Sunday"),
        ({"strength_weekdays": frozenset({0, 2, 4, 5})}, "weekdays", "leave one of them free"),
        ({"long_weekday": 0}, "long_weekday", "one of the running days"),
        ({"quality": 3}, "quality", "0 to 2"),
        ({"quality": -1}, "quality", "0 to 2"),
        ({"weeks": 0}, "weeks", "1 to 104"),
        ({"weeks": 5000}, "weeks", "1 to 104"),
        ({"weeks": None}, "weeks", "how many weeks"),
        ({"target_m": -5.0}, "target_m", "3 to 300 km"),
        ({"target_m": float("nan")}, "target_m", "3 to 300 km"),
        ({"target_m": 9e9}, "target_m", "3 to 300 km"),
        ({"race_m": 10_000.0}, "race_date", "the day is missing"),
        ({"race_date": MONDAY + timedelta(days=60)}, "race_m", "the distance is missing"),
        ({"race_m": 1e6, "race_date": date(2026, 9, 6)}, "race_m", r"42.2 km \(1.86 to 26.2 miles"),
        ({"race_m": 10_000.0, "race_date": MONDAY}, "race_date", "after the plan's first day"),
        ({"race_m": 10_000.0, "race_date": date(2031, 1, 1)}, "race_date", "1 to 104 weeks"),
        ({"kind": PlanKind.RACE}, "race_m", "which race"),
    ],
)  # fmt: skip
def test_what_is_impossible_gets_one_clear_sentence(values, field, words):
    with pytest.raises(InvalidValueError, match=words) as raised:
        make_plan(asked(**values), log_h())
    assert raised.value.field == field
