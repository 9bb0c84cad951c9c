"""Rows of lists, made once for the whole county and shown on several pages.

Columns are turned into words as a whole (a column's distinct values once), then zipped into rows: a
county of 450,000 records has to be worded in about a second.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from sunboard.boards import addresses
from sunboard.boards.names import Names
from sunboard.boards.values import CommitmentRow, DeedRow, Status, TaskRow
from sunboard.boards.wording import (
    COMMITMENT_STATUS,
    DISPUTED,
    DISPUTED_COMMITMENT,
    HONOURED,
    OVERDUE,
    OVERDUE_COMMITMENT,
    REVOKED,
    TASK_STATUS,
    UNKNOWN,
    WINDOW_OPEN,
    timing_text,
)
from sunboard.checks.tables import Table
from sunboard.measures import Measures
from sunboard.measures.columns import Positions
from sunboard.measures.status import Basis, Outcome, Timing
from sunboard.measures.timing import Codes, Days

T = TypeVar("T")
R = TypeVar("R", bound=tuple[Any, ...])
Texts = list[str]
"""One text a record, in the table's order."""


def day_texts(column: Days, missing: str = "") -> Texts:
    """A DATE column as ISO dates."""
    distinct, inverse = np.unique(column, return_inverse=True)
    labels = [missing if np.isnat(day) else str(day) for day in distinct]
    return [labels[i] for i in inverse.tolist()]


def day_text(day: np.datetime64, missing: str = "") -> str:
    """One day as an ISO date."""
    return missing if np.isnat(day) else str(day.astype("datetime64[D]"))


def spoken_day(day: np.datetime64) -> str:
    """2026年4月5日, as in running text."""
    year, month, number = str(day.astype("datetime64[D]")).split("-")
    return f"{year}年{int(month)}月{int(number)}日"


def term_texts(table: Table, field: str, measures: Measures) -> Texts:
    """A TERM column as its labels; "" for none."""
    key = table.kind.field_by_name[field].vocabulary
    labels = [*(term.label for term in measures.programme.vocabulary(key).terms), ""]
    return [labels[code] for code in table.codes(field).tolist()]


def name_texts(table: Table, codes: Positions, missing: str, field: str = "name") -> Texts:
    """The names of the places or units that `codes` point to."""
    names = [*table.texts(field), missing]
    return [names[code] for code in codes.tolist()]


def _place_texts(measures: Measures, table: Table) -> Texts:
    """The estate, or else the community as a whole."""
    estates = name_texts(measures.records["estates"], table.codes("estate"), "")
    communities = [f"{name}（全社区）" for name in measures.records["communities"].texts("name")]
    return [
        estate or communities[community]
        for estate, community in zip(estates, table.codes("community").tolist(), strict=True)
    ]


def make_commitment_rows(measures: Measures, names: Names) -> list[CommitmentRow]:
    """Every commitment as a row, in the table's order."""
    commitments = measures.commitments
    table = commitments.table
    ids, units = table.texts("id"), table.codes("unit")
    makes_pages = "commitments" in measures.programme.boards
    rows = zip(
        ids,
        [addresses.commitment_path(i) for i in ids] if makes_pages else [""] * len(ids),
        table.texts("text"),
        _pick([*names.units, ""], units),
        unit_paths(measures, units),
        _place_texts(measures, table),
        day_texts(commitments.due, "未定期限"),
        commitment_statuses(measures),
        _commitment_timings(measures),
        _results(table, commitments.outcome, table.texts("reason")),
        strict=True,
    )
    return _made(CommitmentRow, rows)


def make_task_rows(measures: Measures, names: Names) -> list[TaskRow]:
    """Every task as a row, in the table's order."""
    tasks = measures.tasks
    table = tasks.table
    ids, raised_on = table.texts("id"), table.days("raised_on")
    rows = zip(
        ids,
        _task_paths(measures, ids, raised_on),
        day_texts(raised_on),
        table.texts("text"),
        term_texts(table, "category", measures),
        _place_texts(measures, table),
        _doers(measures, names),
        unit_paths(measures, tasks.unit),
        day_texts(tasks.due, "未定期限"),
        task_statuses(measures),
        _timing_texts(tasks.timing, tasks.past_workdays, "个工作日"),
        _results(table, tasks.outcome, itertools.repeat("")),
        _evaluation_texts(measures),
        _sum_texts(measures),
        strict=True,
    )
    return _made(TaskRow, rows)


