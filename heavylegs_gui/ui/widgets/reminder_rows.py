"""Settings of the reminders: times, weekdays, the tray, and the start with the computer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QLineEdit

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.settings import WEEKDAYS
from heavylegs_gui.ui.devices.autostart import Autostart
from heavylegs_gui.ui.devices.tray import Tray
from heavylegs_gui.ui.widgets.setting_rows import SettingOwner, SettingRow, SwitchRow
from heavylegs_gui.ui.widgets.switch import Switch
from heavylegs_gui.ui.widgets.weekday_row import WeekdayRow

_TIME_PX = 88


class TimeRow(SettingRow):
    """A time of day such as 19:30; empty means no reminder."""

    def __init__(self, owner: SettingOwner, key: str, title: str, text: str) -> None:
        super().__init__(owner, key, title, text)
        self.control = QLineEdit()
        self.control.setAccessibleName(title)
        self.control.setPlaceholderText(self.tr("off"))
        self.control.setFixedWidth(owner.theme.px(_TIME_PX))
        self.control.editingFinished.connect(self._on_edited)
        owner.theme.changed.connect(self._follow_theme)
        self.add_control(self.control)
        self.refresh()

    def refresh(self) -> None:
        self.control.setText(self.owner.preferences.settings.as_texts()[self.key] or "")

    @Slot()
    def _on_edited(self) -> None:
        if self.store(self.control.text().strip().replace(".", ":")):
            self.refresh()

    @Slot()
    def _follow_theme(self) -> None:
        self.control.setFixedWidth(self.owner.theme.px(_TIME_PX))


class DaysRow(SettingRow):
    """The weekdays of a reminder; none chosen means every day."""

    def __init__(self, owner: SettingOwner, key: str, title: str, text: str) -> None:
        super().__init__(owner, key, title, text)
        self.control = WeekdayRow(owner.theme, title)
        self.control.edited.connect(self._on_edited)
        self.words.addWidget(self.control)
        self.refresh()

    def refresh(self) -> None:
        told = self.owner.preferences.settings.remind_routine_days
        self.control.set_week_start(self.owner.preferences.settings.week_start)
        self.control.set_weekdays({WEEKDAYS.index(one) for one in told})

    @Slot()
    def _on_edited(self) -> None:
        self.store(",".join(WEEKDAYS[one] for one in sorted(self.control.weekdays())))


class TrayRow(SwitchRow):
    """Whether the program goes on when its window is closed; says so where there is no tray."""

    def __init__(self, owner: SettingOwner, title: str, text: str) -> None:
        super().__init__(owner, "keep_in_tray", title, text)
        if not Tray.is_there():
            self.text.setText(self.tr("There is no system tray here, so this does nothing."))
            self.control.setEnabled(False)


class AutostartRow(SettingRow):
    """Whether the program starts with the computer; kept by the system, not in the log."""

    def __init__(self, owner: SettingOwner, title: str, text: str, autostart: Autostart) -> None:
        super().__init__(owner, "autostart", title, text)
        self._autostart = autostart
        self.control = Switch(owner.theme, title)
        self.control.clicked.connect(self._on_clicked)
        self.add_control(self.control)
        self.refresh()

    def refresh(self) -> None:
        self.control.setChecked(self._autostart.is_on)

    @Slot()
    def _on_clicked(self) -> None:
        try:
            self._autostart.set_on(on=self.control.isChecked())
        except UserError as error:
            self.show_error(str(error))
        else:
            self.show_error("")
        self.refresh()


def reminder_rows(owner: SettingOwner) -> tuple[tuple[SettingRow, ...], str]:
    """Return the settings of the reminders, and what stands above them."""
    rows = (
        TimeRow(
            owner,
            "remind_routine_at",
            _tr("Remind me to stretch at"),
            _tr("A time such as 19:30; not on a day with a routine done."),
        ),
        DaysRow(
            owner,
            "remind_routine_days",
            _tr("On these days"),
            _tr("None chosen means every day."),
        ),
        TimeRow(
            owner,
            "remind_check_in_at",
            _tr("Remind me of the check-in at"),
            _tr("A time such as 07:30; not when it is there already."),
        ),
        TrayRow(
            owner,
            _tr("Keep running in the tray"),
            _tr("Closing the window then leaves the program beside the clock."),
        ),
        AutostartRow(
            owner,
            _tr("Start with the computer"),
            _tr("So that reminders come without thinking of it."),
            Autostart(),
        ),
    )
    intro = _tr(
        "Off until you set a time. Reminders need Heavy Legs running: in its window, or in the "
        "system tray."
    )
    return rows, intro


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReminderRows", text)
