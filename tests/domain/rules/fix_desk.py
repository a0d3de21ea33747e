"""Asks for fixes, and says what the plan is like with one."""

from dataclasses import replace
from datetime import timedelta

from heavylegs_gui.domain.rules.fix_desk import FixDesk
from heavylegs_gui.domain.rules.fixes import propose
from heavylegs_gui.domain.rules.review import Review
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from heavylegs_gui.domain.units import Units
from tests.domain.rule_numbers import RULES
from tests.domain.rules.desk import TODAY, runner


def warning_of(log, rule, who=None):
    """Return the first warning of a rule."""
    who = replace(who or runner(), units=Units.MI)
    return next(one for one in log.warnings(who) if one.rule.value == rule)


def fix_of(log, rule, who=None):
    """Return the fix of the first warning of a rule."""
    who = replace(who or runner(), units=Units.MI)
    return propose(warning_of(log, rule, who), log.diary(), who, RULES)


def diary_after(log, fix):
    """Return the log with a fix taken."""
    desk = FixDesk(Review(log.diary(), runner(), RULES, (TODAY, TODAY)), Units.MI)
    return log.diary().replaced(desk.edited(fix.edits))


def plan_after(log, fix, first=TODAY, last=TODAY + timedelta(days=30)):
    """Return the planned miles by day after a fix."""
    return {
        one.day.isoformat()[5:]: round(one.known_m / MI, 2)
        for one in diary_after(log, fix).runs_between(first, last)
        if one.is_planned
    }
