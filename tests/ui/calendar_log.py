"""A small log for the tests of the calendar: done, missed and planned runs round a Sunday."""

from datetime import date, timedelta

from heavylegs_gui.domain.training import Kind, Session, Status, new_uid

TUESDAY = date(2026, 11, 17)
WEDNESDAY = TUESDAY + timedelta(days=1)
NEXT_TUESDAY = TUESDAY + timedelta(days=7)


def run(day, distance_m, status=Status.DONE, kind=Kind.EASY, **more):
    """Return a run."""
    return Session(
        uid=new_uid(), local_date=day, distance_m=distance_m, status=status, kind=kind, **more
    )


def fill(training_log):
    """Write the log and return its numbers by day."""
    training_log.add_all(
        [
            run(TUESDAY, 7200.0, heaviness=7),
            run(WEDNESDAY, 5000.0, Status.PLANNED),
            run(NEXT_TUESDAY, 6000.0, Status.PLANNED, notes="soft ground"),
            run(NEXT_TUESDAY + timedelta(days=5), 9000.0, Status.PLANNED, Kind.LONG),
        ],
        "Fill",
    )
    return {one.local_date: one.id for one in training_log.sessions()}
