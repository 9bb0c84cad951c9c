"""What the site stands on: of every record that was published the last accepted state, folded from the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sunboard.records.gathering import TEXT
from sunboard.records.log.events import Event, Kept, Publication, What


@dataclass
class Standing:
    """What was last accepted of one record."""

    values: dict[str, str]
    """What it says, by field; a field that isn't there says nothing, or nothing that is told."""
    hidden: frozenset[str]
    """Fields that held something which is told nowhere: nobody is held to what they said."""
    since: date
    """The as-of day of the publication that had it first."""
    changed: date
    """That of the one that last had something new of it."""
    number: int
    """The number of that publication."""
    at: tuple[int, int]
    """Where its last commitment stands: publication and line."""
    seal: str
    salt: str
    told: bool
    """Whether its values are kept; else there is the commitment alone."""
    fields: tuple[str, ...] = ()
    """Of what is only counted the fields that the commitment is made of."""
    of: str = ""
    """Of what is only counted the id of the unit or community whose it is; "" where nobody knows."""
    gone: bool = False
    """Of what is only counted: whether it counts no longer."""


class Standings(dict[str, Standing]):
    """What was last accepted of the records of one kind, by id."""

    @cached_property
    def ids(self) -> Any:
        """Their ids, as an Arrow array in their order."""
        return pa.array([*self], TEXT)

    @cached_property
    def are_told(self) -> npt.NDArray[np.bool_]:
        """For each whether its values are kept."""
        return np.array([each.told for each in self.values()], dtype=np.bool_)

    @cached_property
    def numbers(self) -> npt.NDArray[np.int64]:
        """For each the number of the publication that last had something new of it."""
        return np.array([each.number for each in self.values()], dtype=np.int64)

    def column(self, name: str) -> Any:
        """What all of them say in a field, as an Arrow array in their order; "" for nothing."""
        found = self._columns.get(name)
        return pa.repeat(pa.scalar("", TEXT), len(self)) if found is None else found

    @cached_property
    def _columns(self) -> dict[str, Any]:
        """All at once: most records say something in few of a kind's fields."""
        columns: dict[str, list[str]] = {}
        for at, each in enumerate(self.values()):
            for name, text in each.values.items():
                if name not in columns:
                    columns[name] = [""] * len(self)
                columns[name][at] = text
        return {name: pa.array(texts, TEXT) for name, texts in columns.items()}


NOTHING_STANDING = Standings()


@dataclass(frozen=True)
class Accepted:
    """The fold of all publications."""

    by_kind: Mapping[str, Standings] = field(default_factory=dict)
    """By kind."""
    used: frozenset[str] = frozenset()
    """Ids of the records that have declared a change which was accepted."""
    number: int = 0
    """Of the last publication; 0 before the first."""
    as_of: date | None = None
    """The day it was complete to."""
    struck: int = 0
    """The number of the last publication that took back anything that was told; 0 for none."""

    def of(self, kind: str) -> Standings:
        """The records of a kind, by id."""
        return self.by_kind.get(kind, NOTHING_STANDING)


NOTHING_ACCEPTED = Accepted()


def fold(publications: Iterable[Publication]) -> Accepted:
    """What all publications, in their order, come to."""
    by_kind: dict[str, Standings] = {}
    used: set[str] = set()
    number, as_of, struck = 0, None, 0
    for publication in publications:
        number, as_of = publication.number, publication.as_of
        for line, event in enumerate(publication.events, start=2):
            of_kind = by_kind.setdefault(event.kind, Standings())
            kept = publication.kept.get(line)
            of_kind[event.id] = _after(of_kind.get(event.id), event, kept, publication, line)
            if event.by:
                used.add(event.by)
            if event.what is What.STRUCK:
                struck = number
    return Accepted(by_kind, frozenset(used), number, as_of, struck)


def _after(
    before: Standing | None,
    event: Event,
    kept: Kept | None,
    publication: Publication,
    line: int,
) -> Standing:
    """What a record comes to with one event more; what a later one struck isn't kept, and says nothing here."""
    values = dict(kept.values) if kept is not None and kept.values is not None else {}
    as_of, number = publication.as_of, publication.number
    hidden, since = frozenset(event.hidden), as_of
    gone, of = event.what is What.GONE, event.of
    if before is not None:
        of = of or before.of
        gone |= event.what is What.STRUCK and before.gone
        since = before.since
        if event.what is What.STRUCK:
            as_of, number = before.changed, before.number
        elif before.told:
            hidden = (before.hidden | hidden) - {*values}
            values = {**before.values, **values}
    return Standing(
        values={name: text for name, text in values.items() if text},
        hidden=hidden,
        since=since,
        changed=as_of,
        number=number,
        at=(publication.number, line),
        seal=event.seal,
        salt=kept.salt if kept is not None else "",
        told=event.told,
        fields=() if event.told else event.fields,
        of=of,
        gone=gone,
    )
