"""Export of the log to a file that the runner names."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from heavylegs_gui.services.session_json import session_json
from heavylegs_gui.services.whole_file import whole_file

if TYPE_CHECKING:
    from heavylegs_gui.domain.log_query import SessionQuery
    from heavylegs_gui.services.training_log import TrainingLog


class ExportFormat(StrEnum):
    """What the sessions can be written as; calendar files have a service of their own."""

    CSV = "csv"
    JSON = "json"


def export_sessions(
    log: TrainingLog,
    path: Path,
    form: ExportFormat,
    *,
    query: SessionQuery | None = None,
    for_excel: bool = False,
) -> int:
    """Write sessions to ``path`` and return how many they were.

    The file appears whole or not at all, with the mode that the runner's other files have.

    Args:
        log: What is written, in the order of the log.
        path: Where; a file of that name is replaced.
        form: Our own CSV, or the JSON of the command line.
        query: Which sessions; all by default.
        for_excel: Begin the CSV with the mark that spreadsheets need to see UTF-8.

    Raises:
        UserError: It cannot be written there; a file of that name was not touched.
    """
    sessions = log.sessions(query)
    if form is ExportFormat.CSV:
        from heavylegs_gui.importers.own_csv import write_own_csv

        shoes = {shoe.id: shoe.name for shoe in log.shoes() if shoe.id is not None}
        data = write_own_csv(sessions, shoes, for_excel=for_excel)
    else:
        text = json.dumps([session_json(one) for one in sessions], ensure_ascii=False, indent=1)
        data = text.encode("utf-8") + b"\n"
    with whole_file(path, data) as publish:
        publish()
    return len(sessions)
