"""Typed columns as numpy arrays: the few readings every measure needs."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from sunboard.checks.arrays import NO_DAY, Text, position_of
from sunboard.checks.arrays import is_filled as has_text
from sunboard.checks.records import Table
from sunboard.settings import Programme

Counts = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int8]
"""One member of an IntEnum a row."""
Days = npt.NDArray[np.datetime64]
"""One calendar day a row, `datetime64[D]`, NaT for none."""
Mask = npt.NDArray[np.bool_]
"""One truth value a row."""
Positions = npt.NDArray[np.intp]
"""One row position of another table a row, -1 for none."""


def is_filled(table: Table, field: str) -> Mask:
    """Where a TEXT column says something."""
    return has_text(table.text_array(field))


def counts_as(table: Table, field: str, programme: Programme) -> npt.NDArray[np.object_]:
    """What the code takes each row's term for; "" for none."""
    vocabulary = programme.vocabulary(table.kind.field_by_name[field].vocabulary)
    meanings = np.array([*(term.counts_as for term in vocabulary.terms), ""], dtype=object)
    return meanings[table.codes(field)]


def has_link(table: Table, field: str) -> Mask:
    """Where a REFS column names at least one record."""
    linked = np.zeros(len(table), dtype=bool)
    linked[table.links[field].rows] = True
    return linked


def positions_of_ids(table: Table, ids: Text) -> Positions:
    """The row position of each id in a table, -1 where it has none."""
    return position_of(ids, table.text_array("id")).astype(np.intp)


def id_ranks(table: Table) -> Positions:
    """Each row's place among the ids in order, so that equal keys never shuffle (rule R-21)."""
    ids = table.texts("id")
    ranks = np.empty(len(ids), dtype=np.intp)
    ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    return ranks


def first_of(*cases: tuple[Mask, int], otherwise: int) -> Codes:
    """For each row the code of the first case that is so."""
    masks, codes = zip(*cases, strict=True)
    first: Codes = np.select(masks, codes, otherwise).astype(np.int8)
    return first


def no_days(size: int) -> Days:
    """NaT for each row."""
    return np.full(size, NO_DAY)


def keep_latest(latest: Days, position: Positions, day: Days) -> None:
    """Raise each position's day in `latest` to the latest of its days; NaT and position -1 change nothing."""
    known = position >= 0
    # NaT is the least of all integers. On `datetime64` itself the same costs eight times as much.
    np.maximum.at(latest.view(np.int64), position[known], day[known].view(np.int64))


def last_day(entity: Positions, day: Days, size: int) -> Days:
    """The latest of each entity's days, NaT for none."""
    latest = no_days(size)
    keep_latest(latest, entity, day)
    return latest


def counted(
    shape: tuple[int, ...],
    *codes: npt.NDArray[np.integer],
    of: npt.NDArray[np.number | np.bool_] | None = None,
) -> Counts:
    """How many rows have each combination of codes; one with a code of -1 is left out.

    `of` says which rows are counted; or the whole numbers that are added up, of which unknown ones add nothing.
    """
    keep = np.logical_and.reduce([code >= 0 for code in codes])
    if of is not None:
        keep &= of if of.dtype == bool else ~np.isnan(of)
    flat = np.zeros(np.count_nonzero(keep), dtype=np.int64)
    for code, size in zip(codes, shape, strict=True):
        flat = flat * size + code[keep]
    weights = None if of is None or of.dtype == bool else of[keep]
    return np.bincount(flat, weights, math.prod(shape)).astype(np.int64).reshape(shape)


def summed(entity: Positions, numbers: npt.NDArray[np.number | np.bool_], size: int) -> Counts:
    """Whole numbers added up, or a mask's rows counted, by entity."""
    return counted((size,), entity, of=numbers)


def known_sum(
    entity: Positions, numbers: npt.NDArray[np.float64], size: int
) -> npt.NDArray[np.float64]:
    """Numbers added up by entity; NaN where none is known."""
    known = (entity >= 0) & ~np.isnan(numbers)
    total = np.bincount(entity[known], weights=numbers[known], minlength=size)
    return np.where(counted((size,), entity, of=known) > 0, total, np.nan)
