"""The board of challenges 揭榜挂帅: what nobody took, what is being worked on, what was solved."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import cell, community_link, home_crumbs, unit_link
from sunboard.boards.blocks import Grid
from sunboard.boards.challenges.rows import CHALLENGE_HEADS, challenge_order, challenge_rows
from sunboard.boards.figures import figure_cell
from sunboard.boards.order import chosen_rows
from sunboard.boards.values import (
    Cell,
    CommitmentRow,
    GridRow,
    Link,
    Page,
)
from sunboard.figures.challenges import CHALLENGE_FIGURES, DAYS_TO_TAKE
from sunboard.figures.kind import figures
from sunboard.figures.values import Figure
from sunboard.measures.challenges import challenges_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.status import Outcome
from sunboard.publishable.names import unit_names


@dataclass(frozen=True)
class ChallengesBoard:
    """Everything the board of challenges shows."""

    crumbs: tuple[Link, ...]
    figures: tuple[Figure, ...]
    heads: tuple[str, ...]
    untaken: tuple[CommitmentRow, ...]
    open: tuple[CommitmentRow, ...]
    closed: tuple[CommitmentRow, ...]
    communities: Grid
    units: Grid


def make_challenges_page(ground: Ground, _: int) -> Page:
    """The board of all challenges."""
    return Page(
        path=addresses.CHALLENGES,
        title="揭榜挂帅",
        description="张了哪些榜、谁揭了榜、解决了没有，没有单位揭榜的在最前面",
        section="mechanisms",
        template="challenges.html",
        board=_challenges_board(ground),
    )


def _challenges_board(ground: Ground) -> ChallengesBoard:
    challenges, order = challenges_of(ground), challenge_order(ground)
    rows = challenge_rows(ground)
    is_closed = challenges.outcome == Outcome.DONE
    is_untaken = ~challenges.is_taken & ~is_closed
    return ChallengesBoard(
        crumbs=home_crumbs(ground, addresses.root_of(addresses.CHALLENGES)),
        figures=figures(ground, (*CHALLENGE_FIGURES, DAYS_TO_TAKE), Scope.COUNTY, 0),
        heads=CHALLENGE_HEADS,
        untaken=chosen_rows(rows, order[is_untaken[order]]),
        open=chosen_rows(rows, order[(~is_untaken & ~is_closed)[order]]),
        closed=chosen_rows(rows, order[is_closed[order]]),
        communities=_communities_grid(ground),
        units=_units_grid(ground),
    )


def _communities_grid(ground: Ground) -> Grid:
    return Grid(
        caption="按登记的次序排列，不含全县的题目。「揭榜」写作 已揭榜 / 张榜，「销号」写作 已销号 / 已揭榜。",
        heads=("社区", "揭榜", "销号", "逾期未销号"),
        rows=tuple(
            GridRow(
                cell(ground, "communities", community, "id"),
                cell(ground, "communities", community, "name"),
                community_link(ground, community),
                _cells(ground, Scope.COMMUNITY, community),
            )
            for community in range(ground.size(Scope.COMMUNITY))
        ),
    )


def _units_grid(ground: Ground) -> Grid:
    names = unit_names(ground)
    return Grid(
        caption="按登记的次序排列。「销号」写作 已销号 / 已揭榜；联合揭榜的，每个单位各算一道。",
        heads=("单位", "揭榜", "销号", "逾期未销号"),
        rows=tuple(
            GridRow(
                cell(ground, "units", unit, "id"),
                names[unit],
                unit_link(ground, unit),
                _cells(ground, Scope.UNIT, unit),
            )
            for unit in range(ground.size(Scope.UNIT))
        ),
    )


def _cells(ground: Ground, scope: Scope, entity: int) -> tuple[Cell, ...]:
    return tuple(map(figure_cell, figures(ground, CHALLENGE_FIGURES, scope, entity)))
