"""Who stands in the column of units and is not one unit: several, or the community itself.

Several promise or do something together; whoever is written first leads (牵头单位排在前面), and answers
for it. What a community does itself is no unit's, and nobody need enter a community as a unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import distinct, is_filled, position_of, replaced
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.identity.book import NameBook
from sunboard.checks.identity.names import SEVERAL, key_of
from sunboard.schema.places import COMMUNITIES
from sunboard.schema.units import UNITS

_FIELD, _PLACE, _ITSELF = "unit", "community", "by_community"
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
    return notes


def _settle(draft: Draft, drafts: Mapping[str, Draft], book: NameBook) -> Iterator[RecordFault]:
    cells, units = distinct(draft.texts[_FIELD]), book.of(UNITS.name)
    known = position_of(cells.values, drafts[UNITS.name].texts["id"]) >= 0
    for at in np.flatnonzero(is_filled(cells.values) & ~known).tolist():
        word = cells.values[at].as_py().strip()
        if units.meant(word, looks_around=False).rows:
            continue
        rows = np.flatnonzero(cells.codes == at).tolist()
        if first := _first_of(word, book):
            draft.texts[_FIELD] = replaced(draft.texts[_FIELD], dict.fromkeys(rows, first))
            for row in rows:
                yield draft.fault(row, _FIELD, Fault("unit-first", {"found": word, "word": first}))
        elif draft.kind.refers(_ITSELF, COMMUNITIES.name):
            yield from _done_by_itself(draft, rows, word, book)


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
    named, places = _community_in(word, book), draft.texts[_PLACE].take(pa.array(rows)).to_pylist()
    if named is None:
        return
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
