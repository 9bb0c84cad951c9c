"""Tables of text in which records stand as they were accepted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Text, replaced
from sunboard.checks.drafts import Draft
from sunboard.checks.records import WITHHELD
from sunboard.records.gathering import TEXT
from sunboard.records.log import LOG, Standing
from sunboard.records.log.files import file_name
from sunboard.records.text_tables import SourceFile, TextTable

Cells = Mapping[tuple[str, str], Mapping[int, str]]
"""By kind and field the texts that stand in some rows."""


def with_accepted(
    table: TextTable, cells: Cells, absent: Sequence[tuple[str, Standing]]
) -> TextTable:
    """A table in which other texts stand in some cells, and behind its rows those that no file has."""
    name = table.kind.name
    texts = {
        column: replaced(text, cells.get((name, column), {}))
        for column, text in table.texts.items()
    }
    made = replace(table, texts=texts)
    return _behind(made, absent) if absent else made


def _behind(table: TextTable, absent: Sequence[tuple[str, Standing]]) -> TextTable:
    """The table with rows as they were accepted, each in the publication and line that accepted it."""
    numbers = sorted({standing.at[0] for _, standing in absent})
    count = {number: sum(standing.at[0] == number for _, standing in absent) for number in numbers}
    files = [SourceFile(f"{LOG}/{file_name(number)}", {}, count[number]) for number in numbers]
    code = {number: len(table.files) + at for at, number in enumerate(numbers)}

    def column(name: str) -> Text:
        if name == "id":
            return pa.array([record_id for record_id, _ in absent], TEXT)
        return pa.array([_said(standing, name) for _, standing in absent], TEXT)

    none = np.full(len(absent), -1, dtype=np.int32)
    codes = np.array([code[standing.at[0]] for _, standing in absent], dtype=np.int32)
    lines = np.array([standing.at[1] for _, standing in absent], dtype=np.int32)
    return replace(
        table,
        texts={
            name: pa.chunked_array([text, column(name)], TEXT).combine_chunks()
            for name, text in table.texts.items()
        },
        files=(*table.files, *files),
        file_codes=np.concatenate([table.file_codes, codes]),
        lines=np.concatenate([table.lines, lines]),
        told_by={kind: np.concatenate([rows, none]) for kind, rows in table.told_by.items()},
    )


def _said(standing: Standing, name: str) -> str:
    """What a record says in a field; what stood there and is told nowhere counts as filled in."""
    return WITHHELD if name in standing.hidden else standing.values.get(name, "")


def with_ids_behind(table: TextTable, draft: Draft) -> Text:
    """The ids of a table's rows: those that the office's own have got, then those of the rows behind them."""
    own = draft.texts["id"]
    return pa.chunked_array([own, table.texts["id"].slice(len(own))], TEXT).combine_chunks()
