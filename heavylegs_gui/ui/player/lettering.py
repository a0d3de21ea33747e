"""Large text for the player: sizes in units of its 1280 x 800 canvas, outlines without hinting."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

from heavylegs_gui.ui.theme.theme import ThemeManager

BASE_WIDTH, BASE_HEIGHT = 1280, 800
_PATH_FROM_PX = 48
"""From this size on text is filled as a path: drawn glyphs show notches [px]."""


def unit_px(width: float, height: float) -> float:
    """Return the length of one unit [px] for a window of that size."""
    return min(width / BASE_WIDTH, height / BASE_HEIGHT)


def sized_font(
    theme: ThemeManager,
    pixels: float,
    weight: QFont.Weight = QFont.Weight.Bold,
    *,
    spacing: float = 98.0,
    tabular: bool = False,
) -> QFont:
    """Return the theme's font at a fixed size.

    Args:
        theme: The theme manager.
        pixels: Size of the letters' body [px].
        weight: Weight of the text.
        spacing: Letter spacing [%].
        tabular: Whether digits all have one width.
    """
    font = QFont(theme.font().family())
    font.setPixelSize(max(1, round(pixels)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWeight(weight)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, spacing)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def text_path(font: QFont, text: str) -> QPainterPath:
    """Return the outline of ``text`` with its base line at the origin."""
    path = QPainterPath()
    path.addText(QPointF(), font, text)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def draw_text(painter: QPainter, at: QPointF, font: QFont, text: str, colour: QColor) -> float:
    """Draw ``text`` with its base line beginning at ``at`` and return its width [px]."""
    if font.pixelSize() >= _PATH_FROM_PX:
        painter.fillPath(text_path(font, text).translated(at), colour)
    else:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(at, text)
    return QFontMetricsF(font).horizontalAdvance(text)


def elided(font: QFont, text: str, width: float) -> str:
    """Return ``text`` cut with an ellipsis so that it fits into ``width`` [px]."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def broken_in_two(font: QFont, text: str, width: float) -> tuple[str, ...]:
    """Return ``text`` in one line if it fits, else in two lines broken between words."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width or " " not in text:
        return (elided(font, text, width),)
    words = text.split()
    breaks = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    first, second = min(breaks, key=lambda pair: max(map(metrics.horizontalAdvance, pair)))
    return (elided(font, first, width), elided(font, second, width))
