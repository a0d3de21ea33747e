"""Reads the thresholds of the warning rules from ``resources/rules.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from heavylegs_gui.content.toml_reader import ContentError, TomlFile
from heavylegs_gui.domain.rules.names import Evidence
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
    kinds = Thresholds.names()
    for name in file.table:
        if name not in map(_table_name, kinds):
            raise ContentError(f"{FILE_NAME}: there is no rule {name!r}.")
    return Thresholds(
        {name: _numbers(file, _table_name(name), kind) for name, kind in kinds.items()}
    )


def _table_name(field_name: str) -> str:
    return field_name.upper().replace("_", "-")


def _numbers(file: TomlFile, rule: str, kind: type[RuleNumbers]) -> RuleNumbers:
    table = file.table.get(rule)
    if not isinstance(table, dict):
        raise ContentError(f"{FILE_NAME}: the table [{rule}] is missing.")
    known = kind.names()
    reader = _TableReader(file, rule, table)
    for key in table:
        if key not in known:
            raise reader.fault(key, f"[{rule}] has no key {key!r}")
    values = {name: reader.value(name, wanted) for name, wanted in known.items()}
    keys = _GROWING.get(rule, ())
    if [values[key] for key in keys] != sorted(values[key] for key in keys):
        raise reader.fault(keys[0], f"[{rule}] needs {' <= '.join(keys)}")
    return kind(values)


class _TableReader:
    """Reads the values of one rule by the types of their fields."""

    def __init__(self, file: TomlFile, rule: str, table: Mapping[str, object]) -> None:
        self._file, self._rule, self._table = file, rule, table
        self._start = file.line_start(rf"^\[{re.escape(rule)}\]")

    def fault(self, key: str, words: str) -> ContentError:
        return self._file.fault(key, self._start, words)

    def value(self, key: str, kind: Any) -> Any:  # noqa: ANN401 - a type is any object
        """Return the value of a key by the type that its annotation names.

        Raises:
            ContentError: It is missing, of another type or outside its limits.
        """
        raw = self._table.get(key)
        if kind is Evidence:
            return self._evidence(key, raw)
        if kind is str:
            return self._text(key, raw)
        (limits,) = kind.__metadata__
        if kind.__origin__ is int:
            return self._number(key, raw, *limits, whole=True)
        if kind.__origin__ is float:
            return float(self._number(key, raw, *limits))
        if not isinstance(raw, list) or not raw:
            raise self.fault(key, f"[{self._rule}] needs {key}, a list of numbers")
        return tuple(float(self._number(key, one, *limits)) for one in raw)

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
