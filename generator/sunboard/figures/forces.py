"""The figures of teams and social forces (队伍、社会力量): what communities have of what they should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sunboard.figures.kind import FigureKind, InGrid, Number, whole
from sunboard.figures.observers import SOLVED
from sunboard.figures.organisation import BRANCHES
from sunboard.figures.worded import numeral
from sunboard.language import clauses, listed, mark, mark_many, say, say_many
from sunboard.measures.columns import Counts
from sunboard.measures.forces import Strength, forces_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tally import Rate
from sunboard.settings import Programme, Term


@dataclass(frozen=True)
class Family:
    """Teams or social forces: one vocabulary of what a community may have, or should."""

    key: str
    field: str
    """Of the table of teams."""
    vocabulary: str
    named: str
    """What it is called, by how many kinds there are."""
    everywhere: str
    """Communities that have all of those."""
    how_many: str
    """How many kinds a community has."""
    in_all: str
    """How many single teams there are."""

    def terms(self, programme: Programme) -> tuple[Term, ...]:
        """What a community may have."""
        return programme.vocabulary(self.vocabulary).terms

    def due(self, programme: Programme) -> tuple[Term, ...]:
        """What the programme says that every community should have."""
        return programme.vocabulary(self.vocabulary).due

    def due_teams(self, ground: Ground) -> Counts:
        """By community and what it should have, how many single teams there are."""
        due = ground.programme.vocabulary(self.vocabulary).due_at
        counts: Counts = self.strength(ground).teams[:, due]
        return counts

    def title(self, programme: Programme) -> str:
        """六支队伍 where the programme has six."""
        return self._of_kinds(self.named, self.terms(programme))

    def full_label(self, programme: Programme) -> str:
        """六支队伍都有的社区."""
        return self._of_kinds(self.everywhere, self.due(programme))

    def strength(self, ground: Ground) -> Strength:
        """What communities have."""
        forces = forces_of(ground)
        return forces.teams if self.field == "team" else forces.social

    def _of_kinds(self, message: str, terms: tuple[Term, ...]) -> str:
        return say(message, count=numeral(len(terms)))


FAMILIES = (
    Family(
        "teams",
        "team",
        "teams",
        mark("{count}支队伍"),
        mark("{count}支队伍都有的社区"),
        mark("有几支队伍"),
        mark_many("共{n}支"),
    ),
    Family(
        "social",
        "force",
        "social_forces",
        mark("{count}类社会力量"),
        mark("{count}类社会力量都有的社区"),
        mark("有几类社会力量"),
        mark_many("共{n}个"),
    ),
)


def families(ground: Ground) -> tuple[Family, ...]:
    """Those the programme has terms for, where anybody keeps teams."""
    terms = (family for family in FAMILIES if family.terms(ground.programme))
    return tuple(terms) if ground.keeps("teams") else ()


def _full(family: Family) -> FigureKind:
    """Communities that have every kind, of all."""

    def column(ground: Ground, _: Scope) -> list[Rate]:
        teams = family.due_teams(ground)
        return [Rate(int((teams > 0).all(axis=1).sum()), len(teams))]

    def note(ground: Ground, *_: object) -> str:
        strength = family.strength(ground)
        return clauses(
            say_many(family.in_all, int(strength.teams.sum())),
            say_many("{n}人", int(strength.people.sum())),
        )

    return FigureKind(
        f"forces/{family.key}",
        family.full_label,
        column,
        (Scope.COUNTY,),
        ("teams",),
        note,
        is_given=lambda programme: bool(family.due(programme)),
    )


def _present(family: Family) -> FigureKind:
    """What one community has of it, and what it lacks."""

    def column(ground: Ground, _: Scope) -> list[Rate]:
        teams = family.due_teams(ground)
        return [Rate(present, teams.shape[1]) for present in (teams > 0).sum(axis=1).tolist()]

    return FigureKind(
        f"forces/{family.key}",
        family.how_many,
        column,
        (Scope.COMMUNITY,),
        ("teams",),
        _lacking_note(family),
        is_given=lambda programme: bool(family.due(programme)),
        tone=_tone,
        # Of a handful of kinds nobody asks for a percentage.
        has_share=lambda *_: False,
        in_grid=InGrid(tone=whole),
    )


def _lacking_note(family: Family) -> Callable[[Ground, Scope, int], str]:
    def note(ground: Ground, _: Scope, community: int) -> str:
        strength = family.strength(ground)
        counts = family.due_teams(ground)[community].tolist()
        both = zip(family.due(ground.programme), counts, strict=True)
        lacking = listed(term.label for term, count in both if not count)
        if lacking:
            return say("缺{kinds}", kinds=lacking)
        return say_many("{n}人", int(strength.people[community].sum()))

    return note


def _tone(number: Number) -> str:
    return "good" if isinstance(number, Rate) and number.numerator == number.denominator else "warn"


PRESENT = {family.key: _present(family) for family in FAMILIES}
FORCE_FIGURES = (*map(_full, FAMILIES), *PRESENT.values(), BRANCHES, SOLVED)
"""Where nobody is missing, and what the others do."""
