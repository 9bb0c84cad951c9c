"""What the site stands on: of every record that was published the last accepted state, folded from the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

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


@dataclass(frozen=True)
class Accepted:
    """The fold of all publications."""

    by_kind: Mapping[str, Mapping[str, Standing]] = field(default_factory=dict)
    """By kind and id."""
    used: frozenset[str] = frozenset()
    """Ids of the records that have declared a change which was accepted."""
    number: int = 0
    """Of the last publication; 0 before the first."""
    as_of: date | None = None
    """The day it was complete to."""

    def of(self, kind: str) -> Mapping[str, Standing]:
        """The records of a kind, by id."""
        return self.by_kind.get(kind, {})


NOTHING_ACCEPTED = Accepted()


def fold(publications: Iterable[Publication]) -> Accepted:
    """What all publications, in their order, come to."""
    by_kind: dict[str, dict[str, Standing]] = {}
    used: set[str] = set()
    number, as_of = 0, None
    for publication in publications:
        number, as_of = publication.number, publication.as_of
        for line, event in enumerate(publication.events, start=2):
            of_kind = by_kind.setdefault(event.kind, {})
            kept = publication.kept.get(line)
            of_kind[event.id] = _after(of_kind.get(event.id), event, kept, publication, line)
            if event.by:
                used.add(event.by)
    return Accepted(by_kind, frozenset(used), number, as_of)


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
    if before is not None:
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
    )
