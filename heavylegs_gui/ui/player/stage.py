"""The player's screen: places its painted parts on a canvas of units and shows scenes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.figure_motion import Beat, beat_at
from heavylegs_gui.ui.player.figure_view import FigureView
from heavylegs_gui.ui.player.flash_veil import FlashVeil
from heavylegs_gui.ui.player.foot_bar import FOOT_UNITS, FootBar
from heavylegs_gui.ui.player.headline import Headline
from heavylegs_gui.ui.player.lettering import BASE_HEIGHT, unit_px
from heavylegs_gui.ui.player.phase_label import PhaseLabel
from heavylegs_gui.ui.player.ring import CountdownRing
from heavylegs_gui.ui.player.scene import FigureShot, Scene
from heavylegs_gui.ui.player.side_letter import SideLetter
from heavylegs_gui.ui.player.top_bar import TopBar
from heavylegs_gui.ui.theme.theme import ThemeManager

_MARGIN = 40.0
_RING = 512.0
_RING_TOP = 96.0
_FIGURE_TOP, _FIGURE_BOTTOM = 254.0, 694.0
_LETTER_WIDTH, _LETTER_HEIGHT, _LETTER_TOP = 230.0, 290.0, 335.0


class PlayerStage(QWidget):
    """Shows one scene after the other; knows nothing of routines.

    Attributes:
        ring: The countdown.
        foot: The next step and the keys.
        veil: The light over the whole screen.

    Signals:
        command: With the name of a command that was clicked.
    """

    command = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scene = Scene()
        self.top = TopBar(theme, self)
        self.headline = Headline(theme, self)
        self.figure = FigureView(theme, "bg", parent=self)
        self.letter = SideLetter(theme, self)
        self.ring = CountdownRing(theme, self)
        self.phase = PhaseLabel(theme, self)
        self.foot = FootBar(theme, self)
        self.foot.command.connect(self.command)
        self.veil = FlashVeil(theme, self)
        theme.changed.connect(self.update)

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scene

    @property
    def unit(self) -> float:
        """Length of one unit [px]."""
        return unit_px(self.width(), self.height())

    def show_scene(self, scene: Scene) -> None:
        """Show a scene; parts in which nothing changed are not painted again."""
        before, self._scene = self._scene, scene
        texts = (scene.routine, scene.position, scene.time_left)
        self.top.show_progress(scene.bars, texts, tinted=scene.tinted)
        self.headline.show_text(scene.title, scene.cue)
        self.letter.show_side(scene.side, scene.side_word)
        self.ring.show_left(
            scene.digits,
            scene.ring,
            urgent=scene.urgent,
            tinted=scene.tinted,
            said=scene.digits_said,
        )
        self.phase.show_phase(scene.phase, scene.phase_icon)
        self.foot.show_next(scene.upcoming)
        self._show_figure(scene.shot, scene)
        if scene.tinted != before.tinted:
            self.update()
        if (scene.side, scene.title) != (before.side, before.title):
            self._place_left()

    def _show_figure(self, shot: FigureShot | None, scene: Scene) -> None:
        self.figure.setVisible(shot is not None)
        if shot is None:
            return
        self.figure.set_ground("accent_soft" if scene.tinted else "bg")
        self.figure.show_figure(shot.figure, mirrored=shot.mirrored, strength=shot.strength)
        if shot.running or shot.rests_in_b or self._theme.reduced_motion:
            still = shot.rests_in_b or self._theme.reduced_motion
            beat = beat_at(shot.figure, scene.elapsed_ms / 1000, reduced_motion=still)
        else:
            beat = Beat(share=0.0, glow=0.5)
        self.figure.set_beat(beat)

    # layout

    def _place(self) -> None:
        unit = self.unit
        extra = max(0.0, self.height() - BASE_HEIGHT * unit) / 2
        foot = round(FOOT_UNITS * unit)
        self.top.set_unit(unit)
        self.top.setGeometry(0, 0, self.width(), round(90 * unit))
        self.foot.set_unit(unit)
        self.foot.setGeometry(0, self.height() - foot, self.width(), foot)
        left, top, side = self._ring_left(), _RING_TOP * unit + extra, _RING * unit
        self.ring.setGeometry(QRectF(left, top, side, side).toAlignedRect())
        self.phase.set_unit(unit)
        below = QRectF(left, top + 528 * unit, side, 64 * unit)
        self.phase.setGeometry(below.toAlignedRect())
        self.headline.set_unit(unit)
        self._place_left()

    def _ring_left(self) -> float:
        return self.width() - (_MARGIN + _RING) * self.unit

    def _place_left(self) -> None:
        """Place title, letter and figure; a title of two lines takes room from the figure."""
        unit = self.unit
        extra = max(0.0, self.height() - BASE_HEIGHT * unit) / 2
        margin, right = _MARGIN * unit, self._ring_left() - 20 * unit
        top = 96 * unit + extra
        width = right - margin + 8 * unit
        self.headline.setGeometry(QRectF(margin - 4 * unit, top, width, 60).toAlignedRect())
        self.headline.setFixedHeight(self.headline.used_height())
        lines = len(self.headline.lines())
        figure_top = (_FIGURE_TOP + 100 * (lines - 1)) * unit + extra
        letter_top = (_LETTER_TOP + 50 * (lines - 1)) * unit + extra
        side = self._scene.side
        letter = _LETTER_WIDTH * unit
        letter_left = right - letter if side == "R" else margin
        self.letter.setGeometry(
            QRectF(letter_left, letter_top, letter, _LETTER_HEIGHT * unit).toAlignedRect()
        )
        if side == "L":
            margin += letter + 12 * unit
        elif side == "R":
            right -= letter + 12 * unit
        bottom = _FIGURE_BOTTOM * unit + extra
        box = QRectF(margin, figure_top, right - margin, bottom - figure_top)
        self.figure.setGeometry(box.toAlignedRect())

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = "accent_soft" if self._scene.tinted else "bg"
        with QPainter(self) as painter:
            painter.fillRect(QRect(event.rect()), self._theme.color(ground))
