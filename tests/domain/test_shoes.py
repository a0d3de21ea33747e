"""How worn a pair of shoes is."""

from datetime import date

import pytest

from heavylegs_gui.domain.shoes import ShoeUse, Wear, last_used
from heavylegs_gui.domain.training import Shoe
from tests.domain.rule_numbers import RULES


def use(worn_m=0.0, **shoe):
    last_day = shoe.pop("last_day", None)
    return ShoeUse(shoe=Shoe(**{"name": "Blue", **shoe}), worn_m=worn_m, last_day=last_day)


@pytest.mark.parametrize(
    ("worn_m", "limit_m", "wear"),
    [
        (499_999.0, None, Wear.FRESH),
        (500_000.0, None, Wear.AGEING),
        (800_000.0, None, Wear.OVER),
        (359_999.0, 400_000.0, Wear.FRESH),
        (360_000.0, 400_000.0, Wear.AGEING),
        (400_000.0, 400_000.0, Wear.OVER),
    ],
)
def test_wear_follows_the_rule_or_the_own_limit(worn_m, limit_m, wear):
    assert use(worn_m, limit_m=limit_m).wear(RULES.shoe) is wear


def test_what_they_had_run_before_counts():
    assert use(300_000.0, start_distance_m=500_000.0).wear(RULES.shoe) is Wear.OVER


def test_the_pair_worn_last_is_the_default():
    uses = [
        use(id=1, last_day=date(2026, 11, 3)),
        use(id=2, last_day=date(2026, 11, 9)),
        use(id=3, last_day=date(2026, 11, 20), retired_on=date(2026, 11, 21)),
        use(id=4),
    ]
    assert last_used(uses).shoe.id == 2
    assert last_used(uses[2:]) is None
