"""What needs a file dialog: choosing imports, exporting, backing up, restoring, sample data."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QDialog

from heavylegs_gui.domain.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.kit import Kit


class FileTasks(QObject):
    """Asks for a file and hands it to a service.

    Attributes:
        restore_from: The backup that is to be put in place once the database is closed.

    Signals:
        said: One sentence about how it went.
        restart_requested: Close the database and open the window again.
    """

    said = Signal(str)
    restart_requested = Signal()

    def __init__(self, kit: Kit, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._window = kit, window
        self.restore_from: Path | None = None

    def choose_import(self) -> list[Path]:
        """Return the files that the runner chose, none when the dialog was cancelled."""
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import files"),
            _folder(QStandardPaths.StandardLocation.DownloadLocation),
            self.tr("Training files (*.fit *.gpx *.tcx *.csv *.zip *.gz);;All files (*)"),
        )
        return [Path(name) for name in names]

    @Slot()
    def export(self) -> None:
        """Open the export with what was chosen last."""
        from heavylegs_gui.ui.dialogs.export_dialog import open_export

        open_export(self._kit, self._window)

    @Slot()
    def export_table(self) -> None:
        """Open the export of the log as a table."""
        from heavylegs_gui.services.exporting import ExportFormat
        from heavylegs_gui.ui.dialogs.export_dialog import open_export

        open_export(self._kit, self._window, ExportFormat.CSV)

    @Slot()
    def back_up(self) -> None:
        """Write a verified backup to a place of the runner's choice."""
        stamp = datetime.now(UTC).astimezone().strftime("%Y-%m-%d-%H%M")
        folder = _folder(QStandardPaths.StandardLocation.DocumentsLocation)
        name = self._save_name(
            self.tr("Back up to a file"),
            Path(folder) / f"heavy-legs-{stamp}.db",
            self.tr("Heavy Legs backup (*.db)"),
        )
        if not name:
            return
        try:
            self._kit.backups.write_to(Path(name))
        except UserError as error:
            self.said.emit(str(error))
            return
        self.said.emit(self.tr("Backed up and checked: {0}").format(Path(name).name))

    @Slot()
    def restore(self) -> None:
        """Offer the backups; the chosen one is put in place as soon as the database is closed."""
        from heavylegs_gui.ui.dialogs.restore_dialog import RestoreDialog

        dialog = RestoreDialog(self._kit.backups, self._kit.theme, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen is not None:
            self.restore_from = dialog.chosen
            self.restart_requested.emit()

    def open_sample(self) -> None:
        """Open another window on sample data."""
        from PySide6.QtCore import QProcess

        command = [sys.executable, "-m", "heavylegs_gui", "--demo"]
        if getattr(sys, "frozen", False):
            command = [sys.executable, "--demo"]
        started, _ = QProcess.startDetached(command[0], command[1:])
        self.said.emit(
            self.tr("Sample data opens in a window of its own; your log stays as it is.")
            if started
            else self.tr("The window with sample data could not be opened.")
        )

    def _save_name(self, title: str, proposed: Path, kinds: str) -> str:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed), kinds)
        return name


def _folder(location: QStandardPaths.StandardLocation) -> str:
    folder = QStandardPaths.writableLocation(location)
    return folder if folder and Path(folder).is_dir() else str(Path.home())
