"""受益群众 over numbers: whom something was for, and how many of them as the cells' own unit says."""

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


def _units(cells: Sequence[str]) -> set[str]:
    """What stands behind the numbers of a column; nothing where it has other texts."""
    found = [_COUNT.fullmatch(folded(text)) for text in cells]
    return {match[1] or "" for match in found if match} if all(found) else set()


def _is_it(field: Field, heading: str, units: set[str]) -> bool:
    if not units or heading not in map(normalise_heading, field.whom):
        return False
    return units <= {field.unit} or (field.unit in _OF_ONE and units <= {*_OF_ONE})
