"""The figures of what was promised and what was asked for, and what residents said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from sunboard.figures.course import course_of
from sunboard.figures.kind import SHORTFALL, FigureKind, InGrid, Number
from sunboard.figures.values import Course
from sunboard.figures.worded import undated_text
from sunboard.language import (
    clauses,
    listed_or,
    mark,
    mark_many,
    said_number,
    say,
    say_many,
    statements,
    within,
)
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.satisfaction import asks_if_solved, satisfaction_of
from sunboard.measures.status import Cohort
from sunboard.measures.tally import Tallied, Tally, tally_of
from sunboard.settings import Programme


@dataclass(frozen=True)
class Counted:
    """What is said of so many where nothing has come due, as messages marked with `mark_many`."""

    not_due: str
    undated: str
    unlimited: str
    """Done, or given up, without any limit."""


ITEMS = Counted(
    mark_many("{n}项期限还没有到"), mark_many("{n}项没有定期限"), mark_many("{n}项不计时限")
)
"""Of what is counted as 项: commitments, decisions."""
CASES = Counted(
    mark_many("{n}件期限还没有到"), mark_many("{n}件没有定期限"), mark_many("{n}件不计时限")
)
"""Of what is counted as 件: tasks, matters that were raised."""


@dataclass(frozen=True)
class _Labels:
    """What the figures of a kind of work are called."""

    all: str
    fulfilled: str
    on_time: str
    past_due: str
    column: str
    """What the share that is done is called in a grid."""


@dataclass(frozen=True)
class _Notes:
    """What is said of so many of a kind of work, as messages marked with `mark_many`."""

    counted: Counted
    uncounted: str
    """What keeps some out of the rates: `events`."""
    undated: str
    placeless: str
    unclear: str
    void: str
    reported: str
    """What is only said to be done, and not counted so."""
    just_due: str


@dataclass(frozen=True)
class _Work:
    """One kind of record that is done or not, and how it is spoken of."""

    kind: Tallied
    labels: _Labels
    notes: _Notes
    uncounted: tuple[str, tuple[str, ...]]
    """The vocabulary, and what those of its terms count as that keep a record out of the rates."""
    in_town: tuple[str, str]
    """The one figure that stands beside the name of a town, and what it is called there."""


_SCOPES = (Scope.COUNTY, Scope.COMMUNITY, Scope.ESTATE, Scope.UNIT)
_AS_ANY = InGrid()
_FEW_OF_MANY = 10
"""Where one task in so many speaks for most who judged, that is said."""
_PROMISED = _Work(
    "commitments",
    _Labels(
        all=mark("承诺总数"),
        fulfilled=mark("到期兑现"),
        on_time=mark("按期兑现"),
        past_due=mark("逾期未兑现"),
        column=mark("承诺兑现"),
    ),
    _Notes(
        counted=ITEMS,
        uncounted=mark_many("{n}项{events}，不计入比率"),
        undated=mark_many("{n}项没有定期限，单独计数"),
        placeless=mark_many("{n}项未写明社区"),
        unclear=mark_many("另有{n}项看不清，没有计入"),
        void=mark_many("另有{n}项作废，没有计入"),
        reported=mark_many("{n}项只报称兑现，不算兑现"),
        just_due=mark_many("{n}项当日到期，还没有做完"),
    ),
    ("outcomes", ("withdrawn", "superseded", "not_assessable")),
    ("fulfilled", mark("承诺到期兑现")),
)
_SERVED = _Work(
    "tasks",
    _Labels(
        all=mark("服务单总数"),
        fulfilled=mark("到期办结"),
        on_time=mark("按期办结"),
        past_due=mark("逾期未办"),
        column=mark("服务单办结"),
    ),
    _Notes(
        counted=CASES,
        uncounted=mark_many("{n}件{events}，不计入比率"),
        undated=mark_many("{n}件没有定期限，单独计数"),
        placeless=mark_many("{n}件未写明社区"),
        unclear=mark_many("另有{n}件看不清，没有计入"),
        void=mark_many("另有{n}件作废，没有计入"),
        reported=mark_many("{n}件只报称办结，不算办结"),
        just_due=mark_many("{n}件当日到期，还没有做完"),
    ),
    ("task_events", ("declined", "suspended", "cancelled")),
    ("on-time", mark("服务单按期办结")),
)


def _figures(work: _Work) -> tuple[FigureKind, ...]:
    """The four figures of a kind of work."""

    def undated(ground: Ground, scope: Scope, entity: int) -> str:
        count = tally_of(ground, work.kind, scope).count_cohort(entity, Cohort.UNDATED)
        return undated_text(count, work.kind)

    def course(ground: Ground, scope: Scope, entity: int) -> Course | None:
        # Of an estate's handful a month has one or two; a town has one line.
        if scope in {Scope.ESTATE, Scope.TOWN}:
            return None
        return course_of(ground, work.kind, scope, entity)

    labels, figure = work.labels, partial(_figure, work)
    in_grid = InGrid(labels.column, aside=undated)
    return (
        figure("all", labels.all, Tally.count, _outside_note),
        figure("fulfilled", labels.fulfilled, Tally.fulfilled, _due_note, in_grid=in_grid),
        # Of what is done at all the newest months always have least: the rest is done late.
        replace(figure("on-time", labels.on_time, Tally.on_time, _nothing_due_note), course=course),
        figure("past-due", labels.past_due, Tally.past_due, tone=SHORTFALL),
    )


def _figure(  # noqa: PLR0913 - what a figure is made of
    work: _Work,
    name: str,
    label: str,
    number: Callable[[Tally, int], Number],
    told: Callable[[Programme, Tally, int, _Work], str | None] | None = None,
    *,
    tone: Callable[[Number], str] | None = None,
    in_grid: InGrid = _AS_ANY,
) -> FigureKind:
    def column(ground: Ground, scope: Scope) -> list[Number]:
        tally = tally_of(ground, work.kind, scope)
        return [number(tally, entity) for entity in range(ground.size(scope))]

    def note(ground: Ground, scope: Scope, entity: int) -> str | None:
        tally = tally_of(ground, work.kind, scope)
        return told(ground.programme, tally, entity, work) if told else None

    town_name, town_label = work.in_town
    in_town = {Scope.TOWN: town_label} if name == town_name else {}
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


def nothing_due(tally: Tally, entity: int, counted: Counted) -> str | None:
    """What there is where nothing has come due; None where something has, or there is nothing at all."""
    if tally.fulfilled(entity).denominator:
        return None
    words = (
        (Cohort.NOT_DUE, counted.not_due),
        (Cohort.UNDATED, counted.undated),
        (Cohort.UNCOUNTED, counted.unlimited),
    )
    counts = ((said, tally.count_cohort(entity, cohort)) for cohort, said in words)
    return clauses(*(say_many(said, count) for said, count in counts if count)) or None


def _outside_note(programme: Programme, tally: Tally, entity: int, work: _Work) -> str | None:
    """What no rate counts for another reason than that its day has not come, and what can't be counted."""
    notes = work.notes
    outside = _of_these(
        _uncounted(programme, tally.count_cohort(entity, Cohort.UNCOUNTED), work),
        _so_many(tally.count_cohort(entity, Cohort.UNDATED), notes.undated),
        _so_many(int(tally.unplaced[entity]), notes.placeless),
    )
    unclear = _so_many(int(tally.unclear[entity]), notes.unclear)
    return statements(outside, unclear, _so_many(int(tally.void[entity]), notes.void)) or None


