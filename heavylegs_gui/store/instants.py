"""Instants as the database keeps them."""

from __future__ import annotations

from datetime import UTC, datetime


def instant_text(instant: datetime) -> str:
    """Return an aware instant as it is stored: UTC, whole seconds."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant_from(text: str) -> datetime:
    """Return the instant of a stored text."""
    return datetime.fromisoformat(text)
