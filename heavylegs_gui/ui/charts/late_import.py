"""Brings the plotting library in when a graph is first wanted, in short turns of the event loop."""

from __future__ import annotations

import importlib
import sys

from PySide6.QtCore import QObject, QTimer, Signal

_LIBRARY = "pyqtgraph"
_STEPS = (
    "numpy",
    "xml.etree.ElementTree",
    "pydoc",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtCore",
    "PySide6.QtGui",
    "PySide6.QtWidgets",
    _LIBRARY,
)
_PAUSE_MS = 5


class PlottingLibrary(QObject):
    """Imports numpy, what else is needed, then pyqtgraph, one part a turn.

    Signals:
        ready: Everything is there; emitted once for each :meth:`start`.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin in the next turn, unless it has begun."""
        if not self._timer.isActive():
            self._left = [] if _LIBRARY in sys.modules else list(_STEPS)
            self._timer.start()

    def stop(self) -> None:
        """Wait with the rest until the next :meth:`start`, because nobody looks any more."""
        self._timer.stop()

    def _step(self) -> None:
        if self._left:
            _load(self._left.pop(0))
        if self._left:
            self._timer.start()
        else:
            self.ready.emit()


def _load(name: str) -> None:
    """Import a module; of Qt's modules also every class.

    PySide6 makes its classes when they are first named, and pyqtgraph names them all at once: done
    here, that takes half of the time out of the longest turn.
    """
    module = importlib.import_module(name)
    if name.startswith("PySide6."):
        for attribute in dir(module):
            getattr(module, attribute)
