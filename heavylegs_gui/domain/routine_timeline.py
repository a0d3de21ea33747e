"""The steps of a played routine with what the runner did to them: added, held, skipped, hurt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from heavylegs_gui.domain.routine import Phase, Side, Step

DONE_SHARE = 0.8
"""Share of the work from which a routine counts as done. Source: own value."""
MAX_EXTRA_MS = 60_000
"""The most that can be added to one step [ms]. Source: own value."""
FRESH_HOLD_MS = 5_000
"""A hold of up to this length begins anew when a kept run goes on [ms]. Source: own value."""


@dataclass(frozen=True, slots=True)
class PainNote:
    """Where it hurt.

    Attributes:
        at_ms: Time into the hold [ms].
    """

    exercise_id: str
    side: Side | None
    at_ms: int


class Timeline:
    """Book-keeping of a played routine; knows no clock.

    Attributes:
        steps: What is played.
        pains: Every "it hurts".
        skipped: Numbers of the steps that the runner skipped.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        """Stand at the beginning of ``steps``."""
        self.steps = tuple(steps)
        self.pains: list[PainNote] = []
        self.skipped: list[int] = []
        self._index = 0
        self._pos_ms = 0
        self._extra_ms = [0] * len(self.steps)
        self._credit_ms = [0] * len(self.steps)
        self._kept_ms: dict[int, int] = {}
        self._then: int | None = None

    @property
    def index(self) -> int:
        """Number of the current step."""
        return self._index

    @property
    def step(self) -> Step:
        """The current step; a switch back to the first side names that side."""
        step = self.steps[self._index]
        return step if self._then is None else replace(step, side=self.steps[self._then].side)

    @property
    def pos_ms(self) -> int:
        """Time into the current step at the last look [ms]."""
        return self._pos_ms

    def length_ms(self, index: int | None = None) -> int:
        """Return the length of a step with what the runner added [ms]."""
        number = self._index if index is None else index
        return self.steps[number].duration_ms + self._extra_ms[number]

    @property
    def remaining_ms(self) -> int:
        """What is left of the current step [ms]."""
        return self.length_ms() - self._pos_ms

    @property
    def total_ms(self) -> int:
        """Length of the routine with what was added [ms]."""
        return sum(self.length_ms(number) for number in range(len(self.steps)))

    def left_from(self, index: int, pos_ms: int) -> int:
        """Return the time from a place of the routine to its end [ms]."""
        here_ms = self.length_ms(index) - pos_ms
        following = index + 1 if self._then is None or index != self._index else self._then
        later = range(following, len(self.steps))
        return here_ms + sum(
            self.length_ms(number) - self._kept_ms.get(number, 0) for number in later
        )

    def credit_ms(self, index: int) -> int:
        """Return the time that was held in a step [ms]; 0 where nothing is to hold."""
        return self._credit_ms[index]

    def credited(self) -> dict[str, int]:
        """Return the time held in each exercise, both sides together [ms]."""
        sums: dict[str, int] = {}
        for step, credit_ms in zip(self.steps, self._credit_ms, strict=True):
            if step.phase is Phase.WORK:
                sums[step.exercise_id] = sums.get(step.exercise_id, 0) + credit_ms
        return sums

    @property
    def done_share(self) -> float:
        """Share of the planned work that was held, 0 to 1."""
        planned = [step.duration_ms for step in self.steps if step.phase is Phase.WORK]
        held = [
            min(credit_ms, step.duration_ms)
            for step, credit_ms in zip(self.steps, self._credit_ms, strict=True)
            if step.phase is Phase.WORK
        ]
        return sum(held) / sum(planned)

    @property
    def counts_as_done(self) -> bool:
        """Whether enough was held to call the routine done and not partial."""
        return self.done_share >= DONE_SHARE

    @property
    def is_false_start(self) -> bool:
        """Whether it never came to its first hold."""
        return self.step.phase is Phase.PREP and not any(self._credit_ms)

    def next_work(self) -> int | None:
        """Return the number of the next step with work, ``None`` in the last one."""
        if self._then is not None:
            return self._then
        later = range(self._index + 1, len(self.steps))
        return next((one for one in later if self.steps[one].phase is Phase.WORK), None)

    def to_dict(self) -> dict[str, object]:
        """Return everything that is needed to go on later, as JSON values."""
        return {
            "index": self._index,
            "pos_ms": self._pos_ms,
            "extra_ms": list(self._extra_ms),
            "credit_ms": list(self._credit_ms),
            "kept_ms": {str(key): value for key, value in self._kept_ms.items()},
            "then": self._then,
            "skipped": list(self.skipped),
            "pains": [
                {
                    "exercise": one.exercise_id,
                    "side": one.side and one.side.value,
                    "at_ms": one.at_ms,
                }
                for one in self.pains
            ],
        }

    def _credit(self) -> None:
        """Credit what was held; a hold that is done again is credited once, at its longest."""
        if self.step.phase is Phase.WORK:
            self._credit_ms[self._index] = max(self._credit_ms[self._index], self._pos_ms)

    def _finish_step(self) -> None:
        """Leave a step at its end: nothing of it waits, nothing of it was skipped."""
        if self.step.phase is Phase.WORK:
            self._forget(self._index)

    def _mark_skipped(self) -> None:
        self._forget(self._index)
        self.skipped.append(self._index)

    def _forget(self, index: int) -> None:
        """Let a hold begin anew: it has no remainder that waits, and it is not skipped."""
        self._kept_ms.pop(index, None)
        if index in self.skipped:
            self.skipped.remove(index)

    def take_over(self, kept: Mapping[str, object]) -> None:
        """Stand where :meth:`to_dict` was called.

        Raises:
            ValueError: What was kept does not fit these steps.
        """
        try:
            index, pos_ms = _whole(kept["index"]), _whole(kept["pos_ms"])
            extra_ms, credit_ms = _wholes(kept["extra_ms"]), _wholes(kept["credit_ms"])
            skipped, pains = _wholes(kept["skipped"]), _pains(kept["pains"])
            kept_ms, then = _places(kept["kept_ms"]), kept["then"]
            then = None if then is None else _whole(then)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError("this run was kept in another form") from error
        if not self._fits(extra_ms, credit_ms, kept_ms, {index, *skipped, *kept_ms}):
            raise ValueError("this run was kept with other steps")
        if then is not None and (then != index - 1 or self.steps[index].phase is not Phase.SWITCH):
            raise ValueError("this run was kept with other steps")
        self._extra_ms, self._credit_ms, self._index = extra_ms, credit_ms, index
        self.skipped, self.pains, self._kept_ms, self._then = skipped, pains, kept_ms, then
        fresh = self.step.phase is Phase.WORK and pos_ms <= FRESH_HOLD_MS
        self._pos_ms = 0 if fresh else max(0, min(pos_ms, self.length_ms() - 1))

    def _fits(
        self,
        extra_ms: Sequence[int],
        credit_ms: Sequence[int],
        kept_ms: Mapping[int, int],
        numbers: Set[int],
    ) -> bool:
        """Whether kept values can belong to these steps."""
        count = len(self.steps)
        if not numbers <= set(range(count)) or len(extra_ms) != count or len(credit_ms) != count:
            return False
        lengths = [step.duration_ms + more for step, more in zip(self.steps, extra_ms, strict=True)]
        held = (*enumerate(credit_ms), *kept_ms.items())
        return all(0 <= more <= MAX_EXTRA_MS for more in extra_ms) and all(
            0 <= at_ms <= lengths[number] for number, at_ms in held
        )


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("not a whole number")
    return value


def _wholes(value: object) -> list[int]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return [_whole(one) for one in value]


def _places(value: object) -> dict[int, int]:
    if not isinstance(value, dict):
        raise TypeError("not a table")
    return {int(number): _whole(at_ms) for number, at_ms in value.items()}


def _pains(value: object) -> list[PainNote]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return [
        PainNote(str(one["exercise"]), one["side"] and Side(one["side"]), _whole(one["at_ms"]))
        for one in value
    ]
