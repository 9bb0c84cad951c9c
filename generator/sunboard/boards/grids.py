"""Cells of the tables that boards are made of: every figure with both its numbers and its key."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isnan

from sunboard.boards.values import Cell
from sunboard.figures.kind import InGrid, count_text, full, toned
from sunboard.figures.worded import rate_text
from sunboard.language import say
from sunboard.measures.tally import Rate

_NO_BREAK, _DASH = "\u00a0", "—"


def number_cell(
    number: int | float | Rate, key: str, in_grid: InGrid, note: str, unknown: str = _DASH
) -> Cell:
    """A figure in a grid: a share as its two numbers; a dash where there is nothing to divide by (R-20).

    `key` names it on every page, "" for what isn't declared; `unknown` stands for what nobody knows.
    """
    if isinstance(number, Rate):
        value = f"{number.numerator}/{number.denominator}" if number.denominator else _DASH
        text = rate_text(number).replace(" ", _NO_BREAK)
    elif isnan(number):
        value = text = unknown
    else:
        value = f"{number:.0f}"
        text = count_text(number, in_grid.counter)
    tone = "mute" if text == _DASH else in_grid.tone(number)
    return Cell(text, tone, key, value if key else "", note=note)


def full_cell(rate: Rate) -> Cell:
    """A share of which nothing should be missing."""
    return number_cell(rate, "", InGrid(tone=full), "")


def rate_cell(rate: Rate, key: str = "", *, tone: str = "", note: str = "") -> Cell:
    """A share as its two numbers."""
    return number_cell(rate, key, InGrid(tone=lambda _: tone), note)


def count_cell(count: int, key: str = "", *, tone: str = "", note: str = "") -> Cell:
    """A plain count; `tone` is drawn where it is not zero."""
    return number_cell(count, key, InGrid(tone=toned(tone, "mute")), note)


def are_numbers(cells: Sequence[Cell]) -> bool:
    """Whether a column is one of numbers; what a cell says in a tone of its own stands for one (空缺, —)."""
    plain = [cell for cell in cells if not cell.tone]
    numbers = (isinstance(cell.text, str) and cell.text[:1].isdigit() for cell in plain)
    return 2 * sum(numbers) >= len(plain)


NOT_KEPT = Cell(_DASH, "mute")
"""Where nothing can be said, as of a month before the kind of record was kept, or of what need not be there."""


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
    return say(
        "{order}的在前，一样的按登记的次序；后一个数不满{least}的不比，放在最后。",
        order=order,
        least=least,
    )
