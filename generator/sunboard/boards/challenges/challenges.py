"""The board of challenges 揭榜挂帅: what nobody took, what is being worked on, what was solved."""

from __future__ import annotations

from sunboard.boards.alike import mechanism_page
from sunboard.boards.blocks import CommitmentTable, Empty, Figures, Section
from sunboard.boards.challenges.challenge import make_challenge_page
from sunboard.boards.challenges.printed import CHALLENGE_LIST
from sunboard.boards.challenges.rows import (
    CHALLENGE_HEADS,
    ChallengeGroup,
    challenge_groups,
    challenge_order,
    challenge_rows,
)
from sunboard.boards.figure_grid import figure_grid
from sunboard.boards.mechanism import BoardMaker, Mechanism
from sunboard.boards.order import chosen_rows
from sunboard.boards.values import Cell, Page
from sunboard.figures.challenges import CHALLENGE_FIGURES, DAYS_TO_TAKE
from sunboard.figures.kind import figures
from sunboard.measures.ground import Ground, Scope


def make_challenges_page(ground: Ground, _: int) -> Page:
    """The board of all challenges."""
    groups = challenge_groups(ground, challenge_order(ground))
    told = figures(ground, (*CHALLENGE_FIGURES, DAYS_TO_TAKE), Scope.COUNTY, 0)
    return mechanism_page(
        ground,
        "challenges",
        (
            *(_section(ground, group) for group in groups),
            _places(ground, Scope.COMMUNITY, "各社区", _COMMUNITIES),
            _places(ground, Scope.UNIT, "各单位", _UNITS),
        ),
        title="揭榜挂帅",
        description="张了哪些榜、谁揭了榜、解决了没有，没有单位揭榜的在最前面",
        lead="难办的事张榜公布，单位主动认领，或者点题交办；解决了才销号。没有单位揭榜的放在最前面。",
        opening=(Figures(told),),
    )


def _section(ground: Ground, group: ChallengeGroup) -> Section:
    rows = chosen_rows(challenge_rows(ground), group.rows)
    return Section(
        group.title,
        (CommitmentTable(rows, group.order, CHALLENGE_HEADS) if rows else Empty(group.empty),),
        id=group.id,
        contents=group.name,
        count=Cell(f"{len(rows)}道"),
    )


def _places(ground: Ground, scope: Scope, title: str, caption: str) -> Section:
    grid = figure_grid(ground, scope, caption, CHALLENGE_FIGURES)
    return Section(title, (grid,), id=scope.value)


_COMMUNITIES = (
    "按登记的次序排列，不含全县的题目。「揭榜」写作 已揭榜 / 张榜，「销号」写作 已销号 / 已揭榜。"
)
_UNITS = "按登记的次序排列。「销号」写作 已销号 / 已揭榜；联合揭榜的，每个单位各算一道。"


CHALLENGES = Mechanism(
    "challenges",
    lambda _: "揭榜挂帅",
    make_challenges_page,
    CHALLENGE_FIGURES,
    (DAYS_TO_TAKE,),
    (BoardMaker("challenges", make_challenge_page, 2, lambda c: len(c.records["challenges"])),),
    printed=CHALLENGE_LIST,
)
