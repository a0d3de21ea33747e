"""The row above the calendar: where one is, how one looks at it, what needs a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from heavylegs_gui.ui.widgets.basics import Button, IconButton, Label, Weight
from heavylegs_gui.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from heavylegs_gui.ui.theme.theme import ThemeManager

VIEWS = ("month", "week", "agenda")


class ChipButton(QPushButton):
    """A chip that can be pressed; in a narrow row it shows only sign and number."""

    def __init__(self, theme: ThemeManager, kind: str, icon: str) -> None:
        super().__init__()
        self._theme, self._icon, self._token = theme, icon, kind
        self._words, self._figure, self._is_short = "", "", False
        self.setProperty("kind", f"chip-{kind}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def show_words(self, words: str, figure: str) -> None:
        """Say something, or hide when there is nothing to say.

        Args:
            words: For example ``"2 warnings"``.
            figure: What remains in a narrow row.
        """
        self._words, self._figure = words, figure
        self.setVisible(bool(words))
        self.setAccessibleName(words)
        self._write()

    def shorten(self, *, short: bool) -> None:
        """Show sign and number only."""
        self._is_short = short
        self._write()

    def _write(self) -> None:
        text = self._figure if self._is_short else self._words
        if text != self.text():
            self.setText(text)
        self.setToolTip(self._words if self._is_short else "")

    def _follow_theme(self) -> None:
        self.setFont(self._theme.font("caption", Weight.DemiBold))
        self.setIcon(self._theme.icon(self._icon, self._token, size_px=14, gap=True))
        side = self._theme.px(14)
        self.setIconSize(QSize(side + 4, side))


class ToolsRow(QWidget):
    """Title of the view, turning of pages, chips, and the choice of the view.

    Signals:
        turned: With the number of pages to turn.
        today_wanted: Go to today.
        view_chosen: With one of :data:`VIEWS`.
        warnings_wanted: Step to the next warning.
        heavy_wanted: Step to the next heavy run.
        plan_wanted: Make a plan.
        menu_wanted: Show everything that can be done.
    """

    turned = Signal(int)
    today_wanted = Signal()
    view_chosen = Signal(str)
    warnings_wanted = Signal()
    heavy_wanted = Signal()
    plan_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words, self._is_short = ("", ""), False
        self.title = Label(theme, role="lead", weight=Weight.DemiBold)
        self.back = IconButton(theme, "chevron-left", self.tr("Earlier (PgUp)"))
        self.forward = IconButton(theme, "chevron-right", self.tr("Later (PgDn)"))
        self.today = Button(theme, self.tr("Today"))
        self.warnings = ChipButton(theme, "warn", "triangle-alert")
        self.heavy = ChipButton(theme, "heavy", "activity")
        options = (
            ("month", self.tr("Month")),
            ("week", self.tr("Week")),
            ("agenda", self.tr("Agenda")),
        )
        self.views = SegmentedControl(theme, options, self.tr("View"))
        self.plan = Button(theme, self.tr("Build a plan"), icon="calendar-plus")
        self.menu = IconButton(
            theme, "ellipsis", self.tr("More: print, export, and what can be done with the day")
        )
        for chip in (self.warnings, self.heavy):
            chip.show_words("", "")
        self.views.set_value("month")
        self.plan.hide()
        self._lay_out()
        self._connect()
        self._point()
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _lay_out(self) -> None:
        layout = self._line = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        left = (self.back, self.forward, self.today)
        right = (self.warnings, self.heavy, self.views, self.plan, self.menu)
        for widget in left:
            layout.addWidget(widget)
        layout.addStretch(1)
        for one in right:
            layout.addWidget(one)

    def _connect(self) -> None:
        self.back.clicked.connect(self._turn_back)
        self.forward.clicked.connect(self._turn_forward)
        self.today.clicked.connect(self.today_wanted)
        self.views.value_changed.connect(self.view_chosen)
        self.warnings.clicked.connect(self.warnings_wanted)
        self.heavy.clicked.connect(self.heavy_wanted)
        self.plan.clicked.connect(self.plan_wanted)
        self.menu.clicked.connect(self.menu_wanted)

    def _turn_back(self) -> None:
        self.turned.emit(-1)

    def _turn_forward(self) -> None:
        self.turned.emit(1)

    def show_title(self, words: str, short: str) -> None:
        """Name what is in view, in a narrow row with fewer letters."""
        self._words = words, short
        self.fit()

    def offer_plan(self, *, offered: bool) -> None:
        """Show the button that builds a plan."""
        self.plan.setVisible(offered)

    def fit(self) -> None:
        """Leave out words where the row is too narrow for them."""
        self._shorten(plan=False, chips=False, title=False, today=False)
        steps = ("plan", "chips", "title", "today")
        for count in range(1, len(steps) + 1):
            if self._line.sizeHint().width() <= self.width():
                return
            self._shorten(**{name: number < count for number, name in enumerate(steps)})

    def _shorten(self, *, plan: bool, chips: bool, title: bool, today: bool) -> None:
        words = self.tr("Build a plan")
        self.plan.set_words("" if plan else words)
        self.plan.setToolTip(words if plan else "")
        for chip in (self.warnings, self.heavy):
            chip.shorten(short=chips)
        self._is_short = title
        self.title.setText(self._words[1 if title else 0])
        self.today.setVisible(not today)
        self._line.invalidate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._point()

    def _point(self) -> None:
        """Let the arrows point the way in which time runs."""
        icons = ("chevron-right", "chevron-left")
        earlier, later = icons if self.isRightToLeft() else icons[::-1]
        self.back.set_icon(earlier)
        self.forward.set_icon(later)

    def _follow_theme(self) -> None:
        self.plan.setAccessibleName(self.tr("Build a plan"))
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
