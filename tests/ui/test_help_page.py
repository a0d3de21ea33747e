"""Help answers and names every key; About names every licence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from heavylegs_gui.paths import resource_root
from heavylegs_gui.ui.actions import action_specs
from heavylegs_gui.ui.dialogs.about_dialog import PARTS, AboutDialog
from heavylegs_gui.ui.help_texts import help_topics
from heavylegs_gui.ui.pages.help_page import HelpPage


def test_help_shows_every_topic_and_every_shortcut(theme, qtbot):
    page = HelpPage(theme, action_specs())
    qtbot.addWidget(page)
    texts = {label.text() for label in page.findChildren(QLabel)}
    assert {question for _, question, _ in help_topics()} <= texts
    assert {spec.text.rstrip("…") for spec in action_specs() if spec.shortcuts} <= texts
    assert {"Ctrl+N", "F10"} <= texts


def test_no_two_commands_share_a_key():
    keys = [key for spec in action_specs() for key in spec.shortcuts]
    assert len(keys) == len(set(keys))


def test_help_never_says_you_have():
    for _, question, answer in help_topics():
        assert "you have" not in f"{question} {answer}".lower()


def test_about_names_the_licence_of_every_part(theme, qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 700)
    host.show()
    about = AboutDialog(theme, host, resource_root())
    about.show_about()
    text = about.licences.toPlainText()
    assert all(name in text for name, _ in PARTS)
    assert "SIL OPEN FONT LICENSE" in text.upper()
    qtbot.keyClick(about.panel, Qt.Key.Key_Escape)
    assert not about.isVisible()
