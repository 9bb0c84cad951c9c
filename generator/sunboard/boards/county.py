"""Everything the pages of one county are made from; made once, before the work is shared out."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from sunboard.boards.commitments.rows import make_commitment_rows
from sunboard.boards.deeds.rows import make_deed_rows
from sunboard.boards.loop.rows import make_task_rows
from sunboard.boards.names import Names, make_names
from sunboard.boards.sheets.printed import Printed
from sunboard.boards.values import CommitmentRow, DeedRow, Shows, TaskRow
from sunboard.boards.wording import UNKNOWN
from sunboard.boards.words import people_by_row
from sunboard.checks.tables import Table
from sunboard.measures.columns import Positions, counts_as, positions_of_ids
from sunboard.measures.commitments import commitments_of
from sunboard.measures.coverage import coverage_of
from sunboard.measures.deeds import deeds_of
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.silence import last_activity_of
from sunboard.measures.status import Outcome, Timing
from sunboard.measures.tasks import tasks_of
from sunboard.measures.timing import Dated, Days

T = TypeVar("T")


@dataclass(frozen=True)
class County:
    """Measures, the rows of every list, and who owns which row."""

    ground: Ground
    names: Names
    commitment_rows: list[CommitmentRow]
    task_rows: list[TaskRow]
    deed_rows: list[DeedRow]
    printed: Printed = field(default_factory=Printed)
    """The printed sheets there are to link to."""
    _last_activity: dict[str, Days] = field(default_factory=dict)
    _made: dict[Callable[[County], Any], Any] = field(default_factory=dict, repr=False)

    def once(self, make: Callable[[County], T]) -> T:
        """What `make` makes of this county; made the first time it is asked for, then kept."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def with_printed(self, printed: Printed) -> County:
        """The county once its sheets are printed."""
        return replace(self, printed=printed, _made={})

    def makes(self, board: str) -> bool:
        """Whether this kind of board is made: the office asked for it, and it has something to count.

        "" stands for what every site has.
        """
        return not board or board in self.ground.programme.boards

    def keeps(self, *kinds: str) -> bool:
        """Whether all of these kinds of record are kept."""
        return self.ground.kept.keeps(*kinds)

    @cached_property
    def shows(self) -> Shows:
        """Which parts the boards of places and units have."""
        return Shows(
            commitments=self.keeps("commitments"),
            tasks=self.keeps("tasks"),
            evaluations=self.keeps("tasks", "evaluations"),
            deeds=self.keeps("deeds"),
            pairings=self.keeps("pairings"),
            positions=self.makes("positions") and self.keeps("positions"),
        )

    @cached_property
    def commitment_order(self) -> Positions:
        """Every commitment: unfinished and late first, by due date; then the finished, newest first."""
        commitments = commitments_of(self.ground)
        return urgency_order(commitments, commitments.table.days("done_on"))

    @cached_property
    def task_order(self) -> Positions:
        """Every task: unfinished and late first, by due date; then the finished, newest first."""
        tasks = tasks_of(self.ground)
        return urgency_order(tasks, tasks.table.days("completed_on"))

    @cached_property
    def deed_order(self) -> Positions:
        """Every deed, newest first."""
        table = deeds_of(self.ground).table
        return np.lexsort((id_order(table), -table.days("date").astype(np.int64)))

    @cached_property
    def commitments_by(self) -> _Owned:
        """Commitments in their order, by entity."""
        return _Owned(self.ground, commitments_of(self.ground).table, self.commitment_order)

    @cached_property
    def tasks_by(self) -> _Owned:
        """Tasks in their order, by entity."""
        return _Owned(self.ground, tasks_of(self.ground).table, self.task_order)

    @cached_property
    def deeds_by(self) -> _Owned:
        """Deeds in their order, by entity; a joint deed stands under each unit that took part.

        A revoked one stands under nobody: it is told on the honour board it was taken from. One that
        was not put up for objections yet is told nowhere.
        """
        deeds = deeds_of(self.ground)
        kept = self.deed_order[(deeds.is_told & ~deeds.is_revoked)[self.deed_order]]
        return _Owned(self.ground, deeds.table, kept)

    @cached_property
    def contacts(self) -> list[str]:
        """Whom to ask at each unit."""
        units = self.ground.records["units"]
        columns = (units.texts(name) for name in ("leader_office", "department", "office_phone"))
        return [
            f"分管领导：{leader or UNKNOWN}；业务科室：{room or UNKNOWN}；电话：{phone or UNKNOWN}"
            for leader, room, phone in zip(*columns, strict=True)
        ]

    @cached_property
    def estates_by_community(self) -> list[Positions]:
        """Each community's estates, in the table's order."""
        return self._grouped("estates", "community", "communities")

    @cached_property
    def communities_by_town(self) -> list[Positions]:
        """Each town's communities, in the table's order."""
        return self._grouped("communities", "town", "towns")

    @cached_property
    def pairings_by_community(self) -> list[Positions]:
        """The current pairings within each community, by start date."""
        return self._grouped_pairings("community", "communities")

    @cached_property
    def pairing_is_leader(self) -> list[bool]:
        """For each pairing whether it is a leader's, not a unit's."""
        ground = self.ground
        kinds = counts_as(ground.records["pairings"], "kind", ground.programme)
        return [kind == "leader" for kind in kinds.tolist()]

    @cached_property
    def pairings_by_unit(self) -> list[Positions]:
        """Each unit's current pairings, by start date."""
        return self._grouped_pairings("unit", "units")

    @cached_property
    def positions_by_community(self) -> list[Positions]:
        """The current positions in each community, in the table's order."""
        positions = self.ground.records["positions"]
        return self._grouped_positions(positions.codes("community"), "communities")

    @cached_property
    def positions_by_person(self) -> list[Positions]:
        """Each person's current positions, in the table's order."""
        positions = self.ground.records["positions"]
        return self._grouped_positions(positions.codes("person"), "people")

    @cached_property
    def positions_by_unit(self) -> list[Positions]:
        """The current positions of each unit's people, in the table's order."""
        records = self.ground.records
        unit_of_person = records["people"].codes("unit")
        return self._grouped_positions(
            unit_of_person[records["positions"].codes("person")], "units"
        )

    @cached_property
    def people_by_deed(self) -> dict[int, list[int]]:
        """The people of each deed that names any."""
        return people_by_row(deeds_of(self.ground).table)

    @cached_property
    def tasks_by_commitment(self) -> list[Positions]:
        """The tasks that carried out each commitment, in the table's order."""
        return self._grouped("tasks", "commitment", "commitments")

    @cached_property
    def extensions_by_commitment(self) -> list[Positions]:
        """Each commitment's extensions, by the day they were decided."""
        extensions = self.ground.records["extensions"]
        count = len(self.commitment_rows)
        rows, set_on = np.arange(len(extensions)), extensions.days("set_on")
        return split_by(extensions.codes("commitment"), rows, set_on.astype(np.int64), count)

    @cached_property
    def evaluations_by_commitment(self) -> list[Positions]:
        """Each commitment's evaluations, by day."""
        evaluations = self.ground.records["evaluations"]
        commitments = commitments_of(self.ground).table
        subject = positions_of_ids(commitments, evaluations.text_array("subject"))
        rows, date = np.arange(len(evaluations)), evaluations.days("date")
        return split_by(subject, rows, date.astype(np.int64), len(self.commitment_rows))

    def last_activity(self, kind: str) -> Days:
        """The latest day anything was recorded for each community, estate or unit."""
        if kind not in self._last_activity:
            self._last_activity[kind] = last_activity_of(self.ground, kind)
        return self._last_activity[kind]

    def _grouped(self, kind: str, field: str, owner: str) -> list[Positions]:
        table = self.ground.records[kind]
        rows = np.arange(len(table))
        return split_by(table.codes(field), rows, rows, len(self.ground.records[owner]))

    def _grouped_positions(self, owner_of: Positions, owner: str) -> list[Positions]:
        current = coverage_of(self.ground).current_positions
        count = len(self.ground.records[owner])
        return split_by(owner_of[current], current, np.arange(len(current)), count)

    def _grouped_pairings(self, field: str, owner: str) -> list[Positions]:
        rows = coverage_of(self.ground).current_pairings
        codes = self.ground.records["pairings"].codes(field)[rows]
        return split_by(codes, rows, np.arange(len(rows)), len(self.ground.records[owner]))


