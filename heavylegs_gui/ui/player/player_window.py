"""The window in which a routine plays: keys, tones, screens; the timer itself is a service."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.routine_cues import Cue, CueKind
from heavylegs_gui.domain.routine_engine import RoutineEngine, State
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.ui.devices.sound import Sound
from heavylegs_gui.ui.devices.speech import Speech
from heavylegs_gui.ui.player.announcer import Announcer
from heavylegs_gui.ui.player.card_flow import CardFlow
from heavylegs_gui.ui.player.cue_giver import CueGiver
from heavylegs_gui.ui.player.done_panel import DonePanel
from heavylegs_gui.ui.player.done_words import done_scene
from heavylegs_gui.ui.player.keys import command_of, digit_of
from heavylegs_gui.ui.player.lettering import BASE_HEIGHT, BASE_WIDTH
from heavylegs_gui.ui.player.pain_flow import PainFlow
from heavylegs_gui.ui.player.scene_maker import SceneMaker
from heavylegs_gui.ui.player.sheets import KeysSheet
from heavylegs_gui.ui.player.stage import PlayerStage
from heavylegs_gui.ui.player.stop_sheet import StopSheet
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.overlay import Overlay
from heavylegs_gui.ui.widgets.toast import Toast


class PlayerWindow(QWidget):
    """Shows the routine that the player service plays.

    Attributes:
        stage: The usual screen.
        pain: The screen after "it hurts".
        done: The last screen.
        card: The safety card, asked when it is due before a routine goes on.
        cues: Tones, voice and light.

    Signals:
        profile_requested: The runner wants the next sound profile for this routine.
        closed: The window went away; a routine that is not over can be resumed later.
        held_back: Something was ticked on the card and the window went away; say what to do.
    """

    closed = Signal()
    profile_requested = Signal()
    held_back = Signal()

    def __init__(
        self,
        player: RoutinePlayer,
        theme: ThemeManager,
        sound: Sound,
        emergency: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """Build a hidden window.

        Args:
            player: The service.
            theme: The theme manager.
            sound: The tones.
            emergency: Returns the number to call.
            parent: Qt parent; the window stays a window of its own.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self._player, self._theme, self._sound = player, theme, sound
        self._emergency = emergency
        self._maker: SceneMaker | None = None
        self._run_id = 0
        self.setWindowTitle(self.tr("Routine – Heavy Legs"))
        self.setMinimumSize(640, 420)
        self.resize(BASE_WIDTH, BASE_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build(theme)
        self._connect()

    def _build(self, theme: ThemeManager) -> None:
        self.stage = PlayerStage(theme, self)
        self.cues = CueGiver(self._player, self._sound, Speech(self), self.stage)
        self.pain = PainFlow(self._player, theme, self._emergency, self)
        self.done = DonePanel(theme, self)
        self.keys_sheet = KeysSheet(theme, self)
        self.stop_sheet = StopSheet(theme, self)
        self.card = CardFlow(self._player.gate, theme, self)
        self.toast = Toast(theme, self)
        self.announcer = Announcer(self)
        self.done.hide()

    def _connect(self) -> None:
        self._player.advanced.connect(self._refresh)
        self._player.state_changed.connect(self._on_state)
        self._player.cue.connect(self._on_cue)
        self._player.finished.connect(self._on_finished)
        self._player.failed.connect(self.toast.show_message)
        self._player.card_needed.connect(self.card.ask)
        self.card.cleared.connect(self._player.resume)
        self.card.held_back.connect(self._on_ticked)
        self.card.failed.connect(self.toast.show_message)
        self._sound.state_changed.connect(self._show_words)
        self.stage.command.connect(self.run)
        self.pain.announced.connect(self.announcer.say)
        self.stop_sheet.chosen.connect(self._on_stop_answer)
        self.stop_sheet.close_requested.connect(self._on_stop_withdrawn)
        self.done.rated.connect(self._on_rated)
        self.done.closed.connect(self.close)

    def _command_table(self) -> dict[str, Callable[[], None]]:
        return {
            "pause": self._toggle_pause,
            "skip": self._player.skip,
            "back": self._player.back,
            "plus10": self._player.plus_ten,
            "switch": self._player.switch_side,
            "pain": self._player.hurts,
            "mute": self._toggle_mute,
            "voice": self._toggle_voice,
            "profile": self.profile_requested.emit,
            "full_screen": self.toggle_full_screen,
            "escape": self._escape,
            "help": self._show_keys,
        }

    # opening

    def open(self, *, full_screen: bool = True) -> None:
        """Show the routine that has just been started or taken up again."""
        routine, library = self._player.routine, self._player.routine_library
        if routine is None or self._player.engine is None:
            return
        exercises = library.exercises
        figures = {key: library.figure(key) for key in exercises}
        found = {key: figure for key, figure in figures.items() if figure is not None}
        self._maker = SceneMaker(routine, exercises, found, self)
        self.announcer.begin()
        self.pain.begin(self._maker)
        self.done.hide()
        self._sound.open()
        self._show_words()
        self._on_state()
        if full_screen:
            self.showFullScreen()
        else:
            self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def run(self, command: str) -> None:
        """Carry out a command by its name, as its key does."""
        if not self.done.isVisible() or command in {"escape", "full_screen"}:
            self._command_table()[command]()

    @Slot()
    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # following the player

    @property
    def _engine(self) -> RoutineEngine | None:
        return self._player.engine

    @Slot()
    def _refresh(self) -> None:
        if self._maker is not None and self._engine is not None:
            self.stage.show_scene(self._maker.scene(self._engine, self.pain.easier))

    @Slot()
    def _on_state(self) -> None:
        engine = self._engine
        if engine is None or self._maker is None:
            return
        if self.pain.follow(engine):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_words()
        self._refresh()
        self._announce_step(engine)

    @Slot(object)
    def _on_cue(self, cue: Cue) -> None:
        if cue.kind is CueKind.HALF:
            self.announcer.say(self.tr("Half way"))

    @Slot(int)
    def _on_finished(self, run_id: int) -> None:
        engine, routine = self._engine, self._player.routine
        if engine is None or routine is None or self._maker is None:
            return
        self._run_id = run_id
        if not sum(engine.credited().values()):
            self.close()
            return
        exercises = self._player.routine_library.exercises
        scene = done_scene(routine, exercises, engine, self._maker.shot(engine))
        self.pain.panel.hide()
        self.done.show_done(scene)
        self.done.show()
        self.done.raise_()
        self.done.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.announcer.say(f"{scene.title}. {scene.cue}")

    # commands

    def _toggle_pause(self) -> None:
        self._player.toggle_pause()

    def _toggle_mute(self) -> None:
        self.toast.show_message(self.cues.toggle_silence())
        self._show_words()

    def _toggle_voice(self) -> None:
        self.toast.show_message(self.cues.toggle_voice())

    def _show_keys(self) -> None:
        self.keys_sheet.open(self.keys_sheet.close_button)

    def _escape(self) -> None:
        if self.done.isVisible():
            self.close()
        elif self.isFullScreen():
            self.showNormal()
        else:
            self._ask_to_stop()

    def _ask_to_stop(self) -> None:
        engine = self._engine
        if engine is not None and engine.state is not State.PAUSED:
            self._player.pause()
        has_held = engine is not None and any(engine.credited().values())
        self.stop_sheet.ask(has_held=has_held)

    @Slot()
    def _on_stop_withdrawn(self) -> None:
        self.stop_sheet.dismiss()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_stop_answer(self, answer: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if answer == "go_on":
            self._player.resume()
        elif answer == "stop":
            self._player.stop()
        else:
            self.close()

    @Slot()
    def _on_ticked(self) -> None:
        self.close()
        self.held_back.emit()

    @Slot(int, int)
    def _on_rated(self, effort: int, legs: int) -> None:
        try:
            self._player.runs.rate(self._run_id, effort or None, legs or None)
        except UserError as error:
            self.toast.show_message(str(error))

    # words

    @Slot()
    def _show_words(self) -> None:
        paused = self._engine is not None and self._engine.state is State.PAUSED
        self.stage.foot.set_word("pause", self.tr("go on") if paused else self.tr("pause"))
        word = self.tr("sound on") if self.cues.is_silent else self.tr("mute")
        self.stage.foot.set_word("mute", word)

    def _announce_step(self, engine: RoutineEngine) -> None:
        scene = self.stage.scene
        words = [scene.title, scene.side_word, scene.cue]
        if engine.state is State.RESUMING:
            words = [self.tr("Go on in 3 seconds")]
        self.announcer.say(". ".join(word for word in words if word))

    # Qt

    def _open_sheet(self) -> Overlay | None:
        sheets = (self.card.sheet, self.keys_sheet, self.pain.advice_sheet, self.stop_sheet)
        return next((sheet for sheet in sheets if sheet.isVisible()), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sheet, command = self._open_sheet(), command_of(event)
        if sheet in {self.keys_sheet, self.stop_sheet} and command == "pain":
            sheet.dismiss()
        elif sheet is not None:
            super().keyPressEvent(event)
            return
        if self.done.isVisible() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close()
            return
        digit = digit_of(event)
        if self.pain.takes(digit):
            return
        if command is None:
            super().keyPressEvent(event)
        else:
            self.run(command)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self.stage, self.pain.panel, self.done):
            part.setGeometry(self.rect())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._player.set_seen(seen=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._player.set_seen(seen=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait and keep the routine; it is offered again on the Stretch page."""
        self.card.sheet.hide()
        self.stop_sheet.hide()
        self.keys_sheet.hide()
        self.pain.advice_sheet.hide()
        self._player.leave()
        self.cues.speech.hush()
        event.accept()
        self.closed.emit()
