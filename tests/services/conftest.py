"""Fixtures for tests of the services."""

import pytest


@pytest.fixture
def left(desk):
    """A routine that was left with 30 s held."""
    desk.begin()
    desk.play(45)
    desk.player.leave()
    return desk


@pytest.fixture
def plan_desk(services):
    """An empty log and its plan."""
    from tests.services.planning_desk import PlanDesk

    return PlanDesk(services)
