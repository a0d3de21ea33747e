"""Forms that are still being typed, kept over a crash."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.store.instants import instant_text

if TYPE_CHECKING:
    from heavylegs_gui.domain.changes import RowEdit
    from heavylegs_gui.store.database import Store

DELAY_MS = 1000
"""Longest time between a key stroke and its being stored [ms]."""


class Drafts(QObject):
    """Keeps what is typed into a form until it is saved or thrown away.

    ``save`` may be called at every key stroke: it writes at most once a second, and what it wrote
    is at most two seconds old when the program dies.
    """

    def __init__(
        self, store: Store, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._now = now
        self._waiting: dict[str, str | None] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.flush)

    def save(self, key: str, values: Mapping[str, object]) -> None:
        """Remember the values of the form ``key``; they must be of the kinds that JSON knows."""
        self._waiting[key] = json.dumps(dict(values), allow_nan=False)
        if not self._timer.isActive():
            self._timer.start()

    def load(self, key: str) -> dict[str, object] | None:
        """Return the values of the form ``key``, ``None`` when nothing is kept."""
        if key in self._waiting:
            text: object = self._waiting[key]
        else:
            row = self._store.fetch("draft", key)
            text = None if row is None else row["values_json"]
        if not isinstance(text, str):
            return None
        try:
            found = json.loads(text)
        except ValueError:
            return None
        return found if isinstance(found, dict) else None

    def keys(self) -> list[str]:
        """Return the forms of which something is kept."""
        stored = {str(row["key"]): True for row in self._store.fetch_all("draft")}
        waiting = {key: text is not None for key, text in self._waiting.items()}
        return sorted(key for key, is_kept in (stored | waiting).items() if is_kept)

    def clear(self, key: str) -> None:
        """Forget the form ``key``: it was saved or thrown away."""
        self._waiting[key] = None
        self.flush()

    def flush(self) -> None:
        """Write what waits; while an import or a full disk is in the way, try again later."""
        self._timer.stop()
        for key, text in list(self._waiting.items()):
            try:
                self._store.apply(Change("", (self._edit(key, text),)))
            except StoreError:
                self._timer.start()
                return
            del self._waiting[key]

    def _edit(self, key: str, text: str | None) -> RowEdit:
        if text is None:
            return self._store.removal("draft", key)
        instant = instant_text(self._now())
        return self._store.edit("draft", {"key": key, "updated_utc": instant, "values_json": text})

    def close(self) -> None:
        """Write what waits and stop."""
        self.flush()
        self._timer.stop()
