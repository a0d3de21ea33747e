"""The import sheet with the real importer and real files."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from heavylegs_gui.domain.training import Session, new_uid
from heavylegs_gui.services.importing import Importer
from heavylegs_gui.services.importing_rows import Choice, RowStatus
from heavylegs_gui.ui.dialogs.import_dialog import ImportDialog
from heavylegs_gui.ui.dialogs.imports_sheet import ImportsSheet
from heavylegs_gui.ui.models.import_table import Column
from heavylegs_gui.ui.widgets.import_view import state_look
from tests.importers.fit_builder import START, FitFile
from tests.importers.traps import FOLDER

TWO_RUNS = "local_date,distance_m,duration_s\n2026-11-01,5000,1800\n2026-11-03,8000,2900\n"


@pytest.fixture
def host(host):
    host.resize(1200, 760)
    return host


@pytest.fixture
def importer(services):
    built = Importer(services.store, services.training_log)
    yield built
    built.close()


@pytest.fixture
def dialog(host, importer, theme, preferences):
    built = ImportDialog(importer, theme, preferences, host)
    yield built
    built.close_requested.emit()


@pytest.fixture
def files(tmp_path):
    good, bad = tmp_path / "runs.csv", tmp_path / "empty.fit"
    good.write_text(TWO_RUNS)
    bad.write_bytes(b"")
    return [good, bad]


def read(qtbot, dialog, importer, files):
    with qtbot.waitSignal(importer.read_finished, timeout=20_000):
        dialog.open_with(files)


def test_nothing_is_saved_before_the_button(qtbot, dialog, importer, files, training_log):
    read(qtbot, dialog, importer, files)
    counts = dialog.table.counts()
    assert (counts[RowStatus.NEW], counts[RowStatus.REFUSED]) == (2, 1)
    assert dialog.import_button.text() == "Import 2"
    assert training_log.count() == 0


def test_the_import_is_one_change(qtbot, dialog, importer, files, training_log, history):
    read(qtbot, dialog, importer, files)
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.import_button.click()
    assert training_log.count() == 2
    assert not dialog.isVisible()
    history.record(told.args[0], training_log.apply)
    history.undo()
    assert training_log.count() == 0


def test_space_leaves_a_row_out_and_the_button_counts(qtbot, dialog, importer, files):
    read(qtbot, dialog, importer, files)
    dialog.chips[RowStatus.NEW].click()
    dialog.view.selectAll()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.import_button.text() == "Nothing to import"
    assert not dialog.import_button.isEnabled()


def test_refused_files_say_why_and_can_be_copied(qtbot, dialog, importer, files):
    read(qtbot, dialog, importer, files)
    dialog.copy_button.click()
    assert "empty.fit" in QGuiApplication.clipboard().text()
    assert "Refused" in QGuiApplication.clipboard().text()


POINT = (
    '<trkpt lat="52.0" lon="{lon}"><ele>30</ele><time>2026-11-19T06:{minute:02d}:00Z</time></trkpt>'
)


@pytest.fixture
def cut_off(tmp_path):
    """A GPX file that breaks off in the middle of a run."""
    points = "".join(POINT.format(lon=10 + 0.002 * step, minute=step) for step in range(30))
    path = tmp_path / "cut.gpx"
    path.write_text(
        '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><name>Morning</name><type>running</type><trkseg>{points}",
        encoding="utf-8",
    )
    return path


def test_a_file_that_breaks_off_is_new_but_amber_and_says_why(
    qtbot, dialog, importer, cut_off, training_log
):
    read(qtbot, dialog, importer, [cut_off])
    entry = dialog.table.entry(0)
    assert dialog.table.text(entry, Column.STATE) == "New, incomplete"
    assert state_look(entry)[1] == "warn"
    assert "breaks off before its end" in dialog.table.text(entry, Column.WHAT)
    with qtbot.waitSignal(dialog.imported, timeout=20_000):
        qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert training_log.count() == 1


def test_a_whole_file_is_plainly_new(qtbot, dialog, importer, files):
    read(qtbot, dialog, importer, files)
    entry = dialog.table.entry(0)
    texts = [dialog.table.text(entry, one) for one in (Column.STATE, Column.WHAT)]
    assert (texts, state_look(entry)[1]) == (["New", "Import"], "good")


def test_possibly_the_same_is_chosen_by_key(qtbot, dialog, importer, real_files, training_log):
    path = real_files / "fit" / "2013-02-06-12-11-14.fit"
    read(qtbot, dialog, importer, [path])
    (session,) = [row.session for row in dialog.table.rows()]
    dialog.close_requested.emit()
    training_log.add(
        Session(
            uid=new_uid(),
            local_date=session.local_date,
            distance_m=session.distance_m,
            heaviness=6,
        )
    )
    read(qtbot, dialog, importer, [path])
    assert dialog.table.entry(0).is_open
    qtbot.keyClick(dialog.view, Qt.Key.Key_1)
    assert dialog.table.rows()[0].choice is Choice.KEEP_MINE
    qtbot.keyClick(dialog.view, Qt.Key.Key_3)
    dialog.import_chosen()
    qtbot.waitUntil(lambda: not importer.is_writing)
    (merged,) = training_log.sessions()
    assert (merged.heaviness, merged.duration_s) == (6, session.duration_s)


def test_a_click_on_a_choice_takes_it(qtbot, dialog, importer, real_files, training_log):
    path = real_files / "fit" / "2013-02-06-12-11-14.fit"
    training_log.add(
        Session(uid=new_uid(), local_date=date(2013, 2, 6), distance_m=4_800.0, heaviness=6)
    )
    read(qtbot, dialog, importer, [path])
    view, entry = dialog.view, dialog.table.entry(0)
    box = view.detail_box(0)
    point = next(
        (x, y)
        for y in range(int(box.top()), int(box.bottom()), 4)
        for x in range(40, 700, 10)
        if view.details.choice_at(box, entry, _point(x, y)) is Choice.USE_FILE
    )
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_point(*point).toPoint())
    assert dialog.table.rows()[0].choice is Choice.USE_FILE


def _point(x, y):
    from PySide6.QtCore import QPointF

    return QPointF(x, y)


def test_escape_closes_and_nothing_was_saved(qtbot, dialog, importer, files, training_log):
    read(qtbot, dialog, importer, files)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert training_log.count() == 0


def test_a_failed_write_leaves_the_sheet_open(qtbot, dialog, importer, files, training_log):
    read(qtbot, dialog, importer, files)
    importer.write_failed.emit("The disk is full; free some space and try again.")
    assert dialog.isVisible()
    assert not dialog.failure.isHidden()
    assert dialog.import_button.isEnabled()


def test_stop_keeps_what_was_read(qtbot, dialog, importer, files):
    with qtbot.waitSignal(importer.read_finished, timeout=20_000):
        dialog.open_with(files)
        dialog.stop_button.click()
    assert dialog.isVisible()
    assert not importer.is_reading


@pytest.fixture
def imported(qtbot, dialog, importer, files):
    """The sheet after a whole import."""
    read(qtbot, dialog, importer, files)
    with qtbot.waitSignal(dialog.imported):
        dialog.import_chosen()
    return dialog


def test_an_import_is_taken_back_next_week(imported, theme, training_log, history):
    sheet = ImportsSheet(training_log, theme, history, imported.parentWidget())
    sheet.show_imports()
    sheet.buttons[0].click()
    assert training_log.count() == 0
    history.undo()
    assert training_log.count() == 2


def test_files_that_come_while_another_import_is_written_are_read_after_it(
    qtbot, dialog, importer, files, tmp_path, training_log
):
    late = tmp_path / "late.csv"
    late.write_text("local_date,distance_m\n2026-02-03,7000\n", encoding="utf-8")
    read(qtbot, dialog, importer, files)
    before = training_log.count()
    with qtbot.waitSignal(importer.read_finished, timeout=30_000):
        dialog.import_chosen()
        dialog.open_with([late])
    assert training_log.count() > before
    assert dialog.isVisible()
    assert "late.csv" in dialog.title.text()
    with qtbot.waitSignal(dialog.imported, timeout=30_000):
        dialog.import_chosen()
    assert date(2026, 2, 3) in {one.local_date for one in training_log.sessions()}


@pytest.fixture
def twins(tmp_path):
    """Two files that may tell of the same run, two hours apart."""
    paths = [FOLDER / "treadmill.fit", tmp_path / "shifted.fit"]
    paths[1].write_bytes(bytes(FitFile().session(start=START + timedelta(hours=2))))
    return paths


def test_a_twin_in_another_file_is_not_called_mine(qtbot, dialog, importer, twins, training_log):
    read(qtbot, dialog, importer, twins)
    entry = dialog.table.entry(1)
    assert entry.row.choices == (Choice.KEEP_MINE, Choice.IMPORT)
    assert dialog.table.text(entry, Column.WHAT) == "Keep the other file"
    assert "another file" in entry.row.reason.lower()
    dialog.view.selectRow(1)
    qtbot.keyClick(dialog.view, Qt.Key.Key_3)
    assert entry.row.choice is Choice.KEEP_MINE
    qtbot.keyClick(dialog.view, Qt.Key.Key_2)
    assert dialog.table.text(entry, Column.WHAT) == "Import both"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert entry.row.choice is Choice.KEEP_MINE
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    dialog.import_chosen()
    qtbot.waitUntil(lambda: not importer.is_writing)
    assert training_log.count() == 2


def test_rows_of_another_filter_have_their_own_height(qtbot, dialog, importer, twins):
    read(qtbot, dialog, importer, twins)
    usual = dialog.view.rowHeight(0)
    assert dialog.view.rowHeight(1) > usual
    dialog.chips[RowStatus.POSSIBLE_DUPLICATE].click()
    assert dialog.view.rowHeight(0) > usual
    dialog.chips[RowStatus.NEW].click()
    assert dialog.view.rowHeight(0) == usual
