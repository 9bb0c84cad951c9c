"""The community's month: the loop, every commitment as 承诺 / 践诺 / 评诺, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.commitments.commitment import residents_satisfied
from sunboard.boards.county import County
from sunboard.boards.figures import commitment_figures, funnel_steps, task_figures
from sunboard.boards.places.alike import cell
from sunboard.boards.values import CommitmentRow, FunnelStep, TaskRow
from sunboard.boards.wording import OVERDUE
from sunboard.measures import Scope
from sunboard.sheets.frame import make_frame
from sunboard.sheets.tables import record, sheet_figures
from sunboard.sheets.values import Sheet, SheetCell, SheetFigure, SheetRecord, SheetTable

_WIDTHS = {"a3": (158, 54, 128, 44), "a4": (71, 35, 58, 24)}
"""Millimetres of the columns of commitments, more or less."""
_TASK_WIDTHS = {"a3": (230, 54, 100), "a4": (96, 35, 56)}
_ORDER = "逾期未兑现的在前，其次未兑现，再次践诺中（按期限），最后是已有结果的（新的在前）。"


@dataclass(frozen=True)
class MonthSheet:
    """Everything a community's month shows."""

    figures: tuple[SheetFigure, ...]
    task_figures: tuple[SheetFigure, ...]
    funnel: tuple[FunnelStep, ...]
    commitments: SheetTable
    tasks: SheetTable


def make_month_sheet(county: County, community: int, paper: str) -> Sheet:
    """The sheet of one community's month, on A3 across or A4 upright."""
    measures = county.measures
    name = cell(county, "communities", community, "name")
    community_id = cell(county, "communities", community, "id")
    month = measures.months[measures.months.count - 1]
    board = addresses.community_path(community_id)
    return Sheet(
        path=addresses.sheet_path(community_id, f"{month.key}-{paper}"),
        kind="month",
        label=f"{month.year}年{month.month}月承诺践诺评诺榜",
        paper=paper,
        is_landscape=paper == "a3",
        title=f"{name}承诺践诺评诺榜",
        subtitle=f"{month.year}年{month.month}月",
        frame=make_frame(county, board, measures.programme.sheets.month_days),
        body=_body(county, community, paper),
        board=board,
        community=community,
    )


def _body(county: County, community: int, paper: str) -> MonthSheet:
    measures, programme = county.measures, county.measures.programme
    about = f"community/{cell(county, 'communities', community, 'id')}"
    commitments = measures.commitment_tally(Scope.COMMUNITY)
    tasks = measures.task_tally(Scope.COMMUNITY)
    return MonthSheet(
        figures=sheet_figures(commitment_figures(commitments, community, programme, about)),
        task_figures=sheet_figures(task_figures(tasks, community, programme, about)),
        funnel=funnel_steps(measures, Scope.COMMUNITY, community, about),
        commitments=_commitments(county, community, paper),
        tasks=_overdue_tasks(county, community, paper),
    )


def _commitments(county: County, community: int, paper: str) -> SheetTable:
    rows = county.commitments_by(Scope.COMMUNITY, community).tolist()
    return SheetTable(
        title="承诺",
        heads=("承诺", "谁承诺、期限", "践诺", "评诺"),
        widths=_WIDTHS[paper],
        rows=tuple(
            _commitment(county, row, number, paper) for number, row in enumerate(rows, start=1)
        ),
        empty="没有单位对本社区作出承诺。",
        note=_ORDER if rows else "",
    )


def _commitment(county: County, commitment: int, number: int, paper: str) -> SheetRecord:
    row = county.commitment_rows[commitment]
    return record(
        row.id,
        *_what_and_who(f"{number}．{row.text}", row, row.id, paper),
        SheetCell(row.result, "", row.status, row.timing),
        SheetCell(residents_satisfied(county, commitment) or "还没有评"),
    )


def _what_and_who(
    text: str, row: CommitmentRow | TaskRow, about: str, paper: str
) -> tuple[SheetCell, SheetCell]:
    """What, and who by when; where stands after what on A3, and below who in A4's narrow columns."""
    # The sheet is the community's: its name says nothing.
    place = "全社区" if row.place.endswith("（全社区）") else row.place
    who = f"{row.unit}\n{row.due}"
    if paper == "a3":
        return SheetCell(text, tiny=f"{place} {about}"), SheetCell(who)
    return SheetCell(text, tiny=about), SheetCell(who, place)


def _overdue_tasks(county: County, community: int, paper: str) -> SheetTable:
    """Those past their limit; the others are counted in the loop and stand on the board."""
    rows = [county.task_rows[r] for r in county.tasks_by(Scope.COMMUNITY, community).tolist()]
    overdue = [row for row in rows if row.status == OVERDUE]
    rest = len(rows) - len(overdue)
    return SheetTable(
        title="逾期未办的服务单",
        heads=("什么事", "谁办、期限", "逾期多久"),
        widths=_TASK_WIDTHS[paper],
        rows=tuple(_task(row, number, paper) for number, row in enumerate(overdue, start=1)),
        empty="没有逾期未办的服务单。",
        note=f"另有{rest}件服务单没有逾期，见网上同一张榜。" if rest else "",
    )


def _task(row: TaskRow, number: int, paper: str) -> SheetRecord:
    return record(
        row.id,
        *_what_and_who(f"{number}．{row.text}", row, f"{row.category} {row.id}", paper),
        SheetCell(row.timing, "", row.status),
    )
