"""A widget that shows a figure, still or moving; phases are painted once and kept."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QEnterEvent,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.figure import Figure
from heavylegs_gui.domain.figure_motion import Beat, beat_at
from heavylegs_gui.ui.player.figure_painter import RESTING, paint_figure
from heavylegs_gui.ui.player.figure_palette import figure_palette
from heavylegs_gui.ui.theme.theme import ThemeManager

FRAME_MS = 83
"""One picture in 83 ms, 12 in a second, is enough for slow movements [ms]."""
_PHASES = 30
_FINE_PHASES = 240
"""The breath moves through a few per cent of the way only, so its phases lie closer."""
_CACHE_BYTES = 128 * 1024 * 1024
"""Most memory that kept phases may take; beyond it the oldest one goes [bytes].

All phases of a roll fit at 1920x1080; with room for fewer, each would be painted anew every time.
"""


class FigureView(QWidget):
    """Shows one figure.

    Attributes:
        plays_on_hover: Whether it moves while the mouse is over it, as a thumbnail does.
    """

    def __init__(
        self,
        theme: ThemeManager,
        ground: str = "bg",
        *,
        panel: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Build an empty view.

        Args:
            theme: The theme manager.
            ground: Token of the colour behind the figure.
            panel: Whether the view paints that colour itself, as a panel with round corners.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._theme, self._ground, self._panel = theme, ground, panel
        self._figure: Figure | None = None
        self._mirrored = False
        self._strength = 1.0
        self._beat = RESTING
        self._frames: dict[tuple[int, int, bool], QPixmap] = {}
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._on_frame)
        self.plays_on_hover = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=not panel)
        theme.changed.connect(self._forget)

    def show_figure(
        self, figure: Figure | None, *, mirrored: bool = False, strength: float = 1.0
    ) -> None:
        """Show a figure, or nothing; it rests until a beat is set or it plays by itself."""
        if (figure, mirrored) != (self._figure, self._mirrored):
            self._figure, self._mirrored = figure, mirrored
            self._forget()
        if strength != self._strength:
            self._strength = strength
            self.update()

    def set_ground(self, ground: str) -> None:
        """Set the token of the colour behind the figure."""
        if ground != self._ground:
            self._ground = ground
            self._forget()

    def set_beat(self, beat: Beat) -> None:
        """Show the figure at one moment of its rhythm."""
        if self._key(beat) != self._key(self._beat):
            self._beat = beat
            self.update()

    def play(self) -> None:
        """Move by the view's own clock; with reduced motion the figure rests."""
        if self._figure is None or self._theme.reduced_motion:
            self.rest()
            return
        self._clock.start()
        self._timer.start()

    def rest(self) -> None:
        """Stop moving and show the end of the movement."""
        self._timer.stop()
        self.set_beat(RESTING)

    @property
    def is_playing(self) -> bool:
        """Whether the figure moves by the view's own clock."""
        return self._timer.isActive()

    @property
    def shown(self) -> tuple[Figure | None, bool, Beat]:
        """The figure, whether it is mirrored, and its beat."""
        return self._figure, self._mirrored, self._beat

    def _on_frame(self) -> None:
        if self._figure is not None and self.isVisible():
            self.set_beat(beat_at(self._figure, self._clock.elapsed() / 1000))

    def _forget(self) -> None:
        self._frames.clear()
        self.update()

    @staticmethod
    def _key(beat: Beat) -> tuple[int, int, bool]:
        phases = _FINE_PHASES if beat.share > 0.9 else _PHASES
        place = round(beat.share * phases) * (_FINE_PHASES // phases)
        return place, round(beat.glow * 12), beat.swapped

    def _stage(self) -> QRectF:
        """Return where the figure stands: its own shape, so that kept phases are no larger."""
        inset = min(self.width(), self.height()) * 0.08 if self._panel else 0.0
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if self._figure is None:
            return room
        x0, y0, x1, y1 = self._figure.view
        scale = min(room.width() / (x1 - x0), room.height() / (y1 - y0))
        stage = QRectF(0, 0, (x1 - x0) * scale, (y1 - y0) * scale)
        stage.moveCenter(room.center())
        stage.moveBottom(room.bottom())
        return QRectF(stage.toAlignedRect())

    def _frame(self, figure: Figure, size: QSize, ratio: float) -> QPixmap:
        """Return the picture of the present beat, from the kept ones if it is there."""
        key = self._key(self._beat)
        kept = self._frames.get(key)
        if kept is not None:
            return kept
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        palette = figure_palette(dark=self._theme.is_dark, ground=self._theme.color(self._ground))
        with QPainter(pixmap) as painter:
            rect = QRectF(0, 0, size.width(), size.height())
            paint_figure(painter, rect, figure, palette, self._beat, mirrored=self._mirrored)
        bytes_each = pixmap.width() * pixmap.height() * 4
        if self._frames and (len(self._frames) + 1) * bytes_each > _CACHE_BYTES:
            del self._frames[next(iter(self._frames))]
        self._frames[key] = pixmap
        return pixmap

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._frames.clear()
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        if self.plays_on_hover:
            self.play()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.plays_on_hover:
            self.rest()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._panel:
                panel = QPainterPath()
                panel.addRoundedRect(QRectF(self.rect()), 8, 8)
                painter.fillPath(panel, self._theme.color(self._ground))
            if self._figure is None:
                return
            stage = self._stage()
            size = stage.size().toSize()
            if size.isEmpty():
                return
            painter.setOpacity(self._strength)
            frame = self._frame(self._figure, size, self.devicePixelRatioF())
            painter.drawPixmap(stage.topLeft(), frame)
