"""Days of completion that stand within what came of something: 6月28日完成, where no column is for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from sunboard.problems import Problem
from sunboard.records.headings import normalise_heading
from sunboard.records.layouts import notes
from sunboard.records.layouts.blocks import Region
from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.headings import forms, written
from sunboard.records.layouts.laid import LaidTable
from sunboard.records.layouts.mapping import field_named
from sunboard.records.layouts.words import folded
from sunboard.records.layouts.years import Years, complete, lacks_year
from sunboard.schema import Field, FieldType, Kind, Need

_DAY = (
    r"(?<![\d.])((?:20\d\d年)?(?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])[日号]"
    r"|20\d\d([-./])(?:1[0-2]|0?[1-9])\2(?:3[01]|[12]\d|0?[1-9])(?!\d))"
)
"""A whole day; 6.28 may as well be a number."""
_DONE = (
    "完成|完工|完毕|竣工|办结|办完|办好|建成|投用|启用|到位|修好|兑现|解决|completed|finished|done"
)
_COMPLETED = (
    re.compile(rf"{_DAY}[^,，。;；:：前未没无不至到起]{{0,10}}?(?:{_DONE})"),
    re.compile(rf"(?:{_DONE})(?:于|在|on|日期|时间)?[:(]?{_DAY}"),
)
_NOT_ALL = re.compile(
    "其余|剩余|正在|主体|部分|[一二三首]期|计划|预计|拟|将|力争|争取|确保|预期|要求|应当?于|下一步|未|没有|尚|还有|还在|待"
)
"""What may say that the day is one to come, or that something isn't done."""


@lru_cache(maxsize=65536)
def completed_on(text: str) -> str:
    """The day on which a text says that all was done, as written there; "" for none, or for several."""
    plain = folded(text)
    if not plain or _NOT_ALL.search(plain):
        return ""
    days = {match[1] for each in _COMPLETED for match in each.finditer(plain)}
    return days.pop() if len(days) == 1 else ""


def with_said_days(
    region: Region, columns: Columns, own: LaidTable, days_in: Mapping[str, str], years: Years
) -> LaidTable:
    """The records with the days that another column says, as the office has confirmed.

    Args:
        region: Where they stand.
        columns: What the columns are.
        own: The records, whose dates have their years.
        days_in: Field of a day → the heading, or the field, of the column that says it. Where a column is for
            that day, that one alone says it.
        years: What is said of years around the table.
    """
    for name, word in days_in.items():
        at = _column(region, columns, word)
        source = next((each for each, column in columns.own.items() if column == at), None)
        if source is None or name in columns.own:
            continue
        days = [*map(completed_on, own.columns[source])]
        dates = [e.name for e in own.kind.fields_of(FieldType.DATE) if e.name in columns.own]
        complete({**own.columns, name: days}, [*dates, name], years)
        days = ["" if lacks_year(day) else day for day in days]
        own = replace(
            own,
            columns={**own.columns, name: days},
            headings={**own.headings, name: own.headings[source]},
            letters={**own.letters, name: own.letters[source]},
            said={name: [line for day, line in zip(days, own.lines, strict=True) if day]},
        )
    return own


def said_days_notes(region: Region, columns: Columns, own: LaidTable) -> Iterator[Problem]:
    """A note of each column that says days of completion: that they were read, or that nobody said they are."""
    for day in _fields(own.kind, FieldType.DATE):
        for at in _tellers(columns):
            place = notes.place_of(region, None, at)
            source = next(name for name, column in columns.own.items() if column == at)
            taken = day.name in own.said and own.letters[day.name] == own.letters[source]
            found = [*filter(None, map(completed_on, own.columns[source]))]
            count = len(own.said[day.name]) if taken else len(found)
            if count and (taken or day.name not in own.columns):
                code = "layout-days-taken" if taken else "layout-days-said"
                yield Problem(place, code, {"count": count, "label": day.heading})


def _fields(kind: Kind, *types: FieldType) -> list[Field]:
    """Those of a kind without which nothing is done."""
    return [each for each in kind.fields_of(*types) if each.need is Need.DONE]


def _tellers(columns: Columns) -> list[int]:
    """The columns of what came of the records, or of a word in whose place that may stand."""
    texts = {each.name for each in _fields(columns.kind, FieldType.TEXT)}
    terms = {e.name for e in columns.kind.fields_of(FieldType.TERM) if e.otherwise in texts}
    return [columns.own[name] for name in (*sorted(texts), *sorted(terms)) if name in columns.own]


def _column(region: Region, columns: Columns, word: str) -> int | None:
    """The column of a heading, or of the field that it is."""
    wanted, name = normalise_heading(word), field_named(columns.kind, word)
    for at, path in enumerate(region.head.paths):
        if path and wanted in map(normalise_heading, (written(path), *forms(path))):
            return at
    return columns.own.get(name or "")
