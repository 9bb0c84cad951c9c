"""Which kinds of record a county keeps, and since which month. Absence is not a failing (design 2).

A kind that nobody keeps has no rate, no zero, no rule of silence, no section and no board. Of one that is
kept, the months before are blank: nothing can be said of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from sunboard.checks.records import Records
from sunboard.measures.columns import Days, Mask
from sunboard.measures.periods import Months
from sunboard.schema import BOARDS, KINDS, REQUIRED_KINDS, Kind
from sunboard.settings import EVALUATED, Programme, Step

ALWAYS = (date.min.year - 1970) * 12
"""The month since which a kind is kept whose records give no day."""


def counted_by(board: str) -> tuple[str, ...]:
    """The kinds that a board counts; where it is one kind alone, those too that are nothing without it."""
    counted = BOARDS[board]

    def is_part(kind: Kind) -> bool:
        leads = (field.refers_to for field in kind.fields if field.loses_record)
        return not kind.boards and len(counted) == 1 and any(counted[0] in to for to in leads)

    return tuple(
        kind.name for kind in KINDS if board in (*kind.boards, *kind.needed_by) or is_part(kind)
    )


@dataclass(frozen=True)
class Kept:
    """The kinds that are kept on the as-of date."""

    since: Mapping[str, int]
    """For each kind that is kept the first month, in months since January 1970; others are not there."""
    named: Mapping[str, int] = field(default_factory=dict)
    """Those of them whose first month the programme names."""

    def keeps(self, *kinds: str) -> bool:
        """Whether all of these kinds are kept."""
        return all(kind in self.since for kind in kinds)

    def keeps_any(self, *kinds: str) -> bool:
        """Whether one of these kinds at least is kept."""
        return any(kind in self.since for kind in kinds)

    def in_months(self, months: Months, kind: str) -> Mask:
        """In which months a kind was kept."""
        end = months.first + months.count
        kept: Mask = np.arange(months.first, end) >= self.since.get(kind, end)
        return kept

    def months(self, columns: Iterable[Days], as_of: date, *kinds: str) -> Months:
        """From the first day of any column, or the first month named for a kind, to the as-of date's month."""
        found = Months.covering(columns, as_of)
        named = [self.named[kind] for kind in kinds if self.named.get(kind, ALWAYS) != ALWAYS]
        first = min([found.first, *named])
        return Months(first, found.first + found.count - first)

    def months_of(self, kind: str, days: Days, as_of: date) -> Months:
        """From the month since which a kind is kept, be it that of its first day, to the as-of date's."""
        found = Months.covering((days,), as_of)
        named = self.named.get(kind, ALWAYS)
        first = found.first if named == ALWAYS else named
        return Months(first, found.first + found.count - first)

    def on(self, day: np.datetime64, *kinds: str) -> tuple[str, ...]:
        """Those of the kinds that were kept on a day."""
        month = int(day.astype("datetime64[M]").astype(np.int64))
        return tuple(kind for kind in kinds if self.since.get(kind, month + 1) <= month)

    def makes(self, board: str) -> bool:
        """Whether a board has anything to count."""
        needed = (kind.name for kind in KINDS if board in kind.needed_by)
        counted = BOARDS[board]
        return self.keeps(*needed) and (not counted or self.keeps_any(*counted))

    @property
    def absent(self) -> tuple[Kind, ...]:
        """The kinds with a board of their own that are not kept."""
        return tuple(kind for kind in KINDS if kind.boards and kind.name not in self.since)


def derive_kept(records: Records, programme: Programme, as_of: date) -> Kept:
    """Each kind from the month that the programme names, else from that of its first record."""
    today = _month(as_of)
    named = {kind: _month(day) for kind, day in programme.kept_from.items()}
    since = dict.fromkeys(REQUIRED_KINDS, ALWAYS)
    for kind in KINDS:
        first = named.get(kind.name, _first(records, kind.name, today))
        if first is not None and first <= today:
            since.setdefault(kind.name, first)
    return Kept(since, {kind: month for kind, month in named.items() if month <= today})


def kept_steps(programme: Programme, kept: Kept) -> tuple[Step, ...]:
    """The steps of the loop; where nobody keeps evaluations, nothing waits for the one of judging."""
    return tuple(
        step
        for step in programme.steps
        if step.key != EVALUATED or step.date_field or kept.keeps("evaluations")
    )


def kept_boards(programme: Programme, kept: Kept) -> tuple[str, ...]:
    """The boards that are asked for and have something to count."""
    return tuple(board for board in BOARDS if board in programme.boards and kept.makes(board))


def _first(records: Records, kind: str, today: int) -> int | None:
    """The month of a kind's first record; `ALWAYS` where no record gives a day, None without a record.

    Whoever writes records that can't be counted, or are void, keeps them too: since this month, as no other is
    known.
    """
    table = records[kind]
    if not len(table):
        unclear = records.unclear.get(kind)
        is_void = kind in records.void or kind in records.void_along
        return today if (unclear and unclear.count) or is_void else None
    if not table.kind.began_on:
        return ALWAYS
    days = table.days(table.kind.began_on)
    known = days[~np.isnat(days)]
    return int(known.min().astype("datetime64[M]").astype(np.int64)) if len(known) else ALWAYS


def _month(day: date) -> int:
    """Months since January 1970."""
    return (day.year - 1970) * 12 + day.month - 1
