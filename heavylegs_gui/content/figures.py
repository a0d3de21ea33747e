"""Reads the exercise figures from ``resources/figures/*.toml`` and checks every value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from heavylegs_gui.content.toml_reader import ContentError
from heavylegs_gui.domain.figure import (
    CALM_BREATH_S,
    MUSCLES,
    Angles,
    Contact,
    Figure,
    Limb,
    Motion,
    Point,
    Pose,
    Prop,
    PropKind,
)
from heavylegs_gui.domain.figure_front import FRONT_MUSCLES, LIMBS, FrontPose, Layer, Look, Seen

LARGEST_M = 3.0
"""Nothing in a figure lies further than this from its origin [m]."""
LEAST_SEEN = 0.2
"""Least share of a bone's length that is drawn of it when it points towards the viewer."""

_JOINTS = frozenset({"ankle_near", "ankle_far", "knee_near", "knee_far", "ball_near", "ball_far"})
_FRONT_LIMBS = ("leg_right", "leg_left", "arm_right", "arm_left")
_KEYS = {
    "id", "seen", "view", "motion", "seconds", "tempo_s", "breath", "work", "both", "arm_inside",
    "props", "a", "b", "alternate",
}  # fmt: skip


class FigureDataError(ContentError):
    """A figure file holds something impossible."""


def load_figures(folder: Path) -> dict[str, Figure]:
    """Return all figures of a folder by their id.

    Args:
        folder: Folder of the ``.toml`` files, one figure each, named after its id.

    Raises:
        FigureDataError: A file is not TOML or a value in it is missing or impossible.
    """
    figures = (load_figure(path) for path in sorted(folder.glob("*.toml")))
    return {figure.id: figure for figure in figures}


def load_figure(path: Path) -> Figure:
    """Return the figure of one file.

    Raises:
        FigureDataError: The file is not TOML or a value in it is missing or impossible.
    """
    text = path.read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FigureDataError(f"{path.name}: {error}") from error
    return _Reader(path, text).figure(table)


