"""Figures in words: every rate with both its numbers, no share of a small group (R-20, R-22)."""

from __future__ import annotations

from functools import cache

from sunboard.figures.values import Figure
from sunboard.measures.tally import Rate
from sunboard.settings import Programme


def rate_figure(
    label: str, rate: Rate, programme: Programme, *, key: str, note: str | None = None
) -> Figure:
    """A share of something countable; below the least cohort only the two numbers."""
    if rate.denominator == 0:
        return Figure(label, "—", note=note or "还没有到期的", key=key)
    shows_share = rate.denominator >= programme.limits.min_cell
    return Figure(
        label,
        str(rate.numerator),
        str(rate.denominator),
        f"{rate.percent}%" if shows_share else None,
        note,
        min(rate.percent or 0, 100) if shows_share else None,
        "good" if (rate.percent or 0) >= GOOD_PERCENT else "warn",
        key=key,
    )


GOOD_PERCENT = 80
"""From here a bar is drawn calm; a drawing choice only, no verdict rests on it."""


@cache
def rate_text(rate: Rate) -> str:
    """Both numbers, "37 / 45"; a dash where there is nothing to divide by (rule R-20)."""
    return f"{rate.numerator} / {rate.denominator}" if rate.denominator else "—"


def unclear_note(count: int, unit: str) -> str | None:
    """What stands beside a figure because it can't be counted."""
    return f"另有{count}{unit}看不清，没有计入" if count else None


def undated_text(count: int, counter: str) -> str:
    """How many have no due date, beside figures that leave them out; "" for none."""
    return f"{count}{counter}没有定期限，单独计数" if count else ""


_NUMERALS = "〇一二三四五六七八九十"


def numeral(count: int) -> str:
    """A small number as mechanisms are named after it: 四 in 四张清单; in figures above ten."""
    return _NUMERALS[count] if count < len(_NUMERALS) else str(count)
