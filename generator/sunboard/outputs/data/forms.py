"""A table of open data in its three forms: CSV for programs, CSV for office programs, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from operator import is_
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.csv import WriteOptions, write_csv

from sunboard.boards import addresses
from sunboard.checks.saying import plain
from sunboard.outputs.data.texts import in_json, without_formulas
from sunboard.publishable.open_data.tables import OpenTable

_MARK = b"\xef\xbb\xbf"
"""Without it Excel takes UTF-8 for the system's own encoding."""
_QUOTED = {"quoting_style": "all_valid"}
"""Days beside each other, without a mark between, look like the numbers that the gate stops at."""
_BETWEEN = b"],\n["
"""Between two rows in JSON, each a list; there no text holds a line break."""


def forms_of(table: OpenTable) -> Iterator[dict[str, bytes]]:
    """Its files by their addresses; of each part of a very long table the CSV for programs comes first."""
    labels = [field.label for field in table.fields]
    for name, rows in _parts(table):
        own = csv_of(rows)
        yield {
            addresses.data_path(name, "csv"): own,
            addresses.data_path(name, "json"): json_of(rows),
            addresses.data_for_offices_path(name): for_offices(rows, labels, own),
        }


def _parts(table: OpenTable) -> Iterator[tuple[str, Any]]:
    """The name of each of its files, and its rows."""
    rows = pa.table(table.columns())
    if not table.years:
        yield table.name, rows
        return
    years = pc.fill_null(pc.year(rows[table.dated_by]), 0).to_numpy()
    for name, year in zip(table.files, table.years, strict=True):
        yield name, rows.take(pa.array(np.flatnonzero(years == year))).combine_chunks()


def csv_of(rows: Any) -> bytes:
    """UTF-8 without a mark, a line feed behind each line, quotation marks around all but empty cells."""
    return _head(rows.column_names) + _written(rows, **_QUOTED)


def for_offices(rows: Any, labels: Iterable[str], own: bytes) -> bytes:
    """The same for office programs: with a mark, Chinese heads, and no cell that could be a formula.

    Args:
        rows: The table.
        labels: What its columns are called.
        own: What `csv_of` made of it: where no cell changes, the lines are the same.
    """
    columns = list(map(_whole, rows.columns))
    safe = list(map(without_formulas, columns))
    is_alike = all(map(is_, safe, columns))
    lines = (
        own[len(_head(rows.column_names)) :]
        if is_alike
        else _written(_alike(rows, safe), **_QUOTED)
    )
    return _MARK + _head(map(plain, labels)) + lines


def json_of(rows: Any) -> bytes:
    """A list of rows, each a list, the names of the columns first; null in an empty cell."""
    head = json.dumps(rows.column_names)
    if not len(rows):
        return f"[\n{head}\n]\n".encode()
    columns = [in_json(_whole(column)) for column in rows.columns]
    lines = _written(_alike(rows, columns), null_string="null").rstrip(b"\n")
    return b"".join((f"[\n{head},\n[".encode(), lines.replace(b"\n", _BETWEEN), b"]\n]\n"))


def _written(rows: Any, **options: str) -> bytes:
    held = pa.BufferOutputStream()
    write_csv(rows, held, WriteOptions(include_header=False, batch_size=8_192, **options))
    made: bytes = held.getvalue().to_pybytes()
    return made


def _alike(rows: Any, columns: list[Any]) -> Any:
    return pa.table(dict(zip(rows.column_names, columns, strict=True)))


def _whole(column: Any) -> Any:
    """A column of a table in one piece."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _head(names: Iterable[str]) -> bytes:
    quoted = (name.replace('"', '""') for name in names)
    return (",".join(f'"{name}"' for name in quoted) + "\n").encode()
