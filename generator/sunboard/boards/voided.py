"""What is left of records that were declared void (作废): when, why, by whom, and which record stays.

They are in no list and no figure; an address that was printed answers for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from sunboard.boards import addresses
from sunboard.boards.alike import home_crumbs, href_to, text_of
from sunboard.boards.blocks import Board, Facts, Grid, Section
from sunboard.boards.mechanism import BoardMaker
from sunboard.boards.record_links import record_link
from sunboard.boards.values import Cell, Fact, GridRow, Link, Page
from sunboard.boards.words import spoken_day
from sunboard.checks.records import Void
from sunboard.language import clauses, say, say_in
from sunboard.measures.columns import positions_of_ids
from sunboard.measures.ground import Ground, months_of, remembered
from sunboard.publishable.records import told_in_full
from sunboard.schema import KIND_BY_NAME, KINDS
from sunboard.schema.surface import Surface


class _OwnPage(NamedTuple):
    """Where the records of a kind have a page each."""

    board: str
    path: Callable[[str], str]
    section: str = "mechanisms"


_OWN_PAGES: Mapping[str, _OwnPage] = {
    "commitments": _OwnPage("commitments", addresses.commitment_path, "commitments"),
    "challenges": _OwnPage("challenges", addresses.challenge_path),
    "meetings": _OwnPage("meetings", addresses.meeting_path),
    "stations": _OwnPage("stations", addresses.station_path),
    "notices": _OwnPage("notices", addresses.notice_path, "notices"),
}


def void_makers() -> tuple[BoardMaker, ...]:
    """The pages of what was void, a kind each."""
    return tuple(
        BoardMaker(
            own.board, partial(_page, kind=kind), 2, partial(_count, kind=kind), own.section, ()
        )
        for kind, own in _OWN_PAGES.items()
    )


def void_tasks(ground: Ground, community: int, month: int) -> Section | None:
    """The void tasks of a community that were raised in a month, each under its id; None for none."""
    void = ground.records.void.get("tasks")
    if void is None:
        return None
    is_meant = void.owners["communities"] == community
    is_meant &= months_of(ground).codes(void.began) == month
    rows = tuple(_row(ground, void, at) for at in np.flatnonzero(is_meant).tolist())
    number = str(KIND_BY_NAME["tasks"].field_by_name["id"].heading)
    heads = (number, say("作废日期"), say("留下的记录"), say("原因"))
    if not rows:
        return None
    return Section(
        say("作废的服务单"), (Grid(say("没有计入任何一个数。"), heads, rows),), id="void"
    )


def void_link(ground: Ground, record_id: str) -> tuple[str, str]:
    """Of a void record its kind's name, and where it says so, relative to the site's root; "" for neither."""
    for kind, void in ground.records.void.items():
        if record_id in void.ids:
            return kind, _place_of(ground, kind, void, void.ids.index(record_id))
    return "", ""


def _place_of(ground: Ground, kind: str, void: Void, at: int) -> str:
    if kind in _OWN_PAGES:
        own = _OWN_PAGES[kind]
        return own.path(void.ids[at]) if ground.makes(own.board) else ""
    community, month = (
        int(void.owners["communities"][at]),
        int(months_of(ground).codes(void.began)[at]),
    )
    if kind != "tasks" or community < 0 or month < 0 or not ground.makes("months"):
        return ""
    community_id = text_of(ground, "communities", community, "id")
    return f"{addresses.month_path(community_id, months_of(ground)[month])}#{void.ids[at]}"


@remembered
def _corrections(ground: Ground, kind: str) -> tuple[int, ...]:
    """For each void record of a kind the position of the correction."""
    ids = pa.array(ground.records.void[kind].by, pa.large_string())
    return tuple(positions_of_ids(ground.records["corrections"], ids).tolist())


def _count(ground: Ground, kind: str) -> int:
    return len(ground.records.void[kind].ids) if kind in ground.records.void else 0


def _page(ground: Ground, number: int, kind: str) -> Page:
    own, record_id = _OWN_PAGES[kind], ground.records.void[kind].ids[number]
    path = own.path(record_id)
    root, row = addresses.root_of(path), _corrections(ground, kind)[number]
    name = f"{say_in('one', KIND_BY_NAME[kind].label)} {record_id}"
    board = Board(
        title=name,
        crumbs=home_crumbs(ground, root),
        sections=(),
        lead=(say("这一条已经作废，没有计入任何一个数。"),),
        opening=(Facts(tuple(_facts(ground, row, root))),),
        more=_entry(ground, row, root),
    )
    said = say("{record}已经作废", record=name)
    return Page(path=path, title=name, description=said, section=own.section, board=board)


def _facts(ground: Ground, row: int, root: str) -> Iterator[Fact]:
    table = ground.records["corrections"]
    yield Fact(say("作废日期"), spoken_day(table.days("date")[row]))
    if not told_in_full(ground, "corrections", Surface.PAGE)[row]:
        return
    if successor := text_of(ground, "corrections", row, "successor"):
        yield Fact(say("留下的记录"), successor, href_to(_path_of(ground, successor), root))
    yield Fact(say("原因"), text_of(ground, "corrections", row, "reason"))
    yield Fact(say("决定"), text_of(ground, "corrections", row, "decided_by"))


def _row(ground: Ground, void: Void, at: int) -> GridRow:
    row = _corrections(ground, "tasks")[at]
    day = spoken_day(ground.records["corrections"].days("date")[row])
    cells = [Cell(day)]
    if told_in_full(ground, "corrections", Surface.PAGE)[row]:
        successor = text_of(ground, "corrections", row, "successor")
        reason = (text_of(ground, "corrections", row, name) for name in ("reason", "decided_by"))
        cells += [Cell(successor, path=_path_of(ground, successor)), Cell(clauses(*reason))]
    return GridRow(void.ids[at], void.ids[at], "", tuple([*cells, Cell(""), Cell("")][:3]))


def _path_of(ground: Ground, record_id: str) -> str:
    """Where a record of any kind is shown; "" for one that isn't."""
    if not record_id:
        return ""
    sought = pa.array([record_id], pa.large_string())
    found = ((kind.name, positions_of_ids(ground.records[kind.name], sought)[0]) for kind in KINDS)
    links = (record_link(ground, kind, int(row)) for kind, row in found if row >= 0)
    return next(filter(None, links), "")


def _entry(ground: Ground, row: int, root: str) -> tuple[Link, ...]:
    if not ground.makes("corrections"):
        return ()
    anchor = text_of(ground, "corrections", row, "id")
    return (Link(say("更正记录"), root + addresses.correction_path(anchor)),)
