"""One line of a safety card: a box, everyday words, what also counts, and its digit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager

_BOX_PX = 20
_TEXT_LEFT_PX = 56
_CAP_PX = 24
_USUAL_PX = 600
_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class TickRow(QCheckBox):
    """A check box whose whole row is the target; ticked it turns red, with a mark in its box."""

    def __init__(
        self,
        theme: ThemeManager,
        digit: str,
        title: str,
        note: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._theme, self._digit, self._note = theme, digit, note
        self.setAccessibleName(self.tr("{0}, key {1}").format(title, digit))
        self.setAccessibleDescription(note)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(200)
        theme.changed.connect(self._follow_theme)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, note = self._text_rects(width)
        return round(title.height() + note.height() + 34)

    def sizeHint(self) -> QSize:
        return QSize(_USUAL_PX, self.heightForWidth(_USUAL_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(_USUAL_PX))

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def _title_font(self) -> QFont:
        return self._theme.font("body", QFont.Weight.DemiBold)

    def _text_rects(self, width: int) -> tuple[QRectF, QRectF]:
        from PySide6.QtGui import QFontMetricsF

        room = QRectF(0, 0, width - _TEXT_LEFT_PX - _CAP_PX - 32, 2000)
        title = QFontMetricsF(self._title_font()).boundingRect(room, _FLAGS, self.text())
        note = QFontMetricsF(self._theme.font("small")).boundingRect(room, _FLAGS, self._note)
        title.setWidth(room.width())
        note.setWidth(room.width())
        return title, note

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, ticked = self._theme, self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(theme.color("danger" if ticked else "border"), 1.5))
            painter.setBrush(theme.color("danger_soft" if ticked else "surface"))
            painter.drawRoundedRect(frame, 12, 12)
            if self.hasFocus():
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(frame, 12, 12)
            self._paint_box(painter, ticked=ticked)
            self._paint_texts(painter)
            self._paint_cap(painter)

    def _paint_box(self, painter: QPainter, *, ticked: bool) -> None:
        theme = self._theme
        box = QRectF(20, self.height() / 2 - _BOX_PX / 2, _BOX_PX, _BOX_PX)
        if ticked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("danger_solid"))
        else:
            painter.setPen(QPen(theme.color("control"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
        if ticked:
            mark = theme.pixmap("check", "on_danger", 14)
            painter.drawPixmap(box.adjusted(3, 3, -3, -3), mark, QRectF(mark.rect()))

    def _paint_texts(self, painter: QPainter) -> None:
        title, note = self._text_rects(self.width())
        top = (self.height() - title.height() - note.height() - 2) / 2
        painter.setFont(self._title_font())
        painter.setPen(self._theme.color("text"))
        painter.drawText(title.translated(_TEXT_LEFT_PX, top), _FLAGS, self.text())
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("text2"))
        below = note.translated(_TEXT_LEFT_PX, top + title.height() + 2)
        painter.drawText(below, _FLAGS, self._note)

    def _paint_cap(self, painter: QPainter) -> None:
        cap = QRectF(self.width() - 20 - _CAP_PX, self.height() / 2 - 12, _CAP_PX, 24)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(self._theme.color("step"))
        painter.drawRoundedRect(cap, 5, 5)
        painter.setFont(self._theme.font("caption", QFont.Weight.Medium))
        painter.setPen(self._theme.color("text2"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._digit)
