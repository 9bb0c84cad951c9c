"""How long lists are cut and counted, what is overdue at each place and unit, and who is on the wall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from tests.reference import deeds
from tests.reference.county import County
from tests.reference.orders_records import (
    ALL_COMMITMENTS,
    NEVER,
    OF_A_UNIT,
    OF_AN_ESTATE,
    most_decisions,
    newest_deeds,
    urgency,
)
from tests.reference.records import Row, members
from tests.reference.said_records import PARTS
from tests.reference.standing import word
from tests.reference.words import Figures
from tests.reference.work import Work

FEW_OVERDUE, ON_THE_FRONT_PAGE = 5, 12
DONE = {"commitments": "done_on", "tasks": "completed_on", "decisions": ""}
TITLES = {
    "commitments": ("逾期未兑现", "未兑现", "践诺中", "已有结果"),
    "tasks": ("逾期未办", "", "在办", "已有结果"),
    "decisions": ("逾期未落实", "", "在落实", "已有结果"),
}
FEW, FIRST = 8, 5
"""第一段多于这么多，先列这么几项."""


def figures(county: County) -> Figures:
    found: Figures = {}
    for place, items, most in (*_lists(county), *_months(county)):
        if items:
            found[f"stack {place}"] = _counted(word(county, item) for item in items)
            found[f"folds {place}"] = _parts(items, most or len(items))
    found |= {f"late {path}": said for path, items in _owners(county) if (said := _late(items))}
    return found | dict(_walls(county))


def _counted(words: Iterator[str]) -> str:
    return PARTS.join(sorted(f"{each} {count}" for each, count in Counter(words).items()))


def _parts(items: list[Work], most: int) -> str:
    """逾期的, 没有做到的, 没有做完的, 已有结果的: how many of each; and how many of the first part go below."""
    kind = items[0].kind
    ranked = sorted(urgency(item, DONE[kind]) for item in items)[:most]
    ranks = Counter(rank for rank, *_ in ranked)
    parts = [f"{TITLES[kind][rank]} {ranks[rank]}" for rank in sorted(ranks)]
    first = min(ranks)
    if ranks[first] > FEW:
        parts.insert(1, f"{TITLES[kind][first]}（其余） {ranks[first] - FIRST}")
    return PARTS.join(parts)


Listed = Iterator[tuple[str, list[Work], int]]


def _lists(county: County) -> Listed:
    """The lists of boards: where each stands, what is in it, and how many it lists at most; 0 for all."""
    yield "commitments/ 全部承诺", county.commitments, ALL_COMMITMENTS
    yield "meetings/ decisions", county.decisions, most_decisions(county)
    for place in county.rows("communities"):
        most = county.project.limit("board_tasks") if county.project.makes("months") else 0
        yield from _of(county, f"c/{place['id']}/", _has("community", place["id"]), most)
    for place in county.rows("estates"):
        path = f"e/{place['id']}/"
        yield from _of(county, path, _has("estate", place["id"]), OF_AN_ESTATE)
        wide = [
            item
            for item in county.commitments
            if item.row["community"] == place["community"] and "estate" not in item.row
        ]
        own = any(map(_has("estate", place["id"]), county.commitments))
        yield f"{path} commitments{' (2)' if own else ''}", wide, 0
    for unit in county.project.ids("units"):
        yield from _of(county, f"u/{unit}/", lambda item, u=unit: item.unit == u, OF_A_UNIT)


def _has(field: str, name: str) -> Callable[[Work], bool]:
    return lambda item: item.row.get(field) == name


def _of(county: County, path: str, is_mine: Callable[[Work], bool], most: int) -> Listed:
    yield f"{path} commitments", [item for item in county.commitments if is_mine(item)], 0
    yield f"{path} tasks", [item for item in county.tasks if is_mine(item)], most


def _months(county: County) -> Listed:
    """A month's own page lists all that began in it."""
    for place in county.project.ids("communities"):
        for month in county.months:
            for kind, items, began in (
                ("tasks", county.tasks, "raised_on"),
                ("commitments", county.commitments, "made_on"),
            ):
                mine = [
                    item
                    for item in items
                    if item.row["community"] == place and county.month(item.row, began) == month
                ]
                yield f"c/{place}/{month}/ {kind}", mine, 0


def _owners(county: County) -> Iterator[tuple[str, list[Work]]]:
    every = (*county.commitments, *county.tasks)
    for kind, field in (("communities", "community"), ("estates", "estate")):
        for name in county.project.ids(kind):
            yield f"{field[0]}/{name}/", list(filter(_has(field, name), every))
    for unit in county.project.ids("units"):
        yield f"u/{unit}/", [item for item in every if item.unit == unit]


def _late(items: list[Work]) -> str:
    """逾期没做完的: how many, those that wait longest, and how many more."""
    late = [item for item in items if item.is_overdue]
    late.sort(key=lambda item: (item.due or NEVER, item.kind == "tasks", item.row["id"]))
    shown = [" ".join(item.row["text"].split()) for item in late[:FEW_OVERDUE]]
    more = len(late) - len(shown)
    rest = [f"另有{more}件"] if more else []
    return PARTS.join((f"{len(late)}件", *shown, *rest)) if late else ""


def _walls(county: County) -> Iterator[tuple[str, str]]:
    if not county.is_kept("deeds"):
        return
    yield from _walls_of_places(county)
    if not county.project.makes("deeds"):
        return
    newest, every = deeds.newest_quarter(county), _honoured(county, lambda _: True)
    for year, rows in groupby(every, lambda row: row["date"][:4]):
        yield f"wall deeds/{year}/", _wall(county, list(rows))
    for quarter in deeds.quarters(county):
        rows = [row for row in every if deeds.quarter_of(row["date"]) == quarter]
        if rows:
            yield f"wall deeds/{quarter}/", _wall(county, rows)
            if quarter == newest:
                yield "wall deeds/", _wall(county, rows)
                if county.project.makes("home"):
                    yield "wall ", _wall(county, rows, ON_THE_FRONT_PAGE)


def _honoured(county: County, is_mine: Callable[[Row], bool]) -> list[Row]:
    """Newest first."""
    found = (county.project.by_id("deeds")[name] for name in newest_deeds(county, is_mine))
    return [row for row in found if deeds.stage(county, row) == "honoured"]


def _walls_of_places(county: County) -> Iterator[tuple[str, str]]:
    """Those of the newest year that a place or a unit has any in."""
    owners: list[tuple[str, Callable[[Row], bool]]] = [
        (f"{prefix[0]}/{name}/", is_mine)
        for prefix, name, is_mine in county.places("community", "estate")
    ]
    owners += [
        (f"u/{unit}/", lambda row, unit=unit: unit in deeds.units_of(county, row))
        for unit in county.project.ids("units")
    ]
    for path, is_mine in owners:
        if rows := _honoured(county, is_mine):
            newest = [row for row in rows if row["date"][:4] == rows[0]["date"][:4]]
            yield f"wall {path}", _wall(county, newest)


def _wall(county: County, rows: list[Row], most: int | None = None) -> str:
    """How many people, how many of them by name, and how many who are not named."""
    people = {person for row in rows for person in members(row, "people")}
    known = county.project.by_id("people")
    named = {p for p in people if deeds.may_be_named(known[p], county.as_of)}
    others = len(people) - len(named)
    counted = f"{len(people)}人上榜" if people else f"{len(rows)}件言行上榜"
    shown = len(named) if most is None else min(most, len(named))
    rest = [f"另有{others}人没有同意署名" if named else f"{others}人没有署名"] if others else []
    return PARTS.join((counted, f"{shown}个名字", *rest))
