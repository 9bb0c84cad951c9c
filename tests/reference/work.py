"""一件事的三个方面: the outcome, the due date, the timing and the basis of every piece of work.

From content/method.md: 做成和报称做成, 凭据怎么定, 晚了几天, 比率, 联席会议.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.reference.records import Project, Row, a_day, day, due_on, number

UNTIMED = ("withdrawn", "superseded", "not_assessable", "declined", "suspended", "cancelled")
FINISHED = ("done", "claimed", "part_done")
DENOMINATOR = ("on-time", "late", "claimed", "due-today", "failed")


@dataclass(frozen=True)
class Work:
    """A commitment, a task, a decision or a matter raised to the level above."""

    kind: str
    row: Row
    unit: str
    """The unit it stands under: of a task that was handed on, the new one; "" for none."""
    outcome: str
    """done, claimed, open, part_done, not_done, or one of `UNTIMED`."""
    due: date | None
    done_on: date | None
    recorded_on: date | None
    as_of: date
    limit: TaskLimit | None = None
    """How a task's due date comes about; None of all else, and of a task without one."""

    @property
    def seen(self) -> date:
        """看哪一天."""
        if self.outcome in FINISHED:
            return self.done_on or self.recorded_on or self.as_of
        return self.as_of

    @property
    def has_no_day(self) -> bool:
        """做完了，没有写哪天: neither on time nor late."""
        return self.outcome in FINISHED and not (self.done_on or self.recorded_on)

    @property
    def is_past(self) -> bool:
        return self.due is not None and self.seen > self.due and not self.has_no_day

    @property
    def rate_class(self) -> str:
        """The one class of the table under 比率 that it is counted in."""
        if self.outcome in UNTIMED:
            return "untimed"
        if self.due is None:
            return "undated"
        if self.due > self.as_of:
            return "not-due"
        if self.outcome == "open":
            return "due-today" if self.due == self.as_of else "failed"
        done = "late" if self.is_past else "on-time"
        return {"done": done, "claimed": "claimed"}.get(self.outcome, "failed")

    @property
    def is_overdue(self) -> bool:
        """逾期: open and past its date."""
        return self.outcome == "open" and self.is_past


@dataclass(frozen=True)
class TaskLimit:
    """The due date of a task, as it was set and as it counts."""

    start: date
    """The day before the counting of its working days begins, or the day that was named."""
    is_worked_out: bool
    """Whether nobody named a day."""
    named: date
    """The day as it was named or worked out, by the days off known so far."""
    stated: date
    """The same moved to a working day: what pages write."""
    latest: date
    """The same if every doubtful day should be off: what counts."""


@dataclass(frozen=True)
class Judged:
    """What people said of one task or commitment."""

    rows: tuple[Row, ...] = ()
    is_by_others: bool = False
    is_by_residents: bool = False
    levels: Counter[str] = field(default_factory=Counter)
    """People by what their level counts as; residents alone."""
    solved: Counter[str] = field(default_factory=Counter)
    """People by what their answer counts as, whether it is solved; residents alone."""
    resident_days: tuple[date, ...] = ()
    last_complaint: date | None = None
    """Of those whose day is written."""
    complained_by: date | None = None
    """From when on an answer is one to the last complaint; one without a day is of the day of the work."""

    @property
    def is_disliked(self) -> bool:
        return self.levels["dissatisfied"] > 0


def commitments(project: Project) -> list[Work]:
    return [_commitment(project, row) for row in project.rows("commitments")]


def _commitment(project: Project, row: Row) -> Work:
    outcome = project.counts_as("outcomes", row.get("outcome"))
    if outcome in ("", "done"):
        says_done = outcome == "done" or "done_on" in row
        is_whole = "done_on" in row and "result" in row
        outcome = ("done" if is_whole else "claimed") if says_done else "open"
    return Work(
        "commitments",
        row,
        row["unit"],
        outcome,
        due_on(project, row, "made_on"),
        day(row, "done_on"),
        day(row, "recorded_on"),
        project.as_of,
    )


