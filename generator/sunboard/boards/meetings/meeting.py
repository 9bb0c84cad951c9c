"""One joint meeting: who called it, who came, what it decided, and what became of that."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import (
    entity_fact,
    home_crumbs,
    href_to,
    term_facts,
    text_of,
    unit_link,
)
from sunboard.boards.blocks import (
    TASK_ORDER,
    Block,
    Board,
    Card,
    Columns,
    Empty,
    Facts,
    Heading,
    Names,
    Pager,
    Paragraph,
    Section,
    Standing,
    TaskTable,
    there,
)
from sunboard.boards.meetings.rows import (
    decision_rows,
    decisions_by_meeting,
    meeting_label,
    meeting_link,
    meeting_place,
    meetings_by_date,
)
from sunboard.boards.order import linked_by_row, split_by
from sunboard.boards.rows.tasks import task_rows, tasks_serving
from sunboard.boards.values import Fact, Link, Page
from sunboard.boards.words import day_text, spoken_day
from sunboard.language import say, say_in
from sunboard.measures.columns import Positions
from sunboard.measures.decisions import decisions_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.meetings import meetings_of
from sunboard.publishable.names import unit_names
from sunboard.schema import KIND_BY_NAME


@dataclass(frozen=True)
class DecisionCard(Block):
    """One thing the meeting decided or raised."""

    id: str
    text: str
    standing: Standing
    facts: Facts
    tasks: TaskTable | None
    """The service requests that carry it out; None where there are none."""


def make_meeting_page(ground: Ground, meeting: int) -> Page:
    """The page of one meeting."""
    path = meeting_link(ground, meeting)
    name, label = text_of(ground, "meetings", meeting, "id"), meeting_label(ground, meeting)
    return Page(
        path=path,
        title=say("{meeting}联席会议（{id}）", id=name, meeting=label),
        description=text_of(ground, "meetings", meeting, "summary")
        or say("{meeting}联席会议", meeting=label),
        section="mechanisms",
        board=_board(ground, meeting, addresses.root_of(path)),
    )


def _board(ground: Ground, meeting: int, root: str) -> Board:
    called = Card(say("谁召集的"), (Facts(_facts(ground, meeting, root)),))
    summary = text_of(ground, "meetings", meeting, "summary") or say("没有登记议题。")
    topic = Card(say("议题"), (Paragraph(summary), *_who_came(ground, meeting, root)))
    day = spoken_day(meetings_of(ground).table.days("date")[meeting])
    return Board(
        title=say("{place}联席会议", place=meeting_place(ground, meeting)),
        crumbs=(*home_crumbs(ground, root), Link(say("联席会议"), root + addresses.MEETINGS)),
        lead=(f"{day} · {text_of(ground, 'meetings', meeting, 'id')}",),
        opening=(*_pager(ground, meeting, root), Columns(((called,), (topic,)))),
        sections=there(_decided(ground, meeting, root)),
    )


def _pager(ground: Ground, meeting: int, root: str) -> tuple[Pager, ...]:
    """The ways to the meetings before and after it; none where it has neither."""
    earlier, later = (_link(ground, other, root) for other in _neighbours(ground)[meeting])
    return (Pager(say("前后会议"), earlier, later),) if earlier or later else ()


def _who_came(ground: Ground, meeting: int, root: str) -> tuple[Block, ...]:
    """The units present; of a community's meeting also those paired with it that weren't."""
    absent = _stayed_away(ground).get(meeting)
    present = _names(ground, _present(ground)[meeting], root, say("没有登记到会单位。"))
    came = Heading(say("到会单位"))
    if absent is None:
        return came, present
    missed = _names(ground, absent, root, say("没有，包联单位都到了。"))
    return came, present, Heading(say("包联本社区而没有到会的")), missed


def _names(ground: Ground, units: list[int], root: str, nobody: str) -> Names | Paragraph:
    names, paths = unit_names(ground), (unit_link(ground, unit) for unit in units)
    links = (
        Link(names[unit], href_to(path, root) or "")
        for unit, path in zip(units, paths, strict=True)
    )
    return Names(tuple(links)) if units else Paragraph(nobody)


@remembered
def _neighbours(ground: Ground) -> list[tuple[int, int]]:
    """For each meeting the one before and the one after it, of the same level and place; -1 for none."""
    table = meetings_of(ground).table
    by_date = meetings_by_date(ground)
    places = [table.codes(name)[by_date] for name in ("community", "town", "level")]
    in_turn = np.lexsort(places)
    order, place = by_date[in_turn], np.column_stack(places)[in_turn]
    is_next = (place[1:] == place[:-1]).all(axis=1)
    earlier, later = np.full((2, len(order)), -1)
    earlier[order[1:][is_next]] = order[:-1][is_next]
    later[order[:-1][is_next]] = order[1:][is_next]
    return list(zip(earlier.tolist(), later.tolist(), strict=True))


def _link(ground: Ground, meeting: int, root: str) -> Link | None:
    if meeting < 0:
        return None
    return Link(meeting_label(ground, meeting), root + meeting_link(ground, meeting))


def _facts(ground: Ground, meeting: int, root: str) -> tuple[Fact, ...]:
    table = meetings_of(ground).table
    facts = list(term_facts(ground, table, meeting, "level"))
    for kind, field in (("communities", "community"), ("towns", "town")):
        if (place := int(table.codes(field)[meeting])) >= 0:
            label = say_in("one", KIND_BY_NAME[kind].label)
            facts.append(entity_fact(ground, label, kind, place, root))
    if convenor := text_of(ground, "meetings", meeting, "convenor"):
        facts.append(Fact(say("召集"), convenor))
    if (guide := int(table.codes("guided_by")[meeting])) >= 0:
        facts.append(_guide(ground, guide, root))
    return (*facts, *_raised(ground, meeting, root))


def _guide(ground: Ground, pairing: int, root: str) -> Fact:
    """The leader who guided it, by office."""
    unit = int(ground.records["pairings"].codes("unit")[pairing])
    office = text_of(ground, "pairings", pairing, "leader_office") or say_in("one", "包联领导")
    who = say("{office}（{unit}）", office=office, unit=unit_names(ground)[unit])
    return Fact(say("到会指导"), who, href_to(unit_link(ground, unit), root))


def _raised(ground: Ground, meeting: int, root: str) -> list[Fact]:
    """The meeting it was raised from, and those raised from it."""
    raised_from = int(meetings_of(ground).table.codes("raised_from")[meeting])
    steps = [(say("提级自"), raised_from)] if raised_from >= 0 else []
    steps += [(say("提级到"), other) for other in _raised_from(ground)[meeting].tolist()]
    return [
        Fact(label, meeting_label(ground, other), root + meeting_link(ground, other))
        for label, other in steps
    ]


@remembered
def _raised_from(ground: Ground) -> list[Positions]:
    """For each meeting those that were raised from it, the oldest first."""
    table, by_date = meetings_of(ground).table, meetings_by_date(ground)
    below = table.codes("raised_from")[by_date]
    return split_by(below, by_date, np.arange(len(below)), len(table))


@remembered
def _present(ground: Ground) -> list[list[int]]:
    """For each meeting the units present, as recorded."""
    return linked_by_row(meetings_of(ground).table, "units")


@remembered
def _stayed_away(ground: Ground) -> dict[int, list[int]]:
    """By community meeting the paired units that were not there."""
    meetings = meetings_of(ground)
    away: dict[int, list[int]] = {}
    for (meeting, unit), came in zip(
        meetings.invited.tolist(), meetings.came.tolist(), strict=True
    ):
        absent = away.setdefault(meeting, [])
        if not came:
            absent.append(unit)
    return away


def _decided(ground: Ground, meeting: int, root: str) -> Section | None:
    if not ground.keeps("decisions"):
        return None
    rows = decisions_by_meeting(ground)[meeting].tolist()
    cards = tuple(_card(ground, row, root) for row in rows)
    return Section(say("议定和提级的事项"), cards or (Empty(say("这次会议没有登记议定事项。")),))


def _card(ground: Ground, decision: int, root: str) -> DecisionCard:
    row, facts = decision_rows(ground)[decision], Facts(_terms(ground, decision, root))
    tasks = task_rows(ground).chosen(tasks_serving(ground, "decision")[decision])
    note = say("为它办的服务单：{order}。", order=say(TASK_ORDER))
    listed = TaskTable(tasks, note) if tasks else None
    return DecisionCard(row.id, row.text, Standing(row.status, row.timing), facts, listed)


def _terms(ground: Ground, decision: int, root: str) -> tuple[Fact, ...]:
    """Who answers for it by when, and what came of it."""
    decisions, row = decisions_of(ground), decision_rows(ground)[decision]
    facts = []
    if row.unit:
        facts.append(Fact(say("责任单位"), row.unit, href_to(row.unit_path, root)))
    is_raised = decisions.is_escalated[decision]
    facts.append(Fact(say("上一级最迟开会") if is_raised else say("期限"), row.due))
    if not np.isnat(decisions.done_on[decision]):
        done = say("上一级开会") if is_raised else say_in("fact", "完成")
        facts.append(Fact(done, day_text(decisions.done_on[decision])))
    facts.append(_outcome(ground, decision, root))
    reason = text_of(ground, "decisions", decision, "reason")
    if reason:
        facts.append(Fact(say("原因"), reason))
    return tuple(facts)


def _outcome(ground: Ground, decision: int, root: str) -> Fact:
    decisions, result = decisions_of(ground), decision_rows(ground)[decision].result
    above = int(decisions.taken_up_by[decision])
    if above >= 0:
        return Fact(say("去向"), result, root + meeting_link(ground, above))
    if decisions.is_escalated[decision]:
        return Fact(say("去向"), say("上一级还没有开会"))
    if not decisions.has_tasks[decision]:
        result = text_of(ground, "decisions", decision, "result") or say("还没有登记结果")
    return Fact(say("结果"), result)
