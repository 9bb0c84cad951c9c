"""Records that others than the office hand in: each stands for itself, and says nothing of what another holds.

What others hold is what stands in the office's files or in those of somebody else who hands in. Places, units,
people and what else only the office keeps may be referred to by all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from sunboard.checks.arrays import Mask, codes_at, is_filled
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.identity.names import NamesOfKind
from sunboard.language import several
from sunboard.records.folders import holder_of
from sunboard.records.given_ids import GivenIds
from sunboard.schema import KIND_BY_NAME, Field, FieldType, may_be_handed_in

_COMMUNITY = (("communities",), ("estates",))
"""What a reference that says in which community a record is leads to; the former, where there are both."""


def without_ids_of_others(drafts: Mapping[str, Draft], given: GivenIds) -> list[RecordFault]:
    """Take from records that were handed in the ids that are others', before anything is looked up by one."""
    received = [draft for draft in drafts.values() if draft.source.is_received]
    holder_by_id = _holder_by_id(drafts, given) if received else {}
    faults: list[RecordFault] = []
    for draft in received:
        ids, holders = draft.texts["id"], draft.source.holders
        own = np.flatnonzero((holders != "") & is_filled(ids) & ~draft.source.is_told).tolist()
        others = {row for row in own if holder_by_id[ids[row].as_py()] != holders[row]}
        for row in sorted(others):
            fault = Fault("R-11-others-id", {"found": ids[row].as_py()})
            faults.append(draft.fault(row, "id", fault))
        draft.know_again(dict.fromkeys(others, ""))
    return faults


def without_records_of_others(drafts: Mapping[str, Draft]) -> Iterator[RecordFault]:
    """Cut the references of records that were handed in to those that others hold."""
    for draft in drafts.values():
        for field in draft.kind.fields if draft.source.is_received else ():
            is_others = _leads_to_others(drafts, draft, field)
            if is_others.any():
                kinds = several(KIND_BY_NAME[name].words for name in _kept_by_each(field))
                yield from draft.faults(is_others, field.name, "R-10-others-record", kinds=kinds)
                draft.lose(field.name, np.flatnonzero(is_others))


def without_places_of_others(
    drafts: Mapping[str, Draft], communities: NamesOfKind
) -> Iterator[RecordFault]:
    """Leave out what a folder that is called as a community is has of another; other folders may hold any."""
    received = [draft for draft in drafts.values() if draft.source.is_received]
    holders = sorted({each for draft in received for each in draft.source.holders.tolist() if each})
    home = {each: _community_of(each, communities) for each in holders}
    for draft in received:
        fields = [f for f in draft.kind.fields_of(FieldType.REF) if f.refers_to in _COMMUNITY]
        for field in fields[:1]:
            (named,) = field.refers_to
            codes = draft.refs[field.name, named]
            if named != "communities":
                codes = codes_at(drafts[named].ref("community"), codes)
            own = np.array([home.get(each, -1) for each in draft.source.holders], dtype=np.int32)
            is_others = (own >= 0) & (codes >= 0) & (own != codes)
            yield from draft.faults(is_others, field.name, "R-10-others-place")


def _community_of(holder: str, communities: NamesOfKind) -> int:
    """The position of the community that a folder is called as, -1 for none."""
    folder = holder.rpartition("/")[2]
    by_id, named = communities.row_of_id(folder), communities.meant(folder, looks_around=False)
    return by_id if by_id >= 0 else named.rows[0] if len(named.rows) == 1 else -1


def _holder_by_id(drafts: Mapping[str, Draft], given: GivenIds) -> dict[str, str]:
    """Whose an id is: the office's, else of whom it was given to, else of whoever comes first.

    Of a file of the office's that is gone, whoever hands it in now goes on.
    """
    own: dict[str, str] = {}
    received: dict[str, str] = {}
    for draft in drafts.values():
        ids = zip(draft.texts["id"].to_pylist(), draft.source.holders, strict=True)
        for each, holder in ids:
            (received if holder else own).setdefault(each, holder)
    kept = {e.id: holder_of(file) for file in filter(None, given) for e in given[file] if e.id}
    return {**received, **kept, **own}


def _kept_by_each(field: Field) -> Iterator[str]:
    return (name for name in field.refers_to if may_be_handed_in(KIND_BY_NAME[name]))


def _leads_to_others(drafts: Mapping[str, Draft], draft: Draft, field: Field) -> Mask:
    """Where a record that was handed in refers to one that another holds."""
    holders, found = draft.source.holders, np.zeros(len(draft), dtype=np.bool_)
    for name in _kept_by_each(field):
        theirs = drafts[name].source.holders
        if field.type is FieldType.REFS:
            rows, targets = draft.links[field.name].rows, draft.links[field.name].targets
        else:
            codes = draft.refs[field.name, name]
            rows = np.flatnonzero(codes >= 0)
            targets = codes[rows].astype(np.intp)
        is_others = (holders[rows] != "") & (theirs[targets] != holders[rows])
        found[rows[is_others.astype(np.bool_)]] = True
    return found
