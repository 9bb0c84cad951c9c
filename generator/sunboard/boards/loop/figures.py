"""What the service loop comes to in the county, a community or a unit."""

from __future__ import annotations

from sunboard.boards.alike import cell
from sunboard.boards.figures import NO_LEDGER
from sunboard.figures.values import Figure
from sunboard.figures.worded import rate_figure
from sunboard.measures.columns import summed
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.loop import loop_of
from sunboard.measures.satisfaction import satisfaction_of
from sunboard.measures.tally import Counts, Rate
from sunboard.measures.tasks import tasks_of
from sunboard.settings import PUBLISHED, Programme


def loop_title(programme: Programme) -> str:
    """The loop as its steps spell it: 点报派接办晒评."""
    return "".join(step.label for step in programme.steps)


def loop_of_county(ground: Ground) -> tuple[Figure, ...]:
    """The county's figures."""
    judged = (response_figure(ground),) if ground.keeps("evaluations") else ()
    return (*loop_figures(ground, Scope.COUNTY, 0, "county"), *judged)


def loop_of_community(ground: Ground, community: int) -> tuple[Figure, ...]:
    """A community's figures."""
    about = f"community/{cell(ground, 'communities', community, 'id')}"
    return loop_figures(ground, Scope.COMMUNITY, community, about)


def loop_of_unit(ground: Ground, unit: int) -> tuple[Figure, ...]:
    """A unit's figures."""
    return loop_figures(ground, Scope.UNIT, unit, f"unit/{cell(ground, 'units', unit, 'id')}")


def loop_figures(ground: Ground, scope: Scope, entity: int, about: str) -> tuple[Figure, ...]:
    """Who waits too long, what was published in time, which dissatisfaction was answered."""
    return (
        overdue_figure(ground, scope, entity, about),
        *published_in_time(ground, scope, entity, about),
        *answered(ground, scope, entity, about),
    )


def overdue_figure(ground: Ground, scope: Scope, entity: int, about: str) -> Figure:
    """Tasks that wait for a step longer than its limit, of those that wait for one that has a limit."""
    rate = overdue_rate(ground, scope, entity)
    figure = rate_figure(
        "等得超过步骤时限",
        rate,
        ground.programme,
        key=f"{about}/loop/overdue",
        note="后一个数是在等有时限的步的" if rate.denominator else "没有在等有时限的步的",
    )
    return figure._replace(tone="bad" if rate.numerator else "good")


def overdue_rate(ground: Ground, scope: Scope, entity: int) -> Rate:
    """Tasks that wait beyond the limit of their step, of those that wait for a step with a limit."""
    loop, steps = loop_of(ground, scope), ground.programme.steps
    limited = [p for p, step in enumerate(steps) if step.limit_workdays is not None]
    return Rate(int(loop.overdue[entity].sum()), int(loop.waiting[entity, limited].sum()))


def published_in_time(ground: Ground, scope: Scope, entity: int, about: str) -> tuple[Figure, ...]:
    """Results published within the step's limit; none where the programme has no such step or limit."""
    position = published_step(ground.programme)
    if position is None or ground.programme.steps[position].limit_workdays is None:
        return ()
    step = ground.programme.steps[position]
    rate = loop_of(ground, scope).within_limit(entity, position)
    missing = "有存底以来没有办结的" if tasks_of(ground).publication.has_ledger else NO_LEDGER
    figure = rate_figure(
        f"{step.limit_workdays}个工作日内{step.name}",
        rate,
        ground.programme,
        key=f"{about}/loop/published-in-time",
        note=None if rate.denominator else missing,
    )
    return (figure,)


def published_step(programme: Programme) -> int | None:
    """Where the step stands that the build itself takes (晒); None where there is none."""
    keys = [step.key for step in programme.steps]
    return keys.index(PUBLISHED) if PUBLISHED in keys else None


def response_figure(ground: Ground) -> Figure:
    """Finished tasks that a resident judged."""
    return rate_figure(
        "办结后有群众评价",
        satisfaction_of(ground, Scope.COUNTY).response_rate(0),
        ground.programme,
        key="county/loop/response",
        note=None if tasks_of(ground).is_finished.any() else "还没有办结的",
    )


def answered(ground: Ground, scope: Scope, entity: int, about: str) -> tuple[Figure, ...]:
    """That figure, where anybody keeps what was judged."""
    keeps = ground.keeps("evaluations")
    return (answered_figure(ground, scope, entity, about),) if keeps else ()


def answered_figure(ground: Ground, scope: Scope, entity: int, about: str) -> Figure:
    """Tasks with a dissatisfied resident that were answered or reopened since, of all of them."""
    disliked, unanswered = _disliked(ground, scope)
    total = int(disliked[entity])
    return rate_figure(
        "不满意已答复或重办",
        Rate(total - int(unanswered[entity]), total),
        ground.programme,
        key=f"{about}/loop/answered",
        note=None if total else "没有人评不满意",
    )


@remembered
def _disliked(ground: Ground, scope: Scope) -> tuple[Counts, Counts]:
    """By entity, the tasks with a dissatisfied resident and those without an answer to it."""
    tasks = tasks_of(ground)
    entity, size = entity_of(ground, tasks.table, scope), ground.size(scope)
    return summed(entity, tasks.is_disliked, size), summed(entity, tasks.is_unanswered, size)
