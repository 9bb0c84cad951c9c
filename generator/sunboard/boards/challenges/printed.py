"""揭榜榜单: the challenges of one community or of the whole county, those that nobody took on top."""

from __future__ import annotations

from sunboard.boards.alike import cell
from sunboard.boards.challenges.rows import (
    ChallengeGroup,
    challenge_groups,
    challenge_order,
    challenge_rows,
)
from sunboard.boards.printed import Printed, SheetCell, SheetRecord, SheetTable, record
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground

_CLOSED_SHOWN = 10
"""A sheet is for what is still to be done: more of the solved stand on the board."""


def _tables(ground: Ground, rows: Positions) -> tuple[SheetTable, ...]:
    return tuple(_table(ground, group) for group in challenge_groups(ground, rows))


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


CHALLENGE_LIST = Printed("揭榜榜单", "challenges", challenge_order, _tables)
