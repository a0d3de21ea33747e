"""Keeps the answers of the card before a routine, and what they block."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from heavylegs_gui.domain.changes import Change, Row
from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.safety_card import Block, Door, ticked_boxes
from heavylegs_gui.services.safety_answers import StoredAnswer, joined, read_answer
from heavylegs_gui.store.database import Store

_TABLE = "safety_answer"
_NONE_TICKED = json.dumps({"ticked": []})
_LABEL = "Safety card"
RETRY_MS = 1_000
"""How long after a failed write a tick is written again [ms]."""


class SafetyGate(QObject):
    """The gate before every routine.

    An answer is no entry of the undo history: a slip has its own door, which asks anew. A tick that
    cannot be written (the disk is full, an import is being written) counts at once and is kept
    here until it is; "None of these" and a release count only once they are written.

    Signals:
        changed: An answer was given or a block released.
    """

    changed = Signal()

    def __init__(
        self,
        store: Store,
        today: Callable[[], date],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._today, self._now = store, today, now
        self._unwritten: list[Row] = []
        self._timer = QTimer(self)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self._try_to_flush)

    @property
    def has_unwritten(self) -> bool:
        """Whether a tick counts that is not stored yet."""
        return bool(self._unwritten)

    def is_answered_today(self) -> bool:
        """Whether "None of these" is the last answer, and was given today."""
        answers, today = self._answers(), self._today()
        newest = max((one.id for one in answers), default=0)
        void = max((one.voids_up_to(newest) for one in answers), default=0)
        return any(one.day == today and not one.boxes and one.id > void for one in answers)

    def block(self) -> Block | None:
        """Return all that keeps routines off, the most urgent first; ``None`` when nothing does."""
        today = self._today()
        return joined([one.block(today) for one in self._answers() if one.is_open])

    def answer(self, ticked: Sequence[str]) -> Block | None:
        """Keep an answer; any tick blocks, whether it can be written now or later.

        Raises:
            KeyError: There is no such box.
            StoreError: "None of these" cannot be written, so it does not count.
        """
        ticked_boxes(ticked)
        row: Row = {
            "day": self._today().isoformat(),
            "answered_utc": self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "answers_json": json.dumps({"ticked": list(ticked)}),
            "blocked": 1 if ticked else 0,
        }
        if ticked:
            self._unwritten.append(row)
            self._try_to_flush()
        else:
            self.flush()
            self._insert([row])
        self.changed.emit()
        return self.block()

    def flush(self) -> None:
        """Write the ticks that wait.

        Raises:
            StoreError: They cannot be written yet.
        """
        if self._unwritten:
            self._insert(self._unwritten)
            self._unwritten = []
        self._timer.stop()

    def close(self) -> None:
        """Write what waits, if it can be written, and try no more."""
        with suppress(StoreError):
            self.flush()
        self._timer.stop()

    def release(self, door: Door, day: date) -> None:
        """Release every open block through one of the three doors.

        Args:
            door: Why it is released. ``ALLOWED`` keeps rolling off until :meth:`allow_rolls`;
                ``MISTAKE`` has the whole card asked again.
            day: The day of the clinician's word, or today.

        Raises:
            InvalidValueError: The day has not come yet.
            StoreError: It cannot be written.
        """
        self._require_past(day)
        self.flush()
        answers = self._answers()
        release = {"door": door.value, "day": day.isoformat()}
        adds: dict[str, object] = {"release": release, "rolls": None}
        if door is Door.MISTAKE:
            adds["asked_after"] = max((one.id for one in answers), default=0)
        blocked = 1 if door is Door.ALLOWED else 0
        open_ones = [one for one in answers if one.is_open and not one.only_rolls]
        self._rewrite(open_ones, adds, blocked)

    def allow_rolls(self, day: date) -> None:
        """Release what only keeps rolling off.

        Raises:
            InvalidValueError: The day has not come yet.
            StoreError: It cannot be written.
        """
        self._require_past(day)
        self.flush()
        found = [one for one in self._answers() if one.only_rolls]
        self._rewrite(found, {"rolls": day.isoformat()}, 0)

    def _answers(self) -> list[StoredAnswer]:
        """Return today's answers and all that are not plainly "None of these"."""
        where = "day = ? OR blocked <> 0 OR answers_json <> ?"
        rows: list[Row] = []
        try:
            rows += self._store.fetch_all(_TABLE, where, (self._today().isoformat(), _NONE_TICKED))
        except StoreError:
            if not self._unwritten:
                raise
        newest = max((int(str(row["id"])) for row in rows), default=0)
        rows += [{"id": newest + 1 + at, **row} for at, row in enumerate(self._unwritten)]
        return [read_answer(row) for row in rows]

    def _insert(self, rows: Sequence[Row]) -> None:
        """Write new answers in one transaction; they get their numbers now."""
        numbers = self._store.next_ids(_TABLE, len(rows))
        numbered = [{"id": number, **row} for number, row in zip(numbers, rows, strict=True)]
        edits = tuple(self._store.edit(_TABLE, row) for row in numbered)
        self._store.apply(Change(_LABEL, edits))

    def _try_to_flush(self) -> None:
        try:
            self.flush()
        except StoreError:
            self._timer.start()

    def _rewrite(
        self, answers: Sequence[StoredAnswer], adds: dict[str, object], blocked: int
    ) -> None:
        """Write all of them in one transaction; a part that could not be read is written anew."""
        edits = []
        for one in answers:
            ticked = [box.key for box in one.boxes] or ["unreadable"]
            text = json.dumps({**one.table, "ticked": ticked, **adds})
            row = {**(self._store.fetch(_TABLE, one.id) or {}), "answers_json": text}
            edits.append(self._store.edit(_TABLE, {**row, "id": one.id, "blocked": blocked}))
        if edits:
            self._store.apply(Change(_LABEL, tuple(edits)))
            self.changed.emit()

    def _require_past(self, day: date) -> None:
        if day > self._today():
            words = QCoreApplication.translate(
                "SafetyGate", "That day has not come yet; choose today or an earlier day."
            )
            raise InvalidValueError(words, "day")
