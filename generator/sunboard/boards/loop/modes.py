"""What is served in which mode (清单式、组团式、揭榜式), and with what outcome."""

from __future__ import annotations

from sunboard.boards.blocks import Grid
from sunboard.boards.grids import rate_cell
from sunboard.boards.values import Cell, GridRow
from sunboard.figures.worded import undated_text
from sunboard.measures.ground import Ground
from sunboard.measures.modes import modes_of

_KINDS = (
    ("tasks", "服务单", ("到期办结", "按期办结"), "件"),
    ("commitments", "承诺", ("到期兑现", "按期兑现"), "项"),
    ("activities", "服务活动", (), ""),
)
"""Kind, what it is called, the heads of its results (an activity has no due date), and its counter."""


def modes_grid(ground: Ground) -> Grid | None:
    """A row a mode, and one for what names none; None where the programme has no modes."""
    terms = ground.programme.vocabulary("service_modes").terms
    if not terms:
        return None
    names = [*((term.label, term.key) for term in terms), ("没有写明", "none")]
    kinds = [kind for kind in _KINDS if ground.keeps(kind[0])]
    listed = "、".join(label for _, label, *_ in kinds)
    undated = "服务活动没有期限。" if ground.keeps("activities") else ""
    heads = (head for _, label, results, _ in kinds for head in (label, *results))
    return Grid(
        f"{listed}列这一方式的 / 全部的，后面是占多少。{undated}",
        ("服务方式", *heads),
        tuple(_row(ground, mode, label, key) for mode, (label, key) in enumerate(names)),
    )


def _row(ground: Ground, mode: int, label: str, key: str) -> GridRow:
    modes, least = modes_of(ground), ground.programme.limits.min_cell
    cells: list[Cell] = []
    for kind, _, results, _ in _KINDS:
        if ground.keeps(kind):
            rate = modes.share(kind, mode)
            percent = f"{rate.percent}%" if rate.denominator >= least else ""
            cells.append(rate_cell(rate, f"county/loop/mode/{key}/{kind}", note=percent))
            if results:
                apart = undated_text(modes.undated(kind, mode), kind)
                cells += (
                    rate_cell(modes.fulfilled(kind, mode), note=apart),
                    rate_cell(modes.on_time(kind, mode)),
                )
    return GridRow("", label, "", tuple(cells))
