"""Writes a file that the runner named: whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from heavylegs_gui import paths
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.store import files


@contextmanager
def whole_file(path: Path, data: bytes) -> Iterator[Callable[[], None]]:
    """Write ``data`` beside ``path`` and yield the function that gives it that name.

    Whatever happens, nothing but the finished file stays.

    Raises:
        UserError: It cannot be written there; a file of that name was not touched.
    """
    target = path.resolve()
    draft: Path | None = None

    def publish() -> None:
        if draft is not None:
            with _told():
                files.replace(draft, target)

    try:
        with _told():
            draft = _draft(target)
            draft.write_bytes(data)
            paths.share_as_runner(draft)
        yield publish
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def _draft(target: Path) -> Path:
    with tempfile.NamedTemporaryFile(
        dir=target.parent, prefix=f".{target.name[:100]}-", delete=False
    ) as stream:
        return Path(stream.name)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or "unknown fault"
        raise UserError(f"The export could not be written: {reason}. Choose another place.") from (
            error
        )
