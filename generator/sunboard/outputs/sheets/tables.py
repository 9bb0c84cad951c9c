"""Figures and steps of sheets, from those that boards show."""

from __future__ import annotations

from collections.abc import Iterable

from sunboard.boards.values import FunnelStep
from sunboard.figures.values import Figure
from sunboard.language import said_number, say, say_many, statements
from sunboard.outputs.sheets.values import SheetFigure, SheetStep


def sheet_figures(figures: Iterable[Figure]) -> tuple[SheetFigure, ...]:
    """The figures of a board, as a sheet shows them."""
    return tuple(_figure(f) for f in figures)


def _figure(figure: Figure) -> SheetFigure:
    label, numerator, denominator, text, *_ = figure
    under = None if denominator is None else said_number(denominator)
    return SheetFigure(label, said_number(numerator), under, text)


def figures_note(figures: Iterable[Figure]) -> str:
    """What a board says below its figures, for one line below them all; "" where it says nothing."""
    return statements(
        *(say("{label}：{text}", label=f.label, text=f.note) for f in figures if f.note)
    )


def sheet_steps(steps: Iterable[FunnelStep]) -> tuple[SheetStep, ...]:
    """The steps of the loop, as a sheet shows them."""
    return tuple(
        SheetStep(
            step.label,
            step.word,
            step.width,
            say_many("{n}件", step.count),
            say("{waiting}件在等这一步", waiting=said_number(step.waiting)) if step.waiting else "",
            step.overdue,
        )
        for step in steps
    )
