"""One undo history for every change of stored data."""

from dataclasses import replace
from datetime import date

import pytest

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.training import Session, new_uid


@pytest.fixture
def logged(training_log, history):
    """One run that was logged and recorded."""
    change = training_log.add(
        Session(uid=new_uid(), local_date=date(2026, 11, 20), distance_m=5000.0)
    )
    history.record(change, training_log.apply)
    return change


def test_undo_takes_the_run_away_and_redo_brings_the_same_row_back(training_log, history, logged):
    before = training_log.sessions()
    history.undo()
    assert training_log.sessions() == []
    history.redo()
    assert training_log.sessions() == before


def test_changes_are_taken_back_newest_first(training_log, preferences, history, logged):
    history.record(preferences.set("units", "mi"), preferences.apply)
    history.undo()
    assert preferences.settings.units.value == "km"
    assert len(training_log.sessions()) == 1
    history.undo()
    assert training_log.sessions() == []


def test_a_change_is_announced_with_its_name(training_log, history, qtbot, logged):
    (run,) = training_log.sessions()
    change = training_log.delete([run.id])
    with qtbot.waitSignal(history.recorded, timeout=1000) as spoken:
        history.record(change, training_log.apply)
    assert spoken.args == [change.label]
    assert "20 Nov" in change.label


def test_an_empty_change_is_not_recorded(history, training_log):
    history.record(Change("nothing"), training_log.apply)
    assert not history.stack.canUndo()


def test_what_cannot_be_taken_back_now_can_be_tried_again(history, qtbot, logged):
    full = [True]

    def apply(change):
        if full:
            raise StoreError("The disk is full; free some space and try again.")

    history.record(logged, apply, quiet=True)
    undone = []
    history.undone.connect(undone.append)
    with qtbot.waitSignal(history.refused, timeout=1000) as said:
        history.undo()
    assert said.args == ["The disk is full; free some space and try again."]
    assert (history.stack.index(), undone) == (2, [])
    full.clear()
    history.undo()
    assert (history.stack.index(), undone) == (1, [logged.label])


def test_an_undo_while_an_import_is_written_is_refused_and_kept(training_log, history, services):
    run = Session(uid=new_uid(), local_date=date(2026, 11, 20))
    history.record(training_log.add(run), training_log.apply)
    history.record(training_log.delete([training_log.sessions()[0].id]), training_log.apply)
    services.store.hold_for_batch()
    history.undo()
    services.store.release_batch(keep=False)
    assert training_log.sessions() == []
    history.undo()
    assert [one.uid for one in training_log.sessions()] == [run.uid]


def test_what_can_never_be_taken_back_leaves_the_history_with_a_sentence(
    training_log, history, qtbot, logged
):
    (run,) = training_log.sessions()
    training_log.update(replace(run, title="changed behind its back"))
    with qtbot.waitSignal(history.refused, timeout=1000) as said:
        history.undo()
    assert "changed meanwhile" in said.args[0]
    assert history.stack.count() == 0
    assert len(training_log.sessions()) == 1


def test_a_quiet_change_takes_the_undo_of_an_older_toast_away(
    training_log, preferences, history, logged, qtbot
):
    with qtbot.waitSignal(history.recorded_quietly, timeout=1000):
        history.record(preferences.set("theme", "dark"), preferences.apply, quiet=True)
