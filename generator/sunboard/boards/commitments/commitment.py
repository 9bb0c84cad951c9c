"""Commitments: the list of all, and one page each with 承诺, 践诺, 评诺 side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import cell, home_crumbs, href_to, unit_link, where_facts
from sunboard.boards.blocks import Caution, Reasons
from sunboard.boards.commitments.why import commitment_reasons
from sunboard.boards.counted import Text
from sunboard.boards.notices.corrections import correction_marks
from sunboard.boards.order import chosen_rows
from sunboard.boards.rows.commitments import (
    commitment_order,
    commitment_reason_texts,
    commitment_rows,
    evaluations_by_commitment,
    extensions_by_commitment,
)
from sunboard.boards.rows.notices import notice_facts
from sunboard.boards.rows.tasks import task_rows, tasks_by_commitment
from sunboard.boards.serving import FulfilledItems, items_fulfilled_by, served_links
from sunboard.boards.shows import shows_of
from sunboard.boards.values import (
    Column,
    CommitmentRow,
    Event,
    Fact,
    Link,
    Page,
    Status,
    TaskRow,
)
from sunboard.boards.wording import BASIS_STATUS, UNKNOWN
from sunboard.boards.words import day_text, spoken_day
from sunboard.figures.kind import figures
from sunboard.figures.values import Figure
from sunboard.figures.work import COMMITMENT_FIGURES
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.status import Basis
from sunboard.publishable.names import mentions_of
from sunboard.publishable.surface import Surface

_LISTED = 500
"""A list of more would be longer than anyone reads; the rest stand on the boards of places and units."""


@dataclass(frozen=True)
class CommitmentsBoard:
    """Everything the list of commitments shows."""

    crumbs: tuple[Link, ...]
    figures: tuple[Figure, ...]
    commitments: tuple[CommitmentRow, ...]
    note: str


@dataclass(frozen=True)
class CommitmentBoard:
    """Everything one commitment's page shows."""

    id: str
    text: str
    crumbs: tuple[Link, ...]
    status: Status
    timing: Text
    facts: tuple[Fact, ...]
    columns: tuple[Column, ...]
    """承诺, 践诺 and, where anybody keeps evaluations, 评诺."""
    events: tuple[Event, ...]
    """From the promise to the last judgement, oldest first."""
    reasons: Reasons
    tasks: tuple[TaskRow, ...]
    """The service requests that carried it out."""
    has_tasks: bool
    """Whether anybody keeps service requests."""
    fulfils: tuple[Link, ...]
    """The list items it fulfils."""
    corrections: tuple[Caution, ...]


def make_commitments_page(ground: Ground, _: int) -> Page:
    """The list of every commitment."""
    order = commitment_order(ground)
    note = "逾期未兑现的在前，其次未兑现，再次践诺中（按期限），最后是已有结果的（新的在前）。"
    if len(order) > _LISTED:
        note += f"这里列出{_LISTED}项，另有{len(order) - _LISTED}项，见各社区、各单位的页面。"
    return Page(
        path=addresses.COMMITMENTS,
        title="承诺榜",
        description=f"{ground.programme.county}各单位的公开承诺和兑现情况",
        section="commitments",
        template="commitments.html",
        board=CommitmentsBoard(
            home_crumbs(ground, addresses.root_of(addresses.COMMITMENTS)),
            figures(ground, COMMITMENT_FIGURES, Scope.COUNTY, 0),
            chosen_rows(commitment_rows(ground), order[:_LISTED]),
            f"共{len(order)}项。{note}",
        ),
    )


def make_commitment_page(ground: Ground, commitment: int) -> Page:
    """The page of one commitment."""
    row = commitment_rows(ground)[commitment]
    return Page(
        path=row.path,
        title=f"{row.unit}的承诺 {row.id}",
        description=row.text,
        section="commitments",
        template="commitment.html",
        board=_commitment_board(ground, commitment, addresses.root_of(row.path)),
    )


