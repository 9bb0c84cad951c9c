"""Places that stand in the column of communities and are none: an estate, a town, the whole county.

Offices have one column 所属区域 for all of them. An estate says its community, so that nothing is lost; what is
wider than a community is told by no record of one, which then counts for the county.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import distinct, is_filled, position_of, replaced
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.identity.book import NameBook
from sunboard.checks.identity.names import key_of
from sunboard.schema.places import COMMUNITIES, ESTATES, TOWNS

_WHOLE = re.compile(
    r"(?=.)(?:全(?:县|区|市|域)(?:范围内?)?)?(?:(?:各|所有)(?:乡?镇|街道|社区|小区|村|、|和)+)*"
)
"""全县, 全区各小区, 各街道、社区."""
_FIELD, _NARROWER = "community", "estate"


def settle_places(drafts: Mapping[str, Draft], book: NameBook, county: str) -> list[RecordFault]:
    """Put each such place where it belongs, or leave it out where the record needs none; a note of each.

    What means a community, or may mean several places, stays as it is.
    """
    notes: list[RecordFault] = []
    for draft in drafts.values():
        if draft.kind.refers(_FIELD, COMMUNITIES.name):
            notes += _settle(draft, drafts, book, county)
    return notes


def _settle(
    draft: Draft, drafts: Mapping[str, Draft], book: NameBook, county: str
) -> Iterator[RecordFault]:
    cells = distinct(draft.texts[_FIELD])
    known = position_of(cells.values, drafts[COMMUNITIES.name].texts["id"]) >= 0
    for at in np.flatnonzero(is_filled(cells.values) & ~known).tolist():
        word = cells.values[at].as_py().strip()
        rows = np.flatnonzero(cells.codes == at).tolist()
        if book.of(COMMUNITIES.name).meant(word, looks_around=False).rows:
            continue
        if len(book.of(ESTATES.name).named(word)) == 1 and draft.kind.refers(
            _NARROWER, ESTATES.name
        ):
            yield from _narrower(draft, rows, word)
        elif not draft.kind.field_by_name[_FIELD].required and _is_wider(word, book, county):
            draft.texts[_FIELD] = replaced(draft.texts[_FIELD], dict.fromkeys(rows, ""))
            for row in rows:
                yield draft.fault(row, _FIELD, Fault("place-wider", {"found": word}))


def _narrower(draft: Draft, rows: list[int], word: str) -> Iterator[RecordFault]:
    """Let rows that name no other estate have this one."""
    estates = draft.texts[_NARROWER].take(pa.array(rows)).to_pylist()
    mine = [
        row for row, own in zip(rows, estates, strict=True) if key_of(own) in ("", key_of(word))
    ]
    draft.texts[_NARROWER] = replaced(draft.texts[_NARROWER], dict.fromkeys(mine, word))
    draft.texts[_FIELD] = replaced(draft.texts[_FIELD], dict.fromkeys(mine, ""))
    for row in mine:
        yield draft.fault(row, _FIELD, Fault("place-narrower", {"found": word}))


def _is_wider(word: str, book: NameBook, county: str) -> bool:
    key = key_of(word)
    is_county = key in (key_of(county), key_of(county)[:-1]) or _WHOLE.fullmatch(key) is not None
    return is_county or len(book.of(TOWNS.name).named(word)) == 1
