"""Week, agenda, panel, bar and tools of the calendar."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.training import CheckIn, Kind, Shoe, Status
from heavylegs_gui.ui.calendar import words
from heavylegs_gui.ui.calendar.keys import COMMANDS, Command, key_rows
from heavylegs_gui.ui.calendar.links import LINK_COMMANDS
from heavylegs_gui.ui.calendar.words import check_in_rows
from tests.ui.calendar_log import NEXT_TUESDAY, TUESDAY, WEDNESDAY, run


def test_letters_choose_the_view(page, qtbot):
    for key, view in ((Qt.Key.Key_K, "week"), (Qt.Key.Key_G, "agenda"), (Qt.Key.Key_M, "month")):
        qtbot.keyClick(page.grid, key)
        assert page.board.view == view
        assert page.board.tools.views.value() == view
        assert page.grid.hasFocus()


def test_the_week_shows_seven_days_of_the_chosen_day(page):
    page.show_day(WEDNESDAY)
    page.show_view("week")
    assert (page.span.first, len(page.span.days)) == (TUESDAY - timedelta(days=1), 7)
    assert page.board.tools.title.text() == "16–22 Nov 2026"


def test_the_week_turns_by_weeks(page, qtbot):
    page.show_day(WEDNESDAY)
    page.show_view("week")
    qtbot.keyClick(page.grid, Qt.Key.Key_PageDown)
    assert page.choice.current == WEDNESDAY + timedelta(days=7)


def test_up_and_down_go_through_the_sessions_of_a_day_in_the_week(page, qtbot, ids):
    page.show_day(TUESDAY)
    page.show_view("week")
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.choice.picked == {ids[TUESDAY]}


def test_the_agenda_goes_down_day_by_day(page, qtbot):
    page.show_day(TUESDAY)
    page.show_view("agenda")
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.choice.current == WEDNESDAY
    assert page.grid.table.columnCount() == 1


def test_the_cards_below_the_week_say_its_sums(page):
    page.show_day(WEDNESDAY)
    page.show_view("week")
    cards = page.board.cards
    assert cards.isVisible()
    assert (cards.title.text(), cards.done.text()) == ("This week", "7.2")
    assert cards.bars.accessibleName() == "Heaviness of the last runs: 7"


def test_the_morning_stands_under_its_day(page, training_log):
    training_log.save_check_in(CheckIn(day=TUESDAY, sleep_h=5.7, drinking=1, soreness=6))
    rows = check_in_rows(page.span.cell(TUESDAY).check_in)
    assert [(name, value, poor) for _icon, name, value, poor in rows] == [
        ("Sleep", "5 h 42", True), ("Fluids", "low", True), ("Soreness", "6", True),
    ]  # fmt: skip


def test_the_panel_says_what_the_day_holds(page):
    page.show_day(TUESDAY)
    panel = page.board.panel
    assert panel.isVisible()
    assert (panel.title.text(), panel.when.text()) == ("Tuesday, 17 November", "5 days ago")
    (card,) = [one for one in panel._cards if one.isVisible()]
    assert (card.title.text(), card.chip.text()) == ("Easy", "Done")
    assert card.facts.text() == "7.2 km"
    assert card.heavy_word.text() == "Heaviness 7"


def test_the_panel_shows_every_session_of_a_day(page, training_log):
    training_log.add_all([run(TUESDAY, 2000.0), run(TUESDAY, 1000.0)], "More")
    page.show_day(TUESDAY)
    assert sum(one.isVisible() for one in page.board.panel._cards) == 3


def test_a_closed_panel_leaves_the_room_to_the_month(page, qtbot):
    width = page.grid.width()
    page.board.panel.close_button.click()
    qtbot.waitUntil(lambda: page.grid.width() > width)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.board.panel.isVisible()


def test_a_narrow_window_has_a_bar_and_a_drawer(workspace, page, qtbot):
    workspace.window.resize(1000, 700)
    qtbot.waitUntil(page.board.bar.isVisible)
    assert not page.board.panel.isVisible()
    page.show_day(NEXT_TUESDAY)
    assert page.board.bar.facts.text() == "Easy run 6.0 km planned"
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.board.drawer_is_open
    qtbot.keyClick(workspace.window.focusWidget(), Qt.Key.Key_Escape)
    assert not page.board.drawer_is_open
    assert page.grid.hasFocus()


def test_large_text_counts_as_a_narrow_window(page, theme, qtbot):
    theme.configure(ThemeChoice.LIGHT, 150, reduced_motion=True)
    page.board.fit()
    assert page.board.bar.isVisible()


def test_the_head_says_what_today_holds(page, training_log, today):
    assert page.subtitle.startswith("Today is a rest day. 15.0 km in the week of Mon 23 Nov")
    training_log.add(run(today, 5000.0, Status.PLANNED))
    assert page.subtitle.startswith("Today easy 5.0 km.")


def test_heavy_runs_in_a_row_have_a_chip_that_steps_through_them(page, training_log):
    assert not page.board.tools.heavy.isVisible()
    training_log.add(run(TUESDAY - timedelta(days=2), 5000.0, heaviness=8))
    assert page.board.tools.heavy.text() == "Heavy 2 runs in a row"
    page.board.tools.heavy.click()
    assert page.choice.current == TUESDAY
    page.board.tools.heavy.click()
    assert page.choice.current == TUESDAY - timedelta(days=2)


def test_letters_do_nothing_outside_of_the_grid(page, qtbot):
    page.board.tools.today.setFocus()
    qtbot.keyClick(page.board.tools.today, Qt.Key.Key_K)
    assert page.board.view == "month"


def test_a_log_that_cannot_be_read_is_said_in_a_sentence(page, services):
    services.store.query("ALTER TABLE session RENAME TO elsewhere")
    page.refresh()
    assert page.failure.isVisible()
    assert page.subtitle == "The calendar cannot be read."
    services.store.query("ALTER TABLE elsewhere RENAME TO session")
    page.failure.retry.click()
    assert page.board.isVisible()


def test_every_key_is_listed_in_the_help(workspace):
    listed = " ".join(row.keys for row in key_rows())
    letters = {chr(key).upper() for key, _modifiers in COMMANDS if 0x41 <= key <= 0x5A}
    assert all(letter in listed for letter in letters)
    assert workspace.pages.help_page() is not None


def test_every_command_has_something_to_do(page):
    of_the_menu = {Command.SWAP, Command.REPEAT, *LINK_COMMANDS}
    assert set(page.commands._slots) | of_the_menu == set(Command)


def test_right_to_left_time_runs_the_other_way_everywhere(page, workspace):
    tools, cards = page.board.tools, page.board.cards
    before = tools.back.icon().pixmap(20).toImage()
    workspace.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert tools.forward.icon().pixmap(20).toImage() == before
    assert [cards.stairs.place(number, 7) for number in (0, 6)] == [6, 0]


def test_the_names_of_the_days_grow_with_the_text(page, theme):
    header = page.board.month.horizontalHeader()
    before = letter_height(header)
    theme.configure(ThemeChoice.LIGHT, 150, reduced_motion=True)
    assert letter_height(header) > 1.3 * before


def letter_height(header):
    seen = header.grab().toImage()
    ground = seen.pixelColor(1, 1)
    rows = [
        y for y in range(2, seen.height() - 2)
        if any(abs(seen.pixelColor(x, y).lightness() - ground.lightness()) > 40
               for x in range(5, 60))
    ]  # fmt: skip
    return rows[-1] - rows[0] + 1


def test_weeks_of_which_nothing_is_known_say_no_sums(page):
    weeks = page.span.weeks
    said = {words.week_sentence(one, page.units) for one in weeks if not one.total.runs}
    assert len(said) >= 4
    assert all(one.endswith((", nothing logged", ", nothing planned")) for one in said)
    assert "limit" in words.week_sentence(page.span.week(TUESDAY), page.units)


def test_the_panel_names_the_shoes_of_a_run(page, ids, training_log):
    training_log.add_shoe(Shoe(name="<b>Blue</b>\nones"))
    (shoe,) = training_log.shoes()
    training_log.update(replace(training_log.session(ids[TUESDAY]), shoe_id=shoe.id))
    page.show_day(TUESDAY)
    facts = page.board.panel._cards[0].facts
    assert facts.text().endswith("in <b>Blue</b> ones")
    assert facts.textFormat() is Qt.TextFormat.PlainText
    training_log.update_shoe(replace(shoe, name="Red"))
    assert facts.text().endswith("in Red")


@pytest.mark.parametrize(
    ("title", "notes", "said"),
    [
        ("Long run", "", ""),
        ("long", "", ""),
        ("Long run", "By the lake\nwith Ana", "By the lake"),
        ("Parkrun", "By the lake", "Parkrun"),
        (" ", "\nBy the lake", "By the lake"),
        ("", "", ""),
    ],
)
def test_a_session_is_not_named_twice(title, notes, said):
    session = run(TUESDAY, 18_000.0, kind=Kind.LONG, title=title, notes=notes)
    assert words.own_line(session) == said


def test_the_head_of_a_week_has_shorter_lines_for_large_text(page):
    week = page.span.week(TUESDAY)
    whole, shorter, shortest = words.week_lines(week, page.units)
    assert whole == words.week_sentence(week, page.units)
    assert len(whole) > len(shorter) > len(shortest)
    assert shorter.endswith(shortest)
    assert "done" in shortest
    assert "left" in shortest or "over" in shortest
