"""One challenge: who posted it, who took it how, its milestones, its tasks, and why this status."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import cell, community_link, estate_link, home_crumbs, unit_link
from sunboard.boards.blocks import Reasons
from sunboard.boards.challenges.rows import (
    challenge_rows,
    dated_timings,
    takers_of_challenge,
    tasks_by_challenge,
    untaken_text,
)
from sunboard.boards.commitments.why import done_sum, open_sum
from sunboard.boards.counted import Text
from sunboard.boards.order import chosen_rows, id_order, split_by
from sunboard.boards.rows.tasks import task_rows
from sunboard.boards.serving import FulfilledItems, items_fulfilled_by, served_links
from sunboard.boards.values import (
    Event,
    Fact,
    Link,
    Page,
    Status,
    TaskRow,
)
from sunboard.boards.wording import MILESTONE_STATUS, OVERDUE_MILESTONE
from sunboard.boards.words import (
    day_text,
    pick,
    spoken_day,
    status_choices,
    status_codes,
)
from sunboard.measures.challenges import challenges_of
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Outcome


@dataclass(frozen=True)
class ChallengeBoard:
    """Everything one challenge's page shows."""

    id: str
    text: str
    crumbs: tuple[Link, ...]
    status: Status
    timing: Text
    facts: tuple[Fact, ...]
    result: str
    """What came of it; "" while it is open."""
    milestones: tuple[Event, ...]
    """By due date."""
    events: tuple[Event, ...]
    """Posted, taken, closed; oldest first."""
    reasons: Reasons
    tasks: tuple[TaskRow, ...]
    fulfils: tuple[Link, ...]
    """The list items it fulfils."""


def make_challenge_page(ground: Ground, challenge: int) -> Page:
    """The page of one challenge."""
    row = challenge_rows(ground)[challenge]
    return Page(
        path=row.path,
        title=f"榜题 {row.id}",
        description=row.text,
        section="mechanisms",
        template="challenge.html",
        board=_challenge_board(ground, challenge, addresses.root_of(row.path)),
    )


def _challenge_board(ground: Ground, challenge: int, root: str) -> ChallengeBoard:
    row = challenge_rows(ground)[challenge]
    return ChallengeBoard(
        id=row.id,
        text=row.text,
        crumbs=(*home_crumbs(ground, root), Link("揭榜挂帅", root + addresses.CHALLENGES)),
        status=row.status,
        timing=row.timing,
        facts=_facts(ground, challenge, root),
        result=row.result,
        milestones=_milestones(ground, challenge),
        events=_events(ground, challenge),
        reasons=_reasons(ground, challenge, root),
        tasks=chosen_rows(task_rows(ground), tasks_by_challenge(ground)[challenge]),
        fulfils=served_links(_fulfilled_items(ground).get(challenge, ()), root),
    )


def _text(ground: Ground, challenge: int, field: str) -> str:
    return cell(ground, "challenges", challenge, field)


def _facts(ground: Ground, challenge: int, root: str) -> tuple[Fact, ...]:
    facts = [
        Fact("出题方", _text(ground, challenge, "poster")),
        _place(ground, challenge, root),
        Fact("目标", _text(ground, challenge, "goal")),
        *_takers(ground, challenge, root),
    ]
    for field in ("claim", "form"):
        facts += _term(ground, challenge, field)
    if _text(ground, challenge, "assigned_by"):
        facts.append(Fact("交办依据", _text(ground, challenge, "assigned_by")))
    if challenges_of(ground).outcome[challenge] == Outcome.DONE:
        facts.append(Fact("佐证", _text(ground, challenge, "evidence") or "没有佐证"))
    return tuple(facts)


@remembered
def _fulfilled_items(ground: Ground) -> FulfilledItems:
    return items_fulfilled_by(ground, "challenges")


def _place(ground: Ground, challenge: int, root: str) -> Fact:
    table = challenges_of(ground).table
    community, estate = (
        int(table.codes("community")[challenge]),
        int(table.codes("estate")[challenge]),
    )
    if estate >= 0:
        name, path = cell(ground, "estates", estate, "name"), estate_link(ground, estate)
    elif community >= 0:
        name, path = (
            cell(ground, "communities", community, "name"),
            community_link(ground, community),
        )
    else:
        name, path = ground.programme.county, ""
    return Fact("哪里的题目", name, root + path if path else None)


