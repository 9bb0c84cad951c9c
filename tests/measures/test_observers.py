"""How many observers there are, and what became of what they reported."""

from datetime import date

import numpy as np
import pytest
from sunboard.measures.observers import Observers, observers_of

from tests.factories import (
    AS_OF,
    Row,
    finished,
    make_measures,
    numbered,
    observer_count,
    task,
)


def observers_with(as_of: date = AS_OF, **rows: list[Row]) -> Observers:
    return observers_of(make_measures(as_of, **rows))


@pytest.mark.parametrize(
    ("as_of", "counted"),
    [(date(2026, 6, 30), 1), (date(2026, 9, 29), 1), (date(2026, 9, 30), 0)],
)
def test_counts_then_the_latest_on_or_before_the_day_stands(as_of: date, counted: int) -> None:
    rows = numbered([observer_count(), observer_count(counted_on="2026-06-30")])
    # A count of a day that is still to come is withheld, and so the positions shift.
    ground = make_measures(as_of, is_sound=False, observers=rows)
    table = ground.records["observers"]
    (found, other) = observers_of(ground).counted.tolist()
    assert table.texts("id")[found] == rows[counted]["id"]
    assert other == -1


def test_two_counts_of_one_day_then_the_one_written_last_stands() -> None:
    rows = numbered([observer_count(), observer_count(recruited="15")])
    assert observers_with(observers=rows).counted.tolist() == [1, -1]


def test_reports_then_only_tasks_of_the_channel_count() -> None:
    by_observer = {"channel": "观察员", "people": ""}
    observers = observers_with(
        tasks=numbered(
            [
                finished(**by_observer),  # raised 9-01, done 9-10
                finished(**by_observer, completed_on="2026-09-21"),
                finished(people=""),
                task(**by_observer, due="2026-10-20"),
                task(**by_observer, due="2026-11-20"),
                task(**by_observer, community="nanyuan", estate="", due="2026-11-20"),
            ]
        )
    )
    assert [observers.reports.count(community) for community in (0, 1)] == [4, 1]
    assert observers.reports.fulfilled(0) == (2, 3)
    assert observers.reports.fulfilled(1) == (0, 0)
    assert observers.county_reports.count(0) == 5
    assert observers.county_reports.fulfilled(0) == (2, 3)
    assert (observers.days.median[0], observers.days.slowest_tenth[0]) == (9, 20)
    assert np.isnan(observers.days.median[1])
    assert observers.county_days.median.tolist() == [9]


def test_report_only_said_to_be_done_then_its_days_count_and_it_is_not_done() -> None:
    said = finished(channel="观察员", people="", result="", completed_on="2026-09-05")
    observers = observers_with(tasks=[said])
    assert observers.reports.fulfilled(0) == (0, 1)
    assert observers.days.median[0] == 4


@pytest.mark.parametrize("has_counts", [True, False])
def test_observers_then_they_are_spoken_of_where_counts_are_kept(has_counts: bool) -> None:
    by_observer = task(channel="观察员")
    rows = {"tasks": [by_observer], "observers": [observer_count()] * has_counts}
    ground = make_measures(programme_overrides={"kept_from": {}}, **rows)
    assert observers_of(ground).is_run == has_counts
