"""Names of the rules and of the evidence, as the command line and the database write them."""

from __future__ import annotations

from enum import StrEnum


class RuleId(StrEnum):
    """One rule of the warning engine; the session and week forms of a rule are told apart."""

    SPIKE = "SPIKE"
    START_S = "START-S"
    START_W = "START-W"
    WEEK = "WEEK"
    ROLL7 = "ROLL7"
    REST = "REST"
    STREAK = "STREAK"
    HARD_EASY = "HARD-EASY"
    SPEED = "SPEED"
    HARD_SHARE = "HARD-SHARE"
    LONG = "LONG"
    CUTBACK = "CUTBACK"
    LAYOFF_S = "LAYOFF-S"
    LAYOFF_W = "LAYOFF-W"
    MONO = "MONO"
    HEAVY = "HEAVY"
    SHOE = "SHOE"

    @property
    def switch(self) -> str:
        """The name under which the rule is switched off: both forms have one switch."""
        return self.value.removesuffix("-S").removesuffix("-W")


class Evidence(StrEnum):
    """How sure the science behind a rule is."""

    STRONG_STUDY = "strong_study"
    SOME_STUDIES = "some_studies"
    COACHING_CUSTOM = "coaching_custom"
