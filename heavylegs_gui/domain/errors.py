"""Errors that are told to the runner in one sentence."""

from __future__ import annotations


class UserError(Exception):
    """Something that the runner can act on.

    The message is one plain sentence (or two): what is wrong and what to do. It never holds a
    traceback, and it is shown as plain text.
    """


class InvalidValueError(UserError):
    """A value that was typed or read lies outside what is possible.

    Attributes:
        field: Name of the field at fault, as in the glossary (``distance_m``), or ``None``.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class ImportRefusedError(UserError):
    """A file that cannot be imported; the message says why and names no path."""


class StoreError(UserError):
    """The database cannot be opened or written; nothing was changed."""


class ChangedMeanwhileError(StoreError):
    """A row is not as a change expects it; the change can never be applied any more."""


class DatabaseBusyError(StoreError):
    """Another Heavy Legs has the database open."""


class DatabaseNewerError(StoreError):
    """The database was written by a newer version of the program."""


class DatabaseDamagedError(StoreError):
    """The file is foreign, truncated, empty or corrupt; it was not touched."""
