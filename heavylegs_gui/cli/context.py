"""What every word gets: the database, the day, and the services when it asks for them."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale

from heavylegs_gui import paths
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.services.locale_defaults import default_units, default_week_start
from heavylegs_gui.wiring import Services, build_services, local_today


class Context:
    """The options that all words share.

    Attributes:
        as_json: Whether to print one JSON document.
        database: The file to work on.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self.as_json: bool = getattr(options, "json", False)
        named: Path | None = getattr(options, "database", None)
        self._is_named = named is not None
        self.database: Path = named or paths.default_database()
        self._today: date | None = getattr(options, "today", None)

    def today(self) -> date:
        """Return the day as which the runner wants this one to be seen."""
        return self._today or local_today()

    @contextmanager
    def services(self, *, writes: bool = False, without_log: bool = False) -> Iterator[Services]:
        """Open the database with its services, and close it again.

        Args:
            writes: Whether a log that is named but not there is begun. A word that only reads
                says that there is none, because the name is mistyped.
            without_log: Whether the word also answers somebody who has no log yet, as if it were
                empty; nothing stays behind then.

        Raises:
            UserError: There is no such log.
            StoreError: It cannot be opened.
        """
        is_missing = not writes and not self.database.exists()
        if is_missing and without_log:
            with (
                tempfile.TemporaryDirectory(prefix="heavylegs-") as folder,
                self._opened(Path(folder) / self.database.name) as services,
            ):
                yield services
            return
        if is_missing and self._is_named:
            raise UserError(f"There is no log at {self.database}.")
        with self._opened(self.database) as services:
            yield services

    @contextmanager
    def _opened(self, database: Path) -> Iterator[Services]:
        locale = QLocale.system()
        services = build_services(
            database,
            today=self.today,
            default_units=default_units(locale),
            default_week_start=default_week_start(locale),
        )
        try:
            yield services
        finally:
            services.close()
