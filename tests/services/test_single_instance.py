"""One window per database; a second start hands its files over and ends (R15)."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.services.single_instance import SingleInstance

RACERS = 10

_PROGRAM = """
import pathlib, sys
from PySide6.QtCore import QCoreApplication, QTimer
from heavylegs_gui.services.single_instance import SingleInstance

database, state, others, name = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
app = QCoreApplication([])
instance = SingleInstance(pathlib.Path(database), pathlib.Path(state))
received = []

def take(files):
    received.extend(files)
    if len(received) >= others:
        app.quit()

instance.requested.connect(take)
print("set", flush=True)
sys.stdin.readline()
if not instance.start([name]):
    print("handed over", flush=True)
    sys.exit(0)
print("owner", flush=True)
QTimer.singleShot(30_000, app.quit)
app.exec()
instance.release()
print(len(received), flush=True)
"""


def _racer(tmp_path, others, name):
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(tmp_path / "a.db"), str(tmp_path / "state"),
         str(others), name],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def _line_up(racers):
    for racer in racers:
        assert racer.stdout.readline() == "set\n"


def _fire(racers):
    for racer in racers:
        racer.stdin.write("go\n")
        racer.stdin.flush()


@pytest.fixture
def instance(qapp, tmp_path):
    instance = SingleInstance(tmp_path / "a.db", tmp_path / "state")
    yield instance
    instance.release()


@pytest.fixture
def second(qapp, tmp_path):
    return SingleInstance(tmp_path / "a.db", tmp_path / "state")


def test_of_ten_starts_at_once_exactly_one_opens_and_gets_every_file(tmp_path):
    racers = [_racer(tmp_path, RACERS - 1, f"{number}.fit") for number in range(RACERS)]
    _line_up(racers)
    _fire(racers)
    said = [racer.communicate()[0].split("\n")[:-1] for racer in racers]
    assert sorted(said) == [["handed over"]] * (RACERS - 1) + [["owner", str(RACERS - 1)]]
    assert {racer.returncode for racer in racers} == {0}


def test_the_lock_of_a_killed_window_does_not_block_the_next_start(tmp_path, instance):
    killed = _racer(tmp_path, 1, "a.fit")
    _line_up([killed])
    _fire([killed])
    assert killed.stdout.readline() == "owner\n"
    killed.kill()
    killed.communicate()
    assert instance.start([])


@pytest.mark.skipif(os.name != "posix", reason="the lock of the kernel is asked the POSIX way")
def test_a_lock_whose_process_number_lives_on_in_another_program_does_not_block(tmp_path, instance):
    assert instance.acquire()
    lock = next((tmp_path / "state").rglob("lock"))
    left = lock.read_text()
    instance.release()
    lock.write_text(left)
    second = SingleInstance(tmp_path / "a.db", tmp_path / "state")
    assert second.start([], timeout_s=0.0)
    second.release()


def test_two_databases_may_be_open_at_once(tmp_path, instance):
    other = SingleInstance(tmp_path / "b.db", tmp_path / "state")
    assert instance.acquire()
    assert other.acquire()
    other.release()


def test_after_the_window_closed_another_one_opens(instance, second):
    assert instance.acquire()
    assert not second.acquire()
    instance.release()
    assert second.acquire()
    second.release()


def _drop(tmp_path, name, text):
    spool = next((tmp_path / "state").rglob("requests"))
    (spool / name).write_text(text)


def test_a_window_that_does_not_answer_is_told_in_a_sentence(instance, second, tmp_path):
    assert instance.acquire()
    assert not second.hand_over(["a.fit"], timeout_s=0.1)
    assert list((tmp_path / "state").rglob("*.json")) == []


def test_a_relative_file_is_handed_over_with_the_folder_of_the_second_start(
    instance, tmp_path, qtbot
):
    assert instance.acquire()
    second = _racer(tmp_path, 1, "a b.fit")
    _line_up([second])
    with qtbot.waitSignal(instance.requested) as told:
        _fire([second])
    second.communicate()
    assert told.args == [[str(Path.cwd() / "a b.fit")]]


def test_a_request_that_waited_for_the_window_to_open_is_taken(instance, second, tmp_path, qtbot):
    assert instance.acquire()
    instance.release()
    _drop(tmp_path, "1.json", json.dumps({"files": ["/x/a.fit"]}))
    with qtbot.waitSignal(instance.requested) as told:
        assert instance.acquire()
    assert told.args == [["/x/a.fit"]]


def test_the_right_to_the_front_is_handed_over(instance, tmp_path, monkeypatch, qtbot):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "old")
    assert instance.acquire()
    _drop(tmp_path, "1.json", json.dumps({"files": [], "token": "right_1"}))
    with qtbot.waitSignal(instance.requested):
        instance.take_requests()
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "right_1"


@pytest.mark.parametrize("token", [7, "", "a b", "x" * 501, "a\nb"])
def test_what_is_no_right_to_the_front_is_left_out(token, instance, tmp_path, monkeypatch, qtbot):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "old")
    assert instance.acquire()
    _drop(tmp_path, "1.json", json.dumps({"files": [], "token": token}))
    with qtbot.waitSignal(instance.requested):
        instance.take_requests()
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "old"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"files": "a.fit"}', '{"files": [1]}', "[" * 100_000, "9" * 1_100_000]
)
def test_a_broken_request_is_deleted_and_nothing_happens(text, instance, tmp_path, qtbot):
    assert instance.acquire()
    _drop(tmp_path, "1.json", text)
    with qtbot.assertNotEmitted(instance.requested):
        instance.take_requests()
    assert list((tmp_path / "state").rglob("*.json")) == []


def test_a_request_of_a_start_long_gone_is_deleted_unheard(instance, tmp_path, qtbot):
    assert instance.acquire()
    _drop(tmp_path, "1.json", json.dumps({"files": ["/x/a.fit"]}))
    os.utime(next((tmp_path / "state").rglob("*.json")), (0, 0))
    with qtbot.assertNotEmitted(instance.requested):
        instance.take_requests()
    assert list((tmp_path / "state").rglob("*.json")) == []


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_every_folder_belongs_to_its_owner_alone(instance, tmp_path):
    assert instance.acquire()
    folders = [path for path in (tmp_path / "state").rglob("*") if path.is_dir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}


def test_a_state_folder_that_cannot_be_made_is_told_in_a_sentence(qapp, tmp_path):
    (tmp_path / "state").write_text("a file")
    with pytest.raises(UserError, match="cannot write to its own folder"):
        SingleInstance(tmp_path / "a.db", tmp_path / "state").acquire()


def test_a_request_waits_until_somebody_listens(instance, second, qtbot):
    """The dialog about a damaged database runs an event loop before there is a window."""
    assert instance.acquire()
    assert not second.hand_over(["one.fit"], timeout_s=0)
    second._write_request(["/two.fit"])
    instance.take_requests()
    with qtbot.waitSignal(instance.requested) as heard:
        pass
    assert heard.args == [["/two.fit"]]
