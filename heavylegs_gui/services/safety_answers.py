"""Reads a stored answer of the safety card; what cannot be read counts as a tick."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from heavylegs_gui.domain.changes import Row
from heavylegs_gui.domain.safety_card import (
    UNREADABLE,
    Block,
    Door,
    SafetyBox,
    ticked_boxes,
)


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """One answer.

    Attributes:
        id: Number of its row.
        day: On which it was given, ``None`` when that cannot be read.
        boxes: What was ticked, the most urgent first; none for "None of these".
        door: Through which it was released, ``None`` while it was not.
        rolls_allowed: Whether rolling was allowed after gentle exercise had been.
        asked_after: Number of the last answer that does not count any more, since a slip was
            taken back.
        is_marked: Whether the database marks it as blocking.
        table: What the row holds, to be written again.
    """

    id: int
    day: date | None
    boxes: tuple[SafetyBox, ...]
    door: Door | None
    rolls_allowed: bool
    asked_after: int
    is_marked: bool
    table: Mapping[str, object]

    @property
    def is_open(self) -> bool:
        """Whether it keeps anything off; mark and answer must both say that it does not."""
        return self.is_marked or self.blocks_all or self.blocks_rolls

    @property
    def blocks_all(self) -> bool:
        """Whether it keeps every routine off."""
        return self.door is None and bool(self.boxes)

    @property
    def blocks_rolls(self) -> bool:
        """Whether it keeps rolling off."""
        return self.door is Door.ALLOWED and not self.rolls_allowed

    @property
    def only_rolls(self) -> bool:
        """Whether rolling alone is still off."""
        return self.blocks_rolls and not self.blocks_all

    def voids_up_to(self, newest: int) -> int:
        """Return the number of the last answer that "None of these" must follow to count.

        Args:
            newest: Number of the newest answer; a higher one in this answer is damage.
        """
        if 0 < self.asked_after <= newest:
            return max(self.asked_after, self.id)
        return self.id if self.boxes or self.asked_after else 0

    def block(self, today: date) -> Block:
        """Return what it blocks.

        Args:
            today: Stands for a day that cannot be read.
        """
        return Block(self.id, self.day or today, self.boxes or (UNREADABLE,), self.only_rolls)


def read_answer(row: Row) -> StoredAnswer:
    """Read one row, never failing: each part that is not as expected counts against starting."""
    table = _table(row["answers_json"])
    door, is_door_sound = _door(table.get("release"))
    boxes = _boxes(table.get("ticked"))
    if not is_door_sound:
        boxes = boxes or (UNREADABLE,)
    rolls, asked_after = table.get("rolls"), table.get("asked_after", 0)
    return StoredAnswer(
        id=int(str(row["id"])),
        day=_day(row["day"]),
        boxes=boxes,
        door=door,
        rolls_allowed=_day(rolls) is not None,
        asked_after=asked_after if isinstance(asked_after, int) else -1,
        is_marked=row["blocked"] != 0,
        table=table,
    )


def _table(text: object) -> Mapping[str, object]:
    try:
        table = json.loads(str(text))
    except (ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}


def _boxes(ticked: object) -> tuple[SafetyBox, ...]:
    if not isinstance(ticked, list):
        return (UNREADABLE,)
    known: list[SafetyBox] = []
    for key in ticked:
        try:
            known += ticked_boxes([key])
        except (KeyError, TypeError):
            known.append(UNREADABLE)
    return tuple(sorted(known, key=lambda box: box.urgency.rank))


def _door(release: object) -> tuple[Door | None, bool]:
    """Return the door, and whether the entry is as expected."""
    if release is None:
        return None, True
    if not isinstance(release, dict) or _day(release.get("day")) is None:
        return None, False
    try:
        return Door(str(release.get("door"))), True
    except ValueError:
        return None, False


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def joined(blocks: Sequence[Block]) -> Block | None:
    """Return what is told about all open blocks: those of every exercise before those of rolls.

    It names every box that a release opens, so that none is released unseen.
    """
    told = [one for one in blocks if not one.only_rolls] or list(blocks)
    if not told:
        return None
    boxes = dict.fromkeys(box for one in told for box in one.boxes)
    newest = max(told, key=lambda one: one.answer_id)
    return replace(newest, boxes=tuple(sorted(boxes, key=lambda box: box.urgency.rank)))
