"""The last screen of a routine: what was done, how hard it was, how the legs feel."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from heavylegs_gui.ui.player.clear_scroll import clear_scroll
from heavylegs_gui.ui.player.figure_view import FigureView
from heavylegs_gui.ui.player.headline import Headline
from heavylegs_gui.ui.player.lettering import BASE_HEIGHT, unit_px
from heavylegs_gui.ui.player.scene import FigureShot
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Card, IconLabel, Label, Weight, row
from heavylegs_gui.ui.widgets.segmented import SegmentedControl

_COLUMN_UNITS = 560.0


@dataclass(frozen=True, slots=True)
class DoneScene:
    """What the last screen says.

    Attributes:
        title: "Done", "Partly done" or "Stopped".
        cue: How long it took.
        rows: Name, held time and whether it was done to the end, for each exercise.
        note: What was saved.
        shot: A figure, or ``None``.
    """

    title: str
    cue: str
    rows: tuple[tuple[str, str, bool], ...]
    note: str
    shot: FigureShot | None = None


class DonePanel(QWidget):
    """Shows the end of a routine run and asks two optional questions.

    Signals:
        rated: With effort and legs, 1 to 5 each, 0 = not told; after each answer.
        closed: The runner is finished.
    """

    rated = Signal(int, int)
    closed = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.headline = Headline(theme, self)
        self.figure = FigureView(theme, "bg", parent=self)
        self._card = Card(margins=(24, 20, 24, 20), spacing=10, parent=self)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(1, 1)
        self._build_card(theme)
        theme.changed.connect(self.update)

    def _build_card(self, theme: ThemeManager) -> None:
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        body.addWidget(
            Label(theme, self.tr("What you did"), role="heading", weight=Weight.DemiBold)
        )
        body.addLayout(self._rows)
        body.addSpacing(10)
        self.effort = self._question(
            body,
            self.tr("How hard was it?"),
            self.tr("1 = very easy, 5 = very hard"),
        )
        self.legs = self._question(
            body,
            self.tr("How do your legs feel now?"),
            self.tr("1 = very heavy, 5 = light"),
        )
        body.addStretch(1)
        self._inner = inner
        self._card.body.addWidget(clear_scroll(inner), 1)
        self.note = Label(theme, role="small", tone="text2", wrap=True)
        self.close_button = Button(theme, self.tr("Close"), "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.closed)
        foot = row(spacing=16)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.close_button)
        self._card.body.addLayout(foot)

    def _question(self, body: QVBoxLayout, question: str, hint: str) -> SegmentedControl:
        options = [(str(value), str(value)) for value in range(1, 6)]
        control = SegmentedControl(self._theme, options, question)
        control.value_changed.connect(self._on_rated)
        body.addWidget(Label(self._theme, question, weight=Weight.Medium))
        body.addLayout(
            row(control, Label(self._theme, hint, role="small", tone="text2"), None, spacing=12)
        )
        return control

    def show_done(self, scene: DoneScene) -> None:
        """Show the end of a routine run, with both questions unanswered."""
        self.headline.show_text(scene.title, scene.cue, strong_cue=True)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for index, (name, held, complete) in enumerate(scene.rows):
            icon, token = ("circle-check", "good") if complete else ("clock", "text3")
            self._rows.addWidget(IconLabel(self._theme, icon, token, 20), index, 0)
            self._rows.addWidget(Label(self._theme, name), index, 1)
            time = Label(self._theme, held, weight=Weight.DemiBold)
            self._rows.addWidget(time, index, 2, Qt.AlignmentFlag.AlignRight)
        self.effort.set_value(None)
        self.legs.set_value(None)
        self.note.setText(scene.note)
        if scene.shot is not None:
            self.figure.show_figure(scene.shot.figure, mirrored=scene.shot.mirrored)
        self.figure.setVisible(scene.shot is not None)
        self.setAccessibleName(f"{scene.title}. {scene.cue}")
        self._place()
        self.update()

    def _on_rated(self) -> None:
        self.rated.emit(int(self.effort.value() or 0), int(self.legs.value() or 0))

    # layout

    def _place(self) -> None:
        unit = unit_px(self.width(), self.height())
        top = max(0.0, self.height() - BASE_HEIGHT * unit) / 2
        wide = min(max(_COLUMN_UNITS * unit, self._theme.px(480)), self.width() * 0.6)
        left = self.width() - 40 * unit - wide
        wanted = self._inner.sizeHint().height() + self.close_button.sizeHint().height() + 60
        card = QRectF(left, top + 108 * unit, wide, min(640 * unit, wanted))
        self._card.setGeometry(card.toAlignedRect())
        self.headline.set_unit(unit)
        width = left - 60 * unit
        self.headline.setGeometry(
            QRectF(36 * unit, top + 96 * unit, width, 170 * unit).toAlignedRect()
        )
        box = QRectF(40 * unit, top + 290 * unit, left - 100 * unit, 404 * unit)
        self.figure.setGeometry(box.toAlignedRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            head = round(90 * unit_px(self.width(), self.height()))
            painter.fillRect(self.rect().adjusted(0, head, 0, 0), self._theme.color("bg"))
