"""Which number to call."""

import re

import pytest

from heavylegs_gui.domain.emergency_numbers import EMERGENCY, emergency_words
from heavylegs_gui.domain.safety_card import BOXES, UNREADABLE


@pytest.mark.parametrize(
    ("region", "number"),
    [("GB", "999"), ("DE", "112"), ("US", "911"), ("AU", "000"), ("NZ", "111"), ("JP", "119"),
     ("NO", "113"), ("CH", "144"), ("BR", "192"), ("gb", "999")],
)  # fmt: skip
def test_a_known_region_has_one_number(region, number):
    assert emergency_words(region) == number


@pytest.mark.parametrize("region", [None, "", "XX", "Great Britain", "en_US"])
def test_an_unknown_region_gets_examples_the_european_first(region):
    words = emergency_words(region)
    assert words.startswith("your local emergency number (112 in Europe")
    assert re.findall(r"\d+", words) == ["112", "999", "911", "000", "111"]


def test_only_new_zealand_calls_111():
    assert [region for region, number in EMERGENCY.items() if number == "111"] == ["NZ"]


def test_each_entry_is_a_country_code_and_three_digits():
    assert all(re.fullmatch(r"[A-Z]{2}", one) for one in EMERGENCY)
    assert all(re.fullmatch(r"\d{3}", number) for number in EMERGENCY.values())


@pytest.mark.parametrize("region", [None, "GB"])
@pytest.mark.parametrize("box", [*BOXES, UNREADABLE], ids=lambda box: box.key)
def test_every_text_can_be_filled_in(box, region):
    text = " ".join((box.headline, *box.advice)).format(emergency=emergency_words(region))
    assert not re.search(r"[{}]", text)
    assert ("999" in text) == any("{emergency}" in one for one in (box.headline, *box.advice))
