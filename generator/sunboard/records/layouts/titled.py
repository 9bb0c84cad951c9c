"""What the title of a table, or the name of its sheet, says of all rows: 需求清单, 县级联席会议.

A row that names its place, or whoever called the meeting, says so itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from sunboard.problems import Place
from sunboard.records.heard import with_own
from sunboard.records.layouts.blocks import Region
from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.laid import LaidTable
from sunboard.records.layouts.words import folded
from sunboard.records.text_tables import given_at
from sunboard.schema import Field, FieldType

_NOT_BEHIND = "(?<![联包进入驻到旧])"
"""部门单位联社区包小区 is the name of the work, and 老旧小区 what is talked about."""

Titled = Mapping[str, tuple[Sequence[str], Place]]
"""Field name → what each row is said to be there, "" for nothing, and where most of that stands."""


def said_in_titles(
    region: Region, columns: Columns, records: Sequence[Sequence[str]], said: Mapping[str, object]
) -> Titled:
    """What is said so of the rows, of fields without a column of which nothing is `said` otherwise."""
    found: dict[str, tuple[Sequence[str], Place]] = {}
    for each in columns.kind.fields:
        if each.titled and each.name not in columns.own and each.name not in said:
            word, place = _title(region, each)
            texts = [_said(each, row, columns, word) for row in records]
            if any(texts):
                found[each.name] = texts, place
    return found


def with_titled(table: LaidTable, titled: Titled) -> LaidTable:
    """A table whose rows say what is said of them so."""
    texts = {name: [*column] for name, (column, _) in titled.items()}
    given = (given_at(name, place, table.lines) for name, (_, place) in titled.items())
    return replace(table, columns={**table.columns, **texts}, given=(*table.given, *given))


def _title(region: Region, wanted: Field) -> tuple[str, Place]:
    """The word nearest above the headings, else in the name of the sheet or the file."""
    sheet = region.grid.sheet
    names = ((None, sheet.name), (None, PurePosixPath(sheet.file).stem))
    titles = [(region.grid.line(row), text) for row, text in reversed(region.numbered_titles)]
    for line, text in (*titles, *names):
        if word := _word_in(text, wanted.titled):
            return word, Place(sheet.file, line, wanted.label, sheet=sheet.name)
    return "", Place(sheet.file, None, wanted.label, sheet=sheet.name)


def _said(wanted: Field, row: Sequence[str], columns: Columns, title: str) -> str:
    """What a row says, or the title; of both the narrower: a community's meeting in a county's ledger."""
    said = [*filter(None, (next(filter(None, _of_row(wanted, row, columns)), ""), title))]
    return min(said, key=[*with_own(wanted.titled), ""].index, default="")


def _of_row(wanted: Field, row: Sequence[str], columns: Columns) -> Iterator[str]:
    """What fields of a row say, one after the other."""
    for name in wanted.said_by:
        text = row[columns.own[name]] if name in columns.own else ""
        field = columns.kind.field_by_name[name]
        if text and field.type is FieldType.REF:
            yield from with_own(field.place[:1])[-1:]
        elif text:
            yield _word_in(text, wanted.titled)


def _word_in(text: str, words: Sequence[str]) -> str:
    """The last of some words in a text, which says what it is about; "" for none."""
    found = _pattern(with_own(words)).findall(folded(text))
    return found[-1] if found else ""


@lru_cache(maxsize=32)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(map(folded, words), key=len, reverse=True)
    return re.compile(f"{_NOT_BEHIND}(?:{'|'.join(map(re.escape, longest))})")
