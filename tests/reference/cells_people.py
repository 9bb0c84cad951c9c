"""Cells without a key of pairings, posts, members of the party, household links and visits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.reference.cells_work import spaced
from tests.reference.county import County
from tests.reference.orders_grids import unit_name
from tests.reference.pairings import guided, has_leaders, leader_of
from tests.reference.positions import are_households_kept, is_held, relation_of
from tests.reference.records import Row, day, number
from tests.reference.spans import kind_of, now
from tests.reference.unclear import may_be_paired
from tests.reference.words import NOTHING, Figures, first_of, month_of, months, share, truths

NOBODY, UNREAD, UNKNOWN = "没有", "看不清", "未填"
RELATIONS = ("unit", "home")
MONTHS_SHOWN = 6


def figures(county: County) -> Figures:
    found: Figures = {}
    if county.is_made("pairings"):
        found |= _places(county) | _leaders(county)
    if county.is_made("positions") and county.is_kept("positions"):
        found |= _posts(county) | _households(county)
        if county.is_kept("people"):
            found |= _members(county)
    if county.is_made("positions") and county.is_kept("visits"):
        found |= _visits(county)
    return {f"cell {key}": spaced(said) for key, said in found.items()}


def _short(county: County, rows: list[Row]) -> str:
    return "、".join(dict.fromkeys(unit_name(county, row["unit"]) for row in rows))


def _leader(county: County, row: Row) -> str:
    unit, office = leader_of(row)
    return f"{office or '职务未填'}（{unit_name(county, unit)}）"


def _by_start(county: County) -> list[Row]:
    return sorted(now(county), key=lambda row: day(row, "started_on") or date.max)


def _places(county: County) -> Figures:
    found: Figures = {}
    for place in county.rows("communities"):
        mine = [row for row in _by_start(county) if row["community"] == place["id"]]
        units = [row for row in mine if kind_of(county, row) != "leader"]
        led = dict.fromkeys(_leader(county, r) for r in mine if kind_of(county, r) == "leader")
        key = f"pairings/ places {place['name']}"
        whole = _short(county, [r for r in units if "estate" not in r])
        parts = _short(county, [r for r in units if "estate" in r])
        nobody = UNREAD if may_be_paired(county, "community", place["id"]) else NOBODY
        found[f"{key} 包联全社区的单位"] = whole or nobody
        found[f"{key} 包联小区的单位"] = parts or nobody
        is_beside = any("leader_office" in row for row in units)
        if county.once(has_leaders):
            found[f"{key} 包联领导"] = "；".join(led) or ("写在单位里" if is_beside else nobody)
    return found


def _leaders(county: County) -> Figures:
    found, project = {}, county.project
    low, high = project.limit("leader_estates_min"), project.limit("leader_estates_max")
    rows = now(county, "leader")
    for leader in dict.fromkeys(map(leader_of, rows)):
        mine = [row for row in rows if leader_of(row) == leader]
        places = [p for p in project.ids("communities") if any(r["community"] == p for r in mine)]
        estates = len({row["estate"] for row in mine if "estate" in row})
        word = f" 不足{low}个" if estates < low else f" 超出{high}个" if estates > high else ""
        helped = [n for row in mine if (n := number(row, "key_households")) is not None]
        key = f"pairings/ leaders {_leader(county, mine[0])}"
        names = project.by_id("communities")
        found[f"{key} 包联社区"] = "、".join(names[place]["name"] for place in places)
        found[f"{key} 联系小区"] = f"{estates}个{word}"
        asked = project.limit("leader_households")
        found[f"{key} 结对帮扶"] = f"{sum(helped)} / {asked}户" if helped else UNKNOWN
        if county.is_kept("meetings"):
            counts = [guided(county, leader, place) for place in places]
            said = share(sum(done for done, _ in counts), sum(of for _, of in counts))
            found[f"{key} 到会指导的月份"] = said
    return found


def _held(county: County) -> list[Row]:
    return [row for row in county.rows("positions") if is_held(county, row)]


def _posts(county: County) -> Figures:
    found: Figures = {}
    for place in county.rows("communities"):
        mine = [row for row in _held(county) if row["community"] == place["id"]]
        key = f"positions/ posts {place['name']}"
        for term in county.project.terms("positions"):
            of = [
                r for r in mine if county.project.key_of("positions", r["position"]) == term["key"]
            ]
            none = "空缺" if term["key"] in county.project.everywhere("positions") else NOTHING
            found[f"{key} {term['label']}"] = truths("reported_on" in r for r in of) if of else none
        for relation in RELATIONS:
            label = county.project.called("relations", relation)
            of = [row for row in mine if relation_of(county, row) == relation]
            found[f"{key} {label}"] = truths("reported_on" in row for row in of)
    return found


def _members(county: County) -> Figures:
    """报到过以后岗位结束了的，仍然算报到过."""
    found: Figures = {}
    there = [row for row in county.rows("positions") if "reported_on" in row]
    ever = {r: {row["person"] for row in there if relation_of(county, row) == r} for r in RELATIONS}
    busy = {row["person"] for row in _held(county)}
    for unit in county.standing_units:
        people = [row["id"] for row in county.rows("people") if row["unit"] == unit]
        key = f"positions/ members {unit_name(county, unit)}"
        found[f"{key} 两处都报到"] = truths(p in ever["unit"] & ever["home"] for p in people)
        found[f"{key} 没有岗位的党员"] = str(sum(p not in busy for p in people))
        missing = sum(p not in ever["unit"] | ever["home"] for p in people)
        found[f"{key} 一处也没报到"] = str(missing)
    return found


def _households(county: County) -> Figures:
    low, high = county.project.limit("households_min"), county.project.limit("households_max")
    fits: dict[str, Callable[[int | None], bool]] = {
        "报到的岗位": lambda _: True,
        "不足": lambda n: n is not None and n < low,
        "在范围内": lambda n: n is not None and low <= n <= high,
        "超出": lambda n: n is not None and n > high,
        "没填户数": lambda n: n is None,
    }
    found: Figures = {}
    if not county.once(are_households_kept):
        return found
    for place in county.rows("communities"):
        mine = [row for row in _held(county) if row["community"] == place["id"]]
        counts = [number(row, "households") for row in mine if "reported_on" in row]
        for head, fit in fits.items():
            said = str(sum(map(fit, counts)))
            found[f"positions/ households {place['name']} {head}"] = said
    return found


def _visits(county: County) -> Figures:
    """Households and visits by month, of the county and of each unit that stands."""
    rows, found = county.rows("visits"), {}
    named = county.project.programme.get("kept_from", {}).get("visits")
    last = month_of(county.as_of)
    began = [county.month(row, "ended_on") for row in rows]
    every = months(min([*began, *([named] if named else []), last]), last)
    kept = [month for month in every if county.keeps("visits", month)]

    def summed(some: list[Row], field: str) -> int:
        return sum(number(row, field) or 0 for row in some)

    for month in every:
        mine = [row for row in rows if county.month(row, "ended_on") == month]
        busy = {row["unit"] for row in mine if number(row, "visits")}
        could = [u for u in county.project.ids("units") if county.stands(u, first_of(month))]
        key = f"positions/ visits {month[:4]}年{int(month[5:])}月"
        told = (
            share(len(busy), len(could)),
            f"{summed(mine, 'households')}户",
            f"{summed(mine, 'visits')}次",
        )
        for head, said in zip(("有走访的单位", "走访户数", "走访次数"), told, strict=True):
            found[f"{key} {head}"] = said if month in kept else NOTHING
    for unit in county.standing_units:
        own = [row for row in rows if row["unit"] == unit]
        key, went = f"positions/ visits {unit_name(county, unit)}", 0
        for month in every:
            mine = [row for row in own if county.month(row, "ended_on") == month]
            times = summed(mine, "visits")
            went += bool(times) and month in kept
            if month in every[-MONTHS_SHOWN:]:
                said = f"{summed(mine, 'households')}户 {times}次" if times else NOBODY
                found[f"{key} {int(month[5:])}月"] = said if times or month in kept else NOTHING
        found[f"{key} 走访月份"] = share(went, len(kept))
    return found
