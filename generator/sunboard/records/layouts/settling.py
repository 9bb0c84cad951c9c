"""Records that sheets tell of along with their own, settled between all sheets of a project."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sunboard.language import several
from sunboard.problems import Place, Problem
from sunboard.records.folders import holder_of
from sunboard.records.layouts.derived import key_at, key_of
from sunboard.records.layouts.laid import LaidTable
from sunboard.records.layouts.shorter import Key, shorter
from sunboard.records.layouts.words import folded
from sunboard.schema import Kind

_MOST_NAMED = 12
_Known = dict[tuple[str, Key], tuple[Place, dict[str, str]]]
"""By kind and key, where a record was first told of, and what was said of it."""


def settle(
    tables: Sequence[tuple[Place, LaidTable]],
    listed: Collection[str],
    own: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> tuple[list[LaidTable], list[Problem]]:
    """The tables, in which each derived record is told once, and what later sheets say otherwise of one.

    Where an office keeps a list of its units, that list says which there are. What other sheets tell of them is
    no record: a name that is not on the list is a slip, and is looked up like any other. So is one that is a
    shorter form of another.

    Args:
        tables: Each with the file and sheet it stands in.
        listed: The kinds that have a list of their own elsewhere.
        own: By kind the names of which people say that they are a record's own, however like another's.
    """
    listed_kinds = {
        *listed,
        *(table.kind.name for _, table in tables if not table.is_derived and len(table)),
    }
    said = {each.kind.name for _, each in tables if len(each) and not each.lacks_place}
    short = _shorter(tables, own)
    known: _Known = {}
    problems: list[Problem] = []
    settled = []
    for place, table in tables:
        if not table.is_derived:
            settled.append(table)
        elif table.lacks_place and (
            table.kind.name in said | listed_kinds or holder_of(place.file)
        ):
            settled.append(table.only([]))
        # Who there is is not for those to say who hand in files.
        elif table.kind.name in listed_kinds or holder_of(place.file):
            problems.extend(_listed(place, table, tables))
            settled.append(table.only([]))
        else:
            new = _new(place, table, known, problems)
            positions = []
            for at in new:
                if key_at(table, at) not in short[table.kind.name]:
                    positions.append(at)
                else:
                    problems.append(_short(place, table, at))
            settled.append(table.only(positions))
            problems.extend(_placeless(place, settled[-1]))
    return settled, problems


def _shorter(
    tables: Iterable[tuple[Place, LaidTable]], own: Mapping[str, Collection[str]]
) -> dict[str, frozenset[Key]]:
    """By kind the derived records that are only shorter forms of others."""
    keys: dict[Kind, set[Key]] = {}
    for _, table in tables:
        if table.is_derived:
            of_kind = keys.setdefault(table.kind, set())
            of_kind.update(key_at(table, at) for at in range(len(table)))
    own_keys = {kind: {*map(folded, names)} for kind, names in own.items()}
    return {
        kind.name: shorter(kind, of_kind, own_keys.get(kind.name, ()))
        for kind, of_kind in keys.items()
    }


def _short(place: Place, table: LaidTable, position: int) -> Problem:
    """The note that a name was taken for another's shorter form."""
    name, kind = table.columns["name"][position], table.kind
    cell = replace(
        place,
        row=table.lines[position],
        column=table.headings["name"],
        letter=table.letters["name"],
    )
    params = {"found": name, "kind": kind.name, "kinds": kind.words}
    return Problem(cell, "layout-shorter", params)


def _listed(
    place: Place, table: LaidTable, every: Iterable[tuple[Place, LaidTable]]
) -> Iterator[Problem]:
    """The note that a kind has a list of its own, and of names that stand here and not there."""
    where, params = replace(place, row=table.header_line), {"label": table.kind.words}
    yield Problem(where, "layout-listed", params)
    lists = [each for _, each in every if each.kind is table.kind and not each.is_derived]
    names = (
        text for each in lists for name in each.kind.names for text in each.columns.get(name, ())
    )
    there = frozenset(map(folded, names))
    lacking = [name for name in dict.fromkeys(table.columns["name"]) if folded(name) not in there]
    if lists and lacking and not holder_of(place.file):
        said = several(lacking[:_MOST_NAMED], "…" if len(lacking) > _MOST_NAMED else "")
        yield Problem(where, "layout-listed-lacks", params | {"count": len(lacking), "names": said})


def _placeless(place: Place, table: LaidTable) -> Iterator[Problem]:
    """The note of those that lie in a place of which nothing is said."""
    lacking = [each for each in table.kind.fields if each.place and each.required]
    if table.lacks_place and lacking and len(table):
        params = {"kind": table.kind.words, "count": len(table), "label": lacking[0].heading}
        yield Problem(replace(place, row=table.header_line), "layout-placeless", params)


def _new(place: Place, table: LaidTable, known: _Known, problems: list[Problem]) -> Iterator[int]:
    """The positions of the records that no sheet before told of."""
    for position, line in enumerate(table.lines):
        texts = {name: column[position] for name, column in table.columns.items()}
        key = (table.kind.name, key_of(table.kind, texts))
        if key not in known:
            known[key] = (replace(place, row=line), texts)
            yield position
            continue
        problems.extend(_differing(replace(place, row=line), table, texts, known[key]))


def _differing(
    place: Place, table: LaidTable, texts: dict[str, str], known: tuple[Place, dict[str, str]]
) -> Iterator[Problem]:
    """A note of each field of which another sheet said otherwise before."""
    first, said = known
    for name, text in texts.items():
        if text and said.get(name) and folded(text) != folded(said[name]):
            found, kind = table.kind.field_by_name[name], table.kind
            cell = replace(place, column=table.headings[name], letter=table.letters[name])
            words = {"label": found.heading, "kind": kind.words}
            there = {"file": first.file, "row": first.row}
            yield Problem(cell, "layout-differs-there", {**words, **there})
