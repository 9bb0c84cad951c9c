"""A unit's board: what it is answerable for, what it promised, what it did, what is late."""

from __future__ import annotations

from functools import partial

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import (
    community_link,
    estate_link,
    home_crumbs,
    is_leader,
    last_record_text,
    pairing_kind,
    tasks_note,
    term_facts,
    text_fact,
    text_of,
)
from sunboard.boards.blocks import (
    COMMITMENT_ORDER,
    Board,
    Caution,
    CommitmentTable,
    Empty,
    Facts,
    Note,
    PairingList,
    Section,
    TaskTable,
    there,
)
from sunboard.boards.folding import folded
from sunboard.boards.folds import commitment_folds, task_folds
from sunboard.boards.mechanisms import mechanism_section
from sunboard.boards.owners import pairings_by_unit, positions_by_unit
from sunboard.boards.places.indexes import index_crumbs
from sunboard.boards.places.overdue import overdue_section
from sunboard.boards.places.parts import deed_section, honour_section, trend_section, work_section
from sunboard.boards.rows.commitments import commitments_by
from sunboard.boards.rows.tasks import tasks_by
from sunboard.boards.services.obligations import obligations_title, unit_obligations
from sunboard.boards.shows import shows_of
from sunboard.boards.values import Cell, Fact, Link, Page, PairingRow
from sunboard.boards.wording import NO_START, UNKNOWN
from sunboard.boards.words import day_text, estate_text
from sunboard.language import say, say_many
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.unclear import may_be_paired

_TASKS_SHOWN = 60


def make_unit_page(ground: Ground, unit: int) -> Page:
    """The board of one unit."""
    name = text_of(ground, "units", unit, "name")
    path = addresses.unit_path(text_of(ground, "units", unit, "id"))
    return Page(
        path=path,
        title=name,
        description=say("{unit}包联哪里、答应了什么、做了吗", unit=name)
        if shows_of(ground).pairings
        else say("{unit}答应了什么、做了吗", unit=name),
        section="units",
        board=_board(ground, unit, addresses.root_of(path)),
    )


def _board(ground: Ground, unit: int, root: str) -> Board:
    facts, ended = Facts(_facts(ground, unit)), _ended(ground, unit)
    return Board(
        title=text_of(ground, "units", unit, "name"),
        crumbs=_crumbs(ground, root),
        lead=(last_record_text(ground, "units", unit),),
        opening=(facts,) if ended is None else (Caution(ended), facts),
        has_contents=False,
        sections=there(
            # What it owes residents comes before its praise, which takes a screen of a phone.
            overdue_section(ground, Scope.UNIT, unit),
            honour_section(ground, Scope.UNIT, unit),
            *folded(
                work_section(ground, Scope.UNIT, unit, root),
                _commitments(ground, unit),
                _tasks(ground, unit),
                trend_section(ground, Scope.UNIT, unit),
                _pairings(ground, unit),
                _positions(ground, unit),
                mechanism_section(ground, Scope.UNIT, unit, root),
                _obligations(ground, unit),
                deed_section(ground, Scope.UNIT, unit),
            ),
        ),
    )


def _commitments(ground: Ground, unit: int) -> Section | None:
    if not shows_of(ground).commitments:
        return None
    rows, make = commitments_by(ground, Scope.UNIT)[unit], partial(CommitmentTable, has_unit=False)
    none, order = Empty(say("一项公开承诺也没有。")), say(COMMITMENT_ORDER)
    block = commitment_folds(ground, rows, order, make) if len(rows) else none
    count = Cell(say_many("{n}项", len(rows)))
    return Section(say("承诺"), (block,), id="commitments", count=count)


def _tasks(ground: Ground, unit: int) -> Section | None:
    if not shows_of(ground).tasks:
        return None
    rows = tasks_by(ground, Scope.UNIT)[unit]
    note = tasks_note(len(rows), _TASKS_SHOWN, say("各社区各月记录"))
    none = Empty(say("没有派给本单位的服务单。"))
    make = partial(TaskTable, has_unit=False)
    block = task_folds(ground, rows, note, make, _TASKS_SHOWN) if len(rows) else none
    count = Cell(say_many("{n}件", len(rows)))
    return Section(say("服务单"), (block,), id="tasks", count=count)


