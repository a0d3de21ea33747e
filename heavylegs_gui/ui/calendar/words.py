"""The calendar's words: titles and figures of blocks, and whole sentences for a screen reader."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from heavylegs_gui.domain.compliance import Compliance
from heavylegs_gui.domain.training import Kind, Session, Sport
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.services.calendar_words import kind_words
from heavylegs_gui.ui.calendar.cells import Block, DayCell, DayLook, KeptWarning, Look, WeekCell
from heavylegs_gui.ui.locale_words import counted, long_day, short_day, weekday_name
from heavylegs_gui.ui.models.words import distance_words, kind_word, session_words, sport_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from heavylegs_gui.domain.training import CheckIn
    from heavylegs_gui.domain.week_plans import WeekPlan
    from heavylegs_gui.services.warning_words import WarningWords

_BY_TIME = frozenset({Sport.STRENGTH, Sport.CYCLE, Sport.OTHER})
"""Sports whose duration says more than their distance."""

_SHORT_NIGHT_H = 6.0
"""A night below this stands out [h]. Source: own value."""
_HEAVY_FROM = 7
"""Heaviness from which a morning stands out (0 to 10). Source: rule HEAVY."""
_SORE_FROM = 6
"""Soreness from which a morning stands out (0 to 10). Source: own value."""
_HAPPENED = frozenset({Look.MISSED, Look.SKIPPED, Look.ILL})


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)


def minutes_words(duration_s: float | None) -> str:
    """Return for example ``"46 min"`` or ``"1 h 55"``, empty when unknown."""
    if duration_s is None:
        return ""
    hours, minutes = divmod(round(duration_s / 60), 60)
    if not hours:
        return _tr("{0} min").format(minutes)
    return _tr("{0} h {1}").format(hours, f"{minutes:02d}")


def title(session: Session) -> str:
    """Return what a block is called, for example ``"Long run"``."""
    return _title(session.sport, session.kind)


@lru_cache(maxsize=64)
def _title(sport: Sport, kind: Kind | None) -> str:
    if sport is not Sport.RUN or kind is None:
        return sport_word(sport)
    return _tr("Long run") if kind is Kind.LONG else kind_word(kind)


def block_title(block: Block) -> str:
    """Return the first line of a block: what happened to it, else what it is."""
    if block.look is Look.MISSED:
        return _tr("Missed")
    if block.look is Look.SKIPPED:
        return _tr("Skipped")
    if block.look is Look.ILL:
        return _tr("Ill")
    return title(block.session)


def own_text(session: Session) -> str:
    """Return the title, else the note, unless it says no more than the kind does."""
    names = [title(session), kind_words(session)]
    if session.kind is not None:
        names.append(kind_word(session.kind))
    said = {"", *(one.casefold() for one in names)}
    texts = [(text or "").strip() for text in (session.title, session.notes)]
    return next((one for one in texts if one.casefold() not in said), "")


def own_line(session: Session) -> str:
    """Return the first line of :func:`own_text`."""
    return own_text(session).partition("\n")[0]


def in_two(text: str, room: float, width_of: Callable[[str], float]) -> list[str]:
    """Return a name on one line, or on two where it is longer than one.

    Args:
        text: The name.
        room: Width of a line.
        width_of: Measures a text, in the unit of ``room``.
    """
    first, rest = "", text.split()
    while rest:
        longer = f"{first} {rest[0]}".lstrip()
        if first and width_of(longer) > room:
            return [first, " ".join(rest)]
        first = longer
        rest.pop(0)
    return [first]


def short_title(block: Block) -> str:
    """Return the first line of a block where there is little room."""
    if block.is_race or block.session.kind is not Kind.LONG or block.look in _HAPPENED:
        return block_title(block)
    return kind_word(Kind.LONG)


def figure(session: Session, units: Units, *, with_unit: bool = True) -> str:
    """Return what a block measures, for example ``"7.0 km"``, ``"7.0"`` or ``"30 min"``."""
    by_time = session.sport in _BY_TIME and session.duration_s is not None
    if by_time or session.distance_m is None:
        return minutes_words(session.duration_s)
    if with_unit:
        return distance_words(session.distance_m, units)
    return format_distance(session.distance_m, units)


def moved_words(block: Block) -> str:
    """Return for example ``"from Thu"``, empty for a session on its own day."""
    first = block.moved_from
    if first is None:
        return ""
    is_near = abs((block.session.local_date - first).days) < 7
    return _tr("from {0}").format(weekday_name(first) if is_near else short_day(first))


def day_words(look: DayLook) -> str:
    """Return what stands in a day without sessions."""
    if look is DayLook.EMPTY:
        return ""
    return {
        DayLook.REST: _tr("Rest"),
        DayLook.REST_DAY: _tr("Rest day"),
        DayLook.ILL: _tr("Ill"),
        DayLook.NOT_LOGGED: _tr("Not logged"),
    }[look]


def relative_day(day: date, today: date) -> str:
    """Return for example ``"In 4 days"``."""
    gap = (day - today).days
    near = {0: _tr("Today"), 1: _tr("Tomorrow"), -1: _tr("Yesterday")}.get(gap)
    if near is not None:
        return near
    return _tr("In {0} days").format(gap) if gap > 0 else _tr("{0} days ago").format(-gap)


@lru_cache(maxsize=512)
def day_number(day: date, *, is_first: bool) -> str:
    """Return the figure of a day, with its month where a month begins."""
    return short_day(day) if is_first or day.day == 1 else str(day.day)


def month_words(month: date) -> str:
    """Return for example ``"November 2026"``."""
    name = QLocale().standaloneMonthName(month.month, QLocale.FormatType.LongFormat)
    return f"{name} {month.year}"


def span_words(first: date, last: date) -> str:
    """Return for example ``"16–22 Nov 2026"``."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short_day(last)} {last.year}"
    if first.year == last.year:
        return f"{short_day(first)} – {short_day(last)} {last.year}"
    return f"{short_day(first)} {first.year} – {short_day(last)} {last.year}"


