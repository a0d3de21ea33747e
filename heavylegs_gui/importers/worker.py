"""The reading child process: paths come in, activities go out, one line of JSON each.

A file that crashes or hangs its reader takes only this process with it. Lines in are
``{"path", "today"}``. Lines out are told apart by ``event``:

* ``file``: the next path is begun (``index``);
* ``alive``: a sign of life while a long file is read;
* ``progress``: ``done`` and ``total`` members of an archive, ``name`` of the present one;
* ``activity``: ``inner_name``, ``sha256``, ``number`` in the file, and the ``activity`` itself;
* ``refused``: ``inner_name`` and ``reason``;
* ``done``: the path is finished.
"""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import BinaryIO

from heavylegs_gui.importers.reading import ReadFile, read_path
from heavylegs_gui.importers.wire import Record, activity_record, line_of

_QUIET_S = 0.2
"""Signs of life are at least this far apart [s]."""


def run_worker(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Read every path that ``stdin`` names and write what is found to ``stdout``."""
    speaker = _Speaker(stdout)
    try:
        for index, line in enumerate(stdin):
            asked = json.loads(line)
            speaker.say({"event": "file", "index": index})
            _read(Path(asked["path"]), date.fromisoformat(asked["today"]), speaker)
            speaker.say({"event": "done"})
    except BrokenPipeError:
        return 1
    return 0


class _Speaker:
    """Writes lines at once and remembers when it last did."""

    def __init__(self, stdout: BinaryIO) -> None:
        self._stdout = stdout
        self._spoken = 0.0

    def say(self, record: Record) -> None:
        self._stdout.write(line_of(record))
        self._stdout.flush()
        self._spoken = time.monotonic()

    def tick(self) -> None:
        """Say that the reader is alive, unless something was said a moment ago."""
        if time.monotonic() - self._spoken > _QUIET_S:
            self.say({"event": "alive"})

    def progress(self, done: int, total: int, name: str) -> None:
        self.say({"event": "progress", "done": done, "total": total, "name": name})


def _read(path: Path, today: date, speaker: _Speaker) -> None:
    for found in read_path(path, today, speaker.tick, speaker.progress):
        if found.reason is not None:
            speaker.say(_about(found) | {"event": "refused", "reason": found.reason})
        for number, activity in enumerate(found.activities):
            speaker.say(
                _about(found)
                | {"event": "activity", "number": number, "activity": activity_record(activity)}
            )


def _about(found: ReadFile) -> Record:
    return {"inner_name": found.inner_name, "sha256": found.sha256}
