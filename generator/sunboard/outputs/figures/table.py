"""The table of every figure that the boards show, as CSV.

It has no as-of day: a night without news leaves it as it is.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import StringIO

from sunboard.boards.addresses import FIGURES
from sunboard.boards.figure_table import figure_rows
from sunboard.checks.saying import plain
from sunboard.language import mark, say
from sunboard.measures.ground import Ground, Scope
from sunboard.schema import KIND_BY_NAME

HEADS = (
    mark("编号"),
    mark("谁的"),
    mark("名称"),
    mark("指标"),
    mark("数或分子"),
    mark("分母"),
)


def write_figures(ground: Ground, write: Callable[[str, bytes], None]) -> None:
    """Write the table; `write` takes a file's address and its bytes."""
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(plain(say(head)) for head in HEADS)
    lines.writerows(_lines(ground))
    # Without its mark Excel takes UTF-8 for the system's own encoding.
    write(FIGURES, text.getvalue().encode("utf-8-sig"))


def _lines(ground: Ground) -> Iterator[tuple[str | int | None, ...]]:
    about = {scope: (_whose(scope), list(map(plain, _names(ground, scope)))) for scope in Scope}
    for row in figure_rows(ground):
        whose, names = about[row.scope]
        number = None if row.numerator is None else round(row.numerator)
        yield row.key, whose, names[row.entity], plain(row.label), number, row.denominator


def _whose(scope: Scope) -> str:
    return say("全县") if scope is Scope.COUNTY else str(KIND_BY_NAME[scope.value].title)


def _names(ground: Ground, scope: Scope) -> list[str]:
    if scope is Scope.COUNTY:
        return [ground.programme.county]
    return ground.records[scope.value].texts("name")
