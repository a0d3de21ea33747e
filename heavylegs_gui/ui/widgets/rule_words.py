"""What each warning watches, in one sentence with the numbers of its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.rules.findings import Evidence
from heavylegs_gui.domain.units import Units, format_distance

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import RuleNumbers, Thresholds

ALERT_RULES = frozenset({"SPIKE", "START", "WEEK", "REST", "STREAK", "SPEED", "LAYOFF"})
"""Rules that may become an alert: switching them off is asked for once more."""


class RuleText(NamedTuple):
    """One rule in words.

    Attributes:
        rule: Name of its switch.
        title: What it is about.
        sentence: What it watches.
        numbers: Its evidence and source.
    """

    rule: str
    title: str
    sentence: str
    numbers: RuleNumbers


def _tr(text: str) -> str:
    return QCoreApplication.translate("RuleWords", text)


def _percent(ratio: float) -> int:
    return round(100 * ratio - 100)


def evidence_words(evidence: Evidence) -> str:
    """Return how sure the science is."""
    words = {
        Evidence.STRONG_STUDY: _tr("Strong study"),
        Evidence.SOME_STUDIES: _tr("Some studies"),
        Evidence.COACHING_CUSTOM: _tr("Coaching custom"),
    }
    return words[evidence]


def rule_texts(rules: Thresholds, units: Units) -> tuple[RuleText, ...]:
    """Return all rules, the best founded first, as the calendar orders its warnings."""
    return (
        *_run_texts(rules, units),
        *_rest_texts(rules),
        *_week_texts(rules, units),
        *_shape_texts(rules),
        *_leg_texts(rules, units),
    )


def _far(distance_m: float, units: Units) -> str:
    return f"{format_distance(distance_m, units).removesuffix('.0')} {units.value}"


def _round_far(distance_m: float, units: Units) -> str:
    return f"{format_distance(distance_m, units, decimals=0)} {units.value}"


def _run_texts(rules: Thresholds, units: Units) -> tuple[RuleText, ...]:
    spike, start = rules.spike, rules.start
    return (
        RuleText(
            "SPIKE",
            _tr("One run much longer than usual"),
            _tr(
                "A run more than {0} % longer than the longest of the {1} days before it; up to "
                "{2} it is always fine."
            ).format(_percent(spike.caution_ratio), spike.window_days, _far(spike.silent_m, units)),
            spike,
        ),
        RuleText(
            "START",
            _tr("A careful beginning"),
            _tr("A first run above {0} or a first week above {1}.").format(
                _far(start.run_caution_m, units), _far(start.week_m, units)
            ),
            start,
        ),
    )


def _rest_texts(rules: Thresholds) -> tuple[RuleText, ...]:
    rest, streak = rules.rest, rules.streak
    return (
        RuleText(
            "REST",
            _tr("Rest days of the week"),
            _tr("A week with fewer than {0} days without a run or hard training.").format(
                rest.wanted_days
            ),
            rest,
        ),
        RuleText(
            "STREAK",
            _tr("Many run days in a row"),
            _tr("{0} days in a row with a run, also across two weeks.").format(streak.info_days),
            streak,
        ),
    )


def _week_texts(rules: Thresholds, units: Units) -> tuple[RuleText, ...]:
    week, roll, layoff, cutback = rules.week, rules.roll7, rules.layoff, rules.cutback
    return (
        RuleText(
            "WEEK",
            _tr("A week above its limit"),
            _tr("A week more than {0} % above its base, with what is planned.").format(
                _percent(week.growth_ratio)
            ),
            week,
        ),
        RuleText(
            "ROLL7",
            _tr("A jump across two weeks"),
            _tr(
                "Seven days in a row more than {0} % and {1} above the best seven before, which "
                "the border of two weeks hides."
            ).format(_percent(roll.ratio), _far(roll.rise_m, units)),
            roll,
        ),
        RuleText(
            "LAYOFF",
            _tr("Back after a break"),
            _tr("The first weeks and runs after {0} days or more without a run.").format(
                layoff.least_days
            ),
            layoff,
        ),
        RuleText(
            "CUTBACK",
            _tr("A lighter week now and then"),
            _tr("{0} growing weeks without a lighter one among them.").format(cutback.weeks),
            cutback,
        ),
    )


def _shape_texts(rules: Thresholds) -> tuple[RuleText, ...]:
    speed, share, long, mono = rules.speed, rules.hard_share, rules.long, rules.mono
    return (
        RuleText(
            "SPEED",
            _tr("Fast sessions of the week"),
            _tr("{0} or more fast sessions in a week, or one too early.").format(
                speed.caution_sessions
            ),
            speed,
        ),
        RuleText(
            "HARD-EASY",
            _tr("Two hard days in a row"),
            _tr("A hard day right after a hard day; long runs and races count as hard."),
            rules.hard_easy,
        ),
        RuleText(
            "HARD-SHARE",
            _tr("How much of the running is hard"),
            _tr("More than {0:.0f} % of the minutes of {1} days run hard.").format(
                100 * share.info_share, share.window_days
            ),
            share,
        ),
        RuleText(
            "LONG",
            _tr("Long run against the week"),
            _tr("A long run that takes more than about {0:.0f} % of its week.").format(
                100 * long.share
            ),
            long,
        ),
        RuleText(
            "MONO",
            _tr("Days too much alike"),
            _tr(
                "Monotony of the training load above {0:g}, or a strain far above your own usual "
                "one. Needs effort and time of every session."
            ).format(mono.info),
            mono,
        ),
    )


def _leg_texts(rules: Thresholds, units: Units) -> tuple[RuleText, ...]:
    heavy, shoe = rules.heavy, rules.shoe
    return (
        RuleText(
            "HEAVY",
            _tr("Legs that stay heavy"),
            _tr(
                "A mean heaviness of {0:g} or more over the last {1} runs, or a clear rise."
            ).format(heavy.heaviness, heavy.runs),
            heavy,
        ),
        RuleText(
            "SHOE",
            _tr("Shoes with many kilometres")
            if units is Units.KM
            else _tr("Shoes with many miles"),
            _tr(
                "A pair of shoes from {0} on (a hint) and from its usual limit of {1} on, or near "
                "the limit that you gave it."
            ).format(_round_far(shoe.info_m, units), _round_far(shoe.caution_m, units)),
            shoe,
        ),
    )
