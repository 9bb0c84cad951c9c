"""All records of a county, or of one of its communities: in order of date and with ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from sunboard_demo.awkward import (
    make_commitments_awkward,
    make_deeds_awkward,
    make_tasks_awkward,
)
from sunboard_demo.commitments import CommitmentCase, as_promises, make_commitments
from sunboard_demo.county import Community, County, Row, Unit
from sunboard_demo.deeds import make_deeds, make_joint_deed
from sunboard_demo.evaluations import ask_if_solved, evaluate, evaluate_commitment
from sunboard_demo.handovers import hand_over, make_extensions
from sunboard_demo.numbering import Numbering
from sunboard_demo.size import allocate
from sunboard_demo.task_counts import monthly_counts
from sunboard_demo.tasks import TaskCase, make_tasks
from sunboard_demo.turns import add_turns

Records = dict[str, list[Row]]
"""Rows by kind."""


def batches(county: County) -> Iterator[Records]:
    """The records in one go; community by community where there are too many to hold at once."""
    maker = _Maker(county)
    if county.size.is_plain:
        for unit, community in zip(county.units, county.communities, strict=True):
            yield maker.records([unit], [community])
    else:
        yield maker.records(county.units, county.communities)


class _Maker:
    """Makes records; the ids go on from batch to batch."""

    def __init__(self, county: County) -> None:
        self._county = county
        size = county.size
        width = len(str(size.tasks))
        self._commitments = Numbering("cn", max(4, width))
        self._extensions = Numbering("ex", 4)
        self._tasks = Numbering("fw", max(5, width))
        self._events = Numbering("ev", max(4, width))
        self._evaluations = Numbering("pj", max(5, width))
        self._deeds = Numbering("sg", max(4, width))
        self._task_counts = {
            community.id: counts
            for community, counts in zip(county.communities, monthly_counts(county), strict=True)
        }
        self._commitment_counts = self._by_unit(
            size.commitments, [unit for unit in county.units if unit.makes_commitments]
        )
        self._deed_counts = self._by_unit(
            size.deeds, [unit for unit in county.units if unit.is_steady]
        )

    def records(self, units: Sequence[Unit], communities: Sequence[Community]) -> Records:
        """The records of some units and communities."""
        commitments = self._make_commitments(units)
        rng = self._county.rng("extensions", units[0].id)
        share = self._county.size.extensions * len(units) // len(self._county.units)
        extensions = make_extensions(commitments, share, rng)
        records = {"commitments": commitments, "extensions": extensions}
        for row in extensions:
            self._extensions.number(row, "set_on")
        records |= self._make_tasks(communities, commitments)
        records["deeds"] = self._make_deeds(units)
        return records

    def _by_unit(self, total: int, units: list[Unit]) -> dict[str, int]:
        """A county's total, spread over units as they differ in zeal."""
        rng = self._county.rng("zeal", str(total))
        is_plain = self._county.size.is_plain
        weights = [1.0 if is_plain else rng.uniform(0.5, 1.5) for _ in units]
        return dict(zip((unit.id for unit in units), allocate(total, weights), strict=True))

    def _make_commitments(self, units: Sequence[Unit]) -> list[Row]:
        cases: list[CommitmentCase] = []
        for unit in units:
            cases += make_commitments(self._county, unit, self._commitment_counts.get(unit.id, 0))
        handed_over = hand_over(self._county, cases)
        for case in handed_over:
            _put_in_place_of_own(cases, case)
        cases.sort(key=lambda case: case.row["made_on"])
        if self._county.is_awkward:
            make_commitments_awkward([case.row for case in cases])
        for case in cases:
            self._commitments.number(case.row, "made_on")
        for case in handed_over:
            case.row["replaces"] = case.replaced["id"] if case.replaced else ""
        return [case.row for case in cases]

    def _make_tasks(self, communities: Sequence[Community], commitments: list[Row]) -> Records:
        promises = as_promises(commitments)
        cases: list[TaskCase] = []
        for community in communities:
            rng = self._county.rng("after", community.id)
            counts = self._task_counts[community.id]
            for case in make_tasks(self._county, community, counts, promises):
                add_turns(self._county, case, rng)
                evaluate(self._county, case, rng)
                cases.append(case)
        cases.sort(key=lambda case: case.row["raised_on"])
        if self._county.is_awkward:
            make_tasks_awkward(cases)
        for case in cases:
            self._tasks.number(case.row, "raised_on")
        return {
            "tasks": [case.row for case in cases],
            "task_events": self._number_events(cases),
            "evaluations": self._number_evaluations(cases, commitments),
        }

    def _number_events(self, cases: list[TaskCase]) -> list[Row]:
        rows = [{"task": case.row["id"], **row} for case in cases for row in case.events]
        rows.sort(key=lambda row: row["date"])
        for row in rows:
            self._events.number(row, "date")
        return rows

    def _number_evaluations(self, cases: list[TaskCase], commitments: list[Row]) -> list[Row]:
        rng = self._county.rng("commitments evaluated", commitments[0]["id"] if commitments else "")
        rows = [{"subject": case.row["id"], **row} for case in cases for row in case.evaluations]
        if not self._county.size.is_plain:
            first = cases[0].row["id"] if cases else ""
            ask_if_solved(rows, self._county.rng("asked if solved", first))
            rows += chain.from_iterable(evaluate_commitment(row, rng) for row in commitments)
        rows.sort(key=lambda row: row["date"])
        for row in rows:
            self._evaluations.number(row, "date")
        return rows

    def _make_deeds(self, units: Sequence[Unit]) -> list[Row]:
        rows: list[Row] = []
        for unit in units:
            rows += make_deeds(self._county, unit, self._deed_counts.get(unit.id, 0))
        if not self._county.size.is_plain:
            self._add_joint_deed(rows)
        rows.sort(key=lambda row: row["date"])
        if not self._county.size.is_plain:
            make_deeds_awkward(self._county, rows)
        for row in rows:
            self._deeds.number(row, "date")
        return rows

    def _add_joint_deed(self, rows: list[Row]) -> None:
        """Put the deed by a dozen people in place of another."""
        joint = make_joint_deed(self._county)
        if joint and rows:
            rows[-1] = joint


def _put_in_place_of_own(cases: list[CommitmentCase], case: CommitmentCase) -> None:
    """Add what a unit took over instead of a commitment of its own: the total stays as promised."""
    own = (i for i, other in enumerate(cases) if other.unit is case.unit and not other.replaced)
    place = next(own, len(cases))
    cases[place : place + 1] = [case]
