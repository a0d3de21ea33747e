"""What stands in the session form, and the session that it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.doubts import DAY_S
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.plan_moves import with_status
from heavylegs_gui.domain.training import (
    MAX_DISTANCE_M,
    MAX_DURATION_S,
    Kind,
    Session,
    Sport,
    Status,
    check_session,
    new_uid,
)
from heavylegs_gui.domain.units import (
    Units,
    format_distance,
    format_duration,
    parse_distance,
    parse_duration,
    to_display,
)
from heavylegs_gui.ui.models.words import local_start
from heavylegs_gui.ui.widgets.date_words import NoSuchDayError, parse_day

_Told = TypeVar("_Told")


_MOST = {"drinking": 3, "fuelling": 3}
"""Largest level where it is not 10."""
_PRESET = ("local_date", "status", "sport", "kind")
REFUSED = "refused"
_COMPRESSION: Mapping[str, bool | None] = {"yes": True, "no": False, "": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormValues:
    """Every field as it was typed; empty and ``None`` mean not told.

    Attributes:
        compression: ``yes`` or ``no``.
        link: ``refused`` when the session does not fulfil the plan that fits it.
    """

    local_date: str = ""
    distance_m: str = ""
    duration_s: str = ""
    heaviness: int | None = None
    status: str = ""
    sport: str = Sport.RUN.value
    kind: str = ""
    start_utc: str = ""
    rpe: int | None = None
    soreness: int | None = None
    shoe: str = ""
    temp_c: str = ""
    compression: str = ""
    drinking: int | None = None
    fuelling: int | None = None
    form_note: str = ""
    title: str = ""
    notes: str = ""
    link: str = ""

    def as_draft(self) -> dict[str, object]:
        """Return the values as JSON knows them."""
        return asdict(self)

    @classmethod
    def from_draft(cls, draft: Mapping[str, object]) -> FormValues:
        """Return what a draft holds; values of an unknown kind are left out."""
        known: dict[str, Any] = {}
        for one in fields(cls):
            value = draft.get(one.name)
            if isinstance(value, str) and one.type == "str":
                known[one.name] = value
            most = _MOST.get(one.name, 10)
            if isinstance(value, int) and one.type != "str" and 0 <= value <= most:
                known[one.name] = value
        return cls(**known)

    def tells_no_more_than(self, start: FormValues) -> bool:
        """Whether nothing was told besides the day and what is preset at the start."""
        preset = {name: getattr(self, name) for name in _PRESET}
        return self == replace(start, **preset)


def values_of(session: Session, units: Units, shoe: str) -> FormValues:
    """Return a session as the form shows it."""
    start = local_start(session)
    return FormValues(
        local_date=session.local_date.isoformat(),
        distance_m=_distance_text(session.distance_m, units),
        duration_s="" if session.duration_s is None else format_duration(session.duration_s),
        heaviness=session.heaviness,
        status=session.status.value,
        sport=session.sport.value,
        kind="" if session.kind is None else session.kind.value,
        start_utc="" if start is None else f"{start:%H:%M}",
        rpe=session.rpe,
        soreness=session.soreness,
        shoe=shoe,
        temp_c="" if session.temp_c is None else f"{session.temp_c:g}",
        compression=_compression_text(session.compression),
        drinking=session.drinking,
        fuelling=session.fuelling,
        form_note=session.form_note or "",
        title=session.title or "",
        notes=session.notes or "",
    )


def _compression_text(worn: bool | None) -> str:  # noqa: FBT001 - a value of the log
    return next(text for text, value in _COMPRESSION.items() if value is worn)


def _with_unit(text: str, units: Units) -> str:
    """Return a typed distance with its unit; one that has a unit or is none stays as it is."""
    try:
        needs_unit = parse_distance(text, Units.KM) != parse_distance(text, Units.MI)
    except ValueError:
        return text
    return f"{text.strip()} {units.value}" if needs_unit else text


def _distance_text(distance_m: float | None, units: Units) -> str:
    if distance_m is None:
        return ""
    text = f"{to_display(distance_m, units):.2f}"
    return text.removesuffix("0").removesuffix(".0")


class FormReader:
    """Turns what was typed into a session.

    Args:
        today: The runner's local date.
        units: Unit of a distance without one.
        original: The session that is edited, ``None`` for a new one.
        shown: What the form showed before anything was typed; an untouched field keeps the exact
            value of ``original``, however it is rounded for the display.

    Attributes:
        shown: As above; the form sets it again, because its fields may show a text otherwise.
    """

    def __init__(
        self,
        today: date,
        units: Units,
        original: Session | None = None,
        shown: FormValues | None = None,
    ) -> None:
        self._today, self._units = today, units
        self._original, self.shown = original, shown

    def as_draft(self, values: FormValues) -> dict[str, object]:
        """Return the values as JSON knows them, with the unit in which they were typed."""
        return {**values.as_draft(), "units": self._units.value}

    def from_draft(self, draft: Mapping[str, object]) -> FormValues:
        """Return what a draft holds; its distance stays the same when the units have changed."""
        values = FormValues.from_draft(draft)
        typed = next((one for one in Units if one.value == draft.get("units")), self._units)
        if typed is self._units:
            return values
        before = None if self._original is None else self._original.distance_m
        if self._original is not None and values.distance_m == _distance_text(before, typed):
            return replace(values, distance_m=_distance_text(before, self._units))
        return replace(values, distance_m=_with_unit(values.distance_m, typed))

    def day(self, values: FormValues) -> date:
        """Return the day.

        Raises:
            InvalidValueError: It is no day.
        """
        try:
            return parse_day(values.local_date, self._today)
        except NoSuchDayError:
            sentence = _tr("{0} is in no calendar. Type a day, for example today or 14 Nov.")
            raise InvalidValueError(
                sentence.format(values.local_date.strip()), "local_date"
            ) from None
        except ValueError:
            sentence = _tr("Type a day, for example today, sat, 14 Nov or 2026-11-14.")
            raise InvalidValueError(sentence, "local_date") from None

    def day_or_none(self, values: FormValues) -> date | None:
        """Return the day, ``None`` while it is none."""
        try:
            return self.day(values)
        except InvalidValueError:
            return None

    def distance_m(self, values: FormValues) -> float | None:
        """Return the distance [m]."""
        if self._kept(values, "distance_m"):
            return self._original.distance_m if self._original else None
        try:
            return parse_distance(values.distance_m, self._units)
        except ValueError:
            example = "5.4" if self._units is Units.KM else "3.4"
            sentence = _tr("Type a distance in {0}, for example {1}.")
            raise InvalidValueError(
                sentence.format(self._units.value, example), "distance_m"
            ) from None

    def duration_s(self, values: FormValues) -> float | None:
        """Return the time [s]."""
        if self._kept(values, "duration_s"):
            return self._original.duration_s if self._original else None
        try:
            return parse_duration(values.duration_s)
        except ValueError:
            sentence = _tr("Type a time, for example 34 (minutes), 34:10 or 1:02:30.")
            raise InvalidValueError(sentence, "duration_s") from None

    def status(self, values: FormValues) -> Status:
        """Return the state; what lies ahead cannot be done yet."""
        chosen = Status(values.status) if values.status else Status.DONE
        if chosen is Status.DONE and self.day(values) > self._today:
            return Status.PLANNED
        return chosen

    def session(self, values: FormValues, shoe_id: int | None) -> Session:
        """Return the session.

        Raises:
            InvalidValueError: Names the first field at fault.
        """
        if self._original is not None and values == self.shown:
            return self._original
        day, status = self.day(values), self.status(values)
        base = self._base(day, status, values.link)
        start, offset = self._start(values, day)
        felt = status is not Status.PLANNED
        session = replace(
            base,
            local_date=day,
            start_utc=start,
            utc_offset_min=offset,
            sport=Sport(values.sport),
            kind=Kind(values.kind) if values.kind else None,
            status=status,
            distance_m=self.distance_m(values),
            duration_s=self.duration_s(values),
            heaviness=values.heaviness if felt else None,
            rpe=values.rpe if felt else None,
            soreness=values.soreness if felt else None,
            temp_c=self._temp_c(values),
            compression=_COMPRESSION.get(values.compression) if felt else None,
            drinking=values.drinking if felt else None,
            fuelling=values.fuelling if felt else None,
            form_note=self._text(values, "form_note") if felt else None,
            shoe_id=base.shoe_id if self._kept(values, "shoe") else shoe_id,
            title=self._text(values, "title"),
            notes=self._text(values, "notes"),
        )
        self._check_told(session)
        return check_session(session)

    def trial(self, values: FormValues, shoe_id: int | None) -> Session | None:
        """Return the session for a dry run, ``None`` while the day is none.

        What cannot be read yet counts as not told.
        """
        unread: dict[str, Any] = {
            name: ""
            for name, read in self._readers().items()
            if name != "local_date" and _refusal(read, values) is not None
        }
        whole = replace(values, **unread)
        day = self.day_or_none(whole)
        if day is None:
            return None
        status = self.status(whole)
        return replace(
            self._base(day, status, whole.link),
            local_date=day,
            sport=Sport(whole.sport),
            kind=Kind(whole.kind) if whole.kind else None,
            status=status,
            distance_m=self.distance_m(whole),
            duration_s=self.duration_s(whole),
            heaviness=None if status is Status.PLANNED else whole.heaviness,
            rpe=None if status is Status.PLANNED else whole.rpe,
            shoe_id=shoe_id,
        )

    def _base(self, day: date, status: Status, link: str) -> Session:
        """Return what the typed values are written over: day, status and link are right."""
        if self._original is None:
            return Session(uid=new_uid(), local_date=day, link_locked=link == REFUSED)
        base = self._original
        if status is not base.status:
            base = with_status(base, status)
        if status is Status.PLANNED and day != base.local_date:
            first = base.original_date or base.local_date
            base = replace(base, original_date=None if first == day else first)
        return replace(base, linked_id=None, link_locked=True) if link == REFUSED else base

    def _text(self, values: FormValues, name: str) -> str | None:
        if self._kept(values, name) and self._original is not None:
            kept: str | None = getattr(self._original, name)
            return kept
        return str(getattr(values, name)).strip() or None

    def _readers(self) -> dict[str, Callable[[FormValues], object]]:
        return {
            "local_date": self.day,
            "distance_m": self.distance_m,
            "duration_s": self.duration_s,
            "start_utc": self._start_clock,
            "temp_c": self._temp_c,
        }

    def faults(self, values: FormValues) -> list[InvalidValueError]:
        """Return what is wrong with each field, in the order of the form."""
        readers = self._readers().values()
        found = [error for one in readers if (error := _refusal(one, values)) is not None]
        return found or self._impossible(values)

    def _impossible(self, values: FormValues) -> list[InvalidValueError]:
        """Return which values can be read but are out of range, each by itself."""
        blank = Session(uid="", local_date=self._today)
        told = {
            "local_date": self.day(values),
            "distance_m": self.distance_m(values),
            "duration_s": self.duration_s(values),
            "temp_c": self._temp_c(values),
            "form_note": values.form_note.strip() or None,
            "title": values.title.strip() or None,
            "notes": values.notes.strip() or None,
        }
        found = []
        for name, value in told.items():
            alone: dict[str, Any] = {name: value}
            error = _refusal(check_session, replace(blank, **alone))
            if error is not None:
                found.append(self._in_the_runners_words(error))
        return found

    def _in_the_runners_words(self, error: InvalidValueError) -> InvalidValueError:
        """Return an error about a length with the units in which it was typed."""
        if error.field == "distance_m":
            most = format_distance(MAX_DISTANCE_M, self._units, decimals=0)
            sentence = _tr("A session can have at most {0} {1}. Is the point in the right place?")
            return InvalidValueError(sentence.format(most, self._units.value), error.field)
        if error.field == "duration_s":
            sentence = _tr(
                "A session can last at most {0} days. Type for example 34:10 or 1:02:30."
            )
            return InvalidValueError(sentence.format(round(MAX_DURATION_S / DAY_S)), error.field)
        return error

    def _start_clock(self, values: FormValues) -> None:
        if not self._kept(values, "start_utc"):
            _clock(values.start_utc)

    def _check_told(self, session: Session) -> None:
        """A new run or ride that says neither how far nor how long is a slip."""
        tells = session.distance_m or session.duration_s
        if self._original is None and not tells and session.sport is not Sport.STRENGTH:
            raise InvalidValueError(_tr("Type how far or how long it was."), "distance_m")

    def _kept(self, values: FormValues, name: str) -> bool:
        return self.shown is not None and getattr(values, name) == getattr(self.shown, name)

    def _temp_c(self, values: FormValues) -> float | None:
        if self._kept(values, "temp_c"):
            return self._original.temp_c if self._original else None
        text = values.temp_c.strip().removesuffix("°C").removesuffix("°").strip()
        if not text:
            return None
        try:
            return float(text.replace(",", ".").replace("−", "-"))
        except ValueError:
            sentence = _tr("Type the temperature in °C, for example 9.")
            raise InvalidValueError(sentence, "temp_c") from None

    def _start(self, values: FormValues, day: date) -> tuple[datetime | None, int | None]:
        base = self._original
        if self._kept(values, "start_utc") and base is not None:
            if base.start_utc is None:
                return None, base.utc_offset_min
            return base.start_utc + (day - base.local_date), base.utc_offset_min
        clock = _clock(values.start_utc)
        if clock is None:
            return None, None
        local = datetime.combine(day, clock)
        if base is not None and (base.start_utc is not None or base.utc_offset_min is not None):
            # The clock of the place where it was run, not that of this computer.
            abroad = timedelta(minutes=base.utc_offset_min or 0)
            return (local - abroad).replace(tzinfo=UTC), base.utc_offset_min
        offset = local.astimezone().utcoffset() or timedelta(0)
        return (local - offset).replace(tzinfo=UTC), round(offset.total_seconds() / 60)


def _refusal(read: Callable[[_Told], object], told: _Told) -> InvalidValueError | None:
    try:
        read(told)
    except InvalidValueError as error:
        return error
    return None


def _clock(text: str) -> time | None:
    cleaned = text.strip().lower()
    if not cleaned:
        return None
    match = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?", cleaned)
    if match is not None:
        hour, minute = int(match[1]), int(match[2] or 0)
        if match[3] and hour <= 12:
            hour = hour % 12 + (12 if match[3] == "pm" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise InvalidValueError(_tr("Type a time of day, for example 7:30 or 18:40."), "start_utc")


def _tr(text: str) -> str:
    return QCoreApplication.translate("SessionForm", text)
