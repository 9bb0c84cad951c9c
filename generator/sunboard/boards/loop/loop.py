"""The board of the service loop: where tasks wait, who judged them, how soon results are public."""

from __future__ import annotations

import numpy as np

from sunboard.boards.alike import community_link, mechanism_page, unit_link
from sunboard.boards.blocks import Empty, Figures, Grid, LoopFunnel, Section, there
from sunboard.boards.charts import funnel_steps
from sunboard.boards.counted import Counted
from sunboard.boards.grids import count_cell
from sunboard.boards.loop.modes import modes_grid
from sunboard.boards.loop.places import longest_waiting, waiting_grid
from sunboard.boards.loop.published import publication_section
from sunboard.boards.mechanism import Mechanism
from sunboard.boards.rows.tasks import task_rows
from sunboard.boards.values import Cell, GridRow, Page
from sunboard.boards.wording import PROVISIONAL
from sunboard.boards.words import day_text
from sunboard.figures.kind import figures
from sunboard.figures.loop import ANSWERED, JUDGED, LOOP_FIGURES, PUBLISHED_FIGURES, by_step
from sunboard.figures.work import SATISFACTION, SOLVED
from sunboard.language import listed, mark, say, say_many, sentences, spoken, within
from sunboard.measures.columns import Positions
from sunboard.measures.evaluations import judges_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tasks import tasks_of
from sunboard.measures.timing import limit_end
from sunboard.publishable.names import unit_names

MOST_LISTED = 200
"""How many tasks without an answer are listed; a county of 5,000 communities may have more."""
_MODES_TOLD = 2
"""So many modes stand below the title of their table."""


def loop_title(ground: Ground) -> str:
    """The loop as its steps spell it, 点报派接办晒评; what it is in languages whose words are longer."""
    return _spelt(ground) if spoken().is_chinese else say("服务单的每一步")


def _spelt(ground: Ground) -> str:
    labels = [step.label for step in ground.programme.steps]
    return "".join(labels) if spoken().is_chinese else listed(map(within, labels))


def make_loop_page(ground: Ground, _: int) -> Page:
    """The county's service loop."""
    title, judged = loop_title(ground), ground.keeps("evaluations")
    described = _DESCRIBED_WITH_ANSWERS if judged else _DESCRIBED
    return mechanism_page(
        ground,
        "loop",
        _sections(ground),
        title=title,
        description=say(described, loop=_spelt(ground)),
        lead=say(_LEAD_WITH_ANSWERS) if judged else say(_LEAD),
        opening=(Figures(figures(ground, LOOP_FIGURES, Scope.COUNTY, 0)),),
    )


_DESCRIBED = mark("服务单{loop}走到哪一步，在哪一步等，等得超过时限的有多少")
_DESCRIBED_WITH_ANSWERS = mark(
    "服务单{loop}走到哪一步，在哪一步等，等得超过时限的有多少，不满意的有没有答复"
)
_LEAD = mark("居民提出的每一张服务单，一步一步走到哪里、在哪一步等、等了多久。")
_LEAD_WITH_ANSWERS = mark(
    "居民提出的每一张服务单，一步一步走到哪里、在哪一步等、等了多久、有没有人评、不满意的有没有下文。"
)


def _sections(ground: Ground) -> tuple[Section, ...]:
    communities, units = (waiting_grid(ground, scope) for scope in (Scope.COMMUNITY, Scope.UNIT))
    modes = modes_grid(ground)
    return there(
        _steps(ground),
        _unanswered(ground),
        Section(
            say("各社区在哪一步等"),
            (communities,),
            id="communities",
            contents=say("各社区"),
            brief=longest_waiting(communities),
        ),
        Section(
            say("各单位在哪一步等"),
            (units,),
            id="units",
            contents=say("各单位"),
            brief=longest_waiting(units),
        ),
        _judging(ground),
        publication_section(ground),
        _modes(modes) if modes else None,
    )


def _modes(grid: Grid) -> Section:
    brief = tuple(f"{row.name} {row.cells[0].text}" for row in grid.rows[:_MODES_TOLD])
    return Section(
        say("按服务方式"),
        (grid,),
        id="modes",
        contents=say("服务方式"),
        is_folded=True,
        brief=brief,
    )


