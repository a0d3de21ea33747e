"""The list of pages at the left; it folds to icons in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from heavylegs_gui.ui.widgets.basics import Label, Weight, restyle

if TYPE_CHECKING:
    from heavylegs_gui.ui.theme.theme import ThemeManager

WIDE_PX = 208
NARROW_PX = 64
_ICON_PX = 20


class NavItem(NamedTuple):
    """One entry of the sidebar.

    Attributes:
        key: Name of the page in the program.
        title: Word in the sidebar.
        icon: Icon name.
        shortcut: Key in words, for the tooltip.
        at_foot: Whether it stands at the bottom.
    """

    key: str
    title: str
    icon: str
    shortcut: str
    at_foot: bool = False


class Sidebar(QWidget):
    """Navigation: one button a page, exactly one checked.

    Signals:
        chosen: With the key of the page.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: ThemeManager,
        items: Sequence[NavItem],
        parent: QWidget | None = None,
        *,
        narrow: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme, self._items = theme, items
        self._narrow = narrow
        self._buttons: dict[str, QToolButton] = {}
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Pages"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(13, 20, 13, 16)
        self._layout.setSpacing(6)
        self._build_brand()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._group.idToggled.connect(self._show_icon)
        self._build_buttons()
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def set_current(self, key: str) -> None:
        """Check the button of a page."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QToolButton:
        """Return the button of a page."""
        return self._buttons[key]

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._follow_theme()

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def _build_brand(self) -> None:
        self._logo = QLabel()
        self._name = Label(self._theme, "Heavy Legs", role="heading", weight=Weight.DemiBold)
        brand = self._brand = QHBoxLayout()
        brand.setSpacing(10)
        brand.addWidget(self._logo)
        brand.addWidget(self._name)
        brand.addStretch(1)
        self._layout.addLayout(brand)
        self._layout.addSpacing(14)

    def _build_buttons(self) -> None:
        for index, item in enumerate(self._items):
            button = QToolButton()
            button.setProperty("nav", "true")
            button.setCheckable(True)
            button.setText(item.title)
            button.setToolTip(f"{item.title} ({item.shortcut})")
            button.setAccessibleName(item.title)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button, index)
            self._buttons[item.key] = button
            if item.at_foot and not self._items[index - 1].at_foot:
                self._layout.addStretch(1)
            self._layout.addWidget(button)

    def _on_clicked(self, index: int) -> None:
        self.chosen.emit(self._items[index].key)

    def _show_icon(self, index: int, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        item, token = self._items[index], "accent" if checked else "text2"
        icon = self._theme.icon(item.icon, token, size_px=_ICON_PX, gap=not self._narrow)
        self._buttons[item.key].setIcon(icon)

    def _follow_theme(self) -> None:
        theme, narrow = self._theme, self._narrow
        self.setFixedWidth(theme.px(NARROW_PX if narrow else WIDE_PX))
        self._name.setVisible(not narrow)
        self._brand.setContentsMargins(3 if narrow else 7, 0, 0, 0)
        self._logo.setPixmap(theme.pixmap("logo", "accent", 32))
        for index, item in enumerate(self._items):
            button = self._buttons[item.key]
            self._show_icon(index, button.isChecked())
            side = theme.px(_ICON_PX)
            button.setIconSize(QSize(side if narrow else side + 4, side))
            button.setFont(theme.font("body", Weight.Medium))
            button.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonIconOnly
                if narrow
                else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            )
            button.setProperty("narrow", "true" if narrow else "false")
            restyle(button)
            button.setMinimumHeight(theme.px(40))
