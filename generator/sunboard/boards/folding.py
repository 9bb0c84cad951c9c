"""Which sections of a page a reader opens, what is told of them before, and which lists are cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from sunboard.boards.blocks import Block, Figures, Grid, Section, there
from sunboard.boards.values import GridRow
from sunboard.figures.values import Figure
from sunboard.language import mark, mark_many, say, say_many

Row = TypeVar("Row")

LONG = 8
"""More rows than a reader scans in passing."""
_PASSED = 15
"""As many rows stand open where a page begins with them."""
FIRST = 5
"""So many rows of a list stand open where the others are opened by a reader."""
_MOST_TOLD = 2
"""Figures told below the title of what is folded."""


@dataclass(frozen=True)
class Rest(Block):
    """What of a list a reader opens, below its first few."""

    title: str
    count: int
    """How many records are in it."""
    blocks: tuple[Block, ...]


def folded(*sections: Section | None) -> tuple[Section, ...]:
    """The sections there are, each to be opened by whoever wants it."""
    return tuple(replace(section, is_folded=True) for section in there(*sections))


def first_open(*sections: Section) -> tuple[Section, ...]:
    """The sections, each to be opened by whoever wants it; that which they begin with stands open."""
    return tuple(
        replace(section, is_open=not place) for place, section in enumerate(folded(*sections))
    )


def long_folded(*sections: Section) -> tuple[Section, ...]:
    """The sections, those with long lists to be opened; one that the page begins with stands open.

    What is longer than anybody passes by stands open only where `begun` cuts it.
    """
    return tuple(
        replace(section, is_folded=True, is_open=not place and _length(section, Grid) <= _PASSED)
        if _length(section) > LONG
        else section
        for place, section in enumerate(sections)
    )


def _length(section: Section, *without: type[Block]) -> int:
    return sum(block.length for block in section.blocks if not isinstance(block, without))


def first_few(
    rows: Sequence[Row], make: Callable[[tuple[Row, ...]], Block], rest: str, sums: int = 0
) -> tuple[Block, ...]:
    """A list of rows, of a long one the first few; `rest` says what the others are.

    So many rows as are `sums` stand before them and are none of them.
    """
    if len(rows) - sums <= LONG:
        return (make(tuple(rows)),)
    others = tuple(rows[sums + FIRST :])
    return make(tuple(rows[: sums + FIRST])), Rest(rest, len(others), (make(others),))


def begun(section: Section) -> Section:
    """A section; of tables that stand open there and are longer than anybody passes by, the first few rows."""
    if not section.is_open or _length(section) <= _PASSED:
        return section
    return replace(section, blocks=tuple(chain.from_iterable(map(_first_rows, section.blocks))))


def _first_rows(block: Block) -> tuple[Block, ...]:
    if not isinstance(block, Grid):
        return (block,)
    # A sum above the places has no page, nor have months.
    sums = next((place for place, row in enumerate(block.rows) if row.path), 0)
    return first_few(block.rows, partial(_with_rows, block), say("其余的"), sums)


def _with_rows(grid: Grid, rows: tuple[GridRow, ...]) -> Grid:
    return replace(grid, rows=rows)


def told_above(sections: tuple[Section, ...]) -> tuple[tuple[Figures, ...], tuple[Section, ...]]:
    """The figures of what a reader opens, in one for the page's opening; and the sections without these.

    Of several sections with figures it is the first of each, and the others stay, in a line.
    """
    has_several = sum(map(_tells, sections)) > 1
    found: list[Figure] = []
    rest: list[Section] = []
    for section in sections:
        if not _tells(section):
            rest.append(section)
            continue
        figures, *blocks = section.blocks
        assert isinstance(figures, Figures)
        above = figures.figures[:1] if has_several else figures.figures
        below = Figures(figures.figures[len(above) :], "line")
        found += above
        rest.append(replace(section, blocks=(*((below,) if below.figures else ()), *blocks)))
    return (Figures(tuple(found)),) if found else (), tuple(rest)


def _tells(section: Section) -> bool:
    """Whether it is folded and begins with figures."""
    return section.is_folded and isinstance(section.blocks[0], Figures)


def in_brief(section: Section) -> Section:
    """A folded section says below its title how many rows it has, and what its maker or its figures say."""
    if not section.is_folded:
        return section
    told = (f for block in section.blocks if isinstance(block, Figures) for f in block.figures)
    rest = section.brief or tuple(islice(told, _MOST_TOLD))
    return replace(section, brief=(*_counted(section), *rest))


def _counted(section: Section) -> tuple[str, ...]:
    for block in section.blocks:
        if isinstance(block, Grid):
            count = sum(bool(row.path) for row in block.rows) or len(block.rows)
            return tuple(
                say_many(counted, count)
                for head, counted in _COUNTED
                if block.heads[0] == say(head)
            )
    return ()


_COUNTED = (
    (mark("社区"), mark_many("{n}个社区")),
    (mark("单位"), mark_many("{n}个单位")),
    (mark("月份"), mark_many("{n}个月")),
)
"""By what the names' column of a grid is called, how its rows are counted."""
