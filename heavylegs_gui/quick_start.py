"""What makes the program start sooner; imported before anything of Qt is.

Three things, each about a tenth of the time to a first window:

* PySide6 carries its Python support files as source text inside a library and compiles them at
  every start. Here they are compiled once: the byte code is kept beside that of the program, where
  the installation can be written to. It is used only for exactly the text that it was made of, so
  another version of PySide6 is simply compiled again.
* From then on PySide6 reads the source text of every module that is imported and looks for its own
  name in it, to know where ``from __feature__ import`` could matter. This program uses no such
  feature, so nothing has to be read.
* Garbage is not collected while modules are loaded: what they make stays.
"""

from __future__ import annotations

import builtins
import gc
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from types import CodeType, ModuleType
from typing import cast

_SUPPORT = "shibokensupport/"
_HASH_BYTES = 8


class KeptCode:
    """Byte code of Qt's Python support files, kept in one file.

    Attributes:
        is_new: Whether something had to be compiled, so that saving is worth it.
    """

    def __init__(self, path: Path) -> None:
        """Read what is kept; a missing or damaged file is as good as an empty one.

        Args:
            path: The file.
        """
        self._path = path
        self._kept = _read(path)
        self._used: dict[tuple[str, bytes], CodeType] = {}
        self.is_new = False

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Take the byte code of Qt's support files from here; everything else compiles as ever."""
        compile_anew: Callable[..., object] = builtins.compile

        def compile_once(
            source: object, filename: object, mode: str, *rest: object, **more: object
        ) -> object:
            name = filename if isinstance(filename, str) else ""
            if not (name.startswith(_SUPPORT) and isinstance(source, bytes)) or rest or more:
                return compile_anew(source, filename, mode, *rest, **more)
            key = (name, source_hash(source))
            code = self._kept.get(key)
            if code is None:
                code = cast("CodeType", compile_anew(source, filename, mode, dont_inherit=True))
                self.is_new = True
            self._used[key] = code
            return code

        vars(builtins)["compile"] = compile_once
        try:
            yield
        finally:
            vars(builtins)["compile"] = compile_anew

    def save(self) -> None:
        """Keep what was compiled; where nothing can be written, the next start compiles again."""
        if not self.is_new or sys.dont_write_bytecode:
            return
        self.is_new = False
        body = marshal.dumps(self._used)
        fresh = self._path.with_suffix(f".{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(source_hash(body) + body)
            fresh.chmod(Path(__file__).stat().st_mode & 0o666)
            fresh.replace(self._path)
        except OSError:
            with suppress(OSError):
                fresh.unlink()


def _read(path: Path) -> dict[tuple[str, bytes], CodeType]:
    try:
        content = path.read_bytes()
    except OSError:
        return {}
    told, body = content[:_HASH_BYTES], content[_HASH_BYTES:]
    if source_hash(body) != told:
        return {}
    kept: dict[tuple[str, bytes], CodeType] = marshal.loads(body)  # noqa: S302 - our own byte code
    return kept


def code_path() -> Path:
    """Return the file for this Python, in the folder of the program's own byte code."""
    own = Path(cache_from_source(__file__))
    return own.with_name(own.name.replace(own.name.partition(".")[0], "qt_support", 1))


def collect_garbage() -> None:
    """Collect garbage from now on; what was made until now stays and is not looked at again."""
    gc.freeze()
    gc.enable()


def _expect_qt(_module: ModuleType) -> bool:
    return True


def _spare_source_search() -> None:
    """Let PySide6 take every module for one that uses Qt without extra features."""
    feature = vars(sys.modules.get("shibokensupport.feature", sys))
    if "_mod_uses_pyside" in feature:
        feature["_mod_uses_pyside"] = _expect_qt


gc.disable()
qt_support = KeptCode(code_path())
with qt_support.in_use():
    import PySide6.QtCore  # noqa: F401
_spare_source_search()
