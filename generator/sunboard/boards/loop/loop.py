"""The board of the service loop: where tasks wait, who judged them, how soon results are public."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.counted import Counted
from sunboard.boards.county import County
from sunboard.boards.figures import funnel_steps, satisfaction_figure
from sunboard.boards.grids import count_cell
from sunboard.boards.loop.figures import (
    answered_figure,
    loop_of_county,
    loop_title,
    published_step,
    response_figure,
)
from sunboard.boards.loop.modes import modes_grid
from sunboard.boards.loop.places import waiting_grid
from sunboard.boards.loop.published import published_figures, published_note, spread_grid
from sunboard.boards.places.alike import community_link, home_crumbs, unit_link
from sunboard.boards.values import Cell, Figure, FunnelStep, Grid, GridRow, Link, Page
from sunboard.boards.wording import PROVISIONAL
from sunboard.measures.evaluations import judges_of
from sunboard.measures.ground import Scope
from sunboard.measures.satisfaction import satisfaction_of
from sunboard.measures.tasks import tasks_of
from sunboard.measures.timing import limit_end

MOST_LISTED = 200
"""How many tasks without an answer are listed; a county of 5,000 communities may have more."""


@dataclass(frozen=True)
class PublicationSection:
    """How soon results were public."""

    title: str
    note: str
    figures: tuple[Figure, ...]
    spread: Grid | None
    """Results by the days it took; None where no ledger says it."""


@dataclass(frozen=True)
class LoopBoard:
    """Everything the board of the loop shows."""

    title: str
    crumbs: tuple[Link, ...]
    figures: tuple[Figure, ...]
    funnel: tuple[FunnelStep, ...]
    communities: Grid
    units: Grid
    judging: tuple[Figure, ...]
    judges: Grid
    unanswered: Grid
    unanswered_count: int
    publication: PublicationSection | None
    """None where the programme has no such step."""
    modes: Grid | None
    """None where the programme names no modes of service."""


def make_loop_page(county: County, _: int) -> Page:
    """The county's service loop."""
    title = loop_title(county.ground.programme)
    judged = "，不满意的有没有答复" if county.keeps("evaluations") else ""
    return Page(
        path=addresses.LOOP,
        title=title,
        description=f"服务单{title}走到哪一步，在哪一步等，等得超过时限的有多少{judged}",
        section="mechanisms",
        template="loop.html",
        board=_board(county, title),
    )


def _board(county: County, title: str) -> LoopBoard:
    ground = county.ground
    return LoopBoard(
        title=title,
        crumbs=home_crumbs(county, addresses.root_of(addresses.LOOP)),
        figures=loop_of_county(county),
        funnel=funnel_steps(ground, Scope.COUNTY, 0, "county"),
        communities=waiting_grid(county, Scope.COMMUNITY),
        units=waiting_grid(county, Scope.UNIT),
        judging=(
            satisfaction_figure(
                satisfaction_of(ground, Scope.COUNTY), 0, ground.programme, "county"
            ),
            response_figure(county),
            answered_figure(county, Scope.COUNTY, 0, "county"),
        ),
        judges=_judges(county),
        unanswered=_unanswered(county),
        unanswered_count=int(tasks_of(ground).is_unanswered.sum()),
        publication=_publication(county),
        modes=modes_grid(county),
    )


def _publication(county: County) -> PublicationSection | None:
    position = published_step(county.ground.programme)
    if position is None:
        return None
    step = county.ground.programme.steps[position]
    return PublicationSection(
        title=f"{step.label}：办结后几天{step.name}",
        note=published_note(county),
        figures=published_figures(county, position),
        spread=spread_grid(county, position),
    )


def _judges(county: County) -> Grid:
    """People who judged tasks, by kind of evaluator and level."""
    programme, judges = county.ground.programme, judges_of(county.ground)
    levels = programme.vocabulary("eval_levels").terms
    rows = []
    for number, kind in enumerate(programme.vocabulary("evaluator_types").terms):
        counts = judges[number].tolist()
        note = "不计入满意度" if kind.counts_as == "self" else ""
        cells = (count_cell(sum(counts)), *map(count_cell, counts))
        rows.append(GridRow("", kind.label, "", cells, note))
    return Grid(
        "每格是评这个等次的人数，只数对服务单的评价。满意度只算群众的评价。",
        ("谁评的", "合计", *(level.label for level in levels)),
        tuple(rows),
    )


def _unanswered(county: County) -> Grid:
    """Tasks with a dissatisfied resident and no answer since; the longest waiting first."""
    ground = county.ground
    tasks = tasks_of(ground)
    rows = np.flatnonzero(tasks.is_unanswered)
    since = tasks.judgements.dissatisfied_on
    rows = rows[np.lexsort((rows, since[rows]))]
    # An announcement of days off still to come can only make it later.
    limit = ground.programme.limits.answer_workdays
    last = limit_end(ground.calendar.fewest, since[rows], limit)
    today = np.datetime64(ground.as_of, "D")
    is_late = (last < today).tolist()
    waited = len(rows) and ground.calendar.is_provisional(since[rows[0]], max(today, last.max()))
    open_year = f"几个工作日{PROVISIONAL}。" if waited else ""
    listed = zip(rows[:MOST_LISTED].tolist(), is_late, strict=False)
    rest = len(rows) - MOST_LISTED
    more = f"这里列出{MOST_LISTED}件，另有{rest}件，见各社区的记录。" if rest > 0 else ""
    return Grid(
        f"答复或重办的时限是{limit}个工作日。等得久的在前。{open_year}{more}",
        ("服务单", "承办单位", "地点", "哪天评的", "答复时限"),
        tuple(_unanswered_row(county, row, is_late=late) for row, late in listed),
    )


def _unanswered_row(county: County, row: int, *, is_late: bool) -> GridRow:
    judged_on = str(tasks_of(county.ground).judgements.dissatisfied_on[row])
    shown, unit = county.task_rows[row], int(tasks_of(county.ground).unit[row])
    communities = tasks_of(county.ground).table.codes("community")
    return GridRow(
        id="",
        name=shown.text,
        path=shown.path or community_link(county, int(communities[row])),
        cells=(
            Cell(county.names.units[unit], path=unit_link(county, unit))
            if unit >= 0
            else Cell("没有承办单位", "mute"),
            Cell(shown.place),
            Cell(Counted(judged_on, judged_on, "已等{w}个工作日")),
            Cell("已超时限", "bad") if is_late else Cell("没有超"),
        ),
        note=shown.id,
    )
