"""Which routine suits a warning: one for after a run, or one for a day of rest.

Source: the rules of suggestion in the design of the timer (section 3): after a run the static
routine, on a rest day the recovery ones. A routine mends no warning, so rules about distance alone
have none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.names import RuleId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heavylegs_gui.domain.routine import Routine

_REST = ("rest", "any", "after")
_AFTER = ("after", "rest", "any")
_WHEN: dict[RuleId, tuple[str, ...]] = {
    RuleId.REST: _REST,
    RuleId.STREAK: _REST,
    RuleId.MONO: _REST,
    RuleId.HEAVY: _REST,
    RuleId.HARD_EASY: _AFTER,
    RuleId.SPEED: _AFTER,
}
"""When in training the routine belongs that suits a rule, the best first."""


def has_routine(rule: RuleId) -> bool:
    """Whether a routine can suit a rule."""
    return rule in _WHEN


def suited_routine(rule: RuleId, routines: Iterable[Routine]) -> Routine | None:
    """Return the routine that suits a rule best, ``None`` when none does.

    Args:
        rule: The rule of a warning.
        routines: What the library holds; of two that suit alike the first is taken.
    """
    known = list(routines)
    fitting = (one for when in _WHEN.get(rule, ()) for one in known if one.when == when)
    return next(fitting, None)
