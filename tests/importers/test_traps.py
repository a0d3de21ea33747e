"""Each small file of our own ends as it should: right values and a warning, or one sentence."""

from datetime import UTC, datetime

import pytest

from heavylegs_gui.domain.training import Sport
from heavylegs_gui.importers.reading import read_path
from tests.importers.fit_builder import START
from tests.importers.traps import FOLDER, NEXT_DAY, trap_files

RUN, CYCLE, OTHER, SWIM = Sport.RUN, Sport.CYCLE, Sport.OTHER, Sport.SWIM
EARLIER = datetime(2026, 11, 14, 5, 12, tzinfo=UTC)

READ = {
    "run.fit": (START, RUN, 180.0, 58.0, 60.0, 60),
    "run.fit.gz": (START, RUN, 180.0, 58.0, 60.0, 60),
    "apple.zip": (START, RUN, 180.0, 58.0, 60.0, 60),
    "nested.zip": (START, RUN, 180.0, 58.0, 60.0, 60),
    "header_of_size_zero.fit": (START, RUN, 180.0, 58.0, 60.0, 60),
    "wrong_checksum.fit": (START, RUN, 180.0, 58.0, 60.0, 60),
    "session_without_values.fit": (START, RUN, 180.0, 60.0, 60.0, None),
    "values_only_in_laps.fit": (START, RUN, 2000.0, 600.0, None, None),
    "session_then_garbage.fit": (START, RUN, 5000.0, 1500.0, 1510.0, None),
    "cut_off.fit": (START, RUN, 111.0, 37.0, 37.0, None),
    "big_endian.fit": (START, RUN, 5000.0, 1500.0, 1510.0, None),
    "developer_fields.fit": (START, RUN, 5000.0, 1500.0, 1510.0, None),
    "odd_sizes.fit": (START, RUN, 5000.0, 1500.0, 1510.0, None),
    "compressed_timestamps.fit": (START, RUN, 297.0, 99.0, 99.0, None),
    "treadmill.fit": (START, RUN, 5000.0, 1500.0, 1510.0, None),
    "unknown_sport.fit": (START, OTHER, 5000.0, 1500.0, 1510.0, None),
    "no_heart.fit": (START, OTHER, None, None, None, None),
    "run.gpx": (START, RUN, 333.6, 100.0, 100.0, None),
    "undeclared_prefix.gpx": (START, RUN, 333.6, 100.0, 100.0, None),
    "leading_blanks.gpx": (START, RUN, 333.6, 100.0, 100.0, None),
    "byte_order_mark.gpx": (START, RUN, 333.6, 100.0, 100.0, None),
    "utf16.gpx": (START, RUN, 333.6, 100.0, 100.0, None),
    "no_namespace.gpx": (START, RUN, 333.6, 100.0, 100.0, None),
    "local_times.gpx": (EARLIER, RUN, 333.6, 100.0, 100.0, None),
    "pause.gpx": (START, RUN, 667.2, 200.0, 500.0, None),
    "no_sport.gpx": (START, RUN, 333.6, 100.0, 100.0, None),
    "strava_number.gpx": (START, RUN, 333.6, 100.0, 100.0, None),
    "some_times.gpx": (START, RUN, 344.7, 100.0, 100.0, None),
    "impossible_jump.gpx": (START, RUN, 33.4, 7.0, 7.0, None),
    "cut_off.gpx": (START, RUN, 300.2, 90.0, 90.0, None),
    "laps.tcx": (START, RUN, 1600.0, 500.0, None, None),
    "laps_without_distance.tcx": (START, RUN, 100.0, 40.0, 40.0, None),
    "counter_runs_on.tcx": (START, RUN, 100.0, 40.0, 40.0, None),
    "counter_above_laps.tcx": (START, RUN, 80.0, 40.0, 40.0, None),
    "indoor.tcx": (START, RUN, 1000.0, 300.0, 300.0, None),
}

SEVERAL = {
    "chained.fit": [(START, RUN), (NEXT_DAY, RUN)],
    "two_sports.gpx": [(START, RUN), (START.replace(minute=22), CYCLE)],
    "long_break.gpx": [(START, RUN), (START.replace(hour=9), RUN)],
    "two_activities.tcx": [(START, RUN), (NEXT_DAY, CYCLE)],
    "leading_blanks.tcx.gz": [(START, RUN), (NEXT_DAY, CYCLE)],
    "strava.zip": [(START, RUN), (START.replace(day=16), RUN)],
    "triathlon.fit": [
        (START, SWIM),
        (START.replace(minute=27), OTHER),
        (START.replace(minute=28, second=40), CYCLE),
        (START.replace(hour=8, minute=18, second=40), RUN),
    ],
}

