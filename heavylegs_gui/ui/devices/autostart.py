"""Starts the program with the computer: one small file in the place that the system looks at."""

from __future__ import annotations

import os
import plistlib
import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.errors import UserError

_LABEL = "heavylegs"


def program() -> list[str]:
    """Return the command that starts this program again."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    script = Path(sys.argv[0])
    if script.stem.lower().startswith(_LABEL) and script.is_file():
        return [str(script.resolve())]
    return [sys.executable, "-m", "heavylegs_gui"]


class Autostart:
    """Switches the start with the computer on and off.

    Args:
        command: What is started.
        platform: As ``sys.platform``.
        environment: As ``os.environ``; it says where the files lie.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        platform: str = sys.platform,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._command = list(program() if command is None else command)
        self._platform = platform
        home = Path(environment.get("HOME") or Path.home())
        if platform == "win32":
            roaming = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
            menu = roaming / "Microsoft" / "Windows" / "Start Menu"
            self.path = menu / "Programs" / "Startup" / "Heavy Legs.cmd"
        elif platform == "darwin":
            self.path = home / "Library" / "LaunchAgents" / "org.heavylegs.plist"
        else:
            config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
            self.path = config / "autostart" / "heavylegs.desktop"

    @property
    def is_on(self) -> bool:
        """Whether the program starts with the computer."""
        return self.path.is_file()

    def set_on(self, *, on: bool) -> None:
        """Switch it on or off.

        Raises:
            UserError: The file cannot be written or removed.
        """
        try:
            if on:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.write_bytes(self._content())
            else:
                self.path.unlink(missing_ok=True)
        except OSError as error:
            words = QCoreApplication.translate(
                "Autostart",
                "The start with the computer could not be changed ({0}); check that {1} is yours.",
            )
            raise UserError(words.format(error.strerror, self.path.parent)) from error

    def _content(self) -> bytes:
        if self._platform == "win32":
            quoted = " ".join(f'"{one}"' for one in self._command)
            return f'@start "" {quoted}\r\n'.encode()
        if self._platform == "darwin":
            entry = {
                "Label": "org.heavylegs",
                "ProgramArguments": self._command,
                "RunAtLoad": True,
            }
            return plistlib.dumps(entry)
        line = shlex.join(self._command).replace("%", "%%")
        lines = [
            "[Desktop Entry]",
            "Type=Application",
            "Name=Heavy Legs",
            f"Exec={line}",
            "Icon=heavylegs",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
            "",
        ]
        return "\n".join(lines).encode()
