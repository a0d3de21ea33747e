"""The daily check-in: a few answers about one day, saved as one change."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heavylegs_gui.domain.check_in_text import CHECK_IN_KEYS, is_blank
from heavylegs_gui.domain.errors import InvalidValueError, UserError
from heavylegs_gui.domain.training import EARLIEST_DATE, CheckIn
from heavylegs_gui.ui.dialogs.check_in_form import CheckInForm
from heavylegs_gui.ui.dialogs.session_frame import Banner
from heavylegs_gui.ui.locale_words import long_day
from heavylegs_gui.ui.widgets.basics import Button, Card, IconButton, KeyCap, Label, Weight, row
from heavylegs_gui.ui.widgets.check_in_week import CheckInWeek
from heavylegs_gui.ui.widgets.down_scroll import DownScroll
from heavylegs_gui.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from heavylegs_gui.ui.kit import Kit

_SIZE_PX = (980, 620)
_WEEK_FROM_PX = 860
"""Width of the sheet from which the week stands beside the questions [px]."""
_DAYS = 7
_ONE_DAY = timedelta(days=1)


class CheckInSheet(Overlay):
    """Asks about today or an earlier day; what was chosen survives closing.

    Attributes:
        form: The questions.
        day: The day that is asked about.

    Signals:
        said: One sentence for the foot of the window.
    """

    said = Signal(str)

    def __init__(self, kit: Kit, host: QWidget) -> None:
        super().__init__(kit.theme, host, sheet=_SIZE_PX)
        self._log, self._drafts, self._history = kit.training_log, kit.drafts, kit.history
        self.day = self._log.today()
        self._stored = CheckIn(day=self.day)
        self._build(kit)
        self._lay_out()
        self._connect()

    # opening

    def ask(self, day: date | None = None) -> None:
        """Open the questions of a day, by default of today; no day ahead can be told yet."""
        today = self._log.today()
        if day is not None and day > today:
            self.said.emit(self.tr("A check-in is for today or a day that has passed."))
            return
        if self.isVisible():
            self.keep_draft()
        self._show_day(day or today)
        if not self.isVisible():
            self.open(self.save_button)
        self.form.focus_first()

    def keep_draft(self) -> None:
        """Store what is chosen and not saved yet."""
        if not self.isVisible():
            return
        try:
            found = self.form.check_in()
        except InvalidValueError:
            self.form.clear_errors()
            return
        if found == self._stored:
            self._forget()
        else:
            values = asdict(found)
            self._drafts.save(self._draft_key, {key: values[key] for key in CHECK_IN_KEYS})
            self._drafts.flush()

    # building

    def _build(self, kit: Kit) -> None:
        theme = kit.theme
        self.form = CheckInForm(theme)
        self.title = Label(theme, role="title", weight=Weight.DemiBold, wrap=True)
        self.subtitle = Label(theme, role="small", tone="text2", wrap=True)
        self.count = Label(theme, role="small", weight=Weight.DemiBold, tone="text2")
        self.before_button = IconButton(theme, "chevron-left", self.tr("The day before (Alt+Left)"))
        self.after_button = IconButton(theme, "chevron-right", self.tr("The day after (Alt+Right)"))
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.restored = Banner(theme, "rotate-ccw", self.tr("Start fresh"))
        self.failure = Label(theme, role="small", tone="danger", wrap=True)
        self.failure.hide()
        self.hint = Label(
            theme,
            self.tr("The small bar marks the day before. Keys 1 to 6 answer, Delete clears."),
            role="small",
            tone="text3",
            wrap=True,
        )
        self.remove_button = Button(theme, self.tr("Remove"), "quiet", "trash-2")
        self.remove_button.setToolTip(self.tr("Takes all answers of this day out of the log"))
        self.save_button = Button(theme, self.tr("Save"), "primary", "check")
        self.cap = KeyCap(theme, self.tr("Enter"))
        self.week = CheckInWeek(theme)
        self.week_card = Card("step", margins=(18, 14, 18, 14), spacing=10)
        self.week_card.body.addWidget(
            Label(theme, self.tr("Seven days"), role="heading", weight=Weight.DemiBold)
        )
        self.week_card.body.addWidget(self.week)
        legend = Label(
            theme, self.tr("Taller is more. Dashed: not told."), role="caption", tone="text3"
        )
        legend.setWordWrap(True)
        self.week_card.body.addWidget(legend)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(28, 20, 24, 20)
        layout.setSpacing(10)
        head = row(self.before_button, self.after_button, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addLayout(words, 1)
        head.addWidget(self.count)
        head.addWidget(self.close_button)
        layout.addLayout(head)
        layout.addSpacing(4)
        layout.addWidget(self.restored)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        self.scroll_area = DownScroll(self.form)
        middle.addWidget(self.scroll_area, 1)
        beside = QVBoxLayout()
        beside.addWidget(self.week_card)
        beside.addStretch(1)
        middle.addLayout(beside)
        layout.addLayout(middle, 1)
        layout.addWidget(self.failure)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.hint, 1)
        for widget in (self.remove_button, self.cap, self.save_button):
            foot.addWidget(widget)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.submitted.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.remove_button.clicked.connect(self.remove)
        self.restored.link.clicked.connect(self._on_fresh)
        self._theme.changed.connect(self._fit)
        self.close_button.clicked.connect(self.leave)
        self.close_requested.connect(self.leave)
        self.before_button.clicked.connect(self._on_before)
        self.after_button.clicked.connect(self._on_after)
        for keys, slot in (("Alt+Left", self._on_before), ("Alt+Right", self._on_after)):
            QShortcut(QKeySequence(keys), self.panel).activated.connect(slot)

    # showing

    def _show_day(self, day: date) -> None:
        self.day = day
        today = self._log.today()
        known = {one.day: one for one in self._log.check_ins(day - _ONE_DAY * (_DAYS - 1), day)}
        self._stored = known.get(day, CheckIn(day=day))
        restored = self._restored()
        self.form.show_check_in(restored or self._stored, known.get(day - _ONE_DAY))
        self.restored.tell(self.tr("What you chose before is back.") if restored else "")
        is_today = day == today
        self.title.setText(self.tr("How are you today?") if is_today else long_day(day))
        self.subtitle.setText(
            self.tr("{0}. A few taps, about ten seconds; skip what you like.").format(long_day(day))
            if is_today
            else self.tr("What you still know of this day; skip the rest.")
        )
        self.after_button.setEnabled(day < today)
        self.before_button.setEnabled(day > EARLIEST_DATE)
        self.remove_button.setVisible(not is_blank(self._stored))
        self.failure.hide()
        days = [day - _ONE_DAY * back for back in reversed(range(_DAYS))]
        self.week.show_days(days, known)
        self.setAccessibleName(self.title.text())
        self._show_count()

    def _show_count(self) -> None:
        self.count.setText(self.tr("{0} of {1}").format(self.form.answered, self.form.questions))

    def _restored(self) -> CheckIn | None:
        """Return what was chosen and not saved, ``None`` when there is nothing of the kind."""
        draft = self._drafts.load(self._draft_key)
        if draft is None:
            return None
        known: dict[str, Any] = {key: draft.get(key) for key in CHECK_IN_KEYS}
        for key, span in CHECK_IN_KEYS.items():
            value = known[key]
            if value is not None and not (isinstance(value, int | float) and span.allows(value)):
                known[key] = None
        found = replace(self._stored, **known)
        return None if found == self._stored else found

    @property
    def _draft_key(self) -> str:
        return f"check_in:{self.day.isoformat()}"

    def _forget(self) -> None:
        try:
            self._drafts.clear(self._draft_key)
        except UserError as error:
            self._fail(str(error))

    def _fail(self, sentence: str) -> None:
        self.failure.setText(sentence)
        self.failure.show()

    # buttons

    @Slot()
    def save(self) -> None:
        """Save and close; when a value is wrong or the disk is full, the sheet stays."""
        if not self.isVisible():
            return
        self.form.clear_errors()
        try:
            self._write(self.form.check_in())
        except InvalidValueError:
            return

    @Slot()
    def remove(self) -> None:
        """Take all answers of the day out of the log."""
        self._write(CheckIn(day=self.day))

    def _write(self, check_in: CheckIn) -> None:
        try:
            change = self._log.save_check_in(check_in)
        except UserError as error:
            self._fail(str(error))
            return
        self._forget()
        self.dismiss()
        self._history.record(change, self._log.apply)

    @Slot()
    def leave(self) -> None:
        """Close; what was chosen is kept for the next time."""
        self.keep_draft()
        self.dismiss()

    @Slot()
    def _on_edited(self) -> None:
        self.failure.hide()
        self._show_count()

    @Slot()
    def _on_fresh(self) -> None:
        self._forget()
        self._show_day(self.day)
        self.form.focus_first()

    @Slot()
    def _on_before(self) -> None:
        if self.day > EARLIEST_DATE:
            self.ask(self.day - _ONE_DAY)

    @Slot()
    def _on_after(self) -> None:
        if self.day < self._log.today():
            self.ask(self.day + _ONE_DAY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        super()._place()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Show the week where there is room beside the questions."""
        self.week_card.setVisible(self.panel.width() >= self._theme.px(_WEEK_FROM_PX))
