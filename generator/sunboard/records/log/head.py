"""Where a ledger stood, as the site that was made of it has it; an older ledger, or another, is known by it."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.records.ledger_files import State
from sunboard.records.log.files import Log


@dataclass(frozen=True)
class Head:
    """Where a ledger stood."""

    day: str
    """The day it was complete to, as 2026-03-01."""
    publication: int
    """The number of the log's last publication; 0 before the first."""
    sha256: str
    """Of its file."""
    ordinal: int
    """Of the ledger's state."""
    seal: str
    """Of that state, which seals all other files."""


def head_of(state: State) -> Head:
    """Where a ledger in this state stands."""
    return Head(
        state.as_of.isoformat(), state.log.number, state.log.sha256, state.ordinal, state.seal
    )


def follows(log: Log, state: State | None, head: Head) -> bool:
    """Whether a ledger is the one that stood there, or what became of it since."""
    if state is None or state.ordinal < head.ordinal:
        return False
    if state.ordinal == head.ordinal and state.seal != head.seal:
        return False
    return log.hash_of(head.publication) == head.sha256
