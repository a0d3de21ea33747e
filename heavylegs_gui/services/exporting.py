"""Export of the whole log to a file that the runner names."""

from __future__ import annotations

import json
import tempfile
from enum import StrEnum
from pathlib import Path

from heavylegs_gui import paths
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.services.session_json import session_json
from heavylegs_gui.services.training_log import TrainingLog
from heavylegs_gui.store import files


class ExportFormat(StrEnum):
    """What the log can be written as."""

    CSV = "csv"
    JSON = "json"


def export_sessions(
    log: TrainingLog, path: Path, form: ExportFormat, *, for_excel: bool = False
) -> int:
    """Write all sessions to ``path`` and return how many they were.

    The file appears whole or not at all, with the mode that the runner's other files have.

    Args:
        log: What is written, in the order of the log.
        path: Where; a file of that name is replaced.
        form: Our own CSV, or the JSON of the command line.
        for_excel: Begin the CSV with the mark that spreadsheets need to see UTF-8.

    Raises:
        UserError: It cannot be written there; a file of that name was not touched.
    """
    sessions = log.sessions()
    if form is ExportFormat.CSV:
        from heavylegs_gui.importers.own_csv import write_own_csv

        shoes = {shoe.id: shoe.name for shoe in log.shoes() if shoe.id is not None}
        data = write_own_csv(sessions, shoes, for_excel=for_excel)
    else:
        text = json.dumps([session_json(one) for one in sessions], ensure_ascii=False, indent=1)
        data = text.encode("utf-8") + b"\n"
    try:
        _write_whole(path, data)
    except OSError as error:
        reason = error.strerror or "unknown fault"
        raise UserError(f"The export could not be written: {reason}. Choose another place.") from (
            error
        )
    return len(sessions)


class Exporter:
    """Writes the log to files; what the window calls.

    Args:
        log: What is written.
    """

    def __init__(self, log: TrainingLog) -> None:
        self._log = log

    def export(self, path: Path, kind: str, *, for_excel: bool = False) -> int:
        """Write all sessions as ``csv`` or ``json`` and return how many they were.

        Raises:
            UserError: It cannot be written there; a file of that name was not touched.
        """
        return export_sessions(self._log, path, ExportFormat(kind), for_excel=for_excel)


def _write_whole(path: Path, data: bytes) -> None:
    target = path.resolve()
    with tempfile.NamedTemporaryFile(
        dir=target.parent, prefix=f".{target.name[:100]}-", delete=False
    ) as stream:
        draft = Path(stream.name)
        try:
            stream.write(data)
            stream.close()
            paths.share_as_runner(draft)
            files.replace(draft, target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