def _commitment_board(ground: Ground, commitment: int, root: str) -> CommitmentBoard:
    row = commitment_rows(ground)[commitment]
    return CommitmentBoard(
        id=row.id,
        text=row.text,
        crumbs=(*home_crumbs(ground, root), Link("承诺榜", root + addresses.COMMITMENTS)),
        status=row.status,
        timing=row.timing,
        facts=_facts(ground, commitment, root),
        columns=(
            _promised(ground, commitment),
            _kept(ground, commitment),
            *((_judged(ground, commitment),) if ground.keeps("evaluations") else ()),
        ),
        events=_events(ground, commitment),
        reasons=commitment_reasons(ground, commitment, root),
        tasks=chosen_rows(task_rows(ground), tasks_by_commitment(ground)[commitment]),
        has_tasks=shows_of(ground).tasks,
        fulfils=served_links(_fulfilled_items(ground).get(commitment, ()), root),
        corrections=correction_marks(ground, "commitments", commitment, root),
    )


def _text(ground: Ground, commitment: int, field: str) -> str:
    return cell(ground, "commitments", commitment, field)


def _facts(ground: Ground, commitment: int, root: str) -> tuple[Fact, ...]:
    table = commitments_of(ground).table
    unit = int(table.codes("unit")[commitment])
    replaces = int(table.codes("replaces")[commitment])
    facts = [
        Fact(
            "承诺单位", cell(ground, "units", unit, "name"), href_to(unit_link(ground, unit), root)
        ),
        *where_facts(ground, table, commitment, root),
    ]
    if people := mentions_of(ground, "commitments", Surface.PAGE).get(commitment):
        facts.append(Fact("承诺人", "、".join(people.words)))
    facts.extend(_terms(ground, commitment))
    if replaces >= 0:
        old = commitment_rows(ground)[replaces]
        facts.append(Fact("替代的承诺", old.id, href_to(old.path, root)))
    facts.extend(notice_facts(ground, "commitments", commitment, root))
    return tuple(facts)


@remembered
def _fulfilled_items(ground: Ground) -> FulfilledItems:
    return items_fulfilled_by(ground, "commitments")


def _terms(ground: Ground, commitment: int) -> list[Fact]:
    table = commitments_of(ground).table
    facts = []
    for name in ("list", "service", "mode"):
        field, code = table.kind.field_by_name[name], int(table.codes(name)[commitment])
        if code >= 0:
            term = ground.programme.vocabulary(field.vocabulary).terms[code]
            facts.append(Fact(field.label, term.label))
    return facts


def _promised(ground: Ground, commitment: int) -> Column:
    commitments = commitments_of(ground)
    facts = (
        Fact("承诺日期", day_text(commitments.table.days("made_on")[commitment], UNKNOWN)),
        Fact("最初期限", day_text(commitments.due[commitment], "未定期限")),
        Fact("原状", _text(ground, commitment, "baseline") or UNKNOWN),
        Fact("目标", _text(ground, commitment, "target") or UNKNOWN),
        Fact("计量单位", _text(ground, commitment, "measure") or UNKNOWN),
        Fact("审核", _text(ground, commitment, "reviewed_by") or UNKNOWN),
        Fact("审批", _approval(ground, commitment)),
    )
    return Column("承诺", "答应做什么", None, _text(ground, commitment, "text"), facts)


def _approval(ground: Ground, commitment: int) -> str:
    approved_on = commitments_of(ground).table.days("approved_on")[commitment]
    parts = (_text(ground, commitment, "approved_by"), day_text(approved_on))
    return " ".join(filter(None, parts)) or UNKNOWN


