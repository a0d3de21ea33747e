"""Shoes on a real database: each action is one change that can be taken back."""

from dataclasses import replace
from datetime import date

import pytest

from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.training import Session, Shoe, new_uid


@pytest.fixture
def rack(services):
    return services.shoe_rack


@pytest.fixture
def blue(rack):
    rack.add(Shoe(name="Blue", start_distance_m=120_000.0))
    return rack.uses()[0].shoe


def everything(services):
    return services.store.fetch_all("shoe"), services.store.fetch_all("session")


@pytest.mark.parametrize(
    "action",
    [
        lambda rack, shoe: rack.add(Shoe(name="Red")),
        lambda rack, shoe: rack.update(replace(shoe, limit_m=600_000.0)),
        lambda rack, shoe: rack.retire(shoe),
        lambda rack, shoe: rack.delete(shoe),
    ],
    ids=["add", "update", "retire", "delete"],
)
def test_every_action_is_taken_back_row_for_row(services, rack, blue, action):
    before = everything(services)
    change = action(rack, blue)
    after = everything(services)
    assert after != before
    rack.apply(change.inverted())
    assert everything(services) == before
    rack.apply(change)
    assert everything(services) == after


def test_a_retired_pair_comes_back(rack, blue, today):
    assert rack.retire(blue).label == "Blue retired"
    retired = rack.use(blue.id).shoe
    assert retired.retired_on == today
    assert rack.bring_back(retired).label == "Blue back in use"
    assert rack.use(blue.id).shoe == blue


def test_a_pair_in_the_log_cannot_be_deleted(rack, blue, training_log):
    training_log.add(Session(uid=new_uid(), local_date=date(2026, 11, 1), shoe_id=blue.id))
    with pytest.raises(InvalidValueError, match="Blue stands in your log"):
        rack.delete(blue)
    assert rack.use(blue.id) is not None


def test_a_pair_that_is_gone_cannot_be_changed(rack, blue):
    rack.delete(blue)
    assert rack.delete(blue).is_empty
    with pytest.raises(StoreError, match="no longer in the log"):
        rack.retire(blue)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": " BLUE "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"start_distance_m": -1.0}, "start_distance_m"),
        ({"start_distance_m": 20_000_000.0}, "start_distance_m"),
        ({"limit_m": 0.0}, "limit_m"),
        ({"limit_m": 20_000_000.0}, "limit_m"),
    ],
)
def test_an_impossible_pair_is_refused(rack, blue, wrong, field):
    with pytest.raises(InvalidValueError) as caught:
        rack.add(Shoe(**{"name": "Red", **wrong}))
    assert caught.value.field == field
    assert len(rack.uses()) == 1


def test_a_pair_keeps_its_own_name(rack, blue):
    rack.update(replace(blue, name="blue"))
    assert rack.use(blue.id).shoe.name == "blue"


def test_the_rack_tells_of_runs(rack, blue, training_log, qtbot):
    with qtbot.waitSignal(rack.changed, timeout=1000):
        training_log.add(
            Session(uid=new_uid(), local_date=date(2026, 11, 1), distance_m=9000.0, shoe_id=blue.id)
        )
    assert rack.default().distance_m == 129_000.0
