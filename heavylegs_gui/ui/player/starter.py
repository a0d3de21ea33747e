"""The way into a routine: the gate, the safety card, then the player's window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.emergency_numbers import emergency_words
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.routine import Routine
from heavylegs_gui.domain.routine_engine import PauseReason
from heavylegs_gui.domain.settings import SoundProfile, profile_key
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.services.routine_runs import RoutineRun
from heavylegs_gui.services.wake_keeper import WakeKeeper
from heavylegs_gui.ui.devices.session_watch import SessionWatch
from heavylegs_gui.ui.devices.sound import Sound
from heavylegs_gui.ui.devices.wake_lock import WakeLock
from heavylegs_gui.ui.player.card_flow import CardFlow
from heavylegs_gui.ui.player.caution_sheet import CautionSheet
from heavylegs_gui.ui.player.player_window import PlayerWindow
from heavylegs_gui.ui.player.safety_sheet import SafetySheet
from heavylegs_gui.ui.theme.theme import ThemeManager


class RoutineStarter(QObject):
    """Starts routines and takes them up again, never past the gate.

    Attributes:
        sound: The tones.
        wake_lock: Keeps the screen on.
        watch: Hears that the screen is locked or the computer about to sleep.
        full_screen: Whether a routine opens on the whole screen.
        card: The safety card, ``None`` before it was first asked.
        cautions: The question about rolling, ``None`` before it was first asked.
        window: The player's window, ``None`` before the first routine.

    Signals:
        changed: A routine began or its window closed.
        held_back: A block is open; say why and what to do.
        failed: Something could not be read or stored; carries one sentence.
        stored: A choice of the runner was stored; carries the change, which can be undone.
    """

    changed = Signal()
    held_back = Signal()
    failed = Signal(str)
    stored = Signal(object)

    def __init__(
        self, player: RoutinePlayer, preferences: Preferences, theme: ThemeManager, host: QWidget
    ) -> None:
        """Get ready.

        Args:
            player: The service.
            preferences: Sound and country of the runner.
            theme: The theme manager.
            host: The page; the card covers its window.
        """
        super().__init__(host)
        self._player, self._preferences, self._theme = player, preferences, theme
        self._host = host
        self.sound = Sound(self)
        self.wake_lock = WakeLock(self)
        self.watch = SessionWatch(self)
        self._keeper = WakeKeeper(player, self.wake_lock, self)
        self.watch.locked.connect(self._on_locked)
        self.watch.falling_asleep.connect(self._on_falling_asleep)
        self.full_screen = True
        self.card: SafetySheet | None = None
        self.cautions: CautionSheet | None = None
        self.window: PlayerWindow | None = None
        self._wanted: tuple[Routine, RoutineRun | None] | None = None

    def start(self, routine: Routine, run: RoutineRun | None = None) -> None:
        """Begin a routine, or take up ``run`` again; ask the safety card if it is due."""
        if self._player.is_open:
            return
        self._wanted = (routine, run)
        try:
            self._start(routine, run)
        except UserError as error:
            self.failed.emit(str(error))

    def leave(self) -> None:
        """Keep a routine that is playing, because the program ends."""
        if self.window is not None and self.window.isVisible():
            self.window.close()
        self._player.leave()
        self._keeper.look()
        self.watch.close()
        if self.window is not None:
            self.window.cues.speech.close()

    @Slot(str, str)
    def choose_profile(self, routine_id: str, profile: str) -> None:
        """Keep how loud a routine is; an empty text makes it as loud as the settings say."""
        try:
            change = self._preferences.set(profile_key(routine_id), profile)
        except UserError as error:
            self.failed.emit(str(error))
            return
        if not change.is_empty:
            self.stored.emit(change)

    def emergency(self) -> str:
        """Return the number to call."""
        return emergency_words(self._preferences.settings.region)

    def _start(self, routine: Routine, run: RoutineRun | None) -> None:
        if self._player.block_of(routine) is not None:
            self.held_back.emit()
        elif self._player.needs_card(routine):
            self._safety_card().ask()
        elif self._player.routine_library.asks_about_rolling(routine, run.steps if run else ()):
            self._ask_about_rolling(routine, run)
        else:
            self._play(routine, run)

    def _ask_about_rolling(self, routine: Routine, run: RoutineRun | None) -> None:
        if self.cautions is None:
            self.cautions = CautionSheet(self._theme, self._host.window())
            self.cautions.without_chosen.connect(self._on_without_rolling)
            self.cautions.with_chosen.connect(self._on_with_rolling)
        library = self._player.routine_library
        can_leave_out = run is None and bool(library.steps(routine))
        self.cautions.ask(library.cautions(), can_leave_out=can_leave_out)

    @Slot()
    def _on_without_rolling(self) -> None:
        self._play_wanted(rolls_ticked=False)

    @Slot()
    def _on_with_rolling(self) -> None:
        self._play_wanted(rolls_ticked=True)

    def _play_wanted(self, *, rolls_ticked: bool) -> None:
        if self._wanted is None:
            return
        try:
            self._play(*self._wanted, rolls_ticked=rolls_ticked)
        except UserError as error:
            self.failed.emit(str(error))

    def _safety_card(self) -> SafetySheet:
        if self.card is None:
            flow = CardFlow(self._player.gate, self._theme, self._host.window())
            flow.cleared.connect(self._on_cleared)
            flow.held_back.connect(self._on_ticked)
            flow.failed.connect(self.failed)
            self.card = flow.sheet
        return self.card

    @Slot()
    def _on_cleared(self) -> None:
        if self._wanted is not None:
            self.start(*self._wanted)

    @Slot()
    def _on_ticked(self) -> None:
        """Show what to do, also when the tick could not be stored."""
        self._wanted = None
        self.held_back.emit()
        if self._player.gate.has_unwritten:
            self.failed.emit(
                self.tr(
                    "Your answer counts, but it cannot be stored yet; keep Heavy Legs open, "
                    "it tries again every second."
                )
            )

    def _play(
        self, routine: Routine, run: RoutineRun | None, *, rolls_ticked: bool = False
    ) -> None:
        self._wanted = None
        window = self._player_window()
        window.cues.begin(self._preferences.settings, routine.id)
        if run is not None:
            began = self._player.resume_run(run, rolls_ticked=rolls_ticked)
        else:
            began = self._player.start(routine, rolls_ticked=rolls_ticked)
        if began:
            self.watch.open()
            window.open(full_screen=self.full_screen)
            self.changed.emit()

    @Slot()
    def _on_closed(self) -> None:
        self._keeper.look()
        self.watch.close()
        self.changed.emit()

    @Slot()
    def _on_locked(self) -> None:
        if self._preferences.settings.pause_on_lock:
            self._player.pause(PauseReason.LOCK)

    @Slot()
    def _on_falling_asleep(self) -> None:
        self._player.pause(PauseReason.SUSPEND)

    @Slot()
    def _on_profile_requested(self) -> None:
        """Make the routine that plays quiet, normal or loud by turns."""
        routine, window = self._player.routine, self.window
        if routine is None or window is None:
            return
        profiles = list(SoundProfile)
        now = profiles.index(self._preferences.settings.profile_of(routine.id))
        chosen = profiles[(now + 1) % len(profiles)]
        self.choose_profile(routine.id, chosen)
        window.toast.show_message(profile_text(chosen))

    @Slot()
    def _on_settings(self) -> None:
        routine, window = self._player.routine, self.window
        if window is not None and routine is not None:
            window.cues.follow(self._preferences.settings, routine.id)

    def _player_window(self) -> PlayerWindow:
        if self.window is None:
            self.window = PlayerWindow(
                self._player, self._theme, self.sound, self.emergency, self._host
            )
            self.window.closed.connect(self._on_closed)
            self.window.profile_requested.connect(self._on_profile_requested)
            self._preferences.changed.connect(self._on_settings)
            self.window.held_back.connect(self._on_ticked)
        return self.window


def profile_text(profile: SoundProfile) -> str:
    """Return what is said when a profile was chosen for a routine."""
    translate = QCoreApplication.translate
    if profile is SoundProfile.QUIET:
        return translate("SoundProfile", "This routine: quiet, soft tones at each change only")
    if profile is SoundProfile.LOUD:
        return translate("SoundProfile", "This routine: loud, the screen lights up at each change")
    return translate("SoundProfile", "This routine: normal tones")
