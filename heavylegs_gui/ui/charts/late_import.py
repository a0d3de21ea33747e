"""Brings the plotting library in when a graph is first wanted, in short turns of the event loop."""

from __future__ import annotations

import importlib
import sys

from PySide6.QtCore import QObject, QTimer, Signal

_STEPS = ("numpy", "xml.etree.ElementTree", "pydoc", "PySide6.QtOpenGLWidgets", "pyqtgraph")
_PAUSE_MS = 5


class PlottingLibrary(QObject):
    """Imports numpy, what else is needed, then pyqtgraph, one part a turn.

    Signals:
        ready: Everything is there; emitted once a :meth:`start`.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = [name for name in _STEPS if name not in sys.modules]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_ready(self) -> bool:
        """Whether a graph can be built without a pause."""
        return _STEPS[-1] in sys.modules

    def start(self) -> None:
        """Begin in the next turn."""
        self._timer.start()

    def _step(self) -> None:
        if self._left:
            importlib.import_module(self._left.pop(0))
        if self._left:
            self._timer.start()
        else:
            self.ready.emit()
