"""The tables as peewee models: columns, types and what each column may hold.

The frozen text of the first schema lies in :mod:`heavylegs_gui.store.first_schema`; a test keeps
models and migrations equal. A ``CHECK`` states type, range and enumeration of one column, never a
rule across columns. Days and instants are text: ``2026-11-22`` and ``2026-11-22T20:15:00Z``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

import peewee as pw

from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.training import (
    MAX_DISTANCE_M,
    MAX_DURATION_S,
    MAX_FORM_NOTE_CHARS,
    MAX_NOTES_CHARS,
    MAX_TITLE_CHARS,
    DayKind,
    Kind,
    Source,
    Sport,
    Status,
)


class IdField(pw.AutoField):
    """A row number that is never given twice, so that undo can always bring a row back."""

    def ddl(self, ctx: pw.Context) -> pw.NodeList:
        """Return peewee's column text with ``AUTOINCREMENT`` behind it."""
        return pw.NodeList((super().ddl(ctx), pw.SQL("AUTOINCREMENT")))


def _column_types(kind: str, *, null: bool) -> str:
    return f"IN ('{kind}', 'null')" if null else f"= '{kind}'"


def _options(rule: str, *, null: bool, default: object = None, **options: bool) -> dict[str, Any]:
    begin = [] if default is None else [pw.SQL(f"DEFAULT {default!r}")]
    return {"null": null, "constraints": [*begin, pw.Check(rule)], **options}


def _number(
    name: str, kind: str, low: float, high: float, *, null: bool, default: object = None
) -> dict[str, Any]:
    types = _column_types(kind, null=null)
    rule = f"typeof({name}) {types} AND {name} BETWEEN {low:.15g} AND {high:.15g}"
    return _options(rule, null=null, default=default)


def whole(
    name: str, low: int, high: int, *, null: bool = True, default: int | None = None
) -> pw.IntegerField[Any]:
    """Return a column of whole numbers from ``low`` to ``high``."""
    return pw.IntegerField(**_number(name, "integer", low, high, null=null, default=default))


def real(name: str, low: float, high: float, *, null: bool = True) -> pw.FloatField[Any]:
    """Return a column of finite numbers from ``low`` to ``high``."""
    return pw.FloatField(**_number(name, "real", low, high, null=null))


def text(name: str, longest: int, *, null: bool = True, **options: bool) -> pw.TextField[Any]:
    """Return a column of text with at most ``longest`` characters."""
    rule = f"typeof({name}) {_column_types('text', null=null)} AND length({name}) <= {longest}"
    return pw.TextField(**_options(rule, null=null, **options))


def word(
    name: str, *allowed: str, null: bool = False, default: str | None = None
) -> pw.TextField[Any]:
    """Return a column that holds one of the ``allowed`` words."""
    listed = ", ".join(f"'{one}'" for one in allowed)
    return pw.TextField(**_options(f"{name} IN ({listed})", null=null, default=default))


def choice(name: str, enum: type[StrEnum], *, null: bool = False) -> pw.TextField[Any]:
    """Return a column that holds a member of ``enum``."""
    return word(name, *(member.value for member in enum), null=null)


def day(name: str, *, null: bool = False, **options: bool) -> pw.TextField[Any]:
    """Return a column of days that exist."""
    return pw.TextField(**_options(f"{name} IS date(julianday({name}))", null=null, **options))


def instant(name: str, *, null: bool = False) -> pw.TextField[Any]:
    """Return a column of UTC instants in whole seconds."""
    rule = f"{name} IS strftime('%Y-%m-%dT%H:%M:%SZ', {name})"
    return pw.TextField(**_options(rule, null=null))


def json_text(name: str, *, null: bool = False) -> pw.TextField[Any]:
    """Return a column of JSON objects or lists.

    The rule tells the first character only: SQLite 3.40 refuses ``json_valid`` in a schema that is
    not trusted.
    """
    types = _column_types("text", null=null)
    rule = f"typeof({name}) {types} AND substr({name}, 1, 1) IN ('{{', '[')"
    return pw.TextField(**_options(rule, null=null))


def _table_name(model: type[pw.Model]) -> str:
    words = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__.removesuffix("Row"))
    return words.lower()


class BaseRow(pw.Model):
    """What all tables share: names of indexes begin with the name of the table."""

    class Meta:
        """``SessionRow`` is the table ``session``, and so on."""

        legacy_table_names = False
        table_function = _table_name


class ShoeRow(BaseRow):
    """A pair of shoes."""

    id = IdField()
    name = text("name", 200, null=False)
    start_distance_m = real("start_distance_m", 0, 10_000_000, null=False)
    limit_m = real("limit_m", 0, 10_000_000)
    retired_on = day("retired_on", null=True)