def events_of(project: Project) -> dict[str, list[tuple[date, str, Row]]]:
    """What happened to each task, the earliest first; of one day in the order they are recorded in."""
    found: dict[str, list[tuple[date, str, Row]]] = defaultdict(list)
    for row in project.rows("task_events"):
        kind = project.counts_as("task_events", row["event"])
        found[row["task"]].append((a_day(row, "date"), kind, row))
    return {task: sorted(events, key=lambda event: event[0]) for task, events in found.items()}


def tasks(project: Project) -> list[Work]:
    events = events_of(project)
    return [_task(project, row, events.get(row["id"], [])) for row in project.rows("tasks")]


def _task(project: Project, row: Row, events: list[tuple[date, str, Row]]) -> Work:
    unit = row.get("unit", "")
    for _, kind, event in events:
        if kind == "reassigned" and "unit" in event:
            unit = event["unit"]
    completed = day(row, "completed_on")
    outcome = _task_outcome(row, events, completed)
    is_said = project.counts_as("task_states", row.get("state")) == "done" and not completed
    stops = [kind for _, kind, _ in events if kind not in ("reassigned", "answered")]
    if is_said and stops[-1:] in ([], ["resumed"]):
        outcome = "claimed"
    if outcome == "done" and not (
        (unit or {"people", "by_community", "by_town"} & row.keys()) and "result" in row
    ):
        outcome = "claimed"
    limit = _task_limit(project, row)
    due = limit.latest if limit else None
    return Work("tasks", row, unit, outcome, due, completed, None, project.as_of, limit)


def _task_outcome(row: Row, events: list[tuple[date, str, Row]], completed: date | None) -> str:
    plain = "done" if completed else "open"
    said = [e for e in events if e[1] not in ("reassigned", "answered")]
    if not said:
        return plain
    on, kind, _ = said[-1]
    if kind == "resumed":
        return plain
    if kind == "reopened":
        return "done" if completed and completed >= on else "open"
    if completed and completed > on:
        return "done"
    if kind == "declined":
        accepted = day(row, "accepted_on")
        went_on = any(k == "reassigned" and d >= on for d, k, _ in events)
        if went_on or (accepted and accepted > on):
            return "open"
    return kind


def completion_limit(project: Project) -> int | None:
    """办结的时限, in working days; None where the programme has none."""
    for step in project.programme["steps"]:
        if step.get("date_field") == "completed_on" and "limit_workdays" in step:
            return int(step["limit_workdays"])
    return None


def _task_limit(project: Project, row: Row) -> TaskLimit | None:
    known, fewest = project.workdays, project.workdays.fewest
    if named := due_on(project, row, "raised_on"):
        return TaskLimit(named, False, named, known.moved(named), fewest.moved(named))
    start, limit = day(row, "accepted_on") or day(row, "dispatched_on"), completion_limit(project)
    if start is None or limit is None:
        return None
    named, latest = known.nth_after(start, limit), fewest.nth_after(start, limit)
    return TaskLimit(start, True, named, known.moved(named), fewest.moved(latest))


def decisions(project: Project, of_tasks: Iterable[Work]) -> list[Work]:
    """议定事项; those raised to the level above are not among them."""
    serving = defaultdict(list)
    for task in of_tasks:
        if "decision" in task.row and task.outcome not in ("declined", "cancelled"):
            serving[task.row["decision"]].append(task)
    return [
        _decision(project, row, serving[row["id"]])
        for row in project.rows("decisions")
        if project.counts_as("decision_states", row["state"]) == "decided"
    ]


