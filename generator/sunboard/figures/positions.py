"""The figures of positions (家园岗位): who has reported in where, and what nobody took."""

from __future__ import annotations

from sunboard.figures.households import LINKED, WITHIN
from sunboard.figures.kind import FigureKind, InGrid, Number, full, plain, toned
from sunboard.figures.visits import VISITS
from sunboard.language import clauses, mark, say, say_many
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.positions import RELATIONS, report_in_of
from sunboard.measures.tally import Rate
from sunboard.settings import Programme

_RELATIONS = (mark("单位结对社区"), mark("居住地社区"))
_POSTS_OF = (mark("到单位结对社区报到的岗位"), mark("到居住地社区报到的岗位"))
_MEMBERS_OF = (mark("到单位结对社区报到的党员"), mark("到居住地社区报到的党员"))


def relation_names(programme: Programme) -> tuple[str, ...]:
    """What the programme calls each of `RELATIONS`."""
    labels = map(programme.vocabulary("relations").label_counting_as, RELATIONS)
    return tuple(label or say(named) for label, named in zip(labels, _RELATIONS, strict=True))


@remembered
def _reported(ground: Ground, scope: Scope) -> list[Rate]:
    """By entity, posts whose holder has reported in, of all that are held."""
    report_in = report_in_of(ground)
    reported, named = report_in.reported.sum(axis=1), report_in.named.sum(axis=1)
    if scope is Scope.COUNTY:
        return [Rate(int(reported.sum()), int(named.sum()))]
    return [Rate(*pair) for pair in zip(reported.tolist(), named.tolist(), strict=True)]


def _reported_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    return None if _reported(ground, scope)[entity].denominator else say("没有登记岗位")


def _vacant(ground: Ground, scope: Scope) -> list[int]:
    vacant: list[int] = report_in_of(ground).vacant.tolist()
    return [sum(vacant)] if scope is Scope.COUNTY else vacant


def _vacant_note(ground: Ground, scope: Scope, _: int) -> str:
    report_in = report_in_of(ground)
    communities, posts = len(report_in.named), len(report_in.due)
    if scope is Scope.COUNTY:
        return clauses(say_many("{n}个社区", communities), say_many("各{n}类岗位", posts))
    return say_many("{n}类岗位里一个人也没有的", posts)


def _posts_of(relation: int) -> FigureKind:
    """Posts of one relation whose holder has reported in."""

    def column(ground: Ground, _: Scope) -> list[Rate]:
        report_in = report_in_of(ground)
        both = (report_in.reported_by_relation, report_in.named_by_relation)
        return [Rate(*(int(counts[:, relation].sum()) for counts in both))]

    return FigureKind(
        f"positions/{RELATIONS[relation]}",
        _POSTS_OF[relation],
        column,
        (Scope.COUNTY,),
        ("positions",),
        lambda ground, scope, entity: (
            None if column(ground, scope)[entity].denominator else say("没有登记")
        ),
    )


def _members_of(relation: int) -> FigureKind:
    """A unit's people who have reported in in one relation; none of one that was merged or closed."""

    def column(ground: Ground, _: Scope) -> list[Number]:
        report_in = report_in_of(ground)
        reported = report_in.members_reported[:, relation].tolist()
        every = zip(
            reported,
            report_in.members.tolist(),
            coverage_of(ground).unit_is_current.tolist(),
            strict=True,
        )
        return [Rate(here, of) if is_current else None for here, of, is_current in every]

    return FigureKind(
        f"positions/{RELATIONS[relation]}",
        _MEMBERS_OF[relation],
        column,
        (Scope.UNIT,),
        ("positions",),
        lambda ground, _, unit: None if report_in_of(ground).members[unit] else say(NOBODY),
        in_grid=InGrid(tone=plain),
    )


NOBODY = mark("没有登记党员")
MEMBERS_REPORTED = tuple(map(_members_of, range(len(RELATIONS))))
"""Of a unit, one a relation."""
POSTS_REPORTED = FigureKind(
    key="coverage/positions",
    label=mark("到社区报到的岗位"),
    column=_reported,
    scopes=(Scope.COUNTY,),
    needs=("positions",),
    note=_reported_note,
)
REPORTED_HERE = FigureKind(
    key="positions/reported",
    label=mark("到本社区报到的岗位"),
    column=_reported,
    scopes=(Scope.COMMUNITY,),
    needs=("positions",),
    note=_reported_note,
    in_grid=InGrid(tone=full),
)
VACANT = FigureKind(
    key="positions/vacant",
    label=mark("空缺岗位"),
    column=_vacant,
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=("positions",),
    note=_vacant_note,
    is_given=lambda programme: bool(programme.vocabulary("positions").due),
    tone=toned("warn", "good"),
    in_grid=InGrid(tone=toned("bad", "mute")),
)
POST_FIGURES = (POSTS_REPORTED, VACANT, *map(_posts_of, range(len(RELATIONS))))
"""The county's posts."""


def _twice(ground: Ground, _: Scope) -> list[Rate]:
    report_in = report_in_of(ground)
    return [Rate(int(report_in.members_reported_twice.sum()), int(report_in.members.sum()))]


MEMBER_FIGURES = (
    FigureKind(
        key="positions/twice",
        label=mark("两处都报到的党员"),
        column=_twice,
        scopes=(Scope.COUNTY,),
        needs=("positions", "people"),
        note=lambda ground, *_: None if report_in_of(ground).members.any() else say(NOBODY),
    ),
    FigureKind(
        key="positions/without",
        label=mark("没有岗位的党员"),
        column=lambda ground, _: [int(report_in_of(ground).members_without.sum())],
        scopes=(Scope.COUNTY,),
        needs=("positions", "people"),
        tone=toned("warn", "good"),
    ),
)
"""The county's people."""
POSITION_FIGURES = (
    POSTS_REPORTED,
    REPORTED_HERE,
    VACANT,
    *MEMBERS_REPORTED,
    WITHIN,
    LINKED,
    VISITS,
)
"""What positions, households and visits come to in the county, for a community and a unit."""
