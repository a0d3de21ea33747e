"""Makes search indifferent to case and accents."""

from __future__ import annotations

import unicodedata


def fold(text: object) -> str | None:
    """Return ``text`` without case and accents: ``"MÜDE"`` becomes ``"mude"``; SQL calls it too."""
    if not isinstance(text, str):
        return None
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
