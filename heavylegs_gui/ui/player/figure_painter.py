"""Paints an exercise figure: floor, props, body, the working muscle."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from heavylegs_gui.domain.figure import MUSCLES, Figure, Motion, Point, PropKind, between
from heavylegs_gui.domain.figure_front import FrontPose
from heavylegs_gui.domain.figure_motion import Beat, Roller, Skeleton, roller_at, solve
from heavylegs_gui.ui.player import figure_shapes as shapes
from heavylegs_gui.ui.player.figure_muscles import clothed_hip, shirt_nodes, shorts_nodes, wrapped
from heavylegs_gui.ui.player.figure_palette import FigurePalette
from heavylegs_gui.ui.player.figure_props import paint_chair, paint_cushion, paint_step
from heavylegs_gui.ui.player.figure_rollers import paint_roller, paint_travel

HALO_M = 0.012
"""Gap around every part of the body, in the colour of the ground [m]."""
_SLEEVE = 0.46
_SHORTS = 0.52
_WALL_M = 0.12
_MAT_M = 0.030
RESTING = Beat(share=1.0, glow=1.0)
"""The beat of a figure that does not move: it rests in pose b."""
_TOWEL_M = 0.040
_CLOTH_M = 0.006


def paint_figure(
    painter: QPainter,
    rect: QRectF,
    figure: Figure,
    palette: FigurePalette,
    beat: Beat = RESTING,
    *,
    mirrored: bool = False,
) -> None:
    """Paint ``figure`` into ``rect``.

    Args:
        painter: Active painter; its state is kept.
        rect: Where the figure's view is fitted in, floor at the bottom.
        figure: The exercise.
        palette: Colours.
        beat: Where the figure is in its rhythm.
        mirrored: Whether the figure looks to the left, so that its left side is the near one.
    """
    x0, y0, x1, y1 = figure.view
    scale = min(rect.width() / (x1 - x0), rect.height() / (y1 - y0))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.translate(rect.center().x(), rect.bottom() + y0 * scale)
    painter.scale(-scale if mirrored else scale, -scale)
    painter.translate(-(x0 + x1) / 2, 0.0)
    painter.setPen(Qt.PenStyle.NoPen)
    _painting(painter, figure, palette, beat).paint()
    painter.restore()


def _painting(
    painter: QPainter, figure: Figure, palette: FigurePalette, beat: Beat
) -> FigurePainting:
    """Return what paints a figure seen from this side."""
    if isinstance(figure.a, FrontPose):
        # builds on this module
        from heavylegs_gui.ui.player.figure_front import FrontPainting

        return FrontPainting(painter, figure, palette, beat)
    return FigurePainting(painter, figure, palette, beat)


class FigurePainting:
    """One picture of one figure, painted back to front."""

    def __init__(
        self,
        painter: QPainter,
        figure: Figure,
        palette: FigurePalette,
        beat: Beat,
    ) -> None:
        self._painter, self._figure, self._colours = painter, figure, palette
        self._glow = beat.glow
        self._working = "far" if beat.swapped else "near"
        self._body: Skeleton = solve(figure.pose(beat.share, swapped=beat.swapped))
        self._roller: Roller | None = roller_at(figure, beat.share)

    def paint(self) -> None:
        self._wall()
        paint_chair(self._painter, self._figure, self._colours)
        paint_step(self._painter, self._figure, self._colours)
        self._arm("far")
        self._leg("far")
        paint_roller(self._painter, self._roller, self._colours, HALO_M)
        paint_cushion(self._painter, self._figure, self._colours)
        self._trunk_and_head()
        self._wrapped_muscles("trunk")
        if self._figure.arm_inside:
            self._arm("near")
        self._leg("near")
        self._wrapped_muscles("hip")
        self._pressure()
        self._towel()
        if not self._figure.arm_inside:
            self._arm("near")
        self._floor()

    # things

    def _floor(self) -> None:
        x0, _, x1, _ = self._figure.view
        mat = self._figure.prop(PropKind.MAT)
        if mat is not None:
            self._fill_round(QRectF(mat.x0, -_MAT_M, mat.x1 - mat.x0, _MAT_M), self._colours.mat)
        level = self._level()
        pen = QPen(self._colours.floor, 0.018)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.drawLine(QLineF(x0 + 0.03, level, x1 - 0.03, level))
        if self._figure.motion is Motion.ROLL:
            paint_travel(self._painter, self._figure, self._colours, level - 0.055)
        self._painter.setPen(Qt.PenStyle.NoPen)

    def _level(self) -> float:
        """Return the height of the floor's line [m]; a mat lies on the floor, its top is 0."""
        return -0.010 if self._figure.prop(PropKind.MAT) is None else -_MAT_M - 0.010

    def _wall(self) -> None:
        wall = self._figure.prop(PropKind.WALL)
        if wall is not None:
            top = self._figure.view[3]
            self._painter.setBrush(self._colours.floor)
            self._painter.drawRect(QRectF(wall.x0, self._level(), _WALL_M, top - self._level()))

    def _pressure(self) -> None:
        """Mark where the roller presses: a glow that ends at the skin."""
        if self._roller is None:
            return
        place = QPointF(*self._pressed_at(self._roller))
        spread = 0.0425 + self._roller.radius / 2
        self._painter.save()
        self._painter.setClipPath(self._pressed_skin(), Qt.ClipOperation.IntersectClip)
        for size, colour, strength in (
            (spread, self._colours.work, 0.40),
            (spread * 0.62, self._colours.pressed, 0.75),
        ):
            hot = QColor(colour)
            hot.setAlphaF(strength)
            self._painter.setBrush(hot)
            self._painter.drawEllipse(place, size, size * 0.8)
        self._painter.restore()

    def _pressed_at(self, roller: Roller) -> Point:
        """Return where the roller touches the body: its top."""
        return roller.centre[0], roller.centre[1] + roller.radius

    def _pressed_skin(self) -> QPainterPath:
        segment = MUSCLES[self._figure.work[0]].segment
        if segment in {"thigh", "shank"}:
            return shapes.limb(*self._bone(segment, "near"))
        if segment != "foot":
            return clothed_hip(self._body.joints, _CLOTH_M)
        angles = self._body.angles
        return shapes.shoe(
            self._body.joints["ankle_near"], angles["foot_near"], toes=angles["toes_near"]
        )

    def _towel(self) -> None:
        """Draw a towel from the hands round the balls of the feet."""
        if self._figure.prop(PropKind.TOWEL) is None:
            return
        joints = self._body.joints
        foot = shapes.Frame.at(joints["ankle_near"], self._body.angles["foot_near"])
        path = QPainterPath(QPointF(*joints["wrist_near"]))
        path.lineTo(*joints["hand_near"])
        path.lineTo(*foot.point(0.115, -0.088))
        path.moveTo(*foot.point(0.085, -0.090))
        path.lineTo(*foot.point(0.145, -0.090))
        for width, colour in (
            (_TOWEL_M + 2 * HALO_M, self._colours.ground),
            (_TOWEL_M, self._colours.towel),
        ):
            pen = QPen(QBrush(colour), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._painter.strokePath(path, pen)

    # body

    def _trunk_and_head(self) -> None:
        """Draw head, neck, shorts and shirt; the shirt lies over the neck, the face over both."""
        joints, colours = self._body.joints, self._colours
        pelvis, waist, chest, head = (joints[name] for name in ("pelvis", "waist", "chest", "head"))
        angle = self._body.angles["head"]
        self._fill(shapes.face(head, angle, HALO_M), colours.ground)
        self._limb(between(waist, chest, 0.80), head, shapes.NECK, colours.skin)
        hips, shirt = shorts_nodes(pelvis, waist), shirt_nodes(pelvis, waist, chest)
        for nodes, colour in ((hips, colours.shorts), (shirt, colours.shirt)):
            self._fill(shapes.tube(nodes, HALO_M), colours.ground)
            self._fill(shapes.tube(nodes), colour)
        self._fill(shapes.face(head, angle), colours.skin)
        self._fill(shapes.hair(head, angle), colours.hair)
        self._fill(shapes.ear(head, angle), colours.skin_far)

    def _leg(self, side: str) -> None:
        near = side == "near"
        joints, colours = self._body.joints, self._colours
        hip, knee, ankle = joints["pelvis"], joints[f"knee_{side}"], joints[f"ankle_{side}"]
        self._foot(side)
        skin = colours.skin if near else colours.skin_far
        self._limb(knee, ankle, shapes.SHANK, skin)
        self._limb(hip, knee, shapes.THIGH, skin)
        self._fill(shapes.limb(knee, ankle, shapes.SHANK), skin)
        self._muscles("shank", side)
        shorts = tuple((t, f + _CLOTH_M, b + _CLOTH_M) for t, f, b in shapes.THIGH)
        self._fill(
            shapes.limb(hip, knee, shorts, until=_SHORTS),
            colours.shorts if near else colours.shorts_far,
        )
        self._muscles("thigh", side)

    def _muscles(self, segment: str, side: str) -> None:
        """Tint what works on a segment; the far limb only when both legs work."""
        if side != self._working and not self._figure.both:
            return
        upper, lower, profile = self._bone(segment, side)
        cloth = _CLOTH_M if segment == "thigh" else 0.0
        # one path, so that muscles over each other are not tinted twice
        bellies = QPainterPath()
        for name in self._figure.work:
            if MUSCLES[name].segment == segment:
                bellies.addPath(shapes.muscle(upper, lower, MUSCLES[name], profile, cloth))
        bellies.setFillRule(Qt.FillRule.WindingFill)
        self._fill(bellies, self._tint(side))

    def _tint(self, side: str) -> QColor:
        colour = QColor(self._colours.work)
        strength = 0.55 + 0.45 * self._glow
        colour.setAlphaF(strength if side == "near" else 0.6 * strength)
        return colour

    def _wrapped_muscles(self, segment: str) -> None:
        """Tint what goes round the hip or the waist; it ends at the skin."""
        names = [name for name in self._figure.work if MUSCLES[name].segment == segment]
        if not names:
            return
        self._painter.save()
        skin = clothed_hip(self._body.joints, _CLOTH_M)
        self._painter.setClipPath(skin, Qt.ClipOperation.IntersectClip)
        for name in names:
            self._fill(wrapped(self._body.joints, MUSCLES[name]), self._tint("near"))
        self._painter.restore()

    def _bone(self, segment: str, side: str) -> tuple[Point, Point, shapes.Profile]:
        joints = self._body.joints
        knee = joints[f"knee_{side}"]
        if segment == "thigh":
            return joints["pelvis"], knee, shapes.THIGH
        return knee, joints[f"ankle_{side}"], shapes.SHANK

    def _foot(self, side: str) -> None:
        near = side == "near"
        ankle, angle = self._body.joints[f"ankle_{side}"], self._body.angles[f"foot_{side}"]
        colours = self._colours
        toes = self._body.angles[f"toes_{side}"]
        self._fill(shapes.shoe(ankle, angle, HALO_M, toes), colours.ground)
        self._fill(shapes.sole(ankle, angle, HALO_M, toes), colours.ground)
        self._fill(shapes.shoe(ankle, angle, toes=toes), colours.shoe if near else colours.shoe_far)
        self._fill(shapes.sole(ankle, angle, toes=toes), colours.sole if near else colours.sole_far)
        if "sole" in self._figure.work and (side == self._working or self._figure.both):
            depth = MUSCLES["sole"].depth
            self._fill(shapes.arch(ankle, angle, depth, toes), self._tint(side))

    def _arm(self, side: str) -> None:
        near = side == "near"
        joints, colours = self._body.joints, self._colours
        shoulder, elbow = joints["shoulder"], joints[f"elbow_{side}"]
        wrist, hand = joints[f"wrist_{side}"], joints[f"hand_{side}"]
        skin = colours.skin if near else colours.skin_far
        self._limb(wrist, hand, shapes.HAND, skin)
        self._limb(elbow, wrist, shapes.FOREARM, skin)
        self._fill(shapes.limb(wrist, hand, shapes.HAND), skin)
        self._limb(shoulder, elbow, shapes.UPPER_ARM, skin)
        self._fill(shapes.limb(elbow, wrist, shapes.FOREARM), skin)
        sleeve = tuple((t, f + _CLOTH_M, b + _CLOTH_M) for t, f, b in shapes.UPPER_ARM)
        self._fill(
            shapes.limb(shoulder, elbow, sleeve, until=_SLEEVE),
            colours.shirt if near else colours.shirt_far,
        )

    # paint

    def _limb(self, start: Point, end: Point, profile: shapes.Profile, colour: QColor) -> None:
        self._fill(shapes.limb(start, end, profile, HALO_M), self._colours.ground)
        self._fill(shapes.limb(start, end, profile), colour)

    def _fill(self, path: QPainterPath, colour: QColor) -> None:
        self._painter.setBrush(colour)
        self._painter.drawPath(path)

    def _fill_round(self, rect: QRectF, colour: QColor) -> None:
        self._painter.setBrush(colour)
        self._painter.drawRoundedRect(rect, 0.012, 0.012)
