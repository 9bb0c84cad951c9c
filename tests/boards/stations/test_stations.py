"""The boards of service stations: where, when, who is there, and who did not come."""

from datetime import date, timedelta

import pytest
from sunboard.boards.stations.shared import station_facts
from sunboard.figures.kind import figures
from sunboard.figures.stations import STATION_FIGURES
from sunboard.figures.values import Figure
from sunboard.measures.ground import Ground, Scope

from tests.asking import ask
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
from tests.markup import words
from tests.shown import Shown, ShownRow, Table

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


def all_stations(county: Ground) -> Shown:
    return ask(county)["stations/"]


def one_station(county: Ground, station_id: str = "zd-1") -> Shown:
    return ask(county)[f"stations/{station_id}/"]


def texts(rows: list[ShownRow]) -> dict[str, list[str]]:
    return {row.name: row.texts for row in rows}


def shown(figures: tuple[Figure, ...]) -> dict[str, str]:
    return {
        f.label: f.numerator if f.denominator is None else f"{f.numerator}/{f.denominator}"
        for f in figures
    }


def rosters(station: Shown) -> list[Table]:
    return station.section("roster").tables


def calendar_of(roster: Table) -> dict[str, list[str]]:
    """The days with shifts, and what stands there."""
    days = [cell for row in roster.rows for cell in row.cells.values() if cell.items]
    return {words(day.element.find("time")): [item.text for item in day.items] for day in days}


def test_station_then_where_when_what_and_the_unknown_said() -> None:
    own, whole = all_stations(county_of()).section("stations").items
    assert (own.lines, whole.lines) == (["清河社区 · 清河花园"], ["清河社区"])
    known, unknown = ({fact.label: fact.text for fact in card.facts} for card in (own, whole))
    assert (known["开放"], known["设施"], known["电话"]) == (
        "每天 8:30—18:00",
        "休息椅、医药箱",
        "0000-5550301",
    )
    assert (unknown["开放"], unknown["设施"], unknown["电话"]) == ("未填",) * 3


def test_places_then_communities_and_estates_without_a_station_are_counted() -> None:
    page = all_stations(county_of())
    county = {f.label: f.value for f in page.figures.values() if f.key.startswith("county/")}
    assert county == {
        "在用的服务站": "2",
        "有服务站的社区": "1/2",
        "有服务站的小区": "1/4",
        "轮值到岗": "2/4",
    }
    places = page.section("places").rows
    assert [row.id for row in places] == ["qinghe", "nanyuan"]
    assert [row.texts[:3] for row in places] == [["2个", "1 / 2", "2 / 4"], ["0个", "0 / 2", "—"]]
    estates = [estate for row in places for estate in row.cells["各小区"].items]
    assert {estate.id: estate.statuses for estate in estates} == {
        "qinghe-1": ["有站"],
        "qinghe-2": ["没有"],
        "nanyuan-1": ["没有"],
        "nanyuan-2": ["没有"],
    }


def test_units_then_those_that_did_not_come_stand_first_and_the_others_are_there() -> None:
    page = all_stations(county_of())
    units = page.section("units").rows
    # Too few shifts to compare, so in the table's order.
    assert texts(units) == {
        "住建局": ["1 / 2", "0班", "1班", "1班"],
        "财政局": ["1 / 2", "1班", "0班", "0班"],
        "教育局": ["—", "0班", "0班", "0班"],
    }
    assert [row.note for row in units] == ["", "", "没有排班"]
    assert texts(page.section("missed").rows) == {
        "财政局": ["2026-10-14 上午", "清河花园党群服务站", "单位集中培训"]
    }


def test_units_of_many_shifts_then_the_one_that_came_least_of_its_own_first() -> None:
    def of(unit: str, held: int, missed: int) -> list[Row]:
        states = ["已到岗"] * held + ["未到岗"] * missed
        return [shift(f"2026-09-{n:02}", s, unit=unit) for n, s in enumerate(states, 1)]

    shifts = numbered([*of("zjj", 7, 3), *of("czj", 3, 2), *of("jyj", 0, 1)])
    rows = all_stations(county_of(shifts=shifts)).section("units").rows
    assert [(row.name, row.texts[0]) for row in rows] == [
        ("财政局", "3 / 5"),
        ("住建局", "7 / 10"),
        ("教育局", "0 / 1"),
    ]


