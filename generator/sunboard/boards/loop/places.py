"""Where tasks wait in the loop, by community and by unit."""

from __future__ import annotations

from sunboard.boards.blocks import Grid
from sunboard.boards.figure_grid import Column, by_figure, cell_of, figure_grid
from sunboard.boards.grids import order_words
from sunboard.boards.values import Cell
from sunboard.figures.kind import FigureKind, label_of
from sunboard.figures.loop import (
    ANSWERED,
    PUBLISHED_IN_TIME,
    WAITS_TOO_LONG,
    by_step,
    published_step,
)
from sunboard.language import say
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.loop import loop_of
from sunboard.settings import Step


def waiting_grid(ground: Ground, scope: Scope) -> Grid:
    """A row a community or unit, a column a step; the largest share waiting too long first."""
    programme = ground.programme
    entities = by_figure(ground, WAITS_TOO_LONG, scope, highest_first=True)
    if scope is Scope.UNIT:
        has_any = loop_of(ground, scope).reached.any(axis=1)
        is_shown = coverage_of(ground).unit_is_current | has_any
        entities = [unit for unit in entities if is_shown[unit]]
    published = published_step(programme)
    in_time = "" if published is None else _in_time(programme.steps[published])
    caption = say(
        "各步是在等这一步的件数，「超时」是其中等得超过步骤时限的。「超时合计」写作 超时的 / "
        "在等有时限的步的；{order}",
        order=order_words(say("占得多"), programme.limits.min_cell),
    )
    return figure_grid(
        ground,
        scope,
        caption,
        (
            WAITS_TOO_LONG,
            *(_waiting(ground, scope, kind) for kind in by_step(ground)),
            Column(in_time, PUBLISHED_IN_TIME),
            ANSWERED,
        ),
        entities,
    )


def longest_waiting(grid: Grid) -> tuple[str, ...]:
    """Who stands first in such a grid, with its share; nothing where nobody's is compared."""
    return tuple(
        say("超时占得最多的是{place}：{share}", place=row.name, share=str(cell.text))
        for row in grid.rows[:1]
        for cell in row.cells[:1]
        if cell.bar
    )


def _in_time(step: Step) -> str:
    return say("按时{step}", step=step.label)


def _waiting(ground: Ground, scope: Scope, kind: FigureKind) -> Column:
    """Drawn where some of those that wait have waited too long."""

    def made(entity: int) -> Cell:
        shown = cell_of(ground, kind, scope, entity)
        return shown._replace(tone="warn") if shown.note else shown

    return Column(label_of(kind, scope, ground.programme), made)
