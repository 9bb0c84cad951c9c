# ruff: noqa: D102
"""All measures of one county on one day, by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from sunboard.checks.tables import Records, Table
from sunboard.measures.accountability import Accountability, accountability_of
from sunboard.measures.challenges import ChallengeMeasures, challenges_of
from sunboard.measures.columns import Mask, Positions
from sunboard.measures.commitments import CommitmentMeasures, commitments_of
from sunboard.measures.corrections import CorrectionMeasures, corrections_of
from sunboard.measures.coverage import Coverage, coverage_of
from sunboard.measures.decisions import DecisionMeasures, decisions_of
from sunboard.measures.deeds import DeedMeasures, deed_stages_of, deeds_of, nameable_people
from sunboard.measures.entities import entity_of, town_of_community
from sunboard.measures.evaluations import judges_of
from sunboard.measures.forces import Forces, forces_of
from sunboard.measures.ground import Ground, Scope, make_ground
from sunboard.measures.leaders import LeaderMeasures, leaders_of
from sunboard.measures.lists import ListMeasures, lists_of
from sunboard.measures.loop import LoopMeasures, StepMeasures, loop_of, steps_of
from sunboard.measures.meetings import MeetingMeasures, meetings_of
from sunboard.measures.modes import ModeMeasures, modes_of
from sunboard.measures.months import months_of
from sunboard.measures.notices import NoticeMeasures, notices_of
from sunboard.measures.obligations import ObligationMeasures, obligations_of
from sunboard.measures.observers import Observers, observers_of
from sunboard.measures.organisation import Organisation, organisation_of
from sunboard.measures.periods import Months
from sunboard.measures.positions import HouseholdLinks, ReportIn, household_links_of, report_in_of
from sunboard.measures.satisfaction import Satisfaction, satisfaction_of
from sunboard.measures.services import ServiceMeasures, services_of
from sunboard.measures.silence import silence_of
from sunboard.measures.stations import Stations, stations_of
from sunboard.measures.tallies import tally_of, unclear_of
from sunboard.measures.tally import Tally
from sunboard.measures.tasks import TaskMeasures, tasks_of
from sunboard.measures.trend import Period, Trend, trend_of
from sunboard.measures.visits import VisitMeasures, visits_of
from sunboard.records.publications import Publications
from sunboard.settings import Programme


@dataclass(frozen=True, eq=False)
class Measures(Ground):
    """The ground with every measure under its name."""

    @property
    def tasks(self) -> TaskMeasures:
        return tasks_of(self)

    @property
    def commitments(self) -> CommitmentMeasures:
        return commitments_of(self)

    @property
    def deeds(self) -> DeedMeasures:
        return deeds_of(self)

    @property
    def coverage(self) -> Coverage:
        return coverage_of(self)

    @property
    def months(self) -> Months:
        return months_of(self)

    @property
    def modes(self) -> ModeMeasures:
        return modes_of(self)

    @property
    def accountability(self) -> Accountability:
        return accountability_of(self)

    @property
    def lists(self) -> ListMeasures:
        return lists_of(self)

    @property
    def services(self) -> ServiceMeasures:
        return services_of(self)

    @property
    def obligations(self) -> ObligationMeasures:
        return obligations_of(self)

    @property
    def report_in(self) -> ReportIn:
        return report_in_of(self)

    @property
    def household_links(self) -> HouseholdLinks:
        return household_links_of(self)

    @property
    def visits(self) -> VisitMeasures:
        return visits_of(self)

    @property
    def leaders(self) -> LeaderMeasures:
        return leaders_of(self)

    @property
    def notices(self) -> NoticeMeasures:
        return notices_of(self)

    @property
    def corrections(self) -> CorrectionMeasures:
        return corrections_of(self)

    @property
    def meetings(self) -> MeetingMeasures:
        return meetings_of(self)

    @property
    def decisions(self) -> DecisionMeasures:
        return decisions_of(self)

    @property
    def challenges(self) -> ChallengeMeasures:
        return challenges_of(self)

    @property
    def forces(self) -> Forces:
        return forces_of(self)

    @property
    def observers(self) -> Observers:
        return observers_of(self)

    @property
    def organisation(self) -> Organisation:
        return organisation_of(self)

    @property
    def stations(self) -> Stations:
        return stations_of(self)

    @property
    def steps(self) -> tuple[StepMeasures, ...]:
        return steps_of(self)

    @property
    def judges(self) -> npt.NDArray[np.int64]:
        return judges_of(self)

    @property
    def silence(self) -> dict[str, Positions]:
        return silence_of(self)

    @property
    def nameable(self) -> Mask:
        return nameable_people(self)

    @property
    def town_of_community(self) -> Positions:
        return town_of_community(self)

    def entity(self, table: Table, scope: Scope) -> Positions:
        return entity_of(self, table, scope)

    def task_tally(self, scope: Scope) -> Tally:
        return tally_of(self, "tasks", scope)

    def commitment_tally(self, scope: Scope) -> Tally:
        return tally_of(self, "commitments", scope)

    def unclear(self, kind: str, scope: Scope) -> npt.NDArray[np.int64]:
        return unclear_of(self, kind, scope)

    def loop(self, scope: Scope) -> LoopMeasures:
        return loop_of(self, scope)

    def satisfaction(self, scope: Scope) -> Satisfaction:
        return satisfaction_of(self, scope)

    def deed_stages(self, scope: Scope) -> npt.NDArray[np.int64]:
        return deed_stages_of(self, scope)

    def trend(self, scope: Scope, period: Period) -> Trend:
        return trend_of(self, scope, period)


def derive_measures(
    records: Records,
    programme: Programme,
    as_of: date,
    publications: Publications | None = None,
    *,
    consent_day: date | None = None,
) -> Measures:
    """The ground with every measure under its name."""
    ground = make_ground(records, programme, as_of, publications, consent_day=consent_day)
    return Measures(
        ground.records,
        ground.programme,
        ground.as_of,
        ground.consent_day,
        ground.kept,
        ground.publications,
    )