class ImportBatchRow(BaseRow):
    """One import: what is taken back as a whole."""

    id = IdField()
    created_utc = instant("created_utc")
    label = text("label", 500, null=False)
    kind = word("kind", "import", "plan", default="import")


class SessionRow(BaseRow):
    """One training entry; ``revision`` counts the changes since it was first written."""

    id = IdField()
    uid = text("uid", 200, null=False, unique=True)
    local_date = day("local_date")
    start_utc = instant("start_utc", null=True)
    utc_offset_min = whole("utc_offset_min", -1080, 1080)
    sport = choice("sport", Sport)
    kind = choice("kind", Kind, null=True)
    status = choice("status", Status)
    title = text("title", MAX_TITLE_CHARS)
    distance_m = real("distance_m", 0, MAX_DISTANCE_M)
    duration_s = real("duration_s", 0, MAX_DURATION_S)
    elapsed_s = real("elapsed_s", 0, MAX_DURATION_S * 4)
    ascent_m = real("ascent_m", 0, 50_000)
    heart_rate_avg_bpm = whole("heart_rate_avg_bpm", 20, 260)
    rpe = whole("rpe", 0, 10)
    heaviness = whole("heaviness", 0, 10)
    soreness = whole("soreness", 0, 10)
    temp_c = real("temp_c", -60, 60)
    shoe = pw.ForeignKeyField(
        ShoeRow, null=True, deferrable="INITIALLY DEFERRED", column_name="shoe_id"
    )
    notes = text("notes", MAX_NOTES_CHARS)
    source = choice("source", Source)
    batch = pw.ForeignKeyField(
        ImportBatchRow, null=True, deferrable="INITIALLY DEFERRED", column_name="batch_id"
    )
    original_date = day("original_date", null=True)
    linked = pw.ForeignKeyField(
        "self", null=True, deferrable="INITIALLY DEFERRED", column_name="linked_id"
    )
    revision = whole("revision", 0, 2_000_000_000, null=False)
    compression = whole("compression", 0, 1)
    drinking = whole("drinking", 0, 3)
    fuelling = whole("fuelling", 0, 3)
    form_note = text("form_note", MAX_FORM_NOTE_CHARS)
    original_distance_m = real("original_distance_m", 0, MAX_DISTANCE_M)
    fixed_by = choice("fixed_by", RuleId, null=True)
    link_locked = whole("link_locked", 0, 1, null=False, default=0)

    class Meta:
        """Indexes for the order of the log, for duplicates and for the sums of the weeks."""

        indexes = (
            (("local_date", "start_utc"), False),
            (("start_utc",), False),
            (("sport", "local_date", "status", "distance_m"), False),
        )


class CheckInRow(BaseRow):
    """One day's answers."""

    day = day("day", primary_key=True)
    sleep_h = real("sleep_h", 0, 24)
    heaviness = whole("heaviness", 0, 10)
    soreness = whole("soreness", 0, 10)
    mood = whole("mood", 0, 10)
    resting_pulse_bpm = whole("resting_pulse_bpm", 20, 260)
    drinking = whole("drinking", 0, 3)
    fuelling = whole("fuelling", 0, 3)


class DayMarkRow(BaseRow):
    """What the runner said of one day: rest, ill, not logged, or a note."""

    day = day("day", primary_key=True)
    kind = choice("kind", DayKind, null=True)
    note = text("note", MAX_FORM_NOTE_CHARS)


class DismissalRow(BaseRow):
    """A warning that the runner has answered; it returns when its numbers change."""

    id = IdField()
    rule = choice("rule", RuleId)
    subject = text("subject", 100, null=False)
    numbers = text("numbers", 500, null=False)
    reason = text("reason", 500)
    created_utc = instant("created_utc")

    class Meta:
        """Asked by rule and subject."""

        indexes = ((("rule", "subject"), False),)


class TrainingPlanRow(BaseRow):
    """What a generated plan was asked for; its sessions carry the same batch."""

    id = IdField()
    batch = pw.ForeignKeyField(
        ImportBatchRow, deferrable="INITIALLY DEFERRED", column_name="batch_id"
    )
    created_utc = instant("created_utc")
    request_json = json_text("request_json")


class ExportedEventRow(BaseRow):
    """A session as it was last written to a calendar file, so that a later file can cancel it."""

    uid = text("uid", 200, null=False, primary_key=True)
    local_date = day("local_date")
    summary = text("summary", 500, null=False)
    fingerprint = text("fingerprint", 100, null=False)
    sequence = whole("sequence", 0, 2_000_000_000, null=False)


