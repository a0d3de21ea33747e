"""The shipped figures are possible bodies; faults in a file are told with file and line."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from heavylegs_gui.content.figures import load_figure, load_figures
from heavylegs_gui.content.toml_reader import ContentError
from heavylegs_gui.domain.figure import MUSCLES, Figure, Motion, Prop, PropKind
from heavylegs_gui.domain.figure_front import FrontPose
from heavylegs_gui.domain.figure_motion import pressure_share, roller_at, solve
from heavylegs_gui.paths import resource_root

FIGURES = {
    figure_id: figure
    for figure_id, figure in load_figures(resource_root() / "figures").items()
    if not isinstance(figure.a, FrontPose)
}
"""The figures that are seen from the side."""
WAY = [step / 8 for step in range(9)]
UNREACHED_M = 0.01
"""A contact may be missed by this much in the key poses [m]."""

each_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=list(FIGURES))


def direction(figure: Figure, share: float, start: str, end: str) -> float:
    joints = solve(figure.pose(share)).joints
    (x0, y0), (x1, y1) = joints[start], joints[end]
    return math.degrees(math.atan2(y1 - y0, x1 - x0))


def turn(first: float, second: float) -> float:
    return (second - first + 180) % 360 - 180


def test_the_articles_five_exercises_have_a_figure():
    assert {
        "st_ham_seated",
        "st_calf_straight",
        "st_quad_stand",
        "fr_calf_both",
        "fr_ham",
    } <= set(FIGURES)


@each_figure
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_every_contact_is_reached_in_the_key_poses(figure: Figure, share: float):
    assert solve(figure.pose(share)).unreached_m <= UNREACHED_M


@each_figure
@pytest.mark.parametrize("side", ["near", "far"])
def test_knees_bend_backwards_only(figure: Figure, side: str):
    for share in WAY:
        thigh = direction(figure, share, "pelvis", f"knee_{side}")
        shank = direction(figure, share, f"knee_{side}", f"ankle_{side}")
        assert -160 <= turn(thigh, shank) <= 1


@each_figure
@pytest.mark.parametrize("side", ["near", "far"])
def test_elbows_bend_forwards_only(figure: Figure, side: str):
    for share in WAY:
        upper = direction(figure, share, "shoulder", f"elbow_{side}")
        lower = direction(figure, share, f"elbow_{side}", f"wrist_{side}")
        assert -1 <= turn(upper, lower) <= 150


@each_figure
def test_nothing_sinks_into_the_floor(figure: Figure):
    for share in WAY:
        lowest = min(y for _, y in solve(figure.pose(share)).joints.values())
        assert lowest > 0.0


@each_figure
def test_the_whole_body_stays_in_view(figure: Figure):
    x0, y0, x1, y1 = figure.view
    for share in WAY:
        joints = solve(figure.pose(share)).joints
        assert all(x0 < x < x1 and y0 < y < y1 for x, y in joints.values())
        assert joints["head"][1] + 0.13 < y1


@each_figure
def test_the_worked_muscle_rests_on_the_roller_all_the_way(figure: Figure):
    if figure.motion is not Motion.ROLL:
        assert figure.prop(PropKind.ROLLER) is None
        return
    muscle = MUSCLES[figure.work[0]]
    upper, lower = (
        ("pelvis", "knee_near") if muscle.segment == "thigh" else ("knee_near", "ankle_near")
    )
    for share in WAY:
        joints, roller = solve(figure.pose(share)), roller_at(figure, share)
        assert roller is not None
        pressed = pressure_share(joints, muscle.segment, roller)
        (ax, ay), (bx, by) = joints.joints[upper], joints.joints[lower]
        spot = (ax + (bx - ax) * pressed, ay + (by - ay) * pressed)
        flesh_m = math.dist(spot, roller.centre) - roller.radius
        assert 0.035 < flesh_m < 0.105
        assert muscle.start - 0.05 <= pressed <= muscle.end + 0.05


def test_a_roll_never_crosses_the_back_of_the_knee():
    for figure_id in ("fr_calf_both", "fr_ham"):
        figure = FIGURES[figure_id]
        segment = MUSCLES[figure.work[0]].segment
        for share in WAY:
            roller = roller_at(figure, share)
            assert roller is not None
            pressed = pressure_share(solve(figure.pose(share)), segment, roller)
            assert 0.15 < pressed < 0.85


GOOD = """\
id = "sample"
view = [-1, -0.1, 1, 2]
motion = "hold"
seconds = 3.0
work = ["calf"]

