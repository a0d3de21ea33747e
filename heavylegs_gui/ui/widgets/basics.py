"""Labels, buttons and cards that follow the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QKeyEvent
    from PySide6.QtWidgets import (
        QWidget,
    )

    from heavylegs_gui.ui.theme.theme import ThemeManager

Weight = QFont.Weight
ButtonKind = Literal["plain", "primary", "quiet", "link", "danger", "chip"]
CardKind = Literal["true", "soft", "step", "warn", "danger", "info"]


def restyle(widget: QWidget) -> None:
    """Make the style sheet look at the widget's properties again.

    A widget that has not been shown yet is styled when it is. Its font stays: the style sheet would
    bring back the one that it found at first, which may be of another text size.
    """
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style, font = widget.style(), widget.font()
    style.unpolish(widget)
    style.polish(widget)
    if widget.font() != font:
        widget.setFont(font)
    widget.update()


class Label(QLabel):
    """A label of plain text in one of the theme's type roles.

    Args:
        theme: The theme manager.
        text: Shown as it is, never as rich text.
        role: Type role.
        weight: Weight of the text.
        tone: Token of the text colour, or ``""`` for the usual one.
        wrap: Whether long text breaks into lines.
    """

    def __init__(
        self,
        theme: ThemeManager,
        text: str = "",
        *,
        role: str = "body",
        weight: QFont.Weight = Weight.Normal,
        tone: str = "",
        wrap: bool = False,
    ) -> None:
        super().__init__(text)
        self._theme, self._role, self._weight = theme, role, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setMinimumWidth(1)
        if tone:
            self.setProperty("tone", tone)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def set_tone(self, tone: str) -> None:
        """Change the text colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)

    def _follow_theme(self) -> None:
        self.setFont(self._theme.font(self._role, self._weight))


class Chip(Label):
    """A small rounded label with a status word; colour never stands alone."""

    def __init__(
        self,
        theme: ThemeManager,
        text: str = "",
        kind: str = "plain",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, role="caption", weight=Weight.DemiBold)
        self.setParent(parent)
        self.setProperty("chip", kind)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def set_kind(self, kind: str) -> None:
        """Change the colour: plain, good, warn, danger, info or heavy."""
        if self.property("chip") != kind:
            self.setProperty("chip", kind)
            restyle(self)


class KeyCap(Label):
    """The name of a key, drawn as a key."""

    def __init__(self, theme: ThemeManager, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, role="caption", weight=Weight.Medium)
        self.setParent(parent)
        self.setProperty("keycap", "true")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)


class IconLabel(QLabel):
    """An icon in a token's colour; decoration, so without a name for screen readers."""

    def __init__(
        self,
        theme: ThemeManager,
        icon: str,
        token: str = "text2",
        size_px: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._token, self._size_px = theme, icon, token, size_px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def set_icon(self, icon: str, token: str) -> None:
        """Show another icon or colour."""
        self._icon, self._token = icon, token
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.setPixmap(self._theme.pixmap(self._icon, self._token, self._size_px))


class Button(QPushButton):
    """A push button with an optional icon.

    Args:
        theme: The theme manager.
        text: Label, with ``&`` before the mnemonic letter if it has one.
        kind: ``primary`` once on a card at most.
        icon: Icon name, or ``""``.

    Attributes:
        takes_enter: Whether Enter presses it as Space does; off where a slip must not answer.
    """

    _TOKENS: ClassVar = {
        "primary": "on_accent",
        "quiet": "accent",
        "link": "accent",
        "danger": "on_danger",
        "chip": "text2",
    }

    def __init__(
        self,
        theme: ThemeManager,
        text: str,
        kind: ButtonKind = "plain",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.takes_enter = True
        self._theme, self._kind, self._icon = theme, kind, icon
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if kind == "chip":
            self.setCheckable(True)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._follow_theme()

    def set_words(self, words: str) -> None:
        """Show other words, or the icon alone."""
        if words != self.text():
            self.setText(words)
            self._follow_theme()

    def _follow_theme(self) -> None:
        role = "small" if self._kind == "chip" else "body"
        self.setFont(self._theme.font(role, Weight.Medium))
        if self._icon:
            token = self._TOKENS.get(self._kind, "text")
            self.setIcon(self._theme.icon(self._icon, token, size_px=18, gap=bool(self.text())))
            side = self._theme.px(18)
            self.setIconSize(QSize(side + (4 if self.text() else 0), side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.takes_enter and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """A button that shows only an icon; the name is its tooltip and what a screen reader says."""

    def __init__(
        self, theme: ThemeManager, icon: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.setProperty("quiet", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_name(name)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def set_name(self, name: str) -> None:
        """Set tooltip and accessible name."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._follow_theme()

    def _follow_theme(self) -> None:
        icon: QIcon = self._theme.icon(self._icon, "text2")
        self.setIcon(icon)
        side = self._theme.px(20)
        self.setIconSize(QSize(side, side))
        self.setMinimumSize(side + 18, side + 18)


class Card(QFrame):
    """A framed group of widgets with a vertical layout.

    Attributes:
        body: Layout for the content.
    """

    def __init__(
        self,
        kind: CardKind = "true",
        *,
        margins: tuple[int, int, int, int] = (20, 16, 20, 16),
        spacing: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(spacing)

    def set_kind(self, kind: CardKind) -> None:
        """Change the ground of the card."""
        if self.property("card") != kind:
            self.setProperty("card", kind)
            restyle(self)


def divider(parent: QWidget | None = None) -> QFrame:
    """Return a thin line between two groups."""
    line = QFrame(parent)
    line.setObjectName("divider")
    return line


def row(*items: QWidget | int | None, spacing: int = 8) -> QHBoxLayout:
    """Return a horizontal layout: widgets, fixed gaps [px], and ``None`` for a stretch."""
    return _filled(QHBoxLayout(), items, spacing)


def column(*items: QWidget | int | None, spacing: int = 4) -> QVBoxLayout:
    """Return a vertical layout: widgets, fixed gaps [px], and ``None`` for a stretch."""
    return _filled(QVBoxLayout(), items, spacing)


_Layout = TypeVar("_Layout", bound=QBoxLayout)


def _filled(layout: _Layout, items: tuple[QWidget | int | None, ...], spacing: int) -> _Layout:
    layout.setSpacing(spacing)
    layout.setContentsMargins(0, 0, 0, 0)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            layout.addWidget(item)
    return layout


def clear_layout(layout: QBoxLayout) -> None:
    """Take every item out of ``layout`` and delete the widgets when the event loop turns."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            clear_layout(inner)
