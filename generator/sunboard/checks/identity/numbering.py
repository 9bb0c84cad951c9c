"""Ids for records that have none: for this run alone, until `sunboard number` writes them down.

Those that it would write down now are the ones given here, so that a page is where it will be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Mask, Rows, Text, as_mask, is_filled
from sunboard.checks.drafts import Draft
from sunboard.checks.identity.likeness import without_county
from sunboard.checks.identity.new_ids import Need, TakenIds, new_ids
from sunboard.checks.identity.unnumbered import Unnumbered
from sunboard.checks.parsing.nothings import says_nothing
from sunboard.checks.parsing.oddities import tidied

_OWNERS = ("communities", "units")
"""Whose ids others carry in theirs, the first that is known."""
_NO_OWN_NAME = "former_names"


def give_ids(
    drafts: Mapping[str, Draft], county: str, former: Iterable[Text]
) -> tuple[Unnumbered, ...]:
    """Give every record without an id one for this run.

    Args:
        drafts: All records, their references known.
        county: What the county is called, which is no part of a unit's name.
        former: Columns of ids that were somebody's once, and are nobody's any more.
    """
    rows_by_kind = {name: np.flatnonzero(has_none(draft)) for name, draft in drafts.items()}
    if not any(map(len, rows_by_kind.values())):
        return ()
    taken = TakenIds([*(draft.texts["id"] for draft in drafts.values()), *former])
    return tuple(
        _numbered(drafts, drafts[name], rows, county, taken)
        for name, rows in rows_by_kind.items()
        if len(rows)
    )


def has_none(draft: Draft) -> Mask:
    """Where nothing is written for an id, or a word for none; what could not be read is some other id."""
    has_none = as_mask(pc.equal(pc.utf8_trim_whitespace(draft.source.texts["id"]), ""))
    for row in np.flatnonzero(~is_filled(draft.texts["id"]) & ~has_none).tolist():
        said = says_nothing(tidied(draft.source.texts["id"][row].as_py()))
        has_none[row] = said is not None and said.code == "R-24-nothing"
    return has_none


def _numbered(
    drafts: Mapping[str, Draft], draft: Draft, rows: Rows, county: str, taken: TakenIds
) -> Unnumbered:
    names = [without_county(name, county) for name in _names(draft, rows)]
    owners = _owners(drafts, draft.kind.name).take(pa.array(rows)).to_pylist()
    ids = new_ids(draft.kind, list(map(Need, names, owners)), taken)
    draft.give_ids(rows, ids)
    return Unnumbered(replace(draft.source, texts={}), rows, tuple(ids))


def _names(draft: Draft, rows: Rows) -> list[str]:
    """What each is called, the shorter name where it has two."""
    fields = [name for name in draft.kind.names if name != _NO_OWN_NAME]
    if not (draft.kind.owner_as and fields):
        return [""] * len(rows)
    columns = (draft.texts[name].take(pa.array(rows)).to_pylist() for name in fields)
    return [min(filter(None, names), key=len, default="") for names in zip(*columns, strict=True)]


def _owners(drafts: Mapping[str, Draft], name: str, asking: tuple[str, ...] = ()) -> Text:
    """For each record of a kind the id of its community, else of its unit, else those of what it is about."""
    draft = drafts[name]
    owners = pa.repeat(pa.scalar("", pa.large_string()), len(draft))
    others = sorted(
        (kind not in _OWNERS, kind, field)
        for field, kind in draft.refs
        if kind not in (name, *asking)
    )
    for is_other, kind, field in others:
        ids = _owners(drafts, kind, (*asking, name)) if is_other else drafts[kind].texts["id"]
        codes = draft.refs[field, kind]
        found = ids.take(pa.array(codes, mask=codes < 0)).fill_null("")
        owners = pc.if_else(pc.equal(owners, ""), found, owners)
    return owners
