"""What stretching and rolling leave out for this runner: cautions and spared parts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.cautions import (
    MOST_SPARED,
    Caution,
    Spared,
    SpareKind,
    spared_from_text,
    spared_to_text,
)
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.routine import Side
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.ui.player.caution_words import (
    MUSCLE_GROUPS,
    caution_words,
    muscle_word,
    side_word,
    spare_word,
    spared_words,
)
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import (
    Button,
    Card,
    IconButton,
    Label,
    Weight,
    clear_layout,
    column,
    row,
)
from heavylegs_gui.ui.widgets.button_row import ButtonRow
from heavylegs_gui.ui.widgets.date_field import DateField
from heavylegs_gui.ui.widgets.down_scroll import DownScroll
from heavylegs_gui.ui.widgets.drop_down import DropDown
from heavylegs_gui.ui.widgets.overlay import Overlay
from heavylegs_gui.ui.widgets.segmented import SegmentedControl
from heavylegs_gui.ui.widgets.setting_rows import SettingOwner, SwitchRow

_SIZE_PX = (640, 680)
_BOTH = "both"


class CautionRow(SwitchRow):
    """One caution, told or not."""

    def __init__(self, owner: SettingOwner, caution: Caution) -> None:
        self.caution = caution
        title, also = caution_words(caution)
        super().__init__(owner, "cautions", title, also)
        self.control.setAccessibleDescription(also)

    def refresh(self) -> None:
        self.control.setChecked(self.caution in self.owner.preferences.settings.cautions)

    def _on_clicked(self) -> None:
        told = set(self.owner.preferences.settings.cautions) - {self.caution.value}
        if self.control.isChecked():
            told.add(self.caution.value)
        self.store(",".join(sorted(told)))


class SparedCard(Card):
    """One spared part with the button that takes it away.

    Signals:
        removed: With the part.
    """

    removed = Signal(object)

    def __init__(self, theme: ThemeManager, part: Spared) -> None:
        super().__init__("step", margins=(14, 10, 10, 10), spacing=2)
        self.part = part
        name, effect = spared_words(part)
        self.remove_button = Button(theme, self.tr("Take away"), "quiet")
        self.remove_button.setAccessibleName(self.tr("Take away: {0}").format(name))
        self.remove_button.clicked.connect(self._on_removed)
        title = Label(theme, name, weight=Weight.Medium, wrap=True)
        words = column(title, Label(theme, effect, role="small", tone="text2", wrap=True))
        line = row()
        line.addLayout(words, 1)
        line.addWidget(self.remove_button)
        self.body.addLayout(line)

    @Slot()
    def _on_removed(self) -> None:
        self.removed.emit(self.part)


class SpareForm(Card):
    """Asks which part is spared, on which side, why and since when.

    Signals:
        told: With the part.
    """

    told = Signal(object)

    def __init__(self, theme: ThemeManager, today: Callable[[], date]) -> None:
        super().__init__("step", margins=(14, 12, 14, 12), spacing=10)
        self._today = today
        self.muscle = DropDown(theme, self.tr("Part"))
        for group in MUSCLE_GROUPS:
            self.muscle.addItem(muscle_word(group), group)
        sides = [
            (Side.LEFT.value, side_word(Side.LEFT).capitalize()),
            (Side.RIGHT.value, side_word(Side.RIGHT).capitalize()),
            (_BOTH, side_word(None).capitalize()),
        ]
        self.side = SegmentedControl(theme, sides, self.tr("Side"))
        self.kind = DropDown(theme, self.tr("Why"))
        for kind in SpareKind:
            self.kind.addItem(spare_word(kind).capitalize(), kind.value)
        self.since = DateField(theme, self.tr("Since"), today)
        self.error = Label(theme, role="small", tone="danger", wrap=True)
        self.save_button = Button(theme, self.tr("Spare it"), "primary")
        self.save_button.clicked.connect(self._on_save)
        self.since.entered.connect(self._on_save)
        self.body.addLayout(row(self.muscle, self.side, None))
        self.body.addLayout(row(self.kind, None))
        since = Label(theme, self.tr("since"), tone="text2")
        self.body.addLayout(row(since, self.since, None, self.save_button))
        self.body.addWidget(self.error)
        self.error.hide()
        self.clear()

    def clear(self) -> None:
        """Begin with nothing told but today."""
        self.muscle.setCurrentIndex(0)
        self.side.set_value(Side.LEFT.value)
        self.kind.setCurrentIndex(0)
        self.since.set_day(self._today())
        self.show_error("")

    def show_error(self, sentence: str) -> None:
        """Show one sentence, or none."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    @Slot()
    def _on_save(self) -> None:
        day = self.since.day
        if day is None or day > self._today():
            self.show_error(self.tr("Say since when: today or an earlier day."))
            self.since.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        side = self.side.value() or _BOTH
        part = Spared(
            str(self.muscle.currentData()),
            None if side == _BOTH else Side(side),
            SpareKind(str(self.kind.currentData())),
            day,
        )
        if part.is_over(self._today()):
            self.show_error(self.tr("A bruise or a tear is spared for three days; those are over."))
            return
        self.told.emit(part)


