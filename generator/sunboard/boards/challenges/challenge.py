"""One challenge: who posted it, who took it how, its milestones, its tasks, and why this status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import entity_fact, home_crumbs, rules_link, term_facts, text_of
from sunboard.boards.blocks import (
    Block,
    Board,
    Card,
    Columns,
    Empty,
    Facts,
    Reasons,
    Section,
    Standing,
    TaskTable,
    Timeline,
    there,
)
from sunboard.boards.challenges.rows import (
    challenge_rows,
    dated_timings,
    takers_of_challenge,
    untaken_text,
)
from sunboard.boards.commitments.why import DONE_ON, done_sum, open_sum
from sunboard.boards.counted import Text
from sunboard.boards.order import id_order, split_by
from sunboard.boards.rows.tasks import task_rows, tasks_serving
from sunboard.boards.serving import fulfils
from sunboard.boards.values import (
    Event,
    Fact,
    Link,
    Page,
    Status,
)
from sunboard.boards.wording import MILESTONE_STATUS, OVERDUE_MILESTONE, in_short
from sunboard.boards.words import (
    iso_day,
    pick,
    spoken_day,
    status_choices,
    status_codes,
)
from sunboard.language import clauses, say, say_in
from sunboard.measures.challenges import challenges_of
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Outcome
from sunboard.publishable.records import is_removed


@dataclass(frozen=True)
class Solution(Block):
    """What came of a challenge, in large letters."""

    text: str


def make_challenge_page(ground: Ground, challenge: int) -> Page:
    """The page of one challenge."""
    row = challenge_rows(ground)[challenge]
    # What was taken down is described by nothing that it said.
    is_gone = bool(is_removed(ground, "challenges")[challenge])
    described = row.text if is_gone else clauses(row.status.word, row.result or row.text)
    return Page(
        path=row.path,
        title=say("{what}（榜题 {id}）", what=in_short(row.text), id=row.id),
        description=described,
        section="mechanisms",
        board=_board(ground, challenge, addresses.root_of(row.path)),
    )


def _board(ground: Ground, challenge: int, root: str) -> Board:
    row = challenge_rows(ground)[challenge]
    result = Solution(row.result) if row.result else Empty(say("还没有登记结果。"))
    solved = Card(say("结果"), (result, *fulfils(ground, "challenges", challenge, root)))
    asked = Card(say("题目"), (Facts(_facts(ground, challenge, root)),))
    return Board(
        title=say("榜题 {id}", id=row.id),
        crumbs=(*home_crumbs(ground, root), Link(say("揭榜挂帅"), root + addresses.CHALLENGES)),
        lead=(row.text,),
        standing=Standing(row.status, row.timing),
        opening=(
            Columns(((asked,), (solved, _reasons(ground, challenge, root)))),
            Columns((*_milestones(ground, challenge), (_events(ground, challenge),))),
        ),
        sections=there(_tasks(ground, challenge)),
    )


def _tasks(ground: Ground, challenge: int) -> Section | None:
    if not ground.keeps("tasks"):
        return None
    rows = task_rows(ground).chosen(tasks_serving(ground, "challenge")[challenge])
    listed = TaskTable(rows) if rows else Empty(say("没有服务单登记为落实这道榜题。"))
    return Section(say("为它办的服务单"), (listed,))


def _text(ground: Ground, challenge: int, field: str) -> str:
    return text_of(ground, "challenges", challenge, field)


def _facts(ground: Ground, challenge: int, root: str) -> tuple[Fact, ...]:
    facts = [
        Fact(say("出题方"), _text(ground, challenge, "poster")),
        _place(ground, challenge, root),
        Fact(say("目标"), _text(ground, challenge, "goal")),
        *_takers(ground, challenge, root),
        *term_facts(ground, challenges_of(ground).table, challenge, "claim", "form"),
    ]
    if _text(ground, challenge, "assigned_by"):
        facts.append(Fact(say("交办依据"), _text(ground, challenge, "assigned_by")))
    if challenges_of(ground).outcome[challenge] == Outcome.DONE:
        facts.append(Fact(say("佐证"), _text(ground, challenge, "evidence") or say("没有佐证")))
    return tuple(facts)


def _place(ground: Ground, challenge: int, root: str) -> Fact:
    """The estate, or the community, or the county."""
    label, table = say("哪里的题目"), challenges_of(ground).table
    for kind, field in (("estates", "estate"), ("communities", "community")):
        if (place := int(table.codes(field)[challenge])) >= 0:
            return entity_fact(ground, label, kind, place, root)
    return Fact(label, ground.programme.county)


def _takers(ground: Ground, challenge: int, root: str) -> list[Fact]:
    label, takers = say("揭榜单位"), takers_of_challenge(ground)[challenge]
    if not takers:
        return [Fact(label, challenge_rows(ground)[challenge].unit)]
    return [entity_fact(ground, label, "units", unit, root) for unit in takers]


def _milestones(ground: Ground, challenge: int) -> tuple[tuple[Card], ...]:
    """A column of its own; none where nobody keeps them."""
    if not ground.keeps("milestones"):
        return ()
    rows = _milestones_by_challenge(ground)[challenge].tolist()
    events = tuple(_milestone(ground, row) for row in rows)
    listed = Timeline(events) if events else Empty(say("没有登记节点。"))
    return ((Card(say("节点"), (listed,)),),)


def _milestone(ground: Ground, row: int) -> Event:
    table, (statuses, timings) = challenges_of(ground).milestones.table, _milestone_statuses(ground)
    due, done_on = table.days("due")[row], table.days("done_on")[row]
    done = "" if np.isnat(done_on) else say("{day}完成", day=spoken_day(done_on))
    return Event(
        say("{day}前", day=spoken_day(due)),
        iso_day(due),
        text_of(ground, "milestones", row, "text"),
        clauses(done, str(timings[row])),
        statuses[row],
    )


@remembered
def _milestone_statuses(ground: Ground) -> tuple[Sequence[Status], Sequence[Text]]:
    """Each milestone's status, and its timing in words."""
    milestones = challenges_of(ground).milestones
    codes = status_codes(milestones.outcome, milestones.timing)
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


