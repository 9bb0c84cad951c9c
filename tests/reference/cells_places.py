"""Cells without a key of forces, services, stations and what is stuck on a list."""

from __future__ import annotations

from collections.abc import Sequence

from tests.reference import forces, standing_lists, stations
from tests.reference.cells_work import spaced
from tests.reference.county import County
from tests.reference.orders_grids import (
    gap_name,
    missed,
    missed_of_all,
    shift_name,
    stuck,
    unit_name,
    units_on_duty,
)
from tests.reference.records import Row, a_day, day, number
from tests.reference.words import NOTHING, Figures, nine_tenths, usual
from tests.reference.work import FINISHED

UNKNOWN = "未填"
ESTATES = {
    "building_groups": ("楼栋小组", "个"),
    "buildings": ("楼栋", "栋"),
    "centre_households": ("党员中心户", "户"),
    "households": ("户数", "户"),
}
FAMILIES = {"teams": ("team", "teams", "支"), "social": ("force", "social_forces", "类")}


def figures(county: County) -> Figures:
    found: Figures = {}
    if county.is_made("forces"):
        found |= _organisation(county)
        if county.is_kept("teams"):
            found |= _teams(county) | _roles(county)
        if county.is_kept("observers"):
            found |= _observers(county)
    if county.is_made("services"):
        found |= _services(county)
    if county.is_made("stations"):
        found |= _stations(county)
    if county.is_made("lists"):
        found |= _gaps(county)
    return {f"cell {key}": spaced(said) for key, said in found.items()}


def _organisation(county: County) -> Figures:
    """A sum over a community's estates; unknown where none of them says."""
    found: Figures = {}
    for place in county.rows("communities"):
        estates = [row for row in county.rows("estates") if row["community"] == place["id"]]
        for field, (head, unit) in ESTATES.items():
            known = [n for row in estates if (n := number(row, field)) is not None]
            lacking = len(estates) - len(known)
            note = f" {lacking}个小区没有填" if lacking else ""
            said = f"{sum(known)}{unit}{note}" if known else UNKNOWN if estates else NOTHING
            found[f"forces/ organisation {place['name']} {head}"] = said
    return found


def _people(rows: list[Row]) -> str:
    return f"{sum(number(row, 'size') or 0 for row in rows)}人"


def _named(row: Row) -> str:
    contact = f"找{row['contact']}" if "contact" in row else ""
    if "name" in row:
        return f"{row['name']}（{contact}）" if contact else row["name"]
    return contact


def _teams(county: County) -> Figures:
    found: Figures = {}
    here = [row for row in county.rows("teams") if forces.is_there(county, row)]
    for section, (field, vocabulary, counter) in FAMILIES.items():
        terms, due = county.project.terms(vocabulary), county.project.everywhere(vocabulary)
        short = set()
        for term in terms:
            mine = [
                r for r in here if county.project.key_of(vocabulary, r.get(field)) == term["key"]
            ]
            found[f"forces/ {section} 全县 {term['label']}"] = _people(mine)
            for place in county.rows("communities"):
                at = [row for row in mine if row["community"] == place["id"]]
                is_due = term["key"] in due
                short |= {place["id"]} if is_due and not at else set()
                names = "；".join(filter(None, map(_named, at)))
                none = "缺" if is_due else NOTHING
                said = f"{_people(at)} {names}".strip() if at else none
                found[f"forces/ {section} {place['name']} {term['label']}"] = said
        if terms:
            count = sum(field in row for row in here)
            found[f"forces/ {section} 全县 有几{counter}"] = (
                f"{count}{'支' if counter == '支' else '个'}"
            )
        if due:
            found[f"forces/ {section} 缺的社区 有几{counter}"] = f"不齐{len(short)}个"
        for place in county.rows("communities") if terms and not due else ():
            at = [row for row in here if row["community"] == place["id"] and field in row]
            kinds = {county.project.key_of(vocabulary, row[field]) for row in at}
            found[f"forces/ {section} {place['name']} 有几{counter}"] = str(len(kinds))
    return found


def _roles(county: County) -> Figures:
    found: Figures = {}
    here = [row for row in county.rows("teams") if forces.is_there(county, row)]
    terms = county.project.terms("force_roles")
    names = {term["key"]: term["label"] for term in terms} | ({"": "没有填角色的"} if terms else {})
    for key, name in names.items():
        mine = [r for r in here if county.project.key_of("force_roles", r.get("role")) == key]
        found[f"forces/ roles {name} 队伍和力量"] = f"{len(mine)}个"
        found[f"forces/ roles {name} 人数"] = _people(mine)
        found[f"forces/ roles {name} 在几个社区"] = f"{len({r['community'] for r in mine})}个社区"
    return found