class CareSheet(Overlay):
    """The cautions and the spared parts; each change is stored at once and can be undone.

    Attributes:
        rows: The cautions.
        parts: The spared parts.
        form: Asks for another part.
    """

    def __init__(
        self,
        preferences: Preferences,
        theme: ThemeManager,
        history: History,
        host: QWidget,
        today: Callable[[], date],
    ) -> None:
        """Build the sheet.

        Args:
            preferences: Where both are kept.
            theme: The theme manager.
            history: The undo history.
            host: Widget that is covered.
            today: The runner's local date.
        """
        super().__init__(theme, host, sheet=_SIZE_PX)
        self._owner, self._today = SettingOwner(preferences, theme, history), today
        self.rows = [CautionRow(self._owner, one) for one in Caution]
        self.parts: list[SparedCard] = []
        self.form = SpareForm(theme, today)
        self.form.told.connect(self._on_told)
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.close_button.clicked.connect(self.dismiss)
        self.done_button = Button(theme, self.tr("Done"))
        self.done_button.clicked.connect(self.dismiss)
        self.close_requested.connect(self.dismiss)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(8)
        self._lay_out()
        preferences.changed.connect(self._fill)

    def show_care(self) -> None:
        """Open the sheet."""
        self.form.clear()
        self._fill()
        self.open(self.rows[0].control)

    def _lay_out(self) -> None:
        theme = self._theme
        title = Label(theme, self.tr("What to leave out"), role="title", weight=Weight.DemiBold)
        scroll = DownScroll()
        inner = QVBoxLayout(scroll.body)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.setSpacing(8)
        inner.addWidget(self._heading(self.tr("Rolling is off unless you tick it each time")))
        inner.addWidget(self._note(self.tr("With any of these, pressure on a muscle can do harm.")))
        for caution in self.rows:
            inner.addWidget(caution)
        inner.addSpacing(8)
        inner.addWidget(self._heading(self.tr("Parts that are spared")))
        inner.addWidget(
            self._note(
                self.tr(
                    "A fresh bruise or a torn muscle is neither rolled nor stretched for three "
                    "days; a wound, an infection or an operation is not rolled over."
                )
            )
        )
        inner.addLayout(self._parts)
        inner.addWidget(self.form)
        inner.addStretch(1)
        layout = column(spacing=10)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addLayout(row(title, None, self.close_button))
        layout.addWidget(scroll, 1)
        layout.addWidget(ButtonRow((self.done_button,)))
        self.panel.setLayout(layout)

    def _heading(self, words: str) -> Label:
        return Label(self._theme, words, role="heading", weight=Weight.DemiBold, wrap=True)

    def _note(self, words: str) -> Label:
        return Label(self._theme, words, role="small", tone="text2", wrap=True)

    @Slot()
    def _fill(self) -> None:
        clear_layout(self._parts)
        self.parts = [SparedCard(self._theme, part) for part in self._stored()]
        for card in self.parts:
            card.removed.connect(self._on_removed)
            self._parts.addWidget(card)

    def _stored(self) -> list[Spared]:
        parts = spared_from_text(self._owner.preferences.settings.spared_parts)
        return [part for part in parts if not part.is_over(self._today())]

    @Slot(object)
    def _on_told(self, part: Spared) -> None:
        kept = [one for one in self._stored() if one != part]
        if len(kept) >= MOST_SPARED:
            self.form.show_error(self.tr("That many parts are enough; take one away first."))
        elif self._store([*kept, part]):
            self.form.clear()

    @Slot(object)
    def _on_removed(self, part: Spared) -> None:
        if self._store([one for one in self._stored() if one != part]):
            self.form.muscle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _store(self, parts: list[Spared]) -> bool:
        try:
            change = self._owner.preferences.set("spared_parts", spared_to_text(parts))
        except UserError as error:
            self.form.show_error(str(error))
            return False
        self._owner.history.record(change, self._owner.preferences.apply)
        return True
