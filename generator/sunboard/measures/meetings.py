"""Joint meetings: which months a community held one, and which of its paired units came."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sunboard.calendar import DAY
from sunboard.checks.records import Records, Table
from sunboard.measures.columns import Counts, Days, Mask, Positions, counted, counts_as, summed
from sunboard.measures.ground import Ground, Scope, months_of, remembered
from sunboard.measures.periods import Months
from sunboard.measures.spans import pairing_kinds, pairing_spans
from sunboard.measures.tally import Rate, rates
from sunboard.settings import Programme


@dataclass(frozen=True)
class MeetingMeasures:
    """What the meetings on record come to."""

    table: Table
    held: Counts
    """Shape (communities, months): how many monthly meetings."""
    is_due: Mask
    """The same shape: months that are over, in which meetings were kept, and that began after the
    programme did there."""
    invited: npt.NDArray[np.intp]
    """Community meetings and the units paired with the community that day: (meeting, unit) a row."""
    came: Mask
    """For each of `invited`, whether the unit was present."""
    by_level: Counts
    """Meetings at each of the programme's `levels`."""


@remembered
def meetings_of(ground: Ground) -> MeetingMeasures:
    """Work out who met when, on the as-of date."""
    records, programme = ground.records, ground.programme
    months = months_of(ground)
    table = records["meetings"]
    is_monthly = counts_as(table, "level", programme) == "community"
    is_monthly &= table.codes("community") >= 0
    invited = _invited(records, programme, np.flatnonzero(is_monthly))
    units = len(records["units"])
    present = np.stack([table.links["units"].rows, table.links["units"].targets], axis=1)
    return MeetingMeasures(
        table=table,
        held=counted(
            (len(records["communities"]), months.count),
            table.codes("community"),
            months.codes(table.days("date")),
            of=is_monthly,
        ),
        is_due=_due(ground, months) & ground.kept.in_months(months, "meetings"),
        invited=invited,
        came=np.isin(invited @ (units, 1), present @ (units, 1)),
        by_level=counted((len(programme.vocabulary("levels").terms),), table.codes("level")),
    )


@remembered
def held_of(ground: Ground, scope: Scope) -> list[Rate]:
    """Months with a meeting, of the months that should have had one: by community, or of all together."""
    meetings = meetings_of(ground)
    held, due = (meetings.is_due & (meetings.held > 0)).sum(axis=1), meetings.is_due.sum(axis=1)
    if scope is Scope.COUNTY:
        return [Rate(int(held.sum()), int(due.sum()))]
    return rates(held, due)


@remembered
def attended_of(ground: Ground) -> list[Rate]:
    """Meetings each unit came to, of those of the communities it was paired with that day."""
    meetings = meetings_of(ground)
    unit, size = meetings.invited[:, 1], ground.size(Scope.UNIT)
    return rates(summed(unit, meetings.came, size), counted((size,), unit))


def _due(ground: Ground, months: Months) -> Mask:
    """The months that are over and began after the first pairing of the community (else of the county).

    Pairings of which nobody knows the first day tell nothing of it.
    """
    month = months.spans.first.astype("datetime64[M]")
    is_over = months.spans.last <= ground.today
    pairings = ground.records["pairings"]
    is_known = ~np.isnat(pairings.days("started_on"))
    community = pairings.codes("community")[is_known]
    started = pairings.days("started_on")[is_known]
    first = started.min() if len(started) else month[0].astype("datetime64[D]") - DAY
    began: Days = np.full(ground.size(Scope.COMMUNITY), first)
    # The last one written wins, so the earliest comes last.
    order = np.argsort(started, kind="stable")[::-1]
    began[community[order]] = started[order]
    is_running: Mask = began.astype("datetime64[M]")[:, None] < month[None, :]
    return is_running & is_over


def _invited(records: Records, programme: Programme, meetings: Positions) -> npt.NDArray[np.intp]:
    """The units that answered for a meeting's community, or an estate in it, on its day; each once."""
    pairings = records["pairings"]
    is_unit = np.flatnonzero(pairing_kinds(pairings, programme) == "unit")
    community = pairings.codes("community")[is_unit]
    by_community = is_unit[np.argsort(community, kind="stable")]
    ordered = np.sort(community)
    where = records["meetings"].codes("community")[meetings]
    first = np.searchsorted(ordered, where)
    counts = np.searchsorted(ordered, where, side="right") - first
    meeting = np.repeat(meetings, counts)
    starts = np.repeat(first - np.cumsum(counts) + counts, counts)
    pairing = by_community[starts + np.arange(len(meeting))]
    day, unit = records["meetings"].days("date")[meeting], pairings.codes("unit")[pairing]
    runs = pairing_spans(records).at(pairing).hold(day)
    return np.unique(np.column_stack([meeting[runs], unit[runs]]), axis=0)
