"""Names of tables, keys and columns.

They stand here once more, beside the models, because reading a row must not wait for peewee; a test
keeps both equal.
"""

from __future__ import annotations

from typing import NamedTuple


class Table(NamedTuple):
    """What the statements on one table need.

    Attributes:
        key: Name of the primary key.
        columns: All columns in the order of the table.
    """

    name: str
    key: str
    columns: tuple[str, ...]

    @property
    def select(self) -> str:
        """``SELECT`` of all columns, without a condition."""
        return f'SELECT {self._listed} FROM "{self.name}"'  # noqa: S608 - names come from the models

    @property
    def select_one(self) -> str:
        """``SELECT`` of the row with one key."""
        return f'{self.select} WHERE "{self.key}" = ?'

    def select_some(self, count: int) -> str:
        """``SELECT`` of the rows with ``count`` keys."""
        return f'{self.select} WHERE "{self.key}" IN ({", ".join("?" * count)})'

    @property
    def insert(self) -> str:
        """``INSERT`` of one whole row."""
        marks = ", ".join("?" * len(self.columns))
        return f'INSERT INTO "{self.name}" ({self._listed}) VALUES ({marks})'  # noqa: S608

    @property
    def update(self) -> str:
        """``UPDATE`` of one whole row; the key comes last."""
        pairs = ", ".join(f'"{column}" = ?' for column in self.columns)
        return f'UPDATE "{self.name}" SET {pairs} WHERE "{self.key}" = ?'  # noqa: S608

    @property
    def delete(self) -> str:
        """``DELETE`` of the row with one key."""
        return f'DELETE FROM "{self.name}" WHERE "{self.key}" = ?'  # noqa: S608

    @property
    def _listed(self) -> str:
        return ", ".join(f'"{column}"' for column in self.columns)


def _tables(*described: tuple[str, str]) -> dict[str, Table]:
    """Return the tables of pairs of name and columns; the key is the first column."""
    tables = {}
    for name, listed in described:
        columns = tuple(listed.split())
        tables[name] = Table(name, columns[0], columns)
    return tables


TABLES: dict[str, Table] = _tables(
    ("shoe", "id name start_distance_m limit_m retired_on"),
    ("import_batch", "id created_utc label kind"),
    (
        "session",
        (
            "id uid local_date start_utc utc_offset_min sport kind status title distance_m "
            "duration_s elapsed_s ascent_m heart_rate_avg_bpm rpe heaviness soreness temp_c "
            "shoe_id notes source batch_id original_date linked_id revision compression drinking "
            "fuelling form_note original_distance_m fixed_by link_locked"
        ),
    ),
    (
        "check_in",
        "day sleep_h heaviness soreness mood resting_pulse_bpm drinking fuelling",
    ),
    ("day_mark", "day kind note"),
    ("dismissal", "id rule subject numbers reason created_utc"),
    ("training_plan", "id batch_id created_utc request_json"),
    ("exported_event", "uid local_date summary fingerprint sequence"),
    (
        "symptom_check",
        (
            "id uid local_date created_utc updated_utc state answers_json result_json "
            "knowledge_version"
        ),
    ),
    (
        "routine_run",
        (
            "id routine_id local_date snapshot_json gate_json start_side state pos_ms extra_json "
            "skipped_json credited_json started_utc updated_utc ended_utc reason effort legs"
        ),
    ),
    ("own_exercise", "id values_json picture_base64 updated_utc"),
    ("own_routine", "id values_json updated_utc"),
    ("planned_routine", "id local_date routine_id is_short at_minute run_id"),
    ("safety_answer", "id day answered_utc answers_json blocked"),
    ("setting", "key value"),
    ("draft", "key updated_utc values_json"),
    ("import_file", "id batch_id name sha256 activity status reason session_id"),
    ("import_image", "id batch_id session_id before_json revision"),
)
