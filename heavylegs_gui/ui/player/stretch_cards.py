"""The cards of the Stretch page: what to start, what is switched off, what can be resumed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heavylegs_gui.domain.figure import Figure
from heavylegs_gui.domain.safety_card import Block, Door
from heavylegs_gui.ui.locale_words import long_day
from heavylegs_gui.ui.player.figure_view import FigureView
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import (
    Button,
    Card,
    Chip,
    IconLabel,
    Label,
    Weight,
    clear_layout,
    column,
    row,
)
from heavylegs_gui.ui.widgets.button_row import ButtonRow

HERO_FIGURE_PX = QSize(212, 196)
_EACH_FIGURE_MS = 9_000
"""How long the hero shows one exercise before the next: one way there and most of a breath [ms]."""


class HeroCard(Card):
    """The routine to start, with its exercises moving one after the other.

    Signals:
        start_requested: The runner wants to play it.
        short_requested: The runner wants to play its short form.
        steps_requested: The runner wants to read the steps.
    """

    start_requested = Signal()
    short_requested = Signal()
    steps_requested = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__("soft", margins=(16, 12, 24, 12), parent=parent)
        self._theme = theme
        self._figures: tuple[Figure, ...] = ()
        self._shown = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EACH_FIGURE_MS)
        self._timer.timeout.connect(self._show_next)
        self.figure = FigureView(theme, "accent_soft")
        self.figure.setFixedSize(HERO_FIGURE_PX)
        self.lead = Label(theme, role="small", weight=Weight.DemiBold, tone="accent")
        self.title = Label(theme, role="title", weight=Weight.DemiBold, wrap=True)
        self.text = Label(theme, tone="text2", wrap=True)
        self._facts = row(spacing=6)
        self.start_button = Button(theme, "", "primary", "play")
        self.start_button.clicked.connect(self.start_requested)
        self.short_button = Button(theme, "")
        self.short_button.clicked.connect(self.short_requested)
        self.steps_button = Button(theme, self.tr("See the steps"), "quiet")
        self.steps_button.clicked.connect(self.steps_requested)
        self.status = Label(theme, role="small", tone="text2")
        texts = column(6, self.lead, self.title, self.text, spacing=4)
        texts.addSpacing(6)
        texts.addLayout(self._facts)
        texts.addStretch(1)
        texts.addSpacing(8)
        texts.addWidget(ButtonRow((self.start_button, self.short_button, self.steps_button)))
        texts.addWidget(self.status)
        layout = QHBoxLayout()
        layout.setSpacing(24)
        layout.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(texts, 1)
        self.body.addLayout(layout)

    def show_routine(
        self, lead: str, name: str, text: str, length: str, facts: Sequence[str]
    ) -> None:
        """Show the routine's words; ``facts`` become small chips."""
        self.lead.setText(lead)
        self.title.setText(name)
        self.text.setText(text)
        self.start_button.setText(self.tr("Start, {0}").format(length))
        self.start_button.setAccessibleName(self.tr("Start {0}, {1}").format(name, length))
        clear_layout(self._facts)
        for fact in facts:
            self._facts.addWidget(Chip(self._theme, fact))
        self._facts.addStretch(1)

    def show_short(self, length: str) -> None:
        """Offer the short form with its length; an empty text offers none."""
        self.short_button.setVisible(bool(length))
        self.short_button.setText(self.tr("Short, {0}").format(length))
        self.short_button.setAccessibleName(
            self.tr("Start the short form of {0}, {1}").format(self.title.text(), length)
        )

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the figure out where there is no room for it."""
        self.figure.setVisible(not narrow)
        if not narrow and self.isVisible() and not self._timer.isActive():
            self._play()

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Set the figures that take turns."""
        self._figures, self._shown = tuple(figures), 0
        if self._figures:
            self.figure.show_figure(self._figures[0])
        if self.isVisible():
            self._play()

    def _show_next(self) -> None:
        if self._figures:
            self._shown = (self._shown + 1) % len(self._figures)
            self.figure.show_figure(self._figures[self._shown])
            self.figure.play()

    def _play(self) -> None:
        self.figure.play()
        if self.figure.is_playing and len(self._figures) > 1:
            self._timer.start()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._play()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)


