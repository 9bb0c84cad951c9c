"""Results that say on which day something was done, where no cell of its own does: 6月28日完成.

Whoever writes so means a day that has passed; one that lies ahead, or before the record began, is a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np
import pyarrow.compute as pc

from sunboard.checks.arrays import as_mask
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.parsing.progress import DONE_ON_A_DAY, day_when_done
from sunboard.schema import Field, FieldType, Need
from sunboard.settings import Programme

_DONE = "done"


def take_from_results(
    drafts: Mapping[str, Draft], programme: Programme, as_of: np.datetime64
) -> list[RecordFault]:
    """Take records as done on the day that their result says; a note of each.

    Only where neither a term nor a day says what became of them.
    """
    return [
        fault
        for draft in drafts.values()
        for term in draft.kind.fields_of(FieldType.TERM)
        for day in draft.kind.fields_of(FieldType.DATE)
        if term.closes and term.otherwise and day.need is Need.DONE
        for fault in _taken(draft, term, day, programme, as_of)
    ]


def _taken(
    draft: Draft, term: Field, day: Field, programme: Programme, as_of: np.datetime64
) -> Iterator[RecordFault]:
    terms = programme.vocabulary(term.vocabulary).terms
    done = next((at for at, each in enumerate(terms) if each.counts_as == _DONE), -1)
    is_open = (draft.terms[term.name] < 0) & np.isnat(draft.days[day.name])
    texts = draft.texts[term.otherwise]
    rows = np.flatnonzero(is_open & as_mask(pc.match_substring_regex(texts, DONE_ON_A_DAY)))
    codes, days = draft.terms[term.name].copy(), draft.days[day.name].copy()
    for row in rows.tolist() if done >= 0 else ():
        found = day_when_done(texts[row].as_py(), _began(draft, day, row), as_of.astype(date))
        if found is not None:
            codes[row], days[row] = done, np.datetime64(found, "D")
            params = {"found": texts[row].as_py(), "day": found.isoformat()}
            yield draft.fault(row, term.otherwise, Fault("term-dated", params))
    draft.terms[term.name], draft.days[day.name] = codes, days


def _began(draft: Draft, day: Field, row: int) -> date | None:
    """The last of the days that the record can't have been done before."""
    before = [draft.days[name][row] for name in day.follows if name in draft.days]
    known = [each for each in before if not np.isnat(each)]
    last: date | None = max(known).astype(date) if known else None
    return last
