"""The export sheet on a real database: what is counted, written, remembered and told."""

from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from heavylegs_gui.domain.training import DayKind, DayMark, Session, Status
from heavylegs_gui.services.exporting import ExportFormat, Scope
from heavylegs_gui.ui.dialogs.export_choices import ExportChoices
from heavylegs_gui.ui.dialogs.export_dialog import CHOICES_DRAFT, open_export

TODAY = date(2026, 11, 22)


@pytest.fixture
def workspace(open_workspace, services):
    """The window on a log with two planned runs and one that was done."""
    for uid, days, status in (
        ("next", 2, Status.PLANNED),
        ("far", 40, Status.PLANNED),
        ("past", -3, Status.DONE),
    ):
        day = TODAY + timedelta(days=days)
        services.training_log.add(
            Session(uid=uid, local_date=day, status=status, distance_m=8000.0)
        )
    return open_workspace()


@pytest.fixture
def dialog(workspace):
    """The sheet, open on the calendar file."""
    return open_export(workspace.kit, workspace.window, ExportFormat.ICS)


def answer(monkeypatch, path):
    """Let the file dialog answer with a path and return what it was proposed."""
    asked = []

    def choose(_parent, _title, proposed, _kinds):
        asked.append(Path(proposed).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return asked


def choose_days(dialog, key):
    dialog.form.days.setCurrentIndex(dialog.form.days.findData(key))
    dialog.form.days.activated.emit(dialog.form.days.currentIndex())


def choose_alarm(dialog, key):
    dialog.form.alarm.setCurrentIndex(dialog.form.alarm.findData(key))
    dialog.form.alarm.activated.emit(dialog.form.alarm.currentIndex())


def test_the_count_follows_every_choice(dialog):
    counts = [dialog.count.text()]
    choose_days(dialog, "4weeks")
    counts.append(dialog.count.text())
    choose_days(dialog, "all")
    dialog.form.calendar_scope.button("all").click()
    counts.append(dialog.count.text())
    dialog.form.format.button("csv").click()
    dialog.form.table_scope.button("done").click()
    counts.append(dialog.count.text())
    assert counts == ["2 events", "1 event", "3 events", "1 session"]


def test_rest_days_are_counted_when_they_are_wanted(dialog, services):
    services.planning.set_day_mark(DayMark(day=TODAY + timedelta(days=1), kind=DayKind.REST))
    assert dialog.count.text() == "2 events"
    dialog.form.rest_days.click()
    assert dialog.count.text() == "3 events"


def test_the_count_follows_the_log(dialog, services):
    services.training_log.delete([1])
    assert dialog.count.text() == "1 event"


def test_nothing_to_export_is_said_and_cannot_be_pressed(dialog, services):
    services.training_log.delete([1, 2])
    assert dialog.count.text() == "There is nothing to export in these days."
    assert not dialog.export_button.isEnabled()


def test_the_file_is_written_and_told_with_a_way_to_its_folder(dialog, monkeypatch, tmp_path):
    path = tmp_path / "plan.ics"
    asked = answer(monkeypatch, path)
    choose_alarm(dialog, "morning")
    dialog.export_button.click()
    assert asked == ["heavy-legs.ics"]
    events = icalendar.Calendar.from_ical(path.read_bytes()).events
    assert [len(one.alarms.times) for one in events] == [1, 1]
    assert dialog.told_text.text() == ("2 events written to plan.ics. Import it in your calendar.")
    assert dialog.folder_button.isVisible()
    assert dialog.folder_button.hasFocus()


def test_cancelled_events_are_counted_on_their_own(dialog, services, monkeypatch, tmp_path):
    answer(monkeypatch, tmp_path / "plan.ics")
    dialog.export_button.click()
    services.training_log.delete([1])
    assert dialog.count.text() == "2 events, 1 cancelled"


class Opener(QObject):
    """What the system would open."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(url.toLocalFile())


def test_the_folder_is_opened_by_the_system(dialog, monkeypatch, tmp_path):
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    answer(monkeypatch, tmp_path / "plan.ics")
    dialog.export_button.click()
    dialog.folder_button.click()
    QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [str(tmp_path)]


def test_without_a_program_for_folders_the_place_is_told_in_words(dialog, monkeypatch, tmp_path):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    answer(monkeypatch, tmp_path / "plan.ics")
    dialog.export_button.click()
    dialog.folder_button.click()
    assert dialog.told_text.text() == (
        f"The folder could not be opened; the file is {tmp_path / 'plan.ics'}."
    )
    assert not dialog.folder_button.isVisible()


def test_a_place_that_cannot_be_written_is_told_and_the_sheet_stays(dialog, monkeypatch, tmp_path):
    answer(monkeypatch, tmp_path / "nowhere" / "plan.ics")
    dialog.export_button.click()
    assert dialog.told_text.text().startswith("The export could not be written: No such file")
    assert not dialog.folder_button.isVisible()
    assert dialog.isVisible()


def test_leaving_the_file_dialog_changes_nothing(dialog, monkeypatch, services):
    answer(monkeypatch, "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: ("", ""))
    dialog.export_button.click()
    assert not dialog.told.isVisible()
    assert services.store.fetch_all("exported_event") == []


def test_a_name_without_an_ending_gets_one_but_never_replaces_a_file_unasked(
    dialog, monkeypatch, tmp_path
):
    answer(monkeypatch, tmp_path / "plan")
    dialog.export_button.click()
    assert (tmp_path / "plan.ics").exists()
    before = (tmp_path / "plan.ics").read_bytes()
    dialog.export_button.click()
    assert dialog.told_text.text() == ("plan.ics is there already; choose it itself to replace it.")
    assert (tmp_path / "plan.ics").read_bytes() == before


@pytest.mark.parametrize("excel", [False, True])
def test_the_table_has_the_mark_for_excel_on_demand(workspace, monkeypatch, tmp_path, excel):
    dialog = open_export(workspace.kit, workspace.window, ExportFormat.CSV)
    asked = answer(monkeypatch, tmp_path / "log.csv")
    dialog.form.for_excel.setChecked(excel)
    dialog.export_button.click()
    assert asked == ["heavy-legs-2026-11-22.csv"]
    assert (tmp_path / "log.csv").read_bytes().startswith(b"\xef\xbb\xbf") is excel
    assert dialog.told_text.text() == "3 sessions written to log.csv."


def test_each_format_shows_only_its_own_options(dialog):
    shown = []
    for form in ("ics", "csv", "json"):
        dialog.form.format.button(form).click()
        options = (dialog.form.alarm, dialog.form.for_excel)
        shown.append([one.isVisible() for one in options])
    assert shown == [[True, False], [False, True], [False, False]]


def test_days_of_the_runners_own_are_typed_and_checked(dialog, qtbot):
    choose_days(dialog, "own")
    assert dialog.form.first.hasFocus()
    qtbot.keyClicks(dialog.form.first, "soon")
    assert dialog.form.first_field.error.text() == "That is no day; write for example 14 nov."
    assert not dialog.export_button.isEnabled()
    dialog.form.first.set_day(TODAY)
    dialog.form.last.set_day(TODAY - timedelta(days=1))
    assert dialog.form.last_field.error.text() == "This day lies before the first one."
    dialog.form.last.set_day(TODAY + timedelta(days=2))
    assert (dialog.count.text(), dialog.export_button.isEnabled()) == ("1 event", True)


def test_the_note_names_who_ignores_reminders_and_what_has_no_start(dialog):
    assert "Google and Outlook ignore" in dialog.form.note.text()
    choose_alarm(dialog, "30")
    assert "without a time of day remind at 7:00" in dialog.form.note.text()


def test_the_choices_are_remembered_until_next_time(dialog, workspace, monkeypatch, tmp_path):
    answer(monkeypatch, tmp_path / "plan.ics")
    choose_alarm(dialog, "evening")
    choose_days(dialog, "4weeks")
    dialog.export_button.click()
    dialog.dismiss()
    again = open_export(workspace.kit, workspace.window)
    assert again is dialog
    assert again.form.choices() == ExportChoices(calendar_days="4weeks", alarm="evening")
    assert not again.told.isVisible()
    assert again.cancel_button.text() == "Cancel"


def test_remembered_nonsense_falls_back(workspace):
    nonsense = {"form": "pdf", "alarm": 7, "calendar_days": "own", "for_excel": "yes"}
    workspace.kit.drafts.save(CHOICES_DRAFT, nonsense)
    dialog = open_export(workspace.kit, workspace.window)
    assert dialog.form.choices() == ExportChoices()


def test_escape_closes_and_the_focus_stays_inside_while_open(dialog, qtbot):
    for _ in range(12):
        qtbot.keyClick(dialog.window().focusWidget(), Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(dialog.window().focusWidget())
    qtbot.keyClick(dialog.window().focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_menu_palette_and_log_page_lead_to_it(workspace):
    workspace.run_action("export")
    dialog = open_export(workspace.kit, workspace.window)
    assert dialog.isVisible()
    assert dialog.form.choices().form is ExportFormat.ICS
    dialog.dismiss()
    workspace.window.show_page("log").export_button.click()
    assert dialog.isVisible()
    assert dialog.form.choices().form is ExportFormat.CSV


@pytest.mark.parametrize(
    ("choices", "span"),
    [
        (ExportChoices(), (TODAY, None)),
        (ExportChoices(calendar_days="week"), (date(2026, 11, 16), TODAY)),
        (ExportChoices(calendar_days="4weeks"), (TODAY, date(2026, 12, 19))),
        (ExportChoices(calendar_days="all"), (None, None)),
        (ExportChoices(form=ExportFormat.CSV), (None, None)),
        (
            ExportChoices(form=ExportFormat.CSV, table_days="4weeks"),
            (date(2026, 10, 26), TODAY),
        ),
        (
            ExportChoices(form=ExportFormat.JSON, table_days="year"),
            (date(2026, 1, 1), date(2026, 12, 31)),
        ),
    ],
)
def test_the_words_for_days_mean_days(choices, span, preferences):
    assert choices.span(TODAY, preferences.settings.week_start) == span


def test_a_request_takes_the_states_of_its_own_format(preferences):
    choices = ExportChoices(table_scope=Scope.DONE)
    week_start = preferences.settings.week_start
    assert choices.request(TODAY, week_start).scope is Scope.PLANNED
    table = ExportChoices(form=ExportFormat.CSV, table_scope=Scope.DONE)
    assert table.request(TODAY, week_start).scope is Scope.DONE
