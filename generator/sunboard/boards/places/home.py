"""The county's front page: its figures, and the way to every community, estate and unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import (
    cell,
    community_link,
    estate_link,
    estate_pairings,
    pairing_units,
    unit_link,
)
from sunboard.boards.figures import month_columns
from sunboard.boards.order import chosen_rows
from sunboard.boards.owners import communities_by_town, estates_by_community, pairings_by_community
from sunboard.boards.places.silent import silent_words
from sunboard.boards.places.sums import in_brief, steps
from sunboard.boards.rows.deeds import deed_order, deed_rows
from sunboard.boards.shows import shows_of
from sunboard.boards.trends import trends
from sunboard.boards.values import (
    DeedRow,
    EstateLink,
    FunnelStep,
    MonthColumn,
    Page,
    PlaceCard,
    Shows,
    Trends,
)
from sunboard.figures.coverage import COMMUNITIES_PAIRED, ESTATES_PAIRED, UNITS_PAIRED
from sunboard.figures.kind import figures
from sunboard.figures.positions import POSTS_REPORTED
from sunboard.figures.silence import SILENT_UNITS
from sunboard.figures.values import Figure
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES, TOWN_FIGURES
from sunboard.measures.coverage import coverage_of
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.months import months_of
from sunboard.measures.tallies import tally_of
from sunboard.measures.trend import Period
from sunboard.publishable.names import unit_names

_DEEDS_SHOWN = 6


@dataclass(frozen=True)
class TownSection:
    """A town with its communities."""

    id: str
    name: str
    figures: tuple[Figure, ...]
    communities: tuple[PlaceCard, ...]


@dataclass(frozen=True)
class HomeBoard:
    """Everything the front page shows."""

    county: str
    name: str
    shows: Shows
    commitment_figures: tuple[Figure, ...]
    task_figures: tuple[Figure, ...]
    question: str
    """谁包我们小区，答应了什么，做了吗"""
    promise: str
    """What the site tells: 部门单位答应过的每一件事、居民提出的每一张服务单."""
    coverage_title: str
    coverage: tuple[Figure, ...]
    funnel: tuple[FunnelStep, ...]
    has_loop_board: bool
    months: tuple[MonthColumn, ...]
    towns: tuple[TownSection, ...]
    units: tuple[PlaceCard, ...]
    trend: Trends | None
    """By month, newest first."""
    deeds: tuple[DeedRow, ...]
    has_silent_board: bool
    silent_words: str
    """What the silent list asks: 谁没有记录、没有承诺、没有包联."""


def make_home_page(ground: Ground, _: int) -> Page:
    """The front page."""
    programme = ground.programme
    return Page(
        path=addresses.HOME,
        title=f"{programme.county}{programme.name}",
        description=f"{programme.county}：{'、'.join(_questions(ground))}",
        section="home",
        template="home.html",
        board=_home_board(ground),
    )


def _home_board(ground: Ground) -> HomeBoard:
    months = months_of(ground)
    shows = shows_of(ground)
    programme = ground.programme
    deeds = deed_order(ground)
    honoured = deeds[deeds_of(ground).is_honoured[deeds]]
    return HomeBoard(
        county=programme.county,
        name=programme.name,
        shows=shows,
        commitment_figures=figures(ground, COMMITMENT_FIGURES, Scope.COUNTY, 0),
        task_figures=figures(ground, TASK_FIGURES, Scope.COUNTY, 0),
        question="，".join(_questions(ground)),
        promise="、".join(_told(ground)),
        coverage_title="包联覆盖" if shows.pairings else "谁有记录",
        coverage=_coverage(ground),
        funnel=steps(ground, Scope.COUNTY, 0, "county"),
        has_loop_board=ground.makes("loop"),
        months=month_columns(
            tally_of(ground, "tasks", Scope.COUNTY),
            0,
            months,
            ground.kept.in_months(months, "tasks"),
            [None] * months.count,
        ),
        towns=tuple(_town(ground, town) for town in range(ground.size(Scope.TOWN))),
        units=tuple(_unit(ground, unit) for unit in range(ground.size(Scope.UNIT))),
        trend=trends(ground, Scope.COUNTY, Period.MONTH, 0),
        deeds=chosen_rows(deed_rows(ground), honoured[:_DEEDS_SHOWN]),
        has_silent_board=ground.makes("silent"),
        silent_words=silent_words(ground),
    )


def _questions(ground: Ground) -> Iterator[str]:
    """What a resident asks, as far as somebody keeps the answer."""
    shows = shows_of(ground)
    if shows.pairings:
        yield "谁包我们小区"
    if shows.commitments:
        yield "答应了什么"
    yield "做了吗"


def _told(ground: Ground) -> Iterator[str]:
    shows = shows_of(ground)
    if shows.commitments:
        yield "部门单位答应过的每一件事"
    if shows.tasks:
        yield "居民提出的每一张服务单"
    if not shows.commitments and not shows.tasks:
        yield "部门单位登记的每一件事"


def _coverage(ground: Ground) -> tuple[Figure, ...]:
    """Who answers for whom: gaps are shown as plainly as the rest (rule R-14)."""
    by_units = (ESTATES_PAIRED, COMMUNITIES_PAIRED, UNITS_PAIRED)
    by_people = (POSTS_REPORTED,) if shows_of(ground).positions else ()
    silent = (SILENT_UNITS,) if ground.makes("silent") else ()
    return figures(ground, (*by_units, *by_people, *silent), Scope.COUNTY, 0)


def _town(ground: Ground, town: int) -> TownSection:
    return TownSection(
        id=cell(ground, "towns", town, "id"),
        name=cell(ground, "towns", town, "name"),
        figures=figures(ground, TOWN_FIGURES, Scope.TOWN, town),
        communities=tuple(
            _community(ground, c) for c in communities_by_town(ground)[town].tolist()
        ),
    )


def _community(ground: Ground, community: int) -> PlaceCard:
    name = cell(ground, "communities", community, "name")
    pairings = pairings_by_community(ground)[community].tolist()
    units = pairing_units(ground, pairings)
    return PlaceCard(
        name=name,
        href=community_link(ground, community),
        filter_text=name,
        paired=_paired(units) if shows_of(ground).pairings else None,
        facts=in_brief(ground, Scope.COMMUNITY, community),
        estates=tuple(
            _estate(ground, e, name) for e in estates_by_community(ground)[community].tolist()
        ),
    )


_UNITS_NAMED = 3


def _paired(units: tuple[str, ...]) -> str:
    if not units:
        return "没有单位包联"
    return f"包联单位：{'、'.join(units[:_UNITS_NAMED])}{'等' if len(units) > _UNITS_NAMED else ''}"


def _estate(ground: Ground, estate: int, community: str) -> EstateLink:
    name = cell(ground, "estates", estate, "name")
    units = " ".join(pairing_units(ground, estate_pairings(ground, estate)))
    return EstateLink(name, estate_link(ground, estate), f"{name} {community} {units}")


def _unit(ground: Ground, unit: int) -> PlaceCard:
    name = cell(ground, "units", unit, "name")
    return PlaceCard(
        name=name,
        href=unit_link(ground, unit),
        filter_text=f"{name} {unit_names(ground)[unit]}",
        paired=None if coverage_of(ground).unit_is_current[unit] else "已撤并",
        facts=in_brief(ground, Scope.UNIT, unit),
    )
