"""Figures in words: every rate with both its numbers, no share of a small group (R-20, R-22)."""

from __future__ import annotations

from sunboard.figures.values import Figure
from sunboard.language import mark, mark_many, said_number, say, say_many
from sunboard.measures.tally import Rate
from sunboard.settings import Programme


def rate_figure(
    label: str, rate: Rate, programme: Programme, *, key: str, note: str | None = None
) -> Figure:
    """A share of something countable; below the least cohort only the two numbers."""
    if rate.denominator == 0:
        return Figure(label, "—", note=note or say("还没有到期的"), key=key)
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


def rate_text(rate: Rate) -> str:
    """Both numbers, "37 / 45"; a dash where there is nothing to divide by (rule R-20)."""
    if not rate.denominator:
        return "—"
    return f"{said_number(rate.numerator)} / {said_number(rate.denominator)}"


_UNDATED = {
    "commitments": mark_many("{n}项没有定期限，单独计数"),
    "tasks": mark_many("{n}件没有定期限，单独计数"),
}


def undated_text(count: int, kind: str) -> str:
    """How many of a kind of work have no due date, beside figures that leave them out; "" for none."""
    return say_many(_UNDATED[kind], count) if count else ""


_NUMERALS = mark("〇 一 二 三 四 五 六 七 八 九 十")


def numeral(count: int) -> str:
    """A small number as mechanisms are named after it: 四 in 四张清单; in figures above ten."""
    words = say(_NUMERALS).split()
    return words[count] if count < len(words) else str(count)
