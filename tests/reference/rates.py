"""比率, 满意度: commitments and tasks of the county, its towns, communities, estates and units."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reference.county import County
from tests.reference.words import Figures, share
from tests.reference.work import DENOMINATOR, FINISHED, Work


def figures(county: County) -> Figures:
    found: Figures = {}
    both = {"commitments": county.commitments, "tasks": county.tasks}
    for prefix, owner, name in owners(county):
        for kind, every in both.items():
            mine = [item for item in every if is_of(item, owner, name)]
            found |= {f"{prefix}/{kind}/{key}": value for key, value in of_work(mine).items()}
        if owner != "estate":
            mine = [item for item in county.tasks if is_of(item, owner, name)]
            found[f"{prefix}/satisfaction"] = satisfaction(county, mine)
            found[f"{prefix}/solved"] = solved(county, mine)
    return found | _towns(county)


def of_work(items: list[Work]) -> Figures:
    """The four figures of a heap of work."""
    classes = [item.rate_class for item in items]
    whole = sum(name in DENOMINATOR for name in classes)
    on_time, late = classes.count("on-time"), classes.count("late")
    return {
        "all": str(len(items)),
        "fulfilled": share(on_time + late, whole),
        "on-time": share(on_time, whole),
        "past-due": str(sum(item.is_overdue for item in items)),
    }


def satisfaction(county: County, tasks: list[Work]) -> str:
    """Satisfied residents of those who judged a finished task."""
    levels = [county.judged_of(task).levels for task in tasks if task.outcome in FINISHED]
    return share(
        sum(level["satisfied"] for level in levels), sum(level.total() for level in levels)
    )


def solved(county: County, tasks: list[Work]) -> str:
    """Residents who said that it is solved, of those who answered whether a finished task is."""
    said = [county.judged_of(task).solved for task in tasks if task.outcome in FINISHED]
    return share(sum(each["solved"] for each in said), sum(each.total() for each in said))


def owners(county: County) -> Iterator[tuple[str, str, str]]:
    """The prefix of the keys of the county, each community, estate and unit, and whose they are."""
    yield "county", "county", ""
    for owner, kind in (("community", "communities"), ("estate", "estates"), ("unit", "units")):
        for name in county.project.ids(kind):
            yield f"{owner}/{name}", owner, name


def owners_below(county: County) -> Iterator[tuple[str, str, str]]:
    """The path of the board of each community, estate and unit, and whose it is."""
    return ((f"{prefix[0]}/{name}/", owner, name) for prefix, owner, name in owners(county) if name)


def is_of(item: Work, owner: str, name: str) -> bool:
    if owner == "county":
        return True
    return item.unit == name if owner == "unit" else item.row.get(owner) == name


def _towns(county: County) -> Figures:
    found = {}
    for town in county.project.ids("towns"):
        here = {row["id"] for row in county.rows("communities") if row["town"] == town}
        commitments = of_work([c for c in county.commitments if c.row["community"] in here])
        tasks = of_work([t for t in county.tasks if t.row["community"] in here])
        found[f"town/{town}/commitments/fulfilled"] = commitments["fulfilled"]
        found[f"town/{town}/tasks/on-time"] = tasks["on-time"]
    return found
