"""What may stand in a log: canary words of the runner never do."""

import logging
import sys

import pytest
from hypothesis import given
from hypothesis.strategies import text

from heavylegs_gui.domain.training import Sport
from heavylegs_gui.services.redaction import (
    SafeFormatter,
    SafeText,
    describe_chain,
    describe_error,
    place_of,
    redact,
    redact_fault_dump,
    short_path,
)

CANARY = "Canary"


@pytest.mark.parametrize(
    "message",
    [
        'QPixmap: could not load "Canary run.png"',
        "cannot open 'Canary'",
        "no such file /home/Canary Smith/runs/a.fit",
        "no such file ~/Canary/a.fit",
        r"no such file C:\Users\Canary Smith\a.fit",
        r"no such share \\server\Canary",
        "bad address file:///home/Canary",
        "mail Canary@example.org failed",
        "Canary.fit is damaged",
        "no such file ./Canary",
    ],
)
def test_a_message_of_qt_loses_names_and_paths(message):
    assert CANARY not in redact(message)


@pytest.mark.parametrize("message", ["ran on 2026-11-22", "ran on 22.11.2026", "ran on 11/22/26"])
def test_a_message_of_qt_loses_dates(message):
    assert redact(message) == "ran on <…>"


def test_a_harmless_message_of_qt_stays_readable():
    message = "QObject::startTimer: Timers cannot be started from another thread"
    assert redact(message) == message


def test_an_exception_shows_its_type_but_never_its_message():
    assert describe_error(ValueError("my Canary calf")) == "ValueError"


def test_an_error_of_the_system_shows_its_code_but_not_the_file():
    assert describe_error(FileNotFoundError(2, "No such file", "/home/Canary")) == (
        "FileNotFoundError (ENOENT)"
    )


def test_a_missing_attribute_is_named_because_it_stands_in_the_code():
    with pytest.raises(AttributeError) as caught:
        _ = Sport.RUN.legs
    assert describe_error(caught.value) == "AttributeError (legs)"


def test_a_source_file_of_ours_is_named_from_the_package_on():
    assert short_path("/home/Canary/x/heavylegs_gui/ui/window.py") == "heavylegs_gui/ui/window.py"
    assert short_path(r"C:\Canary\lib\json\decoder.py") == "decoder.py"


def _raise_in_a_chain():
    try:
        {}[CANARY]
    except KeyError as error:
        raise RuntimeError(CANARY) from error


def test_a_chain_names_both_errors_their_places_and_no_words():
    with pytest.raises(RuntimeError) as caught:
        _raise_in_a_chain()
    text = describe_chain(caught.value, caught.value.__traceback__)
    assert "RuntimeError" in text
    assert "while handling KeyError" in text
    assert "in _raise_in_a_chain" in text
    assert CANARY not in text


def test_a_deep_recursion_is_shortened():
    def dig():
        dig()

    with pytest.raises(RecursionError) as caught:
        dig()
    text = describe_chain(caught.value, caught.value.__traceback__)
    assert len(text.splitlines()) < 50
    assert "more …" in text


def test_the_place_is_the_innermost_line_of_our_own_code():
    with pytest.raises(ValueError, match="not a valid Sport") as caught:
        Sport(CANARY)
    assert place_of(caught.value.__traceback__).startswith("enum.py:")


def _formatted(template, *arguments, error=None, logger="heavylegs_gui.x"):
    record = logging.LogRecord(logger, logging.INFO, "", 1, template, arguments, error)
    return SafeFormatter().format(record)


def test_text_among_the_arguments_of_a_log_line_becomes_its_length():
    assert _formatted("imported %d files, first %s", 3, CANARY).endswith(
        "imported 3 files, first <text of 6>"
    )


def test_members_types_and_redacted_text_of_a_log_line_stay():
    line = _formatted("%s %s %s %s", Sport.RUN, KeyError, SafeText("a:1"), None)
    assert line.endswith("run KeyError a:1 None")


@given(text(min_size=1).filter(lambda words: not set(words) <= set("<text of 0123456789>%")))
def test_no_text_whatever_gets_into_a_log_line(words):
    line = _formatted("files %s %r", f"»{words}«", words.encode("utf-8", "replace"))
    assert f"»{words}«" not in line


def test_a_message_of_a_library_is_redacted_as_a_whole():
    assert CANARY not in _formatted("cannot read /home/Canary/a.fit", logger="fitdecode.reader")


def test_objects_and_errors_among_the_arguments_show_their_type_only():
    assert _formatted("%s %s", [CANARY], OSError(28, CANARY)).endswith("<list> OSError (ENOSPC)")


def test_a_log_line_whose_arguments_do_not_fit_is_still_written():
    assert "do not fit" in _formatted("%d files", CANARY)


def test_the_exception_of_a_log_line_is_described_without_its_message():
    try:
        int(CANARY)
    except ValueError:
        line = _formatted("failed", error=sys.exc_info())
    assert "ValueError" in line
    assert CANARY not in line


def test_a_dump_of_a_hard_crash_keeps_only_the_names_of_files():
    dump = 'File "/home/Canary/lib/heavylegs_gui/app.py", line 3 in main'
    assert redact_fault_dump(dump) == 'File "heavylegs_gui/app.py", line 3 in main'
