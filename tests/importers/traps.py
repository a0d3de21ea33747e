"""The small files in ``tests/data/import``: one for each trap that real files have shown.

``python -m tests.importers.traps`` writes them anew.
"""

import gzip
import io
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.importers.fit_builder import ENUM, RECORD, START, U8, U32, FitFile, seconds

NEXT_DAY = START + timedelta(days=1)
FOLDER = Path(__file__).parents[1] / "data" / "import"

GPX_HEAD = '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'


def point(second, north=0.0, when=START, extra=""):
    time = (when + timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'<trkpt lat="{48 + north:.6f}" lon="16"><ele>200</ele><time>{time}</time>{extra}</trkpt>'
    )


def track(*points, kind="running", name=""):
    title = f"<name>{name}</name>" if name else ""
    sport = f"<type>{kind}</type>" if kind else ""
    return f"<trk>{title}{sport}<trkseg>{''.join(points)}</trkseg></trk>"


def gpx(*tracks, head=GPX_HEAD):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{"".join(tracks)}</gpx>\n'.encode()


def line(count=11, start=0, when=START, extra=""):
    """Points of 10 seconds and about 33 m each."""
    return [point(10 * i + start, 0.0003 * i, when, extra) for i in range(count)]


def tcx(*activities):
    inner = "".join(activities)
    return (
        '<?xml version="1.0"?><TrainingCenterDatabase><Activities>'
        f"{inner}</Activities></TrainingCenterDatabase>"
    ).encode()


def tcx_activity(*laps, sport="Running", when=START):
    stamp = when.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return f'<Activity Sport="{sport}"><Id>{stamp}</Id>{"".join(laps)}</Activity>'


def tcx_lap(seconds_=300, metres=1000, points="", when=START):
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    distance = "" if metres is None else f"<DistanceMeters>{metres}</DistanceMeters>"
    return (
        f'<Lap StartTime="{stamp}"><TotalTimeSeconds>{seconds_}</TotalTimeSeconds>{distance}'
        f"<Track>{points}</Track></Lap>"
    )


def tcx_point(second, metres=None, when=START):
    stamp = (when + timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%SZ")
    counter = "" if metres is None else f"<DistanceMeters>{metres}</DistanceMeters>"
    return f"<Trackpoint><Time>{stamp}</Time>{counter}</Trackpoint>"


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name.replace("__slash__", "/").replace("__dot__", "."))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def whole_run():
    file = FitFile().records()
    file.session(distance_m=180.0, timer_s=58.0, elapsed_s=60.0)
    now = seconds(START) + 60
    return bytes(file.activity(now, now + 3600))


def compressed_timestamps():
    """Full timestamp once, then five bits of time in each header."""
    file = FitFile()
    file.define(0, RECORD, [(253, 4, U32), (5, 4, U32)]).data(0, "II", seconds(START), 0)
    file.define(1, RECORD, [(5, 4, U32)])
    for second in range(1, 100):
        offset = (seconds(START) + second) & 31
        file.data(0x80 | (1 << 5) | offset, "I", second * 300)
    return bytes(file.session(distance_m=None, timer_s=None, elapsed_s=None))


