"""The board of challenges 揭榜挂帅: what nobody took, what is being worked on, what was solved."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import cell, community_link, home_crumbs, unit_link
from sunboard.boards.challenges.rows import CHALLENGE_HEADS, challenge_order, challenge_rows
from sunboard.boards.figures import figure_cell
from sunboard.boards.order import chosen_rows
from sunboard.boards.values import CommitmentRow, Grid, GridRow, Link, Page
from sunboard.figures.values import Figure
from sunboard.figures.worded import count_figure, rate_figure
from sunboard.measures.challenges import ChallengeCounts, challenges_of
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
        figures=(*county_figures(ground), _days_to_take(ground)),
        heads=CHALLENGE_HEADS,
        untaken=chosen_rows(rows, order[is_untaken[order]]),
        open=chosen_rows(rows, order[(~is_untaken & ~is_closed)[order]]),
        closed=chosen_rows(rows, order[is_closed[order]]),
        communities=_communities_grid(ground),
        units=_units_grid(ground),
    )


def county_figures(ground: Ground) -> tuple[Figure, ...]:
    """What the challenges of the county come to."""
    counts = challenges_of(ground).of_county
    untaken = counts.posted[0] - counts.taken[0]
    return (
        _taken(ground, counts, 0, "county"),
        count_figure(
            "还没有单位揭榜",
            untaken,
            key="county/challenges/untaken",
            tone="bad" if untaken else "good",
        ),
        rate_figure(
            "主动认领",
            counts.voluntary_rate(0),
            ground.programme,
            key="county/challenges/voluntary",
            note="主动认领 / 已揭榜；其余是点题交办" if counts.taken[0] else "还没有揭榜的",
        ),
        *_finished(ground, counts, 0, "county"),
    )


def community_figures(ground: Ground, community: int) -> tuple[Figure, ...]:
    """What the challenges about a community come to."""
    about = f"community/{cell(ground, 'communities', community, 'id')}"
    counts = challenges_of(ground).by_community
    return (
        _taken(ground, counts, community, about),
        *_finished(ground, counts, community, about),
    )


def unit_figures(ground: Ground, unit: int) -> tuple[Figure, ...]:
    """What a unit took and solved; a joint challenge counts for each unit."""
    about = f"unit/{cell(ground, 'units', unit, 'id')}"
    counts = challenges_of(ground).by_unit
    return (
        count_figure(
            "揭榜",
            counts.taken[unit],
            key=f"{about}/challenges/taken",
            note=f"其中主动认领{counts.voluntary[unit]}道" if counts.taken[unit] else None,
        ),
        *_finished(ground, counts, unit, about),
    )


def _taken(ground: Ground, counts: ChallengeCounts, entity: int, about: str) -> Figure:
    return rate_figure(
        "揭榜",
        counts.taken_rate(entity),
        ground.programme,
        key=f"{about}/challenges/taken",
        note="已揭榜 / 张榜" if counts.posted[entity] else "没有张榜",
    )


def _finished(
    ground: Ground, counts: ChallengeCounts, entity: int, about: str
) -> tuple[Figure, Figure]:
    late = counts.past_due[entity]
    return (
        rate_figure(
            "销号",
            counts.finished_rate(entity),
            ground.programme,
            key=f"{about}/challenges/finished",
            note="已销号 / 已揭榜" if counts.taken[entity] else "还没有揭榜的",
        ),
        count_figure(
            "逾期未销号", late, key=f"{about}/challenges/past-due", tone="bad" if late else "good"
        ),
    )


def _days_to_take(ground: Ground) -> Figure:
    median, slowest = challenges_of(ground).days_to_take
    if math.isnan(median):
        return Figure("张榜到揭榜", "—", note="还没有揭榜的", key="county/challenges/days")
    note = f"一般{median:.0f}天，九成不超过{slowest:.0f}天"
    return Figure("张榜到揭榜", f"{median:.0f}天", note=note, key="county/challenges/days")


def _communities_grid(ground: Ground) -> Grid:
    return Grid(
        caption="按登记的次序排列，不含全县的题目。「揭榜」写作 已揭榜 / 张榜，「销号」写作 已销号 / 已揭榜。",
        heads=("社区", "揭榜", "销号", "逾期未销号"),
        rows=tuple(
            GridRow(
                cell(ground, "communities", community, "id"),
                cell(ground, "communities", community, "name"),
                community_link(ground, community),
                tuple(map(figure_cell, community_figures(ground, community))),
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
                tuple(map(figure_cell, unit_figures(ground, unit))),
            )
            for unit in range(ground.size(Scope.UNIT))
        ),
    )
