"""What the doctor says about the program itself."""

import pytest

from heavylegs_gui.paths import resource_root
from heavylegs_gui.services.health import (
    RESOURCE_FOLDERS,
    HealthItem,
    display_health,
    is_sound,
    resources_health,
)


@pytest.fixture
def resources(tmp_path):
    for name, pattern in RESOURCE_FOLDERS.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / pattern.replace("*", "a")).write_text('key = "value"\n')
    return tmp_path


def _item(name, *, ok):
    return HealthItem(name=name, ok=ok, message="")


def test_the_resources_of_this_installation_are_complete():
    assert resources_health(resource_root).ok


def test_resources_are_healthy_when_every_folder_has_readable_files(resources):
    assert resources_health(lambda: resources).ok


@pytest.mark.parametrize("text", ["", "key = ", "\x00"])
def test_a_damaged_text_is_named(resources, text):
    (resources / "routines" / "a.toml").write_text(text)
    found = resources_health(lambda: resources)
    assert not found.ok
    assert "routines/a.toml" in found.message


def test_an_empty_folder_is_named(resources):
    (resources / "fonts" / "a.ttf").unlink()
    assert "(fonts)" in resources_health(lambda: resources).message


def test_missing_resources_are_told_in_a_sentence():
    def missing():
        raise FileNotFoundError

    assert resources_health(missing).message.endswith("install Heavy Legs again.")


def test_without_a_display_only_the_window_is_missing(monkeypatch):
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert not display_health().ok
    assert is_sound([display_health()])


@pytest.mark.parametrize("name", ["database", "backups", "privacy", "resources"])
def test_what_the_log_needs_decides(name):
    assert not is_sound([_item("sound", ok=True), _item(name, ok=False)])


def test_sound_and_speech_may_be_missing():
    assert is_sound([_item("sound", ok=False), _item("speech", ok=False)])
