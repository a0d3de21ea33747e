"""The routines of the library side by side, filtered by when they belong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from heavylegs_gui.domain.figure import Figure
from heavylegs_gui.ui.player.routine_tile import RoutineTile, TileFacts
from heavylegs_gui.ui.player.stretch_words import filter_names
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Label, row
from heavylegs_gui.ui.widgets.drop_down import DropDown
from heavylegs_gui.ui.widgets.segmented import SegmentedControl
from heavylegs_gui.ui.widgets.switch import Switch

_TILE_PX = 330
_GAP_PX = 12
_OTHER = frozenset({"evening", "any"})
"""Shown together as "any time"."""


class RoutineGrid(QWidget):
    """Tiles in one or more columns, above them what narrows them down.

    Attributes:
        tiles: The tiles by the id of their routine.
        filters: When the shown routines belong; a list where the bar has no room.
        no_roller: Whether the runner has no roller.

    Signals:
        chosen: Show a routine, by its id.
        start_requested: Play it, by its id.
        roller_changed: The runner said whether there is a roller.
    """

    chosen = Signal(str)
    start_requested = Signal(str)
    roller_changed = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tiles: dict[str, RoutineTile] = {}
        self._whens: dict[str, str] = {}
        self._columns = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._arrange)
        self.filters = SegmentedControl(theme, filter_names(), self.tr("Show"))
        self.filters.set_value("all")
        self.filters.value_changed.connect(self._on_filter)
        self.filter_list = DropDown(theme, self.tr("Show"))
        for value, label in filter_names():
            self.filter_list.addItem(label, value)
        self.filter_list.activated.connect(self._on_list)
        self.no_roller = Switch(theme, self.tr("I have no roller"))
        self.no_roller.clicked.connect(self.roller_changed)
        self.roller_label = Label(theme, self.tr("I have no roller"), tone="text2")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP_PX)
        head = row(self.filters, self.filter_list, None, self.roller_label, self.no_roller)
        layout.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP_PX)
        layout.addLayout(self._grid)
        theme.changed.connect(self._follow_theme)

    def show_tiles(
        self,
        facts: Sequence[tuple[TileFacts, str]],
        figure_of: Callable[[str], Figure | None],
    ) -> None:
        """Show these routines in this order.

        Args:
            facts: What each tile says, and when its routine belongs.
            figure_of: The picture of a routine, by its id; asked once for each.
        """
        ids = [one.routine_id for one, _when in facts]
        for gone in set(self.tiles) - set(ids):
            self.tiles.pop(gone).deleteLater()
        for one, when in facts:
            self._whens[one.routine_id] = when
            tile = self.tiles.get(one.routine_id)
            if tile is None:
                tile = RoutineTile(self._theme, one, figure_of(one.routine_id))
                tile.chosen.connect(self.chosen)
                tile.start_requested.connect(self.start_requested)
                self.tiles[one.routine_id] = tile
            else:
                tile.show_facts(one)
        self.tiles = {one: self.tiles[one] for one in ids}
        self._columns = 0
        self._arrange()

    def mark(self, routine_id: str) -> None:
        """Mark the routine that is shown in full."""
        for one, tile in self.tiles.items():
            tile.set_chosen(chosen=one == routine_id)

    def shown(self) -> list[str]:
        """Return the ids of the tiles that the filter leaves."""
        wanted = self.filters.value() or "all"
        if wanted == "all":
            return list(self.tiles)
        whens = _OTHER if wanted == "any" else frozenset({wanted})
        return [one for one in self.tiles if self._whens[one] in whens]

    @Slot()
    def _on_filter(self) -> None:
        self.filter_list.setCurrentIndex(self.filter_list.findData(self.filters.value()))
        self._columns = 0
        self._arrange()

    @Slot()
    def _on_list(self) -> None:
        self.filters.set_value(str(self.filter_list.currentData()))
        self._columns = 0
        self._arrange()

    @Slot()
    def _follow_theme(self) -> None:
        self._columns = 0
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        parts = (self.filters, self.roller_label, self.no_roller)
        needed = sum(one.sizeHint().width() for one in parts) + 3 * _GAP_PX
        has_room = needed <= self.width()
        self.filters.setVisible(has_room)
        self.filter_list.setVisible(not has_room)
        columns = max(1, (self.width() + _GAP_PX) // (self._theme.px(_TILE_PX) + _GAP_PX))
        columns = min(columns, 3)
        if columns == self._columns:
            return
        self._columns = columns
        shown = self.shown()
        for one, tile in self.tiles.items():
            self._grid.removeWidget(tile)
            if one not in shown:  # hidden and shown again, a tile would lose the keyboard
                tile.hide()
        for place, one in enumerate(shown):
            self._grid.addWidget(self.tiles[one], place // columns, place % columns)
            self.tiles[one].show()
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the size with one column, so that the page never scrolls sideways."""
        widths = [tile.minimumSizeHint().width() for tile in self.tiles.values()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wait with the columns until the layout around is through; they would change it."""
        super().resizeEvent(event)
        self._later.start(0)
