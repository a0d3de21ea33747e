"""One session in the panel: what it is, what was done of it, what the runner wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from heavylegs_gui.domain.training import Kind
from heavylegs_gui.domain.units import format_distance, format_pace
from heavylegs_gui.ui.calendar import words as calendar_words
from heavylegs_gui.ui.calendar.cells import Look
from heavylegs_gui.ui.calendar.marks import mark_of, mark_pixmap
from heavylegs_gui.ui.models.words import SPORT_ICONS, distance_words
from heavylegs_gui.ui.widgets.basics import (
    Card,
    Chip,
    IconButton,
    IconLabel,
    Label,
    Weight,
    row,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.ui.calendar.cells import Block
    from heavylegs_gui.ui.calendar.marks import Mark
    from heavylegs_gui.ui.theme.theme import ThemeManager

KIND_ICONS = {Kind.LONG: "route", Kind.INTERVALS: "zap", Kind.RACE: "flag", Kind.HILLS: "mountain"}
_MOST_NOTE_CHARS = 400
_MOST_SHOE_CHARS = 60
_SIGN_PX = 15
_CHIPS = {
    Look.DONE: "good",
    Look.PLANNED: "info",
    Look.MISSED: "plain",
    Look.SKIPPED: "plain",
    Look.ILL: "warn",
}


def session_icon(session: Session) -> str:
    """Return the sign of a session."""
    if session.is_run and session.kind is not None:
        return KIND_ICONS.get(session.kind, "run")
    return SPORT_ICONS[session.sport]


class HeavySteps(QWidget):
    """A heaviness from 0 to 10 as ten steps."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._level = theme, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_level(self, level: int) -> None:
        """Show a heaviness."""
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(100), self._theme.px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        height = self._theme.px(8)
        each = self.width() / 10
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for step in range(10):
                painter.setBrush(self._theme.color("heavy" if step < self._level else "track"))
                box = QRectF(step * each, (self.height() - height) / 2, each - 3, height)
                painter.drawRoundedRect(box, 2, 2)


class SessionCard(Card):
    """A session with its state.

    Signals:
        edit_requested: Open it, by its number.
        menu_requested: Show what can be done with it, by its number and the place on the screen.
    """

    edit_requested = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__("step", margins=(12, 8, 6, 10), spacing=4, parent=parent)
        self._theme = theme
        self._id: int | None = None
        self.icon = IconLabel(theme, "run", "accent", 18)
        self.title = Label(theme, weight=Weight.DemiBold)
        self.chip = Chip(theme)
        self.more = IconButton(theme, "ellipsis", self.tr("What can be done with it"))
        self.facts = Label(theme, role="small", tone="text2", wrap=True)
        self.match = Label(theme, role="small", tone="text2", wrap=True)
        self.sign = QLabel()
        self._mark: Mark | None = None
        self.heavy_word = Label(theme, role="small", tone="text2")
        self.heavy_steps = HeavySteps(theme)
        self.note = Label(theme, role="small", tone="text2", wrap=True)
        self.body.addLayout(row(self.icon, self.title, self.chip, None, self.more))
        self.body.addWidget(self.facts)
        self._match = QWidget()
        line = row(self.sign, spacing=6)
        line.addWidget(self.match, 1)
        self._match.setLayout(line)
        self.body.addWidget(self._match)
        self._heavy = QWidget()
        self._heavy.setLayout(row(self.heavy_word, self.heavy_steps))
        self.body.addWidget(self._heavy)
        self.body.addWidget(self.note)
        self.more.clicked.connect(self._on_more)
        theme.changed.connect(self._draw_sign)

    def show_block(self, block: Block, units: Units) -> None:
        """Show a session."""
        session = block.session
        self._id = session.id
        token = "accent" if session.is_run else "text2"
        self.icon.set_icon(session_icon(session), token)
        self.title.setText(calendar_words.title(session))
        self.chip.setText(calendar_words.state_word(block))
        self.chip.set_kind(_CHIPS[block.look])
        self._write(self.facts, self._fact_words(block, units))
        self._show_match(block, units)
        self._heavy.setVisible(session.heaviness is not None)
        if session.heaviness is not None:
            self.heavy_word.setText(self.tr("Heaviness {0}").format(session.heaviness))
            self.heavy_steps.set_level(session.heaviness)
        self._write(self.note, calendar_words.own_text(session)[:_MOST_NOTE_CHARS])
        self.setAccessibleName(calendar_words.sentence(calendar_words.block_sentence(block, units)))

    def _fact_words(self, block: Block, units: Units) -> str:
        session, is_open = block.session, block.is_open
        parts = []
        if session.distance_m is not None:
            parts.append(distance_words(session.distance_m, units))
        if session.duration_s is not None:
            minutes = calendar_words.minutes_words(session.duration_s)
            is_guess = is_open and session.distance_m is not None
            parts.append(self.tr("about {0}").format(minutes) if is_guess else minutes)
        if session.distance_m and session.duration_s and not is_open and session.is_run:
            parts.append(format_pace(session.distance_m, session.duration_s, units))
        if session.rpe is not None:
            parts.append(self.tr("effort {0}").format(session.rpe))
        if block.shoe:
            parts.append(self.tr("in {0}").format(block.shoe[:_MOST_SHOE_CHARS]))
        moved = calendar_words.moved_words(block)
        return ", ".join([*parts, *([moved] if moved else [])])

    def _show_match(self, block: Block, units: Units) -> None:
        plan, parts = block.plan, [calendar_words.kept_word(block)]
        if plan is not None:
            planned = format_distance(plan.distance_m, units)
            if plan.distance_m is None:
                planned = calendar_words.minutes_words(plan.duration_s)
            parts.insert(0, calendar_words.plus_plan(planned))
        words = ", ".join(one for one in parts if one)
        mark = mark_of(block.kept)
        self.match.setText(calendar_words.sentence(words))
        self.match.set_tone("text2" if mark is None else mark.value)
        self._mark = mark
        self.sign.setVisible(mark is not None)
        self._draw_sign()
        self._match.setVisible(bool(words))

    def _draw_sign(self) -> None:
        if self._mark is not None:
            self.sign.setPixmap(mark_pixmap(self._mark, self._theme, _SIGN_PX))

    def _write(self, label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _on_more(self) -> None:
        if self._id is not None:
            place = self.more.mapToGlobal(QPoint(0, self.more.height()))
            self.menu_requested.emit(self._id, place)
