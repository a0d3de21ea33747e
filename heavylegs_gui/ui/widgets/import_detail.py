"""The unfolded part of a row of the import: both versions side by side, and the choice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from heavylegs_gui.domain.training import Session
from heavylegs_gui.domain.units import Units, format_duration
from heavylegs_gui.services.importing_rows import Choice, ImportRow
from heavylegs_gui.ui.models.import_table import Entry
from heavylegs_gui.ui.models.import_words import choice_meaning, choice_words
from heavylegs_gui.ui.models.words import distance_words, local_start
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight
from heavylegs_gui.ui.widgets.row_painting import LEFT, RIGHT, RowPainter

_INDENT_PX = 48
_LINE_PX = 23
_CHOICE_PX = 40
_WRAP_LINES = 2


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportDetail", text)


def has_words(session: Session) -> str:
    """Return what a version knows beyond distance and time."""
    parts = []
    if session.heaviness is not None:
        parts.append(_tr("heaviness {0}").format(session.heaviness))
    if session.rpe is not None:
        parts.append(_tr("effort {0}").format(session.rpe))
    if session.heart_rate_avg_bpm is not None:
        parts.append(_tr("heart rate {0}").format(session.heart_rate_avg_bpm))
    if session.ascent_m:
        parts.append(_tr("{0} m climb").format(round(session.ascent_m)))
    if session.shoe_id is not None:
        parts.append(_tr("shoes"))
    if session.notes:
        parts.append(_tr("notes"))
    return ", ".join(parts) or "–"


def _figures(session: Session, units: Units) -> tuple[str, str, str]:
    start = local_start(session)
    clock = "–" if start is None else f"{start:%H:%M}"
    if start is not None and start.second:
        clock = f"{start:%H:%M:%S}"
    distance = distance_words(session.distance_m, units) or "–"
    return clock, distance, format_duration(session.duration_s)


class DetailPainter:
    """Measures, draws and hit-tests the unfolded part."""

    def __init__(self, theme: ThemeManager) -> None:
        self._theme = theme
        self._paint = RowPainter(theme)

    def height(self, entry: Entry) -> int:
        """Return the height of the unfolded part [px]."""
        if not entry.is_open:
            return 0
        px = self._theme.px
        lines = 3 if self._mine(entry.row) is not None else 0
        lines += self._remark_lines(entry.row)
        return px(_LINE_PX) * lines + (px(_CHOICE_PX) if entry.is_choice else 0) + px(10)

    def draw(self, painter: QPainter, box: QRectF, entry: Entry, units: Units) -> None:
        """Draw into ``box``, which spans the whole row below its line."""
        y = box.top()
        mine = self._mine(entry.row)
        if mine is not None and entry.row.session is not None:
            self._draw_versions(painter, box, mine, entry.row.session, units)
            y += self._theme.px(_LINE_PX) * 3
        for remark in self._remarks(entry.row):
            lines = 2 if entry.row.session is None else 1
            place = self._line(box, y, lines)
            self._draw_remark(painter, place, remark)
            y += place.height()
        if entry.is_choice:
            self._draw_choices(painter, box, y, entry.row)

    def choice_at(self, box: QRectF, entry: Entry, point: QPointF) -> Choice | None:
        """Return the choice below a point."""
        if not entry.is_open or not entry.is_choice:
            return None
        for choice, place in self._choice_boxes(box, self._choices_top(box, entry), entry.row):
            if place.contains(point):
                return choice
        return None

    # inside

    def _mine(self, row: ImportRow) -> Session | None:
        if row.session is None or not row.existing:
            return None
        return row.replaced or row.existing[0]

    def _remarks(self, row: ImportRow) -> list[str]:
        return [*([row.reason] if row.reason else []), *row.warnings]

    def _remark_lines(self, row: ImportRow) -> int:
        each = _WRAP_LINES if row.session is None else 1
        return each * len(self._remarks(row))

    def _choices_top(self, box: QRectF, entry: Entry) -> float:
        lines = 3 if self._mine(entry.row) is not None else 0
        return box.top() + self._theme.px(_LINE_PX) * (lines + self._remark_lines(entry.row))

    def _line(self, box: QRectF, y: float, lines: int = 1) -> QRectF:
        left = box.left() + self._theme.px(_INDENT_PX)
        return QRectF(left, y, box.right() - left - 16, self._theme.px(_LINE_PX) * lines)

    def _draw_remark(self, painter: QPainter, place: QRectF, remark: str) -> None:
        painter.setFont(self._theme.font("caption", Weight.Medium))
        painter.setPen(self._theme.color("text2"))
        flags = int(LEFT) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(place, flags, remark)

    def _draw_versions(
        self, painter: QPainter, box: QRectF, mine: Session, theirs: Session, units: Units
    ) -> None:
        own, new = _figures(mine, units), _figures(theirs, units)
        in_log = _tr("In your log") if mine.id is not None else _tr("In another file")
        lines = (
            ("", (_tr("Start"), _tr("Distance"), _tr("Time")), _tr("Has")),
            (in_log, own, has_words(mine)),
            (_tr("In the file"), new, has_words(theirs)),
        )
        px = self._theme.px
        for number, (name, figures, has) in enumerate(lines):
            line = self._line(box, box.top() + number * px(_LINE_PX))
            font = self._paint.font("caption", Weight.Medium)
            head = "text3" if number == 0 else "text2"
            self._paint.text(
                painter,
                QRectF(line.left(), line.top(), px(120), line.height()),
                name,
                "text",
                self._theme.font("caption", Weight.Medium),
            )
            for place, (figure, known) in enumerate(zip(figures, own, strict=True)):
                differs = number == 2 and figure != known
                cell = QRectF(
                    line.left() + px(120) + place * px(90), line.top(), px(84), line.height()
                )
                bold = self._paint.font("caption", Weight.DemiBold)
                self._paint.text(
                    painter,
                    cell,
                    figure,
                    "info" if differs else head,
                    bold if differs else font,
                    RIGHT,
                )
            rest = line.adjusted(px(120) + 3 * px(90) + px(14), 0, 0, 0)
            self._paint.text(painter, rest, has, head, self._theme.font("caption", Weight.Medium))

    def _choice_boxes(self, box: QRectF, y: float, row: ImportRow) -> list[tuple[Choice, QRectF]]:
        px = self._theme.px
        metrics = QFontMetricsF(self._theme.font("small", Weight.DemiBold))
        x = box.left() + px(_INDENT_PX)
        boxes = []
        for choice in row.choices:
            width = metrics.horizontalAdvance(choice_words(row, choice)) + px(46)
            boxes.append((choice, QRectF(x, y + px(6), width, px(30))))
            x += width + 8
        return boxes

    def _draw_choices(self, painter: QPainter, box: QRectF, y: float, row: ImportRow) -> None:
        theme, right = self._theme, 0.0
        for choice, place in self._choice_boxes(box, y, row):
            is_on = choice is row.choice
            edge = theme.color("accent" if is_on else "control")
            painter.setPen(QPen(edge, 1.6 if is_on else 1))
            painter.setBrush(theme.color("accent_soft" if is_on else "surface"))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            middle = QPointF(place.left() + theme.px(17), place.center().y())
            painter.setPen(QPen(edge, 1.6))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(middle, theme.px(65) / 10, theme.px(65) / 10)
            if is_on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent"))
                painter.drawEllipse(middle, theme.px(34) / 10, theme.px(34) / 10)
            font = theme.font("small", Weight.DemiBold if is_on else Weight.Medium)
            words = place.adjusted(theme.px(31), 0, 0, 0)
            self._paint.text(
                painter, words, choice_words(row, choice), "accent" if is_on else "text", font
            )
            right = place.right()
        note = QRectF(right + 14, y + theme.px(6), box.right() - right - 30, theme.px(30))
        font = theme.font("caption", Weight.Medium)
        self._paint.text(painter, note, choice_meaning(row), "text2", font)
