"""The county's front page: its figures, and the way to every community, estate and unit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.county import County, chosen_rows
from sunboard.boards.figures import (
    commitment_figures,
    funnel_steps,
    month_columns,
    nothing_due,
    rate_figure,
    rate_text,
    satisfaction_figure,
    task_figures,
    trend_rows,
)
from sunboard.boards.places.alike import (
    cell,
    community_link,
    estate_link,
    estate_pairings,
    pairing_units,
    unit_link,
)
from sunboard.boards.values import (
    DeedRow,
    EstateLink,
    Figure,
    FunnelStep,
    MonthColumn,
    Page,
    PlaceCard,
    TrendRow,
)
from sunboard.measures import Period, Scope
from sunboard.measures.silence import silent_units
from sunboard.measures.tally import Rate, Tally

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
    commitment_figures: tuple[Figure, ...]
    task_figures: tuple[Figure, ...]
    coverage: tuple[Figure, ...]
    funnel: tuple[FunnelStep, ...]
    has_loop_board: bool
    months: tuple[MonthColumn, ...]
    towns: tuple[TownSection, ...]
    units: tuple[PlaceCard, ...]
    trend: tuple[TrendRow, ...]
    """By month, newest first."""
    deeds: tuple[DeedRow, ...]
    has_deed_board: bool
    has_silent_board: bool


def make_home_page(county: County, _: int) -> Page:
    """The front page."""
    programme = county.measures.programme
    return Page(
        path=addresses.HOME,
        title=f"{programme.county}{programme.name}",
        description=f"{programme.county}：谁包我们小区、答应了什么、做了吗",
        section="home",
        template="home.html",
        board=_home_board(county),
    )


def _home_board(county: County) -> HomeBoard:
    measures, programme = county.measures, county.measures.programme
    tasks = measures.task_tally(Scope.COUNTY)
    honoured = county.deed_order[measures.deeds.is_honoured[county.deed_order]]
    return HomeBoard(
        county=programme.county,
        name=programme.name,
        commitment_figures=commitment_figures(
            measures.commitment_tally(Scope.COUNTY), 0, programme, "county"
        ),
        task_figures=(
            *task_figures(tasks, 0, programme, "county"),
            satisfaction_figure(measures.satisfaction(Scope.COUNTY), 0, programme, "county"),
        ),
        coverage=_coverage(county),
        funnel=funnel_steps(measures, Scope.COUNTY, 0, "county"),
        has_loop_board=county.makes("loop"),
        months=month_columns(tasks, 0, measures.months, [None] * measures.months.count),
        towns=tuple(_town(county, town) for town in range(measures.size(Scope.TOWN))),
        units=tuple(_unit(county, unit) for unit in range(measures.size(Scope.UNIT))),
        trend=trend_rows(measures.trend(Scope.COUNTY, Period.MONTH), 0),
        deeds=chosen_rows(county.deed_rows, honoured[:_DEEDS_SHOWN]),
        has_deed_board=county.makes("deeds"),
        has_silent_board=county.makes("silent"),
    )


def _coverage(county: County) -> tuple[Figure, ...]:
    """Who answers for whom: gaps are shown as plainly as the rest (rule R-14)."""
    coverage, programme = county.measures.coverage, county.measures.programme
    positions = county.measures.records["positions"]
    reported = ~np.isnat(positions.days("reported_on")[coverage.current_positions])
    return (
        rate_figure(
            "有单位包联的小区",
            _share(coverage.estate_is_paired),
            programme,
            key="county/coverage/estates",
        ),
        rate_figure(
            "有单位包联的社区",
            _share(coverage.community_is_paired),
            programme,
            key="county/coverage/communities",
        ),
        rate_figure(
            "有包联任务的单位",
            _share(coverage.unit_is_paired[coverage.unit_is_current]),
            programme,
            key="county/coverage/units",
        ),
        rate_figure(
            "到社区报到的岗位", _share(reported), programme, key="county/coverage/positions"
        ),
        *((_silent(county),) if county.makes("silent") else ()),
    )


def _silent(county: County) -> Figure:
    is_silent, is_current = (
        silent_units(county.measures),
        county.measures.coverage.unit_is_current,
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
    measures = county.measures
    town_id = cell(county, "towns", town, "id")
    about = f"town/{town_id}"
    return TownSection(
        id=town_id,
        name=cell(county, "towns", town, "name"),
        figures=(
            rate_figure(
                "承诺到期兑现",
                measures.commitment_tally(Scope.TOWN).fulfilled(town),
                measures.programme,
                key=f"{about}/commitments/fulfilled",
                note=nothing_due(measures.commitment_tally(Scope.TOWN), town, "项"),
            ),
            rate_figure(
                "服务单按期办结",
                measures.task_tally(Scope.TOWN).on_time(town),
                measures.programme,
                key=f"{about}/tasks/on-time",
                note=nothing_due(measures.task_tally(Scope.TOWN), town, "件"),
            ),
        ),
        communities=tuple(_community(county, c) for c in county.communities_by_town[town].tolist()),
    )


def _community(county: County, community: int) -> PlaceCard:
    measures = county.measures
    name = cell(county, "communities", community, "name")
    pairings = county.pairings_by_community[community].tolist()
    units = pairing_units(county, pairings)
    return PlaceCard(
        name=name,
        href=community_link(county, community),
        filter_text=name,
        paired=f"包联单位：{'、'.join(units[:3])}{'等' if len(units) > _UNITS_NAMED else ''}"
        if units
        else "没有单位包联",
        facts=_place_facts(
            measures.commitment_tally(Scope.COMMUNITY),
            measures.task_tally(Scope.COMMUNITY),
            community,
        ),
        estates=tuple(
            _estate(county, e, name) for e in county.estates_by_community[community].tolist()
        ),
    )


_UNITS_NAMED = 3


def _place_facts(commitments: Tally, tasks: Tally, entity: int) -> tuple[str, ...]:
    kept, served = commitments.fulfilled(entity), tasks.fulfilled(entity)
    return (
        f"承诺到期兑现 {rate_text(kept)}",
        f"服务单到期办结 {rate_text(served)}",
    )


def _estate(county: County, estate: int, community: str) -> EstateLink:
    name = cell(county, "estates", estate, "name")
    units = " ".join(pairing_units(county, estate_pairings(county, estate)))
    return EstateLink(name, estate_link(county, estate), f"{name} {community} {units}")


def _unit(county: County, unit: int) -> PlaceCard:
    measures = county.measures
    name = cell(county, "units", unit, "name")
    return PlaceCard(
        name=name,
        href=unit_link(county, unit),
        filter_text=f"{name} {county.names.units[unit]}",
        paired=None if measures.coverage.unit_is_current[unit] else "已撤并",
        facts=_place_facts(
            measures.commitment_tally(Scope.UNIT), measures.task_tally(Scope.UNIT), unit
        ),
    )
