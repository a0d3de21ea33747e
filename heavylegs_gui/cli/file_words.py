"""Words that read and write files: import, export."""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date

from heavylegs_gui.cli.context import Context
from heavylegs_gui.cli.output import Answer
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.services.exporting import ExportFormat, ExportRequest, Scope
from heavylegs_gui.services.importing_rows import ImportReport, ReportedFile, RowStatus

_SPOKEN = {
    RowStatus.NEW: "new",
    RowStatus.DUPLICATE: "already in the log",
    RowStatus.POSSIBLE_DUPLICATE: "possibly in the log already",
    RowStatus.REFUSED: "refused",
}


def import_files(context: Context, options: argparse.Namespace) -> Answer:
    """Answer ``import``: refused as a whole only when every file was."""
    with context.services(writes=True) as services:
        report = services.importer.import_files(options.files, keep_possible=options.keep_possible)
        units = services.preferences.settings.units
    return Answer(
        report.as_json(),
        [_counts(report), *(line for one in report.files for line in _lines(one, units))],
        _refusal(report),
    )


def _refusal(report: ImportReport) -> str | None:
    if not report.all_refused:
        return None
    if len(report.files) == 1 and report.files[0].reason:
        return f"{report.files[0].file}: {report.files[0].reason}"
    return "None of the files could be imported; the list says why."


def _counts(report: ImportReport) -> str:
    counts = Counter(one.status for one in report.files)
    return ", ".join(f"{counts[status]} {words}" for status, words in _SPOKEN.items())


def _lines(one: ReportedFile, units: Units) -> list[str]:
    """Return the line of an activity, and below it what its file lacks."""
    lacking = [f"  {warning}" for warning in one.warnings]
    return [_line(one, units), *(lacking if one.sessions else ())]


def _line(one: ReportedFile, units: Units) -> str:
    parts = [f"{one.file}: {_SPOKEN[one.status]}"]
    for session in one.sessions[:1]:
        parts.append(f"{session.local_date} {session.sport}")
        if session.distance_m is not None:
            parts[-1] += f" {format_distance(session.distance_m, units, decimals=2)} {units}"
    if one.reason:
        parts.append(one.reason)
    return ", ".join(parts)


def export(context: Context, options: argparse.Namespace) -> Answer:
    """Answer ``export``; the log itself is never written over."""
    target = options.output.absolute()
    form = ExportFormat(options.format)
    with context.services() as services:
        rows = services.exporter.write(target, _request(form, services.today())).rows
    noun = "events" if form is ExportFormat.ICS else "sessions"
    return Answer({"file": str(target), "rows": rows}, [f"{rows} {noun} are written to {target}"])


def _request(form: ExportFormat, today: date) -> ExportRequest:
    """Return the whole log, or for a calendar what is planned from today on."""
    if form is ExportFormat.ICS:
        return ExportRequest(form=form, first=today, scope=Scope.PLANNED)
    return ExportRequest(form=form)
