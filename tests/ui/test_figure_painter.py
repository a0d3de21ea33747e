"""Figures are painted in every theme, mirror exactly, and mark the working muscle."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from heavylegs_gui.content.figures import load_figures
from heavylegs_gui.domain.figure import MUSCLES, Contact, Figure, Prop, PropKind
from heavylegs_gui.domain.figure_motion import Beat, roller_at, solve
from heavylegs_gui.paths import resource_root
from heavylegs_gui.ui.player.figure_painter import paint_figure
from heavylegs_gui.ui.player.figure_palette import figure_palette
from heavylegs_gui.ui.theme import tokens

FIGURES = load_figures(resource_root() / "figures")
SIDE = 240
GROUND = {False: QColor(tokens.LIGHT["bg"]), True: QColor(tokens.DARK["bg"])}

each_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=list(FIGURES))
both_themes = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def painted(
    figure: Figure,
    *,
    dark: bool = False,
    mirrored: bool = False,
    share: float = 1.0,
    glow: float = 1.0,
):
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(GROUND[dark])
    with QPainter(image) as painter:
        paint_figure(
            painter,
            QRectF(0, 0, SIDE, SIDE),
            figure,
            figure_palette(dark=dark, ground=GROUND[dark]),
            Beat(share, glow),
            mirrored=mirrored,
        )
    return image


def pixels_like(image: QImage, colour: QColor, tolerance: int = 6) -> int:
    count = 0
    for y in range(image.height()):
        for x in range(image.width()):
            seen = image.pixelColor(x, y)
            if (
                abs(seen.red() - colour.red()) <= tolerance
                and abs(seen.green() - colour.green()) <= tolerance
                and abs(seen.blue() - colour.blue()) <= tolerance
            ):
                count += 1
    return count


def over(ground: QColor, paint: QColor, strength: float) -> QColor:
    """Return the colour of ``paint`` laid over ``ground`` with that opacity."""
    pairs = zip(ground.getRgbF(), paint.getRgbF(), strict=True)
    return QColor.fromRgbF(*(old + (new - old) * strength for old, new in pairs))


def middle_of(image: QImage, colour: QColor) -> tuple[float, float]:
    """Return the mean place of the pixels in ``colour``, right and down from the corner."""
    spots = [
        (x, y)
        for x in range(SIDE)
        for y in range(SIDE)
        if pixels_like(image.copy(x, y, 1, 1), colour)
    ]
    return fmean(x for x, _ in spots), fmean(y for _, y in spots)


def difference(first: QImage, second: QImage) -> float:
    """Return the share of pixels that differ clearly."""
    far = 0
    for y in range(SIDE):
        for x in range(SIDE):
            one, two = first.pixelColor(x, y), second.pixelColor(x, y)
            far += abs(one.lightness() - two.lightness()) > 60
    return far / SIDE**2


@each_figure
@both_themes
@pytest.mark.usefixtures("qapp")
def test_the_working_muscle_is_seen_in_both_themes(figure: Figure, dark: bool):
    palette = figure_palette(dark=dark, ground=GROUND[dark])
    assert pixels_like(painted(figure, dark=dark), palette.work) > 60


@each_figure
@pytest.mark.usefixtures("qapp")
def test_the_other_side_is_the_same_picture_mirrored(figure: Figure):
    flipped = painted(figure).flipped(_horizontal())
    assert difference(flipped, painted(figure, mirrored=True)) < 0.01


@each_figure
@pytest.mark.usefixtures("qapp")
def test_the_key_poses_look_different(figure: Figure):
    assert difference(painted(figure, share=0.0), painted(figure, share=1.0)) > 0.01


@both_themes
@pytest.mark.parametrize("name", MUSCLES)
@pytest.mark.usefixtures("qapp")
def test_every_muscle_can_be_marked_in_both_themes(name: str, dark: bool):
    palette = figure_palette(dark=dark, ground=GROUND[dark])
    only = replace(FIGURES["st_calf_straight"], work=(name,), props=())
    assert pixels_like(painted(only, dark=dark), palette.work) > 25


@pytest.mark.usefixtures("qapp")
def test_muscles_lie_in_front_and_behind_from_the_back_down_to_the_sole():
    palette = figure_palette(dark=False, ground=GROUND[False])
    standing = replace(FIGURES["st_quad_stand"], props=())
    places = {
        name: middle_of(painted(replace(standing, work=(name,)), share=0.0), palette.work)
        for name in ("lower_back", "glutes", "hip_flexor", "soleus", "sole")
    }
    downwards = [places[name][1] for name in ("lower_back", "glutes", "soleus", "sole")]
    assert downwards == sorted(downwards)
    assert places["glutes"][0] < SIDE / 2 < places["hip_flexor"][0]


@pytest.mark.parametrize(
    ("prop", "colour"),
    [
        (Prop(PropKind.CHAIR, x0=-0.5, x1=-0.1, height=0.45), "chair"),
        (Prop(PropKind.CUSHION, x0=-0.6, x1=-0.2, height=0.1), "cushion"),
        (Prop(PropKind.STEP, x0=-0.7, x1=-0.3, height=0.2), "chair"),
        (Prop(PropKind.ROLLER, x0=-0.5, radius=0.075), "roller"),
        (Prop(PropKind.BALL, x0=-0.5, radius=0.05), "roller"),
    ],
)
@both_themes
@pytest.mark.usefixtures("qapp")
def test_things_are_seen_in_both_themes(prop: Prop, colour: str, dark: bool):
    palette = figure_palette(dark=dark, ground=GROUND[dark])
    seated = replace(FIGURES["st_quad_stand"], props=(prop,))
    assert pixels_like(painted(seated, dark=dark), getattr(palette, colour)) > 60


@pytest.mark.parametrize(
    "figure_id",
    [
        "fr_calf_both",
        "fr_calf",
        "fr_ham",
        "fr_quad",
        "fr_glute",
        "fr_tib",
        "fr_foot",
        "fr_tfl",
        "fr_adductor",
    ],
)
@both_themes
@pytest.mark.usefixtures("qapp")
def test_the_spot_that_is_pressed_is_seen_and_moves_with_the_roller(figure_id: str, dark: bool):
    palette = figure_palette(dark=dark, ground=GROUND[dark])
    seen = over(palette.work, palette.pressed, 0.75)
    figure = FIGURES[figure_id]
    x0, _, x1, _ = figure.view
    for share in (0.0, 1.0):
        image, roller = painted(figure, dark=dark, share=share), roller_at(figure, share)
        assert roller is not None
        scale = SIDE / max(x1 - x0, figure.view[3] - figure.view[1])
        under = SIDE / 2 + (roller.centre[0] - (x0 + x1) / 2) * scale
        assert pixels_like(image, seen) > 5
        assert abs(middle_of(image, seen)[0] - under) < 4


@pytest.mark.usefixtures("qapp")
def test_muscles_over_each_other_are_tinted_once():
    palette = figure_palette(dark=False, ground=GROUND[False])
    standing = replace(FIGURES["st_quad_stand"], props=())
    both = painted(replace(standing, work=("calf", "soleus")), share=0.0, glow=0.0)
    once = painted(replace(standing, work=("calf",)), share=0.0, glow=0.0)
    twice = over(over(palette.skin, palette.work, 0.55), palette.work, 0.55)
    assert pixels_like(both, over(palette.skin, palette.work, 0.55)) > 40
    assert pixels_like(both, twice) == 0
    assert both != once


@pytest.mark.usefixtures("qapp")
def test_bent_toes_change_the_picture():
    figure = FIGURES["st_calf_straight"]
    flat = figure.b.leg_near
    assert isinstance(flat, Contact)
    bent = replace(figure, b=replace(figure.b, leg_near=replace(flat, toes=60)))
    assert painted(bent) != painted(figure)


@both_themes
@pytest.mark.usefixtures("qapp")
def test_the_head_has_hair_and_a_face_in_both_themes(dark: bool):
    palette = figure_palette(dark=dark, ground=GROUND[dark])
    image = painted(FIGURES["st_quad_stand"], dark=dark)
    assert pixels_like(image, palette.hair) > 40
    assert pixels_like(image, palette.skin) > 100


@pytest.mark.parametrize(
    ("figure_id", "mirrored", "left"),
    [
        ("st_itb_cross", False, True),
        ("st_itb_cross", True, False),
        ("dyn_swing_side", False, False),
        ("dyn_swing_side", True, True),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_a_body_works_its_right_side_until_it_is_mirrored(
    figure_id: str, mirrored: bool, left: bool
):
    """Facing the viewer the right side is on the left of the picture, from behind on the right."""
    palette = figure_palette(dark=False, ground=GROUND[False])
    image = painted(FIGURES[figure_id], mirrored=mirrored)
    halves = [pixels_like(image.copy(x, 0, SIDE // 2, SIDE), palette.work) for x in (0, SIDE // 2)]
    assert (halves[0] > halves[1]) == left


@pytest.mark.usefixtures("qapp")
def test_a_head_shows_its_face_from_the_front_and_its_hair_from_behind():
    palette = figure_palette(dark=False, ground=GROUND[False])
    front, back = (
        pixels_like(painted(FIGURES[figure_id]), palette.hair)
        for figure_id in ("st_itb_cross", "dyn_swing_side")
    )
    assert back > 2 * front > 60


@pytest.mark.usefixtures("qapp")
def test_a_leg_in_front_hides_the_muscles_of_the_leg_behind_it():
    figure = FIGURES["dyn_swing_side"]
    palette = figure_palette(dark=False, ground=GROUND[False])
    joints = solve(figure.a).joints
    (hx, hy), (kx, ky) = joints["hip_far"], joints["knee_far"]
    x0, y0, x1, y1 = figure.view
    scale = min(SIDE / (x1 - x0), SIDE / (y1 - y0))
    x = SIDE / 2 + ((hx + kx) / 2 - (x0 + x1) / 2) * scale
    y = SIDE - ((hy + ky) / 2 - y0) * scale
    thigh = painted(figure, share=0.0).copy(round(x) - 5, round(y), 10, 14)
    assert pixels_like(thigh, palette.skin) + pixels_like(thigh, palette.shorts) > 120


def _horizontal():
    from PySide6.QtCore import Qt

    return Qt.Orientation.Horizontal
