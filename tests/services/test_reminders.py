"""Reminders on a real database: said once, also after a restart; never beside a warning sign."""

from datetime import datetime, timedelta

import pytest

from heavylegs_gui.domain.reminders import Reminder, ReminderKind
from heavylegs_gui.domain.training import CheckIn
from heavylegs_gui.services.drafts import Drafts
from heavylegs_gui.services.reminders import Reminders
from tests.services.routine_desk import NOON


def local_time(instant):
    return instant.astimezone().strftime("%H:%M")


class Bell:
    """Reminders of a desk, and what they said."""

    def __init__(self, desk):
        self.desk, self.said = desk, []
        log = desk.services.training_log
        self.drafts = Drafts(desk.store, desk.clock.now)
        self.reminders = Reminders(
            desk.preferences, self.drafts, log, desk.runs, desk.gate, now=desk.clock.now
        )
        self.reminders.reminded.connect(lambda one: self.said.append(one.reminder.kind))

    def look_after(self, **later):
        self.desk.clock.later += timedelta(**later)
        self.reminders.look()

    def restart(self):
        self.close()
        self.desk.bell = Bell(self.desk)
        return self.desk.bell

    def close(self):
        self.drafts.close()
        self.reminders.stop()


@pytest.fixture
def bell(desk):
    desk.bell = Bell(desk)
    yield desk.bell
    desk.bell.close()


@pytest.fixture
def in_an_hour(desk):
    """A routine that the runner wants to be reminded of an hour from now."""
    desk.preferences.set("remind_routine_at", local_time(NOON + timedelta(hours=1)))


def test_without_a_reminder_nobody_looks_at_the_clock(bell, desk):
    bell.reminders.start()
    assert not bell.reminders.is_looking
    desk.preferences.set("remind_check_in_at", "07:30")
    assert bell.reminders.is_looking
    desk.preferences.set("remind_check_in_at", "null")
    assert not bell.reminders.is_looking


def test_it_is_said_once_at_its_time(bell, in_an_hour):
    bell.look_after(minutes=0)
    bell.look_after(minutes=59)
    assert bell.said == []
    bell.look_after(minutes=1)
    bell.look_after(minutes=1)
    assert bell.said == [ReminderKind.ROUTINE]


def test_a_restart_says_nothing_twice(bell, in_an_hour):
    bell.look_after(minutes=0)
    bell.look_after(minutes=61)
    again = bell.restart()
    again.look_after(minutes=5)
    assert (bell.said, again.said) == ([ReminderKind.ROUTINE], [])


def test_one_that_came_while_the_program_was_closed_is_said_once(bell, in_an_hour):
    bell.look_after(minutes=0)
    again = bell.restart()
    again.look_after(minutes=90)
    assert again.said == [ReminderKind.ROUTINE]


def test_one_of_long_ago_is_not_said(bell, in_an_hour):
    bell.look_after(minutes=0)
    bell.look_after(hours=4)
    assert bell.said == []


def test_the_first_look_ever_says_nothing_of_the_past(bell, desk):
    desk.preferences.set("remind_routine_at", local_time(NOON - timedelta(minutes=30)))
    bell.look_after(minutes=0)
    assert bell.said == []


def test_a_clock_that_is_set_back_says_nothing_twice(bell, in_an_hour):
    bell.look_after(minutes=0)
    bell.look_after(minutes=61)
    bell.look_after(minutes=-30)
    assert bell.said == [ReminderKind.ROUTINE]


def test_a_routine_that_was_done_today_needs_no_reminder(bell, desk, in_an_hour):
    desk.begin()
    desk.play(400)
    assert desk.runs.done_days() == [desk.clock.today()]
    bell.look_after(minutes=0)
    bell.look_after(minutes=61)
    assert bell.said == []


def test_beside_an_open_warning_sign_nobody_is_sent_to_the_mat(bell, desk, in_an_hour):
    bell.look_after(minutes=0)
    desk.gate.answer(["leg"])
    bell.look_after(minutes=61)
    assert bell.said == []


def test_the_check_in_is_asked_for_unless_it_is_there(bell, desk):
    log = desk.services.training_log
    desk.preferences.set("remind_check_in_at", local_time(NOON + timedelta(minutes=10)))
    bell.look_after(minutes=0)
    log.save_check_in(CheckIn(day=log.today(), sleep_h=7.0))
    bell.look_after(minutes=11)
    assert bell.said == []


def test_the_check_in_is_asked_for_beside_a_warning_sign_too(bell, desk):
    desk.preferences.set("remind_check_in_at", local_time(NOON + timedelta(minutes=10)))
    bell.look_after(minutes=0)
    desk.gate.answer(["leg"])
    bell.look_after(minutes=11)
    assert bell.said == [ReminderKind.CHECK_IN]


def test_what_is_planned_with_a_time_is_said(bell, desk):
    local = datetime.strptime(local_time(NOON), "%H:%M").replace(tzinfo=NOON.tzinfo)
    minute = (local.hour * 60 + local.minute + 5) % 1440
    bell.reminders.planned = lambda _day: [Reminder(ReminderKind.PLANNED, minute, what="Foam roll")]
    bell.look_after(minutes=0)
    bell.look_after(minutes=6)
    assert bell.said == [ReminderKind.PLANNED]


def test_a_damaged_mark_of_the_last_look_counts_as_none(bell, in_an_hour):
    bell.drafts.save("reminders", {"looked": "yesterday"})
    bell.look_after(minutes=61)
    assert bell.said == []