class _Owned:
    """Rows of one table in display order, by entity of a scope."""

    def __init__(self, ground: Ground, table: Table, order: Positions) -> None:
        self._measures, self._table, self._order = ground, table, order
        self._split: dict[Scope, list[Positions]] = {}

    def __call__(self, scope: Scope, entity: int) -> Positions:
        """The rows of one entity, in display order."""
        if scope not in self._split:
            self._split[scope] = self._divide(scope)
        return self._split[scope][entity]

    def _divide(self, scope: Scope) -> list[Positions]:
        ground = self._measures
        if scope is Scope.UNIT and self._table is deeds_of(ground).table:
            rank = np.full(len(deeds_of(ground).is_revoked), -1, dtype=np.intp)
            rank[self._order] = np.arange(len(self._order))
            rows, units = deeds_of(ground).unit_links.T
            kept = rank[rows] >= 0
            return split_by(units[kept], rows[kept], rank[rows[kept]], ground.size(scope))
        entity = entity_of(ground, self._table, scope)[self._order]
        return split_by(entity, self._order, np.arange(len(entity)), ground.size(scope))


def split_by(
    entity: npt.NDArray[np.integer], rows: Positions, rank: Positions, count: int
) -> list[Positions]:
    """Rows grouped by entity, each group by rank; entity -1 is left out."""
    order = np.lexsort((rank, entity))
    bounds = np.searchsorted(entity[order], np.arange(count + 1))
    ordered = rows[order]
    return [ordered[bounds[i] : bounds[i + 1]] for i in range(count)]


