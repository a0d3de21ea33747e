"""What the tests of the plan share: a log to enter sessions in, and a look at every row."""

from dataclasses import replace
from datetime import date, timedelta

from heavylegs_gui.domain.training import DayMark, Session, Status, new_uid
from heavylegs_gui.store.tables import TABLES

TODAY = date(2026, 11, 22)
"""The day of all tests, a Sunday."""
MONDAY = TODAY + timedelta(days=1)


def day(number):
    """Return a day of the week that begins tomorrow."""
    return MONDAY + timedelta(days=number)


class PlanDesk:
    """A log and its plan."""

    def __init__(self, services):
        self.services = services
        self.log, self.planning = services.training_log, services.planning

    def enter(self, on=MONDAY, status=Status.PLANNED, **values):
        """Enter a session, planned unless told, and return it as it is stored."""
        session = Session(uid=new_uid(), local_date=on, status=status, **values)
        return self.log.session(self.log.add(session).edits[0].key)

    def enter_done(self, on=TODAY, **values):
        return self.enter(on, Status.DONE, **values)

    def link(self, done, plan):
        """Link two sessions as an older version of the log would hold them."""
        self.log.update(replace(done, linked_id=plan.id))
        self.log.update(replace(plan, linked_id=done.id))

    def mark(self, on, kind=None, note=None):
        self.planning.set_day_mark(DayMark(day=on, kind=kind, note=note))

    def stored(self, session):
        return self.log.session(session.id)

    def links(self):
        """Return the number of the partner of each session, by number."""
        return {one.id: one.linked_id for one in self.log.sessions()}

    def week(self, *, weeks=1):
        """Return the title of what stands on each day from tomorrow on; a skipped one in ()."""
        told = {day(number): [] for number in range(7 * weeks)}
        for one in self.log.sessions():
            words = one.title if one.status is Status.PLANNED else f"({one.title})"
            told.setdefault(one.local_date, []).append(words)
        return [" ".join(words) for words in told.values()]

    def marks(self):
        """Return kind and note of each marked day, by how many days after tomorrow it lies."""
        found = self.planning.day_marks(date(1970, 1, 1), date(2199, 12, 31))
        return {(one.day - MONDAY).days: (one.kind, one.note) for one in found}

    def dump(self):
        query = self.services.store.query
        return {name: sorted(query(table.select), key=repr) for name, table in TABLES.items()}
