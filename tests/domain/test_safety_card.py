"""The card before a routine: which routines need it, what a tick says, what it blocks."""

import re
from dataclasses import replace
from datetime import date

import pytest

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.routines import load_routines
from heavylegs_gui.domain.routine import ExerciseKind
from heavylegs_gui.domain.safety_card import (
    BOXES,
    UNREADABLE,
    Block,
    Urgency,
    blocks,
    needs_card,
    ticked_boxes,
)
from heavylegs_gui.paths import resource_root

EXERCISES = load_exercises(resource_root() / "exercises")
ROUTINE = load_routines(resource_root() / "routines", EXERCISES)["article_5"]
IDS = [item.exercise_id for item in ROUTINE.items]
DAY = date(2026, 11, 22)


def test_a_routine_with_rolls_and_static_stretches_needs_the_card():
    assert needs_card(IDS, EXERCISES)


@pytest.mark.parametrize(
    ("key", "urgency"),
    [
        ("leg", Urgency.SAME_DAY),
        ("chest", Urgency.EMERGENCY),
        ("urine", Urgency.EMERGENCY),
        ("bone", Urgency.SEE_DOCTOR),
    ],
)
def test_each_box_says_how_fast_to_get_help(key, urgency):
    assert ticked_boxes([key])[0].urgency is urgency


def test_the_most_urgent_tick_comes_first():
    assert [box.key for box in ticked_boxes(["bone", "leg", "chest"])] == ["chest", "leg", "bone"]


def test_no_box_diagnoses_or_names_a_number_to_call():
    texts = [
        text
        for box in (*BOXES, UNREADABLE)
        for text in (box.words, box.also, box.headline, *box.advice)
    ]
    assert not [text for text in texts if re.search(r"(?i)\d|you have", text)]


@pytest.mark.parametrize("box", BOXES, ids=lambda box: box.key)
def test_any_tick_blocks_the_routine(box):
    assert blocks(Block(1, DAY, (box,)), IDS, EXERCISES)


@pytest.mark.parametrize("box", BOXES, ids=lambda box: box.key)
@pytest.mark.parametrize("exercise_id", IDS)
def test_any_tick_blocks_each_exercise_even_alone(box, exercise_id):
    assert blocks(Block(1, DAY, (box,)), [exercise_id], EXERCISES)


@pytest.mark.parametrize("exercise_id", IDS)
def test_allowed_exercise_blocks_rolls_alone(exercise_id):
    block = Block(1, DAY, BOXES[:1], only_rolls=True)
    assert blocks(block, [exercise_id], EXERCISES) == exercise_id.startswith("fr_")


def test_an_unknown_exercise_counts_as_a_roll():
    assert needs_card(["moon_walk"], EXERCISES)
    assert blocks(Block(1, DAY, BOXES[:1], only_rolls=True), ["moon_walk"], EXERCISES)


def test_a_dynamic_exercise_alone_needs_no_card():
    march = replace(EXERCISES["st_ham_seated"], kind=ExerciseKind.DYNAMIC)
    assert not needs_card(["march"], {"march": march})


def test_a_set_of_squats_needs_the_card():
    squat = replace(EXERCISES["st_ham_seated"], kind=ExerciseKind.STRENGTH)
    assert needs_card(["squat"], {"squat": squat})


def test_nothing_ticked_blocks_nothing():
    assert not blocks(None, IDS, EXERCISES)


def test_an_unknown_box_is_refused():
    with pytest.raises(KeyError):
        ticked_boxes(["elbow"])
