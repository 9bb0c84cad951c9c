"""Which record a name means: its own name, its short or a former one, or what people confirmed.

A name means a record only where it means no other within its scope: an estate within its row's community. What
is merely like a name is proposed to people and means nothing until they say so, as a wrong match would publish
another unit's failure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow.compute as pc

from sunboard.checks.arrays import Codes, Text
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import squeezed
from sunboard.checks.identity.likeness import Short, likeness
from sunboard.schema import FieldType, Kind

Rows = tuple[int, ...]
Scope = tuple[tuple[str, int], ...]
"""Fields of the kind that is named, each with the position that the record meant has there; -1 for any."""

SEVERAL = re.compile("[、;；,，]")
"""What stands between several names in one cell."""
MOST_PROPOSED = 3
_BUDGET = 500_000
"""Names compared in one run; a file full of strange ones must not take minutes."""


def key_of(name: str) -> str:
    """What names are compared by: of one width, without spaces."""
    return squeezed(name).casefold()


@dataclass(frozen=True)
class Meant:
    """What a name comes to."""

    rows: Rows = ()
    """The records that it means: one, or those between which nobody can tell."""
    near: Rows = ()
    """Where it means none, the records that it is like, the likeliest first."""
    elsewhere: Rows = ()
    """Where it is like none, those that have this very name and lie elsewhere."""


def scope_fields(kind: Kind, named: Kind) -> tuple[str, ...]:
    """The fields that a kind and the one it names have alike, as an estate and a task have a community."""
    return tuple(
        field.name
        for field in named.fields_of(FieldType.REF)
        if field.refers_to != (named.name,) and kind.refers(field.name, *field.refers_to)
    )


class NamesOfKind:
    """The names of one kind's records."""

    def __init__(
        self,
        draft: Draft,
        county: str,
        lies_in: Callable[[str], Codes] | None = None,
        ids: Text | None = None,
    ) -> None:
        """Know the names of a draft's records.

        `lies_in` says of a field where each of them lies; `ids` are those known before the draft has them.
        """
        self.draft, self._county, self._ids = draft, county, ids
        self.lies_in = lies_in or draft.ref
        self.confirmed: dict[str, list[tuple[Scope, int]]] = {}
        """By name what people say that it means, and where."""
        self._budget = _BUDGET

    def meant(self, name: str, scope: Scope = (), *, looks_around: bool = True) -> Meant:
        """What a name means in a scope, and what it is like if it means nothing and that is asked for."""
        key = key_of(name)
        rows = self._meant(key, scope)
        near = self._near(key, scope) if not rows and looks_around else ()
        return Meant(rows, near, self.named(key) if not (rows or near) else ())

    def named(self, name: str, scope: Scope = ()) -> Rows:
        """The records of a scope that have this very name."""
        return self._within(self._rows_by_key.get(key_of(name), ()), scope)

    def alike(self, name: str, scope: Scope = ()) -> Rows:
        """The records of a scope called so, but for the county and what says no more than their kind.

        None where one has this very name: that is said where it is used.
        """
        if self.named(name, scope):
            return ()
        stem = Short.of(key_of(name), self.draft.kind.endings, self._county).stem
        return self._within(self._rows_by_stem.get(stem, ()), scope)

    def row_of_id(self, text: str) -> int:
        """The first record with this id, -1 for none."""
        at = int(pc.index(self.draft.texts["id"], text).as_py()) if text else -1
        is_kept = text and at < 0 and self._ids is not None
        return int(pc.index(self._ids, text).as_py()) if is_kept else at

    def called(self, row: int) -> str:
        """The first of a record's names."""
        return next(iter(self.names[row]), "")

    def means(self, row: int) -> str:
        """What leads to a record in `data/names.yml`: its id, or its name where it has none for good."""
        draft = self.draft
        known = draft.texts["id"][row].as_py()
        return known if known and not draft.is_provisional[row] else self.called(row)

    def _meant(self, key: str, scope: Scope) -> Rows:
        own = self.named(key, scope)
        told = {row for within, row in self.confirmed.get(key, ()) if _agree(within, scope)}
        told = set(self._within(told, scope))
        if len(told) == 1 and (not own or told <= {*own}):
            return (*told,)
        # What was confirmed before another record took the name decides nothing any more.
        return tuple(sorted({*own, *told})) or self._called_with_its_kind(key, scope)

    def _called_with_its_kind(self, key: str, scope: Scope) -> Rows:
        """The one record that is called 东关 where 东关社区 is written, if none is called 东关村."""
        for ending in self.draft.kind.endings:
            stem = key.removesuffix(ending)
            rows = self.named(stem, scope) if stem != key else ()
            if rows:
                alike = self._within(self._rows_by_stem.get(stem, ()), scope)
                return rows if {*alike} <= {*rows} else ()
        return ()

    def _near(self, key: str, scope: Scope) -> Rows:
        self._budget -= len(self.names)
        if self._budget < 0:
            return ()
        wanted = Short.of(key, self.draft.kind.endings, self._county)
        marks = {
            row: max(likeness(wanted, each) for each in self._shorts[row])
            for row in self._within(range(len(self.names)), scope)
            if self._shorts[row]
        }
        near = sorted(filter(marks.get, marks), key=lambda row: (-marks[row], row))
        return tuple(near[:MOST_PROPOSED])

    def _within(self, rows: Iterable[int], scope: Scope) -> Rows:
        columns = [(self.lies_in(field), position) for field, position in scope if position >= 0]
        return tuple(row for row in rows if all(codes[row] == at for codes, at in columns))

    @cached_property
    def names(self) -> list[tuple[str, ...]]:
        """For each row its names; none for a row that repeats an earlier one's id."""
        draft = self.draft
        columns = (draft.texts[name].to_pylist() for name in draft.kind.names)
        has_id = zip(draft.texts["id"].to_pylist(), draft.is_first_of_its_id.tolist(), strict=True)
        is_own = [is_first or not known for known, is_first in has_id]
        return [
            tuple(_each_of(cells)) if own else ()
            for cells, own in zip(zip(*columns, strict=True), is_own, strict=True)
        ]

    @cached_property
    def _shorts(self) -> list[tuple[Short, ...]]:
        endings, county = self.draft.kind.endings, self._county
        keys = [dict.fromkeys(map(key_of, names)) for names in self.names]
        return [tuple(Short.of(key, endings, county) for key in of_row) for of_row in keys]

    @cached_property
    def _rows_by_key(self) -> Mapping[str, Rows]:
        return _by_word(
            (row, key_of(name)) for row, of_row in enumerate(self.names) for name in of_row
        )

    @cached_property
    def _rows_by_stem(self) -> Mapping[str, Rows]:
        return _by_word(
            (row, each.stem) for row, of_row in enumerate(self._shorts) for each in of_row
        )


def _each_of(cells: Iterable[str]) -> Iterator[str]:
    """The names in a record's cells, the whole of one that has a comma in it before its parts."""
    every = (name.strip() for cell in cells for name in (cell, *SEVERAL.split(cell)))
    return iter(dict.fromkeys(filter(None, every)))


def _by_word(pairs: Iterable[tuple[int, str]]) -> dict[str, Rows]:
    rows: dict[str, dict[int, None]] = {}
    for row, word in pairs:
        rows.setdefault(word, {})[row] = None
    return {word: tuple(of_word) for word, of_word in rows.items()}


def _agree(within: Scope, scope: Scope) -> bool:
    """Whether what is known of two scopes is the same."""
    known = {field: position for field, position in scope if position >= 0}
    return all(known.get(field, position) == position for field, position in within)
