"""Outliers only: a reader should be able to hold a file, a class and a function in mind."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LARGEST_FILE = 500
LARGEST_CLASS = 300
LARGEST_FUNCTION = 60
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
FOLDERS = ("heavylegs_gui", "packaging", "tests")
SOURCES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def too_long(tree, kinds, limit):
    sized = (node for node in ast.walk(tree) if isinstance(node, kinds))
    lines = ((node.name, node.end_lineno - node.lineno + 1) for node in sized)
    return [f"{name}: {count} lines" for name, count in lines if count > limit]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_too_long_to_read(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= LARGEST_FILE
    assert not too_long(tree, ast.ClassDef, LARGEST_CLASS)
    assert not too_long(tree, FUNCTIONS, LARGEST_FUNCTION)


def test_the_measure_sees_a_long_function():
    body = "\n".join("    pass" for _ in range(LARGEST_FUNCTION))
    assert too_long(ast.parse(f"def long():\n{body}"), FUNCTIONS, LARGEST_FUNCTION)
