"""The keys that a word takes, one a line, for the end of its help."""

from __future__ import annotations

from heavylegs_gui.domain.check_in_text import CHECK_IN_KEYS
from heavylegs_gui.domain.settings import ALLOWED, RULES

_ANSWERS = {
    "sleep_h": "{0} to {1} hours, like 6.5",
    "heaviness": "{0} (light as a feather) to {1} (like lead), on waking",
    "soreness": "{0} (none) to {1} (the worst), of the muscles",
    "mood": "{0} (bad) to {1} (very good)",
    "resting_pulse_bpm": "{0} to {1} beats a minute",
    "drinking": "{0} (poor) to {1} (plenty), the day before",
    "fuelling": "{0} (poor) to {1} (plenty), the day before",
}


def check_in_keys() -> str:
    """Return the answers of a check-in with what each may be, and an example."""
    spans = {
        key: _ANSWERS[key].format(f"{span.low:g}", f"{span.high:g}")
        for key, span in CHECK_IN_KEYS.items()
    }
    return "\n".join(
        [
            "the answers (whole numbers, but for the sleep):",
            *_lines(spans),
            "",
            "An empty value (sleep_h=) takes an answer back.",
            "Example: heavylegs checkins set 2026-11-22 sleep_h=7.5 heaviness=3",
        ]
    )


def setting_keys() -> str:
    """Return the settings with what each may be, and an example."""
    spans = {**ALLOWED, "rule.RULE.enabled": "true or false, for each rule:"}
    rules = [", ".join(RULES[:8]) + ",", ", ".join(RULES[8:])]
    return "\n".join(
        [
            "the keys, and their values (_m are metres, null means not told):",
            *_lines(spans),
            *(f"    {line}" for line in rules),
            "",
            "Examples: heavylegs settings units mi",
            "          heavylegs settings rule.SHOE.enabled false",
        ]
    )


def _lines(spans: dict[str, str]) -> list[str]:
    width = max(map(len, spans))
    return [f"  {key:<{width}}  {words}" for key, words in spans.items()]
