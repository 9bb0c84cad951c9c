"""队伍和社会力量, 城市观察员, and what every estate has of its own."""

from __future__ import annotations

from tests.reference import rates
from tests.reference.county import County
from tests.reference.records import Row, a_day, day, number
from tests.reference.words import Figures, share, truths, usual
from tests.reference.work import FINISHED

KINDS = (("teams", "team", "teams"), ("social", "force", "social_forces"))
ORGANISATION = (
    ("branches", lambda row: "branch" in row),
    ("building-groups", lambda row: bool(number(row, "building_groups"))),
    ("centre-households", lambda row: bool(number(row, "centre_households"))),
)


def figures(county: County) -> Figures:
    found: Figures = {}
    communities = county.project.ids("communities")
    here = [row for row in county.rows("teams") if is_there(county, row)]
    for name, field, vocabulary in KINDS:
        terms = sorted(county.project.everywhere(vocabulary))
        has = {
            place: {
                county.project.key_of(vocabulary, row[field])
                for row in here
                if row["community"] == place and field in row
            }
            for place in communities
        }
        for place in communities if terms else ():
            found[f"community/{place}/forces/{name}"] = share(
                len(has[place] & {*terms}), len(terms)
            )
        if terms:
            found[f"county/forces/{name}"] = share(
                sum(kinds >= {*terms} for kinds in has.values()), len(communities)
            )
        for key in terms:
            found[f"county/forces/{name}/lacking/{key}"] = str(
                sum(key not in kinds for kinds in has.values())
            )
    return found | _observers(county) | _organisation(county)


def is_there(county: County, row: Row) -> bool:
    """没有写开始日期的，算在；结束日期在那天以前的，不算."""
    started, ended = day(row, "started_on"), day(row, "ended_on")
    return (started is None or started <= county.as_of) and (ended is None or ended >= county.as_of)


def last_counts(county: County) -> dict[str, Row]:
    """各社区最近一次登记的."""
    last: dict[str, Row] = {}
    for row in county.rows("observers"):
        on, place = a_day(row, "counted_on"), row["community"]
        if on <= county.as_of and (place not in last or on >= a_day(last[place], "counted_on")):
            last[place] = row
    return last


def _observers(county: County) -> Figures:
    found: Figures = {}
    last = last_counts(county)
    for prefix, name, is_mine in county.places("county", "community"):
        raised = [
            task
            for task in county.tasks
            if is_mine(task.row)
            and county.project.counts_as("channels", task.row.get("channel")) == "observer"
        ]
        found[f"{prefix}/observers/reports"] = str(len(raised))
        found[f"{prefix}/observers/solved"] = rates.of_work(raised)["fulfilled"]
        if name and name in last:
            found[f"{prefix}/observers/recruited"] = str(number(last[name], "recruited"))
            found[f"{prefix}/observers/active"] = str(number(last[name], "active"))
        if not name:
            days = [
                (task.done_on - a_day(task.row, "raised_on")).days
                for task in raised
                if task.outcome in FINISHED and task.done_on
            ]
            found[f"{prefix}/observers/days"] = usual(days)
    recruited = sum(number(row, "recruited") or 0 for row in last.values())
    active = sum(number(row, "active") or 0 for row in last.values())
    found["county/observers/recruited"] = str(recruited)
    found["county/observers/active"] = share(active, recruited)
    return found


def _organisation(county: County) -> Figures:
    found = {}
    for prefix, _, is_mine in county.places("county", "community"):
        estates = [row for row in county.rows("estates") if is_mine(row)]
        for name, has in ORGANISATION:
            found[f"{prefix}/organisation/{name}"] = truths(map(has, estates))
    return found
