"""Links between what was done and what was planned: by the menu and by the key L."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.calendar_log import TUESDAY, WEDNESDAY

LINKED = "Unlink from the plan of 18 Nov"


@pytest.fixture
def menu(page):
    """A function that goes to a day and returns the entries of its menu by their words."""
    built = []

    def of(day):
        page.show_day(day)
        built.append(page.commands.build_menu())
        return named(built[-1])

    yield of
    for one in built:
        one.deleteLater()


def named(menu):
    return {one.text().partition("\t")[0]: one for one in menu.actions() if one.text()}


def link(menu):
    nearest, _other = menu(TUESDAY)["Link to a planned run"].menu().actions()
    nearest.trigger()


def test_a_done_run_is_linked_to_a_plan_of_another_day(menu, ids, training_log):
    plans = menu(TUESDAY)["Link to a planned run"].menu().actions()
    assert [one.text() for one in plans] == ["Wed 18 Nov, easy 5.0 km", "Tue 24 Nov, easy 6.0 km"]
    plans[0].trigger()
    done = training_log.session(ids[TUESDAY])
    assert (done.linked_id, done.link_locked) == (ids[WEDNESDAY], True)


def test_a_link_shows_with_its_run_and_one_undo_takes_it_back(page, menu, rows, workspace):
    before = rows()
    link(menu)
    assert page.span.cell(WEDNESDAY).blocks == ()
    assert page.span.cell(TUESDAY).blocks[0].plan.local_date == WEDNESDAY
    workspace.kit.history.undo()
    assert rows() == before


def test_a_link_is_taken_apart(page, menu):
    link(menu)
    found = menu(TUESDAY)
    assert LINKED in found
    found[LINKED].trigger()
    assert page.span.cell(TUESDAY).blocks[0].plan is None
    assert len(page.span.cell(WEDNESDAY).blocks) == 1
    assert LINKED not in menu(TUESDAY)


def test_the_lock_is_shown_and_released(menu, ids, training_log):
    assert not menu(TUESDAY)["Locked: not linked by itself"].isChecked()
    link(menu)
    lock = menu(TUESDAY)["Locked: stays linked"]
    assert lock.isChecked()
    lock.trigger()
    both = (ids[TUESDAY], ids[WEDNESDAY])
    assert [training_log.session(one).link_locked for one in both] == [False, False]


def test_a_plan_has_no_links_in_its_menu(menu):
    assert "Link to a planned run" not in menu(WEDNESDAY)


def test_without_a_plan_nearby_the_menu_says_so(page, menu, training_log, ids):
    training_log.delete([one for day, one in ids.items() if day != TUESDAY])
    (entry,) = menu(TUESDAY)["Link to a planned run"].menu().actions()
    assert (entry.text(), entry.isEnabled()) == ("No open plan within a week", False)


def test_l_opens_the_links_of_the_day_by_keyboard(page, press, qtbot, ids, training_log):
    press(TUESDAY, Qt.Key.Key_L)
    opened = QApplication.activePopupWidget()
    assert "Link to Wed 18 Nov, easy 5.0 km" in named(opened)
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert training_log.session(ids[TUESDAY]).linked_id == ids[WEDNESDAY]
    close_menus()


def test_l_takes_a_link_apart(page, press, qtbot, menu, ids, training_log):
    link(menu)
    press(TUESDAY, Qt.Key.Key_L)
    opened = QApplication.activePopupWidget()
    assert LINKED in named(opened)
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert training_log.session(ids[TUESDAY]).linked_id is None
    close_menus()


def close_menus():
    while QApplication.activePopupWidget() is not None:
        QApplication.activePopupWidget().close()


def test_l_says_what_to_choose_where_nothing_is_done(page, press, qtbot):
    with qtbot.waitSignal(page.said) as said:
        press(WEDNESDAY, Qt.Key.Key_L)
    assert "Choose one session that was done" in said.args[0]
