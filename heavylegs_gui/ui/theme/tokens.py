"""The colours of "Calm teal", light and dark, and the measures of the grid.

Every pair of text and ground keeps a contrast of 4.5 or more, every control and graph colour 3.0 or
more (WCAG 2.2, 1.4.3 and 1.4.11); the tests compute the whole table again.
"""

from __future__ import annotations

from typing import Final

LIGHT: Final = {
    "bg": "#F5F7F6", "surface": "#FFFFFF", "sidebar": "#EBEFED", "border": "#DDE3E0",
    "control": "#84918B", "text": "#14201B", "text2": "#4A5852", "text3": "#5F6D67",
    "accent": "#0B6E63", "accent_hover": "#095B52", "on_accent": "#FFFFFF",
    "accent_soft": "#DCEFEB", "hover": "#E1E7E4",
    "warn": "#9A4A06", "warn_soft": "#FCEFDC", "danger": "#B3261E", "danger_soft": "#FCE8E6",
    "danger_solid": "#B3261E", "on_danger": "#FFFFFF",
    "good": "#1B6E3C", "good_soft": "#E0F2E6", "info": "#1F5FA8", "info_soft": "#E3EEFA",
    "bar": "#1A8F80", "bar_over": "#D2690A", "bar_plan": "#BFDDD7", "cap": "#6B4A1E",
    "grid": "#E8ECEA", "done": "#14796C", "on_done": "#FFFFFF", "other": "#56646B",
    "heavy": "#6B4E9B", "heavy_soft": "#EEE8F7", "heavy_step": "#C8BCDD",
    "track": "#E6ECE9", "out": "#F8FAF9", "step": "#F0F4F2", "hatch": "#D3DBD7",
    "stage": "#EDF2F0", "scrim": "#5914201B",
}  # fmt: skip

DARK: Final = {
    "bg": "#0F1513", "surface": "#18211E", "sidebar": "#0B100E", "border": "#2A3531",
    "control": "#6E7D76", "text": "#E9F0ED", "text2": "#B3C0BA", "text3": "#93A29B",
    "accent": "#5AD3C1", "accent_hover": "#7ADFD0", "on_accent": "#05241F",
    "accent_soft": "#14352F", "hover": "#1F2A26",
    "warn": "#F6B25E", "warn_soft": "#38290F", "danger": "#FF9186", "danger_soft": "#3E1C19",
    "danger_solid": "#C93A30", "on_danger": "#FFFFFF",
    "good": "#7FD99B", "good_soft": "#15331F", "info": "#8FBEF5", "info_soft": "#172B43",
    "bar": "#3DB5A4", "bar_over": "#F39A3D", "bar_plan": "#28504A", "cap": "#F3D9B0",
    "grid": "#222C28", "done": "#22786C", "on_done": "#FFFFFF", "other": "#46545A",
    "heavy": "#C4A9F2", "heavy_soft": "#2B2340", "heavy_step": "#5B4A80",
    "track": "#26312D", "out": "#131B18", "step": "#1F2A26", "hatch": "#35423D",
    "stage": "#131B18", "scrim": "#A1000000",
}  # fmt: skip

TYPE_SCALE: Final = {
    "display": 2.0,
    "title": 1.71,
    "lead": 1.29,
    "heading": 1.14,
    "body": 1.0,
    "small": 0.93,
    "caption": 0.86,
    "micro": 0.79,
}
"""Size of each text role as a share of the base size."""

BASE_POINT_SIZE: Final = 10.5
"""Base text size [pt] at a text scale of 100 %: 14 px at 96 dpi."""

S1, S2, S3, S4, S5, S6, S8 = 4, 8, 12, 16, 20, 24, 32
"""Steps of the 4 px grid [px]."""

CARD_RADIUS_PX: Final = 12
CONTROL_RADIUS_PX: Final = 8
