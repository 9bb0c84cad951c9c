"""Obligations (四个一): what every unit is to do each month, and did."""

from __future__ import annotations

from collections.abc import Sequence

from sunboard.boards.alike import mechanism_page, unit_link, unit_row
from sunboard.boards.blocks import Empty, Figures, Grid, Section, filled
from sunboard.boards.figure_grid import by_figure, figure_cells, figure_grid
from sunboard.boards.mechanism import Mechanism
from sunboard.boards.values import Cell, GridRow, Page
from sunboard.figures.kind import figures, given
from sunboard.figures.obligations import OBLIGATION_FIGURES, by_month, kept_terms, monthly_figures
from sunboard.figures.worded import numeral
from sunboard.language import listed, mark, say, statements
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.obligations import obligations_of

_COUNTED = {
    "positions": mark("{obligation}算当月任着社区岗位的党员人数"),
    "visits": mark("{obligation}算走访次数（跨月的走访记在截止的月份）"),
    "tasks": mark("{obligation}算当月办结的服务单件数"),
    "activities": mark("{obligation}算登记为这一项的服务活动次数"),
}
"""What the code counts for each meaning of an obligation."""


def obligations_title(ground: Ground) -> str:
    """What the programme calls them: 四个一."""
    count = len(ground.programme.vocabulary("obligations").terms)
    return say("{count}个一", count=numeral(count)) if count else say("规定动作")


def make_obligations_page(ground: Ground, _: int) -> Page:
    """All units in the last month that is over, and the months one after the other."""
    programme = ground.programme
    title = obligations_title(ground)
    names = listed(_heads(ground))
    return mechanism_page(
        ground,
        "obligations",
        (_latest_section(ground), _months_section(ground)),
        title=title,
        description=say(
            "{county}{obligations}：{names}，各单位每个月做了没有",
            county=programme.county,
            obligations=title,
            names=names,
        ),
        lead=say("每个单位每个月要做的：{names}。次数都由记录算出，没有人另外填报。", names=names),
    )


def obligation_rule(ground: Ground) -> str:
    """What each obligation is counted from, and from whom it is due."""
    terms = (term for _, term in kept_terms(ground))
    return say(
        "{parts}。一个月里天天都有包联任务的单位才要求，刚开始包联、断过包联、已经撤并的月份不要求；"
        "没过完的月份不算。",
        parts=statements(*(say(_COUNTED[t.counts_as], obligation=t.label) for t in terms)),
    )


def _latest_section(ground: Ground) -> Section:
    obligations = obligations_of(ground)
    month = obligations.latest
    name = obligations.months[month].label if month is not None else say("还没有过完的月份")
    grid = _latest_grid(ground) if month is not None else Empty(say("没有登记。"), say(_LATEST))
    told = figures(ground, OBLIGATION_FIGURES, Scope.COUNTY, 0)
    blocks = (Figures(told), grid) if told else (grid,)
    return Section(name, blocks, id="latest", note=obligation_rule(ground))


_LATEST = mark(
    "每格是做了几次 / 应做几次。「做到几项」占得少的在前，一样的按登记的次序，不要求的在最后。"
)


def _latest_grid(ground: Ground) -> Grid:
    def row(unit: int, cells: Sequence[Cell]) -> GridRow:
        shown = unit_row(ground, unit, cells, is_short=False)
        return shown._replace(path=f"{shown.path}#obligations" if shown.path else "")

    met, _ = given(ground, OBLIGATION_FIGURES, Scope.UNIT)
    done = next(month.done for month in by_month(ground) if month.met)
    # Every unit has the same few obligations, so no base is too small to compare.
    order = by_figure(ground, met, Scope.UNIT, least=1)
    return figure_grid(ground, Scope.UNIT, say(_LATEST), (*done, met), order, row)


def _months_section(ground: Ground) -> Section:
    grid = Grid(
        say("新的在前。"),
        (say("月份"), *_heads(ground), say("每项都做到")),
        tuple(
            GridRow("", month.name, "", figure_cells(ground, month.met, Scope.COUNTY, 0))
            for month in by_month(ground)
            if month.met
        ),
    )
    note = say("每格是做到的单位 / 应做的单位。")
    return Section(say("各月"), (filled(grid),), id="months", note=note)


def unit_obligations(ground: Ground, unit: int) -> Grid | None:
    """Every month of a unit, for its own board; None where the programme has no such board."""
    if not ground.makes("obligations") or not kept_terms(ground):
        return None
    return Grid(
        say("每格是做了几次 / 应做几次，新的在前。"),
        (say("月份"), *_heads(ground)),
        tuple(
            GridRow("", month.name, "", figure_cells(ground, month.done, Scope.UNIT, unit))
            for month in by_month(ground)
        ),
    )


def _heads(ground: Ground) -> tuple[str, ...]:
    return tuple(term.label for _, term in kept_terms(ground))


def path_of(ground: Ground, _: Scope, unit: int) -> str:
    """A unit's months stand on its own board."""
    return f"{unit_link(ground, unit)}#obligations"


OBLIGATIONS = Mechanism(
    "obligations",
    obligations_title,
    make_obligations_page,
    OBLIGATION_FIGURES,
    (monthly_figures,),
    path_of=path_of,
)
