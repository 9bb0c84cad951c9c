"""The county's front page: its figures, and the way to every community, estate and unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.county import County, chosen_rows
from sunboard.boards.figures import month_columns, nothing_due, rate_figure
from sunboard.boards.places.alike import (
    cell,
    community_link,
    estate_link,
    estate_pairings,
    pairing_units,
    unit_link,
)
from sunboard.boards.places.silent import silent_words
from sunboard.boards.places.sums import in_brief, promised, served, steps
from sunboard.boards.trends import trends
from sunboard.boards.values import (
    DeedRow,
    EstateLink,
    Figure,
    FunnelStep,
    MonthColumn,
    Page,
    PlaceCard,
    Shows,
    Trends,
)
from sunboard.measures.coverage import coverage_of
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Scope
from sunboard.measures.months import months_of
from sunboard.measures.positions import report_in_of
from sunboard.measures.silence import silent_units
from sunboard.measures.tallies import tally_of
from sunboard.measures.tally import Rate
from sunboard.measures.trend import Period

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


def make_home_page(county: County, _: int) -> Page:
    """The front page."""
    programme = county.ground.programme
    return Page(
        path=addresses.HOME,
        title=f"{programme.county}{programme.name}",
        description=f"{programme.county}：{'、'.join(_questions(county))}",
        section="home",
        template="home.html",
        board=_home_board(county),
    )


def _home_board(county: County) -> HomeBoard:
    ground, programme = county.ground, county.ground.programme
    honoured = county.deed_order[deeds_of(ground).is_honoured[county.deed_order]]
    return HomeBoard(
        county=programme.county,
        name=programme.name,
        shows=county.shows,
        commitment_figures=promised(county, Scope.COUNTY, 0, "county"),
        task_figures=served(county, Scope.COUNTY, 0, "county"),
        question="，".join(_questions(county)),
        promise="、".join(_told(county)),
        coverage_title="包联覆盖" if county.shows.pairings else "谁有记录",
        coverage=_coverage(county),
        funnel=steps(county, Scope.COUNTY, 0, "county"),
        has_loop_board=county.makes("loop"),
        months=month_columns(
            tally_of(ground, "tasks", Scope.COUNTY),
            0,
            months_of(ground),
            ground.kept.in_months(months_of(ground), "tasks"),
            [None] * months_of(ground).count,
        ),
        towns=tuple(_town(county, town) for town in range(ground.size(Scope.TOWN))),
        units=tuple(_unit(county, unit) for unit in range(ground.size(Scope.UNIT))),
        trend=trends(ground, Scope.COUNTY, Period.MONTH, 0),
        deeds=chosen_rows(county.deed_rows, honoured[:_DEEDS_SHOWN]),
        has_silent_board=county.makes("silent"),
        silent_words=silent_words(county),
    )


def _questions(county: County) -> Iterator[str]:
    """What a resident asks, as far as somebody keeps the answer."""
    if county.shows.pairings:
        yield "谁包我们小区"
    if county.shows.commitments:
        yield "答应了什么"
    yield "做了吗"


def _told(county: County) -> Iterator[str]:
    if county.shows.commitments:
        yield "部门单位答应过的每一件事"
    if county.shows.tasks:
        yield "居民提出的每一张服务单"
    if not county.shows.commitments and not county.shows.tasks:
        yield "部门单位登记的每一件事"


def _coverage(county: County) -> tuple[Figure, ...]:
    """Who answers for whom: gaps are shown as plainly as the rest (rule R-14)."""
    coverage, programme = coverage_of(county.ground), county.ground.programme
    named, reported = report_in_of(county.ground).named, report_in_of(county.ground).reported
    by_units = (
        ("有单位包联的小区", _share(coverage.estate_is_paired), "estates"),
        ("有单位包联的社区", _share(coverage.community_is_paired), "communities"),
        ("有包联任务的单位", _share(coverage.unit_is_paired[coverage.unit_is_current]), "units"),
    )
    by_people = (("到社区报到的岗位", Rate(int(reported.sum()), int(named.sum())), "positions"),)
    shares = (
        *(by_units if county.shows.pairings else ()),
        *(by_people if county.shows.positions else ()),
    )
    return (
        *(
            rate_figure(label, rate, programme, key=f"county/coverage/{key}")
            for label, rate, key in shares
        ),
        *((_silent(county),) if county.makes("silent") else ()),
    )


def _silent(county: County) -> Figure:
    is_silent, is_current = (
        silent_units(county.ground),
        coverage_of(county.ground).unit_is_current,
    )
    return Figure(
        "沉默名单上的单位",
        str(int(is_silent.sum())),
        str(int(is_current.sum())),
        note="几条规则都列到的单位，只算一次",
        tone="warn",
        key="county/silent/units",
    )


def _share(mask: np.ndarray) -> Rate:
    return Rate(int(mask.sum()), len(mask))


def _town(county: County, town: int) -> TownSection:
    return TownSection(
        id=cell(county, "towns", town, "id"),
        name=cell(county, "towns", town, "name"),
        figures=tuple(_town_figures(county, town)),
        communities=tuple(_community(county, c) for c in county.communities_by_town[town].tolist()),
    )


def _town_figures(county: County, town: int) -> Iterator[Figure]:
    ground, about = county.ground, f"town/{cell(county, 'towns', town, 'id')}"
    if county.shows.commitments:
        yield rate_figure(
            "承诺到期兑现",
            tally_of(ground, "commitments", Scope.TOWN).fulfilled(town),
            ground.programme,
            key=f"{about}/commitments/fulfilled",
            note=nothing_due(tally_of(ground, "commitments", Scope.TOWN), town, "项"),
        )
    if county.shows.tasks:
        yield rate_figure(
            "服务单按期办结",
            tally_of(ground, "tasks", Scope.TOWN).on_time(town),
            ground.programme,
            key=f"{about}/tasks/on-time",
            note=nothing_due(tally_of(ground, "tasks", Scope.TOWN), town, "件"),
        )


def _community(county: County, community: int) -> PlaceCard:
    name = cell(county, "communities", community, "name")
    pairings = county.pairings_by_community[community].tolist()
    units = pairing_units(county, pairings)
    return PlaceCard(
        name=name,
        href=community_link(county, community),
        filter_text=name,
        paired=_paired(units) if county.shows.pairings else None,
        facts=in_brief(county, Scope.COMMUNITY, community),
        estates=tuple(
            _estate(county, e, name) for e in county.estates_by_community[community].tolist()
        ),
    )


_UNITS_NAMED = 3


def _paired(units: tuple[str, ...]) -> str:
    if not units:
        return "没有单位包联"
    return f"包联单位：{'、'.join(units[:_UNITS_NAMED])}{'等' if len(units) > _UNITS_NAMED else ''}"


def _estate(county: County, estate: int, community: str) -> EstateLink:
    name = cell(county, "estates", estate, "name")
    units = " ".join(pairing_units(county, estate_pairings(county, estate)))
    return EstateLink(name, estate_link(county, estate), f"{name} {community} {units}")


def _unit(county: County, unit: int) -> PlaceCard:
    ground = county.ground
    name = cell(county, "units", unit, "name")
    return PlaceCard(
        name=name,
        href=unit_link(county, unit),
        filter_text=f"{name} {county.names.units[unit]}",
        paired=None if coverage_of(ground).unit_is_current[unit] else "已撤并",
        facts=in_brief(county, Scope.UNIT, unit),
    )
