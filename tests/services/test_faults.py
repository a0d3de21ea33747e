"""No exception vanishes, wherever it was raised (R9), and nothing personal is written."""

import gc
import logging
import stat
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QRunnable,
    QThread,
    QThreadPool,
    QTimer,
    Slot,
    qWarning,
)

from heavylegs_gui.services.faults import Faults, restart_command, versions

CANARY = "CanaryNote"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self):
        self.now_s = 100.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def faults(qapp, tmp_path, clock, caplog):
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    faults = Faults(tmp_path / "state", clock=clock)
    faults.install()
    yield faults
    faults.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    caplog.get_records("call").clear()  # the errors in the log are what these tests are about


@pytest.fixture
def reports(faults):
    collected = []
    faults.crashed.connect(collected.append)
    return collected


def _log(faults):
    return (faults.log_dir / "heavylegs.log").read_text(encoding="utf-8")


def _raise():
    raise ValueError(CANARY)


def _report(faults):
    try:
        _raise()
    except ValueError as error:
        faults.on_exception(type(error), error, error.__traceback__)


class Thrower(QObject):
    """Raises where Qt calls it."""

    def event(self, event):
        if event.type() == QEvent.Type.User:
            raise ValueError(CANARY)
        return super().event(event)

    @Slot()
    def throw(self):
        raise ValueError(CANARY)


class ThrowingThread(QThread):
    """Raises in its own thread."""

    def run(self):
        raise ValueError(CANARY)


class ThrowingJob(QRunnable):
    """Raises in the pool."""

    def run(self):
        raise ValueError(CANARY)


class ThrowingEnd:
    """Raises when it is collected."""

    def __del__(self):
        raise ValueError(CANARY)


def _in_a_slot():
    thrower = Thrower()
    QTimer.singleShot(0, thrower, thrower.throw)
    return thrower


def _in_event():
    thrower = Thrower()
    QCoreApplication.postEvent(thrower, QEvent(QEvent.Type.User))
    return thrower


def _in_a_qthread():
    thread = ThrowingThread()
    thread.start()
    thread.wait()
    return thread


def _in_a_pool():
    pool = QThreadPool()
    pool.start(ThrowingJob())
    pool.waitForDone()
    return pool


def _in_a_python_thread():
    thread = threading.Thread(target=_raise)
    thread.start()
    thread.join()


def _in_del():
    ThrowingEnd()
    gc.collect()


@pytest.mark.parametrize(
    "plant",
    [_in_a_slot, _in_event, _in_a_qthread, _in_a_pool, _in_a_python_thread, _in_del],
)
def test_an_exception_is_logged_and_told_once_without_its_words(plant, faults, reports, qtbot):
    kept = plant()
    qtbot.waitUntil(lambda: len(reports) == 1)
    assert (reports[0].kind, reports[0].count) == ("ValueError", 1)
    assert "ValueError" in _log(faults)
    assert CANARY not in _log(faults) + reports[0].text
    del kept


@pytest.mark.parametrize("plant", [_in_a_qthread, _in_a_pool, _in_a_python_thread])
def test_a_fault_of_another_thread_is_told_in_the_main_thread(plant, faults, qtbot):
    told_in = []
    faults.crashed.connect(lambda report: told_in.append((report.thread, threading.get_ident())))
    kept = plant()
    qtbot.waitUntil(lambda: len(told_in) == 1)
    assert told_in == [("worker", threading.main_thread().ident)]
    del kept


def test_many_faults_of_one_place_are_told_in_one_report(faults, reports, qtbot):
    for _ in range(13):
        _report(faults)
    qtbot.waitUntil(lambda: bool(reports))
    assert [report.count for report in reports] == [13]


def test_a_repeated_fault_does_not_flood_the_log(faults, qtbot):
    for _ in range(200):
        _report(faults)
    assert _log(faults).count("Fault") == 3


def test_three_faults_of_one_kind_in_ten_seconds_leave_only_the_restart(
    faults, reports, clock, qtbot
):
    for _ in range(3):
        _report(faults)
        clock.now_s += 5.0
    qtbot.waitUntil(lambda: bool(reports))
    assert reports[-1].restart_only


def test_three_faults_over_a_longer_time_leave_the_choice(faults, reports, clock, qtbot):
    for _ in range(3):
        _report(faults)
        clock.now_s += 6.0
    qtbot.waitUntil(lambda: bool(reports))
    assert not reports[-1].restart_only


def test_a_fault_inside_the_hook_is_dropped_and_the_next_one_is_taken(
    faults, reports, clock, qtbot, capsys
):
    now = clock.now_s
    clock.now_s = None
    _report(faults)
    _report(faults)
    clock.now_s = now
    assert "could not report a fault" in capsys.readouterr().err


