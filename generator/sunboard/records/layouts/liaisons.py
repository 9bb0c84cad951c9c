"""Whom to ring up at a unit, beside it in a list: a landline is the unit's, names and mobiles are not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sunboard.records.headings import normalise_heading
from sunboard.records.layouts.columns import Columns, Told
from sunboard.records.layouts.derived import SEVERAL
from sunboard.records.layouts.headings import Path, forms, own_field
from sunboard.schema import Field, FieldType, Kind

_LIAISON = "(?P<whose>.*?)(?:联络员|联络人|联系人|联系干部|对接人)"
_PHONE = r"(?:联系|联络|办公|固定)?(?:电话|方式|座机)(?:号码)?"
_NAME = re.compile(rf"{_LIAISON}(?:姓名|职务|及职务)?")
_WITH_PHONE = re.compile(rf"{_LIAISON}(?:姓名)?[及和、/(]*{_PHONE}\)?")
_PHONE_ALONE = re.compile(_PHONE)

_MOBILE = re.compile(r"(?<!\d)(?:\+?86[\s-]?)?1[3-9](?:[\s-]?\d){9}(?!\d)")
_LANDLINE = re.compile(
    r"(?<![\d)/.,-])(?:\(0\d{2,3}\)\s?|0\d{2,3}[\s-]?)?[2-8]\d{6,7}(?:(?:-|转)\d{1,5})?(?!\d)"
)
_MORE = re.compile(r"[\dA-Za-z]")
"""What is left of a cell that holds another number, or an account."""


def with_liaison(columns: Columns, paths: Sequence[Path]) -> Columns:
    """The columns, with the telephone of a liaison (联络员) as that of the unit whose row it is.

    Args:
        columns: What the headings mean.
        paths: The headings; () for one of which the office says itself what it is.
    """
    ref = next((each for each in columns.kind.fields if each.has_liaison), None)
    unit = _told(columns, ref) if ref else None
    phone = next(iter(unit.kind.fields_of(FieldType.PHONE)), None) if unit else None
    if ref is None or unit is None or phone is None:
        return columns
    names = [at for at in columns.unread if _is(_NAME, columns.kind, paths[at], ref)]
    own = unit.columns.get(phone.name)
    found = [at for at in columns.unread if _has_phone(columns.kind, paths, at, ref)]
    at = found[0] if own is None and found else own
    if at is None or not (at in found or at - 1 in names):
        return columns
    taken = replace(unit, columns={**unit.columns, phone.name: at})
    told = tuple(taken if each is unit else each for each in columns.told)
    unread = tuple(each for each in columns.unread if each not in (at, *names))
    return replace(columns, told=told, unread=unread, liaison=(at, *names))


def landlines_alone(columns: Columns, records: Sequence[list[str]]) -> int:
    """Leave of each liaison's telephones the landline; how many there are."""
    if not columns.liaison:
        return 0
    at = columns.liaison[0]
    unit = next(each for each in columns.told if at in each.columns.values())
    for record in records:
        # Of which of several units it is, the row doesn't say.
        is_one = not SEVERAL.search(record[unit.name_column].strip())
        record[at] = landline(record[at]) if is_one else ""
    return sum(bool(record[at]) for record in records)


def landline(cell: str) -> str:
    """The first landline of a cell that holds names and telephones alone; "" for none, and any other cell."""
    plain = _MOBILE.sub("", unicodedata.normalize("NFKC", cell))
    found = _LANDLINE.findall(plain)
    return found[0] if found and not _MORE.search(_LANDLINE.sub("", plain)) else ""


def _told(columns: Columns, ref: Field) -> Told | None:
    at = columns.own.get(ref.name)
    return next((each for each in columns.told if each.name_column == at), None)


def _has_phone(kind: Kind, paths: Sequence[Path], at: int, ref: Field) -> bool:
    """Whether a column has a liaison's telephone: by its heading, or right of the liaison's name."""
    if _is(_WITH_PHONE, kind, paths[at], ref):
        return True
    is_phone = any(_PHONE_ALONE.fullmatch(normalise_heading(form)) for form in forms(paths[at]))
    return is_phone and at > 0 and _is(_NAME, kind, paths[at - 1], ref)


def _is(pattern: re.Pattern[str], kind: Kind, path: Path, ref: Field) -> bool:
    """Whether a heading says it, and of nobody else's liaison."""
    return any(not whose or own_field(kind, (whose,)) is ref for whose in _whose(pattern, path))


def _whose(pattern: re.Pattern[str], path: Path) -> Iterator[str]:
    found = (pattern.fullmatch(normalise_heading(form)) for form in forms(path))
    yield from (match["whose"] for match in found if match)