def _observers(county: County) -> Figures:
    found: Figures = {}
    last = forces.last_counts(county)
    for place in county.rows("communities"):
        key, row = f"forces/ observers {place['name']}", last.get(place["id"])
        if row is None:
            found |= {f"{key} {head}": UNKNOWN for head in ("招募", "活跃")}
        found[f"{key} 统计日期"] = str(a_day(row, "counted_on")) if row else UNKNOWN
        if county.is_kept("tasks"):
            days = [
                (task.done_on - a_day(task.row, "raised_on")).days
                for task in county.tasks
                if task.row["community"] == place["id"]
                and task.outcome in FINISHED
                and task.done_on
                and county.project.counts_as("channels", task.row.get("channel")) == "observer"
            ]
            found[f"{key} 一般几天"], found[f"{key} 九成不超过"] = usual(days), nine_tenths(days)
    return found


def _last(rows: list[Row], unsorted: Sequence[Row] = ()) -> str:
    """没有写是哪项服务的也许就是这一项，不说从未."""
    never = NOTHING if any(number(row, "sessions") != 0 for row in unsorted) else "从未"
    return str(max(a_day(row, "date") for row in rows)) if rows else never


def _services(county: County) -> Figures:
    found: Figures = {}
    places = county.project.ids("communities")
    names = {term["key"]: term["label"] for term in county.project.terms("services")}
    unsorted = [row for row in county.activities if "service" not in row]
    if unsorted:
        names[""] = "不分类"
    for key, name in names.items():
        mine = [
            r
            for r in county.activities
            if county.project.key_of("services", r.get("service")) == key
        ]
        # What was put down as no session at all came nowhere.
        came = {row["community"] for row in mine if number(row, "sessions") != 0}
        found[f"services/ services {name} 到过的社区"] = f"{len(came)} / {len(places)}"
        found[f"services/ services {name} 最近"] = _last(mine, unsorted)
        for place in places:
            here = [row for row in mine if row["community"] == place]
            of_none = [row for row in unsorted if row["community"] == place]
            found[f"services/{place}/ services {name} 最近"] = _last(here, of_none)
    for unit in county.project.ids("units"):
        mine = [row for row in county.activities if row["unit"] == unit]
        if mine or unit in county.standing_units:
            name = unit_name(county, unit, is_short=False)
            found[f"services/ units {name} 最近"] = _last(mine)
    return found


def _stations(county: County) -> Figures:
    found, project = {}, county.project
    for row in county.rows("stations"):
        if not stations.is_used(county, row):
            closed = day(row, "closed_on")
            is_closed = closed is not None and closed < county.as_of
            on, word = (closed, "停用") if is_closed else (day(row, "opened_on"), "启用")
            where = project.by_id("communities")[row["community"]]["name"]
            if "estate" in row:
                where += f" · {project.by_id('estates')[row['estate']]['name']}"
            found[f"stations/ out-of-use {row['name']} 在哪里"] = where
            found[f"stations/ out-of-use {row['name']} 什么时候"] = f"{on}{word}"
    used = {r.get("estate") for r in county.rows("stations") if stations.is_used(county, r)}
    for place in county.rows("communities"):
        marks = (
            f"{row['name']} {'有站' if row['id'] in used else '没有'}"
            for row in county.rows("estates")
            if row["community"] == place["id"]
        )
        found[f"stations/ places {place['name']} 各小区"] = " ".join(marks)
    if county.is_kept("shifts"):
        found |= _shifts(county)
    return found


def _shifts(county: County) -> Figures:
    found: Figures = {}
    for unit in units_on_duty(county):
        ahead = [
            row
            for row in county.rows("shifts")
            if row["unit"] == unit and a_day(row, "date") >= county.as_of and "state" not in row
        ]
        found[f"stations/ units {unit_name(county, unit)} 待轮值"] = f"{len(ahead)}班"
    for row in missed_of_all(county):
        key = f"stations/ missed {shift_name(county, row)}"
        found |= _missed(key, row)
        found[f"{key} 服务站"] = county.project.by_id("stations")[row["station"]]["name"]
    for row in missed(county, list(county.rows("shifts"))):
        found |= _missed(f"stations/{row['station']}/ missed {shift_name(county, row)}", row)
    return found


def _missed(key: str, row: Row) -> Figures:
    when = f"{a_day(row, 'date')} {row.get('slot', '')}".strip()
    return {f"{key} 日期": when, f"{key} 原因": row.get("reason", "没有写原因")}


def _gaps(county: County) -> Figures:
    found: Figures = {}
    for row in stuck(county):
        key = f"lists/ gaps {gap_name(county, row)}"
        found[f"{key} 缺什么"] = standing_lists.lack(county, row).partition("{")[0]
        found[f"{key} 社区"] = county.project.by_id("communities")[row["community"]]["name"]
        itself = "社区自办" if "by_community" in row else "没有责任单位"
        unit = unit_name(county, row["unit"]) if "unit" in row else itself
        found[f"{key} 责任单位"] = unit
        found[f"{key} 列入"] = str(a_day(row, "listed_on"))
    return found
