"""What the demo runner calls the sessions and writes about them."""

from __future__ import annotations

from heavylegs_gui.domain.training import Kind

TITLES: dict[Kind, tuple[str, ...]] = {
    Kind.EASY: ("Easy run", "Easy with Jo", "Lunch loop", "Park loop", "Canal path", "Easy"),
    Kind.RECOVERY: ("Recovery jog", "Shake-out"),
    Kind.LONG: ("Long run", "Long run along the river", "Reservoir and back", "Long, hilly"),
    Kind.INTERVALS: ("6 × 400 m", "5 × 800 m", "8 × 300 m", "4 × 1 km"),
    Kind.TEMPO: ("Tempo 20 min", "2 × 10 min tempo", "Cruise run"),
    Kind.HILLS: ("8 × hill", "10 × 45 s uphill", "Rolling hills"),
}
"""Titles by kind."""

HEAVY_NOTES = (
    "Legs like lead from the first step.",
    "Heavy thighs, never got going. Cut it short in my head, not on the road.",
    "Calves tight, loosened up after two kilometres.",
    "Slept badly and it showed on every rise.",
    "Two days after the long one and still heavy.",
)
FRESH_NOTES = (
    "Felt easy all the way.",
    "Legs light, held back on purpose.",
    "Best I felt in weeks.",
    "Nose breathing the whole loop.",
)
USUAL_NOTES = (
    "Windy on the way back.",
    "Took the flat way home.",
    "Stopped twice at the crossing.",
    "Rain from the second kilometre on.",
    "Rolled calves and thighs afterwards.",
    "New socks, no rubbing.",
)
RETURN_NOTES = (
    "First run back. Shin quiet, walked two minutes in the middle.",
    "Slow on purpose. No pain.",
    "Shin a little stiff at the start, then fine.",
)
INJURY_NOTE = "Shin sore when pressed. Stopped and walked home."
JUMP_NOTE = "Joined the marathon group for the long one. Too far for me, but good company."
ILL_NOTE = "Cold, stayed in bed."
STRENGTH_TITLES = ("Calf raises and core", "Strength at home", "Single-leg day")
CYCLE_TITLES = ("Bike to the lake", "Easy spin", "Commute the long way")
SHOE_NAMES = (
    "Blue road shoe", "Grey road shoe", "Green road shoe", "Black road shoe", "White road shoe",
)  # fmt: skip
FAST_SHOE_NAMES = ("Red light shoe", "Yellow light shoe", "Orange light shoe")