WARNED = {
    "wrong_checksum.fit": "checksum",
    "session_then_garbage.fit": "breaks off",
    "cut_off.fit": "breaks off",
    "cut_off.gpx": "breaks off",
    "clock_never_set.fit": "clock was not set",
    "no_sport.gpx": "does not name the sport",
    "some_times.gpx": "3 of 14 points have no time",
    "impossible_jump.gpx": "jumps of the position were left out (1)",
}

REFUSED = {
    "course.fit": "not an activity: the file holds a course",
    "workout.fit": "not an activity: the file holds a planned workout",
    "course.tcx": "not an activity",
    "empty.fit": "It is empty.",
    "only_header.fit": "holds no activity",
    "no_laps.tcx": "no activity",
    "route.gpx": "a planned route",
    "no_times.gpx": "a planned route",
    "no_track.gpx": "holds no track",
    "year_1901.gpx": "in the year 1901",
    "entity.gpx": "declares a document type",
    "too_deep.gpx": "nested too deeply",
    "web_page.gpx": "a saved web page",
    "not_xml.gpx": "no readable XML",
    "too_nested.zip": "inside archives",
    "nothing_to_read.zip": "holds no training file",
    "places.kmz": "KML and KMZ hold places",
    "bomb.zip": "an impossible size",
    "cut_off.zip": "damaged or cut off",
    "cut_off.fit.gz": "damaged or cut off",
}


def read(name, today):
    return list(read_path(FOLDER / name, today))


def activities(name, today):
    return [one for file in read(name, today) for one in file.activities]


def test_the_folder_holds_exactly_the_files_that_the_builder_makes():
    stored = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    made = trap_files()
    assert stored.keys() == made.keys()
    assert {name for name in made if made[name] != stored[name]} == set()


def test_every_file_of_the_folder_has_an_expected_end():
    told = READ.keys() | SEVERAL.keys() | REFUSED.keys() | WARNED.keys()
    assert told == trap_files().keys()


@pytest.mark.parametrize("name", READ)
def test_a_readable_file_gives_its_one_activity(name, today):
    start, sport, distance, duration, elapsed, offset = READ[name]
    (found,) = activities(name, today)
    assert found.start_utc == start
    assert found.sport is sport
    assert found.distance_m == (None if distance is None else pytest.approx(distance, abs=0.1))
    assert (found.duration_s, found.elapsed_s) == (duration, elapsed)
    assert found.utc_offset_min == offset


@pytest.mark.parametrize("name", SEVERAL)
def test_a_file_with_several_activities_gives_all_of_them(name, today):
    assert [(one.start_utc, one.sport) for one in activities(name, today)] == SEVERAL[name]


@pytest.mark.parametrize("name", WARNED)
def test_what_is_doubtful_is_said(name, today):
    (found,) = activities(name, today)
    assert WARNED[name] in " ".join(found.warnings)


@pytest.mark.parametrize("name", sorted(READ.keys() - WARNED.keys() - {"no_heart.fit"}))
def test_an_intact_file_needs_no_warning(name, today):
    (found,) = activities(name, today)
    assert found.warnings == ()


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_without_an_activity_is_refused_in_one_sentence(name, today):
    (refused,) = read(name, today)
    assert refused.activities == ()
    assert REFUSED[name] in refused.reason
    assert name not in refused.reason


def test_a_watch_whose_clock_was_never_set_knows_at_least_the_local_time(today):
    (found,) = activities("clock_never_set.fit", today)
    assert found.start_utc is None
    assert found.start_local == datetime(2012, 2, 13, 12, 0)  # noqa: DTZ001 - a local time


def test_only_files_that_break_off_before_their_totals_are_partial(today):
    partial = {name for name in READ if activities(name, today)[0].is_partial}
    assert partial == {"cut_off.fit", "cut_off.gpx"}


def test_the_heart_rate_is_the_mean_of_the_points_even_with_an_undeclared_prefix(today):
    (found,) = activities("undeclared_prefix.gpx", today)
    assert found.heart_rate_avg_bpm == 150


def test_the_leavings_of_macos_and_other_tables_are_passed_over(today):
    assert [one.inner_name for one in read("apple.zip", today)] == ["run.fit"]
    inner = [one.inner_name for one in read("strava.zip", today)]
    assert inner == ["activities/1.fit.gz", "activities/2.gpx"]


def test_a_member_of_a_nested_archive_is_named_by_its_whole_way(today):
    assert [one.inner_name for one in read("nested.zip", today)] == ["inner.zip/run.fit"]


def test_the_digest_is_that_of_the_unpacked_file(today):
    digests = {read(name, today)[0].sha256 for name in ("run.fit", "run.fit.gz", "apple.zip")}
    assert len(digests) == 1


def test_a_folder_and_a_missing_file_are_refused(tmp_path, today):
    (folder,) = read_path(tmp_path, today)
    (missing,) = read_path(tmp_path / "nowhere.fit", today)
    assert folder.reason == "It is a folder; choose the files in it."
    assert missing.reason == "It cannot be opened: No such file or directory."
