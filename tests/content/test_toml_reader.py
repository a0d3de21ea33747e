"""Every fault of a data file is one sentence with the file and the line."""

import re

import pytest

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.routines import load_routines
from heavylegs_gui.content.toml_reader import ContentError, TomlFile
from heavylegs_gui.paths import resource_root

EXERCISES = load_exercises(resource_root() / "exercises")
ROUTINE = """\
id = "mine"
name = "Mine"
when = "any"
description = "Two holds."

[[item]]
exercise = "st_ham_seated"
hold_s = 30
move_s = 8

[[item]]
exercise = "fr_ham"
hold_s = 30
"""


def told(folder, text, name="mine.toml"):
    """Return what is said about a routine file."""
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ContentError) as error:
        load_routines(folder, EXERCISES)
    return str(error.value)


def test_the_routine_without_a_fault_is_read(tmp_path):
    (tmp_path / "mine.toml").write_text(ROUTINE)
    assert load_routines(tmp_path, EXERCISES)["mine"].items[1].move_s == 0


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('"mine"', '"other"', 1, "id must be 'mine'"),
        ('"Mine"', '""', 2, "name must be a text"),
        ('name = "Mine"', "name = 3", 2, "name must be a text"),
        ('name = "Mine"', "", 1, "name must be a text"),
        ('"any"', '"later"', 3, "when must be one of before"),
        ("hold_s = 30\nmove_s", "hold_s = 601\nmove_s", 8, "hold_s must be a whole number"),
        ("hold_s = 30\nmove_s", "hold_s = 30.5\nmove_s", 8, "hold_s must be a whole number"),
        ("hold_s = 30\nmove_s", "move_s", 6, "hold_s must be a whole number"),
        ("move_s = 8", "move_s = 0", 9, "move_s must be a whole number from 1 to 60"),
        ("move_s = 8\n", "", 6, "move_s must be a whole number from 1 to 60"),
        ("move_s = 8", "reps = 0\nmove_s = 8", 9, "reps must be a whole number"),
        ('"fr_ham"', '"fr_moon"', 12, "there is no exercise 'fr_moon'"),
        ('exercise = "fr_ham"\n', "", 11, "exercise must be a text"),
        ('exercise = "fr_ham"', '"exercise" = 1', 12, "exercise must be a text"),
        ('"fr_ham"', '"fr_ham"\ncolour = "red"', 13, "the key 'colour' is unknown"),
        ("hold_s = 30\n", "hold_s 30\n", 8, "Expected '=' after a key"),
        ('when = "any"', "when = any", 3, "Invalid value"),
        ('when = "any"', 'when = "any', 3, "Illegal character"),
        ('when = "any"', 'when = "any"\nwhen = "any"', 4, "Cannot overwrite a value"),
        ('[[item]]\nexercise = "fr', '[item]\nexercise = "fr', 11, "Cannot"),
    ],
)  # fmt: skip
def test_a_fault_names_file_and_line(tmp_path, old, new, line, words, newline):
    assert old in ROUTINE
    text = told(tmp_path, ROUTINE.replace(old, new, 1).replace("\n", newline))
    assert text.startswith(f"mine.toml, line {line}: {words}"), text
    assert re.fullmatch(r"[^\n]+[^.\n]\.", text)


@pytest.mark.parametrize(
    "text",
    [
        "", 'id = "mine"', 'id = "mine"\nitem = []', 'id = "mine"\nitem = [{hold_s = 1}]',
        'id = "mine"\nitem = 3', 'id = "mine"\n[item]\nhold_s = 1', 'id = "mine"\nitem = [1]',
        'id = "mine"\nname = """\n[[item]]\n"""\n[[item]]\nhold_s = 1',
    ],
)  # fmt: skip
def test_a_routine_without_items_is_refused(tmp_path, text):
    assert re.fullmatch(r"mine\.toml, line \d+: (id must|it needs)[^\n]+\.", told(tmp_path, text))


def test_too_many_holds_are_refused(tmp_path):
    more = '\n[[item]]\nexercise = "fr_ham"\nhold_s = 30\nreps = 20\n'
    many = ROUTINE.replace('"fr_ham"', '"fr_ham"\nmove_s = 5') + f"{more}move_s = 5\n" * 2 + more
    assert told(tmp_path, many) == "mine.toml, line 1: a routine may have 100 holds at most."


def test_what_is_no_text_names_its_line(tmp_path):
    text = told(tmp_path, ROUTINE.encode().replace(b'"Mine"', b'"M\xefne"'))
    assert text == "mine.toml, line 2: this is no text in UTF-8."


@pytest.mark.parametrize(
    "text", [b"\x00" * 50, b"\xff\xfe", b"a = " + b"[" * 20_000, b"a = " + b"9" * 5_000]
)
def test_rubbish_is_refused_in_one_sentence(tmp_path, text):
    assert re.fullmatch(r"mine\.toml[^\n]+\.", told(tmp_path, text))


def test_a_file_that_cannot_be_opened_is_told(tmp_path):
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(ContentError, match=r"^folder\.toml cannot be read \(.+\)\.$"):
        TomlFile(tmp_path / "folder.toml")
    with pytest.raises(ContentError, match="cannot be read"):
        TomlFile(tmp_path / "none.toml")
