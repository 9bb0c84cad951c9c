"""Silence: who reports nothing, promises nothing, or answers to nobody, and by which rule (rule R-23)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sunboard.calendar import DAY
from sunboard.checks.arrays import NO_DAY
from sunboard.measures.columns import (
    Days,
    Mask,
    Positions,
    counted,
    counts_as,
    is_filled,
    keep_latest,
    last_day,
    no_days,
)
from sunboard.measures.coverage import coverage_of
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.positions import report_in_of
from sunboard.measures.tasks import tasks_of
from sunboard.measures.unclear import may_be_paired, may_have
from sunboard.schema import KIND_BY_NAME, KINDS


@dataclass(frozen=True)
class SilenceRule:
    """One reason to be on the list."""

    key: str
    kind: str
    """The kind of record it lists: units, communities or estates."""
    find: Callable[[Ground], Mask]
    """Which records of that kind it puts on the list."""
    kinds: tuple[str, ...]
    """It holds where all of these kinds of record are kept."""
    boards: tuple[str, ...] = ()
    """It holds where one of these boards is made; () for always."""
    looks_back: bool = False
    """Whether it looks at the last days alone; the kinds must have been kept all through them."""
    fields: tuple[str, ...] = ()
    """It holds where one of these is filled in for anybody: an office without such columns keeps none; () for
    always."""
    is_unclear: Callable[[Ground], Mask] | None = None
    """Of which records nobody can say it, as one that can't be counted may be what they lack; None for whoever
    has such a one of the kinds above."""


@remembered
def last_activity_of(ground: Ground, kind: str) -> Days:
    """The latest day anything was recorded for each unit, community or estate; NaT for never."""
    latest = no_days(len(ground.records[kind]))
    field = KIND_BY_NAME[kind].owner_as
    for table_name, dates in _ACTIVITY_DATES.items():
        position = _position(ground, table_name, field)
        for name in dates:
            if position is not None and (kind, table_name, name) not in _PASSIVE:
                keep_latest(latest, position, _days(ground, table_name, name))
    if kind == "units":
        joint, unit = deeds_of(ground).unit_links.T
        keep_latest(latest, unit, ground.records["deeds"].days("date")[joint])
        meetings = ground.records["meetings"]
        came = meetings.links["units"]
        keep_latest(latest, came.targets, meetings.days("date")[came.rows])
    return latest


_ACTIVITY_DATES = {kind.name: kind.activity_dates for kind in KINDS if kind.activity_dates}
"""The days on which something happens."""

_PASSIVE = frozenset({("units", "tasks", "raised_on")})
"""A unit that was only sent a task has not done anything yet."""


_BY_LINKS = frozenset({("units", "meetings"), ("units", "deeds")})
"""A unit came to a meeting, or took part in a deed, by a list of units."""


def _position(ground: Ground, table_name: str, field: str) -> Positions | None:
    """For each row the unit, community or estate it is about; None where the kind says nothing of them."""
    records = ground.records
    table = records[table_name]
    if field == "unit" and table_name == "tasks":
        return tasks_of(ground).unit  # what was passed on is the doing of the unit that has it now
    if field in table.kind.field_by_name:
        return table.codes(field)
    if table_name == "shifts":
        return records["stations"].codes(field)[table.codes("station")]
    if table_name == "visits":
        return records["estates"].codes("community")[table.codes("estate")]
    return None


def _days(ground: Ground, table_name: str, name: str) -> Days:
    """A column of days; a shift that nobody held is no activity."""
    table = ground.records[table_name]
    if table_name != "shifts":
        return table.days(name)
    is_held = counts_as(table, "state", ground.programme) == "held"
    return np.where(is_held, table.days(name), NO_DAY)


def _is_silent(ground: Ground, kind: str) -> Mask:
    return _is_past(ground, last_activity_of(ground, kind))


def _lacks_recent(ground: Ground, table_name: str) -> Mask:
    """Units without a record of one kind in the days that the programme allows."""
    (name,) = _ACTIVITY_DATES[table_name]
    unit, day = ground.records[table_name].codes("unit"), _days(ground, table_name, name)
    return _is_past(ground, last_day(unit, day, len(ground.records["units"])))


def _is_past(ground: Ground, last: Days) -> Mask:
    is_past: Mask = np.isnat(last) | (last < _first_day(ground))
    return is_past


def _first_day(ground: Ground) -> np.datetime64:
    """The first of the days in which something should have been recorded."""
    return ground.today - ground.programme.limits.silent_days * DAY


def _has_commitment(ground: Ground) -> Mask:
    units = ground.records["commitments"].codes("unit")
    return counted((len(ground.records["units"]),), units) > 0


_LIAISON = ("leader_office", "department")
"""What says who answers for a unit."""


def _liaison_named(ground: Ground) -> Mask:
    leader, department = (is_filled(ground.records["units"], name) for name in _LIAISON)
    named: Mask = leader & department
    return named


def _has_nobody_reported(ground: Ground) -> Mask:
    report_in = report_in_of(ground)
    is_nobody: Mask = report_in.members_missing == report_in.members
    return is_nobody


def _has_somebody_missing(ground: Ground) -> Mask:
    missing = report_in_of(ground).members_missing
    return (missing > 0) & ~_has_nobody_reported(ground)


def _units(
    key: str,
    find: Callable[[Ground], Mask],
    *kinds: str,
    boards: tuple[str, ...] = (),
    looks_back: bool = False,
    fields: tuple[str, ...] = (),
    is_unclear: Callable[[Ground], Mask] | None = None,
) -> SilenceRule:
    """A rule about units; those merged or closed are listed by none."""

    def find_current(ground: Ground) -> Mask:
        return find(ground) & coverage_of(ground).unit_is_current

    return SilenceRule(key, "units", find_current, kinds, boards, looks_back, fields, is_unclear)


SILENCE_RULES: tuple[SilenceRule, ...] = (
    _units("unit-no-record", lambda g: _is_silent(g, "units"), looks_back=True),
    _units("unit-no-commitment", lambda g: ~_has_commitment(g), "commitments"),
    _units("unit-no-pairing", lambda g: ~coverage_of(g).unit_is_paired, "pairings"),
    _units("unit-no-liaison", lambda g: ~_liaison_named(g), fields=_LIAISON),
    _units("unit-no-report-in", _has_nobody_reported, "people", "positions", boards=("positions",)),
    _units(
        "unit-part-report-in",
        _has_somebody_missing,
        *("people", "positions"),
        boards=("positions",),
        # Another person doesn't make good who is missing.
        is_unclear=lambda g: may_have(g, "positions", Scope.UNIT),
    ),
    _units(
        "unit-no-visit",
        lambda g: _lacks_recent(g, "visits"),
        "visits",
        boards=("positions",),
        looks_back=True,
    ),
    _units(
        "unit-no-activity",
        lambda g: _lacks_recent(g, "activities"),
        "activities",
        boards=("obligations", "services"),
        looks_back=True,
    ),
    SilenceRule(
        "community-no-record",
        "communities",
        lambda g: _is_silent(g, "communities"),
        (),
        looks_back=True,
    ),
    SilenceRule(
        "estate-no-pairing",
        "estates",
        lambda g: ~coverage_of(g).estate_is_paired,
        ("pairings",),
        is_unclear=lambda g: may_be_paired(g, Scope.ESTATE),
    ),
    SilenceRule(
        "estate-no-record", "estates", lambda g: _is_silent(g, "estates"), (), looks_back=True
    ),
)
"""Every rule, in the order the list shows them."""


def rules_of(ground: Ground) -> tuple[SilenceRule, ...]:
    """The rules that hold: nobody is silent about what the county doesn't keep, or not long enough."""
    return tuple(rule for rule in SILENCE_RULES if _holds(rule, ground))


