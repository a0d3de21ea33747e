"""The words of cautions, spared parts and muscle groups."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.cautions import TEAR_DAYS, Caution, Spared, SpareKind
from heavylegs_gui.domain.routine import Side
from heavylegs_gui.ui.locale_words import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable

MUSCLE_GROUPS = (
    "calves", "shins", "feet", "hamstrings", "quads", "adductors", "glutes", "outer_hips",
    "hip_flexors", "lower_back", "core",
)  # fmt: skip
"""The muscle groups of the exercises, from the feet upwards."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("CautionWords", text)


def muscle_word(group: str) -> str:
    """Return the name of a muscle group, for example ``"Outer hips"``."""
    words = {
        "calves": _tr("Calves"),
        "shins": _tr("Shins"),
        "feet": _tr("Soles of the feet"),
        "hamstrings": _tr("Hamstrings"),
        "quads": _tr("Quads"),
        "adductors": _tr("Inner thighs"),
        "glutes": _tr("Glutes"),
        "outer_hips": _tr("Outer hips"),
        "hip_flexors": _tr("Hip flexors"),
        "lower_back": _tr("Lower back"),
        "core": _tr("Trunk"),
    }
    return words.get(group, group.replace("_", " ").capitalize())


def caution_words(caution: Caution) -> tuple[str, str]:
    """Return what a caution is called, and what also counts."""
    return {
        Caution.THINNER: (_tr("A blood thinner"), _tr("Tablets or injections against clots")),
        Caution.CLOT: (_tr("A blood clot in the past"), _tr("In a leg or in a lung, ever")),
        Caution.VEINS: (_tr("Varicose veins"), _tr("Thick, winding veins on the legs")),
        Caution.BRUISES: (_tr("Bruises come easily"), _tr("Blue spots after a light knock")),
        Caution.BONES: (_tr("Thin bones"), _tr("Osteoporosis, or steroid tablets for months")),
        Caution.NUMB_FEET: (
            _tr("Numb feet or legs"),
            _tr("For example with diabetes: too much pressure is not felt"),
        ),
        Caution.PREGNANT: (
            _tr("Pregnancy"),
            _tr("Exercises flat on the back are left out as well"),
        ),
        Caution.PAIN: (
            _tr("Strong pain in the legs"),
            _tr("More than 5 of 10; take it away when it is gone"),
        ),
    }[caution]


def listed(cautions: Iterable[Caution]) -> str:
    """Return the names of cautions for the middle of a sentence."""
    return ", ".join(caution_words(one)[0].lower() for one in cautions)


def side_word(side: Side | None) -> str:
    """Return the side of a spared part."""
    if side is None:
        return _tr("both sides")
    return _tr("left") if side is Side.LEFT else _tr("right")


def spare_word(kind: SpareKind) -> str:
    """Return why a part is spared."""
    if kind is SpareKind.TEAR:
        return _tr("fresh bruise or torn muscle")
    return _tr("wound, infection or operation")


def spared_words(part: Spared) -> tuple[str, str]:
    """Return what is spared and what that means."""
    name = _tr("{0}, {1}").format(muscle_word(part.muscle), side_word(part.side))
    if part.kind is SpareKind.TEAR:
        until = short_day(part.since + timedelta(days=TEAR_DAYS))
        effect = _tr("neither rolled nor stretched until {0}").format(until)
    else:
        effect = _tr("not rolled until you take this away")
    return name, _tr("{0}: {1}").format(spare_word(part.kind).capitalize(), effect)
