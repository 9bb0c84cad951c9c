"""The honour sheets, the notices, the rosters, the plates of estates and the certificates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from sunboard.language.name_order import name_key
from sunboard.language.ordering import Key

from tests.reference import deeds, notices, parts_places, parts_stations, standing, stations
from tests.reference.county import County
from tests.reference.orders_grids import unit_name
from tests.reference.orders_records import newest
from tests.reference.pages import NOW
from tests.reference.parts_corrections import is_removed
from tests.reference.records import Row, a_day, day, members
from tests.reference.said_records import PARTS
from tests.reference.sheets_printed import how
from tests.reference.standing_posted import TOLD, span
from tests.reference.timing import spoken
from tests.reference.words import Figures
from tests.reference.work import Work

LARGE = 8
"""Deeds that stand large on a page: of more, a page of names comes first."""
QUARTERS = 2
"""The running quarter and the one before are printed."""
BOTH = ("a3", "a4")
Parts = Iterator[tuple[str, str]]
"""The sheet's name without its paper, the part, and what it says."""


def figures(county: County) -> Figures:
    found: Figures = {}
    for makes, make, papers in (
        (county.is_made("deeds"), _honours, BOTH),
        (county.is_made("deeds"), _certificates, ("a4",)),
        (county.is_made("notices"), _notices, ("a4",)),
        (county.is_made("stations"), _rosters, BOTH),
        (county.project.makes("estates") and county.is_kept("pairings"), _plates, ("a4",)),
    ):
        for name, said in make(county) if makes else ():
            sheet, _, part = name.partition(" ")
            found |= {f"sheet sheets/{sheet}-{paper}.pdf {part}": said for paper in papers}
    return found


def _people_named(county: County, row: Row) -> list[tuple[str, str]]:
    """Who did it and may be named, by id: of a deed taken off nobody."""
    if deeds.stage(county, row) not in ("in-window", "undecided", "honoured"):
        return []
    if is_removed(county, row["id"]):
        return []
    people = county.project.by_id("people")
    members_of = (people[name] for name in members(row, "people"))
    return [
        (each["id"], each["name"]) for each in members_of if deeds.may_be_named(each, NOW.date())
    ]


def _named(county: County, row: Row) -> list[str]:
    """Their names: 以姓氏笔画为序, or as the programme has it."""
    return sorted((name for _, name in _people_named(county, row)), key=_name_key(county))


def _name_key(county: County) -> Callable[[str], Key]:
    return name_key(county.project.programme.get("sheets", {}).get("name_order", "stroke"))


def _others(county: County, row: Row) -> list[str]:
    """Those who may not be named, by their units; nobody of a deed that names none."""
    people, named = county.project.by_id("people"), _named(county, row)
    counts = Counter(
        unit_name(county, people[name]["unit"])
        for name in members(row, "people")
        if people[name].get("name") not in named
    )
    return [f"{unit}{'一' if count == 1 else count}名党员" for unit, count in counts.items()]


def _doers(county: County, row: Row) -> list[str]:
    found = _named(county, row) + _others(county, row)
    return found or [f"{unit_name(county, row['unit'])}集体"]


def _honours(county: County) -> Parts:
    for quarter in sorted(deeds.quarters(county), reverse=True)[:QUARTERS]:
        every = [
            row
            for row in county.rows("deeds")
            if deeds.stage(county, row) == "honoured"
            and deeds.quarter_of(str(a_day(row, "date"))) == quarter
        ]
        for place in ("", *county.project.ids("communities")):
            mine = [row for row in every if not place or row["community"] == place]
            if mine:
                sheet = f"{place or 'county'}/honours-{quarter}"
                people = {person for row in mine for person in members(row, "people")}
                units = {unit for row in mine for unit in deeds.units_of(county, row)}
                yield (
                    f"{sheet} figures",
                    f"上榜言行 {len(mine)}件｜上榜党员 {len(people)}人｜涉及单位 {len(units)}个",
                )
                yield f"{sheet} wall", _wall(county, mine, len(people))
                yield f"{sheet} deeds", _table(_deeds(county, mine))


