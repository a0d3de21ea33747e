"""Draws all exercise figures, light and dark, to look at after a change.

    python packaging/draw_figures.py FOLDER [ID ...]
    python packaging/draw_figures.py --sheet packaging/pictures

The first writes large pictures, a row for each figure: its first pose, half way, its second pose,
and the second pose mirrored. The second writes the sheet of the README: every exercise once, over
its short name, resting in its second pose.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt  # noqa: E402 - after the path is set
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter  # noqa: E402

from heavylegs_gui.content.exercises import load_exercises  # noqa: E402
from heavylegs_gui.content.figures import load_figures  # noqa: E402
from heavylegs_gui.domain.figure import Figure  # noqa: E402
from heavylegs_gui.domain.figure_motion import Beat  # noqa: E402
from heavylegs_gui.domain.routine import ExerciseKind  # noqa: E402
from heavylegs_gui.paths import resource_root  # noqa: E402
from heavylegs_gui.ui.player.figure_painter import RESTING, paint_figure  # noqa: E402
from heavylegs_gui.ui.player.figure_palette import figure_palette  # noqa: E402
from heavylegs_gui.ui.theme import tokens  # noqa: E402
from heavylegs_gui.ui.theme.fonts import load_fonts  # noqa: E402

CELL_PX = (420, 360)
HEAD_PX = 34
SHEET_COLUMNS = 7
SHEET_CELL_PX = (224, 222)
SHEET_NAME_PX = 34
SMALLEST = 0
"""A PNG of this quality is packed as tightly as it can be; it looks the same."""


def paint_row(painter: QPainter, figure: Figure, top: int, *, dark: bool) -> None:
    """Paint the four pictures of one figure under its name."""
    colours = tokens.DARK if dark else tokens.LIGHT
    palette = figure_palette(dark=dark, ground=QColor(colours["bg"]))
    painter.setPen(QColor(colours["text"]))
    painter.drawText(QPointF(20, top + HEAD_PX - 8), figure.id)
    width, height = CELL_PX
    for column, share in enumerate((0.0, 0.5, 1.0, 1.0)):
        cell = QRectF(column * width + 12, top + HEAD_PX, width - 24, height - 12)
        paint_figure(painter, cell, figure, palette, Beat(share, share), mirrored=column == 3)


def paint_cell(painter: QPainter, figure: Figure, name: str, cell: QRectF, *, dark: bool) -> None:
    """Paint one exercise of the sheet at rest, with its name below."""
    colours = tokens.DARK if dark else tokens.LIGHT
    palette = figure_palette(dark=dark, ground=QColor(colours["bg"]))
    room = cell.adjusted(10, 8, -10, -SHEET_NAME_PX)
    paint_figure(painter, room, figure, palette, RESTING)
    painter.setPen(QColor(colours["text"]))
    below = QRectF(cell.x(), room.bottom() + 4, cell.width(), SHEET_NAME_PX - 10)
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)


def rows_picture(figures: list[Figure], family: str, *, dark: bool) -> QImage:
    """Return the large picture, a row for each figure."""
    row_height = HEAD_PX + CELL_PX[1]
    image = _ground(CELL_PX[0] * 4, row_height * len(figures), dark=dark)
    with QPainter(image) as painter:
        _prepare(painter, family, 18)
        for index, figure in enumerate(figures):
            paint_row(painter, figure, index * row_height, dark=dark)
    return image


def sheet_picture(named: list[tuple[Figure, str]], family: str, *, dark: bool) -> QImage:
    """Return the sheet of the README."""
    width, height = SHEET_CELL_PX
    rows = -(-len(named) // SHEET_COLUMNS)
    image = _ground(width * SHEET_COLUMNS, height * rows, dark=dark)
    with QPainter(image) as painter:
        _prepare(painter, family, 17)
        for index, (figure, name) in enumerate(named):
            row, column = divmod(index, SHEET_COLUMNS)
            cell = QRectF(column * width, row * height, width, height)
            paint_cell(painter, figure, name, cell, dark=dark)
    return image


def named_figures() -> list[tuple[Figure, str]]:
    """Return figure and short name of every exercise, kind by kind."""
    figures = load_figures(resource_root() / "figures")
    exercises = load_exercises(resource_root() / "exercises").values()
    kinds = list(ExerciseKind)
    ordered = sorted(exercises, key=lambda one: (kinds.index(one.kind), one.id))
    return [(figures[one.id], one.short_name) for one in ordered]


def _ground(width: int, height: int, *, dark: bool) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor((tokens.DARK if dark else tokens.LIGHT)["bg"]))
    return image


def _prepare(painter: QPainter, family: str, size_px: int) -> None:
    font = painter.font()
    font.setFamily(family or font.family())
    font.setPixelSize(size_px)
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def main() -> None:
    """Write ``figures-light.png`` and ``figures-dark.png``."""
    sheet = sys.argv[1] == "--sheet"
    folder, *wanted = sys.argv[2:] if sheet else sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    app = QGuiApplication([])
    family = load_fonts()
    figures = [
        figure
        for figure in load_figures(resource_root() / "figures").values()
        if not wanted or figure.id in wanted
    ]
    for dark in (False, True):
        image = (
            sheet_picture(named_figures(), family, dark=dark)
            if sheet
            else rows_picture(figures, family, dark=dark)
        )
        path = Path(folder) / f"figures-{'dark' if dark else 'light'}.png"
        image.save(str(path), "PNG", SMALLEST)
    app.quit()


if __name__ == "__main__":
    main()
