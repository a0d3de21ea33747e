"""Which number to call, by region.

Source of the numbers: the short-number data of libphonenumber 9, as listed in the safety review.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EMERGENCY: Mapping[str, str] = MappingProxyType(
    {
        "GB": "999", "IE": "999", "FR": "112", "DE": "112", "ES": "112", "NL": "112",
        "SE": "112", "TR": "112", "IT": "112", "CH": "144", "NO": "113", "PL": "112",
        "US": "911", "CA": "911", "MX": "911", "AU": "000", "NZ": "111", "IN": "112",
        "ZA": "112", "KE": "999", "SG": "995", "HK": "999", "MY": "999", "JP": "119",
        "KR": "119", "CN": "120", "BR": "192", "AE": "998", "IL": "101", "PH": "911",
    }
)  # fmt: skip
"""Country code to the number of the ambulance."""

EXAMPLES = (
    "112 in Europe, 999 in the UK, 911 in the US and Canada, 000 in Australia, 111 in New Zealand"
)
"""Shown where the region is not known."""


def emergency_words(region: str | None) -> str:
    """Return what to call, for the middle of a sentence.

    Args:
        region: Two-letter country code, or ``None`` when the runner has not told.
    """
    number = EMERGENCY.get((region or "").upper())
    if number is None:
        return f"your local emergency number ({EXAMPLES})"
    return number
