"""The sentences of warnings: what happened, the number and the limit, with name and year."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Shoe, Source, Status
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from heavylegs_gui.domain.units import Units
from heavylegs_gui.services.warning_words import WarningWords
from tests.domain.rule_numbers import RULES
from tests.domain.rules.desk import EASY, INTERVALS, LONG, RACE, TODAY, Log, log_h, runner

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def message(log, rule, who=None, **more):
    """Return the sentence of the last warning of a rule, in miles."""
    found = [one for one in log.warnings(who or runner(), **more) if one.rule.value == rule]
    words = WarningWords(Units.MI, RULES, lambda: log.today)
    return words.message(max(found, key=lambda one: one.day))


@pytest.fixture(autouse=True)
def app(qapp):
    """Words are translated by the application."""


def test_a_pair_of_shoes_is_called_by_its_name():
    log = Log(TODAY + DAY)
    log.add(TODAY, None, distance_m=5_000.0, shoe_id=1)
    shoes = {1: Shoe(id=1, name="Blue\n<b>ones</b>", start_distance_m=500_000.0)}
    assert message(log, "SHOE", shoes=shoes) == (
        "Blue <b>ones</b> has run 314 mi; the limit is 497 mi."
    )


def test_a_fast_session_too_early_is_one_session():
    log = Log(TODAY + WEEK).week(TODAY, {1: 2, 3: (2.2, INTERVALS)})
    assert message(log, "SPEED", Settings()) == (
        "One fast session in the week of Mon 30 Mar, so soon after a beginning or a long break; "
        "only easy running is usual then."
    )
    log.add(TODAY + 5 * DAY, 2, kind=INTERVALS)
    assert message(log, "SPEED", Settings()).startswith("2 fast sessions in the week of")


def test_the_long_run_is_told_with_its_limit():
    log = log_h().week(TODAY, {1: 4, 3: 4, 5: (8.5, LONG)})
    assert message(log, "LONG") == (
        "Your longest run, 8.5 mi, is 52 % of the week of Mon 30 Mar; the limit is 46 %."
    )


def test_a_first_run_is_told_with_its_limit_in_the_unit_of_the_runner():
    log = Log(TODAY).week(TODAY, {1: 5})
    (found,) = [one for one in log.warnings(Settings()) if one.rule.value == "START-S"]
    assert message(log, "START-S", Settings()) == (
        "Tue 31 Mar 5.0 mi is a long first run; begin with at most 3.0 mi."
    )
    words = WarningWords(Units.KM, RULES, lambda: log.today)
    assert words.message(found).endswith("begin with at most 4.8 km.")


@pytest.mark.parametrize(
    ("units", "said"),
    [(Units.KM, "begins with 3.2 to 4.8 km."), (Units.MI, "begins with 2 to 3 miles.")],
)
def test_why_a_beginning_is_watched_is_told_in_the_unit_of_the_runner(units, said):
    log = Log(TODAY).week(TODAY, {1: 5})
    (found,) = [one for one in log.warnings(Settings()) if one.rule.value == "START-S"]
    assert said in WarningWords(units, RULES, lambda: log.today).why(found)


def spike_words(log):
    (found,) = [one for one in log.warnings(runner()) if one.rule.value == "SPIKE"]
    return WarningWords(Units.MI, RULES, lambda: log.today).message(found)


def test_a_longest_run_that_is_only_planned_is_told_with_its_day():
    log = log_h().week(TODAY, {1: 8.5, 3: 3, 5: 10})
    assert spike_words(log) == (
        "Sat 4 Apr 10.0 mi is 18 % longer than your longest run in 30 days (8.5 mi, planned for "
        "Tue 31 Mar)."
    )


LOOK_FIRST = " That run is too long as well; look at it first."


def spikes(log):
    """Return the sentences about runs much longer than usual, by day."""
    found = [one for one in log.warnings(runner()) if one.rule.value == "SPIKE"]
    words = WarningWords(Units.MI, RULES, lambda: log.today)
    return [words.message(one) for one in sorted(found, key=lambda one: one.day)]


def test_a_longest_run_that_is_planned_too_long_itself_is_to_be_mended_first():
    first, second = spikes(log_h().week(TODAY, {1: 10, 5: 12}))
    assert "planned for" not in first
    assert not first.endswith(LOOK_FIRST)
    assert second == (
        "Sat 4 Apr 12.0 mi is 20 % longer than your longest run in 30 days (10.0 mi, planned for "
        "Tue 31 Mar)." + LOOK_FIRST
    )


def test_the_race_of_a_marathon_plan_is_not_to_be_mended_first():
    log = log_h()
    race = {"kind": RACE, "source": Source.PLAN}
    log.add(TODAY + DAY, None, distance_m=42_195.0, **race)
    log.add(TODAY + WEEK, 30)
    (last,) = [one for one in spikes(log) if one.startswith("Mon 6 Apr")]
    assert "planned for Tue 31 Mar" in last
    assert not last.endswith(LOOK_FIRST)


def test_a_longest_run_that_was_run_or_told_is_told_without_a_day():
    done = log_h().week(TODAY, {1: 8, 3: 3, 5: 10})
    assert spike_words(done).endswith("longest run in 30 days (8.0 mi).")
    told = Log(TODAY).week(TODAY, {1: 8, 5: 10})
    assert spike_words(told).endswith("longest run in 30 days (8.0 mi).")


def test_rest_days_are_told_with_their_limit():
    log = log_h().week(TODAY, dict.fromkeys(range(6), 3))
    one_day = "One rest day only in the week of Mon 30 Mar; at least 2 are advised."
    assert message(log, "REST") == one_day
    log.add(TODAY + 6 * DAY, 3)
    assert message(log, "REST") == "No rest day in the week of Mon 30 Mar; at least 2 are advised."


def test_days_in_a_row_are_told_with_their_limit():
    log = log_h().week(TODAY, dict.fromkeys(range(3, 7), 2)).week(TODAY + WEEK, {0: 2, 1: 2, 2: 2})
    assert message(log, "STREAK") == (
        "7 days in a row with a run, Thu 2 Apr to Wed 8 Apr; at most 5 are advised."
    )


def test_the_share_of_hard_running_is_told_with_its_limit():
    log = Log(date(2026, 5, 1))
    for index in range(8):
        kind = INTERVALS if index < 2 else EASY
        log.add(TODAY + 3 * index * DAY, 3, minutes=30, kind=kind)
    assert message(log, "HARD-SHARE") == (
        "25 % of your running time in 28 days was hard; the limit is 20 %."
    )


def test_sameness_is_told_with_its_limit():
    log = log_h()
    for weekday in range(6):
        log.add(TODAY + weekday * DAY, 3, minutes=40, rpe=4)
    assert message(log, "MONO", runner(week=24)) == (
        "The days of the week of Mon 30 Mar are much alike: monotony 2.4, the limit is 2.0."
    )


def test_strain_is_told_with_its_limit():
    log = Log(date(2026, 8, 1))
    weeks = [(100, 300, 100, load, 300) for load in (280, 320, 260, 300, 290)]
    for index, loads in enumerate([*weeks, (200, 700, 200, 600, 700)]):
        for weekday, load in zip((0, 1, 3, 4, 5), loads, strict=True):
            log.add(TODAY + index * WEEK + weekday * DAY, 3, minutes=load / 5, rpe=5)
    words = message(log, "MONO")
    assert words.startswith("The week of Mon 4 May strains more than your last 8 weeks did: ")
    assert ", the limit is " in words


def test_seven_days_are_told_with_their_limit():
    log = log_h(date(2026, 5, 1))
    log.entries = [
        one._replace(day=date(2026, 3, 22)) if one.day == date(2026, 3, 21) else one
        for one in log.entries
    ]
    assert message(log, "ROLL7") == (
        "28.0 mi in the 7 days to Sat 28 Mar, 40 % over your best 7 days before (20.0 mi); the "
        "limit is 26.0 mi. The border of two weeks hides it."
    )


def test_a_day_of_another_year_is_told_with_its_year():
    log = log_h().week(TODAY, {1: 5, 3: 5, 5: (10, LONG)})
    assert message(log, "SPIKE").startswith("Sat 4 Apr 10.0 mi is")
    log.entries = [one._replace(status=Status.DONE) for one in log.entries]
    log.today = date(2027, 1, 2)
    assert message(log, "SPIKE").startswith("Sat 4 Apr 2026 10.0 mi is")


def test_every_limit_is_a_figure_in_the_units_of_the_runner():
    log = log_h().week(TODAY, {1: 7, 3: 7, 5: (8.8, LONG)})
    (found,) = [one for one in log.warnings(runner()) if one.rule.value == "WEEK"]
    assert WarningWords(Units.MI, RULES).limit(found) == "22.0 mi"
    assert WarningWords(Units.KM, RULES).limit(found) == f"{22 * MI / 1000:.1f} km"
