"""Drawers and sheets: panels over a dimmed window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget
from shiboken6 import isValid

from heavylegs_gui.ui.theme.theme import ThemeManager

DRAWER_WIDTH_PX = 452
_SHEET_MARGIN_PX = 24


class Overlay(QWidget):
    """Covers its host with a scrim and holds one panel: a drawer at the right or a sheet.

    Esc and a click beside the panel ask :meth:`close_requested`; the owner decides. The keyboard
    focus stays inside while it is open and returns to where it was.

    Attributes:
        panel: The frame for the content; give it a layout.

    Signals:
        close_requested: The runner wants it closed.
    """

    close_requested = Signal()

    def __init__(
        self, theme: ThemeManager, host: QWidget, *, sheet: tuple[int, int] | None = None
    ) -> None:
        """Build a hidden overlay.

        Args:
            theme: The theme manager.
            host: The widget that is covered, usually the window's content.
            sheet: Largest width and height of a centred sheet [px], or ``None`` for a drawer.
        """
        super().__init__(host)
        self._theme, self._host, self._sheet = theme, host, sheet
        self._focus_before: QWidget | None = None
        self.panel = QFrame(self)
        self.panel.setObjectName("sheet" if sheet else "drawer")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host.installEventFilter(self)
        theme.changed.connect(self._on_theme)
        self.hide()

    def open(self, focus: QWidget | None = None) -> None:
        """Show the panel and give ``focus`` the keyboard."""
        self._focus_before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        (focus or self.panel).setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Hide the panel; the focus returns, or goes to what is in front by now."""
        had_focus = self._holds(self.window().focusWidget())
        self.hide()
        before, self._focus_before = self._focus_before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self._leave_focus()

    def _leave_focus(self) -> None:
        """Give the keyboard to the host; a hidden panel must never keep it."""
        held = self.window().focusWidget()
        stops = [
            child
            for child in self._host.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child.isVisible()
            and child.isEnabled()
        ]
        in_page = [one for one in stops if _is_in_pile(one, self._host)]
        pages = (one.currentWidget() for one in self._host.findChildren(QStackedWidget))
        proxies = [page.focusProxy() for page in pages if page is not None]
        wanted = [one for one in in_page if one in proxies]
        for target in (*wanted, *in_page, *stops)[:1]:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        if held is not None and self._holds(self.window().focusWidget()):
            held.clearFocus()

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    @Slot()
    def _on_theme(self) -> None:
        """Keep the panel as wide as the text asks."""
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        self.setGeometry(self._host.rect())
        if self._sheet is None:
            width = min(self._theme.px(DRAWER_WIDTH_PX), self.width())
            self.panel.setGeometry(self.width() - width, 0, width, self.height())
            return
        width = min(self._theme.px(self._sheet[0]), self.width() - 2 * _SHEET_MARGIN_PX)
        wanted = self.wanted_height(width, self._theme.px(self._sheet[1]))
        height = min(wanted, self.height() - 2 * _SHEET_MARGIN_PX)
        self.panel.setGeometry(
            (self.width() - width) // 2, (self.height() - height) // 2, width, height
        )

    def wanted_height(self, _width: int, usual: int) -> int:
        """Return how high a sheet is where the window has room [px].

        Args:
            _width: Its width [px].
            usual: The height that it was built with [px].
        """
        return usual

    def least_height(self, width: int) -> int:
        """Return the height below which something in a sheet would be cut off [px]."""
        layout = self.panel.layout()
        if layout is None:
            return 0
        layout.activate()
        if layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(width)
        return layout.totalMinimumSize().height()

    def focusNextPrevChild(self, next_child: bool) -> bool:  # noqa: FBT001 - Qt's signature
        before = QApplication.focusWidget()
        moved = super().focusNextPrevChild(next_child)
        if not self.isVisible():
            return moved
        now = QApplication.focusWidget()
        if now is not None and not self.isAncestorOf(now):
            stops = [
                child
                for child in self.panel.findChildren(QWidget)
                if child.isVisible()
                and child.isEnabled()
                and child.focusPolicy() & Qt.FocusPolicy.TabFocus
            ]
            target = (stops[0] if next_child else stops[-1]) if stops else before
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
        return moved

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.hex("scrim")))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)


def _is_in_pile(widget: QWidget, host: QWidget) -> bool:
    """Whether a widget belongs to a page, not to the frame around the pages."""
    parent = widget.parentWidget()
    while parent is not None and parent is not host:
        if isinstance(parent, QStackedWidget):
            return True
        parent = parent.parentWidget()
    return False
