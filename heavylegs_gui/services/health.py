"""What is healthy and what is not: database, backups, resources, devices, display."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from heavylegs_gui.paths import resource_root
from heavylegs_gui.services.own_program import own_command, own_python_path
from heavylegs_gui.store.health import HealthItem

__all__ = ["ESSENTIAL", "HealthItem", "is_sound", "machine_health"]

ESSENTIAL = frozenset({"database", "privacy", "backups", "resources"})
"""Without sound, speech and display the log is as safe as ever; without these it is not."""

DEVICES = ("sound", "speech", "screen")
PROBE_WORD = "--probe-devices"
"""The hidden word of the child that tries the devices."""
PROBE_S = 20.0
"""After so long the child is stopped [s]; it needs two seconds where there is a voice."""

RESOURCE_FOLDERS = {
    "exercises": "*.toml", "figures": "*.toml", "fonts": "*.ttf", "icons": "*.svg",
    "routines": "*.toml",
}  # fmt: skip


def machine_health() -> list[HealthItem]:
    """Return the state of everything that is not in the database."""
    return [resources_health(), *device_health(), display_health()]


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


def device_health(command: Sequence[str] = ()) -> list[HealthItem]:
    """Return whether a routine can be heard, can speak and can keep the screen on.

    A child tries it for real, because a library of the system may crash or hang.

    Args:
        command: Another program that answers as the child does; only tests pass one.
    """
    try:
        told = json.loads(_ask_child(command or own_command(PROBE_WORD)))
        return [
            HealthItem(name=name, ok=bool(told[name]["ok"]), message=f"{told[name]['message']}.")
            for name in DEVICES
        ]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError):
        message = "It could not be tried, because the program that tries it failed."
        return [HealthItem(name=name, ok=False, message=message) for name in DEVICES]


def _ask_child(command: Sequence[str]) -> bytes:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    python_path = own_python_path(environment.get("PYTHONPATH", ""))
    if python_path is not None:
        environment["PYTHONPATH"] = python_path
    done = subprocess.run(
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        timeout=PROBE_S,
        check=True,
    )
    return done.stdout


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
