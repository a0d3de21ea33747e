"""One dialog for everything that went wrong: plain words first, details for those who want them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from heavylegs_gui.domain.errors import DatabaseDamagedError
from heavylegs_gui.services.faults import CrashReport, Faults
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, IconLabel, Label, Weight, row

DETAILS_HEIGHT_PX = 180
WIDTH_PX = 560


class CrashDialog(QDialog):
    """Says what happened, that the data is safe, and what can be done.

    Signals:
        restart_requested: The runner wants the program anew.
        quit_requested: The runner closed the dialog although going on makes no sense.
    """

    restart_requested = Signal()
    quit_requested = Signal()

    def __init__(self, theme: ThemeManager, log_dir: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._log_dir = theme, log_dir
        self._reports: dict[tuple[str, str], CrashReport] = {}
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._title = Label(theme, role="title", weight=Weight.DemiBold, wrap=True)
        self._safe = Label(theme, wrap=True)
        self._count = Label(theme, tone="text2", wrap=True)
        self._details = QPlainTextEdit()
        self._more = Button(theme, self.tr("Show &details"), "quiet", "chevron-down")
        self._copy = Button(theme, self.tr("&Copy details"), "plain", "copy")
        self._folder = Button(theme, self.tr("&Open log folder"), "plain", "folder-open")
        self._restart = Button(theme, self.tr("&Restart"))
        self._continue = Button(theme, self.tr("Co&ntinue"), "primary")
        self._build()
        self._connect()

    def show_report(self, report: CrashReport) -> None:
        """Show one more fault in this same dialog."""
        self._reports[report.kind, report.place] = report
        only_restart = any(one.restart_only for one in self._reports.values())
        if any(one.kind == DatabaseDamagedError.__name__ for one in self._reports.values()):
            self._tell_damage()
        else:
            self._title.setText(self.tr("Something went wrong"))
            self._safe.setText(
                self.tr(
                    "Your data is safe: everything you saved is in the database, and what you were "
                    "typing is kept as a draft."
                )
            )
            self._count.setText(self._count_text(only_restart=only_restart))
        self._offer(can_restart=True, can_continue=not only_restart)
        self._present("\n\n".join(one.text for one in self._reports.values()))

    def _tell_damage(self) -> None:
        self._title.setText(self.tr("The log is damaged"))
        self._safe.setText(
            self.tr(
                "A part of the database cannot be read. Choose “Restore a backup…” "
                "from the menu (F10); what you typed is kept as a draft."
            )
        )
        self._count.setText(self.tr("The damaged file is kept beside the restored one."))

    def show_previous(self, dump: str) -> None:
        """Tell that the last run ended by itself, with what the system left in ``crash.log``."""
        self._title.setText(self.tr("Heavy Legs stopped unexpectedly last time"))
        self._safe.setText(
            self.tr(
                "Your data is safe: everything you saved is in the database, and what you were "
                "typing then is kept as a draft."
            )
        )
        self._count.setText(
            self.tr("If it happens again, the details help to find out why. They name no runs.")
        )
        self._offer(can_restart=False, can_continue=True)
        self._present(dump)

    def reject(self) -> None:
        """Treat Escape and the close button as "Continue", or as "Quit" when that is all left."""
        if self._continue.isHidden():
            self.quit_requested.emit()
        self._reports.clear()
        super().reject()

    def _count_text(self, *, only_restart: bool) -> str:
        count = sum(report.count for report in self._reports.values())
        if only_restart:
            return self.tr(
                "It happened {0} times in a short while. Please restart Heavy Legs; it starts "
                "with all your data."
            ).format(count)
        if count == 1:
            return self.tr("You can continue. If something looks odd, restart Heavy Legs.")
        return self.tr(
            "It happened {0} times. You can continue. If something looks odd, restart Heavy Legs."
        ).format(count)

    def _offer(self, *, can_restart: bool, can_continue: bool) -> None:
        self._restart.setVisible(can_restart)
        self._continue.setVisible(can_continue)
        default = self._continue if can_continue else self._restart
        default.setDefault(True)

    def _present(self, details: str) -> None:
        self._details.setPlainText(details)
        self._fit()
        if not self.isVisible():
            self.show()
            default = self._restart if self._continue.isHidden() else self._continue
            default.setFocus(Qt.FocusReason.OtherFocusReason)
        self.raise_()

    def _build(self) -> None:
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setFixedHeight(self._theme.px(DETAILS_HEIGHT_PX))
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(self.tr("Details of what went wrong"))
        self._details.hide()
        self._more.setCheckable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        icon = IconLabel(self._theme, "triangle-alert", "warn", 28)
        head = row(icon, self._title, spacing=12)
        head.setStretch(1, 1)
        layout.addLayout(head)
        layout.addWidget(self._safe)
        layout.addWidget(self._count)
        layout.addLayout(row(self._more, None))
        layout.addWidget(self._details)
        layout.addLayout(row(self._copy, self._folder, None, self._restart, self._continue))
        self.setFixedWidth(self._theme.px(WIDTH_PX))

    def _connect(self) -> None:
        self._more.toggled.connect(self._toggle_details)
        self._copy.clicked.connect(self._copy_details)
        self._folder.clicked.connect(self._open_folder)
        self._restart.clicked.connect(self.restart_requested)
        self._continue.clicked.connect(self.reject)

    @Slot(bool)
    def _toggle_details(self, is_open: bool) -> None:  # noqa: FBT001 - the signal's argument
        self._details.setVisible(is_open)
        self._more.setText(self.tr("Hide &details") if is_open else self.tr("Show &details"))
        self._more.set_icon("chevron-up" if is_open else "chevron-down")
        self._fit()

    def _fit(self) -> None:
        """Make the dialog as high as its text needs at its width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    @Slot()
    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._copy.setText(self.tr("&Copied"))

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_dir)))


class CrashPresenter(QObject):
    """Shows what :class:`Faults` tells, always in the same one dialog.

    Signals:
        restart_requested: Close everything, then call ``faults.restart``.
        quit_requested: Close everything.
    """

    restart_requested = Signal()
    quit_requested = Signal()

    def __init__(self, faults: Faults, theme: ThemeManager, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._faults, self._theme, self._window = faults, theme, window
        self._dialog: CrashDialog | None = None
        faults.crashed.connect(self.show_report)

    @Slot(object)
    def show_report(self, report: CrashReport) -> None:
        """Show one fault, or add it to those that are shown."""
        self._the_dialog().show_report(report)

    def show_previous_crash(self) -> None:
        """Show what the last run left when it died, if it did; call it once after the start."""
        if self._faults.previous_crash is not None:
            self._the_dialog().show_previous(self._faults.previous_crash)
            self._faults.forget_previous_crash()

    def _the_dialog(self) -> CrashDialog:
        if self._dialog is None:
            self._dialog = CrashDialog(self._theme, self._faults.log_dir, self._window)
            self._dialog.restart_requested.connect(self.restart_requested)
            self._dialog.quit_requested.connect(self.quit_requested)
        return self._dialog
