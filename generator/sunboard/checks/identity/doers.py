"""Who stands in the column of units and is not one unit: several, or the community itself.

Several promise or do something together; whoever is written first leads (牵头单位排在前面), and answers
for it. What a community does itself is no unit's, and nobody need enter a community as a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Rows, distinct, is_filled, position_of, replaced
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.identity.book import NameBook
from sunboard.checks.identity.names import SEVERAL, key_of
from sunboard.schema import FieldType
from sunboard.schema.places import COMMUNITIES, TOWNS
from sunboard.schema.units import UNITS

_FIELD, _PLACE, _ITSELF, _TOWN = "unit", "community", "by_community", "by_town"
_OFFICES = ("人民政府", "政府", "党工委", "党委")
"""What stands behind a town's name where its office does something."""
_BETWEEN = "、"
ALL_OF_THEM = re.compile(
    r"(?:全体|各|各个|所有|全部|相关|有关|各相关|各有关)(?:包联|包保|联建|共建|成员|参会|到会|驻区|责任|区直|县直|市直)*"
    r"(?:部门单位|部门|单位|社区|小区|街道|镇街|乡镇|、|和)+"
)
"""全体包联单位, 各社区: nobody in particular."""
_OWN = ("社区", "本社区", "社区自办")
_PARTS = (
    "党总支",
    "党支部",
    "党委",
    "两委",
    "居民委员会",
    "居委会",
    "工作站",
    "网格",
    "物业公司",
    "物业",
)
"""What stands behind a community's name where a part of it does something; alone it is of the row's own."""


def settle_doers(drafts: Mapping[str, Draft], book: NameBook) -> list[RecordFault]:
    """Leave one unit in each such cell, or none; a note of each. What means a unit stays as it is."""
    notes: list[RecordFault] = []
    for draft in drafts.values():
        if draft.kind.refers(_FIELD, UNITS.name):
            notes += _settle(draft, drafts, book)
        for field in draft.kind.fields_of(FieldType.REFS):
            if field.refers_to == (UNITS.name,):
                notes += _without_others(draft, field.name, book)
    return notes


def _settle(draft: Draft, drafts: Mapping[str, Draft], book: NameBook) -> Iterator[RecordFault]:
    cells, units = distinct(draft.texts[_FIELD]), book.of(UNITS.name)
    known = position_of(cells.values, drafts[UNITS.name].texts["id"]) >= 0
    for at in np.flatnonzero(is_filled(cells.values) & ~known).tolist():
        word = cells.values[at].as_py().strip()
        if units.meant(word, looks_around=False).rows:
            continue
        yield from _settled(draft, np.flatnonzero(cells.codes == at), word, book)


def _settled(draft: Draft, rows: Rows, word: str, book: NameBook) -> Iterator[RecordFault]:
    """Put what is no unit where it belongs, in the rows that it stands in."""
    kind = draft.kind
    if not kind.field_by_name[_FIELD].required and ALL_OF_THEM.fullmatch(key_of(word)):
        yield from _put(draft, rows, {_FIELD: ""}, Fault("unit-all", {"found": word}))
    elif first := _first_of(word, book):
        said = Fault("unit-first", {"found": word, "word": first})
        yield from _put(draft, rows, {_FIELD: first}, said)
    elif kind.refers(_TOWN, TOWNS.name) and (town := _town_in(word, book)):
        said = Fault("unit-town", {"found": word})
        yield from _put(draft, rows, {_TOWN: town, _FIELD: ""}, said)
    elif kind.refers(_ITSELF, COMMUNITIES.name):
        yield from _done_by_itself(draft, rows.tolist(), word, book)


def _put(draft: Draft, rows: Rows, texts: Mapping[str, str], said: Fault) -> Iterator[RecordFault]:
    """Write the same texts into some rows, and say it of each."""
    for field, text in texts.items():
        draft.texts[field] = replaced(draft.texts[field], dict.fromkeys(rows.tolist(), text))
    return (draft.fault(row, _FIELD, said) for row in rows.tolist())


def _town_in(word: str, book: NameBook) -> str:
    """The town of which a word is the name, or that of its office; "" where it is none."""
    towns = book.of(TOWNS.name)
    stems = (word, *(word.removesuffix(part) for part in _OFFICES if word.endswith(part)))
    rows = (towns.meant(stem, looks_around=False).rows for stem in stems if stem)
    return next((towns.called(found[0]) for found in rows if len(found) == 1), "")


def _without_others(draft: Draft, field: str, book: NameBook) -> Iterator[RecordFault]:
    """Leave out of several units what is a community or a town, or nobody in particular: 各社区."""
    cells, units = distinct(draft.texts[field]), book.of(UNITS.name)
    for at in np.flatnonzero(is_filled(cells.values)).tolist():
        parts = [each.strip() for each in SEVERAL.split(cells.values[at].as_py()) if each.strip()]
        others = [
            part
            for part in parts
            if not units.meant(part, looks_around=False).rows and _is_no_unit(part, book)
        ]
        if others:
            rows = np.flatnonzero(cells.codes == at)
            left = _BETWEEN.join(part for part in parts if part not in others)
            draft.texts[field] = replaced(draft.texts[field], dict.fromkeys(rows.tolist(), left))
            yield from draft.faults(rows, field, "units-place", found=_BETWEEN.join(others))


def _is_no_unit(word: str, book: NameBook) -> bool:
    is_town = bool(_town_in(word, book))
    is_all = ALL_OF_THEM.fullmatch(key_of(word)) is not None
    return is_all or is_town or _community_in(word, book) is not None


def _first_of(word: str, book: NameBook) -> str:
    """The first of several units, of which all are known, or nearly; "" where the word is none such."""
    units = book.of(UNITS.name)
    first, *others = [each.strip() for each in SEVERAL.split(word) if each.strip()] or [""]
    is_known = len(units.meant(first, looks_around=False).rows) == 1
    meant = [units.meant(each) for each in others] if is_known else []
    return first if meant and all(each.rows or each.near for each in meant) else ""


def _done_by_itself(
    draft: Draft, rows: list[int], word: str, book: NameBook
) -> Iterator[RecordFault]:
    """Of a row of a community, or one that names it here, let the community be who does it."""
    named = _community_in(word, book)
    if named is None:
        return
    # What a meeting decided is of no place of its own.
    has_place = _PLACE in draft.kind.field_by_name
    places = draft.texts[_PLACE].take(pa.array(rows)).to_pylist() if has_place else [""] * len(rows)
    mine = {
        row: named or place
        for row, place in zip(rows, places, strict=True)
        if named or place.strip()
    }
    draft.texts[_ITSELF] = replaced(draft.texts[_ITSELF], mine)
    draft.texts[_FIELD] = replaced(draft.texts[_FIELD], dict.fromkeys(mine, ""))
    for row in mine:
        yield draft.fault(row, _FIELD, Fault("unit-community", {"found": word}))


def _community_in(word: str, book: NameBook) -> str | None:
    """The community of which a word is the name, or a part; "" for the row's own, None where it is none."""
    communities, plain = book.of(COMMUNITIES.name), key_of(word)
    if plain in (*_OWN, *_PARTS):
        return ""
    stems = (word, *(word.removesuffix(part) for part in _PARTS if word.endswith(part)))
    for stem in stems:
        if len(communities.meant(stem, looks_around=False).rows) == 1:
            return stem
    return None
