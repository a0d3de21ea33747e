"""What happens after "it hurts": the four answers and the advice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.muscle_dose import held_s
from heavylegs_gui.domain.routine import Phase, Step
from heavylegs_gui.domain.routine_engine import PauseReason, RoutineEngine
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.ui.player.pain_panel import PainPanel
from heavylegs_gui.ui.player.pain_words import advice, pain_scene
from heavylegs_gui.ui.player.scene_maker import SceneMaker
from heavylegs_gui.ui.player.sheets import AdviceSheet
from heavylegs_gui.ui.player.stretch_words import stop_text
from heavylegs_gui.ui.theme.theme import ThemeManager


class PainFlow(QObject):
    """Shows the pain screen while the routine waits for that reason, and carries its answers out.

    Attributes:
        panel: The screen.
        advice_sheet: When to see a doctor.
        easier: ``"<exercise>:<easier way>"`` that was chosen for this exercise, or an empty text.

    Signals:
        announced: With what a screen reader should say.
    """

    announced = Signal(str)

    def __init__(
        self,
        player: RoutinePlayer,
        theme: ThemeManager,
        emergency: Callable[[], str],
        host: QWidget,
    ) -> None:
        super().__init__(host)
        self._player, self._emergency = player, emergency
        self._maker: SceneMaker | None = None
        self.easier = ""
        self.panel = PainPanel(theme, host)
        self.panel.hide()
        self.panel.answered.connect(self._on_answer)
        self.advice_sheet = AdviceSheet(theme, host)
        self.advice_sheet.end_requested.connect(self._end)

    def begin(self, maker: SceneMaker) -> None:
        """Get ready for a routine."""
        self._maker, self.easier = maker, ""
        self.panel.hide()

    def follow(self, engine: RoutineEngine) -> bool:
        """Show or hide the screen; return whether it has just gone."""
        if self.easier and not self.easier.startswith(f"{engine.step.exercise_id}:"):
            self.easier = ""
        if engine.pause_reason is PauseReason.PAIN:
            if not self.panel.isVisible():
                self._show(engine)
            return False
        was_visible = self.panel.isVisible()
        self.panel.hide()
        return was_visible

    def takes(self, digit: int | None) -> bool:
        """Give the answer of a digit key; return whether there was one."""
        if digit is None or digit > len(self.panel.buttons) or not self.panel.isVisible():
            return False
        self.panel.answer(digit)
        return True

    def _show(self, engine: RoutineEngine) -> None:
        if self._maker is None:
            return
        scene = pain_scene(
            self._maker.exercise(engine),
            self._maker.side_word(_hold(engine).side),
            -(-engine.remaining_ms // 1000) if engine.step.phase is Phase.WORK else None,
            sum(held_s(engine.credited()).values()),
            self._maker.shot(engine),
        )
        self.panel.show_pain(scene)
        self.panel.show()
        self.panel.raise_()
        self.panel.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.announced.emit(f"{scene.cue}. {scene.warning}")

    @Slot(str)
    def _on_answer(self, answer: str) -> None:
        engine = self._player.engine
        if engine is None or self._maker is None:
            return
        exercise = self._maker.exercise(engine)
        if answer == "advice":
            self.advice_sheet.show_advice(stop_text(exercise), advice(self._emergency()))
            self.advice_sheet.open(self.advice_sheet.back_button)
        elif answer == "end":
            self._player.stop()
        elif answer == "skip":
            self._skip(engine)
            self._player.resume()
        else:
            self.easier = f"{exercise.id}:{exercise.easier}"
            self._player.resume()

    def _skip(self, engine: RoutineEngine) -> None:
        """Leave out the hold that hurts, or the one that comes."""
        while engine.step.phase is not Phase.WORK:
            self._player.skip()
        self._player.skip()

    @Slot()
    def _end(self) -> None:
        self.advice_sheet.dismiss()
        self._player.stop()


def _hold(engine: RoutineEngine) -> Step:
    """Return the hold of now, or the one that a lead-in leads to."""
    number = None if engine.step.phase is Phase.WORK else engine.next_work()
    return engine.step if number is None else engine.steps[number]
