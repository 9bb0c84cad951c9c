"""Rows without an id that had one: known again by their fingerprint, or asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sunboard.checks.faults import Fault
from sunboard.checks.parsing.ids import NEW
from sunboard.language import Several, later, several
from sunboard.records.given_ids import Given

ALIKE, CHANGED = "number-alike", "number-changed"
"""Why somebody is asked: rows that nobody can tell apart; a row that may be one of those left, changed."""
_MOST_NAMED = 3


@dataclass
class KnownAgain:
    """What became of some rows."""

    ids: dict[int, str] = field(default_factory=dict)
    """By row the id that it had."""
    asked: dict[int, Fault] = field(default_factory=dict)
    """By row what only people can say: whether it is one of those that had an id."""

    def makes_up_most_of(self, rows: int) -> bool:
        """Whether most rows of a file had ids in one that is gone: a copy of that by another name.

        What another month's file lacks of one that is gone is in neither, and its rows are new.
        """
        alike = sum(1 for each in self.asked.values() if each.code == ALIKE)
        return 2 * (len(self.ids) + alike) >= rows


def known_again(
    prints: Sequence[str], said_new: Sequence[bool], given: Iterable[Given]
) -> KnownAgain:
    """Which rows of a file are those that ids were given to.

    A row that is like several, or several like it, is asked about; so is one like none while ids are left that
    no row has, as it may be one of those, changed.

    Args:
        prints: The rows' fingerprints.
        said_new: Whether somebody says that it is a new one.
        given: The ids of that kind in that file that no row has.
    """
    left = list(given)
    rows, ids = Counter(prints), Counter(each.fingerprint for each in left)
    id_by_print = {each.fingerprint: each.id for each in left}
    missing = [each.id for each in left if each.fingerprint not in rows]
    found = KnownAgain()
    for row, (print_, is_new) in enumerate(zip(prints, said_new, strict=True)):
        alike = [each.id for each in left if each.fingerprint == print_] if ids[print_] else []
        if rows[print_] == ids[print_] == 1 and print_:
            found.ids[row] = id_by_print[print_]
        elif is_new:
            continue
        elif alike:
            found.asked[row] = Fault(ALIKE, {"ids": _some(alike), "new": later(NEW)})
        elif missing:
            found.asked[row] = Fault(CHANGED, {"ids": _some(missing), "new": later(NEW)})
    return found


def _some(ids: Sequence[str]) -> Several:
    return several(ids[:_MOST_NAMED], "…" if len(ids) > _MOST_NAMED else "")
