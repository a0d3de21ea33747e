"""Keeps the screen on while a routine plays, and lets it go dark when nobody is there."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from heavylegs_gui.domain.routine_engine import PauseReason, State
from heavylegs_gui.services.routine_player import RoutinePlayer

PATIENCE_MS = 60_000
"""A pause of this length lets the screen go dark again [ms]. Source: own value."""
_GONE = frozenset({PauseReason.LOCK, PauseReason.CLOSE, PauseReason.SUSPEND})
"""Pauses in which nobody looks at the screen."""


class WakeLock(Protocol):
    """Something that can keep the screen of this machine on."""

    def hold(self) -> None:
        """Keep the screen on, if anything here can; called again it changes nothing."""

    def release(self) -> None:
        """Let the screen go dark as it likes."""


class WakeKeeper(QObject):
    """Follows a player: held while it runs, released after a minute of pause and at the end.

    Attributes:
        patience: The timer of a pause.
    """

    def __init__(
        self, player: RoutinePlayer, lock: WakeLock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._player, self._lock = player, lock
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(PATIENCE_MS)
        self.patience.timeout.connect(lock.release)
        player.state_changed.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Hold or release as the player stands."""
        engine = self._player.engine
        if engine is None or not self._player.is_open or engine.pause_reason in _GONE:
            self.patience.stop()
            self._lock.release()
        elif engine.state is State.PAUSED:
            if not self.patience.isActive():
                self.patience.start()
        else:
            self.patience.stop()
            self._lock.hold()
