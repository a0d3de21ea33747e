"""The table of played routines: what is offered, listed, discarded and removed."""

from datetime import timedelta

import pytest

from heavylegs_gui.domain.errors import StoreError, UserError
from tests.services.routine_desk import DAY


def damage(desk, column, text):
    desk.store.connection.execute("PRAGMA ignore_check_constraints=1")
    desk.store.connection.execute(f"UPDATE routine_run SET {column} = ?", (text,))


@pytest.mark.parametrize(("hours", "offered"), [(0, True), (12, True), (12.001, False)])
def test_a_run_is_offered_for_twelve_hours(left, hours, offered):
    left.clock.later = timedelta(hours=hours)
    assert (left.runs.unfinished() is not None) is offered


def test_the_newest_of_two_open_runs_is_offered(left):
    left.player.start(left.routine)
    left.play(20)
    left.player.leave()
    assert left.runs.unfinished().held_ms == 10_000


def test_a_discarded_run_is_partial_and_comes_back_with_undo(left):
    before = left.runs.unfinished()
    change = left.runs.discard(before.id)
    assert [run.state for run in left.runs.history()] == ["partial"]
    left.runs.apply(change.inverted())
    assert left.runs.unfinished() == before
    left.runs.apply(change)
    assert left.runs.unfinished() is None


def test_a_discarded_run_without_a_hold_is_no_history(desk):
    desk.begin()
    desk.play(3)
    run = desk.runs.unfinished()
    desk.player.leave()
    desk.runs.discard(run.id)
    assert desk.runs.unfinished() is None
    assert desk.runs.history() == []


def test_discarding_or_deleting_what_is_gone_changes_nothing(desk):
    assert desk.runs.discard(99).is_empty
    desk.runs.delete(99)
    assert desk.runs.history() == []


def test_a_deleted_run_comes_back_byte_for_byte(left):
    left.runs.discard(left.runs.unfinished().id)
    before = left.store.fetch_all("routine_run")
    change = left.runs.delete(before[0]["id"])
    assert left.store.fetch_all("routine_run") == []
    left.runs.apply(change.inverted())
    assert left.store.fetch_all("routine_run") == before


def test_every_change_is_announced(left, qtbot):
    number = left.runs.unfinished().id
    for act in (left.runs.discard, left.runs.delete):
        with qtbot.waitSignal(left.runs.changed):
            act(number)


def test_effort_and_legs_are_kept(desk, qtbot):
    desk.begin()
    desk.play(60)
    desk.player.stop()
    number = desk.runs.history()[0].id
    with qtbot.waitSignal(desk.runs.changed):
        desk.runs.rate(number, 2, None)
    row = desk.store.fetch("routine_run", number)
    assert (row["effort"], row["legs"]) == (2, None)
    with pytest.raises(StoreError):
        desk.runs.rate(number, 6, 0)


def test_the_history_is_newest_first_and_cut(desk):
    for hours in range(5):
        desk.clock.later = timedelta(hours=hours)
        desk.begin()
        desk.play(20 + hours)
        desk.player.stop()
    assert [run.held_ms for run in desk.runs.history()] == [14_000, 13_000, 12_000, 11_000, 10_000]
    assert [run.held_ms for run in desk.runs.history(limit=2)] == [14_000, 13_000]


def test_the_day_of_the_last_time_is_known(desk):
    assert desk.runs.last_day("article_5") is None
    desk.begin()
    desk.play(60)
    desk.player.stop()
    assert desk.runs.last_day("article_5") == DAY
    assert desk.runs.last_day("roll_10") is None


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("snapshot_json", "{"), ("snapshot_json", "[]"), ("snapshot_json", '{"steps": 3}'),
        ("snapshot_json", '{"steps": [["work"]]}'), ("snapshot_json", "[" * 100_000),
        ("snapshot_json", '{"steps": [["work", "st_ham_seated", "up", 1, 0, 1, 0]]}'),
        ("snapshot_json", '{"steps": [["work", "st_ham_seated", null, 1, 0, -1, 0]]}'),
    ],
)  # fmt: skip
def test_a_run_whose_steps_are_damaged_is_not_offered(left, column, text):
    damage(left, column, text)
    assert left.runs.unfinished() is None


@pytest.mark.parametrize("text", ["{", "[]", '{"st_ham_seated": "long"}', "", "[" * 100_000])
def test_a_damaged_credit_counts_as_nothing_held(left, text):
    damage(left, "credited_json", text)
    assert left.runs.unfinished().held_ms == 0
    left.runs.discard(left.runs.unfinished().id)
    assert left.runs.history() == []


def test_a_run_whose_position_is_damaged_is_refused_in_words(left):
    text = left.store.fetch_all("routine_run")[0]["snapshot_json"]
    damage(left, "snapshot_json", text.replace('"index": 3', '"index": 999'))
    run = left.runs.unfinished()
    with pytest.raises(UserError, match="cannot be taken up again"):
        left.player.resume_run(run)
    assert not left.player.is_open
    assert left.player.start(left.routine)


def test_a_run_with_an_exercise_that_is_gone_is_refused_in_words(left):
    text = left.store.fetch_all("routine_run")[0]["snapshot_json"]
    damage(left, "snapshot_json", text.replace("fr_calf_both", "fr_moon"))
    run = left.runs.unfinished()
    with pytest.raises(UserError, match="cannot be taken up again"):
        left.player.resume_run(run)


def test_a_run_of_a_routine_that_is_gone_is_not_taken_up(left):
    damage(left, "routine_id", "moon_walk")
    assert not left.player.resume_run(left.runs.unfinished())
