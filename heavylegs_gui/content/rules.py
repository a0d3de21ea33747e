"""Reads the thresholds of the warning rules from ``resources/rules.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, fields
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from heavylegs_gui.content.toml_reader import ContentError, TomlFile
from heavylegs_gui.domain.rules.findings import Evidence
from heavylegs_gui.domain.rules.thresholds import RuleNumbers, Thresholds

FILE_NAME = "rules.toml"
_GROWING = {
    "SPIKE": ("caution_ratio", "alert_ratio", "double_ratio"),
    "START": ("run_caution_m", "run_alert_m"),
    "STREAK": ("info_days", "alert_days"),
    "SPEED": ("caution_sessions", "alert_sessions"),
    "HARD-SHARE": ("info_share", "caution_share"),
    "LAYOFF": ("least_days", "middle_days", "long_days", "restart_days"),
    "MONO": ("info", "caution"),
    "SHOE": ("info_m", "caution_m"),
}
"""Values that must not fall from left to right."""


@cache
def load_thresholds(resources: Path) -> Thresholds:
    """Return the numbers of all rules.

    Args:
        resources: The folder of the resources.

    Raises:
        ContentError: The file is damaged; the message names line, rule and key.
    """
    file = TomlFile(resources / FILE_NAME)
    tables = {_table_name(one.name): one for one in fields(Thresholds)}
    for name in file.table:
        if name not in tables:
            raise ContentError(f"{FILE_NAME}: there is no rule {name!r}.")
    kinds = get_type_hints(Thresholds)
    read: dict[str, Any] = {
        one.name: _numbers(file, name, kinds[one.name]) for name, one in tables.items()
    }
    return Thresholds(**read)


def _table_name(field_name: str) -> str:
    return field_name.upper().replace("_", "-")


def _numbers(file: TomlFile, rule: str, kind: type[RuleNumbers]) -> RuleNumbers:
    table = file.table.get(rule)
    if not isinstance(table, dict):
        raise ContentError(f"{FILE_NAME}: the table [{rule}] is missing.")
    known: dict[str, Field[Any]] = {one.name: one for one in fields(kind)}
    reader = _TableReader(file, rule, table)
    for key in table:
        if key not in known:
            raise reader.fault(key, f"[{rule}] has no key {key!r}")
    hints = get_type_hints(kind)
    values: dict[str, Any] = {name: reader.value(one, hints[name]) for name, one in known.items()}
    keys = _GROWING.get(rule, ())
    if [values[key] for key in keys] != sorted(values[key] for key in keys):
        raise reader.fault(keys[0], f"[{rule}] needs {' <= '.join(keys)}")
    return kind(**values)


class _TableReader:
    """Reads the values of one rule by the types of their fields."""

    def __init__(self, file: TomlFile, rule: str, table: Mapping[str, object]) -> None:
        self._file, self._rule, self._table = file, rule, table
        self._start = file.line_start(rf"^\[{re.escape(rule)}\]")

    def fault(self, key: str, words: str) -> ContentError:
        return self._file.fault(key, self._start, words)

    def value(self, wanted: Field[Any], kind: object) -> Any:  # noqa: ANN401 - as the field says
        """Return the value of a field.

        Raises:
            ContentError: It is missing, of another type or outside its limits.
        """
        key, raw = wanted.name, self._table.get(wanted.name)
        if kind is Evidence:
            return self._evidence(key, raw)
        if kind is str:
            return self._text(key, raw)
        low, high = wanted.metadata["low"], wanted.metadata["high"]
        if kind is int:
            return self._number(key, raw, low, high, whole=True)
        if kind is float:
            return float(self._number(key, raw, low, high))
        if not isinstance(raw, list) or not raw:
            raise self.fault(key, f"[{self._rule}] needs {key}, a list of numbers")
        return tuple(float(self._number(key, one, low, high)) for one in raw)

    def _evidence(self, key: str, raw: object) -> Evidence:
        allowed = [one.value for one in Evidence]
        if raw not in allowed:
            raise self.fault(key, f"[{self._rule}] needs {key}, one of {', '.join(allowed)}")
        return Evidence(raw)

    def _text(self, key: str, raw: object) -> str:
        if not isinstance(raw, str) or not raw.strip():
            raise self.fault(key, f"[{self._rule}] needs {key}, a text")
        return raw

    def _number(
        self, key: str, raw: object, low: float, high: float, *, whole: bool = False
    ) -> float:
        kinds = int if whole else (int, float)
        if isinstance(raw, bool) or not isinstance(raw, kinds) or not low <= raw <= high:
            kind = "a whole number" if whole else "a number"
            words = f"[{self._rule}] needs {key}, {kind} from {low:g} to {high:g}"
            raise self.fault(key, words)
        return raw