def chosen_rows(rows: list[T], chosen: Positions) -> tuple[T, ...]:
    """The rows at the chosen positions, in their order."""
    return tuple(rows[row] for row in chosen.tolist())


def make_county(ground: Ground) -> County:
    """Word every row of the county."""
    names = make_names(ground)
    return County(
        ground,
        names,
        make_commitment_rows(ground, names),
        make_task_rows(ground, names),
        make_deed_rows(ground, names),
    )


def urgency_order(records: Dated, done_on: Days) -> Positions:
    """Unfinished and late first, by due date; then the finished, newest first."""
    rank = _rank(records.outcome, records.timing)
    return np.lexsort((id_order(records.table), _due_key(rank, records.due, done_on), rank))


def _rank(outcome: npt.NDArray[np.int8], timing: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
    """0 open and past due, 1 not done, 2 open, 3 the rest."""
    is_open = outcome == Outcome.OPEN
    is_past = np.isin(timing, (Timing.PAST_DUE, Timing.LONG_PAST_DUE))
    conditions = [is_open & is_past, outcome == Outcome.NOT_DONE, is_open]
    return np.select(conditions, [0, 1, 2], 3).astype(np.int8)


def _due_key(
    rank: npt.NDArray[np.int8], due: npt.NDArray[np.datetime64], done_on: npt.NDArray[np.datetime64]
) -> npt.NDArray[np.int64]:
    """Open rows by due date, those without one last; finished rows by the day they were done, newest first."""
    never = np.iinfo(np.int64).max
    waiting = np.where(np.isnat(due), never, due.astype(np.int64))
    finished = np.where(np.isnat(done_on), never, -done_on.astype(np.int64))
    return np.where(rank < _FINISHED_RANK, waiting, finished)


_FINISHED_RANK = 3


def id_order(table: Table) -> npt.NDArray[np.int64]:
    """Each id's rank among its kind, so that equal keys never shuffle (rule R-21)."""
    ids = table.texts("id")
    rank = np.arange(len(ids), dtype=np.int64)
    # Offices mostly number as they go: finding that out costs a tenth of sorting.
    if all(map(operator.lt, ids, islice(ids, 1, None))):
        return rank
    order = sorted(range(len(ids)), key=ids.__getitem__)
    rank[order] = np.arange(len(ids))
    return rank
