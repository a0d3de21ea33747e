"""Small steps on files that a kill or a power cut cannot leave half done."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path


def stamp(now: datetime) -> str:
    """Return an instant as part of a file name, in UTC."""
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")


def free_name(path: Path, suffix: str) -> Path:
    """Return a name beside ``path`` that no file has yet."""
    candidate = path.with_name(f"{path.name}.{suffix}")
    number = 2
    while os.path.lexists(candidate):
        candidate = path.with_name(f"{path.name}.{suffix}-{number}")
        number += 1
    return candidate


def make_private(path: Path) -> None:
    """Make the file readable by its owner only."""
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def sync_file(path: Path) -> None:
    """Have the file's content on the disk before going on."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Have the folder's names on the disk before going on."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def publish_new(draft: Path, path: Path) -> bool:
    """Give a finished file its name, unless a file of that name has appeared meanwhile.

    Returns:
        Whether the draft got the name.
    """
    try:
        sync_file(draft)
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:
        # A file system without hard links, or another program was faster and tidied up.
        if path.exists():
            return False
        draft.rename(path)
    sync_folder(path.parent)
    return True


def replace(draft: Path, path: Path) -> None:
    """Put a finished file in the place of another one in a single step."""
    sync_file(draft)
    draft.replace(path)
    sync_folder(path.parent)


def keep_second_name(path: Path, other: Path) -> None:
    """Give the file a second name, or copy it where the file system has no hard links."""
    try:
        os.link(path, other)
    except OSError:
        shutil.copyfile(path, other)
        make_private(other)
        sync_file(other)
    sync_folder(other.parent)


def remove_leftovers(path: Path) -> None:
    """Remove half-made databases that a kill left beside ``path``."""
    for one in path.parent.iterdir():
        if one.name.startswith(f"{path.name}.new-"):
            with suppress(OSError):
                one.unlink()
