"""The drawer in which a session is logged or changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import InvalidValueError, UserError
from heavylegs_gui.domain.training import Session, Shoe, Sport, Status
from heavylegs_gui.domain.units import Units, format_pace, pace_s_per_unit
from heavylegs_gui.services.drafts import Drafts
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.training_log import TrainingLog
from heavylegs_gui.ui.dialogs.session_context import FactFinder
from heavylegs_gui.ui.dialogs.session_form import SessionForm
from heavylegs_gui.ui.dialogs.session_values import FormReader, FormValues, values_of
from heavylegs_gui.ui.locale_words import short_day
from heavylegs_gui.ui.models.words import session_words
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import column
from heavylegs_gui.ui.widgets.overlay import Overlay

NEW_DRAFT = "session:new"
MORE_DRAFT = "session_more"
_FASTEST_S_PER_KM = 150.0
"""A run faster than this is a slip of typing more often than a race. Source: own limit."""
_SLOWEST_S_PER_KM = 1200.0


class SessionEditor(Overlay):
    """Logs a new session or changes one; what was typed survives closing and crashes.

    Attributes:
        form: The fields and buttons.
    """

    def __init__(
        self,
        training_log: TrainingLog,
        preferences: Preferences,
        drafts: Drafts,
        theme: ThemeManager,
        history: History,
        host: QWidget,
    ) -> None:
        super().__init__(theme, host)
        self._log, self._preferences, self._drafts = training_log, preferences, drafts
        self._history = history
        self._facts = FactFinder(training_log, preferences)
        self._session: Session | None = None
        self._shoes: list[Shoe] = []
        self._shown = FormValues()
        self._reader = FormReader(training_log.today(), preferences.settings.units)
        self._plan: Session | None = None
        self._plan_refused = False
        self._loading = False
        self.form = SessionForm(theme, training_log.today)
        self.panel.setLayout(column(self.form))
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self._on_edited)
        form.save_requested.connect(self.save)
        form.close_requested.connect(self._on_close)
        form.delete_requested.connect(self._on_delete)
        form.fresh_requested.connect(self._on_fresh)
        form.plan_refused.connect(self._on_plan_refused)
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
        start = FormValues(local_date=(day or self._log.today()).isoformat())
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
        name = next((one.name for one in self._log.shoes() if one.id == session.shoe_id), "")
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
        self._shoes = self._log.shoes()
        self._reader = FormReader(
            self._log.today(), units, self._session, start if self._session else None
        )
        self._plan_refused = False
        draft = self._drafts.load(key)
        self.form.set_units(units)
        self.form.main.day.week_start = self._preferences.settings.week_start
        self.form.set_shoes(self._shoes, self._session.shoe_id if self._session else None)
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
        is_blank = self._session is None and values.is_blank
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
        """Show pace, plan and context for what is typed so far."""
        values = self.form.values()
        day = self._reader.day_or_none(values)
        if day is None:
            self.form.show_context_of(None)
            return
        status = self._reader.status(values)
        session = Session(
            uid="",
            local_date=day,
            sport=Sport(values.sport),
            status=status,
            distance_m=self._tried_distance(values),
            duration_s=self._tried_duration(values),
        )
        self._show_pace(session)
        self.form.show_status(session, is_new=self._session is None)
        self._show_facts(session)

    def _tried_distance(self, values: FormValues) -> float | None:
        try:
            return self._reader.distance_m(values)
        except InvalidValueError:
            return None

    def _tried_duration(self, values: FormValues) -> float | None:
        try:
            return self._reader.duration_s(values)
        except InvalidValueError:
            return None

    def _show_pace(self, session: Session) -> None:
        units = self._preferences.settings.units
        pace = pace_s_per_unit(session.distance_m, session.duration_s, units)
        if pace is None:
            self.form.show_pace("", unusual=False)
            return
        words = self.tr("Pace {0}").format(
            format_pace(session.distance_m, session.duration_s, units)
        )
        per_km = pace * 1000 / units.metres
        unusual = session.is_run and not _FASTEST_S_PER_KM <= per_km <= _SLOWEST_S_PER_KM
        if unusual:
            words = self.tr("{0} is unusual for a run; is the time right?").format(words)
        self.form.show_pace(words, unusual=unusual)

    def _show_facts(self, session: Session) -> None:
        units = self._preferences.settings.units
        if self._session is not None:
            self._plan = None
            self.form.show_plan("")
            self.form.show_context_of(None)
            return
        facts = self._facts.facts(session.local_date)
        may_fulfil = session.status is Status.DONE and not self._plan_refused
        self._plan = self._log.plan_of(session) if may_fulfil else None
        self.form.show_plan(self._plan_words(session.local_date, units))
        self.form.show_context_of(facts, session, units, self._replaced_m())

    def _plan_words(self, day: date, units: Units) -> str:
        """Name the plan that is fulfilled, with its day when it is another one."""
        plan = self._plan
        if plan is None:
            return ""
        words = session_words(plan, units)
        if plan.local_date == day:
            return words
        return self.tr("{0} of {1}").format(words, short_day(plan.local_date))

    def _replaced_m(self) -> float:
        """Return the planned distance that this run takes the place of [m]."""
        plan = self._plan
        if plan is None or plan.local_date < self._log.today():
            return 0.0
        return plan.distance_m or 0.0

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
            session = replace(session, link_locked=session.link_locked or self._plan_refused)
            change = self._log.save(session, self._new_shoe(values.shoe), self._plan)
        except InvalidValueError as error:
            self.form.show_errors([error])
            return
        except UserError as error:
            self.form.show_failure(str(error))
            return
        self._close_with(change)

    def _known_shoe(self, name: str) -> int | None:
        wanted = name.strip().casefold()
        return next((one.id for one in self._shoes if one.name.strip().casefold() == wanted), None)

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

    @Slot()
    def _on_plan_refused(self) -> None:
        self._plan_refused = True
        self._follow()

    @Slot(bool)
    def _on_more_toggled(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self._drafts.save(MORE_DRAFT, {"open": shown})
