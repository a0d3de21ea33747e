"""What stands in the session form, and the session that it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import Kind, Session, Sport, Status, check_session, new_uid
from heavylegs_gui.domain.units import (
    Units,
    format_duration,
    parse_distance,
    parse_duration,
    to_display,
)
from heavylegs_gui.ui.models.words import local_start
from heavylegs_gui.ui.widgets.date_words import parse_day

_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormValues:
    """Every field as it was typed; empty and ``None`` mean not told."""

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
    title: str = ""
    notes: str = ""

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
            if isinstance(value, int) and one.type != "str" and 0 <= value <= 10:
                known[one.name] = value
        return cls(**known)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was told besides the day and what is preset."""
        told = (self.distance_m, self.duration_s, self.start_utc, self.temp_c, self.title)
        levels = (self.heaviness, self.rpe, self.soreness)
        return not any((*told, self.notes, self.shoe)) and all(one is None for one in levels)


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
        title=session.title or "",
        notes=session.notes or "",
    )


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
        base = self._original or Session(uid=new_uid(), local_date=day)
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
            shoe_id=base.shoe_id if self._kept(values, "shoe") else shoe_id,
            title=base.title if self._kept(values, "title") else values.title.strip() or None,
            notes=base.notes if self._kept(values, "notes") else values.notes.strip() or None,
        )
        self._check_told(session)
        return check_session(session)

    def faults(self, values: FormValues) -> list[InvalidValueError]:
        """Return what is wrong with each field, in the order of the form."""
        readers = (self.day, self.distance_m, self.duration_s, self._start_clock, self._temp_c)
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
            "title": values.title.strip() or None,
            "notes": values.notes.strip() or None,
        }
        found = []
        for name, value in told.items():
            alone: dict[str, Any] = {name: value}
            error = _refusal(check_session, replace(blank, **alone))
            if error is not None:
                found.append(error)
        return found

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
