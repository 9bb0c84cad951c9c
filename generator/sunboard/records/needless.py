"""Cells that said nothing, told as far as they are needed: not of totals, nor of columns that are not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sunboard.problems import Problem
from sunboard.records.layouts.laid import Laid
from sunboard.schema import Field

ROWS = "cell_rows"
"""The param that has the rows of a problem which stands for several cells of a column; nobody says it."""
_CUT, _CUT_UNSHOWN = "cells-cut", "cells-cut-unshown"


def needed(problems: Iterable[Problem], laid: Mapping[str, Laid]) -> Iterator[Problem]:
    """What is left of the problems of a workbook's cells.

    Args:
        problems: What was said of a file before anybody knew its tables.
        laid: What its sheets hold, by name.
    """
    for problem in problems:
        of_sheet = laid.get(problem.place.sheet)
        if not problem.place.letter or of_sheet is None or not of_sheet.tables:
            yield _without_rows(problem)
        elif (told := _needed(problem, of_sheet)) is not None:
            yield _without_rows(told)


def _needed(problem: Problem, laid: Laid) -> Problem | None:
    place, fields = problem.place, _fields(laid, problem.place.letter)
    said: Iterable[int] = problem.params.get(ROWS, (place.row,))
    rows = [row for row in said if row not in laid.feet]
    if not rows or not fields:
        return None
    shown = any(each.is_public for each in fields)
    code = _CUT_UNSHOWN if problem.code == _CUT and not shown else problem.code
    count = {"count": len(rows)} if ROWS in problem.params else {}
    first = replace(place, row=min(rows))
    return Problem(first, code, {**problem.params, **count})


def _fields(laid: Laid, letter: str) -> list[Field]:
    """What a column is read as."""
    return [
        table.kind.field_by_name[name]
        for table in laid.tables
        for name, own in table.letters.items()
        if own == letter
    ]


def _without_rows(problem: Problem) -> Problem:
    params = {name: value for name, value in problem.params.items() if name != ROWS}
    return replace(problem, params=params)
