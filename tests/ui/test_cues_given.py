"""What is heard, said and lit at each cue, by the runner's settings."""

from __future__ import annotations

import os
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from heavylegs_gui.domain.routine import Phase, Side
from heavylegs_gui.domain.routine_cues import Cue, CueKind
from heavylegs_gui.domain.routine_engine import PauseReason, State
from heavylegs_gui.domain.settings import Settings, SoundProfile, profile_key
from heavylegs_gui.domain.voice_queue import Priority
from heavylegs_gui.ui.devices.sound import Sound, Tone
from heavylegs_gui.ui.devices.speech import Speech, VoiceState, _best_locale, _spoken_by
from heavylegs_gui.ui.pages.stretch_page import StretchPage
from heavylegs_gui.ui.player.cue_giver import CueGiver
from heavylegs_gui.ui.player.voice_words import duration_words, spoken

EXERCISE = "st_calf_straight"


class HeardSound(Sound):
    """The real tones, with an ear beside them."""

    def __init__(self):
        super().__init__()
        self.heard = []

    def play(self, tone):
        self.heard.append(tone)
        super().play(tone)


@pytest.fixture
def page(qtbot, player, preferences, theme, history):
    player.gate.answer([])
    made = StretchPage(player, player.routine_library, preferences, theme, history)
    qtbot.addWidget(made)
    made.starter.full_screen = False
    made.starter.sound = HeardSound()
    yield made
    made.starter.leave()
    made.starter.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def begin(page, player):
    """A function that starts the routine with settings, and stops its clock."""

    def start(**texts):
        page._preferences.set_all(texts)
        page.start("article_5")
        player._timer.stop()
        return page.starter.window

    return start


def let_pass(player, clock, seconds):
    for _ in range(round(seconds * 10)):
        clock.now_ms += 100
        player.tick()


def heard(page):
    return page.starter.sound.heard


def test_the_first_tone_of_a_routine_is_not_missed(begin, page):
    begin()
    assert heard(page) == [Tone.READY]


def test_normal_gives_every_tone_of_the_table_but_the_tick(begin, page, player, clock):
    begin()
    let_pass(player, clock, 334)
    assert set(heard(page)) == set(Tone) - {Tone.TICK}
    assert player.engine.state is State.DONE


def test_quiet_leaves_out_counts_and_half_way(begin, page, player, clock):
    begin(sound_profile="quiet")
    let_pass(player, clock, 334)
    assert set(heard(page)) == {Tone.READY, Tone.GO, Tone.SWITCH, Tone.DONE}


def test_the_tick_of_a_roll_comes_when_it_is_switched_on(begin, page, player, clock):
    begin(roll_beat="true")
    let_pass(player, clock, 334)
    assert heard(page).count(Tone.TICK) == 3 * 9


def test_loud_lights_the_whole_screen_at_a_boundary(begin, player, clock):
    window = begin(sound_profile="loud")
    window.stage.veil.hide()
    let_pass(player, clock, 9)
    assert not window.stage.veil.isVisible()
    let_pass(player, clock, 1.2)
    assert window.stage.veil.isVisible()
    assert window.stage.veil.geometry() == window.stage.rect()
    window.stage.veil.hide()


def test_normal_lights_the_ring_alone(begin, player, clock):
    window = begin()
    let_pass(player, clock, 10.1)
    assert not window.stage.veil.isVisible()
    assert window.stage.ring.is_flashing


def test_p_keeps_a_profile_for_this_routine_and_undo_takes_it_back(begin, page, preferences):
    window = begin()
    QTest.keyClick(window, Qt.Key.Key_P)
    assert preferences.settings.profile_of("article_5") is SoundProfile.LOUD
    assert preferences.settings.profile_of("another") is SoundProfile.NORMAL
    assert page.starter.sound.profile is SoundProfile.LOUD
    page._history.undo()
    assert preferences.settings.routine_profiles == ()
    assert page.starter.sound.profile is SoundProfile.NORMAL


def test_a_kept_profile_is_used_at_the_next_start(begin, page):
    begin(**{profile_key("article_5"): "quiet"})
    assert page.starter.sound.profile is SoundProfile.QUIET


def test_the_page_keeps_how_loud_a_routine_is_and_undo_takes_it_back(page, preferences, begin):
    begin()
    key = profile_key("article_5")
    page.profile.show_routine("article_5")
    assert page.profile.control.value() == ""
    page.profile.control.button("quiet").click()
    assert preferences.text(key) == "quiet"
    page._history.undo()
    assert preferences.text(key) is None
    page.profile.show_routine("article_5")
    assert page.profile.control.value() == ""


def test_m_silences_tones_and_voice_and_brings_both_back(begin):
    window = begin()
    QTest.keyClick(window, Qt.Key.Key_M)
    assert window.cues.is_silent
    QTest.keyClick(window, Qt.Key.Key_M)
    assert (window.cues.sound.muted, window.cues.speech.muted) == (False, False)


def test_m_brings_back_the_voice_alone_where_tones_are_off(begin):
    window = begin(sound="false")
    QTest.keyClick(window, Qt.Key.Key_M)
    assert window.cues.is_silent
    QTest.keyClick(window, Qt.Key.Key_M)
    assert (window.cues.sound.muted, window.cues.speech.muted) == (True, False)


