"""The player's screen: what is told by colour is told by word, letter and place as well."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.figures import load_figures
from heavylegs_gui.domain.routine import ExerciseKind, Routine, RoutineItem, expand
from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.tempo import Tempo
from heavylegs_gui.paths import resource_root
from heavylegs_gui.ui.player.headline import TITLE_UNITS
from heavylegs_gui.ui.player.lettering import sized_font
from heavylegs_gui.ui.player.scene import FigureShot, NextStep, Scene
from heavylegs_gui.ui.player.scene_maker import SceneMaker
from heavylegs_gui.ui.player.stage import PlayerStage
from tests.domain.routine_timer import EXERCISES, Player

FIGURES = load_figures(resource_root() / "figures")
WORK = Scene(
    routine="Five after a run",
    position="stretch 3 of 9",
    time_left="4:02 left",
    bars=((1.0, 1.0), (1.0, 0.4), (1.0, 0.0)),
    title="Calf stretch",
    cue="back knee straight, heel down",
    side="L",
    side_word="left",
    digits="24",
    ring=0.8,
    phase="HOLD",
    phase_icon="hand",
    shot=FigureShot(FIGURES["st_calf_straight"], mirrored=True, running=True),
    upcoming=NextStep("Next", "Right side, 30 s", FigureShot(FIGURES["st_calf_straight"])),
    elapsed_ms=9000,
)


@pytest.fixture
def stage(qtbot, theme):
    widget = PlayerStage(theme)
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    widget.show_scene(WORK)
    widget.show()
    return widget


def placed(stage, part) -> QRect:
    return QRect(part.mapTo(stage, QPoint()), part.size())


def test_left_and_right_differ_in_letter_word_place_and_picture(stage):
    left_letter, left_figure = placed(stage, stage.letter), placed(stage, stage.figure)
    assert stage.letter.accessibleName() == "left"
    assert left_letter.center().x() < left_figure.center().x()
    shot = FigureShot(FIGURES["st_calf_straight"], mirrored=False, running=True)
    stage.show_scene(replace(WORK, side="R", side_word="right", shot=shot))
    assert stage.letter.accessibleName() == "right"
    assert placed(stage, stage.letter).center().x() > placed(stage, stage.figure).center().x()
    assert stage.figure.shown[1] is False


def test_an_exercise_for_both_legs_shows_no_letter(stage):
    stage.show_scene(replace(WORK, side="", side_word=""))
    assert not stage.letter.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (1000, 700), (860, 600)])
@pytest.mark.parametrize("title", ["Calf stretch", "Hamstring stretch"])
def test_no_part_covers_another_one(stage, size, title):
    stage.resize(*size)
    stage.show_scene(replace(WORK, title=title))
    parts = [stage.headline, stage.letter, stage.figure, stage.ring, stage.phase, stage.foot]
    areas = [placed(stage, part) for part in (stage.top, *parts)]
    for index, area in enumerate(areas):
        assert stage.rect().contains(area)
        for other in areas[index + 1 :]:
            assert not area.adjusted(2, 2, -2, -2).intersects(other.adjusted(2, 2, -2, -2))


def test_digits_are_as_tall_as_the_design_asks(stage, theme):
    font = sized_font(theme, 322, spacing=95, tabular=True)
    assert QFontMetricsF(font).tightBoundingRect("24").height() >= 227


def test_the_name_never_shrinks_a_long_one_takes_two_lines(stage):
    assert TITLE_UNITS >= 104
    stage.show_scene(replace(WORK, title="Hamstring stretch"))
    assert stage.headline.lines() == ("Hamstring", "stretch")


def test_the_ring_tells_the_seconds_to_a_screen_reader(stage):
    assert stage.ring.accessibleName() == "24 seconds left"


def test_the_ground_is_tinted_while_sides_are_switched(stage, theme):
    stage.show_scene(replace(WORK, tinted=True, phase="SWITCH"))
    seen = stage.grab().toImage().pixelColor(5, 300)
    assert seen == theme.color("accent_soft")


def test_the_keys_can_be_clicked(qtbot, stage):
    hint = stage.foot._hints["skip"]
    with qtbot.waitSignal(stage.command, timeout=1000) as heard:
        hint.click()
    assert heard.args == ["skip"]


def test_with_reduced_motion_the_ring_moves_in_whole_seconds(stage, theme):
    theme.configure(ThemeChoice.LIGHT, 100, reduced_motion=True)
    stage.show_scene(WORK)
    before = stage.grab().toImage()
    stage.show_scene(replace(WORK, ring=0.79))
    assert stage.grab().toImage() == before
    stage.show_scene(replace(WORK, ring=0.76, digits="23"))
    assert stage.grab().toImage() != before


@pytest.mark.parametrize(("old", "new"), [(0.8, 0.78), (0.51, 0.49), (0.26, 0.24), (0.02, 0.01)])
def test_all_that_changes_in_the_ring_lies_in_what_is_painted_again(stage, old, new):
    ring = stage.ring
    stage.show_scene(replace(WORK, ring=old))
    before = ring.grab().toImage()
    stage.show_scene(replace(WORK, ring=new))
    after = ring.grab().toImage()
    repainted = ring._arc_rect(old, new)
    changed = [
        QPoint(x, y)
        for x in range(0, ring.width(), 2)
        for y in range(0, ring.height(), 2)
        if abs(before.pixelColor(x, y).lightness() - after.pixelColor(x, y).lightness()) > 40
    ]
    assert changed
    assert all(repainted.contains(point) for point in changed)


def test_a_flash_ends_by_itself(qtbot, stage):
    stage.ring.flash()
    assert stage.ring.is_flashing
    qtbot.waitUntil(lambda: not stage.ring.is_flashing, timeout=2000)


def test_what_comes_next_is_told(stage):
    assert stage.foot.accessibleName() == "Next: Right side, 30 s"


def test_a_set_shows_the_repetition_and_its_part(stage):
    squat = replace(
        EXERCISES["st_quad_stand"],
        id="squat",
        short_name="Squat",
        kind=ExerciseKind.STRENGTH,
        sided=False,
        tempo=Tempo(2_000, 1_000, 1_000),
    )
    item = RoutineItem(exercise_id="squat", hold_s=48, times=12)
    routine = Routine(id="sets", name="Sets", when="any", description="", items=(item,))
    player = Player(expand(routine, {"squat": squat}))
    maker = SceneMaker(routine, {"squat": squat}, {})
    player.engine.start()
    assert maker.scene(player.engine).upcoming.text == "One set, 12 times"
    for part, rep, after_ms in (("LOWER", 1, 10_500), ("HOLD", 1, 2_000), ("LOWER", 2, 2_000)):
        player.run(after_ms)
        scene = maker.scene(player.engine)
        assert (scene.phase, scene.digits) == (part, str(rep))
        assert scene.cue == f"repetition {rep} of 12"
    stage.show_scene(scene)
    assert stage.ring.accessibleName() == "repetition 2 of 12"


def test_a_bridge_is_told_to_lift_before_it_is_told_to_lower(stage):
    exercises = load_exercises(resource_root() / "exercises")
    item = RoutineItem(exercise_id="sg_glute_bridge", hold_s=40, times=8)
    routine = Routine(id="sets", name="Sets", when="any", description="", items=(item,))
    player = Player(expand(routine, exercises))
    maker = SceneMaker(routine, exercises, FIGURES)
    player.engine.start()
    told = []
    for after_ms in (10_500, 1_000, 2_000, 2_000):
        player.run(after_ms)
        stage.show_scene(maker.scene(player.engine))
        told.append((maker.scene(player.engine).phase, stage.figure.shown[2].share))
    phases, shares = zip(*told, strict=True)
    assert phases == ("LIFT", "HOLD", "LOWER", "LIFT")
    assert shares == pytest.approx((0.5, 1.0, 0.84375, 0.5))