def _obligations(ground: Ground, unit: int) -> Section | None:
    """What it did month by month of what units are to do every month; None where nothing is asked."""
    grid = unit_obligations(ground, unit)
    if grid is None:
        return None
    return Section(obligations_title(ground), (grid,), id="obligations")


def _crumbs(ground: Ground, root: str) -> tuple[Link, ...]:
    return (*home_crumbs(ground, root), *index_crumbs(ground, "units", root))


def _ended(ground: Ground, unit: int) -> str | None:
    units = ground.records["units"]
    ended_on = units.days("ended_on")[unit]
    if np.isnat(ended_on):
        return None
    successor = int(units.codes("successor")[unit])
    if successor < 0:
        return say("本单位已于{day}撤并。以下是撤并前的记录。", day=day_text(ended_on))
    return say(
        "本单位已于{day}撤并，并入{unit}。以下是撤并前的记录。",
        day=day_text(ended_on),
        unit=text_of(ground, "units", successor, "name"),
    )


def _facts(ground: Ground, unit: int) -> tuple[Fact, ...]:
    """What sort of unit it is, where that is said; who answers for it, and the telephone."""
    units = ground.records["units"]
    names = ("leader_office", "department", "office_phone")
    return (
        *term_facts(ground, units, unit, "type"),
        *(text_fact(ground, "units", unit, name) for name in names),
    )


def _pairings(ground: Ground, unit: int) -> Section | None:
    if not shows_of(ground).pairings:
        return None
    rows = tuple(_pairing(ground, row) for row in pairings_by_unit(ground)[unit].tolist())
    blocks = (
        (Note(say("按开始的日期排列。")), PairingList(rows))
        if rows
        else (Empty(_nobody(ground, unit)),)
    )
    return Section(say("包联哪里"), blocks, id="pairings")


def _nobody(ground: Ground, unit: int) -> str:
    """What stands where a unit answers for no place."""
    if may_be_paired(ground, Scope.UNIT)[unit]:
        return say("本单位包联的登记有看不清的，没有列出。")
    return say("没有包联社区或小区。")


def _pairing(ground: Ground, row: int) -> PairingRow:
    pairings = ground.records["pairings"]
    community = int(pairings.codes("community")[row])
    estate = int(pairings.codes("estate")[row])
    kind = pairing_kind(ground, row)
    leader = text_of(ground, "pairings", row, "leader_office")
    return PairingRow(
        who=text_of(ground, "communities", community, "name"),
        path=estate_link(ground, estate) if estate >= 0 else community_link(ground, community),
        what=estate_text(ground, estate),
        kind=say("{kind}：{office}", kind=kind, office=leader)
        if is_leader(ground, row) and leader
        else kind,
        contact="",
        since=day_text(pairings.days("started_on")[row], say(NO_START)),
        basis=text_of(ground, "pairings", row, "basis") or say(UNKNOWN),
    )


def _positions(ground: Ground, unit: int) -> Section | None:
    if not shows_of(ground).positions:
        return None
    facts = _post_facts(ground, unit)
    block = Facts(facts) if facts else Empty(say("没有党员在社区任岗的记录。"))
    return Section(say("岗位"), (block,), id="positions")


def _post_facts(ground: Ground, unit: int) -> tuple[Fact, ...]:
    """Per position how many of the unit's people hold it and have reported in."""
    table = ground.records["positions"]
    rows = positions_by_unit(ground)[unit]
    codes, reported = table.codes("position")[rows], ~np.isnat(table.days("reported_on")[rows])
    return tuple(
        Fact(
            term.label,
            say(
                "已报到 {here} / {named} 人次",
                here=int((reported & (codes == code)).sum()),
                named=int((codes == code).sum()),
            ),
        )
        for code, term in enumerate(ground.programme.vocabulary("positions").terms)
        if (codes == code).any()
    )
