"""Service sessions (优质服务进社区): 场次, 人次 and 人数 by place, unit and service; what never came."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from sunboard.checks.records import Table
from sunboard.measures.columns import (
    Counts,
    Days,
    Positions,
    counted,
    last_day,
    summed,
)
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.periods import Months
from sunboard.measures.tally import Rate


class Held(NamedTuple):
    """What one group's activities come to."""

    records: int
    sessions: int
    attendances: int
    attendances_unknown: int
    persons: int
    persons_unknown: int
    last: np.datetime64


class Turnout(NamedTuple):
    """What the activities of each group come to; a group without any has zeros.

    人次 and 人数 add up those that are known; how many records don't say is counted beside them.
    """

    records: Counts
    sessions: Counts
    attendances: Counts
    attendances_unknown: Counts
    """Records that don't give their 人次."""
    persons: Counts
    """Somebody who came to two activities counts in both: records don't say who came."""
    persons_unknown: Counts
    last: Days
    """The day of the last one; NaT for never."""

    def of(self, group: int) -> Held:
        """One group's numbers."""
        return Held._make([*(int(count[group]) for count in self[:-1]), self.last[group]])


@dataclass(frozen=True)
class ServiceMeasures:
    """The activities, and what they come to."""

    table: Table
    sessions: Counts
    """One entry an activity: how often it was held, 1 where the record doesn't say."""
    service: Positions
    """Position in `services`; the place after the last for an activity of no service."""
    service_count: int
    months: Months
    """From the month since which activities are kept to the as-of date's."""
    community_count: int

    def turnout(self, group: Positions, count: int) -> Turnout:
        """Add up the activities by group; group -1 is left out."""
        attended, people = self.table.numbers("attendances"), self.table.numbers("persons")
        return Turnout(
            records=counted((count,), group),
            sessions=summed(group, self.sessions, count),
            attendances=summed(group, attended, count),
            attendances_unknown=summed(group, np.isnan(attended), count),
            persons=summed(group, people, count),
            persons_unknown=summed(group, np.isnan(people), count),
            last=last_day(group, self.table.days("date"), count),
        )

    @cached_property
    def by_service(self) -> Turnout:
        """One group a service, and one for what is of no service."""
        return self.turnout(self.service, self.service_count + 1)

    @cached_property
    def by_month(self) -> Turnout:
        """One group a month."""
        codes = self.months.codes(self.table.days("date"))
        return self.turnout(codes.astype(np.intp), self.months.count)

    @cached_property
    def by_place_and_service(self) -> Turnout:
        """One group a community and service, community by community."""
        width = self.service_count + 1
        group = self.table.codes("community") * width + self.service
        return self.turnout(group, self.community_count * width)

    @cached_property
    def matrix(self) -> Counts:
        """Sessions, shape (communities, services and one for those of none)."""
        shape = (self.community_count, self.service_count + 1)
        return self.by_place_and_service.sessions.reshape(shape)

    @cached_property
    def _came(self) -> Counts:
        """For each community how many of the services ever came."""
        came: Counts = np.sum(self.matrix[:, : self.service_count] > 0, axis=1)
        return came

    def came(self, community: int | None = None) -> Rate:
        """Services that ever came, of all; over all communities where none is named."""
        if community is None:
            return Rate(int(self._came.sum()), self.service_count * self.community_count)
        return Rate(int(self._came[community]), self.service_count)


@remembered
def services_of(ground: Ground) -> ServiceMeasures:
    """Read the activities up to the as-of date."""
    records, programme, as_of = ground.records, ground.programme, ground.as_of
    table = records["activities"]
    written = table.numbers("sessions")
    service, count = table.codes("service"), len(programme.vocabulary("services").terms)
    return ServiceMeasures(
        table=table,
        sessions=np.where(np.isnan(written), 1, written).astype(np.int64),
        service=np.where(service < 0, count, service),
        service_count=count,
        months=ground.kept.months_of("activities", table.days("date"), as_of),
        community_count=len(records["communities"]),
    )


@remembered
def turnout_of(ground: Ground, scope: Scope) -> Turnout:
    """What the activities come to by entity; an estate's are those held for it alone."""
    services = services_of(ground)
    return services.turnout(entity_of(ground, services.table, scope), ground.size(scope))


@remembered
def wide_turnout_of(ground: Ground) -> Turnout:
    """The activities held for a whole community, by community."""
    services = services_of(ground)
    table = services.table
    community = np.where(table.codes("estate") < 0, table.codes("community"), -1)
    return services.turnout(community, services.community_count)
