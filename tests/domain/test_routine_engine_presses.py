"""Whatever is pressed, and however the clock runs, the timer stays legal and credits only time."""

import random
import time

from heavylegs_gui.domain.routine import work_ms
from heavylegs_gui.domain.routine_cues import CueKind, cue_times, opening_kind
from heavylegs_gui.domain.routine_engine import RESUME_MS, RUNNING, STARTED, PauseReason, State
from tests.domain.routine_timer import BEATS, STEPS, TWICE_STEPS, Player

SECONDS = 5
EVENTS = (
    "advance", "pause", "resume", "resume", "skip", "back", "plus10", "switch", "switch", "hurts",
)  # fmt: skip


def credits_of(engine):
    return [engine.credit_ms(number) for number in range(len(engine.steps))]


def check(engine):
    """What must hold after every press."""
    assert 0 <= engine.pos_ms <= engine.length_ms()
    assert engine.state not in RUNNING or engine.pos_ms < engine.length_ms()
    assert 0 <= engine.left_ms <= engine.total_ms
    assert (engine.pause_reason is not None) == (engine.state is State.PAUSED)
    assert engine.state not in RUNNING or engine.state.value == engine.step.phase.value
    for number, step in enumerate(engine.steps):
        assert engine.credit_ms(number) <= engine.length_ms(number) <= step.duration_ms + 60_000
    assert len(engine.skipped) == len(set(engine.skipped))
    assert 0.0 <= engine.done_share <= 1.0


def press(one, rng):
    """Let some time pass and press a key; return the time that passed."""
    passed = rng.choice((0, 33, 900, 2_999, rng.randrange(40_000)))
    one.run(passed, step_ms=rng.choice((100, 700, 2_900)))
    if rng.random() < 0.05:
        one.clock.total += rng.randrange(4_000)
    getattr(one.engine, rng.choice(EVENTS))()
    return passed


def press_much(rng, presses):
    """Play with random presses; after each one everything must hold."""
    one = Player(rng.choice((STEPS, TWICE_STEPS)))
    one.engine.start()
    before = credits_of(one.engine)
    for _ in range(presses):
        passed = press(one, rng)
        after = credits_of(one.engine)
        assert all(new >= old for old, new in zip(before, after, strict=True))
        assert sum(after) - sum(before) <= passed
        check(one.engine)
        before = after
    return one


def seeds():
    """Yield seeds for some seconds; the same ones in the same order every time."""
    end = time.monotonic() + SECONDS
    seed = 0
    while time.monotonic() < end or seed < 50:
        yield seed
        seed += 1


def finish(one):
    """Let it notice a sleep, then run to its end without another press; return the cues."""
    one.engine.advance()
    if one.engine.state is State.PAUSED:
        one.engine.resume()
    if one.engine.state is State.RESUMING:
        one.run(one.engine.resume_left_ms, step_ms=1_000)
    left_ms = one.engine.left_ms
    cues = one.run(left_ms - 1, step_ms=50)
    assert one.engine.state is State.WORK
    return cues + one.run(1)


def test_random_presses_never_lead_astray():
    played = 0
    for seed in seeds():
        rng = random.Random(seed)
        one = press_much(rng, rng.randrange(60))
        if one.engine.state in STARTED:
            finish(one)
            played += 1
        assert one.engine.state is State.DONE, seed
    assert played > 20


def test_what_is_kept_can_be_taken_up_at_any_moment():
    for seed in range(30):
        one = press_much(random.Random(seed), 25)
        again = Player(one.engine.steps)
        again.engine.restore(one.engine.to_dict())
        assert again.engine.credited() == one.engine.credited(), seed
        assert again.engine.skipped == one.engine.skipped
        if again.engine.state in STARTED:
            finish(again)
        assert again.engine.state is State.DONE


def all_cues_of(engine, number):
    step, length_ms = engine.steps[number], engine.length_ms(number)
    later = cue_times(step, length_ms, beat_ms=BEATS.get(step.exercise_id, ()))
    return [opening_kind(step), *(kind for _, kind, _ in later)]


def test_every_step_has_all_its_cues_however_often_it_is_played():
    for seed in range(60):
        one = press_much(random.Random(seed), 12)
        if one.engine.state not in STARTED:
            continue
        kept, here = one.engine.to_dict()["kept_ms"], one.engine.index
        cues = [cue for cue in finish(one) if cue.kind is not CueKind.DONE]
        for number in range(here + 1, len(one.engine.steps)):
            if str(number) not in kept:
                given = [cue.kind for cue in cues if cue.step == number]
                expected = all_cues_of(one.engine, number)
                assert sorted(given) == sorted(expected), (seed, number)


def test_a_routine_without_a_press_credits_exactly_its_holds():
    one = Player()
    one.engine.start()
    finish(one)
    assert sum(credits_of(one.engine)) == work_ms(STEPS)
    assert one.engine.done_share == 1.0


def test_presses_on_a_routine_that_ended_do_nothing():
    one = Player()
    one.engine.start()
    finish(one)
    before = one.engine.to_dict()
    for event in {*EVENTS, "stop", "start"}:
        assert not getattr(one.engine, event)()
    assert (one.engine.to_dict(), one.engine.state) == (before, State.DONE)


def test_every_reason_to_wait_keeps_the_time_that_is_left():
    for reason in PauseReason:
        one = Player()
        one.engine.start()
        one.run(25_000)
        left_ms = one.engine.left_ms
        one.engine.pause(reason)
        one.run(100_000)
        one.engine.resume()
        one.run(RESUME_MS)
        assert (one.engine.left_ms, one.engine.state) == (left_ms, State.WORK)
