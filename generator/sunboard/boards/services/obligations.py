"""Obligations (四个一): what every unit is to do each month, and did."""

from __future__ import annotations

from sunboard.boards import addresses
from sunboard.boards.alike import cell, mechanism_page, unit_link
from sunboard.boards.blocks import Figures, Grid, Section, filled
from sunboard.boards.grids import NOT_KEPT, by_rate, full_cell
from sunboard.boards.values import (
    Cell,
    GridRow,
    Page,
)
from sunboard.figures.kind import figures
from sunboard.figures.obligations import OBLIGATION_FIGURES
from sunboard.figures.worded import numeral
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.obligations import ObligationMeasures, obligations_of
from sunboard.settings import Programme, Term

_COUNTED = {
    "positions": "当月任着社区岗位的党员人数",
    "visits": "走访次数（跨月的走访记在截止的月份）",
    "tasks": "当月办结的服务单件数",
    "activities": "登记为这一项的服务活动次数",
}
"""What the code counts for each meaning of an obligation."""


def obligations_title(programme: Programme) -> str:
    """What the programme calls them: 四个一."""
    count = len(programme.vocabulary("obligations").terms)
    return f"{numeral(count)}个一" if count else "规定动作"


def make_obligations_page(ground: Ground, _: int) -> Page:
    """All units in the last month that is over, and the months one after the other."""
    programme = ground.programme
    title = obligations_title(programme)
    names = "、".join(term.label for term in _terms(ground))
    return mechanism_page(
        ground,
        addresses.OBLIGATIONS,
        (_latest_section(ground), _months_section(ground)),
        title=title,
        description=f"{programme.county}{title}：{names}，各单位每个月做了没有",
        lead=f"每个单位每个月要做的：{names}。次数都由记录算出，没有人另外填报。",
    )


def _terms(ground: Ground) -> tuple[Term, ...]:
    """The obligations whose records are kept."""
    return tuple(term for _, term in _coded(ground))


def _coded(ground: Ground) -> tuple[tuple[int, Term], ...]:
    """The same, each with its place in the programme."""
    terms = enumerate(ground.programme.vocabulary("obligations").terms)
    return tuple((code, term) for code, term in terms if ground.keeps(term.counts_as))


def obligation_rule(ground: Ground) -> str:
    """What each obligation is counted from, and from whom it is due."""
    parts = "；".join(f"{term.label}算{_COUNTED[term.counts_as]}" for term in _terms(ground))
    return (
        f"{parts}。一个月里天天都有包联任务的单位才要求，刚开始包联、断过包联、已经撤并的月份不要求；"
        "没过完的月份不算。"
    )


def _latest_section(ground: Ground) -> Section:
    obligations = obligations_of(ground)
    month = obligations.latest
    name = obligations.months[month].label if month is not None else "还没有过完的月份"
    grid = Grid(
        "每格是做了几次 / 应做几次。「做到几项」占得少的在前，一样的按登记的次序，不要求的在最后。",
        ("单位", *(term.label for term in _terms(ground)), "做到几项"),
        _unit_rows(ground, month) if month is not None else (),
    )
    told = figures(ground, OBLIGATION_FIGURES, Scope.COUNTY, 0)
    blocks = (Figures(told), filled(grid)) if told else (filled(grid),)
    return Section(name, blocks, id="latest", note=obligation_rule(ground))


def _unit_rows(ground: Ground, month: int) -> tuple[GridRow, ...]:
    obligations = obligations_of(ground)
    # Every unit has the same few obligations, so no base is too small to compare.
    units = len(obligations.is_asked)
    order = by_rate([obligations.met(unit, month) for unit in range(units)], 1)
    return tuple(_unit_row(ground, unit, month) for unit in order)


def _unit_row(ground: Ground, unit: int, month: int) -> GridRow:
    name = cell(ground, "units", unit, "id")
    path = unit_link(ground, unit)
    return GridRow(
        id=name,
        name=cell(ground, "units", unit, "name"),
        path=f"{path}#obligations" if path else "",
        cells=(
            *_cells(ground, unit, month),
            full_cell(obligations_of(ground).met(unit, month), f"unit/{name}/obligations/met"),
        ),
    )


def _cells(ground: Ground, unit: int, month: int) -> tuple[Cell, ...]:
    """What a unit did of each obligation in a month, of what was due."""
    obligations = obligations_of(ground)
    done = obligations.done[unit, month].tolist()
    about = f"unit/{cell(ground, 'units', unit, 'id')}/obligations/{obligations.months[month].key}"
    return tuple(
        _cell(obligations, (unit, month, code), done[code], f"{about}/{term.key}")
        for code, term in _coded(ground)
    )


def _cell(
    obligations: ObligationMeasures, place: tuple[int, int, int], done: int, key: str
) -> Cell:
    """Done and due; where nothing is due only what was done."""
    _, month, code = place
    target = int(obligations.target[code])
    if not obligations.is_kept[month, code]:
        return NOT_KEPT
    if not obligations.is_asked[place]:
        is_running = target and not obligations.is_over[month] and obligations.is_bound[place[:2]]
        return Cell(str(done), "mute", key, str(done), note="未满月" if is_running else "不要求")
    missing = target - done
    note = f"差{missing}次" if missing > 0 else ""
    return Cell(
        f"{done}\u00a0/\u00a0{target}",
        "bad" if missing > 0 else "",
        key,
        f"{done}/{target}",
        note=note,
    )


def _months_section(ground: Ground) -> Section:
    obligations = obligations_of(ground)
    months = [month for month in range(obligations.months.count) if obligations.is_over[month]]
    grid = Grid(
        "新的在前。",
        ("月份", *(term.label for term in _terms(ground)), "每项都做到"),
        tuple(_month_row(ground, month) for month in reversed(months)),
    )
    return Section("各月", (filled(grid),), id="months", note="每格是做到的单位 / 应做的单位。")


def _month_row(ground: Ground, month: int) -> GridRow:
    obligations = obligations_of(ground)
    key = f"county/obligations/{obligations.months[month].key}"
    return GridRow(
        "",
        obligations.months[month].label,
        "",
        (
            *(
                full_cell(obligations.met_by_units(month, code), f"{key}/{term.key}")
                for code, term in _coded(ground)
            ),
            full_cell(obligations.met_in_full(month), f"{key}/all"),
        ),
    )


def unit_obligations(ground: Ground, unit: int) -> Grid | None:
    """Every month of a unit, for its own board; None where the programme has no such board."""
    if not ground.makes("obligations") or not _terms(ground):
        return None
    obligations = obligations_of(ground)
    months = reversed(range(obligations.months.count))
    return Grid(
        caption="每格是做了几次 / 应做几次，新的在前。",
        heads=("月份", *(term.label for term in _terms(ground))),
        rows=tuple(
            GridRow("", obligations.months[month].label, "", _cells(ground, unit, month))
            for month in months
        ),
    )


def path_of(ground: Ground, _: Scope, unit: int) -> str:
    """A unit's months stand on its own board."""
    return f"{unit_link(ground, unit)}#obligations"
