"""揭榜榜单: the challenges of one community or of the whole county, those that nobody took on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.alike import cell
from sunboard.boards.challenges.rows import (
    ChallengeGroup,
    challenge_groups,
    challenge_order,
    challenge_rows,
)
from sunboard.figures.challenges import CHALLENGE_FIGURES
from sunboard.figures.kind import figures
from sunboard.measures.challenges import challenges_of
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.moves import last_move
from sunboard.outputs.sheets.frame import make_frame
from sunboard.outputs.sheets.tables import figures_note, record, sheet_figures
from sunboard.outputs.sheets.values import Sheet, SheetCell, SheetFigure, SheetRecord, SheetTable

COUNTY = -1
"""The place of the sheet that lists every challenge."""

_CLOSED_SHOWN = 10
"""A sheet is for what is still to be done: more of the solved stand on the board."""


class _Topics(NamedTuple):
    """The challenges of one place, in the board's order."""

    place: int
    """A community, or `COUNTY`."""
    rows: Positions


@dataclass(frozen=True)
class ChallengesSheet:
    """Everything a list of challenges shows."""

    figures: tuple[SheetFigure, ...]
    note: str
    """What each of them counts."""
    tables: tuple[SheetTable, ...]


def challenges_count(ground: Ground) -> int:
    """The county's, and one a community that has any."""
    return len(_topics(ground))


def make_challenges_sheet(ground: Ground, number: int, paper: str) -> Sheet:
    """A list of challenges, on A3 across or A4 upright."""
    topics, programme = _topics(ground)[number], ground.programme
    is_county = topics.place == COUNTY
    owner = "county" if is_county else cell(ground, "communities", topics.place, "id")
    name = programme.county if is_county else cell(ground, "communities", topics.place, "name")
    return Sheet(
        path=addresses.sheet_path(owner, f"challenges-{paper}"),
        kind="challenges",
        label="揭榜榜单",
        paper=paper,
        is_landscape=paper == "a3",
        title=f"{name}揭榜榜单",
        subtitle="",
        frame=make_frame(
            ground,
            addresses.CHALLENGES,
            programme.sheets.month_days,
            last_move(ground, challenges=topics.rows),
        ),
        body=_body(ground, topics),
        board=addresses.CHALLENGES,
        community=topics.place,
    )


@remembered
def _topics(ground: Ground) -> list[_Topics]:
    order = challenge_order(ground)
    if not ground.makes("challenges") or not len(order):
        return []
    place = challenges_of(ground).table.codes("community")[order]
    return [_Topics(COUNTY, order)] + [
        _Topics(community, order[place == community])
        for community in sorted(set(place[place >= 0].tolist()))
    ]


def _body(ground: Ground, topics: _Topics) -> ChallengesSheet:
    owner = (Scope.COUNTY, 0) if topics.place == COUNTY else (Scope.COMMUNITY, topics.place)
    shown = figures(ground, CHALLENGE_FIGURES, *owner)
    return ChallengesSheet(
        figures=sheet_figures(shown),
        note=figures_note(shown),
        tables=tuple(_table(ground, group) for group in challenge_groups(ground, topics.rows)),
    )


def _table(ground: Ground, group: ChallengeGroup) -> SheetTable:
    shown = group.rows[: _CLOSED_SHOWN if group.id == "closed" else None].tolist()
    rest = len(group.rows) - len(shown)
    return SheetTable(
        title=f"{group.name}（{len(group.rows)}道）",
        heads=("序号", "题目", "谁揭的榜、期限", "状态、结果"),
        widths=(0, 6, 5, 5),
        rows=tuple(_record(ground, row, place) for place, row in enumerate(shown, start=1)),
        empty=group.empty,
        note=group.order + (f"另有{rest}道，见网上同一张榜。" if rest else ""),
    )


def _record(ground: Ground, challenge: int, place: int) -> SheetRecord:
    row = challenge_rows(ground)[challenge]
    goal = cell(ground, "challenges", challenge, "goal")
    return record(
        row.id,
        SheetCell(str(place)),
        SheetCell(row.text, f"目标：{goal}　{row.place}", tiny=row.id),
        SheetCell(f"{row.unit}\n{row.due}"),
        SheetCell(row.result, "", row.status, str(row.timing)),
    )