def _state(block: Block) -> str:
    return {
        Look.DONE: _tr("done"),
        Look.PLANNED: _tr("planned"),
        Look.MISSED: _tr("missed"),
        Look.SKIPPED: _tr("skipped"),
        Look.ILL: _tr("left out, ill"),
    }[block.look]


def block_sentence(block: Block, units: Units) -> str:
    """Return for example ``"long run 18.0 km planned, moved from 21 Nov"``."""
    session = block.session
    words = session_words(session, units)
    if session.distance_m is None and session.duration_s is not None:
        words = f"{words} {minutes_words(session.duration_s)}"
    parts = [f"{words} {_state(block)}"]
    kept = kept_word(block)
    if kept:
        parts.append(kept)
    if session.heaviness is not None:
        parts.append(_tr("heaviness {0} of 10").format(session.heaviness))
    if block.moved_from is not None:
        parts.append(_tr("moved from {0}").format(short_day(block.moved_from)))
    return ", ".join(parts)


def day_sentence(cell: DayCell, units: Units, today: date, words: WarningWords | None) -> str:
    """Return the whole day as one sentence, with its warnings."""
    parts = [long_day(cell.day)]
    if cell.day == today:
        parts.append(_tr("today"))
    parts += [block_sentence(one, units) for one in cell.blocks]
    if cell.look is not DayLook.EMPTY:
        parts.append(day_words(cell.look).lower())
        rest = rest_kept_words(cell.rest_kept)
        parts += [rest] if rest else []
    elif not cell.blocks:
        parts.append(_tr("nothing planned") if cell.day >= today else _tr("nothing logged"))
    if cell.note:
        parts.append(_tr("note: {0}").format(cell.note))
    if words is not None:
        parts += [_tr("warning: {0}").format(words.message(one)) for one in cell.warnings]
        parts += [kept_words(one, words) for one in cell.kept_warnings]
    return ", ".join(parts)


def kept_words(kept: KeptWarning, words: WarningWords) -> str:
    """Return what the runner keeps as it is, with the reason."""
    message = words.message(kept.warning)
    if kept.reason:
        return _tr("Kept as it is: {0} Your reason: {1}").format(message, kept.reason)
    return _tr("Kept as it is: {0}").format(message)


