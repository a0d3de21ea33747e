"""The search field of the head: type a command's name, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt

from heavylegs_gui.ui.widgets.basics import IconLabel, KeyCap
from heavylegs_gui.ui.widgets.search_edit import SearchEdit

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.theme.theme import ThemeManager
    from heavylegs_gui.ui.widgets.palette_list import PaletteList

_FRAME_PX = 26
"""Border and padding of the field at both sides [px]; see the style sheet."""
MAX_ROWS = 9


def matching(labels: Sequence[str], text: str) -> list[int]:
    """Return the indexes of the labels that hold every word of ``text``.

    Labels in which a word begins with the first typed word come first; otherwise order is kept.
    """
    words = text.lower().split()
    found = [
        index for index, label in enumerate(labels) if all(word in label.lower() for word in words)
    ]
    if words:
        found.sort(
            key=lambda index: (
                not any(part.startswith(words[0]) for part in labels[index].lower().split())
            )
        )
    return found


class PaletteField(SearchEdit):
    """A line edit with a list of the commands that fit.

    ``search_log`` gets the text when the runner chooses to look for it in the log.
    """

    def __init__(
        self,
        theme: ThemeManager,
        search_log: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._search_log = theme, search_log
        self._actions: list[QAction] = []
        self._choices: list[QAction | None] = []
        self.setPlaceholderText(self.tr("Search or run a command"))
        self.setAccessibleName(self.tr("Search or run a command"))
        self.setClearButtonEnabled(False)
        self._icon = IconLabel(theme, "search", "text3", 18, self)
        self._key = KeyCap(theme, "Ctrl+K", self)
        for child in (self._icon, self._key):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._rows: list[str] = []
        self._list: PaletteList | None = None
        self.textEdited.connect(self._refresh)
        self.installEventFilter(self)
        theme.changed.connect(self._place_children)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these commands; separators and disabled ones are left out when the list opens."""
        self._actions = [action for action in actions if action.text()]

    def open(self) -> None:
        """Take the keyboard and show every command."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._refresh()

    @property
    def choices(self) -> list[str]:
        """What the list offers now."""
        return [row.partition("\t")[0] for row in self._rows]

    def _refresh(self) -> None:
        enabled = [action for action in self._actions if action.isEnabled()]
        labels = [action.text().replace("&", "").rstrip("…") for action in enabled]
        text = self.text().strip()
        found = matching(labels, text)[:MAX_ROWS]
        self._rows, self._choices = [], []
        for index in found:
            shortcut = enabled[index].shortcut().toString()
            self._rows.append(f"{labels[index]}\t{shortcut}".rstrip())
            self._choices.append(enabled[index])
        if text:
            self._rows.append(self.tr("Find “{0}” in the log").format(text))
            self._choices.append(None)
        self._the_list().offer(self._rows)

    def _the_list(self) -> PaletteList:
        if self._list is None:
            from heavylegs_gui.ui.widgets.palette_list import PaletteList

            self._list = PaletteList(self._theme, self)
            self._list.clicked.connect(self._run_current)
        return self._list

    def _hide_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _run_current(self) -> None:
        row, text = self._the_list().currentIndex().row(), self.text().strip()
        if not 0 <= row < len(self._choices):
            return
        action = self._choices[row]
        self.close_list()
        if action is None:
            self._search_log(text)
        else:
            action.trigger()

    def close_list(self) -> None:
        """Hide the list and forget the text."""
        self._hide_list()
        self.clear()
        self.clearFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hide the list when the field loses the keyboard."""
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self._hide_list()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._the_list().step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run_current()
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_children()

    def _place_children(self) -> None:
        self._icon.adjustSize()
        self._icon.move(10, (self.height() - self._icon.sizeHint().height()) // 2)
        self._key.adjustSize()
        wide = self.width() > self._theme.px(200)
        self._key.setVisible(wide)
        right = self.width() - self._key.width() - 8
        self._key.move(right, (self.height() - self._key.height()) // 2)
        room = self._key.width() + 8 if wide else 4
        self.setTextMargins(self._theme.px(18) + 10, 0, room, 0)
        whole = self.tr("Search or run a command")
        needed = self.fontMetrics().horizontalAdvance(whole) + _FRAME_PX
        fits = needed <= self.width() - self._theme.px(18) - 10 - room
        self.setPlaceholderText(whole if fits else self.tr("Search"))
