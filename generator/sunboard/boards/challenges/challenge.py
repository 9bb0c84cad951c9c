"""One challenge: who posted it, who took it how, its milestones, its tasks, and why this status."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.challenges.rows import (
    challenge_rows,
    dated_timings,
    takers_of_challenge,
    tasks_by_challenge,
    untaken_text,
)
from sunboard.boards.commitments.why import done_sum, open_sum
from sunboard.boards.counted import Text
from sunboard.boards.county import County, chosen_rows, id_order, split_by
from sunboard.boards.places.alike import cell, community_link, estate_link, home_crumbs, unit_link
from sunboard.boards.serving import FulfilledItems, items_fulfilled_by, served_links
from sunboard.boards.values import Event, Fact, Link, Page, Reasons, Status, TaskRow
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


def make_challenge_page(county: County, challenge: int) -> Page:
    """The page of one challenge."""
    row = county.once(challenge_rows)[challenge]
    return Page(
        path=row.path,
        title=f"榜题 {row.id}",
        description=row.text,
        section="mechanisms",
        template="challenge.html",
        board=_challenge_board(county, challenge, addresses.root_of(row.path)),
    )


def _challenge_board(county: County, challenge: int, root: str) -> ChallengeBoard:
    row = county.once(challenge_rows)[challenge]
    return ChallengeBoard(
        id=row.id,
        text=row.text,
        crumbs=(*home_crumbs(county, root), Link("揭榜挂帅", root + addresses.CHALLENGES)),
        status=row.status,
        timing=row.timing,
        facts=_facts(county, challenge, root),
        result=row.result,
        milestones=_milestones(county, challenge),
        events=_events(county, challenge),
        reasons=_reasons(county, challenge, root),
        tasks=chosen_rows(county.task_rows, county.once(tasks_by_challenge)[challenge]),
        fulfils=served_links(county.once(_fulfilled_items).get(challenge, ()), root),
    )


def _text(county: County, challenge: int, field: str) -> str:
    return cell(county, "challenges", challenge, field)


def _facts(county: County, challenge: int, root: str) -> tuple[Fact, ...]:
    facts = [
        Fact("出题方", _text(county, challenge, "poster")),
        _place(county, challenge, root),
        Fact("目标", _text(county, challenge, "goal")),
        *_takers(county, challenge, root),
    ]
    for field in ("claim", "form"):
        facts += _term(county, challenge, field)
    if _text(county, challenge, "assigned_by"):
        facts.append(Fact("交办依据", _text(county, challenge, "assigned_by")))
    if challenges_of(county.ground).outcome[challenge] == Outcome.DONE:
        facts.append(Fact("佐证", _text(county, challenge, "evidence") or "没有佐证"))
    return tuple(facts)


def _fulfilled_items(county: County) -> FulfilledItems:
    return items_fulfilled_by(county.ground, "challenges")


def _place(county: County, challenge: int, root: str) -> Fact:
    table = challenges_of(county.ground).table
    community, estate = (
        int(table.codes("community")[challenge]),
        int(table.codes("estate")[challenge]),
    )
    if estate >= 0:
        name, path = cell(county, "estates", estate, "name"), estate_link(county, estate)
    elif community >= 0:
        name, path = (
            cell(county, "communities", community, "name"),
            community_link(county, community),
        )
    else:
        name, path = county.ground.programme.county, ""
    return Fact("哪里的题目", name, root + path if path else None)


def _takers(county: County, challenge: int, root: str) -> list[Fact]:
    takers = county.once(takers_of_challenge)[challenge]
    if not takers:
        return [Fact("揭榜单位", county.once(challenge_rows)[challenge].unit)]
    paths = [unit_link(county, unit) for unit in takers]
    return [
        Fact("揭榜单位", cell(county, "units", unit, "name"), root + path if path else None)
        for unit, path in zip(takers, paths, strict=True)
    ]


def _term(county: County, challenge: int, name: str) -> list[Fact]:
    table = challenges_of(county.ground).table
    field, code = table.kind.field_by_name[name], int(table.codes(name)[challenge])
    if code < 0:
        return []
    terms = county.ground.programme.vocabulary(field.vocabulary).terms
    return [Fact(field.label, terms[code].label)]


def _milestones(county: County, challenge: int) -> tuple[Event, ...]:
    table = challenges_of(county.ground).milestones.table
    statuses, timings = county.once(_milestone_statuses)
    events = []
    for row in county.once(_milestones_by_challenge)[challenge].tolist():
        due, done_on = table.days("due")[row], table.days("done_on")[row]
        done = "" if np.isnat(done_on) else f"{spoken_day(done_on)}完成，"
        text = f"{done}{timings[row]}"
        title = cell(county, "milestones", row, "text")
        events.append(Event(f"{spoken_day(due)}前", day_text(due), title, text, statuses[row]))
    return tuple(events)


def _milestone_statuses(county: County) -> tuple[list[Status], list[Text]]:
    """Each milestone's status, and its timing in words."""
    milestones = challenges_of(county.ground).milestones
    unjudged = np.zeros_like(milestones.outcome)
    codes = status_codes(milestones.outcome, milestones.timing, unjudged)
    return (
        pick(status_choices(MILESTONE_STATUS, OVERDUE_MILESTONE), codes),
        dated_timings(milestones),
    )


def _milestones_by_challenge(county: County) -> list[Positions]:
    """Each challenge's milestones, by due date."""
    table = challenges_of(county.ground).milestones.table
    order = np.lexsort((id_order(table), table.days("due")))
    size = len(challenges_of(county.ground).outcome)
    return split_by(table.codes("challenge")[order], order, np.arange(len(order)), size)


def _events(county: County, challenge: int) -> tuple[Event, ...]:
    table, row = challenges_of(county.ground).table, county.once(challenge_rows)[challenge]
    told = (
        ("posted_on", "张榜", f"{_text(county, challenge, 'poster')}出题"),
        ("taken_on", "揭榜", row.unit),
        ("closed_on", "销号", row.timing),
    )
    return tuple(
        Event(spoken_day(day), day_text(day), title, text)
        for field, title, text in told
        if not np.isnat(day := table.days(field)[challenge])
    )


def _reasons(county: County, challenge: int, root: str) -> Reasons:
    challenges, row = challenges_of(county.ground), county.once(challenge_rows)[challenge]
    is_done = challenges.outcome[challenge] == Outcome.DONE
    days = challenges.due[challenge], challenges.judged_on[challenge]
    steps = (
        _outcome_step(county, challenge),
        done_sum(*days, "完成于{day}") if is_done else open_sum(*days, "销号"),
    )
    return Reasons(
        steps=steps,
        conclusion=f"所以：{row.status.word}，{row.timing}。",
        rule=Link("这些规则在「怎么算的」里写明", f"{root}{addresses.METHOD}#challenges"),
    )


def _outcome_step(county: County, challenge: int) -> str:
    challenges = challenges_of(county.ground)
    if not challenges.is_taken[challenge]:
        return f"{untaken_text(challenges.table.days('posted_on')[challenge])}。"
    if challenges.outcome[challenge] == Outcome.DONE:
        closed = spoken_day(challenges.table.days("closed_on")[challenge])
        return f"有揭榜单位、题目、结果和销号日期（{closed}），见人见事见结果，算销号。"
    return "有单位揭榜，记录里没有销号日期，所以还在攻坚。"
