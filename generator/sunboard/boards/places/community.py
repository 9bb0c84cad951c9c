"""A community's board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import (
    home_crumbs,
    is_leader,
    last_record_text,
    names_leader,
    pairing_rows,
    tasks_note,
    text_fact,
    text_of,
)
from sunboard.boards.blocks import (
    COMMITMENT_ORDER,
    Block,
    Board,
    Columns,
    CommitmentTable,
    Empty,
    Facts,
    Heading,
    LoopFunnel,
    MonthStrip,
    Note,
    PairingList,
    Section,
    Sentence,
    TaskTable,
    there,
)
from sunboard.boards.charts import month_columns
from sunboard.boards.folding import folded
from sunboard.boards.folds import commitment_folds, task_folds
from sunboard.boards.mechanisms import mechanism_section
from sunboard.boards.owners import (
    estates_by_community,
    pairings_by_community,
    positions_by_community,
)
from sunboard.boards.places.answers import answers
from sunboard.boards.places.estate_table import EstateTable, estate_table
from sunboard.boards.places.indexes import index_crumbs
from sunboard.boards.places.months import has_month_page
from sunboard.boards.places.overdue import overdue_section
from sunboard.boards.places.parts import deed_section, honour_section, trend_section, work_section
from sunboard.boards.places.sums import steps
from sunboard.boards.rows.commitments import commitments_by
from sunboard.boards.rows.tasks import tasks_by
from sunboard.boards.shows import shows_of
from sunboard.boards.values import Cell, Fact, Link, MonthColumn, Page, PairingRow
from sunboard.boards.wording import UNKNOWN
from sunboard.language import say, say_many
from sunboard.measures.entities import town_of_community
from sunboard.measures.ground import Ground, Scope, is_filled_in, months_of
from sunboard.measures.leaders import are_leaders_kept
from sunboard.measures.positions import report_in_of
from sunboard.measures.tally import tally_of
from sunboard.measures.unclear import may_be_paired
from sunboard.settings import Term


def make_community_page(ground: Ground, community: int) -> Page:
    """The board of one community."""
    name = text_of(ground, "communities", community, "name")
    path = addresses.community_path(text_of(ground, "communities", community, "id"))
    return Page(
        path=path,
        title=name,
        description=_description(ground, name),
        section="places",
        board=_board(ground, community, path),
    )


def _description(ground: Ground, name: str) -> str:
    where = {"county": ground.programme.county, "community": name}
    if shows_of(ground).pairings:
        return say("{county}{community}：谁包联、答应了什么、做了吗", **where)
    return say("{county}{community}：答应了什么、做了吗", **where)


def _board(ground: Ground, community: int, path: str) -> Board:
    root, scope = addresses.root_of(path), Scope.COMMUNITY
    return Board(
        title=text_of(ground, "communities", community, "name"),
        crumbs=community_crumbs(ground, community, root),
        lead=(
            last_record_text(ground, "communities", community),
            *_newest_month(ground, community, root),
        ),
        opening=(answers(ground, scope, community, root),),
        has_contents=False,
        sections=there(
            honour_section(ground, scope, community),
            overdue_section(ground, scope, community),
            *folded(*_details(ground, community, root)),
        ),
    )


def _details(ground: Ground, community: int, root: str) -> Iterator[Section | None]:
    """What a reader opens."""
    scope = Scope.COMMUNITY
    yield work_section(ground, scope, community, root)
    yield _pairings(ground, community)
    yield _estates(estate_table(ground, estates_by_community(ground)[community]))
    yield _loop(ground, community, root)
    yield _commitments(ground, community)
    yield _tasks(ground, community)
    yield trend_section(ground, scope, community)
    yield _positions(ground, community)
    yield mechanism_section(ground, scope, community, root)
    yield deed_section(ground, scope, community)
    yield Section(say("社区概况"), (Facts(_facts(ground, community)),), id="facts")


def _estates(table: EstateTable) -> Section:
    block = table if table.rows else Empty(say("没有登记小区。"))
    return Section(say("小区"), (block,), id="estates")


def community_crumbs(ground: Ground, community: int, root: str) -> tuple[Link, ...]:
    """The way up from a community's board."""
    crumbs = (*home_crumbs(ground, root), *index_crumbs(ground, "communities", root))
    if not ground.makes("communities"):
        return crumbs
    town = town_of_community(ground)[community]
    name, anchor = (text_of(ground, "towns", town, field) for field in ("name", "id"))
    return (*crumbs, Link(name, f"{root}{addresses.COMMUNITIES}#{anchor}"))


def _facts(ground: Ground, community: int) -> tuple[Fact, ...]:
    town, unknown = town_of_community(ground)[community], say(UNKNOWN)
    has_branches = is_filled_in(ground, "communities", "branch")
    branch = text_of(ground, "communities", community, "branch") or unknown
    return (
        Fact(say("所属城镇"), text_of(ground, "towns", town, "name")),
        *((Fact(say("党组织"), branch),) if has_branches else ()),
        text_fact(ground, "communities", community, "office_phone", say("办公电话")),
    )


