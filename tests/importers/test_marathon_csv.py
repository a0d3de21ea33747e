"""The published log of a marathon runner."""

import json
from collections import defaultdict
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.errors import ImportRefusedError
from heavylegs_gui.domain.units import METRES_PER_MILE
from heavylegs_gui.importers.marathon_csv import read_marathon_csv
from heavylegs_gui.importers.reading import read_path

HEADER = "Date,Miles,Time,Pace,ShoeBrand,TimeMin,PaceMin,Short,After2004\n"


def times(*cells):
    rows = "".join(f"1/3/2002,5.0,{cell},,,,,1,0\n" for cell in cells)
    return [one.duration_s for one in read_marathon_csv(HEADER + rows)]


def test_times_are_minutes_and_seconds_with_or_without_hundredths():
    found = times("38:31:00", "22:07", "139:20:00", "9:00:00", "38:31:50", "")
    assert found == [2311.0, 1327.0, 8360.0, 540.0, 2311.5, None]


@pytest.mark.parametrize("row", ["1/3/2002,five,38:31:00", "3.1.2002,5.0,38:31:00", "1/3/2002"])
def test_a_bad_row_is_refused_by_its_line(row):
    with pytest.raises(ImportRefusedError, match="Line 3: date, miles or time cannot be read"):
        read_marathon_csv(f"{HEADER}1/1/2002,5.0,38:31:00\n{row}\n")


@pytest.fixture(scope="module")
def runs(real_files):
    (file,) = read_path(real_files / "csv" / "marathon_log_2002-2006.csv", date(2026, 11, 22))
    return file.activities


def test_the_real_log_has_all_its_runs(runs, real_files):
    wanted = json.loads((real_files / "expected.json").read_text(encoding="utf-8"))
    log = wanted["csv/marathon_log_2002-2006.csv"]
    assert len(runs) == log["rows"]
    assert sum(run.distance_m for run in runs) == pytest.approx(log["total_miles"] * 1609.344)
    minutes = sum(run.duration_s for run in runs if run.duration_s) / 60
    assert minutes == pytest.approx(log["total_minutes"], abs=1)


def test_the_weekly_sums_of_the_real_log_are_as_expected(runs, real_files):
    weeks = defaultdict(float)
    for run in runs:
        weeks[run.local_date - timedelta(days=run.local_date.weekday())] += run.distance_m
    path = real_files / "csv" / "marathon_log_weekly_miles.json"
    wanted = json.loads(path.read_text(encoding="utf-8"))
    for monday, miles in wanted:
        found = weeks.pop(date.fromisoformat(monday), 0.0)
        assert found / METRES_PER_MILE == pytest.approx(miles, abs=0.01), monday
    assert not weeks


@pytest.mark.parametrize(
    "name",
    [
        "garmin_activities_en_fake_2015-2018",
        "strava_activities_2021-2023",
        "runkeeper_cardioActivities_2013",
        "manual_activities",
    ],
)
def test_other_tables_are_refused_with_what_can_be_read(real_files, name, today):
    (file,) = read_path(real_files / "csv" / f"{name}.csv", today)
    assert "readable are FIT, GPX and TCX files" in file.reason
