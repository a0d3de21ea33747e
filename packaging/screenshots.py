"""Takes the pictures of the README from the running program on its sample data.

    python packaging/screenshots.py FOLDER [--all]

Writes the pictures of the README; with ``--all`` every page in both colours, two
window sizes and large text, to look at. Without a screen it draws off screen.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from heavylegs_gui import app
from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.ui.main_window import MainWindow

TODAY = "2026-11-22"
SETTLE_MS = 900
PAGES = ("today", "calendar", "log", "stretch", "progress", "help", "settings")
README_SHOTS = (
    ("today", "light", 100, (1280, 800)),
    ("calendar", "light", 100, (1280, 800)),
    ("stretch", "dark", 100, (1280, 800)),
)

Shot = tuple[str, str, int, tuple[int, int]]


def all_shots() -> Iterator[Shot]:
    """Yield every page in every dress."""
    for colours in ("light", "dark"):
        for page in PAGES:
            yield page, colours, 100, (1280, 800)
            yield page, colours, 100, (1000, 700)
    for page in PAGES:
        yield page, "light", 150, (1280, 800)


class Photographer:
    """Shows one page after the other and saves what is seen."""

    def __init__(self, folder: Path, shots: list[Shot]) -> None:
        self._folder, self._shots = folder, iter(shots)
        self._window: MainWindow | None = None
        self._name = ""

    def attach(self, window: MainWindow) -> None:
        """Begin once the window is shown."""
        self._window = window
        QTimer.singleShot(SETTLE_MS, self.next_shot)

    def next_shot(self) -> None:
        """Prepare the next picture, or end."""
        shot = next(self._shots, None)
        if shot is None:
            QApplication.quit()
            return
        page, colours, percent, size = shot
        self._window.theme.configure(ThemeChoice(colours), percent, reduced_motion=True)
        self._window.resize(*size)
        self._window.show_page(page)
        scale = "" if percent == 100 else f"-{percent}"
        width = "" if size[0] == 1280 else f"-{size[0]}"
        self._name = f"{page}-{colours}{width}{scale}.png"
        QTimer.singleShot(SETTLE_MS, self.save)

    def save(self) -> None:
        """Save the picture that stands now."""
        self._window.grab().save(str(self._folder / self._name))
        self.next_shot()


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    shots = list(all_shots()) if options.all else list(README_SHOTS)
    photographer = Photographer(options.folder, shots)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return app.main(["--demo", "--today", TODAY], on_window=photographer.attach)


if __name__ == "__main__":
    sys.exit(main())
