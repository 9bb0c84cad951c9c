"""What stands in which calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from sunboard.boards.calendars import Calendar
from sunboard.boards.notices.calendar import notice_calendars
from sunboard.boards.places.calendar import MOST, due_calendar_pages, due_calendars
from sunboard.boards.stations.calendar import MOST as MOST_SHIFTS
from sunboard.boards.stations.calendar import roster_calendars
from sunboard.measures.ground import Ground

from tests.factories import (
    AS_OF,
    Row,
    commitment,
    correction,
    county_rows,
    extension,
    finished,
    kept,
    make_measures,
    notice,
    numbered,
    shift,
    station,
    task,
)

NONE: dict[str, list[Row]] = {
    kind: []
    for kind in county_rows()
    if kind not in ("towns", "communities", "estates", "units", "people")
}


def ground(**rows: list[Row]) -> Ground:
    return make_measures(**{**NONE, **rows})


def due_in(county: Ground, page: str) -> Mapping[str, tuple[date, str]]:
    """What stands in the calendar of a board: by id its day and title; {} where nothing does."""
    (calendar,) = (each for each in due_calendars(county) if each.page == page)
    offered = due_calendar_pages(county).get(page)
    assert offered == (calendar.path if calendar.events else None)
    return {event.id: (event.day, event.title) for event in calendar.events}


OPEN = commitment(id="cn-9", due="2026-11-30")
ASKED = task(id="fw-9", due="2026-11-10")
KEPT = kept(id="cn-8", due="2026-06-30")


@pytest.mark.parametrize("page", ["c/qinghe/", "e/qinghe-1/", "u/zjj/"])
def test_open_then_it_stands_with_its_day_in_the_calendars_of_its_place_and_unit(page: str) -> None:
    county = ground(commitments=[OPEN, KEPT], tasks=[ASKED, finished(id="fw-8")])
    assert due_in(county, page) == {
        "cn-9": (date(2026, 11, 30), "到期：更换楼道照明灯40盏（住建局）"),
        "fw-9": (date(2026, 11, 10), "到期：楼道照明灯不亮（住建局）"),
    }
    assert due_in(county, "c/nanyuan/") == {}


def test_nothing_open_then_the_last_stays_with_what_became_of_it() -> None:
    older = kept(id="cn-7", due="2026-05-31", done_on="2026-05-30")
    ended = {"cn-8": (date(2026, 6, 30), "已兑现：更换楼道照明灯40盏（住建局）")}
    assert due_in(ground(commitments=[older, KEPT]), "c/qinghe/") == ended
    done = finished(id="fw-8", people="", due="2026-09-17")
    later = {"fw-8": (date(2026, 9, 17), "已办结：楼道照明灯不亮（住建局）")}
    assert due_in(ground(commitments=[older, KEPT], tasks=[done]), "c/qinghe/") == later


def test_day_that_was_moved_then_the_new_one() -> None:
    county = ground(
        commitments=[OPEN], extensions=[extension(commitment="cn-9", new_due="2026-12-20")]
    )
    assert due_in(county, "e/qinghe-1/")["cn-9"][0] == date(2026, 12, 20)


def test_without_a_day_or_taken_down_then_in_no_calendar() -> None:
    undated = commitment(id="cn-7", due="")
    private = correction(target="cn-9", category="隐私", before="", after="")
    county = ground(commitments=[undated, OPEN], corrections=[private])
    assert due_in(county, "c/qinghe/") == {}


def test_more_than_anyone_reads_then_those_that_are_due_last() -> None:
    days = [date(2026, 11, 1) + timedelta(days=n) for n in range(MOST + 5)]
    county = ground(commitments=numbered(commitment(due=str(day)) for day in days))
    assert sorted(day for day, _ in due_in(county, "u/zjj/").values()) == days[5:]


def only(calendars: tuple[Calendar, ...]) -> Calendar:
    (calendar,) = calendars
    return calendar


def test_shifts_then_in_the_calendars_of_their_station_and_of_their_unit() -> None:
    days = [date(2026, 9, 1) + timedelta(days=n) for n in range(MOST_SHIFTS + 2)]
    states = ["已到岗" if day <= AS_OF else "" for day in days]
    shifts = numbered(shift(str(day), state) for day, state in zip(days, states, strict=True))
    county = ground(stations=[station()], shifts=shifts)
    roster = only(roster_calendars(county))
    assert (roster.path, roster.page) == ("stations/zd-1/roster.ics", "stations/zd-1/")
    assert [event.day for event in roster.events] == days[2:]
    assert roster.events[0].title == "轮值：住建局 上午，清河花园党群服务站"
    assert [day for day, _ in due_in(county, "u/zjj/").values()] == days[-MOST:]
    assert due_in(county, "c/qinghe/") == {}


def test_notices_then_their_last_days_and_none_without_one() -> None:
    county = ground(notices=[notice(), notice(id="gs-2", kind="承诺公示", ended_on="", outcome="")])
    (event,) = only(notice_calendars(county)).events
    assert (event.id, event.day, event.path) == ("gs-1", date(2026, 8, 21), "notices/gs-1/")
    assert event.title == "公示最后一天：关于2026年8月拟上榜闪光言行的公示"


def test_a_night_without_news_then_every_calendar_says_the_same() -> None:
    rows = county_rows()
    made = [
        [*due_calendars(each), *roster_calendars(each), *notice_calendars(each)]
        for each in (make_measures(AS_OF + timedelta(days=n), **rows) for n in range(3))
    ]
    assert made[0] == made[1] == made[2]
    assert len(made[0]) > len(("dates", "roster", "notices"))
