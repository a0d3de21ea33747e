"""The set-up script where something is missing: one clear sentence each, no half-made state.

The system's tools are stand-ins in a folder that is the whole PATH; scripts, Python, venv and pip
are the real ones.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the scripts are for POSIX shells")

ROOT = Path(__file__).parents[2]
PLAIN_TOOLS = (
    "sh", "awk", "cat", "cksum", "cut", "dirname", "find", "grep", "id", "ln", "mkdir", "rm",
    "sleep", "tail", "uname",
)  # fmt: skip
OLD_PYTHON = 'case "$*" in *platform*) echo 3.9.2 ;; *) exit 1 ;; esac'


class BareSystem:
    """A checkout and a PATH that holds plain tools and what a test adds."""

    def __init__(self, folder):
        self.checkout = folder / "a checkout with spaces"
        self.tools = folder / "tools"
        self.tools.mkdir()
        for name in PLAIN_TOOLS:
            self.link(name, shutil.which(name))
        (self.checkout / "packaging").mkdir(parents=True)
        for path in [ROOT / "pyproject.toml", *(ROOT / "packaging").glob("*.*")]:
            if path.suffix != ".ps1":
                shutil.copy(path, self.checkout / path.relative_to(ROOT))

    def link(self, name, target):
        (self.tools / name).symlink_to(target)

    def tool(self, name, script):
        path = self.tools / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def has_all_libraries(self):
        table = self.shell("libraries").stdout.splitlines()
        kind = "(libc6,x86-64,AArch64)"
        lines = "".join(f"\t{row.split()[0]} {kind} => /lib/x\n" for row in table)
        (self.tools / "libraries.txt").write_text(lines, encoding="utf-8")
        self.tool("ldconfig", f"cat '{self.tools}/libraries.txt'")

    def apt_get_brings_everything(self):
        """Make apt-get write down its calls; whatever it installs, all libraries are there then."""
        self.has_all_libraries()
        calls = self.tools / "calls.txt"
        self.tool("ldconfig", f"[ ! -e '{calls}' ] || cat '{self.tools}/libraries.txt'")
        self.tool("apt-get", f"echo \"$*\" >>'{calls}'")
        return calls

    def environment(self, **extra):
        return {"PATH": str(self.tools), "HOME": str(self.tools), "LANG": "C", **extra}

    def run(self, *arguments, stdin=subprocess.DEVNULL, **extra):
        command = [self.tools / "sh", self.checkout / "packaging" / "run.sh", *arguments]
        return self._finish(command, stdin, self.environment(**extra))

    def shell(self, script, **extra):
        """Run ``script`` with the functions of setup_common.sh at hand."""
        start = f"set -eu; root='{self.checkout}'; assume_yes=0"
        read = '. "$root/packaging/setup_common.sh"'
        command = [self.tools / "sh", "-c", f"{start}\n{read}\n{script}"]
        return self._finish(command, subprocess.DEVNULL, self.environment(**extra))

    def _finish(self, command, stdin, environment):
        return subprocess.run(
            command, stdin=stdin, env=environment, capture_output=True, text=True, check=False
        )


@pytest.fixture
def system(tmp_path):
    return BareSystem(tmp_path)


@pytest.fixture
def person():
    """A terminal with a person who has already typed the answer that a test gives."""
    keyboard, terminal = os.openpty()
    yield lambda answer: os.write(keyboard, answer) and terminal
    os.close(keyboard)
    os.close(terminal)


def one_sentence(done):
    return len(done.stderr.splitlines()) == 1


def test_without_rights_the_exact_line_is_printed(system):
    system.tool("ldconfig", "true")
    system.tool("apt-get", "exit 1")
    system.tool("id", "echo 1000")
    done = system.run()
    assert done.returncode == 3
    assert one_sentence(done)
    line = done.stdout.splitlines()[1]
    assert line.startswith(
        "    sudo apt-get update && sudo apt-get install --no-install-recommends -y"
    )
    assert line.endswith(" python3 python3-venv")
    assert " libglib2.0-0 " in line


def test_newer_debian_and_ubuntu_call_some_libraries_t64(system):
    system.tool("apt-get", "true")
    system.tool("dpkg-query", "echo libssl3t64")
    system.tool("ldconfig", "true")
    done = system.shell("find_package_manager; find_missing_libraries; say $missing_packages")
    names = done.stdout.split()
    assert {"libglib2.0-0t64", "libcups2t64", "libgl1"} <= set(names)
    assert not {"libglib2.0-0", "libcups2"} & set(names)


def test_other_systems_are_told_their_own_line(system):
    system.tool("dnf", "exit 1")
    system.tool("ldconfig", "true")
    system.tool("id", "echo 0")
    done = system.run()
    assert done.returncode == 3
    assert "    dnf install -y 'libglib-2.0.so.0()(64bit)' " in done.stdout


def test_an_unknown_system_is_told_what_to_install_by_hand(system):
    system.tool("ldconfig", "true")
    done = system.run()
    assert done.returncode == 3
    assert "    install these by hand: libglib-2.0.so.0 " in done.stdout


def test_a_python_that_is_too_old_ends_in_one_sentence(system):
    system.has_all_libraries()
    system.tool("python3", OLD_PYTHON)
    done = system.run()
    assert done.returncode == 3
    assert one_sentence(done)
    assert "needs Python 3.11 or newer" in done.stderr
    assert "3.9.2" in done.stderr


def test_a_newer_python_beside_the_old_one_is_installed(system):
    system.has_all_libraries()
    system.tool("python3", OLD_PYTHON)
    system.tool("apt-cache", '[ "$2" != python3.11-venv ] || echo "Package: $2"')
    newer = f"[ $1 = update ] || ln -s '{sys.executable}' '{system.tools}/python3.11'"
    system.tool("apt-get", newer)
    system.tool("id", "echo 0")
    done = system.shell('choose_venv; set_up_system; say "$base_python"')
    assert " python3.11 python3.11-venv\n" in done.stdout
    assert done.stdout.endswith("\npython3.11\n")


def test_a_person_is_asked_and_may_refuse(system, person):
    calls = system.apt_get_brings_everything()
    done = system.run(stdin=person(b"n\n"))
    assert done.returncode == 3
    assert done.stdout.index("apt-get install") < done.stdout.index("Run it now?")
    assert not calls.exists()


@pytest.mark.parametrize(("answer", "arguments"), [(b"y\n", ()), (b"", ("--yes",))])
def test_a_person_agrees_by_key_or_option(system, person, answer, arguments):
    calls = system.apt_get_brings_everything()
    system.tool("python3", OLD_PYTHON)
    system.tool("id", "echo 0")
    terminal = person(answer or b"n\n")
    system.run(*arguments, stdin=terminal)
    assert "libgl1" in calls.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", [{"CI": "true"}, {}], ids=["ci", "no-terminal"])
def test_nobody_is_asked_where_nobody_sits(system, place):
    calls = system.apt_get_brings_everything()
    system.tool("python3", OLD_PYTHON)
    system.tool("id", "echo 0")
    done = system.run(**place)
    assert "Run it now?" not in done.stdout
    assert "libgl1" in calls.read_text(encoding="utf-8")


def test_what_is_only_nice_to_have_does_not_stop_the_start(system):
    system.has_all_libraries()
    listed = system.tools / "libraries.txt"
    kept = [line for line in listed.read_text().splitlines(keepends=True) if "libpulse" not in line]
    listed.write_text("".join(kept))
    system.tool("apt-get", "exit 100")
    system.tool("id", "echo 0")
    system.link("python3", sys.executable)
    done = system.shell("choose_venv; set_up_system; say went on")
    assert done.returncode == 0
    assert "libpulse0" in done.stdout
    assert done.stdout.endswith("went on\n")


@pytest.fixture
def offline(system):
    """A system with everything but a network."""
    system.has_all_libraries()
    system.link("python3", sys.executable)
    return {"PIP_PROXY": "127.0.0.1:9", "PIP_RETRIES": "1", "PIP_CONFIG_FILE": os.devnull}


def test_no_network_ends_in_one_sentence(system, offline):
    done = system.run(**offline)
    assert done.returncode == 1
    assert one_sentence(done)
    assert "connect to the network" in done.stderr


def test_a_half_made_environment_is_made_anew(system, offline):
    half = system.checkout / ".venv" / "lib" / "half-written.py"
    half.parent.mkdir(parents=True)
    half.write_text("import nothing\n", encoding="utf-8")
    (system.checkout / ".venv" / "heavylegs-installing").write_text("4194305\n", encoding="utf-8")
    done = system.run(**offline)
    assert "Making the Python environment" in done.stdout
    assert not half.exists()


def test_a_read_only_checkout_keeps_its_packages_in_the_data_folder():
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        system = BareSystem(folder)
        data = folder / "data"
        data.mkdir(mode=0o777)
        data.chmod(0o777)
        system.checkout.chmod(0o555)
        script = 'choose_venv; printf "%s\\n" "$venv" "$read_only_checkout"'
        start = f"root='{system.checkout}'; . \"$root/packaging/setup_common.sh\"; {script}"
        done = subprocess.run(
            [system.tools / "sh", "-c", start],
            env=system.environment(XDG_DATA_HOME=str(data)),
            user=65534 if os.getuid() == 0 else None,
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        system.checkout.chmod(0o755)
        venv, read_only = done.stdout.splitlines()
        assert venv.startswith(f"{data}/heavylegs/venv-")
        assert Path(venv).is_dir()
        assert read_only == "1"


STAMP = """
choose_venv
mkdir -p "$venv/bin"
[ -e "$venv_python" ] || ln -s "$(command -v python3)" "$venv_python"
"""


def test_a_second_start_skips_the_installation_until_something_changes(system):
    system.link("python3", sys.executable)
    stamp = f'{STAMP}wanted_stamp requirements.lock >"$venv/heavylegs-run"'
    assert system.shell(stamp).returncode == 0
    ask = f"{STAMP}is_set_up run requirements.lock"
    assert system.shell(ask).returncode == 0
    with (system.checkout / "packaging" / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    assert system.shell(ask).returncode != 0


def test_a_moved_checkout_is_set_up_anew(system):
    system.link("python3", sys.executable)
    system.shell(f'{STAMP}wanted_stamp requirements.lock >"$venv/heavylegs-run"')
    system.checkout = system.checkout.rename(system.checkout.with_name("moved"))
    assert system.shell(f"{STAMP}is_set_up run requirements.lock").returncode != 0
