"""The key figures of places and units on their boards and sheets; none of what nobody keeps."""

from __future__ import annotations

from sunboard.boards.charts import funnel_steps
from sunboard.boards.shows import shows_of
from sunboard.boards.values import FunnelStep
from sunboard.figures.worded import rate_text, undated_text
from sunboard.language import say
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.status import Cohort
from sunboard.measures.tally import Tallied, tally_of


def steps(ground: Ground, scope: Scope, entity: int) -> tuple[FunnelStep, ...]:
    """How far an entity's tasks have come."""
    return funnel_steps(ground, scope, entity) if shows_of(ground).tasks else ()


def in_brief(ground: Ground, scope: Scope, entity: int) -> tuple[str, ...]:
    """An entity's commitments and tasks in a line of the county's lists."""
    shows = shows_of(ground)
    lines = []
    if shows.commitments:
        kept = rate_text(tally_of(ground, "commitments", scope).fulfilled(entity))
        lines.append(
            _with_undated(
                ground, "commitments", scope, entity, say("承诺到期兑现 {rate}", rate=kept)
            )
        )
    if shows.tasks:
        done = rate_text(tally_of(ground, "tasks", scope).fulfilled(entity))
        lines.append(
            _with_undated(ground, "tasks", scope, entity, say("服务单到期办结 {rate}", rate=done))
        )
    return tuple(lines)


def _with_undated(ground: Ground, kind: Tallied, scope: Scope, entity: int, line: str) -> str:
    """A line, with how many have no date and so are in none of its numbers."""
    count = tally_of(ground, kind, scope).count_cohort(entity, Cohort.UNDATED)
    apart = undated_text(count, kind)
    return say("{line}（{apart}）", line=line, apart=apart) if apart else line
