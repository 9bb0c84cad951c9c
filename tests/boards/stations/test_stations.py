"""The boards of service stations: where, when, who is there, and who did not come."""

from datetime import date, timedelta

import pytest
from sunboard.boards.blocks import Grid
from sunboard.boards.stations.roster import MonthRoster
from sunboard.boards.stations.shared import station_facts
from sunboard.boards.stations.station import StationBoard
from sunboard.boards.stations.stations import StationsBoard
from sunboard.figures.kind import figures
from sunboard.figures.stations import STATION_FIGURES
from sunboard.figures.values import Figure
from sunboard.measures.ground import Ground, Scope

from tests.factories import (
    AS_OF,
    UNITS,
    Row,
    make_measures,
    make_pages,
    numbered,
    shift,
    station,
)

WHOLE = station(
    id="zd-2",
    name="清河社区党群服务站",
    estate="",
    hours="",
    equipment="",
    phone="",
    opened_on="",
)
SHIFTS = numbered(
    [
        shift("2026-08-05"),
        shift("2026-10-14", "未到岗", unit="czj"),
        shift("2026-10-14", slot="下午", unit="czj", service="医疗健康"),
        shift("2026-10-21", ""),
        shift("2026-11-04", ""),
    ]
)


def county_of(*stations: Row, shifts: list[Row] = SHIFTS, as_of: date = AS_OF) -> Ground:
    return make_measures(as_of, stations=list(stations or (station(), WHOLE)), shifts=shifts)


def stations_board(county: Ground) -> StationsBoard:
    board = make_pages(county)["stations/"].board
    assert isinstance(board, StationsBoard)
    return board


def station_board(county: Ground, station_id: str = "zd-1") -> StationBoard:
    board = make_pages(county)[f"stations/{station_id}/"].board
    assert isinstance(board, StationBoard)
    return board


def texts(grid: Grid) -> dict[str, list[str]]:
    return {row.name: [cell.text for cell in row.cells] for row in grid.rows}


def shown(figures: tuple[Figure, ...]) -> dict[str, str]:
    return {
        f.label: f.numerator if f.denominator is None else f"{f.numerator}/{f.denominator}"
        for f in figures
    }


def calendar_of(roster: MonthRoster) -> dict[int, list[str]]:
    """The days with shifts, and what stands there."""
    return {
        day.number: [f"{s.slot} {s.unit} {s.status.word}" for s in day.shifts]
        for week in roster.weeks
        for day in week
        if day is not None and day.shifts
    }


def test_station_then_where_when_what_and_the_unknown_said() -> None:
    cards = stations_board(county_of()).stations
    assert [card.where for card in cards] == ["清河社区 · 清河花园", "清河社区"]
    assert (cards[0].hours, cards[0].equipment, cards[0].phone) == (
        "每天 8:30—18:00",
        "休息椅、医药箱",
        "0000-5550301",
    )
    assert (cards[1].hours, cards[1].equipment, cards[1].phone) == ("未填",) * 3


def test_places_then_communities_and_estates_without_a_station_are_counted() -> None:
    board = stations_board(county_of())
    assert shown(board.figures) == {
        "在用的服务站": "2",
        "有服务站的社区": "1/2",
        "有服务站的小区": "1/4",
        "轮值到岗": "2/4",
    }
    assert [row.id for row in board.places] == ["qinghe", "nanyuan"]
    assert [[cell.text for cell in row.cells] for row in board.places] == [
        ["2个", "1 / 2", "2 / 4"],
        ["0个", "0 / 2", "—"],
    ]
    marks = {mark.id: mark.status.word for row in board.places for mark in row.estates}
    assert marks == {
        "qinghe-1": "有站",
        "qinghe-2": "没有",
        "nanyuan-1": "没有",
        "nanyuan-2": "没有",
    }


