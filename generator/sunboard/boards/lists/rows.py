"""Rows of list items, made once for the county: how each stands, what it lacks, and what carried it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.columns import Picked
from sunboard.boards.counted import Counted, Text
from sunboard.boards.order import split_by
from sunboard.boards.rows.commitments import commitment_rows
from sunboard.boards.rows.tasks import task_rows
from sunboard.boards.values import Status
from sunboard.boards.wording import CHALLENGE_STATUS, TASK_STATUS, Sign
from sunboard.boards.words import (
    brief_day,
    day_texts,
    estate_texts,
    pick,
    spoken_day,
    unit_paths,
)
from sunboard.calendar import DAY
from sunboard.language import mark, say, statements
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.lists import Lack, ListMeasures, Standing, lists_of
from sunboard.measures.services import services_of
from sunboard.measures.status import Outcome
from sunboard.publishable.names import unit_names

HELD = Sign(mark("已开展"), "disc", "good")
"""An activity, which is recorded only once it was held."""


class CarriedOut(NamedTuple):
    """The task, commitment, challenge or activity that carried an item out."""

    label: str
    """What kind it is, and its id: 服务单 fw-1."""
    path: str
    """Where it is shown; "" for nowhere."""
    status: Status
    result: str


class Partner(NamedTuple):
    """An item that another one is matched with."""

    text: str
    path: str
    said: str
    """For a need that uses a resource: what became of it."""


class ListRow(NamedTuple):
    """An item of a list."""

    id: str
    path: str
    text: str
    place: str
    """The estate, or 全社区."""
    unit: str
    unit_path: str
    listed_on: str
    due: str
    """As `day_text` has it; "" for a resource, which stands ready."""
    status: Status
    lacks: Text
    """What it lacks, in words; "" for nothing."""
    partners: tuple[Partner, ...]
    """The resource a need is matched with, or the needs that use a resource."""
    carried_out: CarriedOut | None


_NEED = {
    Standing.WAITING: Sign(mark("待对接"), "ring", "calm"),
    Standing.MATCHED: Sign(mark("已对接"), "half", "calm"),
    Standing.REPORTED: Sign(mark("报称落实"), "box", "warn"),
    Standing.FULFILLED: Sign(mark("已落实"), "disc", "good"),
}
_RESOURCE = {
    Standing.WAITING: Sign(mark("待使用"), "ring", "calm"),
    Standing.MATCHED: Sign(mark("已对接"), "half", "calm"),
    Standing.REPORTED: Sign(mark("报称用上"), "box", "warn"),
    Standing.FULFILLED: Sign(mark("已用上"), "disc", "good"),
}
_OTHER = {**_NEED, Standing.WAITING: Sign(mark("在做"), "ring", "calm")}

UNMATCHED = Sign(mark("久未对接"), "square", "bad")
UNUSED = Sign(mark("久未用上"), "dash", "warn")
PAST_DUE = Sign(mark("过期未落实"), "triangle", "bad")


@dataclass(frozen=True)
class ListRows:
    """Every item as a row, in the table's order, and the order in which lists show them."""

    rows: list[ListRow]
    order: Positions
    """What lacks anything first, then the unfinished, then the finished; each by the day listed."""
    by_community: list[Positions]
    """Each community's items in that order."""


@remembered
def make_list_rows(ground: Ground) -> ListRows:
    """Word every item of the county."""
    lists = lists_of(ground)
    table = lists.table
    paths, statuses = _paths(ground), _statuses(lists)
    rows = zip(
        table.texts("id"),
        paths,
        table.texts("text"),
        estate_texts(ground, table.codes("estate")),
        _owners(ground),
        unit_paths(ground, table.codes("unit")),
        day_texts(table.days("listed_on")),
        _due_texts(lists),
        statuses,
        _lack_texts(ground),
        _partners(lists, paths, statuses),
        _carried_out(ground),
        strict=True,
    )
    order = _order(lists)
    community = table.codes("community")[order]
    size = len(ground.records["communities"])
    return ListRows(
        [ListRow(*row) for row in rows],
        order,
        split_by(community, order, np.arange(len(order)), size),
    )


def _owners(ground: Ground) -> Picked[str]:
    """Who answers for each: a unit, or the community itself."""
    table = lists_of(ground).table
    owners = pick([*unit_names(ground), say("没有责任单位")], table.codes("unit"))
    is_own = (table.codes("unit") < 0) & (table.codes("by_community") >= 0)
    return owners.changed(dict.fromkeys(np.flatnonzero(is_own).tolist(), say("社区自办")))


def _paths(ground: Ground) -> list[str]:
    """Where each item stands."""
    table = lists_of(ground).table
    pages = map(addresses.lists_path, ground.records["communities"].texts("id"))
    lies_on = pick([*pages], table.codes("community"))
    return [f"{page}#{name}" for page, name in zip(lies_on, table.texts("id"), strict=True)]


def _order(lists: ListMeasures) -> Positions:
    is_finished = lists.standing >= Standing.REPORTED
    rank = np.select([lists.is_orphan, ~is_finished], [0, 1], 2)
    listed_on = lists.table.days("listed_on").astype(np.int64)
    return np.lexsort((np.arange(len(rank)), listed_on, rank))


