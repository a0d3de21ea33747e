"""The reading child process, spoken to directly and through a real process."""

import io
import json
import subprocess
import sys
from pathlib import Path

from heavylegs_gui.importers.reading import read_path
from heavylegs_gui.importers.wire import activity_from, activity_record
from heavylegs_gui.importers.worker import run_worker
from tests.importers.traps import FOLDER, trap_files

ROOT = Path(__file__).parents[2]


def asked(*names):
    lines = [json.dumps({"path": str(FOLDER / name), "today": "2026-11-22"}) for name in names]
    return "\n".join(lines).encode() + b"\n"


def spoken(*names):
    out = io.BytesIO()
    assert run_worker(io.BytesIO(asked(*names)), out) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def events(records):
    return [one["event"] for one in records if one["event"] != "alive"]


def test_each_path_is_begun_told_and_finished():
    records = spoken("run.fit", "route.gpx")
    assert events(records) == ["file", "activity", "done", "file", "refused", "done"]
    assert records[-2]["reason"].startswith("It is a planned route")


def test_an_archive_tells_how_far_it_is():
    progress = [one for one in spoken("strava.zip") if one["event"] == "progress"]
    assert [one["done"] for one in progress] == [0, 1, 2, 3]
    assert {one["total"] for one in progress} == {4}


def test_every_activity_survives_the_way_through_json(today):
    for name in trap_files():
        for file in read_path(FOLDER / name, today):
            for activity in file.activities:
                assert activity_from(json.loads(json.dumps(activity_record(activity)))) == activity


def test_rows_of_our_own_csv_survive_it_too(tmp_path, today):
    path = tmp_path / "own.csv"
    path.write_text("local_date,kind,shoe,notes\n2026-11-20,long,Asics,a\n", encoding="utf-8")
    (file,) = read_path(path, today)
    (activity,) = file.activities
    assert activity_from(json.loads(json.dumps(activity_record(activity)))) == activity


def test_the_hidden_word_runs_without_qt_and_without_the_store():
    code = (
        "import sys\n"
        "for name in ('PySide6', 'peewee', 'sqlite3', 'heavylegs_gui.store'):\n"
        "    sys.modules[name] = None\n"
        "from heavylegs_gui.__main__ import main\n"
        "sys.exit(main(['--parse-worker']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=asked("run.fit"), capture_output=True, cwd=ROOT,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert events(map(json.loads, done.stdout.splitlines())) == ["file", "activity", "done"]
