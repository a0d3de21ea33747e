"""What is healthy and what is not: database, backups, resources, sound, speech, display."""

from __future__ import annotations

import importlib
import os
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from heavylegs_gui.paths import resource_root
from heavylegs_gui.store.health import HealthItem

__all__ = ["ESSENTIAL", "HealthItem", "is_sound", "machine_health"]

ESSENTIAL = frozenset({"database", "privacy", "backups", "resources"})
"""Without sound, speech and display the log is as safe as ever; without these it is not."""

RESOURCE_FOLDERS = {
    "exercises": "*.toml", "figures": "*.toml", "fonts": "*.ttf", "icons": "*.svg",
    "routines": "*.toml",
}  # fmt: skip


def machine_health() -> list[HealthItem]:
    """Return the state of everything that is not in the database."""
    return [resources_health(), sound_health(), speech_health(), display_health()]


def is_sound(items: list[HealthItem]) -> bool:
    """Return whether everything that the log needs is healthy."""
    return all(item.ok for item in items if item.name in ESSENTIAL)


def resources_health(root: Callable[[], Path] = resource_root) -> HealthItem:
    """Return whether every folder of the resources is there and every text in it can be read."""
    try:
        folder = root()
        faults = list(_resource_faults(folder))
    except OSError:
        return HealthItem(
            name="resources", ok=False,
            message="The program's own files are missing; install Heavy Legs again.",
        )  # fmt: skip
    if faults:
        return HealthItem(
            name="resources", ok=False,
            message=f"A part of the program is damaged ({faults[0]}); install Heavy Legs again.",
        )  # fmt: skip
    return HealthItem(name="resources", ok=True, message="The program's own files are complete.")


def _resource_faults(folder: Path) -> Iterator[str]:
    for name, pattern in RESOURCE_FOLDERS.items():
        found = sorted((folder / name).glob(pattern))
        if not found:
            yield name
        for path in found:
            if path.stat().st_size == 0:
                yield f"{name}/{path.name}"
            if path.suffix == ".toml" and not _is_toml(path):
                yield f"{name}/{path.name}"


def _is_toml(path: Path) -> bool:
    try:
        tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, UnicodeDecodeError):
        return False
    return True


def sound_health() -> HealthItem:
    """Return whether the library that plays the beeps can be loaded."""
    return _library(
        "sound", "PySide6.QtMultimedia",
        "Sounds can be played when a loudspeaker is there.",
        "Sounds cannot be played, the routines show their signals instead; "
        "a library of the system is missing.",
    )  # fmt: skip


def speech_health() -> HealthItem:
    """Return whether the library that speaks can be loaded."""
    return _library(
        "speech", "PySide6.QtTextToSpeech",
        "Speech can be used when the system has a voice.",
        "Nothing can be spoken; a library of the system is missing.",
    )  # fmt: skip


def display_health() -> HealthItem:
    """Return whether a window could be opened."""
    has_screen = not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")
    )
    if not has_screen:
        return HealthItem(
            name="display", ok=False,
            message="There is no display, so the window cannot open; the words work all the same.",
        )  # fmt: skip
    return _library(
        "display", "PySide6.QtGui",
        "The window can open.",
        "The window cannot open; a library of the system is missing.",
    )  # fmt: skip


def _library(name: str, module: str, good: str, bad: str) -> HealthItem:
    try:
        importlib.import_module(module)
    except ImportError as error:
        missing = str(error).partition(":")[0].rpartition("/")[2]
        hint = f" ({missing})" if missing.startswith("lib") else ""
        return HealthItem(name=name, ok=False, message=f"{bad[:-1]}{hint}.")
    return HealthItem(name=name, ok=True, message=good)