def make_deed_rows(measures: Measures, names: Names) -> list[DeedRow]:
    """Every deed as a row, in the table's order."""
    deeds = measures.deeds
    table = deeds.table
    ids, date = table.texts("id"), table.days("date")
    makes_pages = "deeds" in measures.programme.boards
    units = measures.records["units"].texts("name")
    place = zip(
        name_texts(measures.records["communities"], table.codes("community"), ""),
        name_texts(measures.records["estates"], table.codes("estate"), ""),
        strict=True,
    )
    rows = zip(
        ids,
        [addresses.deed_path(i) for i in ids] if makes_pages else [""] * len(ids),
        deed_names(measures, names),
        _pick([*units, ""], table.codes("unit")),
        _joined(term_texts(table, "form", measures), term_texts(table, "category", measures)),
        [spoken_day(day) for day in date] if len(ids) < _FEW else day_texts(date),
        day_texts(date),
        [" ".join(filter(None, names)) for names in place],
        *_told(measures),
        _trails(table),
        deed_statuses(measures),
        strict=True,
    )
    return _made(DeedRow, rows)


_FEW = 10_000
"""Above this many deeds the dates stay ISO: spelling each one out would cost more than the page."""


def commitment_statuses(measures: Measures) -> list[Status]:
    """The word shown for each commitment; one past due, or disputed, says so."""
    derived = measures.commitments
    codes = _status_codes(derived.outcome, derived.timing, derived.basis)
    return _pick(_choices(COMMITMENT_STATUS, OVERDUE_COMMITMENT, DISPUTED_COMMITMENT), codes)


def task_statuses(measures: Measures) -> list[Status]:
    """The word shown for each task; one past due, or disputed, says so."""
    derived = measures.tasks
    codes = _status_codes(derived.outcome, derived.timing, derived.basis)
    return _pick(_choices(TASK_STATUS, OVERDUE, DISPUTED), codes)


def _status_codes(outcome: Codes, timing: Codes, basis: Codes) -> npt.NDArray[Any]:
    is_late = np.isin(timing, (Timing.PAST_DUE, Timing.LONG_PAST_DUE))
    conditions = [
        is_late & (outcome == Outcome.OPEN),
        (basis == Basis.DISPUTED) & (outcome == Outcome.DONE),
    ]
    return np.select(conditions, [len(Outcome), len(Outcome) + 1], outcome)


def _choices(words: dict[Outcome, Status], *others: Status) -> list[Status]:
    return [*(words.get(outcome, words[Outcome.OPEN]) for outcome in Outcome), *others]


def deed_statuses(measures: Measures) -> list[Status]:
    """The word shown for each deed; one that is neither honoured nor revoked shows its own state."""
    deeds = measures.deeds
    states = term_texts(deeds.table, "state", measures)
    words = []
    for row, state in enumerate(states):
        if deeds.is_revoked[row]:
            words.append(REVOKED)
        elif deeds.is_honoured[row]:
            words.append(HONOURED)
        elif deeds.is_window_open[row]:
            words.append(WINDOW_OPEN)
        else:
            words.append(Status(state, "ring", "calm"))
    return words


def _told(measures: Measures) -> tuple[Texts, Texts]:
    """What was done and what came of it; of a revoked deed only that it was revoked."""
    table = measures.deeds.table
    what, result = list(table.texts("what")), list(table.texts("result"))
    for row in np.flatnonzero(measures.deeds.is_revoked).tolist():
        what[row], result[row] = "本条已撤榜。", ""
    return what, result


def deed_names(measures: Measures, names: Names) -> list[tuple[str, ...]]:
    """Who did each deed, in the order of the record: the unit where it did it together, roles once revoked."""
    table = measures.deeds.table
    doers: list[tuple[str, ...]] = [
        (f"{names.units[unit]}集体",) for unit in table.codes("unit").tolist()
    ]
    for row, people in people_by_row(table).items():
        # Taken off the board, nobody is named any more (rule R-28).
        is_revoked = measures.deeds.is_revoked[row]
        doers[row] = names.roles_of(people) if is_revoked else names.of_people(people)
    return doers


def people_by_row(table: Table) -> dict[int, list[int]]:
    """For each row with people, their positions in the people table."""
    links = table.links["people"]
    people: dict[int, list[int]] = {}
    for row, person in zip(links["row"].tolist(), links["target"].tolist(), strict=True):
        people.setdefault(row, []).append(person)
    return people


def unit_paths(measures: Measures, units: Positions) -> Texts:
    """The boards of the units that `units` point to; "" where there is none."""
    if "units" not in measures.programme.boards:
        return [""] * len(units)
    paths = [addresses.unit_path(i) for i in measures.records["units"].texts("id")]
    return _pick([*paths, ""], units)


