"""The table models keep Qt's rules and say what they should."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heavylegs_gui.domain.training import Session, Status, new_uid
from heavylegs_gui.domain.units import Units
from heavylegs_gui.services.importing_rows import Choice, ImportRow, RowStatus
from heavylegs_gui.ui.models import import_table
from heavylegs_gui.ui.models.import_table import ImportTable
from heavylegs_gui.ui.models.session_table import Column, SessionTable


def run(**values):
    return Session(**{"uid": new_uid(), "local_date": date(2026, 11, 14), **values})


def found(status=RowStatus.NEW, **values):
    choice = {
        RowStatus.NEW: Choice.IMPORT,
        RowStatus.POSSIBLE_DUPLICATE: Choice.KEEP_RICHER,
    }.get(status, Choice.SKIP)
    session = None if status is RowStatus.REFUSED else run(distance_m=5000.0)
    reason = "It is empty." if status is RowStatus.REFUSED else None
    values = {"session": session, "reason": reason, **values}
    return ImportRow(file="a.fit", status=status, choice=choice, **values)


@pytest.fixture
def table(theme, today):
    model = SessionTable()
    rows = [
        run(distance_m=8500.0, duration_s=3238.0, heaviness=7, title="Park", shoe_id=1),
        run(local_date=date(2026, 11, 10), status=Status.PLANNED, notes="a\nb"),
    ]
    model.set_rows(rows, {1: "Blue"}, Units.KM, today)
    return model


def test_the_session_table_keeps_the_rules(qtmodeltester, table):
    qtmodeltester.check(table, force_py=True)


def test_the_import_table_keeps_the_rules(qtmodeltester, theme):
    model = ImportTable()
    model.add([found(status) for status in RowStatus])
    qtmodeltester.check(model, force_py=True)


def test_a_row_is_read_as_one_sentence(table):
    said = table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Sat 14 Nov, Run, Park, 8.5 km, 53:58, heaviness 7 of 10"
    assert "Missed" in table.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_cells_hold_figures_with_units(table):
    texts = [table.index(0, column).data() for column in Column]
    assert texts[3:8] == ["8.5 km", "53:58", "6:21 /km", "7", "Blue"]


def test_unknown_values_are_empty(table):
    assert [table.index(1, column).data() for column in (3, 4, 5, 6)] == [""] * 4


def test_miles_are_shown_to_whom_reads_miles(table, today):
    table.set_rows([run(distance_m=1609.344)], {}, Units.MI, today)
    assert table.index(0, Column.DISTANCE).data() == "1.0 mi"


def test_possible_duplicates_unfold_by_themselves(theme):
    model = ImportTable()
    model.add([found(), found(RowStatus.POSSIBLE_DUPLICATE, existing=(run(id=1),))])
    assert [model.entry(row).is_open for row in (0, 1)] == [False, True]


def test_a_filter_shows_one_state_but_counts_all(theme):
    model = ImportTable()
    model.add([found(), found(RowStatus.REFUSED), found()])
    model.set_filter(RowStatus.REFUSED)
    assert model.rowCount() == 1
    assert model.counts()[RowStatus.NEW] == 2
    assert model.writes() == 2


def test_a_row_is_left_out_and_taken_in_again(theme):
    model = ImportTable()
    model.add([found()])
    model.toggle(0)
    assert model.writes() == 0
    model.toggle(0)
    assert model.writes() == 1


def test_a_refused_row_has_no_check_box_and_says_why(theme):
    model = ImportTable()
    model.add([found(RowStatus.REFUSED)])
    model.toggle(0)
    assert model.writes() == 0
    assert model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    assert model.index(0, import_table.Column.WHAT).data() == "It is empty."
    assert "It is empty." in model.line(0)