def _uncounted(programme: Programme, count: int, work: _Work) -> str:
    """How many are in no rate, and what the programme calls all that keeps a record out of them."""
    if not count:
        return ""
    key, meanings = work.uncounted
    labels = map(programme.vocabulary(key).label_counting_as, meanings)
    events = listed_or([within(label) for label in labels if label])
    return say_many(work.notes.uncounted, count, events=events)


def _due_note(_: Programme, tally: Tally, entity: int, work: _Work) -> str | None:
    """What of the denominator is neither done nor late; where it is 0, what there is instead."""
    return nothing_due(tally, entity, work.notes.counted) or _of_these(
        _so_many(tally.count_cohort(entity, Cohort.REPORTED), work.notes.reported),
        _so_many(tally.count_cohort(entity, Cohort.JUST_DUE), work.notes.just_due),
    )


def _nothing_due_note(_: Programme, tally: Tally, entity: int, work: _Work) -> str | None:
    return nothing_due(tally, entity, work.notes.counted)


def _so_many(count: int, said: str) -> str:
    return say_many(said, count) if count else ""


def _of_these(*parts: str) -> str | None:
    """Parts of a number in words; None where there are none."""
    told = statements(*parts)
    return say("其中{parts}", parts=told) if told else None


def _judged_note(ground: Ground, scope: Scope, entity: int) -> str:
    """How much was judged; and where few speak for most, that they do: a handful of rows can hold thousands."""
    said, response = satisfaction_of(ground, scope), _response_note(ground, scope, entity)
    few = int(said.from_most_of[entity])
    speaks_for_most = 0 < few * _FEW_OF_MANY <= said.judged[entity]
    return statements(
        response, say_many("超过一半的人评的是其中{n}件", few) if speaks_for_most else ""
    )


