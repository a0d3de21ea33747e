"""Real files of watches and sites against the values that other libraries agree on."""

import json
from datetime import datetime, timedelta

import pytest

from heavylegs_gui.importers.reading import read_path

FORMATS = ("fit", "gpx", "tcx")
LOOSE = timedelta(seconds=1)


@pytest.fixture(scope="module")
def expected(real_files):
    return json.loads((real_files / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def read_files(real_files):
    """Everything that the readers find, by the key of expected.json."""
    today = datetime.now().astimezone().date()
    folders = (*FORMATS, "zip", "derived")
    paths = [path for folder in folders for path in sorted((real_files / folder).iterdir())]
    return {str(path.relative_to(real_files)): list(read_path(path, today)) for path in paths}


def near(value, wanted, part=0.005, slack=1.0):
    if value is None or wanted is None:
        return value == wanted
    return abs(value - wanted) <= max(part * wanted, slack)


def started(activity, text):
    return abs(activity.start_utc - datetime.fromisoformat(text)) <= LOOSE


def only(files):
    return [activity for file in files for activity in file.activities]


def fit_faults(found, wanted):
    duration = wanted.get("total_timer_time", wanted.get("total_elapsed_time"))
    if isinstance(wanted.get("start_time"), str) and not started(found, wanted["start_time"]):
        yield "start"
    if "total_distance" in wanted and not near(found.distance_m, wanted["total_distance"]):
        yield "distance"
    if duration is not None and not near(found.duration_s, duration, part=0):
        yield "duration"


def tcx_faults(found, wanted):
    distance = wanted["sum_lap_distance_m"] or wanted["max_tp_distance"]
    if not started(found, wanted["lap_start0"]):
        yield "start"
    if not near(found.distance_m, distance):
        yield "distance"
    if not near(found.duration_s, wanted["sum_lap_time_s"], part=0):
        yield "duration"


def test_every_file_gives_activities_or_one_sentence(read_files):
    for key, files in read_files.items():
        assert files, key
        for one in files:
            assert bool(one.activities) is not bool(one.reason), key


def test_sessions_of_fit_files_have_the_agreed_values(read_files, expected):
    faults = []
    for key in (key for key in read_files if key.startswith("fit/")):
        wanted, found = expected[key]["sessions"], only(read_files[key])
        if wanted:
            assert len(found) == len(wanted), key
            pairs = zip(found, wanted, strict=True)
            faults += [(key, fault) for pair in pairs for fault in fit_faults(*pair)]
    assert faults == []


def test_activities_of_tcx_files_have_the_sums_of_their_laps(read_files, expected):
    faults = []
    for key in (key for key in read_files if key.startswith("tcx/")):
        wanted, found = expected[key]["activities"], only(read_files[key])
        pairs = list(zip(found, wanted, strict=True))
        faults += [(key, fault) for pair in pairs for fault in tcx_faults(*pair)]
    assert faults == []


@pytest.mark.parametrize("key", ["start", "distance", "elapsed", "duration"])
def test_tracks_of_gpx_files_have_the_agreed_values(read_files, expected, key):
    faults = [
        name
        for name in read_files
        if name.startswith("gpx/") and only(read_files[name])
        if not gpx_agrees(key, only(read_files[name]), expected[name])
    ]
    # Its jumps of 39,506 km are left out on purpose.
    assert faults == (["gpx/legacy_gpx_pause_resume.gpx"] if key == "distance" else [])


def gpx_agrees(key, found, wanted):
    """Right for the duration is the span of each segment, pauses between them left out."""
    recorded = wanted["span_s"]
    if wanted["segments"] > 1:
        recorded = wanted["moving_time_s"] + wanted["stopped_time_s"]
    if key == "start":
        return started(found[0], wanted["start"])
    if key == "distance":
        return near(sum(one.distance_m for one in found), wanted["haversine_r6371_m"])
    if key == "elapsed":
        last = max(one.start_utc + timedelta(seconds=one.elapsed_s) for one in found)
        return near((last - found[0].start_utc).total_seconds(), wanted["span_s"], part=0)
    return near(sum(one.duration_s for one in found), recorded, part=0, slack=1.1)


def test_courses_are_refused_as_no_activity(read_files, expected):
    courses = [key for key in read_files if expected[key].get("file_id_type") == "course"]
    assert len(courses) == 2
    for key in courses:
        assert "not an activity" in read_files[key][0].reason


def test_the_copies_that_were_damaged_on_purpose_still_give_their_run(read_files, expected):
    for key in ("derived/leading_spaces_run.tcx.gz", "derived/zero_size_header_run.fit"):
        (found,) = only(read_files[key])
        assert near(found.distance_m, 10010.82, slack=0.1), key
        assert near(found.duration_s, 2223.8, part=0), key
    (found,) = only(read_files["derived/utf16_run.gpx"])
    assert near(found.distance_m, expected["gpx/testdata.gpx"]["haversine_r6371_m"])


def test_a_run_that_was_cut_off_gives_what_was_recorded(read_files):
    (found,) = only(read_files["derived/truncated_run.fit"])
    assert found.is_partial
    assert 6000 < found.distance_m < 6100


def test_the_run_inside_a_mac_archive_is_read_once(read_files, expected):
    key = "zip/Move_2019_03_17_10_24_32_Running.fit.zip"
    (found,) = only(read_files[key])
    (inner,) = expected[key]["inner"].values()
    assert list(fit_faults(found, inner["sessions"][0])) == []
    assert found.utc_offset_min == 180


def test_the_second_reader_finds_the_same_values(real_files):
    from datetime import UTC

    from heavylegs_gui.importers import fit
    from heavylegs_gui.importers.fit_fallback import read_parts_with_fitdecode

    now = datetime.now(UTC)
    for name in ("garmin-fenix-5-run.fit", "20171011_run_2088390344.fit", "310xt-run.fit"):
        data = (real_files / "fit" / name).read_bytes()
        (ours,) = fit.read_fit(data, now)
        (part,) = read_parts_with_fitdecode(data, lambda: None)
        (theirs,) = fit.activities_of([part], now)
        assert (theirs.start_utc, theirs.sport) == (ours.start_utc, ours.sport), name
        assert near(theirs.distance_m, ours.distance_m, slack=0.01), name
        assert near(theirs.duration_s, ours.duration_s, part=0, slack=0.01), name
