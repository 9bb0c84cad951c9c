"""Ids for records that have none: for this run alone, until `sunboard number` writes them down.

Those that it would write down now are the ones given here, so that a page is where it will be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Mask, Rows, Text, as_mask, is_filled, position_of
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.identity.fingerprints import are_unclear, numbered_as, told_of
from sunboard.checks.identity.known_again import CHANGED, Row, known_again
from sunboard.checks.identity.last_days import as_accepted
from sunboard.checks.identity.likeness import without_county
from sunboard.checks.identity.named_again import named_again
from sunboard.checks.identity.narrowing import narrowed
from sunboard.checks.identity.new_ids import Need, TakenIds, new_ids
from sunboard.checks.identity.unnumbered import Unnumbered
from sunboard.checks.parsing.ids import SAID_NEW
from sunboard.checks.parsing.nothings import says_nothing
from sunboard.checks.parsing.oddities import tidied
from sunboard.records.folders import holder_of
from sunboard.records.gathering import TEXT
from sunboard.records.given_ids import Given, given_elsewhere
from sunboard.records.known_people import Before
from sunboard.records.log import LOG

_OWNERS = ("communities", "units")
"""Whose ids others carry in theirs, the first that is known."""
_LEAST = 3
"""Characters of a name that stay without the county's: 医院 alone is any of them."""
_NO_OWN_NAME = "former_names"


@dataclass
class Numbered:
    """What became of the records without an id."""

    unnumbered: list[Unnumbered] = field(default_factory=list)
    faults: list[RecordFault] = field(default_factory=list)
    """Of those about which somebody has to be asked."""


def give_ids(
    drafts: Mapping[str, Draft],
    county: str,
    former: Iterable[Text],
    before: Before,
) -> Numbered:
    """Give every record without an id the one that it had, or else one for this run.

    Args:
        drafts: All records, their references known.
        county: What the county is called, which is no part of a unit's name.
        former: Columns of ids that were somebody's once, and are nobody's any more.
        before: Has the ids of rows that stand in no file of records, what was accepted, and by file those that
            it goes on with: what it tells of a case of theirs has the case's id.
    """
    numbered = Numbered()
    rows_by_kind = {name: np.flatnonzero(has_none(draft)) for name, draft in drafts.items()}
    if not any(map(len, rows_by_kind.values())):
        return numbered
    kept = pa.array(
        [each.id for of_file in before.given.values() for each in of_file if each.id],
        pa.large_string(),
    )
    taken = TakenIds([*(draft.texts["id"] for draft in drafts.values()), *former, kept])
    # Places and units go first: others are known again by those that they are of.
    for name, rows in rows_by_kind.items():
        if len(rows):
            asked = _known_again(drafts, drafts[name], rows, before)
            numbered.faults += [drafts[name].fault(row, "id", each) for row, each in asked.items()]
            rest = rows[~is_filled(drafts[name].texts["id"].take(pa.array(rows)))]
            if len(rest):
                new = _numbered(drafts, drafts[name], rest, county, taken)
                changed = frozenset(row for row, each in asked.items() if each.code == CHANGED)
                numbered.unnumbered.append(replace(new, asked=frozenset(asked), changed=changed))
    return numbered


def _known_again(
    drafts: Mapping[str, Draft],
    draft: Draft,
    rows: Rows,
    before: Before,
) -> dict[int, Fault]:
    """Give back the ids that rows had; return what is to be asked about others, by row."""
    asked: dict[int, Fault] = {}
    given, continues = before.given, before.continues
    # By file and not by table: ids are kept of a file, whichever of its sheets a row stands in.
    every = [file.path for file in draft.source.files]
    first = {path: at for at, path in reversed([*enumerate(every)])}
    paths = np.array([first[path] for path in every])[draft.source.file_codes[rows]]
    read = {every[code] for code in np.unique(draft.source.file_codes).tolist()}
    for code in np.unique(paths).tolist():
        of_file, path = rows[paths == code], every[code]
        numbers = numbered_as(drafts, draft, of_file, before.key)
        cases = _of_cases(numbers, (given.get(each, ()) for each in continues.get(path, ())))
        own, others = (
            [e for e in some if e.kind == draft.kind.name]
            for some in (given.get(path, ()), (*given_elsewhere(given, path, read), *cases))
        )
        known = [*(e for e in own if e.id), *(e for e in others if e.id and e not in own)]
        is_left = position_of(pa.array([k.id for k in known], TEXT), _held(draft, path)) < 0
        if left := list(compress(known, is_left.tolist())):
            standings = before.accepted.of(draft.kind.name)
            named = named_again(drafts, draft, of_file, [each.id for each in left], standings)
            draft.know_again(named)
            of_file = of_file[~np.isin(of_file, list(named))]
            left = [each for each in left if each.id not in named.values()]
            numbers = numbered_as(drafts, draft, of_file, before.key)
            prints = as_accepted(drafts, draft, of_file, left, standings)
            known_by = [*zip(prints, numbers, strict=True)]
            doubts = _known_of_file(draft, of_file, known_by, own, left)
            are_missing = position_of(pa.array([k.id for k in left], TEXT), _held(draft, path)) < 0
            missing = [
                each.id
                for each in compress(left, are_missing.tolist())
                if each.fingerprint not in prints
            ]
            asked |= narrowed(drafts, draft, doubts, missing, standings)
    return asked


