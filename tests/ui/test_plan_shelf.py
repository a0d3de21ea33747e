"""The notice that a plan is behind, the new rest, and the list of plans, in the whole window."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.plan_progress import PlanState
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.training import Session, Status
from heavylegs_gui.services.safety_gate import SafetyGate
from heavylegs_gui.ui.dialogs.plan_dialog import PlanDialog
from heavylegs_gui.ui.models.plan_table import PlanColumn
from heavylegs_gui.ui.widgets.plan_notice import PlanNotice
from heavylegs_gui.wiring import build_services

TODAY = date(2026, 11, 22)
START = TODAY - timedelta(days=20)
"""The plan began on Monday 2 November; nothing was run since."""


def runs_before(first):
    days = [first - timedelta(days=step) for step in range(1, 57) if step % 7 in {1, 3, 5}]
    return [Session(uid=f"run {day}", local_date=day, distance_m=8000.0) for day in days]


def request(**values):
    standard = {
        "kind": PlanKind.BUILD, "start": START, "weekdays": frozenset({1, 3, 6}), "weeks": 8,
    }  # fmt: skip
    return PlanRequest(**(standard | values))


@pytest.fixture
def planned(services, database):
    """A function that saves a plan as of its first day, in the log that the window opens."""

    def save(**values):
        wanted = request(**values)
        services.training_log.add_all(runs_before(wanted.start), "")
        services.close()
        then = build_services(database, today=lambda: wanted.start)
        then.plans.save(then.plans.make(wanted))
        then.close()

    return save


@pytest.fixture
def open_late(planned, database, theme, tmp_path, qtbot):
    """A function that opens the window on a plan of which nothing was run."""
    from heavylegs_gui import app
    from heavylegs_gui.services.faults import Faults
    from heavylegs_gui.ui.workspace import Workspace

    opened = []

    def open_it(**values):
        planned(**values)
        services = build_services(database, today=lambda: TODAY)
        options = app.Options(
            database=database, today=lambda: TODAY, demo=False, smoke=False, files=()
        )
        one = Workspace(app.build_kit(services, theme, options), Faults(tmp_path / "log"))
        opened.append((one, services))
        qtbot.addWidget(one.window)
        one.show()
        qtbot.waitUntil(lambda: one.is_painted)
        return one

    yield open_it
    for one, services in opened:
        one.window.toast.dismiss()
        one.window.close()
        one.close()
        services.close()


@pytest.fixture
def workspace(open_late):
    return open_late()


def notice_of(workspace, page="calendar"):
    """Return the notice of a page, which is built when there is something to say."""
    shown = workspace.window.show_page(page)
    workspace.pages.plan_desk._look()
    return shown.findChild(PlanNotice)


@pytest.fixture
def notice(workspace, qtbot):
    found = notice_of(workspace)
    qtbot.waitUntil(found.isVisible)
    return found


@pytest.fixture
def rest(notice, workspace):
    """The preview of the new rest, opened from the notice."""
    notice.see_button.click()
    sheet = workspace.pages.plan_desk.rest_sheet()
    yield sheet
    sheet.dismiss()


@pytest.fixture
def plans(workspace):
    """The list of plans, opened by its command."""
    workspace.run_action("plans")
    sheet = workspace.pages.plan_desk.plans_sheet()
    yield sheet
    sheet.dismiss()


def rows(workspace):
    store = workspace.kit.late.store
    return {table: store.fetch_all(table) for table in ("session", "training_plan", "import_batch")}


def test_calendar_and_today_say_that_weeks_were_missed(workspace, qtbot):
    for page in ("today", "calendar"):
        notice = notice_of(workspace, page)
        qtbot.waitUntil(notice.isVisible)
        assert (
            "You missed 2 weeks of “Plan of 8 weeks from 2 November 2026”." in notice.words.text()
        )
        assert notice.accessibleName() == notice.words.text()


def test_the_notice_only_offers_and_keeping_silences_it_undoably(notice, workspace, qtbot):
    before = rows(workspace)
    notice.keep_button.click()
    qtbot.waitUntil(lambda: not notice.isVisible())
    workspace.kit.history.undo()
    qtbot.waitUntil(notice.isVisible)
    assert rows(workspace) == before


def test_the_preview_shows_each_week_before_and_after_and_writes_nothing(rest, workspace):
    before = rows(workspace)
    table, view = rest.result.table, rest.result.view
    assert rest.isVisible()
    assert not view.isColumnHidden(PlanColumn.BEFORE)
    head = [table.headerData(one, Qt.Orientation.Horizontal) for one in (1, 2)]
    assert head == ["now", "new"]
    # the last day of the week that runs, then five whole weeks; the break asks for a whole week
    now = [float(table.index(row, PlanColumn.BEFORE).data()) for row in range(table.rowCount())]
    new = [float(table.index(row, PlanColumn.DISTANCE).data()) for row in range(table.rowCount())]
    assert all(new_km < now_km for new_km, now_km in zip(new, now, strict=True) if now_km)
    assert all(table.index(row, PlanColumn.WHY).data() for row in range(table.rowCount()))
    assert "Replaces" in rest.hint.text()
    assert rows(workspace) == before


def test_only_use_it_changes_the_log_and_one_undo_brings_the_old_rest_back(rest, workspace, qtbot):
    before = rows(workspace)
    rest.use_button.click()
    assert not rest.isVisible()
    assert rows(workspace) != before
    qtbot.waitUntil(lambda: not notice_of(workspace).isVisible())
    workspace.kit.history.undo()
    assert rows(workspace) == before
    qtbot.waitUntil(notice_of(workspace).isVisible)


def test_escape_leaves_the_plan_and_the_notice_as_they_are(rest, notice, workspace):
    before = rows(workspace)
    QTest.keyClick(rest.use_button, Qt.Key.Key_Escape)
    assert not rest.isVisible()
    assert notice.isVisible()
    assert rows(workspace) == before


def test_keep_the_plan_in_the_preview_silences_the_notice(rest, notice, qtbot):
    rest.keep_button.click()
    assert not rest.isVisible()
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_control_enter_uses_the_rest(rest, workspace):
    QTest.keyClick(rest.keep_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(workspace.kit.plans.saved()) == 2


def test_a_full_disk_is_said_and_the_preview_stays(rest, workspace, monkeypatch):
    def fail(_plan, _sessions):
        raise StoreError("The disk is full; nothing was saved.")

    monkeypatch.setattr(workspace.kit.plans, "save", fail)
    rest.use_button.click()
    assert rest.isVisible()
    assert "disk is full" in rest.hint.text()


def test_a_race_that_is_out_of_reach_by_now_offers_what_is_safe(open_late, qtbot):
    race_day = START + timedelta(days=7 * 13)
    workspace = open_late(kind=PlanKind.RACE, weeks=None, race_m=21_097.5, race_date=race_day)
    notice = notice_of(workspace)
    qtbot.waitUntil(notice.isVisible)
    notice.see_button.click()
    rest = workspace.pages.plan_desk.rest_sheet()
    assert not rest.use_button.isEnabled()
    assert "earliest safe day" in rest.result.sentence.text()
    rest.result.date_button.click()
    assert rest.result.shows_weeks
    assert rest.use_button.isEnabled()
    rest.dismiss()


def test_nothing_is_said_of_plans_while_a_warning_sign_is_open(
    notice, workspace, qtbot, monkeypatch
):
    monkeypatch.setattr(SafetyGate, "block", lambda _gate: object())
    workspace.kit.safety_gate.changed.disconnect(workspace.window.page("today").refresh)
    workspace.kit.safety_gate.changed.emit()
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_the_list_says_what_each_plan_is_for_and_where_it_stands(plans):
    (row,) = plans.rows
    assert row.name.text() == "Plan of 8 weeks from 2 November 2026"
    assert row.state.text() == "Behind"
    assert "3 Nov 2026 to 27 Dec 2026" in row.words.text()
    assert row.weeks.text() == "2 of 8 weeks passed, 16 runs ahead"
    assert list(row.buttons) == ["show", "rest", "clear", "back"]


def test_the_list_is_reached_from_the_plan_generator_and_from_the_calendars_menu(workspace):
    workspace.run_action("plan")
    dialog = workspace.window.content.findChild(PlanDialog)
    dialog.plans_button.click()
    assert not dialog.isVisible()
    sheet = workspace.pages.plan_desk.plans_sheet()
    assert sheet.isVisible()
    sheet.dismiss()
    page = workspace.window.show_page("calendar")
    assert "plans" in page.commands.menu.offers
    page.offer_requested.emit("plans")
    assert sheet.isVisible()
    sheet.dismiss()


def test_show_in_calendar_goes_to_the_plan(plans, workspace):
    plans.rows[0].buttons["show"].click()
    assert not plans.isVisible()
    page = workspace.window.page("calendar")
    assert page.isVisible()
    assert page.choice.current == TODAY


def test_what_is_ahead_is_removed_and_undone_and_the_keyboard_stays_with_the_plan(plans, workspace):
    before = rows(workspace)
    plans.rows[0].buttons["clear"].setFocus()
    plans.rows[0].buttons["clear"].click()
    assert plans.rows[0].standing.progress.state is PlanState.ENDED
    assert plans.rows[0].state.text() == "Ended"
    assert plans.isAncestorOf(plans.window().focusWidget())
    workspace.kit.history.undo()
    assert rows(workspace) == before
    assert plans.rows[0].state.text() == "Behind"


def test_taking_back_says_what_could_not_come_back(planned, open_late, qtbot):
    workspace = open_late()
    log = workspace.kit.training_log
    ahead = [one for one in log.sessions_of_days(TODAY, TODAY + timedelta(days=60)) if one.is_run]
    workspace.kit.plans.save(workspace.kit.plans.rest_of(workspace.kit.plans.saved()[0]))
    taken = next(one for one in ahead if one.local_date > TODAY + timedelta(days=7))
    found = log.sessions_of_days(taken.local_date, taken.local_date)
    log.delete([one.id for one in found])
    log.add(
        Session(uid="mine", local_date=taken.local_date, status=Status.PLANNED, distance_m=3000.0)
    )
    workspace.run_action("plans")
    sheet = workspace.pages.plan_desk.plans_sheet()
    sheet.rows[0].buttons["back"].click()
    assert sheet.told.text().startswith("1 planned session did not come back")
    assert len(sheet.rows) == 1
    sheet.dismiss()


def test_without_a_plan_the_list_leads_to_the_generator(open_workspace):
    workspace = open_workspace()
    workspace.run_action("plans")
    sheet = workspace.pages.plan_desk.plans_sheet()
    assert sheet.empty.isVisible()
    assert workspace.window.focusWidget() is sheet.empty_button
    sheet.empty_button.click()
    assert not sheet.isVisible()
    dialog = workspace.window.content.findChild(PlanDialog)
    assert dialog.isVisible()
    dialog.dismiss()


@pytest.mark.parametrize("name", ["plans", "rest"])
def test_every_stop_has_a_name(request, name):
    sheet = request.getfixturevalue(name)
    stops = [
        one
        for one in sheet.panel.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
    ]
    assert len(stops) >= 4
    assert [one for one in stops if not (one.accessibleName() or getattr(one, "text", str)())] == []


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_notice_list_and_preview_fit_a_small_window(workspace, qtbot, percent, choice):
    workspace.window.resize(1000, 700)
    workspace.kit.theme.configure(choice, percent, reduced_motion=True)
    notice = notice_of(workspace)
    qtbot.waitUntil(notice.isVisible)
    for button in (notice.see_button, notice.keep_button):
        corner = button.mapTo(notice, button.rect().bottomRight())
        assert notice.rect().contains(corner)
    notice.see_button.click()
    rest = workspace.pages.plan_desk.rest_sheet()
    corner = rest.use_button.mapTo(rest.panel, rest.use_button.rect().bottomRight())
    assert rest.panel.rect().contains(corner)
    rest.dismiss()


# beside an open warning sign


def visible_words(sheet):
    return {one.text() for one in sheet.findChildren(QAbstractButton) if one.isVisible()}


def test_no_plan_is_offered_beside_an_open_warning_sign(workspace, qtbot):
    workspace.kit.safety_gate.answer(["chest"])
    said = "A warning sign is open, see Today; plan when it is settled."
    workspace.run_action("plans")
    listed = workspace.pages.plan_desk.plans_sheet()
    assert listed.told.text() == said
    assert visible_words(listed).isdisjoint({"Build a plan", "New weeks…"})
    assert {"Take back", "Remove what is ahead"} <= visible_words(listed)
    standing = listed.rows[0].standing
    listed.dismiss()
    workspace.pages.plan_desk.show_rest(standing)
    rest = workspace.pages.plan_desk.rest_sheet()
    assert rest.result.sentence.text() == said
    assert "Use it" not in visible_words(rest)
    rest.dismiss()
    workspace.run_action("plan")
    (builder,) = [one for one in workspace.window.findChildren(PlanDialog) if one.isVisible()]
    assert builder.result.sentence.text() == said
    assert not builder.add_button.isVisible()
    before = rows(workspace)
    builder.save()
    assert rows(workspace) == before
    builder.dismiss()


def test_without_a_plan_no_notice_is_built(open_workspace, qtbot):
    workspace = open_workspace()
    qtbot.waitUntil(lambda: workspace.is_painted)
    page = workspace.window.show_page("today")
    workspace.pages.plan_desk._look()
    assert page.findChild(PlanNotice) is None
