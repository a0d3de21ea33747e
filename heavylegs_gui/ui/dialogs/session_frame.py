"""What frames the fields of the session drawer: its title, banners above and buttons below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.training import Status
from heavylegs_gui.ui.dialogs.session_context import VerdictLine
from heavylegs_gui.ui.widgets.basics import Button, Card, IconLabel, Label, Weight, row
from heavylegs_gui.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.ui.theme.theme import ThemeManager


def form_title(session: Session, *, is_new: bool) -> str:
    """Return what is done in the drawer."""
    titles = {
        (True, False, True): _tr("Log a run"),
        (True, False, False): _tr("Log a session"),
        (True, True, True): _tr("Plan a run"),
        (True, True, False): _tr("Plan a session"),
        (False, False, True): _tr("Edit run"),
        (False, False, False): _tr("Edit session"),
        (False, True, True): _tr("Edit planned run"),
        (False, True, False): _tr("Edit planned session"),
    }
    return titles[is_new, session.status is Status.PLANNED, session.is_run]


def state_control(theme: ThemeManager) -> SegmentedControl:
    """Return the choice of the state, as wide as the drawer."""
    options = (
        (Status.DONE.value, _tr("Done")),
        (Status.PLANNED.value, _tr("Planned")),
        (Status.SKIPPED.value, _tr("Skipped")),
        (Status.ILL.value, _tr("Ill")),
    )
    control = SegmentedControl(theme, options, _tr("State"))
    control.fill()
    return control


def _tr(text: str) -> str:
    return QCoreApplication.translate("SessionForm", text)


class Banner(Card):
    """One line with an icon and a link.

    Attributes:
        link: What can be done about it.
    """

    def __init__(self, theme: ThemeManager, icon: str, link: str) -> None:
        super().__init__("soft", margins=(12, 4, 12, 4), spacing=0)
        self.text = Label(theme, role="small", weight=Weight.Medium, wrap=True)
        self.link = Button(theme, link, "link")
        layout = row(IconLabel(theme, icon, "accent", 16))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.link)
        self.body.addLayout(layout)
        self.hide()

    def tell(self, text: str, link: str | None = None) -> None:
        """Show a text, or nothing at all; the link may get other words."""
        self.text.setText(text)
        if link is not None:
            self.link.setText(link)
        self.setVisible(bool(text))


class SessionFoot(QWidget):
    """Failure, hint, verdict and buttons.

    Attributes:
        failure: One sentence when saving did not work.
        verdict: What the rules say, in a few words.
    """

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failure = Card("danger", margins=(12, 8, 12, 8))
        self._failure_text = Label(theme, role="small", tone="danger", wrap=True)
        self.failure.body.addWidget(self._failure_text)
        self.failure.hide()
        self.hint = Label(theme, self.tr("Ctrl+Enter saves"), role="small", tone="text3")
        self.verdict = VerdictLine(theme)
        self.delete_button = Button(theme, self.tr("Delete"), "quiet", "trash-2")
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Closes; what you typed is kept"))
        self.save_button = Button(theme, self.tr("Save run"), "primary", "check")
        self.save_button.setToolTip("Ctrl+Enter")
        self._is_new = True
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(10)
        layout.addWidget(self.failure)
        buttons = row(self.hint, self.delete_button)
        buttons.addWidget(self.verdict, 1)
        buttons.addStretch(0)
        for button in (self.cancel_button, self.save_button):
            buttons.addWidget(button)
        layout.addLayout(buttons)

    def set_mode(self, *, is_new: bool) -> None:
        """Get ready for a new session, or for a stored one, which can be deleted."""
        self._is_new = is_new
        self.delete_button.setVisible(not is_new)

    def show_verdict(self, *, shown: bool) -> None:
        """Show the verdict in the place of the hint."""
        self.hint.setVisible(self._is_new and not shown)
        self.verdict.setVisible(shown)

    def show_failure(self, sentence: str) -> None:
        """Show one sentence above the buttons."""
        self._failure_text.setText(sentence)
        self.failure.show()

    def name_it(self, session: Session, *, is_new: bool) -> None:
        """Say on the button what is written."""
        is_run = session.is_run
        plan = self.tr("Plan run") if is_run else self.tr("Plan session")
        save = self.tr("Save run") if is_run else self.tr("Save session")
        is_plan = session.status is Status.PLANNED
        self.save_button.setText(plan if is_plan and is_new else save)
