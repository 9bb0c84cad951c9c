"""What the site stood on on an earlier day, as far as it may be known today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sunboard.records.log.accepted import Accepted, Standing, Standings, fold
from sunboard.records.log.events import Publication, What


class _Left(NamedTuple):
    """What was left of a record of which something was taken back."""

    values: Mapping[str, str]
    hidden: tuple[str, ...]
    """The fields that have lost what they said."""


def accepted_on(publications: Iterable[Publication], day: date) -> Accepted:
    """The fold of the publications up to a day.

    Of a record of which something was taken back since, the words of that day are kept nowhere: it has those
    that were left of it then, in the fields that it had on the day.
    """
    every = [*publications]
    until = [each for each in every if each.as_of <= day]
    accepted, struck = fold(until), _struck_since(every[len(until) :])
    had = _fields_of(until, struck)
    by_kind = {
        kind: Standings(
            {
                each: _without(
                    standing, struck.get((kind, each)), had.get((kind, each), frozenset())
                )
                for each, standing in of_kind.items()
            }
        )
        for kind, of_kind in accepted.by_kind.items()
    }
    return replace(accepted, by_kind=by_kind)


def _struck_since(publications: Iterable[Publication]) -> dict[tuple[str, str], _Left]:
    """By kind and id what was left of records when something was first taken back."""
    left: dict[tuple[str, str], _Left] = {}
    for publication in publications:
        for line, event in enumerate(publication.events, start=2):
            if event.what is What.STRUCK:
                kept = publication.kept.get(line)
                values = kept.values if kept is not None else None
                left.setdefault((event.kind, event.id), _Left(values or {}, event.hidden))
    return left


def _fields_of(
    publications: Iterable[Publication], who: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], frozenset[str]]:
    """By kind and id the fields that some records had."""
    fields = {each: frozenset[str]() for each in who}
    for event in (event for publication in publications for event in publication.events):
        if (event.kind, event.id) in fields:
            fields[event.kind, event.id] |= {*event.fields}
    return fields


def _without(standing: Standing, left: _Left | None, had: frozenset[str]) -> Standing:
    if left is None:
        return standing
    values = {name: text for name, text in left.values.items() if name in had and text}
    return replace(standing, values=values, hidden=standing.hidden | (had & {*left.hidden}))
