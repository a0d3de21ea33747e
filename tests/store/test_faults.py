"""Kills and full disks at chosen system calls: nothing that was promised may be lost.

The calls of one undisturbed run are counted with strace; then the operation runs again and again
on fresh copies, each time killed, or refused by the disk, at another call. The suite takes some
of the points; ``HEAVYLEGS_FAULTS=full`` takes all of them.
"""

import os
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="no limits of processes on this system")


from heavylegs_gui.domain.errors import DatabaseNewerError
from heavylegs_gui.store import backup
from heavylegs_gui.store.connection import open_store
from heavylegs_gui.store.migrations import STEPS
from tests.store.fault_worker import add_column

WORKER = Path(__file__).with_name("fault_worker.py")
ROOT = Path(__file__).parents[2]
WRITING = "pwrite64,fsync,fdatasync,ftruncate,rename,link,unlink,sendfile,copy_file_range"
POINTS = 10_000 if os.environ.get("HEAVYLEGS_FAULTS") == "full" else 8
STRACE = shutil.which("strace")

pytestmark = pytest.mark.slow
needs_strace = pytest.mark.skipif(
    STRACE is None, reason="STRACE IS MISSING: the kill and full-disk tests were NOT run"
)


def worker(operation, database, *before):
    """Run one operation in a process of its own and return its exit code and its lines."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [*before, sys.executable, str(WORKER), operation, str(database)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=60
    )
    return done.returncode, done.stdout.splitlines(), done.stderr


def strace(*options):
    return [STRACE, "-qq", *options]


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A closed database with saved and imported sessions and one backup of an earlier state."""
    folder = tmp_path_factory.mktemp("template")
    database = folder / "log.db"
    for operation in ("import_files", "back_up"):
        code, _lines, errors = worker(operation, database)
        assert code == 0, errors
    return folder


def fresh_copy(template, folder, *, empty):
    shutil.rmtree(folder, ignore_errors=True)
    if empty:
        folder.mkdir()
    else:
        shutil.copytree(template, folder)
    return folder / "log.db"


def chosen_points(template, folder, operation):
    """Return some of the (call, count) points of an undisturbed run, spread over all of it."""
    log = folder.with_suffix(".trace")
    database = fresh_copy(template, folder, empty=operation in FROM_NOTHING)
    tracing = strace("-o", str(log), "-e", f"trace={WRITING}")
    code, _lines, errors = worker(operation, database, *tracing)
    assert code == 0, errors
    counts, points = Counter(), []
    for line in log.read_text(errors="replace").splitlines():
        call = line.partition("(")[0].split()[-1]
        counts[call] += 1
        points.append((call, counts[call]))
    rare = [one for one in points if counts[one[0]] <= 2]
    spread = points[:: max(1, len(points) // POINTS)]
    return sorted({*rare, *spread, points[-1]})


def uids(database, steps=STEPS):
    store = open_store(database, steps=steps)
    assert store.quick_check(thorough=True) == []
    found = {row[0] for row in store.query("SELECT uid FROM session")}
    store.close()
    return found


def check_save(database, lines):
    saved = {one for one in uids(database) if one.startswith("saved")}
    acknowledged = {one.split()[1] for one in lines if one.startswith("ACK")}
    assert acknowledged <= saved
    assert len(saved) <= len(acknowledged) + 1


def check_import(database, lines):
    numbers = len([one for one in uids(database) if one.startswith("import")])
    assert numbers in {0, 200}
    assert "ACK import" not in lines or numbers == 200


def check_take_back(database, lines):
    numbers = len(uids(database))
    assert numbers in {0, 200}
    assert "ACK undo" not in lines or numbers == 0


def check_backup(database, lines):
    assert len(uids(database)) == 200
    found = backup.list_backups(database)
    assert len(found) >= (2 if "ACK backup" in lines else 1)
    assert all(backup.verify(one.path)["session"] == 200 for one in found)


def check_upgrade(database, lines):
    try:
        assert len(uids(database)) == 200
    except DatabaseNewerError:
        assert len(uids(database, (*STEPS, add_column))) == 200
    else:
        assert "ACK upgrade" not in lines


def check_restore(database, lines):
    places = [database, *database.parent.glob("log.db.before-restore-*")]
    found = []
    for place in places:
        with suppress(FileNotFoundError):
            found.append(frozenset(uids(place)))
    assert len(found[0]) == 200
    assert all(len(one) == 200 for one in found)


def check_create(database, lines):
    assert uids(database) == set()
    assert [one.name for one in database.parent.iterdir()] == ["log.db"]


FROM_NOTHING = {"create", "import_files", "import_in_parts"}
CHECKS = {
    "create": check_create,
    "save": check_save,
    "import_files": check_import,
    "take_back": check_take_back,
    "back_up": check_backup,
    "put_back": check_restore,
    "upgrade": check_upgrade,
}


def killed_runs(template, folder, operation):
    """Yield the database and the lines of a run for each chosen kill; asserts that kills happen."""
    killed = 0
    for call, count in chosen_points(template, folder, operation):
        database = fresh_copy(template, folder, empty=operation in FROM_NOTHING)
        injection = f"inject={call}:signal=KILL:when={count}"
        tracing = strace("-o", os.devnull, "-e", f"trace={call}", "-e", injection)
        code, lines, errors = worker(operation, database, *tracing)
        killed += code in {-9, 137}
        assert code in {0, -9, 137}, errors
        yield database, lines
    assert killed >= 5


@needs_strace
@pytest.mark.parametrize("operation", CHECKS)
def test_a_kill_at_any_call_loses_nothing_that_was_promised(template, tmp_path, operation):
    for database, lines in killed_runs(template, tmp_path / "try", operation):
        CHECKS[operation](database, lines)


PLANTED = {"save_promising_too_early": check_save, "import_in_parts": check_import}


@needs_strace
@pytest.mark.parametrize("operation", PLANTED)
def test_planted_mistakes_are_found(template, tmp_path, operation):
    def all_kept():
        for database, lines in killed_runs(template, tmp_path / "try", operation):
            PLANTED[operation](database, lines)

    with pytest.raises(AssertionError):
        all_kept()


@needs_strace
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_a_disk_that_refuses_once_is_told_and_the_next_try_succeeds(template, tmp_path, error):
    refused = 0
    for call, count in chosen_points(template, tmp_path / "try", "save_with_retry"):
        if call not in {"pwrite64", "fdatasync", "fsync"}:
            continue
        database = fresh_copy(template, tmp_path / "try", empty=False)
        injection = f"inject={call}:error={error}:when={count}"
        tracing = strace("-o", os.devnull, "-e", f"trace={call}", "-e", injection)
        code, lines, errors = worker("save_with_retry", database, *tracing)
        assert code == 0, errors
        refused += any("free some space" in one for one in lines)
        assert [one for one in lines if one.startswith("ACK")] == [
            f"ACK saved-{number}" for number in range(3)
        ]
        assert len(uids(database)) == 203
    assert refused >= 2


def test_a_full_disk_is_told_in_a_sentence_and_loses_nothing(tmp_path):
    code, lines, errors = worker("fill_disk", tmp_path / "log.db")
    assert code == 0, errors
    acknowledged = [one.split()[1] for one in lines if one.startswith("ACK")]
    (refusal,) = [one for one in lines if one.startswith("REFUSED")]
    assert "free some space and save again" in refusal
    assert f"COUNT {len(acknowledged) - 1}" in lines
    assert uids(tmp_path / "log.db") == set(acknowledged)
