"""What the calendar shows while there is nothing in it, and when it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.ui.widgets.basics import Button
from heavylegs_gui.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from heavylegs_gui.ui.theme.theme import ThemeManager


class CalendarEmpty(QWidget):
    """Ways to begin.

    Signals:
        log_requested: Log a run.
        import_requested: Import files.
        sample_requested: Look round with sample data.
        offer_requested: With ``"plan"``.
    """

    log_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    offer_requested = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import_files = Button(theme, self.tr("Import files"), "primary", "upload")
        log = Button(theme, self.tr("Log a run"), icon="plus")
        self.plan = Button(theme, self.tr("Build a plan"), icon="calendar-plus")
        sample = Button(theme, self.tr("Try with sample data"), "quiet")
        import_files.clicked.connect(self.import_requested)
        log.clicked.connect(self.log_requested)
        self.plan.clicked.connect(self._on_plan)
        sample.clicked.connect(self.sample_requested)
        self.plan.hide()
        self._state = EmptyState(
            theme,
            "calendar-plus",
            self.tr("Start with what you know"),
            self.tr("Drop files from your watch here, or log your last run."),
            (import_files, log, self.plan, sample),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._state)

    def offer_plan(self, *, offered: bool) -> None:
        """Show the button that builds a plan."""
        self.plan.setVisible(offered)
        if offered:
            self._state.text.setText(
                self.tr(
                    "Drop files from your watch here, log your last run, or let a careful plan "
                    "fill the weeks."
                )
            )

    def _on_plan(self) -> None:
        self.offer_requested.emit("plan")


class CalendarFailure(QWidget):
    """One sentence why the calendar cannot be read, and another try.

    Signals:
        retry_requested: Read it again.
    """

    retry_requested = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.retry = Button(theme, self.tr("Try again"), "primary", "rotate-ccw")
        self.retry.clicked.connect(self.retry_requested)
        title = self.tr("The calendar cannot be read")
        self._state = EmptyState(theme, "file-warning", title, "", (self.retry,))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._state)

    def show_sentence(self, sentence: str) -> None:
        """Say why."""
        self._state.text.setText(sentence)
