"""The start with the computer: one file, of the right kind, and gone when it is switched off."""

import plistlib
import shlex

import pytest

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.ui.devices.autostart import Autostart, program

COMMAND = ["/srv/heavy legs/heavylegs", "--demo"]


def autostart(tmp_path, platform):
    places = {"HOME": str(tmp_path), "APPDATA": str(tmp_path / "Roaming")}
    return Autostart(COMMAND, platform, places)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_it_is_switched_on_and_leaves_nothing_when_it_is_switched_off(tmp_path, platform):
    one = autostart(tmp_path, platform)
    assert not one.is_on
    one.set_on(on=True)
    assert one.is_on
    assert one.path.is_relative_to(tmp_path)
    one.set_on(on=False)
    one.set_on(on=False)
    assert not one.is_on
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_on_linux_it_is_a_desktop_entry_that_starts_the_command(tmp_path):
    one = autostart(tmp_path, "linux")
    one.set_on(on=True)
    lines = dict(line.split("=", 1) for line in one.path.read_text().splitlines() if "=" in line)
    assert one.path == tmp_path / ".config" / "autostart" / "heavylegs.desktop"
    assert (lines["Type"], shlex.split(lines["Exec"])) == ("Application", COMMAND)


def test_the_configuration_folder_of_the_runner_is_kept_to(tmp_path):
    one = Autostart(COMMAND, "linux", {"HOME": "/none", "XDG_CONFIG_HOME": str(tmp_path)})
    assert one.path == tmp_path / "autostart" / "heavylegs.desktop"


def test_on_a_mac_it_is_an_agent(tmp_path):
    one = autostart(tmp_path, "darwin")
    one.set_on(on=True)
    entry = plistlib.loads(one.path.read_bytes())
    assert (entry["ProgramArguments"], entry["RunAtLoad"]) == (COMMAND, True)


def test_on_windows_it_is_a_command_in_the_startup_folder(tmp_path):
    one = autostart(tmp_path, "win32")
    one.set_on(on=True)
    assert one.path.parent.name == "Startup"
    assert one.path.read_text() == '@start "" "/srv/heavy legs/heavylegs" "--demo"\n'


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path):
    (tmp_path / ".config").write_text("a file where the folder should be")
    one = autostart(tmp_path, "linux")
    with pytest.raises(UserError, match=r"could not be changed .*; check that"):
        one.set_on(on=True)
    assert not one.is_on


def test_the_command_starts_this_program():
    command = program()
    assert command[-1].endswith("heavylegs_gui") or "heavylegs" in command[0]
