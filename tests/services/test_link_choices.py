"""Which plans are offered for a link, and the lock on it."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.training import Session, Sport, Status, new_uid

DAY = date(2026, 11, 17)


def session(days, distance_m, status=Status.PLANNED, sport=Sport.RUN):
    return Session(
        uid=new_uid(),
        local_date=DAY + timedelta(days=days),
        distance_m=distance_m,
        status=status,
        sport=sport,
    )


@pytest.fixture
def choices(services):
    return services.planning.link_choices


@pytest.fixture
def stored(training_log):
    """A function that writes sessions and returns them as they are stored."""

    def write(*sessions):
        training_log.add_all(list(sessions), "Fill")
        by_uid = {one.uid: one for one in training_log.sessions()}
        return [by_uid[one.uid] for one in sessions]

    return write


def test_the_nearest_plans_of_the_sport_come_first(choices, stored):
    done, far, near, same_day, _bike, _gone = stored(
        session(0, 7000.0, Status.DONE),
        session(5, 7000.0),
        session(-3, 9000.0),
        session(0, 20_000.0),
        session(1, 7000.0, sport=Sport.CYCLE),
        session(8, 7000.0),
    )
    assert choices.candidates(done) == [same_day, near, far]


def test_a_plan_that_is_fulfilled_is_not_offered(choices, services, stored):
    done, other, plan = stored(
        session(0, 7000.0, Status.DONE), session(1, 7000.0, Status.DONE), session(1, 7000.0)
    )
    services.planning.link(other.id, plan.id)
    assert choices.candidates(done) == []


def test_the_lock_holds_both_sides_and_can_be_taken_back(choices, services, training_log, stored):
    done, plan = stored(session(0, 7000.0, Status.DONE), session(0, 7000.0))
    services.planning.relink_automatically(DAY, DAY)
    change = choices.set_locked(done.id, locked=True)
    assert [training_log.session(one.id).link_locked for one in (done, plan)] == [True, True]
    training_log.apply(change.inverted())
    assert [training_log.session(one.id).link_locked for one in (done, plan)] == [False, False]


def test_what_was_unlinked_may_be_linked_unasked_again(choices, services, training_log, stored):
    done, plan = stored(session(0, 7000.0, Status.DONE), session(0, 7000.0))
    services.planning.link(done.id, plan.id)
    services.planning.unlink(done.id)
    for one in (done, plan):
        choices.set_locked(one.id, locked=False)
    services.planning.relink_automatically(DAY, DAY)
    assert training_log.session(done.id).linked_id == plan.id