class _Reader:
    """Turns one parsed file into a figure and knows where its keys stand."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._lines = path, text.splitlines()
        self._from: Seen | None = None

    def figure(self, table: Mapping[str, object]) -> Figure:
        self._refuse_unknown(table, _KEYS)
        self._from = self._seen_from(table)
        if table.get("id") != self._path.stem:
            raise self._fault("id", f"must be the file's name, {self._path.stem!r}")
        first = self._pose("a", self._table(table, "a"), None)
        motion = self._motion(table)
        alternate = self._alternate(table, motion, first)
        tempo_s = self._tempo_s(table, motion)
        return Figure(
            id=self._path.stem,
            view=cast("tuple[float, float, float, float]", self._numbers(table, "view", 4)),
            motion=motion,
            seconds=tempo_s[0] if tempo_s else self._number(table, "seconds", 0.3, 10.0),
            work=self._work(table),
            both=table.get("both") is True,
            alternate=alternate,
            props=self._props(table),
            a=first,
            b=self._pose("b", self._table(table, "b"), first),
            tempo_s=tempo_s,
            breath=self._breath(table),
            arm_inside=table.get("arm_inside") is True,
        )

    def _alternate(self, table: Mapping[str, object], motion: Motion, first: Pose) -> bool:
        fault = _why_not_alternate(table.get("alternate", False), motion, self._from, first)
        if fault:
            raise self._fault("alternate", fault)
        return table.get("alternate") is True

    def _motion(self, table: Mapping[str, object]) -> Motion:
        try:
            return Motion(str(table.get("motion")))
        except ValueError:
            known = ", ".join(Motion)
            raise self._fault("motion", f"must be one of {known}") from None

    def _tempo_s(
        self, table: Mapping[str, object], motion: Motion
    ) -> tuple[float, float, float] | None:
        """Return how long a lift goes down, rests and goes up; no other motion has a tempo."""
        if motion is not Motion.LIFT:
            if "tempo_s" in table:
                raise self._fault("tempo_s", "belongs to motion lift only")
            return None
        if "seconds" in table:
            raise self._fault("seconds", "a lift has tempo_s instead")
        lower, rest, lift = self._numbers(table, "tempo_s", 3, limit=10.0)
        if min(lower, lift) < 0.5 or rest < 0:
            raise self._fault("tempo_s", "both ways take 0.5 s or more, the rest 0 s or more")
        return (lower, rest, lift)

    def _seen_from(self, table: Mapping[str, object]) -> Seen | None:
        """Return from where the body is seen, ``None`` = from the side."""
        value = str(table.get("seen", "side"))
        if value != "side" and value not in set(Seen):
            raise self._fault("seen", f"must be one of side, {', '.join(Seen)}")
        return None if value == "side" else Seen(value)

    def _work(self, table: Mapping[str, object]) -> tuple[str, ...]:
        value = table.get("work")
        known = sorted(MUSCLES if self._from is None else FRONT_MUSCLES)
        if not isinstance(value, list) or not value or not set(value) <= set(known):
            raise self._fault("work", f"must list muscles out of {', '.join(known)}")
        return tuple(str(name) for name in value)

    def _props(self, table: Mapping[str, object]) -> tuple[Prop, ...]:
        value = table.get("props", [])
        if not isinstance(value, list):
            raise self._fault("props", "must be a list of tables")
        return tuple(self._prop(each) for each in value)

    def _prop(self, table: Mapping[str, object]) -> Prop:
        self._refuse_unknown(table, {"kind", "x0", "x1", "radius", "height", "y", "length"})
        try:
            kind = PropKind(str(table.get("kind")))
        except ValueError:
            known = ", ".join(PropKind)
            raise self._fault("kind", f"must be one of {known}") from None
        needed = {
            PropKind.MAT: ("x0", "x1"),
            PropKind.WALL: ("x0",),
            PropKind.ROLLER: ("x0", "radius"),
            PropKind.TOWEL: (),
            PropKind.CHAIR: ("x0", "x1", "height"),
            PropKind.CUSHION: ("x0", "x1", "height"),
            PropKind.BALL: ("x0", "radius"),
            PropKind.STEP: ("x0", "x1", "height"),
        }[kind]
        if kind is PropKind.ROLLER and self._from is Seen.ABOVE:
            needed = ("x0", "y", "radius", "length")
        values = {key: self._number(table, key, -LARGEST_M, LARGEST_M) for key in needed}
        for key in ("radius", "height", "length"):
            if values.get(key, 1.0) <= 0:
                raise self._fault(key, "must be above 0")
        return Prop(kind, **values)

    def _pose(self, name: str, table: Mapping[str, object], base: Pose | None) -> Pose:
        """Return a pose; what pose b leaves out it has from pose a."""
        keys = LIMBS if self._from is None else _FRONT_LIMBS
        extra = set[str]() if self._from is None else {"widths", "tilts"}
        self._refuse_unknown(table, {"pelvis", "spine", *keys, *extra}, section=name)
        limbs: dict[str, Limb] = {}
        for key, limb in zip(keys, LIMBS, strict=True):
            if key in table or base is None:
                limbs[limb] = self._limb(key, self._table(table, key, section=name), section=name)
            else:
                limbs[limb] = getattr(base, limb)
        pelvis, spine = (base.pelvis, base.spine) if base else ((0.0, 0.0), (0.0, 0.0, 0.0))
        if base is None or "pelvis" in table:
            pelvis = cast("Point", self._numbers(table, "pelvis", 2, section=name))
        if base is None or "spine" in table:
            spine = cast("tuple[float, float, float]", self._angles(table, "spine", section=name))
        plain = Pose(pelvis, spine, **limbs)
        return plain if self._from is None else self._front_pose(name, table, plain, base)

    def _front_pose(
        self, name: str, table: Mapping[str, object], plain: Pose, base: Pose | None
    ) -> FrontPose:
        """Return the pose with its widths, tilts and looks; b has from a what it leaves out."""
        bare = FrontPose(
            plain.pelvis,
            plain.spine,
            plain.leg_near,
            plain.leg_far,
            plain.arm_near,
            plain.arm_far,
            self._from or Seen.FRONT,
        )
        before = base if isinstance(base, FrontPose) else bare
        widths, tilts = before.widths, before.tilts
        if "widths" in table:
            widths = cast("Point", self._numbers(table, "widths", 2, section=name))
        if "tilts" in table:
            tilts = cast("Point", self._numbers(table, "tilts", 2, section=name, limit=90.0))
        one, two, three, four = (
            self._look(key, self._table(table, key, section=name), section=name)
            if key in table
            else before.look(limb)
            for key, limb in zip(_FRONT_LIMBS, LIMBS, strict=True)
        )
        return replace(bare, widths=widths, tilts=tilts, looks=(one, two, three, four))

    def _look(self, key: str, table: Mapping[str, object], *, section: str) -> Look:
        layer = table.get("layer", Layer.MIDDLE)
        if layer not in set(Layer):
            raise self._fault(key, f"layer must be one of {', '.join(Layer)}", section=section)
        turn = self._number({"turn": 0.0, **table}, "turn", -1, 1, section=section, line_key=key)
        sole, opened = table.get("sole") is True, table.get("opened") is True
        return Look(turn, sole, opened, Layer(str(layer)))

    def _limb(self, key: str, table: Mapping[str, object], *, section: str) -> Limb:
        extra = _limb_keys(is_leg=key.startswith("leg"), is_front=self._from is not None)
        if "angles" in table:
            self._refuse_unknown(table, {"angles", *extra}, section=section, line_key=key)
            upper, lower, end = self._angles(table, "angles", section=section, line_key=key)
            toes, seen = self._toes(key, table, section), self._seen(key, table, section)
            return Angles(upper, lower, end, toes, seen)
        self._refuse_unknown(
            table,
            {"at", "bend", "end", "joint", "share", "arc", *extra},
            section=section,
            line_key=key,
        )
        joint = self._joint_named(key, table, section)
        if table.get("bend") not in {1, -1}:
            raise self._fault(key, "needs bend = 1 or bend = -1", section=section)
        at = self._numbers(table, "at", 2, section=section, line_key=key)
        return Contact(
            at=cast("Point", at),
            bend=cast("int", table["bend"]),
            end=self._number(table, "end", -360, 360, section=section, line_key=key),
            joint=joint,
            share=self._number({"share": 1.0, **table}, "share", 0.0, 1.0, section=section),
            arc=self._number({"arc": 0.0, **table}, "arc", 0.0, 0.5, section=section),
            toes=self._toes(key, table, section),
            seen=self._seen(key, table, section),
        )

    def _joint_named(self, key: str, table: Mapping[str, object], section: str) -> str | None:
        """Return the joint that a hand reaches for; right and left become near and far."""
        joint = table.get("joint")
        if joint is None:
            return None
        known = str(joint)
        if self._from is not None:
            known = known.replace("_right", "_near").replace("_left", "_far")
        if known not in _JOINTS:
            raise self._fault(key, f"cannot reach for {joint!r}", section=section)
        return known

    def _toes(self, key: str, table: Mapping[str, object], section: str) -> float:
        table = {"toes": 0.0, **table}
        return self._number(table, "toes", -30, 100, section=section, line_key=key)

    def _seen(self, key: str, table: Mapping[str, object], section: str) -> Point:
        shares = self._numbers(
            {"seen": [1.0, 1.0], **table}, "seen", 2, section=section, line_key=key, limit=1.0
        )
        if min(shares) < LEAST_SEEN:
            raise self._fault(key, f"seen must be {LEAST_SEEN:g} to 1", section=section)
        return (shares[0], shares[1])

    def _breath(self, table: Mapping[str, object]) -> tuple[float, float]:
        into, out = self._numbers({"breath": list(CALM_BREATH_S), **table}, "breath", 2, limit=20.0)
        if min(into, out) < 1:
            raise self._fault("breath", "must be 1 to 20 seconds each")
        return (into, out)

    # single values

    def _table(
        self, table: Mapping[str, object], key: str, *, section: str = ""
    ) -> Mapping[str, object]:
        value = table.get(key)
        if not isinstance(value, dict):
            raise self._fault(key, "is missing or no table", section=section)
        return value

    def _number(
        self,
        table: Mapping[str, object],
        key: str,
        low: float,
        high: float,
        *,
        section: str = "",
        line_key: str = "",
    ) -> float:
        value = table.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._fault(line_key or key, f"{key} must be a number", section=section)
        if not low <= value <= high:
            raise self._fault(
                line_key or key, f"{key} must be {low:g} to {high:g}", section=section
            )
        return float(value)

    def _numbers(
        self,
        table: Mapping[str, object],
        key: str,
        count: int,
        *,
        section: str = "",
        line_key: str = "",
        limit: float = LARGEST_M,
    ) -> tuple[float, ...]:
        value = table.get(key)
        if not isinstance(value, list) or len(value) != count:
            raise self._fault(
                line_key or key, f"{key} must be a list of {count} numbers", section=section
            )
        return tuple(
            self._number({key: each}, key, -limit, limit, section=section, line_key=line_key)
            for each in value
        )

    def _angles(
        self, table: Mapping[str, object], key: str, *, section: str, line_key: str = ""
    ) -> tuple[float, ...]:
        return self._numbers(table, key, 3, section=section, line_key=line_key, limit=360.0)

    def _refuse_unknown(
        self,
        table: Mapping[str, object],
        known: set[str],
        *,
        section: str = "",
        line_key: str = "",
    ) -> None:
        for key in table:
            if key not in known:
                raise self._fault(line_key or key, f"{key!r} is unknown", section=section)

    def _fault(self, key: str, problem: str, *, section: str = "") -> FigureDataError:
        line = self._line(key, section)
        return FigureDataError(f"{self._path.name}, line {line}: {key}: {problem}")

    def _line(self, key: str, section: str) -> int:
        """Return the line where ``key`` stands, or its section's first line."""
        start = 0
        if section:
            start = next(
                (i for i, line in enumerate(self._lines) if line.strip() == f"[{section}]"), 0
            )
        for index in range(start, len(self._lines)):
            if self._lines[index].partition("=")[0].strip() == key:
                return index + 1
        return start + 1


def _why_not_alternate(value: object, motion: Motion, seen_from: Seen | None, first: Pose) -> str:
    """Return what is wrong with the key ``alternate``, empty when nothing is."""
    if not isinstance(value, bool):
        return "must be true or false"
    if not value:
        return ""
    if motion is not Motion.SWING or seen_from is not None:
        return "needs motion = swing and a body seen from the side"
    return "" if first == first.swapped() else "needs a pose a with both sides alike"


def _limb_keys(*, is_leg: bool, is_front: bool) -> set[str]:
    """Return the keys that a limb may have besides its angles or its contact."""
    if not is_front:
        return {"seen", "toes"} if is_leg else {"seen"}
    return {"seen", "layer", "turn", "sole", "opened"} if is_leg else {"seen", "layer"}
