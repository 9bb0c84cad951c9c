"""Headings of people over numbers: how many something was for (受益群众), or took part (参加党员), not who."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sunboard.records.headings import normalise_heading
from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.headings import Path
from sunboard.records.layouts.words import folded
from sunboard.schema import Field

_COUNT = re.compile(r"约?\d[\d,]*[余多]?(人次|人|名|位)?")
_FEW = re.compile(r"约?(?:[1-9]\d{0,2}|0)[余多]?(人次|人|名|位)?")
"""No number that somebody may be known by has so few figures, but under a heading that says so."""
_NUMBERS = re.compile("编号|工号|代码|序号|id$")
_OF_ONE = ("", "人", "名", "位")
"""What counts each of them once; 人次 counts who came twice as two."""


def with_served(columns: Columns, paths: Sequence[Path], rows: Sequence[Sequence[str]]) -> Columns:
    """The columns, with one whose heading is only whom it counts as the field of its cells' unit.

    Args:
        columns: What the headings mean.
        paths: The headings.
        rows: The cells below them.
    """
    for at in columns.unread:
        heading = normalise_heading("".join(paths[at]))
        units = _units([row[at] for row in rows if row[at]])
        found = next((f for f in columns.kind.fields if _is_it(f, heading, units)), None)
        if found is not None and found.name not in columns.own:
            unread = tuple(each for each in columns.unread if each != at)
            columns = replace(columns, own={**columns.own, found.name: at}, unread=unread)
    return columns


def without_counted(
    columns: Columns, paths: Sequence[Path], rows: Sequence[Sequence[str]]
) -> Columns:
    """The columns, without those for people whose cells are numbers: they say how many, and nobody by name.

    Of two columns for one field the other is read then.

    Args:
        columns: What the headings mean.
        paths: The headings, () where an office says what one means.
        rows: The cells below them.
    """
    for field in columns.kind.people_fields:
        at = columns.own.get(field.name)
        if at is None or not _are_counted(paths[at], [row[at] for row in rows if row[at]]):
            continue
        others = [other for other in columns.second if other[0] == field.name]
        own = {name: column for name, column in columns.own.items() if name != field.name}
        own |= dict(others[:1])
        second = tuple(other for other in columns.second if other not in others[:1])
        unread = tuple(sorted((*columns.unread, at)))
        columns = replace(columns, own=own, second=second, unread=unread)
    return columns


def _are_counted(path: Path, cells: Sequence[str]) -> bool:
    """Whether a column only says how many."""
    heading = normalise_heading("".join(path))
    is_of_numbers = not heading or _NUMBERS.search(heading)
    return bool(cells) and not is_of_numbers and all(_FEW.fullmatch(folded(e)) for e in cells)


def _units(cells: Sequence[str]) -> set[str]:
    """What stands behind the numbers of a column; nothing where it has other texts."""
    found = [_COUNT.fullmatch(folded(text)) for text in cells]
    return {match[1] or "" for match in found if match} if all(found) else set()


def _is_it(field: Field, heading: str, units: set[str]) -> bool:
    if not units or heading not in map(normalise_heading, field.whom):
        return False
    return units <= {field.unit} or (field.unit in _OF_ONE and units <= {*_OF_ONE})
