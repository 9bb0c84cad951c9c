"""A community's record of one month."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.blocks import (
    COMMITMENT_ORDER,
    Board,
    CommitmentTable,
    DeedList,
    Empty,
    Figures,
    Pager,
    Section,
    TaskTable,
    there,
)
from sunboard.boards.folds import commitment_folds, task_folds
from sunboard.boards.order import id_order, rows_by
from sunboard.boards.places.community import community_crumbs
from sunboard.boards.places.months import month_pages
from sunboard.boards.rows.commitments import commitments_by
from sunboard.boards.rows.deeds import ENDED, deed_rows, deeds_by, ended_deeds
from sunboard.boards.rows.tasks import tasks_by
from sunboard.boards.shows import shows_of
from sunboard.boards.values import DeedRow, Link, Page
from sunboard.boards.voided import void_tasks
from sunboard.figures.values import Figure
from sunboard.language import listed_to_last, mark, mark_many, say, say_many
from sunboard.measures.columns import Positions
from sunboard.measures.commitments import commitments_of
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, Scope, months_of, remembered
from sunboard.measures.retention import months_have_ended
from sunboard.measures.tasks import tasks_of
from sunboard.publishable.records import told
from sunboard.schema.surface import Surface


def make_month_page(ground: Ground, number: int) -> Page:
    """A community's record of one month; `number` counts through communities, then months."""
    community, position = month_pages(ground)[number].tolist()
    month = months_of(ground)[position]
    name = text_of(ground, "communities", community, "name")
    community_id = text_of(ground, "communities", community, "id")
    path = addresses.month_path(community_id, month)
    root, label = addresses.root_of(path), month.label
    up = Link(name, root + addresses.community_path(community_id))
    earlier, later = (_neighbour(ground, community, number + by, root) for by in (-1, 1))
    return Page(
        path=path,
        title=f"{name} {label}",
        description=say(
            "{community}{month}的{records}", community=name, month=label, records=_told(ground)
        ),
        section="places",
        board=Board(
            title=f"{name} {label}",
            crumbs=(*community_crumbs(ground, community, root), up),
            opening=(Pager(say("前后月份"), earlier, later),),
            sections=_sections(ground, _MonthRows(ground, community, position)),
        ),
    )


def _sections(ground: Ground, began: _MonthRows) -> tuple[Section, ...]:
    if months_have_ended(ground)[began.month]:
        return (_totals(ground, began),)
    shows = shows_of(ground)
    return there(
        _tasks(ground, began.tasks()) if shows.tasks else None,
        void_tasks(ground, began.community, began.month),
        _commitments(ground, began.commitments()) if shows.commitments else None,
        _deeds(began.deeds(), began.ended_deeds()) if shows.deeds else None,
    )


def _totals(ground: Ground, began: _MonthRows) -> Section:
    """What is left of a month that is over: an address that was printed answers for good."""
    shows = shows_of(ground)
    kinds = (
        (shows.tasks, mark("服务单"), mark_many("{n}件"), "tasks", "raised_on"),
        (shows.commitments, mark("承诺"), mark_many("{n}项"), "commitments", "made_on"),
        (shows.deeds, mark("闪光言行"), mark_many("{n}件"), "deeds", "date"),
    )
    counts = tuple(
        Figure(say(label), say_many(counted, began.count(kind, day)), key=f"{began.key}/{kind}")
        for is_shown, label, counted, kind, day in kinds
        if is_shown
    )
    note = say_many(
        "这个月过去{n}年多了，按保存年限只留件数，不再一件一件列出。各项数字照样算上它们。",
        ground.programme.retention.months_years or 0,
    )
    return Section(say("本月合计"), (Figures(counts),), id="totals", note=note)


def _tasks(ground: Ground, rows: Positions) -> Section:
    note = say(
        "逾期未办的在前，其次在办，再次已有结果的；各按提出的日期排列。每件的网址不变，在本页网址后面加“#编号”。"
    )
    make, none = partial(TaskTable, is_home=True), Empty(say("本月没有提出服务单。"))
    block = task_folds(ground, rows, note, make) if len(rows) else none
    return Section(say("本月提出的服务单"), (block,), id="tasks", contents=say("服务单"))