def _response_note(ground: Ground, scope: Scope, entity: int) -> str:
    """Of how many finished tasks anyone judged how many, with the share where there are enough."""
    response = satisfaction_of(ground, scope).response_rate(entity)
    is_enough = response.denominator >= ground.programme.limits.min_cell
    if not is_enough:
        return say(
            "办结{finished}件中有群众评价的{judged}件",
            finished=said_number(response.denominator),
            judged=said_number(response.numerator),
        )
    return say(
        "办结{finished}件中有群众评价的{judged}件，占{percent}%",
        finished=said_number(response.denominator),
        judged=said_number(response.numerator),
        percent=response.percent,
    )


def _unsolved_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    """What the others said who were asked; that nobody was."""
    said = satisfaction_of(ground, scope)
    if not said.answered[entity]:
        return say("没有人答是否解决")
    unread = said.answered - said.solved - said.part_solved - said.unsolved
    return _of_these(
        _so_many(int(said.part_solved[entity]), mark_many("{n}人说部分解决")),
        _so_many(int(said.unsolved[entity]), mark_many("{n}人说没有解决")),
        _so_many(int(unread[entity]), mark_many("{n}人的回答看不清")),
    )


COMMITMENT_FIGURES = _figures(_PROMISED)
SATISFACTION = FigureKind(
    key="satisfaction",
    label=mark("群众满意"),
    column=lambda ground, scope: [
        satisfaction_of(ground, scope).satisfied_rate(entity)
        for entity in range(ground.size(scope))
    ],
    # Estates' boards show no satisfaction: it would be that of a handful.
    scopes=(Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT),
    needs=("tasks", "evaluations"),
    note=_judged_note,
)
SOLVED = FigureKind(
    key="solved",
    label=mark("群众认为已解决"),
    column=lambda ground, scope: [
        satisfaction_of(ground, scope).solved_rate(entity) for entity in range(ground.size(scope))
    ],
    scopes=SATISFACTION.scopes,
    needs=SATISFACTION.needs,
    note=_unsolved_note,
    is_kept=asks_if_solved,
)
TASK_FIGURES = (*_figures(_SERVED), SATISFACTION, SOLVED)
_FULFILLED, _FINISHED, _ON_TIME = COMMITMENT_FIGURES[1], *TASK_FIGURES[1:3]
OVERDUE_TASKS = TASK_FIGURES[3]
TOWN_FIGURES = (_FULFILLED, _ON_TIME)
"""The two that stand beside the name of a town."""
ESTATE_FIGURES = (_FULFILLED, _FINISHED)
"""The two in an estate's row on its community's board."""
IN_SHORT = (_FINISHED, SATISFACTION, OVERDUE_TASKS)
"""What is told of a county in passing."""
