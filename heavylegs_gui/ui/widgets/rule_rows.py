"""Switches of the warnings, and what a change of the week start does to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.services.change_words import changes_words
from heavylegs_gui.ui.widgets.basics import Button, Card, Label
from heavylegs_gui.ui.widgets.button_row import ButtonRow
from heavylegs_gui.ui.widgets.rule_words import ALERT_RULES, RuleText, evidence_words
from heavylegs_gui.ui.widgets.setting_rows import ChoiceRow, SettingOwner, SwitchRow

CountChanges = Callable[[Settings], tuple[int, int]]
"""How many warnings would go and how many would be new with other settings."""


def rule_key(rule: str) -> str:
    """Return the key of the setting that switches a rule."""
    return f"rule.{rule}.enabled"


class RuleRow(SwitchRow):
    """One rule: what it watches, how sure the science is, and its switch.

    A rule that may become an alert asks once more, in the row itself, before it is switched off.

    Attributes:
        question: Asks whether to switch an alert off; hidden until then.
        keep_button: Leaves the rule on.
        off_button: Switches it off.
    """

    def __init__(self, owner: SettingOwner, text: RuleText) -> None:
        self.rule = text.rule
        self.question: Card | None = None
        super().__init__(owner, rule_key(text.rule), text.title, text.sentence)
        self.source = Label(owner.theme, role="caption", tone="text2", wrap=True)
        self.words.insertWidget(2, self.source)
        self.show_text(text)
        if text.rule in ALERT_RULES:
            self.words.addWidget(self._build_question())

    def show_text(self, text: RuleText) -> None:
        """Show other words, for example in another unit."""
        self.title.setText(text.title)
        self.text.setText(text.sentence)
        evidence = evidence_words(text.numbers.evidence)
        grade = text.numbers.grade.replace("-", "−")
        source = text.numbers.source.removeprefix(evidence).lstrip(" :")
        source = f"{evidence} ({grade}): {source}."
        self.source.setText(source)
        self.control.setAccessibleName(text.title)
        self.control.setAccessibleDescription(f"{text.sentence} {source}")

    def refresh(self) -> None:
        super().refresh()
        self._close_question()

    def _build_question(self) -> Card:
        theme = self.owner.theme
        self.question = Card("step", margins=(14, 10, 14, 10), spacing=8)
        words = self.tr(
            "This warning can become an alert, the most pressing kind. Without it the calendar "
            "says nothing of it, before the run or after."
        )
        self.question.body.addWidget(Label(theme, words, role="small", wrap=True))
        self.keep_button = Button(theme, self.tr("Keep it on"))
        self.keep_button.clicked.connect(self._keep)
        self.off_button = Button(theme, self.tr("Switch it off"), "quiet")
        self.off_button.clicked.connect(self._switch_off)
        self.question.body.addWidget(ButtonRow((self.keep_button, self.off_button)))
        self.question.setAccessibleName(words)
        self.question.hide()
        return self.question

    def _on_clicked(self) -> None:
        if self.control.isChecked() or self.question is None:
            super()._on_clicked()
            super().refresh()
            return
        self.control.setChecked(True)
        self.question.show()
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self._close_question()
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch_off(self) -> None:
        self.store("false")
        self._keep()

    def _close_question(self) -> None:
        if self.question is not None:
            self.question.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_open = self.question is not None and self.question.isVisible()
        if event.key() == Qt.Key.Key_Escape and is_open:
            self._keep()
        else:
            super().keyPressEvent(event)


class WeekStartRow(ChoiceRow):
    """First day of the week; says how many warnings a change makes or takes.

    Attributes:
        count_changes: Counts them; ``None`` says nothing.
        note: What the last change did.
    """

    def __init__(self, owner: SettingOwner) -> None:
        self.count_changes: CountChanges | None = None
        self._noted: str | None = None
        self.note = Label(owner.theme, role="small", tone="info", wrap=True)
        self.note.hide()
        super().__init__(
            owner,
            "week_start",
            _tr("My week starts on"),
            _tr("Used by every sum, graph and limit."),
            (
                ("monday", _tr("Monday")),
                ("sunday", _tr("Sunday")),
                ("saturday", _tr("Saturday")),
            ),
        )
        self.words.addWidget(self.note)

    def store(self, text: str) -> bool:
        """Save the day and say what it changes."""
        settings = self.owner.preferences.settings
        if self.count_changes is None or settings.week_start.value == text:
            return super().store(text)
        gone, new = self.count_changes(settings.with_value(self.key, text))
        is_stored = super().store(text)
        if is_stored:
            self._noted = text
            self.note.setText(changes_words(gone, new))
            self.note.show()
        return is_stored

    def refresh(self) -> None:
        super().refresh()
        if self.owner.preferences.settings.week_start.value != self._noted:
            self.note.hide()


def _tr(text: str) -> str:
    return QCoreApplication.translate("RuleRows", text)
