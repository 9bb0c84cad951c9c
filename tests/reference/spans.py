"""包联 in spans: on which days a unit, or one of its leaders, answers for a place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tests.reference.county import County
from tests.reference.records import Row, day
from tests.reference.words import first_of, last_of

DAY = timedelta(days=1)
FAR = date(9999, 1, 1)


def span(county: County, row: Row) -> tuple[date, date]:
    """The first and last day of a pairing; a unit that was merged answers for nothing from that day.

    没有写明开始日期的: 数据截至那天在包联, 以前的日子都不算在包联; see `now`.
    """
    last = day(row, "ended_on") or FAR
    merged = day(county.project.by_id("units")[row["unit"]], "ended_on")
    first = day(row, "started_on") or FAR
    return first, min(last, merged - DAY) if merged else last


def runs(county: County, row: Row, on: date) -> bool:
    """Whether a pairing is in force on a day."""
    first, last = span(county, row)
    return first <= on <= last


def covers_month(county: County, rows: Iterable[Row], month: str) -> bool:
    """Whether every day of a month lies in one of the pairings."""
    spans = [span(county, row) for row in rows]
    on = first_of(month)
    while on <= last_of(month):
        ends = [last for first, last in spans if first <= on <= last]
        if not ends:
            return False
        on = min(max(ends), last_of(month)) + DAY
    return True


def now(county: County, kind: str | None = None) -> list[Row]:
    """The pairings in force on the as-of day."""
    return [
        row
        for row in county.rows("pairings")
        if (runs(county, row, county.as_of) or _is_undated(county, row))
        and kind in (None, kind_of(county, row))
    ]


def _is_undated(county: County, row: Row) -> bool:
    return "started_on" not in row and county.as_of <= span(county, row)[1]


def kind_of(county: County, row: Row) -> str:
    """没有写明类型的，算单位包联."""
    return county.project.counts_as("pairing_kinds", row["kind"]) if "kind" in row else "unit"
