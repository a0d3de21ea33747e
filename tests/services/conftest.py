"""Fixtures for tests of the services."""

import pytest


@pytest.fixture
def left(desk):
    """A routine that was left with 30 s held."""
    desk.begin()
    desk.play(45)
    desk.player.leave()
    return desk
