"""In which order places, units, months and services stand in the tables that compare them (怎么排)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from tests.reference import (
    accountability,
    forces,
    lists,
    loop,
    obligations,
    services,
    standing_lists,
    stations,
)
from tests.reference.county import County
from tests.reference.pairings import has_leaders, leader_of
from tests.reference.positions import are_households_kept
from tests.reference.records import Row, a_day
from tests.reference.spans import now
from tests.reference.words import NOTHING, Figures, Lists, month_of, months
from tests.reference.work import Work, is_answered

Listed = Iterator[tuple[str, list[str]]]
COUNTED_IN = {
    "forces/ observers": "observers",
    "forces/ teams": "teams",
    "forces/ social": "teams",
    "positions/ posts": "positions",
    "positions/ households": "positions",
    "positions/ members": "positions people",
    "positions/ visits": "visits",
    "positions/ visits (2)": "visits",
    "stations/ units": "shifts",
}
"""The kinds that a table is about, where its board is about others too."""


def figures(_: County) -> Figures:
    return {}


def rows(county: County) -> Lists:
    """The first column of every table of places, units and the like, by the page and the section."""
    found: Lists = {}
    for part in (_registered, _compared, _lists, _over_time):
        found |= dict(part(county))
    return {
        f"order {key}": names
        for key, names in found.items()
        if county.is_kept(*COUNTED_IN.get(key, "").split())
    }


def by_rate(said: Sequence[str], least: int, *, highest_first: bool = False) -> list[int]:
    """按比率排；一样的按登记的次序；下面不满一定的数的放在最后."""

    def place(number: int) -> tuple[bool, Fraction]:
        if said[number] == NOTHING:
            return True, Fraction(0)
        part, whole = map(int, said[number].split("/"))
        rate = Fraction(part, whole)
        return (True, Fraction(0)) if whole < least else (False, -rate if highest_first else rate)

    return sorted(range(len(said)), key=place)


def unit_name(county: County, unit: str, *, is_short: bool = True) -> str:
    row = county.project.by_id("units")[unit]
    return row.get("short_name", row["name"]) if is_short else row["name"]


def _places(county: County) -> list[str]:
    return [row["name"] for row in county.rows("communities")]


def _registered(county: County) -> Listed:
    """Tables in the order in which places and units are registered."""
    places, every = _places(county), county.project.ids("units")
    short = [unit_name(county, unit) for unit in every]
    standing = [unit_name(county, unit) for unit in county.standing_units]
    for key in (
        *("challenges/ communities", "meetings/ months", "deeds/progress/ stages"),
        *(("positions/ households",) if county.once(are_households_kept) else ()),
        *("positions/ posts", "pairings/ places", "forces/ observers"),
        *("forces/ organisation", "notices/ 各社区的公示", "stations/ places"),
    ):
        yield key, places
    yield "challenges/ units", short
    if county.is_kept("decisions") or county.is_kept("pairings"):
        yield "meetings/ units", short
    full = [unit_name(county, unit, is_short=False) for unit in every]
    yield "deeds/progress/ stages (2)", full
    yield (
        "services/ units",
        [
            name
            for name, unit in zip(full, every, strict=True)
            if unit in county.once(holding_units)
        ],
    )
    for key in ("positions/ members", "positions/ visits (2)"):
        yield key, standing
    if county.once(has_leaders):
        leaders = dict.fromkeys(leader_of(row) for row in now(county, "leader"))
        yield (
            "pairings/ leaders",
            [f"{office}（{unit_name(county, unit)}）" for unit, office in leaders],
        )
    for name, _, vocabulary in forces.KINDS:
        if county.project.terms(vocabulary):
            lacking = ["缺的社区"] if county.project.everywhere(vocabulary) else []
            yield f"forces/ {name}", ["全县", *lacking, *places]


def _compared(county: County) -> Listed:
    """Tables ordered by a rate."""
    least, project = county.project.limit("min_cell"), county.project
    places, names = project.ids("communities"), _places(county)
    overdue = loop.figures(county)
    served = served_units(county)
    for kind, ids, labels in _both(county):
        said = [overdue[f"{kind}/{name}/loop/overdue"] for name in ids]
        order = by_rate(said, least, highest_first=True)
        if kind == "unit":
            order = [n for n in order if ids[n] in served]
        yield f"loop/ {_SECTIONS[kind]}", _named(labels, order)
    items = lists.figures(county)
    for kind, ids, labels in _both(county, is_short=False):
        said = [items[f"{kind}/{name}/lists/orphans"] for name in ids]
        yield f"lists/ {_SECTIONS[kind]}", _named(labels, by_rate(said, least, highest_first=True))
    came = services.figures(county)
    said = [came[f"community/{place}/services/came"] for place in places]
    yield "services/ communities", _named(names, by_rate(said, 1))
    met, units = obligations.figures(county), project.ids("units")
    said = [met[f"unit/{unit}/obligations/met"] for unit in units]
    labels = [unit_name(county, unit, is_short=False) for unit in units]
    if county.last_month in obligations.all_months(county):
        yield "obligations/ latest", _named(labels, by_rate(said, 1))
    yield from _answering(county, least)
    yield from _on_duty(county, least)


_SECTIONS = {"community": "communities", "unit": "units"}


def _both(county: County, *, is_short: bool = True) -> tuple[tuple[str, list[str], list[str]], ...]:
    units = county.project.ids("units")
    labels = [unit_name(county, unit, is_short=is_short) for unit in units]
    return (
        ("community", county.project.ids("communities"), _places(county)),
        ("unit", units, labels),
    )


def _named(labels: list[str], order: list[int]) -> list[str]:
    return [labels[number] for number in order]


def served_units(county: County) -> list[str]:
    """Units that stand, and those that have tasks."""
    busy = {task.unit for task in county.tasks}
    return [unit for unit in county.project.ids("units") if _stands(county, unit) or unit in busy]


def holding_units(county: County) -> list[str]:
    """Units that stand, and those that held service sessions."""
    busy = {row["unit"] for row in county.activities}
    return [unit for unit in county.project.ids("units") if _stands(county, unit) or unit in busy]


def answering(county: County) -> list[str]:
    """Units that stand, and those that left something; at last "" where no unit answers for it."""
    every = [*county.commitments, *county.tasks]
    left = {item.unit for item in every if item.is_overdue or item.outcome in ("done", "claimed")}
    units = (*county.project.ids("units"), "")
    return [unit for unit in units if _stands(county, unit) or unit in left]


def units_on_duty(county: County) -> list[str]:
    """Units that stand, and those that had shifts."""
    busy = {row["unit"] for row in county.rows("shifts")}
    return [unit for unit in county.project.ids("units") if _stands(county, unit) or unit in busy]


def _stands(county: County, unit: str) -> bool:
    return unit in county.standing_units


def _answering(county: County, least: int) -> Listed:
    """责任传导: units that stand or left something, and at last what no unit answers for."""
    every, listed = [*county.commitments, *county.tasks], answering(county)
    said_of = {
        unit: accountability.of_items(county, [item for item in every if item.unit == unit])
        for unit in listed
    }
    labels = [unit_name(county, unit) if unit else "没有承办单位" for unit in listed]
    for key in ("overdue", "shown"):
        said = [said_of[unit][key] for unit in listed]
        order = by_rate(said, least, highest_first=key == "overdue")
        yield f"accountability/ {key}", _named(labels, order)


def _on_duty(county: County, least: int) -> Listed:
    """轮值: units that stand, and those that had shifts."""
    found = stations.figures(county)
    listed = county.once(units_on_duty)
    said = [found[f"unit/{unit}/stations/held"] for unit in listed]
    labels = [unit_name(county, unit) for unit in listed]
    yield "stations/ units", _named(labels, by_rate(said, least))


def _lists(county: County) -> Listed:
    """Single records in tables: what is stuck, what waits for an answer, stations out of use, shifts missed."""
    yield "lists/ gaps", [gap_name(county, row) for row in stuck(county)]
    unused = [row for row in county.rows("stations") if not stations.is_used(county, row)]
    yield "stations/ out-of-use", [row["name"] for row in unused]
    terms = [term["label"] for term in county.project.terms("services")]
    unsorted = any("service" not in row for row in county.activities)
    shown = [*terms, *(["不分类"] if unsorted else [])]
    for key in ("", *(f"{place}/" for place in county.project.ids("communities"))):
        yield f"services/{key} services", shown
    yield "loop/ unanswered", [said for _, said in unanswered(county)]
    yield "stations/ missed", [shift_name(county, row) for row in missed_of_all(county)]
    for station in county.project.ids("stations"):
        mine = [row for row in county.rows("shifts") if row["station"] == station]
        yield (
            f"stations/{station}/ missed",
            [shift_name(county, row) for row in missed(county, mine)],
        )


def stuck(county: County) -> list[Row]:
    """What is stuck on any list, 各按列入的先后; thirty of it."""
    found = [row for row in county.rows("list_items") if lists.lacks(county, row)]
    return sorted(found, key=lambda row: a_day(row, "listed_on"))[:30]


def gap_name(county: County, row: Row) -> str:
    """What tells one from another."""
    place = county.project.by_id("communities")[row["community"]]["name"]
    said = (row["text"], standing_lists.lack(county, row), place, str(a_day(row, "listed_on")))
    return " ".join(said)


def missed_of_all(county: County) -> list[Row]:
    """The county's shifts that nobody came to; sixty of them."""
    return missed(county, list(county.rows("shifts")))[:60]


