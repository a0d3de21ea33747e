"""What counts as a new warning: something else, something worse, or hard days beside others."""

from datetime import timedelta

from heavylegs_gui.domain.rules.findings import Evidence, Level, TrainingWarning
from heavylegs_gui.domain.rules.fixes import is_new
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.review import days_subject, week_subject
from tests.domain.rules.desk import TODAY


def of_days(rule, first, last, value, level=Level.CAUTION):
    """Return a warning of a row of days, counted from today."""
    subject = days_subject(TODAY + timedelta(days=first), TODAY + timedelta(days=last))
    return TrainingWarning(
        rule=rule,
        level=level,
        day=subject.last,
        subject=subject,
        numbers={"value": value},
        evidence=Evidence.COACHING_CUSTOM,
    )


def of_week(rule, weeks, level=Level.CAUTION):
    subject = week_subject(TODAY + timedelta(weeks=weeks))
    return TrainingWarning(
        rule=rule,
        level=level,
        day=subject.first,
        subject=subject,
        numbers={"value": 1.0},
        evidence=Evidence.COACHING_CUSTOM,
    )


def test_two_hard_days_beside_two_others_are_new():
    before = [of_days(RuleId.HARD_EASY, 0, 1, 2)]
    assert is_new(of_days(RuleId.HARD_EASY, 1, 2, 2), before)
    assert not is_new(of_days(RuleId.HARD_EASY, 0, 1, 2), before)


def test_a_jump_that_shifts_by_days_is_new_only_when_it_grows():
    before = [of_days(RuleId.ROLL7, 0, 6, 40_000)]
    assert not is_new(of_days(RuleId.ROLL7, 1, 7, 40_000), before)
    assert is_new(of_days(RuleId.ROLL7, 1, 7, 41_000), before)
    assert is_new(of_days(RuleId.ROLL7, 7, 13, 30_000), before)


def test_a_streak_that_gets_shorter_is_not_new():
    before = [of_days(RuleId.STREAK, 0, 11, 12, Level.ALERT)]
    assert not is_new(of_days(RuleId.STREAK, 0, 7, 8, Level.ALERT), before)
    assert is_new(of_days(RuleId.STREAK, 0, 12, 13, Level.ALERT), before)


def test_the_same_week_is_new_only_at_a_higher_level():
    before = [of_week(RuleId.LONG, 0)]
    assert not is_new(of_week(RuleId.LONG, 0), before)
    assert is_new(of_week(RuleId.LONG, 0, Level.ALERT), before)
    assert is_new(of_week(RuleId.LONG, 1), before)
    assert is_new(of_week(RuleId.MONO, 0), before)