def test_units_then_those_that_did_not_come_stand_first_and_the_others_are_there() -> None:
    board = stations_board(county_of())
    # Too few shifts to compare, so in the table's order.
    assert texts(board.units) == {
        "住建局": ["1 / 2", "0班", "1班", "1班"],
        "财政局": ["1 / 2", "1班", "0班", "0班"],
        "教育局": ["—", "0班", "0班", "0班"],
    }
    assert [row.note for row in board.units.rows] == ["", "", "没有排班"]
    assert texts(board.missed) == {
        "财政局": ["2026-10-14 上午", "清河花园党群服务站", "单位集中培训"]
    }


def test_units_of_many_shifts_then_the_one_that_came_least_of_its_own_first() -> None:
    def of(unit: str, held: int, missed: int) -> list[Row]:
        states = ["已到岗"] * held + ["未到岗"] * missed
        return [shift(f"2026-09-{n:02}", s, unit=unit) for n, s in enumerate(states, 1)]

    shifts = numbered([*of("zjj", 7, 3), *of("czj", 3, 2), *of("jyj", 0, 1)])
    rows = stations_board(county_of(shifts=shifts)).units.rows
    assert [(row.name, row.cells[0].text) for row in rows] == [
        ("财政局", "3 / 5"),
        ("住建局", "7 / 10"),
        ("教育局", "0 / 1"),
    ]


def test_many_missed_then_the_county_lists_the_latest_sixty_and_the_station_all() -> None:
    days = [date(2026, 8, 1) + timedelta(days=n) for n in range(62)]
    county = county_of(shifts=numbered([shift(day.isoformat(), "未到岗") for day in days]))
    missed = stations_board(county).missed
    assert len(missed.rows) == 60
    assert [row.cells[0].text for row in (missed.rows[0], missed.rows[-1])] == [
        "2026-10-01 上午",
        "2026-08-03 上午",
    ]
    assert "共62班，这里列出最近的60班" in missed.caption
    assert len(station_board(county).missed.rows) == 62


def test_unit_that_has_ended_then_it_is_listed_only_with_shifts() -> None:
    ended = {"ended_on": "2026-09-30", "successor": "zjj"}
    units = [UNITS[0], *({**unit, **ended} for unit in UNITS[1:])]
    county = make_measures(
        units=units, stations=[station()], shifts=[shift("2026-09-01", unit="czj")], people=[]
    )
    assert [row.id for row in stations_board(county).units.rows] == ["zjj", "czj"]
    assert figures(county, STATION_FIGURES, Scope.UNIT, 2) == ()


@pytest.mark.parametrize(
    ("differs", "word", "notice"),
    [
        ({"closed_on": "2026-10-30"}, "2026-10-30停用", "本站已于2026-10-30停用。"),
        ({"opened_on": "2026-11-01"}, "2026-11-01启用", "本站2026-11-01启用，现在还没有开。"),
    ],
)
def test_station_out_of_use_then_it_keeps_its_page_and_is_listed_at_the_end(
    differs: Row, word: str, notice: str
) -> None:
    county = county_of(station(**differs), WHOLE, shifts=[])
    board = stations_board(county)
    assert [card.name for card in board.stations] == ["清河社区党群服务站"]
    assert [row.cells[1].text for row in board.out_of_use.rows] == [word]
    assert (station_board(county).notice or "").startswith(notice)
    assert station_board(county, "zd-2").notice is None


def test_rosters_then_this_month_and_the_next_one_that_is_recorded() -> None:
    october, november = station_board(county_of()).months
    assert (october.title, november.title) == ("2026年10月", "2026年11月")
    assert calendar_of(october) == {
        14: ["上午 财政局 未到岗", "下午 财政局 已到岗"],
        21: ["上午 住建局 未登记"],
    }
    assert calendar_of(november) == {4: ["上午 住建局 待轮值"]}
    assert [len(week) for week in october.weeks] == [7] * 5
    first = october.weeks[0]
    assert [day and (day.number, day.weekday) for day in first[2:5]] == [
        None,
        (1, "周四"),
        (2, "周五"),
    ]


def test_next_month_when_nothing_is_recorded_then_only_this_one() -> None:
    board = station_board(county_of(), "zd-2")
    assert [month.title for month in board.months] == ["2026年10月"]
    assert board.next is None
    assert board.past.rows == ()