def _events(ground: Ground, challenge: int) -> Card:
    """Posted, taken, closed: the oldest first."""
    table, row = challenges_of(ground).table, challenge_rows(ground)[challenge]
    told = (
        (
            "posted_on",
            say_in("event", "张榜"),
            say("{poster}出题", poster=_text(ground, challenge, "poster")),
        ),
        ("taken_on", say_in("event", "揭榜"), row.unit),
        ("closed_on", say_in("event", "销号"), row.timing),
    )
    events = tuple(
        Event(spoken_day(day), iso_day(day), title, text)
        for field, title, text in told
        if not np.isnat(day := table.days(field)[challenge])
    )
    return Card(say("经过"), (Timeline(events),))


def _reasons(ground: Ground, challenge: int, root: str) -> Reasons:
    challenges, row = challenges_of(ground), challenge_rows(ground)[challenge]
    is_done = challenges.outcome[challenge] == Outcome.DONE
    days = challenges.due[challenge], challenges.judged_on[challenge]
    stands = done_sum(*days, DONE_ON) if is_done else open_sum(*days, say("还没有销号"))
    steps = (
        _outcome_step(ground, challenge),
        say("期限是{due}，{sum}。逾期从期限的第二天算起。", due=spoken_day(days[0]), sum=stands),
    )
    return Reasons(
        steps=steps,
        conclusion=say("所以：{status}，{timing}。", status=row.status.word, timing=row.timing),
        rule=rules_link(root, "challenges"),
    )


def _outcome_step(ground: Ground, challenge: int) -> str:
    challenges = challenges_of(ground)
    if not challenges.is_taken[challenge]:
        untaken = untaken_text(challenges.table.days("posted_on")[challenge])
        return say("{sentence}。", sentence=untaken)
    if challenges.outcome[challenge] == Outcome.DONE:
        closed = spoken_day(challenges.table.days("closed_on")[challenge])
        return say(
            "有揭榜单位、题目、结果和销号日期（{day}），见人见事见结果，算销号。", day=closed
        )
    return say("有单位揭榜，记录里没有销号日期，所以还在攻坚。")