def test_an_exception_raised_while_one_is_reported_does_not_recurse(faults, reports, qtbot):
    class Reporting(logging.Handler):
        def emit(self, record):
            _report(faults)

    handler = Reporting()
    logging.getLogger("heavylegs_gui").addHandler(handler)
    try:
        _report(faults)
    finally:
        logging.getLogger("heavylegs_gui").removeHandler(handler)
    qtbot.waitUntil(lambda: bool(reports))
    assert [report.count for report in reports] == [1]


def test_log_and_folder_belong_to_their_owner_alone(faults):
    modes = [
        stat.S_IMODE(path.stat().st_mode)
        for path in (
            faults.log_dir,
            faults.log_dir / "heavylegs.log",
            faults.log_dir / "crash.log",
        )
    ]
    assert modes == [0o700, 0o600, 0o600]


def test_the_log_rotates_and_every_part_belongs_to_its_owner_alone(faults):
    logger = logging.getLogger("heavylegs_gui.test")
    for number in range(12_000):
        logger.info("line %d of a long run of the program, to fill the log", number)
    parts = sorted(faults.log_dir.glob("heavylegs.log*"))
    assert len(parts) == 4
    assert all(part.stat().st_size <= 256 * 1024 for part in parts)
    assert {stat.S_IMODE(part.stat().st_mode) for part in parts} == {0o600}


@pytest.mark.qt_log_level_fail("CRITICAL")
def test_a_warning_of_qt_is_logged_without_its_path(faults, capsys):
    qWarning("cannot load /home/CanaryNote/x.png")
    assert "cannot load" in _log(faults)
    assert CANARY not in _log(faults)


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(qapp, tmp_path, capsys):
    (tmp_path / "state").write_text("a file, not a folder")
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    faults = Faults(tmp_path / "state")
    faults.install()
    faults.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    assert "cannot write its log" in capsys.readouterr().err


def _run_child(code, state):
    return subprocess.run(
        [sys.executable, "-c", code, str(state)], capture_output=True, text=True, check=False
    )


_CRASH = """
import ctypes, pathlib, sys
from heavylegs_gui.services.faults import install_hooks
faults = install_hooks(pathlib.Path(sys.argv[1]))
ctypes.string_at(0)
"""
_NEXT_START = """
import pathlib, sys
from heavylegs_gui.services.faults import install_hooks
faults = install_hooks(pathlib.Path(sys.argv[1]))
print(faults.previous_crash)
"""
_TELLING_START = _NEXT_START + "faults.forget_previous_crash()\n"


def test_a_hard_crash_is_kept_until_a_start_has_told_it(tmp_path):
    assert _run_child(_CRASH, tmp_path).returncode < 0
    assert "Segmentation fault" in _run_child(_NEXT_START, tmp_path).stdout
    assert "Segmentation fault" in _run_child(_TELLING_START, tmp_path).stdout
    assert _run_child(_NEXT_START, tmp_path).stdout.strip() == "None"


def test_the_report_of_a_hard_crash_names_no_folder(tmp_path):
    _run_child(_CRASH, tmp_path)
    told = _run_child(_NEXT_START, tmp_path).stdout
    assert 'File "' in told
    assert "/" not in told


def test_a_windowed_build_without_a_terminal_installs_and_logs(tmp_path):
    code = """
import pathlib, sys
sys.stderr = sys.stdout = None
from heavylegs_gui.services.faults import install_hooks
faults = install_hooks(pathlib.Path(sys.argv[1]))
raise ValueError("CanaryNote")
"""
    assert _run_child(code, tmp_path).returncode == 1
    assert "ValueError" in (tmp_path / "heavylegs.log").read_text()


def test_a_full_disk_and_no_terminal_keep_the_hook_working(tmp_path):
    code = """
import pathlib, resource, signal, sys
from PySide6.QtCore import QCoreApplication
from heavylegs_gui.services.faults import install_hooks
app = QCoreApplication([])
faults = install_hooks(pathlib.Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
sys.stderr = None
faults.crashed.connect(lambda report: (sys.stdout.write(report.kind), app.quit()))
try:
    raise ValueError("CanaryNote")
except ValueError as error:
    sys.excepthook(type(error), error, error.__traceback__)
app.exec()
"""
    assert _run_child(code, tmp_path).stdout == "ValueError"


def test_the_restart_uses_the_same_arguments():
    assert restart_command(["--demo"])[-3:] == ["-m", "heavylegs_gui", "--demo"]


def test_a_report_begins_with_the_versions():
    assert versions().startswith("Heavy Legs ")