def _decision(project: Project, row: Row, serving: list[Work]) -> Work:
    done_on = day(row, "done_on")
    if serving:
        outcomes = {task.outcome for task in serving}
        outcome = "claimed" if outcomes <= {"done", "claimed"} else "open"
        outcome = "done" if outcomes == {"done"} else outcome
        dates = [task.done_on for task in serving if task.done_on]
        is_known = outcome != "open" and len(dates) == len(serving)
        done_on = max(dates) if is_known else None
    else:
        filled = ("done_on" in row) + ("result" in row)
        outcome = ("open", "claimed", "done")[filled]
    return Work(
        "decisions",
        row,
        row.get("unit", ""),
        outcome,
        day(row, "due"),
        done_on,
        None,
        project.as_of,
    )


LEVELS = ("estate", "community", "town", "county")


def escalations(project: Project) -> list[tuple[str, Work]]:
    """提级的事, with the level of the meeting that raised it."""
    meetings = project.by_id("meetings")
    higher: dict[str, list[date]] = defaultdict(list)
    for row in meetings.values():
        if "raised_from" in row:
            higher[row["raised_from"]].append(a_day(row, "date"))
    found = []
    for row in project.rows("decisions"):
        if project.counts_as("decision_states", row["state"]) != "escalated":
            continue
        meeting = meetings[row["meeting"]]
        held = higher[row["meeting"]]
        due = a_day(meeting, "date") + timedelta(days=project.limit("escalation_days"))
        work = Work(
            "escalations",
            row,
            row.get("unit", ""),
            "done" if held else "open",
            due,
            min(held) if held else None,
            None,
            project.as_of,
        )
        found.append((project.counts_as("levels", meeting["level"]), work))
    return found


def judgements(project: Project) -> dict[str, Judged]:
    """What was said of each task and commitment; of one nobody judged there is nothing."""
    by_subject = defaultdict(list)
    for row in project.rows("evaluations"):
        if number(row, "count") != 0:
            by_subject[row["subject"]].append(row)
    done_on = {row["id"]: day(row, "completed_on") for row in project.rows("tasks")}
    done_on |= {row["id"]: day(row, "done_on") for row in project.rows("commitments")}
    return {
        subject: _judged(project, rows, done_on.get(subject))
        for subject, rows in by_subject.items()
    }


def _judged(project: Project, rows: list[Row], done_on: date | None) -> Judged:
    who = [project.counts_as("evaluator_types", row["evaluator"]) for row in rows]
    residents = [row for row, kind in zip(rows, who, strict=True) if kind == "resident"]
    levels: Counter[str] = Counter()
    solved: Counter[str] = Counter()
    for row in residents:
        people = number(row, "count") or 1
        if "level" in row:
            levels[project.counts_as("eval_levels", row["level"])] += people
        if "solved" in row:
            solved[project.counts_as("solved_states", row["solved"])] += people
    complaints = [
        day(row, "date")
        for row in residents
        if project.counts_as("eval_levels", row.get("level")) == "dissatisfied"
    ]
    return Judged(
        tuple(rows),
        any(kind != "self" for kind in who),
        bool(residents),
        levels,
        solved,
        tuple(on for row in residents if (on := day(row, "date"))),
        max(filter(None, complaints), default=None),
        max(filter(None, (on or done_on for on in complaints)), default=None),
    )


def is_answered(judged: Judged, events: Iterable[tuple[date, str, Row]]) -> bool:
    """Whether the last complaint was answered, or the task reopened, that day or later."""
    last = judged.complained_by
    return last is not None and any(
        kind in ("answered", "reopened") and on >= last for on, kind, _ in events
    )


def basis(work: Work, judged: Judged, events: Iterable[tuple[date, str, Row]]) -> str:
    """凭据: disputed, evaluated, evidenced or self; "" where nothing is said to be done."""
    if work.outcome not in FINISHED:
        return ""
    if judged.is_disliked and not is_answered(judged, events):
        return "disputed"
    if judged.is_by_others and not judged.is_disliked and not judged.solved["unsolved"]:
        return "evaluated"
    return "evidenced" if "evidence" in work.row else "self"
