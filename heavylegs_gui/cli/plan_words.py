"""The word that makes a training plan: plan."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from heavylegs_gui.cli.output import Answer, table
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.plan import Plan, Refusal
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.units import METRES_PER_KM, format_distance
from heavylegs_gui.services.plan_words import PlanWords
from heavylegs_gui.services.session_json import session_json

if TYPE_CHECKING:
    from heavylegs_gui.cli.context import Context
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.services.plans import Plans
    from heavylegs_gui.wiring import Services


def plan(context: Context, options: argparse.Namespace) -> Answer:
    """Answer ``plan``: writes only with ``--save``."""
    with context.services(writes=options.save, without_log=True) as services:
        units = services.preferences.settings.units
        try:
            found = services.plans.make(_request(services.plans, options))
        except InvalidValueError as error:
            return _refused(str(error), None)
        if isinstance(found, Refusal):
            return _refused(PlanWords(units).refusal(found), found)
        return _planned(services, found, units, saves=options.save)


def _request(plans: Plans, options: argparse.Namespace) -> PlanRequest:
    has_race = options.race_km is not None or options.race_date is not None
    request = PlanRequest(
        kind=PlanKind.RACE if has_race else PlanKind(options.kind or PlanKind.BUILD),
        start=options.start,
        weekdays=options.days,
        long_weekday=options.long_day,
        weeks=options.weeks,
        target_m=_metres(options.target_km),
        race_m=_metres(options.race_km),
        race_date=options.race_date,
        quality=options.quality,
        cutback=not options.no_cutback,
        strength_weekdays=options.strength,
        cross_weekdays=options.cross,
    )
    return request if has_race or options.kind else plans.fitting(request)


def _metres(km: float | None) -> float | None:
    return None if km is None else km * METRES_PER_KM


def _refused(sentence: str, refusal: Refusal | None) -> Answer:
    document = {
        "refused": {
            "reason": sentence,
            "earliest_date": None if refusal is None else refusal.earliest_date,
            "largest_race_m": None if refusal is None else refusal.largest_race_m,
        }
    }
    return Answer(document, [], sentence)


def _planned(services: Services, found: Plan, units: Units, *, saves: bool) -> Answer:
    plans, words = services.plans, PlanWords(units)
    sessions = plans.sessions_of(found)
    pressing = [one for one in plans.verdict(found, sessions) if one.level >= Level.CAUTION]
    if saves:
        plans.save(found, sessions)
        batch_id = plans.saved()[0].batch_id
        span = (found.request.start, sessions[-1].local_date) if sessions else None
        days = services.training_log.sessions_of_days(*span) if span else []
        sessions = [one for one in days if one.batch_id == batch_id]
    document = {
        "weeks": [
            {
                "week_start": one.week_start,
                "distance_m": one.distance_m,
                "long_m": one.long_m,
                "cutback": one.cutback,
                "why": words.why(one),
            }
            for one in found.weeks
        ],
        "sessions": [session_json(one) for one in sessions],
        "warnings": [_warning(one) for one in pressing],
    }
    runs = len(found.request.weekdays)
    lines = _lines(found, sessions, words, units)
    lines.insert(1, words.long_part(runs, plans.long_percent(runs)))
    return Answer(document, lines)


def _warning(warning: TrainingWarning) -> dict[str, object]:
    return {
        "rule": warning.rule.value,
        "level": warning.level.word,
        "date": warning.day,
        "subject": warning.subject.text,
        "numbers": dict(warning.numbers),
    }


def _lines(found: Plan, sessions: list[Session], words: PlanWords, units: Units) -> list[str]:
    head = ["week of", units.value, "limit", "long", "speed", "why"]
    rows = [
        [
            one.week_start.isoformat(),
            format_distance(one.distance_m, units),
            format_distance(one.limit.limit_m, units),
            format_distance(one.long_m, units),
            str(one.quality),
            words.why(one),
        ]
        for one in found.weeks
    ]
    days = [
        [one.local_date.isoformat(), format_distance(one.distance_m, units), one.title or ""]
        for one in sessions
    ]
    return [
        f"{words.headline(found)}. {words.summary(found)}",
        "",
        *table([head, *rows], right=(1, 2, 3, 4)),
        "",
        *table([["date", units.value, "session"], *days], right=(1,)),
    ]
