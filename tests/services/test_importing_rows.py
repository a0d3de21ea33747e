"""Joining a file with a session of the log keeps what only the runner knows."""

from datetime import date

import pytest

from heavylegs_gui.domain.training import Session
from heavylegs_gui.services.importing_rows import Choice, ImportRow, RowStatus

MINE = Session(
    uid="mine", id=7, local_date=date(2026, 11, 20), distance_m=5000.0, compression=True,
    drinking=0, fuelling=3, form_note="hips low", link_locked=True,
)  # fmt: skip
THEIRS = Session(uid="file", local_date=date(2026, 11, 20), distance_m=5100.0)


@pytest.mark.parametrize("choice", [Choice.KEEP_RICHER, Choice.USE_FILE])
def test_details_of_the_runner_outlive_a_merge(choice):
    row = ImportRow(
        file="run.fit", status=RowStatus.POSSIBLE_DUPLICATE, session=THEIRS, existing=(MINE,),
        choice=choice,
    )  # fmt: skip
    found = row.merged()
    assert found.distance_m == 5100.0
    assert (found.compression, found.drinking, found.fuelling) == (True, 0, 3)
    assert (found.form_note, found.link_locked) == ("hips low", True)
