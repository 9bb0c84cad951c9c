"""Evaluations: who judged a task or commitment, and how (rules R-6, R-7, R-22)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.checks.records import Records, Table
from sunboard.measures.columns import (
    Counts,
    Days,
    Mask,
    Positions,
    counted,
    counts_as,
    last_day,
    positions_of_ids,
    summed,
)
from sunboard.measures.ground import Ground, remembered
from sunboard.settings import Programme


@dataclass(frozen=True)
class Judgements:
    """What evaluations say of each record of one kind: one entry a task or a commitment."""

    satisfied: Counts
    """Residents (人) who were satisfied."""
    dissatisfied: Counts
    """Residents (人) who were not."""
    solved: Counts
    """Residents (人) who said that it is solved."""
    part_solved: Counts
    """Residents (人) who said that it is solved in part."""
    unsolved: Counts
    """Residents (人) who said that it is not."""
    answered: Counts
    """Residents (人) who answered whether it is solved, in words that nobody can read, too."""
    has_residents: Mask
    """Whether a resident judged it at all."""
    has_others: Mask
    """Whether somebody other than the doer judged it: a resident, the community, a unit, the organisation."""
    dissatisfied_on: Days
    """The last day a resident was dissatisfied, NaT for never, or where nobody wrote down when."""
    dissatisfied_since: Days
    """The same, and where nobody wrote down when, the day of what was judged; NaT for never, or unknown."""
    first_on: Days
    """The first day a resident judged what was done last, NaT for never."""


_DONE_ON = {"tasks": "completed_on", "commitments": "done_on"}


def derive_judgements(records: Records, programme: Programme, kind: str) -> Judgements:
    """Gather the evaluations of `tasks` or `commitments`; self-evaluation never enters satisfaction."""
    table = records["evaluations"]
    size = len(records[kind])
    subject = positions_of_ids(records[kind], table.text_array("subject"))
    evaluator = counts_as(table, "evaluator", programme)
    level, solved = (counts_as(table, name, programme) for name in ("level", "solved"))
    people, date = _people(table), table.days("date")
    # A clerk's table of levels has rows that say "dissatisfied: 0"; nobody judged there.
    ours = (subject >= 0) & (people > 0)
    by_resident = ours & (evaluator == "resident")
    unhappy = by_resident & (level == "dissatisfied")
    is_answer = by_resident & ((solved != "") | table.lost_in("solved"))
    done_on = records[kind].days(_DONE_ON[kind])
    said_on = last_day(np.where(unhappy, subject, -1), date, size)
    undated = summed(subject, unhappy & np.isnat(date), size) > 0

    def residents(rows: Mask) -> Counts:
        return summed(subject, people * (by_resident & rows), size)

    return Judgements(
        satisfied=residents(level == "satisfied"),
        dissatisfied=residents(unhappy),
        solved=residents(solved == "solved"),
        part_solved=residents(solved == "part_solved"),
        unsolved=residents(solved == "unsolved"),
        answered=residents(is_answer),
        has_residents=summed(subject, by_resident, size) > 0,
        has_others=summed(subject, ours & (evaluator != "self"), size) > 0,
        dissatisfied_on=said_on,
        dissatisfied_since=np.where(undated, np.fmax(said_on, done_on), said_on),
        first_on=first_day_since(np.where(by_resident, subject, -1), date, done_on),
    )


@remembered
def judges_of(ground: Ground) -> Counts:
    """How many people judged tasks: first axis kinds of evaluator, second axis levels."""
    records, programme = ground.records, ground.programme
    table = records["evaluations"]
    evaluators, levels = (
        len(programme.vocabulary(key).terms) for key in ("evaluator_types", "eval_levels")
    )
    is_ours = positions_of_ids(records["tasks"], table.text_array("subject")) >= 0
    codes, people = (table.codes("evaluator"), table.codes("level")), _people(table) * is_ours
    return counted((evaluators, levels), *codes, of=people)


def is_unhappy(ground: Ground) -> Mask:
    """For each evaluation whether residents say in it that they are dissatisfied, or that it isn't solved."""
    table, programme = ground.records["evaluations"], ground.programme
    level, solved = (counts_as(table, name, programme) for name in ("level", "solved"))
    by_resident = counts_as(table, "evaluator", programme) == "resident"
    says_no = (level == "dissatisfied") | (solved == "unsolved")
    mask: Mask = by_resident & says_no & (_people(table) > 0)
    return mask


def _people(table: Table) -> Counts:
    """How many people each evaluation stands for; one where nothing is said."""
    people: Counts = np.nan_to_num(table.numbers("count"), nan=1).astype(np.int64)
    return people


def first_day_since(subject: Positions, day: Days, since: Days) -> Days:
    """The first of each subject's days on or after its day in `since`, NaT for none."""
    known = subject >= 0
    known[known] = day[known] >= since[subject[known]]
    latest = np.iinfo(np.int64).max
    first = np.full(len(since), latest)
    np.minimum.at(first, subject[known], day[known].astype("datetime64[D]").view(np.int64))
    first[first == latest] = np.datetime64("NaT", "D").view(np.int64)
    return first.view("datetime64[D]")