def shift_name(county: County, row: Row) -> str:
    when = f"{a_day(row, 'date')} {row.get('slot', '')}".strip()
    return f"{unit_name(county, row['unit'])} {when}"


def unanswered(county: County) -> list[tuple[Work, str]]:
    """等得久的在前: since when each waits, and whether longer than it may."""
    limit, found = county.project.limit("answer_workdays"), []
    for task in county.tasks:
        judged = county.judged_of(task)
        last = judged.last_complaint
        if not judged.is_disliked or is_answered(judged, county.events.get(task.row["id"], ())):
            continue
        if last is None:
            found.append((date.max, task, f"{task.row['text']} 没有写哪天评的 算不出"))
            continue
        is_late = county.as_of > county.project.workdays.fewest.nth_after(last, limit)
        state = "已超时限" if is_late else "没有超"
        said = f"{task.row['text']} {last}{{{last} 已等{{w}}个工作日}} {state}"
        found.append((last, task, said))
    found.sort(key=lambda one: one[0])
    return [(task, said) for _, task, said in found[:200]]


def missed(county: County, shifts: list[Row]) -> list[Row]:
    """新的在前; of one day the later first: 下午 before 上午."""
    found = [
        row
        for row in shifts
        if county.project.counts_as("shift_states", row.get("state")) == "missed"
    ]
    found.sort(key=lambda row: (a_day(row, "date"), slot_of(row), row["id"]), reverse=True)
    return found


