"""Import as the window does it: a child process reads, rows come one by one, steps write."""

import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.training import Session, Source, new_uid
from heavylegs_gui.services.importing import Importer
from heavylegs_gui.services.importing_reading import CRASHED, NO_CHILD, TOO_SLOW, ParserChild
from heavylegs_gui.services.importing_rows import Choice, RowStatus
from tests.importers.fit_builder import START, FitFile
from tests.importers.traps import FOLDER

WAIT_MS = 30_000
STAND_IN = """
import json, os, sys
for index, line in enumerate(sys.stdin):
    name = os.path.basename(json.loads(line)["path"])
    def say(**record): print(json.dumps(record), flush=True)
    say(event="file", index=index)
    if "hang" in name: sys.stdin.read(); os.read(os.pipe()[0], 1)
    if "crash" in name: os.abort()
    say(event="refused", inner_name=None, sha256=None, reason="read")
    say(event="done")
"""


@pytest.fixture
def importer(services):
    made = Importer(services.store, services.training_log, offset_at=lambda _instant: 60)
    yield made
    made.close()


@pytest.fixture
def read(importer, qtbot):
    """Read the named trap files and return their rows."""

    def wait(*names):
        rows = []
        importer.row_found.connect(rows.append)
        with qtbot.waitSignal(importer.read_finished, timeout=WAIT_MS):
            importer.read([FOLDER / name for name in names])
        importer.row_found.disconnect(rows.append)
        return rows

    return wait


@pytest.fixture
def write(importer, qtbot):
    """Write rows and return the change and the number of the batch."""

    def wait(rows):
        with qtbot.waitSignal(importer.written, timeout=WAIT_MS) as done:
            importer.write(rows)
        return done.args

    return wait


def by_file(rows):
    return {row.file: row.status.value for row in rows}


def test_rows_come_with_status_reason_and_choice(read):
    rows = read("run.fit", "run.fit.gz", "route.gpx", "strava.zip")
    assert by_file(rows) == {
        "run.fit": "new",
        "run.fit.gz": "duplicate",
        "route.gpx": "refused",
        "strava.zip/activities/1.fit.gz": "duplicate",
        "strava.zip/activities/2.gpx": "new",
    }
    assert [row.choice for row in rows[:3]] == [Choice.IMPORT, Choice.SKIP, Choice.SKIP]
    assert rows[2].reason.startswith("It is a planned route")


def test_of_two_cut_off_files_of_one_run_the_first_counts(importer, qtbot, tmp_path):
    paths = [tmp_path / "first.fit", tmp_path / "second.fit"]
    for path in paths:
        path.write_bytes((FOLDER / "cut_off.fit").read_bytes())
    rows = []
    importer.row_found.connect(rows.append)
    with qtbot.waitSignal(importer.read_finished, timeout=WAIT_MS):
        importer.read(paths)
    assert [(row.file, row.status.value) for row in rows] == [
        ("first.fit", "new"),
        ("second.fit", "duplicate"),
    ]


def test_the_window_and_the_command_line_find_the_same(read, importer):
    names = sorted(path.name for path in FOLDER.iterdir())
    rows = read(*names)
    report = importer.import_files([FOLDER / name for name in names])
    assert sorted((row.file, row.status) for row in rows) == sorted(
        (one.file, one.status) for one in report.files
    )


def test_progress_counts_files_and_the_members_of_archives(importer, read):
    seen = []
    importer.progress.connect(lambda *told: seen.append(told))
    read("run.fit", "strava.zip", "run.gpx")
    assert seen[0] == (0, 3, "")
    assert seen[-1] == (6, 6, "run.gpx")
    assert (2, 6, "strava.zip/media/photo.jpg") in seen
    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)


def test_reading_alone_changes_nothing(read, training_log):
    read("run.fit", "triathlon.fit")
    assert training_log.sessions() == []
    assert training_log.import_batches() == []


def test_chosen_rows_are_written_as_one_batch_that_undo_takes_back(read, write, training_log):
    change, batch_id = write(read("run.fit", "two_sports.gpx", "route.gpx"))
    stored = training_log.sessions()
    assert {one.batch_id for one in stored} == {batch_id}
    assert change.label == "2 sessions imported from 2 files"
    training_log.apply(change.inverted())
    assert training_log.sessions() == []
    training_log.apply(change)
    assert training_log.sessions() == stored


