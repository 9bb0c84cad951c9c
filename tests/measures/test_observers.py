"""How many observers there are, and what became of what they reported."""

from datetime import date

import numpy as np
import pytest
from sunboard.boards.forces.observers import has_reports
from sunboard.measures.ground import Scope
from sunboard.measures.observers import latest_counts_of, report_days_of, reports_of

from tests.factories import (
    finished,
    make_measures,
    numbered,
    observer_count,
    task,
)


@pytest.mark.parametrize(
    ("as_of", "counted"),
    [(date(2026, 6, 30), 1), (date(2026, 9, 29), 1), (date(2026, 9, 30), 0)],
)
def test_counts_then_the_latest_on_or_before_the_day_stands(as_of: date, counted: int) -> None:
    rows = numbered([observer_count(), observer_count(counted_on="2026-06-30")])
    # A count of a day that is still to come is withheld, and so the positions shift.
    ground = make_measures(as_of, is_sound=False, observers=rows)
    table = ground.records["observers"]
    (found, other) = latest_counts_of(ground).tolist()
    assert table.texts("id")[found] == rows[counted]["id"]
    assert other == -1


def test_two_counts_of_one_day_then_the_one_written_last_stands() -> None:
    rows = numbered([observer_count(), observer_count(recruited="15")])
    assert latest_counts_of(make_measures(observers=rows)).tolist() == [1, -1]


def test_reports_then_only_tasks_of_the_channel_count() -> None:
    by_observer = {"channel": "观察员", "people": ""}
    ground = make_measures(
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
    reports, days = reports_of(ground, Scope.COMMUNITY), report_days_of(ground, Scope.COMMUNITY)
    assert [reports.count(community) for community in (0, 1)] == [4, 1]
    assert reports.fulfilled(0) == (2, 3)
    assert reports.fulfilled(1) == (0, 0)
    assert reports_of(ground, Scope.COUNTY).count(0) == 5
    assert reports_of(ground, Scope.COUNTY).fulfilled(0) == (2, 3)
    assert (days.median[0], days.slowest_tenth[0]) == (9, 20)
    assert np.isnan(days.median[1])
    assert report_days_of(ground, Scope.COUNTY).median.tolist() == [9]


def test_report_only_said_to_be_done_then_its_days_count_and_it_is_not_done() -> None:
    said = finished(channel="观察员", people="", result="", completed_on="2026-09-05")
    ground = make_measures(tasks=[said])
    assert reports_of(ground, Scope.COMMUNITY).fulfilled(0) == (0, 1)
    assert report_days_of(ground, Scope.COMMUNITY).median[0] == 4


@pytest.mark.parametrize("has_counts", [True, False])
def test_observers_then_they_are_spoken_of_where_counts_are_kept(has_counts: bool) -> None:
    by_observer = task(channel="观察员")
    rows = {"tasks": [by_observer], "observers": [observer_count()] * has_counts}
    ground = make_measures(programme_overrides={"kept_from": {}}, **rows)
    assert has_reports(ground) == has_counts
