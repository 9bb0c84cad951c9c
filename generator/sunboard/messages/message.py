"""What a message is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Cost(StrEnum):
    """What a fault takes from its record. A fault never improves a rate, and never shows what is private."""

    CELL = "cell"
    """The cell, and the record with it where the field says that it is nothing without."""
    UNREAD = "unread"
    """The cell, which counts as empty; and its record with it where an empty cell says something."""
    TEXT = "text"
    """What the cell says, which nobody is shown; it counts as filled, and the record as without the fault."""
    RECORD = "record"
    """The record, whichever cell it stands in."""
    NOTHING = "nothing"
    """The record is published as it is, or as it was."""


@dataclass(frozen=True, slots=True)
class Message:
    """One wording."""

    text: str
    """The sentence, a message of the catalogues: its places are filled by the params of the problem."""
    severity: str
    """`error` costs the cell, the record or the file; `warning` says that somebody should look."""
    costs: Cost = Cost.CELL
    is_said_once: bool = False
    """Whether one line, with a count, tells of all such faults: one thing mends them, and stands elsewhere."""

    @property
    def is_counted(self) -> bool:
        """Whether it counts something, `{count}`, and so has plural forms in other languages."""
        return "{count}" in self.text


def error(text: str, costs: Cost = Cost.CELL, *, is_said_once: bool = False) -> Message:
    """A message whose problem costs something; of a file as a whole, that file."""
    return Message(text, "error", costs, is_said_once)


def warning(text: str, costs: Cost = Cost.NOTHING) -> Message:
    """A message about what somebody should look at; it costs nothing unless it says so."""
    return Message(text, "warning", costs)
