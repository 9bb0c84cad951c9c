"""A history in the shape of a real tracker of promises: what was published is all there at its end, and told.

The shape is that of a public tracker that was followed for 43 days: 207 promises, of which 35 were deleted at
the source, 37 changed hands, and 29 were broken without a reason. The promises here are made up.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import numpy as np
import pytest
from sunboard.boards.blocks import LinkList
from sunboard.boards.changes.page import make_changes_page
from sunboard.language import speaking
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground
from sunboard.measures.status import Outcome
from sunboard.schema import KINDS

from tests.factories import BASE, Row, commitment, write_project, write_rows
from tests.nights.put_down import put_down

PROMISES, NIGHTS, DELETED, HANDED_ON, BROKEN = 207, 43, 35, 37, 29
FIRST = date(2026, 3, 9)


def promises() -> list[Row]:
    return [
        commitment(
            id=f"cn-{n}",
            text=f"第{n}项：补种行道树{n}棵",
            made_on="2026-03-02",
            due="2026-04-15",
        )
        for n in range(1, PROMISES + 1)
    ]


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ground, dict[str, set[str]]]:
    """The last night's ground, and the ids of what was done to promises without a word."""
    chance, rows = random.Random(207), promises()
    chosen = chance.sample([row["id"] for row in rows], DELETED + HANDED_ON + BROKEN)
    done = {
        "deleted": {*chosen[:DELETED]},
        "handed on": {*chosen[DELETED : DELETED + HANDED_ON]},
        "broken": {*chosen[DELETED + HANDED_ON :]},
    }
    appears = {row["id"]: chance.randrange(NIGHTS - 10) for row in rows}
    happens = {each: appears[each] + chance.randint(1, 9) for each in chosen}
    nobody = {kind: [] for kind in ("tasks", "extensions", "evaluations", "replies", "objections")}
    project = write_project(
        tmp_path_factory.mktemp("tracker") / "project",
        **{**only(BASE), **nobody, "commitments": rows},
    )
    for night in range(NIGHTS):
        there = [row for row in rows if appears[row["id"]] <= night]
        left = [
            as_it_is(row, done, happened=happens.get(row["id"], NIGHTS) <= night) for row in there
        ]
        write_rows(project / "data" / "commitments.csv", "commitments", [r for r in left if r])
        checked, ground = put_down(project, FIRST + timedelta(days=night))
    with speaking(checked.programme.tongue):
        ground.made["page"] = make_changes_page(ground, 0)
    return ground, done


def only(base: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The places and units alone."""
    return {kind.name: base.get(kind.name, []) for kind in KINDS}


def as_it_is(row: Row, done: dict[str, set[str]], *, happened: bool) -> Row:
    """A promise's row on a night; {} where it was deleted."""
    each = row["id"]
    if not happened:
        return row
    if each in done["deleted"]:
        return {}
    if each in done["handed on"]:
        return {**row, "unit": "czj"}
    if each in done["broken"]:
        return {**row, "outcome": "未兑现"}
    return row


def test_every_promise_then_there_at_the_end(ended: tuple[Ground, dict[str, set[str]]]) -> None:
    ground, _ = ended
    assert {*ground.records["commitments"].texts("id")} == {row["id"] for row in promises()}


def test_broken_without_a_reason_then_counted_as_not_kept(
    ended: tuple[Ground, dict[str, set[str]]],
) -> None:
    ground, done = ended
    ids = np.array(ground.records["commitments"].texts("id"))
    is_broken = commitments_of(ground).outcome == Outcome.NOT_DONE
    assert {*ids[is_broken].tolist()} == done["broken"]


def test_each_silent_change_then_listed(ended: tuple[Ground, dict[str, set[str]]]) -> None:
    ground, done = ended
    listed = {key: ids_in(ground, key) for key in ("gone", "refused")}
    assert listed["gone"] == done["deleted"]
    assert listed["refused"] == done["handed on"]
    units = ground.records["commitments"]
    zjj = units.codes("unit")[units.texts("id").index("cn-1")]
    assert {*units.codes("unit").tolist()} == {zjj}


def ids_in(ground: Ground, section: str) -> set[str]:
    """The ids of the promises that a section of the page of changes lists."""
    blocks = next(each.blocks for each in ground.made["page"].board.sections if each.id == section)
    lines = (line for block in blocks if isinstance(block, LinkList) for line in block.lines)
    return {line.label.split()[1] for line in lines}
