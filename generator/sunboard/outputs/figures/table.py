"""The table of every figure that the boards show, as CSV.

It has no as-of day: a night without news leaves it as it is.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import StringIO

from sunboard.boards.addresses import FIGURES
from sunboard.boards.figure_table import figure_rows
from sunboard.measures.ground import Ground, Scope
from sunboard.schema import KIND_BY_NAME

HEADS = ("编号", "谁的", "名称", "指标", "数或分子", "分母")
_FORMULA = tuple("=+-@＝＋－＠\t\r")
"""What a spreadsheet may take for the beginning of a formula."""


def write_figures(ground: Ground, write: Callable[[str, bytes], None]) -> None:
    """Write the table; `write` takes a file's address and its bytes."""
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(HEADS)
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
    return "全县" if scope is Scope.COUNTY else KIND_BY_NAME[scope.value].label


def _names(ground: Ground, scope: Scope) -> list[str]:
    if scope is Scope.COUNTY:
        return [ground.programme.county]
    return ground.records[scope.value].texts("name")


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
