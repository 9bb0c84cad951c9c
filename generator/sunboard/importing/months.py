"""Whether a file is next month's of one that the project has, and whether it takes that one's place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from sunboard.problems import Problem
from sunboard.records.folders import WORKBOOK_ENDINGS
from sunboard.records.headings import normalise_heading
from sunboard.records.layouts.heads import ROWS_LOOKED_AT
from sunboard.records.layouts.named import shape_of
from sunboard.records.layouts.own_ids import SHORTEST_NUMBER
from sunboard.records.layouts.words import folded
from sunboard.records.loading import load
from sunboard.records.office_csv import read_office_csv
from sunboard.records.sheets import Sheet
from sunboard.records.workbooks import is_book, read_book
from sunboard.schema import KINDS

MOSTLY, HARDLY = 0.6, 0.1
"""Shares of the earlier file's rows that the new one has too: from the one on it is the same list carried on,
up to the other it is another month's."""
FEWEST_ALIKE = 4
"""So few rows that are alike may be titles and headings."""
FEWEST_CHARACTERS = 4
"""A row without a number of another system is known again by its longest text, where that is no shorter."""
_ROWS_OF_HEADS = 6
_GIVEN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-[a-z]*\d+")
"""What `sunboard number` wrote into the earlier file, and next month's hasn't got."""
NOTHING: Mapping[str, Collection[str]] = MappingProxyType({})
_ENDINGS = (".csv", *WORKBOOK_ENDINGS)


@dataclass(frozen=True)
class Earlier:
    """A file of the project that a new one is like."""

    name: str
    """Below `data/`."""
    share: float
    """Which share of its rows the new one has too."""
    goes_on: bool = False
    """Whether some of its cases are in the new one, by their numbers, and others are not."""
    family: tuple[str, ...] = ()
    """The files that have cases of the new one: of those called like it but for a date, where there are any."""
    is_called_otherwise: bool = False
    """Whether only what it says is like the new one, and not how it, or each sheet of it, is called."""
    was_replaced_before: bool = False
    """Whether somebody said of one that came under such a name that it takes the place of the earlier one."""

    @property
    def is_replaced(self) -> bool | None:
        """Whether the new one takes its place; None where only somebody of the office can say."""
        if self.goes_on:
            return False
        if self.is_called_otherwise:
            return True if self.was_replaced_before else None
        if self.share >= MOSTLY:
            return True
        return False if self.share <= HARDLY else None


def earlier_of(
    data: Path, file: Path, replaced: Mapping[str, Collection[str]] = NOTHING
) -> Earlier | None:
    """The file in `data/` that is called as this one but for a date, or just so; else one that says the same.

    None for none.

    Args:
        data: Where the files lie.
        file: The new one.
        replaced: By the name of a file the sheets that others have taken the place of.
    """
    shape, new = shape_of(folded(file.stem)), _Look.at(file)
    every = list(tables_in(data))
    named = [path for path in every if shape_of(folded(path.stem)) == shape]
    looks = {path: _Look.at(path, replaced.get(path.name, ())) for path in named or every}
    family = tuple(path.name for path, look in looks.items() if look.cases & new.cases)
    if not named:
        return _by_what_it_says(looks, new, family)
    if file.name in (path.name for path in named):
        return Earlier(file.name, 1.0, family=family)
    shares = {path: _share(looks[path].rows, new.rows) for path in named}
    nearest = max(named, key=lambda path: (shares[path], _share(looks[path].texts, new.texts)))
    return _next_of(nearest.name, looks[nearest], new, shares[nearest], family)


def _next_of(name: str, look: _Look, new: _Look, share: float, family: tuple[str, ...]) -> Earlier:
    """What a file is to a new one that is called as it is but for a date."""
    goes_on = name in family and not look.cases <= new.cases
    if goes_on and not _are_mostly_there(look.unfiled, new.unfiled):
        return Earlier(name, share, goes_on, family)
    # A running ledger of 9-10月 is one of 9-11月 then: its sheets are called by months as it is itself.
    is_otherwise = share < MOSTLY and _are_mostly_there(look.texts, new.texts)
    return Earlier(name, share, False, family, is_otherwise or goes_on)


