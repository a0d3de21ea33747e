"""A timer on clocks that are moved by hand, with the routine of the article."""

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.routines import load_routines
from heavylegs_gui.domain.routine import Routine, RoutineItem, Side, expand
from heavylegs_gui.domain.routine_engine import RoutineEngine
from heavylegs_gui.paths import resource_root

EXERCISES = load_exercises(resource_root() / "exercises")
TWICE = Routine(
    id="twice",
    name="Twice",
    when="any",
    description="Both sides twice, slow changes, the right side first.",
    items=(
        RoutineItem(exercise_id="st_quad_stand", hold_s=12, reps=2, move_s=5),
        RoutineItem(exercise_id="fr_ham", hold_s=21, reps=3),
    ),
)
TWICE_STEPS = expand(TWICE, EXERCISES, start_side=Side.RIGHT, transition_scale=2)
STEPS = expand(load_routines(resource_root() / "routines", EXERCISES)["article_5"], EXERCISES)
BEATS = {"fr_calf_both": (3_000,), "fr_ham": (3_000,)}


class FakeClock:
    """Two clocks that stand until they are moved."""

    def __init__(self):
        self.awake = 5_000
        self.total = 905_000

    def awake_ms(self):
        return self.awake

    def total_ms(self):
        return self.total

    def move(self, ms):
        self.awake += ms
        self.total += ms


class Player:
    """An engine with its clock."""

    def __init__(self, steps=STEPS):
        self.clock = FakeClock()
        self.engine = RoutineEngine(steps, self.clock, beats=BEATS)

    def run(self, ms, step_ms=33):
        """Let time pass with a look every ``step_ms``; return the cues."""
        cues = []
        while ms > 0:
            part = min(ms, step_ms)
            self.clock.move(part)
            cues += self.engine.advance()
            ms -= part
        return cues

    def to_step(self, index, into_ms=0):
        """Play up to a place in a step."""
        self.run(STEPS[index].start_ms + into_ms)
