"""What every page is: a title, a line under it, and a body that scrolls.

The main window draws the head of the page (title, subtitle, search, Import, Log a run); the page
tells it what to write there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from heavylegs_gui.ui.theme.theme import ThemeManager

MARGINS_PX = (32, 4, 32, 24)
"""Left, top, right and bottom margin of a page's body [px]."""


class Page(QWidget):
    """One screen of the program.

    Attributes:
        title: Noun that names the page, as in the sidebar.
        subtitle: One line under the title that states the finding.
        body: Layout for the content.
        shows_actions: Whether the head shows Import and Log a run; an empty page has its own.

    Signals:
        head_changed: Subtitle or actions changed.
    """

    head_changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None, *, scrolls: bool = True) -> None:
        """Build an empty page.

        Args:
            title: Name of the page.
            parent: Qt parent.
            scrolls: Whether the body sits in a scroll area; a page with a table does without.
        """
        super().__init__(parent)
        self.title = title
        self.subtitle = ""
        self.shows_actions = True
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        inner.setObjectName("pageBody")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(*MARGINS_PX)
        self.body.setSpacing(16)
        if scrolls:
            self.scroll_area = QScrollArea()
            self.scroll_area.setObjectName("pageScroll")
            self.scroll_area.setWidgetResizable(True)
            self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
            self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.scroll_area.setWidget(inner)
            outer.addWidget(self.scroll_area)
        else:
            outer.addWidget(inner)

    def text_column(self, theme: ThemeManager, width_px: int) -> QVBoxLayout:
        """Return a column for cards of text, no wider than ``width_px`` so that lines stay short.

        The width is that of 100 % text, and grows and shrinks with the text size.

        The width limit sits on one column beside a stretch: a vertical layout would reckon the
        height of wrapped text at the full width of the page.
        """
        column = QWidget()
        column.setObjectName("pageBody")
        self._text_column = theme, column, width_px
        self._fit_text_column()
        theme.changed.connect(self._fit_text_column)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        beside = QHBoxLayout()
        beside.addWidget(column, 1000)
        beside.addStretch(1)
        self.body.addLayout(beside)
        return layout

    def _fit_text_column(self) -> None:
        theme, column, width_px = self._text_column
        column.setMaximumWidth(theme.px(width_px))

    def set_head(self, subtitle: str, *, shows_actions: bool = True) -> None:
        """Set the line under the title and whether the head offers Import and Log a run."""
        if (subtitle, shows_actions) != (self.subtitle, self.shows_actions):
            self.subtitle, self.shows_actions = subtitle, shows_actions
            self.head_changed.emit()

    def activate(self) -> None:
        """Get ready to be seen; called each time the page comes to the front."""

    def focus_search(self) -> bool:
        """Give the page's own search field the keyboard; ``False`` when it has none."""
        return False