def slot_of(row: Row) -> tuple[int, int, str]:
    """上午, 中午, 下午, 晚上 by its words, else by its hour; of the same the earlier hour."""
    slot = row.get("slot", "")
    found = re.search(r"\d+", slot)
    hour = int(found.group()) if found else 0
    by_hour = 1 + (hour >= 12) + (hour >= 13) + (hour >= 18)
    bands = {"早": 1, "上午": 1, "中午": 2, "下午": 3, "晚": 4}
    return next((band for word, band in bands.items() if word in slot), by_hour), hour, slot


def _over_time(county: County) -> Listed:
    """Months, the newest first."""
    last = county.months[-1]
    yield "services/ months", _labels(county.kept_from("activities") or last, last)
    visits = [county.month(row, "ended_on") for row in county.rows("visits")]
    named = county.project.programme.get("kept_from", {}).get("visits")
    yield "positions/ visits", _labels(min([*visits, *([named] if named else []), last]), last)
    first = obligations.all_months(county)[0]
    yield "obligations/ months", _labels(first, county.last_month)
    for unit in county.project.ids("units") if county.is_made("obligations") else ():
        yield f"u/{unit}/ obligations", _labels(first, last)
    for station in county.project.ids("stations"):
        mine = [a_day(r, "date") for r in county.rows("shifts") if r["station"] == station]
        yield f"stations/{station}/ held", _labels(min(map(month_of, mine), default="9"), last)


def _labels(first: str, last: str) -> list[str]:
    return [f"{month[:4]}年{int(month[5:])}月" for month in reversed(months(first, last))]
