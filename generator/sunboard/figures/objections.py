"""The figures of objections (异议): how many came in, and what came of them; not whose, nor about what."""

from __future__ import annotations

from sunboard.figures.kind import FigureKind
from sunboard.language import mark, say
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.objections import objection_tally
from sunboard.settings import Programme, Term

_OPEN = "open"
_NEEDS = ("objections",)


def _open_label(programme: Programme) -> str:
    return programme.vocabulary("objection_outcomes").label_counting_as(_OPEN) or say("受理中")


@remembered
def _of_outcomes(ground: Ground) -> tuple[FigureKind, ...]:
    """One for each outcome with which an objection is over."""
    terms = ground.programme.vocabulary("objection_outcomes").terms
    return tuple(
        _of_outcome(code, term) for code, term in enumerate(terms) if term.counts_as != _OPEN
    )


def _of_outcome(code: int, term: Term) -> FigureKind:
    return FigureKind(
        f"objections/{term.key}",
        lambda _: term.label,
        lambda ground, _: [objection_tally(ground).by_term[code]],
        (Scope.COUNTY,),
        _NEEDS,
        lambda *_: term.note or None,
    )


OBJECTION_FIGURES = (
    FigureKind(
        key="objections/received",
        label=mark("收到的异议"),
        column=lambda ground, _: [objection_tally(ground).received],
        scopes=(Scope.COUNTY,),
        needs=_NEEDS,
    ),
    FigureKind(
        key="objections/open",
        label=_open_label,
        column=lambda ground, _: [objection_tally(ground).open],
        scopes=(Scope.COUNTY,),
        needs=_NEEDS,
    ),
    _of_outcomes,
)
