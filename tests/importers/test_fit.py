"""Rules of the FIT reader that need more than a whole file to show."""

import struct
from datetime import timedelta

import pytest

from heavylegs_gui.domain.errors import ImportRefusedError
from heavylegs_gui.domain.training import Sport
from heavylegs_gui.importers.fit import BROKEN, read_fit
from heavylegs_gui.importers.fit_messages import MOST_RECORDS
from heavylegs_gui.importers.limits import FIT_BYTES
from tests.importers.fit_builder import (
    ENUM,
    LAP,
    RECORD,
    SESSION,
    SPORT,
    START,
    U32,
    FitFile,
    seconds,
)

HOUR = 3600
AT = seconds(START) + 1500


def only(file, now):
    (found,) = read_fit(bytes(file), now)
    return found


@pytest.mark.parametrize(
    ("local", "offset"),
    [
        (AT + HOUR, 60),
        (AT - 3 * HOUR, -180),
        (AT + 5 * HOUR + 1800, 330),
        (AT + 5 * HOUR + 2700, 345),
        (AT + 225, 0),
        (AT + HOUR - 299, 60),
        (AT + HOUR + 400, None),
        (AT - 22 * 24 * HOUR, None),
        (AT + 15 * HOUR, None),
        (1746, None),
    ],
)
def test_the_offset_is_the_local_clock_less_utc_in_quarter_hours(local, offset, now):
    assert only(FitFile().session().activity(AT, local), now).utc_offset_min == offset


def test_the_session_s_elapsed_time_is_trusted_before_the_laps_timer(now):
    file = FitFile().lap(timer_s=277.0).session(timer_s=None, elapsed_s=334.0)
    assert only(file, now).duration_s == 334.0


def test_a_timer_above_the_elapsed_time_is_kept_as_the_device_wrote_it(now):
    found = only(FitFile().session(timer_s=2760.0, elapsed_s=1632.0), now)
    assert (found.duration_s, found.elapsed_s) == (2760.0, 1632.0)


def test_laps_and_records_are_shared_out_among_several_sessions(now):
    second = START + timedelta(hours=1)
    file = FitFile().records(61).records(61, step_m=4.0, start=second)
    for start in (START, second):
        file.session(start=start, distance_m=None, timer_s=60.0, elapsed_s=60.0)
    assert [one.distance_m for one in read_fit(bytes(file), now)] == [180.0, 240.0]


def test_the_sport_message_answers_when_the_session_does_not(now):
    file = FitFile().message(SPORT, (0, ENUM, 2)).session(sport=None)
    found = only(file, now)
    assert (found.sport, found.sport_known) == (Sport.CYCLE, True)


@pytest.mark.parametrize(
    ("sport", "sub_sport", "ours"),
    [(1, 1, Sport.RUN), (4, 1, Sport.RUN), (10, 20, Sport.STRENGTH), (17, 0, Sport.WALK)],
)
def test_treadmill_strength_and_hiking_have_their_sport(sport, sub_sport, ours, now):
    fields = [(2, U32, seconds(START)), (5, ENUM, sport), (6, ENUM, sub_sport), (7, U32, 60_000)]
    assert only(FitFile().message(SESSION, *fields), now).sport is ours


def test_a_start_in_the_future_is_never_believed(now):
    file = FitFile().session(start=now + timedelta(days=3))
    assert only(file, now).start_utc == START


def test_impossible_values_are_left_out(now):
    fields = [(2, U32, seconds(START)), (9, U32, 0xFFFFFFF0), (7, U32, 0xFFFFFFF0), (16, ENUM, 5)]
    found = only(FitFile().message(SESSION, *fields), now)
    assert (found.distance_m, found.duration_s, found.heart_rate_avg_bpm) == (None, None, None)


def test_a_file_without_any_date_is_refused(now):
    file = FitFile(kind=None).message(LAP, (2, U32, 1000)).message(SESSION, (7, U32, 60_000))
    with pytest.raises(ImportRefusedError, match="does not say on which day"):
        read_fit(bytes(file), now)


def test_a_file_larger_than_any_watch_file_is_refused(now):
    with pytest.raises(ImportRefusedError, match="32 MB"):
        read_fit(bytes(FIT_BYTES + 1), now)


def test_more_records_than_any_activity_has_are_not_read(now):
    file = FitFile().define(1, RECORD, [(253, 4, U32)])
    one = b"\x01" + struct.pack("<I", seconds(START))
    file.body += one * (MOST_RECORDS + 5000)
    head = struct.pack("<BBHI4sH", 14, 0x10, 2100, 0, b".FIT", 0)
    (found,) = read_fit(head + file.body, now)
    assert BROKEN in found.warnings
    assert found.is_partial
