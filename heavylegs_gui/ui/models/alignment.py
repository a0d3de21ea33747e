"""Where the words of a table stand in their cells."""

from __future__ import annotations

from PySide6.QtCore import Qt


def cell_alignment(*, to_right: bool) -> Qt.AlignmentFlag:
    """Return where a cell or its heading stands: figures at the right, words at the left."""
    side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
