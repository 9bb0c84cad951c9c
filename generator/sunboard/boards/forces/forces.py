"""The board of forces: teams, social forces, observers and the organisation in estates, and who is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sunboard.boards.alike import mechanism_page
from sunboard.boards.blocks import Block, Figures, Grid, Section
from sunboard.boards.forces.observers import has_reports, observer_grid
from sunboard.boards.forces.organisation import organisation_grid
from sunboard.boards.forces.teams import family_grid, family_note, role_grid, roles_title
from sunboard.boards.mechanism import Mechanism
from sunboard.boards.values import Page
from sunboard.figures.forces import FORCE_FIGURES, families
from sunboard.figures.kind import figures
from sunboard.figures.observers import OBSERVER_FIGURES
from sunboard.figures.organisation import ORGANISATION_FIGURES
from sunboard.figures.worded import numeral
from sunboard.language import mark, say
from sunboard.measures.ground import Ground, Scope


def forces_title(ground: Ground) -> str:
    """六支队伍和六类社会力量, with as many as the programme has."""
    kept = families(ground)
    if len(kept) == 1:
        return kept[0].title(ground.programme)
    if not kept:
        return say("组织力量")
    teams, social = (numeral(len(family.terms(ground.programme))) for family in kept)
    return say("{teams}支队伍和{social}类社会力量", teams=teams, social=social)


def make_forces_page(ground: Ground, _: int) -> Page:
    """The county's forces, community by community."""
    title = forces_title(ground)
    return mechanism_page(
        ground,
        "forces",
        _with_one_anchor_each(_sections(ground)),
        title=title,
        description=say("{title}：每个社区有谁，党组织建到哪里", title=title),
        lead=say("每个社区有谁，力量写人数；都要有而没有的，写出来。"),
        opening=(Figures(figures(ground, FORCE_FIGURES, Scope.COUNTY, 0)),),
    )


_REPORTS = mark(
    "观察员看到问题就提出来，按服务单的来源统计。提出、解决和天数都从服务单算出，不由人填。"
)


def _sections(ground: Ground) -> Iterator[Section]:
    programme = ground.programme
    for family in families(ground):
        grid = family_grid(ground, family)
        yield Section(
            family.title(programme), (grid,), family.key, note=family_note(ground, family)
        )
    if families(ground) and roles_title(programme):
        note = say("角色照登记的算，队伍和社会力量都在内。")
        yield Section(roles_title(programme), (role_grid(ground),), "roles", note=note)
    if ground.keeps("observers"):
        told = Figures(figures(ground, OBSERVER_FIGURES, Scope.COUNTY, 0))
        note = say(_REPORTS) if has_reports(ground) else say("观察员看到问题就提出来。")
        yield Section(say("城市观察员"), (told, observer_grid(ground)), "observers", note=note)
    told = Figures(figures(ground, ORGANISATION_FIGURES, Scope.COUNTY, 0))
    note = say(
        "支部建在小区，小组建在楼栋，党员中心户在居民当中。写 0 是没有，写「未填」是还不知道。"
    )
    yield Section(say("组织覆盖"), (told, organisation_grid(ground)), "organisation", note=note)


def _with_one_anchor_each(sections: Iterable[Section]) -> tuple[Section, ...]:
    """A community's anchor stands in the first table."""
    first, *others = sections
    return (
        first,
        *(replace(other, blocks=tuple(map(_without_anchors, other.blocks))) for other in others),
    )


def _without_anchors(block: Block) -> Block:
    if not isinstance(block, Grid):
        return block
    return replace(block, rows=tuple(row._replace(id="") for row in block.rows))


FORCES = Mechanism(
    "forces",
    forces_title,
    make_forces_page,
    FORCE_FIGURES,
    (*OBSERVER_FIGURES, *ORGANISATION_FIGURES),
)