def fit_traps():
    run = whole_run()
    no_values = FitFile().records()
    no_values.session(start=None, distance_m=None, timer_s=None, elapsed_s=None)
    laps = FitFile().lap().lap(start=START + timedelta(seconds=300))
    laps.session(distance_m=None, timer_s=None, elapsed_s=None)
    unset = FitFile(kind=None).message(0, (0, ENUM, 4))
    unset.message(18, (2, U32, 17_000), (5, ENUM, 1), (9, U32, 500_000), (8, U32, 1_500_000))
    unset.activity(17_000 + 1500, seconds(datetime(2012, 2, 13, 12, 25, tzinfo=UTC)))
    first_then_garbage = FitFile().session()
    first_then_garbage.body += b"\x0b" + b"\x00" * 40
    broken_sum = bytearray(run)
    broken_sum[-1] ^= 1
    triathlon = FitFile()
    for sport, after in ((5, 0), (3, 900), (2, 1000), (1, 4000)):
        triathlon.session(
            start=START + timedelta(seconds=after), sport=sport, timer_s=90, elapsed_s=90
        )
    developer = FitFile()
    developer.define(2, RECORD, [(253, 4, U32)], developer=[(0, 2, 0)])
    developer.data(2, "IH", seconds(START), 7).session()
    odd_size = FitFile()
    odd_size.define(3, RECORD, [(253, 252, U32), (5, 3, U32), (9, 2, 0x99)]).session()
    return {
        "run.fit": run,
        "run.fit.gz": gzip.compress(run, mtime=0),
        "session_without_values.fit": bytes(no_values),
        "values_only_in_laps.fit": bytes(laps),
        "clock_never_set.fit": bytes(unset),
        "session_then_garbage.fit": bytes(first_then_garbage),
        "cut_off.fit": run[: len(run) * 6 // 10],
        "header_of_size_zero.fit": run[:4] + b"\0\0\0\0" + run[8:-2],
        "wrong_checksum.fit": bytes(broken_sum),
        "chained.fit": run + bytes(FitFile().session(start=START + timedelta(days=1))),
        "triathlon.fit": bytes(triathlon),
        "big_endian.fit": bytes(FitFile(big_endian=True).session()),
        "developer_fields.fit": bytes(developer),
        "odd_sizes.fit": bytes(odd_size),
        "compressed_timestamps.fit": compressed_timestamps(),
        "treadmill.fit": bytes(FitFile().session()),
        "unknown_sport.fit": bytes(FitFile().session(sport=82)),
        "no_heart.fit": bytes(FitFile().message(18, (2, U32, seconds(START)), (16, U8, 0))),
        "course.fit": bytes(FitFile(kind=6).lap()),
        "workout.fit": bytes(FitFile(kind=5)),
        "empty.fit": b"",
        "only_header.fit": bytes(FitFile()),
    }


def gpx_traps():
    pulse = "<extensions><gpxtpx:hr>150</gpxtpx:hr></extensions>"
    plain = gpx(track(*line()))
    shifted = [text.replace("Z</time>", "+02:00</time>") for text in line()]
    entity = b'<!DOCTYPE gpx [<!ENTITY a "b">]><gpx><trk><name>&a;</name></trk></gpx>'
    deep = "<a>" * 100 + "</a>" * 100
    old = datetime(1901, 12, 13, 20, 45, tzinfo=UTC)
    jump = [point(0), point(5, 0.0003), '<trkpt lat="200" lon="16"/>', "<trkpt/>", point(7, 40)]
    return {
        "run.gpx": plain,
        "undeclared_prefix.gpx": gpx(track(*line(extra=pulse))),
        "leading_blanks.gpx": b" \r\n  " + plain,
        "byte_order_mark.gpx": b"\xef\xbb\xbf" + plain,
        "utf16.gpx": plain.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        "no_namespace.gpx": gpx(track(*line()), head="<gpx>"),
        "local_times.gpx": gpx(track(*shifted)),
        "two_sports.gpx": gpx(track(*line()), track(*line(start=600), kind="cycling")),
        "pause.gpx": gpx(track(*line(), "</trkseg><trkseg>", *line(start=400))),
        "long_break.gpx": gpx(track(*line()), track(*line(start=7200))),
        "no_sport.gpx": gpx(track(*line(), kind="")),
        "strava_number.gpx": gpx(track(*line(), kind="9")),
        "some_times.gpx": gpx(track(*line(), *['<trkpt lat="48.0031" lon="16"/>'] * 3)),
        "impossible_jump.gpx": gpx(track(*jump)),
        "cut_off.gpx": plain[:-80],
        "route.gpx": gpx("<rte><rtept lat='48' lon='16'/></rte>"),
        "no_times.gpx": gpx(track('<trkpt lat="48" lon="16"/>')),
        "year_1901.gpx": gpx(track(*line(when=old))),
        "no_track.gpx": gpx(),
        "entity.gpx": entity,
        "too_deep.gpx": gpx(deep),
        "web_page.gpx": b"<!DOCTYPE html><html><body>Log in</body></html>",
        "not_xml.gpx": b"this is no track",
    }


def tcx_traps():
    counter = "".join(tcx_point(10 * i, 25 * i) for i in range(5))
    later = START + timedelta(seconds=300)
    ran_on = "".join(tcx_point(10 * i, 42_293 + 25 * i) for i in range(5))
    two = tcx(
        tcx_activity(tcx_lap(), tcx_lap(when=later)),
        tcx_activity(tcx_lap(when=NEXT_DAY), sport="Biking", when=NEXT_DAY),
    )
    return {
        "laps.tcx": tcx(tcx_activity(tcx_lap(), tcx_lap(200, 600, when=later))),
        "leading_blanks.tcx.gz": gzip.compress(b" " * 10 + two, mtime=0),
        "two_activities.tcx": two,
        "laps_without_distance.tcx": tcx(tcx_activity(tcx_lap(40, None, counter))),
        "counter_runs_on.tcx": tcx(tcx_activity(tcx_lap(40, None, ran_on))),
        "counter_above_laps.tcx": tcx(tcx_activity(tcx_lap(40, 80, counter))),
        "indoor.tcx": tcx(tcx_activity(tcx_lap(points=tcx_point(0) + tcx_point(60)))),
        "course.tcx": b"<TrainingCenterDatabase><Courses><Course/></Courses>"
        b"</TrainingCenterDatabase>",
        "no_laps.tcx": tcx(tcx_activity()),
    }


def archive_traps():
    run, plain = whole_run(), gpx(track(*line(when=START + timedelta(days=2))))
    apple = {"run__dot__fit": run, "__MACOSX__slash__.___run__dot__fit": b"\0\5\x16\7" * 20}
    inner = zipped(run__dot__fit=run)
    strava = {
        "activities__dot__csv": b"Activity ID,Activity Date\n1,x\n",
        "media__slash__photo__dot__jpg": b"\xff\xd8\xff",
        "activities__slash__1__dot__fit__dot__gz": gzip.compress(run, mtime=0),
        "activities__slash__2__dot__gpx": plain,
    }
    return {
        "apple.zip": zipped(**apple),
        "nested.zip": zipped(inner__dot__zip=inner),
        "too_nested.zip": zipped(outer__dot__zip=zipped(inner__dot__zip=inner)),
        "strava.zip": zipped(**strava),
        "nothing_to_read.zip": zipped(notes__dot__txt=b"hello"),
        "places.kmz": zipped(doc__dot__kml=b"<kml/>"),
        "bomb.zip": zipped(big__dot__gpx=b"<gpx>" + b" " * 30_000_000),
        "cut_off.zip": zipped(run__dot__fit=run)[:-30],
        "cut_off.fit.gz": gzip.compress(run, mtime=0)[:-30],
    }


def trap_files():
    """Return name and bytes of each file."""
    return fit_traps() | gpx_traps() | tcx_traps() | archive_traps()


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in trap_files().items():
        (FOLDER / name).write_bytes(data)
