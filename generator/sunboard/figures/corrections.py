"""The figures of corrections (更正): how many of each class, those of which there are none too (rule R-23)."""

from __future__ import annotations

from sunboard.figures.kind import FigureKind
from sunboard.measures.corrections import corrections_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.settings import Term


@remembered
def _of_classes(ground: Ground) -> tuple[FigureKind, ...]:
    """One a class of the programme."""
    terms = ground.programme.vocabulary("correction_classes").terms
    return tuple(_of_class(code, term) for code, term in enumerate(terms))


def _of_class(code: int, term: Term) -> FigureKind:
    return FigureKind(
        f"corrections/{term.key}",
        lambda _: term.label,
        lambda ground, _: [corrections_of(ground).class_counts[code]],
        (Scope.COUNTY,),
        ("corrections",),
        lambda *_: term.note or None,
    )


CORRECTION_FIGURES = (_of_classes,)
