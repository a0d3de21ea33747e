"""The plan generator's sheet on a real database: what is shown, refused, saved and undone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.training import Session, Source, Status
from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.dialogs.plan_dialog import FORM_DRAFT, PlanDialog, open_plan
from heavylegs_gui.ui.models.plan_table import PlanColumn
from heavylegs_gui.ui.widgets.date_words import parse_day
from heavylegs_gui.ui.widgets.weekday_row import WeekdayRow

TODAY = date(2026, 11, 22)
START = date(2026, 11, 23)


@pytest.fixture
def workspace(open_workspace, services):
    """The window on a log with eight weeks of three runs."""
    days = [TODAY - timedelta(days=step) for step in range(1, 57) if step % 7 in {1, 3, 5}]
    runs = [Session(uid=str(day), local_date=day, distance_m=8000.0) for day in days]
    services.training_log.add_all(runs, "")
    return open_workspace()


@pytest.fixture
def dialog(workspace):
    """The sheet, open on a weekly distance."""
    opened = open_plan(workspace.kit, workspace.window)
    yield opened
    opened.dismiss()


def choose_race(dialog, far, day):
    dialog.form.kind.button("race").click()
    dialog.form.set_race(far, day)
    dialog.refresh()


def planned(services):
    days = services.training_log.sessions_of_days(START, date(2028, 1, 1))
    return [one for one in days if one.source is Source.PLAN]


def test_it_opens_from_the_palette_with_a_plan_for_the_next_weeks(workspace):
    workspace.run_action("plan")
    dialog = workspace.window.content.findChild(PlanDialog)
    assert dialog.isVisible()
    assert dialog.result.table.rowCount() == 12
    assert dialog.result.chip.text() == "0 warnings"
    assert "36 runs" in dialog.add_button.text()
    dialog.dismiss()


@pytest.mark.parametrize("days_ago", [[1], [1, 4]])
def test_a_log_of_one_or_two_runs_opens_on_a_beginning(open_workspace, services, days_ago):
    far = [(TODAY - timedelta(days=ago), 20_000.0) for ago in days_ago]
    services.training_log.add_all(
        [Session(uid=str(day), local_date=day, distance_m=far_m) for day, far_m in far], ""
    )
    opened = open_workspace()
    dialog = open_plan(opened.kit, opened.window)
    assert dialog.form.kind.value() == "beginner"
    assert dialog.form._base_words.text() == (
        "Your log holds hardly a run, so the plan begins gently. If you are used to more, tell "
        "your usual week in Settings."
    )
    services.preferences.set("baseline_week_m", "30000")
    dialog.dismiss()
    dialog.show_plan_form()
    assert dialog.form.kind.value() == "build"
    assert "hardly a run" not in dialog.form._base_words.text()
    dialog.dismiss()


def test_a_beginning_is_told_in_the_unit_of_the_runner(dialog, services):
    dialog.form.kind.button("beginner").click()
    assert dialog.form.about.text() == (
        "Running and walking in turn; from nothing, 3.2 to 4.8 km a run."
    )
    dialog.dismiss()
    services.preferences.set("units", "mi")
    dialog.show_plan_form()
    dialog.form.kind.button("beginner").click()
    assert "2 to 3 miles a run" in dialog.form.about.text()


@pytest.mark.parametrize(
    ("days", "percent", "other"),
    [
        ([1, 3, 6], 45, "with more runs its part is smaller"),
        ([0, 1, 3, 4, 6], 30, "with fewer runs its part is larger"),
    ],
)
def test_the_part_of_the_long_run_is_explained(dialog, days, percent, other):
    dialog.form.run_days.set_weekdays(days)
    dialog.refresh()
    assert dialog.form.long_words.text() == (
        f"With {len(days)} runs a week the long run may be about {percent} % of it; {other}."
    )
    week = dialog._plan.weeks[-1]
    assert week.long_m <= (percent / 100 + 0.01) * week.distance_m


def test_bars_and_table_share_the_chosen_week(dialog):
    result = dialog.result
    result.view.setFocus()
    QTest.keyClick(result.view, Qt.Key.Key_Down)
    assert result.bars._chosen == 1
    result.bars.pointed.emit(4)
    assert result.view.currentIndex().row() == 4
    QTest.mouseClick(
        result.bars, Qt.MouseButton.LeftButton, pos=QPoint(result.bars.width() - 5, 60)
    )
    assert result.view.currentIndex().row() == 11


def test_every_week_says_why(dialog):
    table = dialog.result.table
    reasons = [table.index(row, PlanColumn.WHY).data() for row in range(table.rowCount())]
    assert all(reasons)


def test_a_change_makes_the_plan_anew_without_a_button(dialog, qtbot):
    dialog.form.weeks.setFocus()
    dialog.form.weeks.selectAll()
    QTest.keyClicks(dialog.form.weeks, "6")
    assert not dialog.add_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.result.table.rowCount() == 6)
    assert dialog.add_button.isEnabled()


def test_saving_enters_the_plan_and_one_undo_takes_it_back(dialog, services, workspace):
    services.training_log.add(
        Session(uid="old", local_date=START, status=Status.PLANNED, distance_m=5000.0)
    )
    dialog.refresh()
    assert "Replaces 1 planned session" in dialog.hint.text()
    dialog.add_button.click()
    assert not dialog.isVisible()
    assert len(planned(services)) == 36
    assert services.training_log.sessions_of_days(START, START) == []
    workspace.kit.history.undo()
    assert planned(services) == []
    assert len(services.training_log.sessions_of_days(START, START)) == 1


def test_what_was_chosen_is_there_again_next_time(dialog, workspace):
    dialog.form.quality.button("2").click()
    dialog.refresh()
    dialog.cancel_button.click()
    assert workspace.kit.drafts.load(FORM_DRAFT)["quality"] == 2
    again = open_plan(workspace.kit, workspace.window)
    assert again is dialog
    assert again.form.quality.value() == "2"


def test_a_race_that_is_not_safe_offers_a_later_day_and_a_shorter_race(dialog):
    choose_race(dialog, 42_195.0, START + timedelta(days=40))
    assert not dialog.add_button.isEnabled()
    assert "not safe" in dialog.result.sentence.text()
    dialog.result.race_button.click()
    assert dialog.result.shows_weeks
    choose_race(dialog, 42_195.0, START + timedelta(days=40))
    dialog.result.date_button.click()
    assert dialog.result.shows_weeks
    assert dialog.add_button.isEnabled()


def test_no_race_shorter_than_a_run_of_lately_is_offered(dialog, services):
    services.training_log.add(Session(uid="far", local_date=TODAY, distance_m=24_600.0))
    choose_race(dialog, 42_195.0, START + timedelta(days=41))
    assert "You ran 24.6 km lately" in dialog.result.sentence.text()
    assert not dialog.result.date_button.isHidden()
    assert dialog.result.race_button.isHidden()


def test_a_race_tomorrow_offers_no_plan_that_would_be_refused_too(dialog):
    choose_race(dialog, 10_000.0, START + timedelta(days=1))
    assert "needs two weeks" in dialog.result.sentence.text()
    assert dialog.result.race_button.isHidden()
    soon = replace(dialog._kit.plans.make(dialog.form.request()), largest_race_m=4800.0)
    dialog.result.show_refusal(soon, Units.KM)
    assert dialog.result.race_button.isHidden()
    dialog.result.date_button.click()
    assert dialog.result.shows_weeks


def test_the_presets_set_the_exact_distance(dialog):
    dialog.form.kind.button("race").click()
    dialog.form.presets[2].click()
    assert dialog.form.race.text() == "21.1"
    assert dialog.form.request().race_m == 21_097.5


def test_no_running_days_is_said_at_the_days(dialog):
    dialog.form.run_days.set_weekdays([2])
    dialog.form.run_days.box(2).click()
    dialog.refresh()
    assert "Choose the days" in dialog.form.days_error.text()
    assert not dialog.add_button.isEnabled()


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("weeks", "many", "how many weeks"),
        ("weeks", "900", "1 to 104"),
        ("target", "far", "no distance"),
        ("target", "0.1", "3 to 300"),
        ("start", "yesterday", "has passed"),
        ("start", "30 feb", "no day"),
    ],
)
def test_a_wrong_value_is_said_at_its_field(dialog, field, text, words):
    edit = getattr(dialog.form, field)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    dialog.refresh()
    assert words in getattr(dialog.form, f"{field}_field").error.text()
    assert not dialog.result.shows_weeks


def test_the_button_is_off_when_the_engine_objects(dialog, services):
    dialog._kit.plans.verdict = lambda _plan, _sessions: _cautions(services)
    dialog.refresh()
    assert dialog.result.chip.text() == "1 warning"
    assert not dialog.add_button.isEnabled()


def _cautions(services):
    """Return the engine's own words about one run that is much too long."""
    far = Session(uid="x", local_date=START, status=Status.PLANNED, distance_m=30_000.0)
    found = services.warnings.of_trial([far], [], START, START)
    return [one for one in found if one.rule.value == "SPIKE"]


