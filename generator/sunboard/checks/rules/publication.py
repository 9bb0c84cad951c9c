"""R-9: what was promised in public changes only in public."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
import pyarrow.compute as pc

from sunboard.checks.arrays import Rows, Text, as_mask, position_of, replaced
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.private.classes import found_in, looked_for
from sunboard.checks.private.striking import takes_out_what_is_private
from sunboard.checks.records import NOT_PUBLIC, STRUCK
from sunboard.checks.removals import Removals, rows_of, says_the_same
from sunboard.checks.rules.naming import Names, names_of
from sunboard.language import later
from sunboard.messages import MESSAGES
from sunboard.problems import Place, Problem
from sunboard.records.promises import PublishedCommitments
from sunboard.schema import FieldType


def restore_published(
    drafts: Drafts, published: PublishedCommitments, removals: Removals
) -> Iterator[RecordFault]:
    """Put the published wording back wherever a record differs from it, and say so.

    A new promise is a new record that `replaces` the old one. The words of one that was taken down for privacy
    are told nowhere and may be struck from the records; its days stay, so that nobody buries a failed promise.
    A name without consent may be struck from its words as well, and whatever is private taken out. What was
    typed in its place and is private is told, as nothing else looks at it any more.
    """
    commitments = drafts["commitments"]
    rows, entries = _known(commitments, published)
    names = cache(lambda: names_of(drafts))
    has_words = ~np.isin(rows, rows_of(commitments, removals.records))
    for field in commitments.kind.protected:
        if field.type is FieldType.DATE:
            at, of = rows, entries
            changed = _restore_days(commitments, field.name, at, of, published)
        else:
            at, of = rows[has_words], entries[has_words]
            typed = commitments.texts[field.name]
            changed = _restore_texts(commitments, field.name, at, of, published, names)
            yield from _private_instead(commitments, field.name, typed, at[changed])
        for position in changed.tolist():
            params = {"published_on": str(published.published_on[of[position]])}
            row = at[position : position + 1]
            yield from commitments.faults(row, field.name, "R-9-changed", **params)


def _private_instead(draft: Draft, name: str, typed: Text, rows: Rows) -> Iterator[RecordFault]:
    """R-25: what was typed where the published wording stands again, and points to somebody."""
    field = draft.kind.field_by_name[name]
    for row in rows.tolist():
        for each in found_in(typed[row].as_py(), looked_for(draft.kind, field)):
            why = later(MESSAGES[each.code].text)
            yield draft.fault(row, name, Fault("R-25-instead", {"why": why}))


def vanished_commitments(drafts: Drafts, published: PublishedCommitments) -> Iterator[Problem]:
    """Published commitments that no record has any more."""
    is_gone = position_of(published.texts["id"], drafts["commitments"].texts["id"]) < 0
    for entry in np.flatnonzero(is_gone).tolist():
        params = {
            "id": published.texts["id"][entry].as_py(),
            "published_on": str(published.published_on[entry]),
        }
        yield Problem(Place(published.path), "R-9-gone", params)


def _known(commitments: Draft, published: PublishedCommitments) -> tuple[Rows, Rows]:
    """The rows that have been published before, and their entries in the ledger."""
    entries = position_of(commitments.texts["id"], published.texts["id"])
    # A duplicate of a published id is another record; only the first one is the promise made.
    rows = np.flatnonzero((entries >= 0) & commitments.is_first_of_its_id)
    return rows, entries[rows].astype(np.intp)


def _restore_texts(
    draft: Draft,
    name: str,
    rows: Rows,
    entries: Rows,
    published: PublishedCommitments,
    names: Callable[[], Names],
) -> Rows:
    """Restore a column of text; return which of the rows differed."""
    written, promised = draft.texts[name].take(rows), published.texts[name].take(entries)
    differs = as_mask(pc.not_equal(written, promised)) & as_mask(
        # Of what was taken down once the ledger keeps no words to hold anybody to.
        pc.not_equal(promised, NOT_PUBLIC)
    )
    texts: dict[int, str] = {}
    for position in np.flatnonzero(differs).tolist():
        promise = promised[position].as_py()
        now = written[position].as_py()
        if says_the_same(now, promise, names()) or takes_out_what_is_private(now, promise):
            differs[position] = False
        else:
            has_struck = STRUCK in promise
            said = promise.replace(STRUCK, names().struck) if has_struck else promise
            texts[int(rows[position])] = said
    draft.texts[name] = replaced(draft.texts[name], texts)
    return np.flatnonzero(differs)


def _restore_days(
    draft: Draft, name: str, rows: Rows, entries: Rows, published: PublishedCommitments
) -> Rows:
    """Restore a column of dates; return which of the rows differed."""
    written, promised = draft.days[name][rows], published.days[name][entries]
    differs = (written != promised) & ~(np.isnat(written) & np.isnat(promised))
    draft.days[name][rows[differs]] = promised[differs]
    return np.flatnonzero(differs)