def test_v_switches_the_voice_alone(begin):
    window = begin()
    QTest.keyClick(window, Qt.Key.Key_V)
    assert window.cues.speech.muted
    assert not window.cues.sound.muted
    assert window.cues.speech.status_text() in {
        "Voice: off",
        "Voice: none found (packages speech-dispatcher speech-dispatcher-espeak-ng)",
    }


def test_the_voice_is_not_looked_for_where_it_is_switched_off(begin):
    window = begin(voice="false")
    assert window.cues.speech.state is VoiceState.NOT_TRIED


def test_a_locked_screen_pauses_unless_the_runner_does_not_want_it(begin, page, player):
    begin()
    page.starter.watch.locked.emit()
    assert player.engine.pause_reason is PauseReason.LOCK
    player.resume()
    page._preferences.set("pause_on_lock", "false")
    page.starter.watch.locked.emit()
    assert player.engine.state is State.RESUMING


def test_a_computer_that_falls_asleep_pauses_the_routine(begin, page, player):
    begin()
    page.starter.watch.falling_asleep.emit()
    assert player.engine.pause_reason is PauseReason.SUSPEND


# words


@pytest.fixture
def say(player):
    """A function that returns what is said at a cue of a step of that phase."""
    library = player.routine_library
    steps = library.steps(library.routine("article_5"))

    def words(kind, phase=Phase.MOVE, left_ms=8_000, seconds=0, **more):
        step = next(
            one for one in steps if one.phase is phase and more.get("side") in (None, one.side)
        )
        cue = Cue(kind, steps.index(step), seconds, 0, left_ms)
        counts = more.get("counts_out", False)
        return spoken(cue, step, library.exercises, 334, counts_out=counts)

    return words


def test_the_next_exercise_is_named_with_its_side(say):
    words, priority = say(CueKind.GET_READY, side=Side.LEFT)
    assert words == "Next: Calf stretch, back knee straight, left side"
    assert priority is Priority.NAME


def test_a_short_lead_in_has_the_short_name_alone(say):
    assert say(CueKind.GET_READY, left_ms=3_900, side=Side.LEFT).words == "Calf stretch"


def test_a_rest_says_that_it_comes_once_more(say):
    assert say(CueKind.GET_READY, Phase.REST, 5_000).words == "Rest. Then once more: Hamstrings"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (CueKind.SWITCH, "Switch sides"),
        (CueKind.HALF, "Half way"),
        (CueKind.DONE, "Done. 5 minutes 34 seconds"),
    ],
)
def test_the_other_cues_have_their_words(say, kind, words):
    assert say(kind).words == words


def test_numbers_are_said_before_a_hold_and_at_its_end_only_when_wanted(say):
    assert say(CueKind.COUNT_IN, seconds=3) == ("3", Priority.NUMBER)
    assert say(CueKind.COUNT_OUT, seconds=3) is None
    assert say(CueKind.COUNT_OUT, seconds=3, counts_out=True).words == "3"


@pytest.mark.parametrize("kind", [CueKind.GO, CueKind.ROLL_BEAT])
def test_a_start_and_a_beat_are_not_said(say, kind):
    assert say(kind) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 seconds"), (1, "1 second"), (60, "1 minute"), (334, "5 minutes 34 seconds")],
)
def test_a_duration_is_said_in_words(seconds, words):
    assert duration_words(seconds) == words


# the voice


def test_a_missing_voice_library_is_told_with_its_package(qapp, monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    speech = Speech()
    speech.open()
    speech.say("Half way", Priority.HALF)
    assert speech.state is VoiceState.NO_LIBRARY
    assert speech.status_text() == "Voice: library missing (libpulse0)"


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or "nonexistent" not in os.environ["SPEECHD_ADDRESS"],
    reason="somebody named a speech server for this run",
)
def test_a_machine_without_a_speech_server_ends_in_a_plain_line(qtbot, capfd):
    speech = Speech()
    with qtbot.waitSignal(speech.state_changed):
        speech.open()
        speech.say("Next: Calf stretch", Priority.NAME)
    assert speech.state is VoiceState.NO_ENGINE
    assert not speech.is_audible
    speech.close()
    assert speech.state is VoiceState.NOT_TRIED
    assert capfd.readouterr() == ("", "")


def test_closing_and_opening_anew_ends_quietly(qapp):
    speech = Speech()
    speech.open()
    speech.close()
    assert speech.state is VoiceState.NOT_TRIED


def test_a_voice_in_the_language_of_the_words_is_chosen(qapp):
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale("en_GB"))
    names = ["de_DE", "en_US", "en_GB"]
    assert _best_locale([QLocale(one) for one in names]).name() == "en_GB"
    assert _best_locale([QLocale(one) for one in names[:2]]).name() == "en_US"
    assert _best_locale([QLocale("de_DE")]) is None


def test_a_voice_is_told_by_language_and_country(qapp):
    from PySide6.QtCore import QLocale

    assert _spoken_by(QLocale("en_GB")) == "English (United Kingdom)"


def test_the_giver_follows_the_settings_of_its_routine(player, theme, qtbot):
    from heavylegs_gui.ui.player.stage import PlayerStage

    stage = PlayerStage(theme)
    qtbot.addWidget(stage)
    giver = CueGiver(player, Sound(), Speech(), stage)
    settings = Settings().with_value(profile_key("desk_4"), "loud")
    giver.follow(settings, "desk_4")
    assert giver.sound.profile is SoundProfile.LOUD
    giver.follow(settings, "bedtime")
    assert giver.sound.profile is SoundProfile.NORMAL
