"""About: version, what it is, and the licences of everything inside."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from heavylegs_gui import __version__
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, IconLabel, Label, Weight, row
from heavylegs_gui.ui.widgets.overlay import Overlay

PARTS = (
    ("PySide6 and Qt", "LGPL-3.0"),
    ("peewee", "MIT"),
    ("pyqtgraph", "MIT"),
    ("NumPy", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("fitdecode", "MIT"),
    ("Inter, the typeface", "SIL OFL 1.1"),
    ("Lucide icons", "ISC"),
    ("Tabler icons", "MIT"),
)
"""What the program is built from, with its licence."""


class AboutDialog(Overlay):
    """A sheet over the window; Esc or Close ends it."""

    def __init__(self, theme: ThemeManager, host: QWidget, resources: Path) -> None:
        super().__init__(theme, host, sheet=(620, 560))
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(10)
        title = Label(theme, "Heavy Legs", role="title", weight=Weight.DemiBold)
        layout.addLayout(row(IconLabel(theme, "logo", "accent", 36), title, None, spacing=12))
        layout.addWidget(
            Label(
                theme,
                self.tr("Find out why running legs feel heavy, and see whether the change worked."),
                tone="text2",
                wrap=True,
            )
        )
        self.versions = Label(theme, version_line(), role="small", tone="text3", wrap=True)
        layout.addWidget(self.versions)
        layout.addWidget(
            Label(
                theme,
                self.tr("Free software under the MIT licence, built from these parts:"),
                role="small",
                tone="text2",
            )
        )
        self.licences = QPlainTextEdit()
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName(self.tr("Licences"))
        self.licences.setPlainText(licence_text(resources))
        layout.addWidget(self.licences, 1)
        close = Button(theme, self.tr("Close"), "primary")
        close.clicked.connect(self.dismiss)
        self.close_requested.connect(self.dismiss)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout.addLayout(buttons)
        self._close = close

    def show_about(self) -> None:
        """Open the sheet."""
        self.open(self._close)


def version_line() -> str:
    """Return the versions of the program, Qt, Python and the system."""
    return (
        f"Version {__version__} · Qt {qVersion()} · Python {platform.python_version()} · "
        f"{platform.system()} {platform.release()}"
    )


def licence_text(resources: Path) -> str:
    """Return the parts with their licences, and the licence texts that lie in ``resources``."""
    lines = [f"{name}: {licence}" for name, licence in PARTS]
    for path in sorted(resources.glob("*/LICENSE-*.txt")):
        lines += ["", "―" * 24, path.stem.removeprefix("LICENSE-"), ""]
        lines.append(path.read_text(encoding="utf-8").strip())
    return "\n".join(lines)
