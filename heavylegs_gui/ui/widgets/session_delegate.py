"""Paints the rows of the session list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from heavylegs_gui.domain.training import Session, Status
from heavylegs_gui.ui.models.session_table import (
    RIGHT_ALIGNED,
    SESSION_ROLE,
    Column,
    SessionTable,
)
from heavylegs_gui.ui.models.words import SPORT_ICONS, status_word
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight
from heavylegs_gui.ui.widgets.row_painting import LEFT, RIGHT, RowPainter

ROW_PX = 40
PADDING_PX = 10
_GAP_PX = 8
_TITLE_PX = 84
"""A title that is cut should keep so much [px]; a chip beside it gives way."""
Index = QModelIndex | QPersistentModelIndex
_STATUS_COLOURS = {
    Status.PLANNED: ("info_soft", "info"),
    Status.SKIPPED: ("step", "text2"),
    Status.ILL: ("warn_soft", "warn"),
    Status.DONE: ("step", "text2"),
}


class SessionDelegate(QStyledItemDelegate):
    """One row: solid sign for what was done, outline for what is planned."""

    def __init__(self, theme: ThemeManager, table: SessionTable, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._table, self._view = theme, table, view
        self._paint = RowPainter(theme)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        session = index.data(SESSION_ROLE)
        if not isinstance(session, Session):
            return
        box = QRectF(option.rect)
        column = Column(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.color("accent_soft"))
        self._paint.line_below(painter, box)
        inner = box.adjusted(PADDING_PX, 0, -PADDING_PX, -1)
        if column is Column.SPORT:
            self._paint_sport(painter, inner, session)
        elif column is Column.TITLE:
            self._paint_title(painter, inner, session)
        elif column is Column.HEAVINESS:
            if session.heaviness is not None:
                self._paint.gauge(painter, inner, session.heaviness)
        else:
            self._paint_text(painter, inner, session, column)
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            self._paint_focus(painter, box, column)
        painter.restore()

    def _paint_sport(self, painter: QPainter, box: QRectF, session: Session) -> None:
        theme = self._theme
        side = theme.px(24)
        sign = QRectF(box.left(), box.center().y() - side / 2, side, side)
        ground = "done" if session.is_run else "other"
        if session.status is Status.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ground))
            ink = "on_done"
        else:
            painter.setPen(QPen(theme.color("accent" if session.is_run else "control"), 1.5))
            painter.setBrush(theme.color("surface"))
            sign.adjust(0.75, 0.75, -0.75, -0.75)
            ink = "accent" if session.is_run else "text2"
        painter.drawRoundedRect(sign, 7, 7)
        middle = QPointF(sign.center().x() - theme.px(15) / 2, sign.center().y())
        self._paint.icon(painter, SPORT_ICONS[session.sport], ink, middle, 15)
        words = box.adjusted(side + 8, 0, 0, 0)
        self._paint.text(painter, words, self._table.text(session, Column.SPORT))

    def _paint_title(self, painter: QPainter, box: QRectF, session: Session) -> None:
        word = status_word(session, self._table.today)
        left, token = 0.0, "text"
        title = self._table.title(session)
        if word:
            ground, ink = _STATUS_COLOURS[session.status]
            if session.status is Status.PLANNED and session.local_date < self._table.today:
                ground, ink = "step", "text2"
            if self.shows_chip(word, title, box.width()):
                left = self._paint.chip(painter, box, word, ground, ink) + _GAP_PX
            else:  # the title says more than the chip; its colour and the sign tell the state
                token = ink
        self._paint.text(
            painter, box.adjusted(left, 0, 0, 0), title, token, self._theme.font("small")
        )

    def shows_chip(self, word: str, title: str, width: float) -> bool:
        """Whether a cell of a width [px] has room for the chip and a good part of the title."""
        metrics = QFontMetricsF(self._theme.font("small"))
        wanted = min(metrics.horizontalAdvance(title), self._theme.px(_TITLE_PX))
        return not title or width - self._paint.chip_width(word) - _GAP_PX >= wanted

    def _paint_text(self, painter: QPainter, box: QRectF, session: Session, column: Column) -> None:
        text = self._table.text(session, column)
        missing = not text and column in RIGHT_ALIGNED
        token = "text"
        if missing or column is Column.SOURCE:
            token = "text3"
        elif column in {Column.NOTES, Column.TIME, Column.PACE}:
            token = "text2"
        weight = Weight.DemiBold if column is Column.DISTANCE else Weight.Medium
        font = self._paint.font("small", weight)
        if column in {Column.NOTES, Column.SOURCE}:
            font = self._theme.font("small")
        alignment = RIGHT if column in RIGHT_ALIGNED else LEFT
        self._paint.text(painter, box, text or ("–" if missing else ""), token, font, alignment)

    def _paint_focus(self, painter: QPainter, box: QRectF, column: Column) -> None:
        """Frame the whole row; each cell draws its piece."""
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top, bottom = box.top() + 1, box.bottom() - 1.5
        painter.drawLine(QPointF(box.left(), top), QPointF(box.right(), top))
        painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right(), bottom))
        if column is Column.DATE:
            painter.drawLine(QPointF(box.left() + 1, top), QPointF(box.left() + 1, bottom))

    # Qt

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(ROW_PX))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        session = index.data(SESSION_ROLE)
        column = Column(index.column()) if index.isValid() else Column.DATE
        wordy = column in {Column.TITLE, Column.NOTES, Column.SPORT}
        if event.type() != QEvent.Type.ToolTip or not isinstance(session, Session) or not wordy:
            QToolTip.hideText()
            return False
        text = self._table.text(session, column)
        if column is Column.NOTES and session.notes:
            text = session.notes[:2000]
        metrics = QFontMetricsF(self._theme.font("small"))
        fits = metrics.horizontalAdvance(text) <= option.rect.width() - 2 * PADDING_PX
        if fits and "\n" not in text:
            QToolTip.hideText()
            return False
        QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
        return True


def plain_tooltip(text: str) -> str:
    """Return rich text that shows ``text`` literally and breaks its lines."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p style='white-space:pre-wrap'>{safe}</p>"
