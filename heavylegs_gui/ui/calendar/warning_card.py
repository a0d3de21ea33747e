"""A warning in the panel: its numbers as bars, why it is there, and how sure that is."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from heavylegs_gui.domain.rules.findings import Evidence, Level
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.units import format_distance
from heavylegs_gui.services.warning_reasons import evidence_words
from heavylegs_gui.ui.calendar.day_painter import LEVEL_ICONS, LEVEL_TOKENS
from heavylegs_gui.ui.calendar.inks import CAPTION, CAPTION_BOLD, MICRO_BOLD, RIGHT, Inks
from heavylegs_gui.ui.widgets.basics import Button, Card, IconLabel, Label, Weight, row

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.ui.calendar.routine_guide import RoutineHint
    from heavylegs_gui.ui.theme.theme import ThemeManager

_KINDS = {Level.INFO: "info", Level.CAUTION: "warn", Level.ALERT: "danger"}
_SURE = {Evidence.STRONG_STUDY: 3, Evidence.SOME_STUDIES: 2, Evidence.COACHING_CUSTOM: 1}
_BAR_PX = 8.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("WarningCard", text)


class Figures(NamedTuple):
    """What the bars of a warning show, all in metres.

    Attributes:
        base: What is usual, ``None`` when there is none.
        value: What is meant to be.
        limit: Most that it should be.
    """

    base: float | None
    value: float
    limit: float


def figures_of(warning: TrainingWarning) -> Figures | None:
    """Return the lengths that a warning is about, ``None`` when it is about something else."""
    numbers = warning.numbers
    value, limit, base = (numbers.get(name) for name in ("value", "limit", "base"))
    is_length = numbers.get("unit") == "m"
    if not is_length or not isinstance(value, int | float) or not isinstance(limit, int | float):
        return None
    known = float(base) if isinstance(base, int | float) and base > 0 else None
    return Figures(known, float(value), float(limit))


def bar_names(rule: RuleId) -> tuple[str, str]:
    """Return what the bar of the base and that of the value are called."""
    longest = _tr("longest in 30 days")
    return {
        RuleId.SPIKE: (longest, _tr("this run")),
        RuleId.LONG: (_tr("the week"), _tr("this run")),
        RuleId.START_S: (_tr("usual run"), _tr("this run")),
        RuleId.LAYOFF_S: (_tr("longest before the break"), _tr("this run")),
        RuleId.LAYOFF_W: (_tr("week before the break"), _tr("this week")),
        RuleId.ROLL7: (_tr("best 7 days before"), _tr("these 7 days")),
        RuleId.SHOE: (_tr("start"), _tr("these shoes")),
    }.get(rule, (_tr("your base"), _tr("this week")))


class WarningBars(QWidget):
    """Two bars on one scale with the limit as a tick; what is meant to be over it is hatched."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inks = Inks(theme)
        self._figures: Figures | None = None
        self._rows: list[tuple[str, str, float]] = []
        self._limit_words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow_theme)

    def show_figures(
        self, figures: Figures, names: tuple[str, str], units: Units, limit_words: str
    ) -> None:
        """Draw other lengths."""
        self._figures, self._limit_words = figures, limit_words
        pairs = zip((figures.base, figures.value), names, strict=True)
        self._rows = [
            (f"{format_distance(length, units)} {units.value}", name, length)
            for length, name in pairs
            if length is not None
        ]
        self.setAccessibleName(
            "; ".join([*(f"{figure} {name}" for figure, name, _length in self._rows), limit_words])
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        each = self._inks.line(CAPTION) + _BAR_PX + 8
        return QSize(180, ceil(each * len(self._rows) + self._inks.line(MICRO_BOLD) + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        figures = self._figures
        if figures is None:
            return
        inks, top = self._inks, 0.0
        scale = (self.width() - 2) / max(figures.value, figures.limit * 1.02, figures.base or 0)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for row, (figure, name, length) in enumerate(self._rows, 1):
                line = QRectF(0, top, self.width(), inks.line(CAPTION))
                used = inks.text(painter, line, figure, "text", CAPTION_BOLD)
                inks.text(painter, line.adjusted(used + 5, 0, 0, 0), name, "text2", CAPTION)
                most = figures.limit if row == len(self._rows) else length
                self._bar(painter, line.bottom() + 2, length, most, scale)
                self._tick(painter, line.bottom() + 2, figures.limit * scale)
                top = line.bottom() + _BAR_PX + 8
            last = QRectF(0, top, self.width(), inks.line(MICRO_BOLD))
            inks.text(painter, last, self._limit_words, "cap", MICRO_BOLD, RIGHT)

    def _bar(
        self, painter: QPainter, top: float, length: float, limit: float, scale: float
    ) -> None:
        """Draw a length up to a limit solid, the rest hatched."""
        inks = self._inks
        inside = min(length, limit) * scale
        inks.box(painter, QRectF(0, top, inside, _BAR_PX), "bar", min(4.0, inside / 2))
        if length > limit:
            over = QRectF(limit * scale + 2, top, (length - limit) * scale - 2, _BAR_PX)
            if over.width() > 1:
                inks.box(painter, over, "surface", 2)
                inks.box(painter, over, inks.hatch("bar_over"), 2)

    def _tick(self, painter: QPainter, top: float, place: float) -> None:
        painter.setPen(self._inks.pen("cap", 2.2))
        x = min(place, self.width() - 1.2)
        painter.drawLine(int(x), int(top - 3), int(x), int(top + _BAR_PX + 3))

    def _follow_theme(self) -> None:
        self._inks.forget()
        self.updateGeometry()
        self.update()


class SureDots(QWidget):
    """How sure the science is: one to three pills."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._count = theme, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show another grade."""
        self._count = _SURE[evidence]
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(24), self._theme.px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        inks = Inks(self._theme)
        width = self.width() / 3
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place in range(3):
                box = QRectF(place * width, 1, width - 2.5, self.height() - 2)
                if place < self._count:
                    inks.box(painter, box, "text2", 2.5)
                else:
                    inks.frame(painter, box, inks.pen("text3", 1.2), 2.5)


class WarningCard(Card):
    """One warning with its numbers.

    Signals:
        unfolded: The runner wants to see this one whole.
        routine_requested: Show a routine that helps, by its id.
    """

    unfolded = Signal(object)
    routine_requested = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__("warn", margins=(14, 10, 14, 10), spacing=6, parent=parent)
        self._warning: TrainingWarning | None = None
        self._routine_id = ""
        self.routine = Button(theme, "", "link", "stretching")
        self.routine.hide()
        self.helps = Label(theme, self.tr("A routine that helps:"), role="caption", tone="text2")
        self.helps.hide()
        self.icon = IconLabel(theme, "triangle-alert", "warn", 18)
        self.title = Label(theme, role="small", weight=Weight.DemiBold, wrap=True)
        self.bars = WarningBars(theme)
        self.why = Label(theme, role="caption", tone="text2", wrap=True)
        self.dots = SureDots(theme)
        self.sure = Label(theme, role="caption", weight=Weight.Medium, tone="text2")
        self.source_button = Button(theme, self.tr("Source"), "link")
        self.source = Label(theme, role="caption", tone="text2", wrap=True)
        self.more = Button(theme, self.tr("Show"), "link")
        head = row(self.icon, spacing=8)
        head.addWidget(self.title, 1)
        head.addWidget(self.more)
        self.body.addLayout(head)
        self.body.addWidget(self.bars)
        self.body.addWidget(self.why)
        self._foot = QWidget()
        self._foot.setLayout(row(self.dots, self.sure, None, self.source_button))
        self.body.addWidget(self._foot)
        self.body.addWidget(self.source)
        self.body.addWidget(self.helps)
        self.body.addLayout(row(self.routine, None))
        self.source_button.clicked.connect(self._on_source)
        self.more.clicked.connect(self._on_more)
        self.routine.clicked.connect(self._on_routine)

    def show_warning(self, warning: TrainingWarning, words: WarningWords, *, whole: bool) -> None:
        """Show a warning: whole, or its first line with a button for the rest."""
        self._warning = warning
        token = LEVEL_TOKENS[warning.level]
        self.set_kind(_KINDS[warning.level])  # type: ignore[arg-type]
        self.icon.set_icon(LEVEL_ICONS[warning.level], token)
        self.title.setText(words.message(warning))
        self.title.set_tone(token)
        self.more.setVisible(not whole)
        self._foot.setVisible(whole)
        self.why.setVisible(whole)
        self.source.hide()
        self.source.setText(words.how_sure(warning))
        figures = figures_of(warning)
        self.bars.setVisible(whole and figures is not None)
        if figures is not None:
            names = bar_names(warning.rule)
            limit = self.tr("limit {0}").format(words.limit(warning))
            self.bars.show_figures(figures, names, words.units, limit)
        self.why.setText(words.why(warning))
        self.dots.show_evidence(warning.evidence)
        self.sure.setText(evidence_words(warning.evidence))
        self.setAccessibleName(f"{words.message(warning)} {words.why(warning)}")

    def fit(self, width: int, height: int) -> None:
        """Leave out the reason, then how sure it is, where there is no room for them [px]."""
        parts = (self.why, self._foot)
        for shown in (parts, parts[1:], ()):
            for part in parts:
                part.setVisible(part in shown)
            self.body.activate()
            if self.body.totalHeightForWidth(width) <= height:
                return

    def show_routine(self, hint: RoutineHint | None) -> None:
        """Offer a routine that helps, or none."""
        self._routine_id = "" if hint is None else hint.routine_id
        self.helps.setVisible(hint is not None)
        self.routine.setVisible(hint is not None)
        if hint is not None:
            words = self.tr("A routine that helps: {0}").format(hint.name)
            self.routine.set_words(hint.name)
            self.routine.setAccessibleName(words)

    def _on_routine(self) -> None:
        if self._routine_id:
            self.routine_requested.emit(self._routine_id)

    def _on_source(self) -> None:
        self.source.setVisible(self.source.isHidden())

    def _on_more(self) -> None:
        self.unfolded.emit(self._warning)