def week_sentence(cell: WeekCell, units: Units) -> str:
    """Return the sums of a week as one sentence."""
    plan = cell.plan
    last = plan.week_start + timedelta(days=6)
    parts = [_tr("Week of {0}").format(span_words(plan.week_start, last))]
    if not cell.says_anything:
        is_past = plan.is_past or cell.is_current
        parts.append(_tr("nothing logged") if is_past else _tr("nothing planned"))
        return ", ".join(parts)
    parts.append(_tr("{0} done").format(distance_words(plan.done_m, units)))
    if plan.ahead_m:
        parts.append(_tr("{0} planned").format(distance_words(plan.ahead_m, units)))
    parts.append(_tr("limit {0}").format(distance_words(plan.limit_m, units)))
    parts.append(rest_words(plan.rest_days))
    if plan.is_over:
        parts.append(_tr("{0} over the limit").format(distance_words(plan.over_m, units)))
    elif plan.left_m is not None:
        parts.append(_tr("{0} left").format(distance_words(plan.left_m, units)))
    outcome = outcome_words(plan)
    return ", ".join([*parts, outcome] if outcome else parts)


def week_lines(cell: WeekCell, units: Units) -> list[str]:
    """Return the sums of a week, the fullest line first, each later one shorter."""
    plan = cell.plan
    last = plan.week_start + timedelta(days=6)
    whole = week_sentence(cell, units)
    if not cell.says_anything:
        return [whole]
    sums = [_tr("{0} done").format(distance_words(plan.done_m, units))]
    if plan.ahead_m:
        sums.append(_tr("{0} planned").format(distance_words(plan.ahead_m, units)))
    if plan.is_over:
        sums.append(over_words(format_distance(plan.over_m, units)))
    elif plan.left_m is not None:
        sums.append(left_words(format_distance(plan.left_m, units)))
    days = f"{short_day(plan.week_start)} – {short_day(last)}"
    return [whole, ", ".join([days, *sums]), ", ".join(sums)]


def outcome_words(plan: WeekPlan) -> str:
    """Return for example ``"plans: 3 kept, 1 missed"``, empty when none is over."""
    counts: dict[str, int] = {}
    for one, count in plan.outcomes.items():
        word = _kept_words().get(one)
        if word is not None:
            counts[word] = counts.get(word, 0) + count
    said = [_tr("{0} {1}").format(count, word) for word, count in counts.items()]
    return _tr("plans: {0}").format(", ".join(said)) if said else ""


def _kept_words() -> dict[Compliance, str]:
    return {
        Compliance.KEPT: _tr("kept"),
        Compliance.REST_KEPT: _tr("kept"),
        Compliance.PARTLY: _tr("partly kept"),
        Compliance.FAR_OFF: _tr("far off"),
        Compliance.MISSED: _tr("missed"),
        Compliance.EXCUSED: _tr("left out, ill"),
    }


def kept_word(block: Block, *, also_missed: bool = False) -> str:
    """Return what became of the plan of a block, empty when nobody knows.

    Args:
        block: A session.
        also_missed: Also where its title says that it was missed.
    """
    is_said = block.kept is Compliance.MISSED and block.look in _HAPPENED and not also_missed
    is_ill = block.kept is Compliance.EXCUSED and block.look is Look.ILL
    if block.kept is None or is_said or is_ill:
        return ""
    return {
        Compliance.KEPT: _tr("plan kept"),
        Compliance.REST_KEPT: _tr("rest kept"),
        Compliance.EXCUSED: _tr("ill on this day"),
        Compliance.PARTLY: _tr("plan partly kept"),
        Compliance.FAR_OFF: _tr("far off the plan"),
        Compliance.MISSED: _tr("plan missed"),
    }.get(block.kept, "")


def rest_kept_words(kept: Compliance | None) -> str:
    """Return what became of a planned rest day, empty while it is ahead."""
    if kept is Compliance.REST_KEPT:
        return _tr("rest kept")
    return _tr("but a run was done") if kept is Compliance.MISSED else ""


def rest_words(days: int) -> str:
    """Return for example ``"3 rest days"``."""
    return counted(days, _tr("{0} rest day"), _tr("{0} rest days"))


def more_words(count: int) -> str:
    """Return for example ``"+1 more"``."""
    return _tr("+{0} more").format(count)


def today_word() -> str:
    """Return ``"Today"``."""
    return _tr("Today")


def tip(cell: DayCell, units: Units, words: WarningWords | None) -> str:
    """Return the lines of a cell's tooltip: all that may be cut in it."""
    lines = [sentence(block_sentence(one, units)) for one in cell.blocks]
    rest = rest_kept_words(cell.rest_kept)
    if rest:
        lines.append(_tr("Rest day, {0}").format(rest))
    if cell.note:
        lines.append(cell.note)
    if words is not None:
        lines += [words.message(one) for one in cell.warnings]
    return "\n".join(lines)


