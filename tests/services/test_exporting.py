"""Export of the log: whole files, right modes, and back again without loss."""

import json
import os
import stat
from datetime import UTC, date, datetime

import pytest

from heavylegs_gui import paths
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.training import Kind, Session, Shoe, Status
from heavylegs_gui.services.exporting import Exported, ExportFormat, ExportRequest, Scope
from heavylegs_gui.services.importing import Importer
from heavylegs_gui.services.importing_rows import RowStatus
from heavylegs_gui.wiring import build_services

ICS, CSV, JSON = ExportFormat.ICS, ExportFormat.CSV, ExportFormat.JSON


def export_sessions(services, path, form, **options):
    return services.exporter.write(path, ExportRequest(form=form, **options)).rows


@pytest.fixture
def filled(services):
    """A log with one rich run in named shoes and one planned run."""
    training_log = services.training_log
    training_log.add_shoe(Shoe(name="=Asics"))
    training_log.add(
        Session(
            uid="a", local_date=date(2026, 11, 14), utc_offset_min=60, kind=Kind.LONG,
            start_utc=datetime(2026, 11, 14, 7, 12, tzinfo=UTC), title="-long-", distance_m=8500.5,
            duration_s=3238.0, rpe=6, heaviness=7, soreness=0, temp_c=-3.5, notes="a\n'b'",
            shoe_id=training_log.shoes()[0].id,
        )
    )  # fmt: skip
    training_log.add(Session(uid="b", local_date=date(2026, 12, 1), status=Status.PLANNED))
    return services


def imported(services, path):
    importer = Importer(services.store, services.training_log)
    report = importer.import_files([path])
    importer.close()
    return report


def test_the_csv_brings_back_identical_sessions_in_an_empty_profile(filled, tmp_path, today):
    path, second = tmp_path / "log.csv", tmp_path / "again.csv"
    assert export_sessions(filled, path, CSV) == 2
    other = build_services(tmp_path / "other" / "heavylegs.db", today=lambda: today)
    imported(other, path)
    export_sessions(other, second, CSV)
    assert second.read_bytes() == path.read_bytes()
    other.close()


def test_the_csv_adds_nothing_to_the_log_it_came_from(filled, tmp_path):
    path = tmp_path / "log.csv"
    export_sessions(filled, path, CSV, for_excel=True)
    report = imported(filled, path)
    assert {one.status for one in report.files} == {RowStatus.DUPLICATE}


def test_only_the_one_for_excel_begins_with_a_mark(filled, tmp_path):
    plain, excel = tmp_path / "plain.csv", tmp_path / "excel.csv"
    export_sessions(filled, plain, CSV)
    export_sessions(filled, excel, CSV, for_excel=True)
    assert excel.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()


def test_the_json_is_the_list_of_the_command_line(filled, tmp_path):
    path = tmp_path / "log.json"
    export_sessions(filled, path, JSON)
    first, second = json.loads(path.read_text(encoding="utf-8"))
    assert " ".join(first) == (
        "id uid local_date start_utc utc_offset_min sport kind status title distance_m duration_s "
        "elapsed_s ascent_m heart_rate_avg_bpm rpe heaviness soreness temp_c shoe_id notes source "
        "batch original_date linked_id"
    )
    assert (first["start_utc"], first["kind"], first["elapsed_s"]) == (
        "2026-11-14T07:12:00Z",
        "long",
        None,
    )
    assert (second["status"], second["batch"]) == ("planned", None)


def test_an_empty_log_gives_a_file_with_a_header_or_an_empty_list(services, tmp_path):
    assert export_sessions(services, tmp_path / "a.csv", CSV) == 0
    assert export_sessions(services, tmp_path / "a.json", JSON) == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"uid,local_date")
    assert json.loads((tmp_path / "a.json").read_bytes()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_the_file_has_the_mode_of_the_runner_s_other_files(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "_runner_umask", 0o027)
    path = tmp_path / "log.csv"
    export_sessions(filled, path, CSV)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_an_impossible_place_is_told_and_leaves_nothing(filled, tmp_path):
    with pytest.raises(UserError, match="could not be written: No such file"):
        export_sessions(filled, tmp_path / "nowhere" / "log.csv", CSV)
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match="could not be written"):
        export_sessions(filled, tmp_path / "folder", CSV)
    assert [path.name for path in tmp_path.iterdir() if path.name != "data"] == ["folder"]


@pytest.mark.parametrize(
    ("scope", "first", "rows"),
    [
        (Scope.ALL, None, 2),
        (Scope.DONE, None, 1),
        (Scope.PLANNED, None, 1),
        (Scope.ALL, date(2026, 11, 15), 1),
        (Scope.DONE, date(2026, 11, 15), 0),
    ],
)
@pytest.mark.parametrize("form", [CSV, JSON])
def test_a_part_of_the_log_is_counted_before_it_is_written(
    filled, tmp_path, form, scope, first, rows
):
    request = ExportRequest(form=form, scope=scope, first=first)
    assert filled.exporter.count(request) == Exported(rows)
    assert filled.exporter.write(tmp_path / "part", request) == Exported(rows)
    listed = (tmp_path / "part").read_bytes()
    found = len(json.loads(listed)) if form is JSON else listed.count(b"\r\n") - 1
    assert found == rows


def test_the_count_of_a_calendar_file_names_the_cancelled_ones(filled, tmp_path):
    request = ExportRequest(form=ICS, scope=Scope.PLANNED)
    assert filled.exporter.write(tmp_path / "plan.ics", request) == Exported(1)
    filled.training_log.delete([2])
    assert filled.exporter.count(request) == Exported(1, 1)
    both = ExportRequest(form=ICS, first=date(2026, 11, 1))
    assert filled.exporter.write(tmp_path / "plan.ics", both) == Exported(2, 1)


@pytest.mark.parametrize("suffix", ["", "-wal", "-journal"])
@pytest.mark.parametrize("form", ExportFormat)
def test_the_log_itself_is_never_written_over(filled, form, suffix):
    own = filled.store.path
    path = own.with_name(own.name + suffix)
    with pytest.raises(UserError, match="This is the log itself"):
        filled.exporter.write(path, ExportRequest(form=form))
    assert filled.training_log.count() == 2
