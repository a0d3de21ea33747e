"""Why a rule watches what it watches, and how sure the science is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.rules.findings import Evidence
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.services.first_run_words import first_run_words

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.rules.thresholds import RuleNumbers, Thresholds
    from heavylegs_gui.domain.units import Units


def _tr(text: str) -> str:
    return QCoreApplication.translate("WarningWords", text)


def evidence_words(evidence: Evidence) -> str:
    """Return how sure the science is."""
    words = {
        Evidence.STRONG_STUDY: _tr("Strong study"),
        Evidence.SOME_STUDIES: _tr("Some studies"),
        Evidence.COACHING_CUSTOM: _tr("Coaching custom"),
    }
    return words[evidence]


def rule_numbers(rules: Thresholds, switch: str) -> RuleNumbers:
    """Return the numbers of a rule by the name of its switch, such as ``HARD-EASY``."""
    found: RuleNumbers = getattr(rules, switch.lower().replace("-", "_"))
    return found


def how_sure_words(warning: TrainingWarning, rules: Thresholds) -> str:
    """Return the grade of the evidence for a warning and where it comes from."""
    source = rule_numbers(rules, warning.rule.switch).source
    if warning.rule is RuleId.WEEK and warning.evidence is rules.week.alert_evidence:
        source = rules.week.alert_source
    return f"{evidence_words(warning.evidence)}. {source}."


def why_words(rule: RuleId, units: Units) -> str:
    """Return why a rule watches what it watches, with distances in the runner's unit."""
    return (_why_far(units) | _why_hard() | _why_shape())[rule]


def _why_far(units: Units) -> dict[RuleId, str]:
    """Return why the rules about distances watch them."""
    start = _tr(
        "Muscles and tendons need weeks to get used to running. The article behind this program "
        "begins with {0}. This program knows only what is in its log: if you are used to more, "
        "tell your usual week in Settings, or import your runs."
    ).format(first_run_words(units))
    layoff = _tr(
        "After days off, legs are used to less than before. The longer the break, the less at "
        "first, and more each week, is what coaches do."
    )
    return {
        RuleId.SPIKE: _tr(
            "In a study of 5,205 runners, runs more than 10 % longer than the longest of the last "
            "30 days were followed by more overuse injuries."
        ),
        RuleId.START_S: start,
        RuleId.START_W: start,
        RuleId.WEEK: _tr(
            "A rule of thumb: raise a week by at most 10 %. Studies found no clear link with "
            "injuries up to 30 %."
        ),
        RuleId.ROLL7: _tr("Legs know no calendar: seven days count wherever a week begins."),
        RuleId.LAYOFF_S: layoff,
        RuleId.LAYOFF_W: layoff,
    }


def _why_hard() -> dict[RuleId, str]:
    """Return why the rules about rest and hard running watch them."""
    return {
        RuleId.REST: _tr(
            "Muscles repair themselves on days without a run. In one study athletes with fewer "
            "than two rest days a week had more overuse injuries."
        ),
        RuleId.STREAK: _tr(
            "Days in a row leave no time for repair, even when each week has its rest day."
        ),
        RuleId.HARD_EASY: _tr("A hard day needs an easy one after it to do any good."),
        RuleId.SPEED: _tr(
            "Fast running loads calves and hamstrings most. Once or twice a week, added "
            "gradually, is what the article advises."
        ),
        RuleId.HARD_SHARE: _tr(
            "Most runners get faster with most of their running easy. This is about pace, not "
            "about injuries."
        ),
    }


def _why_shape() -> dict[RuleId, str]:
    """Return why the rules about the shape of weeks, the legs and the shoes watch them."""
    return {
        RuleId.LONG: _tr(
            "A week that is mostly one long run loads the legs all at once. The fewer runs a week "
            "has, the larger that part may be."
        ),
        RuleId.CUTBACK: _tr(
            "While your distance grows, a lighter week every four to six weeks lets the gains "
            "settle."
        ),
        RuleId.MONO: _tr(
            "Days that are all alike give neither a real load nor a real rest. Athletes fell ill "
            "more often after weeks of high strain."
        ),
        RuleId.HEAVY: _tr(
            "Heavy legs that stay are worth a look at sleep, load, drinking and more."
        ),
        RuleId.SHOE: _tr(
            "Worn foam cushions less. The distance is a convention; how a shoe feels and looks "
            "says more."
        ),
    }
