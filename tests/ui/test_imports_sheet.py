"""The list of earlier imports on a real database."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from heavylegs_gui.ui.dialogs.imports_sheet import ImportsSheet

CSV = "local_date,distance_m,shoe\n2026-11-01,5000,Blue\n2026-11-03,8000,Blue\n2026-11-05,6000,\n"


@pytest.fixture
def sheet(host, services, theme, history, tmp_path):
    """The list with one import of three sessions and a pair of shoes."""
    path = tmp_path / "runs.csv"
    path.write_text(CSV, encoding="utf-8")
    services.importer.import_files([path])
    built = ImportsSheet(services.training_log, theme, history, host)
    yield built
    built.dismiss()


def change_by_hand(training_log, count):
    for session in training_log.sessions()[:count]:
        training_log.update(replace(session, heaviness=8))


def shown_texts(sheet):
    return [one.text() for one in sheet.findChildren(QLabel) if one.isVisible()]


def test_the_sheet_says_before_and_after_what_else_goes(sheet, training_log, history):
    change_by_hand(training_log, 2)
    sheet.show_imports()
    assert "Your later changes to 2 sessions would go too." in shown_texts(sheet)
    sheet.buttons[0].click()
    told = "Your later changes to 2 sessions went too. Ctrl+Z brings everything back."
    assert told in shown_texts(sheet)
    history.undo()
    assert [one.heaviness for one in training_log.sessions()].count(8) == 2


def test_one_changed_session_is_named_as_one(sheet, training_log):
    change_by_hand(training_log, 1)
    sheet.show_imports()
    warning = "Your later changes to 1 session would go too."
    assert warning in shown_texts(sheet)
    assert sheet.buttons[0].accessibleDescription() == warning


def test_an_import_that_nobody_changed_says_nothing_of_it(sheet):
    sheet.show_imports()
    assert not any("later changes" in text for text in shown_texts(sheet))
    sheet.buttons[0].click()
    assert not any("later changes" in text for text in shown_texts(sheet))


def test_taking_an_import_back_takes_its_shoes_and_undo_brings_them(sheet, training_log, history):
    sheet.show_imports()
    sheet.buttons[0].click()
    assert training_log.shoes() == []
    history.undo()
    assert [shoe.name for shoe in training_log.shoes()] == ["Blue"]
    assert training_log.count() == 3


def test_what_was_told_is_gone_when_the_list_opens_again(sheet, training_log):
    change_by_hand(training_log, 1)
    sheet.show_imports()
    sheet.buttons[0].click()
    sheet.dismiss()
    sheet.show_imports()
    assert not any("later changes" in text for text in shown_texts(sheet))
