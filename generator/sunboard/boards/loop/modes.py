"""What is served in which mode (清单式、组团式、揭榜式), and with what outcome."""

from __future__ import annotations

from sunboard.boards.blocks import Grid
from sunboard.boards.grids import rate_cell
from sunboard.boards.values import Cell, GridRow
from sunboard.figures.worded import undated_text
from sunboard.language import listed, mark, say, sentences
from sunboard.measures.ground import Ground
from sunboard.measures.modes import modes_of

_KINDS = (
    ("tasks", mark("服务单"), (mark("到期办结"), mark("按期办结"))),
    ("commitments", mark("承诺"), (mark("到期兑现"), mark("按期兑现"))),
    ("activities", mark("服务活动"), ()),
)
"""Kind, what it is called, and the heads of its results (an activity has no due date)."""


def modes_grid(ground: Ground) -> Grid | None:
    """A row a mode, and one for what names none; None where the programme has no modes."""
    terms = ground.programme.vocabulary("service_modes").terms
    if not terms:
        return None
    names = [*((term.label, term.key) for term in terms), (say("没有写明"), "none")]
    kinds = [kind for kind in _KINDS if ground.keeps(kind[0])]
    caption = say(
        "{kinds}列这一方式的 / 全部的，后面是占多少。",
        kinds=listed(say(label) for _, label, _ in kinds),
    )
    undated = say("服务活动没有期限。") if ground.keeps("activities") else ""
    heads = (say(head) for _, label, results in kinds for head in (label, *results))
    return Grid(
        sentences(caption, undated),
        (say("服务方式"), *heads),
        tuple(_row(ground, mode, label, key) for mode, (label, key) in enumerate(names)),
    )


def _row(ground: Ground, mode: int, label: str, key: str) -> GridRow:
    modes, least = modes_of(ground), ground.programme.limits.min_cell
    cells: list[Cell] = []
    for kind, _, results in _KINDS:
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
