"""The sheet that shows what was read from files, before anything is saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.services.importing import Importer
from heavylegs_gui.services.importing_rows import ImportRow, RowStatus
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.ui.models.import_table import ImportTable
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import (
    Button,
    Card,
    IconButton,
    IconLabel,
    Label,
    Weight,
    column,
    row,
)
from heavylegs_gui.ui.widgets.import_view import STATE_LOOKS, ImportView
from heavylegs_gui.ui.widgets.overlay import Overlay
from heavylegs_gui.ui.widgets.reading_bar import ReadingBar

_SIZE_PX = (1040, 720)
_GATHER_MS = 50
"""Rows are shown in groups, so that thousands of them cost few layouts [ms]."""
_STATES = (
    RowStatus.NEW,
    RowStatus.DUPLICATE,
    RowStatus.POSSIBLE_DUPLICATE,
    RowStatus.REFUSED,
)


class ImportDialog(Overlay):
    """Reads files, lets the runner look, then imports.

    Signals:
        imported: The change and the number of the batch.
    """

    imported = Signal(object, object)

    def __init__(
        self, importer: Importer, theme: ThemeManager, preferences: Preferences, host: QWidget
    ) -> None:
        super().__init__(theme, host, sheet=_SIZE_PX)
        self._importer, self._theme, self._preferences = importer, theme, preferences
        self._waiting: list[ImportRow] = []
        self._queued: list[Path] = []
        self._later: list[Path] = []
        self._is_ours = False
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self._show_waiting)
        self.table = ImportTable(self)
        self.view = ImportView(theme, self.table)
        self._build_head(theme)
        self._build_chips(theme)
        self._build_foot(theme)
        self._lay_out()
        self._connect()

    def open_with(self, paths: Sequence[Path]) -> None:
        """Read files and show what is in them; while another reading runs they wait."""
        if not paths:
            return
        if self._importer.is_writing or self._importer.is_reading:
            (self._later if self._importer.is_writing else self._queued).extend(paths)
            if not self.isVisible():
                self.open(self.stop_button)
            return
        self.table.reset(self._preferences.settings.units)
        self._waiting.clear()
        self._read(paths)
        self._choose_state(None)
        self.open(self.stop_button)

    # building

    def _build_head(self, theme: ThemeManager) -> None:
        self.title = Label(theme, role="title", weight=Weight.DemiBold)
        self.title.setSizePolicy(
            self.title.sizePolicy().Policy.Ignored, self.title.sizePolicy().verticalPolicy()
        )
        self.subtitle = Label(theme, tone="text2")
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.reading = ReadingBar(theme)
        self.stop_button = self.reading.stop_button

    def _build_chips(self, theme: ThemeManager) -> None:
        self.chips: dict[RowStatus | None, Button] = {}
        self._group = QButtonGroup(self)
        for state in (None, *_STATES):
            icon = "" if state is None else STATE_LOOKS[state][2]
            chip = Button(theme, "", "chip", icon)
            self._group.addButton(chip)
            self.chips[state] = chip
            chip.clicked.connect(self._on_chip)
        self.copy_button = Button(theme, self.tr("Copy refused as text"), "link", "copy")

    def _build_foot(self, theme: ThemeManager) -> None:
        self.failure = Card("danger", margins=(12, 8, 12, 8))
        self._failure_text = Label(theme, role="small", tone="danger", wrap=True)
        self.failure.body.addWidget(self._failure_text)
        self.failure.hide()
        self.hint = Label(
            theme, self.tr("One undo takes the whole import back."), role="small", tone="text2"
        )
        self._undo_sign = IconLabel(theme, "undo-2", "text3", 16)
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self.import_button = Button(theme, self.tr("Import"), "primary", "upload")

    def _lay_out(self) -> None:
        card = Card(margins=(1, 1, 1, 1), spacing=0)
        card.body.addWidget(self.view)
        head = QHBoxLayout()
        head.addLayout(column(self.title, self.subtitle, spacing=2), 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(spacing=12)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addLayout(head)
        layout.addWidget(self.reading)
        layout.addLayout(row(*self.chips.values(), None, self.copy_button))
        layout.addWidget(card, 1)
        layout.addWidget(self.failure)
        layout.addLayout(
            row(self._undo_sign, self.hint, None, self.cancel_button, self.import_button)
        )
        self.panel.setLayout(layout)

    def _connect(self) -> None:
        importer = self._importer
        importer.progress.connect(self._on_progress)
        importer.row_found.connect(self._on_row)
        importer.read_finished.connect(self._on_read)
        importer.written.connect(self._on_written)
        importer.write_failed.connect(self._on_failed)
        self.table.choices_changed.connect(self._follow)
        self.stop_button.clicked.connect(importer.cancel)
        self.copy_button.clicked.connect(self._copy_refused)
        self.import_button.clicked.connect(self.import_chosen)
        self.cancel_button.clicked.connect(self._on_close)
        self.close_button.clicked.connect(self._on_close)
        self.close_requested.connect(self._on_close)

    # reading

    def _read(self, paths: Sequence[Path]) -> None:
        name = paths[0].name if len(paths) == 1 else self.tr("{0} files").format(len(paths))
        self.title.setText(self.tr("Import from {0}").format(name))
        self.title.setToolTip("")
        self.setAccessibleName(self.title.text())
        self.failure.hide()
        self.reading.begin()
        try:
            self._importer.read(list(paths))
        except UserError as error:
            self._show_failure(str(error))
            return
        self._is_ours = True
        self.reading.show()
        self._follow()

    @Slot(int, int, str)
    def _on_progress(self, done: int, total: int, name: str) -> None:
        if not self._is_ours:
            return
        self.reading.show_progress(done, total, name)

    @Slot(object)
    def _on_row(self, found: ImportRow) -> None:
        if self._is_ours:
            self._waiting.append(found)
            if not self._gather.isActive():
                self._gather.start()

    @Slot()
    def _show_waiting(self) -> None:
        self._gather.stop()
        found, self._waiting = self._waiting, []
        if found:
            self.table.add(found)

    @Slot()
    def _on_read(self) -> None:
        if not self._is_ours:
            return
        self._show_waiting()
        if self._queued:
            paths, self._queued = self._queued, []
            self._read(paths)
            return
        stop_had_focus = self.stop_button.hasFocus()
        self.reading.hide()
        self._follow()
        if not self.isVisible():
            return
        if self.table.rowCount():
            self.view.setCurrentIndex(self.table.index(0, 0))
        if stop_had_focus or not self.isAncestorOf(self._focus_now()):
            (self.import_button if self.import_button.isEnabled() else self.view).setFocus()

    def _focus_now(self) -> QWidget:
        return self.window().focusWidget() or self

    # choosing

    @Slot()
    def _follow(self) -> None:
        """Count everything again."""
        counts = self.table.counts()
        total = counts.total()
        reading = self._importer.is_reading
        for state, chip in self.chips.items():
            count = total if state is None else counts[state]
            name = self.tr("All") if state is None else self.table.state_word(state)
            chip.setText(f"{name}  {count:,}")
            chip.setVisible(state is None or count > 0)
        self.copy_button.setVisible(counts[RowStatus.REFUSED] > 0)
        self._follow_button(reading=reading)
        if reading or total:
            self.subtitle.setText(self.tr("Nothing is saved yet. Look through it, then import."))
        else:
            self.subtitle.setText(self.tr("Nothing was found in these files."))

    def _follow_button(self, *, reading: bool) -> None:
        chosen = self.table.writes()
        if not chosen:
            words = self.tr("Nothing to import")
        elif reading:
            words = self.tr("Import {0} so far").format(f"{chosen:,}")
        else:
            words = self.tr("Import {0}").format(f"{chosen:,}")
        self.import_button.setText(words)
        self.import_button.setEnabled(chosen > 0 and not self._importer.is_writing)
        self.cancel_button.setText(self.tr("Cancel") if chosen else self.tr("Close"))

    @Slot()
    def _on_chip(self) -> None:
        chip = self._group.checkedButton()
        state = next(state for state, one in self.chips.items() if one is chip)
        self._choose_state(state)

    def _choose_state(self, state: RowStatus | None) -> None:
        self.chips[state].setChecked(True)
        self.table.set_filter(state)
        if self.table.rowCount():
            self.view.setCurrentIndex(self.table.index(0, 0))

    @Slot()
    def _copy_refused(self) -> None:
        self._choose_state(RowStatus.REFUSED)
        self.view.copy_rows(list(range(self.table.rowCount())))

    # writing

    @Slot()
    def import_chosen(self) -> None:
        """Write what is chosen; a reading that still runs is stopped, queued files come after."""
        self._later.extend(self._queued)
        self._queued.clear()
        if self._importer.is_reading:
            self._importer.read_finished.connect(
                self._write_now, Qt.ConnectionType.SingleShotConnection
            )
            self._importer.cancel()
            return
        self._write_now()

    @Slot()
    def _write_now(self) -> None:
        self._show_waiting()
        self.failure.hide()
        try:
            self._importer.write(self.table.rows())
        except UserError as error:
            self._show_failure(str(error))
            return
        self.import_button.setEnabled(False)
        self.import_button.setText(self.tr("Importing…"))

    @Slot(object, object)
    def _on_written(self, change: Change, batch_id: int | None) -> None:
        if not self._is_ours:
            return
        later, self._later = self._later, []
        self._end()
        self.imported.emit(change, batch_id)
        self.open_with(later)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        if self._is_ours:
            self._follow()
            self._show_failure(sentence)

    def _show_failure(self, sentence: str) -> None:
        self._failure_text.setText(sentence)
        self.failure.show()

    @Slot()
    def _on_close(self) -> None:
        if self._importer.is_writing:
            return
        self._importer.cancel()
        self._later.clear()
        self._end()

    def _end(self) -> None:
        self._is_ours = False
        self._queued.clear()
        self._waiting.clear()
        self._gather.stop()
        self.table.reset(self._preferences.settings.units)
        self.dismiss()
