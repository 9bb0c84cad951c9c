"""The figures of teams and social forces (队伍、社会力量): what communities have of what they should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sunboard.figures.kind import FigureKind, InGrid, Number, whole
from sunboard.figures.observers import SOLVED
from sunboard.figures.organisation import BRANCHES
from sunboard.figures.worded import numeral
from sunboard.measures.forces import Strength, forces_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tally import Rate
from sunboard.settings import Programme, Term


@dataclass(frozen=True)
class Family:
    """Teams or social forces: one vocabulary of what a community should have."""

    key: str
    field: str
    """Of the table of teams."""
    vocabulary: str
    name: str
    counter: str
    """What kinds are counted by: 支 or 类."""
    unit: str
    """What single teams are counted by: 支 or 个."""

    def terms(self, programme: Programme) -> tuple[Term, ...]:
        """What a community should have."""
        return programme.vocabulary(self.vocabulary).terms

    def title(self, programme: Programme) -> str:
        """六支队伍 where the programme has six."""
        return f"{numeral(len(self.terms(programme)))}{self.counter}{self.name}"

    def strength(self, ground: Ground) -> Strength:
        """What communities have."""
        forces = forces_of(ground)
        return forces.teams if self.field == "team" else forces.social


FAMILIES = (
    Family("teams", "team", "teams", "队伍", "支", "支"),
    Family("social", "force", "social_forces", "社会力量", "类", "个"),
)


def families(ground: Ground) -> tuple[Family, ...]:
    """Those the programme has terms for, where anybody keeps teams."""
    terms = (family for family in FAMILIES if family.terms(ground.programme))
    return tuple(terms) if ground.keeps("teams") else ()


def _full(family: Family) -> FigureKind:
    """Communities that have every kind, of all."""

    def column(ground: Ground, _: Scope) -> list[Rate]:
        present = family.strength(ground).present
        kinds = len(family.terms(ground.programme))
        return [Rate(int((present == kinds).sum()), len(present))]

    def note(ground: Ground, *_: object) -> str:
        strength = family.strength(ground)
        return f"共{int(strength.teams.sum())}{family.unit}，{int(strength.people.sum())}人"

    return FigureKind(
        f"forces/{family.key}",
        lambda programme: f"{family.title(programme)}都有的社区",
        column,
        (Scope.COUNTY,),
        ("teams",),
        note,
        is_given=lambda programme: bool(family.terms(programme)),
    )


def _present(family: Family) -> FigureKind:
    """What one community has of it, and what it lacks."""

    def column(ground: Ground, _: Scope) -> list[Rate]:
        kinds = len(family.terms(ground.programme))
        return [Rate(present, kinds) for present in family.strength(ground).present.tolist()]

    return FigureKind(
        f"forces/{family.key}",
        f"有几{family.counter}{family.name}",
        column,
        (Scope.COMMUNITY,),
        ("teams",),
        _lacking_note(family),
        is_given=lambda programme: bool(family.terms(programme)),
        tone=_tone,
        # Of a handful of kinds nobody asks for a percentage.
        has_share=lambda *_: False,
        in_grid=InGrid(tone=whole),
    )


def _lacking_note(family: Family) -> Callable[[Ground, Scope, int], str]:
    def note(ground: Ground, _: Scope, community: int) -> str:
        strength = family.strength(ground)
        both = zip(family.terms(ground.programme), strength.teams[community].tolist(), strict=True)
        lacking = "、".join(term.label for term, count in both if not count)
        return f"缺{lacking}" if lacking else f"{int(strength.people[community].sum())}人"

    return note


def _tone(number: Number) -> str:
    return "good" if isinstance(number, Rate) and number.numerator == number.denominator else "warn"


PRESENT = {family.key: _present(family) for family in FAMILIES}
FORCE_FIGURES = (*map(_full, FAMILIES), *PRESENT.values(), BRANCHES, SOLVED)
"""Where nobody is missing, and what the others do."""
