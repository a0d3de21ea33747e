"""What the pages are given: services, theme and undo history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from heavylegs_gui.services.backups import Backups
from heavylegs_gui.services.drafts import Drafts
from heavylegs_gui.services.importing import Importer
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.services.training_log import TrainingLog
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything that the window works with.

    Attributes:
        database: The open file.
        today: The runner's local date.
        is_sample: Whether the log is sample data that is thrown away.
    """

    theme: ThemeManager
    history: History
    preferences: Preferences
    training_log: TrainingLog
    backups: Backups
    drafts: Drafts
    importer: Importer
    routine_library: RoutineLibrary
    routine_player: RoutinePlayer
    database: Path
    today: Callable[[], date]
    is_sample: bool = False