class _Look(NamedTuple):
    """What a file is known by."""

    rows: frozenset[str]
    """What its rows are known again by, each with its sheet."""
    texts: frozenset[str]
    """The same, in whichever sheet."""
    cases: frozenset[str]
    """The numbers that its rows have in another system."""
    heads: frozenset[str]
    """What stands above its rows, and in the first of them."""

    @property
    def unfiled(self) -> frozenset[str]:
        """What rows say that have no number in another system: nothing tells that two of them are one."""
        return self.texts - self.cases

    @classmethod
    def at(cls, file: Path, replaced: Collection[str] = ()) -> _Look:
        """What one says, read once, without sheets that others have taken the place of."""
        sheets = [each for each in _sheets_of(file) if each.name not in replaced]
        by_sheet = {sheet.name: frozenset(_marks(sheet)) for sheet in sheets}
        first = (row for sheet in sheets for row in sheet.cells[:_ROWS_OF_HEADS])
        return cls(
            frozenset(f"{sheet}\0{row}" for sheet, rows in by_sheet.items() for row in rows),
            frozenset(row for rows in by_sheet.values() for row in rows),
            frozenset(each for sheet in sheets for each, _ in _known_by(sheet) if each),
            frozenset(text for row in first for text in map(folded, row) if text),
        )


def _by_what_it_says(
    looks: Mapping[Path, _Look], new: _Look, family: tuple[str, ...]
) -> Earlier | None:
    """The file that a new one goes on with, or that somebody has to say of whether it takes its place.

    It is called otherwise, and has the headings and most rows of that one, or cases of it by their numbers.
    """
    if family:
        return Earlier(family[-1], HARDLY, goes_on=True, family=family)
    like = [
        (share, path.name)
        for path, look in looks.items()
        if _share(look.heads, new.heads) >= MOSTLY
        and (share := _share(look.texts, new.texts)) >= MOSTLY
    ]
    share, name = max(like, default=(0.0, ""))
    return Earlier(name, share, is_called_otherwise=True) if name else None


def _are_mostly_there(before: frozenset[str], now: frozenset[str]) -> bool:
    """Whether one of two files has most rows of the other, and more in common than what stands above them."""
    common = len(before & now)
    return common >= FEWEST_ALIKE and common >= MOSTLY * min(len(before), len(now))


def _share(before: frozenset[str], now: frozenset[str]) -> float:
    return len(before & now) / len(before) if before else 0.0


def _sheets_of(file: Path) -> Sequence[Sheet]:
    data = load(file, file.name, is_yaml=False)
    if isinstance(data, Problem):
        # Whoever reads it says so.
        return ()
    if is_book(data):
        return read_book(data, file.name).sheets
    sheet, _ = read_office_csv(data, file.name)
    return (sheet,) if sheet else ()


def tables_in(data: Path) -> Iterator[Path]:
    """The files in `data/` that may hold tables as offices keep them."""
    return (path for path in sorted(data.iterdir()) if path.suffix.casefold() in _ENDINGS)


def _marks(sheet: Sheet) -> Iterator[str]:
    for number, longest in _known_by(sheet):
        if number or len(longest) >= FEWEST_CHARACTERS:
            yield number or longest


def _known_by(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Of each row its number in another system, "" for none, and its longest text."""
    numbers = _numbers(sheet)
    for row in sheet.cells:
        texts = [text for text in map(folded, row) if not _GIVEN_ID.fullmatch(text)]
        number = folded(row[numbers]) if numbers is not None else ""
        yield number if is_number(number) else "", max(texts, key=len, default="")


def _numbers(sheet: Sheet) -> int | None:
    """The column with the numbers of another system, by which a row is known whatever else it says by now."""
    for row in sheet.cells[:ROWS_LOOKED_AT]:
        known = [at for at, cell in enumerate(row) if normalise_heading(cell) in _headings()]
        for at in known:
            texts = [each[at] for each in sheet.cells if each[at]]
            if 2 * sum(map(is_number, texts)) > len(texts):
                return at
    return None


def is_number(text: str) -> bool:
    """Whether a text, as compared, may be a number in another system, and none that was given here."""
    return len(text) >= SHORTEST_NUMBER and not _GIVEN_ID.fullmatch(folded(text))


@cache
def _headings() -> frozenset[str]:
    """How such a column is called; some call it 编号."""
    kinds = [kind for kind in KINDS if any(field.filed for field in kind.fields)]
    fields = [field for kind in kinds for field in kind.fields if field.filed or field.name == "id"]
    return frozenset(normalise_heading(each) for field in fields for each in field.headings)
