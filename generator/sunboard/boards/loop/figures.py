"""What the service loop comes to in the county, a community or a unit."""

from __future__ import annotations

from collections.abc import Callable

from sunboard.boards.county import County
from sunboard.boards.figures import NO_LEDGER, rate_figure
from sunboard.boards.places.alike import cell
from sunboard.boards.values import Figure
from sunboard.measures.columns import summed
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Scope
from sunboard.measures.loop import loop_of
from sunboard.measures.satisfaction import satisfaction_of
from sunboard.measures.tally import Counts, Rate
from sunboard.measures.tasks import tasks_of
from sunboard.settings import PUBLISHED, Programme


def loop_title(programme: Programme) -> str:
    """The loop as its steps spell it: 点报派接办晒评."""
    return "".join(step.label for step in programme.steps)


def loop_of_county(county: County) -> tuple[Figure, ...]:
    """The county's figures."""
    judged = (response_figure(county),) if county.keeps("evaluations") else ()
    return (*loop_figures(county, Scope.COUNTY, 0, "county"), *judged)


def loop_of_community(county: County, community: int) -> tuple[Figure, ...]:
    """A community's figures."""
    about = f"community/{cell(county, 'communities', community, 'id')}"
    return loop_figures(county, Scope.COMMUNITY, community, about)


def loop_of_unit(county: County, unit: int) -> tuple[Figure, ...]:
    """A unit's figures."""
    return loop_figures(county, Scope.UNIT, unit, f"unit/{cell(county, 'units', unit, 'id')}")


def loop_figures(county: County, scope: Scope, entity: int, about: str) -> tuple[Figure, ...]:
    """Who waits too long, what was published in time, which dissatisfaction was answered."""
    return (
        overdue_figure(county, scope, entity, about),
        *published_in_time(county, scope, entity, about),
        *answered(county, scope, entity, about),
    )


def overdue_figure(county: County, scope: Scope, entity: int, about: str) -> Figure:
    """Tasks that wait for a step longer than its limit, of those that wait for one that has a limit."""
    rate = overdue_rate(county, scope, entity)
    figure = rate_figure(
        "等得超过步骤时限",
        rate,
        county.ground.programme,
        key=f"{about}/loop/overdue",
        note="后一个数是在等有时限的步的" if rate.denominator else "没有在等有时限的步的",
    )
    return figure._replace(tone="bad" if rate.numerator else "good")


def overdue_rate(county: County, scope: Scope, entity: int) -> Rate:
    """Tasks that wait beyond the limit of their step, of those that wait for a step with a limit."""
    loop, steps = loop_of(county.ground, scope), county.ground.programme.steps
    limited = [p for p, step in enumerate(steps) if step.limit_workdays is not None]
    return Rate(int(loop.overdue[entity].sum()), int(loop.waiting[entity, limited].sum()))


def published_in_time(county: County, scope: Scope, entity: int, about: str) -> tuple[Figure, ...]:
    """Results published within the step's limit; none where the programme has no such step or limit."""
    ground = county.ground
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


def response_figure(county: County) -> Figure:
    """Finished tasks that a resident judged."""
    ground = county.ground
    return rate_figure(
        "办结后有群众评价",
        satisfaction_of(ground, Scope.COUNTY).response_rate(0),
        ground.programme,
        key="county/loop/response",
        note=None if tasks_of(ground).is_finished.any() else "还没有办结的",
    )


def answered(county: County, scope: Scope, entity: int, about: str) -> tuple[Figure, ...]:
    """That figure, where anybody keeps what was judged."""
    keeps = county.keeps("evaluations")
    return (answered_figure(county, scope, entity, about),) if keeps else ()


def answered_figure(county: County, scope: Scope, entity: int, about: str) -> Figure:
    """Tasks with a dissatisfied resident that were answered or reopened since, of all of them."""
    disliked, unanswered = county.once(_DISLIKED[scope])
    total = int(disliked[entity])
    return rate_figure(
        "不满意已答复或重办",
        Rate(total - int(unanswered[entity]), total),
        county.ground.programme,
        key=f"{about}/loop/answered",
        note=None if total else "没有人评不满意",
    )


def _disliked(scope: Scope) -> Callable[[County], tuple[Counts, Counts]]:
    """Counts, by entity, the tasks with a dissatisfied resident and those without an answer to it."""

    def count(county: County) -> tuple[Counts, Counts]:
        ground, tasks = county.ground, tasks_of(county.ground)
        entity, size = entity_of(ground, tasks.table, scope), ground.size(scope)
        return summed(entity, tasks.is_disliked, size), summed(entity, tasks.is_unanswered, size)

    return count


_DISLIKED = {scope: _disliked(scope) for scope in (Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT)}
