"""What became of published records since the first publication, one change after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sunboard.records.accepted_ledger import AcceptedLine
from sunboard.records.drips_ledger import DripLine
from sunboard.records.editions import Edition
from sunboard.records.log.events import Publication, What
from sunboard.records.rules_ledger import RuledFigure, RuleLine

NOT_YET = (1 << 63) - 1
"""Stands for the number of a publication that there may never be."""


class Rewording(NamedTuple):
    """What a field said before a change, and since; "" for nothing."""

    field: str
    before: str
    after: str


class Counted(NamedTuple):
    """What one publication put down of one record that is only counted: never what it says."""

    day: date
    what: What
    kind: str
    of: tuple[str, ...]
    """The ids of the units or communities whose it is, and was until then; () where nobody knows."""
    is_declared: bool = False
    """Whether another record says openly that it has changed."""


class Change(NamedTuple):
    """What one publication put down of one record."""

    day: date
    """The as-of day of the publication."""
    what: What
    kind: str
    id: str
    by: str
    """The id of the record that declared it; "" where none had to."""
    rewordings: tuple[Rewording, ...]
    """Of a record that was there before: the fields that say something else; () where words were taken back."""


@dataclass(frozen=True)
class Past:
    """What became of published records, as far as it may be told."""

    began: date | None = None
    """The as-of day of the first publication, of which nothing is told here; None before it."""
    changes: tuple[Change, ...] = ()
    """The oldest first; the last are those that the site has for the first time."""
    counted: tuple[Counted, ...] = ()
    """What became of records that are only counted, the oldest first."""
    editions: tuple[Edition, ...] = ()
    """The months and quarters that were frozen before, the oldest first."""
    rules: tuple[RuleLine, ...] = ()
    """What the programme's rules said since when, the oldest first."""
    ruled_figures: tuple[RuledFigure, ...] = ()
    """What changes of the rules did to the county's figures, the oldest first."""
    drips: tuple[DripLine, ...] = ()
    """What has stood against the county since when, and ceased to, the oldest first; tonight's with it."""
    accepted: tuple[AcceptedLine, ...] = ()
    """What was published only because somebody said that it is right, the oldest first; tonight's with it."""
    accepting: tuple[AcceptedLine, ...] = ()
    """Those of tonight."""
    publication: int = 1
    """The number of the publication that this would be, if it has any news."""
    numbers: Mapping[str, Any] = field(default_factory=dict)
    """By kind for each record the number of the publication in which it last changed, as an array: 0 for what
    hangs on none, `NOT_YET` for what says something that was not put down. {} where nothing ever was."""
    days: tuple[date, ...] = ()
    """The as-of day of each publication, tonight's with it, the first one first."""
    struck: int = 0
    """The number of the last publication that took back anything that was told; 0 for none."""
    striking: frozenset[tuple[str, str]] = frozenset()
    """By kind and id the records of which tonight does, where that isn't put down as one."""
    is_earlier: bool = False
    """Whether this is an earlier day, made from the log: what differs from it today is no news of that day."""


NO_PAST = Past()


def changes_since_first(publications: Iterable[Publication]) -> Iterator[Change]:
    """Every change of a record that is told, in the order in which they were published.

    All is new in a first publication, which is no change; nor is it one that what is only counted says
    something else.
    """
    said: dict[tuple[str, str], dict[str, str]] = {}
    is_first = True
    for publication in publications:
        for line, event in enumerate(publication.events, start=2):
            kept = publication.kept.get(line)
            values = kept.values if kept is not None and kept.values is not None else {}
            before = said.setdefault((event.kind, event.id), {})
            if event.told and not is_first:
                reworded = _reworded(event.what, before, values)
                yield Change(
                    publication.as_of, event.what, event.kind, event.id, event.by, reworded
                )
            before.update(values)
        is_first = False


def counted_since_first(publications: Iterable[Publication]) -> Iterator[Counted]:
    """Every change of a record that is only counted, in the order in which they were published.

    What was taken back is none: of whoever withdrew nothing is told.
    """
    owners: dict[tuple[str, str], str] = {}
    is_first = True
    for publication in publications:
        for event in publication.events:
            who = (event.kind, event.id)
            before = owners.get(who, "")
            now = owners[who] = event.of or before
            if not (event.told or is_first or event.what is What.STRUCK):
                of = tuple(dict.fromkeys(filter(None, (now, before))))
                yield Counted(publication.as_of, event.what, event.kind, of, bool(event.by))
        is_first = False


def _reworded(
    what: What, before: Mapping[str, str], values: Mapping[str, str]
) -> tuple[Rewording, ...]:
    if what in (What.ADDED, What.STRUCK):
        return ()
    return tuple(
        Rewording(name, before.get(name, ""), text)
        for name, text in values.items()
        if before.get(name, "") != text
    )
