"""Opens the database for the window; where it cannot be opened, offers the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from heavylegs_gui.domain.errors import DatabaseDamagedError, DatabaseNewerError, UserError
from heavylegs_gui.services.backups import (
    newest_good_backup,
    restore_backup,
    set_damaged_aside,
)
from heavylegs_gui.ui.locale_words import moment
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, IconLabel, Label, Weight, row

_Opened = TypeVar("_Opened")


def open_or_recover(
    opener: Callable[[], _Opened], database: Path, theme: ThemeManager
) -> _Opened | None:
    """Open the database; offer the newest good backup where it is damaged.

    Nothing is ever overwritten: whatever the runner chooses, the file that could not be opened is
    moved aside and kept.

    Returns:
        What ``opener`` returns, ``None`` when the runner wants to quit.

    Raises:
        UserError: The database is open elsewhere, or cannot be reached at all.
    """
    try:
        return opener()
    except (DatabaseDamagedError, DatabaseNewerError) as error:
        return recover(error, opener, database, theme)


def recover(
    error: UserError, opener: Callable[[], _Opened], database: Path, theme: ThemeManager
) -> _Opened | None:
    """Offer the newest good backup because of ``error``, and open the database after that.

    Returns:
        What ``opener`` returns, ``None`` when the runner wants to quit.

    Raises:
        UserError: The database is open elsewhere, or cannot be reached at all.
    """
    dialog = RecoveryDialog(str(error), database, theme)
    dialog.exec()
    return open_or_recover(opener, database, theme) if dialog.is_mended else None


class RecoveryDialog(QDialog):
    """Says what is wrong with the database and offers to restore, to begin anew, or to quit.

    Attributes:
        is_mended: Whether opening may be tried again.
    """

    def __init__(
        self, sentence: str, database: Path, theme: ThemeManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._database = database
        self.is_mended = False
        self.setWindowTitle("Heavy Legs")
        self.setMinimumWidth(theme.px(560))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(12)
        title = Label(
            theme, self.tr("Your log cannot be opened"), role="lead", weight=Weight.DemiBold
        )
        layout.addLayout(row(IconLabel(theme, "file-warning", "warn", 30), title, None, spacing=12))
        self.sentence = Label(theme, sentence, wrap=True)
        layout.addWidget(self.sentence)
        self.note = Label(theme, self._offer(), tone="text2", wrap=True)
        layout.addWidget(self.note)
        self.error = Label(theme, tone="danger", wrap=True)
        self.error.hide()
        layout.addWidget(self.error)
        self._build_buttons(theme, layout)

    def _offer(self) -> str:
        self._backup = newest_good_backup(self._database)
        kept = self.tr("The file is moved aside and kept, whatever you choose.")
        if self._backup is None:
            return self.tr("There is no backup of it yet.") + " " + kept
        made = moment(self._backup.made_utc)
        return self.tr("The newest good backup is of {0}.").format(made) + " " + kept

    def _build_buttons(self, theme: ThemeManager, layout: QVBoxLayout) -> None:
        self.restore_button = Button(theme, self.tr("Restore the backup"), "primary", "rotate-ccw")
        self.restore_button.clicked.connect(self._on_restore)
        self.restore_button.setVisible(self._backup is not None)
        self.fresh_button = Button(theme, self.tr("Begin an empty log"))
        self.fresh_button.clicked.connect(self._on_fresh)
        self.quit_button = Button(theme, self.tr("Quit"))
        self.quit_button.clicked.connect(self.reject)
        layout.addSpacing(4)
        layout.addLayout(row(self.restore_button, self.fresh_button, None, self.quit_button))
        first = self.quit_button if self._backup is None else self.restore_button
        first.setDefault(True)
        first.setFocus()

    def _on_restore(self) -> None:
        if self._backup is not None:
            backup = self._backup.path
            self._mend(lambda: restore_backup(backup, self._database, datetime.now(UTC)))

    def _on_fresh(self) -> None:
        self._mend(lambda: set_damaged_aside(self._database, datetime.now(UTC)))

    def _mend(self, way: Callable[[], object]) -> None:
        try:
            way()
        except UserError as error:
            self.error.setText(str(error))
            self.error.show()
            return
        self.is_mended = True
        self.accept()


def say_refused(sentence: str) -> None:
    """Say in a box why the window does not open."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Information, "Heavy Legs", sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
