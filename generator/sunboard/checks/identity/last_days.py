"""Rows whose last day is another than was published: the same ones, though their fingerprint has changed.

Whoever moves a day in their own file has moved what was promised, and promised nothing new. What becomes of it
is for an extension or a correction to say; a new record beside one that is gone would be told of neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sunboard.checks.arrays import Rows
from sunboard.checks.drafts import Draft
from sunboard.checks.identity.fingerprints import fingerprints, told_of, with_days
from sunboard.checks.identity.hashing import fingerprints_of
from sunboard.records.given_ids import Given
from sunboard.records.log.accepted import Standings


def as_accepted(
    drafts: Mapping[str, Draft],
    draft: Draft,
    rows: Rows,
    left: Iterable[Given],
    standings: Standings,
) -> list[str]:
    """The fingerprint of each row, or that of the only id left whose accepted last day makes the two alike.

    Args:
        drafts: All records, their references known.
        draft: Those of the rows' kind.
        rows: The rows of one file that have no id.
        left: The ids of that file that no row has.
        standings: What was accepted of the kind.
    """
    prints = fingerprints(drafts, draft, rows)
    names = [each.name for each in draft.kind.protected if each.until]
    there = frozenset(prints)
    by_days: dict[tuple[str, ...], set[str]] = {}
    for each in left:
        if names and each.id in standings and each.fingerprint not in there:
            values = standings[each.id].values
            by_days.setdefault(tuple(values.get(n) or "NaT" for n in names), set()).add(
                each.fingerprint
            )
    found: dict[int, list[str]] = {}
    told = told_of(drafts, draft, rows) if by_days else ()
    for days, known in by_days.items():
        moved = with_days(draft, told, dict(zip(names, days, strict=True)))
        for at, print_ in enumerate(fingerprints_of(draft.kind, moved)):
            if print_ in known:
                found.setdefault(at, []).append(print_)
    return _alone(prints, found)


def _alone(prints: Sequence[str], found: Mapping[int, Sequence[str]]) -> list[str]:
    """The fingerprints, with those found in place of their own where no two rows could be one record."""
    counts = Counter(each for several in found.values() for each in several)
    sure = {at: e[0] for at, e in found.items() if len(e) == 1 and counts[e[0]] == 1}
    return [sure.get(at, print_) for at, print_ in enumerate(prints)]
