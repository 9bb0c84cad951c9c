"""One commitment's page: 承诺, 践诺, 评诺 side by side, what happened, and why its status is what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import (
    entity_fact,
    home_crumbs,
    href_to,
    term_facts,
    text_of,
    where_facts,
)
from sunboard.boards.blocks import (
    Block,
    Board,
    Card,
    Columns,
    Empty,
    Facts,
    Section,
    Standing,
    TaskTable,
    Timeline,
    there,
)
from sunboard.boards.commitments.events import commitment_events
from sunboard.boards.commitments.why import commitment_reasons
from sunboard.boards.photos import photo_blocks
from sunboard.boards.rows.commitments import (
    commitment_rows,
    evaluations_by_commitment,
    reasons_said,
)
from sunboard.boards.rows.notices import notice_facts
from sunboard.boards.rows.replies import Replies, replies_by
from sunboard.boards.rows.tasks import task_rows, tasks_by_commitment
from sunboard.boards.serving import fulfils
from sunboard.boards.values import Fact, Link, Page, Status
from sunboard.boards.wording import BASIS_STATUS, UNKNOWN, in_short
from sunboard.boards.words import day_text
from sunboard.language import clauses, listed, said_number, say, say_in, say_many
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground
from sunboard.measures.status import Basis, Outcome
from sunboard.publishable.names import mentions_of
from sunboard.publishable.records import is_removed
from sunboard.schema.surface import Surface


class TriadColumn(NamedTuple):
    """One of 承诺, 践诺, 评诺."""

    name: str
    said: str
    """What its name asks."""
    status: Status | None
    text: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Triad(Block):
    """承诺, 践诺 and, where anybody keeps evaluations, 评诺 side by side."""

    columns: tuple[TriadColumn, ...]


def make_commitment_page(ground: Ground, commitment: int) -> Page:
    """The page of one commitment."""
    row = commitment_rows(ground)[commitment]
    # What was taken down is described by nothing that it said.
    is_gone = bool(is_removed(ground, "commitments")[commitment])
    described = (
        row.text
        if is_gone
        else clauses(row.status.word, say("期限{due}", due=row.due), row.place, row.result)
    )
    return Page(
        path=row.path,
        title=say("{what}（{unit}的承诺 {id}）", what=in_short(row.text), unit=row.unit, id=row.id),
        description=described,
        section="commitments",
        board=_board(ground, commitment, addresses.root_of(row.path)),
    )


def _board(ground: Ground, commitment: int, root: str) -> Board:
    row = commitment_rows(ground)[commitment]
    happened = Card(say("经过"), (Timeline(commitment_events(ground, commitment)),))
    replies = replies_by(ground, "commitments").get(commitment)
    return Board(
        title=say("承诺 {id}", id=row.id),
        crumbs=(*home_crumbs(ground, root), Link(say("承诺榜"), root + addresses.COMMITMENTS)),
        lead=(row.text,),
        standing=Standing(row.status, row.timing),
        opening=(
            *((Replies(replies),) if replies else ()),
            *photo_blocks(ground, "commitments", commitment),
            Facts(_facts(ground, commitment, root)),
            _triad(ground, commitment),
            Columns(((commitment_reasons(ground, commitment, root),), (happened,))),
        ),
        sections=there(_served(ground, commitment, root)),
    )


def _served(ground: Ground, commitment: int, root: str) -> Section | None:
    """The list items that it fulfils, and the service requests that carried it out."""
    items = fulfils(ground, "commitments", commitment, root)
    if not ground.keeps("tasks"):
        return Section(say("它落实的事项"), items) if items else None
    rows = task_rows(ground).chosen(tasks_by_commitment(ground)[commitment])
    block = (
        TaskTable(rows, say("按登记的次序排列。"))
        if rows
        else Empty(say("没有服务单登记为落实这项承诺。"))
    )
    return Section(say("为它办的服务单"), (*items, block))


def _text(ground: Ground, commitment: int, field: str) -> str:
    return text_of(ground, "commitments", commitment, field)


def _facts(ground: Ground, commitment: int, root: str) -> tuple[Fact, ...]:
    table = commitments_of(ground).table
    unit, replaces = (int(table.codes(name)[commitment]) for name in ("unit", "replaces"))
    facts = [
        entity_fact(ground, say("承诺单位"), "units", unit, root),
        *where_facts(ground, table, commitment, root),
    ]
    if people := mentions_of(ground, "commitments", Surface.PAGE).get(commitment):
        facts.append(Fact(say("承诺人"), listed(people.words)))
    facts.extend(term_facts(ground, table, commitment, "list", "service", "mode"))
    if replaces >= 0:
        old = commitment_rows(ground)[replaces]
        facts.append(Fact(say("替代的承诺"), old.id, href_to(old.path, root)))
    facts.extend(notice_facts(ground, "commitments", commitment, root))
    return tuple(facts)


def _triad(ground: Ground, commitment: int) -> Triad:
    columns = (_promised(ground, commitment), _kept(ground, commitment))
    judged = (_judged(ground, commitment),) if ground.keeps("evaluations") else ()
    return Triad((*columns, *judged))


def _promised(ground: Ground, commitment: int) -> TriadColumn:
    commitments, unknown = commitments_of(ground), say(UNKNOWN)
    facts = (
        Fact(say("承诺日期"), day_text(commitments.table.days("made_on")[commitment], unknown)),
        Fact(say("最初期限"), day_text(commitments.due[commitment], say("未定期限"))),
        Fact(say("原状"), _text(ground, commitment, "baseline") or unknown),
        Fact(say("目标"), _text(ground, commitment, "target") or unknown),
        Fact(say("计量单位"), _text(ground, commitment, "measure") or unknown),
        Fact(say("审核"), _text(ground, commitment, "reviewed_by") or unknown),
        Fact(say("审批"), _approval(ground, commitment)),
    )
    return TriadColumn(
        say_in("of a commitment", "承诺"),
        say("答应做什么"),
        None,
        _text(ground, commitment, "text"),
        facts,
    )


def _approval(ground: Ground, commitment: int) -> str:
    approved_on = commitments_of(ground).table.days("approved_on")[commitment]
    approver = _text(ground, commitment, "approved_by")
    day = day_text(approved_on, say("没有写明审批日期") if approver else "")
    return " ".join(filter(None, (approver or say("没有写明审批人"), day)))


def _kept(ground: Ground, commitment: int) -> TriadColumn:
    commitments = commitments_of(ground)
    table = commitments.table
    row = commitment_rows(ground)[commitment]
    result = _text(ground, commitment, "result")
    is_said_done = commitments.outcome[commitment] in (Outcome.DONE, Outcome.REPORTED_DONE)
    unsaid = say(UNKNOWN) if is_said_done else say("尚未完成")
    facts = [
        Fact(say("完成日期"), day_text(table.days("done_on")[commitment], unsaid)),
        Fact(say("登记日期"), day_text(table.days("recorded_on")[commitment], say("未登记"))),
        Fact(say("佐证"), _text(ground, commitment, "evidence") or say("没有佐证")),
    ]
    if reason := reasons_said(ground)[commitment].as_py():
        facts.append(Fact(say("原因"), reason))
    if commitments.is_reported_late[commitment]:
        facts.append(Fact(say("登记迟缓"), say("完成后很久才登记")))
    said = result or say("还没有登记结果。")
    return TriadColumn(say("践诺"), say("做了没有"), row.status, said, tuple(facts))


def _judged(ground: Ground, commitment: int) -> TriadColumn:
    commitments = commitments_of(ground)
    basis = BASIS_STATUS[Basis(int(commitments.basis[commitment]))].said()
    said = what_residents_said(ground, commitment)
    text = say("群众评价：{share}。", share=said) if said else say("还没有群众评价。")
    facts = tuple(_evaluations(ground, commitment))
    return TriadColumn(say("评诺"), say("大家怎么评"), basis, text, facts)


def what_residents_said(ground: Ground, commitment: int) -> str:
    """How many residents were satisfied and call it solved: "8 / 9 人满意，3 / 4 人认为已解决"; or ""."""
    judgements = commitments_of(ground).judgements
    satisfied, solved = int(judgements.satisfied[commitment]), int(judgements.solved[commitment])
    judged = satisfied + int(judgements.dissatisfied[commitment])
    answered = int(judgements.answered[commitment])
    return clauses(
        say(
            "{satisfied} / {total} 人满意",
            satisfied=said_number(satisfied),
            total=said_number(judged),
        )
        if judged
        else "",
        say(
            "{solved} / {total} 人认为已解决",
            solved=said_number(solved),
            total=said_number(answered),
        )
        if answered
        else "",
    )


def _evaluations(ground: Ground, commitment: int) -> list[Fact]:
    """Every evaluation, oldest first; the doer's own is shown and never counted (rule R-6)."""
    table = ground.records["evaluations"]
    programme = ground.programme
    facts = []
    for row in evaluations_by_commitment(ground)[commitment].tolist():
        evaluator = programme.vocabulary("evaluator_types").terms[table.codes("evaluator")[row]]
        said = clauses(
            *(
                programme.vocabulary(vocabulary).terms[code].label
                for name, vocabulary in (("level", "eval_levels"), ("solved", "solved_states"))
                if (code := table.codes(name)[row]) >= 0
            )
        )
        count = table.numbers("count")[row]
        if not np.isnan(count):
            said = say_many("{level} {n}人", round(count), level=said)
        if evaluator.counts_as == "self":
            said = say("{level}（自评，不计入满意度）", level=said)
        day = day_text(table.days("date")[row])
        facts.append(Fact(f"{evaluator.label} {day}".rstrip(), said))
    return facts
