"""Days that are really covered, held against counting them one by one."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.measures.leaders import leaders_of
from sunboard.measures.periods import Months
from sunboard.measures.spans import Spans, covered, pairing_spans

from tests.factories import UNITS, leader, make_measures, meeting, pairing

MONTHS = Months((2026 - 1970) * 12, 4)
"""January to April 2026."""


def days_of(first: date, last: date) -> set[date]:
    return {first + timedelta(n) for n in range((last - first).days + 1)}


def spans_of(pairs: list[tuple[date, date]]) -> Spans:
    firsts, lasts = ([pair[n] for pair in pairs] for n in range(2))
    return Spans(np.array(firsts, "datetime64[D]"), np.array(lasts, "datetime64[D]"))


days = st.dates(date(2025, 12, 25), date(2026, 5, 5))


@given(st.lists(st.tuples(st.integers(-1, 2), days, days), max_size=9))
def test_any_spans_then_a_month_is_covered_if_each_of_its_days_is(
    drawn: list[tuple[int, date, date]],
) -> None:
    entity = np.array([owner for owner, _, _ in drawn], dtype=np.intp)
    found = covered(spans_of([(a, b) for _, a, b in drawn]), entity, 3, MONTHS.spans)
    months = [
        (f.astype(object), last.astype(object)) for f, last in zip(*MONTHS.spans, strict=True)
    ]
    for owner in range(3):
        held = set().union(*(days_of(a, b) for o, a, b in drawn if o == owner))
        assert found[owner].tolist() == [days_of(f, last) <= held for f, last in months]


@pytest.mark.parametrize(
    ("second", "is_covered"),
    [
        (date(2026, 1, 16), True),
        (date(2026, 1, 10), True),
        (date(2026, 1, 17), False),
    ],
)
def test_second_span_then_it_must_follow_without_a_free_day(second: date, is_covered: bool) -> None:
    spans = spans_of([(second, date(2026, 1, 31)), (date(2026, 1, 1), date(2026, 1, 15))])
    found = covered(spans, np.zeros(2, dtype=np.intp), 1, MONTHS.spans)
    assert found.tolist() == [[is_covered, False, False, False]]


def test_unit_that_was_merged_then_its_pairings_ended_the_day_before() -> None:
    units = [{**UNITS[0], "ended_on": "2026-10-15"}, *UNITS[1:]]
    records = make_measures(units=units, people=[], pairings=[pairing()]).records
    assert pairing_spans(records).last.tolist() == [date(2026, 10, 14)]


def test_leader_paired_again_then_the_months_between_do_not_count() -> None:
    rows = [
        leader(started_on="2026-03-01", ended_on="2026-04-30"),
        leader(id="bl-10", started_on="2026-08-10"),
    ]
    came = [meeting(date=day, guided_by="bl-9") for day in ("2026-04-02",)]
    leaders = leaders_of(make_measures(pairings=rows, meetings=came))
    # The records of meetings begin in April; then September and October.
    assert leaders.months.tolist() == [3]
    assert leaders.guided.tolist() == [1]