def post_facts(ground: Ground, community: int) -> tuple[Fact, ...]:
    """Each position's people: reported in / named; one that nobody holds and each should have says so."""
    table = ground.records["positions"]
    rows = positions_by_community(ground)[community]
    codes, reported = table.codes("position")[rows], ~np.isnat(table.days("reported_on")[rows])
    named, here = Counter(codes.tolist()), Counter(codes[reported].tolist())
    facts = []
    for code, term in post_terms(ground, community):
        counts = {"here": here[code], "named": named[code]}
        words = say("已报到 {here} / {named} 人", **counts) if named[code] else say("空岗")
        facts.append(Fact(term.label, words))
    return tuple(facts)


def post_terms(ground: Ground, community: int) -> list[tuple[int, Term]]:
    """The positions that a community has, or should have, where each stands in the list."""
    report_in = report_in_of(ground)
    named = report_in.named[community]
    terms = enumerate(ground.programme.vocabulary("positions").terms)
    return [(at, term) for at, term in terms if named[at] or at in report_in.due]


def _pairings(ground: Ground, community: int) -> Section | None:
    if not shows_of(ground).pairings:
        return None
    rows = pairings_by_community(ground)[community].tolist()
    units = pairing_rows(ground, (row for row in rows if not is_leader(ground, row)))
    no_leader, no_unit = say("没有领导包联本社区的记录。"), say("没有单位包联本社区。")
    if any(names_leader(ground, row) for row in rows):
        no_leader = say("没有单列的领导包联；领导写在包联单位里。")
    if may_be_paired(ground, Scope.COMMUNITY)[community]:
        no_leader = no_unit = say("包联本社区的登记有看不清的，没有列出。")
    blocks = _headed(say("包联单位"), units, no_unit)
    if are_leaders_kept(ground):
        leaders = pairing_rows(ground, (row for row in rows if is_leader(ground, row)))
        blocks = (*_headed(say("包联领导"), leaders, no_leader), *blocks)
    # Where nothing is shown, what can't be read is told once.
    return Section(say("谁包我们"), tuple(dict.fromkeys(blocks)), id="pairings")


def _headed(title: str, rows: tuple[PairingRow, ...], nobody: str) -> tuple[Block, ...]:
    return (Heading(title), PairingList(rows)) if rows else (Empty(nobody),)


def _loop(ground: Ground, community: int, root: str) -> Section | None:
    if not shows_of(ground).tasks:
        return None
    funnel = LoopFunnel(steps(ground, Scope.COMMUNITY, community))
    months = _months(ground, community, root)
    begun: tuple[Block, ...] = (Heading(say("每个月提出的")), MonthStrip(months))
    if any(month.href for month in months):
        begun = (*begun, Note(say("点一个月份，看那个月的每一张服务单。")))
    columns = Columns(((Heading(say("每一步")), funnel), begun))
    return Section(say("服务单走到哪一步"), (columns,), id="loop", contents=say("走到哪一步"))


def _commitments(ground: Ground, community: int) -> Section | None:
    if not shows_of(ground).commitments:
        return None
    chosen = commitments_by(ground, Scope.COMMUNITY)[community]
    none = Empty(say("没有单位对本社区作出承诺。"))
    order = say(COMMITMENT_ORDER)
    block = commitment_folds(ground, chosen, order, CommitmentTable) if len(chosen) else none
    count = Cell(say_many("{n}项", len(chosen)))
    return Section(say("承诺"), (block,), id="commitments", count=count)


def _tasks(ground: Ground, community: int) -> Section | None:
    """All tasks where they have no other page; else the latest, with the way to the rest."""
    if not shows_of(ground).tasks:
        return None
    rows = tasks_by(ground, Scope.COMMUNITY)[community]
    most = ground.programme.limits.board_tasks if ground.makes("months") else len(rows)
    note = tasks_note(len(rows), most, say("上面各月记录"))
    none = Empty(say("没有服务单。"))
    block = task_folds(ground, rows, note, TaskTable, most) if len(rows) else none
    count = Cell(say_many("{n}件", len(rows)))
    return Section(say("服务单"), (block,), id="tasks", count=count)


def _positions(ground: Ground, community: int) -> Section | None:
    if not shows_of(ground).positions:
        return None
    facts = post_facts(ground, community)
    block = Facts(facts) if facts else Empty(say("没有设岗。"))
    return Section(say("岗位"), (block,), id="positions")


def _newest_month(ground: Ground, community: int, root: str) -> Sentence:
    """The way to the newest month with a page; nothing where there is none."""
    months = _month_pages(ground, community)
    if not months:
        return ()
    short, _ = months_of(ground).names[months[-1]]
    label = say("看{month}的记录", month=short)
    return (" · ", Link(label, _month_href(ground, community, months[-1], root)))


def _month_pages(ground: Ground, community: int) -> list[int]:
    """The months that have a page, by their positions."""
    if not ground.makes("months"):
        return []
    months: list[int] = np.flatnonzero(has_month_page(ground)[community]).tolist()
    return months


def _month_href(ground: Ground, community: int, month: int, root: str) -> str:
    community_id = text_of(ground, "communities", community, "id")
    return root + addresses.month_path(community_id, months_of(ground)[month])


def _months(ground: Ground, community: int, root: str) -> tuple[MonthColumn, ...]:
    months = months_of(ground)
    hrefs: list[str | None] = [None] * months.count
    for month in _month_pages(ground, community):
        hrefs[month] = _month_href(ground, community, month, root)
    is_kept = ground.kept.in_months(months, "tasks")
    tally = tally_of(ground, "tasks", Scope.COMMUNITY)
    return month_columns(tally, community, months, is_kept, hrefs)
