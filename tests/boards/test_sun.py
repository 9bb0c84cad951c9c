"""The sun of promises that have come due: its rays add up to the denominator, each sort with its own."""

from __future__ import annotations

import re

import pytest
from sunboard.boards.sun import SORTS, county_sun, due_by_sort
from sunboard.measures.ground import Scope
from sunboard.measures.tally import tally_of

from tests.factories import Row, commitment, kept, make_measures, numbered

EACH: dict[str, Row] = {
    "on-time": kept(),
    "late": kept(done_on="2026-07-09", recorded_on="2026-07-10"),
    "part": kept(outcome="部分兑现", reason="缺材料"),
    "reported": kept(done_on=""),
    "not-done": kept(outcome="未兑现", result="没有做成", reason="没有批下来", done_on=""),
    "past-due": commitment(due="2026-08-31"),
    "just-due": commitment(due="2026-10-31"),
}
NOT_DUE = commitment(due="2026-12-31")


def rows(**counts: int) -> list[Row]:
    """So many promises of each sort, of none where nothing is said, and one that isn't due."""
    several = [EACH[key.replace("_", "-")] for key, count in counts.items() for _ in range(count)]
    texts = ({**row, "text": f"第{n}处"} for n, row in enumerate([*several, NOT_DUE]))
    return numbered(texts)


@pytest.mark.parametrize("key", EACH)
def test_promise_that_has_come_due_then_a_ray_of_its_sort(key: str) -> None:
    county = make_measures(commitments=rows(**{key.replace("-", "_"): 5}))
    assert {name: n for name, n in due_by_sort(county).items() if n} == {key: 5}
    sun = county_sun(county)
    assert sun is not None
    (rays,) = sun.rays
    assert (rays.key, rays.promises, rays.path.count("M")) == (key, 5, 5)


def test_all_sorts_then_they_add_up_to_the_denominator_of_what_was_kept() -> None:
    county = make_measures(
        commitments=rows(on_time=3, late=2, part=1, reported=1, not_done=2, past_due=2, just_due=1)
    )
    rate, sun = tally_of(county, "commitments", Scope.COUNTY).fulfilled(0), county_sun(county)
    assert sun is not None
    assert (sun.done, sun.due) == (rate.numerator, rate.denominator) == (5, 12)
    assert sum(each.promises for each in sun.rays) == sun.due
    assert [each.key for each in sun.rays] == [sort.key for sort in SORTS]


def test_rays_then_they_lie_over_the_horizon_from_left_to_right() -> None:
    sun = county_sun(make_measures(commitments=rows(on_time=4, past_due=4)))
    assert sun is not None
    ends = [
        tuple(map(float, each.split()))
        for rays in sun.rays
        for each in re.findall(r"L([\d. ]+)", rays.path)
    ]
    assert [x for x, _ in ends] == sorted(x for x, _ in ends)
    assert all(0 <= x <= 320 and 0 <= y <= 166 for x, y in ends)


def test_few_promises_then_numbers_alone_and_many_then_each_ray_is_several() -> None:
    few = county_sun(make_measures(commitments=rows(on_time=3)))
    assert few is not None
    assert (few.is_drawn, [each.path for each in few.rays]) == (False, [""])
    many = county_sun(make_measures(commitments=rows(on_time=290, past_due=11)))
    assert many is not None
    drawn = [each.path.count("M") for each in many.rays]
    assert (drawn, many.note) == ([97, 4], "每道光是3项。")


def test_nothing_due_then_no_sun() -> None:
    assert county_sun(make_measures(commitments=rows())) is None
