"""Colours keep their contrast, icons exist, the style sheet is complete."""

import re
from pathlib import Path

import pytest

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.paths import resource_root
from heavylegs_gui.ui.theme import tokens
from heavylegs_gui.ui.theme.style_sheet import style_sheet

PACKAGE = Path(__file__).parents[2] / "heavylegs_gui"

TEXT_PAIRS = [
    ("text", "surface"), ("text", "bg"), ("text2", "surface"), ("text2", "bg"),
    ("text2", "sidebar"), ("text2", "step"), ("text2", "hatch"), ("text3", "surface"),
    ("text3", "bg"), ("text3", "sidebar"), ("accent", "surface"), ("accent", "bg"),
    ("accent", "accent_soft"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("text2", "accent_soft"), ("text", "accent_soft"), ("warn", "warn_soft"),
    ("warn", "surface"), ("text2", "warn_soft"), ("danger", "danger_soft"),
    ("danger", "surface"), ("on_danger", "danger_solid"), ("good", "good_soft"),
    ("good", "surface"), ("info", "info_soft"), ("info", "surface"), ("on_done", "done"),
    ("on_done", "other"), ("heavy", "surface"), ("heavy", "heavy_soft"), ("bg", "text"),
    ("accent_soft", "text"),
]  # fmt: skip
GRAPHIC_PAIRS = [
    ("control", "surface"), ("control", "bg"), ("bar", "surface"), ("bar_over", "surface"),
    ("cap", "surface"), ("done", "surface"), ("heavy", "surface"), ("accent", "surface"),
]  # fmt: skip


def luminance(color):
    parts = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_keeps_a_contrast_of_four_and_a_half(scheme, ink, ground):
    assert contrast(scheme[ink], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), GRAPHIC_PAIRS)
def test_graphics_keep_a_contrast_of_three(scheme, ink, ground):
    assert contrast(scheme[ink], scheme[ground]) >= 3.0


def test_light_and_dark_have_the_same_tokens():
    assert set(tokens.LIGHT) == set(tokens.DARK)


def test_the_style_sheet_uses_known_tokens_only():
    for scheme in (tokens.LIGHT, tokens.DARK):
        assert "{" not in style_sheet(scheme).replace(" {", "")


def test_every_icon_named_in_the_code_exists():
    icons = {path.stem for path in (resource_root() / "icons").glob("*.svg")}
    pattern = re.compile(r"(?:icon|pixmap)\(\s*\"([a-z0-9-]+)\"")
    named = {
        name
        for path in PACKAGE.rglob("*.py")
        for name in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert named, "the pattern must find icons"
    assert named <= icons


def test_every_icon_set_and_the_font_bring_their_licence():
    names = {path.name for path in resource_root().glob("*/LICENSE-*.txt")}
    assert {"LICENSE-lucide.txt", "LICENSE-tabler.txt", "LICENSE-Inter-OFL.txt"} <= names


def test_switching_to_dark_tells_the_widgets_once(theme, qtbot):
    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.configure(ThemeChoice.DARK, 100, reduced_motion=False)
    assert theme.is_dark
    assert theme.hex("bg") == tokens.DARK["bg"]


def test_the_same_settings_again_change_nothing(theme, qtbot):
    with qtbot.assertNotEmitted(theme.changed):
        theme.configure(ThemeChoice.LIGHT, 100, reduced_motion=True)
    assert theme.reduced_motion


def test_text_size_scales_every_role(theme):
    before = {role: theme.font(role).pointSizeF() for role in tokens.TYPE_SCALE}
    theme.configure(ThemeChoice.LIGHT, 150, reduced_motion=False)
    for role, size in before.items():
        assert theme.font(role).pointSizeF() == pytest.approx(size * 1.5)


def test_an_icon_is_drawn_in_the_token_s_colour(theme):
    image = theme.pixmap("plus", "accent", 40).toImage()
    colors = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colors == {tokens.LIGHT["accent"]}
