"""A quicker start changes nothing but the time: with byte code kept, damaged, or not to be kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMPILED = "print('compiled' if quick_start.qt_support.is_new else 'kept')\n"
SAVED = "quick_start.qt_support.save()\n"


@pytest.fixture
def start(tmp_path):
    """A function that imports Qt through the quick start in a new process, and says how it went."""
    environment = dict(os.environ, PYTHONPATH=str(ROOT), PYTHONPYCACHEPREFIX=str(tmp_path / "code"))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(code):
        program = f"from heavylegs_gui import quick_start\nfrom PySide6.QtCore import QSize\n{code}"
        done = subprocess.run(
            [sys.executable, "-c", program],
            check=False,
            capture_output=True,
            text=True,
            env=environment,
        )
        assert done.returncode == 0, done.stderr
        assert not done.stderr
        return done.stdout.split()

    return run


def kept_file(folder):
    [path] = folder.rglob("qt_support*")
    return path


def test_qt_is_compiled_once(start):
    assert start(COMPILED + SAVED) == ["compiled"]
    assert start(COMPILED + SAVED) == ["kept"]


def test_what_was_kept_gives_the_same_qt(start):
    asked = (
        "print(QSize(3, 4).transposed().width())\n"
        "try:\n    QSize('wide')\nexcept TypeError as error:\n    print(error)\n"
    )
    first = start(SAVED + asked)
    assert start(COMPILED + asked) == ["kept", *first]


@pytest.mark.parametrize(
    "damage",
    [lambda content: b"", lambda content: content[:-1], lambda content: content[:40] + b"\0" * 40],
)
def test_a_damaged_file_is_made_anew(start, tmp_path, damage):
    start(SAVED)
    path = kept_file(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert start(COMPILED + SAVED) == ["compiled"]
    assert start(COMPILED) == ["kept"]


def test_other_text_is_compiled_as_ever(start):
    start(SAVED)
    code = (
        "with quick_start.qt_support.in_use():\n"
        "    first = eval(compile(b'1', 'shibokensupport/feature.py', 'eval'))\n"
        "    other = eval(compile('2', 'shibokensupport/feature.py', 'eval'))\n"
        "    mine = eval(compile('3', 'mine.py', 'eval', dont_inherit=True))\n"
        "    tree = compile(b'4', 'shibokensupport/feature.py', 'eval', ast.PyCF_ONLY_AST)\n"
        "print(first, other, mine, type(tree).__name__)\n"
        "print(compile is __import__('builtins').compile)\n"
    )
    assert start(f"import ast\n{code}") == ["1", "2", "3", "Expression", "True"]


def test_nothing_is_left_behind_when_saving_fails(start, tmp_path):
    start(SAVED)
    path = kept_file(tmp_path)
    path.unlink()
    path.mkdir()
    start(SAVED)
    assert kept_file(tmp_path) == path


def test_everybody_who_may_read_the_program_may_read_what_is_kept(start, tmp_path):
    start(f"import os\nos.umask(0o077)\n{SAVED}")
    wanted = (ROOT / "heavylegs_gui" / "quick_start.py").stat().st_mode & 0o666
    assert kept_file(tmp_path).stat().st_mode & 0o777 == wanted


def test_qt_support_gets_no_future_of_ours(start):
    code = (
        "found = {}\n"
        "with quick_start.qt_support.in_use():\n"
        "    exec(compile(b'x: int = 1', 'shibokensupport/some.py', 'exec'), found)\n"
        "print(found['__annotations__']['x'] is int)\n"
    )
    assert start(code) == ["True"]


def test_nothing_happens_where_nothing_can_be_kept(start, tmp_path):
    (tmp_path / "code").write_text("a file where the folder should be")
    assert start(COMPILED + SAVED) == ["compiled"]
    assert start(COMPILED + SAVED) == ["compiled"]


def test_no_source_text_is_read_for_what_is_imported(start):
    code = (
        "import linecache, heavylegs_gui.app\n"
        "print(*[one for one in linecache.cache if 'heavylegs' in one])\n"
    )
    assert start(code) == []


def test_garbage_is_collected_once_everything_is_loaded(start):
    code = "import gc, heavylegs_gui.app\nprint(gc.isenabled(), gc.get_freeze_count() > 10_000)\n"
    assert start(code) == ["True", "True"]