def test_rows_that_the_runner_left_out_are_not_written(read, write, training_log):
    rows = read("triathlon.fit")
    write([rows[0], *(row.with_choice(Choice.SKIP) for row in rows[1:])])
    assert [one.sport for one in training_log.sessions()] == [rows[0].session.sport]


def test_writing_nothing_makes_no_batch(read, write, training_log):
    change, batch_id = write(read("route.gpx"))
    assert batch_id is None
    assert change.is_empty
    assert training_log.import_batches() == []


def test_the_log_announces_an_import_once(read, write, training_log):
    seen = []
    training_log.changed.connect(lambda: seen.append(1))
    write(read("triathlon.fit"))
    assert len(seen) == 1


@pytest.fixture
def mine(training_log):
    """A run that was logged by hand with what only the runner knows."""
    training_log.add(
        Session(
            uid=new_uid(), local_date=START.date(), distance_m=5050.0, heaviness=6, notes="wind"
        )
    )
    return training_log.sessions()[0]


def test_the_richer_of_two_has_the_file_s_measures_and_the_runner_s_words(
    read, write, training_log, mine
):
    (row,) = read("treadmill.fit")
    assert (row.status, row.choice) == (RowStatus.POSSIBLE_DUPLICATE, Choice.KEEP_RICHER)
    change, _ = write([row])
    (merged,) = training_log.sessions()
    assert (merged.id, merged.uid, merged.source) == (mine.id, mine.uid, Source.MANUAL)
    assert (merged.distance_m, merged.duration_s, merged.start_utc) == (5000.0, 1500.0, START)
    assert (merged.heaviness, merged.notes) == (6, "wind")
    training_log.apply(change.inverted())
    assert training_log.sessions() == [mine]


@pytest.mark.parametrize("choice", [Choice.KEEP_MINE, Choice.SKIP])
def test_keeping_mine_leaves_the_log_as_it_is(read, write, training_log, mine, choice):
    (row,) = read("treadmill.fit")
    write([row.with_choice(choice)])
    assert training_log.sessions() == [mine]


def test_using_the_file_replaces_the_measures_even_by_unknown(
    read, write, training_log, mine, tmp_path
):
    path = tmp_path / "gpx.gpx"
    path.write_bytes((FOLDER / "run.gpx").read_bytes())
    training_log.update(replaced(mine, distance_m=333.0, ascent_m=80.0))
    (row,) = read(path)
    write([row.with_choice(Choice.USE_FILE)])
    (found,) = training_log.sessions()
    assert (round(found.distance_m, 1), found.ascent_m, found.heaviness) == (333.6, None, 6)


def replaced(session, **values):
    from dataclasses import replace

    return replace(session, **values)


def test_what_may_be_another_file_of_the_same_import_is_left_out(importer, qtbot, tmp_path):
    later = FitFile().session(start=START + timedelta(hours=2))
    paths = [FOLDER / "treadmill.fit", tmp_path / "shifted.fit"]
    paths[1].write_bytes(bytes(later))
    rows = []
    importer.row_found.connect(rows.append)
    with qtbot.waitSignal(importer.read_finished, timeout=WAIT_MS):
        importer.read(paths)
    assert [row.choice for row in rows] == [Choice.IMPORT, Choice.KEEP_MINE]
    assert rows[1].status is RowStatus.POSSIBLE_DUPLICATE


def test_a_handler_of_the_end_may_close_the_importer(importer, read, qtbot, training_log):
    rows = read("run.fit")
    importer.written.connect(lambda *_told: importer.close())
    with qtbot.waitSignal(importer.written, timeout=WAIT_MS):
        importer.write(rows)
    assert training_log.count() == 1


def test_importing_a_possible_duplicate_keeps_both(read, write, training_log, mine):
    (row,) = read("treadmill.fit")
    write([row.with_choice(Choice.IMPORT)])
    assert training_log.count() == 2


def test_cancel_keeps_what_was_read(importer, qtbot):
    rows = []
    importer.row_found.connect(rows.append)
    importer.row_found.connect(importer.cancel)
    with qtbot.waitSignal(importer.read_finished, timeout=WAIT_MS):
        importer.read([FOLDER / "run.fit"] * 2000)
    assert 0 < len(rows) < 2000
    assert not importer.is_reading


