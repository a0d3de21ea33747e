import re

import pytest

from heavylegs_gui.content.rules import FILE_NAME, load_thresholds
from heavylegs_gui.content.toml_reader import ContentError
from heavylegs_gui.domain.rules.findings import Evidence
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.thresholds import Thresholds
from heavylegs_gui.paths import resource_root

TEXT = (resource_root() / FILE_NAME).read_text(encoding="utf-8")


def read(tmp_path, text):
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    return load_thresholds(tmp_path)


def test_every_rule_states_numbers_evidence_and_source():
    read_in = load_thresholds(resource_root())
    switches = {rule.switch for rule in RuleId}
    assert {name.upper().replace("_", "-") for name in Thresholds.names()} == switches
    for name in Thresholds.names():
        numbers = getattr(read_in, name)
        assert numbers.source
        assert numbers.grade[0] in "ABC"
        assert numbers.evidence in Evidence


def test_the_steps_of_a_break_follow_its_length():
    layoff = load_thresholds(resource_root()).layoff
    assert layoff.shares(6) == ()
    assert layoff.shares(7) == layoff.shares(13) == (0.75,)
    assert layoff.shares(14) == layoff.shares(27) == (0.5, 0.75)
    assert layoff.shares(28) == layoff.shares(55) == (0.33, 0.5, 0.75)
    assert layoff.shares(56) == ()
    assert layoff.most_weeks == 3


@pytest.mark.parametrize(
    ("found", "planted", "words"),
    [
        ("caution_ratio = 1.10", "caution_ratio = 0.5", "a number from 1 to 5"),
        ("caution_ratio = 1.10", 'caution_ratio = "much"', "a number from 1 to 5"),
        ("window_days = 30", "window_days = 30.5", "a whole number from 1 to 365"),
        ("window_days = 30", "window_days = true", "a whole number"),
        ("window_days = 30\n", "", "needs window_days"),
        ("silent_m", "silnt_m", "has no key 'silnt_m'"),
        ("alert_ratio = 1.30", "alert_ratio = 1.05", "caution_ratio <= alert_ratio"),
        ('evidence = "strong_study"', 'evidence = "sure"', "one of strong_study"),
        ('grade = "A-"', 'grade = ""', "needs grade, a text"),
        ("short_shares = [0.75]", "short_shares = []", "a list of numbers"),
        ("short_shares = [0.75]", "short_shares = [7]", "a number from 0.05 to 1"),
    ],
)
def test_a_fault_is_named_with_its_line_and_rule(tmp_path, found, planted, words):
    with pytest.raises(ContentError, match=re.escape(words)) as caught:
        read(tmp_path, TEXT.replace(found, planted, 1))
    assert re.match(rf"{re.escape(FILE_NAME)}, line \d+: \[(SPIKE|LAYOFF)\] ", str(caught.value))


@pytest.mark.parametrize("planted", [TEXT + "\n[SPIKES]\n", TEXT.replace("[SHOE]", "[SHOES]")])
def test_an_unknown_or_missing_rule_is_named(tmp_path, planted):
    with pytest.raises(ContentError, match=r"SHOE|SPIKES"):
        read(tmp_path, planted)


def test_numbers_cannot_be_changed():
    with pytest.raises(AttributeError, match="cannot be changed"):
        load_thresholds(resource_root()).spike.window_days = 7
