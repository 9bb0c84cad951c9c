"""The figures of the way to honour (闪光言行榜): how many deeds stand at each stage."""

from __future__ import annotations

from sunboard.figures.kind import FigureKind, InGrid, toned
from sunboard.language import mark, say
from sunboard.measures.deeds import Stage, deed_stages_of
from sunboard.measures.ground import Ground, Scope
from sunboard.settings import Programme

_SCOPES = (Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT)
STAGES = {
    Stage.NOMINATED: (mark("待核实"), "nominated"),
    Stage.VERIFIED: (mark("待批准"), "verified"),
    Stage.APPROVED: (mark("待公示"), "approved"),
    Stage.IN_WINDOW: (mark("公示中"), "in-window"),
    Stage.UNDECIDED: (mark("期满未定"), "undecided"),
    Stage.HONOURED: (mark("已上榜"), "honoured"),
    Stage.REVOKED: (mark("已撤榜"), "revoked"),
}
"""Each stage's word, and what names it in keys."""
_TONES = {Stage.UNDECIDED: "warn", Stage.HONOURED: "good", Stage.REVOKED: "bad"}
_WAITING = (Stage.NOMINATED, Stage.VERIFIED, Stage.APPROVED)
"""Not put up yet: these are counted, and told nowhere."""


def stage_labels(programme: Programme) -> dict[Stage, str]:
    """What the programme calls the stages that a record states itself; "" for nothing of its own."""
    states = programme.vocabulary("deed_states")
    return {
        Stage.HONOURED: states.label_counting_as("honoured"),
        Stage.REVOKED: states.label_counting_as("revoked"),
    }


def _at(stage: Stage) -> FigureKind:
    """Deeds at one stage; a joint one counts for each unit that took part."""

    def column(ground: Ground, scope: Scope) -> list[int]:
        counts: list[int] = deed_stages_of(ground, scope)[:, stage].tolist()
        return counts

    message, name = STAGES[stage]

    def label(programme: Programme) -> str:
        return stage_labels(programme).get(stage) or say(message)

    in_grid = InGrid(tone=toned(_TONES.get(stage, ""), "mute"))
    return FigureKind(f"deeds/{name}", label, column, _SCOPES, (), in_grid=in_grid)


def _waiting(ground: Ground, scope: Scope) -> list[int]:
    counts: list[int] = deed_stages_of(ground, scope)[:, list(_WAITING)].sum(axis=1).tolist()
    return counts


BY_STAGE = {stage: _at(stage) for stage in STAGES}
DEED_FIGURES = (
    BY_STAGE[Stage.HONOURED],
    BY_STAGE[Stage.IN_WINDOW],
    FigureKind(
        key="deeds/waiting",
        label=mark("待核实、批准、公示"),
        column=_waiting,
        scopes=_SCOPES,
        needs=(),
        note=lambda *_: say("公示以前只写件数"),
    ),
    BY_STAGE[Stage.REVOKED],
)
UNTOLD_FIGURES = tuple(BY_STAGE[stage] for stage in (*_WAITING, Stage.UNDECIDED))
"""What isn't told yet, as counts."""
