"""The community's month: the loop, every commitment as 承诺 / 践诺 / 评诺, and what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.commitments.commitment import what_residents_said
from sunboard.boards.places.sums import steps
from sunboard.boards.printed import SheetCell, SheetRecord, SheetTable, record
from sunboard.boards.rows.commitments import commitment_rows, commitments_by
from sunboard.boards.rows.replies import reply_texts
from sunboard.boards.rows.tasks import overdue_tasks, task_rows, tasks_by
from sunboard.boards.shows import shows_of
from sunboard.boards.values import CommitmentRow, TaskRow
from sunboard.boards.words import estate_text
from sunboard.figures.kind import figures
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.language import listed, mark, said_number, say, say_many, sentences, within
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, Scope, months_of
from sunboard.measures.status import Outcome
from sunboard.measures.tasks import tasks_of
from sunboard.outputs.sheets.fitting import MOST, lines_of, listed_rows
from sunboard.outputs.sheets.frame import make_frame
from sunboard.outputs.sheets.tables import figures_note, sheet_figures, sheet_steps
from sunboard.outputs.sheets.values import Sheet, SheetFigure, SheetStep

Maker = Callable[[Ground, int, int, str], SheetRecord]
"""Makes the row of a record, with its number in the list, on a paper."""

_WIDTHS = {"a3": (158, 54, 128, 44), "a4": (71, 35, 58, 24)}
"""Millimetres of the columns of commitments, more or less."""
_TASK_WIDTHS = {"a3": (230, 54, 100), "a4": (96, 35, 56)}
_HOLDS, _TASK_HOLDS = (24, 8, 19, 6), (35, 8, 15)
"""Characters that a line of each column holds on A3, by which rows are chosen for either paper."""
_ORDER = mark("逾期未兑现、未兑现的在前，再次践诺中（按期限），最后是有结果的（完成晚的在前）。")
_JUDGED = (Outcome.DONE, Outcome.REPORTED_DONE)
"""Only what is said to be done can be judged."""


@dataclass(frozen=True)
class MonthSheet:
    """Everything a community's month shows."""

    figures: tuple[SheetFigure, ...]
    figures_note: str
    """What is counted in them and what is not."""
    task_figures: tuple[SheetFigure, ...]
    task_figures_note: str
    funnel: tuple[SheetStep, ...]
    commitments: SheetTable | None
    """None, as the figures are empty, where nobody keeps them."""
    tasks: SheetTable | None


def make_month_sheet(ground: Ground, community: int, paper: str) -> Sheet:
    """The sheet of one community's month, on A3 across or A4 upright."""
    months = months_of(ground)
    name = text_of(ground, "communities", community, "name")
    community_id = text_of(ground, "communities", community, "id")
    month = months[months.count - 1]
    board = addresses.community_path(community_id)
    frame = make_frame(
        ground,
        board,
        ground.programme.sheets.month_days,
        {
            "commitments": commitments_by(ground, Scope.COMMUNITY)[community],
            "tasks": tasks_by(ground, Scope.COMMUNITY)[community],
        },
    )
    return Sheet(
        path=addresses.sheet_path(community_id, f"{month.key}-{paper}"),
        kind="month",
        label=say("{month}{title}", month=month.label, title=_title(ground)),
        paper=paper,
        is_landscape=paper == "a3",
        title=say("{place}{title}", place=name, title=within(_title(ground))),
        subtitle=month.label,
        frame=frame,
        body=_body(ground, community, frame.address, paper),
        board=board,
        community=community,
    )


def _title(ground: Ground) -> str:
    """承诺践诺评诺榜, or as much of it as somebody keeps."""
    shows = shows_of(ground)
    if not shows.commitments:
        return say("服务单榜") if shows.tasks else say("一张榜")
    return say("承诺践诺评诺榜") if ground.keeps("evaluations") else say("承诺践诺榜")


def _body(ground: Ground, community: int, where: str, paper: str) -> MonthSheet:
    promises = figures(ground, COMMITMENT_FIGURES, Scope.COMMUNITY, community)
    services = figures(ground, TASK_FIGURES, Scope.COMMUNITY, community)
    shows, (promised, overdue) = shows_of(ground), _listed(ground, community)
    return MonthSheet(
        figures=sheet_figures(promises),
        figures_note=figures_note(promises),
        task_figures=sheet_figures(services),
        task_figures_note=figures_note(services),
        funnel=sheet_steps(steps(ground, Scope.COMMUNITY, community)),
        commitments=_commitments(ground, community, promised, where, paper)
        if shows.commitments
        else None,
        tasks=_overdue_tasks(ground, community, overdue, where, paper) if shows.tasks else None,
    )


class _Row(NamedTuple):
    """One row of a table that is listed, on either paper."""

    at: int
    """Where in the records' table."""
    number: int
    """From 1."""
    made: SheetRecord
    """For A3."""


def _listed(ground: Ground, community: int) -> tuple[list[_Row], list[_Row]]:
    """The commitments and the overdue tasks that four pages of A3 hold, the most urgent of each."""
    promised = _made(ground, _promises(ground, community), _commitment)
    overdue = _made(ground, _overdue(ground, community), _task)
    shown, late = listed_rows(_lines(promised, _HOLDS), _lines(overdue, _TASK_HOLDS))
    return promised[:shown], overdue[:late]


