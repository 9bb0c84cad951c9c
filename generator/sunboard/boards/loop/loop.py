"""The board of the service loop: where tasks wait, who judged them, how soon results are public."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import community_link, home_crumbs, unit_link
from sunboard.boards.blocks import Grid
from sunboard.boards.counted import Counted
from sunboard.boards.figures import funnel_steps
from sunboard.boards.grids import count_cell
from sunboard.boards.loop.modes import modes_grid
from sunboard.boards.loop.places import waiting_grid
from sunboard.boards.loop.published import published_note, spread_grid
from sunboard.boards.loop.title import loop_title
from sunboard.boards.rows.tasks import task_rows
from sunboard.boards.values import (
    Cell,
    FunnelStep,
    GridRow,
    Link,
    Page,
)
from sunboard.boards.wording import PROVISIONAL
from sunboard.figures.kind import figures
from sunboard.figures.loop import ANSWERED, JUDGED, LOOP_FIGURES, PUBLISHED_FIGURES, published_step
from sunboard.figures.values import Figure
from sunboard.figures.work import SATISFACTION
from sunboard.measures.evaluations import judges_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tasks import tasks_of
from sunboard.measures.timing import limit_end
from sunboard.publishable.names import unit_names

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


def make_loop_page(ground: Ground, _: int) -> Page:
    """The county's service loop."""
    title = loop_title(ground.programme)
    judged = "，不满意的有没有答复" if ground.keeps("evaluations") else ""
    return Page(
        path=addresses.LOOP,
        title=title,
        description=f"服务单{title}走到哪一步，在哪一步等，等得超过时限的有多少{judged}",
        section="mechanisms",
        template="loop.html",
        board=_board(ground, title),
    )


def _board(ground: Ground, title: str) -> LoopBoard:
    return LoopBoard(
        title=title,
        crumbs=home_crumbs(ground, addresses.root_of(addresses.LOOP)),
        figures=figures(ground, LOOP_FIGURES, Scope.COUNTY, 0),
        funnel=funnel_steps(ground, Scope.COUNTY, 0, "county"),
        communities=waiting_grid(ground, Scope.COMMUNITY),
        units=waiting_grid(ground, Scope.UNIT),
        judging=figures(ground, (SATISFACTION, JUDGED, ANSWERED), Scope.COUNTY, 0),
        judges=_judges(ground),
        unanswered=_unanswered(ground),
        unanswered_count=int(tasks_of(ground).is_unanswered.sum()),
        publication=_publication(ground),
        modes=modes_grid(ground),
    )


def _publication(ground: Ground) -> PublicationSection | None:
    position = published_step(ground.programme)
    if position is None:
        return None
    step = ground.programme.steps[position]
    return PublicationSection(
        title=f"{step.label}：办结后几天{step.name}",
        note=published_note(ground),
        figures=figures(ground, PUBLISHED_FIGURES, Scope.COUNTY, 0),
        spread=spread_grid(ground, position),
    )


def _judges(ground: Ground) -> Grid:
    """People who judged tasks, by kind of evaluator and level."""
    programme, judges = ground.programme, judges_of(ground)
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


def _unanswered(ground: Ground) -> Grid:
    """Tasks with a dissatisfied resident and no answer since; the longest waiting first."""
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
        tuple(_unanswered_row(ground, row, is_late=late) for row, late in listed),
    )


def _unanswered_row(ground: Ground, row: int, *, is_late: bool) -> GridRow:
    tasks = tasks_of(ground)
    judged_on = str(tasks.judgements.dissatisfied_on[row])
    shown, unit = task_rows(ground)[row], int(tasks.unit[row])
    communities = tasks.table.codes("community")
    return GridRow(
        id="",
        name=shown.text,
        path=shown.path or community_link(ground, int(communities[row])),
        cells=(
            Cell(unit_names(ground)[unit], path=unit_link(ground, unit))
            if unit >= 0
            else Cell("没有承办单位", "mute"),
            Cell(shown.place),
            Cell(Counted(judged_on, judged_on, "已等{w}个工作日")),
            Cell("已超时限", "bad") if is_late else Cell("没有超"),
        ),
        note=shown.id,
    )