def _steps(ground: Ground) -> Section:
    note = say(
        "件数是走过这一步的。时限按工作日算，「超时」是等得超过这一步的时限；"
        "每件另有自己的办理期限，是否逾期看期限。"
    )
    funnel = LoopFunnel(funnel_steps(ground, Scope.COUNTY, 0))
    return Section(say("每一步"), (funnel,), id="steps", note=note)


def _judging(ground: Ground) -> Section | None:
    if not ground.keeps("evaluations"):
        return None
    told = figures(ground, (SATISFACTION, SOLVED, JUDGED, ANSWERED), Scope.COUNTY, 0)
    blocks = (Figures(told), _judges(ground))
    return Section(say("谁评的、怎么评"), blocks, id="judges", contents=say("谁评的"))


def _judges(ground: Ground) -> Grid:
    """People who judged tasks, by kind of evaluator and level."""
    programme, judges = ground.programme, judges_of(ground)
    levels = programme.vocabulary("eval_levels").terms
    rows = []
    for number, kind in enumerate(programme.vocabulary("evaluator_types").terms):
        counts = judges[number].tolist()
        note = say("不计入满意度") if kind.counts_as == "self" else ""
        cells = (count_cell(sum(counts)), *map(count_cell, counts))
        rows.append(GridRow("", kind.label, "", cells, note))
    return Grid(
        say("每格是评这个等次的人数，只数对服务单的评价。满意度只算群众的评价。"),
        (say("谁评的"), say("合计"), *(level.label for level in levels)),
        tuple(rows),
    )


def _unanswered(ground: Ground) -> Section | None:
    """Tasks with a dissatisfied resident and no answer since; the longest waiting first."""
    if not ground.keeps("evaluations"):
        return None
    tasks = tasks_of(ground)
    rows = np.flatnonzero(tasks.is_unanswered)
    since = tasks.judgements.dissatisfied_on
    rows = rows[np.lexsort((rows, since[rows]))]
    return Section(
        say("不满意，没有答复也没有重办"),
        (_unanswered_grid(ground, rows) if len(rows) else Empty(say("没有。")),),
        id="unanswered",
        contents=say("不满意没有下文"),
        count=Cell(say_many("{n}件", len(rows))),
    )


def _unanswered_grid(ground: Ground, rows: Positions) -> Grid:
    since = tasks_of(ground).judgements.dissatisfied_on[rows]
    # An announcement of days off still to come can only make it later.
    limit = ground.programme.limits.answer_workdays
    last = limit_end(ground.calendar.fewest, since, limit)
    today = np.datetime64(ground.as_of, "D")
    is_late = (last < today).tolist()
    is_open = ground.calendar.is_provisional(since[0], np.fmax.reduce(last, initial=today))
    open_year = say("几个工作日{assumed}。", assumed=say(PROVISIONAL)) if is_open else ""
    listed = zip(rows[:MOST_LISTED].tolist(), is_late, strict=False)
    rest = len(rows) - MOST_LISTED
    return Grid(
        sentences(
            say_many("答复或重办的时限是{n}个工作日。等得久的在前。", limit),
            open_year,
            say_many("这里列出{shown}件，另有{n}件，见各社区的记录。", rest, shown=MOST_LISTED)
            if rest > 0
            else "",
        ),
        (say("服务单"), say("承办单位"), say("地点"), say("哪天评的"), say("答复时限")),
        tuple(_unanswered_row(ground, row, is_late=late) for row, late in listed),
    )


def _unanswered_row(ground: Ground, row: int, *, is_late: bool) -> GridRow:
    tasks = tasks_of(ground)
    judged_on = day_text(tasks.judgements.dissatisfied_on[row])
    late = Cell(say("已超时限"), "bad") if is_late else Cell(say("没有超"))
    shown, unit = task_rows(ground)[row], int(tasks.unit[row])
    communities = tasks.table.codes("community")
    return GridRow(
        id="",
        name=shown.text,
        path=shown.path or community_link(ground, int(communities[row])),
        cells=(
            Cell(unit_names(ground)[unit], path=unit_link(ground, unit))
            if unit >= 0
            else Cell(say("没有承办单位"), "mute"),
            Cell(shown.place),
            Cell(Counted(judged_on, judged_on, say("已等{w}个工作日")))
            if judged_on
            else Cell(say("没有写哪天评的")),
            late if judged_on else Cell(say("算不出"), "mute"),
        ),
        note=shown.id,
    )


LOOP = Mechanism("loop", loop_title, make_loop_page, LOOP_FIGURES, (*PUBLISHED_FIGURES, by_step))
