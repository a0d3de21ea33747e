"""Loads the font that the program brings along."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from heavylegs_gui.paths import resource_root

FAMILY = "Inter"
_WEIGHT_FILES = (
    "Inter_400Regular.ttf",
    "Inter_500Medium.ttf",
    "Inter_600SemiBold.ttf",
    "Inter_700Bold.ttf",
)


def load_fonts() -> str | None:
    """Register the four weights of Inter and return the family, ``None`` when that fails."""
    folder = resource_root() / "fonts"
    loaded = [QFontDatabase.addApplicationFont(str(folder / name)) for name in _WEIGHT_FILES]
    return FAMILY if all(index >= 0 for index in loaded) else None
