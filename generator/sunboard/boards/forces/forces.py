"""The board of forces: teams, social forces, observers and the organisation in estates, and who is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sunboard.boards import addresses
from sunboard.boards.alike import home_crumbs
from sunboard.boards.blocks import Grid
from sunboard.boards.forces.observers import has_reports, observer_grid
from sunboard.boards.forces.organisation import organisation_grid
from sunboard.boards.forces.teams import family_grid, family_note, role_grid, roles_title
from sunboard.boards.values import (
    Link,
    Page,
)
from sunboard.figures.forces import FORCE_FIGURES, families
from sunboard.figures.kind import figures
from sunboard.figures.observers import OBSERVER_FIGURES
from sunboard.figures.organisation import ORGANISATION_FIGURES
from sunboard.figures.values import Figure
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.observers import observers_of


@dataclass(frozen=True)
class ForceSection:
    """One part of the board."""

    id: str
    title: str
    note: str
    figures: tuple[Figure, ...]
    grid: Grid


@dataclass(frozen=True)
class ForcesBoard:
    """Everything the board of forces shows."""

    title: str
    crumbs: tuple[Link, ...]
    figures: tuple[Figure, ...]
    sections: tuple[ForceSection, ...]


def forces_title(ground: Ground) -> str:
    """六支队伍和六类社会力量, with as many as the programme has."""
    titles = [family.title(ground.programme) for family in families(ground)]
    return "和".join(titles) or "组织力量"


def make_forces_page(ground: Ground, _: int) -> Page:
    """The county's forces, community by community."""
    title = forces_title(ground)
    return Page(
        path=addresses.FORCES,
        title=title,
        description=f"{title}：每个社区有谁、缺谁，党组织建到哪里",
        section="mechanisms",
        template="forces.html",
        board=ForcesBoard(
            title=title,
            crumbs=home_crumbs(ground, addresses.root_of(addresses.FORCES)),
            figures=figures(ground, FORCE_FIGURES, Scope.COUNTY, 0),
            sections=_with_one_anchor_each(_sections(ground)),
        ),
    )


_REPORTS = "观察员看到问题就提出来，按服务单的来源统计。提出、解决和天数都从服务单算出，不由人填。"


def _sections(ground: Ground) -> Iterator[ForceSection]:
    programme = ground.programme
    for family in families(ground):
        yield ForceSection(
            family.key,
            family.title(programme),
            family_note(family),
            (),
            family_grid(ground, family),
        )
    if families(ground) and roles_title(programme):
        yield ForceSection(
            "roles",
            roles_title(programme),
            "角色照登记的算，队伍和社会力量都在内。",
            (),
            role_grid(ground),
        )
    if observers_of(ground).is_run:
        yield ForceSection(
            "observers",
            "城市观察员",
            _REPORTS if has_reports(ground) else "观察员看到问题就提出来。",
            figures(ground, OBSERVER_FIGURES, Scope.COUNTY, 0),
            observer_grid(ground),
        )
    yield ForceSection(
        "organisation",
        "组织覆盖",
        "支部建在小区，小组建在楼栋，党员中心户在居民当中。写 0 是没有，写「未填」是还不知道。",
        figures(ground, ORGANISATION_FIGURES, Scope.COUNTY, 0),
        organisation_grid(ground),
    )


def _with_one_anchor_each(sections: Iterable[ForceSection]) -> tuple[ForceSection, ...]:
    """A community's anchor stands in the first table."""
    first, *others = sections
    return (first, *(replace(other, grid=_without_anchors(other.grid)) for other in others))


def _without_anchors(grid: Grid) -> Grid:
    return replace(grid, rows=tuple(row._replace(id="") for row in grid.rows))
