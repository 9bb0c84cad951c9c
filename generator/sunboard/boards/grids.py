"""Cells of the tables that boards are made of: every figure with both its numbers and its key."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sunboard.boards.values import Cell
from sunboard.figures.worded import GOOD_PERCENT, rate_text
from sunboard.measures.tally import Rate

_NO_BREAK = "\u00a0"


def rate_cell(rate: Rate, key: str = "", *, tone: str = "", note: str = "") -> Cell:
    """A share as its two numbers; a dash where there is nothing to divide by (rule R-20)."""
    value = f"{rate.numerator}/{rate.denominator}" if rate.denominator else "—"
    text = rate_text(rate).replace(" ", _NO_BREAK)
    return Cell(text, tone if rate.denominator else "mute", key, value if key else "", note=note)


def full_cell(rate: Rate, key: str = "") -> Cell:
    """A share of which nothing should be missing; drawn where nothing is there, or much is missing."""
    is_enough = (rate.percent or 0) >= GOOD_PERCENT
    return rate_cell(rate, key, tone="" if is_enough else "warn" if rate.numerator else "bad")


def count_cell(count: int, key: str = "", *, tone: str = "", note: str = "") -> Cell:
    """A plain count; `tone` is drawn where it is not zero."""
    return Cell(str(count), tone if count else "mute", key, str(count) if key else "", note=note)


NOT_KEPT = Cell("—", "mute")
"""A month before the kind of record was kept: nothing can be said of it."""


def by_rate(rates: Sequence[Rate], least: int, *, highest_first: bool = False) -> list[int]:
    """Positions in the order of their rates; what has too small a base to compare stands last.

    Never by counts, which make the biggest place or unit look worst. Equal rates, and what has a base
    below `least`, stay in the order they are registered in.
    """

    def place(position: int) -> tuple[bool, Fraction]:
        rate = rates[position]
        if rate.denominator < max(least, 1):
            return True, Fraction(0)
        share = Fraction(rate.numerator, rate.denominator)
        return False, -share if highest_first else share

    return sorted(range(len(rates)), key=place)


def order_words(order: str, least: int) -> str:
    """How `by_rate` orders a grid, for its caption; `order` says which rates come first and of what."""
    return f"{order}的在前，一样的按登记的次序；后一个数不满{least}的不比，放在最后。"
