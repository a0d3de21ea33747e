"""Draws a contact sheet of all exercise figures, light and dark, to look at after a change.

    python packaging/draw_figures.py FOLDER [ID ...]

Each row is one figure: its first pose, half way, its second pose, and the second pose mirrored.
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

from heavylegs_gui.content.figures import load_figures  # noqa: E402
from heavylegs_gui.domain.figure import Figure  # noqa: E402
from heavylegs_gui.domain.figure_motion import Beat  # noqa: E402
from heavylegs_gui.paths import resource_root  # noqa: E402
from heavylegs_gui.ui.player.figure_painter import paint_figure  # noqa: E402
from heavylegs_gui.ui.player.figure_palette import figure_palette  # noqa: E402
from heavylegs_gui.ui.theme import tokens  # noqa: E402
from heavylegs_gui.ui.theme.fonts import load_fonts  # noqa: E402

CELL_PX = (420, 360)
HEAD_PX = 34


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


def main() -> None:
    """Write ``figures-light.png`` and ``figures-dark.png``."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication([])
    family = load_fonts()
    wanted = sys.argv[2:]
    figures = [
        figure
        for figure in load_figures(resource_root() / "figures").values()
        if not wanted or figure.id in wanted
    ]
    for dark in (False, True):
        ground = QColor((tokens.DARK if dark else tokens.LIGHT)["bg"])
        row_height = HEAD_PX + CELL_PX[1]
        image = QImage(CELL_PX[0] * 4, row_height * len(figures), QImage.Format.Format_RGB32)
        image.fill(ground)
        with QPainter(image) as painter:
            font = painter.font()
            font.setFamily(family or font.family())
            font.setPixelSize(18)
            painter.setFont(font)
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for index, figure in enumerate(figures):
                paint_row(painter, figure, index * row_height, dark=dark)
        image.save(str(folder / f"figures-{'dark' if dark else 'light'}.png"))
    app.quit()


if __name__ == "__main__":
    main()
