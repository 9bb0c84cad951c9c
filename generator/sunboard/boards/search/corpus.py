"""What the site's own search looks through: every record that it may tell of, with its place on the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.boards.columns import Picked
from sunboard.boards.places.entries import APART
from sunboard.boards.search.sources import SOURCES, Source
from sunboard.boards.values import Status
from sunboard.boards.words import both_texts, day_texts, name_texts, pick
from sunboard.checks.parsing.ids import dialled, mobile_in
from sunboard.checks.records import Table
from sunboard.measures.columns import Days, Mask, Positions, id_ranks
from sunboard.measures.ground import Ground
from sunboard.publishable.names import mentions_of, unit_names
from sunboard.publishable.records import is_ever_told, told_in_full
from sunboard.publishable.texts import text_on
from sunboard.schema import Field, FieldType, Kind
from sunboard.schema.places import PLACES
from sunboard.schema.surface import Surface

BREAK = "\n"
"""Stands between the texts of a record."""


class Found(NamedTuple):
    """One record, as it is found and shown."""

    id: str
    path: str
    """Relative to the site's root."""
    title: str
    """What it is called, or says first."""
    rest: str
    """What else it says, with line breaks between."""
    place: str
    who: str
    """The unit that answers for it, and whom it honours by name."""
    day: str
    """When it began, in words."""
    typed: str
    """What else is typed for it."""
    status: Status | None


@dataclass(frozen=True, eq=False)
class Searched:
    """All records of a kind that may be told of, the oldest first."""

    kind: Kind
    is_open: Mask
    """Whether something is still to come of each."""
    columns: tuple[Any, ...]
    """What `Found` is made of, for every row of the kind's table; None for one that has nothing."""
    rows: Positions
    """Those that are searched."""

    def __len__(self) -> int:
        return len(self.rows)

    def found(self, first: int, end: int) -> list[Found]:
        """Some of them. All at once would take as much memory as all that the build holds."""
        rows = self.rows[first:end]
        picked = (_chosen(column, rows) for column in self.columns)
        return list(map(Found._make, zip(*picked, strict=True)))

    @property
    def ids(self) -> Sequence[str]:
        """Those of all."""
        return _chosen(self.columns[0], self.rows)


def corpus(ground: Ground) -> Iterator[Searched]:
    """What is searched, kind by kind; nothing of one that nobody keeps, or that has no place on the site."""
    for kind, source in SOURCES.items():
        if ground.keeps(kind) and is_ever_told(kind, Surface.SEARCH):
            yield _searched(ground, kind, source)


def _searched(ground: Ground, kind: str, source: Source) -> Searched:
    table, paths = ground.records[kind], source.paths(ground)
    days = source.days(ground) if source.days else _began(table)
    has_path = np.fromiter(map(bool, paths), np.bool_, len(paths))
    rows = np.flatnonzero(told_in_full(ground, kind, Surface.SEARCH) & has_path)
    rows = _by_day(table, days, rows)
    columns = (
        table.text_array("id"),
        paths,
        *_said(ground, table),
        source.places(ground) if source.places else _places(ground, table),
        _who(ground, table, source),
        day_texts(days),
        _typed(ground, table, source),
        source.statuses(ground) if source.statuses else None,
    )
    is_open = source.is_open(ground)[rows] if source.is_open else np.zeros(len(rows), np.bool_)
    return Searched(table.kind, is_open, columns, rows)


def _chosen(column: Any, rows: Positions) -> Sequence[Any]:
    """Some values of a column: of an Arrow array, a sequence, or of nothing at all."""
    if column is None:
        return [""] * len(rows)
    if isinstance(column, Sequence):
        return [column[row] for row in rows.tolist()]
    texts: list[str] = column.take(pa.array(rows)).to_pylist()
    return texts


def _began(table: Table) -> Days:
    began = table.kind.began_on
    return table.days(began) if began else np.full(len(table), np.datetime64("NaT", "D"))


def _by_day(table: Table, days: Days, rows: Positions) -> Positions:
    """Records in the order of their days, those without one first: a new one comes to stand at the end."""
    number = np.where(np.isnat(days), np.iinfo(np.int64).min, days.astype(np.int64))
    has_order = table.kind.owner_as
    ranks = np.arange(len(table)) if has_order else id_ranks(table)
    chosen: Positions = rows[np.lexsort((ranks[rows], number[rows]))]
    return chosen


def searched_by(kind: Kind) -> list[Field]:
    """The texts of pages that a record is found by: what it is called or says first, then a result and others.

    None says who answers for it, what a number counts, or what is written beside it as it goes on.
    """
    shown = (f for f in kind.fields_of(FieldType.TEXT) if f.is_public and not f.off_pages)
    every = (f for f in shown if not f.who and f.name != "measure" and (f.result or not f.progress))
    return sorted(every, key=lambda field: not (field.main or field.names))


def _said(ground: Ground, table: Table) -> tuple[Any, Any]:
    """What each says first, and all else that it says."""
    first, *others = (
        text_on(ground, table.kind.name, field, Surface.SEARCH) for field in searched_by(table.kind)
    )
    nothing = pa.scalar("", first.type)
    rest = pa.array([""] * len(table), first.type)
    for column in others:
        both = pc.binary_join_element_wise(rest, column, pa.scalar(BREAK, first.type))
        rest = pc.if_else(
            pc.equal(column, nothing), rest, pc.if_else(pc.equal(rest, nothing), column, both)
        )
    return first, rest


def _places(ground: Ground, table: Table) -> Picked[str]:
    """The places of each, the widest that it names first."""
    places = Picked([""], np.zeros(len(table), dtype=np.intp))
    for place in PLACES:
        if table.kind.refers(place.owner_as, place.name):
            names = name_texts(ground.records[place.name], table.codes(place.owner_as), "")
            places = both_texts("{} {}".format, places, names)
    return places


def _typed(ground: Ground, table: Table, source: Source) -> Sequence[str] | None:
    """What else is typed for each: its names in other letters, and an office's number; nobody's own."""
    typed = source.typed(ground) if source.typed else None
    for field in table.kind.fields_of(FieldType.PHONE):
        if field.is_public:
            numbers = map(_number_typed, table.shown(field.name).to_pylist())
            before = typed or [""] * len(table)
            # Digits behind the first letters of a name may look like somebody's account: lwx 620….
            typed = [APART.join(filter(None, each)) for each in zip(numbers, before, strict=True)]
    return typed


def _number_typed(number: str) -> str:
    """A telephone number without its extension; "" for a mobile."""
    return "" if mobile_in(number) else dialled(number).partition(",")[0]


def _who(ground: Ground, table: Table, source: Source) -> Sequence[str]:
    """Who answers for each, and whoever is honoured by name and has consented to be found by it."""
    if source.units:
        units: Sequence[str] = source.units(ground)
    elif table.kind.refers("unit", "units"):
        units = pick([*unit_names(ground), ""], table.codes("unit"))
    else:
        units = Picked([""], np.zeros(len(table), dtype=np.intp))
    if not table.kind.people_fields:
        return units
    named = {
        row: " ".join(filter(None, (units[row], *(each.name for each in mention.named))))
        for row, mention in mentions_of(ground, table.kind.name, Surface.SEARCH).items()
        if mention.named
    }
    return units.changed(named) if isinstance(units, Picked) else units
