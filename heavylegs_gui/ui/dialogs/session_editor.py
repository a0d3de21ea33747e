"""The drawer in which a session is logged or changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.doubts import doubts_of
from heavylegs_gui.domain.errors import InvalidValueError, UserError
from heavylegs_gui.domain.shoes import last_used
from heavylegs_gui.domain.training import Session, Shoe
from heavylegs_gui.domain.units import format_pace, pace_s_per_unit
from heavylegs_gui.services.warning_words import WarningWords
from heavylegs_gui.ui.dialogs.session_context import DayReader
from heavylegs_gui.ui.dialogs.session_doubts import doubt_words
from heavylegs_gui.ui.dialogs.session_form import SessionForm
from heavylegs_gui.ui.dialogs.session_partners import Partners
from heavylegs_gui.ui.dialogs.session_trial import SessionTrial, Verdict
from heavylegs_gui.ui.dialogs.session_values import REFUSED, FormReader, FormValues, values_of
from heavylegs_gui.ui.kit import Kit
from heavylegs_gui.ui.widgets.basics import column
from heavylegs_gui.ui.widgets.overlay import Overlay
from heavylegs_gui.ui.widgets.shoe_words import worn_words

if TYPE_CHECKING:
    from heavylegs_gui.domain.shoes import ShoeUse

NEW_DRAFT = "session:new"
MORE_DRAFT = "session_more"


class SessionEditor(Overlay):
    """Logs a new session or changes one; what was typed survives closing and crashes.

    Attributes:
        form: The fields and buttons.
        trial: Asks the rules while the typing pauses.

    Signals:
        shoes_requested: Look after the shoes.
    """

    shoes_requested = Signal()

    def __init__(self, kit: Kit, host: QWidget) -> None:
        super().__init__(kit.theme, host)
        self._log, self._preferences, self._drafts = kit.training_log, kit.preferences, kit.drafts
        self._history, self._rack = kit.history, kit.shoe_rack
        self._days = DayReader(self._log)
        self._session: Session | None = None
        self._partners = Partners(self._log)
        self._shoes: list[ShoeUse] = []
        self._shown = FormValues()
        self._reader = FormReader(self._log.today(), self._preferences.settings.units)
        self._loading = False
        self.form = SessionForm(kit.theme, self._log.today)
        self.trial = SessionTrial(kit, self)
        self.panel.setLayout(column(self.form))
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self._on_edited)
        form.save_requested.connect(self.save)
        form.close_requested.connect(self._on_close)
        form.delete_requested.connect(self._on_delete)
        form.fresh_requested.connect(self._on_fresh)
        form.shoes_requested.connect(self.shoes_requested)
        self.trial.judged.connect(self._on_judged)
        self._rack.changed.connect(self._on_shoes_changed)
        form.more_toggled.connect(self._on_more_toggled)
        self.close_requested.connect(self._on_close)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    # opening

    def log_run(self, day: date | None = None) -> None:
        """Open the drawer for a new run, with what was typed before.

        Args:
            day: Day of the run, by default today.
        """
        if self.isVisible():
            return
        self._session = None
        self._partners.begin(None)
        self._shoes = self._rack.uses()
        usual = last_used(self._shoes)
        shown_day = (day or self._log.today()).isoformat()
        start = FormValues(local_date=shown_day, shoe="" if usual is None else usual.shoe.name)
        self._begin(start, NEW_DRAFT)

    def edit(self, session_id: int) -> None:
        """Open the drawer for a session of the log; nothing happens when it is gone."""
        session = self._log.session(session_id)
        if session is None:
            return
        if self.isVisible():
            self.keep_draft()
            self.dismiss()
        self._session = session
        self._partners.begin(session)
        self._shoes = self._rack.uses()
        pairs = (one.shoe for one in self._shoes)
        name = next((one.name for one in pairs if one.id == session.shoe_id), "")
        start = values_of(session, self._preferences.settings.units, name)
        self._begin(start, self._draft_key)

    def leave(self) -> None:
        """Close because another page came to the front; what was typed is kept."""
        if self.isVisible():
            self._on_close()

    def keep_draft(self) -> None:
        """Store what is typed right now; called before the window closes."""
        if self.isVisible():
            self._keep()
            self._drafts.flush()

    @property
    def _draft_key(self) -> str:
        return NEW_DRAFT if self._session is None else f"session:{self._session.id}"

    def _begin(self, start: FormValues, key: str) -> None:
        units = self._preferences.settings.units
        self._reader = FormReader(
            self._log.today(), units, self._session, start if self._session else None
        )
        draft = self._drafts.load(key)
        self.form.main.set_units(units)
        self.form.main.day.week_start = self._preferences.settings.week_start
        self._offer_shoes()
        self.form.set_mode(self._session)
        self.form.set_more(shown=self._more_is_open())
        self._show(start)
        self._shown = self.form.values()
        self._reader.shown = self._shown if self._session else None
        if draft is not None:
            self._show(self._reader.from_draft(draft))
        self.form.show_restored(shown=self.form.values() != self._shown)
        self.open(self.form.main.distance)
        self.form.scroll_to_top()
        self.form.main.distance.selectAll()

    def _show(self, values: FormValues) -> None:
        self._loading = True
        try:
            self.form.show_values(values, self._reader.day_or_none(values))
        finally:
            self._loading = False
        self.form.clear_errors()
        self._follow()

    def _more_is_open(self) -> bool:
        return bool((self._drafts.load(MORE_DRAFT) or {}).get("open"))

    # while typing

    @Slot()
    def _on_edited(self) -> None:
        if not self._loading and self.isVisible():
            self.form.clear_errors()
            self._follow()
            self._keep()

    def _keep(self) -> None:
        values = self.form.values()
        is_blank = self._session is None and values.tells_no_more_than(self._shown)
        if values == self._shown or is_blank:
            self._forget()
        else:
            self._drafts.save(self._draft_key, self._reader.as_draft(values))

    def _forget(self) -> None:
        try:
            self._drafts.clear(self._draft_key)
        except UserError as error:
            self.form.show_failure(str(error))

    def _follow(self) -> None:
        """Show pace, plan and day for what is typed so far, and ask the rules."""
        values = self.form.values()
        shoe_id = self._known_shoe(values.shoe)
        self.form.more.shoe_word.setText(self._shoe_words(shoe_id))
        session = self._reader.trial(values, shoe_id)
        if session is None:
            self.trial.stop()
            self.form.show_pace("", ())
            self._show_verdict(None)
            return
        others = self._days.others(session.local_date, session.id)
        self._show_pace(session, others)
        self.form.show_status(session, self._log.today())
        self._partners.follow(session)
        units, is_refused = self._preferences.settings.units, values.link == REFUSED
        self.form.show_plan(self._partners.words(session, units, is_refused=is_refused))
        self.form.context.show_day(others, units)
        stored_day = session.local_date if self._session is None else self._session.local_date
        self.trial.ask(*self._partners.tried(session, is_refused=is_refused), stored_day)

    @Slot(object)
    def _on_judged(self, verdict: Verdict) -> None:
        if self.isVisible():
            self._show_verdict(verdict)

    def _show_verdict(self, verdict: Verdict | None) -> None:
        units = self._preferences.settings.units
        words = WarningWords(units, self._log.thresholds, self._log.today)
        self.form.verdict.show_headline(self.form.context.show_verdict(verdict, words))
        self.form.heavy.show_verdict(verdict, words)

    def _show_pace(self, session: Session, others: tuple[Session, ...]) -> None:
        units = self._preferences.settings.units
        far, time_s = session.distance_m, session.duration_s
        words = ""
        if pace_s_per_unit(far, time_s, units) is not None:
            words = self.tr("Pace {0}").format(format_pace(far, time_s, units))
        doubts = doubts_of(session, others, self._log.today())
        self.form.show_pace(words, [doubt_words(one, session, units) for one in doubts])

    # shoes

    def _offer_shoes(self) -> None:
        pairs = [one.shoe for one in self._shoes]
        self.form.set_shoes(pairs, self._session.shoe_id if self._session else None)

    def _shoe_words(self, shoe_id: int | None) -> str:
        use = next((one for one in self._shoes if one.shoe.id == shoe_id), None)
        if use is None or shoe_id is None:
            return ""
        return worn_words(use, self._rack.rules, self._preferences.settings.units)

    @Slot()
    def _on_shoes_changed(self) -> None:
        """Offer the pairs as they are now; what was typed stays."""
        if not self.isVisible():
            return
        self._shoes = self._rack.uses()
        self._loading = True
        try:
            typed = self.form.more.shoe.currentText()
            self._offer_shoes()
            self.form.more.shoe.setEditText(typed)
        finally:
            self._loading = False
        self._follow()

    # buttons

    @Slot()
    def save(self) -> None:
        """Save and close; when a value is wrong or the disk is full, the form stays."""
        if not self.isVisible():
            return
        self.form.clear_errors()
        values = self.form.values()
        faults = self._reader.faults(values)
        if faults:
            self.form.show_errors(faults)
            return
        try:
            session = self._reader.session(values, self._known_shoe(values.shoe))
            plan = None if values.link == REFUSED else self._partners.plan
            change = self._log.save(session, self._new_shoe(values.shoe), plan)
        except InvalidValueError as error:
            self.form.show_errors([error])
            return
        except UserError as error:
            self.form.show_failure(str(error))
            return
        self._close_with(change)

    def _known_shoe(self, name: str) -> int | None:
        wanted = name.strip().casefold()
        pairs = (one.shoe for one in self._shoes)
        return next((one.id for one in pairs if one.name.strip().casefold() == wanted), None)

    def _new_shoe(self, name: str) -> Shoe | None:
        is_new = name.strip() and self._known_shoe(name) is None
        return Shoe(name=name.strip()) if is_new else None

    @Slot()
    def _on_delete(self) -> None:
        if self._session is None or self._session.id is None:
            return
        try:
            change = self._log.delete([self._session.id])
        except UserError as error:
            self.form.show_failure(str(error))
            return
        self._close_with(change)

    def _close_with(self, change: Change) -> None:
        self._forget()
        self.dismiss()
        self._history.record(change, self._log.apply)

    @Slot()
    def _on_close(self) -> None:
        self.keep_draft()
        self.dismiss()

    @Slot()
    def _on_fresh(self) -> None:
        self._forget()
        self.form.show_restored(shown=False)
        self._show(self._shown)
        self.form.main.distance.setFocus()

    @Slot(bool)
    def _on_more_toggled(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self._drafts.save(MORE_DRAFT, {"open": shown})

    def hideEvent(self, event: QHideEvent) -> None:
        self.trial.stop()
        super().hideEvent(event)
