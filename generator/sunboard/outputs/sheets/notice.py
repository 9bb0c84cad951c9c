"""公示: a notice in its official form, for as long as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.notices.notices import NoticeBoard, make_notice_page, subjects_of
from sunboard.boards.printed import SheetCell, SheetRecord, SheetTable, record
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.rows.notices import SUBJECTS
from sunboard.boards.rows.tasks import task_doers, task_rows
from sunboard.boards.values import CommitmentRow, Fact, TaskRow
from sunboard.boards.words import spoken_day
from sunboard.calendar import DAY
from sunboard.language import listed, say
from sunboard.language.name_order import order_of_names
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.notices import by_urgency, notices_of
from sunboard.outputs.sheets.frame import Rows, make_frame
from sunboard.outputs.sheets.honours import doers_of, in_order
from sunboard.outputs.sheets.values import Frame, Sheet
from sunboard.schema.surface import Surface


@dataclass(frozen=True)
class NoticeSheet:
    """Everything a notice says."""

    basis: str
    text: str
    order: str
    """How the names are ordered; "" where the notice names nobody."""
    tables: tuple[SheetTable, ...]
    """What it puts up: deeds, commitments, tasks; only the kinds it has."""
    window: str
    """From when to when, with the sum of its working days."""
    how: str
    contact: tuple[Fact, ...]
    issuer: str
    signed_on: str


def notice_count(ground: Ground) -> int:
    """One a notice that stands on the as-of date."""
    return len(_standing(ground))


def notice_place(ground: Ground, number: int) -> int:
    """The community of a notice, below 0 for the county's."""
    return int(notices_of(ground).table.codes("community")[_standing(ground)[number]])


def make_notice(ground: Ground, number: int, paper: str) -> Sheet:
    """A notice, on A4 upright."""
    notice = _standing(ground)[number]
    page = make_notice_page(ground, notice)
    assert isinstance(page.board, NoticeBoard)
    row = page.board.notice
    community = notice_place(ground, number)
    owner = text_of(ground, "communities", community, "id") if community >= 0 else "county"
    return Sheet(
        path=addresses.sheet_path(owner, f"notice-{row.id}-{paper}"),
        kind="notice",
        label=row.title,
        paper=paper,
        is_landscape=False,
        title=row.title,
        subtitle="",
        frame=_frame(ground, notice, page.path, row.issuer),
        body=_body(ground, notice, page.board),
        board=page.path,
        community=community,
    )


@remembered
def _standing(ground: Ground) -> list[int]:
    rows: list[int] = by_urgency(notices_of(ground)).tolist()
    return rows if ground.makes("notices") else []


def _frame(ground: Ground, notice: int, board: str, issuer: str) -> Frame:
    """It hangs to the end of its window, and is taken down the day after; without an end like any plate."""
    subjects = {kind: subjects_of(ground, notice, kind, Surface.SHEET) for kind in SUBJECTS}
    rows: dict[str, Rows] = {"notices": [notice], **subjects}
    days = ground.programme.sheets.plate_days
    frame = make_frame(ground, board, days, rows, issuer=issuer)
    end = notices_of(ground).table.days("ended_on")[notice]
    return frame if np.isnat(end) else replace(frame, takedown=spoken_day(end + DAY))


def _body(ground: Ground, notice: int, board: NoticeBoard) -> NoticeSheet:
    put_up = subjects_of(ground, notice, "deeds", Surface.SHEET)
    deeds = _deeds(ground, put_up.tolist())
    tables = (
        deeds,
        _records(say("承诺"), say("谁承诺\n最初期限"), board.commitments.rows),
        _records(say("服务单"), say("谁办\n最初期限"), _tasks(ground, notice)),
    )
    return NoticeSheet(
        basis=board.basis,
        text=board.text,
        order=_order_said(ground) if deeds.rows else say("按公示的次序排列。"),
        tables=tuple(table for table in tables if table.rows),
        window=_window(board),
        how=board.how,
        contact=tuple(fact._replace(text=str(fact.text)) for fact in board.contact.facts),
        issuer=board.notice.issuer,
        signed_on=board.signed_on,
    )


def _order_said(ground: Ground) -> str:
    return say("排名不分先后，{order}。", order=order_of_names(ground.programme.sheets.name_order))


def _deeds(ground: Ground, deeds: Sequence[int]) -> SheetTable:
    """Deeds in the order of names that the programme asks for."""
    rows = enumerate(in_order(ground, deeds), start=1)
    return SheetTable(
        title="",
        heads=(say("序号"), say("党员（单位）"), say("做了什么"), say("结果")),
        widths=(0, 8, 11, 9),
        rows=tuple(_deed(ground, deed, place) for place, deed in rows),
        empty="",
    )


def _deed(ground: Ground, deed: int, place: int) -> SheetRecord:
    row = deed_rows(ground)[deed]
    return record(
        row.id,
        SheetCell(str(place)),
        SheetCell(listed(doers_of(ground, deed)), f"{row.unit}\n{row.date}"),
        SheetCell(row.what, row.place, tiny=row.id),
        SheetCell(row.result),
        longest=_LONGEST_WHOLE,
    )


_LONGEST_WHOLE = 90
"""Characters of a cell from which a row may be split: the columns of names and results are narrow."""


def _window(board: NoticeBoard) -> str:
    """From when to when, and how its working days come about, as part of a sentence."""
    if not board.days:
        return board.window
    return say("{window}（{days}）", window=board.window, days=board.days)


def _tasks(ground: Ground, notice: int) -> list[TaskRow]:
    """As the page lists them, but for whom paper may name."""
    tasks = subjects_of(ground, notice, "tasks", Surface.SHEET).tolist()
    rows, doers = task_rows(ground), task_doers(ground, Surface.SHEET)
    return [rows[task]._replace(unit=doers[task]) for task in tasks]


def _records(what: str, who: str, rows: Sequence[CommitmentRow | TaskRow]) -> SheetTable:
    return SheetTable(
        title="",
        heads=(say("序号"), what, who, say("状态、结果")),
        widths=(0, 6, 4, 5),
        rows=tuple(_record(row, place) for place, row in enumerate(rows, start=1)),
        empty="",
    )


def _record(row: CommitmentRow | TaskRow, place: int) -> SheetRecord:
    return record(
        row.id,
        SheetCell(str(place)),
        SheetCell(row.text, row.place, tiny=row.id),
        SheetCell(f"{row.unit}\n{row.due}"),
        SheetCell(row.result, "", row.status, str(row.timing)),
    )
