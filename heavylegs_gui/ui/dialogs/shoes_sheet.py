"""The runner's shoes: how far each pair has run; new pairs, changes, retirement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.errors import InvalidValueError, UserError
from heavylegs_gui.ui.dialogs.shoe_form import ShoeForm
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
from heavylegs_gui.ui.widgets.shoe_row import ShoeRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from heavylegs_gui.domain.changes import Change
    from heavylegs_gui.domain.shoes import ShoeUse
    from heavylegs_gui.domain.training import Shoe
    from heavylegs_gui.ui.kit import Kit

_SIZE_PX = (640, 640)


class ShoesSheet(Overlay):
    """All pairs: those in use, the one worn last first, then the retired ones.

    Attributes:
        rows: The pairs in the order in which they are shown.
        form: The fields of a new pair or of one that is changed.
    """

    def __init__(self, kit: Kit, host: QWidget) -> None:
        super().__init__(kit.theme, host, sheet=_SIZE_PX)
        self._kit, self._rack, self._history = kit, kit.shoe_rack, kit.history
        self.rows: list[ShoeRow] = []
        self._build()
        self._lay_out()
        self._rack.changed.connect(self._on_changed)
        kit.preferences.changed.connect(self._on_changed)
        self.close_requested.connect(self._on_close)

    def show_shoes(self) -> None:
        """Open the list."""
        self.form.hide()
        self._tell("")
        self._fill()
        self.open(self.add_button)
        if not self.rows:
            self.empty_button.setFocus()

    def _build(self) -> None:
        theme = self._theme
        self.title = Label(theme, self.tr("Shoes"), role="title", weight=Weight.DemiBold)
        self.hint = Label(
            theme,
            self.tr(
                "The distance is a convention of 500 to 800 km; how a pair feels and looks says "
                "more. A retired pair is offered no longer and keeps its runs."
            ),
            role="small",
            tone="text2",
            wrap=True,
        )
        self.add_button = Button(theme, self.tr("Add a pair"), icon="plus")
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.failure = Label(theme, role="small", tone="danger", wrap=True)
        self.form = ShoeForm(theme)
        self.empty_button = Button(theme, self.tr("Add a pair"), "primary", "plus")
        self.empty = EmptyState(
            theme,
            "shoe",
            self.tr("No shoes yet"),
            self.tr("Add the pair that you run in, and every run with it counts towards its age."),
            (self.empty_button,),
        )
        for button in (self.add_button, self.empty_button):
            button.clicked.connect(self._on_add)
        self.close_button.clicked.connect(self.dismiss)
        self.form.saved.connect(self._on_saved)
        self.form.cancelled.connect(self._on_cancelled)

    def _lay_out(self) -> None:
        self.scroll_area = DownScroll()
        self._list = QVBoxLayout(self.scroll_area.body)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(10)
        layout = column(spacing=10)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addLayout(row(self.title, None, self.add_button, self.close_button))
        for widget in (self.hint, self.form, self.failure):
            layout.addWidget(widget)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.scroll_area, 1)
        self.panel.setLayout(layout)

    # showing

    def _fill(self) -> None:
        clear_layout(self._list)
        units, rules = self._kit.preferences.settings.units, self._rack.rules
        uses = sorted(self._rack.uses(), key=_newest_first, reverse=True)
        self.rows = [ShoeRow(self._theme, use, rules, units) for use in uses]
        retired_begins = next((one for one in self.rows if one.use.is_retired), None)
        for one in self.rows:
            if one is retired_begins:
                words = self.tr("Retired")
                self._list.addWidget(
                    Label(self._theme, words, role="small", weight=Weight.DemiBold, tone="text2")
                )
            one.wished.connect(self._on_wished)
            self._list.addWidget(one)
        self._list.addStretch(1)
        has_any = bool(self.rows)
        is_writing = not self.form.isHidden()
        self.empty.setVisible(not has_any and not is_writing)
        self.scroll_area.setVisible(has_any or is_writing)
        self.add_button.setVisible(has_any)
        self.hint.setVisible(has_any)

    @Slot()
    def _on_changed(self) -> None:
        """Show the pairs anew; the keyboard stays with the same pair."""
        if not self.isVisible():
            return
        held = self._held()
        self._fill()
        if held is not None:
            self._focus_row(held)

    def _held(self) -> int | None:
        """Return the pair whose row has the keyboard."""
        focus = self.window().focusWidget()
        for one in self.rows:
            if focus is not None and one.isAncestorOf(focus):
                return one.use.shoe.id
        return None

    def _focus_row(self, shoe_id: int | None) -> None:
        for one in self.rows:
            if one.use.shoe.id == shoe_id:
                one.buttons["edit"].setFocus()
                self.scroll_area.ensureWidgetVisible(one)
                return
        (self.add_button if self.rows else self.empty_button).setFocus()

    def _tell(self, sentence: str) -> None:
        self.failure.setText(sentence)
        self.failure.setVisible(bool(sentence))

    # doing

    def _do(self, write: Callable[[Shoe], Change], shoe: Shoe) -> bool:
        """Write a change of a pair and return whether it was; say in a sentence why not."""
        self._tell("")
        try:
            change = write(shoe)
        except InvalidValueError as error:
            if self.form.isHidden() or not self.form.show_error(error):
                self._tell(str(error))
            return False
        except UserError as error:
            self._tell(str(error))
            return False
        self._history.record(change, self._rack.apply)
        return True

    @Slot(str, object)
    def _on_wished(self, wish: str, use: ShoeUse) -> None:
        if wish == "edit":
            self._write(use.shoe)
            return
        writes = {
            "retire": self._rack.retire,
            "back": self._rack.bring_back,
            "delete": self._rack.delete,
        }
        self._do(writes[wish], use.shoe)

    @Slot()
    def _on_add(self) -> None:
        self._write(None)

    def _write(self, shoe: Shoe | None) -> None:
        units = self._kit.preferences.settings.units
        self._tell("")
        self.empty.hide()
        self.scroll_area.show()
        self.form.ask(shoe, units, self._rack.rules)

    @Slot(object)
    def _on_saved(self, shoe: Shoe) -> None:
        before = {one.use.shoe.id for one in self.rows}
        if not self._do(self._rack.add if shoe.id is None else self._rack.update, shoe):
            return
        self.form.hide()
        self._fill()
        new = next((one.use.shoe.id for one in self.rows if one.use.shoe.id not in before), None)
        self._focus_row(shoe.id or new)

    @Slot()
    def _on_cancelled(self) -> None:
        self.form.hide()
        self._fill()
        (self.add_button if self.rows else self.empty_button).setFocus()

    @Slot()
    def _on_close(self) -> None:
        """Esc leaves the fields first, then the sheet."""
        if self.form.isHidden():
            self.dismiss()
        else:
            self._on_cancelled()


def _newest_first(use: ShoeUse) -> tuple[bool, str, int]:
    return not use.is_retired, str(use.last_day or ""), use.shoe.id or 0
