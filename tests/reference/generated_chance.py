"""Draws days, places and cells of generated counties."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.factories import Row

AS_OF = (
    "2026-10-31",
    "2026-10-30",
    "2026-10-08",
    "2026-09-30",
    "2026-06-21",
    "2026-03-01",
    "2026-12-28",
    "2027-01-04",
    "2027-02-20",
)
"""A Saturday at a month's end, a Friday, the day after a long holiday, a month's end, a rest day, a first;
three among days of which nobody knows yet whether they are worked."""
PLACES = {
    "qinghe-1": "qinghe",
    "qinghe-2": "qinghe",
    "nanyuan-1": "nanyuan",
    "nanyuan-2": "nanyuan",
}


class Chance:
    """Draws days, places and cells."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.as_of = date.fromisoformat(self.random.choice(AS_OF))
        self.drawn: dict[str, list[Row]] = {}
        """The rows drawn so far, by kind."""

    def ago(self, most: int, least: int = 0) -> str:
        """A day up to so many days ago; the as-of day itself more often than others."""
        if least == 0 and self.random.random() < 0.1:
            return self.as_of.isoformat()
        return (self.as_of - timedelta(days=self.random.randint(least, most))).isoformat()

    def after(self, day: str, most: int) -> str:
        """A day that soon after another, and never after the as-of day."""
        later = date.fromisoformat(day) + timedelta(days=self.random.randint(0, most))
        return min(later, self.as_of).isoformat()

    def around(self, days: int) -> str:
        """A day before or after the as-of day, or just that."""
        if self.random.random() < 0.25:
            return self.as_of.isoformat()
        return (self.as_of + timedelta(days=self.random.randint(-days, days))).isoformat()

    def maybe(self, value: str, share: float = 0.5) -> str:
        """The value, or an empty cell."""
        return value if self.random.random() < share else ""

    def one(self, *values: str) -> str:
        return self.random.choice(values)

    def place(self) -> Row:
        """An estate, mostly with its community, or a community alone."""
        estate = self.one(*PLACES)
        named = self.maybe(estate, 0.7)
        community = self.maybe(PLACES[estate], 0.85) if named else PLACES[estate]
        return {"community": community, "estate": named}

    def some(self, most: int) -> range:
        """0, 1 or more."""
        return range(min(most, self.random.choice((0, 1, most // 2, most, most))))

    def of(self, *kinds: str) -> str:
        """The id of a row drawn before, of one of these kinds; "" where there is none."""
        ids = [row["id"] for row in self.drawn.get(self.one(*kinds), ())]
        return self.one(*ids) if ids else ""

    def serves(self) -> Row:
        """What a task carries out, of at most one kind; nothing for most."""
        kind = self.one("decision", "challenge", "commitment", "", "", "")
        return {kind: self.of(f"{kind}s")} if kind else {}
