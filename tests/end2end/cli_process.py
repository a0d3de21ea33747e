"""Runs the real program as a runner types it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from heavylegs_gui.wiring import build_services

TIMEOUT_S = 60


@dataclass(frozen=True)
class Ended:
    """What a finished process left."""

    code: int
    out: str
    err: str

    @property
    def document(self):
        return json.loads(self.out)


class Program:
    """The program with a home of its own and one database."""

    def __init__(self, home: Path):
        self.home = home
        self.database = home / "log.db"

    def begin(self):
        """Make an empty log, as the window does when it opens for the first time."""
        build_services(self.database).close()
        return self

    def environment(self):
        kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
        kept.pop("DISPLAY", None)
        return kept | {"HOME": str(self.home), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "minimal"}

    def command(self, *words):
        return [sys.executable, "-m", "heavylegs_gui", *map(str, words)]

    def run(self, *words, stdin=None):
        """Run words on the database of this program."""
        return self.run_bare("--database", self.database, *words, stdin=stdin)

    def run_bare(self, *words, stdin=None):
        """Run words and nothing else."""
        ended = subprocess.run(
            self.command(*words), capture_output=True, text=True, encoding="utf-8", input=stdin,
            timeout=TIMEOUT_S, check=False, env=self.environment(),
        )  # fmt: skip
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    def ask(self, *words):
        """Run words that must succeed and return their JSON document."""
        ended = self.run(*words, "--json")
        assert (ended.code, ended.err) == (0, "")
        return ended.document
