"""A publication, its events, and the bytes by which they are known: what became of records.

An event holds a commitment to what the record said (SHA-256 of a salt and of the canonical bytes), never what
it said: that lies beside it with the salt, in a line of its own, which alone may be deleted. A guessed text
can't be confirmed by the commitment once its salt is gone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple

Values = Mapping[str, str]
"""By field what a record says there, as the check stage writes it: a day as 2026-03-01, a term as its key, a
reference as an id; a field that says nothing is not there, but for one that has been emptied, which is ""."""


class What(StrEnum):
    """What became of a record."""

    ADDED = "added"
    """It is on the site for the first time."""
    PROGRESSED = "progressed"
    """It says more than it did, or what may change says something else."""
    CHANGED = "changed"
    """What stood there says something else, and another record says openly that and why it does (`by`)."""
    STRUCK = "struck"
    """Names, or all words, were taken back; what it said before is kept nowhere."""
    GONE = "gone"
    """Of what is only counted: it counts no longer. Nobody knows what it said, so that it can't come back."""


@dataclass(frozen=True)
class Event:
    """One line of a publication."""

    what: What
    kind: str
    id: str
    fields: tuple[str, ...]
    """The fields that it holds values of, in the kind's order."""
    seal: str
    """The commitment to these values, in hexadecimal."""
    by: str = ""
    """The id of the record that declares the change; "" where none has to."""
    hidden: tuple[str, ...] = ()
    """Fields that hold something which is told nowhere, and to which nobody is held."""
    salted: str = ""
    """Of a record that is only counted the commitment to its salt: its values are kept nowhere."""
    of: str = ""
    """Of a record that is only counted the id of the unit or community whose it is; "" for none."""

    @property
    def told(self) -> bool:
        """Whether the values are kept."""
        return not self.salted

    def line(self) -> str:
        """As it stands in the file."""
        tree: dict[str, Any] = {
            "event": self.what.value,
            "kind": self.kind,
            "id": self.id,
            "fields": list(self.fields),
            "seal": self.seal,
        }
        if self.by:
            tree["by"] = self.by
        if self.hidden:
            tree["hidden"] = list(self.hidden)
        if self.salted:
            tree["salted"] = self.salted
        if self.of:
            tree["of"] = self.of
        return canonical(tree) + "\n"


class Acceptance(NamedTuple):
    """What a publication put down though a guard asked about it, as somebody had said that it is right."""

    scope: str
    """As in the ledger's table of them, as all of it."""
    id: str
    before: int
    now: int


@dataclass(frozen=True)
class Kept:
    """What an event's commitment is made of: one line beside a publication."""

    line: int
    """The event's line in its publication's file, from 1, which is the head."""
    salt: str
    """32 random hexadecimal digits."""
    values: Values | None
    """None for a record that is only counted."""

    def text(self) -> str:
        """As it stands in the file."""
        tree: dict[str, Any] = {"line": self.line, "salt": self.salt}
        if self.values is not None:
            tree["values"] = dict(self.values)
        return canonical(tree) + "\n"


@dataclass(frozen=True)
class Publication:
    """One publication: what became of the records that were new or had changed."""

    number: int
    """From 1."""
    as_of: date
    """The day it was complete to."""
    on: date
    """The day on which it was published, by which consent went."""
    version: str
    """Of Sunboard."""
    before: str
    """The hash of the publication before, `NO_HASH` for the first."""
    events: tuple[Event, ...]
    kept: Mapping[int, Kept]
    """By the line of its event what that holds; of what was struck later there is none."""
    accepted: tuple[Acceptance, ...] = ()

    @classmethod
    def of(
        cls,
        made: Sequence[tuple[Event, Kept]],
        number: int,
        as_of: date,
        on: date,
        version: str = "",
        before: str = "",
    ) -> Publication:
        """One that has these events, each in a line of its own."""
        kept = {
            line: Kept(line, each.salt, each.values) for line, (_, each) in enumerate(made, start=2)
        }
        events = tuple(event for event, _ in made)
        return cls(number, as_of, on, version, before, events, kept)

    def text(self) -> str:
        """Its file."""
        head: dict[str, Any] = {
            "publication": self.number,
            "as_of": self.as_of.isoformat(),
            "on": self.on.isoformat(),
            "sunboard": self.version,
            "before": self.before,
        }
        if self.accepted:
            head["accepted"] = [list(each) for each in self.accepted]
        return "".join([canonical(head) + "\n", *(event.line() for event in self.events)])

    def texts(self) -> str:
        """The file beside it."""
        return "".join(self.kept[line].text() for line in sorted(self.kept))


def seal_of(salt: str, kind: str, record_id: str, values: Values) -> str:
    """The commitment to what a record says."""
    return _seal_of(salt, kind, record_id, canonical(dict(values)))


def salt_seal_of(salt: str) -> str:
    """The commitment to the salt of what is only counted: there is no text by which it could be checked."""
    return sha256(bytes.fromhex(salt)).hexdigest()


def _seal_of(salt: str, kind: str, record_id: str, written: str) -> str:
    content = f'["{kind}","{record_id}",{written}]'
    return sha256(bytes.fromhex(salt) + content.encode()).hexdigest()


def canonical(tree: object) -> str:
    """The one way to write texts, whole numbers, lists and mappings of them (RFC 8785, as far as these go)."""
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def event_of(tree: Mapping[str, Any]) -> Event:
    """An event as `line` wrote it.

    Raises:
        KeyError, ValueError, TypeError: it isn't one.
    """
    return Event(
        what=What(tree["event"]),
        kind=tree["kind"],
        id=tree["id"],
        fields=tuple(tree["fields"]),
        seal=tree["seal"],
        by=tree.get("by", ""),
        hidden=tuple(tree.get("hidden", ())),
        salted=tree.get("salted", ""),
        of=tree.get("of", ""),
    )


def kept_of(text: str, event_at: Callable[[int], Event]) -> Kept:
    """A line of texts as `Kept.text` wrote it, held against the commitment of its event.

    Raises:
        KeyError, ValueError, TypeError, IndexError: it isn't one, or not what was committed to.
    """
    read = _KEPT.fullmatch(text)
    if read is None:
        raise ValueError(text[:0])
    line, salt, written = int(read["line"]), read["salt"], read["values"]
    event = event_at(line)
    if written is None:
        is_its = salt_seal_of(salt) == event.salted
    else:
        # What the commitment was made of was canonical; nothing else has the same hash.
        is_its = _seal_of(salt, event.kind, event.id, written) == event.seal and event.told
    if not is_its:
        raise ValueError(line)
    return Kept(line, salt, None if written is None else json.loads(written))


_KEPT = re.compile(
    r'\{"line":(?P<line>[1-9][0-9]*),"salt":"(?P<salt>[0-9a-f]{32})"(?:,"values":(?P<values>\{.*\}))?\}'
)