class SymptomCheckRow(BaseRow):
    """One use of the symptom checker, resumable until it is finished."""

    id = IdField()
    uid = text("uid", 200, null=False, unique=True)
    local_date = day("local_date", index=True)
    created_utc = instant("created_utc")
    updated_utc = instant("updated_utc")
    state = word("state", "open", "finished")
    answers_json = json_text("answers_json")
    result_json = json_text("result_json", null=True)
    knowledge_version = text("knowledge_version", 100, null=False)


class RoutineRunRow(BaseRow):
    """One played routine; positions and credited times in milliseconds."""

    id = IdField()
    routine_id = text("routine_id", 200, null=False)
    local_date = day("local_date", index=True)
    snapshot_json = json_text("snapshot_json")
    gate_json = json_text("gate_json")
    start_side = word("start_side", "left", "right")
    state = word("state", "running", "paused", "done", "partial", "aborted")
    pos_ms = whole("pos_ms", 0, 86_400_000, null=False)
    extra_json = json_text("extra_json")
    skipped_json = json_text("skipped_json")
    credited_json = json_text("credited_json")
    started_utc = instant("started_utc")
    updated_utc = instant("updated_utc")
    ended_utc = instant("ended_utc", null=True)
    reason = text("reason", 200)
    effort = whole("effort", 1, 5)
    legs = whole("legs", 1, 5)


class OwnExerciseRow(BaseRow):
    """An exercise that the runner made; the picture as the text of its bytes."""

    id = text("id", 200, null=False, primary_key=True)
    values_json = json_text("values_json")
    picture_base64 = text("picture_base64", 4_000_000)
    updated_utc = instant("updated_utc")


class OwnRoutineRow(BaseRow):
    """A routine that the runner made, copied or read from a file."""

    id = text("id", 200, null=False, primary_key=True)
    values_json = json_text("values_json")
    updated_utc = instant("updated_utc")


class PlannedRoutineRow(BaseRow):
    """A routine on a day of the calendar; ``run_id`` is the routine run that did it."""

    id = IdField()
    local_date = day("local_date", index=True)
    routine_id = text("routine_id", 200, null=False)
    is_short = whole("is_short", 0, 1, null=False)
    at_minute = whole("at_minute", 0, 1439)
    run_id = whole("run_id", 1, 2_000_000_000)


class SafetyAnswerRow(BaseRow):
    """The answers on the card that stands before a routine."""

    id = IdField()
    day = day("day", index=True)
    answered_utc = instant("answered_utc")
    answers_json = json_text("answers_json")
    blocked = whole("blocked", 0, 1, null=False)


class SettingRow(BaseRow):
    """One setting in its text form."""

    key = text("key", 100, null=False, primary_key=True)
    value = text("value", 1000)


class DraftRow(BaseRow):
    """A form as it was last typed, kept until it is saved."""

    key = text("key", 100, null=False, primary_key=True)
    updated_utc = instant("updated_utc")
    values_json = json_text("values_json")


class ImportFileRow(BaseRow):
    """One activity found in an imported file.

    ``session_id`` has no foreign key on purpose: the file stays known when its session is deleted,
    and undo of that deletion joins the two again.
    """

    id = IdField()
    batch = pw.ForeignKeyField(
        ImportBatchRow, deferrable="INITIALLY DEFERRED", column_name="batch_id"
    )
    name = text("name", 1000, null=False)
    sha256 = pw.TextField(
        index=True,
        null=True,
        constraints=[pw.Check("length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'")],
    )
    activity = whole("activity", 0, 1_000_000, null=False)
    status = word("status", "new", "duplicate", "possible_duplicate", "refused")
    reason = text("reason", 1000)
    session_id = pw.IntegerField(
        index=True,
        null=True,
        constraints=[pw.Check("typeof(session_id) IN ('integer', 'null')")],
    )


class ImportImageRow(BaseRow):
    """A session as it was before an import changed it.

    ``revision`` is the one that the import wrote: a higher one means that the runner edited it
    since. The image of the session 0, which never exists, lists the numbers of the shoes that the
    import brought.
    """

    id = IdField()
    batch = pw.ForeignKeyField(
        ImportBatchRow, deferrable="INITIALLY DEFERRED", column_name="batch_id"
    )
    session_id = pw.IntegerField(constraints=[pw.Check("typeof(session_id) = 'integer'")])
    before_json = json_text("before_json")
    revision = whole("revision", 0, 2_000_000_000, null=False)


MODELS: tuple[type[pw.Model], ...] = (
    ShoeRow,
    ImportBatchRow,
    SessionRow,
    CheckInRow,
    DayMarkRow,
    DismissalRow,
    TrainingPlanRow,
    ExportedEventRow,
    SymptomCheckRow,
    RoutineRunRow,
    OwnExerciseRow,
    OwnRoutineRow,
    PlannedRoutineRow,
    SafetyAnswerRow,
    SettingRow,
    DraftRow,
    ImportFileRow,
    ImportImageRow,
)
