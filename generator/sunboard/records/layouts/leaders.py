"""Leaders whose name and office stand in one cell, as 周明远 县委书记: the office alone is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.headings import Path
from sunboard.schema import Field, FieldType

_LEADER, _OFFICE = "领导", "职务"
_OF_OFFICES = (
    "县市区镇乡街道州盟旗省委党组工政府人大代表常会协纪监察法检公安武装部队宣传统战织书记副主任长局院"
    "席员务事秘办室总一二三四级巡视调研政团妇联商科残兼正经开高新园管教育体卫生健康财民住建信访应急司"
)
"""Of what the offices of a county's leaders are written; what has another character in it may be a name."""
_NAME_AND_OFFICE = re.compile(
    r"(?!人大|政|街道|党|社区|书记|主任|常)"
    r"(?:[^\W\d_a-z县市区镇委局办部院协副]\s?[^\W\d_a-z县市区镇委局办部院协副]{1,3})\s+"
    rf"([{_OF_OFFICES}、,，()（）]+(?:书记|[县区市镇乡部局院察组队]长|主任|主席|委员|常委|员|政委))",
    re.IGNORECASE,
)


def with_leaders(columns: Columns, paths: Sequence[Path], rows: Sequence[Sequence[str]]) -> Columns:
    """The columns, with one of leaders (包保县领导) as their offices if all its cells have a name and one."""
    field = _field(columns)
    if field is None or field.name in columns.own:
        return columns
    found = [
        at
        for at in columns.unread
        if paths[at] and _LEADER in paths[at][-1] and _has_both([row[at] for row in rows])
    ]
    if len(found) != 1:
        return columns
    unread = tuple(at for at in columns.unread if at not in found)
    return replace(columns, own={**columns.own, field.name: found[0]}, unread=unread)


def offices_alone(columns: Columns, records: Sequence[list[str]]) -> Iterator[int]:
    """Leave of each leader's cell the office, if all have a name and an office; tells of which column."""
    field = _field(columns)
    at = columns.own.get(field.name) if field else None
    if at is None or not _has_both([record[at] for record in records]):
        return
    for record in records:
        record[at] = _office(record[at])
    yield at


def _field(columns: Columns) -> Field | None:
    """The field for the office of a leader, of kinds that have one."""
    return next(
        (
            field
            for field in columns.kind.fields_of(FieldType.TEXT)
            if field.who
            and _OFFICE in field.label
            and any(_LEADER in each for each in field.headings)
        ),
        None,
    )


def _has_both(cells: Sequence[str]) -> bool:
    """Whether each cell that says anything has a name and an office in it: of no other may half be left out."""
    filled = [*filter(None, map(str.strip, cells))]
    return bool(filled) and all(map(_office, filled))


def _office(cell: str) -> str:
    found = _NAME_AND_OFFICE.fullmatch(cell.strip())
    return found[1] if found else ""
