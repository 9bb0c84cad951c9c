"""An estate's board: 谁包我们小区, 答应了什么, 做了吗, in one look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import (
    community_link,
    count_text,
    estate_pairings,
    home_crumbs,
    is_leader,
    last_record_text,
    nobody_paired,
    pairing_rows,
    pairing_units,
    sums_link,
    tasks_note,
    text_of,
    unit_link,
)
from sunboard.boards.blocks import (
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
from sunboard.boards.mechanisms import mechanism_section
from sunboard.boards.places.indexes import index_crumbs
from sunboard.boards.places.parts import deed_section, trend_section
from sunboard.boards.rows.commitments import commitment_rows, commitments_by
from sunboard.boards.rows.tasks import task_rows, tasks_by
from sunboard.boards.shows import shows_of
from sunboard.boards.values import Bar, CommitmentRow, Fact, Link, Page, Status
from sunboard.figures.kind import figures
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.language import clauses, listed, said_number, say, say_in, say_many
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, Scope, is_filled_in
from sunboard.measures.status import Cohort, Outcome
from sunboard.measures.tally import Tally, tally_of
from sunboard.measures.unclear import may_be_paired

_TASKS_SHOWN = 30


@dataclass(frozen=True)
class Answer:
    """One of a resident's three questions."""

    question: str
    answer: str
    href: str | None = None
    lines: tuple[str, ...] = ()
    marks: tuple[Status, ...] = ()
    bar: Bar | None = None
    more: Link | None = None


@dataclass(frozen=True)
class Answers(Block):
    """谁包, 答应了什么, 做了吗, as far as somebody keeps it."""

    answers: tuple[Answer, ...]


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
        opening=(Answers(tuple(_answers(ground, estate, root))), Note(updated)),
        has_contents=False,
        sections=there(
            _commitments(ground, estate),
            _tasks(ground, estate),
            trend_section(ground, Scope.ESTATE, estate),
            mechanism_section(ground, Scope.ESTATE, estate, root),
            deed_section(ground, Scope.ESTATE, estate),
            _pairings(ground, estate),
            Section(say("小区概况"), (Facts(_facts(ground, estate)),), id="facts"),
        ),
        more=(sums_link(root),),
    )


def _commitments(ground: Ground, estate: int) -> Section | None:
    """Those made to the estate; below them, in no figure of this page, those made to its whole community."""
    if not shows_of(ground).commitments:
        return None
    own = commitment_rows(ground).chosen(commitments_by(ground, Scope.ESTATE)[estate])
    alike = community_commitments(ground, estate)
    blocks: list[Block] = [
        Figures(figures(ground, COMMITMENT_FIGURES, Scope.ESTATE, estate)),
        CommitmentTable(own, has_place=False)
        if own
        else Empty(say("没有单位对本小区单独作出承诺。")),
        Heading(say("面向全社区的承诺")),
    ]
    if alike:
        blocks.append(Note(say("本小区也受益，但不计入上面的数，数在社区的页面上。")))
        blocks.append(CommitmentTable(alike, has_place=False))
    else:
        blocks.append(Empty(say("没有面向全社区的承诺。")))
    return Section(say("承诺"), tuple(blocks), id="commitments")


def _tasks(ground: Ground, estate: int) -> Section | None:
    if not shows_of(ground).tasks:
        return None
    rows = tasks_by(ground, Scope.ESTATE)[estate]
    shown = task_rows(ground).chosen(rows[:_TASKS_SHOWN])
    note = tasks_note(len(rows), _TASKS_SHOWN, say("所属社区各月记录"))
    block = TaskTable(shown, note, has_place=False) if shown else Empty(say("本小区没有服务单。"))
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


def _answers(ground: Ground, estate: int, root: str) -> Iterator[Answer]:
    shows = shows_of(ground)
    if shows.pairings:
        yield _who_answers(ground, estate, root)
    if shows.commitments:
        yield _what_was_promised(ground, estate)
    if shows.commitments or shows.tasks:
        yield _was_it_done(ground, estate)


