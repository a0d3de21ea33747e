"""The word that says what deserves a look: warnings."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from heavylegs_gui.cli.output import Answer

if TYPE_CHECKING:
    from heavylegs_gui.cli.context import Context
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.services.warnings import Fix
    from heavylegs_gui.wiring import Services


def warnings(context: Context, options: argparse.Namespace) -> Answer:
    """Answer ``warnings``."""
    from heavylegs_gui.services.warning_words import WarningWords

    with context.services() as services:
        found = _found(services, options)
        fixes = {one.key: services.warnings.fix(one) for one in found}
        units, log = services.preferences.settings.units, services.training_log
        words = WarningWords(units, log.thresholds, log.today)
        document = [_document(one, words, fixes[one.key]) for one in found]
    lines = [line for one in found for line in _lines(one, words, fixes[one.key])]
    return Answer(document, lines or ["There are no warnings."])


def _found(services: Services, options: argparse.Namespace) -> list[TrainingWarning]:
    warnings = services.warnings
    if options.all:
        return warnings.of_whole_log(dismissed=options.dismissed)
    return warnings.current(dismissed=options.dismissed)


def _document(warning: TrainingWarning, words: WarningWords, fix: Fix | None) -> dict[str, object]:
    return {
        "rule": warning.rule.value,
        "level": warning.level.word,
        "date": warning.day,
        "subject": warning.subject.text,
        "numbers": dict(warning.numbers),
        "message": words.message(warning),
        "evidence": warning.evidence.value,
        "fix": None if fix is None else _fix_document(fix),
    }


def _fix_document(fix: Fix) -> dict[str, object]:
    return {
        "kind": fix.kind,
        "changes": [
            {
                "session_id": edit.session_id,
                "field": edit.field,
                "from": _plain(edit.before),
                "to": _plain(edit.after),
            }
            for edit in fix.proposal.edits
        ],
        "remaining": [one.level.word for one in fix.remaining],
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _lines(warning: TrainingWarning, words: WarningWords, fix: Fix | None) -> list[str]:
    lines = [f"{warning.day.isoformat()}  {warning.level.word:<7}  {words.message(warning)}"]
    lines.append(f"    {words.why(warning)} {words.how_sure(warning)}")
    if fix is not None:
        lines.append(f"    {words.fix(fix)}: {'; '.join(words.changes(fix))}")
    return lines
