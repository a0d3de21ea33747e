"""Import and export as a runner types them."""

import csv
import json
import os
import stat
import zipfile

import icalendar
import pytest

from tests.end2end.cli_process import Program

HEAD = "uid,local_date,sport,distance_m,duration_s,title\n"
ROWS = HEAD + "a,2026-11-20,run,8000,3000,=1+1\nb,2026-11-21,cycle,20000,,\n"
POINT = (
    '<trkpt lat="52.0" lon="{lon}"><ele>30</ele><time>2026-11-19T06:{minute:02d}:00Z</time></trkpt>'
)


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path).begin()


@pytest.fixture
def rows(program):
    path = program.home / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def _gpx():
    points = "".join(POINT.format(lon=10 + 0.002 * step, minute=step) for step in range(30))
    return (
        '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><name>Morning</name><type>running</type><trkseg>{points}</trkseg></trk></gpx>"
    )


def _imported(program, *words):
    ended = program.run("import", *words, "--json")
    return ended.document


def _statuses(document):
    return [one["status"] for one in document["files"]]


def test_new_rows_are_reported_with_their_sessions_and_are_in_the_log(program, rows):
    document = _imported(program, rows)
    assert list(document) == ["batch", "files"]
    assert [list(one) for one in document["files"]] == [
        ["file", "status", "reason", "sessions"]
    ] * 2
    assert _statuses(document) == ["new", "new"]
    told = [session for one in document["files"] for session in one["sessions"]]
    assert told == program.ask("sessions")
    assert {one["batch"] for one in told} == {document["batch"]}


def test_the_same_file_again_is_a_duplicate_and_writes_nothing(program, rows):
    first = _imported(program, rows)
    again = _imported(program, rows)
    assert again["batch"] is None
    assert _statuses(again) == ["duplicate", "duplicate"]
    assert [one["sessions"] for one in again["files"]] == [
        one["sessions"] for one in first["files"]
    ]
    assert len(program.ask("sessions")) == 2


def test_what_is_possibly_a_duplicate_is_kept_only_on_demand(program, rows):
    _imported(program, rows)
    changed = program.home / "changed.csv"
    changed.write_text(HEAD + "a,2026-11-20,run,8100,3000,longer\n")
    assert _imported(program, changed)["batch"] is None
    assert len(program.ask("sessions")) == 2
    kept = _imported(program, changed, "--keep-possible")
    assert _statuses(kept) == ["possible_duplicate"]
    assert len(program.ask("sessions")) == 3


def test_a_file_in_an_archive_is_named_with_it(program):
    archive = program.home / "outer.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("inner.gpx", _gpx())
    document = _imported(program, archive)
    assert [one["file"] for one in document["files"]] == ["outer.zip/inner.gpx"]
    session = document["files"][0]["sessions"][0]
    assert session["start_utc"] == "2026-11-19T06:00:00Z"
    assert session["distance_m"] == pytest.approx(29 * 137.0, rel=0.01)


@pytest.mark.parametrize("content", ["", "no activity", "<gpx", HEAD + "a,soon,run,,,\n"])
def test_a_file_that_is_none_is_refused_with_exit_1_a_document_and_a_sentence(program, content):
    path = program.home / "bad.csv"
    path.write_text(content)
    ended = program.run("import", path, "--json")
    assert ended.code == 1
    assert ended.err.count("\n") == 1
    assert _statuses(ended.document) == ["refused"]
    assert ended.document["files"][0]["reason"] in ended.err
    assert ended.document["batch"] is None


def test_one_good_file_among_bad_ones_makes_the_import_a_success(program, rows):
    missing = program.home / "missing.fit"
    ended = program.run("import", missing, rows, "--json")
    assert (ended.code, ended.err) == (0, "")
    assert _statuses(ended.document) == ["refused", "new", "new"]


def test_planned_rows_depend_on_the_day_that_is_told(program):
    path = program.home / "plan.csv"
    path.write_text(HEAD + "a,2026-11-24,run,8000,,\n")
    document = _imported(program, path, "--today", "2026-11-22")
    assert document["files"][0]["sessions"][0]["status"] == "planned"


def test_people_read_a_count_and_a_line_for_each_activity(program, rows):
    lines = program.run("import", rows).out.splitlines()
    assert lines[0].startswith("2 new")
    assert "rows.csv: new, 2026-11-20 run 8.00 km" in lines[1]


def test_the_csv_comes_back_as_duplicates_here_and_equal_elsewhere(program, rows):
    _imported(program, rows)
    target = program.home / "out.csv"
    assert program.ask("export", "--format", "csv", "--output", target) == {
        "file": str(target),
        "rows": 2,
    }
    assert _statuses(_imported(program, target)) == ["duplicate", "duplicate"]
    elsewhere = Program(program.home / "elsewhere")
    _imported(elsewhere, target)
    fields = ("uid", "local_date", "distance_m", "duration_s", "title", "sport")
    assert [[one[name] for name in fields] for one in elsewhere.ask("sessions")] == [
        [one[name] for name in fields] for one in program.ask("sessions")
    ]


def test_a_title_that_begins_like_a_formula_is_harmless_in_the_csv(program, rows):
    _imported(program, rows)
    program.ask("export", "--format", "csv", "--output", program.home / "out.csv")
    with (program.home / "out.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["title"] == "'=1+1"


def test_the_json_is_the_list_of_sessions(program, rows):
    _imported(program, rows)
    program.ask("export", "--format", "json", "--output", program.home / "out.json")
    written = json.loads((program.home / "out.json").read_text(encoding="utf-8"))
    assert written == program.ask("sessions")


@pytest.mark.parametrize("kind", ["csv", "ics"])
@pytest.mark.parametrize("target", ["log.db", "folder", "missing/out.csv"])
def test_an_export_goes_neither_into_the_log_nor_nowhere(program, target, kind):
    program.ask("sessions")
    (program.home / "folder").mkdir()
    before = program.database.read_bytes()
    ended = program.run("export", "--format", kind, "--output", program.home / target)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count("\n") == 1
    assert program.database.read_bytes() == before


def test_a_calendar_file_holds_what_is_planned_from_today_on(program):
    path, target = program.home / "plan.csv", program.home / "out.ics"
    path.write_text(HEAD + "a,2026-11-24,run,8000,,\nb,2026-11-20,run,5000,,\n")
    day = ("--today", "2026-11-22")
    _imported(program, path, *day)
    export = ("export", "--format", "ics", "--output", target, *day)
    assert program.ask(*export) == {"file": str(target), "rows": 1}
    first = _only_event(target)
    assert (str(first["SUMMARY"]), first["SEQUENCE"]) == ("Run, 8.0 km", 0)
    program.ask(*export)
    assert _only_event(target)["SEQUENCE"] == 0


def _only_event(target):
    (event,) = icalendar.Calendar.from_ical(target.read_bytes()).events
    return event


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_an_export_has_the_mode_of_the_runners_other_files(program, rows):
    target = program.home / "out.csv"
    program.ask("export", "--format", "csv", "--output", target)
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~umask


def test_people_read_what_a_cut_off_file_lacks(program):
    path = program.home / "cut.gpx"
    whole = _gpx()
    path.write_text(whole[: len(whole) * 3 // 4], encoding="utf-8")
    ended = program.run("import", path)
    _counts, line, lacking = ended.out.splitlines()
    assert (ended.code, "new" in line) == (0, True)
    assert lacking.startswith("  The file")
