"""The details of the session drawer: state, drink and food, form, doubts, verdict and plan."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.training import Kind, Session, Shoe, Sport, Status, new_uid
from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.dialogs.session_values import FormReader, FormValues, values_of

DAY = timedelta(days=1)


def unfold(editor):
    editor.form.set_more(shown=True)
    QApplication.processEvents()


def type_run(editor, qtbot, distance="5.4", duration="34:10"):
    main = editor.form.main
    for line, text in ((main.distance, distance), (main.duration, duration)):
        line.clear()
        qtbot.keyClicks(line, text)


def stored(training_log, **values):
    session = Session(**{"uid": new_uid(), "local_date": date(2026, 11, 20), **values})
    return training_log.session(training_log.add(session).edits[0].key)


def fill_details(editor, qtbot):
    more = editor.form.more
    qtbot.mouseClick(more.drinking.button("1"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(more.fuelling.button("3"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(more.compression.button("yes"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(more.form_note, "hips low")


def details(session):
    return session.drinking, session.fuelling, session.compression, session.form_note


@pytest.fixture
def weeks(training_log, today):
    """Four weeks of 6, 6 and 8 km and a longest run of 8 km."""
    runs = [
        Session(uid=new_uid(), local_date=today - DAY * (7 * week + gap), distance_m=far)
        for week in range(4)
        for gap, far in ((5, 6000.0), (3, 6000.0), (1, 8000.0))
    ]
    training_log.add_all(runs, "weeks")


def test_drink_food_compression_and_form_are_stored(qtbot, editor, training_log, history):
    editor.log_run()
    unfold(editor)
    type_run(editor, qtbot)
    fill_details(editor, qtbot)
    editor.save()
    (run,) = training_log.sessions()
    assert details(run) == (1, 3, True, "hips low")
    history.undo()
    assert training_log.count() == 0
    history.redo()
    assert training_log.sessions() == [run]


def test_the_draft_keeps_the_details(qtbot, editor, training_log):
    editor.log_run()
    unfold(editor)
    fill_details(editor, qtbot)
    editor.leave()
    editor.log_run()
    type_run(editor, qtbot)
    editor.save()
    assert details(training_log.sessions()[0]) == (1, 3, True, "hips low")


def test_answers_are_cleared_by_delete_and_by_a_second_click(qtbot, editor, training_log):
    before = stored(
        training_log, distance_m=5000.0, drinking=2, fuelling=0, compression=False, kind=Kind.EASY
    )
    editor.edit(before.id)
    unfold(editor)
    more = editor.form.more
    qtbot.keyClick(more.drinking.button("2"), Qt.Key.Key_Delete)
    for bar, value in ((more.fuelling, "0"), (more.compression, "no"), (more.kind, "easy")):
        qtbot.mouseClick(bar.button(value), Qt.MouseButton.LeftButton)
    editor.save()
    after = training_log.session(before.id)
    assert after == replace(before, drinking=None, fuelling=None, compression=None, kind=None)


def test_digits_choose_an_answer(qtbot, editor):
    editor.log_run()
    unfold(editor)
    bar = editor.form.more.drinking
    qtbot.keyClick(bar.button("0"), Qt.Key.Key_3)
    assert bar.value() == "2"


def test_an_untouched_session_keeps_every_detail(editor, training_log):
    before = stored(
        training_log, distance_m=5000.0, drinking=0, compression=False, form_note=" as it was "
    )
    editor.edit(before.id)
    editor.form.more.title.setText("Round the lake")
    editor.save()
    assert training_log.session(before.id) == replace(before, title="Round the lake")


def test_a_draft_with_an_impossible_amount_is_read_without_it():
    assert FormValues.from_draft({"drinking": 7, "rpe": 7}) == FormValues(rpe=7)


def test_a_plan_keeps_no_details_of_the_run(today):
    values = FormValues(
        local_date=(today + DAY).isoformat(), distance_m="5", drinking=2, compression="yes"
    )
    plan = FormReader(today, Units.KM).session(values, None)
    assert details(plan) == (None, None, None, None)


def test_a_new_session_can_be_skipped(qtbot, editor, training_log):
    editor.log_run()
    unfold(editor)
    type_run(editor, qtbot)
    qtbot.mouseClick(editor.form.status.button("skipped"), Qt.MouseButton.LeftButton)
    editor.save()
    assert training_log.sessions()[0].status is Status.SKIPPED


def test_a_plan_for_yesterday_says_that_it_counts_as_missed(qtbot, editor, today):
    editor.log_run(today - DAY)
    unfold(editor)
    qtbot.mouseClick(editor.form.status.button("planned"), Qt.MouseButton.LeftButton)
    assert editor.form.ahead.text() == "This day has passed, so the plan counts as missed."
    assert editor.form.title.text() == "Plan a run"


def test_a_plan_that_is_done_remembers_what_was_planned(qtbot, editor, training_log, today):
    plan = stored(training_log, status=Status.PLANNED, distance_m=8000.0)
    editor.edit(plan.id)
    qtbot.mouseClick(editor.form.status.button("done"), Qt.MouseButton.LeftButton)
    type_run(editor, qtbot, distance="7.5")
    editor.save()
    done = training_log.session(plan.id)
    assert (done.status, done.distance_m, done.original_distance_m) == (Status.DONE, 7500.0, 8000.0)


def test_a_plan_that_moves_remembers_its_first_day(qtbot, editor, training_log, today):
    plan = stored(training_log, local_date=today + DAY, status=Status.PLANNED, distance_m=8000.0)
    editor.edit(plan.id)
    qtbot.keyClick(editor.form.main.day, Qt.Key.Key_Up)
    editor.save()
    assert training_log.session(plan.id).original_date == today + DAY


@pytest.mark.parametrize("typed", ["31 feb", "2026-02-31", "0.13.2026"])
def test_a_day_that_no_calendar_has_is_named(qtbot, editor, typed):
    editor.log_run()
    type_run(editor, qtbot)
    editor.form.main.day.clear()
    qtbot.keyClicks(editor.form.main.day, typed)
    editor.save()
    said = editor.form.main.fields["local_date"].error.text()
    assert said.startswith((f"{typed} is in no calendar", "Type a day"))


def test_31_february_is_in_no_calendar(qtbot, editor):
    editor.log_run()
    editor.form.main.day.clear()
    qtbot.keyClicks(editor.form.main.day, "31 feb")
    editor.save()
    assert "31 feb is in no calendar" in editor.form.main.fields["local_date"].error.text()


def test_a_time_of_weeks_is_refused_in_days(qtbot, editor, training_log):
    editor.log_run()
    type_run(editor, qtbot, duration="400h")
    editor.save()
    assert "at most 14 days" in editor.form.main.fields["duration_s"].error.text()
    assert training_log.count() == 0


def test_a_pace_above_the_record_is_asked_about_and_saved(qtbot, editor, training_log):
    editor.log_run()
    type_run(editor, qtbot, distance="54", duration="34:10")
    assert editor.form.main.doubt.isVisible()
    assert "world record in the marathon" in editor.form.main.doubt.text()
    editor.save()
    assert training_log.count() == 1


def test_a_day_of_25_hours_is_asked_about(qtbot, editor, training_log, today):
    stored(training_log, local_date=today, sport=Sport.OTHER, duration_s=20 * 3600.0)
    editor.log_run()
    type_run(editor, qtbot, distance="30", duration="5:10:00")
    assert "25 h 10 min on one day" in editor.form.main.doubt.text()


def test_the_doubt_goes_with_its_reason(qtbot, editor):
    editor.log_run()
    type_run(editor, qtbot, distance="54")
    type_run(editor, qtbot, distance="5.4")
    assert not editor.form.main.doubt.isVisible()


def test_the_rules_are_asked_when_the_typing_pauses(qtbot, editor, weeks):
    editor.log_run()
    with qtbot.waitSignal(editor.trial.judged, timeout=5000):
        type_run(editor, qtbot, distance="14", duration="90")
    assert "75 % longer than your longest run" in editor.form.context.title.text()
    assert editor.form.context.run.value() == "14.0 of 8.8 km"


def test_a_run_inside_the_limits_says_so(qtbot, editor, weeks):
    editor.log_run()
    unfold(editor)
    type_run(editor, qtbot, distance="2", duration="14")
    editor.trial.answer()
    assert editor.form.context.title.text() == "Inside your limits"
    assert editor.form.verdict.text.text() == "Inside your limits"
    assert editor.form.context.run.value() == "2.0 of 8.8 km"


def test_heavy_legs_have_a_card_of_their_own(qtbot, editor, training_log, today):
    for gap in (6, 4, 2):
        stored(training_log, local_date=today - DAY * gap, distance_m=5000.0, heaviness=8)
    editor.log_run()
    type_run(editor, qtbot)
    editor.form.main.heaviness.set_level(8)
    editor.trial.answer()
    assert "Heavy legs on your last" in editor.form.heavy.title.text()
    editor.form.main.heaviness.set_level(0)
    editor.trial.answer()
    assert editor.form.heavy.isHidden()


def test_an_edited_run_is_judged_in_the_place_of_the_stored_one(qtbot, editor, weeks, training_log):
    last = training_log.sessions()[-1]
    editor.edit(last.id)
    editor.trial.answer()
    assert editor.form.context.week.value() == "20.0 of 22.0 km"
    type_run(editor, qtbot, distance="7")
    editor.trial.answer()
    assert editor.form.context.week.value() == "19.0 of 22.0 km"


def test_the_plan_that_is_fulfilled_counts_once(qtbot, editor, weeks, training_log, today):
    stored(training_log, local_date=today, status=Status.PLANNED, distance_m=5000.0)
    editor.log_run()
    type_run(editor, qtbot)
    editor.trial.answer()
    assert editor.form.context.week.value().startswith("25.4 of")
    editor.form.plan.link.click()
    editor.trial.answer()
    assert editor.form.context.week.value().startswith("30.4 of")


def test_a_refused_plan_can_be_linked_after_all(qtbot, editor, training_log, today):
    plan = stored(training_log, local_date=today, status=Status.PLANNED, distance_m=5000.0)
    editor.log_run()
    type_run(editor, qtbot)
    editor.form.plan.link.click()
    assert editor.form.plan.text.text() == "Not linked to the plan: run 5.0 km"
    editor.form.plan.link.click()
    editor.save()
    assert training_log.session(plan.id).linked_id is not None


def test_not_this_one_unlinks_and_locks_a_stored_run(editor, training_log, history, today):
    plan = stored(training_log, local_date=today, status=Status.PLANNED, distance_m=5000.0)
    run = Session(uid=new_uid(), local_date=today, distance_m=5400.0)
    done_id = training_log.save(run).edits[0].key
    before = training_log.sessions()
    editor.edit(done_id)
    assert editor.form.plan.text.text() == "Fulfils the plan: run 5.0 km"
    editor.form.plan.link.click()
    editor.save()
    found = [training_log.session(one) for one in (done_id, plan.id)]
    assert [(one.linked_id, one.link_locked) for one in found] == [(None, True), (None, True)]
    history.undo()
    assert training_log.sessions() == before


def test_the_state_of_a_fulfilled_plan_is_refused_below_it(qtbot, editor, training_log, today):
    plan = stored(training_log, local_date=today, status=Status.PLANNED, distance_m=5000.0)
    training_log.save(Session(uid=new_uid(), local_date=today, distance_m=5400.0))
    editor.edit(plan.id)
    qtbot.mouseClick(editor.form.status.button("skipped"), Qt.MouseButton.LeftButton)
    editor.save()
    assert "unlink it first" in editor.form.status_field.error.text()


def test_the_pair_worn_last_is_preset_and_no_draft_by_itself(editor, training_log, services):
    training_log.save(Session(uid=new_uid(), local_date=date(2026, 11, 1)), Shoe(name="Blue"))
    training_log.save(Session(uid=new_uid(), local_date=date(2026, 11, 9)), Shoe(name="Red"))
    editor.log_run()
    assert editor.form.more.shoe.currentText() == "Red"
    editor.leave()
    assert services.drafts.load("session:new") is None


def test_retired_shoes_are_offered_to_old_sessions_only(editor, training_log, services):
    training_log.save(Session(uid=new_uid(), local_date=date(2026, 11, 1)), Shoe(name="Blue"))
    (run,) = training_log.sessions()
    services.shoe_rack.retire(training_log.shoes()[0])
    shoe = editor.form.more.shoe
    editor.log_run()
    assert [shoe.itemText(place) for place in range(shoe.count())] == [""]
    editor.leave()
    editor.edit(run.id)
    assert shoe.currentText() == "Blue"


def test_the_shoes_say_how_far_they_have_run(editor, training_log):
    training_log.save(
        Session(uid=new_uid(), local_date=date(2026, 11, 1), distance_m=12_000.0),
        Shoe(name="Blue", start_distance_m=600_000.0),
    )
    editor.log_run()
    assert editor.form.more.shoe_word.text() == "612 of 800 km"


def test_values_of_a_session_are_read_back(today):
    session = Session(
        uid="x", local_date=today, distance_m=5000.0, compression=False, drinking=0, form_note="f"
    )
    values = values_of(session, Units.KM, "")
    assert (values.compression, values.drinking, values.form_note) == ("no", 0, "f")
