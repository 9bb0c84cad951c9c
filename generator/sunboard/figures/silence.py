"""The figure of silence: how many units are on the silent list."""

from __future__ import annotations

from sunboard.figures.kind import FigureKind
from sunboard.language import mark, say
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.silence import silent_units
from sunboard.measures.tally import Rate


def _silent(ground: Ground, _: Scope) -> list[Rate]:
    is_current = coverage_of(ground).unit_is_current
    return [Rate(int(silent_units(ground).sum()), int(is_current.sum()))]


SILENT_UNITS = FigureKind(
    key="silent/units",
    label=mark("沉默名单上的单位"),
    column=_silent,
    scopes=(Scope.COUNTY,),
    needs=(),
    note=lambda *_: say("几条规则都列到的单位，只算一次"),
    tone=lambda _: "warn",
    has_share=lambda *_: False,
)
