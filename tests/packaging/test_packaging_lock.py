"""The locks hold what pyproject.toml asks for, with hashes, and not where it came from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN_LOCK = ROOT / "packaging" / "requirements.lock"
TEST_LOCK = ROOT / "packaging" / "requirements-dev.lock"
RUN_NEEDS = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
TEST_NEEDS = [*RUN_NEEDS, *PROJECT["dependency-groups"]["dev"]]
PYTHONS = ("3.11", "3.12", "3.13")
SYSTEMS = (("Linux", "linux"), ("Windows", "win32"), ("Darwin", "darwin"))
PIN = re.compile(r"^([\w.-]+)==([\w.]+)(?: ; (.+?))?( \\\n    --hash=sha256:[0-9a-f]{64})+$", re.M)


def pins(lock):
    """Return version and marker of each locked package."""
    found = PIN.finditer(lock.read_text(encoding="utf-8"))
    return {match[1]: (match[2], match[3]) for match in found}


@pytest.mark.parametrize(
    ("lock", "needs"), [(RUN_LOCK, RUN_NEEDS), (TEST_LOCK, TEST_NEEDS)], ids=["run", "test"]
)
def test_the_lock_satisfies_the_project(lock, needs):
    locked = pins(lock)
    for need in map(Requirement, needs):
        version, _ = locked[canonicalize_name(need.name)]
        assert need.specifier.contains(version), f"{need} is locked at {version}"


@pytest.mark.parametrize("lock", [RUN_LOCK, TEST_LOCK], ids=["run", "test"])
def test_the_lock_is_nothing_but_pins_with_hashes(lock):
    rest = PIN.sub("", lock.read_text(encoding="utf-8")).split("\n")
    assert [line for line in rest if line] == ["# Made by packaging/make_lock.sh; do not edit."]


@pytest.mark.parametrize("lock", [RUN_LOCK, TEST_LOCK], ids=["run", "test"])
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(("system", "platform"), SYSTEMS, ids=[one[1] for one in SYSTEMS])
def test_the_lock_holds_for_every_system_and_python(lock, python, system, platform):
    place = {"python_version": python, "platform_system": system, "sys_platform": platform}
    place["platform_python_implementation"] = "CPython"
    markers = [Marker(marker) for _, marker in pins(lock).values() if marker]
    assert all(marker.evaluate(place) for marker in markers)


def test_both_locks_hold_the_same_versions():
    run, test = pins(RUN_LOCK), pins(TEST_LOCK)
    assert run == {name: test[name] for name in run}