def test_many_missed_then_the_county_lists_the_latest_sixty_and_the_station_all() -> None:
    days = [date(2026, 8, 1) + timedelta(days=n) for n in range(62)]
    county = county_of(shifts=numbered([shift(day.isoformat(), "未到岗") for day in days]))
    (missed,) = all_stations(county).section("missed").tables
    assert len(missed.rows) == 60
    assert [row.texts[0] for row in (missed.rows[0], missed.rows[-1])] == [
        "2026-10-01 上午",
        "2026-08-03 上午",
    ]
    assert "共62班，这里列出最近的60班" in missed.caption
    assert len(one_station(county).section("missed").rows) == 62


def test_unit_that_has_ended_then_it_is_listed_only_with_shifts() -> None:
    ended = {"ended_on": "2026-09-30", "successor": "zjj"}
    units = [UNITS[0], *({**unit, **ended} for unit in UNITS[1:])]
    county = make_measures(
        units=units, stations=[station()], shifts=[shift("2026-09-01", unit="czj")], people=[]
    )
    assert [row.id for row in all_stations(county).section("units").rows] == ["zjj", "czj"]
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
    page = all_stations(county)
    assert [card.name for card in page.section("stations").items] == ["清河社区党群服务站"]
    assert [row.texts[1] for row in page.section("out-of-use").rows] == [word]
    (said,) = one_station(county).notices
    assert said.startswith(notice)
    assert one_station(county, "zd-2").notices == []


def test_rosters_then_this_month_and_the_next_one_that_is_recorded() -> None:
    october, november = rosters(one_station(county_of()))
    assert (october.caption, november.caption) == ("2026年10月值班表", "2026年11月值班表")
    assert calendar_of(october) == {
        "10月14日 周三": ["上午 财政局 未到岗", "下午 财政局 医疗健康 已到岗"],
        "10月21日 周三": ["上午 住建局 未登记"],
    }
    assert calendar_of(november) == {"11月4日 周三": ["上午 住建局 待轮值"]}
    assert [len(week.cells) for week in october.rows] == [7] * 5
    first = october.rows[0].cells
    assert [first[day].text for day in ("周三", "周四", "周五")] == [
        "",
        "10月1日 周四",
        "10月2日 周五",
    ]


def test_next_month_when_nothing_is_recorded_then_only_this_one() -> None:
    page = one_station(county_of(), "zd-2")
    assert [roster.caption for roster in rosters(page)] == ["2026年10月值班表"]
    assert page.section("next").empty == ["还没有排以后的班。"]
    assert page.section("held").rows == []


def test_last_month_of_a_year_then_the_next_one_is_january() -> None:
    rows = numbered([shift("2026-12-15", ""), shift("2027-01-05", "")])
    page = one_station(county_of(shifts=rows, as_of=date(2026, 12, 10)))
    captions = [roster.caption for roster in rosters(page)]
    assert captions == ["2026年12月值班表", "2027年1月值班表"]


def test_next_shifts_then_all_of_the_first_day_ahead() -> None:
    rows = numbered(
        [
            shift("2026-11-04", "", slot="14:00—17:00"),
            shift("2026-11-04", "", slot="8:30—11:30", unit="czj"),
            shift("2026-11-05", ""),
        ]
    )
    found = one_station(county_of(shifts=rows)).section("next")
    assert found.lines == ["11月4日 周三"]
    assert [link.label for link in found.links] == ["财政局", "住建局"]


def test_slots_then_the_day_goes_from_morning_to_evening() -> None:
    slots = ("晚上", "下午2:30—5:00", "中午", "上午", "19:00—20:00", "9:00—11:30", "12:30—13:30")
    rows = numbered([shift("2026-10-14", slot=slot) for slot in slots])
    (october,) = rosters(one_station(county_of(shifts=rows)))
    (shifts,) = calendar_of(october).values()
    assert [shift.removesuffix(" 住建局 已到岗") for shift in shifts] == [
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
    (october,) = rosters(one_station(county_of(shifts=rows)))
    (shifts,) = calendar_of(october).values()
    expected = ["中午", "12:00—12:40", "下午", "13:00—14:00", "晚上", "18:00—19:00"]
    assert [shift.removesuffix(" 住建局 已到岗") for shift in shifts] == expected


def test_months_then_one_without_shifts_between_two_others_is_there() -> None:
    assert texts(one_station(county_of()).section("held").rows) == {
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
