"""The runner's settings as stored values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.settings import KEYS, Settings
from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import WeekStart

if TYPE_CHECKING:
    from heavylegs_gui.domain.changes import RowEdit
    from heavylegs_gui.store.database import Store


class Preferences(QObject):
    """All settings; a stored value that makes no sense falls back to its default.

    Attributes:
        problems: One sentence for each stored value that was not understood.

    Signals:
        changed: After every change.
    """

    changed = Signal()

    def __init__(
        self,
        store: Store,
        default_units: Units = Units.KM,
        default_week_start: WeekStart = WeekStart.MONDAY,
        parent: QObject | None = None,
    ) -> None:
        """Read the settings; into a new database write the defaults of the runner's country."""
        super().__init__(parent)
        self._store = store
        self._defaults = Settings(units=default_units, week_start=default_week_start)
        self.problems: tuple[str, ...] = ()
        self._settings = self._defaults
        if store.created:
            self._write("", {"units": default_units, "week_start": default_week_start})
        self._read()

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def text(self, key: str) -> str | None:
        """Return one setting in its text form, ``None`` for not told.

        Raises:
            InvalidValueError: There is no such setting.
        """
        if key not in KEYS:
            self._settings.with_value(key, "")
        return self._settings.as_texts().get(key)

    def set(self, key: str, text: str) -> Change:
        """Set one key from its text form; the change is empty when it already has that value.

        Raises:
            InvalidValueError: The key or the value is unknown.
            StoreError: It cannot be written.
        """
        return self.set_all({key: text})

    def set_all(self, texts: Mapping[str, str]) -> Change:
        """Set several keys as one change."""
        settings = self._settings
        for key, text in texts.items():
            settings = settings.with_value(key, text)
        old, new = self._settings.as_texts(), settings.as_texts()
        label = QCoreApplication.translate("Preferences", "Change of settings")
        changed = [key for key in texts if new.get(key) != old.get(key)]
        change = self._write(label, {key: new.get(key) for key in changed})
        if not change.is_empty:
            self._reload()
        return change

    def apply(self, change: Change) -> None:
        """Make a change again or take one back (its inverse)."""
        if not change.is_empty:
            self._store.apply(change)
            self._reload()

    def _write(self, label: str, texts: Mapping[str, str | None]) -> Change:
        edits: list[RowEdit] = []
        for key, value in texts.items():
            text = None if value is None else str(value)
            edits.append(self._store.edit("setting", {"key": key, "value": text}))
        change = Change(label, tuple(edits))
        self._store.apply(change)
        return change

    def _reload(self) -> None:
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        settings, problems = self._defaults, []
        for row in self._store.fetch_all("setting"):
            try:
                settings = settings.with_value(str(row["key"]), str(row["value"] or ""))
            except InvalidValueError as error:
                problems.append(str(error))
        self._settings, self.problems = settings, tuple(problems)
