"""Some seconds of damaged files: each gives activities or a refusal, never another error."""

import random
import struct
import time
from datetime import UTC, datetime

import pytest

from heavylegs_gui.domain.activity import as_session, placed
from heavylegs_gui.domain.errors import ImportRefusedError, InvalidValueError
from heavylegs_gui.importers.fit import read_fit
from heavylegs_gui.importers.gpx import read_gpx
from heavylegs_gui.importers.own_csv import csv_text, read_own_csv
from heavylegs_gui.importers.reading import Circumstances, read_data
from heavylegs_gui.importers.tcx import read_tcx
from tests.importers.fit_builder import crc
from tests.importers.traps import trap_files

SECONDS = 2.0
SEED = 20261122
NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
WORDS = [
    b"NaN", b"inf", b"-1", b"1e999", b"9999-12-31T23:59:60Z", b"0001-01-01T00:00:00Z", b"\x00",
    b"2026-01-01T00:00:00+99:99", b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<a>" * 3000, b"9" * 400,
    b'"', b",", b"\r", b"\xff\xfe", b"\xef\xbb\xbf", b"=1+1", b"]]>", b"&x;", b"",
]  # fmt: skip
CSV = b'uid,local_date,distance_m,title\na,2026-11-20,8500.5,\'=x\nb,2026-11-21,,"a\nb"\n'


def readers():
    return {
        ".fit": lambda data: read_fit(data, NOW),
        ".gpx": lambda data: read_gpx(data, NOW),
        ".tcx": lambda data: read_tcx(data, NOW),
        ".csv": lambda data: read_own_csv(csv_text(data), NOW.date()),
    }


def repaired(data):
    """Give a damaged FIT file right sizes and checksums again, to get past the gate."""
    if data[8:12] != b".FIT" or len(data) < 17:
        return bytes(data)
    body = bytes(data[14:-2])
    head = b"\x0e" + bytes(data[1:4]) + struct.pack("<I", len(body)) + b".FIT"
    head += struct.pack("<H", crc(head))
    return head + body + struct.pack("<H", crc(head + body))


def mutated(chance, seeds):
    data = bytearray(chance.choice(seeds))
    for _ in range(1 << chance.randrange(4)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case 1 if at < len(data):
                data[at] = chance.choice((0, 1, 127, 128, 255))
            case 2:
                del data[at : at + chance.randrange(1, 64)]
            case 3:
                data[at:at] = data[at : at + chance.randrange(1, 200)] * chance.choice((1, 2, 50))
            case 4:
                data[at:at] = chance.choice(WORDS)
            case _:
                other = chance.choice(seeds)
                data[at : at + 50] = other[at : at + chance.randrange(1, 400)]
    return repaired(data) if chance.random() < 0.7 else bytes(data)


def seeds_for(suffix):
    files = trap_files() | {"own.csv": CSV}
    return [data for name, data in files.items() if name.endswith(suffix) and data]


def offset_at(_instant):
    return 60


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".fit", ".gpx", ".tcx", ".csv"])
def test_a_damaged_file_is_read_or_refused(suffix):
    chance, seeds, read = random.Random(SEED), seeds_for(suffix), readers()[suffix]
    end, accepted, refused = time.monotonic() + SECONDS, 0, 0
    while time.monotonic() < end:
        try:
            for activity in read(mutated(chance, seeds)):
                as_session(placed(activity, offset_at))
            accepted += 1
        except (ImportRefusedError, InvalidValueError):
            refused += 1
    assert accepted
    assert refused


@pytest.mark.slow
def test_a_damaged_archive_is_read_or_refused():
    chance, seeds = random.Random(SEED), [*seeds_for(".zip"), *seeds_for(".gz")]
    end, accepted, refused = time.monotonic() + SECONDS, 0, 0
    while time.monotonic() < end:
        for one in read_data(mutated(chance, seeds), "x", Circumstances(NOW, NOW.date())):
            accepted += bool(one.activities)
            refused += bool(one.reason)
            assert bool(one.activities) is not bool(one.reason)
    assert accepted
    assert refused
