"""The calendar in the whole window, on the small log of :mod:`tests.ui.calendar_log`."""

import pytest

from tests.ui.calendar_log import fill


@pytest.fixture
def ids(services):
    """Numbers of the sessions by their day; the log is written."""
    return fill(services.training_log)


@pytest.fixture
def workspace(ids, open_workspace):
    """The window, wide enough for the panel."""
    built = open_workspace()
    built.window.resize(1280, 800)
    return built


@pytest.fixture
def page(workspace):
    """The calendar in front, with the keyboard on its days."""
    built = workspace.window.show_page("calendar")
    built.grid.setFocus()
    return built


@pytest.fixture
def press(page, qtbot):
    """A function that goes to a day and presses a key there."""
    from PySide6.QtCore import Qt

    def at(day, key, modifier=Qt.KeyboardModifier.NoModifier):
        page.show_day(day)
        qtbot.keyClick(page.grid, key, modifier)

    return at


@pytest.fixture
def rows(services):
    """A function that returns all rows of sessions and day marks, byte for byte."""

    def read():
        store = services.store
        return [tuple(map(str, one.items())) for table in ("session", "day_mark")
                for one in store.fetch_all(table)]  # fmt: skip

    return read
