"""The window: sidebar, head, pages, menu, messages. It knows no service."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from heavylegs_gui.ui.pages.base import Page
from heavylegs_gui.ui.widgets.basics import IconButton
from heavylegs_gui.ui.widgets.page_head import PageHead
from heavylegs_gui.ui.widgets.palette import PaletteField
from heavylegs_gui.ui.widgets.sidebar import Sidebar
from heavylegs_gui.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QResizeEvent,
    )

    from heavylegs_gui.ui.actions import ActionSpec
    from heavylegs_gui.ui.theme.theme import ThemeManager
    from heavylegs_gui.ui.widgets.sidebar import NavItem

DEFAULT_SIZE = (1280, 800)
MINIMUM_SIZE = (860, 600)
TITLE_BAR_PX = 40
"""Room that the window manager may need for its frame [px]. Source: own value."""
NARROW_WIDTH_PX = 1100
"""Below this width of the window, at normal text size, the sidebar shows icons only [px]."""

PageBuilder = Callable[[], Page]


class MainWindow(QMainWindow):
    """The frame around the pages; pages are built when they are first shown.

    Attributes:
        theme: Colours and type.
        actions_by_key: Every command of :mod:`heavylegs_gui.ui.actions`.
        toast: Short messages at the foot.

    Signals:
        files_dropped: With the paths of files that were dropped on the window.
        search_requested: With a text to look for in the log.
        page_shown: With the key of the page that was brought to the front.
        closing: Before the window closes; work that is open is saved already.
    """

    files_dropped = Signal(list)
    search_requested = Signal(str)
    page_shown = Signal(str)
    closing = Signal()

    def __init__(
        self,
        theme: ThemeManager,
        items: Sequence[NavItem],
        builders: Mapping[str, PageBuilder],
        specs: Sequence[ActionSpec],
    ) -> None:
        super().__init__()
        self.stays_hidden = False
        self.theme, self._theme, self._builders = theme, theme, builders
        self._pages: dict[str, Page] = {}
        self._current, self._is_announced = "", False
        self.setWindowTitle("Heavy Legs")
        room = self.screen().availableGeometry().adjusted(0, 0, -2, -TITLE_BAR_PX).size()
        self.resize(QSize(*DEFAULT_SIZE).boundedTo(room).expandedTo(QSize(*MINIMUM_SIZE)))
        self.setMinimumSize(*MINIMUM_SIZE)
        self.setAcceptDrops(True)
        self.actions_by_key = {spec.key: self._build_action(spec) for spec in specs}
        self._build_content(items)
        self._build_menu(specs)
        self.palette_field.set_actions(
            [self.actions_by_key[spec.key] for spec in specs if spec.in_palette]
        )
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    # pages

    def announce_page(self, key: str, title: str, subtitle: str) -> None:
        """Show head and sidebar of a page that :meth:`show_announced` builds a moment later."""
        self._current, self._is_announced = key, True
        self.sidebar.set_current(key)
        self.head.show_head(title, subtitle, shows_actions=True)
        self._stack.setFocus()

    def show_announced(self) -> None:
        """Put the announced page in its place, unless another one was wanted meanwhile.

        A drawer that was opened before it stays and keeps the keyboard.
        """
        if self._is_announced:
            page = self._bring_to_front(self._current)
            if self.focusWidget() in {None, self._stack}:
                page.setFocus()

    def show_page(self, key: str) -> Page:
        """Bring a page to the front, building it the first time."""
        page = self._bring_to_front(key)
        self.page_shown.emit(key)
        return page

    def _bring_to_front(self, key: str) -> Page:
        page = self.page(key)
        self._current, self._is_announced = key, False
        self._stack.setCurrentWidget(page)
        self.sidebar.set_current(key)
        page.activate()
        self._show_head()
        return page

    def page(self, key: str) -> Page:
        """Return a page, building it the first time."""
        if key not in self._pages:
            page = self._builders[key]()
            page.head_changed.connect(self._show_head)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    @property
    def current_page(self) -> Page:
        """The page in front."""
        return self.page(self._current)

    @property
    def current_key(self) -> str:
        """Key of the page in front."""
        return self._current

    def has_page(self, key: str) -> bool:
        """Whether the page has been built."""
        return key in self._pages

    # building

    def _build_content(self, items: Sequence[NavItem]) -> None:
        central = QWidget()
        self.content = central
        central.setObjectName("page")
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.sidebar = Sidebar(self._theme, items, narrow=self._is_narrow())
        self.sidebar.chosen.connect(self.show_page)
        layout.addWidget(self.sidebar)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.palette_field = PaletteField(self._theme, self.search_requested.emit)
        self.head = PageHead(self._theme, self.palette_field)
        self.head.import_requested.connect(self.actions_by_key["import"].trigger)
        self.head.log_requested.connect(self.actions_by_key["log_run"].trigger)
        self.menu_button = IconButton(self._theme, "menu", self.tr("Menu (F10)"))
        self.menu_button.setShortcut(QKeySequence("F10"))
        self.menu_button.clicked.connect(self._open_menu)
        self.head.add_button(self.menu_button)
        right.addWidget(self.head)
        self._stack = QStackedWidget()
        right.addWidget(self._stack, 1)
        layout.addLayout(right, 1)
        self.setCentralWidget(central)
        self.toast = Toast(self._theme, central)

    def _build_action(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.key)
        action.setShortcuts([QKeySequence(key) for key in spec.shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.addAction(action)
        return action

    def _build_menu(self, specs: Sequence[ActionSpec]) -> None:
        self.menu = QMenu(self)
        group = specs[0].group
        for spec in specs:
            if spec.group != group:
                self.menu.addSeparator()
                group = spec.group
            self.menu.addAction(self.actions_by_key[spec.key])

    def _open_menu(self) -> None:
        button = self.menu_button
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), 0))

    def _show_head(self) -> None:
        page = self._pages.get(self._current)
        if page is not None:
            self.head.show_head(page.title, page.subtitle, shows_actions=page.shows_actions)
            self.setWindowTitle(f"{page.title} – Heavy Legs")

    def _follow_theme(self) -> None:
        self.menu.setFont(self._theme.font())
        self._fold_sidebar()

    def _is_narrow(self) -> bool:
        return self.width() < self._theme.px(NARROW_WIDTH_PX)

    def _fold_sidebar(self) -> None:
        self.sidebar.set_narrow(narrow=self._is_narrow())

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_sidebar()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        if self.stays_hidden:
            event.ignore()
            self.hide()
        else:
            event.accept()
