"""The tables of open data: one a kind of record, the counts, and what figures are worked out by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from sunboard.language import say
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.open_data.columns import columns_of
from sunboard.publishable.open_data.count_fields import count_fields
from sunboard.publishable.open_data.counted import count_columns
from sunboard.publishable.open_data.counts import all_counts
from sunboard.publishable.open_data.fields import DataField, DataType, fields_of
from sunboard.publishable.open_data.listed import kinds_of, listed_rows
from sunboard.publishable.open_data.more import more_columns, more_fields
from sunboard.publishable.open_data.programme_tables import programme_tables
from sunboard.schema import KIND_BY_NAME

MOST_ROWS = 100_000
"""A longer table has a file a year: 25 MB, which phones still open and every host still takes."""


@dataclass(frozen=True)
class OpenTable:
    """One table of open data."""

    name: str
    """As its files are named."""
    label: str
    row_meaning: str
    """What one row is."""
    fields: tuple[DataField, ...]
    columns: Callable[[], dict[str, Any]]
    """Makes its columns, an Arrow array a field and in their order, null where a cell is empty."""
    dated_by: str = ""
    """The column by whose years a very long one is divided; "" for none."""
    is_daily: bool = False
    """Whether it changes on nights without news: nothing else may say what stands in it."""
    years: tuple[int, ...] = ()
    """The years that have a file each, 0 for rows without a day; () where all is one file."""

    @property
    def files(self) -> tuple[str, ...]:
        """What its files are called, in the order of `years`: tasks, or tasks-2025, tasks-2026."""
        return tuple(f"{self.name}-{year or 'undated'}" for year in self.years) or (self.name,)


@remembered
def open_tables(ground: Ground) -> tuple[OpenTable, ...]:
    """All of them; of a kind that nobody keeps, or of which nothing may be told, there is none."""
    return (
        *(_of_kind(ground, name) for name in kinds_of(ground)),
        _counts(ground),
        *(
            OpenTable(small.name, small.label, small.row_meaning, small.fields, small.columns)
            for small in programme_tables(ground)
        ),
    )


def _of_kind(ground: Ground, name: str) -> OpenTable:
    kind = KIND_BY_NAME[name]
    fields = (*fields_of(kind, ground.programme), *more_fields(name))
    return OpenTable(
        name,
        str(kind.title),
        say(kind.row_meaning),
        fields,
        partial(_columns, ground, name),
        kind.began_on,
        years=_years(ground, name),
    )


def _years(ground: Ground, name: str) -> tuple[int, ...]:
    """Of a kind with more rows than fit into a file the years in which its records began."""
    rows, began_on = listed_rows(ground, name), KIND_BY_NAME[name].began_on
    size = len(ground.records[name]) if rows is None else len(rows)
    if size <= MOST_ROWS or not began_on:
        return ()
    days = ground.records[name].days(began_on)
    years = (days if rows is None else days[rows]).astype("datetime64[Y]").astype(np.int64) + 1970
    return tuple(sorted({max(year, 0) for year in np.unique(years).tolist()}))


def _columns(ground: Ground, name: str) -> dict[str, Any]:
    return {**columns_of(ground, name), **more_columns(ground, name)}


def _counts(ground: Ground) -> OpenTable:
    fields = count_fields(ground)
    columns = partial(_count_columns, ground)
    return OpenTable("counts", say("计数"), say("不逐条列出的，一个数"), fields, columns)


def _count_columns(ground: Ground) -> dict[str, Any]:
    return count_columns(all_counts(ground), [field.name for field in count_fields(ground)])


def as_of_table(ground: Ground) -> OpenTable:
    """The one table that says the day to which the records are complete, apart from all that describes them."""
    meaning = say("记录登记到哪一天；每一个数都算到这一天。")
    field = DataField("as_of", say("数据截至"), meaning, DataType.DATE, is_required=True)
    return OpenTable(
        "as_of",
        say("数据截至"),
        say("数据截至的那一天"),
        (field,),
        partial(_as_of, ground),
        is_daily=True,
    )


def _as_of(ground: Ground) -> dict[str, Any]:
    return {"as_of": pa.array([ground.as_of])}
