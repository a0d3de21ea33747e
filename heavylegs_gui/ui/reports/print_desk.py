"""Prints what the calendar shows, and saves it as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QStandardPaths, Signal, Slot

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.ui.file_names import complete_path
from heavylegs_gui.ui.reports.collecting import Collector
from heavylegs_gui.ui.reports.printing import paint, prepare, save_pdf, title_of
from heavylegs_gui.ui.reports.report import CalendarReport, Span
from heavylegs_gui.ui.reports.sheet import Paper

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.kit import Kit
    from heavylegs_gui.ui.pages.calendar_page import CalendarPage


class PrintDesk(QObject):
    """Answers the calendar's wishes to print.

    Signals:
        said: One sentence about how it went.
    """

    said = Signal(str)

    def __init__(self, kit: Kit, page: CalendarPage, window: QWidget) -> None:
        super().__init__(page)
        self._kit, self._page, self._window = kit, page, window
        self._shown: CalendarReport | None = None

    @Slot(str)
    def run(self, name: str) -> None:
        """Save what is in view (``"pdf"``), or show it as it will be printed (``"print"``)."""
        try:
            self._shown = self.report()
            if name == "pdf":
                self._ask_and_save(self._shown)
            else:
                self._preview(self._shown)
        except UserError as error:
            self.said.emit(str(error))

    def report(self) -> CalendarReport:
        """Return what is in view: a week, or else the month.

        Raises:
            StoreError: The log cannot be read.
        """
        kit, page = self._kit, self._page
        is_week = page.board.view == "week"
        day = page.choice.current if is_week else page.grid.month
        settings = kit.preferences.settings
        collector = Collector(kit.training_log, kit.planning, kit.warnings, settings)
        return collector.report(Span.WEEK if is_week else Span.MONTH, day, page.words)

    def save(self, path: Path, report: CalendarReport) -> None:
        """Write a report as PDF.

        Raises:
            UserError: It cannot be written there.
        """
        save_pdf(path, report, usual_paper())
        self.said.emit(self.tr("Saved: {0}").format(path.name))

    @Slot(object)
    def paint_preview(self, device: QPagedPaintDevice) -> None:
        """Draw what is printed on the paper of the preview."""
        if self._shown is None:
            return
        try:
            paint(device, self._shown)
        except UserError as error:
            self.said.emit(str(error))

    def _ask_and_save(self, report: CalendarReport) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save as PDF"),
            str(Path(folder or Path.home()) / f"{title_of(report)}.pdf"),
            self.tr("PDF (*.pdf)"),
        )
        if name:
            self.save(complete_path(name, "pdf"), report)

    def _preview(self, report: CalendarReport) -> None:
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title_of(report))
        printer.setPageSize(usual_paper().size)
        prepare(printer, report)
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print {0}").format(title_of(report)))
        dialog.resize(self._window.size() * 0.9)
        dialog.paintRequested.connect(self.paint_preview)
        dialog.exec()
        dialog.deleteLater()


def usual_paper() -> Paper:
    """Return the paper of the runner's country."""
    is_american = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if is_american else Paper.A4
