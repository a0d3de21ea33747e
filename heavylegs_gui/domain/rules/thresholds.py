"""The numbers of the warning rules, as ``resources/rules.toml`` states them.

No number has a default here: one file holds them all, with the evidence for each. Names follow the
rules of :class:`~heavylegs_gui.domain.rules.names.RuleId`; both forms of a rule share one table.
"""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from heavylegs_gui.domain.rules.names import Evidence

# Annotations are evaluated here, and no class is a dataclass: the first page waits for this module.


class Limits(NamedTuple):
    """Between which values a number must lie."""

    low: float
    high: float


class Frozen:
    """Values that are given once, by the names of the annotations."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        vars(self).update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} cannot be changed")

    @classmethod
    def names(cls) -> dict[str, Any]:
        """Return the names and types of all values, those of the base classes first."""
        found: dict[str, Any] = {}
        for one in reversed(cls.__mro__):
            found |= vars(one).get("__annotations__", {})
        return found


class RuleNumbers(Frozen):
    """What every rule states.

    Attributes:
        evidence: How sure the science is.
        grade: The same, finer: A to C with a sign.
        source: Where the numbers come from, in words.
    """

    evidence: Evidence
    grade: str
    source: str


class SpikeNumbers(RuleNumbers):
    """One run against the longest of the days before.

    Attributes:
        window_days: Days before the run that count.
        silent_m: A run up to this is never a spike [m].
        caution_ratio: Above this share of the longest: caution; ``alert_ratio``, ``double_ratio``
            likewise.
        exempt_race_m: A race of a plan from this distance on is the one known exception [m].
    """

    window_days: Annotated[int, Limits(1, 365)]
    silent_m: Annotated[float, Limits(0, 50_000)]
    caution_ratio: Annotated[float, Limits(1, 5)]
    alert_ratio: Annotated[float, Limits(1, 5)]
    double_ratio: Annotated[float, Limits(1, 10)]
    exempt_race_m: Annotated[float, Limits(1_000, 1_000_000)]


class StartNumbers(RuleNumbers):
    """The first run and the first week of a runner of whom nothing is known [m]."""

    run_caution_m: Annotated[float, Limits(0, 50_000)]
    run_alert_m: Annotated[float, Limits(0, 50_000)]
    week_m: Annotated[float, Limits(0, 200_000)]


class WeekNumbers(RuleNumbers):
    """The article's 10 % rule on a robust base.

    Attributes:
        alert_evidence: How sure the science is above ``caution_ratio``.
        alert_source: Where that comes from.
        growth_ratio: A week may reach this share of its base.
        counted_ratio: A week counts for later bases with at most this share of its own base.
        window_weeks: Weeks that the base looks back.
        info_rise_m: A rise up to this is worth no more than a note [m].
        best_window_days: Days in which the best seven are looked for.
        caution_ratio: Up to this share of the base it is a caution, above an alert ...
        caution_rise_m: ... but a rise up to this stays a caution [m].
        least_run_m: A run is dropped before it is trimmed below this [m].
    """

    alert_evidence: Evidence
    alert_source: str
    growth_ratio: Annotated[float, Limits(1, 2)]
    counted_ratio: Annotated[float, Limits(1, 3)]
    window_weeks: Annotated[int, Limits(2, 12)]
    info_rise_m: Annotated[float, Limits(0, 20_000)]
    best_window_days: Annotated[int, Limits(7, 90)]
    caution_ratio: Annotated[float, Limits(1, 3)]
    caution_rise_m: Annotated[float, Limits(0, 50_000)]
    least_run_m: Annotated[float, Limits(0, 10_000)]


class RollNumbers(RuleNumbers):
    """Seven days in a row against the best seven of the days before.

    Attributes:
        ratio: More than this share of the best seven days ...
        rise_m: ... and more than this above them [m].
        window_days: Days before the seven in which the best are looked for.
    """

    ratio: Annotated[float, Limits(1, 3)]
    rise_m: Annotated[float, Limits(0, 50_000)]
    window_days: Annotated[int, Limits(7, 90)]


class RestNumbers(RuleNumbers):
    """Days without a run in a week.

    Attributes:
        wanted_days: So many, or it is said.
        hard_rpe: Another sport from this effort on makes a day no rest.
    """

    wanted_days: Annotated[int, Limits(1, 6)]
    hard_rpe: Annotated[int, Limits(1, 10)]


class StreakNumbers(RuleNumbers):
    """Days in a row with a run."""

    info_days: Annotated[int, Limits(2, 60)]
    alert_days: Annotated[int, Limits(2, 60)]


class HardEasyNumbers(RuleNumbers):
    """Two hard days in a row; from ``hard_rpe`` on any session is hard."""

    hard_rpe: Annotated[int, Limits(1, 10)]


class SpeedNumbers(RuleNumbers):
    """Fast sessions in a week.

    Attributes:
        first_weeks: Weeks from a beginner's first in which any fast session is said.
        layoff_weeks: The same after a break of at least ``layoff_days``.
    """

    caution_sessions: Annotated[int, Limits(1, 7)]
    alert_sessions: Annotated[int, Limits(1, 14)]
    first_weeks: Annotated[int, Limits(0, 26)]
    layoff_weeks: Annotated[int, Limits(0, 26)]
    layoff_days: Annotated[int, Limits(7, 365)]


class HardShareNumbers(RuleNumbers):
    """Share of the running time that is hard."""

    window_days: Annotated[int, Limits(7, 90)]
    least_runs: Annotated[int, Limits(1, 60)]
    info_share: Annotated[float, Limits(0, 1)]
    caution_share: Annotated[float, Limits(0, 1)]
    hard_rpe: Annotated[int, Limits(1, 10)]


class LongNumbers(RuleNumbers):
    """The longest run against its week.

    Attributes:
        share: The longest run may be this share of the week ...
        share_of_mean: ... or this share of the mean run, whichever is more, and ``slack``.
        caution_share: Above this share and above the limit by ``caution_slack``: caution.
        least_runs: A week with fewer runs is not judged.
    """

    share: Annotated[float, Limits(0, 1)]
    share_of_mean: Annotated[float, Limits(1, 3)]
    slack: Annotated[float, Limits(0, 0.5)]
    caution_share: Annotated[float, Limits(0, 1)]
    caution_slack: Annotated[float, Limits(0, 0.5)]
    least_runs: Annotated[int, Limits(2, 14)]


class CutbackNumbers(RuleNumbers):
    """Weeks of growth without a lighter one.

    Attributes:
        weeks: So many without a lighter week.
        best_of_weeks: A lighter week is compared with the best of so many before it.
        cut_ratio: At most this share of that best makes a week a lighter one.
        growth_ratio: Less growth than this over the weeks is no reason to say so.
        fix_ratio: The next week is offered with this share of the last.
    """

    weeks: Annotated[int, Limits(2, 12)]
    best_of_weeks: Annotated[int, Limits(1, 12)]
    cut_ratio: Annotated[float, Limits(0.1, 1)]
    growth_ratio: Annotated[float, Limits(1, 3)]
    fix_ratio: Annotated[float, Limits(0.1, 1)]


class LayoffNumbers(RuleNumbers):
    """The return after a break.

    Attributes:
        least_days: Run-free days that make a break; ``middle_days`` and ``long_days`` have more
            steps.
        restart_days: Run-free days after which a runner begins anew.
        short_shares: Shares of what was run before, for the week of return and those after it;
            ``middle_shares`` and ``long_shares`` likewise.
        restart_week_m: Cap of the week of a new beginning [m], ``restart_run_m`` of its runs.
        floor_m: No run and no week is capped below this [m].
        mean_weeks: Weeks before the break whose mean and longest run count.
        alert_ratio: Above this share of the cap it is an alert.
    """

    least_days: Annotated[int, Limits(1, 60)]
    middle_days: Annotated[int, Limits(1, 90)]
    long_days: Annotated[int, Limits(1, 180)]
    restart_days: Annotated[int, Limits(7, 730)]
    short_shares: Annotated[tuple[float, ...], Limits(0.05, 1)]
    middle_shares: Annotated[tuple[float, ...], Limits(0.05, 1)]
    long_shares: Annotated[tuple[float, ...], Limits(0.05, 1)]
    restart_week_m: Annotated[float, Limits(0, 100_000)]
    restart_run_m: Annotated[float, Limits(0, 50_000)]
    floor_m: Annotated[float, Limits(0, 50_000)]
    mean_weeks: Annotated[int, Limits(1, 12)]
    alert_ratio: Annotated[float, Limits(1, 5)]

    def shares(self, gap_days: int) -> tuple[float, ...]:
        """Return the shares of a break of ``gap_days``; none for a short one or a restart."""
        if not self.least_days <= gap_days < self.restart_days:
            return ()
        if gap_days >= self.long_days:
            return self.long_shares
        return self.middle_shares if gap_days >= self.middle_days else self.short_shares

    @property
    def most_weeks(self) -> int:
        """Most weeks that a break can cap."""
        shares = (self.short_shares, self.middle_shares, self.long_shares)
        return max(1, *map(len, shares))


class MonoNumbers(RuleNumbers):
    """Sameness of the days of a week, and the strain that it makes.

    Attributes:
        least_days: Days with a known load that a week needs.
        cap: Monotony is never said to be higher.
        strain_weeks: Weeks before with which the strain is compared.
        strain_least_weeks: So many of them must be known.
        strain_deviations: Caution above their mean and so many standard deviations.
    """

    least_days: Annotated[int, Limits(2, 7)]
    cap: Annotated[float, Limits(1, 100)]
    info: Annotated[float, Limits(0, 10)]
    caution: Annotated[float, Limits(0, 10)]
    strain_weeks: Annotated[int, Limits(2, 52)]
    strain_least_weeks: Annotated[int, Limits(2, 52)]
    strain_deviations: Annotated[float, Limits(0, 5)]


class HeavyNumbers(RuleNumbers):
    """Heavy legs on the last runs.

    Attributes:
        runs: Last runs whose mean counts.
        heaviness: From this mean on it is said ...
        rise: ... or from so much above the mean of the window, when that has ``least_values``.
    """

    runs: Annotated[int, Limits(1, 20)]
    heaviness: Annotated[float, Limits(0, 10)]
    window_days: Annotated[int, Limits(7, 90)]
    rise: Annotated[float, Limits(0, 10)]
    least_values: Annotated[int, Limits(1, 60)]


class ShoeNumbers(RuleNumbers):
    """Distance of a pair of shoes [m]; ``own_info_ratio`` of the runner's own limit is a note."""

    info_m: Annotated[float, Limits(0, 10_000_000)]
    caution_m: Annotated[float, Limits(0, 10_000_000)]
    own_info_ratio: Annotated[float, Limits(0, 1)]


class Thresholds(Frozen):
    """The numbers of all rules."""

    spike: SpikeNumbers
    start: StartNumbers
    week: WeekNumbers
    roll7: RollNumbers
    rest: RestNumbers
    streak: StreakNumbers
    hard_easy: HardEasyNumbers
    speed: SpeedNumbers
    hard_share: HardShareNumbers
    long: LongNumbers
    cutback: CutbackNumbers
    layoff: LayoffNumbers
    mono: MonoNumbers
    heavy: HeavyNumbers
    shoe: ShoeNumbers
