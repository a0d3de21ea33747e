"""The tempo of a repetition, and where in a set the runner is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heavylegs_gui.domain.tempo import Tempo, TempoPart

HEEL_DROP = Tempo(3_000, 1_000, 1_000)
PARTS = st.integers(0, 5_000)


@pytest.mark.parametrize(
    ("elapsed_ms", "rep", "part", "left_ms"),
    [
        (0, 1, TempoPart.LOWER, 3_000),
        (2_999, 1, TempoPart.LOWER, 1),
        (3_000, 1, TempoPart.HOLD, 1_000),
        (4_000, 1, TempoPart.LIFT, 1_000),
        (5_000, 2, TempoPart.LOWER, 3_000),
        (59_999, 12, TempoPart.LIFT, 1),
    ],
)
def test_a_repetition_is_lowered_held_and_lifted(elapsed_ms, rep, part, left_ms):
    beat = HEEL_DROP.at(elapsed_ms)
    assert (beat.rep, beat.part, beat.left_ms) == (rep, part, left_ms)


def test_a_part_that_takes_no_time_is_left_out():
    squat = Tempo(2_000, 0, 1_000)
    assert squat.at(2_000).part is TempoPart.LIFT
    assert squat.beat_ms == (2_000, 1_000)


def test_as_many_repetitions_fit_as_were_planned():
    assert HEEL_DROP.reps_in(60_000) == 12
    assert HEEL_DROP.reps_in(70_000) == 14
    assert HEEL_DROP.reps_in(100) == 1


@given(lower=PARTS, hold=PARTS, lift=st.integers(1_000, 5_000), at_ms=st.integers(0, 600_000))
def test_the_parts_follow_each_other_without_a_hole(lower, hold, lift, at_ms):
    tempo = Tempo(lower, hold, lift)
    beat = tempo.at(at_ms)
    assert beat.rep == at_ms // tempo.rep_ms + 1
    assert 0 < beat.left_ms <= tempo.rep_ms
    following = tempo.at(at_ms + beat.left_ms)
    assert (following.rep, following.part) != (beat.rep, beat.part)


def test_a_bridge_is_lifted_first_and_held_at_the_top():
    bridge = Tempo(2_000, 3_000, 1_000, lifts_first=True)
    parts = [bridge.at(at_ms).part for at_ms in (0, 1_000, 4_000, 6_000)]
    assert parts == [TempoPart.LIFT, TempoPart.HOLD, TempoPart.LOWER, TempoPart.LIFT]
    assert bridge.beat_ms == (1_000, 3_000, 2_000)
    assert bridge.at(4_500).left_ms == 1_500
