"""One joint meeting: who called it, who came, what it decided, and what became of that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import cell, community_link, home_crumbs, unit_link
from sunboard.boards.counted import Text
from sunboard.boards.meetings.rows import (
    decision_rows,
    decisions_by_meeting,
    meeting_label,
    meeting_link,
    meeting_place,
    meetings_by_date,
    tasks_by_decision,
)
from sunboard.boards.order import chosen_rows
from sunboard.boards.rows.tasks import task_rows
from sunboard.boards.values import Fact, Link, Page, Status, TaskRow
from sunboard.boards.words import day_text, spoken_day
from sunboard.measures.decisions import decisions_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.meetings import meetings_of
from sunboard.publishable.names import unit_names


class DecisionCard(NamedTuple):
    """One thing the meeting decided or raised."""

    id: str
    text: str
    status: Status
    timing: Text
    facts: tuple[Fact, ...]
    tasks: tuple[TaskRow, ...]
    """The service requests that carry it out."""


@dataclass(frozen=True)
class MeetingBoard:
    """Everything one meeting's page shows."""

    id: str
    place: str
    day: str
    crumbs: tuple[Link, ...]
    earlier: Link | None
    """The meeting before it of the same place and level."""
    later: Link | None
    summary: str
    facts: tuple[Fact, ...]
    present: tuple[Link, ...]
    absent: tuple[Link, ...] | None
    """Units paired with the community that were not there; None for a meeting of another level."""
    decisions: tuple[DecisionCard, ...]


def make_meeting_page(ground: Ground, meeting: int) -> Page:
    """The page of one meeting."""
    path = meeting_link(ground, meeting)
    name, label = cell(ground, "meetings", meeting, "id"), meeting_label(ground, meeting)
    return Page(
        path=path,
        title=f"联席会议 {name}：{label}",
        description=cell(ground, "meetings", meeting, "summary") or f"{label}联席会议",
        section="mechanisms",
        template="meeting.html",
        board=_meeting_board(ground, meeting, addresses.root_of(path)),
    )


def _meeting_board(ground: Ground, meeting: int, root: str) -> MeetingBoard:
    earlier, later = _neighbours(ground)[meeting]
    return MeetingBoard(
        id=cell(ground, "meetings", meeting, "id"),
        place=meeting_place(ground, meeting),
        day=spoken_day(meetings_of(ground).table.days("date")[meeting]),
        crumbs=(*home_crumbs(ground, root), Link("联席会议", root + addresses.MEETINGS)),
        earlier=_link(ground, earlier, root),
        later=_link(ground, later, root),
        summary=cell(ground, "meetings", meeting, "summary"),
        facts=_facts(ground, meeting, root),
        present=tuple(_unit(ground, u, root) for u in _present(ground)[meeting]),
        absent=_absent(ground, meeting, root),
        decisions=tuple(
            _decision(ground, row, root) for row in decisions_by_meeting(ground)[meeting].tolist()
        ),
    )


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
    level = ground.programme.vocabulary("levels").terms[table.codes("level")[meeting]]
    facts = [Fact("层级", level.label), *_places(ground, meeting, root)]
    facts.append(Fact("召集", cell(ground, "meetings", meeting, "convenor")))
    guide = int(table.codes("guided_by")[meeting])
    if guide >= 0:
        facts.append(_guide(ground, guide, root))
    facts.extend(_raised(ground, meeting, root))
    return tuple(facts)


def _places(ground: Ground, meeting: int, root: str) -> list[Fact]:
    table = meetings_of(ground).table
    community, town = int(table.codes("community")[meeting]), int(table.codes("town")[meeting])
    facts = []
    if community >= 0:
        name, path = (
            cell(ground, "communities", community, "name"),
            community_link(ground, community),
        )
        facts.append(Fact("社区", name, root + path if path else None))
    if town >= 0:
        facts.append(Fact("城镇", cell(ground, "towns", town, "name")))
    return facts


