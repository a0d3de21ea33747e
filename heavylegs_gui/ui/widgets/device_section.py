"""What the timer can do on this machine: sound, voice, screen; and a button that tries it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.voice_queue import Priority
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.ui.devices.sound import Sound, Tone
from heavylegs_gui.ui.devices.speech import Speech
from heavylegs_gui.ui.devices.wake_lock import ScreenState, WakeLock
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Label
from heavylegs_gui.ui.widgets.button_row import ButtonRow
from heavylegs_gui.ui.widgets.setting_rows import ChoiceRow, SettingOwner, SettingRow, SwitchRow


class DeviceSection(QWidget):
    """Three plain lines and a button; nothing is opened before it is pressed.

    Attributes:
        lines: The labels of sound, voice and screen.
        button: Tries everything.
    """

    def __init__(
        self, preferences: Preferences, theme: ThemeManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.sound, self.speech, self.wake_lock = Sound(self), Speech(self), WakeLock(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 4)
        layout.setSpacing(4)
        self.lines = tuple(Label(theme, role="small", tone="text2", wrap=True) for _ in range(3))
        for line in self.lines:
            layout.addWidget(line)
        layout.addSpacing(6)
        self.button = Button(theme, self.tr("Test sound and voice"), icon="volume-2")
        self.button.clicked.connect(self.test)
        layout.addWidget(ButtonRow([self.button]))
        self.speech.state_changed.connect(self._show)
        self.wake_lock.state_changed.connect(self._on_screen)
        self._show()

    @Slot()
    def test(self) -> None:
        """Play a tone, say a sentence and keep the screen on for a moment."""
        settings = self._preferences.settings
        self.sound.set_profile(settings.sound_profile)
        self.sound.open()
        self.sound.play(Tone.SWITCH)
        self.speech.open()
        self.speech.say(self.tr("This is the voice of your routines"), Priority.NAME)
        self.wake_lock.hold()
        self._show()

    @Slot()
    def _on_screen(self) -> None:
        """Let go again at once; what counts is that it could be held."""
        if self.wake_lock.state is not ScreenState.ASKED:
            self._show()
        if self.wake_lock.state in {ScreenState.HELD, ScreenState.MISSING}:
            self.wake_lock.release()

    @Slot()
    def _show(self) -> None:
        texts = (
            self.sound.status_text(),
            self.speech.status_text(),
            self.wake_lock.status_text(),
        )
        for line, text in zip(self.lines, texts, strict=True):
            line.setText(text)

    def hideEvent(self, event: QHideEvent) -> None:
        self.speech.close()
        self.wake_lock.release()
        super().hideEvent(event)


def sound_rows(owner: SettingOwner) -> tuple[SettingRow, ...]:
    """Return the settings of tones and voice."""
    return (
        SwitchRow(owner, "sound", _tr("Tones"), ""),
        ChoiceRow(
            owner,
            "sound_profile",
            _tr("How loud"),
            _tr(
                "Quiet: soft, at each change only. Loud: the whole screen lights up too. The "
                "key P chooses for one routine."
            ),
            (("quiet", _tr("Quiet")), ("normal", _tr("Normal")), ("loud", _tr("Loud"))),
        ),
        SwitchRow(
            owner,
            "roll_beat",
            _tr("Tick while rolling"),
            _tr("At each change of direction, every three seconds."),
        ),
        SwitchRow(
            owner,
            "voice",
            _tr("Voice"),
            _tr("Says what comes next, when to switch sides and when half is done."),
        ),
        SwitchRow(
            owner,
            "voice_count",
            _tr("Count the last three seconds"),
            _tr("The voice says them at the end of each hold."),
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("DeviceSection", text)