def _takers(ground: Ground, challenge: int, root: str) -> list[Fact]:
    takers = takers_of_challenge(ground)[challenge]
    if not takers:
        return [Fact("揭榜单位", challenge_rows(ground)[challenge].unit)]
    paths = [unit_link(ground, unit) for unit in takers]
    return [
        Fact("揭榜单位", cell(ground, "units", unit, "name"), root + path if path else None)
        for unit, path in zip(takers, paths, strict=True)
    ]


def _term(ground: Ground, challenge: int, name: str) -> list[Fact]:
    table = challenges_of(ground).table
    field, code = table.kind.field_by_name[name], int(table.codes(name)[challenge])
    if code < 0:
        return []
    terms = ground.programme.vocabulary(field.vocabulary).terms
    return [Fact(field.label, terms[code].label)]


def _milestones(ground: Ground, challenge: int) -> tuple[Event, ...]:
    table = challenges_of(ground).milestones.table
    statuses, timings = _milestone_statuses(ground)
    events = []
    for row in _milestones_by_challenge(ground)[challenge].tolist():
        due, done_on = table.days("due")[row], table.days("done_on")[row]
        done = "" if np.isnat(done_on) else f"{spoken_day(done_on)}完成，"
        text = f"{done}{timings[row]}"
        title = cell(ground, "milestones", row, "text")
        events.append(Event(f"{spoken_day(due)}前", day_text(due), title, text, statuses[row]))
    return tuple(events)


@remembered
def _milestone_statuses(ground: Ground) -> tuple[list[Status], list[Text]]:
    """Each milestone's status, and its timing in words."""
    milestones = challenges_of(ground).milestones
    unjudged = np.zeros_like(milestones.outcome)
    codes = status_codes(milestones.outcome, milestones.timing, unjudged)
    return (
        pick(status_choices(MILESTONE_STATUS, OVERDUE_MILESTONE), codes),
        dated_timings(milestones),
    )


@remembered
def _milestones_by_challenge(ground: Ground) -> list[Positions]:
    """Each challenge's milestones, by due date."""
    challenges = challenges_of(ground)
    table = challenges.milestones.table
    order = np.lexsort((id_order(table), table.days("due")))
    size = len(challenges.outcome)
    return split_by(table.codes("challenge")[order], order, np.arange(len(order)), size)


def _events(ground: Ground, challenge: int) -> tuple[Event, ...]:
    table, row = challenges_of(ground).table, challenge_rows(ground)[challenge]
    told = (
        ("posted_on", "张榜", f"{_text(ground, challenge, 'poster')}出题"),
        ("taken_on", "揭榜", row.unit),
        ("closed_on", "销号", row.timing),
    )
    return tuple(
        Event(spoken_day(day), day_text(day), title, text)
        for field, title, text in told
        if not np.isnat(day := table.days(field)[challenge])
    )


def _reasons(ground: Ground, challenge: int, root: str) -> Reasons:
    challenges, row = challenges_of(ground), challenge_rows(ground)[challenge]
    is_done = challenges.outcome[challenge] == Outcome.DONE
    days = challenges.due[challenge], challenges.judged_on[challenge]
    steps = (
        _outcome_step(ground, challenge),
        done_sum(*days, "完成于{day}") if is_done else open_sum(*days, "销号"),
    )
    return Reasons(
        steps=steps,
        conclusion=f"所以：{row.status.word}，{row.timing}。",
        rule=Link("这些规则在「怎么算的」里写明", f"{root}{addresses.METHOD}#challenges"),
    )


def _outcome_step(ground: Ground, challenge: int) -> str:
    challenges = challenges_of(ground)
    if not challenges.is_taken[challenge]:
        return f"{untaken_text(challenges.table.days('posted_on')[challenge])}。"
    if challenges.outcome[challenge] == Outcome.DONE:
        closed = spoken_day(challenges.table.days("closed_on")[challenge])
        return f"有揭榜单位、题目、结果和销号日期（{closed}），见人见事见结果，算销号。"
    return "有单位揭榜，记录里没有销号日期，所以还在攻坚。"
