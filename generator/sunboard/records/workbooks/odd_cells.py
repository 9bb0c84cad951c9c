"""Cells that say nothing (errors, pictures, numbers that have lost figures): read as blank, and told of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sunboard.problems import Problem
from sunboard.records.workbooks.texts import Texts

_TRIGGER = re.compile(r"E\+?[1-9]\d|e\+?[1-9]\d|D[Ii][Ss][Pp]|d[Ii][Ss][Pp]|#[A-Za-z]")
"""Found in a row that has such a cell, and in few others. Each way begins with one character, upper and lower
case written out: only so are texts without any of these passed over at once."""
_ODD = re.compile(
    r"\s*(?:"
    r"(?P<pictures>=?(?:_xlfn\.)?DISPIMG\(.*)"
    r"|(?P<cut>[+-]?\d(?:\.\d+)?E\+?(?:1[5-9]|[2-9]\d))"
    r"|(?P<error>#(?:REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA))"
    r")\s*",
    re.IGNORECASE | re.DOTALL,
)
"""`cut`: office programs keep fifteen figures, and show a number of more as 5.1E+17."""


def blank_odd_cells(texts: Texts) -> Iterator[Problem]:
    """Blank such cells; what is said of them."""
    found: dict[str, list[tuple[int, int]]] = {"pictures": [], "cut": []}
    for row, cells in zip(texts.rows, texts.cells, strict=True):
        whole = "\0".join(cells)
        if "\r" in whole:
            cells[:] = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
        if _TRIGGER.search(whole) is None:
            continue
        for column, text in zip(texts.columns, cells, strict=True):
            if (odd := _ODD.fullmatch(text)) is None:
                continue
            texts[row, column] = ""
            if odd["error"]:
                params = {"found": odd["error"].upper()}
                yield Problem(texts.place(row, column), "cell-error", params)
            else:
                found["cut" if odd["cut"] else "pictures"].append((row, column))
    for what, where in found.items():
        yield from by_column(texts, f"cells-{what}", where)


def by_column(texts: Texts, code: str, cells: Iterable[tuple[int, int]]) -> Iterator[Problem]:
    """One problem for all cells of a column, at the first of them, with the rows of all."""
    rows_by_column: dict[int, list[int]] = {}
    for row, column in cells:
        rows_by_column.setdefault(column, []).append(row)
    for column, rows in sorted(rows_by_column.items()):
        params = {"count": len(rows), "cell_rows": tuple(sorted(rows))}
        yield Problem(texts.place(min(rows), column), code, params)
