"""The head of a page: title and finding at the left, what one may always do at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from heavylegs_gui.ui.widgets.basics import Button, Label, Weight

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from heavylegs_gui.ui.theme.theme import ThemeManager
    from heavylegs_gui.ui.widgets.palette import PaletteField

_NARROW_PX = 960
_MARGIN_PX = 32


class PageHead(QWidget):
    """Title, subtitle, search field, Import and Log a run.

    Signals:
        import_requested: The runner wants to import files.
        log_requested: The runner wants to log a run.
    """

    import_requested = Signal()
    log_requested = Signal()

    def __init__(
        self, theme: ThemeManager, palette: PaletteField, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._palette = theme, palette
        self._actions_visible = True
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_MARGIN_PX, 20, _MARGIN_PX, 12)
        outer.setSpacing(0)
        layout = self._layout = QHBoxLayout()
        layout.setSpacing(12)
        outer.addLayout(layout)
        self.title = Label(theme, role="title", weight=Weight.DemiBold)
        self.subtitle = Label(theme, tone="text2", wrap=True)
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        outer.addWidget(self.subtitle)
        layout.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(palette, 0, Qt.AlignmentFlag.AlignTop)
        self.import_button = Button(theme, self.tr("Import"), icon="upload")
        self.import_button.setToolTip(self.tr("Import files (Ctrl+I)"))
        self.import_button.clicked.connect(self.import_requested)
        self.log_button = Button(theme, self.tr("Log a run"), "primary", "plus")
        self.log_button.setToolTip(self.tr("Log a run (Ctrl+N)"))
        self.log_button.clicked.connect(self.log_requested)
        self._words = tuple((one, one.text()) for one in (self.import_button, self.log_button))
        for button, words in self._words:
            button.setAccessibleName(words)
        layout.addWidget(self.import_button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.log_button, 0, Qt.AlignmentFlag.AlignTop)

    def add_button(self, button: QWidget) -> None:
        """Put one more button at the right end."""
        self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def show_head(self, title: str, subtitle: str, *, shows_actions: bool) -> None:
        """Write title and subtitle; leave the two buttons out when the page offers them itself."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self._actions_visible = shows_actions
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self._theme.px(_NARROW_PX)
        self.import_button.setVisible(self._actions_visible)
        self.log_button.setVisible(self._actions_visible)
        self._palette.setFixedWidth(self._theme.px(150 if narrow else 300))
        self._fold_buttons()

    def _fold_buttons(self) -> None:
        """Leave only the signs of the buttons where the head is too narrow for their words."""
        for button, words in self._words:
            button.set_words(words)
        room = self.contentsRect().width() - 2 * _MARGIN_PX
        for button, _words in self._words:
            self._layout.invalidate()  # a layout inside a layout keeps its old size otherwise
            if self._layout.sizeHint().width() > room:
                button.set_words("")
