"""The loop step by step (服务单走到哪一步): how many walked each, in how many days, how many wait for it."""

from __future__ import annotations

from datetime import date

from tests.reference import rates
from tests.reference.county import County
from tests.reference.loop import Step, has_walked, published_on, steps_of, waiting
from tests.reference.records import day
from tests.reference.said_records import PARTS
from tests.reference.words import Figures, median, share
from tests.reference.work import Work

NO_LEDGER = "还没有公开日期的存底，不知道是哪天公开的"


def figures(county: County, *, has_notes: bool = True) -> Figures:
    """Every step of each place; on paper there is no room for how long it takes."""
    found: Figures = {}
    if not county.is_kept("tasks"):
        return found
    below = [part for part in rates.owners_below(county) if part[1] == "community"]
    for path, owner, name in (("", "county", ""), *below):
        tasks = [task for task in county.tasks if rates.is_of(task, owner, name)]
        numbers = range(len(steps_of(county)))
        said = [_step(county, tasks, number, has_notes=has_notes) for number in numbers]
        found[f"funnel {path}"] = PARTS.join(said)
    found["funnel loop/"] = found["funnel "]
    return found


def _step(county: County, tasks: list[Work], number: int, *, has_notes: bool) -> str:
    steps = steps_of(county)
    step, term = steps[number], county.project.programme["steps"][number]
    walked = sum(has_walked(county, step, task) for task in tasks)
    said = [f"{term['label']} {term['name']} {walked}件"]
    if has_notes:
        said.append(_note(county, tasks, number))
    waits = [
        wait[1] for task in tasks if (wait := waiting(county, steps, task)) and wait[0] == step
    ]
    if waits:
        said.append(f"{len(waits)}件在等这一步")
    if any(waits):
        said.append(f"其中{sum(waits)}件超时")
    return " ".join(filter(None, said))


def _note(county: County, tasks: list[Work], number: int) -> str:
    step = steps_of(county)[number]
    spans = [span for task in tasks if (span := _span(county, task, number))]
    days = [(last - first).days for first, last in spans]
    parts = []
    if days:
        since = "" if step.field else "办结后"
        parts.append(f"{since}一般{median(days)}天，九成不超过{median(days, 9, 10)}天")
    elif step.key == "published" and county.first_put_down is None:
        parts.append(NO_LEDGER)
    if step.limit is not None:
        fewest = county.project.workdays.fewest
        in_time = sum(last <= fewest.nth_after(first, step.limit) for first, last in spans)
        known = f"，按时{share(in_time, len(spans))}" if spans else ""
        parts.append(f"限{step.limit}个工作日{known}")
    return "；".join(parts)


def _span(county: County, task: Work, number: int) -> tuple[date, date] | None:
    """From the day of the step before to that of this one; None where either is not known."""
    steps = steps_of(county)
    step = steps[number]
    before = [day(task.row, s.field) for s in steps[:number] if s.field and s.field in task.row]
    first, last = (before[-1] if before else None), _day(county, task, step)
    if not step.field:
        first = task.done_on
    return (first, last) if first and last else None


def _day(county: County, task: Work, step: Step) -> date | None:
    if step.field:
        return day(task.row, step.field)
    if step.key == "published":
        return published_on(county, task)
    judged = county.judged_of(task).resident_days
    return min((on for on in judged if task.done_on and on >= task.done_on), default=None)
