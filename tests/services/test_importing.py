"""Import without an event loop, as the command line does it: status, batch and undo."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.training import Session, Source, Status, new_uid
from heavylegs_gui.services.importing import Importer, local_offset_min
from heavylegs_gui.services.importing_rows import RowStatus
from heavylegs_gui.services.importing_writing import BatchJob
from tests.importers.fit_builder import START, FitFile
from tests.importers.traps import FOLDER, gpx, line, tcx, tcx_activity, tcx_lap, track

NEW, DUPLICATE = RowStatus.NEW, RowStatus.DUPLICATE
POSSIBLE, REFUSED = RowStatus.POSSIBLE_DUPLICATE, RowStatus.REFUSED


@pytest.fixture
def importer(services):
    made = Importer(services.store, services.training_log, offset_at=lambda _instant: 60)
    yield made
    made.close()


@pytest.fixture
def put(tmp_path):
    """Write a file and return its path."""

    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else bytes(data))
        return path

    return write


def statuses(report):
    return [one.status for one in report.files]


def trap(name):
    return FOLDER / name


def test_a_run_becomes_a_session_with_the_local_day_of_its_start(importer, training_log):
    report = importer.import_files([trap("run.fit")])
    (session,) = training_log.sessions()
    assert report.files[0].sessions == [session]
    assert (session.start_utc, session.utc_offset_min) == (START, 60)
    assert (session.distance_m, session.duration_s, session.elapsed_s) == (180.0, 58.0, 60.0)
    assert (session.source, session.batch_id) == (Source.FILE, report.batch_id)


def test_a_run_after_local_midnight_lies_on_the_local_day(importer, training_log, put):
    start = datetime(2026, 11, 13, 23, 44, tzinfo=UTC)
    importer.import_files([put("night.fit", FitFile().session(start=start))])
    (session,) = training_log.sessions()
    assert session.local_date == date(2026, 11, 14)


def test_a_watch_whose_clock_was_never_set_lands_on_its_local_day(importer, training_log):
    importer.import_files([trap("clock_never_set.fit")])
    (session,) = training_log.sessions()
    assert session.local_date == date(2012, 2, 13)
    assert session.start_utc == datetime(2012, 2, 13, 11, 0, tzinfo=UTC)


def test_the_offset_of_this_computer_is_whole_minutes():
    assert -18 * 60 <= local_offset_min(datetime(2026, 7, 1, tzinfo=UTC)) <= 18 * 60


def test_the_report_has_the_shape_of_the_command_line(importer):
    report = importer.import_files([trap("run.fit"), trap("route.gpx"), trap("strava.zip")])
    told = json.loads(json.dumps(report.as_json()))
    assert told.keys() == {"batch", "files"}
    assert [one["file"] for one in told["files"]] == [
        "run.fit", "route.gpx", "strava.zip/activities/1.fit.gz", "strava.zip/activities/2.gpx",
    ]  # fmt: skip
    assert [one["status"] for one in told["files"]] == ["new", "refused", "duplicate", "new"]
    assert told["files"][0].keys() == {"file", "status", "reason", "sessions"}
    assert told["files"][0]["sessions"][0]["start_utc"] == "2026-11-14T07:12:00Z"
    assert told["files"][2]["sessions"] == told["files"][0]["sessions"]


def test_refused_files_write_no_batch(importer, training_log):
    report = importer.import_files([trap("route.gpx"), trap("empty.fit")])
    assert report.batch_id is None
    assert report.all_refused
    assert training_log.import_batches() == []


@pytest.mark.parametrize("second", ["run.fit", "run.fit.gz", "apple.zip"])
def test_the_same_content_again_is_a_duplicate_under_any_name(importer, training_log, second):
    first = importer.import_files([trap("run.fit")])
    again = importer.import_files([trap(second)])
    assert statuses(again) == [DUPLICATE]
    assert again.batch_id is None
    assert list(again.files[0].sessions) == list(first.files[0].sessions)
    assert training_log.count() == 1


def test_a_deleted_session_can_be_imported_again(importer, training_log):
    importer.import_files([trap("run.fit")])
    training_log.delete([training_log.sessions()[0].id])
    assert statuses(importer.import_files([trap("run.fit")])) == [NEW]


def test_other_formats_of_one_run_are_one_session(importer, training_log, put):
    files = [
        put("a.fit", FitFile().session(distance_m=1000, timer_s=300, elapsed_s=300)),
        put("b.tcx", tcx(tcx_activity(tcx_lap()))),
        put("c.gpx", gpx(track(*line(31)))),
    ]
    assert statuses(importer.import_files(files)) == [NEW, DUPLICATE, DUPLICATE]
    assert training_log.count() == 1


def test_a_cut_off_copy_never_wins_over_the_whole_file(importer, training_log):
    report = importer.import_files([trap("cut_off.fit"), trap("run.fit")])
    assert statuses(report) == [DUPLICATE, NEW]
    assert training_log.sessions()[0].distance_m == 180.0


def test_the_legs_of_a_triathlon_stay_separate(importer, training_log):
    report = importer.import_files([trap("triathlon.fit")])
    assert statuses(report) == [NEW] * 4
    assert training_log.count() == 4


def shifted_pair(put):
    first = FitFile().session(distance_m=5000.0, timer_s=1500.0, elapsed_s=1500.0)
    second = FitFile().session(
        start=START + timedelta(hours=2), distance_m=4999.0, timer_s=1501.0, elapsed_s=1501.0
    )
    return put("first.fit", first), put("shifted.fit", second)


def test_a_possible_duplicate_is_asked_about_and_not_written(importer, training_log, put):
    first, shifted = shifted_pair(put)
    importer.import_files([first])
    report = importer.import_files([shifted])
    assert statuses(report) == [POSSIBLE]
    assert [one.id for one in report.files[0].sessions] == [training_log.sessions()[0].id]
    assert training_log.count() == 1


def test_a_possible_duplicate_is_written_when_it_shall_be_kept(importer, training_log, put):
    first, shifted = shifted_pair(put)
    importer.import_files([first, shifted])
    importer.import_files([shifted], keep_possible=True)
    assert training_log.count() == 2
    assert statuses(importer.import_files([shifted], keep_possible=True)) == [DUPLICATE]


def test_a_run_logged_by_hand_may_be_the_one_of_the_watch(importer, training_log):
    training_log.add(Session(uid=new_uid(), local_date=date(2026, 11, 14), distance_m=5000.0))
    assert statuses(importer.import_files([trap("treadmill.fit")])) == [POSSIBLE]


def test_one_undo_takes_the_whole_import_back_and_redo_brings_it_again(importer, training_log):
    report = importer.import_files([trap("triathlon.fit"), trap("two_activities.tcx")])
    before = training_log.sessions()
    undo = training_log.undo_import(report.batch_id)
    assert training_log.sessions() == []
    training_log.apply(undo.change.inverted())
    assert training_log.sessions() == before


def test_after_undo_the_same_files_are_new_again(importer, training_log):
    report = importer.import_files([trap("run.fit")])
    training_log.undo_import(report.batch_id)
    assert statuses(importer.import_files([trap("run.fit")])) == [NEW]


CSV = (
    "uid,local_date,distance_m,duration_s,shoe,status\n"
    "aa,2026-11-20,8500,3238,Asics,\n"
    "bb,2026-12-01,10000,,Asics,\n"
)


def test_our_own_csv_brings_sessions_shoes_and_plans(importer, training_log, put):
    report = importer.import_files([put("own.csv", CSV)])
    done, planned = training_log.sessions()
    assert (done.uid, done.status, planned.status) == ("aa", Status.DONE, Status.PLANNED)
    assert [shoe.name for shoe in training_log.shoes()] == ["Asics"]
    assert done.shoe_id == planned.shoe_id == training_log.shoes()[0].id
    assert statuses(report) == [NEW, NEW]


def test_a_known_uid_is_a_duplicate_when_equal_and_possible_when_not(importer, put):
    importer.import_files([put("own.csv", CSV)])
    changed = put("changed.csv", CSV.replace("8500", "8600"))
    assert statuses(importer.import_files([changed])) == [POSSIBLE, DUPLICATE]


def test_a_changed_row_that_shall_be_kept_gets_an_identity_of_its_own(importer, training_log, put):
    importer.import_files([put("own.csv", CSV)])
    importer.import_files([put("changed.csv", CSV.replace("8500", "8600"))], keep_possible=True)
    found = training_log.sessions()
    assert sorted(one.distance_m for one in found) == [8500, 8600, 10_000]
    assert len({one.uid for one in found}) == 3


TWICE = "local_date,distance_m\n2026-11-20,5000\n2026-11-20,5000\n"


def test_equal_rows_of_one_file_are_separate_sessions_and_stay_two(importer, training_log, put):
    assert statuses(importer.import_files([put("a.csv", TWICE)])) == [NEW, NEW]
    again = importer.import_files([put("b.csv", f"{TWICE}2026-11-21,5000\n")])
    assert statuses(again) == [DUPLICATE, DUPLICATE, NEW]
    assert training_log.count() == 3


def test_a_row_without_identity_is_new_beside_an_equal_entry_by_hand(importer, training_log, put):
    training_log.add(Session(uid=new_uid(), local_date=date(2026, 11, 20), distance_m=5000.0))
    assert statuses(importer.import_files([put("a.csv", TWICE)])) == [NEW, NEW]


def test_the_same_csv_twice_in_one_import_counts_once(importer, training_log, put):
    report = importer.import_files([put("a.csv", TWICE), put("copy.csv", TWICE)])
    assert statuses(report) == [NEW, NEW, DUPLICATE, DUPLICATE]
    assert training_log.count() == 2


def test_rows_of_one_csv_that_overlap_are_kept_apart(importer, training_log, put):
    rows = "uid,local_date,start_utc,distance_m,duration_s\n" + "".join(
        f"{uid},2026-11-20,2026-11-20T07:00:00Z,5000,1500\n" for uid in ("a", "b")
    )
    assert statuses(importer.import_files([put("own.csv", rows)])) == [NEW, NEW]


def test_a_bad_row_refuses_the_whole_file(importer, training_log, put):
    report = importer.import_files([put("own.csv", CSV + "cc,2026-13-01,,,,\n")])
    assert statuses(report) == [REFUSED]
    assert "Line 4" in report.files[0].reason
    assert training_log.count() == 0


def test_a_value_that_no_session_can_have_is_left_out(importer, training_log, put):
    importer.import_files([put("far.fit", FitFile().session(distance_m=2_000_000))])
    assert [one.distance_m for one in training_log.sessions()] == [None]


def test_an_import_that_cannot_be_written_keeps_nothing(importer, training_log, services):
    services.store.hold_for_batch()
    with pytest.raises(StoreError, match="An import is being written"):
        importer.import_files([trap("two_activities.tcx")])
    services.store.release_batch(keep=False)
    assert training_log.count() == 0


def test_the_whole_folder_of_real_files_twice_adds_nothing(importer, training_log, real_files):
    folders = ("fit", "gpx", "tcx", "zip", "derived")
    paths = [path for one in folders for path in sorted((real_files / one).iterdir())]
    first = importer.import_files(paths)
    count = training_log.count()
    second = importer.import_files(paths)
    assert {one.status for one in first.files} == {NEW, DUPLICATE, POSSIBLE, REFUSED}
    assert {one.status for one in second.files} == {DUPLICATE, POSSIBLE, REFUSED}
    assert second.batch_id is None
    assert training_log.count() == count


def test_real_duplicates_are_found_and_others_stay_separate(importer, real_files):
    known = json.loads((real_files / "expected.json").read_text(encoding="utf-8"))["_duplicates"]
    for group in known["must_be_found_as_same_activity"]:
        paths = [real_files / one for one in group if (real_files / one).is_file()]
        report = importer.import_files(paths)
        assert set(statuses(report)[1:]) <= {DUPLICATE, POSSIBLE}, group
    for group in known["must_stay_separate"]:
        words = [word for one in group for word in one.split()]
        paths = [real_files / word for word in words if (real_files / word).is_file()]
        assert set(statuses(importer.import_files(paths))) == {NEW}, group


def test_an_import_that_is_cut_short_leaves_no_shoes_behind(importer, services, put):
    rows = importer._rows_of([put("own.csv", CSV)])
    steps = BatchJob(services.store, rows).steps()
    next(steps)
    assert [shoe.name for shoe in services.training_log.shoes()] == ["Asics"]
    steps.close()
    assert services.training_log.shoes() == []
    assert services.store.count("import_batch") == 0


def test_taking_an_import_back_next_week_takes_its_new_shoes_too(services, put):
    log = services.training_log
    report = services.importer.import_files([put("own.csv", CSV)])
    assert [shoe.name for shoe in log.shoes()] == ["Asics"]
    undo = log.undo_import(report.batch_id)
    assert log.shoes() == []
    log.apply(undo.change.inverted())
    assert [shoe.name for shoe in log.shoes()] == ["Asics"]


def test_taking_an_import_back_by_its_change_takes_its_new_shoes_too(services, put):
    job = BatchJob(services.store, services.importer._rows_of([put("own.csv", CSV)]))
    list(job.steps())
    services.training_log.apply(job.change().inverted())
    assert services.training_log.shoes() == []