def test_a_second_import_must_wait_for_the_first(importer, qtbot):
    with qtbot.waitSignal(importer.read_finished, timeout=WAIT_MS):
        importer.read([FOLDER / "run.fit"])
        with pytest.raises(UserError, match="still running"):
            importer.read([FOLDER / "run.gpx"])


def test_closing_in_the_middle_of_writing_keeps_nothing(importer, read, services, training_log):
    rows = read("run.fit", "run.gpx", "triathlon.fit")
    importer.write(rows)
    importer._write_slice()
    importer.close()
    assert not services.store.is_writing_batch
    assert training_log.count() in {0, len([row for row in rows if row.writes])}


def test_a_failed_write_is_told_and_keeps_nothing(importer, read, qtbot, services, training_log):
    rows = read("triathlon.fit")
    services.store.hold_for_batch()
    with qtbot.waitSignal(importer.write_failed, timeout=WAIT_MS) as failed:
        importer.write(rows)
    services.store.release_batch(keep=False)
    assert "An import is being written" in failed.args[0]
    assert training_log.count() == 0


@pytest.fixture
def child(qtbot):
    """A child that hangs or crashes on files of that name, with little patience."""
    made = ParserChild(silence_s=0.4, command=[sys.executable, "-c", STAND_IN])
    yield made
    made.stop()


@pytest.fixture(params=["signals", "waits"])
def outcome(request, qtbot, today):
    """A function that reads names with a child and returns what was refused, for both callers."""
    waits = request.param == "waits"

    def read_all(child, *names):
        return refusals(child, qtbot, today, names, waits=waits)

    return read_all


def refusals(child, qtbot, today, names, *, waits):
    found = []
    child.start([Path(name) for name in names], today, waits=waits)
    while not child.is_done:
        told = child.take()
        if told is None and waits:
            child.wait()
        elif told is None:
            qtbot.waitSignal(child.arrived, timeout=WAIT_MS).wait()
        elif told[1]["event"] == "refused":
            found.append((told[0].name, told[1]["reason"]))
    return found


def test_a_crash_of_the_child_refuses_only_the_file_at_fault(child, outcome):
    found = outcome(child, "a.fit", "crash.fit", "b.fit")
    assert found == [("a.fit", "read"), ("crash.fit", CRASHED), ("b.fit", "read")]


def test_a_silent_child_is_stopped_and_the_others_are_read(child, outcome):
    found = outcome(child, "a.fit", "hang.fit", "b.fit", "crash.fit")
    assert found == [
        ("a.fit", "read"),
        ("hang.fit", TOO_SLOW),
        ("b.fit", "read"),
        ("crash.fit", CRASHED),
    ]


def test_a_child_that_cannot_start_refuses_every_file(outcome, tmp_path):
    child = ParserChild(command=[str(tmp_path / "nothing-here")])
    found = outcome(child, "a.fit", "b.fit")
    assert found == [("a.fit", NO_CHILD), ("b.fit", NO_CHILD)]


def test_a_thousand_sessions_are_written_in_small_steps(read, write, training_log, tmp_path):
    path = tmp_path / "log.csv"
    days = "".join(f"{2000 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02},{i}\n"
                   for i in range(1000))  # fmt: skip
    path.write_text(f"local_date,distance_m\n{days}", encoding="utf-8")
    rows = read(path)
    change, _ = write(rows)
    assert len(rows) == training_log.count() == 1000
    training_log.apply(change.inverted())
    assert training_log.count() == 0


def test_a_real_watch_file_reaches_the_log(read, write, training_log, tmp_path):
    path = tmp_path / "Läufe im Park.fit"
    path.write_bytes(bytes(FitFile().session()))
    write(read(path))
    assert [one.distance_m for one in training_log.sessions()] == [5000.0]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_file_whose_name_is_no_text_is_imported(read, write, training_log, tmp_path):
    path = tmp_path / os.fsdecode(b"l\xe4ufe.fit")
    path.write_bytes(bytes(FitFile().session()))
    (row,) = read(path)
    write([row])
    assert row.file == "l?ufe.fit"
    assert training_log.count() == 1


def test_a_module_in_the_present_folder_never_stands_in_for_ours(read, tmp_path, monkeypatch):
    (tmp_path / "gzip.py").write_text("raise SystemExit('this is not ours')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert by_file(read("run.fit")) == {"run.fit": "new"}
