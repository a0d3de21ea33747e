"""A change turned round takes itself back, row by row, last written first."""

from heavylegs_gui.domain.changes import Change, RowEdit

ADDED = RowEdit("session", 1, None, {"id": 1, "title": "new"})
EDITED = RowEdit("session", 2, {"id": 2, "title": "old"}, {"id": 2, "title": "new"})
REMOVED = RowEdit("check_in", "2026-11-22", {"day": "2026-11-22"}, None)


def test_the_inverse_swaps_before_and_after_in_reverse_order():
    inverse = Change("Edit runs", (ADDED, EDITED, REMOVED)).inverted()
    assert [(edit.key, edit.before, edit.after) for edit in inverse.edits] == [
        ("2026-11-22", None, {"day": "2026-11-22"}),
        (2, {"id": 2, "title": "new"}, {"id": 2, "title": "old"}),
        (1, {"id": 1, "title": "new"}, None),
    ]


def test_the_inverse_of_the_inverse_is_the_change_itself():
    change = Change("Edit runs", (ADDED, EDITED, REMOVED))
    assert change.inverted().inverted() == change


def test_the_inverse_keeps_the_name_of_the_action():
    assert Change("Delete run", (REMOVED,)).inverted().label == "Delete run"


def test_a_change_without_edits_is_empty():
    assert Change("Nothing").is_empty
    assert not Change("Add run", (ADDED,)).is_empty
