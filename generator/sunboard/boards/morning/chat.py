"""A line for a chat group: what a place woke up to, in few characters, made of what may be passed on."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.morning.nights import Night, nights
from sunboard.boards.morning.page import SCOPES
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.wording import in_short
from sunboard.language import clauses, listed, say, say_many
from sunboard.language.dates import said_brief_day
from sunboard.measures.ground import Ground, Scope
from sunboard.publishable.passing import passed_on

MOST = 80
"""Characters of a line, without its address: what a chat shows of a message without opening it."""
_NAMED = 3
"""People or units that are named; of more, how many deeds there were."""


def chat_lines(ground: Ground) -> Iterator[tuple[str, str]]:
    """The path and text of the line of every place that ever had news; it changes on nights with news alone."""
    shared = passed_on(ground)
    for scope, link in SCOPES.items():
        if not ground.makes(scope.value):
            continue
        for entity, night in nights(shared, scope).items():
            board, web = link(ground, entity), ground.programme.web_address
            said = chat_line(shared, scope, entity, night)
            address = f"{web}{addresses.MORNING}{board}\n" if web else ""
            yield f"{addresses.MORNING}{board}{addresses.MORNING_LINE}", f"{said}\n{address}"


def chat_line(shared: Ground, scope: Scope, entity: int, night: Night) -> str:
    """What a night says in at most `MOST` characters: with names where they fit, else with numbers alone."""
    place = text_of(shared, scope.value, entity, "name")
    counts = (
        say_many("办结{n}件", len(night.done)) if night.done else "",
        say_many("新逾期{n}件", len(night.late)) if night.late else "",
    )
    honoured, named = _honoured(night), _named(shared, night)
    for where, who in ((place, named), (place, honoured), (in_short(place), honoured)):
        said = say(
            "{place}{day}：{news}。",
            place=where,
            day=said_brief_day(night.day),
            news=clauses(*counts, who),
        )
        if len(said) <= MOST:
            return said
    return clauses(*counts, honoured)


def _named(shared: Ground, night: Night) -> str:
    rows = deed_rows(shared).chosen(np.array(night.honoured, np.intp))
    names = [*dict.fromkeys(name for row in rows for name in row.names)]
    if 0 < len(names) <= _NAMED:
        return say("{names}上榜", names=listed(names))
    return _honoured(night)


def _honoured(night: Night) -> str:
    return say_many("上榜{n}件", len(night.honoured)) if night.honoured else ""
