"""Chooses the backup that takes the place of the log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from heavylegs_gui.services.backups import Backups
from heavylegs_gui.ui.locale_words import moment
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Label, Weight, row


class RestoreDialog(QDialog):
    """A list of the automatic backups, newest first, or any other file.

    Attributes:
        chosen: The backup that the runner wants, or ``None``.
    """

    def __init__(
        self, backups: Backups, theme: ThemeManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chosen: Path | None = None
        self.setWindowTitle(self.tr("Restore a backup"))
        self.setMinimumSize(theme.px(520), theme.px(420))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(
            Label(theme, self.tr("Restore a backup"), role="lead", weight=Weight.DemiBold)
        )
        layout.addWidget(
            Label(
                theme,
                self.tr(
                    "The backup takes the place of your log. What is in the log now is put aside "
                    "as a file and kept; undo does not reach across this."
                ),
                tone="text2",
                wrap=True,
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Backups, newest first"))
        self.list.itemDoubleClicked.connect(self._on_restore)
        layout.addWidget(self.list, 1)
        self._fill(backups)
        self.restore_button = Button(theme, self.tr("Restore"), "primary", "rotate-ccw")
        self.restore_button.clicked.connect(self._on_restore)
        self.restore_button.setEnabled(self.list.count() > 0)
        other = Button(theme, self.tr("Other file…"), icon="folder-open")
        other.clicked.connect(self._on_other)
        cancel = Button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        layout.addLayout(row(other, None, cancel, self.restore_button))

    def _fill(self, backups: Backups) -> None:
        for backup in backups.backups():
            made = moment(backup.made_utc)
            size = QLocale().formattedDataSize(backup.size_bytes)
            item = QListWidgetItem(f"{made}   {size}")
            item.setData(Qt.ItemDataRole.UserRole, str(backup.path))
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self.list.addItem(self.tr("No backup has been made yet."))
            self.list.item(0).setFlags(Qt.ItemFlag.NoItemFlags)

    @Slot()
    def _on_restore(self) -> None:
        item = self.list.currentItem()
        path = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if path:
            self.chosen = Path(path)
            self.accept()

    @Slot()
    def _on_other(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Restore a backup"),
            "",
            self.tr("Heavy Legs backup (*.db);;All files (*)"),
        )
        if name:
            self.chosen = Path(name)
            self.accept()
