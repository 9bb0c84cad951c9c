"""Silence: who reports nothing, promises nothing, or answers to nobody, and by which rule (rule R-23)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from sunboard.measures.columns import Mask, Positions, is_filled, keep_latest
from sunboard.measures.timing import Days

if TYPE_CHECKING:
    from sunboard.measures.measures import Measures


@dataclass(frozen=True)
class SilenceRule:
    """One reason to be on the list."""

    key: str
    kind: str
    """The kind of record it lists: units, communities or estates."""
    find: Callable[[Measures], Mask]
    """Which records of that kind it puts on the list."""


def last_activity(measures: Measures, kind: str) -> Days:
    """The latest day anything was recorded for each unit, community or estate; NaT for never."""
    records = measures.records
    latest = np.full(len(records[kind].frame), np.datetime64("NaT", "D"))
    field = {"units": "unit", "communities": "community", "estates": "estate"}[kind]
    for table_name, dates in _ACTIVITY_DATES.items():
        table = records[table_name]
        position = table.codes(field)
        if kind == "units" and table_name == "tasks":
            position = (
                measures.tasks.unit
            )  # what was passed on is the doing of the unit that has it now
        for name in dates:
            if kind != "units" or (table_name, name) not in _PASSIVE_FOR_UNITS:
                keep_latest(latest, position, table.days(name))
    if kind == "units":
        joint, unit = measures.deeds.unit_links.T
        keep_latest(latest, unit, records["deeds"].days("date")[joint])
    return latest


_ACTIVITY_DATES = {
    "commitments": ("made_on", "done_on"),
    "tasks": ("raised_on", "accepted_on", "completed_on"),
    "deeds": ("date",),
}
"""The days on which something happens."""

_PASSIVE_FOR_UNITS = frozenset({("tasks", "raised_on")})
"""A unit that was only sent a task has not done anything yet."""


def _is_silent(measures: Measures, kind: str) -> Mask:
    limit = np.datetime64(measures.as_of, "D") - measures.programme.limits.silent_days
    last = last_activity(measures, kind)
    return np.isnat(last) | (last < limit)


def _current_units(measures: Measures, mask: Mask) -> Mask:
    return mask & measures.coverage.unit_is_current


def _has_commitment(measures: Measures) -> Mask:
    units = measures.records["commitments"].codes("unit")
    return np.bincount(units, minlength=len(measures.records["units"].frame)) > 0


def _liaison_named(measures: Measures) -> Mask:
    units = measures.records["units"]
    return is_filled(units, "leader_office") & is_filled(units, "department")


SILENCE_RULES: tuple[SilenceRule, ...] = (
    SilenceRule("unit-no-record", "units", lambda m: _current_units(m, _is_silent(m, "units"))),
    SilenceRule("unit-no-commitment", "units", lambda m: _current_units(m, ~_has_commitment(m))),
    SilenceRule(
        "unit-no-pairing", "units", lambda m: _current_units(m, ~m.coverage.unit_is_paired)
    ),
    SilenceRule("unit-no-liaison", "units", lambda m: _current_units(m, ~_liaison_named(m))),
    SilenceRule("community-no-record", "communities", lambda m: _is_silent(m, "communities")),
    SilenceRule("estate-no-pairing", "estates", lambda m: ~m.coverage.estate_is_paired),
    SilenceRule("estate-no-record", "estates", lambda m: _is_silent(m, "estates")),
)
"""Every rule, in the order the list shows them."""


def derive_silence(measures: Measures) -> dict[str, Positions]:
    """For each rule the rows it lists, in the table's order; a rule that lists nobody is there, empty."""
    return {rule.key: np.flatnonzero(rule.find(measures)) for rule in SILENCE_RULES}


def silent_since(as_of: date, last: np.datetime64) -> int | None:
    """Whole days since the last activity; None if there never was any."""
    if np.isnat(last):
        return None
    return int((np.datetime64(as_of, "D") - last.astype("datetime64[D]")).astype(int))
