"""How far each pair of shoes has run, in plain SQL without peewee."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from heavylegs_gui.domain.shoes import ShoeUse
from heavylegs_gui.store.rows import shoe_from

if TYPE_CHECKING:
    from heavylegs_gui.store.database import Store

_USES = """
SELECT shoe_id,
    sum(CASE WHEN status = 'done' THEN coalesce(distance_m, 0.0) ELSE 0.0 END),
    sum(status = 'done'),
    count(*),
    max(CASE WHEN status = 'done' THEN local_date END)
FROM session
WHERE shoe_id IS NOT NULL
GROUP BY shoe_id
"""


def shoe_uses(store: Store) -> list[ShoeUse]:
    """Return all pairs, retired ones too, in the order in which they were entered."""
    found = {row[0]: row[1:] for row in store.query(_USES)}
    uses = []
    for shoe in map(shoe_from, store.fetch_all("shoe")):
        worn_m, sessions, mentions, last = found.get(shoe.id, (0.0, 0, 0, None))
        last_day = None if last is None else date.fromisoformat(last)
        uses.append(
            ShoeUse(
                shoe=shoe, worn_m=worn_m, sessions=sessions, mentions=mentions, last_day=last_day
            )
        )
    return uses
