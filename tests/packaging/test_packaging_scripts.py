"""The scripts are sound, and the start finds out by itself whether a window can open."""

import os
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from heavylegs_gui import paths

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the scripts are for POSIX shells")

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "packaging").glob("*.sh"))
DEAD_DISPLAY = ":4242"


def run_sh(*arguments, cwd, **extra):
    """Start the program by run.sh, without a display unless ``extra`` names one."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"XDG_DATA_HOME": str(cwd / "data"), "XDG_STATE_HOME": str(cwd / "state")}
    return subprocess.run(
        ["sh", ROOT / "packaging" / "run.sh", *arguments],
        cwd=cwd,
        env=environment | extra,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def faults(done):
    """Return what was said on stderr, but for what the offscreen platform says of itself."""
    lines = done.stderr.splitlines()
    return [line for line in lines if not line.startswith("This plugin does not support ")]


@pytest.fixture
def set_up_checkout():
    if not (ROOT / ".venv" / "heavylegs-test").is_file():
        pytest.skip("this checkout was not set up by packaging/test.sh")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_sound_shell(script):
    subprocess.run(["sh", "-n", script], check=True)


def check(tool, *arguments):
    """Run a checker of files if this system has it, and return all that it says."""
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    command = [tool, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_shellcheck_finds_nothing():
    scripts = [path for path in SCRIPTS if path.name != "setup_common.sh"]
    assert check("shellcheck", "-x", *scripts, ".ci/run") == ""


def test_the_desktop_file_is_valid():
    (file,) = (ROOT / "packaging" / "linux").glob("*.desktop")
    assert check("desktop-file-validate", "--no-hints", file) == ""


def test_the_desktop_file_opens_the_kinds_of_file_that_are_described():
    (file,) = (ROOT / "packaging" / "linux").glob("*.desktop")
    desktop = ConfigParser(interpolation=None)
    desktop.read(file, encoding="utf-8")
    opened = desktop["Desktop Entry"]["MimeType"].strip(";").split(";")
    kinds = ElementTree.parse(ROOT / "packaging" / "linux" / "mime.xml").getroot()
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    described = {kind.get("type"): kind.find("m:glob", space).get("pattern") for kind in kinds}
    assert [described[kind] for kind in opened] == ["*.fit", "*.gpx", "*.tcx"]
    assert file.stem == paths.APP_ID


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_dead_display_is_found_out(variable):
    environment = {variable: DEAD_DISPLAY, "PATH": os.environ["PATH"]}
    script = ROOT / "packaging" / "find_display.py"
    done = subprocess.run([sys.executable, "-I", script], env=environment, check=False)
    assert done.returncode == 1


def test_without_a_display_every_page_is_opened_in_memory(set_up_checkout, tmp_path):
    done = run_sh(cwd=tmp_path)
    assert (done.returncode, faults(done)) == (0, [])
    assert done.stdout.startswith("There is no display here")


def test_a_dead_display_is_told_in_one_sentence(set_up_checkout, tmp_path):
    done = run_sh("--demo", cwd=tmp_path, DISPLAY=DEAD_DISPLAY)
    assert (done.returncode, faults(done)) == (0, [])
    assert done.stdout.startswith(f"The display {DEAD_DISPLAY} does not answer")


def test_the_words_of_the_command_line_pass_through_without_a_display(set_up_checkout, tmp_path):
    done = run_sh("sessions", "--json", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")
