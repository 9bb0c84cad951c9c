"""The rosters of every station, who is there next, and what became of the shifts of each month."""

from __future__ import annotations

from calendar import monthrange

from tests.reference.county import County
from tests.reference.orders_grids import slot_of, unit_name
from tests.reference.records import Row, a_day
from tests.reference.said_records import PARTS
from tests.reference.timing import brief
from tests.reference.words import Figures, month_of, months, next_month, share

WEEKDAYS = "一二三四五六日"


def figures(county: County) -> Figures:
    if not county.is_kept("shifts"):
        return {}
    found: Figures = {}
    for station in county.project.ids("stations"):
        mine = shifts_of(county, station)
        page = f"stations/{station}/"
        shown = months_shown(county, mine)
        found[f"roster {page}"] = PARTS.join(roster(county, mine, month) for month in shown)
        if ahead := [row for row in mine if _word(county, row) == "待轮值"]:
            first = a_day(ahead[0], "date")
            day = f"{brief(first)} 周{WEEKDAYS[first.weekday()]}"
            next_ones = (_shift(county, row) for row in ahead if a_day(row, "date") == first)
            found[f"next {page}"] = PARTS.join((day, " ".join(next_ones)))
        if past := _months(county, mine):
            found[f"months {page}"] = PARTS.join(past)
    return found


def shifts_of(county: County, station: str) -> list[Row]:
    """A station's shifts by day, then by the time of day, then by id."""
    mine = [row for row in county.rows("shifts") if row["station"] == station]
    return sorted(mine, key=lambda row: (a_day(row, "date"), slot_of(row), row["id"]))


def months_shown(county: County, shifts: list[Row]) -> tuple[str, ...]:
    """The as-of day's month, and the next one where a shift is put down for it."""
    now = month_of(county.as_of)
    has_next = any(county.month(row, "date") == next_month(now) for row in shifts)
    return (now, next_month(now))[: 1 + has_next]


def roster(county: County, shifts: list[Row], month: str) -> str:
    year, number = map(int, month.split("-"))
    said = [
        f"{a_day(row, 'date')} {_shift(county, row)}"
        for row in shifts
        if county.month(row, "date") == month
    ]
    return " ".join((f"{year}年{number}月值班表", f"{monthrange(year, number)[1]}天", *said))


def _shift(county: County, row: Row) -> str:
    service = county.project.label_of("services", row.get("service"))
    said = (row.get("slot", ""), unit_name(county, row["unit"]), service, _word(county, row))
    return " ".join(filter(None, said))


def _word(county: County, row: Row) -> str:
    unknown = "未登记" if _is_over(county, row) else "待轮值"
    return county.project.label_of("shift_states", row.get("state")) or unknown


def _is_over(county: County, row: Row) -> bool:
    return a_day(row, "date") < county.as_of


def _months(county: County, shifts: list[Row]) -> list[str]:
    """From the month of the first shift to the as-of day's, the newest first: held of due, missed, unknown."""
    first = min((county.month(row, "date") for row in shifts), default="9")
    said = []
    for month in reversed(months(first, month_of(county.as_of))):
        mine = [row for row in shifts if county.month(row, "date") == month]
        states = [
            county.project.counts_as("shift_states", row.get("state"))
            for row in mine
            if "state" in row or _is_over(county, row)
        ]
        held = share(states.count("held"), len(states)).replace("/", " / ")
        label = f"{month[:4]}年{int(month[5:])}月"
        said.append(f"{label} {held} {states.count('missed')}班 {states.count('')}班")
    return said
