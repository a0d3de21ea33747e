"""Where a saved plan stands, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.plan_progress import PlanState
from heavylegs_gui.domain.plan_request import PlanKind
from heavylegs_gui.services.plan_words import PlanWords
from heavylegs_gui.ui.locale_words import counted, short_day_year

if TYPE_CHECKING:
    from heavylegs_gui.domain.plan_progress import PlanProgress
    from heavylegs_gui.domain.plan_request import PlanRequest
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.services.plan_shelf import Standing


def behind_words(standing: Standing) -> str:
    """Return what became of the last weeks, for example ``"You missed 2 weeks of Plan …"``."""
    count, label = len(standing.progress.short), standing.saved.label
    if standing.progress.is_missed:
        one, many = _tr("You missed a week of “{1}”."), _tr("You missed {0} weeks of “{1}”.")
    else:
        one = _tr("The last week was shorter than “{1}” wanted.")
        many = _tr("The last {0} weeks were shorter than “{1}” wanted.")
    return (one if count == 1 else many).format(count, label)


def state_words(standing: Standing) -> tuple[str, str]:
    """Return the state of a plan in a word or two, and the kind of chip that it gets."""
    if standing.is_behind:
        return _tr("Behind"), "warn"
    return {
        PlanState.AHEAD: (_tr("Not begun"), "info"),
        PlanState.RUNNING: (_tr("Running"), "good"),
        PlanState.ENDED: (_tr("Ended"), "plain"),
    }[standing.progress.state]


def goal_words(request: PlanRequest, units: Units) -> str:
    """Return what a plan is for, in a few words."""
    words = PlanWords(units)
    if request.race_m is not None:
        return _tr("Race of {0}").format(words.far(request.race_m))
    kinds = {
        PlanKind.BEGINNER: _tr("A beginning"),
        PlanKind.RETURN: _tr("Return after a break"),
    }
    kind = kinds.get(request.kind, _tr("Weekly distance"))
    if request.target_m is None:
        return kind
    return _tr("{0}: {1} a week").format(kind, words.far(request.target_m))


def span_words(progress: PlanProgress) -> str:
    """Return the first and the last day of a plan."""
    if progress.first is None or progress.last is None:
        return _tr("none of its sessions is in the log any more")
    return _tr("{0} to {1}").format(short_day_year(progress.first), short_day_year(progress.last))


def weeks_words(progress: PlanProgress) -> str:
    """Return how many weeks have passed and what is ahead."""
    if not progress.weeks:
        return ""
    done = _tr("{1} of 1 week passed") if progress.weeks == 1 else _tr("{1} of {0} weeks passed")
    parts = [done.format(progress.weeks, progress.weeks_done)]
    if progress.runs_ahead:
        parts.append(counted(progress.runs_ahead, _tr("1 run ahead"), _tr("{0} runs ahead")))
    elif not progress.sessions_ahead:
        parts.append(_tr("nothing ahead"))
    return ", ".join(parts)


def replaced_words(count: int) -> str:
    """Return how many planned sessions a plan replaces, and that one undo brings them back."""
    if not count:
        return _tr("One undo takes the whole plan back.")
    words = counted(
        count, _tr("Replaces 1 planned session."), _tr("Replaces {0} planned sessions.")
    )
    return _tr("{0} One undo brings them back.").format(words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanStandingWords", text)
