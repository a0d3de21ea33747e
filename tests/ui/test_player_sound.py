"""Sound: a machine without library or device is a normal state with one plain line."""

from __future__ import annotations

import subprocess
import sys
import wave

import pytest

from heavylegs_gui.domain.routine_cues import CueKind
from heavylegs_gui.paths import resource_root
from heavylegs_gui.ui.devices.quiet import library_package
from heavylegs_gui.ui.devices.sound import Sound, SoundState, Tone
from heavylegs_gui.ui.player.cue_signs import SIGNS


@pytest.mark.usefixtures("qapp")
def test_a_missing_library_is_told_with_the_package_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    sound = Sound()
    sound.open()
    assert sound.state is SoundState.NO_LIBRARY
    assert sound.status_text() == "Sound: library missing (libpulse0)"
    sound.play(Tone.GO)
    assert not sound.is_audible


@pytest.mark.parametrize(
    ("message", "package"),
    [
        ("libpulse.so.0: cannot open shared object file", "libpulse0"),
        ("libfoo.so.3: cannot open shared object file", "libfoo.so.3"),
        ("import of PySide6.QtMultimedia halted", "libpulse0"),
    ],
)
def test_the_package_comes_from_the_library_that_is_missing(message, package):
    assert library_package(message, "libpulse", "libpulse0") == package


@pytest.mark.usefixtures("qapp")
def test_opening_this_machines_sound_ends_in_a_plain_line():
    sound = Sound()
    sound.open()
    assert sound.state is not SoundState.NOT_TRIED
    assert sound.status_text().startswith("Sound: ")
    for tone in Tone:
        sound.play(tone)


@pytest.mark.usefixtures("qapp")
def test_muting_is_told_and_can_be_taken_back():
    sound = Sound()
    sound.set_muted(muted=True)
    assert sound.status_text() == "Sound: muted, cues flash instead"
    assert not sound.is_well
    sound.set_muted(muted=False)
    assert sound.is_well


def test_every_cue_has_a_sign_and_every_tone_a_file():
    assert set(SIGNS) == set(CueKind)
    for name in ("silence", *Tone):
        with wave.open(str(resource_root() / "sounds" / f"{name}.wav")) as file:
            assert 0.015 < file.getnframes() / file.getframerate() < 1.0


def test_what_is_heard_can_also_be_seen():
    for kind in (CueKind.GO, CueKind.HALF, CueKind.SWITCH, CueKind.DONE):
        assert SIGNS[kind].flashes


def test_the_player_loads_no_audio_before_it_is_opened():
    code = (
        "import sys, heavylegs_gui.ui.pages.stretch_page; "
        "assert 'PySide6.QtMultimedia' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
