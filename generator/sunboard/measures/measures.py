"""All measures of one county on one day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sunboard.calendar import WorkCalendar
from sunboard.checks.tables import Records, Table
from sunboard.measures.accountability import Accountability, derive_accountability
from sunboard.measures.challenges import ChallengeMeasures, derive_challenges
from sunboard.measures.columns import Mask, Positions
from sunboard.measures.commitments import CommitmentMeasures, derive_commitments
from sunboard.measures.corrections import CorrectionMeasures, derive_corrections
from sunboard.measures.coverage import Coverage, derive_coverage
from sunboard.measures.decisions import DecisionMeasures, derive_decisions
from sunboard.measures.deeds import DeedMeasures, count_stages, derive_deeds, nameable_people
from sunboard.measures.evaluations import count_judges
from sunboard.measures.forces import Forces, derive_forces
from sunboard.measures.kept import Kept, derive_kept, kept_boards, kept_steps
from sunboard.measures.leaders import LeaderMeasures, derive_leaders
from sunboard.measures.lists import ListMeasures, derive_lists
from sunboard.measures.loop import LoopMeasures, StepMeasures, derive_loop, derive_steps
from sunboard.measures.meetings import MeetingMeasures, derive_meetings
from sunboard.measures.modes import ModeMeasures, derive_modes
from sunboard.measures.moves import Moves
from sunboard.measures.notices import NoticeMeasures, derive_notices
from sunboard.measures.obligations import ObligationMeasures, derive_obligations
from sunboard.measures.observers import Observers, derive_observers
from sunboard.measures.organisation import Organisation, derive_organisation
from sunboard.measures.periods import Months
from sunboard.measures.positions import (
    HouseholdLinks,
    ReportIn,
    derive_household_links,
    derive_report_in,
)
from sunboard.measures.satisfaction import Satisfaction, derive_satisfaction
from sunboard.measures.services import ServiceMeasures, derive_services
from sunboard.measures.silence import derive_silence
from sunboard.measures.stations import Stations, derive_stations
from sunboard.measures.tally import Tally, roll_up, tally
from sunboard.measures.tasks import TaskMeasures, derive_tasks
from sunboard.measures.trend import Period, Trend, derive_trend
from sunboard.measures.visits import VisitMeasures, derive_visits
from sunboard.records.publications import Publications
from sunboard.schema import KIND_BY_NAME
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
    consent_day: date
    """The day that consent is judged on: today, or the as-of day where that is later."""
    calendar: WorkCalendar
    tasks: TaskMeasures
    commitments: CommitmentMeasures
    deeds: DeedMeasures
    coverage: Coverage
    months: Months
    kept: Kept
    """Which kinds are kept, and since when; `programme` has the others, and the boards and steps that count."""
    _tallies: dict[tuple[str, Scope], Tally] = field(default_factory=dict)
    _trends: dict[tuple[Scope, Period], Trend] = field(default_factory=dict)
    _loops: dict[Scope, LoopMeasures] = field(default_factory=dict)
    _satisfactions: dict[Scope, Satisfaction] = field(default_factory=dict)
    _deed_stages: dict[Scope, npt.NDArray[np.int64]] = field(default_factory=dict)

    def size(self, scope: Scope) -> int:
        """How many entities the scope has."""
        return 1 if scope is Scope.COUNTY else len(self.records[scope.value])

    def entity(self, table: Table, scope: Scope) -> Positions:
        """For each row of commitments, tasks or deeds the entity it counts for; -1 for none."""
        if scope is Scope.COUNTY:
            return np.zeros(len(table), dtype=np.intp)
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
            made = self._make_tally(kind, scope)
            self._tallies[key] = replace(made, unclear=self.unclear(kind, scope))
        return self._tallies[key]

    def unclear(self, kind: str, scope: Scope) -> npt.NDArray[np.int64]:
        """For each entity how many records known to be its own can't be counted; all of them for the county."""
        unclear = self.records.unclear.get(kind)
        if unclear is None:
            return np.zeros(self.size(scope), dtype=np.int64)
        if scope is Scope.COUNTY:
            return np.array([unclear.count], dtype=np.int64)
        owners = {
            Scope.COMMUNITY: unclear.community,
            Scope.ESTATE: unclear.estate,
            Scope.UNIT: unclear.unit,
            Scope.TOWN: np.append(self.town_of_community, -1)[unclear.community],
        }
        entity = owners[scope]
        return np.bincount(entity[entity >= 0], minlength=self.size(scope))

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
            self._loops[scope] = derive_loop(self.tasks, self.steps, entity, self.size(scope))
        return self._loops[scope]

    @cached_property
    def steps(self) -> tuple[StepMeasures, ...]:
        """Each step of the loop, task by task."""
        return derive_steps(self.tasks, self.programme, self.as_of, self.calendar)

    @cached_property
    def judges(self) -> npt.NDArray[np.int64]:
        """People who judged tasks: kinds of evaluator by levels."""
        return count_judges(self.records, self.programme)

    @cached_property
    def modes(self) -> ModeMeasures:
        """What is served in which mode."""
        return derive_modes(self)

    @cached_property
    def accountability(self) -> Accountability:
        """What every unit has to answer for: what is overdue, and what done work fails to show."""
        return derive_accountability(self)

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
        return nameable_people(self.records, self.consent_day)

    @cached_property
    def lists(self) -> ListMeasures:
        """The lists (四张清单)."""
        return derive_lists(self)

    @cached_property
    def services(self) -> ServiceMeasures:
        """Service sessions (八进社区)."""
        return derive_services(self.records, self.programme, self.as_of, self.kept)

    @cached_property
    def obligations(self) -> ObligationMeasures:
        """What every unit is to do each month (四个一)."""
        return derive_obligations(self)

    @cached_property
    def report_in(self) -> ReportIn:
        """Who has reported in to which position and community."""
        return derive_report_in(self)

    @cached_property
    def household_links(self) -> HouseholdLinks:
        """How many households are linked."""
        return derive_household_links(self)

    @cached_property
    def visits(self) -> VisitMeasures:
        """Visits by unit and month."""
        return derive_visits(self)

    @cached_property
    def leaders(self) -> LeaderMeasures:
        """The leaders answerable for communities."""
        return derive_leaders(self)

    def deed_stages(self, scope: Scope) -> npt.NDArray[np.int64]:
        """How many deeds stand at each stage, by entity; a joint deed counts for each unit that took part."""
        if scope not in self._deed_stages:
            deeds = self.deeds
            if scope is Scope.UNIT:
                rows, entity = deeds.unit_links.T
            else:
                rows = np.arange(len(deeds.stage))
                entity = self.entity(deeds.table, scope)
            self._deed_stages[scope] = count_stages(deeds.stage[rows], entity, self.size(scope))
        return self._deed_stages[scope]

    @cached_property
    def notices(self) -> NoticeMeasures:
        """Which notices stand, and which lack an outcome."""
        return derive_notices(self.records, self.programme, self.as_of)

    @cached_property
    def corrections(self) -> CorrectionMeasures:
        """What was corrected or taken down."""
        return derive_corrections(self.records, self.programme)

    @cached_property
    def meetings(self) -> MeetingMeasures:
        """Which communities met when, and who came."""
        return derive_meetings(self.records, self.programme, self.as_of, self.months, self.kept)

    @cached_property
    def decisions(self) -> DecisionMeasures:
        """What became of everything a joint meeting decided or raised."""
        return derive_decisions(self.records, self.programme, self.as_of, self.tasks, self.months)

    @cached_property
    def challenges(self) -> ChallengeMeasures:
        """Which challenges were taken up, and what came of them."""
        return derive_challenges(self.records, self.programme, self.as_of)

    @cached_property
    def silence(self) -> dict[str, Positions]:
        """Who is silent, by rule."""
        return derive_silence(self)

    @cached_property
    def forces(self) -> Forces:
        """The teams and social forces of each community."""
        return derive_forces(self.records, self.programme, self.as_of)

    @cached_property
    def observers(self) -> Observers:
        """The city observers and what they reported."""
        return derive_observers(self)

    @cached_property
    def organisation(self) -> Organisation:
        """Branches, building groups and centre households of the estates."""
        return derive_organisation(self.records)

    @cached_property
    def moves(self) -> Moves:
        """The last day on which each record changed how it stands."""
        return Moves(self)

    @cached_property
    def stations(self) -> Stations:
        """The service stations and the shifts taken there."""
        return derive_stations(self.records, self.programme, self.as_of)


def derive_measures(
    records: Records,
    programme: Programme,
    as_of: date,
    publications: Publications | None = None,
    *,
    consent_day: date | None = None,
) -> Measures:
    """Work out everything the boards show, on the as-of date.

    `publications` is the ledger of what stood on the site since when; None where there is none yet.
    `consent_day` is the day that consent is judged on; None for the as-of date.
    """
    calendar, kept = programme.calendar, derive_kept(records, programme, as_of)
    boards, steps = kept_boards(programme, kept), kept_steps(programme, kept)
    absent = frozenset(KIND_BY_NAME) - frozenset(kept.since)
    programme = replace(programme, boards=boards, steps=steps, absent=absent)
    tasks = derive_tasks(records, programme, as_of, calendar, publications)
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
        consent_day=consent_day or as_of,
        calendar=calendar,
        tasks=tasks,
        commitments=commitments,
        deeds=derive_deeds(records, programme, as_of),
        coverage=derive_coverage(records, programme, as_of),
        months=Months.covering(began, as_of),
        kept=kept,
    )