[[props]]
kind = "wall"
x0 = 0.5

[a]
pelvis = [0.0, 0.9]
spine = [90, 90, 90]
leg_near = { at = [0.0, 0.08], bend = 1, end = 0 }
leg_far = { at = [0.1, 0.08], bend = 1, end = 0 }
arm_near = { angles = [-90, -90, -90] }
arm_far = { angles = [-90, -90, -90] }

[b]
spine = [80, 80, 80]
"""
CHAIR = 'kind = "chair"\nx0 = 0.1\nx1 = 0.5\nheight = '


def read(folder: Path, text: str) -> Figure:
    path = folder / "sample.toml"
    path.write_text(text, encoding="utf-8")
    return load_figure(path)


def test_pose_b_has_from_pose_a_what_it_leaves_out(tmp_path: Path):
    sample = read(tmp_path, GOOD)
    assert sample.b.leg_near == sample.a.leg_near
    assert sample.b.spine == (80, 80, 80)


def test_a_chair_has_a_back_a_front_edge_and_a_height(tmp_path: Path):
    sample = read(tmp_path, GOOD.replace('kind = "wall"\nx0 = 0.5', f"{CHAIR}0.45"))
    assert sample.prop(PropKind.CHAIR) == Prop(PropKind.CHAIR, x0=0.1, x1=0.5, height=0.45)


def test_toes_are_read_with_both_kinds_of_leg(tmp_path: Path):
    legs = GOOD.replace("end = 0 }", "end = 0, toes = 30 }", 1).replace(
        "leg_far = { at = [0.1, 0.08], bend = 1, end = 0 }",
        "leg_far = { angles = [-90, -90, 0], toes = 20 }",
    )
    sample = read(tmp_path, legs)
    assert (sample.a.leg_near.toes, sample.a.leg_far.toes) == (30.0, 20.0)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "sample"', 'id = "other"', "line 1: id: must be the file's name"),
        ("seconds = 3.0", "seconds = 300", "line 4: seconds: seconds must be 0.3 to 10"),
        ("seconds = 3.0", "seconds = true", "line 4: seconds: seconds must be a number"),
        ('motion = "hold"', 'motion = "jump"', "line 3: motion: must be hold, roll or swing"),
        ('["calf"]', '["ear"]', "line 5: work: must list muscles"),
        ('kind = "wall"', 'kind = "tree"', "line 8: kind: must be one of mat, wall"),
        ('kind = "wall"\nx0 = 0.5', CHAIR + "0", "line 11: height: must be above 0"),
        ('kind = "wall"', 'kind = "cushion"', "x1: x1 must be a number"),
        ("end = 0 }", "end = 0, toes = 400 }", "line 14: leg_near: toes must be -30 to 100"),
        ("[-90, -90, -90] }", "[-90, -90, -90], toes = 9 }", "line 16: arm_near: 'toes' is unk"),
        ("x0 = 0.5", "x0 = 99", "line 9: x0: x0 must be -3 to 3"),
        ("pelvis = [0.0, 0.9]", "pelvis = [0.0]", "line 12: pelvis: pelvis must be a list of 2"),
        ("at = [0.0, 0.08], bend = 1", "at = [0.0, 0.08], bend = 2", "line 14: leg_near: needs"),
        ("spine = [80, 80, 80]", "spin = [80, 80, 80]", "line 20: spin: 'spin' is unknown"),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, told: str):
    with pytest.raises(ContentError) as fault:
        read(tmp_path, GOOD.replace(old, new))
    assert str(fault.value).startswith("sample.toml, ")
    assert told in str(fault.value)


def test_a_file_that_is_no_toml_is_refused_with_its_line(tmp_path: Path):
    with pytest.raises(ContentError, match=r"sample\.toml: .*line 2"):
        read(tmp_path, "id = 1\nview = ?\n")


def test_a_missing_pose_is_told(tmp_path: Path):
    with pytest.raises(ContentError, match="b: is missing"):
        read(tmp_path, GOOD.split("[b]", maxsplit=1)[0])
