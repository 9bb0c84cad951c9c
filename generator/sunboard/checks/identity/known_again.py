"""Rows without an id that had one: known again by their number or fingerprint, or asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from sunboard.checks.faults import Fault
from sunboard.checks.parsing.ids import NEW
from sunboard.language import Several, later, several
from sunboard.records.given_ids import Given

ALIKE, CHANGED = "number-alike", "number-changed"
"""Why somebody is asked: rows that nobody can tell apart; a row that may be one of those left, changed."""
_MOST_NAMED = 3
_Value = TypeVar("_Value")


class Row(NamedTuple):
    """By what a row of a file may be known again."""

    fingerprint: str
    """"" for a person."""
    number: str = ""
    """The fingerprint of its number in another system; "" for none."""
    is_said_new: bool = False
    """Whether somebody says that it is a new one."""


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
    rows: Iterable[Row], given: Iterable[Given], *, are_holders: bool = False
) -> KnownAgain:
    """Which rows of a file are those that ids were given to.

    A row with a number of its own in another system is the one that had it, whatever else it says by now, and
    none that had another. By its fingerprint, one that is like several, or several like it, is asked about; so
    is one like none while ids are left that no row has, as it may be one of those, changed.

    Args:
        rows: The rows of the file.
        given: The ids of that kind in that file that no row has.
        are_holders: Whether what is called a number says of whom a row is, who may have another record as
            well: it is none of anybody else's, and by its fingerprint alone one of theirs.
    """
    left, found, every = list(given), KnownAgain(), list(rows)
    if are_holders:
        every = _unless_all_changed(every, left)
    else:
        found.ids = _by_number(every, left)
    known = {*found.ids.values()}
    left = [each for each in left if each.id not in known]
    shared = {each.number for each in left}
    lefts: dict[str | None, _Left] = {}
    for at, row in enumerate(every):
        if at not in found.ids:
            # A number that nobody had is a new row's, unless ids are left of which no number is known.
            number = row.number if row.number in shared or not row.number else None
            if number not in lefts:
                lefts[number] = _left_for(number, left, every)
            _settle(found, at, row, lefts[number])
    return found


def _by_number(rows: Sequence[Row], left: Iterable[Given]) -> dict[int, str]:
    """By row the id of the only one that has its number, as far as no other row has that."""
    by_number = _unique((each.number, each.id) for each in left)
    numbered = _unique((row.number, at) for at, row in enumerate(rows))
    return {at: by_number[each] for each, at in numbered.items() if each in by_number}


def _unless_all_changed(rows: Sequence[Row], left: Iterable[Given]) -> list[Row]:
    """The rows, like none and of nobody where that isn't said, or most of whom ids are left are gone.

    Those are written otherwise now, or the key is another: what nobody knows is asked, and no row is new.
    """
    before = {each.number for each in left if each.number}
    still = before & {row.number for row in rows}
    known = still if 2 * len(still) < len(before) else {row.number for row in rows}
    return [
        row if row.number and row.number in known else Row("", "", row.is_said_new) for row in rows
    ]


def _left_for(number: str | None, left: Sequence[Given], rows: Sequence[Row]) -> _Left:
    """What rows of a number may be that several have; of "" all, of None what has no number."""
    if number == "":
        return _Left(left, rows)
    alike = [row for row in rows if number is None or row.number == number]
    return _Left([each for each in left if each.number in ("", number)], alike)


def _unique(pairs: Iterable[tuple[str, _Value]]) -> dict[str, _Value]:
    """By its number what alone has it."""
    every = list(pairs)
    counts = Counter(number for number, _ in every)
    return {number: value for number, value in every if number and counts[number] == 1}


class _Left:
    """Ids that no row has yet, beside the fingerprints of the rows."""

    def __init__(self, given: Sequence[Given], rows: Sequence[Row]) -> None:
        self.rows = Counter(row.fingerprint for row in rows)
        self.ids_by_print: dict[str, list[str]] = {}
        for each in given:
            self.ids_by_print.setdefault(each.fingerprint, []).append(each.id)
        self.missing = [each.id for each in given if each.fingerprint not in self.rows]


def _settle(found: KnownAgain, at: int, row: Row, left: _Left) -> None:
    """Give a row the id of the only one that it is like, or ask."""
    alike = left.ids_by_print.get(row.fingerprint, [])
    if len(alike) == left.rows[row.fingerprint] == 1 and row.fingerprint:
        found.ids[at] = alike[0]
    elif row.is_said_new:
        return
    elif alike:
        found.asked[at] = Fault(ALIKE, {"ids": _some(alike), "new": later(NEW)})
    elif left.missing:
        found.asked[at] = may_be_changed(left.missing)


def may_be_changed(ids: Sequence[str]) -> Fault:
    """What asks whether a row is one of those that had an id, changed."""
    return Fault(CHANGED, {"ids": _some(ids), "new": later(NEW)})


def _some(ids: Sequence[str]) -> Several:
    return several(ids[:_MOST_NAMED], "…" if len(ids) > _MOST_NAMED else "")
