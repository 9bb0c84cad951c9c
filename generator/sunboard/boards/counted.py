"""Words that stay true while days go by, and what a page's script adds to them."""

from __future__ import annotations

from typing import NamedTuple

from sunboard.boards.phones import Phone


class Counted(NamedTuple):
    """Words about a day, true on any later night; a script on the page adds how far 数据截至 lies from it.

    So a page stays the same while only days go by. On paper and as text the words stand alone.
    """

    text: str
    """自4月15日起逾期."""
    day: str
    """Where the count starts or ends, ISO: the due date, the last day of a window."""
    said: str
    """已{d}天: {d} stands for days, {w} for working days, between `day` and the as-of date, either way.

    A catalogue gives the form of one and that of several, `|` between them.
    """

    def __str__(self) -> str:
        """The words alone."""
        return self.text


Text = str | Counted | Phone
"""What a cell says."""
