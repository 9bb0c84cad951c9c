"""The figures of public notices (公示)."""

from __future__ import annotations

from collections.abc import Callable

from sunboard.figures.kind import FigureKind, InGrid, Number, whole
from sunboard.language import mark, say
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.notices import NoticeTally, notice_tally_of

_SCOPES = (Scope.COUNTY, Scope.COMMUNITY)


def _column(
    number: Callable[[NoticeTally, int], Number],
) -> Callable[[Ground, Scope], list[Number]]:
    def column(ground: Ground, scope: Scope) -> list[Number]:
        tally = notice_tally_of(ground, scope)
        return [number(tally, entity) for entity in range(ground.size(scope))]

    return column


def _outcomes_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    has_any = notice_tally_of(ground, scope).outcomes(entity).denominator
    return None if has_any else say("还没有期满的")


OUTCOMES = FigureKind(
    key="notices/outcomes",
    label=mark("期满登记了结果"),
    column=_column(NoticeTally.outcomes),
    scopes=_SCOPES,
    needs=(),
    note=_outcomes_note,
    in_grid=InGrid(tone=whole),
)
NOTICE_FIGURES = (
    FigureKind(
        key="notices/open",
        label=mark("正在公示"),
        column=_column(lambda tally, entity: int(tally.open[entity])),
        scopes=_SCOPES,
        needs=(),
    ),
    FigureKind(
        key="notices/standing",
        label=mark("长期公示"),
        column=_column(lambda tally, entity: int(tally.standing[entity])),
        scopes=_SCOPES,
        needs=(),
    ),
    OUTCOMES,
)
