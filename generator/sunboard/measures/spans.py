"""Spans of days: from a first day to a last one, both included. What has gaps is covered on its days alone."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sunboard.calendar import DAY
from sunboard.checks.records import Records, Table
from sunboard.measures.columns import Days, Mask, Positions, counts_as
from sunboard.settings import Programme

_FOREVER = np.datetime64("9999-12-31", "D")


class Spans(NamedTuple):
    """One entry a span; one whose last day lies before its first has no day."""

    first: Days
    last: Days
    """The last day; far ahead for a span without an end."""

    def hold(self, day: Days | np.datetime64) -> Mask:
        """Whether each span holds a day, or the day beside it."""
        held: Mask = (self.first <= day) & (self.last >= day)
        return held

    def at(self, rows: Positions) -> Spans:
        """The spans at some positions."""
        return Spans(self.first[rows], self.last[rows])


def pairing_spans(records: Records) -> Spans:
    """The days of each pairing.

    A unit that was merged or closed answers for nothing from that day on, even where nobody wrote down
    the end of the pairing.
    """
    pairings, units = records["pairings"], records["units"]
    written = pairings.days("ended_on")
    closed = units.days("ended_on")[pairings.codes("unit")] - DAY
    # Of a day and NaT, fmin gives the day.
    last = np.fmin(np.where(np.isnat(written), _FOREVER, written), closed)
    return Spans(pairings.days("started_on"), last)


def pairings_now(records: Records, today: np.datetime64) -> Mask:
    """Whether each pairing is in force today, be it that nobody wrote down since when.

    Of one without its first day nothing is known but that: no day before today is in its span.
    """
    spans = pairing_spans(records)
    started_some_day: Mask = np.isnat(spans.first) & (spans.last >= today)
    return spans.hold(today) | started_some_day


def pairing_kinds(table: Table, programme: Programme) -> npt.NDArray[np.object_]:
    """What each pairing counts as, a unit's or a leader's; one that doesn't say is the unit's that it names."""
    kinds = counts_as(table, "kind", programme)
    return np.where(table.codes("kind") < 0, "unit", kinds)


def covered(spans: Spans, entity: Positions, size: int, periods: Spans) -> Mask:
    """Whether every day of each period lies in some span of the entity: shape (size, periods).

    Spans may touch or overlap: two that follow each other without a free day cover a period together.

    Args:
        spans: The spans.
        entity: For each span the entity it belongs to; -1 for none.
        size: How many entities there are.
        periods: The periods, one after the other, none overlapping.
    """
    owner, joined = _joined(spans, entity)
    begins = np.searchsorted(periods.first, joined.first)
    ends = np.searchsorted(periods.last, joined.last, side="right")
    steps = np.zeros((size, len(periods.first) + 1), dtype=np.int64)
    holds = ends > begins
    np.add.at(steps, (owner[holds], begins[holds]), 1)
    np.add.at(steps, (owner[holds], ends[holds]), -1)
    is_covered: Mask = np.cumsum(steps, axis=1)[:, :-1] > 0
    return is_covered


def _joined(spans: Spans, entity: Positions) -> tuple[Positions, Spans]:
    """Each entity's spans with those made one that leave no free day between them."""
    rows = np.flatnonzero((entity >= 0) & (spans.first <= spans.last))
    rows = rows[np.lexsort((spans.first[rows], entity[rows]))]
    owner, sorted_ = entity[rows].astype(np.int64), spans.at(rows)
    first = sorted_.first.astype("datetime64[D]").astype(np.int64)
    last = sorted_.last.astype("datetime64[D]").astype(np.int64)
    # The latest last day so far: each entity's days lie above all days of those before it.
    height = owner * (2 * int(_FOREVER.astype(np.int64)))
    latest = np.maximum.accumulate(last + height) - height
    is_new = np.ones(len(rows), dtype=bool)
    is_new[1:] = (owner[1:] != owner[:-1]) | (first[1:] > latest[:-1] + 1)
    starts = np.flatnonzero(is_new)
    ends = np.append(starts[1:], len(rows))[: len(starts)] - 1
    days = (first[starts].astype("datetime64[D]"), latest[ends].astype("datetime64[D]"))
    return owner[starts], Spans(*days)
