"""Which stations are in use, and what became of every shift."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.stations import (
    ShiftState,
    ShiftTally,
    open_stations_of,
    shifts_of,
    stations_of,
)

from tests.factories import AS_OF, UNITS, Row, make_measures, numbered, shift, station

OTHER = station(id="zd-2", name="南苑社区党群服务站", community="nanyuan", estate="")


def stations_with(*shifts: Row, stations: tuple[Row, ...] = (station(), OTHER)) -> Ground:
    return make_measures(stations=list(stations), shifts=numbered(shifts))


def shifts_by(*shifts: Row) -> dict[Scope, ShiftTally]:
    ground = stations_with(*shifts)
    return {scope: shifts_of(ground, scope) for scope in Scope if scope is not Scope.TOWN}


@pytest.mark.parametrize(
    ("opened", "closed", "is_open"),
    [
        ("", "", True),
        ("2026-10-31", "", True),
        ("2026-11-01", "", False),
        ("2025-01-01", "2026-10-31", True),
        ("2025-01-01", "2026-10-30", False),
    ],
)
def test_station_then_it_is_in_use_from_its_first_day_through_its_last(
    opened: str, closed: str, is_open: bool
) -> None:
    ground = stations_with(stations=(station(opened_on=opened, closed_on=closed), OTHER))
    assert stations_of(ground).is_open.tolist() == [is_open, True]
    assert open_stations_of(ground, Scope.COMMUNITY) == [is_open, 1]
    assert open_stations_of(ground, Scope.ESTATE) == [is_open, 0, 0, 0]


@pytest.mark.parametrize(
    ("day", "state", "outcome"),
    [
        ("2026-10-30", "已到岗", ShiftState.HELD),
        ("2026-10-30", "未到岗", ShiftState.MISSED),
        ("2026-10-30", "", ShiftState.UNRECORDED),
        ("2026-10-31", "已到岗", ShiftState.HELD),
        ("2026-10-31", "未到岗", ShiftState.MISSED),
        ("2026-10-31", "", ShiftState.AHEAD),
        ("2026-11-01", "", ShiftState.AHEAD),
    ],
)
def test_shift_then_its_day_and_its_state_say_what_became_of_it(
    day: str, state: str, outcome: ShiftState
) -> None:
    assert stations_of(stations_with(shift(day, state))).outcome.tolist() == [outcome]


def test_shifts_then_unrecorded_ones_are_planned_but_not_held() -> None:
    by = shifts_by(
        shift("2026-10-14"),
        shift("2026-10-15", "未到岗", unit="czj"),
        shift("2026-10-16", ""),
        shift("2026-11-16", ""),
        shift("2026-10-14", station="zd-2", unit="czj"),
    )
    assert by[Scope.COUNTY].held(0) == (2, 4)
    assert [by[Scope.STATION].held(n) for n in (0, 1)] == [(1, 3), (1, 1)]
    assert [by[Scope.UNIT].held(n) for n in range(len(UNITS))] == [(1, 2), (1, 2), (0, 0)]
    assert [by[Scope.COMMUNITY].held(n) for n in (0, 1)] == [(1, 3), (1, 1)]
    # A station of the whole community belongs to no estate.
    assert [by[Scope.ESTATE].held(n) for n in range(4)] == [(1, 3), (0, 0), (0, 0), (0, 0)]
    assert by[Scope.UNIT].count(0, ShiftState.AHEAD) == 1
    assert by[Scope.UNIT].count(0) == 3


shifts = st.lists(
    st.builds(
        lambda days, state, unit, place: shift(
            str(AS_OF + timedelta(days=days)),
            state if days <= 0 else "",
            unit=unit["id"],
            station=place,
        ),
        st.integers(-200, 40),
        st.sampled_from(["已到岗", "未到岗", ""]),
        st.sampled_from(UNITS),
        st.sampled_from(["zd-1", "zd-2"]),
    ),
    max_size=15,
)


@settings(max_examples=25)
@given(shifts)
def test_any_shifts_then_every_division_adds_up_to_the_county(rows: list[Row]) -> None:
    by = shifts_by(*rows)
    whole = by[Scope.COUNTY].counts[0].tolist()
    assert sum(whole) == len(rows)
    assert all(
        by[name].counts.sum(axis=0).tolist() == whole for name in (Scope.STATION, Scope.UNIT)
    )
    assert by[Scope.COMMUNITY].counts.sum(axis=0).tolist() == whole
    held, planned = by[Scope.COUNTY].held(0)
    assert planned == len(rows) - whole[ShiftState.AHEAD]
    assert held + whole[ShiftState.MISSED] + whole[ShiftState.UNRECORDED] == planned


def test_shifts_when_the_day_is_earlier_then_later_ones_lie_ahead() -> None:
    rows = numbered([shift("2026-10-14", ""), shift("2026-10-16", "")])
    found = stations_of(make_measures(date(2026, 10, 15), stations=[station()], shifts=rows))
    assert found.outcome.tolist() == [ShiftState.UNRECORDED, ShiftState.AHEAD]
