"""Short messages at the foot of the window, with Undo where it applies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout

from heavylegs_gui.ui.widgets.basics import Button, Label, Weight

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.theme.theme import ThemeManager

SHOWN_MS = 8_000
"""How long a toast stays [ms]."""
_MARGIN_PX = 20
_WATCH_MS = 250
"""So often it looks whether a button has come to stand below it [ms]. Source: own value."""
_STEP_PX, _MOST_RISE = 8, 4
"""It rises in such steps, at most so many of its heights, to leave the buttons free [px]."""


class Toast(QFrame):
    """One message over the page, beside its buttons; a new one takes the place of the old.

    It stays while the mouse rests on it or its button has the focus.
    """

    def __init__(self, theme: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._action: Callable[[], None] | None = None
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        self.label = Label(theme, weight=Weight.Medium)
        layout.addWidget(self.label)
        self.button = Button(theme, self.tr("Undo"), "quiet")
        self.button.clicked.connect(self._on_clicked)
        layout.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._make_way)
        parent.installEventFilter(self)
        self.hide()

    def show_message(
        self, text: str, action_text: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Show ``text``, with a button when ``action`` is given."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        self._action = action
        self.label.setText(text)
        self.setAccessibleName(text)
        self.button.setText(action_text or self.tr("Undo"))
        self.button.setVisible(action is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        self._watch.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Hide the message."""
        self._timer.stop()
        self._watch.stop()
        self._action = None
        self.hide()

    def _on_clicked(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()

    def _on_timeout(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._timer.start()
        else:
            self.dismiss()

    def _make_way(self) -> None:
        """Move where a button has come to stand below it."""
        if any(self.geometry().intersects(box) for box in self._buttons()):
            self._place()

    def _buttons(self) -> list[QRect]:
        return [
            QRect(one.mapTo(self._host, QPoint()), one.size())
            for one in self._host.findChildren(QAbstractButton)
            if one.isVisible() and not self.isAncestorOf(one)
        ]

    def _place(self) -> None:
        self.setMaximumWidth(max(120, self._host.width() - 2 * _MARGIN_PX))
        self.adjustSize()
        taken, places = self._buttons(), self._places()
        free = (
            place
            for place in places
            if not any(QRect(place, self.size()).intersects(box) for box in taken)
        )
        self.move(next(free, places[0]))

    def _places(self) -> list[QPoint]:
        """Return where it may stand, the best place first: at the foot, in the middle."""
        parent = self._host
        right = max(_MARGIN_PX, parent.width() - self.width() - _MARGIN_PX)
        foot = parent.height() - self.height() - _MARGIN_PX
        heights = range(foot, foot - _MOST_RISE * self.height(), -_STEP_PX)
        lefts = (max(_MARGIN_PX, (parent.width() - self.width()) // 2), right)
        return [QPoint(left, top) for top in heights for left in lefts]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the place when the page changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
