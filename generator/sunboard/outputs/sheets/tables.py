"""Figures of sheets, from those that boards show."""

from __future__ import annotations

from collections.abc import Iterable

from sunboard.figures.values import Figure
from sunboard.outputs.sheets.values import SheetFigure


def sheet_figures(figures: Iterable[Figure]) -> tuple[SheetFigure, ...]:
    """The figures of a board, as a sheet shows them."""
    return tuple(SheetFigure(f.label, f.numerator, f.denominator, f.text) for f in figures)


def figures_note(figures: Iterable[Figure]) -> str:
    """What a board says below its figures, for one line below them all; "" where it says nothing."""
    return "；".join(f"{f.label}：{f.note}" for f in figures if f.note)
