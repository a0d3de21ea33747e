"""The small widgets: choices, switch, palette, overlay, toast."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.ui.widgets.basics import Button, Label
from heavylegs_gui.ui.widgets.button_row import ButtonRow
from heavylegs_gui.ui.widgets.drop_down import DropDown
from heavylegs_gui.ui.widgets.overlay import Overlay
from heavylegs_gui.ui.widgets.palette import PaletteField, matching
from heavylegs_gui.ui.widgets.segmented import SegmentedControl
from heavylegs_gui.ui.widgets.switch import Switch
from heavylegs_gui.ui.widgets.toast import Toast
from heavylegs_gui.ui.widgets.week_bars import axis_px, grid_lines, nice_step


@pytest.fixture
def units(theme, qtbot):
    control = SegmentedControl(theme, (("km", "Kilometres"), ("mi", "Miles")), "Distances in")
    qtbot.addWidget(control)
    control.show()
    return control


def test_a_click_on_a_segment_chooses_it(units, qtbot):
    units.set_value("km")
    with qtbot.waitSignal(units.value_changed, timeout=1000) as chosen:
        qtbot.mouseClick(units.button("mi"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["mi"]


def test_the_arrow_keys_move_between_segments(units, qtbot):
    units.set_value("km")
    units.button("km").setFocus()
    with qtbot.waitSignal(units.value_changed, timeout=1000) as chosen:
        qtbot.keyClick(units.button("km"), Qt.Key.Key_Right)
    assert chosen.args == ["mi"]


def test_setting_a_value_from_code_is_silent(units, qtbot):
    with qtbot.assertNotEmitted(units.value_changed):
        units.set_value("mi")
        units.set_value(None)
    assert units.value() is None


def test_the_switch_is_toggled_by_space(theme, qtbot):
    switch = Switch(theme, "Sound")
    qtbot.addWidget(switch)
    switch.show()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()


def test_a_label_shows_html_as_it_was_typed(theme, qtbot):
    label = Label(theme, "<b>bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>bold</b>"


def test_the_palette_finds_words_in_any_order():
    labels = ["Log a run", "Import files", "Export the log", "Keyboard shortcuts"]
    assert matching(labels, "run log") == [0]
    assert matching(labels, "log")[0] == 0
    assert matching(labels, "short") == [3]
    assert matching(labels, "zebra") == []


def palette_with(theme, qtbot, done, found):
    field = PaletteField(theme, found.append)
    qtbot.addWidget(field)
    for name in ("Log a run", "Import files"):
        action = QAction(name, field)
        action.triggered.connect(lambda: done.append(True))
        field.addAction(action)
    field.set_actions(field.actions())
    field.show()
    return field


def test_typing_and_enter_run_a_command(theme, qtbot):
    done, found = [], []
    field = palette_with(theme, qtbot, done, found)
    qtbot.keyClicks(field, "imp")
    assert field.choices[0] == "Import files"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert done == [True]
    assert field.text() == ""


def test_the_last_choice_looks_in_the_log(theme, qtbot):
    done, found = [], []
    field = palette_with(theme, qtbot, done, found)
    qtbot.keyClicks(field, "hill")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert found == ["hill"]


def test_escape_leaves_the_palette(theme, qtbot):
    field = palette_with(theme, qtbot, [], [])
    qtbot.keyClicks(field, "imp")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


@pytest.fixture
def host(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    layout = QVBoxLayout(widget)
    widget.outside = QPushButton("outside")
    layout.addWidget(widget.outside)
    widget.show()
    return widget


def test_the_drawer_covers_the_host_and_asks_to_close_on_escape(theme, host, qtbot):
    overlay = Overlay(theme, host)
    QVBoxLayout(overlay.panel).addWidget(QPushButton("inside"))
    overlay.open()
    assert overlay.geometry() == host.rect()
    assert overlay.panel.width() == 452
    with qtbot.waitSignal(overlay.close_requested, timeout=1000):
        qtbot.keyClick(overlay.panel, Qt.Key.Key_Escape)


def test_a_click_beside_the_drawer_asks_to_close(theme, host, qtbot):
    overlay = Overlay(theme, host)
    overlay.open()
    with qtbot.waitSignal(overlay.close_requested, timeout=1000):
        qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))


def test_the_drawer_follows_the_size_of_its_host(theme, host):
    overlay = Overlay(theme, host, sheet=(620, 560))
    overlay.open()
    host.resize(500, 400)
    assert overlay.geometry() == host.rect()
    assert overlay.panel.width() == 500 - 48


def test_the_toast_s_button_undoes(theme, host, qtbot):
    undone = []
    toast = Toast(theme, host)
    toast.show_message("Deleted", "Undo", lambda: undone.append(True))
    assert toast.isVisible()
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not toast.isVisible()


@pytest.mark.parametrize("taken", [(100, 340), (300, 340), (180, 330), (420, 350)])
def test_the_toast_leaves_the_buttons_free(theme, host, taken):
    host.resize(600, 400)
    button = QPushButton("Keep it", host)
    button.setGeometry(*taken, 170, 40)
    button.show()
    toast = Toast(theme, host)
    toast.show_message("Run of 14 Nov deleted")
    stands = toast.geometry()
    toast.dismiss()
    assert not stands.intersects(button.geometry())
    assert host.rect().contains(stands)


def test_the_toast_makes_way_for_a_button_that_comes_later(theme, host, qtbot):
    toast = Toast(theme, host)
    toast.show_message("Run of 14 Nov deleted")
    button = QPushButton("Keep it", host)
    button.setGeometry(toast.geometry().adjusted(-20, 0, 0, 0))
    button.show()
    qtbot.waitUntil(lambda: not toast.geometry().intersects(button.geometry()))
    toast.dismiss()


def test_the_toast_stands_at_the_foot_in_the_middle(theme, host):
    toast = Toast(theme, host)
    toast.show_message("Deleted")
    stands = toast.geometry()
    toast.dismiss()
    assert stands.bottom() == host.height() - 21
    assert abs(stands.center().x() - host.width() // 2) <= 1


@pytest.mark.parametrize(
    ("top", "step"), [(30, 10), (31.4, 20), (62, 25), (9, 5), (0.5, 0.2), (120, 50)]
)
def test_grid_lines_stand_at_round_values(top, step):
    assert nice_step(top) == pytest.approx(step)


@pytest.fixture
def countries(theme, qtbot):
    box = DropDown(theme, "Country")
    box.addItems(["Not told", "Australia", "Austria"])
    qtbot.addWidget(box)
    box.show()
    return box


def test_a_roll_of_the_wheel_chooses_nothing(countries, qtbot):
    middle = QPointF(countries.rect().center())
    with qtbot.assertNotEmitted(countries.activated):
        roll = QWheelEvent(
            middle, countries.mapToGlobal(middle), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(countries, roll)
    assert countries.currentText() == "Not told"
    assert not roll.isAccepted()


def test_a_list_shows_an_arrow(countries):
    image = countries.grab().toImage()
    ratio = image.devicePixelRatio()
    box = countries.arrow_box()
    colours = {
        image.pixelColor(int(x * ratio), int(y * ratio)).name()
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    }
    assert countries.rect().contains(box)
    assert len(colours) > 2


def test_a_name_that_is_too_long_ends_in_an_ellipsis(countries):
    countries.setFixedWidth(countries.sizeHint().width())
    assert countries.shown_text() == "Not told"
    countries.setFixedWidth(80)
    assert countries.shown_text().endswith("…")
    assert countries.currentText() == "Not told"


def test_buttons_stand_below_each_other_when_the_room_is_narrow(theme, qtbot):
    buttons = [
        Button(theme, text) for text in ("Back up to a file…", "Restore a backup…", "Export")
    ]
    line = ButtonRow(buttons)
    qtbot.addWidget(line)
    line.resize(900, 60)
    line.show()
    qtbot.waitExposed(line)
    assert len({button.y() for button in buttons}) == 1
    line.resize(line.minimumSizeHint().width(), 200)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 3)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    line.resize(900, 60)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 1)


def test_another_tone_keeps_the_size_of_the_text(theme, host):
    label = Label(theme, "2.0 over", role="small", tone="good")
    label.setParent(host)
    label.show()
    theme.configure(ThemeChoice.LIGHT, 150, reduced_motion=True)
    size = label.sizeHint()
    label.set_tone("warn")
    assert label.sizeHint() == size


@pytest.mark.parametrize(
    ("top", "words"),
    [
        (7.2, ["0", "2.5", "5", "7.5"]),
        (0.7, ["0", "0.25", "0.5", "0.75"]),
        (39.0, ["0", "20", "40"]),
        (2600.0, ["0", "1,000", "2,000"]),
    ],
)
def test_the_figures_at_the_side_of_bars_have_room(top, words):
    lines = grid_lines(top, top * 1.12)
    assert [line.words for line in lines] == words
    assert axis_px(lines, len) > max(map(len, words))
