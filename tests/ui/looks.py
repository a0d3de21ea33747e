"""What a look at a window finds: texts that are cut off, overlaps, stops without a name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from heavylegs_gui.domain.settings import ThemeChoice


def unnamed(window):
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name) and not widget.toolTip():
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def cut_off(window):
    """Return texts that are wider than their label or button, or higher than their button."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel) and not widget.wordWrap():
            needed = QFontMetrics(widget.font()).horizontalAdvance(widget.text())
            room = widget.contentsRect().width()
        elif isinstance(widget, QAbstractButton) and not isinstance(widget.parent(), QLineEdit):
            needed, room = widget.minimumSizeHint().width(), widget.width()
            high = widget.minimumSizeHint().height()
            if high > widget.height():
                found.append(f"{type(widget).__name__}: {widget.text()} {high}>{widget.height()}")
        else:
            continue
        if widget.property("elides") is None and needed > room + 1:
            found.append(
                f"{type(widget).__name__}: {getattr(widget, 'text', str)()} {needed}>{room}"
            )
    return found


def overlapping(window):
    """Return neighbours that lie on each other."""
    kinds = (QAbstractButton, QLabel, QLineEdit)
    found = []
    for parent in window.findChildren(QWidget):
        if not parent.isVisible() or isinstance(parent, (QLineEdit, QAbstractButton)):
            continue
        inside = [one for one in parent.children() if isinstance(one, kinds) and one.isVisible()]
        found += [
            f"{one.objectName() or type(one).__name__} on {two.objectName() or type(two).__name__}"
            for index, one in enumerate(inside)
            for two in inside[index + 1 :]
            if one.geometry().intersects(two.geometry())
        ]
    return found


def settle():
    """Let layouts that follow each other come to rest."""
    for _ in range(4):
        QApplication.processEvents()


def scrolls_sideways(window):
    return [
        area.objectName()
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and area.widget() and area.widget().width() > area.viewport().width()
    ]


def wrong_at_any_size(window, theme, *, scales, sizes):
    """Return what is cut off, overlaps or scrolls sideways, for each text size and window size."""
    problems = {}
    for scale in scales:
        theme.configure(ThemeChoice.LIGHT, scale, reduced_motion=True)
        for size in sizes:
            window.resize(*size)
            settle()
            found = cut_off(window) + scrolls_sideways(window) + overlapping(window)
            if found:
                problems[scale, size] = found
    return problems
