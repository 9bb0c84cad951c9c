"""An estate's board: 谁包我们小区, 答应了什么, 做了吗, in one look."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from sunboard.boards import addresses
from sunboard.boards.alike import (
    community_link,
    count_text,
    estate_pairings,
    home_crumbs,
    last_record_text,
    pairing_rows,
    sums_link,
    tasks_note,
    text_of,
)
from sunboard.boards.blocks import (
    COMMITMENT_ORDER,
    Block,
    Board,
    CommitmentTable,
    Empty,
    Facts,
    Figures,
    Heading,
    Note,
    PairingList,
    Section,
    TaskTable,
    there,
)
from sunboard.boards.folding import folded
from sunboard.boards.folds import commitment_folds, task_folds
from sunboard.boards.mechanisms import mechanism_section
from sunboard.boards.places.answers import answers, community_commitments
from sunboard.boards.places.indexes import index_crumbs
from sunboard.boards.places.overdue import overdue_section
from sunboard.boards.places.parts import deed_section, honour_section, trend_section
from sunboard.boards.rows.commitments import commitments_by
from sunboard.boards.rows.tasks import tasks_by
from sunboard.boards.shows import shows_of
from sunboard.boards.values import Fact, Link, Page
from sunboard.figures.kind import figures
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.language import say
from sunboard.measures.ground import Ground, Scope, is_filled_in
from sunboard.measures.unclear import may_be_paired

_TASKS_SHOWN = 30


def make_estate_page(ground: Ground, estate: int) -> Page:
    """The board of one estate."""
    name = text_of(ground, "estates", estate, "name")
    path = addresses.estate_path(text_of(ground, "estates", estate, "id"))
    return Page(
        path=path,
        title=name,
        description=say("谁包联{estate}、答应了什么、做了吗", estate=name)
        if shows_of(ground).pairings
        else say("{estate}答应了什么、做了吗", estate=name),
        section="places",
        board=_board(ground, estate, addresses.root_of(path)),
    )


def _board(ground: Ground, estate: int, root: str) -> Board:
    updated = last_record_text(ground, "estates", estate)
    return Board(
        title=text_of(ground, "estates", estate, "name"),
        crumbs=_crumbs(ground, estate, root),
        opening=(answers(ground, Scope.ESTATE, estate, root), Note(updated)),
        has_contents=False,
        sections=there(
            honour_section(ground, Scope.ESTATE, estate),
            overdue_section(ground, Scope.ESTATE, estate),
            *folded(
                _commitments(ground, estate),
                _tasks(ground, estate),
                trend_section(ground, Scope.ESTATE, estate),
                mechanism_section(ground, Scope.ESTATE, estate, root),
                deed_section(ground, Scope.ESTATE, estate),
                _pairings(ground, estate),
                Section(say("小区概况"), (Facts(_facts(ground, estate)),), id="facts"),
            ),
        ),
        more=(sums_link(root),),
    )


def _commitments(ground: Ground, estate: int) -> Section | None:
    """Those made to the estate; below them, in no figure of this page, those made to its whole community."""
    if not shows_of(ground).commitments:
        return None
    own, alike = commitments_by(ground, Scope.ESTATE)[estate], community_commitments(ground, estate)
    order, make = say(COMMITMENT_ORDER), partial(CommitmentTable, has_place=False)
    blocks: list[Block] = [
        Figures(figures(ground, COMMITMENT_FIGURES, Scope.ESTATE, estate)),
        commitment_folds(ground, own, order, make)
        if len(own)
        else Empty(say("没有单位对本小区单独作出承诺。")),
        Heading(say("面向全社区的承诺")),
    ]
    if len(alike):
        blocks.append(Note(say("本小区也受益，但不计入上面的数，数在社区的页面上。")))
        blocks.append(replace(commitment_folds(ground, alike, order, make), name="shared"))
    else:
        blocks.append(Empty(say("没有面向全社区的承诺。")))
    return Section(say("承诺"), tuple(blocks), id="commitments")


def _tasks(ground: Ground, estate: int) -> Section | None:
    if not shows_of(ground).tasks:
        return None
    rows = tasks_by(ground, Scope.ESTATE)[estate]
    note = tasks_note(len(rows), _TASKS_SHOWN, say("所属社区各月记录"))
    make, none = partial(TaskTable, has_place=False), Empty(say("本小区没有服务单。"))
    block = task_folds(ground, rows, note, make, _TASKS_SHOWN) if len(rows) else none
    told = Figures(figures(ground, TASK_FIGURES, Scope.ESTATE, estate))
    return Section(say("服务单"), (told, block), id="tasks")


def _pairings(ground: Ground, estate: int) -> Section | None:
    if not shows_of(ground).pairings:
        return None
    rows = pairing_rows(ground, estate_pairings(ground, estate))
    order = Note(say("专门包联本小区的在前，包联全社区的在后。"))
    is_unclear = may_be_paired(ground, Scope.ESTATE)[estate]
    none = (
        say("包联本小区的登记有看不清的，没有列出。")
        if is_unclear
        else say("没有单位或领导包联本小区。")
    )
    blocks = (order, PairingList(rows)) if rows else (Empty(none),)
    return Section(say("包联明细"), blocks, id="pairings")


def _crumbs(ground: Ground, estate: int, root: str) -> tuple[Link, ...]:
    community = int(ground.records["estates"].codes("community")[estate])
    links = [*home_crumbs(ground, root), *index_crumbs(ground, "estates", root)]
    if ground.makes("communities"):
        name = text_of(ground, "communities", community, "name")
        links.append(Link(name, root + community_link(ground, community)))
    return tuple(links)


def _facts(ground: Ground, estate: int) -> tuple[Fact, ...]:
    counted = ("households", "buildings", "building_groups", "centre_households")
    fields = ground.records["estates"].kind.field_by_name
    facts = [
        Fact(str(fields[name].heading), count_text(ground, "estates", estate, name))
        for name in counted
        if is_filled_in(ground, "estates", name)
    ]
    if is_filled_in(ground, "estates", "branch"):
        branch = text_of(ground, "estates", estate, "branch") or say("未建")
        facts.append(Fact(say("小区党支部"), branch))
    return tuple(facts)
