"""Which routine suits which warning."""

import pytest

from heavylegs_gui.domain.routine import Routine
from heavylegs_gui.domain.routine_advice import has_routine, suited_routine
from heavylegs_gui.domain.rules.names import RuleId


def routine(when):
    return Routine(id=when, name=when, when=when, description="", items=())


ALL = [routine(when) for when in ("any", "before", "after", "rest")]


@pytest.mark.parametrize(
    ("rule", "when"),
    [(RuleId.REST, "rest"), (RuleId.STREAK, "rest"), (RuleId.HEAVY, "rest"),
     (RuleId.HARD_EASY, "after")],
)  # fmt: skip
def test_a_rest_rule_has_a_routine_of_rest_days_a_hard_one_that_after_a_run(rule, when):
    assert suited_routine(rule, ALL).id == when


def test_where_the_best_is_missing_another_one_serves():
    assert suited_routine(RuleId.REST, [routine("after")]).id == "after"


def test_nothing_is_done_before_a_run_because_of_a_warning():
    assert suited_routine(RuleId.REST, [routine("before")]) is None


@pytest.mark.parametrize("rule", [RuleId.SPIKE, RuleId.WEEK, RuleId.SHOE])
def test_a_rule_about_distance_has_no_routine(rule):
    assert not has_routine(rule)
    assert suited_routine(rule, ALL) is None
