"""Seven boxes for the days of a week, of which any number may be chosen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QLocale, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, WeekStart
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight

_BOX_PX, _FOOT_PX, _RADIUS_PX, _SIGN_PX = 34, 17, 8.0, 12


class _DayBox(QCheckBox):
    """A check box, for the keyboard and the screen reader, drawn as a square with a letter."""

    def __init__(self, theme: ThemeManager, weekday: int, name: str, foot_px: int) -> None:
        super().__init__()
        self._theme, self._room_px, self.foot = theme, foot_px, ""
        locale = QLocale()
        self._letter = locale.dayName(weekday + 1, QLocale.FormatType.NarrowFormat)
        long_name = locale.dayName(weekday + 1, QLocale.FormatType.LongFormat)
        self.setAccessibleName(f"{name}: {long_name}")
        self.setToolTip(long_name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        side = self._theme.px(_BOX_PX)
        return QSize(side, side + self._foot_px())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(22), self.sizeHint().height())

    def _foot_px(self) -> int:
        return self._theme.px(self._room_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, on = self._theme, self.isChecked()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1 - self._foot_px())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = "accent" if on else ("control" if self.isEnabled() else "border")
            painter.setPen(QPen(theme.color(edge), 1.0))
            painter.setBrush(theme.color("accent" if on else "surface"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
            if self.hasFocus():
                painter.setPen(QPen(theme.color("text" if on else "accent"), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
            painter.setFont(theme.font("small", Weight.DemiBold if on else Weight.Medium))
            painter.setPen(theme.color(self._letter_token()))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)
            self._paint_foot(painter, box)

    def _letter_token(self) -> str:
        if self.isChecked():
            return "on_accent"
        return "text2" if self.isEnabled() else "control"

    def _paint_foot(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        if self.foot == "moon":
            pixmap = theme.pixmap("moon", "text3", _SIGN_PX)
            side = theme.px(_SIGN_PX)
            painter.drawPixmap(QPointF(box.center().x() - side / 2, box.bottom() + 4), pixmap)
        elif self.foot:
            painter.setFont(theme.font("micro", Weight.DemiBold))
            painter.setPen(theme.color("accent"))
            room = QRectF(box.left() - 6, box.bottom() + 1, box.width() + 12, self._foot_px())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.foot)


class WeekdayRow(QWidget):
    """The seven days from the runner's first one; one Tab stop, arrows move, Space chooses.

    Signals:
        edited: The runner chose or left a day.
    """

    edited = Signal()

    def __init__(self, theme: ThemeManager, name: str, *, shows_rest: bool = False) -> None:
        """Build a row without a chosen day.

        Args:
            theme: The theme manager.
            name: What a screen reader says of the whole.
            shows_rest: Whether days that are not chosen carry a moon.
        """
        super().__init__()
        self._theme, self._shows_rest = theme, shows_rest
        self.setAccessibleName(name)
        foot_px = _FOOT_PX if shows_rest else 0
        days = range(DAYS_PER_WEEK)
        self._boxes = {weekday: _DayBox(theme, weekday, name, foot_px) for weekday in days}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._order: list[int] = []
        self.set_week_start(WeekStart.MONDAY)
        for box in self._boxes.values():
            box.toggled.connect(self._on_toggled)
        theme.changed.connect(self._follow_theme)

    def set_week_start(self, week_start: WeekStart) -> None:
        """Begin the row with another day."""
        days = range(week_start.weekday, week_start.weekday + DAYS_PER_WEEK)
        self._order = [day % DAYS_PER_WEEK for day in days]
        for place, weekday in enumerate(self._order):
            self._layout.insertWidget(place, self._boxes[weekday])
        self._keep_one_tab_stop(self._order[0])

    def weekdays(self) -> frozenset[int]:
        """Return the chosen days, Monday is 0."""
        return frozenset(day for day, box in self._boxes.items() if box.isChecked())

    def set_weekdays(self, weekdays: Collection[int]) -> None:
        """Choose days without a signal."""
        for day, box in self._boxes.items():
            box.blockSignals(True)  # noqa: FBT003 - Qt's signature
            box.setChecked(day in weekdays)
            box.blockSignals(False)  # noqa: FBT003
            box.update()

    def set_foot(self, weekday: int | None, word: str) -> None:
        """Write a word under one chosen day."""
        for day, box in self._boxes.items():
            is_rest = self._shows_rest and not box.isChecked()
            box.foot = word if day == weekday else ("moon" if is_rest else "")
            box.setAccessibleDescription(word if day == weekday else "")
            box.update()

    def box(self, weekday: int) -> QCheckBox:
        """Return the box of a day."""
        return self._boxes[weekday]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        now = next((day for day, box in self._boxes.items() if box.hasFocus()), self._order[0])
        there = self._order[(self._order.index(now) + step) % DAYS_PER_WEEK]
        self._keep_one_tab_stop(there)
        self._boxes[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_toggled(self) -> None:
        self.edited.emit()

    def _keep_one_tab_stop(self, wanted: int) -> None:
        for day, box in self._boxes.items():
            is_stop = day == wanted
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            box.setFocusPolicy(policy)
        self.setFocusProxy(self._boxes[wanted])

    def _follow_theme(self) -> None:
        for box in self._boxes.values():
            box.updateGeometry()
