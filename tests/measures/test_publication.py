"""Since when a result is public: the ledger says it, or this build does; nobody types it."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.measures.ground import Scope
from sunboard.measures.loop import loop_of
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import tasks_of

from tests.factories import (
    AS_OF,
    UNITS,
    event,
    finished,
    make_measures,
    numbered,
    read_cases,
)

PUBLISHED = 5
"""The step 晒 among those of the sample programme."""

CASES = read_cases("""
case                                          | done       | reopened   | completed lines        | day        | new
known to the ledger                           | 2026-09-10 |            | 2026-09-11             | 2026-09-11 |
put down on the day it was done               | 2026-09-10 |            | 2026-09-10             | 2026-09-10 |
not known: this build publishes it            | 2026-09-10 |            |                        | 2026-10-31 | yes
known, but only after the as-of date          | 2026-09-10 |            | 2026-11-02             | 2026-10-31 |
put down twice: the first day counts          | 2026-09-10 |            | 2026-09-15, 2026-09-11 | 2026-09-11 |
done again: the old result is another one     | 2026-09-17 | 2026-09-14 | 2026-09-11             | 2026-10-31 | yes
done again and published again                | 2026-09-17 | 2026-09-14 | 2026-09-11, 2026-09-18 | 2026-09-18 |
reopened and not done again                   | 2026-09-10 | 2026-09-14 | 2026-09-11             | NaT        |
reopened, and never put down                  | 2026-09-10 | 2026-09-14 |                        | NaT        |
""")  # noqa: E501


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_done_task_with_a_ledger_then_its_day(case: dict[str, str]) -> None:
    lines = [f"{day.strip()},tasks,fw-1,completed" for day in case["completed lines"].split(",")]
    ground = make_measures(
        tasks=[finished(completed_on=case["done"])],
        task_events=[event("重办", case["reopened"])] if case["reopened"] else [],
        published=["2026-03-01,tasks,fw-9,published", *(line for line in lines if line[0] == "2")],
    )
    publication = tasks_of(ground).publication
    assert str(publication.day[0]) == case["day"]
    assert publication.is_new[0] == bool(case["new"])
    assert str(publication.began_on) == "2026-03-01"


def test_no_ledger_then_no_day_is_known_but_the_result_is_public() -> None:
    ground = make_measures(tasks=numbered([finished(), finished(result="")]))
    publication, loop = tasks_of(ground).publication, loop_of(ground, Scope.COUNTY)
    assert not publication.has_ledger
    assert np.isnat(publication.day).all()
    assert publication.is_new.tolist() == [True, False]
    assert loop.reached[0, PUBLISHED] == 1
    assert np.isnan(loop.median_days[0, PUBLISHED])
    assert loop.within_limit(0, PUBLISHED) == Rate(0, 0)


def test_only_lines_of_finished_tasks_then_others_make_no_difference() -> None:
    ground = make_measures(
        tasks=[finished()],
        published=[
            "2026-09-11,tasks,fw-1,published",
            "2026-09-11,commitments,fw-1,published",
            "2026-09-12,tasks,fw-999,completed",
        ],
    )
    assert tasks_of(ground).publication.is_new.tolist() == [True]


def test_ledger_of_nothing_then_this_build_is_the_first() -> None:
    publication = tasks_of(make_measures(tasks=[finished()], published=[])).publication
    assert publication.has_ledger
    assert str(publication.day[0]) == "2026-10-31"
    assert np.isnat(publication.began_on)


def test_done_before_the_ledger_began_then_it_is_not_timed() -> None:
    ground = make_measures(
        tasks=numbered([finished(completed_on=day) for day in ("2026-09-10", "2026-09-11")]),
        published=[f"2026-09-11,tasks,fw-{n},completed" for n in (1, 2)],
    )
    loop = loop_of(ground, Scope.COUNTY)
    assert loop.reached[0, PUBLISHED] == 2
    assert loop.timed[0, PUBLISHED] == 1
    assert loop.median_days[0, PUBLISHED] == 0


@pytest.mark.parametrize(
    ("done", "published", "is_within"),
    [
        ("2026-09-10", "2026-09-11", True),
        ("2026-09-10", "2026-09-14", False),
        ("2026-09-11", "2026-09-14", True),
        ("2026-09-30", "2026-10-08", True),
        ("2026-09-30", "2026-10-09", False),
    ],
)
def test_limit_of_one_working_day_then_rest_days_are_not_counted(
    done: str, published: str, is_within: bool
) -> None:
    ground = make_measures(
        tasks=[finished(completed_on=done)],
        published=["2026-03-01,tasks,fw-1,published", f"{published},tasks,fw-1,completed"],
    )
    assert loop_of(ground, Scope.COUNTY).within_limit(0, PUBLISHED) == Rate(int(is_within), 1)


@settings(max_examples=15)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 50)), max_size=12),
    st.randoms(use_true_random=False),
)
def test_any_ledger_then_the_order_of_its_lines_makes_no_difference(
    entries: list[tuple[int, int]], chance: object
) -> None:
    rows = numbered([finished(unit=UNITS[n % 3]["id"], people="") for n in range(3)])
    start = date(2026, 9, 5)
    lines = [f"{start + timedelta(days)},tasks,fw-{n},completed" for n, days in entries]
    mixed = list(lines)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = (
        tasks_of(make_measures(tasks=rows, published=order)).publication for order in (lines, mixed)
    )
    np.testing.assert_array_equal(first.day, second.day)
    done = date(2026, 9, 10)
    for row in range(3):
        known = [start + timedelta(days) for n, days in entries if n == row + 1]
        assert first.day[row] == min((d for d in known if d >= done), default=AS_OF)
