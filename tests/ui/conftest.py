"""Fixtures for tests with widgets."""

import pytest
from PySide6.QtCore import QLocale

from heavylegs_gui.domain.settings import ThemeChoice


@pytest.fixture
def theme(qapp):
    """The theme manager in light colours at normal text size."""
    from heavylegs_gui.ui.theme.theme import ThemeManager

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    manager = ThemeManager(qapp)
    manager.configure(ThemeChoice.LIGHT, 100, reduced_motion=False)
    return manager


@pytest.fixture
def history(qapp):
    """An empty undo history."""
    from heavylegs_gui.ui.undo import History

    return History()