def test_a_full_disk_is_said_and_the_sheet_stays(dialog, monkeypatch):
    def fail(_plan, _sessions):
        raise StoreError("The disk is full; nothing was saved.")

    monkeypatch.setattr(dialog._kit.plans, "save", fail)
    dialog.add_button.click()
    assert dialog.isVisible()
    assert "disk is full" in dialog.hint.text()


def test_escape_closes_and_control_enter_saves(dialog, services, workspace):
    QTest.keyClick(dialog.form.weeks, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    open_plan(workspace.kit, workspace.window)
    QTest.keyClick(dialog.form.weeks, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert planned(services)


def test_miles_are_shown_and_typed(dialog, preferences, workspace):
    dialog.cancel_button.click()
    preferences.set("units", "mi")
    open_plan(workspace.kit, workspace.window)
    head = dialog.result.table.headerData(PlanColumn.DISTANCE, Qt.Orientation.Horizontal)
    assert head == "mi"
    dialog.form.target.setText("20")
    assert dialog.form.request().target_m == pytest.approx(32_186.88)


def test_a_runner_without_a_log_begins_as_a_beginner(open_workspace):
    workspace = open_workspace()
    dialog = open_plan(workspace.kit, workspace.window)
    assert dialog.form.kind.value() == "beginner"
    assert "begins gently" in dialog.form._base_words.text()
    assert dialog.add_button.isEnabled()
    dialog.dismiss()


def test_a_short_week_is_written_with_its_decimal(open_workspace):
    workspace = open_workspace()
    dialog = open_plan(workspace.kit, workspace.window)
    figures = [bar.figure for bar in dialog.result.bars.bars[:2]]
    assert figures == ["9.6", "10.5"]
    dialog.dismiss()


def test_every_stop_has_a_name(dialog):
    from PySide6.QtWidgets import QWidget

    stops = [
        one
        for one in dialog.panel.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
    ]
    assert len(stops) > 10
    assert [one for one in stops if not (one.accessibleName() or getattr(one, "text", str)())] == []


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_it_fits_a_small_window_at_every_text_size(dialog, workspace, percent, choice):
    workspace.window.resize(1000, 700)
    workspace.kit.theme.configure(choice, percent, reduced_motion=True)
    dialog._place()
    dialog.side.button("plan").click()
    assert dialog.add_button.isVisible()
    right = dialog.add_button.mapTo(dialog.panel, dialog.add_button.rect().bottomRight())
    assert dialog.panel.rect().contains(right)
    assert dialog.result.view.isVisible()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 feb", date(2027, 2, 14)),
        ("sun", date(2026, 11, 22)),
        ("mon", date(2026, 11, 23)),
        ("14 nov 2026", date(2026, 11, 14)),
        ("yesterday", date(2026, 11, 21)),
        ("2026-11-01", date(2026, 11, 1)),
    ],
)
def test_a_day_without_a_year_lies_ahead(qapp, text, day):
    assert parse_day(text, TODAY, looks_ahead=True) == day


def test_the_days_of_a_week_are_one_stop_and_arrows_move(qtbot, theme):
    row = WeekdayRow(theme, "Running days", shows_rest=True)
    qtbot.addWidget(row)
    with qtbot.waitExposed(row):
        row.show()
    row.setFocus()
    QTest.keyClick(row.box(0), Qt.Key.Key_Right)
    assert row.box(1).hasFocus()
    with qtbot.waitSignal(row.edited):
        QTest.keyClick(row.box(1), Qt.Key.Key_Space)
    assert row.weekdays() == {1}
    stops = [day for day in range(7) if row.box(day).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [1]