def _kept(ground: Ground, commitment: int) -> Column:
    commitments = commitments_of(ground)
    table = commitments.table
    row = commitment_rows(ground)[commitment]
    result = _text(ground, commitment, "result")
    facts = [
        Fact("完成日期", day_text(table.days("done_on")[commitment], "尚未完成")),
        Fact("登记日期", day_text(table.days("recorded_on")[commitment], "未登记")),
        Fact("佐证", _text(ground, commitment, "evidence") or "没有佐证"),
    ]
    reason = _reasons(ground)[commitment]
    if reason:
        facts.append(Fact("原因", reason))
    if commitments.is_reported_late[commitment]:
        facts.append(Fact("登记迟缓", "完成后很久才登记"))
    return Column("践诺", "做了没有", row.status, result or "还没有登记结果。", tuple(facts))


@remembered
def _reasons(ground: Ground) -> list[str]:
    return commitment_reason_texts(ground)


def _judged(ground: Ground, commitment: int) -> Column:
    commitments = commitments_of(ground)
    basis = BASIS_STATUS[Basis(int(commitments.basis[commitment]))]
    said = judged_text(ground, commitment)
    return Column("评诺", "大家怎么评", basis, said, tuple(_evaluations(ground, commitment)))


def judged_text(ground: Ground, commitment: int) -> str:
    """What residents said of a commitment: how many of how many were satisfied."""
    said = residents_satisfied(ground, commitment)
    return f"群众评价：{said}。" if said else "还没有群众评价。"


def residents_satisfied(ground: Ground, commitment: int) -> str:
    """How many of the residents who judged were satisfied, "8 / 9 人满意"; "" where nobody did."""
    judgements = commitments_of(ground).judgements
    satisfied = int(judgements.satisfied[commitment])
    total = satisfied + int(judgements.dissatisfied[commitment])
    return f"{satisfied} / {total} 人满意" if total else ""


def _evaluations(ground: Ground, commitment: int) -> list[Fact]:
    """Every evaluation, oldest first; the doer's own is shown and never counted (rule R-6)."""
    table = ground.records["evaluations"]
    programme = ground.programme
    facts = []
    for row in evaluations_by_commitment(ground)[commitment].tolist():
        evaluator = programme.vocabulary("evaluator_types").terms[table.codes("evaluator")[row]]
        level = programme.vocabulary("eval_levels").terms[table.codes("level")[row]]
        count = table.numbers("count")[row]
        people = "" if np.isnan(count) else f" {count:.0f}人"
        aside = "（自评，不计入满意度）" if evaluator.counts_as == "self" else ""
        facts.append(
            Fact(
                f"{evaluator.label} {day_text(table.days('date')[row])}",
                f"{level.label}{people}{aside}",
            )
        )
    return facts


def _events(ground: Ground, commitment: int) -> tuple[Event, ...]:
    commitments = commitments_of(ground)
    table = commitments.table
    made_on, done_on = table.days("made_on")[commitment], table.days("done_on")[commitment]
    events = [
        _event(
            made_on, "作出承诺", f"最初期限：{day_text(commitments.due[commitment], '未定期限')}"
        )
    ]
    events.extend(_extensions(ground, commitment))
    if not np.isnat(done_on):
        row = commitment_rows(ground)[commitment]
        events.append(_event(done_on, "完成", row.timing, row.status))
    return tuple(sorted(events, key=lambda event: event.iso))


def _extensions(ground: Ground, commitment: int) -> list[Event]:
    table = ground.records["extensions"]
    due = commitments_of(ground).due[commitment]
    events = []
    for row in extensions_by_commitment(ground)[commitment].tolist():
        set_on, new_due = table.days("set_on")[row], table.days("new_due")[row]
        after = "（期限过后才办理）" if set_on > due else ""
        decided_by = cell(ground, "extensions", row, "decided_by")
        text = f"{decided_by}决定，原因：{cell(ground, 'extensions', row, 'reason')}"
        events.append(_event(set_on, f"延期到{spoken_day(new_due)}{after}", text))
    return events


def _event(
    day: np.datetime64, title: str, text: Text | None = None, status: Status | None = None
) -> Event:
    return Event(spoken_day(day), day_text(day), title, text, status)