def _due_texts(lists: ListMeasures) -> list[str]:
    none = say("没有期限")
    dues = zip(day_texts(lists.table.days("due")), lists.is_resource.tolist(), strict=True)
    return [due or ("" if stands_ready else none) for due, stands_ready in dues]


def _statuses(lists: ListMeasures) -> list[Status]:
    """How each stands; one that has waited too long, or is past its date, says so."""
    past, waiting = lists.lacks[:, Lack.PAST_DUE], lists.lacks[:, Lack.UNMATCHED]
    signs = []
    for row, standing in enumerate(map(Standing, lists.standing.tolist())):
        if past[row]:
            signs.append(PAST_DUE)
        elif waiting[row]:
            signs.append(UNUSED if lists.is_resource[row] else UNMATCHED)
        elif lists.is_resource[row]:
            signs.append(_RESOURCE[standing])
        else:
            signs.append((_NEED if lists.is_need[row] else _OTHER)[standing])
    return [sign.said() for sign in signs]


def _lack_texts(ground: Ground) -> list[Text]:
    """Everything each item lacks, worst first."""
    lists = lists_of(ground)
    due, listed_on = lists.table.days("due"), lists.table.days("listed_on")
    words: list[Text] = [""] * len(lists.standing)
    for row in np.flatnonzero(lists.is_orphan).tolist():
        lacks = [lack for lack in Lack if lists.lacks[row, lack]]
        text = statements(*(_lack_text(lists, row, lack) for lack in lacks))
        words[row] = text
        if Lack.PAST_DUE in lacks:
            words[row] = Counted(text, str(due[row]), say("逾期{d}天"))
        elif Lack.UNMATCHED in lacks:
            words[row] = Counted(text, str(listed_on[row]), say("列入{d}天"))
    return words


def _lack_text(lists: ListMeasures, row: int, lack: Lack) -> str:
    match lack:
        case Lack.NO_OWNER:
            return say("没有责任单位")
        case Lack.OWNER_ENDED:
            return say("责任单位已撤并，没有交接")
        case Lack.UNMATCHED:
            return say("没有用上") if lists.is_resource[row] else say("没有对接上资源")
        case Lack.PAST_DUE:
            since = brief_day(lists.table.days("due")[row] + DAY)
            return say("自{since}起逾期没有落实", since=since)
        case Lack.NO_DATE:
            return say("没有期限")


def _partners(
    lists: ListMeasures, paths: list[str], statuses: list[Status]
) -> list[tuple[Partner, ...]]:
    texts = lists.table.texts("text")
    found: list[tuple[Partner, ...]] = [()] * len(paths)
    for row in np.flatnonzero(lists.matched_with >= 0).tolist():
        other = int(lists.matched_with[row])
        found[row] += (Partner(texts[other], paths[other], ""),)
        found[other] += (Partner(texts[row], paths[row], statuses[row].word),)
    return found


def _carried_out(ground: Ground) -> list[CarriedOut | None]:
    lists = lists_of(ground)
    found: list[CarriedOut | None] = [None] * len(lists.standing)
    for kind, positions in lists.fulfilled_by.items():
        for row in np.flatnonzero(positions >= 0).tolist():
            found[row] = _WORDED[kind](ground, int(positions[row]))
    return found


def _by_task(ground: Ground, task: int) -> CarriedOut:
    row = task_rows(ground)[task]
    return CarriedOut(say("服务单 {id}", id=row.id), row.path, row.status, row.result)


def _by_commitment(ground: Ground, commitment: int) -> CarriedOut:
    row = commitment_rows(ground)[commitment]
    return CarriedOut(say("承诺 {id}", id=row.id), row.path, row.status, row.result)


def _by_challenge(ground: Ground, challenge: int) -> CarriedOut:
    table = ground.records["challenges"]
    name, result = table.texts("id")[challenge], table.texts("result")[challenge]
    path = addresses.challenge_path(name) if ground.makes("challenges") else ""
    sign = CHALLENGE_STATUS[Outcome.DONE] if result else TASK_STATUS[Outcome.REPORTED_DONE]
    return CarriedOut(say("榜题 {id}", id=name), path, sign.said(), result)


def _by_activity(ground: Ground, activity: int) -> CarriedOut:
    table = services_of(ground).table
    name, result = table.texts("id")[activity], table.texts("result")[activity]
    day = spoken_day(table.days("date")[activity])
    said = result or table.texts("title")[activity]
    return CarriedOut(
        say("活动 {id}", id=name),
        _activity_path(ground, activity),
        HELD.said(),
        say("{day}：{what}", day=day, what=said),
    )


def _activity_path(ground: Ground, activity: int) -> str:
    if not ground.makes("services"):
        return ""
    table = services_of(ground).table
    community = text_of(ground, "communities", table.codes("community")[activity], "id")
    return f"{addresses.services_path(community)}#{table.texts('id')[activity]}"


_WORDED: dict[str, Callable[[Ground, int], CarriedOut]] = {
    "tasks": _by_task,
    "commitments": _by_commitment,
    "challenges": _by_challenge,
    "activities": _by_activity,
}
"""For each kind that may carry an item out, how it is worded."""
