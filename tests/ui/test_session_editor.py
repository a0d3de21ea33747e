"""The session drawer on a real database."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.training import Session, Status, new_uid

ROOT = Path(__file__).parents[2]


def type_run(editor, qtbot, distance="5.4", duration="34:10"):
    main = editor.form.main
    qtbot.keyClicks(main.distance, distance)
    qtbot.keyClicks(main.duration, duration)


def stored(training_log, **values):
    session = Session(**{"uid": new_uid(), "local_date": date(2026, 11, 20), **values})
    training_log.add(session)
    return training_log.sessions()[-1]


def test_four_fields_log_a_run_by_keyboard_alone(qtbot, editor, training_log, today):
    editor.log_run()
    main = editor.form.main
    assert main.distance.hasFocus() or editor.focusWidget() is main.distance
    type_run(editor, qtbot)
    qtbot.keyClick(main.heaviness, Qt.Key.Key_7)
    main.heaviness.setFocus()
    qtbot.keyClick(main.heaviness, Qt.Key.Key_Return)
    (run,) = training_log.sessions()
    assert (run.local_date, run.heaviness, run.duration_s) == (today, 7, 2050.0)
    assert run.distance_m == pytest.approx(5400)
    assert not editor.isVisible()


def test_undo_takes_the_logged_run_back(qtbot, editor, training_log, history):
    editor.log_run()
    type_run(editor, qtbot)
    editor.save()
    history.undo()
    assert training_log.count() == 0


def test_the_pace_follows_the_typing(qtbot, editor):
    editor.log_run()
    type_run(editor, qtbot)
    assert editor.form.main.pace.text() == "Pace 6:20 /km"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("local_date", "someday"),
        ("distance_m", "far"),
        ("duration_s", "1:99"),
        ("start_utc", "25:00"),
        ("temp_c", "warm"),
    ],
)
def test_a_wrong_value_is_named_below_its_field(qtbot, editor, training_log, field, text):
    editor.log_run()
    type_run(editor, qtbot)
    form = editor.form
    line = (form.main.fields | form.more.fields)[field].input
    line.clear()
    qtbot.keyClicks(line, text)
    editor.save()
    assert (form.main.fields | form.more.fields)[field].error.text().startswith("Type a") or (
        (form.main.fields | form.more.fields)[field].error.text().startswith("Type the")
    )
    assert line.text() == text
    assert training_log.count() == 0


def test_an_impossible_value_stays_in_the_form(qtbot, editor, training_log):
    editor.log_run()
    type_run(editor, qtbot, distance="99999")
    editor.save()
    assert "at most 1,000 km" in editor.form.main.fields["distance_m"].error.text()
    assert training_log.count() == 0


def test_a_run_without_distance_and_time_is_asked_for(editor):
    editor.log_run()
    editor.save()
    assert editor.form.main.fields["distance_m"].error.text() == "Type how far or how long it was."


def test_a_day_ahead_becomes_a_plan_and_says_so(qtbot, editor, training_log):
    editor.log_run()
    type_run(editor, qtbot)
    qtbot.keyClick(editor.form.main.day, Qt.Key.Key_Up)
    assert "planned" in editor.form.ahead.text()
    editor.save()
    (run,) = training_log.sessions()
    assert (run.status, run.heaviness) == (Status.PLANNED, None)


def test_closing_keeps_the_draft_and_opening_brings_it_back(qtbot, editor, services):
    editor.log_run()
    type_run(editor, qtbot, distance="8.2")
    qtbot.keyClick(editor.form.main.distance, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    editor.log_run()
    assert editor.form.main.distance.text() == "8.2"
    assert not editor.form.restored.isHidden()
    editor.form.restored.link.click()
    assert editor.form.main.distance.text() == ""


def test_a_saved_run_leaves_no_draft(qtbot, editor, services):
    editor.log_run()
    type_run(editor, qtbot)
    editor.save()
    services.drafts.flush()
    assert "session:new" not in set(services.drafts.keys())


@pytest.mark.skipif(os.name != "posix", reason="no limits of processes on this system")
def test_a_full_disk_keeps_the_form_until_there_is_room_again(database):
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("full_disk_worker.py")), str(database)],
        capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    full, roomy = map(json.loads, done.stdout.splitlines())
    assert (full["open"], full["distance"], full["runs"]) == (True, "5.4", 0)
    assert "disk" in full["failure"]
    assert (roomy["open"], roomy["runs"]) == (False, 1)


def test_editing_keeps_what_is_not_touched(qtbot, editor, training_log):
    before = stored(training_log, distance_m=10012.34, duration_s=3601.5, notes="old")
    editor.edit(before.id)
    editor.form.more.notes.setPlainText("new")
    editor.save()
    assert training_log.session(before.id) == replace(before, notes="new")


def test_delete_is_undone_exactly(qtbot, editor, training_log, history):
    before = stored(training_log, distance_m=5000.0)
    editor.edit(before.id)
    editor.form.delete_button.click()
    assert training_log.count() == 0
    history.undo()
    assert training_log.sessions() == [before]


def test_new_shoes_come_by_name_and_go_with_undo(qtbot, editor, training_log, history):
    editor.log_run()
    type_run(editor, qtbot)
    editor.form.more.shoe.setEditText("Blue daily")
    editor.save()
    (run,) = training_log.sessions()
    assert [shoe.id for shoe in training_log.shoes()] == [run.shoe_id]
    history.undo()
    assert training_log.shoes() == []


def test_a_run_fulfils_the_plan_of_its_day(qtbot, editor, training_log, history, today):
    plan = stored(training_log, local_date=today, status=Status.PLANNED, distance_m=5000.0)
    editor.log_run()
    type_run(editor, qtbot)
    assert editor.form.plan.text.text() == "Fulfils the plan: run 5.0 km"
    editor.save()
    done = next(one for one in training_log.sessions() if one.status is Status.DONE)
    assert (done.linked_id, training_log.session(plan.id).linked_id) == (plan.id, done.id)
    history.undo()
    assert training_log.sessions() == [plan]


def test_a_plan_of_the_day_before_is_named_with_its_day(qtbot, editor, training_log, today):
    day = today - timedelta(days=1)
    stored(training_log, local_date=day, status=Status.PLANNED, distance_m=5000.0)
    editor.log_run()
    type_run(editor, qtbot)
    assert editor.form.plan.text.text() == "Fulfils the plan: run 5.0 km of 21 Nov"


def test_a_plan_can_be_refused(qtbot, editor, training_log, today):
    stored(training_log, local_date=today, status=Status.PLANNED, distance_m=5000.0)
    editor.log_run()
    type_run(editor, qtbot)
    editor.form.plan.link.click()
    editor.save()
    assert [one.linked_id for one in training_log.sessions()] == [None, None]


def test_the_same_day_is_named(editor, training_log, today):
    stored(training_log, local_date=today, distance_m=5000.0)
    editor.log_run()
    assert editor.form.context.day.value() == "run 5.0 km already logged"


def test_more_details_stay_open(editor):
    editor.log_run()
    editor.form.more_button.click()
    editor.dismiss()
    editor.log_run()
    assert not editor.form.more.isHidden()


def test_every_control_has_a_name(editor):
    editor.log_run()
    editor.form.set_more(shown=True)
    unnamed = [
        one
        for one in editor.form.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert unnamed == []


def test_the_limit_follows_the_settings(qtbot, editor, preferences):
    editor.log_run()
    type_run(editor, qtbot)
    editor.trial.answer()
    before = editor.form.context.week.value()
    editor.dismiss()
    preferences.set("baseline_week_m", "30000")
    editor.log_run()
    editor.trial.answer()
    assert editor.form.context.week.value() == "5.4 of 33.0 km"
    assert before != "5.4 of 33.0 km"


def test_all_fields_at_fault_are_marked_and_the_first_has_the_keyboard(qtbot, editor):
    editor.log_run()
    type_run(editor, qtbot, distance="far", duration="1:99")
    qtbot.keyClicks(editor.form.more.temp, "warm")
    editor.save()
    fields = editor.form.main.fields | editor.form.more.fields
    wrong = [name for name, field in fields.items() if field.has_error]
    assert wrong == ["distance_m", "duration_s", "temp_c"]
    assert editor.window().focusWidget() is editor.form.main.distance


def test_all_impossible_values_are_marked(qtbot, editor):
    editor.log_run()
    type_run(editor, qtbot, distance="99999")
    qtbot.keyClicks(editor.form.more.temp, "400")
    editor.save()
    fields = editor.form.main.fields | editor.form.more.fields
    assert [name for name, field in fields.items() if field.has_error] == ["distance_m", "temp_c"]


def test_a_plan_asks_for_no_feelings(qtbot, editor):
    editor.log_run()
    editor.form.set_more(shown=True)
    main, more = editor.form.main, editor.form.more
    felt = (main.feelings, more.fields["rpe"], more.fields["soreness"])
    assert all(one.isVisible() for one in felt)
    qtbot.keyClick(main.day, Qt.Key.Key_Up)
    assert not any(one.isVisible() for one in felt)
    assert editor.form.ahead.isVisible()
    qtbot.keyClick(main.day, Qt.Key.Key_Down)
    assert all(one.isVisible() for one in felt)


def test_enter_in_the_time_of_a_plan_saves_it(qtbot, editor, training_log):
    editor.log_run()
    qtbot.keyClick(editor.form.main.day, Qt.Key.Key_Up)
    type_run(editor, qtbot)
    qtbot.keyClick(editor.form.main.duration, Qt.Key.Key_Return)
    assert [one.status for one in training_log.sessions()] == [Status.PLANNED]


def test_a_restored_draft_opens_at_its_top(qtbot, host, editor):
    host.resize(860, 600)
    editor.log_run()
    editor.form.more_button.click()
    type_run(editor, qtbot)
    editor.form.more.notes.setFocus()
    qtbot.keyClicks(editor.form.more.notes, "long notes")
    bar = editor.form.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    qtbot.keyClick(editor.form.more.notes, Qt.Key.Key_Escape)
    editor.log_run()
    QApplication.processEvents()
    assert bar.value() == 0
    assert editor.form.restored.visibleRegion().boundingRect().top() == 0


def test_notes_and_shoes_follow_the_text_size_while_the_drawer_is_open(editor, theme):
    editor.log_run()
    editor.form.set_more(shown=True)
    more = editor.form.more
    height = more.notes.height()
    theme.configure(ThemeChoice.DARK, 150, reduced_motion=False)
    QApplication.processEvents()
    wanted = theme.font().pixelSize()
    assert [one.font().pixelSize() for one in (more.notes, more.shoe)] == [wanted, wanted]
    assert more.notes.height() > height


def test_notes_and_shoes_follow_the_colours_while_the_drawer_is_open(editor, theme):
    editor.log_run()
    editor.form.set_more(shown=True)
    theme.configure(ThemeChoice.DARK, 100, reduced_motion=False)
    QApplication.processEvents()
    for one in (editor.form.more.notes, editor.form.more.shoe):
        picture = one.grab().toImage()
        assert picture.pixelColor(picture.width() // 2, picture.height() // 2).lightnessF() < 0.4


@pytest.mark.parametrize(
    ("start", "day"), [("monday", Qt.DayOfWeek.Monday), ("saturday", Qt.DayOfWeek.Saturday)]
)
def test_the_calendar_begins_with_the_runners_first_day(editor, preferences, start, day):
    preferences.set("week_start", start)
    editor.log_run()
    editor.form.main.day.open_calendar()
    calendar = editor.form.main.day._popup.findChild(QCalendarWidget)
    assert calendar.firstDayOfWeek() is day
    heads = QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
    assert calendar.horizontalHeaderFormat() is heads
    editor.form.main.day._popup.close()
