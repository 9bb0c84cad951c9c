"""The figures of joint meetings: who met, what was decided there, who came."""

from __future__ import annotations

from sunboard.figures.kind import SHORTFALL, FigureKind, InGrid, toned
from sunboard.figures.work import CASES, ITEMS, nothing_due
from sunboard.language import mark, say
from sunboard.measures.decisions import decided_of, raised_by_level, raised_in_county
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.meetings import attended_of, held_of
from sunboard.settings import Term


def _decided_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    return nothing_due(decided_of(ground, scope), entity, ITEMS)


DECIDED = FigureKind(
    key="meetings/decisions",
    label=mark("议定事项到期落实"),
    column=lambda ground, scope: [
        decided_of(ground, scope).fulfilled(entity) for entity in range(ground.size(scope))
    ],
    scopes=(Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT),
    needs=("decisions",),
    note=_decided_note,
    in_grid=InGrid(mark("落实")),
)
DECIDED_LATE = FigureKind(
    key="meetings/past-due",
    label=mark("逾期未落实"),
    column=lambda ground, scope: [
        decided_of(ground, scope).past_due(entity) for entity in range(ground.size(scope))
    ],
    scopes=DECIDED.scopes,
    needs=("decisions",),
    tone=SHORTFALL,
    in_grid=InGrid(tone=toned("bad", "")),
)


def _held_note(ground: Ground, scope: Scope, entity: int) -> str:
    if scope is Scope.COUNTY:
        return say("开了会的月数 / 应开会的月数，各社区合计")
    due = held_of(ground, scope)[entity].denominator
    return say("开了会的月数 / 应开会的月数") if due else say("还没有应开会的月份")


HELD = FigureKind(
    key="meetings/held",
    label=mark("每月开会"),
    column=held_of,
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=("meetings",),
    note=_held_note,
    labels={Scope.COUNTY: mark("社区每月开会")},
    in_grid=InGrid(mark("开会")),
)
TAKEN_UP = FigureKind(
    key="meetings/taken-up",
    label=mark("提级后按期开会"),
    column=lambda ground, _: [raised_in_county(ground).on_time(0)],
    scopes=(Scope.COUNTY,),
    needs=("decisions",),
    note=lambda ground, _, entity: nothing_due(raised_in_county(ground), entity, CASES),
)
ATTENDED = FigureKind(
    key="meetings/attended",
    label=mark("到会"),
    column=lambda ground, _: attended_of(ground),
    scopes=(Scope.UNIT,),
    needs=("pairings",),
    note=lambda *_: say("到会次数 / 包联社区的联席会议次数"),
)
MEETING_FIGURES = (HELD, DECIDED, DECIDED_LATE, TAKEN_UP, ATTENDED)


@remembered
def taken_up_by_level(ground: Ground) -> tuple[FigureKind, ...]:
    """For each level but the highest, how soon the one above met about what it raised."""
    terms = ground.programme.vocabulary("levels").terms
    return tuple(_taken_up_from(level, term) for level, term in enumerate(terms[:-1]))


def _taken_up_from(level: int, term: Term) -> FigureKind:
    return FigureKind(
        f"meetings/taken-up/{term.key}",
        mark("上一级按期开会"),
        lambda ground, _: [raised_by_level(ground).on_time(level)],
        (Scope.COUNTY,),
        ("decisions",),
        lambda ground, *_: nothing_due(raised_by_level(ground), level, CASES),
    )
