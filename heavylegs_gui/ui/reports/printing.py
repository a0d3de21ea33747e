"""Prints a month or a week, and writes it as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.services.whole_file import whole_file
from heavylegs_gui.ui.calendar import words
from heavylegs_gui.ui.reports.month_report import MonthReport
from heavylegs_gui.ui.reports.pieces import tr
from heavylegs_gui.ui.reports.report import Span
from heavylegs_gui.ui.reports.sheet import Paper, Sheet, lay_out
from heavylegs_gui.ui.reports.week_report import WeekReport

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice

    from heavylegs_gui.ui.reports.report import CalendarReport

_RESOLUTION_DPI = 600


def title_of(report: CalendarReport) -> str:
    """Return for example ``"November 2026"`` or ``"16–22 Nov 2026"``."""
    if report.span is Span.MONTH:
        return words.month_words(report.day)
    return words.span_words(report.days[0], report.days[-1])


def prepare(device: QPagedPaintDevice, report: CalendarReport) -> None:
    """Turn the paper of a printer as the report needs it: a month lies on its side."""
    size = device.pageLayout().pageSize()
    lay_out(device, size, landscape=report.span is Span.MONTH)


def paint(device: QPagedPaintDevice, report: CalendarReport) -> int:
    """Draw a report on a printer or its preview and return the number of pages.

    Raises:
        UserError: The printer does not answer.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise UserError(tr("The printer cannot be used; look whether it is switched on."))
    try:
        sheet = Sheet(device, painter)
        drawn = MonthReport if report.span is Span.MONTH else WeekReport
        drawn(sheet, report).draw(title_of(report))
        return sheet.page
    finally:
        painter.end()


def save_pdf(path: Path, report: CalendarReport, paper: Paper = Paper.A4) -> int:
    """Write a report as PDF, whole or not at all, and return the number of pages.

    Raises:
        UserError: It cannot be written there; a file of that name was not touched.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION_DPI)
    writer.setCreator("Heavy Legs")
    writer.setTitle(title_of(report))
    lay_out(writer, paper.size, landscape=report.span is Span.MONTH)
    pages = paint(writer, report)
    del writer
    with whole_file(path, bytes(buffer.data().data())) as publish:
        publish()
    return pages
