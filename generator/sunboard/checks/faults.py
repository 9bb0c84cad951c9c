"""Faults: what is said against a value, or a record's cell; with its place in a file a fault is a problem."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sunboard.messages import MESSAGES
from sunboard.messages.message import Cost
from sunboard.problems import Severity

_DOTS = str.maketrans(dict.fromkeys("•‧∙⋅・.", "·"))
Value = TypeVar("Value")

QUOTES = ("found", "would")
"""The params of a message that repeat what stands in a cell, whole; whoever says it hides and shortens."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one value, before anybody knows where it stands."""

    code: str
    """A key of `MESSAGES`."""
    params: Mapping[str, Any] = field(default_factory=dict)
    loses: str = ""
    """The field that is not believed; "" for the one that it is said of."""

    @property
    def is_error(self) -> bool:
        """Whether the cell holds something that is wrong; else it counts as empty."""
        return MESSAGES[self.code].severity == Severity.ERROR


@dataclass(frozen=True, slots=True)
class Assumed(Generic[Value]):
    """A value that a written rule reads in a cell, and the note that says so."""

    value: Value
    note: Fault


UNLISTED: Mapping[str, Any] = {}
"""The params of a fault that is one of too many alike: it withholds its record, and is only counted."""


@dataclass(frozen=True, slots=True)
class RecordFault:
    """A fault of one record's cell, whose file and line nobody has looked up yet."""

    kind: str
    row: int
    """Position in the kind's table as read."""
    field: str
    code: str
    params: Mapping[str, Any]
    loses: str
    """The field that is not believed; mostly the one at fault."""
    is_healed: bool = False
    """Whether what was accepted before stands in the cell again, so that it takes nothing (R-9)."""

    @property
    def costs(self) -> Cost:
        """What it takes from its record."""
        return Cost.NOTHING if self.is_healed else MESSAGES[self.code].costs


def squeezed(text: str) -> str:
    """The text without white space, of one width, with one kind of dot: what names are compared by."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_DOTS).split())


def without_echoes(faults: Iterable[RecordFault], whole_row: str) -> Iterator[RecordFault]:
    """Drop what else is said of rows that have a fault of code `whole_row`.

    A line of totals lacks an id, a date and whatever else; one problem is enough.
    """
    kept = list(faults)
    rows = {(f.kind, f.row) for f in kept if f.code == whole_row}
    seen: set[tuple[str, int]] = set()
    for fault in kept:
        key = (fault.kind, fault.row)
        if key not in rows:
            yield fault
        elif fault.code == whole_row and key not in seen:
            seen.add(key)
            yield fault