def _task_paths(measures: Measures, ids: Texts, raised_on: Days) -> Texts:
    if "months" not in measures.programme.boards:
        return [""] * len(ids)
    communities = measures.records["communities"].texts("id")
    community = measures.tasks.table.codes("community").tolist()
    months = measures.months.codes(raised_on).tolist()
    return [
        f"{addresses.month_path(communities[c], measures.months[m])}#{i}"
        for i, c, m in zip(ids, community, months, strict=True)
    ]


def _doers(measures: Measures, names: Names) -> Texts:
    """The unit; with its people once the task is done (shortfalls name units, never people)."""
    tasks = measures.tasks
    doers = _pick([*names.units, "尚未派单"], tasks.unit)
    for row, people in people_by_row(tasks.table).items():
        if tasks.outcome[row] == Outcome.DONE:
            who = "、".join(names.of_people(people))
            doers[row] = f"{doers[row]}：{who}" if tasks.unit[row] >= 0 else who
    return doers


def _evaluation_texts(measures: Measures) -> Texts:
    """What residents said, with how many: 满意 2 / 3 人."""
    judgements = measures.tasks.judgements
    said = [""] * len(measures.tasks.table.frame)
    for row in np.flatnonzero(judgements.has_residents).tolist():
        satisfied = int(judgements.satisfied[row])
        total = satisfied + int(judgements.dissatisfied[row])
        said[row] = f"满意 {satisfied} / {total} 人"
    return said


def _sum_texts(measures: Measures) -> Texts:
    """How a worked-out due date and a number of working days come about, for the task's own page."""
    tasks = measures.tasks
    sums = [""] * len(tasks.timing)
    if "months" not in measures.programme.boards:
        return sums
    for row in np.flatnonzero(tasks.is_due_computed).tolist():
        sums[row] = f"没有写期限，按接单或派单后{tasks.finishing_limit}个工作日推算"
    is_late = np.isin(tasks.timing, (Timing.LATE, Timing.PAST_DUE, Timing.LONG_PAST_DUE))
    for row in np.flatnonzero(is_late).tolist():
        due, judged, workdays = tasks.due[row], tasks.judged_on[row], int(tasks.past_workdays[row])
        rest = int((judged - due).astype(int)) - workdays
        worked = f"{due + 1}至{judged}，除去休息日{rest}天，共{workdays}个工作日"
        sums[row] = "；".join(filter(None, (sums[row], worked)))
    return sums


def _commitment_timings(measures: Measures) -> Texts:
    """The timing in words; a promise given up is past its date, but not one that is still overdue."""
    commitments = measures.commitments
    said = _timing_texts(commitments.timing, commitments.past_days, "天")
    for row in np.flatnonzero(commitments.outcome == Outcome.NOT_DONE).tolist():
        said[row] = said[row].replace("已逾期", "期限已过")
    return said


def _timing_texts(timing: Codes, past: npt.NDArray[np.int32], unit: str) -> Texts:
    """Each row's timing in words; the few distinct (timing, days) pairs are worded once."""
    span = int(np.abs(past).max(initial=0)) + 1
    pairs = timing.astype(np.int64) * (2 * span) + past + span
    distinct, inverse = np.unique(pairs, return_inverse=True)
    words = [
        timing_text(Timing(pair // (2 * span)), pair % (2 * span) - span, unit)
        for pair in distinct.tolist()
    ]
    return [words[i] for i in inverse.tolist()]


def _results(table: Table, outcome: Codes, reasons: Iterable[str]) -> Texts:
    """The result, or else the reason there is none; one said to be done without a result lacks it."""
    missing = ["", UNKNOWN]
    return [
        result or reason or missing[is_reported]
        for result, reason, is_reported in zip(
            table.texts("result"),
            reasons,
            (outcome == Outcome.REPORTED_DONE).tolist(),
            strict=False,
        )
    ]


def _trails(table: Table) -> Texts:
    columns = (table.texts(name) for name in ("recommender", "verifier", "approver"))
    return [
        " · ".join(
            f"{step}：{who}" for step, who in zip(("推荐", "核实", "审批"), row, strict=True) if who
        )
        for row in zip(*columns, strict=True)
    ]


def _joined(*columns: Texts) -> Texts:
    return [" · ".join(filter(None, row)) for row in zip(*columns, strict=True)]


def _made(kind: type[R], rows: Iterable[tuple[Any, ...]]) -> list[R]:
    """Rows of one kind from tuples of their fields, which must be as many and in order."""
    # `kind._make` says the same at three times the cost: it is Python code called once a row.
    return list(map(partial(tuple.__new__, kind), rows))


def _pick(choices: Sequence[T], codes: npt.NDArray[Any]) -> list[T]:
    return [choices[code] for code in codes.tolist()]
