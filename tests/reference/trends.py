"""Figures by month and quarter (分月、分季的表), and the number of tasks raised in each month."""

from __future__ import annotations

from collections.abc import Callable

from tests.reference import rates
from tests.reference.county import County
from tests.reference.deeds import stage
from tests.reference.records import Row, a_day
from tests.reference.said_records import PARTS
from tests.reference.words import NOTHING, Figures, last_of, median, month_of, percent
from tests.reference.work import DENOMINATOR, FINISHED, Work

Items = list[Work]
MONTHS_OF_A_YEAR = 12
HEADS = (
    ("新提出", "tasks"),
    ("到期办结", "tasks"),
    ("按期办结", "tasks"),
    ("群众满意", "evaluations"),
    ("一般几天办结", "tasks"),
    ("承诺兑现", "commitments"),
)


def figures(county: County) -> Figures:
    found: Figures = {}
    owners = [("", "county", ""), *rates.owners_below(county)]
    for path, owner, name in owners:
        tasks = [t for t in county.tasks if rates.is_of(t, owner, name)]
        promises = [c for c in county.commitments if rates.is_of(c, owner, name)]
        period = month_name if owner == "county" else quarter_name
        if county.is_kept("tasks") or county.is_kept("commitments"):
            found[f"trend {path}"] = _table(county, tasks, promises, period)
        if owner in ("county", "community") and county.is_kept("tasks"):
            found[f"strip {path}"] = _strip(county, tasks, name)
        if owner != "estate":
            prefix = f"{owner}/{name}" if name else owner
            for kind, items in (("tasks", tasks), ("commitments", promises)):
                found |= _course(county, f"{prefix}/{kind}/on-time", items)
    return found


def _course(county: County, key: str, items: Items) -> Figures:
    """Of the last two months that have ended how many were on time, and the line of the last twelve."""
    ended = [month for month in county.months if last_of(month) <= county.as_of][-12:]
    classes = [
        [item.rate_class for item in items if item.due and month_of(item.due) == month]
        for month in ended
    ]
    due = [sum(name in DENOMINATOR for name in each) for each in classes]
    on_time = [each.count("on-time") for each in classes]
    least = max(county.project.limit("min_cell"), 1)
    if len(ended) < 2 or min(due[-2:]) < least:
        return {}
    points = [
        f"{round(n * 100 / (len(ended) - 1))},{100 - int(percent(done, of)[:-1])}"
        for n, (done, of) in enumerate(zip(on_time, due, strict=True))
        if of >= least
    ]
    line = " ".join(points) if len(points) >= 3 else ""
    (earlier, later) = (f"{int(month[5:])}月" for month in ended[-2:])
    said = f"{later}到期的{on_time[-1]}/{due[-1]}，{earlier}{on_time[-2]}/{due[-2]}"
    return {f"course {key}": PARTS.join((said, line))}


def month_name(month: str) -> str:
    return f"{month[:4]}年{int(month[5:])}月"


def quarter_name(month: str) -> str:
    return f"{month[:4]}年第{'一二三四'[(int(month[5:]) - 1) // 3]}季度"


def _table(county: County, tasks: Items, promises: Items, period: Callable[[str], str]) -> str:
    """One row a period, the newest first; a column of what nobody keeps is not there."""
    kept = {kind: county.is_kept("tasks", kind) for kind in ("tasks", "evaluations")}
    kept["commitments"] = county.is_kept("commitments")
    rows = []
    for name in dict.fromkeys(period(month) for month in reversed(county.months)):
        cells = _cells(county, tasks, promises, lambda month, name=name: period(month) == name)
        shown = [cell for cell, (_, kind) in zip(cells, HEADS, strict=True) if kept[kind]]
        rows.append(" ".join((name, *shown)))
    heads = [head for head, kind in HEADS if kept[kind]]
    return PARTS.join((" ".join(heads), *rows))


def _cells(
    county: County, tasks: Items, promises: Items, is_then: Callable[[str], bool]
) -> tuple[str, ...]:
    raised = [t for t in tasks if is_then(county.month(t.row, "raised_on"))]
    due = rates.of_work([t for t in tasks if t.due and is_then(month_of(t.due))])
    promised = rates.of_work([c for c in promises if c.due and is_then(month_of(c.due))])
    days = [
        (t.done_on - a_day(t.row, "raised_on")).days
        for t in raised
        if t.outcome in FINISHED and t.done_on
    ]
    is_kept = any(is_then(month) and county.keeps("tasks", month) for month in county.months)
    return (
        f"{len(raised)}件" if is_kept else NOTHING,
        due["fulfilled"],
        due["on-time"],
        rates.satisfaction(county, raised),
        f"{median(days)}天" if days else NOTHING,
        promised["fulfilled"],
    )


def _strip(county: County, tasks: Items, community: str) -> str:
    """How many were raised in each month; of more than a year the months in which something began."""
    is_long = len(county.months) > MONTHS_OF_A_YEAR
    said = []
    for month in county.months:
        count = sum(county.month(task.row, "raised_on") == month for task in tasks)
        if is_long and not count and not (community and began(county, community, month)):
            continue
        kept = county.keeps("tasks", month)
        said.append(f"{month_name(month)} {count if kept else NOTHING}")
    return PARTS.join(said)


def began(county: County, community: str, month: str) -> bool:
    """Whether anything began in a community in a month that the record of the month would show."""

    def here(row: Row, field: str) -> bool:
        return row["community"] == community and county.month(row, field) == month

    told = ("in-window", "undecided", "honoured")
    return (
        any(here(row, "raised_on") for row in county.rows("tasks"))
        or any(here(row, "made_on") for row in county.rows("commitments"))
        or any(here(row, "date") and stage(county, row) in told for row in county.rows("deeds"))
    )
