"""What stands in small type beside figures in tables: 差n次, 超时n, 另n条未登记, 从未来过."""

from __future__ import annotations

from itertools import product

from tests.reference import loop, obligations, rates, services
from tests.reference.county import County
from tests.reference.orders_grids import holding_units, served_units
from tests.reference.positions import are_households_kept
from tests.reference.records import Row, number
from tests.reference.spans import covers_month
from tests.reference.words import NOTHING, Figures, month_of, months, percent


def figures(county: County) -> Figures:
    found: Figures = {}
    if county.is_made("obligations"):
        found |= _obligations(county)
    if county.is_made("loop"):
        found |= _overdue(county) | _modes(county)
    if county.is_made("services"):
        found |= _services(county)
    if county.is_made("positions") and county.is_kept("positions"):
        found |= _households(county)
    if county.project.makes("communities"):
        found |= _undated(county)
    return {f"aside {key}": said for key, said in found.items() if said}


def _obligations(county: County) -> Figures:
    found, said = {}, county.once(obligations.figures)
    pairings = county.rows("pairings")
    for unit, month in product(county.project.ids("units"), obligations.all_months(county)):
        mine = [row for row in pairings if row["unit"] == unit]
        is_running = month > county.last_month and covers_month(county, mine, month)
        for term in county.project.terms("obligations"):
            key = f"unit/{unit}/obligations/{month}/{term['key']}"
            done, _, goal = said[key].partition("/")
            lacking = int(goal) - int(done) if goal else 0
            unasked = "未满月" if is_running else "不要求"
            beside = unasked if not goal else f"差{lacking}次" if lacking > 0 else ""
            if county.is_kept(term["counts_as"]) and said[key] != NOTHING:
                found[key] = beside
    return found


def _overdue(county: County) -> Figures:
    found, steps = {}, loop.steps_of(county)
    owners = [("community", name) for name in county.project.ids("communities")]
    owners += [("unit", name) for name in served_units(county)]
    waits = [(task, loop.waiting(county, steps, task)) for task in county.tasks]
    for (owner, name), step in product(owners, steps):
        late = sum(
            wait is not None and wait[0] is step and wait[1]
            for task, wait in waits
            if rates.is_of(task, owner, name)
        )
        found[f"{owner}/{name}/loop/{step.key}/waiting"] = f"超时{late}" if late else ""
    return found


def _modes(county: County) -> Figures:
    """Of enough records what share has the mode."""
    found, least = {}, county.project.limit("min_cell")
    if not county.project.terms("service_modes"):
        return {}
    for key, said in county.once(loop.figures).items():
        kind = key.rpartition("/")[2]
        if key.startswith("county/loop/mode/") and said != NOTHING and county.is_kept(kind):
            part, whole = map(int, said.split("/"))
            found[key] = percent(part, whole) if whole >= least else ""
    return found


def _services(county: County) -> Figures:
    found, said = {}, county.once(services.figures)
    terms = [term["key"] for term in county.project.terms("services")]
    of_service = {
        key: [
            r
            for r in county.activities
            if county.project.key_of("services", r.get("service")) == key
        ]
        for key in (*terms, "")
    }
    for place, key in product(county.project.ids("communities"), of_service):
        here = [row for row in of_service[key] if row["community"] == place]
        about = f"community/{place}/services/{f'service-{key}' if key else 'unsorted'}"
        found |= _unknown(about, here)
        if key:
            of_none = [row for row in of_service[""] if row["community"] == place]
            is_known = all(number(row, "sessions") == 0 for row in of_none)
            found[about] = "从未来过" if said[about] == "0" and is_known else ""
    for key, rows in of_service.items():
        about = f"county/services/service-{key}" if key else "county/services/unsorted"
        found |= _unknown(about, rows)
    for unit in holding_units(county):
        mine = [row for row in county.activities if row["unit"] == unit]
        found |= _unknown(f"unit/{unit}/services", mine)
    last = month_of(county.as_of)
    for month in months(county.kept_from("activities") or last, last):
        mine = [row for row in county.activities if county.month(row, "date") == month]
        found |= _unknown(f"county/services/{month}", mine)
    return found


def _unknown(about: str, rows: list[Row]) -> Figures:
    """How many records don't say, where others do."""
    found = {}
    for name in ("attendances", "persons"):
        count = sum(name not in row for row in rows)
        found[f"{about}/{name}"] = f"另{count}条未登记" if 0 < count < len(rows) else ""
    return found


def _households(county: County) -> Figures:
    found: Figures = {}
    if not county.once(are_households_kept):
        return found
    for place in county.project.ids("communities"):
        estates = [row for row in county.rows("estates") if row["community"] == place]
        count = sum(number(row, "households") is None for row in estates)
        key = f"community/{place}/households/linked"
        found[key] = f"另有{count}个小区没填户数" if count else ""
    return found


def _undated(county: County) -> Figures:
    found = {}
    for kind, items, counter in (
        ("commitments", county.commitments, "项"),
        ("tasks", county.tasks, "件"),
    ):
        for estate in county.project.ids("estates") if county.is_kept(kind) else ():
            mine = [item for item in items if rates.is_of(item, "estate", estate)]
            count = sum(item.rate_class == "undated" for item in mine)
            said = f"{count}{counter}没有定期限，单独计数" if count else ""
            found[f"estate/{estate}/{kind}/fulfilled"] = said
    return found
