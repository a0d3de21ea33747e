"""Where the pieces of a day's cell stand; painting and the mouse both ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from heavylegs_gui.ui.calendar.inks import CAPTION, CAPTION_BOLD, MICRO, MICRO_BOLD, SMALL_BOLD

if TYPE_CHECKING:
    from heavylegs_gui.ui.calendar.cells import Block, DayCell
    from heavylegs_gui.ui.calendar.inks import Inks

MOST_BLOCKS = 2
"""So many sessions of a day are drawn; from the third on their number stands in the head."""
SIDE_PX = 5.0
GAP_PX = 2.0


class Sizes(NamedTuple):
    """Heights in a cell, from the lettering [px].

    Attributes:
        head: The line with the day's number.
        tall: A block of two lines.
        flat: A block of one line.
        badge: A warning.
    """

    head: float
    tall: float
    flat: float
    badge: float

    @classmethod
    def of(cls, inks: Inks) -> Sizes:
        """Return the sizes for the present lettering."""
        return cls(
            head=inks.line(CAPTION) + 8.0,
            tall=inks.line(MICRO) + inks.line(SMALL_BOLD) + 7.0,
            flat=inks.line(CAPTION_BOLD) + 7.0,
            badge=inks.line(MICRO_BOLD) + 5.0,
        )

    @property
    def flat_cell(self) -> float:
        """The least height of a cell: one flat block, a warning as a sign in the head [px]."""
        return self.head + self.flat + 3 * GAP_PX

    @property
    def tall_cell(self) -> float:
        """The least height of a cell with one tall block and a badge [px]."""
        return self.head + self.tall + self.badge + 2 * GAP_PX + 1


class DayPlan(NamedTuple):
    """The pieces of one cell.

    Attributes:
        head: The line with the number.
        blocks: Boxes of the sessions that are drawn.
        badge: Box of the first warning, ``None`` when it stands in the head as a sign.
        is_tall: Whether blocks have two lines.
        more: How many sessions are not drawn.
    """

    head: QRectF
    blocks: tuple[tuple[QRectF, Block], ...]
    badge: QRectF | None
    is_tall: bool
    more: int

    def block_at(self, place: QPointF) -> Block | None:
        """Return the session at a place."""
        return next((block for box, block in self.blocks if box.contains(place)), None)


def plan_day(cell: DayCell, box: QRectF, sizes: Sizes) -> DayPlan:
    """Return where the pieces of a cell stand.

    All cells of one height choose two lines or one alike; a day with two sessions may have one
    line where its neighbour has two.
    """
    head = QRectF(box.left() + SIDE_PX, box.top() + 2, box.width() - 2 * SIDE_PX, sizes.head)
    room = box.bottom() - head.bottom() - GAP_PX
    shown = min(len(cell.blocks), MOST_BLOCKS)
    is_tall = box.height() >= sizes.tall_cell and _height(shown, sizes.tall) <= room
    height = sizes.tall if is_tall else sizes.flat
    while shown > 1 and _height(shown, height) > room:
        shown -= 1
    top, boxes = head.bottom(), []
    for block in cell.blocks[:shown]:
        place = QRectF(box.left() + SIDE_PX - 1, top, box.width() - 2 * SIDE_PX + 1, height)
        boxes.append((place, block))
        top += height + GAP_PX
    badge = None
    if cell.badges and top + sizes.badge <= box.bottom():
        badge = QRectF(box.left() + SIDE_PX - 1, top, box.width() - 2 * SIDE_PX + 1, sizes.badge)
    return DayPlan(head, tuple(boxes), badge, is_tall, len(cell.blocks) - shown)


def _height(count: int, each: float) -> float:
    return count * each + max(0, count - 1) * GAP_PX