class BlockedCard(Card):
    """Says that routines are switched off, what to do today, and the doors out of it.

    Signals:
        release_requested: With the door that the runner takes.
        rolls_requested: Rolling is allowed again.
    """

    release_requested = Signal(Door)
    rolls_requested = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__("danger", margins=(24, 20, 24, 20), spacing=6, parent=parent)
        self._theme = theme
        self.lead = Label(theme, weight=Weight.DemiBold, tone="danger")
        self.title = Label(theme, role="title", weight=Weight.DemiBold, wrap=True)
        self._advice = column(spacing=6)
        self._doors = column(spacing=8)
        texts = column(self.lead, self.title, 4, spacing=4)
        texts.addLayout(self._advice)
        texts.addSpacing(8)
        texts.addLayout(self._doors)
        layout = QHBoxLayout()
        layout.setSpacing(20)
        mark = IconLabel(theme, "lock", "danger", 40)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        self.body.addLayout(layout)

    def show_block(self, block: Block, emergency: str) -> None:
        """Show what is switched off and why.

        Args:
            block: What keeps routines off.
            emergency: The number to call.
        """
        self.lead.setText(self.tr("Your answer of {0}").format(long_day(block.day)))
        if block.only_rolls:
            self.title.setText(self.tr("Rolling is still switched off"))
        else:
            headline = block.boxes[0].headline.format(emergency=emergency)
            self.title.setText(headline)
        self.setAccessibleName(f"{self.title.text()}. {self.lead.text()}")
        clear_layout(self._advice)
        for box in () if block.only_rolls else block.boxes:
            words = Label(self._theme, box.words, weight=Weight.DemiBold, wrap=True)
            text = " ".join(box.advice).format(emergency=emergency)
            self._advice.addWidget(words)
            self._advice.addWidget(Label(self._theme, text, wrap=True))
        off = self.tr("Until then stretching and rolling are switched off. Nothing is lost.")
        if block.only_rolls:
            off = self.tr("This routine rolls, so it stays off until a clinician allows rolling.")
        self._advice.addWidget(Label(self._theme, off, tone="text2", wrap=True))
        clear_layout(self._doors)
        for button in self._door_buttons(block):
            self._doors.addLayout(row(button, None))

    def door_buttons(self) -> list[Button]:
        """Return the buttons that are shown."""
        return [one for one in self.findChildren(Button) if one.property("door")]

    def _door_buttons(self, block: Block) -> list[Button]:
        doors: tuple[tuple[str, str], ...] = (
            (Door.RULED_OUT.value, self.tr("A clinician has ruled it out")),
            (Door.ALLOWED.value, self.tr("A clinician allowed gentle exercise, no rolling")),
            (Door.MISTAKE.value, self.tr("I ticked that by mistake, ask me again")),
        )
        if block.only_rolls:
            doors = (("rolls", self.tr("A clinician allowed rolling again")),)
        buttons = []
        for key, text in doors:
            button = Button(self._theme, text)
            button.setProperty("door", key)
            button.clicked.connect(self._on_door)
            buttons.append(button)
        return buttons

    def _on_door(self) -> None:
        sender = self.sender()
        if not isinstance(sender, Button):
            return
        key = str(sender.property("door"))
        if key == "rolls":
            self.rolls_requested.emit()
        else:
            self.release_requested.emit(Door(key))


class ResumeBanner(Card):
    """Offers to go on with a routine that was not finished.

    Signals:
        resume_requested: Go on where it stopped.
        discard_requested: Close it as partly done.
    """

    resume_requested = Signal()
    discard_requested = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__("info", margins=(20, 12, 16, 12), parent=parent)
        self.text = Label(theme, weight=Weight.Medium, wrap=True)
        self.resume_button = Button(theme, self.tr("Resume"), "primary", "play")
        self.resume_button.clicked.connect(self.resume_requested)
        self.discard_button = Button(theme, self.tr("Discard"), "quiet")
        self.discard_button.clicked.connect(self.discard_requested)
        line = row(IconLabel(theme, "rotate-ccw", "info", 22), spacing=12)
        line.addWidget(self.text, 1)
        line.addWidget(self.discard_button)
        line.addWidget(self.resume_button)
        self.body.addLayout(line)

    def show_run(self, text: str) -> None:
        """Show what can be resumed."""
        self.text.setText(text)
        self.setAccessibleName(text)
