"""Rule R-35: far fewer records than last time are a problem, a few less are not."""

from datetime import date

import pytest
from sunboard.checks.fewer import far_fewer
from sunboard.records.counts import Count

from tests.factories import make_measures, numbered, task

DAY = date(2026, 10, 30)


def found(before: int, now: int) -> list[tuple[str, object, object]]:
    records = make_measures(tasks=numbered([task() for _ in range(now)])).records
    problems = far_fewer(records, {"tasks": Count(DAY, before)})
    return [(p.code, p.params["before"], p.params["now"]) for p in problems]


@pytest.mark.parametrize(
    ("before", "now"),
    [(0, 0), (0, 3), (40, 40), (40, 44), (3, 2), (10, 5), (60, 54), (1, 1)],
)
def test_as_many_more_or_a_few_less_then_nothing_is_said(before: int, now: int) -> None:
    assert found(before, now) == []


@pytest.mark.parametrize(("before", "now"), [(1, 0), (40, 0), (59, 53), (11, 5)])
def test_all_gone_or_more_than_a_tenth_and_five_then_a_problem(before: int, now: int) -> None:
    assert found(before, now) == [("R-35", before, now)]


def test_kind_that_is_not_known_any_more_then_it_counts_as_gone() -> None:
    problems = far_fewer(make_measures().records, {"feuds": Count(DAY, 2)})
    assert [p.params["label"] for p in problems] == ["feuds"]
