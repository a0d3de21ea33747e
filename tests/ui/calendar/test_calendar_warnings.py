"""Warnings in the calendar: badges, the panel with its fix, keeping, and the drag's verdict."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.training import Kind, Status
from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.calendar.change_table import ChangeRow, ChangeTable
from heavylegs_gui.ui.calendar.inks import CAPTION_BOLD, Inks
from heavylegs_gui.ui.calendar.warning_card import Figures, WarningBars
from tests.ui.calendar_log import run

MONDAY = date(2026, 11, 23)
LONG_DAY = MONDAY + timedelta(days=6)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ids(services):
    """Twelve steady weeks of three runs, and a plan whose long run is 40 % too long."""
    runs = []
    for week in range(-12, 0):
        monday = MONDAY + timedelta(weeks=week)
        for weekday, far in ((1, 7000.0), (3, 7000.0), (6, 10_000.0)):
            runs.append(run(monday + timedelta(days=weekday), far))
    runs.append(run(MONDAY + timedelta(days=2), 5000.0, Status.PLANNED))
    runs.append(run(LONG_DAY, 14_000.0, Status.PLANNED, Kind.LONG))
    services.training_log.add_all(runs, "Fill")
    return {one.local_date: one.id for one in services.training_log.sessions()}


def planned_m(page, day):
    page.show_day(day)
    return page.span.cell(day).blocks[0].session.distance_m


def show_fix(page, qtbot, day=LONG_DAY):
    page.show_day(day)
    qtbot.waitUntil(page.board.panel.fix.isVisible)
    return page.board.panel


def test_a_badge_stands_on_the_day_in_two_words(page):
    (badge,) = page.span.cell(LONG_DAY).badges
    assert (badge.level, badge.words) == (Level.ALERT, "+40 %")
    assert page.board.tools.warnings.accessibleName() == "1 warning"


def test_the_panel_names_the_numbers_the_reason_and_the_source(page, qtbot):
    panel = show_fix(page, qtbot)
    (card,) = [one for one in panel._warnings if one.isVisible()]
    assert card.title.text() == (
        "Sun 29 Nov 14.0 km is 40 % longer than your longest run in 30 days (10.0 km)."
    )
    assert card.bars.accessibleName() == (
        "10.0 km longest in 30 days; 14.0 km this run; limit 11.0 km"
    )
    assert card.sure.text() == "Strong study"
    card.source_button.click()
    assert "Frandsen" in card.source.text()
    assert card.source.isVisible()


def test_the_fix_shows_before_and_after_and_mends_the_plan(page, qtbot):
    panel = show_fix(page, qtbot)
    assert panel.fix.text() == "Shorten Sun 29 Nov to 11.0 km"
    day, week, warnings = panel.changes.rows
    assert (day.now, day.after) == ("14.0", "11.0")
    assert (week.now, week.after) == ("19.0", "16.0")
    assert (warnings.now, warnings.after, warnings.is_good) == ("1", "0", True)
    panel.fix.click()
    assert planned_m(page, LONG_DAY) == 11_000.0
    assert page.span.cell(LONG_DAY).badges == ()


def test_f_takes_the_fix_and_undo_brings_the_row_back(page, qtbot, workspace, services):
    before = services.store.fetch_all("session")
    page.show_day(LONG_DAY)
    qtbot.keyClick(page.grid, Qt.Key.Key_F)
    assert planned_m(page, LONG_DAY) == 11_000.0
    workspace.kit.history.undo()
    assert services.store.fetch_all("session") == before
    assert page.span.cell(LONG_DAY).badges


def test_f_without_a_warning_says_so(page, qtbot):
    page.show_day(MONDAY)
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(page.grid, Qt.Key.Key_F)
    assert said.args == ["There is no warning on this day."]


def test_w_goes_to_the_next_warning(page, qtbot):
    page.show_day(MONDAY)
    qtbot.keyClick(page.grid, Qt.Key.Key_W)
    assert page.choice.current == LONG_DAY
    page.board.tools.warnings.click()
    assert page.choice.current == LONG_DAY


def test_a_kept_warning_leaves_and_returns_with_undo(page, qtbot, workspace, services):
    panel = show_fix(page, qtbot)
    assert panel.keep.text() == "Keep 14.0 km…"
    panel.keep.click()
    sheet = page.commands._keep
    sheet._answers[1].click()
    sheet.save.click()
    assert page.span.cell(LONG_DAY).warnings == ()
    (row,) = services.store.fetch_all("dismissal")
    assert (row["rule"], row["reason"]) == ("SPIKE", "A race or a trip decides it")
    workspace.kit.history.undo()
    assert page.span.cell(LONG_DAY).warnings[0].rule is RuleId.SPIKE


def test_a_kept_warning_can_be_called_back_later(page, qtbot, workspace, services):
    panel = show_fix(page, qtbot)
    panel.keep.click()
    page.commands._keep.save.click()
    page.grid.setFocus()
    page.show_day(MONDAY)
    assert "Warn again" not in words_of(page.commands.build_menu())
    page.show_day(LONG_DAY)
    assert "Warn again of what was kept (1)" in words_of(page.commands.build_menu())
    qtbot.keyClick(page.grid, Qt.Key.Key_W, Qt.KeyboardModifier.ShiftModifier)
    assert page.span.cell(LONG_DAY).warnings[0].rule is RuleId.SPIKE
    assert services.store.fetch_all("dismissal") == []
    workspace.kit.history.undo()
    assert page.span.cell(LONG_DAY).warnings == ()


def test_the_day_says_what_is_kept_and_why(page, qtbot, workspace):
    panel = show_fix(page, qtbot)
    said = panel._warnings[0].title.text()
    panel.keep.click()
    page.commands._keep.field.setPlainText("<b>A race</b>")
    page.commands._keep.save.click()
    page.show_day(LONG_DAY)
    assert panel.kept.text() == f"Kept as it is: {said} Your reason: <b>A race</b>"
    assert panel.kept.textFormat() is Qt.TextFormat.PlainText
    spoken = page.grid.table.index_of(LONG_DAY).data(Qt.ItemDataRole.AccessibleTextRole)
    assert panel.kept.text() in spoken
    panel.again.click()
    assert not panel.again.isVisible()
    assert page.span.cell(LONG_DAY).warnings[0].rule is RuleId.SPIKE
    assert page.grid.hasFocus()
    workspace.kit.history.undo()
    assert panel.again.isVisible()


def test_the_editor_does_not_call_a_kept_run_inside_the_limits(page, qtbot, workspace, services):
    panel = show_fix(page, qtbot)
    panel.keep.click()
    page.commands._keep.save.click()
    page.show_day(LONG_DAY)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_E)
    editor = workspace.pages.editor()
    editor.trial.answer()
    assert editor.form.context.title.text().startswith("Kept as it is: Sun 29 Nov 14.0 km is")
    assert editor.form.verdict.text.text() == "Kept as it is"
    editor.dismiss()


def words_of(menu):
    found = " ".join(one.text().split("\t")[0] for one in menu.actions())
    menu.deleteLater()
    return found


def test_nothing_to_warn_of_again_is_said(page, qtbot):
    page.show_day(MONDAY)
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(page.grid, Qt.Key.Key_W, Qt.KeyboardModifier.ShiftModifier)
    assert said.args == ["Nothing was kept on this day."]


def test_the_narrow_bar_holds_the_same_fix(page, workspace, qtbot):
    workspace.window.resize(1000, 700)
    page.show_day(LONG_DAY)
    qtbot.waitUntil(page.board.bar.fix.isVisible)
    page.board.bar.fix.click()
    assert planned_m(page, LONG_DAY) == 11_000.0


def test_the_week_shows_its_warning_with_the_fix(page, qtbot):
    page.show_day(MONDAY)
    page.show_view("week")
    cards = page.board.cards
    qtbot.waitUntil(cards.fix.isVisible)
    cards.fix.click()
    assert planned_m(page, LONG_DAY) == 11_000.0


def test_the_limit_is_drawn_in_the_runners_unit(page, qtbot, preferences):
    preferences.set("units", "mi")
    panel = show_fix(page, qtbot)
    assert panel.fix.text() == "Shorten Sun 29 Nov to 6.8 mi"


def test_a_drag_says_at_once_what_the_rules_think(page, qtbot, ids):
    wednesday = MONDAY + timedelta(days=2)
    view = page.grid.viewport()
    start = page.grid.block_box(ids[LONG_DAY]).center().toPoint()
    end = page.grid.cell_box(page.grid.table.index_of(wednesday)).center().toPoint()
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, (start + end) / 2)
    qtbot.mouseMove(view, end)
    verdict = page.grid.drag.verdict
    assert verdict.day == wednesday
    assert verdict.headline.startswith("Wed 25 Nov: ")
    page.grid.drag.cancel()


def test_a_better_day_is_framed(page, qtbot, ids, training_log, today):
    """Two long runs in a row: the day after the next fits."""
    training_log.add(run(MONDAY + timedelta(days=9), 6000.0, Status.PLANNED, Kind.TEMPO))
    tempo = page.span.cell(MONDAY + timedelta(days=9)).ids[0]
    sunday_before = LONG_DAY - timedelta(days=1)
    view = page.grid.viewport()
    start = page.grid.block_box(tempo).center().toPoint()
    end = page.grid.cell_box(page.grid.table.index_of(sunday_before)).center().toPoint()
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, (start + end) / 2)
    qtbot.mouseMove(view, end)
    drag = page.grid.drag
    assert drag.verdict.level is Level.CAUTION
    qtbot.waitUntil(lambda: bool(drag.fitting_words))
    assert drag.fitting is not None
    assert drag.fitting_words.endswith(" fits.")
    drag.cancel()


@pytest.fixture
def big_week(page, training_log):
    """The week of the plan with so much on its other days that it lies over its limit."""
    training_log.add_all(
        [run(MONDAY + timedelta(days=one), 9000.0, Status.PLANNED) for one in (1, 3)], "More"
    )
    return page.span.week(MONDAY)


def rules_of(warnings):
    return {one.rule for one in warnings}


def test_a_warning_about_a_week_stands_beside_it_and_not_on_its_first_day(page, big_week):
    assert RuleId.WEEK in rules_of(big_week.notes)
    assert [badge.level for badge in big_week.badges] == [Level.ALERT]
    assert page.span.cell(MONDAY).badges == ()
    assert RuleId.WEEK in rules_of(page.span.cell(MONDAY).warnings)


def test_the_sums_of_a_week_say_its_warning(page, big_week):
    index = page.grid.table.index(page.grid.table.index_of(MONDAY).row(), 7)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert big_week.badges[0].message in said


def test_a_click_on_the_sums_shows_the_warning_of_the_week(page, big_week, qtbot):
    page.show_day(LONG_DAY)
    row = page.grid.table.index_of(MONDAY).row()
    place = page.grid.visualRect(page.grid.table.index(row, 7)).center()
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=place)
    assert page.choice.current == MONDAY
    assert page.spotlight.facts(at_once=False).warning.rule is RuleId.WEEK


def test_the_agenda_says_the_warning_of_a_week_above_its_days(page, big_week):
    page.show_day(MONDAY)
    page.show_view("agenda")
    hand = page.grid.hand
    plain = page.span.cell(MONDAY - timedelta(weeks=1))
    assert hand.head_height(page.span.cell(MONDAY)) > hand.head_height(plain) > 0


@pytest.mark.parametrize("figure", ["104.2", "1,024.8"])
def test_the_table_of_a_fix_cuts_no_figure(theme, qtbot, figure):
    table = ChangeTable(theme)
    qtbot.addWidget(table)
    table.show_rows("With the fix", [ChangeRow("Week", "9.9", "8.8"), ChangeRow("", figure, "0")])
    assert table.figure_px >= Inks(theme).width(CAPTION_BOLD, figure)


def test_only_the_bar_of_what_is_meant_is_hatched_over_the_limit(qtbot, theme):
    bars = WarningBars(theme)
    qtbot.addWidget(bars)
    bars.resize(400, bars.sizeHint().height())
    bars.show_figures(Figures(20_000.0, 20_000.0, 10_000.0), ("before", "now"), Units.KM, "limit")
    bars.resize(400, bars.sizeHint().height())
    picture = bars.grab().toImage()
    hatched = [
        row
        for row in range(picture.height())
        if {picture.pixelColor(x, row).name() for x in range(220, 380)} >= over_inks(theme)
    ]
    assert hatched
    assert min(hatched) > picture.height() / 3


def over_inks(theme):
    """Return the two colours of a hatched bar."""
    return {theme.color("surface").name(), theme.color("bar_over").name()}
