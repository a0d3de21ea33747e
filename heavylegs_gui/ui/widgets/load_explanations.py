"""How load, monotony, strain and the curves are computed, with the runner's own numbers put in."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.load import RatedSession, WeekLoad, session_load, spread_of
from heavylegs_gui.domain.load_log import FATIGUE_DAYS, FITNESS_DAYS, LoadLog
from heavylegs_gui.ui.charts.load_words import signed
from heavylegs_gui.ui.locale_words import short_day_year

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import MonoNumbers
    from heavylegs_gui.ui.widgets.explanation import Paragraphs


def _tr(text: str) -> str:
    return QCoreApplication.translate("LoadExplanation", text)


def load_paragraphs(
    week: WeekLoad | None, latest: RatedSession | None, rule: MonoNumbers
) -> Paragraphs:
    """Return pairs of heading and text about load, monotony and strain.

    Args:
        week: The week whose numbers are put in, if it has a monotony.
        latest: The session whose numbers are put in.
        rule: The numbers of rule MONO.
    """
    return (
        (_tr("Load"), _load_text(latest)),
        (_tr("Unknown is not zero"), _unknown_text()),
        (_tr("Monotony"), _monotony_text(week, rule)),
        (_tr("Strain"), _strain_text(week, rule)),
        (_tr("How sure is this?"), _load_evidence()),
    )


def _load_text(latest: RatedSession | None) -> str:
    text = _tr(
        "Effort of the whole session, 0 to 10, times its minutes; all sports count. "
        "A week is the sum of its days."
    )
    if latest is None:
        return text
    own = _tr("Your session of {0}: {1} × {2} min = {3:,.0f}.").format(
        short_day_year(latest.day),
        latest.rpe,
        f"{latest.duration_s / 60:,.1f}".removesuffix(".0"),
        session_load(latest.rpe, latest.duration_s),
    )
    return f"{text} {own}"


def _unknown_text() -> str:
    return _tr(
        "A session without effort or time makes its day unknown, and so is a day marked as not "
        "logged. A week with an unknown day has no monotony and no strain. A recorded day without "
        "a session is rest: 0."
    )


def _monotony_text(week: WeekLoad | None, rule: MonoNumbers) -> str:
    text = _tr(
        "The mean of the seven days divided by their spread (population standard deviation), at "
        "most {0:g}, from {1} days of load on. Much the same every day gives a high number; hard "
        "and easy days give a low one. Above {2:g} days are alike, above {3:g} nearly the same."
    ).format(rule.cap, rule.least_days, rule.info, rule.caution)
    if week is None or week.monotony is None:
        return text
    days = [load for load in week.days if load is not None]
    own = _tr("Your week of {0}: mean {1:,.1f} / spread {2:,.1f} ≈ {3:.2f}.").format(
        short_day_year(week.week_start), sum(days) / len(days), spread_of(days), week.monotony
    )
    return f"{text} {own}"


def _strain_text(week: WeekLoad | None, rule: MonoNumbers) -> str:
    text = _tr(
        "Load of the week times its monotony. More than usual for you is above the mean of the "
        "{0} weeks before and {1:g} of their standard deviations; {2} of those weeks must be known."
    ).format(rule.strain_weeks, rule.strain_deviations, rule.strain_least_weeks)
    if week is None or week.strain is None or week.monotony is None:
        return text
    own = _tr("That week: {0:,.0f} × {1:.3f} ≈ {2:,.0f}.").format(
        week.load, week.monotony, week.strain
    )
    if week.strain_limit is not None:
        own += " " + _tr("Usual for you was up to {0:,.0f}.").format(week.strain_limit)
    return f"{text} {own}"


def _load_evidence() -> str:
    return _tr(
        "Not very. Monotony and strain come from one study of 25 athletes (Foster 1998), whose "
        "illnesses often followed weeks above their own usual strain. 1.5 and 2.0 are values of "
        "practice, not of that study. Effort is your own judgement, so compare only with yourself."
    )


def form_paragraphs(log: LoadLog) -> Paragraphs:
    """Return pairs of heading and text about fitness, fatigue and form."""
    return (
        (
            _tr("Fitness and fatigue"),
            _tr(
                "Averages of the load a day in which recent days count more: over about {0} days "
                "(fitness) and about {1} days (fatigue). Each day keeps the share exp(−1 / days) "
                "of the value before, {2:.3f} and {3:.3f}, and takes the rest from the day's load."
            ).format(
                FITNESS_DAYS,
                FATIGUE_DAYS,
                math.exp(-1 / FITNESS_DAYS),
                math.exp(-1 / FATIGUE_DAYS),
            ),
        ),
        *_own_form(log),
        (
            _tr("Form"),
            _tr(
                "Fitness less fatigue of the evening before. Below 0 the last week held "
                "more load than your usual one."
            ),
        ),
        (
            _tr("What is unknown"),
            _tr(
                "The first {0} days are left out, because averages that begin at 0 say nothing "
                "yet. An unknown day leaves the averages where they are; with more than a quarter "
                "of unknown days among the last {0} the curves stop."
            ).format(FITNESS_DAYS),
        ),
        (
            _tr("How sure is this?"),
            _tr(
                "It is arithmetic of past load and no more. No study that we know of shows that "
                "these numbers predict a running injury, and no band of form is safe or unsafe: "
                "so there are no colours and no warnings. GoldenCheetah and TrainingPeaks define "
                "them this way; their load is another one, so the numbers differ."
            ),
        ),
    )


def _own_form(log: LoadLog) -> Paragraphs:
    """Return today's step with the runner's numbers, nothing while they are unknown."""
    if len(log.form) < 2 or log.days[-1] is None:
        return ()
    before, today = log.form[-2], log.form[-1]
    if before.fitness is None or today.fitness is None:
        return ()
    keep = math.exp(-1 / FITNESS_DAYS)
    text = _tr(
        "Fitness {0:.1f} × {1:.3f} + load {2:,.0f} × {3:.3f} ≈ {4:.1f}. "
        "Form {6:.1f} − {7:.1f} ≈ {5}."
    )
    words = text.format(
        before.fitness,
        keep,
        log.days[-1],
        1 - keep,
        today.fitness,
        signed(today.form or 0.0),
        before.fitness,
        before.fatigue or 0.0,
    )
    return ((_tr("Your numbers today"), words),)