def _wall(county: County, mine: list[Row], everybody: int) -> str:
    """All names in order, where more deeds are than stand large on one page; the others are counted."""
    named = dict(pair for row in newest(mine, "date") for pair in _people_named(county, row))
    shown = sorted(named.values(), key=_name_key(county)) if len(mine) > LARGE else []
    others = everybody - len(named)
    said = (f"另有{others}人没有同意署名" if named else f"{others}人没有署名") if others else ""
    return PARTS.join((*shown, said))


def _table(rows: list[str]) -> str:
    return PARTS.join(("", *rows, ""))


def _deeds(county: County, some: list[Row]) -> list[str]:
    """By the first name, then as recorded; those that name nobody last."""
    key = _name_key(county)
    names = {row["id"]: _named(county, row) for row in some}
    ids = county.project.ids("deeds")

    def place(row: Row) -> tuple[bool, object, int]:
        named = names[row["id"]]
        return not named, key(named[0]) if named else (), ids.index(row["id"])

    return [f"{row['id']} {'、'.join(_doers(county, row))}" for row in sorted(some, key=place)]


def _certificates(county: County) -> Parts:
    """One for each honoured deed that names somebody who may be named, or a whole unit; none taken down."""
    for row in county.rows("deeds"):
        if deeds.stage(county, row) != "honoured" or is_removed(county, row["id"]):
            continue
        named = _named(county, row)
        if not named and members(row, "people"):
            continue
        signed = day(row, "decided_on") or day(row, "approved_on")
        doers = _doers(county, row)[len(named) :]
        to = ["、".join(named) + "同志"] if named else []
        others = ["、".join(doers)] if doers else []
        said = ("，".join(to + others), f"编号：{row['id']}", spoken(signed) if signed else "")
        yield f"{row['community']}/certificate-{row['id']} certificate", PARTS.join(said)


def _notices(county: County) -> Parts:
    """正在公示的, and standing ones; 照登记的次序, but deeds by name."""
    works = {item.row["id"]: item for item in (*county.commitments, *county.tasks)}
    for row in county.rows("notices"):
        if notices.state(county, row) not in ("open", "standing"):
            continue
        sheet = f"{row.get('community', 'county')}/notice-{row['id']}"
        by_id = county.project.by_id("deeds")
        put_up = [by_id[name] for name in members(row, "deeds")]
        tables = [
            _deeds(county, [deed for deed in put_up if deeds.stage(county, deed) in TOLD]),
            [_work(county, works[name]) for name in members(row, "commitments")],
            [_work(county, works[name]) for name in members(row, "tasks")],
        ]
        for number, rows in enumerate(filter(None, tables), 1):
            yield f"{sheet} table {number}", _table(rows)
        first, last = a_day(row, "started_on"), day(row, "ended_on")
        yield f"{sheet} window", span(first, last)


def _work(county: County, item: Work) -> str:
    if item.kind == "tasks":
        due, came = standing.due_of_task(county, item), standing.result_of_task(item)
    else:
        due, came = item.due.isoformat() if item.due else "未定期限", standing.result(item)
    said = (item.row["id"], due, standing.word(county, item), how(county, item), came)
    return " ".join(filter(None, said))


def _rosters(county: County) -> Parts:
    """A month that has shifts, of a station in use."""
    for row in county.rows("stations"):
        if stations.is_used(county, row):
            mine = parts_stations.shifts_of(county, row["id"])
            for month in parts_stations.months_shown(county, mine):
                if any(county.month(shift, "date") == month for shift in mine):
                    said = parts_stations.roster(county, mine, month)
                    yield f"{row['community']}/roster-{row['id']}-{month} month", said


def _plates(county: County) -> Parts:
    for estate in county.rows("estates"):
        sheet = f"{estate['community']}/plate-{estate['id']}"
        rows = parts_places.pairings_of(county, "estate", estate["id"])
        by_unit: dict[str, list[str]] = {}
        for row in rows:
            by_unit.setdefault(row["unit"], []).append(row["id"])
        units = county.project.by_id("units")
        said = (
            " ".join(filter(None, (units[unit]["name"], units[unit].get("office_phone"), *found)))
            for unit, found in by_unit.items()
        )
        yield f"{sheet} units", _table(list(said))
