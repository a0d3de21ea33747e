"""One routine of the library as a small card: moving picture, length, when, last time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from heavylegs_gui.domain.figure import Figure
from heavylegs_gui.ui.player.figure_view import FigureView
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Card, IconButton, Label, Weight, column, restyle, row

_THUMB_PX = QSize(112, 84)
_CHOOSE_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True, slots=True)
class TileFacts:
    """What a tile says.

    Attributes:
        routine_id: Its routine.
        name: Name of the routine, as plain text.
        when: When it belongs, for example "After a run".
        length: For example "8:00"; empty where nothing of it is left.
        last: When it was played last.
        is_off: Whether an open warning sign keeps it off.
    """

    routine_id: str
    name: str
    when: str
    length: str
    last: str
    is_off: bool = False


class RoutineTile(Card):
    """A card that is chosen with a click or with Enter; its button starts the routine.

    Attributes:
        facts: What it says.
        play_button: Starts the routine; a lock while a warning sign keeps it off.

    Signals:
        chosen: Show the routine, by its id.
        start_requested: Play it, by its id.
    """

    chosen = Signal(str)
    start_requested = Signal(str)

    def __init__(self, theme: ThemeManager, facts: TileFacts, figure: Figure | None) -> None:
        super().__init__(margins=(10, 8, 12, 8), spacing=0)
        self.facts = facts
        self.setProperty("tile", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.thumb = FigureView(theme, "stage", panel=True)
        self.thumb.setFixedSize(_THUMB_PX)
        self.thumb.show_figure(figure)
        self.name = Label(theme, weight=Weight.DemiBold, wrap=True)
        self.when = Label(theme, role="small", tone="text2")
        self.length = Label(theme, role="small", weight=Weight.DemiBold)
        self.last = Label(theme, role="small", tone="text2")
        self.play_button = IconButton(theme, "play", "")
        self.play_button.clicked.connect(self._on_play)
        texts = column(self.name, self.when, spacing=1)
        texts.addLayout(row(self.length, self.last, None))
        texts.insertStretch(0, 1)
        texts.addStretch(1)
        layout = QHBoxLayout()
        layout.setSpacing(12)
        layout.addWidget(self.thumb)
        layout.addLayout(texts, 1)
        layout.addWidget(self.play_button)
        self.body.addLayout(layout)
        self.show_facts(facts)

    def show_facts(self, facts: TileFacts) -> None:
        """Show other words."""
        self.facts = facts
        self.name.setText(facts.name)
        self.when.setText(facts.when)
        self.length.setText(facts.length or self.tr("nothing left"))
        self.last.setText(facts.last)
        if facts.is_off:
            self.play_button.set_icon("lock")
            self.play_button.set_name(self.tr("Switched off: {0}").format(facts.name))
        else:
            self.play_button.set_icon("play")
            self.play_button.set_name(self.tr("Start {0}").format(facts.name))
        self.play_button.setEnabled(bool(facts.length) or facts.is_off)
        said = [facts.name, facts.when, facts.length, facts.last]
        self.setAccessibleName(", ".join(one for one in said if one))

    def set_chosen(self, *, chosen: bool) -> None:
        """Mark the routine that is shown in full."""
        self.set_kind("soft" if chosen else "true")

    @Slot()
    def _on_play(self) -> None:
        if self.facts.is_off:
            self.chosen.emit(self.facts.routine_id)
        else:
            self.start_requested.emit(self.facts.routine_id)

    # Qt

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.facts.routine_id)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CHOOSE_KEYS and not event.modifiers():
            self.chosen.emit(self.facts.routine_id)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.thumb.play()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.thumb.rest()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.thumb.play()
        restyle(self)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.thumb.rest()
        restyle(self)
        super().focusOutEvent(event)
