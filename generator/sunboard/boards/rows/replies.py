"""Replies (说明): what units say for themselves of what is overdue or was not kept, beside its verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.boards.alike import text_of
from sunboard.boards.blocks import Block
from sunboard.boards.order import id_order
from sunboard.boards.words import iso_day, spoken_day
from sunboard.language import say, statements
from sunboard.measures.columns import positions_of_ids
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.names import unit_names


class Reply(NamedTuple):
    """What a unit said, and when."""

    head: str
    """Who said it, and on which day."""
    iso: str
    """That day, for programs; "" where nobody knows it."""
    text: str


@dataclass(frozen=True)
class Replies(Block):
    """What units say for themselves, in letters as large as those of what is said of them."""

    replies: tuple[Reply, ...]


@remembered
def replies_by(ground: Ground, kind: str) -> Mapping[int, tuple[Reply, ...]]:
    """By its position what was replied to each record of a kind that has a reply, by day, then id."""
    table = ground.records["replies"]
    found: dict[int, tuple[Reply, ...]] = {}
    if not len(table):
        return found
    about = positions_of_ids(ground.records[kind], table.text_array("subject"))
    for row in np.lexsort((id_order(table), table.days("date"))).tolist():
        if about[row] >= 0:
            found[int(about[row])] = (*found.get(int(about[row]), ()), _reply(ground, row))
    return found


def reply_texts(ground: Ground, kind: str) -> Mapping[int, str]:
    """The same, all replies to a record in one text."""
    return {
        row: statements(*(say("{who}：{said}", who=r.head, said=r.text) for r in replies))
        for row, replies in replies_by(ground, kind).items()
    }


def _reply(ground: Ground, row: int) -> Reply:
    table = ground.records["replies"]
    day = table.days("date")[row]
    unit = unit_names(ground)[table.codes("unit")[row]]
    head = say("{unit}{day}说明", unit=unit, day=spoken_day(day))
    return Reply(head, iso_day(day), text_of(ground, "replies", row, "text"))
