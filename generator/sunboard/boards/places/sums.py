"""The key figures of places and units on their boards and sheets; none of what nobody keeps."""

from __future__ import annotations

from sunboard.boards.charts import funnel_steps
from sunboard.boards.shows import shows_of
from sunboard.boards.values import FunnelStep
from sunboard.figures.worded import rate_text, undated_text
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.status import Cohort
from sunboard.measures.tally import Tally, tally_of


def steps(ground: Ground, scope: Scope, entity: int) -> tuple[FunnelStep, ...]:
    """How far an entity's tasks have come."""
    return funnel_steps(ground, scope, entity) if shows_of(ground).tasks else ()


def in_brief(ground: Ground, scope: Scope, entity: int) -> tuple[str, ...]:
    """An entity's commitments and tasks in a line of the county's lists."""
    shows = shows_of(ground)
    lines = []
    if shows.commitments:
        promised_here = tally_of(ground, "commitments", scope)
        kept, apart = (
            promised_here.fulfilled(entity),
            _undated(promised_here, entity, "commitments"),
        )
        lines.append(f"承诺到期兑现 {rate_text(kept)}{apart}")
    if shows.tasks:
        served_here = tally_of(ground, "tasks", scope)
        done, apart = served_here.fulfilled(entity), _undated(served_here, entity, "tasks")
        lines.append(f"服务单到期办结 {rate_text(done)}{apart}")
    return tuple(lines)


def _undated(tally: Tally, entity: int, kind: str) -> str:
    said = undated_text(tally.count_cohort(entity, Cohort.UNDATED), kind)
    return f"（{said}）" if said else ""
