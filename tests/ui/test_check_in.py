"""The daily check-in on a real database."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.training import CheckIn, Session, new_uid

DAY = timedelta(days=1)


@pytest.fixture
def sheet(host, kit):
    """The check-in, closed."""
    from heavylegs_gui.ui.dialogs.check_in_sheet import CheckInSheet

    built = CheckInSheet(kit, host)
    yield built
    built.dismiss()


def focus(sheet):
    return sheet.window().focusWidget()


def test_a_check_in_by_digits_alone(qtbot, sheet, training_log, today, history):
    sheet.ask()
    for key in (Qt.Key.Key_4, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_4):
        qtbot.keyClick(focus(sheet), key)
    qtbot.keyClicks(focus(sheet), "52")
    qtbot.keyClick(focus(sheet), Qt.Key.Key_Return)
    assert not sheet.isVisible()
    told = CheckIn(
        day=today, heaviness=7, sleep_h=5.0, soreness=0, drinking=2, fuelling=3,
        resting_pulse_bpm=52,
    )  # fmt: skip
    assert training_log.check_in(today) == told
    history.undo()
    assert training_log.check_in(today) is None
    history.redo()
    assert training_log.check_in(today) == told


def test_enter_on_an_answer_saves(qtbot, sheet, training_log, today):
    sheet.ask()
    qtbot.keyClick(focus(sheet), Qt.Key.Key_1)
    qtbot.keyClick(focus(sheet), Qt.Key.Key_Return)
    assert training_log.check_in(today) == CheckIn(day=today, heaviness=1)


def test_arrows_change_an_answer_and_stay(qtbot, sheet, training_log, today):
    training_log.save_check_in(CheckIn(day=today, heaviness=3))
    sheet.ask()
    legs = sheet.form.legs.choice
    legs.focus_answer()
    qtbot.keyClick(focus(sheet), Qt.Key.Key_Right)
    assert (legs.value(), sheet.form.legs.value) == ("2", 5)
    assert focus(sheet) is legs.button("2")


def test_a_click_goes_on_to_the_next_question(qtbot, sheet):
    sheet.ask()
    QApplication.processEvents()
    qtbot.mouseClick(sheet.form.legs.choice.button("3"), Qt.MouseButton.LeftButton)
    assert sheet.form.hours.choice.isAncestorOf(focus(sheet))


def test_values_between_the_answers_stay_as_they_are(sheet, training_log, today):
    told = CheckIn(day=today, heaviness=4, sleep_h=6.21, soreness=4, mood=9, drinking=0)
    training_log.save_check_in(told)
    sheet.ask()
    sheet.form.pulse.setText("48")
    sheet.save()
    assert training_log.check_in(today) == CheckIn(
        day=today, heaviness=4, sleep_h=6.21, soreness=4, mood=9, drinking=0, resting_pulse_bpm=48
    )


def test_a_cleared_answer_is_unknown_again(qtbot, sheet, training_log, today):
    training_log.save_check_in(CheckIn(day=today, heaviness=4, sleep_h=6.5, resting_pulse_bpm=50))
    sheet.ask()
    qtbot.keyClick(sheet.form.legs.choice.button("1"), Qt.Key.Key_Delete)
    sheet.form.pulse.clear()
    sheet.save()
    assert training_log.check_in(today) == CheckIn(day=today, sleep_h=6.5)


def test_a_day_without_any_answer_leaves_the_log(sheet, training_log, today, history):
    told = CheckIn(day=today, heaviness=4)
    training_log.save_check_in(told)
    sheet.ask()
    assert sheet.remove_button.isVisible()
    sheet.remove_button.click()
    assert training_log.check_ins() == []
    history.undo()
    assert training_log.check_ins() == [told]


def test_saving_nothing_writes_nothing(sheet, training_log, history):
    sheet.ask()
    sheet.save()
    assert training_log.check_ins() == []
    assert history.stack.count() == 0


@pytest.mark.parametrize(("typed", "hours"), [("5:30", 5.5), ("7.25", 7.25), ("6h", 6.0)])
def test_sleep_can_be_typed(qtbot, sheet, training_log, today, typed, hours):
    sheet.ask()
    qtbot.keyClicks(sheet.form.sleep, typed)
    sheet.save()
    assert training_log.check_in(today).sleep_h == hours


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("sleep", "25", "0 to 24 hours"),
        ("sleep", "long", "0 to 24 hours"),
        ("pulse", "12", "from 20 to 260"),
        ("pulse", "52.5", "from 20 to 260"),
        ("pulse", "fast", "from 20 to 260"),
    ],
)
def test_an_impossible_value_is_named_and_stays(qtbot, sheet, training_log, field, typed, said):
    sheet.ask()
    line = getattr(sheet.form, field)
    qtbot.keyClicks(line, typed)
    sheet.save()
    assert sheet.isVisible()
    assert said in getattr(sheet.form, f"{field}_error").text()
    assert (line.text(), training_log.check_ins()) == (typed, [])


def test_yesterday_is_marked(sheet, training_log, today):
    training_log.save_check_in(CheckIn(day=today - DAY, heaviness=7, drinking=3))
    sheet.ask()
    marked = [one.is_marked for one in sheet.form.legs.choice._buttons.values()]
    assert marked == [False, False, False, True, False]


def test_closing_keeps_what_was_chosen(qtbot, sheet, training_log):
    sheet.ask()
    qtbot.keyClick(focus(sheet), Qt.Key.Key_2)
    qtbot.keyClicks(sheet.form.sleep, "6:10")
    qtbot.keyClick(focus(sheet), Qt.Key.Key_Escape)
    assert (sheet.isVisible(), training_log.check_ins()) == (False, [])
    sheet.ask()
    assert sheet.restored.isVisible()
    assert (sheet.form.legs.value, sheet.form.sleep.text()) == (3, "6:10")
    sheet.restored.link.click()
    assert sheet.form.legs.value is None


def test_a_saved_check_in_leaves_no_draft(qtbot, sheet, services):
    sheet.ask()
    qtbot.keyClick(focus(sheet), Qt.Key.Key_2)
    sheet.leave()
    sheet.ask()
    sheet.save()
    kept = services.drafts.keys()
    assert not any(key.startswith("check_in") for key in kept)


def test_an_earlier_day_is_reached_and_changed(qtbot, sheet, training_log, today):
    sheet.ask()
    sheet.before_button.click()
    assert sheet.title.text() == "Saturday, 21 November"
    qtbot.keyClick(focus(sheet), Qt.Key.Key_5)
    sheet.save()
    assert training_log.check_ins() == [CheckIn(day=today - DAY, heaviness=9)]


def test_a_day_ahead_cannot_be_told(qtbot, sheet, today):
    with qtbot.waitSignal(sheet.said, timeout=1000) as said:
        sheet.ask(today + DAY)
    assert said.args == ["A check-in is for today or a day that has passed."]
    assert not sheet.isVisible()
    sheet.ask()
    assert not sheet.after_button.isEnabled()


def test_every_control_has_a_name(sheet):
    sheet.ask()
    unnamed = [
        one
        for one in sheet.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert unnamed == []


def test_the_week_is_spoken(sheet, training_log, today):
    training_log.save_check_in(CheckIn(day=today - DAY, sleep_h=6.5))
    sheet.ask()
    assert "Sleep: Sat 6.5" in sheet.week.accessibleName()


def test_the_week_makes_room_for_large_text(sheet, theme):
    sheet.ask()
    assert sheet.week_card.isVisible()
    theme.configure(ThemeChoice.DARK, 150, reduced_motion=True)
    QApplication.processEvents()
    assert not sheet.week_card.isVisible()


def logged(training_log, today):
    training_log.add(Session(uid=new_uid(), local_date=today - DAY, distance_m=5000.0))


def test_today_tells_the_rest_of_the_check_in(open_workspace, training_log, today):
    logged(training_log, today)
    window = open_workspace()
    feel = window.window.show_page("today").feel
    assert (feel.rest.text(), feel.more.text()) == ("", "Sleep, soreness, pulse…")
    told = CheckIn(day=today, sleep_h=6.5, soreness=3, resting_pulse_bpm=51)
    training_log.save_check_in(told)
    assert feel.rest.text() == "Slept 6:30 h, soreness 3 of 10, pulse 51"
    feel.more.click()
    assert window.pages.check_in_sheet().isVisible()


def test_today_lets_the_answer_about_the_legs_be_taken_back(
    open_workspace, training_log, today, qtbot
):
    logged(training_log, today)
    training_log.save_check_in(CheckIn(day=today, heaviness=7))
    feel = open_workspace().window.show_page("today").feel
    qtbot.keyClick(feel.choice.button("7"), Qt.Key.Key_Delete)
    assert training_log.check_in(today) is None


def test_the_command_opens_the_check_in_and_another_page_closes_it(open_workspace):
    window = open_workspace()
    window.run_action("check_in")
    assert window.pages.check_in_sheet().isVisible()
    window.window.show_page("log")
    assert not window.pages.check_in_sheet().isVisible()


def test_the_calendar_opens_the_check_in_of_its_day(open_workspace, training_log, today, qtbot):
    logged(training_log, today)
    window = open_workspace()
    page = window.window.show_page("calendar")
    page.show_day(today - DAY)
    qtbot.keyClick(page.grid, Qt.Key.Key_C)
    assert window.pages.check_in_sheet().day == today - DAY
