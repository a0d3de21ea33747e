"""The rules of the house that the import linter cannot see."""

import ast
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "heavylegs_gui"
TOP_LEVEL = {
    "LICENSE", "README.md", "heavylegs_gui", "packaging", "pyproject.toml", "resources", "tests",
}  # fmt: skip
HEAVY = {"pyqtgraph", "numpy", "fitdecode", "PySide6.QtMultimedia", "PySide6.QtTextToSpeech"}
FORBIDDEN_QT = ("PySide6.QtNetwork", "PySide6.QtWeb")
CLOCK_CALLS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
FILE_CALLS = {"read_text", "read_bytes", "write_text", "write_bytes", "open", "iterdir", "glob"}
MACHINE_WORDS = re.compile(
    r"(?<![\w.])/(?:work|root|opt)/(?=\w)|pypi[.]org|python[h]osted|deb[.]debian|npm[j]s",
    re.IGNORECASE,
)


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def modules(*folders):
    start = PACKAGE.joinpath(*folders)
    return sorted(start.rglob("*.py"))


def dotted(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def imported_names(path):
    """Yield every name that a module imports, at its top or in a function."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path):
    """Yield the written form of every called function with its line."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno


def asks_the_world(call):
    module, _, name = call.rpartition(".")
    if module.endswith("time") and not module.endswith(("datetime", "_time")):
        return True
    if module and name in FILE_CALLS:
        return True
    return call in {"open", "input", "print"} or ".".join(call.split(".")[-2:]) in CLOCK_CALLS


def tracked_files():
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("this is not a git checkout")
    return [name for name in listed.split("\0") if name]


def run_python(code, **environment):
    """Run ``code`` in a child that sees the checkout, and return what it printed."""
    command = [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"]
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("path", modules("services"), ids=lambda path: path.stem)
def test_a_service_knows_nothing_of_qt_but_its_core(path):
    qt = {name for name in imported_names(path) if name.startswith("PySide6.")}
    assert {".".join(name.split(".")[:2]) for name in qt} <= {"PySide6.QtCore"}


@pytest.mark.parametrize("path", modules("domain"), ids=lambda path: path.stem)
def test_the_domain_asks_no_clock_and_no_file(path):
    asked = [f"{path.name}:{line} {call}" for call, line in calls(path) if asks_the_world(call)]
    assert not asked


def test_the_guard_of_the_domain_knows_clock_and_file_calls():
    asking = ["datetime.datetime.now", "date.today", "time.monotonic", "open", "path.read_text"]
    assert all(asks_the_world(call) for call in asking)
    assert not any(asks_the_world(call) for call in ("datetime.combine", "at.date", "min"))


def test_the_domain_works_without_qt_and_without_the_database():
    names = [dotted(path) for path in modules("domain")]
    run_python(
        "for blocked in ('PySide6', 'shiboken6', 'peewee', 'playhouse', 'sqlite3', 'numpy'):\n"
        "    sys.modules[blocked] = None\n"
        f"import importlib\nfor name in {names!r}: importlib.import_module(name)"
    )


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_can_reach_a_network(path):
    assert not [name for name in imported_names(path) if name.startswith(FORBIDDEN_QT)]


@pytest.mark.parametrize("module", ["heavylegs_gui.app", "heavylegs_gui.ui.main_window"])
def test_the_start_loads_nothing_that_only_later_pages_need(module):
    loaded = run_python(f"import {module}\nprint(*sys.modules)").split()
    assert module in loaded
    assert not HEAVY & set(loaded)


def test_a_painted_window_has_loaded_nothing_that_only_later_pages_need(tmp_path):
    code = (
        "from PySide6.QtCore import QTimer\n"
        "from heavylegs_gui.app import main\n"
        "def look(window):\n"
        "    print('visible' if window.isVisible() else 'hidden', *sys.modules)\n"
        "    window.close()\n"
        f"sys.exit(main(['--database', {str(tmp_path / 'runs.db')!r}],\n"
        "    on_window=lambda window: QTimer.singleShot(0, window, lambda: look(window))))"
    )
    loaded = run_python(code, XDG_STATE_HOME=str(tmp_path / "state")).split()
    assert loaded[0] == "visible"
    assert not HEAVY & set(loaded)


def test_the_command_line_loads_no_qt_widgets():
    loaded = run_python("import heavylegs_gui.cli\nprint(*sys.modules)").split()
    assert "heavylegs_gui.cli" in loaded
    assert not {"PySide6.QtGui", "PySide6.QtWidgets", *HEAVY} & set(loaded)


def test_the_reading_child_loads_no_qt_and_no_database():
    loaded = run_python("import heavylegs_gui.importers.worker\nprint(*sys.modules)").split()
    assert "heavylegs_gui.importers.worker" in loaded
    assert not {"PySide6", "peewee", "sqlite3"} & set(loaded)


def test_the_packaging_folder_hides_no_library():
    assert not list((ROOT / "packaging").rglob("__init__.py"))


def test_no_module_takes_the_name_of_the_resources_folder():
    assert not (PACKAGE / "resources.py").exists()


def test_the_top_level_holds_only_what_the_readme_names():
    names = {name.split("/")[0] for name in tracked_files()}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL


def test_no_tracked_file_names_a_machine_or_a_registry():
    named = []
    for name in tracked_files():
        path = ROOT / name
        text = path.read_text(encoding="utf-8", errors="ignore") if path.is_file() else ""
        found = MACHINE_WORDS.search(text)
        if found:
            named.append(f"{name}: {found[0]}")
    assert not named
