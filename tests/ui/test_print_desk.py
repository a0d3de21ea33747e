"""Printing what the calendar shows, from the calendar to the paper."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QComboBox, QFileDialog, QStyle, QStyleOptionFrame

from heavylegs_gui.domain.training import DayKind, DayMark, Kind, Status
from heavylegs_gui.ui.reports.print_desk import PrintDesk, usual_paper
from heavylegs_gui.ui.reports.printing import prepare
from heavylegs_gui.ui.reports.report import Span
from heavylegs_gui.ui.reports.sheet import Paper
from tests.ui.calendar_log import NEXT_TUESDAY, TUESDAY, fill, run


@pytest.fixture
def workspace(services, open_workspace):
    fill(services.training_log)
    return open_workspace()


@pytest.fixture
def page(workspace):
    return workspace.window.show_page("calendar")


@pytest.fixture
def desk(workspace, page):
    return PrintDesk(workspace.kit, page, workspace.window)


@pytest.fixture
def text_of():
    def read(path):
        document = QPdfDocument()
        document.load(str(path))
        text = " ".join(document.getAllText(0).text().split())
        document.close()
        return text

    return read


def test_the_month_in_view_is_saved(page, desk, tmp_path, text_of):
    page.turn(1)
    said = []
    desk.said.connect(said.append)
    desk.save(tmp_path / "plan.pdf", desk.report())
    assert "December 2026" in text_of(tmp_path / "plan.pdf")
    assert said == ["Saved: plan.pdf"]


def test_a_month_tells_the_log(desk, tmp_path, text_of):
    desk.save(tmp_path / "month.pdf", desk.report())
    text = text_of(tmp_path / "month.pdf")
    for words in ("November 2026", "Easy 7.2 km legs 7", "Missed 5.0 km", "Long run 9.0 km",
                  "7.2 done", "15.0 planned"):  # fmt: skip
        assert words in text


def test_the_week_in_view_is_saved_with_its_notes(page, desk, tmp_path, text_of):
    page.show_day(NEXT_TUESDAY)
    page.show_view("week")
    report = desk.report()
    assert report.span is Span.WEEK
    desk.save(tmp_path / "week.pdf", report)
    text = text_of(tmp_path / "week.pdf")
    assert "23–29 Nov 2026" in text
    assert "soft ground" in text


def test_a_long_name_is_printed_on_two_lines(page, desk, services, tmp_path, text_of):
    name = "The Royal and Ancient International Charity Marathon of the Heath with Fireworks"
    race = run(NEXT_TUESDAY, 42_195.0, Status.PLANNED, Kind.RACE, title=name)
    services.training_log.add(race)
    page.show_day(NEXT_TUESDAY)
    page.show_view("week")
    desk.save(tmp_path / "week.pdf", desk.report())
    assert f"Race: {name}" in text_of(tmp_path / "week.pdf")


def test_warnings_are_printed_in_words(page, desk, services):
    far = run(NEXT_TUESDAY + timedelta(days=1), 30_000.0, Status.PLANNED, Kind.LONG)
    services.training_log.add(far)
    first, last = desk.report().days[0], desk.report().days[-1]
    found = services.warnings.between(first, last)
    warnings = [one for one in found if first <= one.day <= last]
    assert warnings
    assert [one.message for one in desk.report().warnings] == [
        page.words.message(one) for one in warnings
    ]


def test_marks_of_days_are_printed(desk, services):
    mark = DayMark(day=TUESDAY - timedelta(days=1), kind=DayKind.REST, note="slept long")
    services.planning.set_day_mark(mark)
    assert desk.report().marks == {mark.day: mark}


def test_a_printer_gets_what_the_preview_shows(desk, tmp_path, text_of):
    report = desk.report()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    prepare(printer, report)
    desk._shown = report
    desk.paint_preview(printer)
    assert "November 2026" in text_of(tmp_path / "printed.pdf")


def test_the_calendar_offers_to_print(page):
    assert {"print", "pdf"} <= page.commands.menu.offers


@pytest.mark.parametrize(
    ("country", "paper"),
    [("UnitedStates", Paper.LETTER), ("Germany", Paper.A4), ("UnitedKingdom", Paper.A4)],
)
def test_the_paper_is_that_of_the_country(qapp, country, paper):
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country[country]))
    try:
        assert usual_paper() is paper
    finally:
        QLocale.setDefault(before)


def test_the_preview_shows_one_page_on_its_side(page, desk, qapp):
    seen = []

    def look():
        dialog = qapp.activeModalWidget()
        seen.append((dialog.windowTitle(), dialog.printer().pageLayout().orientation().name))
        seen.append(dialog.findChild(QPrintPreviewWidget).pageCount())
        dialog.reject()

    QTimer.singleShot(0, look)
    desk.run("print")
    assert seen == [("Print November 2026", "Landscape"), 1]


def test_the_size_of_the_preview_can_be_read(desk, qapp):
    rooms = []

    def look():
        dialog = qapp.activeModalWidget()
        edit = dialog.findChild(QComboBox).lineEdit()
        option = QStyleOptionFrame()
        edit.initStyleOption(option)
        inside = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, edit)
        rooms.append(inside.height() - edit.fontMetrics().height())
        dialog.reject()

    QTimer.singleShot(0, look)
    desk.run("print")
    assert rooms[0] >= 0


def test_the_menu_saves_a_pdf_where_the_runner_says(page, tmp_path, monkeypatch):
    target = tmp_path / "plan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.offer_requested.emit("pdf")
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_a_name_without_an_ending_replaces_no_pdf_unasked(desk, tmp_path, monkeypatch):
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"another plan")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "plan"), ""))
    said = []
    desk.said.connect(said.append)
    desk.run("pdf")
    assert said == ["plan.pdf is there already; choose it itself to replace it."]
    assert target.read_bytes() == b"another plan"


@pytest.mark.parametrize("name", ["week 23.11", "Nov. 2026", "my plan."])
def test_figures_after_a_point_are_no_ending(desk, tmp_path, monkeypatch, name):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    desk.run("pdf")
    assert [one.name for one in tmp_path.glob("*.pdf")] == [f"{name}.pdf"]


def test_a_pdf_that_cannot_be_written_is_told(page, desk, tmp_path, monkeypatch):
    target = tmp_path / "gone" / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    said = []
    desk.said.connect(said.append)
    desk.run("pdf")
    assert len(said) == 1
    assert "could not be written" in said[0]


def test_a_dialog_that_is_cancelled_writes_nothing(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    said = []
    desk.said.connect(said.append)
    desk.run("pdf")
    assert said == []
