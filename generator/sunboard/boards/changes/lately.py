"""What changed on the last day that had any, in a few lines for the front page."""

from __future__ import annotations

from collections import Counter

from sunboard.boards import addresses
from sunboard.boards.blocks import LinkLine, LinkList, Section
from sunboard.boards.change_words import counted_by_kind
from sunboard.boards.changes.counted import counted_by_day, counted_words
from sunboard.boards.changes.entries import HEADINGS, How, last_days
from sunboard.boards.values import Link
from sunboard.language import say, say_many
from sunboard.language.dates import said_day
from sunboard.measures.ground import Ground


def lately(ground: Ground) -> Section | None:
    """A line for each sort of change; None where nothing has changed since the first publication."""
    days = last_days(ground)
    if not days:
        return None
    day, entries = days[0]
    path = f"{addresses.CHANGES}#{day.isoformat()}"
    lines = []
    for how in How:
        kinds = Counter(each.kind for each in entries if each.how is how)
        if kinds:
            label = say_many("{how}{n}条", sum(kinds.values()), how=say(HEADINGS[how]))
            lines.append(LinkLine(path, label, counted_by_kind(kinds)))
    if counted := counted_by_day(ground).get(day, ()):
        label = say_many("只计数的记录{n}条", len(counted))
        lines.append(LinkLine(path, label, counted_words(counted)))
    root = addresses.root_of(addresses.HOME)
    way = Link(say("看每一条改动"), root + addresses.CHANGES)
    title = say("{day}的改动", day=said_day(day))
    return Section(title, (LinkList(tuple(lines)),), id="lately", more=(way,))
