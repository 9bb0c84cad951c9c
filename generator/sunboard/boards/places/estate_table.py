"""A community's estates as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sunboard.boards.alike import cell, count_text, estate_link, estate_pairings, pairing_units
from sunboard.boards.blocks import Block
from sunboard.boards.shows import shows_of
from sunboard.boards.values import Shows
from sunboard.boards.wording import undated_text
from sunboard.figures.values import Figure
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.status import Cohort
from sunboard.measures.tallies import tally_of
from sunboard.measures.tally import Tally


class EstateRow(NamedTuple):
    """One estate in a community's list."""

    name: str
    path: str
    households: str
    units: str
    branch: str
    figures: tuple[Figure, ...]
    """Commitments kept and tasks done, of those due; none of what nobody keeps."""


@dataclass(frozen=True)
class EstateTable(Block):
    """A community's estates."""

    rows: tuple[EstateRow, ...]
    shows: Shows
    """Which columns there are."""


def estate_table(ground: Ground, estates: Positions) -> EstateTable:
    """Estates as shown on their community's board."""
    rows = tuple(_estate_row(ground, estate) for estate in estates.tolist())
    return EstateTable(rows, shows_of(ground))


def _estate_row(ground: Ground, estate: int) -> EstateRow:
    key_prefix = f"estate/{cell(ground, 'estates', estate, 'id')}"
    tallies = (
        ("commitments", tally_of(ground, "commitments", Scope.ESTATE), "项"),
        ("tasks", tally_of(ground, "tasks", Scope.ESTATE), "件"),
    )
    return EstateRow(
        name=cell(ground, "estates", estate, "name"),
        path=estate_link(ground, estate),
        households=count_text(ground, "estates", estate, "households"),
        units="、".join(pairing_units(ground, estate_pairings(ground, estate))) or "没有单位包联",
        branch=cell(ground, "estates", estate, "branch") or "未建支部",
        figures=tuple(
            _done_of_due(tally, estate, f"{key_prefix}/{kind}/fulfilled", counter)
            for kind, tally, counter in tallies
            if ground.keeps(kind)
        ),
    )


def _done_of_due(tally: Tally, estate: int, key: str, counter: str) -> Figure:
    rate = tally.fulfilled(estate)
    note = undated_text(tally.count_cohort(estate, Cohort.UNDATED), counter) or None
    if rate.denominator == 0:
        return Figure("", "—", key=key, note=note)
    return Figure("", str(rate.numerator), str(rate.denominator), key=key, note=note)
