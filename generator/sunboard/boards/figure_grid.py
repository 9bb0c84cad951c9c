"""Grids of declared figures, under the keys that all boards share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from sunboard.boards.alike import community_row, unit_row
from sunboard.boards.blocks import Grid
from sunboard.boards.grids import NOT_KEPT, by_rate, number_cell
from sunboard.boards.values import Bar, Cell, GridRow
from sunboard.figures.kind import (
    FigureKind,
    figures,
    given,
    head_of,
    key_prefix_of,
    numbers_of,
    quiet,
)
from sunboard.language import mark, say
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tally import Rate


class Column(NamedTuple):
    """A column of a grid under a head of its own."""

    head: str
    of: FigureKind | Callable[[int], Cell]
    """A declared figure, or what makes an entity's cell where none is declared."""


_HEADS = {Scope.COMMUNITY: mark("社区"), Scope.UNIT: mark("单位")}
_ROWS: dict[Scope, Callable[..., GridRow]] = {Scope.COMMUNITY: community_row, Scope.UNIT: unit_row}


def cell_of(ground: Ground, kind: FigureKind, scope: Scope, entity: int) -> Cell:
    """A declared figure of an entity; a dash where it has none."""
    number = numbers_of(ground, kind, scope)[entity]
    if number is None:
        return NOT_KEPT
    key, in_grid = f"{key_prefix_of(ground, scope, entity)}/{kind.key}", kind.in_grid
    note = in_grid.aside(ground, scope, entity) if in_grid.aside else ""
    cell = number_cell(number, key, in_grid, note, say(kind.unknown))
    is_unsure = in_grid.is_unsure is not None and in_grid.is_unsure(ground, scope, entity)
    return cell._replace(tone=quiet(number)) if is_unsure else cell


def compared_cell(ground: Ground, kind: FigureKind, scope: Scope, entity: int) -> Cell:
    """The share by which entities are compared, with its bar."""
    cell = cell_of(ground, kind, scope, entity)
    for figure in figures(ground, (kind,), scope, entity):
        if figure.bar is not None:
            return cell._replace(bar=Bar(figure.bar, figure.tone))
    return cell


def figure_cells(
    ground: Ground, kinds: Iterable[FigureKind], scope: Scope, entity: int
) -> tuple[Cell, ...]:
    """Several declared figures of an entity."""
    return tuple(cell_of(ground, kind, scope, entity) for kind in kinds)


def figure_grid(
    ground: Ground,
    scope: Scope,
    caption: str,
    columns: Iterable[FigureKind | Column],
    entities: Iterable[int] | None = None,
    row: Callable[[int, Sequence[Cell]], GridRow] | None = None,
) -> Grid:
    """Communities or units with their figures, the first share with its bar; what nobody keeps has no column.

    `entities` are those listed, in their order, None for all as they are registered; `row` makes an
    entity's row of its cells, None for the one that most boards show.
    """
    told, makers, is_compared = [say(_HEADS[scope])], [], False
    for each in columns:
        head, of = each if isinstance(each, Column) else ("", each)
        if not isinstance(of, FigureKind):
            told.append(head)
            makers.append(of)
        elif given(ground, (of,), scope):
            told.append(head or head_of(of, scope, ground.programme))
            is_first = not is_compared and _is_share(ground, of, scope)
            is_compared |= is_first
            makers.append(partial(compared_cell if is_first else cell_of, ground, of, scope))
    make_row = row or partial(_ROWS[scope], ground)
    shown = range(ground.size(scope)) if entities is None else entities
    rows = (make_row(entity, tuple(make(entity) for make in makers)) for entity in shown)
    return Grid(caption, tuple(told), tuple(rows))


def _is_share(ground: Ground, kind: FigureKind, scope: Scope) -> bool:
    return any(isinstance(number, Rate) for number in numbers_of(ground, kind, scope))


def by_figure(
    ground: Ground,
    kind: FigureKind,
    scope: Scope,
    entities: Iterable[int] | None = None,
    *,
    least: int | None = None,
    highest_first: bool = False,
) -> list[int]:
    """Entities in the order of a share, as `by_rate` has it; who has no such figure stands last.

    `entities` are those listed, None for all; `least` is None for the least cohort of which shares are told.
    """
    numbers = numbers_of(ground, kind, scope)
    listed = range(len(numbers)) if entities is None else list(entities)
    shares = [n if isinstance(n := numbers[entity], Rate) else Rate(0, 0) for entity in listed]
    least = ground.programme.limits.min_cell if least is None else least
    return [listed[place] for place in by_rate(shares, least, highest_first=highest_first)]
