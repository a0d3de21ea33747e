"""What the warning engine says of a plan that was not said of the log without it."""

from heavylegs_gui.domain.rules.diary import Diary, entry_of
from heavylegs_gui.domain.rules.engine import evaluate
from heavylegs_gui.domain.rules.findings import Level
from tests.domain.plan_cases import planned_sessions
from tests.domain.rule_numbers import RULES


def _said(case, sessions, span):
    diary = Diary(sorted(map(entry_of, sessions)), case.today)
    return evaluate(diary, case.settings, RULES, span)


def new_warnings(case, plan, least=Level.CAUTION):
    """Return the engine's warnings that the plan brings, from a level on."""
    span = (case.request.start, plan.sessions[-1].day if plan.sessions else case.last_day)
    before = {one.key: one.level for one in _said(case, case.kept, span)}
    after = _said(case, [*case.kept, *planned_sessions(plan)], span)
    return [one for one in after if one.level >= max(least, before.get(one.key, 0) + 1)]
