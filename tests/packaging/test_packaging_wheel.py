"""The wheel and the sdist hold every resource, and the wheel runs where no checkout is near."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def resources():
    found = (path for path in (ROOT / "resources").rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found}


def build(target, folder):
    command = [sys.executable, "-P", "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = (path for path in folder.iterdir() if path.is_file())
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A fresh environment with nothing but our wheel; the libraries are those of this run."""
    folder = tmp_path_factory.mktemp("an installation") / "venv"
    venv.create(folder, with_pip=False, symlinks=os.name == "posix")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    where = ["--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([sys.executable, "-P", "-m", "pip", *where, str(wheel)], check=True)
    return folder


def run_installed(installed, *arguments, cwd):
    """Run the installed program from another folder, as a runner would."""
    program = installed / ("Scripts" if os.name == "nt" else "bin") / "heavylegs"
    environment = {
        **os.environ,
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "XDG_DATA_HOME": str(cwd / "data"),
        "XDG_STATE_HOME": str(cwd / "state"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [program, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_the_wheel_holds_every_resource_in_the_package(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert {f"heavylegs_gui/{name}" for name in resources()} <= inside
    assert not any(name.startswith(("resources/", "tests/", "packaging/")) for name in inside)


def test_the_wheel_holds_every_module(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "heavylegs_gui").rglob("*.py")}
    assert modules <= inside


def test_the_sdist_holds_what_the_wheel_is_made_from(tmp_path):
    with tarfile.open(build("sdist", tmp_path)) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert resources() <= inside
    assert {"pyproject.toml", "README.md", "LICENSE", "packaging/run.sh"} <= inside


def test_the_installed_program_knows_its_version_anywhere(installed, tmp_path):
    done = run_installed(installed, "--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "0.1.0" in done.stdout


def test_the_installed_program_reads_its_own_resources(installed, tmp_path):
    done = run_installed(installed, "routine", "list", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "article_5" in done.stdout


def test_the_installed_package_lies_outside_the_checkout(installed, tmp_path):
    code = "import heavylegs_gui.paths as p; print(p.__file__, p.resource_root(), sep='\\n')"
    python = installed / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    command = [python, "-P", "-c", code]
    printed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert all(line.startswith(str(installed)) for line in printed.stdout.splitlines())
