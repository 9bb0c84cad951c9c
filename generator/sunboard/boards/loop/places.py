"""Where tasks wait in the loop, by community and by unit."""

from __future__ import annotations

from sunboard.boards.alike import community_row, unit_row
from sunboard.boards.blocks import Grid
from sunboard.boards.figures import figure_cell
from sunboard.boards.grids import by_rate, count_cell, order_words
from sunboard.boards.values import GridRow
from sunboard.figures.kind import figures, key_prefix_of
from sunboard.figures.loop import (
    ANSWERED,
    PUBLISHED_IN_TIME,
    WAITS_TOO_LONG,
    overdue_rates,
    published_step,
)
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.loop import loop_of


def waiting_grid(ground: Ground, scope: Scope) -> Grid:
    """A row a community or unit, a column a step; the largest share waiting too long first."""
    loop, programme = loop_of(ground, scope), ground.programme
    # Nobody waits for the step that makes a request a task.
    steps = [p for p, step in enumerate(programme.steps) if step.date_field != "raised_on"]
    least = programme.limits.min_cell
    rates = overdue_rates(ground, scope)
    entities = by_rate(rates, least, highest_first=True)
    name = "社区"
    if scope is Scope.UNIT:
        name = "单位"
        is_shown = coverage_of(ground).unit_is_current | loop.reached.any(axis=1)
        entities = [unit for unit in entities if is_shown[unit]]
    published = published_step(programme)
    in_time = () if published is None else (f"按时{programme.steps[published].label}",)
    return Grid(
        "各步是在等这一步的件数，「超时」是其中等得超过步骤时限的。「超时合计」写作 超时的 / "
        f"在等有时限的步的；{order_words('占得多', least)}",
        (
            name,
            "超时合计",
            *(f"等{programme.steps[position].label}" for position in steps),
            *in_time,
            *(("不满意已答复",) if ground.keeps("evaluations") else ()),
        ),
        tuple(_row(ground, scope, entity, steps) for entity in entities),
    )


def _row(ground: Ground, scope: Scope, entity: int, steps: list[int]) -> GridRow:
    loop, programme = loop_of(ground, scope), ground.programme
    make_row = unit_row if scope is Scope.UNIT else community_row
    key_prefix = key_prefix_of(ground, scope, entity)
    waiting = (
        count_cell(
            int(loop.waiting[entity, position]),
            f"{key_prefix}/loop/{programme.steps[position].key}/waiting",
            tone="warn" if loop.overdue[entity, position] else "",
            note=f"超时{loop.overdue[entity, position]}" if loop.overdue[entity, position] else "",
        )
        for position in steps
    )
    cells = (
        *map(figure_cell, figures(ground, (WAITS_TOO_LONG,), scope, entity)),
        *waiting,
        *map(figure_cell, figures(ground, (PUBLISHED_IN_TIME, ANSWERED), scope, entity)),
    )
    return make_row(ground, entity, cells)
