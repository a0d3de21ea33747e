"""The voice: the more important first, one thing at a time, nothing late."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heavylegs_gui.domain.voice_queue import (
    LONGEST_MS,
    WAIT_MS,
    Priority,
    Utterance,
    Verdict,
    VoiceQueue,
)


@pytest.fixture
def queue():
    return VoiceQueue()


def offer(queue, priority, due_ms=0, words="words"):
    return queue.offer(Utterance(words, priority, due_ms))


def test_into_silence_anything_is_said(queue):
    assert offer(queue, Priority.NUMBER) is Verdict.SAY


def test_a_name_cuts_what_is_less_important(queue):
    offer(queue, Priority.HALF)
    assert offer(queue, Priority.NAME, 100) is Verdict.CUT


def test_half_way_never_cuts_a_name(queue):
    offer(queue, Priority.NAME)
    assert offer(queue, Priority.HALF, 100) is Verdict.WAIT


def test_of_two_names_the_newer_one_counts(queue):
    offer(queue, Priority.NAME, 0, "calf")
    assert offer(queue, Priority.NAME, 100, "thigh") is Verdict.CUT
    assert queue.speaking.words == "thigh"


def test_a_number_is_said_only_into_silence(queue):
    offer(queue, Priority.NUMBER)
    assert offer(queue, Priority.NUMBER, 100) is Verdict.DROP
    assert queue.end(200) is None


def test_what_waits_is_said_when_it_is_soon_enough(queue):
    offer(queue, Priority.NAME)
    offer(queue, Priority.HALF, 100, "Half way")
    assert queue.end(100 + WAIT_MS).words == "Half way"


def test_what_would_be_late_is_dropped(queue):
    offer(queue, Priority.NAME)
    offer(queue, Priority.HALF, 100)
    assert queue.end(101 + WAIT_MS) is None
    assert offer(queue, Priority.NUMBER, 1_000) is Verdict.SAY


def test_the_more_important_one_keeps_the_place_to_wait(queue):
    offer(queue, Priority.NAME)
    offer(queue, Priority.SWITCH, 50, "Switch sides")
    assert offer(queue, Priority.HALF, 100) is Verdict.DROP
    assert queue.end(200).words == "Switch sides"


def test_an_end_that_is_never_told_does_not_silence_the_voice(queue):
    offer(queue, Priority.NAME)
    assert offer(queue, Priority.HALF, LONGEST_MS + 1) is Verdict.SAY


@given(st.lists(st.tuples(st.sampled_from(Priority), st.integers(0, 3_000), st.booleans())))
def test_nothing_is_ever_begun_late(events):
    queue, now_ms, spoken = VoiceQueue(), 0, []
    for priority, gap_ms, ends in events:
        now_ms += gap_ms
        if ends and queue.speaking is not None:
            following = queue.end(now_ms)
            spoken += [] if following is None else [now_ms - following.due_ms]
        if offer(queue, priority, now_ms) in {Verdict.SAY, Verdict.CUT}:
            spoken.append(0)
    assert all(late_ms <= WAIT_MS for late_ms in spoken)
