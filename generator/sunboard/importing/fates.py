"""What becomes of each sheet of a file where a later one comes in: that decides no file as a whole.

A ledger has sheets that go on, of places and promises, beside one a month, of requests: of the one the later
file has all rows again, of the other none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from sunboard.checks.identity.fingerprints import stays
from sunboard.importing.months import HARDLY, MOSTLY, is_number
from sunboard.records import read_records
from sunboard.records.folders import DATA
from sunboard.records.layouts.named import dateless
from sunboard.records.layouts.words import folded
from sunboard.records.text_tables import TextTable
from sunboard.schema import FieldType, Kind

Tables = Mapping[str, TextTable]
_Record = tuple[str, ...]


class _Known(NamedTuple):
    """By what the records of a sheet are known again, each with its kind."""

    closely: frozenset[_Record] = frozenset()
    """By their number in another system, or by what stays of a record as it goes on."""
    loosely: frozenset[_Record] = frozenset()
    """By what they tell, whatever their days and places are: those may have been mended."""


class Fate(Enum):
    """What a sheet is to a later file."""

    AGAIN = auto()
    """Its records stand there, too, or in another file."""
    APART = auto()
    """It is another month's: the later file has a sheet of its name, but for a date, with other records."""
    DOUBTFUL = auto()
    """That of another month has some of its records, or that of its name tells the same of other days."""
    GONE = auto()
    """Nothing of it is there."""


def fates_of(before: Path, after: Path, old: str, new: str) -> Mapping[str, Fate]:
    """By sheet of a file, "" for a file without, what it is to a later one; of those that have records.

    Args:
        before: The project folder as it is.
        after: One in which the new file lies.
        old: The earlier file, below `data/`.
        new: The later one.
    """
    was, _ = read_records(before)
    now, _ = read_records(after)
    there = _by_sheet(now, new)
    paths = {source.path for table in now.values() for source in table.files}
    files = (path.removeprefix(f"{DATA}/") for path in paths if path != f"{DATA}/{old}")
    others = (each.closely for file in files for each in _by_sheet(now, file).values())
    every = frozenset().union(*others, *(each.closely for each in there.values()))
    return {
        sheet: Fate.AGAIN if _share(known.closely, every) >= MOSTLY else _fate(sheet, known, there)
        for sheet, known in _by_sheet(was, old).items()
    }


def _fate(sheet: str, known: _Known, there: Mapping[str, _Known]) -> Fate:
    name = folded(sheet)
    same = [each for each in there if folded(each) == name]
    like = same or [each for each in there if dateless(folded(each)) == dateless(name)]
    if not like:
        return Fate.GONE
    if max(_share(known.closely, there[each].closely) for each in like) > HARDLY:
        # A list that goes on under one name may be worded anew in most of its rows.
        return Fate.AGAIN if same else Fate.DOUBTFUL
    is_told = any(_share(known.loosely, there[each].loosely) > HARDLY for each in same)
    return Fate.DOUBTFUL if is_told else Fate.APART


def _share(before: frozenset[_Record], now: frozenset[_Record]) -> float:
    return len(before & now) / len(before) if before else 0.0


def _by_sheet(tables: Tables, file: str) -> Mapping[str, _Known]:
    """What is known of each sheet of a file, without what is told along with other records."""
    found: dict[str, _Known] = {}
    for table in tables.values():
        for code, source in enumerate(table.files):
            is_told = bool(source.sheet) and source.header_line is None
            rows = [row for row, each in enumerate(table.file_codes.tolist()) if each == code]
            if source.path == f"{DATA}/{file}" and rows and not is_told:
                before = found.get(source.sheet, _Known())
                found[source.sheet] = _Known(
                    before.closely | frozenset(_closely(table, rows)),
                    before.loosely | frozenset(_rows(table, rows, _telling(table.kind))),
                )
    return found


def _closely(table: TextTable, rows: Sequence[int]) -> Iterator[_Record]:
    kind = table.kind
    filed = [field.name for field in kind.fields if field.filed]
    staying = [field.name for field in kind.fields if stays(field)]
    numbers = _rows(table, rows, filed)
    for number, record in zip(numbers, _rows(table, rows, staying), strict=True):
        yield number if is_number(number[-1]) and filed else record


def _telling(kind: Kind) -> list[str]:
    staying = [field for field in kind.fields if stays(field)]
    told = [field.name for field in staying if field.main or field.names]
    return told or [field.name for field in staying if field.type is not FieldType.DATE]


def _rows(table: TextTable, rows: Sequence[int], names: Iterable[str]) -> Iterator[_Record]:
    columns = [table.texts[name] for name in names]
    for row in rows:
        yield table.kind.name, *(folded(column[row].as_py()) for column in columns)
