"""What the session drawer shows: head, fields, context and buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import Session, Shoe, Status
from heavylegs_gui.ui.dialogs.session_context import ContextCard, HeavyCard
from heavylegs_gui.ui.dialogs.session_fields import MainFields, MoreFields
from heavylegs_gui.ui.dialogs.session_frame import Banner, SessionFoot, form_title, state_control
from heavylegs_gui.ui.dialogs.session_values import REFUSED, FormValues
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import (
    Button,
    IconButton,
    Label,
    Weight,
    divider,
    row,
)
from heavylegs_gui.ui.widgets.form_field import FormField

_ROOM_PX = 12
"""Kept free above and below the field that has the keyboard [px]."""


class SessionForm(QWidget):
    """All widgets of the drawer; it knows no service.

    Attributes:
        context: The verdict of the rules.
        heavy: Legs that stay heavy.
        verdict: The verdict in a few words beside the buttons.

    Signals:
        edited: Something was typed or chosen.
        save_requested, close_requested, delete_requested: The buttons.
        fresh_requested: Drop what was restored.
        shoes_requested: Look after the shoes.
        more_toggled: The rest of the fields was shown or hidden.
    """

    edited = Signal()
    save_requested = Signal()
    close_requested = Signal()
    delete_requested = Signal()
    fresh_requested = Signal()
    shoes_requested = Signal()
    more_toggled = Signal(bool)

    def __init__(self, theme: ThemeManager, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self.main = MainFields(theme, today)
        self.more = MoreFields(theme)
        self.context, self.heavy = ContextCard(theme), HeavyCard(theme)
        self._link, self._session_is_new = "", True
        self._build_head(theme)
        self.status = state_control(theme)
        self.status_field = FormField(theme, self.tr("State"), self.status)
        self._build_more_head(theme)
        self._build_foot(theme)
        self._lay_out()
        self._connect()

    # building

    def _build_head(self, theme: ThemeManager) -> None:
        self.title = Label(theme, role="title", weight=Weight.DemiBold)
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.restored = Banner(theme, "rotate-ccw", self.tr("Start fresh"))
        self.plan = Banner(theme, "link", self.tr("Not this one"))
        self.ahead = Label(theme, role="small", tone="info", wrap=True)
        self.ahead.hide()

    def _build_more_head(self, theme: ThemeManager) -> None:
        self.more_button = Button(theme, self.tr("More details"), "link", "chevron-down")
        self.more_button.setCheckable(True)
        self._more_hint = Label(
            theme, self.tr("sport, kind, effort, shoes, notes"), role="caption", tone="text3"
        )

    def _build_foot(self, theme: ThemeManager) -> None:
        self.foot = SessionFoot(theme)
        self.failure, self.verdict = self.foot.failure, self.foot.verdict
        self.delete_button = self.foot.delete_button
        self.save_button = self.foot.save_button

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 20, 0, 20)
        outer.setSpacing(12)
        head = row(self.title, None, self.close_button)
        head.setContentsMargins(24, 0, 24, 0)
        outer.addLayout(head)
        outer.addWidget(self._scroll(), 1)
        outer.addWidget(self.foot)

    def _scroll(self) -> QScrollArea:
        body = QWidget()
        layout = self._fields = QVBoxLayout(body)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(14)
        self._status_place = QVBoxLayout()
        layout.addWidget(self.restored)
        layout.addWidget(self.plan)
        layout.addLayout(self._status_place)
        for widget in (self.main, self.ahead, divider()):
            layout.addWidget(widget)
        layout.addLayout(row(self.more_button, None, self._more_hint))
        layout.addWidget(self.more)
        layout.addWidget(self.context)
        layout.addWidget(self.heavy)
        layout.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(body)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._keep_edges)
        body.setAutoFillBackground(False)
        self.scroll_area.viewport().setAutoFillBackground(False)
        return self.scroll_area

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Bring the whole field that has the keyboard into view, with its name and its error."""
        body = self.scroll_area.widget()
        if new is None or body is None or not body.isAncestorOf(new):
            return
        field: QWidget | None = new
        while field is not None and not isinstance(field, FormField):
            field = field.parentWidget()
        self.scroll_area.ensureWidgetVisible(field or new, 0, _ROOM_PX)

    def _connect(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        for part in (self.main, self.more):
            part.edited.connect(self.edited)
            part.submitted.connect(self.save_requested)
        self.status.value_changed.connect(self.edited)
        self.close_button.clicked.connect(self.close_requested)
        self.foot.cancel_button.clicked.connect(self.close_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.delete_button.clicked.connect(self.delete_requested)
        self.restored.link.clicked.connect(self.fresh_requested)
        self.plan.link.clicked.connect(self._on_plan_link)
        self.more.shoes_requested.connect(self.shoes_requested)
        self.more_button.clicked.connect(self._on_more_clicked)

    # showing

    def set_shoes(self, shoes: Sequence[Shoe], keep: int | None) -> None:
        """Offer shoes."""
        self.more.set_shoes(shoes, keep)

    def set_mode(self, session: Session | None) -> None:
        """Get ready for a new session, or for the one that is changed."""
        self._session_is_new = session is None
        self.foot.set_mode(is_new=session is None)
        if session is None:
            self.more.hold_status(self.status_field)
        else:
            self._status_place.addWidget(self.status_field)
        self.status_field.label.setVisible(session is None)
        self._name_it(session or Session(uid="", local_date=date.min))

    def _name_it(self, session: Session) -> None:
        """Say in the title and on the button what is written."""
        self.title.setText(form_title(session, is_new=self._session_is_new))
        self.setAccessibleName(self.title.text())
        self.foot.name_it(session, is_new=self._session_is_new)

    def scroll_to_top(self) -> None:
        """Begin with the first field, wherever the drawer was left."""
        self._fields.activate()
        self.scroll_area.verticalScrollBar().setValue(0)

    def set_more(self, *, shown: bool) -> None:
        """Unfold or fold the rest of the fields."""
        self.more_button.setChecked(shown)
        self.more_button.setText(self.tr("Less") if shown else self.tr("More details"))
        self.more_button.set_icon("chevron-up" if shown else "chevron-down")
        self._more_hint.setVisible(not shown)
        self.more.setVisible(shown)
        self.main.heaviness.set_compact(compact=shown)
        self.foot.show_verdict(shown=self._session_is_new and shown)

    def show_values(self, values: FormValues, day: date | None) -> None:
        """Show what was typed."""
        main = self.main
        self._link = values.link
        main.day.set_day(day)
        if day is None:
            main.day.setText(values.local_date)
        main.distance.setText(values.distance_m)
        main.duration.setText(values.duration_s)
        main.heaviness.set_level(values.heaviness)
        self.status.set_value(values.status or Status.DONE.value)
        self.more.show_values(values)

    def values(self) -> FormValues:
        """Return what stands in the form."""
        main, more = self.main, self.more
        day = main.day.day
        return FormValues(
            local_date=main.day.text().strip() if day is None else day.isoformat(),
            distance_m=main.distance.text(),
            duration_s=main.duration.text(),
            heaviness=main.heaviness.level,
            status=self._status_value(),
            sport=more.sport.value() or "run",
            kind=more.kind_value(),
            start_utc=more.start.text(),
            rpe=more.effort.level,
            soreness=more.soreness.level,
            shoe=more.shoe.currentText(),
            temp_c=more.temp.text(),
            compression=more.compression.value() or "",
            drinking=more.amount(more.drinking),
            fuelling=more.amount(more.fuelling),
            form_note=more.form_note.toPlainText(),
            title=more.title.text(),
            notes=more.notes.toPlainText(),
            link=self._link,
        )

    def _status_value(self) -> str:
        """Return the state; a new session is done or planned by its day until it is told."""
        value = self.status.value() or ""
        return "" if self._session_is_new and value == Status.DONE.value else value

    def show_restored(self, *, shown: bool) -> None:
        """Tell that what was typed before is back."""
        self.restored.tell(self.tr("What you typed before is back.") if shown else "")

    def show_plan(self, words: str) -> None:
        """Name the partner of the session, empty for none."""
        if not words:
            self.plan.tell("")
        elif self._link == REFUSED:
            alone = self.tr("Not linked to the plan: {0}").format(words)
            self.plan.tell(alone, self.tr("Link it"))
        else:
            self.plan.tell(words, self.tr("Not this one"))

    def show_pace(self, words: str, doubts: Sequence[str]) -> None:
        """Show the pace below distance and time, and what is hard to believe."""
        self.main.pace.setText(words)
        self.main.doubt.setText("\n".join(doubts))
        self.main.doubt.setVisible(bool(doubts))

    def show_status(self, session: Session, today: date) -> None:
        """Say when the session is planned, and what the button does."""
        is_plan, is_ahead = session.status is Status.PLANNED, session.local_date > today
        is_chosen = self.status.value() == Status.PLANNED.value
        said = ""
        if is_plan and is_ahead and not is_chosen:
            said = self.tr("This day is still ahead, so it is saved as planned.")
        elif is_plan and session.local_date < today and self._session_is_new:
            said = self.tr("This day has passed, so the plan counts as missed.")
        self.ahead.setText(said)
        self.ahead.setVisible(bool(said))
        self.main.feelings.setVisible(not is_plan)
        self.more.set_feelings(shown=not is_plan)
        self._name_it(session)

    @Slot()
    def _on_plan_link(self) -> None:
        self._link = "" if self._link == REFUSED else REFUSED
        self.edited.emit()

    # errors

    def clear_errors(self) -> None:
        """Take all sentences away."""
        for field in (*self.main.fields.values(), *self.more.fields.values(), self.status_field):
            field.set_error("")
        self.failure.hide()

    def show_errors(self, faults: Sequence[InvalidValueError]) -> None:
        """Show one sentence below each field at fault, and go to the first."""
        for error in reversed(faults):
            field = self._field(error.field)
            if field is None:
                self.show_failure(str(error))
                continue
            if error.field in self.more.fields:
                self.set_more(shown=True)
            field.set_error(str(error))
        places = [field for error in faults if (field := self._field(error.field)) is not None]
        for field in places[:1]:
            self._go_to(field)

    def _field(self, name: str | None) -> FormField | None:
        if name == "status":
            return self.status_field
        return self.main.fields.get(name or "") or self.more.fields.get(name or "")

    def _go_to(self, field: FormField) -> None:
        field.input.setFocus()
        if isinstance(field.input, QLineEdit):
            field.input.selectAll()
        self.scroll_area.ensureWidgetVisible(field)

    def show_failure(self, sentence: str) -> None:
        """Show one sentence above the buttons."""
        self.foot.show_failure(sentence)

    @Slot(int, int)
    def _keep_edges(self, _low: int, high: int) -> None:
        """The scroll bar takes its room from the margin, not from the fields."""
        bar_px = self.scroll_area.verticalScrollBar().sizeHint().width() if high else 0
        self._fields.setContentsMargins(24, 0, max(0, 24 - bar_px), 0)

    @Slot()
    def _on_more_clicked(self) -> None:
        shown = self.more_button.isChecked()
        self.set_more(shown=shown)
        self.more_toggled.emit(shown)
