"""The saved plans: where each stands, a new rest, and ways to leave one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.ui.locale_words import counted
from heavylegs_gui.ui.widgets.basics import (
    Button,
    IconButton,
    Label,
    Weight,
    clear_layout,
    column,
    row,
)
from heavylegs_gui.ui.widgets.down_scroll import DownScroll
from heavylegs_gui.ui.widgets.empty_state import EmptyState
from heavylegs_gui.ui.widgets.overlay import Overlay
from heavylegs_gui.ui.widgets.plan_row import PlanRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from heavylegs_gui.domain.changes import Change
    from heavylegs_gui.services.plan_shelf import Standing
    from heavylegs_gui.ui.kit import Kit

_SIZE_PX = (720, 640)
_EMPTY_PX = 420
"""Height where there is no plan [px]."""
_MARGIN_PX = 24
_BAR_PX = 20
"""What the scroll bar may take of the width [px]."""


class PlansSheet(Overlay):
    """All saved plans: those with something ahead first, then the newest.

    Attributes:
        rows: The plans in the order in which they are shown.

    Signals:
        day_wanted: Show a day in the calendar.
        rest_wanted: Show a new rest of a plan, with its standing.
        build_wanted: Build a plan.
    """

    day_wanted = Signal(object)
    rest_wanted = Signal(object)
    build_wanted = Signal()

    def __init__(self, kit: Kit, host: QWidget) -> None:
        super().__init__(kit.theme, host, sheet=_SIZE_PX)
        self._kit = kit
        self.rows: list[PlanRow] = []
        self.setAccessibleName(self.tr("Training plans"))
        self._build()
        self._lay_out()
        kit.training_log.changed.connect(self._on_changed)
        kit.preferences.changed.connect(self._on_changed)
        self.close_requested.connect(self.dismiss)

    def show_plans(self) -> None:
        """Open the list."""
        self._tell("")
        self._fill()
        first = next((one.buttons for one in self.rows), None)
        start = self.close_button if self.empty_button.isHidden() else self.empty_button
        self.open(next(iter(first.values())) if first else start)

    # building

    def _build(self) -> None:
        theme = self._theme
        self.title = Label(theme, self.tr("Training plans"), role="title", weight=Weight.DemiBold)
        self.hint = Label(
            theme,
            self.tr(
                "A plan that is taken back gives the days from today on back to what it replaced; "
                "what you have run stays. Ctrl+Z undoes every step."
            ),
            role="small",
            tone="text2",
            wrap=True,
        )
        self.build_button = Button(theme, self.tr("Build a plan"), icon="calendar-plus")
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.told = Label(theme, role="small", wrap=True)
        self.empty_button = Button(theme, self.tr("Build a plan"), "primary", "calendar-plus")
        self.empty = EmptyState(
            theme,
            "calendar-plus",
            self.tr("No plans yet"),
            self.tr("A plan fills the coming weeks, begins from what you run now, and says why."),
            (self.empty_button,),
        )
        for button in (self.build_button, self.empty_button):
            button.clicked.connect(self._on_build)
        self.close_button.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        self.scroll_area = DownScroll()
        self._list = QVBoxLayout(self.scroll_area.body)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(10)
        layout = column(spacing=10)
        layout.setContentsMargins(_MARGIN_PX, 20, _MARGIN_PX, 20)
        layout.addLayout(row(self.title, None, self.build_button, self.close_button))
        layout.addWidget(self.hint)
        layout.addWidget(self.told)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.scroll_area, 1)
        self.panel.setLayout(layout)

    def wanted_height(self, width: int, usual: int) -> int:
        """Return what the plans need, at most the usual height [px]."""
        list_height = self._list.totalHeightForWidth(width - 2 * _MARGIN_PX - _BAR_PX)
        around = self.least_height(width) - self.scroll_area.minimumSizeHint().height()
        return min(usual, around + list_height) if self.rows else self._theme.px(_EMPTY_PX)

    # showing

    def _fill(self) -> None:
        clear_layout(self._list)
        self.rows = []
        try:
            standings = self._kit.plan_shelf.standings()
        except UserError as error:
            standings = []
            self._tell(str(error), is_wrong=True)
        units, why_not = self._kit.preferences.settings.units, self._kit.plans.why_not()
        for one in standings:
            shown = PlanRow(self._theme, one, units, can_plan=not why_not)
            shown.wished.connect(self._on_wished)
            self.rows.append(shown)
            self._list.addWidget(shown)
        self._list.addStretch(1)
        has_any = bool(self.rows)
        self.empty.setVisible(not has_any)
        for widget in (self.scroll_area, self.hint):
            widget.setVisible(has_any)
        self.build_button.setVisible(has_any and not why_not)
        self.empty_button.setVisible(not why_not)
        if why_not and not self.told.text():
            self._tell(why_not)
        if self.isVisible():
            self._place()

    def _tell(self, sentence: str, *, is_wrong: bool = False) -> None:
        self.told.set_tone("danger" if is_wrong else "")
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    @Slot()
    def _on_changed(self) -> None:
        """Show the plans anew; the keyboard stays with the same plan."""
        if not self.isVisible():
            return
        held = self._held()
        self._fill()
        self._focus_plan(held)

    def _held(self) -> tuple[int, str] | None:
        """Return the plan and the button that have the keyboard."""
        focus = self.window().focusWidget()
        for one in self.rows:
            for wish, button in one.buttons.items():
                if button is focus:
                    return one.standing.saved.batch_id, wish
        return None

    def _focus_plan(self, held: tuple[int, str] | None) -> None:
        if held is None:
            return
        for one in self.rows:
            if one.standing.saved.batch_id == held[0]:
                button = one.buttons.get(held[1]) or next(iter(one.buttons.values()))
                button.setFocus()
                self.scroll_area.ensureWidgetVisible(one)
                return
        (self.build_button if self.rows else self.empty_button).setFocus()

    # doing

    @Slot(str, object)
    def _on_wished(self, wish: str, standing: Standing) -> None:
        progress, number = standing.progress, standing.saved.batch_id
        self._tell("")
        if wish == "show":
            day = self._kit.today()
            first, last = progress.first or day, progress.last or day
            self.dismiss()
            self.day_wanted.emit(min(max(day, first), last))
        elif wish == "rest":
            self.dismiss()
            self.rest_wanted.emit(standing)
        elif wish == "clear":
            self._do(lambda: self._kit.plans.clear_ahead(number))
        else:
            self._do(lambda: self._take_back(number))

    def _take_back(self, number: int) -> Change:
        taken = self._kit.plans.take_back(number)
        if taken.lost:
            self._tell(
                counted(
                    taken.lost,
                    self.tr("1 planned session did not come back: its day has passed or is taken."),
                    self.tr(
                        "{0} planned sessions did not come back: their days have passed or are "
                        "taken."
                    ),
                )
            )
        elif taken.restored:
            words = self.tr("1 planned session is back."), self.tr("{0} planned sessions are back.")
            self._tell(counted(taken.restored, *words))
        return taken.change

    def _do(self, write: Callable[[], Change]) -> None:
        """Write a change; say in a sentence why not."""
        try:
            change = write()
        except UserError as error:
            self._tell(str(error), is_wrong=True)
            return
        self._kit.history.record(change, self._kit.plans.apply)

    @Slot()
    def _on_build(self) -> None:
        self.dismiss()
        self.build_wanted.emit()
