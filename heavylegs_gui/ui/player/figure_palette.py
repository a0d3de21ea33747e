"""Colours of the exercise figures, light and dark.

The working muscle is the only warm and saturated colour in the picture.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class FigurePalette:
    """Colours of one figure.

    Attributes:
        ground: What lies behind the figure; the gap between limbs has this colour.
        floor: Floor line and wall.
        mat, roller, roller_core, towel, chair, cushion: The props.
        skin, shirt, shorts, shoe, sole, hair: The body, near side.
        skin_far, shirt_far, shorts_far, shoe_far, sole_far: The body, far side.
        work: The working muscle.
        pressed: The spot of it that a roller presses.
    """

    ground: QColor
    floor: QColor
    mat: QColor
    roller: QColor
    roller_core: QColor
    towel: QColor
    towel_far: QColor
    chair: QColor
    cushion: QColor
    skin: QColor
    skin_far: QColor
    shirt: QColor
    shirt_far: QColor
    shorts: QColor
    shorts_far: QColor
    shoe: QColor
    shoe_far: QColor
    sole: QColor
    sole_far: QColor
    hair: QColor
    work: QColor
    pressed: QColor


_LIGHT = {
    "floor": "#C6D0CB", "mat": "#A9CBC2", "roller": "#62757F", "roller_core": "#DCE5E2",
    "towel": "#7C8F88", "towel_far": "#A9B7B1",
    "chair": "#93A3AB", "cushion": "#B3C1D6",
    "skin": "#DDB297", "skin_far": "#C4A08A", "shirt": "#2C6B63", "shirt_far": "#7FA39C",
    "shorts": "#22332D", "shorts_far": "#6F857D", "shoe": "#33473F", "shoe_far": "#93A59E",
    "sole": "#8FB0A7", "sole_far": "#B9CBC5", "hair": "#4A352B", "work": "#E4572E",
    "pressed": "#A92F12",
}  # fmt: skip

_DARK = {
    "floor": "#3A4944", "mat": "#2F5A52", "roller": "#9DB2BD", "roller_core": "#22302F",
    "towel": "#B9C7C1", "towel_far": "#74847D",
    "chair": "#66777F", "cushion": "#4C5E7C",
    "skin": "#DDB59C", "skin_far": "#A38676", "shirt": "#4FB3A5", "shirt_far": "#2F6A62",
    "shorts": "#A9BCB4", "shorts_far": "#5F736C", "shoe": "#DDE7E3", "shoe_far": "#7F918A",
    "sole": "#7FA198", "sole_far": "#54726A", "hair": "#6A4C3C", "work": "#FF7A4D",
    "pressed": "#C8401A",
}  # fmt: skip


def figure_palette(*, dark: bool, ground: QColor) -> FigurePalette:
    """Return the colours of a figure that stands on ``ground``."""
    colours = {name: QColor(value) for name, value in (_DARK if dark else _LIGHT).items()}
    return FigurePalette(ground=ground, **colours)
