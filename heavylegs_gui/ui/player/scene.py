"""What the player's screen shows at one moment, in words and numbers ready to be painted."""

from __future__ import annotations

from dataclasses import dataclass, field

from heavylegs_gui.domain.figure import Figure


@dataclass(frozen=True, slots=True)
class FigureShot:
    """One figure as it is to be drawn.

    Attributes:
        figure: The exercise's figure.
        mirrored: Whether it looks to the left and so shows its left side.
        running: Whether it moves; else it rests in its first pose.
        rests_in_b: Whether a figure that does not move shows the end of the movement.
        strength: Opacity, 0 to 1; what comes next is paler.
        step: Number of the step it belongs to; the movement starts anew with each step.
    """

    figure: Figure
    mirrored: bool = False
    running: bool = False
    rests_in_b: bool = False
    strength: float = 1.0
    step: int = 0


@dataclass(frozen=True, slots=True)
class NextStep:
    """The line at the foot of the screen.

    Attributes:
        label: "Next" or "Then".
        text: What comes, for example "Right side, 30 s".
        shot: Its picture, or ``None`` at the end.
    """

    label: str
    text: str
    shot: FigureShot | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of a routine run.

    Attributes:
        routine: Name of the routine.
        position: "stretch 3 of 9".
        time_left: "4:12 left".
        bars: For each exercise: its share of the work and the share of it that is done, 0 to 1.
        title: Name of the exercise, or what to do now.
        cue: One line under the title.
        side: "L", "R", or "" for both legs.
        side_word: The same in a word.
        digits: The seconds, or m:ss from 100 s on; in a set the repetition.
        digits_said: What a screen reader says for them, where they are no seconds.
        ring: Share of the step that is left, 0 to 1.
        phase: The phase in one word, in capitals.
        phase_icon: Its icon.
        tinted: Whether the ground is tinted, as it is while the runner changes sides or place.
        urgent: Whether the digits show the last three seconds.
        shot: The figure, or ``None``.
        upcoming: The foot line.
        elapsed_ms: Time since the step began, pauses taken out [ms].
    """

    routine: str = ""
    position: str = ""
    time_left: str = ""
    bars: tuple[tuple[float, float], ...] = ()
    title: str = ""
    cue: str = ""
    side: str = ""
    side_word: str = ""
    digits: str = ""
    digits_said: str = ""
    ring: float = 0.0
    phase: str = ""
    phase_icon: str = ""
    tinted: bool = False
    urgent: bool = False
    shot: FigureShot | None = None
    upcoming: NextStep = field(default_factory=lambda: NextStep("", ""))
    elapsed_ms: int = 0
