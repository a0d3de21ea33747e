"""Paints a figure whose body is seen from the front, from behind or from above."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from heavylegs_gui.domain.figure import Figure, Muscle, Point, PropKind, between, mix
from heavylegs_gui.domain.figure_front import FRONT_MUSCLES, FrontPose, Layer, Seen
from heavylegs_gui.domain.figure_motion import Beat, Roller
from heavylegs_gui.ui.player import figure_front_shapes as front
from heavylegs_gui.ui.player import figure_shapes as shapes
from heavylegs_gui.ui.player.figure_painter import HALO_M, FigurePainting
from heavylegs_gui.ui.player.figure_palette import FigurePalette
from heavylegs_gui.ui.player.figure_props import paint_cushion
from heavylegs_gui.ui.player.figure_rollers import paint_roller, paint_travel

_SHORTS, _SLEEVE = 0.50, 0.46
_CLOTH_M = 0.006
_LEG_MUSCLES = frozenset({"adductors", "outer_hip"})
_ARROW_M = 0.06
_INNER_M = 0.028
"""How far on the inner side of the thigh a roller presses that lies under it [m]."""
_SKIRTING_M = 0.05
_WALL_SHARE = 0.32
"""How far the colour of a wall behind the body goes from the ground to the floor line."""


class FrontPainting(FigurePainting):
    """One picture of such a figure, painted back to front."""

    def __init__(
        self, painter: QPainter, figure: Figure, palette: FigurePalette, beat: Beat
    ) -> None:
        super().__init__(painter, figure, palette, beat)
        pose = figure.pose(beat.share)
        if not isinstance(pose, FrontPose):
            raise TypeError(f"{figure.id} is seen from the side")
        self._pose = pose
        self._trunk = front.Trunk(self._body.joints, pose.widths)
        self._back = pose.seen is not Seen.FRONT

    def paint(self) -> None:
        above = self._pose.seen is Seen.ABOVE
        if above:
            self._mat_from_above()
            self._travel_beside()
        elif self._back:
            self._wall_behind()
        else:
            self._wall()
        self._limbs(Layer.BEHIND)
        paint_roller(self._painter, self._roller, self._colours, HALO_M)
        paint_cushion(self._painter, self._figure, self._colours)
        self._trunk_halo()
        self._legs(Layer.UNDER)
        self._legs(Layer.MIDDLE)
        self._trunk_and_head()
        self._legs(Layer.OVER)
        for side in ("far", "near"):
            self._contour_muscles(side, {"core"})
        self._pressure()
        self._arms(Layer.MIDDLE)
        self._arms(Layer.OVER)
        if not above:
            self._floor()

    # things

    def _mat_from_above(self) -> None:
        mat = self._figure.prop(PropKind.MAT)
        if mat is not None:
            _, y0, _, y1 = self._figure.view
            rect = QRectF(mat.x0, y0 + 0.06, mat.x1 - mat.x0, y1 - y0 - 0.12)
            self._painter.setBrush(self._colours.mat)
            self._painter.drawRoundedRect(rect, 0.05, 0.05)
            self._colours = replace(self._colours, ground=self._colours.mat)

    def _wall_behind(self) -> None:
        """Draw the wall that the body faces, and its skirting."""
        if self._figure.prop(PropKind.WALL) is None:
            return
        x0, _, x1, y1 = self._figure.view
        rect = QRectF(x0 + 0.03, 0.0, x1 - x0 - 0.06, y1)
        self._colours = replace(
            self._colours, ground=_mixed(self._colours.ground, self._colours.floor)
        )
        self._fill_round(rect, self._colours.ground)
        self._painter.setBrush(self._colours.floor)
        self._painter.drawRect(QRectF(rect.x(), 0.0, rect.width(), _SKIRTING_M))

    def _travel_beside(self) -> None:
        """Draw how far a roller goes to and fro, beside its end."""
        if self._roller is not None:
            end = self._roller.centre[0] + self._roller.length / 2
            paint_travel(self._painter, self._figure, self._colours, end + _ARROW_M)

    def _pressed_at(self, roller: Roller) -> Point:
        """Return where the roller touches the body; from above, where the thigh crosses it."""
        if not roller.length:
            return super()._pressed_at(roller)
        hip, knee = self._body.joints["hip_near"], self._body.joints["knee_near"]
        way = (roller.centre[1] - hip[1]) / (knee[1] - hip[1] or 1.0)
        x, y = between(hip, knee, max(0.0, min(1.0, way)))
        thigh, _ = shapes.Frame.along((x, y), knee)
        return thigh.point(0.0, -_INNER_M if self._outer_left("near") else _INNER_M)

    def _pressed_skin(self) -> QPainterPath:
        return self._skin("near")

    # body

    def _trunk_halo(self) -> None:
        self._fill(front.shorts(self._trunk, HALO_M), self._colours.ground)

    def _trunk_and_head(self) -> None:
        joints, colours = self._body.joints, self._colours
        chest, head = joints["chest"], joints["head"]
        angle = self._body.angles["head"]
        self._fill(front.shorts(self._trunk), colours.shorts)
        for side in ("far", "near"):
            # the shirt hangs over what lies on hip and thigh
            if self._pose.look(f"leg_{side}").layer is not Layer.OVER:
                self._contour_muscles(side, _LEG_MUSCLES)
        self._leg_before_another()
        self._fill(front.face(head, angle, HALO_M), colours.ground)
        self._fill(front.ears(head, angle, HALO_M), colours.ground)
        neck = between(joints["waist"], chest, 0.84)
        if self._back:
            self._head(head, angle)
        self._fill(shapes.limb(neck, head, front.NECK, HALO_M), colours.ground)
        self._fill(shapes.limb(neck, head, front.NECK), colours.skin)
        self._fill(front.shirt(self._trunk, HALO_M, back=self._back), colours.ground)
        self._fill(front.shirt(self._trunk, back=self._back), colours.shirt)
        self._head(head, angle)

    def _leg_before_another(self) -> None:
        """Draw the leg that hides another one again, over what is tinted on that one."""
        layers = {side: self._pose.look(f"leg_{side}").layer for side in ("far", "near")}
        if set(layers.values()) != {Layer.UNDER, Layer.MIDDLE}:
            return
        side = "far" if layers["far"] is Layer.MIDDLE else "near"
        self._leg(side)
        self._painter.save()
        half = front.half_of_hips(self._trunk, 1 if side == "near" else -1)
        self._painter.setClipPath(half, Qt.ClipOperation.IntersectClip)
        self._fill(front.shorts(self._trunk), self._colours.shorts)
        self._painter.restore()

    def _head(self, head: Point, angle: float) -> None:
        colours = self._colours
        self._fill(front.ears(head, angle), colours.skin_far)
        self._fill(front.face(head, angle), colours.skin)
        if not self._back:
            nose, brows = front.features(head, angle)
            self._fill(nose, colours.skin_far)
            self._fill(brows, colours.hair)
        self._fill(front.hair(head, angle, back=self._back), colours.hair)

    def _limbs(self, layer: Layer) -> None:
        self._legs(layer)
        self._arms(layer)

    def _legs(self, layer: Layer) -> None:
        for side in ("far", "near"):
            if self._pose.look(f"leg_{side}").layer is layer:
                self._leg(side)

    def _arms(self, layer: Layer) -> None:
        for side in ("far", "near"):
            if self._pose.look(f"arm_{side}").layer is layer:
                self._arm(side)

    def _outer_left(self, side: str) -> bool:
        """Whether the outer side of a limb lies to the left of its bones."""
        return (side == "near") == (self._pose.seen.right > 0)

    def _leg(self, side: str) -> None:
        joints, colours = self._body.joints, self._colours
        behind = self._pose.look(f"leg_{side}").layer is Layer.BEHIND
        hip, knee, ankle = joints[f"hip_{side}"], joints[f"knee_{side}"], joints[f"ankle_{side}"]
        thigh = front.sided(front.THIGH, outer_left=self._outer_left(side))
        shank = front.sided(front.SHANK, outer_left=self._outer_left(side))
        skin = colours.skin_far if behind else colours.skin
        shorts = tuple((t, one + _CLOTH_M, two + _CLOTH_M) for t, one, two in thigh)
        cloth = colours.shorts_far if behind else colours.shorts
        over = self._pose.look(f"leg_{side}").layer is Layer.OVER
        if not over:
            self._limb(knee, ankle, shank, skin)
            self._foot(side)
        self._limb(hip, knee, thigh, skin)
        if not over:
            self._fill(shapes.limb(knee, ankle, shank, until=0.9), skin)
        self._fill(shapes.limb(hip, knee, shorts, until=_SHORTS), cloth)
        if over:
            # the shin lies nearer to the viewer than the thigh and its muscles
            self._contour_muscles(side, _LEG_MUSCLES)
            self._limb(knee, ankle, shank, skin)
            self._foot(side)

    def _foot(self, side: str) -> None:
        ankle, angle = self._body.joints[f"ankle_{side}"], self._body.angles[f"foot_{side}"]
        look, colours = self._pose.look(f"leg_{side}"), self._colours
        behind = look.layer is Layer.BEHIND
        shoe = colours.shoe_far if behind else colours.shoe
        sole = colours.sole_far if behind else colours.sole
        if look.sole:
            self._fill(front.underside(ankle, angle, HALO_M), colours.ground)
            self._fill(front.underside(ankle, angle, 0.006), shoe)
            self._fill(front.underside(ankle, angle), sole)
            return
        self._fill(front.shoe(ankle, angle, look.turn, HALO_M), colours.ground)
        self._fill(front.sole(ankle, angle, look.turn, HALO_M), colours.ground)
        self._fill(front.shoe(ankle, angle, look.turn), shoe)
        self._fill(front.sole(ankle, angle, look.turn), sole)

    def _arm(self, side: str) -> None:
        joints, colours = self._body.joints, self._colours
        behind = self._pose.look(f"arm_{side}").layer is Layer.BEHIND
        shoulder, elbow = joints[f"shoulder_{side}"], joints[f"elbow_{side}"]
        wrist, hand = joints[f"wrist_{side}"], joints[f"hand_{side}"]
        upper = front.sided(front.UPPER_ARM, outer_left=self._outer_left(side))
        lower = front.sided(front.FOREARM, outer_left=self._outer_left(side))
        skin = colours.skin_far if behind else colours.skin
        self._limb(wrist, hand, shapes.HAND, skin)
        self._limb(elbow, wrist, lower, skin)
        self._fill(shapes.limb(wrist, hand, shapes.HAND), skin)
        self._limb(shoulder, elbow, upper, skin)
        self._fill(shapes.limb(elbow, wrist, lower), skin)
        sleeve = tuple((t, one + _CLOTH_M, two + _CLOTH_M) for t, one, two in upper)
        cloth = colours.shirt_far if behind else colours.shirt
        self._fill(shapes.limb(shoulder, elbow, sleeve, until=_SLEEVE), cloth)

    # muscles

    def _contour_muscles(self, side: str, names: Set[str]) -> None:
        """Tint which of ``names`` works on one side; it ends at the skin."""
        if side == "far" and not self._figure.both:
            return
        self._painter.save()
        self._painter.setClipPath(self._skin(side), Qt.ClipOperation.IntersectClip)
        for name in names & set(self._figure.work):
            self._fill(self._muscle(name, side), self._tint("near"))
        self._painter.restore()

    def _muscle(self, name: str, side: str) -> QPainterPath:
        shape, joints = FRONT_MUSCLES[name], self._body.joints
        hip, knee = joints[f"hip_{side}"], joints[f"knee_{side}"]
        if not shape.inner:
            return front.muscle(self._trunk, knee, shape, 1 if side == "near" else -1)
        left = self._outer_left(side) == self._pose.look(f"leg_{side}").opened
        belly = Muscle("thigh", left, shape.start - 1, shape.end - 1, shape.belly, shape.depth)
        profile = front.sided(front.THIGH, outer_left=self._outer_left(side))
        return shapes.muscle(hip, knee, belly, profile, _CLOTH_M)

    def _skin(self, side: str) -> QPainterPath:
        """Return the outline of trunk and one thigh together."""
        joints = self._body.joints
        thigh = front.sided(front.THIGH, outer_left=self._outer_left(side), grow=_CLOTH_M)
        outline = shapes.limb(joints[f"hip_{side}"], joints[f"knee_{side}"], thigh)
        for part in (front.shorts(self._trunk), front.shirt(self._trunk, back=self._back)):
            # outlines that run the other way round would cut holes into each other
            outline.addPath(part.toReversed() if self._back else part)
        outline.setFillRule(Qt.FillRule.WindingFill)
        return outline


def _mixed(ground: QColor, floor: QColor) -> QColor:
    """Return the colour of a wall that lies behind the whole body."""
    return QColor.fromRgbF(
        mix(ground.redF(), floor.redF(), _WALL_SHARE),
        mix(ground.greenF(), floor.greenF(), _WALL_SHARE),
        mix(ground.blueF(), floor.blueF(), _WALL_SHARE),
    )
