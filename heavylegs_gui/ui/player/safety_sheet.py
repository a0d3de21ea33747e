"""The card before a routine: four boxes, "None of these", and what a tick leads to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from heavylegs_gui.ui.player.clear_scroll import clear_scroll
from heavylegs_gui.ui.player.tick_row import TickRow
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, IconLabel, KeyCap, Label, Weight, row
from heavylegs_gui.ui.widgets.overlay import Overlay

_MARGINS = (28, 24, 28, 22)


class SafetySheet(Overlay):
    """Asks whether something speaks against stretching or rolling today.

    Nothing is ticked or focused beforehand and Enter never answers. A tick can be taken away again
    until the red button is pressed. Where the boxes do not all fit, "None of these" is offered
    only once the last of them has been in view; until then its place holds "Read on".

    Signals:
        answered: With the keys that were ticked; an empty list is "None of these".
    """

    answered = Signal(list)
    _last_box: QWidget | None = None

    def __init__(
        self, theme: ThemeManager, host: QWidget, boxes: Sequence[tuple[str, str, str]]
    ) -> None:
        """Build the sheet.

        Args:
            theme: The theme manager.
            host: Widget that is covered.
            boxes: Key, everyday words and "also counts" of each box.
        """
        super().__init__(theme, host, sheet=(680, 500))
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(*_MARGINS)
        layout.setSpacing(6)
        self.question = Label(
            theme,
            self.tr("Is any of this true today?"),
            role="title",
            weight=Weight.DemiBold,
            wrap=True,
        )
        self.question.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout.addWidget(self.question)
        layout.addWidget(
            Label(
                theme,
                self.tr(
                    "Tick what fits. Asked once a day: a swollen leg may be a blood clot, "
                    "and rolling could do harm."
                ),
                tone="text2",
                wrap=True,
            )
        )
        layout.addSpacing(8)
        layout.addWidget(self._build_boxes(theme, boxes), 1)
        layout.addSpacing(6)
        layout.addWidget(self._build_foot(theme))
        self._show_foot()

    def ask(self) -> None:
        """Open the sheet with nothing ticked."""
        for box in self.boxes.values():
            box.setChecked(False)
        self._has_seen_all = False
        self._bar.setValue(0)
        self.open(self.question)
        self._show_answer()

    def _build_boxes(
        self, theme: ThemeManager, boxes: Sequence[tuple[str, str, str]]
    ) -> QScrollArea:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 4, 0)
        rows.setSpacing(8)
        self.boxes: dict[str, TickRow] = {}
        for index, (key, title, note) in enumerate(boxes):
            box = TickRow(theme, str(index + 1), title, note)
            box.toggled.connect(self._show_foot)
            self.boxes[key] = box
            rows.addWidget(box)
        rows.addStretch(1)
        scroll = clear_scroll(inner)
        self._bar = scroll.verticalScrollBar()
        self._bar.rangeChanged.connect(self._show_answer)
        self._has_seen_all = False
        self._last_box = list(self.boxes.values())[-1]
        self.boxes[key].installEventFilter(self)
        return scroll

    def _build_foot(self, theme: ThemeManager) -> QWidget:
        foot = QWidget()
        self._foot = QStackedLayout(foot)
        self.none_button = Button(theme, self.tr("None of these"), icon="check")
        self.none_button.takes_enter = False
        self.none_button.clicked.connect(self._on_none)
        self.read_button = Button(theme, self.tr("Read on"), icon="chevron-down")
        self.read_button.setAccessibleDescription(self.tr("Not every question is in view yet"))
        self.read_button.clicked.connect(self._read_on)
        self._none_key = KeyCap(theme, "N")
        self.cancel_button = Button(theme, self.tr("Not now"), "quiet")
        self.cancel_button.clicked.connect(self.close_requested)
        quiet = QWidget()
        note = Label(
            theme, self.tr("Your answer stays on this computer."), role="small", tone="text2"
        )
        quiet.setLayout(
            row(
                IconLabel(theme, "lock", "text3", 16),
                note,
                None,
                self.cancel_button,
                self._none_key,
                self.read_button,
                self.none_button,
                spacing=8,
            )
        )
        self.show_button = Button(theme, self.tr("Show what to do now"), "danger", "octagon-alert")
        self.show_button.takes_enter = False
        self.show_button.clicked.connect(self._on_show)
        red = QWidget()
        undo = Label(
            theme, self.tr("By mistake? Take the tick away again now."), role="small", tone="text2"
        )
        red.setLayout(row(undo, None, self.show_button, spacing=8))
        self._foot.addWidget(quiet)
        self._foot.addWidget(red)
        return foot

    def _ticked(self) -> list[str]:
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def _show_foot(self) -> None:
        self._foot.setCurrentIndex(1 if self._ticked() else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        last = self._last_box
        is_painted = watched is last and event.type() == QEvent.Type.Paint
        if last is not None and is_painted and not self._has_seen_all:
            shown = last.visibleRegion().boundingRect()
            self._has_seen_all = shown.contains(last.rect())
            QTimer.singleShot(0, self, self._show_answer)
        return super().eventFilter(watched, event)

    @Slot()
    def _show_answer(self) -> None:
        can_answer = self._has_seen_all or self._bar.maximum() == 0
        had_focus = self.read_button.hasFocus()
        self.read_button.setHidden(can_answer)
        for widget in (self.none_button, self._none_key):
            widget.setVisible(can_answer)
        if had_focus and can_answer:
            self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _read_on(self) -> None:
        self._bar.setValue(self._bar.maximum())

    def _on_none(self) -> None:
        if not self._has_seen_all:
            self._read_on()
        elif not self._ticked():
            self.dismiss()
            self.answered.emit([])

    def _on_show(self) -> None:
        ticked = self._ticked()
        if ticked:
            self.dismiss()
            self.answered.emit(ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdigit() and 1 <= int(text) <= len(self.boxes):
            box = list(self.boxes.values())[int(text) - 1]
            box.toggle()
            box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif text.lower() == "n" and not self._ticked():
            self._on_none()
        else:
            super().keyPressEvent(event)
