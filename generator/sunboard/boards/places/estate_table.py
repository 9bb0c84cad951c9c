"""A community's estates as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sunboard.boards.alike import (
    count_text,
    estate_link,
    estate_pairings,
    nobody_paired,
    pairing_units,
    text_of,
)
from sunboard.boards.blocks import Grid
from sunboard.boards.figure_grid import figure_cells
from sunboard.boards.shows import shows_of
from sunboard.boards.values import Cell, GridRow, Shows, labels
from sunboard.figures.kind import given, head_of
from sunboard.figures.work import ESTATE_FIGURES
from sunboard.language import say, sentences
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, Scope, is_filled_in


@dataclass(frozen=True)
class EstateTable(Grid):
    """A community's estates."""


def estate_table(ground: Ground, estates: Positions) -> EstateTable:
    """Estates as shown on their community's board."""
    shows = shows_of(ground)
    kinds = given(ground, ESTATE_FIGURES, Scope.ESTATE)
    return EstateTable(
        sentences(say("按登记的次序排列。"), _counted(shows)),
        (
            say("小区"),
            *((say("包联单位"),) if shows.pairings else ()),
            *((say("党支部"),) if _has_branches(ground) else ()),
            say("户数"),
            *(head_of(kind, Scope.ESTATE, ground.programme) for kind in kinds),
        ),
        tuple(
            GridRow(
                "",
                text_of(ground, "estates", estate, "name"),
                estate_link(ground, estate),
                (*_told(ground, estate), *figure_cells(ground, kinds, Scope.ESTATE, estate)),
            )
            for estate in estates.tolist()
        ),
    )


def _counted(shows: Shows) -> str:
    """How the shares of the table are written."""
    if shows.commitments and shows.tasks:
        return say("「兑现」「办结」写作 做成的 / 到期的。")
    if shows.commitments:
        return say("「兑现」写作 做成的 / 到期的。")
    return say("「办结」写作 做成的 / 到期的。") if shows.tasks else ""


def _told(ground: Ground, estate: int) -> Iterator[Cell]:
    if shows_of(ground).pairings:
        units = pairing_units(ground, estate_pairings(ground, estate))
        yield Cell(labels(units) or nobody_paired(ground, Scope.ESTATE, estate), lines=units)
    if _has_branches(ground):
        yield Cell(text_of(ground, "estates", estate, "branch") or say("未建支部"))
    yield Cell(count_text(ground, "estates", estate, "households"))


def _has_branches(ground: Ground) -> bool:
    return is_filled_in(ground, "estates", "branch")
