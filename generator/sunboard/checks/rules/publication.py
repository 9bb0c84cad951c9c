"""R-9: what was promised in public changes only in public."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Rows, as_mask, position_of, replaced
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import RecordFault
from sunboard.problems import Place, Problem
from sunboard.records.promises import PublishedCommitments
from sunboard.schema import FieldType


def restore_published(drafts: Drafts, published: PublishedCommitments) -> Iterator[RecordFault]:
    """Put the published wording back wherever a record differs from it, and say so.

    A new promise is a new record that `replaces` the old one. The words of one that was taken down for privacy
    are told nowhere and may be struck from the records; its days stay, so that nobody buries a failed promise.
    """
    commitments = drafts["commitments"]
    rows, entries = _known(commitments, published)
    has_words = ~np.isin(rows, _removed(drafts))
    for field in commitments.kind.protected:
        is_day = field.type is FieldType.DATE
        at, restore = (rows, _restore_days) if is_day else (rows[has_words], _restore_texts)
        of = entries if is_day else entries[has_words]
        for changed in restore(commitments, field.name, at, of, published).tolist():
            params = {"published_on": str(published.published_on[of[changed]])}
            row = at[changed : changed + 1]
            yield from commitments.faults(row, field.name, "R-9-changed", **params)


def vanished_commitments(drafts: Drafts, published: PublishedCommitments) -> Iterator[Problem]:
    """Published commitments that no record has any more."""
    is_gone = position_of(published.texts["id"], drafts["commitments"].texts["id"]) < 0
    for entry in np.flatnonzero(is_gone).tolist():
        params = {
            "id": published.texts["id"][entry].as_py(),
            "published_on": str(published.published_on[entry]),
        }
        yield Problem(Place(published.path), "R-9-gone", params)


def _removed(drafts: Drafts) -> Rows:
    """The commitments that were taken down for privacy."""
    is_private = drafts.counts_as("corrections", "category", "privacy")
    targets = drafts["corrections"].texts["target"].filter(pa.array(is_private))
    return np.flatnonzero(as_mask(pc.is_in(drafts["commitments"].texts["id"], targets)))


def _known(commitments: Draft, published: PublishedCommitments) -> tuple[Rows, Rows]:
    """The rows that have been published before, and their entries in the ledger."""
    entries = position_of(commitments.texts["id"], published.texts["id"])
    # A duplicate of a published id is another record; only the first one is the promise made.
    rows = np.flatnonzero((entries >= 0) & commitments.is_first_of_its_id)
    return rows, entries[rows].astype(np.intp)


def _restore_texts(
    draft: Draft, name: str, rows: Rows, entries: Rows, published: PublishedCommitments
) -> Rows:
    """Restore a column of text; return which of the rows differed."""
    written, promised = draft.texts[name].take(rows), published.texts[name].take(entries)
    differs = as_mask(pc.not_equal(written, promised))
    promises = promised.filter(pa.array(differs)).to_pylist()
    restored = dict(zip(rows[differs].tolist(), promises, strict=True))
    draft.texts[name] = replaced(draft.texts[name], restored)
    return np.flatnonzero(differs)


def _restore_days(
    draft: Draft, name: str, rows: Rows, entries: Rows, published: PublishedCommitments
) -> Rows:
    """Restore a column of dates; return which of the rows differed."""
    written, promised = draft.days[name][rows], published.days[name][entries]
    differs = (written != promised) & ~(np.isnat(written) & np.isnat(promised))
    draft.days[name][rows[differs]] = promised[differs]
    return np.flatnonzero(differs)
