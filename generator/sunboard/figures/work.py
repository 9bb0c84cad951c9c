"""The figures of what was promised and what was asked for, and what residents said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sunboard.figures.kind import SHORTFALL, FigureKind, InGrid, Number
from sunboard.figures.worded import unclear_note, undated_text
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.satisfaction import satisfaction_of
from sunboard.measures.status import Cohort
from sunboard.measures.tally import Tallied, Tally, tally_of


@dataclass(frozen=True)
class _Work:
    """One kind of record that is done or not, and how it is spoken of."""

    kind: Tallied
    name: str
    done: str
    """What it is once it is done: 兑现, 办结."""
    undone: str
    counter: str
    """The word between a number and what it counts: 项, 件."""
    reported: str
    """What is only said of one, and not counted as done."""
    uncounted: str
    """What keeps one out of the rates."""
    in_town: str
    """The one figure that stands beside the name of a town."""


_SCOPES = (Scope.COUNTY, Scope.COMMUNITY, Scope.ESTATE, Scope.UNIT)
_AS_ANY = InGrid()
_PROMISED = _Work(
    kind="commitments",
    name="承诺",
    done="兑现",
    undone="未兑现",
    counter="项",
    reported="只报称兑现，不算兑现",
    uncounted="撤回、被替代或无法评定，不计入比率",
    in_town="fulfilled",
)
_SERVED = _Work(
    kind="tasks",
    name="服务单",
    done="办结",
    undone="未办",
    counter="件",
    reported="只报称办结，不算办结",
    uncounted="退回、中止或取消，不计入比率",
    in_town="on-time",
)


def _figures(work: _Work) -> tuple[FigureKind, ...]:
    """The four figures of a kind of work."""

    def undated(ground: Ground, scope: Scope, entity: int) -> str:
        count = tally_of(ground, work.kind, scope).count_cohort(entity, Cohort.UNDATED)
        return undated_text(count, work.counter)

    figure, in_grid = partial(_figure, work), InGrid(f"{work.name}{work.done}", aside=undated)
    return (
        figure("all", f"{work.name}总数", Tally.count, _outside_note),
        figure("fulfilled", f"到期{work.done}", Tally.fulfilled, _due_note, in_grid=in_grid),
        figure("on-time", f"按期{work.done}", Tally.on_time, _nothing_due_note),
        figure("past-due", f"逾期{work.undone}", Tally.past_due, tone=SHORTFALL),
    )


def _figure(  # noqa: PLR0913 - what a figure is made of
    work: _Work,
    name: str,
    label: str,
    number: Callable[[Tally, int], Number],
    say: Callable[[Tally, int, _Work], str | None] | None = None,
    *,
    tone: Callable[[Number], str] | None = None,
    in_grid: InGrid = _AS_ANY,
) -> FigureKind:
    def column(ground: Ground, scope: Scope) -> list[Number]:
        tally = tally_of(ground, work.kind, scope)
        return [number(tally, entity) for entity in range(ground.size(scope))]

    def note(ground: Ground, scope: Scope, entity: int) -> str | None:
        return say(tally_of(ground, work.kind, scope), entity, work) if say else None

    in_town = {Scope.TOWN: f"{work.name}{label}"} if name == work.in_town else {}
    return FigureKind(
        f"{work.kind}/{name}",
        label,
        column,
        (*_SCOPES, *in_town),
        (work.kind,),
        note,
        labels=in_town,
        tone=tone,
        in_grid=in_grid,
    )


def nothing_due(tally: Tally, entity: int, counter: str) -> str | None:
    """What there is where nothing has come due; None where something has, or there is nothing at all.

    `counter` is the word between a number and what it counts.
    """
    if tally.fulfilled(entity).denominator:
        return None
    words = (
        (Cohort.NOT_DUE, "期限还没有到"),
        (Cohort.UNDATED, "没有定期限"),
        (Cohort.UNCOUNTED, "不计时限"),
    )
    counts = ((tally.count_cohort(entity, cohort), said) for cohort, said in words)
    return "，".join(f"{count}{counter}{said}" for count, said in counts if count) or None


def _outside_note(tally: Tally, entity: int, work: _Work) -> str | None:
    """What no rate counts for another reason than that its day has not come, and what can't be counted."""
    outside = _of_these(
        work.counter,
        (tally.count_cohort(entity, Cohort.UNCOUNTED), work.uncounted),
        (tally.count_cohort(entity, Cohort.UNDATED), "没有定期限，单独计数"),
        (int(tally.unplaced[entity]), "未写明社区"),
    )
    unclear = unclear_note(int(tally.unclear[entity]), work.counter)
    return "；".join(filter(None, (outside, unclear))) or None


def _due_note(tally: Tally, entity: int, work: _Work) -> str | None:
    """What of the denominator is neither done nor late; where it is 0, what there is instead."""
    return nothing_due(tally, entity, work.counter) or _of_these(
        work.counter,
        (tally.count_cohort(entity, Cohort.REPORTED), work.reported),
        (tally.count_cohort(entity, Cohort.JUST_DUE), "当日到期，还没有做完"),
    )


def _nothing_due_note(tally: Tally, entity: int, work: _Work) -> str | None:
    return nothing_due(tally, entity, work.counter)


def _of_these(counter: str, *counts: tuple[int, str]) -> str | None:
    """Parts of a number in words; None where there are none."""
    said = "；".join(f"{count}{counter}{words}" for count, words in counts if count)
    return f"其中{said}" if said else None


def _response_note(ground: Ground, scope: Scope, entity: int) -> str:
    """Of how many finished tasks anyone judged how many, with the share where there are enough."""
    response = satisfaction_of(ground, scope).response_rate(entity)
    is_enough = response.denominator >= ground.programme.limits.min_cell
    share = f"，占{response.percent}%" if is_enough else ""
    return f"办结{response.denominator}件中有群众评价的{response.numerator}件{share}"


COMMITMENT_FIGURES = _figures(_PROMISED)
SATISFACTION = FigureKind(
    key="satisfaction",
    label="群众满意",
    column=lambda ground, scope: [
        satisfaction_of(ground, scope).satisfied_rate(entity)
        for entity in range(ground.size(scope))
    ],
    # Estates' boards show no satisfaction: it would be that of a handful.
    scopes=(Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT),
    needs=("tasks", "evaluations"),
    note=_response_note,
)
TASK_FIGURES = (*_figures(_SERVED), SATISFACTION)
_FULFILLED, _FINISHED, _ON_TIME = COMMITMENT_FIGURES[1], *TASK_FIGURES[1:3]
TOWN_FIGURES = (_FULFILLED, _ON_TIME)
"""The two that stand beside the name of a town."""
ESTATE_FIGURES = (_FULFILLED, _FINISHED)
"""The two in an estate's row on its community's board."""
