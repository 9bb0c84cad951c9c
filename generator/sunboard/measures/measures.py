"""All measures of one county on one day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

import numpy as np

from sunboard.calendar import WorkCalendar, china_calendar
from sunboard.checks.tables import Records, Table
from sunboard.measures.columns import Mask, Positions
from sunboard.measures.commitments import CommitmentMeasures, derive_commitments
from sunboard.measures.coverage import Coverage, derive_coverage
from sunboard.measures.deeds import DeedMeasures, derive_deeds, nameable_people
from sunboard.measures.loop import LoopMeasures, derive_loop
from sunboard.measures.periods import Months
from sunboard.measures.satisfaction import Satisfaction, derive_satisfaction
from sunboard.measures.silence import derive_silence
from sunboard.measures.tally import Tally, roll_up, tally
from sunboard.measures.tasks import TaskMeasures, derive_tasks
from sunboard.measures.trend import Period, Trend, derive_trend
from sunboard.settings import Programme


class Scope(StrEnum):
    """What figures are added up for; the value is the kind of record, county apart."""

    COUNTY = "county"
    TOWN = "towns"
    COMMUNITY = "communities"
    ESTATE = "estates"
    UNIT = "units"


@dataclass(frozen=True)
class Measures:
    """Everything worked out from the records; tallies are made when first asked for."""

    records: Records
    programme: Programme
    as_of: date
    calendar: WorkCalendar
    tasks: TaskMeasures
    commitments: CommitmentMeasures
    deeds: DeedMeasures
    coverage: Coverage
    months: Months
    _tallies: dict[tuple[str, Scope], Tally] = field(default_factory=dict)
    _trends: dict[tuple[Scope, Period], Trend] = field(default_factory=dict)
    _loops: dict[Scope, LoopMeasures] = field(default_factory=dict)
    _satisfactions: dict[Scope, Satisfaction] = field(default_factory=dict)

    def size(self, scope: Scope) -> int:
        """How many entities the scope has."""
        return 1 if scope is Scope.COUNTY else len(self.records[scope.value].frame)

    def entity(self, table: Table, scope: Scope) -> Positions:
        """For each row of commitments, tasks or deeds the entity it counts for; -1 for none."""
        if scope is Scope.COUNTY:
            return np.zeros(len(table.frame), dtype=np.intp)
        if scope is Scope.TOWN:
            return self.town_of_community[table.codes("community")]
        if scope is Scope.UNIT and table is self.tasks.table:
            return self.tasks.unit
        return table.codes(
            {"communities": "community", "estates": "estate", "units": "unit"}[scope]
        )

    @cached_property
    def town_of_community(self) -> Positions:
        """For each community the position of its town."""
        return self.records["communities"].codes("town")

    def task_tally(self, scope: Scope) -> Tally:
        """Tasks by entity; months by the day raised."""
        return self._tally("tasks", scope)

    def commitment_tally(self, scope: Scope) -> Tally:
        """Commitments by entity; months by the day made."""
        return self._tally("commitments", scope)

    def _tally(self, kind: str, scope: Scope) -> Tally:
        key = (kind, scope)
        if key not in self._tallies:
            self._tallies[key] = self._make_tally(kind, scope)
        return self._tallies[key]

    def _make_tally(self, kind: str, scope: Scope) -> Tally:
        if scope is Scope.COUNTY:
            return roll_up(
                np.zeros(self.size(Scope.COMMUNITY), np.intp), 1, self._tally(kind, Scope.COMMUNITY)
            )
        if scope is Scope.TOWN:
            return roll_up(
                self.town_of_community, self.size(scope), self._tally(kind, Scope.COMMUNITY)
            )
        source = self.tasks if kind == "tasks" else self.commitments
        began = source.table.days("raised_on" if kind == "tasks" else "made_on")
        return tally(
            self.entity(source.table, scope),
            self.size(scope),
            outcome=source.outcome,
            timing=source.timing,
            cohort=source.cohort,
            began=self.months.codes(began),
            came_due=self.months.codes(source.due),
            month_count=self.months.count,
        )

    def loop(self, scope: Scope) -> LoopMeasures:
        """The service loop by entity."""
        if scope not in self._loops:
            entity = self.entity(self.tasks.table, scope)
            self._loops[scope] = derive_loop(self.tasks, entity, self.size(scope), self.programme)
        return self._loops[scope]

    def satisfaction(self, scope: Scope) -> Satisfaction:
        """What residents said of finished tasks, by entity."""
        if scope not in self._satisfactions:
            entity = self.entity(self.tasks.table, scope)
            made = derive_satisfaction(self.tasks, entity, self.size(scope))
            self._satisfactions[scope] = made
        return self._satisfactions[scope]

    def trend(self, scope: Scope, period: Period) -> Trend:
        """The figures of every entity of a scope by month or quarter."""
        if (scope, period) not in self._trends:
            self._trends[scope, period] = derive_trend(self, scope, period)
        return self._trends[scope, period]

    @cached_property
    def nameable(self) -> Mask:
        """For each person, whether the name may be shown."""
        return nameable_people(self.records, self.as_of)

    @cached_property
    def silence(self) -> dict[str, Positions]:
        """Who is silent, by rule."""
        return derive_silence(self)


def derive_measures(records: Records, programme: Programme, as_of: date) -> Measures:
    """Work out everything the boards show, on the as-of date."""
    calendar = china_calendar()
    tasks = derive_tasks(records, programme, as_of, calendar)
    commitments = derive_commitments(records, programme, as_of)
    began = (
        tasks.table.days("raised_on"),
        commitments.table.days("made_on"),
        records["deeds"].days("date"),
    )
    return Measures(
        records=records,
        programme=programme,
        as_of=as_of,
        calendar=calendar,
        tasks=tasks,
        commitments=commitments,
        deeds=derive_deeds(records, programme, as_of),
        coverage=derive_coverage(records, programme, as_of),
        months=Months.covering(began, as_of),
    )
