"""Cells of the tables that boards are made of: every figure with both its numbers and its key."""

from __future__ import annotations

from sunboard.boards.figures import GOOD_PERCENT, rate_text
from sunboard.boards.values import Cell
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
