"""Records that are told along with others: the places and units of a list of pairings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sunboard.language import mark, say
from sunboard.problems import Place, Problem
from sunboard.records.layouts.columns import Columns, Told
from sunboard.records.layouts.laid import LaidTable
from sunboard.records.layouts.shorter import Key
from sunboard.records.layouts.words import folded
from sunboard.schema import KIND_BY_NAME, Field, FieldType, Kind

SEVERAL = re.compile(r"[、；;\n]")


@dataclass(frozen=True)
class Listing:
    """The rows that tell of others, and how a place in them is said."""

    columns: Columns
    records: Sequence[Sequence[str]]
    lines: Sequence[int]
    headings: Mapping[int, str]
    """Column → heading as written."""
    letters: Mapping[int, str]
    header_line: int
    place: Callable[[int, int], Place]
    """Where a cell stands, by line and column."""


def derive(listing: Listing) -> tuple[list[LaidTable], list[Problem]]:
    """The records that the rows tell of, each from its first row, and what later rows say otherwise."""
    gathered = [_Gathered(told, listing) for told in listing.columns.told]
    tables = [each.table for each in gathered]
    unsaid = [_unsaid(each.lacking, listing) for each in listing.columns.told if each.lacking]
    return [*unsaid, *tables], [p for each in gathered for p in each.problems]


def _unsaid(place: Field, listing: Listing) -> LaidTable:
    """The one record that stands for places of which nothing is said."""
    return LaidTable(
        kind=KIND_BY_NAME[place.refers_to[0]],
        headings={},
        letters={},
        columns={"name": [say(UNSAID_PLACE)] * bool(listing.lines)},
        lines=[*listing.lines[:1]],
        header_line=listing.header_line,
        is_derived=True,
        lacks_place=True,
    )


UNSAID_PLACE = mark("没有写明镇（街道）")
"""What the place is called that communities lie in of which nothing else is said."""


def key_of(kind: Kind, texts: Mapping[str, str]) -> Key:
    """By what a derived record is known: its name, and the names of what it belongs to."""
    scope = [each.name for each in kind.fields_of(FieldType.REF) if each.name in texts]
    return tuple(folded(texts[name]) for name in ("name", *scope))


def key_at(table: LaidTable, position: int) -> Key:
    """The same of a record of a table."""
    return key_of(table.kind, {name: column[position] for name, column in table.columns.items()})


class _Gathered:
    """The records of one kind that the rows tell of."""

    def __init__(self, told: Told, listing: Listing) -> None:
        self.kind = told.kind
        self.listing = listing
        self.at = _columns(told, listing.columns)
        self.lacking = told.lacking
        self.problems: list[Problem] = []
        self._records: dict[Key, dict[str, str]] = {}
        self._lines: dict[Key, int] = {}
        for row, line in zip(listing.records, listing.lines, strict=True):
            texts = {name: row[column] for name, column in self.at.items()}
            # Two in one cell are two, and never one that there isn't.
            for name in filter(None, map(str.strip, SEVERAL.split(texts["name"]))):
                one = {**texts, "name": name}
                self._take(key_of(self.kind, one), one, line)

    @property
    def table(self) -> LaidTable:
        """They, as a table."""
        keys = list(self._records)
        unsaid = {self.lacking.name: [say(UNSAID_PLACE)] * len(keys)} if self.lacking else {}
        return LaidTable(
            kind=self.kind,
            headings={name: self.listing.headings[at] for name, at in self.at.items()},
            letters={name: self.listing.letters[at] for name, at in self.at.items()},
            columns={name: [self._records[key][name] for key in keys] for name in self.at} | unsaid,
            lines=[self._lines[key] for key in keys],
            header_line=self.listing.header_line,
            is_derived=True,
            lacks_place=self.lacking is not None,
        )

    def _take(self, key: Key, texts: dict[str, str], line: int) -> None:
        known = self._records.setdefault(key, texts)
        first = self._lines.setdefault(key, line)
        for name, text in texts.items():
            if not known[name]:
                known[name] = text
            elif text and folded(text) != folded(known[name]):
                self._differs(name, line, first)

    def _differs(self, name: str, line: int, first: int) -> None:
        found = self.kind.field_by_name[name]
        kind = self.kind.words
        params = {"label": found.heading, "kind": kind, "row": first}
        place = self.listing.place(line, self.at[name])
        self.problems.append(Problem(place, "layout-differs", params))


def _columns(told: Told, columns: Columns) -> dict[str, int]:
    """Field name → column of the rows: its name, what tells of it, and what it has in common with them."""
    shared = {
        each.name: columns.own[each.name]
        for each in told.kind.fields_of(FieldType.REF)
        if each.name in columns.own
        and columns.kind.field_by_name[each.name].refers_to == each.refers_to
    }
    return {"name": told.name_column, **shared, **told.columns}
