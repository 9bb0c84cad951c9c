"""Months and quarters hold their first day and not the first of the next."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.measures.ground import months_of
from sunboard.measures.periods import Month, Months

from tests.factories import AS_OF, commitment, deed, finished, make_measures

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def column(*days: date | str) -> np.ndarray:
    return np.array(days, dtype="datetime64[D]")


@pytest.mark.parametrize(
    ("day", "month", "quarter"),
    [
        ("2026-03-31", "2026-03", "2026-q1"),
        ("2026-04-01", "2026-04", "2026-q2"),
        ("2026-06-30", "2026-06", "2026-q2"),
        ("2026-07-01", "2026-07", "2026-q3"),
        ("2025-12-31", "2025-12", "2025-q4"),
        ("2026-01-01", "2026-01", "2026-q1"),
        ("2024-02-29", "2024-02", "2024-q1"),
    ],
)
def test_day_at_the_edge_then_it_lies_in_one_month_and_quarter(
    day: str, month: str, quarter: str
) -> None:
    months = Months.covering([column("2024-01-01")], date(2026, 12, 31))
    found = months[int(months.codes(column(day))[0])]
    assert (found.key, found.quarter) == (month, quarter)


@given(earliest=DAYS, as_of=DAYS, day=DAYS)
def test_day_within_the_range_then_its_position_names_its_month(
    earliest: date, as_of: date, day: date
) -> None:
    months = Months.covering([column(earliest)], as_of)
    position = int(months.codes(column(day))[0])
    first = min((earliest.year, earliest.month), (as_of.year, as_of.month))
    is_inside = first <= (day.year, day.month) <= (as_of.year, as_of.month)
    assert (position >= 0) == is_inside
    if is_inside:
        assert months[position] == Month(day.year, day.month)


@given(DAYS, DAYS)
def test_range_then_its_months_follow_each_other_up_to_the_as_of_date(
    earliest: date, as_of: date
) -> None:
    months = Months.covering([column(earliest)], as_of)
    listed = [months[position] for position in range(months.count)]
    assert listed[-1] == Month(as_of.year, as_of.month)
    steps = {(b.year - a.year) * 12 + b.month - a.month for a, b in pairwise(listed)}
    assert steps <= {1}
    assert [m.key for m in listed] == sorted(m.key for m in listed)


def test_range_when_nothing_is_dated_then_it_is_the_as_of_month() -> None:
    months = Months.covering([column(), column("NaT")], AS_OF)
    assert (months.count, months[0]) == (1, Month(2026, 10))


def test_no_day_then_no_month() -> None:
    months = Months.covering([column("2026-01-01")], AS_OF)
    assert months.codes(column("NaT", "2025-12-31", "2026-11-01")).tolist() == [-1, -1, -1]


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ({"tasks": [finished(raised_on="2026-08-31")]}, "2026-08"),
        ({"commitments": [commitment(made_on="2025-12-31")]}, "2025-12"),
        ({"deeds": [deed(date="2026-02-01")]}, "2026-02"),
        ({}, "2026-10"),
    ],
    ids=["tasks", "commitments", "deeds", "nothing"],
)
def test_months_of_a_county_then_they_begin_with_its_earliest_record(
    rows: dict[str, list[dict[str, str]]], first: str
) -> None:
    months = months_of(make_measures(**rows))
    assert (months[0].key, months[months.count - 1].key) == (first, "2026-10")
