"""Hidden rows and columns: what stands in them is not read, but for merged cells that reach out of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from sunboard.language import Several, later, several
from sunboard.problems import Problem
from sunboard.records.layouts.grids import letters_of
from sunboard.records.sheets import Merged
from sunboard.records.workbooks.texts import Texts

MOST_NAMED = 12
"""Stretches of rows or columns that a message names."""


def hide(
    texts: Texts, merged: Iterable[Merged], rows: Collection[int], columns: Collection[int]
) -> tuple[tuple[Merged, ...], list[Problem]]:
    """Blank what is hidden; the merged cells that are still seen, and what is said of the rest.

    What is hidden and blank is nobody's loss.
    """
    seen = tuple(_seen(texts, merged, rows, columns))
    problems = []
    lost_columns = list(_blank_columns(texts, columns))
    lost_rows = list(_blank_rows(texts, rows))
    if lost_rows:
        params = {"count": len(lost_rows), "rows": _stretches(map(str, lost_rows), lost_rows)}
        problems.append(Problem(texts.sheet, "rows-hidden", params))
    if lost_columns:
        letters = _stretches(map(letters_of, lost_columns), lost_columns)
        problems.append(Problem(texts.sheet, "columns-hidden", {"columns": letters}))
    return seen, problems


def _seen(
    texts: Texts, merged: Iterable[Merged], rows: Collection[int], columns: Collection[int]
) -> Iterator[Merged]:
    """What of merged cells is seen, the text in its first cell."""
    for each in merged:
        top = next((r for r in range(each.first_row, each.last_row + 1) if r not in rows), None)
        left = next(
            (c for c in range(each.first_column, each.last_column + 1) if c not in columns), None
        )
        if top is not None and left is not None:
            texts[top, left] = texts[each.first_row, each.first_column]
            yield Merged(top, left, each.last_row, each.last_column)


def _blank_rows(texts: Texts, rows: Collection[int]) -> Iterator[int]:
    for row in texts.rows:
        if row in rows and any(cells := texts.cells[row - texts.first_row]):
            cells[:] = [""] * len(cells)
            yield row


def _blank_columns(texts: Texts, columns: Collection[int]) -> Iterator[int]:
    for at, column in enumerate(texts.columns):
        if column in columns and any(cells[at] for cells in texts.cells):
            for cells in texts.cells:
                cells[at] = ""
            yield column


def _stretches(names: Iterable[str], numbers: list[int]) -> Several:
    """Numbers in their order as people write them: 5、7–9."""
    name_by_number = dict(zip(numbers, names, strict=True))
    stretches = []
    for _, group in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        stretch = [name_by_number[number] for _, number in group]
        stretches.append(stretch[0] if len(stretch) == 1 else f"{stretch[0]}–{stretch[-1]}")
    return several(stretches[:MOST_NAMED], later("……") if len(stretches) > MOST_NAMED else "")
