"""Rosters of stations: shifts as readers see them, and the calendar of a month."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from sunboard.boards.alike import text_of, unit_link
from sunboard.boards.blocks import Block, Empty, Grid, Section
from sunboard.boards.order import split_by
from sunboard.boards.stations.shared import station_link
from sunboard.boards.values import Cell, GridRow, Status
from sunboard.boards.wording import NO_REASON, Sign
from sunboard.boards.words import day_text, iso_day, term_texts
from sunboard.language import mark, say, say_in, say_many
from sunboard.language.dates import said_brief_day, said_month
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.stations import ShiftState, stations_of
from sunboard.publishable.names import unit_names

WEEKDAYS = (
    mark("周一"),
    mark("周二"),
    mark("周三"),
    mark("周四"),
    mark("周五"),
    mark("周六"),
    mark("周日"),
)

_MISSED_SHOWN = 60
"""The longest list of missed shifts; each station's own page has all of its own."""

_UNRECORDED = Sign(mark("未登记"), "dotted", "warn")
_AHEAD = Sign(mark("待轮值"), "ring", "calm")
_LOOKS = {ShiftState.HELD: ("disc", "good"), ShiftState.MISSED: ("square", "bad")}


class ShiftRow(NamedTuple):
    """One shift as a roster shows it: units, never people."""

    slot: str
    unit: str
    path: str
    """The unit's board, relative to the site's root; "" for none."""
    service: str
    status: Status


class CalendarDay(NamedTuple):
    """One day of a month."""

    iso: str
    number: int
    before: str
    """What stands before its number where the month isn't plain: 10月."""
    after: str
    """And behind it: 日 周一."""
    shifts: tuple[ShiftRow, ...]


@dataclass(frozen=True)
class MonthRoster(Block):
    """The calendar of a month."""

    id: str
    """2026-10."""
    title: str
    weeks: tuple[tuple[CalendarDay | None, ...], ...]
    """Seven days each, Monday first; None for a day of another month."""


@remembered
def shifts_by_station(ground: Ground) -> list[Positions]:
    """The shifts of each station, by date, then slot."""
    table = ground.records["shifts"]
    rows = np.arange(len(table))
    count = len(ground.records["stations"])
    return split_by(table.codes("station"), rows, _rank(ground), count)


def month_of(day: np.datetime64) -> tuple[int, int]:
    """Year and month of a day."""
    months = int(day.astype("datetime64[M]").astype(int))
    return 1970 + months // 12, months % 12 + 1


def month_roster(ground: Ground, rows: Iterable[int], year: int, month: int) -> MonthRoster:
    """The month's calendar with those of a station's shifts that fall into it."""
    days = ground.records["shifts"].days("date")
    by_day: dict[str, list[ShiftRow]] = {}
    for row in rows:
        by_day.setdefault(iso_day(days[row]), []).append(shift_row(ground, row))
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    return MonthRoster(
        id=f"{year}-{month:02d}",
        title=said_month(year, month),
        weeks=tuple(
            tuple(_day(day, by_day) if day.month == month else None for day in week)
            for week in weeks
        ),
    )


def shift_row(ground: Ground, row: int) -> ShiftRow:
    """One shift."""
    unit = int(ground.records["shifts"].codes("unit")[row])
    return ShiftRow(
        slot=text_of(ground, "shifts", row, "slot"),
        unit=unit_names(ground)[unit],
        path=unit_link(ground, unit),
        service=_services(ground)[row],
        status=_statuses(ground)[row],
    )


def day_and_weekday(day: np.datetime64) -> str:
    """10月5日 周一."""
    then = date.fromisoformat(iso_day(day))
    weekday = say(WEEKDAYS[then.weekday()])
    return say("{day} {weekday}", day=said_brief_day(then), weekday=weekday)


def missed_section(ground: Ground, station: int | None = None) -> Section:
    """The shifts that nobody came to, newest first: of one station, or of the county."""
    rows = _missed(ground, station)
    listed = (
        _missed_grid(ground, rows, station) if len(rows) else Empty(say("没有登记未到岗的班次。"))
    )
    title, brief = say("未到岗的班次和原因"), (say_many("{n}班", len(rows)),)
    return Section(title, (listed,), id="missed", contents=say("未到岗"), brief=brief)


