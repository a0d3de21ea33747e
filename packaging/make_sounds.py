"""Makes the few tones of the timer with the standard library alone.

    python packaging/make_sounds.py [FOLDER]

Tones are pure sines with soft ends, mono, 16 bit, 44100 Hz. ``silence`` opens the audio stream
before the first cue, so that the cue is not late.
"""

from __future__ import annotations

import array
import math
import sys
import wave
from pathlib import Path

RATE_HZ = 44_100
PEAK = 0.8
"""Height of the loudest tone; the program plays it at this height in the loud profile only."""
FADE_S = 0.008

Note = tuple[float, float]
"""Frequency [Hz] (0 = pause) and duration [s]."""

LEVELS = {"ready": 0.6, "tick": 0.5}
"""Share of the peak, for what shall be softer than the others."""

SOUNDS: dict[str, tuple[Note, ...]] = {
    "silence": ((0, 0.05),),
    "ready": ((330, 0.18),),
    "count": ((660, 0.08),),
    "go": ((880, 0.20),),
    "half": ((660, 0.07), (0, 0.06), (660, 0.07)),
    "switch": ((587, 0.12), (0, 0.03), (784, 0.16)),
    "done": ((659, 0.15), (0, 0.04), (784, 0.15), (0, 0.04), (1047, 0.32)),
    "tick": ((1200, 0.02),),
}


def samples(notes: tuple[Note, ...], level: float = 1.0) -> array.array[int]:
    """Return the samples of a few notes in a row."""
    values = array.array("h")
    for frequency_hz, duration_s in notes:
        count = round(RATE_HZ * duration_s)
        for index in range(count):
            edge_s = min(index, count - index) / RATE_HZ
            swell = min(1.0, edge_s / FADE_S)
            height = math.sin(2 * math.pi * frequency_hz * index / RATE_HZ)
            values.append(round(32_767 * PEAK * level * swell * height))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def write(path: Path, notes: tuple[Note, ...], level: float = 1.0) -> None:
    """Write one WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples(notes, level).tobytes())


def main() -> None:
    """Write all sounds."""
    default = Path(__file__).resolve().parent.parent / "resources" / "sounds"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    folder.mkdir(parents=True, exist_ok=True)
    for name, notes in SOUNDS.items():
        write(folder / f"{name}.wav", notes, LEVELS.get(name, 1.0))


if __name__ == "__main__":
    main()
