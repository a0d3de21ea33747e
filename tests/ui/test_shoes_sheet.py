"""The sheet with the runner's shoes on a real database."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.training import Session, Shoe, new_uid


@pytest.fixture
def sheet(host, kit):
    """The shoes, closed."""
    from heavylegs_gui.ui.dialogs.shoes_sheet import ShoesSheet

    built = ShoesSheet(kit, host)
    yield built
    built.dismiss()


@pytest.fixture
def rack(services):
    return services.shoe_rack


def wear(training_log, shoe_id, day=1, distance_m=5000.0):
    training_log.add(
        Session(
            uid=new_uid(), local_date=date(2026, 11, day), distance_m=distance_m, shoe_id=shoe_id
        )
    )


def names(sheet):
    return [one.use.shoe.name for one in sheet.rows]


def test_without_shoes_the_sheet_says_what_to_do(qtbot, sheet, rack):
    sheet.show_shoes()
    assert sheet.empty.isVisible()
    assert not sheet.add_button.isVisible()
    qtbot.keyClick(sheet.window().focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(sheet.window().focusWidget(), "Blue")
    qtbot.keyClick(sheet.form.name, Qt.Key.Key_Return)
    assert (names(sheet), sheet.empty.isVisible()) == (["Blue"], False)
    assert sheet.window().focusWidget() is sheet.rows[0].buttons["edit"]


def test_a_pair_is_entered_with_distance_and_limit(qtbot, sheet, rack, history):
    sheet.show_shoes()
    sheet.empty_button.click()
    for line, text in (
        (sheet.form.name, "Trail"), (sheet.form.start, "120"), (sheet.form.limit, "600"),
    ):  # fmt: skip
        qtbot.keyClicks(line, text)
    sheet.form.save_button.click()
    shoe = rack.uses()[0].shoe
    assert (shoe.start_distance_m, shoe.limit_m) == (120_000.0, 600_000.0)
    assert sheet.rows[0].words.text() == "120 of 600 km, not worn yet"
    history.undo()
    assert (rack.uses(), names(sheet)) == ([], [])
    assert sheet.empty.isVisible()


@pytest.mark.parametrize(
    ("units", "far"), [("km", ("800 km", "500 km")), ("mi", ("497 mi", "311 mi"))]
)
def test_the_form_says_the_usual_limit_and_when_a_hint_comes(sheet, preferences, units, far):
    preferences.set("units", units)
    sheet.show_shoes()
    sheet.empty_button.click()
    assert sheet.form.limit.placeholderText() == far[0].split()[0]
    assert sheet.form.usual.text() == (
        f"The usual limit is {far[0]}, with a hint from {far[1]} on. With an own limit the hint "
        "comes from 90 % of it on."
    )


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("name", "", "Give the pair a name."),
        ("name", "blue", "You already have a pair with this name; give this one another."),
        ("start", "far", "Type a distance in km, for example 120."),
        ("limit", "0", "A limit must be more than 0; leave it empty for the usual one."),
        ("start", "99999", "The distance of shoes must be 0 to 10,000 km."),
    ],
)
def test_a_wrong_value_is_named_below_its_field(qtbot, sheet, rack, line, text, said):
    rack.add(Shoe(name="Blue"))
    sheet.show_shoes()
    sheet.add_button.click()
    sheet.form.name.setText("Red")
    getattr(sheet.form, line).setText(text)
    sheet.form.save()
    assert said in [field.error.text() for field in sheet.form.fields.values()]
    assert (sheet.form.isVisible(), len(rack.uses())) == (True, 1)


def test_an_untouched_distance_stays_exact(sheet, rack):
    rack.add(Shoe(name="Blue", start_distance_m=12_345.6, limit_m=643_737.6))
    before = rack.uses()[0].shoe
    sheet.show_shoes()
    sheet.rows[0].buttons["edit"].click()
    sheet.form.name.setText("Blue two")
    sheet.form.save()
    after = rack.uses()[0].shoe
    assert (after.start_distance_m, after.limit_m) == (before.start_distance_m, before.limit_m)
    assert after.name == "Blue two"


def test_retire_and_bring_back_are_undone(sheet, rack, history):
    rack.add(Shoe(name="Blue"))
    sheet.show_shoes()
    sheet.rows[0].buttons["retire"].click()
    assert rack.uses()[0].is_retired
    sheet.rows[0].buttons["back"].click()
    history.undo()
    assert rack.uses()[0].is_retired
    history.undo()
    assert not rack.uses()[0].is_retired


def test_only_an_unused_pair_can_be_deleted(sheet, rack, training_log, history):
    rack.add(Shoe(name="Blue"))
    rack.add(Shoe(name="Red"))
    worn, unused = rack.uses()
    wear(training_log, worn.shoe.id)
    sheet.show_shoes()
    assert "delete" not in sheet.rows[0].buttons
    sheet.rows[1].buttons["delete"].click()
    assert names(sheet) == ["Blue"]
    history.undo()
    assert rack.use(unused.shoe.id) == unused


def test_pairs_in_use_stand_before_retired_ones_the_last_worn_first(sheet, rack, training_log):
    for name in ("Old", "Blue", "Red"):
        rack.add(Shoe(name=name))
    old, blue, red = (one.shoe for one in rack.uses())
    wear(training_log, blue.id, 3)
    wear(training_log, red.id, 9)
    wear(training_log, old.id, 12)
    rack.retire(old)
    sheet.show_shoes()
    assert names(sheet) == ["Red", "Blue", "Old"]


def test_distance_and_wear_are_told(sheet, rack, training_log, preferences):
    rack.add(Shoe(name="Blue", start_distance_m=807_000.0))
    wear(training_log, rack.uses()[0].shoe.id)
    sheet.show_shoes()
    row = sheet.rows[0]
    assert row.words.text() == "812 of 800 km, 1 session, last on 1 Nov 2026"
    assert row.wear.text() == "12 km over its limit"
    preferences.set("units", "mi")
    assert sheet.rows[0].words.text().startswith("505 of 497 mi")


def test_a_long_name_gives_way_to_the_buttons(sheet, rack):
    rack.add(Shoe(name="Name " * 40))
    sheet.show_shoes()
    QApplication.processEvents()
    row = sheet.rows[0]
    assert row.name.text().endswith("…")
    assert row.name.toolTip() == ("Name " * 40).strip()
    assert row.buttons["edit"].geometry().right() <= row.width()


def test_markup_in_a_name_is_shown_as_it_is(sheet, rack):
    rack.add(Shoe(name="<b>Blue</b>"))
    sheet.show_shoes()
    QApplication.processEvents()
    name = sheet.rows[0].name
    assert (name.text(), name.textFormat()) == ("<b>Blue</b>", Qt.TextFormat.PlainText)


def test_the_keyboard_stays_with_its_pair(qtbot, sheet, rack):
    rack.add(Shoe(name="Blue"))
    rack.add(Shoe(name="Red"))
    sheet.show_shoes()
    row = sheet.rows[1]
    row.buttons["retire"].setFocus()
    qtbot.keyClick(row.buttons["retire"], Qt.Key.Key_Return)
    held = next(one for one in sheet.rows if one.use.shoe.id == row.use.shoe.id)
    assert held.isAncestorOf(sheet.window().focusWidget())


def test_escape_leaves_the_fields_then_the_sheet(qtbot, sheet, rack):
    rack.add(Shoe(name="Blue"))
    sheet.show_shoes()
    sheet.add_button.click()
    qtbot.keyClick(sheet.form.name, Qt.Key.Key_Escape)
    assert (sheet.form.isVisible(), sheet.isVisible()) == (False, True)
    qtbot.keyClick(sheet.window().focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_every_control_has_a_name(sheet, rack):
    rack.add(Shoe(name="Blue"))
    sheet.show_shoes()
    sheet.add_button.click()
    unnamed = [
        one
        for one in sheet.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert unnamed == []


def test_a_field_that_was_wrong_follows_the_text_size(sheet, rack, theme):
    sheet.show_shoes()
    sheet.empty_button.click()
    sheet.form.save()
    theme.configure(ThemeChoice.LIGHT, 150, reduced_motion=True)
    sheet.form.name.setText("Blue")
    sheet.form.clear_errors()
    QApplication.processEvents()
    assert sheet.form.name.font().pixelSize() == sheet.form.start.font().pixelSize()


def test_settings_and_the_editor_lead_to_the_shoes(open_workspace):
    workspace = open_workspace()
    page = workspace.window.show_page("settings")
    page.findChild(QWidget, "shoes").click()
    assert workspace.pages.shoes_sheet().isVisible()
    workspace.window.show_page("log")
    assert not workspace.pages.shoes_sheet().isVisible()
    workspace.log_run()
    workspace.pages.editor().form.more.shoes_button.click()
    assert workspace.pages.shoes_sheet().isVisible()
    workspace.pages.shoes_sheet().dismiss()
    workspace.pages.editor().leave()


def test_a_pair_added_over_the_editor_is_offered_at_once(open_workspace, services):
    workspace = open_workspace()
    workspace.log_run()
    editor = workspace.pages.editor()
    editor.form.main.distance.setText("5.4")
    services.shoe_rack.add(Shoe(name="Fresh"))
    shoe = editor.form.more.shoe
    assert [shoe.itemText(place) for place in range(shoe.count())] == ["", "Fresh"]
    assert editor.form.main.distance.text() == "5.4"
    editor.leave()