def _missed(ground: Ground, station: int | None) -> Positions:
    outcome = stations_of(ground).outcome
    rows = np.arange(len(outcome)) if station is None else shifts_by_station(ground)[station]
    rows = rows[outcome[rows] == ShiftState.MISSED]
    newest: Positions = rows[np.argsort(-_rank(ground)[rows])]
    return newest


def _missed_grid(ground: Ground, rows: Positions, station: int | None) -> Grid:
    most = _MISSED_SHOWN if station is None else len(rows)
    caption = say_many("共{n}班。新的在前。", len(rows))
    if len(rows) > most:
        caption = say_many(
            "共{n}班，这里列出最近的{shown}班，其余在各服务站的页面上。新的在前。",
            len(rows),
            shown=most,
        )
    at = (say_in("one", "服务站"),) if station is None else ()
    return Grid(
        caption,
        (say("轮值单位"), say("日期"), *at, say("原因")),
        tuple(_missed_row(ground, row, station) for row in rows[:most].tolist()),
        has_prose=True,
    )


def _missed_row(ground: Ground, row: int, station: int | None) -> GridRow:
    table = ground.records["shifts"]
    shift = shift_row(ground, row)
    at = int(table.codes("station")[row])
    where = Cell(text_of(ground, "stations", at, "name"), path=station_link(ground, at))
    return GridRow(
        id="",
        name=shift.unit,
        path=shift.path,
        cells=(
            Cell(f"{day_text(table.days('date')[row])} {shift.slot}".strip()),
            *((where,) if station is None else ()),
            Cell(text_of(ground, "shifts", row, "reason") or say(NO_REASON)),
        ),
    )


def _day(day: date, by_day: dict[str, list[ShiftRow]]) -> CalendarDay:
    shifts = tuple(by_day.get(day.isoformat(), ()))
    before, _, after = day_and_weekday(np.datetime64(day)).rpartition(str(day.day))
    return CalendarDay(day.isoformat(), day.day, before, after, shifts)


@remembered
def _rank(ground: Ground) -> Positions:
    """Each shift's place among all, by date, then slot, then id."""
    table = ground.records["shifts"]
    days, slots, ids = table.days("date"), table.texts("slot"), table.texts("id")
    # As written, 上午 comes after 下午.
    order = sorted(range(len(ids)), key=lambda row: (days[row], _time_of_day(slots[row]), ids[row]))
    rank = np.empty(len(ids), dtype=np.intp)
    rank[order] = np.arange(len(ids))
    return rank


_BANDS = {
    **{"早": 1, "上午": 1, "中午": 2, "下午": 3, "晚": 4},
    **{"morning": 1, "midday": 2, "afternoon": 3, "evening": 4},
}
_BAND_STARTS = (0, 12, 13, 18)


def _time_of_day(slot: str) -> tuple[int, int, str]:
    """Where a slot stands in its day: by its words, else by its hours."""
    number = re.search(r"\d+", slot)
    hour = int(number.group()) if number else 0
    by_hour = sum(hour >= start for start in _BAND_STARTS)
    by_word = (band for word, band in _BANDS.items() if word in slot.lower())
    return next(by_word, by_hour), hour, slot


@remembered
def _services(ground: Ground) -> Sequence[str]:
    return term_texts(ground.records["shifts"], "service", ground)


@remembered
def _statuses(ground: Ground) -> list[Status]:
    """What became of each shift, in the words of the programme."""
    words = term_texts(ground.records["shifts"], "state", ground)
    outcomes = stations_of(ground).outcome.tolist()
    unrecorded, ahead = _UNRECORDED.said(), _AHEAD.said()
    return [
        unrecorded
        if outcome == ShiftState.UNRECORDED
        else ahead
        if outcome == ShiftState.AHEAD
        else Status(word, *_LOOKS[ShiftState(outcome)])
        for word, outcome in zip(words, outcomes, strict=True)
    ]
