"""The board of challenges 揭榜挂帅: what nobody took, what is being worked on, what was solved."""

from __future__ import annotations

from sunboard.boards.alike import mechanism_page, text_of
from sunboard.boards.blocks import CommitmentTable, Empty, Figures, Section
from sunboard.boards.challenges.challenge import make_challenge_page
from sunboard.boards.challenges.rows import (
    CHALLENGE_HEADS,
    ChallengeGroup,
    challenge_groups,
    challenge_order,
    challenge_rows,
)
from sunboard.boards.figure_grid import figure_grid
from sunboard.boards.mechanism import BoardMaker, Mechanism
from sunboard.boards.printed import Printed, SheetCell, SheetRecord, SheetTable, record
from sunboard.boards.values import Cell, Page
from sunboard.figures.challenges import CHALLENGE_FIGURES, DAYS_TO_TAKE
from sunboard.figures.kind import figures
from sunboard.language import mark, say, say_many, sentences
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, Scope

_CLOSED_SHOWN = 10
"""A sheet is for what is still to be done: more of the solved stand on the board."""


def make_challenges_page(ground: Ground, _: int) -> Page:
    """The board of all challenges."""
    groups = challenge_groups(ground, challenge_order(ground))
    told = figures(ground, (*CHALLENGE_FIGURES, DAYS_TO_TAKE), Scope.COUNTY, 0)
    return mechanism_page(
        ground,
        "challenges",
        (
            *(_section(ground, group) for group in groups),
            _places(ground, Scope.COMMUNITY, say("各社区"), say(_COMMUNITIES)),
            _places(ground, Scope.UNIT, say("各单位"), say(_UNITS)),
        ),
        title=challenges_title(ground),
        description=say("张了哪些榜、谁揭了榜、解决了没有，没有单位揭榜的在最前面"),
        lead=say(
            "难办的事张榜公布，单位主动认领，或者点题交办；解决了才销号。没有单位揭榜的放在最前面。"
        ),
        opening=(Figures(told),),
    )


def _section(ground: Ground, group: ChallengeGroup) -> Section:
    rows = challenge_rows(ground).chosen(group.rows)
    return Section(
        group.title,
        (
            CommitmentTable(rows, group.order, tuple(map(say, CHALLENGE_HEADS)))
            if rows
            else Empty(group.empty),
        ),
        id=group.id,
        contents=group.name,
        count=Cell(say_many("{n}道", len(rows))),
    )


def _places(ground: Ground, scope: Scope, title: str, caption: str) -> Section:
    grid = figure_grid(ground, scope, caption, CHALLENGE_FIGURES)
    return Section(title, (grid,), id=scope.value)


_COMMUNITIES = mark(
    "按登记的次序排列，不含全县的题目。「揭榜」写作 已揭榜 / 张榜，「销号」写作 已销号 / 已揭榜。"
)
_UNITS = mark("按登记的次序排列。「销号」写作 已销号 / 已揭榜；联合揭榜的，每个单位各算一道。")


def _tables(ground: Ground, rows: Positions) -> tuple[SheetTable, ...]:
    return tuple(_table(ground, group) for group in challenge_groups(ground, rows))


def _table(ground: Ground, group: ChallengeGroup) -> SheetTable:
    shown = group.rows[: _CLOSED_SHOWN if group.id == "closed" else None].tolist()
    rest = len(group.rows) - len(shown)
    return SheetTable(
        title=say_many("{group}（{n}道）", len(group.rows), group=group.name),
        heads=(say("序号"), say("题目"), say("谁揭的榜、期限"), say("状态、结果")),
        widths=(0, 6, 5, 5),
        rows=tuple(_record(ground, row, place) for place, row in enumerate(shown, start=1)),
        empty=group.empty,
        note=sentences(group.order, say_many("另有{n}道，见网上同一张榜。", rest) if rest else ""),
    )


def _record(ground: Ground, challenge: int, place: int) -> SheetRecord:
    row = challenge_rows(ground)[challenge]
    goal = text_of(ground, "challenges", challenge, "goal")
    return record(
        row.id,
        SheetCell(str(place)),
        SheetCell(row.text, say("目标：{goal}　{place}", goal=goal, place=row.place), tiny=row.id),
        SheetCell(f"{row.unit}\n{row.due}"),
        SheetCell(row.result, "", row.status, str(row.timing)),
    )


def challenges_title(_: Ground) -> str:
    """What the mechanism and its board are called."""
    return say("揭榜挂帅")


CHALLENGES = Mechanism(
    "challenges",
    challenges_title,
    make_challenges_page,
    CHALLENGE_FIGURES,
    (DAYS_TO_TAKE,),
    (BoardMaker("challenges", make_challenge_page, 2, lambda c: len(c.records["challenges"])),),
    printed=Printed(mark("揭榜榜单"), "challenges", challenge_order, _tables),
)
