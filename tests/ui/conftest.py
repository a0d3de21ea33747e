"""Fixtures for tests with widgets."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QWidget

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


@pytest.fixture
def host(qtbot, theme):
    """A shown window that drawers and sheets open over."""
    built = QWidget()
    qtbot.addWidget(built)
    built.resize(1000, 700)
    with qtbot.waitExposed(built):
        built.show()
    return built


@pytest.fixture
def kit(services, theme, history, database, today):
    """What pages and dialogs work with."""
    from heavylegs_gui.ui.kit import Kit

    return Kit(
        theme=theme, history=history, preferences=services.preferences, drafts=services.drafts,
        late=services, database=database, today=lambda: today,
    )  # fmt: skip


@pytest.fixture
def editor(host, kit):
    """The session drawer, closed."""
    from heavylegs_gui.ui.dialogs.session_editor import SessionEditor

    built = SessionEditor(kit, host)
    yield built
    built.dismiss()


@pytest.fixture
def open_workspace(services, theme, today, tmp_path, qtbot):
    """A function that opens the whole window on the services' database."""
    from heavylegs_gui import app
    from heavylegs_gui.services.faults import Faults
    from heavylegs_gui.ui.workspace import Workspace

    opened = []

    def open_it():
        options = app.Options(
            database=services.store.path, today=lambda: today, demo=False, smoke=False, files=()
        )
        one = Workspace(app.build_kit(services, theme, options), Faults(tmp_path / "log"))
        opened.append(one)
        qtbot.addWidget(one.window)
        one.show()
        return one

    yield open_it
    for one in opened:
        one.window.toast.dismiss()
        one.window.close()
        one.close()
    # no event loop runs here that would do it, and windows left behind slow the next ones down
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class MovedClock:
    """Two clocks that the test moves."""

    def __init__(self):
        self.now_ms = 1_000_000

    def awake_ms(self):
        return self.now_ms

    def total_ms(self):
        return self.now_ms


@pytest.fixture
def clock():
    """The player's clocks."""
    return MovedClock()


@pytest.fixture
def player(services, clock):
    """A routine player on the services' database and the test's clock."""
    from heavylegs_gui.services.routine_player import RoutinePlayer

    base = services.routine_player
    made = RoutinePlayer(base.routine_library, base.runs, base.gate, services.preferences, clock)
    yield made
    made.leave()


@pytest.fixture
def wheel(qapp):
    """A function that turns the mouse wheel over a table, in eighths of a degree."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    def turn(view, angle):
        place = QPointF(view.viewport().rect().center())
        event = QWheelEvent(
            place,
            view.viewport().mapToGlobal(place),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    return turn


@pytest.fixture
def open_stretch(theme, history):
    """A function that opens the Stretch page on a player."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from heavylegs_gui.ui.pages.stretch_page import StretchPage

    opened = []

    def open_it(player, preferences):
        page = StretchPage(player, player.routine_library, preferences, theme, history)
        page.starter.full_screen = False
        page.resize(1072, 700)
        page.show()
        opened.append(page)
        return page

    yield open_it
    for page in opened:
        page.leave()
        page.close()
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