def _holds(rule: SilenceRule, ground: Ground) -> bool:
    asked_for = not rule.boards or set(rule.boards).intersection(ground.programme.boards)
    if not asked_for or not ground.kept.keeps(*rule.kinds):
        return False
    table = ground.records[rule.kind]
    if rule.fields and not any(is_filled(table, name).any() for name in rule.fields):
        return False
    if not rule.looks_back:
        return True
    # Whoever looks at any record needs one kind that was kept from the first day looked at.
    kept = ground.kept.on(_first_day(ground), *(rule.kinds or activity_kinds(ground, rule.kind)))
    return kept == rule.kinds if rule.kinds else bool(kept)


def activity_kinds(ground: Ground, kind: str) -> tuple[str, ...]:
    """The kinds that are kept and say when a unit, community or estate did something."""
    return tuple(
        name
        for name in _ACTIVITY_DATES
        if ground.kept.keeps(name)
        and (
            _position(ground, name, KIND_BY_NAME[kind].owner_as) is not None
            or (kind, name) in _BY_LINKS
        )
    )


def silent_units(ground: Ground) -> Mask:
    """Which units are on the list, by whatever rules."""
    is_silent = np.zeros(len(ground.records["units"]), dtype=bool)
    silence = silence_of(ground)
    for rule in rules_of(ground):
        if rule.kind == "units":
            is_silent[silence[rule.key]] = True
    return is_silent


@remembered
def silence_of(ground: Ground) -> dict[str, Positions]:
    """For each rule that holds the rows it lists, in the table's order; nobody listed is there too, empty."""
    return {
        rule.key: np.flatnonzero(rule.find(ground) & ~_is_unclear(ground, rule))
        for rule in rules_of(ground)
    }


@remembered
def unsaid_of(ground: Ground) -> dict[str, int]:
    """For each rule that holds how many it doesn't list, as what can't be counted may be what they lack."""
    return {
        rule.key: int(np.count_nonzero(rule.find(ground) & _is_unclear(ground, rule)))
        for rule in rules_of(ground)
    }


def _is_unclear(ground: Ground, rule: SilenceRule) -> Mask:
    if rule.is_unclear:
        return rule.is_unclear(ground)
    found = np.zeros(len(ground.records[rule.kind]), dtype=bool)
    for field in rule.fields:
        found |= ground.records[rule.kind].lost_in(field)
    since = _first_day(ground) if rule.looks_back else None
    kinds = rule.kinds or (activity_kinds(ground, rule.kind) if rule.looks_back else ())
    for kind in kinds:
        found |= may_have(ground, kind, Scope(rule.kind), since)
    return found
