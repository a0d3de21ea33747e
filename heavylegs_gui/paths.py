"""Where the program finds its resources and keeps its files."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

APP_NAME = "heavylegs"
APP_ID = "io.github.heavylegs.heavylegs"
DATABASE_NAME = "heavylegs.db"


@cache
def resource_root() -> Path:
    """Return the folder with icons, fonts, exercises and texts.

    Inside a wheel it lies in the package, in a checkout beside it.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for candidate in (package / "resources", package.parent / "resources"):
        if (candidate / "manifest.toml").is_file():
            return candidate
    raise FileNotFoundError("the resources folder is missing from this installation")


def data_dir() -> Path:
    """Return the folder of the runner's data; it is not created here."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def state_dir() -> Path:
    """Return the folder of the log, the crash report and the lock files; it is not created here."""
    from platformdirs import user_state_path

    return user_state_path(APP_NAME, appauthor=False)


def default_database() -> Path:
    """Return the database that the program opens when no other one is named."""
    return data_dir() / DATABASE_NAME


def private_dir(path: Path) -> Path:
    """Create ``path`` readable by its owner only, repair its mode if needed, and return it.

    Raises:
        OSError: The folder cannot be created.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o700)
    return path


def use_private_umask() -> None:
    """Make every file that the program creates readable by its owner only."""
    global _runner_umask  # noqa: PLW0603 - the process has one umask
    _runner_umask = os.umask(0o077)


def share_as_runner(path: Path) -> None:
    """Give an exported file the mode that the runner's own umask asks for."""
    if os.name == "posix" and _runner_umask is not None:
        path.chmod(0o666 & ~_runner_umask)


_runner_umask: int | None = None
