"""The sheet in which the log is exported: as a calendar file, a table or all values."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMainWindow, QVBoxLayout, QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.services.exporting import Exported, ExportFormat
from heavylegs_gui.ui.dialogs.export_choices import ExportChoices
from heavylegs_gui.ui.dialogs.export_form import ExportForm
from heavylegs_gui.ui.file_names import complete_path
from heavylegs_gui.ui.locale_words import counted
from heavylegs_gui.ui.widgets.basics import (
    Button,
    Card,
    IconButton,
    IconLabel,
    Label,
    Weight,
    column,
    divider,
    row,
)
from heavylegs_gui.ui.widgets.down_scroll import DownScroll
from heavylegs_gui.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from heavylegs_gui.services.exporting import ExportRequest
    from heavylegs_gui.ui.kit import Kit
    from heavylegs_gui.ui.theme.theme import ThemeManager

CHOICES_DRAFT = "export"
_SIZE_PX = (600, 610)


def open_export(kit: Kit, window: QWidget, form: ExportFormat | None = None) -> ExportDialog:
    """Open the export over a window and return it.

    Args:
        kit: What the window works with.
        window: The window, or the widget that is to be covered.
        form: What to begin with; by default what was chosen last.
    """
    central = window.centralWidget() if isinstance(window, QMainWindow) else None
    content = central or window
    found = content.findChild(ExportDialog)
    dialog = found if isinstance(found, ExportDialog) else ExportDialog(kit, content)
    dialog.show_export(form)
    return dialog


class ExportDialog(Overlay):
    """Chooses what is exported, says how much that is, writes it and says where it is."""

    def __init__(self, kit: Kit, host: QWidget) -> None:
        super().__init__(kit.theme, host, sheet=_SIZE_PX)
        self._kit = kit
        self._written: Path | None = None
        theme = kit.theme
        self.title = Label(theme, self.tr("Export"), role="title", weight=Weight.DemiBold)
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.form = ExportForm(theme, kit.today)
        self.count = Label(theme, weight=Weight.Medium, wrap=True)
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self.export_button = Button(theme, self.tr("Export…"), "primary", "download")
        self._build_told(theme)
        self._lay_out()
        self._connect()

    def show_export(self, form: ExportFormat | None = None) -> None:
        """Open the sheet with what was chosen last."""
        if self.isVisible():
            return
        chosen = ExportChoices.from_values(self._kit.drafts.load(CHOICES_DRAFT) or {})
        if form is not None:
            chosen = replace(chosen, form=form)
        self._tell("")
        self.cancel_button.setText(self.tr("Cancel"))
        self.form.show_choices(chosen, self._kit.preferences.settings.week_start)
        self.refresh()
        self.open(self.form.format.button(chosen.form.value))

    @Slot()
    def refresh(self) -> None:
        """Count again what would be written."""
        if not self.form.is_complete:
            self.count.setText("")
            self.export_button.setEnabled(False)
            return
        try:
            found = self._kit.exporter.count(self._request())
        except UserError as error:
            self._tell(str(error), failed=True)
            return
        self.count.setText(self._count_words(found))
        self.export_button.setEnabled(found.rows > 0)

    # building

    def _build_told(self, theme: ThemeManager) -> None:
        self.told = Card("soft", margins=(14, 10, 14, 10), spacing=0)
        self._sign = IconLabel(theme, "circle-check", "accent", 18)
        self.told_text = Label(theme, wrap=True, weight=Weight.Medium)
        self.folder_button = Button(theme, self.tr("Show in folder"), "link", "folder-open")
        line = row(self._sign, spacing=10)
        line.addWidget(self.told_text, 1)
        line.addWidget(self.folder_button)
        self.told.body.addLayout(line)

    def _lay_out(self) -> None:
        inner = column(self.form)
        inner.setContentsMargins(24, 4, 24, 12)
        scroll = self._scroll = DownScroll()
        scroll.body.setLayout(inner)
        layout = column(spacing=0)
        layout.setContentsMargins(1, 20, 1, 16)
        head = row(self.title, None, self.close_button)
        head.setContentsMargins(24, 0, 20, 8)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        layout.addWidget(divider())
        layout.addLayout(self._foot())
        self.panel.setLayout(layout)
        self.told.hide()

    def _foot(self) -> QVBoxLayout:
        buttons = row(spacing=8)
        buttons.addWidget(self.count, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.export_button)
        foot = column(self.told, spacing=12)
        foot.addLayout(buttons)
        foot.setContentsMargins(24, 14, 24, 4)
        return foot

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.close_button.clicked.connect(self.dismiss)
        self.cancel_button.clicked.connect(self.dismiss)
        self.close_requested.connect(self.dismiss)
        self.export_button.clicked.connect(self.export)
        self.folder_button.clicked.connect(self.show_folder)
        self._kit.training_log.changed.connect(self._on_log_changed)

    # inside

    def _request(self) -> ExportRequest:
        return self.form.choices().request(
            self._kit.today(), self._kit.preferences.settings.week_start
        )

    @Slot()
    def export(self) -> None:
        """Ask for a place and write the file."""
        choices = self.form.choices()
        path = self._ask_for_file(choices.form)
        if path is None:
            return
        try:
            written = self._kit.exporter.write(path, self._request())
        except UserError as error:
            self._tell(str(error), failed=True)
            return
        self._written = path
        self._kit.drafts.save(CHOICES_DRAFT, choices.as_values())
        self.cancel_button.setText(self.tr("Close"))
        self._tell(self._written_words(written, path))
        self.refresh()
        self.folder_button.setFocus()

    @Slot()
    def show_folder(self) -> None:
        """Open the folder of the file that was written, in the system's own program."""
        if self._written is None:
            return
        folder = self._written.absolute().parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            words = self.tr("The folder could not be opened; the file is {0}.")
            self._tell(words.format(self._written.absolute()))
            self.folder_button.hide()

    @Slot()
    def _on_edited(self) -> None:
        self._tell("")
        self.refresh()

    @Slot()
    def _on_log_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _ask_for_file(self, form: ExportFormat) -> Path | None:
        """Return where to, ``None`` when the runner thought better of it."""
        kinds = {
            ExportFormat.ICS: self.tr("Calendar file (*.ics)"),
            ExportFormat.CSV: self.tr("Table (*.csv)"),
            ExportFormat.JSON: self.tr("All values (*.json)"),
        }
        name, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("Export"), str(self._proposed(form)), kinds[form]
        )
        if not name:
            return None
        try:
            return complete_path(name, form.value)
        except UserError as error:
            self._tell(str(error), failed=True)
            return None

    def _proposed(self, form: ExportFormat) -> Path:
        """Return where the file could go: a calendar file always has the same name."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(place) if place and Path(place).is_dir() else Path.home()
        day = self._kit.today().isoformat()
        stem = "heavy-legs" if form is ExportFormat.ICS else f"heavy-legs-{day}"
        return folder / f"{stem}.{form.value}"

    # words

    def _tell(self, sentence: str, *, failed: bool = False) -> None:
        """Show one sentence about how it went, or none."""
        self.told.set_kind("danger" if failed else "soft")
        self._sign.set_icon(
            "triangle-alert" if failed else "circle-check", "danger" if failed else "accent"
        )
        self.told_text.set_tone("danger" if failed else "")
        self.told_text.setText(sentence)
        self.folder_button.setVisible(bool(sentence) and not failed)
        self.told.setVisible(bool(sentence))

    def _count_words(self, found: Exported) -> str:
        if not found.rows:
            return self.tr("There is nothing to export in these days.")
        if not self.form.choices().is_calendar:
            return counted(found.rows, self.tr("1 session"), self.tr("{0} sessions"))
        return self._event_words(found)

    def _event_words(self, found: Exported) -> str:
        words = counted(found.rows, self.tr("1 event"), self.tr("{0} events"))
        if not found.cancelled:
            return words
        cancelled = counted(found.cancelled, self.tr("1 cancelled"), self.tr("{0} cancelled"))
        return self.tr("{0}, {1}").format(words, cancelled)

    def _written_words(self, written: Exported, path: Path) -> str:
        if self.form.choices().is_calendar:
            words = self.tr("{0} written to {1}. Import it in your calendar.")
            return words.format(self._event_words(written), path.name)
        return self.tr("{0} written to {1}.").format(self._count_words(written), path.name)