def week_tip(cell: WeekCell, units: Units, words: WarningWords | None) -> str:
    """Return the lines of a week's tooltip: its sums and its warnings."""
    lines = [week_sentence(cell, units)]
    if words is not None:
        lines += [words.message(one) for one in cell.notes]
    return "\n".join(lines)


def sentence(words: str) -> str:
    """Return the words with a capital at their begin."""
    return words[:1].upper() + words[1:]


def done_word() -> str:
    """Return the word after what was run in a week."""
    return _tr("done")


def planned_word() -> str:
    """Return the word after what is planned for a week."""
    return _tr("planned")


def mark_done_words() -> str:
    """Return what stands on the button of a plan of today or before."""
    return _tr("Mark done")


def plus_planned(figure: str) -> str:
    """Return for example ``"+ 29.0 planned"``."""
    return _tr("+ {0} planned").format(figure)


def limit_words(figure: str) -> str:
    """Return for example ``"limit 36.8"``."""
    return _tr("limit {0}").format(figure)


def left_words(figure: str) -> str:
    """Return for example ``"4.8 left"``."""
    return _tr("{0} left").format(figure)


def over_words(figure: str) -> str:
    """Return for example ``"14.4 over"``."""
    return _tr("{0} over").format(figure)


def today_sentence(cell: DayCell, units: Units) -> str:
    """Return what today holds, for example ``"Today easy 5.0 km."``."""
    open_ones = [one for one in cell.blocks if one.is_open]
    done = [one for one in cell.blocks if one.look is Look.DONE]
    if open_ones:
        return _tr("Today {0}.").format(_listed(open_ones, units))
    if done:
        return _tr("Done today: {0}.").format(_listed(done, units))
    if cell.look is DayLook.ILL:
        return _tr("Today you are ill; rest until it is over.")
    if cell.look in {DayLook.REST, DayLook.REST_DAY}:
        return _tr("Today is a rest day.")
    return _tr("Nothing is planned for today.")


def _listed(blocks: list[Block], units: Units) -> str:
    return ", ".join(
        f"{title(one.session).lower()} {figure(one.session, units)}".strip() for one in blocks
    )


def state_word(block: Block) -> str:
    """Return for example ``"Planned"``."""
    return sentence(_state(block))


def plus_plan(figure: str) -> str:
    """Return for example ``"planned 7.0"``."""
    return _tr("planned {0}").format(figure)


def heaviness_word() -> str:
    """Return ``"Heaviness"``."""
    return _tr("Heaviness")


def check_in_rows(check_in: CheckIn) -> list[tuple[str, str, str, bool]]:
    """Return sign, name, value and whether it is poor, for the first three known answers."""
    rows = []
    if check_in.sleep_h is not None:
        sleep = minutes_words(check_in.sleep_h * 3600)
        rows.append(("moon", _tr("Sleep"), sleep, check_in.sleep_h < _SHORT_NIGHT_H))
    if check_in.drinking is not None:
        rows.append(
            ("droplets", _tr("Fluids"), amount_word(check_in.drinking), check_in.drinking < 2)
        )
    if check_in.heaviness is not None:
        heavy = check_in.heaviness >= _HEAVY_FROM
        rows.append(("activity", _tr("Heavy legs"), str(check_in.heaviness), heavy))
    if check_in.soreness is not None:
        sore = check_in.soreness >= _SORE_FROM
        rows.append(("person-standing", _tr("Soreness"), str(check_in.soreness), sore))
    if check_in.fuelling is not None:
        rows.append(
            ("leaf", _tr("Fuelling"), amount_word(check_in.fuelling), check_in.fuelling < 2)
        )
    return rows[:3]


def amount_word(amount: int) -> str:
    """Return what 0 to 3 of drinking and fuelling mean."""
    return (_tr("poor"), _tr("low"), _tr("enough"), _tr("plenty"))[amount]


def short_month_words(month: date) -> str:
    """Return for example ``"Nov 2026"``."""
    name = QLocale().standaloneMonthName(month.month, QLocale.FormatType.ShortFormat)
    return f"{name} {month.year}"


def warnings_words(count: int) -> str:
    """Return for example ``"2 warnings"``, empty for none."""
    return counted(count, _tr("{0} warning"), _tr("{0} warnings")) if count else ""
