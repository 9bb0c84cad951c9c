"""Drips: what stood against the county and ceases to, a record a night, by other than being done (R-9).

A record stands against it that is overdue or was done late, in which residents say no, or that can't be read.
What is done late stays late, so that honest work takes nothing away here: corrections, voidings, withdrawals
and lost rows do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Mask
from sunboard.checks.private.classes import found_in, looked_for
from sunboard.checks.standing import is_held
from sunboard.language import later, several
from sunboard.measures.columns import counts_as
from sunboard.measures.due import dated_of
from sunboard.measures.evaluations import is_unhappy
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Timing
from sunboard.measures.timing import Dated
from sunboard.problems import Place, Problem
from sunboard.project import CheckedProject
from sunboard.records.drips_ledger import AS_IT_SHOULD, DripLine, Sort, Way, standing_of
from sunboard.records.folders import DATA
from sunboard.schema import KIND_BY_NAME

_LATE = (Timing.PAST_DUE, Timing.LONG_PAST_DUE, Timing.LATE)

_NAMED = 10
"""Ids that a message gives; the others are counted."""

Who = tuple[Sort, str, str]
"""A sort, a kind and an id."""


def with_tonight(ground: Ground, project: CheckedProject) -> tuple[DripLine, ...]:
    """What the ledger has of it, with what this publication would put down; on an earlier day that alone."""
    if project.is_from_log:
        return project.drips
    return (*project.drips, *_tonight(ground, project))


def _tonight(ground: Ground, project: CheckedProject) -> Iterator[DripLine]:
    stood, number = standing_of(project.drips), project.log.accepted.number + 1
    now = {*_standing(ground)}
    lines: dict[Who, Way | None] = dict.fromkeys(now - stood.keys())
    if left := stood.keys() - now:
        ways = _Ways(ground, project)
        lines |= {who: way for who in left if (way := ways.of(who, stood[who])) is not None}
    for who in sorted(lines):
        yield DripLine(ground.as_of, number, *who, lines[who])


def _standing(ground: Ground) -> Iterator[Who]:
    """Whatever stands against the county on the as-of day."""
    for kind, dated in dated_of(ground):
        for record_id in _ids(ground, kind, np.isin(dated.timing, _LATE)):
            yield Sort.LATE, kind, record_id
    for record_id in _ids(ground, "evaluations", is_unhappy(ground)):
        yield Sort.DISSATISFIED, "evaluations", record_id
    for name, unclear in ground.records.unclear.items():
        of = KIND_BY_NAME[name]
        classes = looked_for(of, of.field_by_name["id"])
        for record_id in unclear.ids if is_held(of) else ():
            # An id may be a telephone number, which is put down nowhere.
            if next(found_in(record_id, classes), None) is None:
                yield Sort.UNREAD, name, record_id


def _ids(ground: Ground, kind: str, rows: Mask) -> list[str]:
    found: list[str] = ground.records[kind].text_array("id").filter(pa.array(rows)).to_pylist()
    return found


class _Ways:
    """Tells how something ceased to stand against the county."""

    def __init__(self, ground: Ground, project: CheckedProject) -> None:
        self._ground, self._log = ground, project.log
        self._declared = {*project.checked.declared}
        self._timings: dict[str, Mapping[str, int]] = {
            kind: _timing_by_id(dated) for kind, dated in dated_of(ground)
        }
        self._changed: dict[tuple[str, str], date] = {
            (event.kind, event.id): each.as_of
            for each in project.log.publications
            for event in each.events
            if event.by
        }

    def of(self, who: Who, since: date) -> Way | None:
        """The way; None where it only isn't known on which day it was done, so that it stands."""
        sort, kind, record_id = who
        void = self._ground.records.void.get(kind)
        is_void = void is not None and record_id in void.ids
        is_there = record_id in _ids_of(self._ground, kind)
        if is_void or not is_there:
            # The log keeps whatever was counted and is gone, but for what is void, or nothing without that.
            return Way.GONE if sort is Sort.UNREAD and not is_void else Way.VOID
        return Way.MENDED if sort is Sort.UNREAD else self._of_counted(kind, record_id, since)

    def _of_counted(self, kind: str, record_id: str, since: date) -> Way | None:
        timing = self._timings.get(kind, {}).get(record_id)
        changed = self._changed.get((kind, record_id), since)
        if timing == Timing.STOPPED:
            return Way.STOPPED
        if (kind, record_id) in self._declared or changed > since:
            return Way.CORRECTED
        if timing == Timing.DAY_UNKNOWN:
            return None
        return Way.REGISTERED if timing == Timing.ON_TIME else Way.OTHERWISE


def _timing_by_id(dated: Dated) -> Mapping[str, int]:
    ids = dated.table.text_array("id").to_pylist()
    return dict(zip(ids, dated.timing.tolist(), strict=True))


@remembered
def _ids_of(ground: Ground, kind: str) -> frozenset[str]:
    return frozenset(ground.records[kind].text_array("id").to_pylist())


class Drip(NamedTuple):
    """How much of one sort has ceased to stand against the county lately, and how much still does."""

    sort: Sort
    left: tuple[str, ...]
    """The ids of those that have within `drip_days`: not by a clerk's ordinary work, and reviewed by nobody."""
    stands: int


def drips_of(ground: Ground, lines: Sequence[DripLine]) -> list[Drip]:
    """Each sort of which anything has ceased to."""
    reviewed = _reviewed(ground)
    first = ground.as_of - timedelta(days=ground.programme.limits.drip_days)
    left: dict[Sort, list[str]] = {}
    for line in lines:
        is_asked_about = line.way is not None and line.way not in AS_IT_SHOULD
        if is_asked_about and line.day > max(first, reviewed.get(line.sort, date.min)):
            left.setdefault(line.sort, []).append(line.id)
    stands = Counter(sort for sort, *_ in standing_of(lines))
    return [Drip(sort, tuple(left[sort]), stands[sort]) for sort in Sort if sort in left]


def _reviewed(ground: Ground) -> dict[str, date]:
    """By sort the last day up to which an office has said that it is right."""
    table = ground.records["reviews"]
    sorts = counts_as(table, "sort", ground.programme).tolist()
    days = table.days("date").tolist()
    found: dict[str, date] = {}
    for sort, day in zip(sorts, days, strict=True):
        found[sort] = max(day, found.get(sort, day))
    return found


def drip_problems(ground: Ground, lines: Sequence[DripLine]) -> list[Problem]:
    """Of each sort of which too much has: nothing is published before somebody says that it is right."""
    limits = ground.programme.limits
    return [
        _problem(ground, drip)
        for drip in drips_of(ground, lines)
        if len(drip.left) > limits.drip_few
        and len(drip.left) * 100 > (len(drip.left) + drip.stands) * limits.drip_percent
    ]


def _problem(ground: Ground, drip: Drip) -> Problem:
    limits, rest = ground.programme.limits, len(drip.left) - _NAMED
    ids = several(drip.left[:_NAMED])
    params = {
        "days": limits.drip_days,
        "label": sort_label(ground, drip.sort),
        "left": len(drip.left),
        "ids": later("{things}等", things=ids) if rest > 0 else ids,
        "stands": drip.stands,
        "percent": limits.drip_percent,
        "few": limits.drip_few,
    }
    return Problem(Place(f"{DATA}/reviews.csv"), "R-9-drip", params)


def sort_label(ground: Ground, sort: Sort) -> str:
    """What the programme calls a sort; the default's word where it has none."""
    return ground.programme.vocabulary("drips").label_counting_as(sort) or sort.value
