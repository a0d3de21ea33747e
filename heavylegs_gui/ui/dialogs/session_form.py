"""What the session drawer shows: head, fields, context and buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import Session, Shoe, Status
from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.dialogs.session_context import ContextCard, DayFacts
from heavylegs_gui.ui.dialogs.session_fields import MainFields, MoreFields
from heavylegs_gui.ui.dialogs.session_values import FormValues
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import (
    Button,
    Card,
    IconButton,
    IconLabel,
    Label,
    Weight,
    divider,
    row,
)
from heavylegs_gui.ui.widgets.form_field import FormField
from heavylegs_gui.ui.widgets.segmented import SegmentedControl

_ROOM_PX = 12
"""Kept free above and below the field that has the keyboard [px]."""


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

    def tell(self, text: str) -> None:
        """Show a text, or nothing at all."""
        self.text.setText(text)
        self.setVisible(bool(text))


class SessionForm(QWidget):
    """All widgets of the drawer; it knows no service.

    Signals:
        edited: Something was typed or chosen.
        save_requested, close_requested, delete_requested: The buttons.
        fresh_requested: Drop what was restored.
        plan_refused: The session does not fulfil the plan of that day.
        more_toggled: The rest of the fields was shown or hidden.
    """

    edited = Signal()
    save_requested = Signal()
    close_requested = Signal()
    delete_requested = Signal()
    fresh_requested = Signal()
    plan_refused = Signal()
    more_toggled = Signal(bool)

    def __init__(self, theme: ThemeManager, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self.main = MainFields(theme, today)
        self.more = MoreFields(theme)
        self.context = ContextCard(theme)
        self._build_head(theme)
        self._build_status(theme)
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

    def _build_status(self, theme: ThemeManager) -> None:
        options = (
            (Status.DONE.value, self.tr("Done")),
            (Status.PLANNED.value, self.tr("Planned")),
            (Status.SKIPPED.value, self.tr("Skipped")),
            (Status.ILL.value, self.tr("Ill")),
        )
        self.status = SegmentedControl(theme, options, self.tr("State"))

    def _build_more_head(self, theme: ThemeManager) -> None:
        self.more_button = Button(theme, self.tr("More details"), "link", "chevron-down")
        self.more_button.setCheckable(True)
        self._more_hint = Label(
            theme, self.tr("kind, effort, shoes, notes"), role="caption", tone="text3"
        )

    def _build_foot(self, theme: ThemeManager) -> None:
        self.failure = Card("danger", margins=(12, 8, 12, 8))
        self._failure_text = Label(theme, role="small", tone="danger", wrap=True)
        self.failure.body.addWidget(self._failure_text)
        self.failure.hide()
        self.hint = Label(theme, self.tr("Ctrl+Enter saves"), role="small", tone="text3")
        self.delete_button = Button(theme, self.tr("Delete"), "quiet", "trash-2")
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Closes; what you typed is kept"))
        self.save_button = Button(theme, self.tr("Save run"), "primary", "check")
        self.save_button.setToolTip("Ctrl+Enter")

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 20, 0, 20)
        outer.setSpacing(12)
        head = row(self.title, None, self.close_button)
        head.setContentsMargins(24, 0, 24, 0)
        outer.addLayout(head)
        outer.addWidget(self._scroll(), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.setSpacing(10)
        foot.addWidget(self.failure)
        buttons: QHBoxLayout = row(
            self.hint, self.delete_button, None, self.cancel_button, self.save_button
        )
        foot.addLayout(buttons)
        outer.addLayout(foot)

    def _scroll(self) -> QScrollArea:
        body = QWidget()
        layout = self._fields = QVBoxLayout(body)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(14)
        for widget in (self.restored, self.plan, self.status, self.main, self.ahead, divider()):
            layout.addWidget(widget)
        layout.addLayout(row(self.more_button, None, self._more_hint))
        layout.addWidget(self.more)
        layout.addWidget(self.context)
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
        self.cancel_button.clicked.connect(self.close_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.delete_button.clicked.connect(self.delete_requested)
        self.restored.link.clicked.connect(self.fresh_requested)
        self.plan.link.clicked.connect(self.plan_refused)
        self.more_button.clicked.connect(self._on_more_clicked)

    # showing

    def set_units(self, units: Units) -> None:
        """Show the runner's unit of distance."""
        self.main.set_units(units)

    def set_shoes(self, shoes: Sequence[Shoe], keep: int | None) -> None:
        """Offer shoes."""
        self.more.set_shoes(shoes, keep)

    def set_mode(self, session: Session | None) -> None:
        """Get ready for a new session, or for the one that is changed."""
        is_new = session is None
        self.delete_button.setVisible(not is_new)
        self.hint.setVisible(is_new)
        self.status.setVisible(not is_new)
        is_run = session is None or session.is_run
        edit_title = self.tr("Edit run") if is_run else self.tr("Edit session")
        self.title.setText(self.tr("Log a run") if is_new else edit_title)
        self.setAccessibleName(self.title.text())

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

    def show_values(self, values: FormValues, day: date | None) -> None:
        """Show what was typed."""
        main = self.main
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
            status="" if self.status.isHidden() else self.status.value() or "",
            sport=more.sport.value() or "run",
            kind=more.kind_value(),
            start_utc=more.start.text(),
            rpe=more.effort.level,
            soreness=more.soreness.level,
            shoe=more.shoe.currentText(),
            temp_c=more.temp.text(),
            title=more.title.text(),
            notes=more.notes.toPlainText(),
        )

    def show_restored(self, *, shown: bool) -> None:
        """Tell that what was typed before is back."""
        self.restored.tell(self.tr("What you typed before is back.") if shown else "")

    def show_plan(self, words: str) -> None:
        """Name the plan that is fulfilled, empty for none."""
        self.plan.tell(self.tr("Fulfils the plan: {0}").format(words) if words else "")

    def show_pace(self, words: str, *, unusual: bool) -> None:
        """Show the pace below distance and time."""
        self.main.pace.set_tone("warn" if unusual else "text2")
        self.main.pace.setText(words)

    def show_status(self, session: Session, *, is_new: bool) -> None:
        """Say when the session is planned, and what the button does."""
        planned = session.status is Status.PLANNED
        chosen = self.status.value() == Status.PLANNED.value and not is_new
        self.ahead.setText(
            self.tr("This day is still ahead, so it is saved as planned.")
            if planned and not chosen
            else ""
        )
        self.ahead.setVisible(bool(self.ahead.text()))
        self.main.feelings.setVisible(not planned)
        self.more.set_feelings(shown=not planned)
        if not session.is_run:
            self.save_button.setText(self.tr("Save session"))
        elif planned and is_new:
            self.save_button.setText(self.tr("Plan run"))
        else:
            self.save_button.setText(self.tr("Save run"))

    def show_context_of(
        self,
        facts: DayFacts | None,
        session: Session | None = None,
        units: Units = Units.KM,
        replaced_m: float = 0.0,
    ) -> None:
        """Show what the log says about day and week, or nothing."""
        if facts is None or session is None:
            self.context.hide()
            return
        self.context.show_week(facts.week, session, units, replaced_m)
        self.context.show_day(facts.others, units)
        self.context.settle()

    # errors

    def clear_errors(self) -> None:
        """Take all sentences away."""
        for field in (*self.main.fields.values(), *self.more.fields.values()):
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
        return self.main.fields.get(name or "") or self.more.fields.get(name or "")

    def _go_to(self, field: FormField) -> None:
        field.input.setFocus()
        if isinstance(field.input, QLineEdit):
            field.input.selectAll()
        self.scroll_area.ensureWidgetVisible(field)

    def show_failure(self, sentence: str) -> None:
        """Show one sentence above the buttons."""
        self._failure_text.setText(sentence)
        self.failure.show()

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