def _who_answers(ground: Ground, estate: int, root: str) -> Answer:
    question = say("谁包我们小区")
    pairings = estate_pairings(ground, estate)
    units = pairing_units(ground, pairings)
    if not units:
        nobody = nobody_paired(ground, Scope.ESTATE, estate)
        return Answer(question, nobody, lines=(say("可拨打页脚的监督电话询问。"),))
    rows = pairing_rows(ground, pairings)
    records = ground.records["pairings"]
    first = next(row for row in pairings if not is_leader(ground, row))
    unit = int(records.codes("unit")[first])
    leaders = [
        shown.who for row, shown in zip(pairings, rows, strict=True) if is_leader(ground, row)
    ]
    lines = (
        _whom_to_ask(
            text_of(ground, "units", unit, "department"),
            text_of(ground, "units", unit, "office_phone"),
        ),
        *(say("包联领导：{who}", who=who) for who in leaders[:1]),
    )
    link = unit_link(ground, unit)
    return Answer(question, listed(units), href=root + link if link else None, lines=lines)


def _whom_to_ask(department: str, phone: str) -> str:
    """Whom to ask at a unit, as far as it is written down; "" for what isn't."""
    if department and phone:
        return say("找{department}，电话 {phone}", department=department, phone=phone)
    if department:
        return say(
            "找{department}；没有填写办公电话，可拨打页脚的监督电话询问。", department=department
        )
    if phone:
        return say("电话 {phone}", phone=phone)
    return say("没有填写找谁、打什么电话，可拨打页脚的监督电话询问。")


def _what_was_promised(ground: Ground, estate: int) -> Answer:
    tally = tally_of(ground, "commitments", Scope.ESTATE)
    shared = len(community_commitments(ground, estate))
    rows = commitments_by(ground, Scope.ESTATE)[estate]
    lines = tuple(row.text for row in commitment_rows(ground).chosen(rows[:2]))
    also = (say_many("另有面向全社区的{n}项", shared),) if shared else ()
    count = tally.count(estate)
    answer = say_many("{n}项承诺", count) if count else say("没有单独的承诺")
    more = Link(say_in("beside what was promised", "看全部承诺"), "#commitments")
    return Answer(say("答应了什么"), answer, lines=(*lines, *also), more=more)


def community_commitments(ground: Ground, estate: int) -> Sequence[CommitmentRow]:
    """Those made to an estate's whole community, in their order."""
    community = int(ground.records["estates"].codes("community")[estate])
    rows = commitments_by(ground, Scope.COMMUNITY)[community]
    table = commitments_of(ground).table
    return commitment_rows(ground).chosen(rows[table.codes("estate")[rows] < 0])


def _was_it_done(ground: Ground, estate: int) -> Answer:
    shows, question = shows_of(ground), say("做了吗")
    tallies = (
        *((tally_of(ground, "commitments", Scope.ESTATE),) if shows.commitments else ()),
        *((tally_of(ground, "tasks", Scope.ESTATE),) if shows.tasks else ()),
    )
    late = sum(tally.past_due(estate) for tally in tallies)
    undated = sum(tally.count_cohort(estate, Cohort.UNDATED) for tally in tallies)
    lines = (
        *((_served(tally_of(ground, "tasks", Scope.ESTATE), estate),) if shows.tasks else ()),
        say_many("逾期没做完的{n}项", late) if late else say("没有逾期的"),
        *((say_many("没有定期限的{n}项，单独计数", undated),) if undated else ()),
    )
    more = Link(say("看办理情况"), "#tasks" if shows.tasks else "#commitments")
    promised = tally_of(ground, "commitments", Scope.ESTATE).fulfilled(estate)
    if promised.denominator == 0:
        # Of promises that nobody keeps nothing is said, not even that none is due.
        answer = say("没有到期的承诺") if shows.commitments else lines[0]
        return Answer(question, answer, lines=lines if shows.commitments else lines[1:], more=more)
    is_enough = promised.denominator >= ground.programme.limits.min_cell
    return Answer(
        question,
        say(
            "到期{due}项，兑现{kept}项",
            due=said_number(promised.denominator),
            kept=said_number(promised.numerator),
        ),
        lines=lines,
        bar=Bar(promised.percent or 0, "good") if is_enough else None,
        more=more,
    )


def _served(tasks: Tally, estate: int) -> str:
    rate = tasks.fulfilled(estate)
    return clauses(
        say(
            "服务单到期{due}件，办结{done}件",
            due=said_number(rate.denominator),
            done=said_number(rate.numerator),
        ),
        say_many("在办{n}件", tasks.count(estate, Outcome.OPEN)),
    )
