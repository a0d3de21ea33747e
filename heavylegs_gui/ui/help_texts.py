"""The words of the Help page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

Topic = tuple[str, str, str]
"""Icon, question and answer."""


def help_topics() -> tuple[Topic, ...]:
    """Return every topic in the order of the page."""
    return (*_log_topics(), *_body_topics(), *_safety_topics())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)


def _log_topics() -> tuple[Topic, ...]:
    return (
        (
            "plus",
            _tr("How do I log a run?"),
            _tr(
                "Press Ctrl+N. Date, distance, time and how heavy the legs felt are enough; "
                "“More details” has the rest. A date in the future becomes a planned run. What you "
                "type is kept as a draft until you save it."
            ),
        ),
        (
            "upload",
            _tr("Which files can I import?"),
            _tr(
                ".fit, .gpx and .tcx from a watch or an app, also as .gz or inside a .zip, and "
                ".csv in the program's own columns. Drop them on the window or press Ctrl+I. You "
                "see what was found before anything is saved; runs that are in the log already are "
                "left out, and one undo takes the whole import back."
            ),
        ),
        (
            "calendar-days",
            _tr("How do I plan and move runs?"),
            _tr(
                "In the calendar, N on a day plans a session; Shift+N logs one that was done, as N does "
                "on a day that has passed. Drag a session to another day, or cut it (Ctrl+X), go to the day and "
                "paste it (Ctrl+V). While you drag, the words beside the day say what the rules think "
                "of it, and a green frame shows the nearest day that fits. Nothing is forbidden, and "
                "every step can be undone. The menu of a day (right click, or the menu key) holds all "
                "that can be done; the keys are listed below."
            ),
        ),
        (
            "check",
            _tr("When does a plan count as kept?"),
            _tr(
                "A run within 20 % of its plan is kept: a green disc with a tick. From half to one and "
                "a half of it is partly kept: a yellow diamond. Anything else, and a plan that was "
                "missed, has a red square with a cross. Resting on a rest day or because a fix said so "
                "counts as kept, and so does a run that a fix has shortened; what was left out when ill "
                "does not count. A run is linked "
                "to its plan by itself; L links it to another one, unlinks it or locks the link."
            ),
        ),
        (
            "scale",
            _tr("Where does the weekly limit come from?"),
            _tr(
                "It is 10 % above a base: the larger of last week and the second best of the last "
                "four weeks. A week that jumped counts with at most 30 % over its own base, so one "
                "spike does not become the norm. After a break of a week or more the limit is a "
                "share of what you ran before it; without any earlier week it is 9 miles (14.5 km). "
                "The 10 % rule is a rule of thumb: one single run that is much longer than usual is "
                "the better proven risk."
            ),
        ),
    )


def _body_topics() -> tuple[Topic, ...]:
    return (
        (
            "activity",
            _tr("What does heaviness mean?"),
            _tr(
                "How heavy the legs felt during the run, from 0 (feather light) to 10 (like lead). "
                "It is your own scale; what counts is how it moves. From 7 on a run is called heavy."
            ),
        ),
        (
            "moon",
            _tr("What is the check-in for?"),
            _tr(
                "Six answers about a day: legs on waking, sleep, soreness, drinking, eating and "
                "resting pulse. Press Ctrl+D, or C on a day of the calendar; digits answer and Enter "
                "saves. What you skip stays unknown and counts as nothing."
            ),
        ),
        (
            "shoe",
            _tr("How far have my shoes run?"),
            _tr(
                "Settings and “More details” of a run lead to your shoes. Give a pair what it had run "
                "before and, if you like, a limit of its own. A retired pair keeps its runs and is "
                "offered no longer."
            ),
        ),
        (
            "stretching",
            _tr("How does the timer work?"),
            _tr(
                "Space pauses, Right skips, Left goes back, Up adds ten seconds, S switches sides, "
                "X says that it hurts. If the computer sleeps or stalls, the routine waits where you "
                "last saw it. A routine that was cut short can be taken up again for twelve hours."
            ),
        ),
        (
            "repeat",
            _tr("Which routine fits now?"),
            _tr(
                "Before a planned run the moving one, within two hours after it the stretches, on a "
                "rest day the roller, late in the evening the quiet one. Any other can be chosen from "
                "the tiles; the short form holds each side once. Two routines a week keep the row of "
                "weeks, and a rest day never breaks it."
            ),
        ),
        (
            "timer",
            _tr("Can Heavy Legs remind me?"),
            _tr(
                "Set a time in Settings, for stretching, for the check-in, or for both. The program "
                "has to run for that: leave it in the system tray, where there is one, and let it "
                "start with the computer. Nobody is reminded of what was done already, or sent to "
                "the mat beside an open warning sign."
            ),
        ),
    )


def _safety_topics() -> tuple[Topic, ...]:
    return (
        (
            "shield-check",
            _tr("What do routines leave out?"),
            _tr(
                "“What to leave out” on the Stretch page keeps what speaks against rolling: a blood "
                "thinner, a clot in the past, varicose veins, easy bruises, thin bones, numb feet, "
                "pregnancy, strong pain. Rolling is off then unless you tick it each time. A fresh "
                "bruise or a torn muscle is spared for three days, a wound until you take it away."
            ),
        ),
        (
            "stethoscope",
            _tr("When should I not stretch or roll?"),
            _tr(
                "Not with a leg that is swollen, hot or newly aching at rest, with chest pain or "
                "breathlessness, with brown urine or pain far beyond usual, or with pain in a bone "
                "or the groin. The card before a routine asks for it once a day and says what to do. "
                "Heavy Legs does not diagnose; see a doctor when heavy legs last although you "
                "changed something."
            ),
        ),
        (
            "shield-check",
            _tr("Can I lose anything?"),
            _tr(
                "Every change can be undone with Ctrl+Z as long as the window is open, an import even "
                "later. Backups are made and checked by themselves. If the file is ever damaged it is "
                "put aside, never overwritten, and the newest good backup is offered. “heavylegs "
                "doctor” on the command line says what is healthy and what is not."
            ),
        ),
    )
