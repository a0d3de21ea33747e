"""Earlier imports, each of which can be taken back as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.services.training_log import TrainingLog
from heavylegs_gui.ui.locale_words import moment
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import (
    Button,
    IconButton,
    IconLabel,
    Label,
    Weight,
    clear_layout,
    column,
    divider,
    row,
)
from heavylegs_gui.ui.widgets.overlay import Overlay

_SIZE_PX = (620, 560)
_MOST_SHOWN = 200


class ImportsSheet(Overlay):
    """The list of imports, the newest first."""

    def __init__(
        self, training_log: TrainingLog, theme: ThemeManager, history: History, window: QWidget
    ) -> None:
        content = window.centralWidget() if isinstance(window, QMainWindow) else window
        super().__init__(theme, content or window, sheet=_SIZE_PX)
        self._log, self._theme, self._history = training_log, theme, history
        self.buttons: list[Button] = []
        self.title = Label(theme, self.tr("Imports"), role="title", weight=Weight.DemiBold)
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.failure = Label(theme, role="small", tone="danger", wrap=True)
        self.failure.hide()
        self.told = Label(theme, role="small", wrap=True)
        self.told.hide()
        self._lay_out()
        self.close_button.clicked.connect(self.dismiss)
        self.close_requested.connect(self.dismiss)

    def show_imports(self) -> None:
        """Open the list."""
        self.failure.hide()
        self.told.hide()
        self._fill()
        self.open(self.buttons[0] if self.buttons else self.close_button)

    def _lay_out(self) -> None:
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(10)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        hint = Label(
            self._theme,
            self.tr("Taking an import back removes all its sessions. Ctrl+Z brings them back."),
            tone="text2",
            wrap=True,
        )
        layout = column(spacing=10)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addLayout(row(self.title, None, self.close_button))
        layout.addWidget(hint)
        layout.addWidget(self.failure)
        layout.addWidget(self.told)
        layout.addWidget(divider())
        layout.addWidget(scroll, 1)
        self.panel.setLayout(layout)

    def _fill(self) -> None:
        clear_layout(self._rows)
        self.buttons = []
        batches = self._log.import_batches()
        for batch in batches[:_MOST_SHOWN]:
            words = self.tr("{0}, {1} in the log").format(
                moment(batch.created_utc), self._count_words(batch.sessions)
            )
            self._rows.addLayout(self._line(batch.id, batch.label, words, batch.edited))
        if not batches:
            self._rows.addWidget(Label(self._theme, self.tr("No files were imported yet.")))
        self._rows.addStretch(1)

    def _line(self, number: int, label: str, words: str, edited: int) -> QHBoxLayout:
        facts = column(
            Label(self._theme, label, weight=Weight.Medium, wrap=True),
            Label(self._theme, words, role="small", tone="text2"),
            spacing=2,
        )
        button = Button(self._theme, self.tr("Take back"), icon="undo-2")
        button.setAccessibleName(self.tr("Take back: {0}").format(label))
        button.setProperty("batch", number)
        button.clicked.connect(self._on_take_back)
        if edited:
            warning = self.tr("Your later changes to {0} would go too.").format(
                self._count_words(edited)
            )
            facts.addWidget(Label(self._theme, warning, role="small", tone="warn", wrap=True))
            button.setAccessibleDescription(warning)
        self.buttons.append(button)
        line = row(IconLabel(self._theme, "upload", "text2", 18), spacing=12)
        line.addLayout(facts, 1)
        line.addWidget(button)
        return line

    def _tell(self, edited: int) -> None:
        """Say what went besides the import itself."""
        words = self.tr("Your later changes to {0} went too. Ctrl+Z brings everything back.")
        self.told.setText(words.format(self._count_words(edited)))
        self.told.setVisible(edited > 0)

    def _count_words(self, count: int) -> str:
        return self.tr("1 session") if count == 1 else self.tr("{0} sessions").format(f"{count:,}")

    @Slot()
    def _on_take_back(self) -> None:
        try:
            undo = self._log.undo_import(int(self.sender().property("batch")))
        except UserError as error:
            self.told.hide()
            self.failure.setText(str(error))
            self.failure.show()
            return
        self.failure.hide()
        self._tell(len(undo.edited_ids))
        self._history.record(undo.change, self._log.apply)
        self._fill()
        (self.buttons[0] if self.buttons else self.close_button).setFocus()