def _known_of_file(
    draft: Draft,
    rows: Rows,
    known_by: Sequence[tuple[str, str]],
    own: Sequence[Given],
    left: Sequence[Given],
) -> dict[int, Fault]:
    """Give back the ids that the rows of one file had; return what is to be asked about others.

    Each row is `known_by` its fingerprint and that of its number; `own` is what was kept for that file, and
    `left` whatever no row holds.
    """
    ids, in_question = [e for e in own if e.id], {e.fingerprint for e in own if not e.id}
    said = draft.source.texts["id"].take(pa.array(rows)).to_pylist()
    is_new = [each.strip() in SAID_NEW for each in said]
    pairs = zip(known_by, is_new, strict=True)
    found = known_again(
        (Row(*each, is_said) for each, is_said in pairs),
        left,
        are_holders=bool(draft.kind.holder),
    )
    draft.know_again({int(rows[at]): each for at, each in found.ids.items()})
    # Once the list of places is gone, no row is like what it was.
    is_unclear = 2 * int(are_unclear(draft, rows).sum()) >= len(rows)
    is_alike = is_unclear or found.makes_up_most_of(len(rows))
    is_copy = _lost_them(draft, ids) if ids else is_alike
    return {
        int(rows[at]): each
        for at, each in found.asked.items()
        if is_copy or each.code != CHANGED or known_by[at][0] in in_question
    }


def _of_cases(numbers: Collection[str], given: Iterable[Iterable[Given]]) -> Iterator[Given]:
    """Those of the ids of other files whose case has one of some numbers."""
    return (each for of_file in given for each in of_file if each.number and each.number in numbers)


def _held(draft: Draft, path: str) -> Text:
    """The ids that rows have, without those that others wrote who hand in: theirs is no claim.

    Nor is that of a record that stands as it was published: a row may be that one, changed.
    """
    put_back = [file.path.startswith(f"{LOG}/") for file in draft.source.files]
    own: Mask = ~np.array([*put_back, False])[draft.source.file_codes]
    if draft.source.is_received:
        holders = draft.source.holders
        own &= (holders == "") | (holders == holder_of(path))
    return draft.texts["id"].filter(pa.array(own))


def _lost_them(draft: Draft, own: Sequence[Given]) -> bool:
    """Whether a file holds few of its ids; else whose row is gone was deleted, and new rows are new."""
    return 2 * _written(draft, own) < len(own)


def _written(draft: Draft, known: Sequence[Given]) -> int:
    """How many of some ids stand in the files themselves."""
    written = pc.utf8_trim_whitespace(draft.source.texts["id"])
    return int((position_of(pa.array([k.id for k in known], TEXT), written) >= 0).sum())


def ids_again(draft: Draft, new: Unnumbered | None) -> dict[int, str]:
    """The ids that rows of a kind were given back, by row; `new` are those that have one for a run."""
    rows = np.flatnonzero(has_none(draft) & is_filled(draft.texts["id"]))
    known = np.setdiff1d(rows, new.rows) if new else rows
    return {row: draft.texts["id"][row].as_py() for row in known.tolist()}


def numbers_by_row(drafts: Mapping[str, Draft], draft: Draft, key: bytes) -> dict[int, str]:
    """By what rows without an id of their own are known beside what they say, as `numbered_as` tells."""
    rows = np.flatnonzero(has_none(draft))
    return dict(zip(rows.tolist(), numbered_as(drafts, draft, rows, key), strict=True))


def has_none(draft: Draft) -> Mask:
    """Where nothing is written for an id, or a word for none; what could not be read is some other id."""
    written = pc.utf8_trim_whitespace(draft.source.texts["id"])
    has_none = as_mask(pc.is_in(written, pa.array(["", *SAID_NEW], TEXT)))
    for row in np.flatnonzero(~is_filled(draft.texts["id"]) & ~has_none).tolist():
        said = says_nothing(tidied(draft.source.texts["id"][row].as_py()))
        has_none[row] = said is not None and said.code == "R-24-nothing"
    return has_none & ~draft.source.is_told


def _numbered(
    drafts: Mapping[str, Draft], draft: Draft, rows: Rows, county: str, taken: TakenIds
) -> Unnumbered:
    names = [name and without_county(name, county, _LEAST) for name in _names(draft, rows)]
    owners = _owners(drafts, draft.kind.name).take(pa.array(rows)).to_pylist()
    ids = new_ids(draft.kind, list(map(Need, names, owners)), taken)
    draft.give_ids(rows, ids)
    told = told_of(drafts, draft, rows)
    return Unnumbered(replace(draft.source, texts={}), rows, tuple(ids), told)


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
        (kind not in _OWNERS, kind, by)
        for by, kind in draft.refs
        if kind not in (name, *asking) and not draft.kind.field_by_name[by].tells
    )
    for is_other, kind, name_of_ref in others:
        ids = _owners(drafts, kind, (*asking, name)) if is_other else drafts[kind].texts["id"]
        codes = draft.refs[name_of_ref, kind]
        found = ids.take(pa.array(codes, mask=codes < 0)).fill_null("")
        owners = pc.if_else(pc.equal(owners, ""), found, owners)
    return owners
