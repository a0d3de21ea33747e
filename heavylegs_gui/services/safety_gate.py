"""Keeps the answers of the card before a routine, and what they block."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from heavylegs_gui.domain.changes import Change, Row
from heavylegs_gui.domain.safety_card import Block, Door, ticked_boxes
from heavylegs_gui.store.database import Store

_TABLE = "safety_answer"


class SafetyGate(QObject):
    """The gate before every routine.

    An answer is no entry of the undo history: a slip has its own door, which asks anew.

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

    def is_answered_today(self) -> bool:
        """Whether "None of these" was answered today."""
        return any(not _ticked(row) for row in self._rows() if row["day"] == self._day())

    def block(self) -> Block | None:
        """Return what keeps routines off, the most urgent first; ``None`` when nothing does."""
        found = [_block(row) for row in self._rows() if row["blocked"]]
        if not found:
            return None
        full = [one for one in found if not one.only_rolls]
        return min(full or found, key=lambda one: one.urgency.rank)

    def answer(self, ticked: Sequence[str]) -> Block | None:
        """Keep an answer; any tick blocks.

        Raises:
            KeyError: There is no such box.
            StoreError: It cannot be written.
        """
        ticked_boxes(ticked)
        row = {
            "id": self._store.next_ids(_TABLE)[0],
            "day": self._day(),
            "answered_utc": self._instant(),
            "answers_json": json.dumps({"ticked": list(ticked)}),
            "blocked": 1 if ticked else 0,
        }
        self._write(row)
        return self.block()

    def release(self, door: Door, day: date) -> None:
        """Release every open block through one of the three doors.

        Args:
            door: Why it is released. ``ALLOWED`` keeps rolling off until :meth:`allow_rolls`;
                ``MISTAKE`` has the whole card asked again.
            day: The day of the clinician's word, or today.

        Raises:
            StoreError: It cannot be written.
        """
        for row in self._rows():
            if row["blocked"] and not _block(row).only_rolls:
                answers = json.loads(str(row["answers_json"]))
                answers["release"] = {"door": door.value, "day": day.isoformat()}
                keeps_rolls_off = door is Door.ALLOWED
                self._write(
                    {
                        **row,
                        "answers_json": json.dumps(answers),
                        "blocked": 1 if keeps_rolls_off else 0,
                    }
                )

    def allow_rolls(self, day: date) -> None:
        """Release what only keeps rolling off.

        Raises:
            StoreError: It cannot be written.
        """
        for row in self._rows():
            if row["blocked"] and _block(row).only_rolls:
                answers = json.loads(str(row["answers_json"]))
                answers["rolls"] = day.isoformat()
                self._write({**row, "answers_json": json.dumps(answers), "blocked": 0})

    def _rows(self) -> list[Row]:
        return self._store.fetch_all(_TABLE)

    def _write(self, row: Row) -> None:
        self._store.apply(Change("Safety card", (self._store.edit(_TABLE, row),)))
        self.changed.emit()

    def _day(self) -> str:
        return self._today().isoformat()

    def _instant(self) -> str:
        return self._now().strftime("%Y-%m-%dT%H:%M:%SZ")


def _answers(row: Row) -> dict[str, object]:
    answers = json.loads(str(row["answers_json"]))
    return answers if isinstance(answers, dict) else {}


def _ticked(row: Row) -> list[str]:
    ticked = _answers(row).get("ticked", [])
    return [str(key) for key in ticked] if isinstance(ticked, list) else []


def _block(row: Row) -> Block:
    release = _answers(row).get("release")
    allowed = isinstance(release, dict) and release.get("door") == Door.ALLOWED.value
    return Block(
        answer_id=int(str(row["id"])),
        day=date.fromisoformat(str(row["day"])),
        boxes=ticked_boxes(_ticked(row)),
        only_rolls=allowed,
    )
