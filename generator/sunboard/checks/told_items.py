"""What one cell tells of several records: the decisions of a meeting, numbered or a line each.

What stands beside it is each one's own where it is numbered alike, else that of all; who answers, and by
which day, may stand behind it: 设助餐点1处（县民政局，9月底前）.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Rows, Text, is_filled
from sunboard.checks.faults import Assumed, Fault
from sunboard.checks.parsing.dates import parse_date, parse_due_date
from sunboard.checks.parsing.nothings import says_nothing
from sunboard.checks.parsing.oddities import tidied
from sunboard.checks.parsing.progress import goes_on
from sunboard.language import several
from sunboard.problems import Place, Problem
from sunboard.records.gathering import TEXT
from sunboard.records.layouts.years import lacks_year
from sunboard.records.text_tables import TextTable
from sunboard.schema import Field, FieldType, Kind

_NUMBER = (
    r"(?:[(（]\d{1,2}[)）]|\d{1,2}(?:[)）、．]|[.](?!\d))|[①-⑳]|[一二三四五六七八九十]{1,2}、)"
)
_STARTS = re.compile(rf"(?:^|[\n；;。]|(?<=\s))\s*{_NUMBER}\s*")
_ENDS = re.compile(r"[；;。\s]+$")
_BEHIND = re.compile(r"[(（]([^()（）]{2,40})[)）]$")
_APART = re.compile(r"[，,、；;\s]+")
_LEADS = re.compile(r"^(?:由|责任单位[:：]?)|(?:牵头|负责|承办|落实)$")
_OFFICE = re.compile(r".{2,16}(?:局|委|办|院|部|会|中心|公司|社区|街道|镇|乡|大队|支队|所|站)")


def items_told(
    table: TextTable, columns: Mapping[str, Field], kind: Kind
) -> tuple[Rows, dict[str, Text], list[Problem]]:
    """For each record the row that tells of it, what it says by field, and notes of what was taken for granted.

    Args:
        table: Whose rows tell of them.
        columns: By the field of theirs the column here.
        kind: What they are.
    """
    main = next(name for name, each in columns.items() if each.itemised)
    begun = table.kind.began_on
    told: list[tuple[int, dict[str, str]]] = []
    apart: Counter[tuple[int, str]] = Counter()
    for row in np.flatnonzero(is_filled(table.texts[columns[main].name])).tolist():
        cells = {name: table.texts[each.name][row].as_py() for name, each in columns.items()}
        items = [each for each in items_in(cells.pop(main)) if says_nothing(tidied(each)) is None]
        beside = {
            name: _beside(cell, len(items), is_of_all=not columns[name].progress)
            for name, cell in cells.items()
        }
        held = table.texts[begun][row].as_py() if begun else ""
        for at, item in enumerate(items):
            said = {name: texts[at] for name, texts in beside.items()}
            told.append((row, {**_told(said, columns), **_behind(item, held, kind), main: item}))
        code = int(table.file_codes[row])
        apart.update((code, name) for name, cell in cells.items() if _is_lost(cell, beside[name]))
    rows = np.array([row for row, _ in told], dtype=np.int64)
    texts = {name: pa.array([said.get(name, "") for _, said in told], TEXT) for name in columns}
    return rows, texts, [*_notes(table, columns, kind, rows), *_lost(table, columns, apart)]


def items_in(cell: str) -> tuple[str, ...]:
    """The things that a cell lists: by their numbers, else a line each."""
    text = cell.strip()
    parts = _STARTS.split(text) if re.match(_NUMBER, text) else text.splitlines()
    return tuple(_ENDS.sub("", each.strip()) for each in parts if each.strip())


def _beside(cell: str, count: int, *, is_of_all: bool) -> Sequence[str]:
    """What a cell beside so many things says of each; nothing where it can't be told which is whose.

    Who answers, by which day, may be said of all at once; what came of one has not come of the others.
    """
    parts = items_in(cell)
    if len(parts) == count:
        return parts
    return [cell.strip() if is_of_all and len(parts) == 1 else ""] * count


def _is_lost(cell: str, said: Sequence[str]) -> bool:
    return bool(cell.strip()) and bool(said) and not any(said)


def _told(said: Mapping[str, str], columns: Mapping[str, Field]) -> dict[str, str]:
    """What stands beside a thing, without that it goes on, which is nothing that came of it."""
    return {
        name: "" if columns[name].type is FieldType.TEXT and goes_on(text) else text
        for name, text in said.items()
    }


def _behind(item: str, held: str, kind: Kind) -> dict[str, str]:
    """Who answers for a thing, and by which day, as what stands behind it in brackets says."""
    found = _BEHIND.search(item)
    said: dict[str, str] = {}
    for part in _APART.split(found[1]) if found else ():
        day, office = _day(part, held), _LEADS.sub("", part)
        if day:
            said.setdefault(next(e.name for e in kind.fields if e.until), day)
        elif _OFFICE.fullmatch(office):
            said.setdefault("unit", office)
    return said


def _day(text: str, held: str) -> str:
    """A day, or 长期, with the year in which it first comes after another; "" for what is none."""
    plain, began = tidied(text), parse_date(tidied(held))
    since = began.value if isinstance(began, Assumed) else began
    if (form := lacks_year(plain)) and not isinstance(since, Fault):
        this = parse_due_date(form.format(since.year))
        day = this.value if isinstance(this, Assumed) else this
        is_next = not isinstance(day, Fault) and day < since
        return form.format(since.year + is_next)
    parsed = parse_due_date(plain)
    return plain if not isinstance(parsed, Fault) or parsed.code == "date-open" else ""


def _notes(
    table: TextTable, columns: Mapping[str, Field], kind: Kind, rows: Rows
) -> Iterator[Problem]:
    for code, count in sorted(Counter(table.file_codes[rows].tolist()).items()):
        file = table.files[code]
        there = (c for c in columns.values() if c.name in file.headings)
        headings = several(file.headings[each.name] for each in there)
        params = {"headings": headings, "kind": kind.words, "count": count}
        yield Problem(Place(file.path, sheet=file.sheet), "told-items", params)


def _lost(
    table: TextTable, columns: Mapping[str, Field], apart: Counter[tuple[int, str]]
) -> Iterator[Problem]:
    """Which columns list another number of things than there are, so that nobody knows which is whose."""
    for (code, name), count in sorted(apart.items()):
        file, column = table.files[code], columns[name].name
        heading = file.headings.get(column, columns[name].label)
        place = Place(file.path, None, heading, file.sheet, file.letters.get(column, ""))
        yield Problem(place, "told-apart", {"count": count, "heading": heading})
