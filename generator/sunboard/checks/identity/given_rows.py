"""Which rows have ids that are kept outside of their files, before anybody's names are known.

What people confirm in `data/names.yml` leads to ids, and rows are given theirs back by the places that
they name: so the ids that are confirmed are looked for first, in a copy of the records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Text
from sunboard.checks.drafts import Draft
from sunboard.checks.identity.book import NO_IDS, NameBook
from sunboard.checks.identity.numbering import give_ids
from sunboard.checks.references import References
from sunboard.records.known_people import Before
from sunboard.schema import FieldType


def given_rows(drafts: Mapping[str, Draft], county: str, before: Before) -> Mapping[str, Text]:
    """By kind, row by row, the ids that records have for good, in their files or kept outside of them.

    Nothing where no name was confirmed to mean an id that only stands outside.
    """
    kinds = _named_with_kept(drafts, before)
    ids = NO_IDS
    # A name may lead to the place by which a row below it is known again: one look for each level.
    for _ in kinds:
        found = _look(drafts, kinds, county, before, ids)
        if ids and all(each.equals(ids[name]) for name, each in found.items()):
            break
        ids = found
    return ids


def _named_with_kept(drafts: Mapping[str, Draft], before: Before) -> list[str]:
    """The kinds with a confirmed name that leads to an id that is kept, and those that they refer to."""
    kept = {each.id for of_file in before.given.values() for each in of_file if each.id}
    named: set[str] = set()
    for kind, lines in before.confirmed.items():
        strange = kept & {word for line in lines for word in (line.means, line.within)}
        if strange and not strange <= {*drafts[kind].texts["id"].to_pylist()}:
            named.add(kind)
    return [name for name in drafts if name in _with_referred(drafts, named)]


def _with_referred(drafts: Mapping[str, Draft], kinds: Iterable[str]) -> set[str]:
    found: set[str] = set()
    left = [*kinds]
    while left:
        kind = left.pop()
        if kind not in found:
            found.add(kind)
            fields = drafts[kind].kind.fields_of(FieldType.REF, FieldType.REFS)
            left += [each for field in fields for each in field.refers_to]
    return found


def _look(
    drafts: Mapping[str, Draft],
    kinds: Iterable[str],
    county: str,
    before: Before,
    ids: Mapping[str, Text],
) -> dict[str, Text]:
    """The ids of the rows of some kinds, as far as they are known, by one more look than gave `ids`."""
    copies = {name: _copy(drafts[name]) for name in kinds}
    References(copies, NameBook(copies, before.confirmed, county, ids))
    give_ids(copies, county, (), before)
    return {name: _for_good(copy) for name, copy in copies.items()}


def _copy(draft: Draft) -> Draft:
    """A draft whose columns may be others while those of the first stay."""
    texts, days, numbers = {**draft.texts}, {**draft.days}, {**draft.numbers}
    terms, refs, links = {**draft.terms}, {**draft.refs}, {**draft.links}
    return Draft(draft.source, texts, days, numbers, terms, refs, links, {*draft.withheld})


def _for_good(draft: Draft) -> Text:
    """The ids of its rows, "" where nobody has written one down."""
    return pc.if_else(pa.array(~np.asarray(draft.is_provisional)), draft.texts["id"], "")
