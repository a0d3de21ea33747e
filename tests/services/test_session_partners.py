"""A changed session lets go of its plan, as one change."""

from dataclasses import replace
from datetime import date

import pytest

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import Session, Status, new_uid

DAY = date(2026, 11, 20)


def session(**values):
    return Session(**{"uid": new_uid(), "local_date": DAY, "distance_m": 5000.0, **values})


@pytest.fixture
def linked(training_log):
    """A done run and the plan that it fulfils."""
    plan_id = training_log.add(session(status=Status.PLANNED)).edits[0].key
    done_id = training_log.save(session()).edits[0].key
    return training_log.session(done_id), training_log.session(plan_id)


def test_the_partner_is_found_from_both_sides(training_log, linked):
    done, plan = linked
    assert (training_log.partner(done), training_log.partner(plan)) == (plan, done)


def test_a_refused_plan_is_free_and_both_stay_locked(training_log, linked):
    done, plan = linked
    change = training_log.save(replace(done, linked_id=None, link_locked=True, notes="alone"))
    found = [training_log.session(one.id) for one in linked]
    assert [(one.linked_id, one.link_locked) for one in found] == [(None, True), (None, True)]
    assert training_log.plan_of(session()) is None
    training_log.apply(change.inverted())
    assert [training_log.session(one.id) for one in linked] == [done, plan]


def test_a_run_that_was_skipped_after_all_frees_its_plan(training_log, linked):
    done, plan = linked
    training_log.save(replace(done, status=Status.SKIPPED, linked_id=None))
    freed = training_log.session(plan.id)
    assert (freed.linked_id, freed.link_locked) == (None, False)


def test_a_fulfilled_plan_keeps_its_state(training_log, linked):
    _done, plan = linked
    with pytest.raises(InvalidValueError, match="unlink it first") as caught:
        training_log.save(replace(plan, status=Status.SKIPPED, linked_id=None))
    assert caught.value.field == "status"
    assert training_log.session(plan.id) == plan


def test_an_edit_of_something_else_keeps_the_link(training_log, linked):
    done, plan = linked
    training_log.save(replace(done, notes="windy"))
    assert training_log.session(plan.id) == plan