def test_last_month_of_a_year_then_the_next_one_is_january() -> None:
    rows = numbered([shift("2026-12-15", ""), shift("2027-01-05", "")])
    board = station_board(county_of(shifts=rows, as_of=date(2026, 12, 10)))
    assert [month.id for month in board.months] == ["2026-12", "2027-01"]


def test_next_shifts_then_all_of_the_first_day_ahead() -> None:
    rows = numbered(
        [
            shift("2026-11-04", "", slot="14:00—17:00"),
            shift("2026-11-04", "", slot="8:30—11:30", unit="czj"),
            shift("2026-11-05", ""),
        ]
    )
    found = station_board(county_of(shifts=rows)).next
    assert found is not None
    assert found.day == "11月4日 周三"
    assert [row.unit for row in found.shifts] == ["财政局", "住建局"]


def test_slots_then_the_day_goes_from_morning_to_evening() -> None:
    slots = ("晚上", "下午2:30—5:00", "中午", "上午", "19:00—20:00", "9:00—11:30", "12:30—13:30")
    rows = numbered([shift("2026-10-14", slot=slot) for slot in slots])
    (october,) = station_board(county_of(shifts=rows)).months
    days = [day for week in october.weeks for day in week if day is not None and day.shifts]
    assert [row.slot for row in days[0].shifts] == [
        "上午",
        "9:00—11:30",
        "中午",
        "12:30—13:30",
        "下午2:30—5:00",
        "晚上",
        "19:00—20:00",
    ]


def test_slots_by_hour_then_noon_afternoon_and_evening_begin_at_12_13_and_18() -> None:
    slots = ("18:00—19:00", "晚上", "13:00—14:00", "下午", "12:00—12:40", "中午")
    rows = numbered([shift("2026-10-14", slot=slot) for slot in slots])
    (october,) = station_board(county_of(shifts=rows)).months
    days = [day for week in october.weeks for day in week if day is not None and day.shifts]
    expected = ["中午", "12:00—12:40", "下午", "13:00—14:00", "晚上", "18:00—19:00"]
    assert [row.slot for row in days[0].shifts] == expected


def test_months_then_one_without_shifts_between_two_others_is_there() -> None:
    assert texts(station_board(county_of()).past) == {
        "2026年10月": ["1 / 3", "1班", "1班"],
        "2026年9月": ["—", "0班", "0班"],
        "2026年8月": ["1 / 1", "0班", "0班"],
    }


def estate_figures(county: Ground, estate: int) -> tuple[Figure, ...]:
    shown = figures(county, STATION_FIGURES, Scope.ESTATE, estate)
    return (*shown, *station_facts(county, Scope.ESTATE, estate))


def test_estate_then_its_station_with_its_hours_or_that_it_has_none() -> None:
    county = county_of()
    own, none, other = (estate_figures(county, estate) for estate in (0, 1, 2))
    assert shown(own) == {
        "本小区的服务站": "1",
        "清河花园党群服务站": "每天 8:30—18:00",
        "轮值到岗": "2/4",
    }
    assert own[2].href == "../../stations/zd-1/"
    assert [(f.numerator, f.note) for f in (*none, *other)] == [
        ("0", "本社区有2个"),
        ("0", "本社区也没有"),
    ]


def test_nothing_planned_then_a_dash_and_the_reason() -> None:
    county = county_of(shifts=[shift("2026-11-04", "")])
    (*_, ahead) = figures(county, STATION_FIGURES, Scope.COMMUNITY, 0)
    (*_, none) = figures(county, STATION_FIGURES, Scope.COMMUNITY, 1)
    assert (ahead.numerator, ahead.note) == ("—", "排了1班，日子还没到")
    assert (none.numerator, none.note) == ("—", "没有排班")


def test_shifts_when_written_in_another_order_then_the_pages_are_the_same() -> None:
    one, other = (county_of(shifts=rows) for rows in (SHIFTS, SHIFTS[::-1]))
    for path in ("stations/", "stations/zd-1/"):
        assert make_pages(one)[path] == make_pages(other)[path]
