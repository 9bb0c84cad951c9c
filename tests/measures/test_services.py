"""Services: 场次, 人次 and 人数 are three things, and what nobody wrote down is a fourth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.measures.services import ServiceMeasures, services_of
from sunboard.measures.tally import Rate

from tests.factories import Row, activity, make_measures, numbered


def measured(*rows: Row) -> ServiceMeasures:
    return services_of(make_measures(activities=numbered(rows)))


def test_a_record_without_sessions_is_one_session() -> None:
    assert measured(activity(sessions="")).sessions.tolist() == [1]
    assert measured(activity(sessions="3")).sessions.tolist() == [3]


def test_what_is_unknown_is_counted_beside_what_is_known() -> None:
    rows = activity(), activity(attendances="", date="2026-09-13"), activity(persons="")
    held = measured(*rows).by_service.of(0)
    assert (held.records, held.sessions) == (3, 6)
    assert (held.attendances, held.attendances_unknown) == (60, 1)
    assert (held.persons, held.persons_unknown) == (48, 1)
    assert str(held.last) == "2026-09-13"


def test_a_service_that_never_came_is_no_part_of_what_came() -> None:
    services = measured(
        activity(),
        activity(service="平安服务"),
        activity(service=""),
        activity(community="nanyuan"),
    )
    assert services.came(0) == Rate(2, 8)
    assert services.came(1) == Rate(1, 8)
    assert services.came() == Rate(3, 16)
    assert services.matrix[0].tolist() == [2, 0, 0, 0, 0, 0, 0, 2, 2]


def test_a_community_without_activities_has_zeros_and_no_last_day() -> None:
    held = measured(activity()).by_place_and_service.of(9)
    assert held[:-1] == (0,) * 6
    assert np.isnat(held.last)


@pytest.mark.parametrize(
    ("on", "months"), [("2026-10-31", 1), ("2026-09-30", 2), ("2025-10-01", 13)]
)
def test_months_reach_from_the_first_activity_to_the_as_of_date(on: str, months: int) -> None:
    services = measured(activity(date=on))
    assert services.months.count == months
    assert services.by_month.sessions.tolist() == [2] + [0] * (months - 1)


activities = st.builds(
    activity,
    community=st.sampled_from(["qinghe", "nanyuan"]),
    service=st.sampled_from(["政策宣讲", "平安服务", ""]),
    unit=st.sampled_from(["zjj", "czj"]),
    date=st.sampled_from(["2026-03-01", "2026-09-30", "2026-10-01"]),
    sessions=st.sampled_from(["", "1", "4"]),
    attendances=st.sampled_from(["", "24", "70"]),
    persons=st.sampled_from(["", "0", "24"]),
)


@settings(max_examples=30)
@given(st.lists(activities, max_size=10))
def test_law_every_way_of_cutting_adds_up_to_the_same(rows: list[Row]) -> None:
    services = measured(*rows)
    cuts = (services.by_service, services.by_month, services.by_place_and_service)
    for name in ("records", "sessions", "attendances", "attendances_unknown", "persons"):
        assert len({int(getattr(cut, name).sum()) for cut in cuts}) == 1, name
    assert services.by_service.records.sum() == len(rows)
    assert services.matrix.sum() == services.sessions.sum()
