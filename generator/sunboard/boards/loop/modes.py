"""What is served in which mode (清单式、组团式、揭榜式), and with what outcome."""

from __future__ import annotations

from sunboard.boards.county import County
from sunboard.boards.grids import rate_cell
from sunboard.boards.values import Cell, Grid, GridRow


def modes_grid(county: County) -> Grid | None:
    """A row a mode, and one for what names none; None where the programme has no modes."""
    terms = county.measures.programme.vocabulary("service_modes").terms
    if not terms:
        return None
    names = [*((term.label, term.key) for term in terms), ("没有写明", "none")]
    return Grid(
        "服务单、承诺、服务活动各列这一方式的 / 全部的，后面是占多少。服务活动没有期限。",
        (
            "服务方式",
            "服务单",
            "到期办结",
            "按期办结",
            "承诺",
            "到期兑现",
            "按期兑现",
            "服务活动",
        ),
        tuple(_row(county, mode, label, key) for mode, (label, key) in enumerate(names)),
    )


def _row(county: County, mode: int, label: str, key: str) -> GridRow:
    modes, least = county.measures.modes, county.measures.programme.limits.min_cell

    def share(kind: str) -> Cell:
        rate = modes.share(kind, mode)
        percent = f"{rate.percent}%" if rate.denominator >= least else ""
        return rate_cell(rate, f"county/loop/mode/{key}/{kind}", note=percent)

    def results(kind: str) -> tuple[Cell, Cell]:
        return rate_cell(modes.fulfilled(kind, mode)), rate_cell(modes.on_time(kind, mode))

    cells = (share("tasks"), *results("tasks"), share("commitments"), *results("commitments"))
    return GridRow("", label, "", (*cells, share("activities")))