def _guide(ground: Ground, pairing: int, root: str) -> Fact:
    """The leader who guided it, by office."""
    unit = int(ground.records["pairings"].codes("unit")[pairing])
    office = cell(ground, "pairings", pairing, "leader_office") or "包联领导"
    path = unit_link(ground, unit)
    who = f"{office}（{unit_names(ground)[unit]}）"
    return Fact("到会指导", who, root + path if path else None)


def _raised(ground: Ground, meeting: int, root: str) -> list[Fact]:
    """The meeting it was raised from, and those raised from it."""
    raised_from = int(meetings_of(ground).table.codes("raised_from")[meeting])
    above = _raised_from(ground).get(meeting, ())
    steps = [("提级自", raised_from)] if raised_from >= 0 else []
    steps += [("提级到", other) for other in above]
    return [
        Fact(label, meeting_label(ground, other), root + meeting_link(ground, other))
        for label, other in steps
    ]


@remembered
def _raised_from(ground: Ground) -> dict[int, tuple[int, ...]]:
    """By meeting those that were raised from it, the oldest first."""
    codes = meetings_of(ground).table.codes("raised_from")
    raised: dict[int, tuple[int, ...]] = {}
    for row in meetings_by_date(ground).tolist():
        if codes[row] >= 0:
            raised[int(codes[row])] = (*raised.get(int(codes[row]), ()), row)
    return raised


@remembered
def _present(ground: Ground) -> dict[int, list[int]]:
    """By meeting the units present, as recorded; a meeting without any has an empty list."""
    table = meetings_of(ground).table
    present: dict[int, list[int]] = {row: [] for row in range(len(table))}
    links = table.links["units"]
    for row, unit in zip(links.rows.tolist(), links.targets.tolist(), strict=True):
        present[row].append(unit)
    return present


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


def _absent(ground: Ground, meeting: int, root: str) -> tuple[Link, ...] | None:
    absent = _stayed_away(ground).get(meeting)
    return None if absent is None else tuple(_unit(ground, unit, root) for unit in absent)


def _unit(ground: Ground, unit: int, root: str) -> Link:
    path = unit_link(ground, unit)
    return Link(unit_names(ground)[unit], root + path if path else "")


def _decision(ground: Ground, decision: int, root: str) -> DecisionCard:
    row = decision_rows(ground)[decision]
    tasks = chosen_rows(task_rows(ground), tasks_by_decision(ground)[decision])
    return DecisionCard(
        row.id, row.text, row.status, row.timing, _terms(ground, decision, root), tasks
    )


def _terms(ground: Ground, decision: int, root: str) -> tuple[Fact, ...]:
    """Who answers for it by when, and what came of it."""
    decisions, row = decisions_of(ground), decision_rows(ground)[decision]
    facts = []
    if row.unit:
        facts.append(Fact("责任单位", row.unit, root + row.unit_path if row.unit_path else None))
    limit = "上一级最迟开会" if decisions.is_escalated[decision] else "期限"
    facts.append(Fact(limit, row.due))
    if not np.isnat(decisions.done_on[decision]):
        done = "上一级开会" if decisions.is_escalated[decision] else "完成"
        facts.append(Fact(done, day_text(decisions.done_on[decision])))
    facts.append(_outcome(ground, decision, root))
    reason = cell(ground, "decisions", decision, "reason")
    if reason:
        facts.append(Fact("原因", reason))
    return tuple(facts)


def _outcome(ground: Ground, decision: int, root: str) -> Fact:
    decisions = decisions_of(ground)
    above = int(decisions.taken_up_by[decision])
    if above >= 0:
        label = f"{meeting_label(ground, above)}已开会研究"
        return Fact("去向", label, root + meeting_link(ground, above))
    if decisions.is_escalated[decision]:
        return Fact("去向", "上一级还没有开会")
    if decisions.has_tasks[decision]:
        return Fact("结果", decision_rows(ground)[decision].result)
    return Fact("结果", cell(ground, "decisions", decision, "result") or "还没有登记结果")