def _made(ground: Ground, rows: list[int], make: Maker) -> list[_Row]:
    """As many as could be listed at all."""
    return [
        _Row(row, number, make(ground, row, number, "a3"))
        for number, row in enumerate(rows[:MOST], start=1)
    ]


def _lines(rows: Sequence[_Row], columns: Sequence[int]) -> list[tuple[int, bool]]:
    return [lines_of(row.made, columns[: len(row.made.cells)]) for row in rows]


def _promises(ground: Ground, community: int) -> list[int]:
    rows: list[int] = commitments_by(ground, Scope.COMMUNITY)[community].tolist()
    return rows if shows_of(ground).commitments else []


def _overdue(ground: Ground, community: int) -> list[int]:
    rows = tasks_by(ground, Scope.COMMUNITY)[community]
    overdue: list[int] = rows[overdue_tasks(ground)[rows]].tolist()
    return overdue if shows_of(ground).tasks else []


def _records(
    ground: Ground, rows: Iterable[_Row], make: Maker, paper: str
) -> tuple[SheetRecord, ...]:
    if paper == "a3":
        return tuple(row.made for row in rows)
    return tuple(make(ground, row.at, row.number, paper) for row in rows)


def _commitments(
    ground: Ground, community: int, rows: Sequence[_Row], where: str, paper: str
) -> SheetTable:
    every = _promises(ground, community)
    is_judged = ground.keeps("evaluations")
    heads = (say("承诺"), say("谁承诺\n最初期限"), say("践诺"), say("评诺"))
    return SheetTable(
        title=say("承诺"),
        heads=heads if is_judged else heads[:-1],
        widths=_WIDTHS[paper] if is_judged else _WIDTHS[paper][:-1],
        rows=_records(ground, rows, _commitment, paper),
        empty=say("没有单位对本社区作出承诺。"),
        note=sentences(say(_ORDER), _cut_said(ground, every[len(rows) :], where)) if every else "",
    )


def _cut_said(ground: Ground, rest: Sequence[int], where: str) -> str:
    """How many are not listed, how they stand, and where they do; "" for none."""
    words = Counter(commitment_rows(ground)[row].status.word for row in rest)
    stand = listed(say("{word}{n}", word=word, n=said_number(n)) for word, n in words.items())
    if not rest:
        return ""
    return say_many(
        "另有{n}项承诺没有列在这里（{stand}），见{where}。", len(rest), stand=stand, where=where
    )


def _commitment(ground: Ground, commitment: int, number: int, paper: str) -> SheetRecord:
    row, commitments = commitment_rows(ground)[commitment], commitments_of(ground)
    place = estate_text(ground, int(commitments.table.codes("estate")[commitment]))
    unjudged = say("还没有评") if commitments.outcome[commitment] in _JUDGED else "—"
    judged = SheetCell(what_residents_said(ground, commitment) or unjudged)
    return record(
        row.id,
        *_what_and_who(number, row, place, row.id, paper),
        SheetCell(
            _with_reply(ground, "commitments", commitment, row.result),
            "",
            row.status,
            str(row.timing),
        ),
        *((judged,) if ground.keeps("evaluations") else ()),
    )


def _what_and_who(
    number: int, row: CommitmentRow | TaskRow, place: str, about: str, paper: str
) -> tuple[SheetCell, SheetCell]:
    """What, and who by when; where stands after what on A3, and below who in A4's narrow columns.

    The sheet is the community's, whose name says nothing in `place`.
    """
    who, before = f"{row.unit}\n{row.due}", say("{number}．", number=number)
    if paper == "a3":
        return SheetCell(row.text, tiny=f"{place} {about}", number=before), SheetCell(who)
    return SheetCell(row.text, tiny=about, number=before), SheetCell(who, place)


def _overdue_tasks(
    ground: Ground, community: int, rows: Sequence[_Row], where: str, paper: str
) -> SheetTable:
    """Those past their limit; the others are counted in the loop and stand on the board."""
    every = tasks_by(ground, Scope.COMMUNITY)[community]
    overdue = len(_overdue(ground, community))
    cut, rest = overdue - len(rows), len(every) - overdue
    return SheetTable(
        title=say("逾期未办的服务单"),
        heads=(say("什么事"), say("谁办\n最初期限"), say("逾期多久")),
        widths=_TASK_WIDTHS[paper],
        rows=_records(ground, rows, _task, paper),
        empty=say("没有逾期未办的服务单。"),
        note=sentences(
            say_many("另有{n}件逾期未办的没有列在这里，见{where}。", cut, where=where)
            if cut
            else "",
            _rest_said(rest) if rest else "",
        ),
    )


def _rest_said(rest: int) -> str:
    return say_many("另有{n}件服务单（已办结、未到期或没有期限的等），见网上同一张榜。", rest)


def _task(ground: Ground, task: int, number: int, paper: str) -> SheetRecord:
    row = task_rows(ground)[task]
    place = estate_text(ground, int(tasks_of(ground).table.codes("estate")[task]))
    return record(
        row.id,
        *_what_and_who(number, row, place, f"{row.category} {row.id}", paper),
        SheetCell(_with_reply(ground, "tasks", task, str(row.timing)), "", row.status),
    )


def _with_reply(ground: Ground, kind: str, row: int, said: str) -> str:
    """What is said of a record, and as large below it what its unit says for itself."""
    return "\n".join(filter(None, (said, reply_texts(ground, kind).get(row))))
