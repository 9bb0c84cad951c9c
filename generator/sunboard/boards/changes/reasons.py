"""Why a published record was changed and who decided: what the record says that declares it, and lacks."""

from __future__ import annotations

from sunboard.boards.alike import text_of
from sunboard.language import clauses, say
from sunboard.measures.ground import Ground
from sunboard.publishable.past import rows_by_id
from sunboard.publishable.records import told_in_full
from sunboard.schema.surface import Surface


def reason_said(ground: Ground, by: str) -> str:
    """The reason for a change and who decided, by the id of what declares it.

    Of an event that takes a request up again no page tells the reason; of what may not be told nothing is said.
    """
    if (row := rows_by_id(ground, "corrections").get(by)) is not None:
        return why_of(ground, row)
    row = rows_by_id(ground, "task_events").get(by)
    if row is None:
        return ""
    is_empty = ground.records["task_events"].is_empty("reason")[row]
    return say("没有写原因") if is_empty else say("原因不公开")


def why_of(ground: Ground, row: int) -> str:
    """The reason of a correction, and who decided it; what isn't written, and "" where it may not be told."""
    if not told_in_full(ground, "corrections", Surface.PAGE)[row]:
        return ""
    reason, office = (text_of(ground, "corrections", row, n) for n in ("reason", "decided_by"))
    return clauses(
        say("原因：{reason}", reason=reason) if reason else say("没有写原因"),
        say("决定：{office}", office=office) if office else say("没有写谁定的"),
    )
