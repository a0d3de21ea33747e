"""Icons: outline drawings recoloured at run time."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from heavylegs_gui.paths import resource_root

STROKE_WIDTH = "1.75"


@cache
def _svg_text(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _folder() -> Path:
    return resource_root() / "icons"


def icon_pixmap(
    name: str,
    color: str,
    size_px: int,
    device_ratio: float,
    *,
    gap_px: int = 0,
    ground: str | None = None,
) -> QPixmap:
    """Return an icon drawn in one colour.

    Args:
        name: File name in ``resources/icons`` without ending.
        color: ``#RRGGBB``.
        size_px: Side of the drawing [px].
        device_ratio: Device pixels per pixel.
        gap_px: Empty room added at the right [px].
        ground: Second colour, for the few drawings that are filled.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    svg = _svg_text(name).replace("currentColor", color)
    svg = svg.replace("GROUND", ground or color)
    svg = svg.replace('stroke-width="2"', f'stroke-width="{STROKE_WIDTH}"')
    width = round((size_px + gap_px) * device_ratio)
    pixmap = QPixmap(QSize(width, round(size_px * device_ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(device_ratio)
    with QPainter(pixmap) as painter:
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size_px, size_px))
    return pixmap
