"""The child that tries the devices, and what the doctor makes of its answer."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from heavylegs_gui.services.health import DEVICES, device_health
from heavylegs_gui.services.own_program import own_command


def answering(text):
    """Return a program that prints a text."""
    return (sys.executable, "-c", f"print({text!r})")


def test_the_child_tells_of_every_device_in_plain_words_and_nothing_else():
    done = subprocess.run(own_command("--probe-devices"), capture_output=True, check=True)
    told = json.loads(done.stdout)
    assert set(told) == set(DEVICES)
    for entry in told.values():
        assert isinstance(entry["ok"], bool)
        assert entry["message"][:1].isupper()
    assert told["speech"]["message"] in {
        "None found (packages speech-dispatcher speech-dispatcher-espeak-ng)",
        "Library missing (libpulse0)",
    }
    assert b"Traceback" not in done.stderr


def test_the_screen_is_tried_even_where_there_is_no_library_for_speech(tmp_path):
    code = (
        "import sys; sys.modules['PySide6.QtTextToSpeech'] = None; "
        "sys.modules['PySide6.QtMultimedia'] = None; "
        "from heavylegs_gui.ui.devices.probe import run_probe; run_probe()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    told = json.loads(done.stdout)
    assert told["sound"]["message"] == "Library missing (libpulse0)"
    assert told["screen"]["message"] in {
        "It may go dark, nothing here can keep it on",
        "Kept on by org.freedesktop.ScreenSaver",
        "Kept on by systemd-inhibit",
        "Kept on by caffeinate",
        "Kept on by SetThreadExecutionState",
    }


def test_the_doctor_repeats_what_the_child_found():
    told = {name: {"ok": name == "sound", "message": f"About {name}"} for name in DEVICES}
    items = device_health(answering(json.dumps(told)))
    assert [(one.name, one.ok) for one in items] == [
        ("sound", True), ("speech", False), ("screen", False),
    ]  # fmt: skip
    assert items[0].message == "About sound."


@pytest.mark.parametrize(
    "command",
    [answering("no JSON"), answering("{}"), answering("[]"), ("heavylegs-no-such-program",)],
)
def test_a_child_that_fails_is_a_finding_not_the_end(command):
    items = device_health(command)
    assert [one.name for one in items] == list(DEVICES)
    assert not any(one.ok for one in items)