def _commitments(ground: Ground, rows: Positions) -> Section:
    none, order = Empty(say("本月没有作出承诺。")), say(COMMITMENT_ORDER)
    block = commitment_folds(ground, rows, order, CommitmentTable) if len(rows) else none
    return Section(say("本月作出的承诺"), (block,), id="commitments", contents=say("承诺"))


def _deeds(rows: Sequence[DeedRow], ended: int) -> Section:
    none = (
        say_many("{n}件{ended}。", ended, ended=say(ENDED))
        if ended
        else say("本月没有闪光言行的记录。")
    )
    block = DeedList(rows) if rows else Empty(none)
    return Section(say("本月的闪光言行"), (block,), id="deeds", contents=say("闪光言行"))


def _told(ground: Ground) -> str:
    """What a month's record holds: 服务单、承诺和闪光言行."""
    shows = shows_of(ground)
    kinds = (
        (shows.tasks, say("服务单")),
        (shows.commitments, say("承诺")),
        (shows.deeds, say("闪光言行")),
    )
    return listed_to_last([words for is_shown, words in kinds if is_shown] or [say("记录")])


def _neighbour(ground: Ground, community: int, number: int, root: str) -> Link | None:
    """The community's page of that number, None where it is another one's."""
    pages = month_pages(ground)
    if not 0 <= number < len(pages) or pages[number][0] != community:
        return None
    month = months_of(ground)[int(pages[number][1])]
    community_id = text_of(ground, "communities", community, "id")
    return Link(month.label, root + addresses.month_path(community_id, month))


class _MonthRows:
    """A community's records that began in one month, by the day they began, then id."""

    def __init__(self, ground: Ground, community: int, month: int) -> None:
        self.ground, self.community, self.month = ground, community, month

    @property
    def key(self) -> str:
        month = months_of(self.ground)[self.month]
        community_id = text_of(self.ground, "communities", self.community, "id")
        return f"{community_id}/months/{month.year}-{month.month:02}"

    def count(self, kind: str, day: str) -> int:
        """All that began in it, told or not."""
        rows = _by_community(self.ground, kind)[self.community]
        return len(self._in_month(rows, self.ground.records[kind].days(day)))

    def tasks(self) -> Positions:
        table = tasks_of(self.ground).table
        rows = tasks_by(self.ground, Scope.COMMUNITY)[self.community]
        chosen = self._in_month(rows, table.days("raised_on"))
        rank = _rank_by_day(self.ground)[chosen]
        ordered: Positions = chosen[np.argsort(rank)]
        return ordered

    def commitments(self) -> Positions:
        table = commitments_of(self.ground).table
        rows = commitments_by(self.ground, Scope.COMMUNITY)[self.community]
        return self._in_month(rows, table.days("made_on"))

    def deeds(self) -> Sequence[DeedRow]:
        table = deeds_of(self.ground).table
        rows = deeds_by(self.ground, Scope.COMMUNITY)[self.community]
        return deed_rows(self.ground).chosen(self._in_month(rows, table.days("date")))

    def ended_deeds(self) -> int:
        """How many of them name nobody any more."""
        rows = _by_community(self.ground, "deeds")[self.community]
        is_told = ended_deeds(self.ground)[rows] & told(self.ground, "deeds", Surface.PAGE)[rows]
        return len(self._in_month(rows[is_told], deeds_of(self.ground).table.days("date")))

    def _in_month(self, rows: Positions, column: np.ndarray) -> Positions:
        chosen: Positions = rows[months_of(self.ground).codes(column[rows]) == self.month]
        return chosen


@remembered
def _by_community(ground: Ground, kind: str) -> list[Positions]:
    """All records of each community, told or not."""
    table = ground.records[kind]
    return rows_by(ground, table, np.arange(len(table)), Scope.COMMUNITY)


@remembered
def _rank_by_day(ground: Ground) -> Positions:
    """Where each task stands among all by the day it was raised, then id."""
    table = tasks_of(ground).table
    order = np.lexsort((id_order(table), table.days("raised_on")))
    return np.argsort(order)
