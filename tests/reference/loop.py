"""服务单走到哪一步: waiting, overdue, results made public, complaints answered, modes of service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.reference.county import County
from tests.reference.records import day
from tests.reference.words import Figures, nine_tenths, share, truths, usual
from tests.reference.work import FINISHED, UNTIMED, Work, is_answered


@dataclass(frozen=True)
class Step:
    """One step of the programme's loop."""

    key: str
    field: str
    """The date that says it was walked; "" for 结果公开 and 评."""
    limit: int | None
    """In working days."""


def steps_of(county: County) -> list[Step]:
    return [
        Step(
            step["key"],
            step.get("date_field", ""),
            int(step["limit_workdays"]) if "limit_workdays" in step else None,
        )
        for step in county.project.programme["steps"]
        if step["key"] != "evaluated" or county.is_kept("evaluations")
    ]


def figures(county: County) -> Figures:
    found: Figures = {}
    steps = steps_of(county)
    waits = [waiting(county, steps, task) for task in county.tasks]
    for prefix, owner, name in _owners(county):
        mine = [n for n, task in enumerate(county.tasks) if _is_of(task, owner, name)]
        tasks, waited = [county.tasks[n] for n in mine], [waits[n] for n in mine]
        for step in steps[1:]:
            found[f"{prefix}/loop/{step.key}/waiting"] = str(
                sum(wait is not None and wait[0] is step for wait in waited)
            )
        found[f"{prefix}/loop/overdue"] = truths(
            wait[1] for wait in waited if wait is not None and wait[0].limit is not None
        )
        found[f"{prefix}/loop/published-in-time"] = truths(
            in_time for task in tasks if (in_time := published_in_time(county, task)) is not None
        )
        found[f"{prefix}/loop/answered"] = _answered(county, tasks)
    return found | _county(county) | _modes(county)


def has_walked(county: County, step: Step, task: Work) -> bool:
    """写了这一步日期的；「结果公开」数已办结的，「评」数有居民评过的."""
    if step.field:
        return step.field in task.row
    if step.key == "published":
        return task.outcome == "done"
    return county.judged_of(task).is_by_residents


def waiting(county: County, steps: list[Step], task: Work) -> tuple[Step, bool] | None:
    """The one step that a task waits for, and whether for longer than allowed."""
    if task.outcome in UNTIMED:
        return None
    completed = next(n for n, step in enumerate(steps) if step.field == "completed_on")
    walked = [n for n, step in enumerate(steps) if has_walked(county, step, task)]
    if task.kind == "tasks" and task.has_no_day:
        walked.append(completed)
    at = max(walked, default=-1) + 1
    if task.outcome == "open" and task.done_on is not None:
        at = completed
    if at >= len(steps):
        return None
    step = steps[at]
    if step.limit is None:
        return step, False
    start = _waiting_since(county, steps[:at], task)
    if start is None:
        return step, False
    return step, county.as_of > county.project.workdays.fewest.nth_after(start, step.limit)


def _waiting_since(county: County, before: list[Step], task: Work) -> date | None:
    if any(step.field == "completed_on" for step in before):
        return task.done_on
    dates = [found for step in before if step.field and (found := day(task.row, step.field))]
    dates += [
        on
        for on, kind, _ in county.events.get(task.row["id"], [])
        if kind in ("reassigned", "resumed", "reopened")
    ]
    return max(dates, default=None)


def published_on(county: County, task: Work) -> date | None:
    """哪一天公开的; None where nothing was ever put down, or it was done before that began."""
    first, done_on = county.first_put_down, task.done_on
    if task.outcome != "done" or done_on is None or first is None or done_on.isoformat() < first:
        return None
    days = [on for on in county.published.get(task.row["id"], []) if on >= done_on.isoformat()]
    return date.fromisoformat(min(days)) if days else county.as_of


def published_in_time(county: County, task: Work) -> bool | None:
    """None where the day is not known, or there is no limit."""
    step = next((step for step in steps_of(county) if step.key == "published"), None)
    on = published_on(county, task)
    if step is None or step.limit is None or on is None or task.done_on is None:
        return None
    return on <= county.project.workdays.fewest.nth_after(task.done_on, step.limit)


def _answered(county: County, tasks: list[Work]) -> str:
    return truths(
        is_answered(judged, county.events.get(task.row["id"], []))
        for task in tasks
        if (judged := county.judged_of(task)).is_disliked
    )


def _county(county: County) -> Figures:
    done = [task for task in county.tasks if task.outcome in FINISHED]
    days = [
        (on - task.done_on).days
        for task in county.tasks
        if task.done_on and (on := published_on(county, task))
    ]
    return {
        "county/loop/published": truths(task.outcome == "done" for task in done),
        "county/loop/published-median": usual(days),
        "county/loop/published-slowest-tenth": nine_tenths(days),
        "county/loop/response": truths(county.judged_of(task).is_by_residents for task in done),
    }


def _modes(county: County) -> Figures:
    rows = {
        "tasks": list(county.rows("tasks")),
        "commitments": list(county.rows("commitments")),
        "activities": county.activities,
    }
    keys = [term["key"] for term in county.project.terms("service_modes")]
    return {
        f"county/loop/mode/{key or 'none'}/{kind}": share(
            sum(county.project.key_of("service_modes", row.get("mode")) == key for row in some),
            len(some),
        )
        for key in [*keys, ""]
        for kind, some in rows.items()
    }


def _owners(county: County) -> list[tuple[str, str, str]]:
    return [
        ("county", "county", ""),
        *((f"community/{name}", "community", name) for name in county.project.ids("communities")),
        *((f"unit/{name}", "unit", name) for name in county.project.ids("units")),
    ]


def _is_of(task: Work, owner: str, name: str) -> bool:
    if owner == "county":
        return True
    return task.unit == name if owner == "unit" else task.row.get(owner) == name
