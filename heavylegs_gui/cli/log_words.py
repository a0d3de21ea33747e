"""Words that ask or change the log: sessions, weeks, checkins, settings."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from heavylegs_gui.cli.context import Context
from heavylegs_gui.cli.output import (
    Answer,
    check_in_document,
    table,
    week_document,
)
from heavylegs_gui.domain.check_in_text import CHECK_IN_KEYS, with_answer
from heavylegs_gui.domain.day_words import plain_day
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.log_query import SessionQuery
from heavylegs_gui.domain.mileage import WeekTotal
from heavylegs_gui.domain.settings import KEYS, Settings, is_profile_key
from heavylegs_gui.domain.training import CheckIn, Session
from heavylegs_gui.domain.units import Units, format_distance, format_duration, format_pace
from heavylegs_gui.services.change_words import changes_words
from heavylegs_gui.services.session_json import session_json

if TYPE_CHECKING:
    from heavylegs_gui.wiring import Services

DASH = "–"


def sessions(context: Context, options: argparse.Namespace) -> Answer:
    """Answer ``sessions``."""
    first, last = _span(options)
    with context.services() as services:
        found = services.training_log.sessions(SessionQuery(first=first, last=last))
        units = services.preferences.settings.units
    lines = table(
        [_session_head(units), *(_session_row(one, units) for one in found)], right=(3, 4, 5, 6)
    )
    return Answer(
        [session_json(one) for one in found], lines if found else ["There are no sessions."]
    )


def weeks(context: Context, options: argparse.Namespace) -> Answer:
    """Answer ``weeks``."""
    first, last = _span(options)
    with context.services() as services:
        log, units = services.training_log, services.preferences.settings.units
        first, last = first or log.first_day() or last, last or log.last_day() or first
        found = log.week_totals(first, last) if first and last and first <= last else []
    lines = table([_week_head(units), *(_week_row(one, units) for one in found)], right=range(1, 6))
    return Answer(
        [week_document(one) for one in found], lines if found else ["There are no weeks."]
    )


def check_ins(context: Context, options: argparse.Namespace) -> Answer:
    """Answer ``checkins`` and ``checkins set``."""
    if options.action == "set":
        return _set_check_in(context, options)
    first, last = _span(options)
    with context.services() as services:
        found = services.training_log.check_ins(first, last)
    head = ["date", *CHECK_IN_KEYS]
    lines = table([head, *map(_check_in_row, found)], right=range(1, len(head)))
    return Answer(
        [check_in_document(one) for one in found], lines if found else ["There are no check-ins."]
    )


def _set_check_in(context: Context, options: argparse.Namespace) -> Answer:
    with context.services(writes=True) as services:
        log = services.training_log
        check_in = log.check_in(options.day) or CheckIn(day=options.day)
        for key, text in options.answers:
            check_in = with_answer(check_in, key, text)
        log.save_check_in(check_in)
    return Answer(
        check_in_document(check_in), [f"The check-in of {plain_day(options.day)} is saved."]
    )


def settings(context: Context, options: argparse.Namespace) -> Answer:
    """Answer ``settings``, ``settings KEY`` and ``settings KEY VALUE``."""
    effect = []
    with context.services(writes=options.value is not None) as services:
        preferences = services.preferences
        if options.key is not None:
            preferences.text(options.key)
        if options.value is not None:
            effect = _effect(services, options.key, options.value)
            preferences.set(options.key, options.value)
        keys = KEYS if options.key is None else (options.key,)
        texts, found = preferences.settings.as_texts(), preferences.settings
    return Answer(
        {key: _setting(found, key) for key in keys},
        [*(f"{key} = {texts.get(key) or DASH}" for key in keys), *effect],
    )


def _effect(services: Services, key: str, value: str) -> list[str]:
    """Return what another first day of the week does to the warnings."""
    settings = services.preferences.settings
    changed = settings.with_value(key, value)
    if changed.week_start is settings.week_start:
        return []
    return [changes_words(*services.warnings.count_changes(changed))]


def _setting(settings: Settings, key: str) -> object:
    """Return one setting as a number, a truth value, a text or ``None``."""
    if key.startswith("rule."):
        return settings.as_texts()[key] == "true"
    if is_profile_key(key):
        return settings.as_texts().get(key)
    value: object = getattr(settings, key)
    return value


def _span(options: argparse.Namespace) -> tuple[date | None, date | None]:
    first, last = options.first, options.last
    if first is not None and last is not None and first > last:
        raise InvalidValueError(
            f"--from, {plain_day(first)}, lies after --to, {plain_day(last)}; exchange the two.",
            "from",
        )
    return first, last


def _session_head(units: Units) -> list[str]:
    return ["date", "sport", "status", str(units), "time", "pace", "heaviness", "title"]


def _session_row(session: Session, units: Units) -> list[str]:
    kind = f" {session.kind}" if session.kind else ""
    return [
        session.local_date.isoformat(),
        f"{session.sport}{kind}",
        str(session.status),
        format_distance(session.distance_m, units),
        format_duration(session.duration_s),
        format_pace(session.distance_m, session.duration_s, units),
        _number(session.heaviness),
        session.title or "",
    ]


def _week_head(units: Units) -> list[str]:
    return ["week of", str(units), "limit", "planned", "runs", "rest days", ""]


def _week_row(week: WeekTotal, units: Units) -> list[str]:
    return [
        week.week_start.isoformat(),
        format_distance(week.distance_m, units),
        format_distance(week.limit_m, units),
        format_distance(week.planned_m, units),
        str(week.runs),
        str(week.rest_days),
        _over_words(week),
    ]


def _over_words(week: WeekTotal) -> str:
    if week.is_run_over:
        return "over the limit"
    return "over the limit with the plan" if week.is_over else ""


def _check_in_row(check_in: CheckIn) -> list[str]:
    return [check_in.day.isoformat(), *(_number(getattr(check_in, key)) for key in CHECK_IN_KEYS)]


def _number(value: float | None) -> str:
    return DASH if value is None else f"{value:g}"
