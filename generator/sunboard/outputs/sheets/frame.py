"""The frame of every sheet: issuer, dates, the address of the same board."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np

from sunboard.language import say
from sunboard.language.dates import said_day
from sunboard.measures.columns import Counts, Positions
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.moves import last_move, last_move_of_all, tellers_of
from sunboard.outputs.sheets.values import Frame
from sunboard.records.log.changes import NOT_YET

Rows = Positions | list[int]
"""Positions of records in their table."""


def make_frame(
    ground: Ground, board: str, days: int, rows: Mapping[str, Rows] | None, *, issuer: str = ""
) -> Frame:
    """The frame of a sheet that says what `board` says and hangs for so many days.

    Args:
        ground: Everything.
        board: A path relative to the site's root.
        days: How many days it hangs, the first included.
        rows: By kind the records that it lists; None for all there are. Its number is that of the publication
            in which one of them last changed; its day the last of that one's, of the day on which one of them
            moved, and of the first of the month: it is not printed again because a night has passed.
        issuer: Who answers for it; "" for the programme's issuer.
    """
    programme = ground.programme
    moved = last_move_of_all(ground) if rows is None else last_move(ground, **rows)
    number = _number(ground, rows)
    published = ground.past.days[number - 1 : number] if number else ()
    day = max((_sheet_day(ground.as_of, moved), *published))
    url = f"{programme.web_address}{board}" if programme.web_address else ""
    return Frame(
        programme=say("{county}　{programme}", county=programme.county, programme=programme.name),
        issuer=issuer or programme.issuer,
        phone=programme.supervision_phone,
        day=day.isoformat(),
        as_of=said_day(day),
        publication=say("第{number}次公布", number=number) if number else "",
        posted=said_day(day + timedelta(days=1)),
        takedown=said_day(day + timedelta(days=days)),
        url=url,
        address=url.partition("://")[2] or f"/{board}",
        mark=say("示范数据：内容均为虚构") if programme.is_demonstration else "",
    )


def _number(ground: Ground, rows: Mapping[str, Rows] | None) -> int:
    """Of the last publication with news of these records; 0 for none, or where some of it is in none yet."""
    if not ground.past.numbers:
        return 0
    every = dict.fromkeys(ground.records.tables, slice(None)) if rows is None else rows
    found = (_numbers(ground, kind)[its].max(initial=0) for kind, its in every.items())
    number = int(max(found))
    return 0 if number == NOT_YET else number


@remembered
def _numbers(ground: Ground, kind: str) -> Counts:
    """For each record of a kind the publication that last had news of it, or of what goes on telling of it."""
    numbers = ground.past.numbers
    latest: Counts = numbers[kind].copy()
    for teller, row in tellers_of(ground, kind):
        np.maximum.at(latest, row[row >= 0], numbers[teller][row >= 0])
    return latest


def rows_of(ground: Ground, kind: str, community: int) -> Positions:
    """Every record of a kind in a community, those that have ended among them."""
    return np.flatnonzero(ground.records[kind].codes("community") == community)


def _sheet_day(as_of: date, moved: np.datetime64) -> date:
    first = as_of.replace(day=1)
    return first if np.isnat(moved) else max(first, date.fromisoformat(str(moved)))
