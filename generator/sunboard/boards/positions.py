"""The board of positions: who has reported in, how many households they link, and how often they call."""

from __future__ import annotations

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.county import County
from sunboard.boards.figures import count_figure, rate_figure
from sunboard.boards.grids import count_cell, full_cell, rate_cell
from sunboard.boards.places import cell, community_link, home_crumbs, unit_link
from sunboard.boards.values import Cell, Figure, Grid, GridBoard, GridRow, GridSection, Page
from sunboard.boards.visits import visit_section, visits_figure
from sunboard.measures import Scope
from sunboard.measures.positions import RELATIONS, Fit
from sunboard.measures.tally import Rate

_NOBODY = "没有登记党员"
_NO_LINKS = "没有报到的岗位"
_RELATION_LABELS = ("单位结对社区", "居住地社区")
_FIT_LABELS = ("不足", "在范围内", "超出", "没填户数")


def make_positions_page(county: County, _: int) -> Page:
    """The county's positions, household links and visits."""
    root = addresses.root_of(addresses.POSITIONS)
    return Page(
        path=addresses.POSITIONS,
        title="岗位与包联户",
        description="各社区岗位报到、双报到、包联户和走访的数",
        section="mechanisms",
        template="grids.html",
        board=GridBoard(
            method="positions",
            title="岗位与包联户",
            lead="党员到社区领岗、联户、走访的数。只写户数、人数和次数，不写是谁、是哪一户。",
            crumbs=home_crumbs(county, root),
            sections=(
                _post_section(county),
                _report_section(county),
                _household_section(county),
                visit_section(county),
            ),
        ),
    )


def county_figures(county: County) -> tuple[Figure, ...]:
    """What positions come to in the whole county."""
    return (
        _posts_figure(county),
        _vacant_figure(county),
        _within_figure(county, _totals(county.measures.household_links.by_community), "county"),
        visits_figure(int(county.measures.visits.visits.sum()), "county"),
    )


def community_figures(county: County, community: int) -> tuple[Figure, ...]:
    """What positions come to in one community."""
    measures = county.measures
    report_in, about = measures.report_in, _about(county, "communities", community)
    return (
        rate_figure(
            "到本社区报到的岗位",
            Rate(int(report_in.reported[community].sum()), int(report_in.named[community].sum())),
            measures.programme,
            key=f"{about}/positions/reported",
            note=None if report_in.named[community].any() else "没有登记岗位",
        ),
        count_figure(
            "空缺岗位",
            int(report_in.vacant[community]),
            key=f"{about}/positions/vacant",
            tone="warn" if report_in.vacant[community] else "good",
        ),
        _linked_figure(county, np.array([community]), about),
        visits_figure(int(measures.visits.community_visits[community]), about),
    )


def unit_figures(county: County, unit: int) -> tuple[Figure, ...]:
    """What positions come to for one unit's people; nothing for a unit that was merged or closed."""
    if not county.measures.coverage.unit_is_current[unit]:
        return ()
    measures, about = county.measures, _about(county, "units", unit)
    return (
        *(
            rate_figure(
                f"到{label}报到的党员",
                Rate(
                    int(measures.report_in.members_reported[unit, relation]),
                    int(measures.report_in.members[unit]),
                ),
                measures.programme,
                key=f"{about}/positions/{RELATIONS[relation]}",
                note=None if measures.report_in.members[unit] else _NOBODY,
            )
            for relation, label in enumerate(_RELATION_LABELS)
        ),
        _within_figure(county, measures.household_links.by_unit[unit], about),
        visits_figure(int(measures.visits.visits[unit].sum()), about),
    )


def _post_section(county: County) -> GridSection:
    terms = county.measures.programme.vocabulary("positions").terms
    meanings = "、".join(
        f"{term.label}（{term.note}）" if term.note else term.label for term in terms
    )
    report_in, programme = county.measures.report_in, county.measures.programme
    return GridSection(
        id="posts",
        title="各社区岗位",
        note=f"岗位：{meanings}。每格是已报到人数 / 应报到人数；没有人领的岗位写“空缺”。",
        figures=(
            _posts_figure(county),
            _vacant_figure(county),
            *(
                rate_figure(
                    f"到{label}报到的岗位",
                    Rate(
                        int(report_in.reported_by_relation[:, relation].sum()),
                        int(report_in.named_by_relation[:, relation].sum()),
                    ),
                    programme,
                    key=f"county/positions/{RELATIONS[relation]}",
                    note=None if report_in.named_by_relation[:, relation].any() else "没有登记",
                )
                for relation, label in enumerate(_RELATION_LABELS)
            ),
        ),
        grids=(
            Grid(
                "各社区各岗位已报到 / 应报到人数，一人领两个岗位算两次；社区按登记的次序",
                ("社区", *(t.label for t in terms), "合计", "空缺岗位", *_RELATION_LABELS),
                tuple(_post_row(county, c) for c in range(county.measures.size(Scope.COMMUNITY))),
            ),
        ),
    )


def _post_row(county: County, community: int) -> GridRow:
    report_in, about = county.measures.report_in, _about(county, "communities", community)
    named, reported = report_in.named[community], report_in.reported[community]
    cells = tuple(
        full_cell(Rate(here, of)) if of else Cell("空缺", "bad")
        for here, of in zip(reported.tolist(), named.tolist(), strict=True)
    )
    both = zip(
        report_in.reported_by_relation[community].tolist(),
        report_in.named_by_relation[community].tolist(),
        strict=True,
    )
    return GridRow(
        cell(county, "communities", community, "id"),
        cell(county, "communities", community, "name"),
        community_link(county, community),
        (
            *cells,
            full_cell(Rate(int(reported.sum()), int(named.sum())), f"{about}/positions/reported"),
            count_cell(int(report_in.vacant[community]), f"{about}/positions/vacant", tone="bad"),
            *(full_cell(Rate(here, of)) for here, of in both),
        ),
    )


def _report_section(county: County) -> GridSection:
    report_in = county.measures.report_in
    shown = np.flatnonzero(county.measures.coverage.unit_is_current)
    return GridSection(
        id="members",
        title="双报到",
        note="每名党员向单位结对的社区报到，也向居住地社区报到。"
        "分母是单位登记的党员；两处都报到的，两栏各算一次。",
        figures=(
            rate_figure(
                "两处都报到的党员",
                Rate(int(report_in.members_reported_twice.sum()), int(report_in.members.sum())),
                county.measures.programme,
                key="county/positions/twice",
                note=None if report_in.members.any() else _NOBODY,
            ),
            count_figure(
                "没有岗位的党员",
                int(report_in.members_without.sum()),
                key="county/positions/without",
                tone="warn" if report_in.members_without.any() else "good",
            ),
        ),
        grids=(
            Grid(
                "各单位党员报到人数 / 登记党员人数；单位按登记的次序，已撤并的不列",
                ("单位", *_RELATION_LABELS, "两处都报到", "没有岗位的党员", "一处也没报到"),
                tuple(_unit_row(county, unit) for unit in shown.tolist()),
            ),
        ),
    )


def _unit_row(county: County, unit: int) -> GridRow:
    report_in, about = county.measures.report_in, _about(county, "units", unit)
    members = int(report_in.members[unit])
    at_unit, at_home = (
        rate_cell(
            Rate(int(report_in.members_reported[unit, relation]), members),
            f"{about}/positions/{name}",
        )
        for relation, name in enumerate(RELATIONS)
    )
    return GridRow(
        cell(county, "units", unit, "id"),
        county.names.units[unit],
        unit_link(county, unit),
        (
            at_unit,
            at_home,
            rate_cell(Rate(int(report_in.members_reported_twice[unit]), members)),
            count_cell(int(report_in.members_without[unit]), tone="bad"),
            count_cell(int(report_in.members_missing[unit]), tone="warn"),
        ),
        "" if members else _NOBODY,
    )


def _household_section(county: County) -> GridSection:
    limits, links = county.measures.programme.limits, county.measures.household_links
    every = _totals(links.by_community)
    return GridSection(
        id="households",
        title="包联户",
        note=f"每个报到的岗位包联{limits.households_min}—{limits.households_max}户，这里按岗位数。"
        "联系户数是各岗位相加，几个岗位联系同一户的会算几次；登记户数是本社区各小区填了的户数相加。",
        figures=(
            _within_figure(county, every, "county"),
            count_figure(
                f"不足{limits.households_min}户",
                int(every[Fit.BELOW]),
                key="county/households/below",
            ),
            count_figure(
                f"超出{limits.households_max}户",
                int(every[Fit.ABOVE]),
                key="county/households/above",
            ),
            count_figure("没填户数", int(every[Fit.UNKNOWN]), key="county/households/unknown"),
            _linked_figure(county, np.arange(county.measures.size(Scope.COMMUNITY)), "county"),
        ),
        grids=(
            Grid(
                "各社区包联岗位数和户数；社区按登记的次序",
                ("社区", "报到的岗位", *_FIT_LABELS, "联系户数 / 登记户数"),
                tuple(
                    _household_row(county, c) for c in range(county.measures.size(Scope.COMMUNITY))
                ),
            ),
        ),
    )


def _household_row(county: County, community: int) -> GridRow:
    links, about = county.measures.household_links, _about(county, "communities", community)
    fits = links.by_community[community].tolist()
    tones = ("warn", "", "warn", "warn")
    unknown = int(links.estates_unknown[community])
    return GridRow(
        "",
        cell(county, "communities", community, "name"),
        community_link(county, community),
        (
            count_cell(sum(fits)),
            *(count_cell(fit, tone=tone) for fit, tone in zip(fits, tones, strict=True)),
            rate_cell(
                Rate(int(links.linked[community]), int(links.households[community])),
                f"{about}/households/linked",
                note=f"另有{unknown}个小区没填户数" if unknown else "",
            ),
        ),
    )


def _posts_figure(county: County) -> Figure:
    report_in = county.measures.report_in
    return rate_figure(
        "到社区报到的岗位",
        Rate(int(report_in.reported.sum()), int(report_in.named.sum())),
        county.measures.programme,
        key="county/coverage/positions",
        note=None if report_in.named.any() else "没有登记岗位",
    )


def _vacant_figure(county: County) -> Figure:
    named = county.measures.report_in.named
    vacant = int((named == 0).sum())
    return count_figure(
        "空缺岗位",
        vacant,
        key="county/positions/vacant",
        note=f"{named.shape[0]}个社区，各{named.shape[1]}类岗位",
        tone="warn" if vacant else "good",
    )


def _within_figure(county: County, fits: np.ndarray, about: str) -> Figure:
    limits = county.measures.programme.limits
    return rate_figure(
        f"包联{limits.households_min}—{limits.households_max}户的岗位",
        Rate(int(fits[Fit.WITHIN]), int(fits.sum())),
        county.measures.programme,
        key=f"{about}/households/within",
        note=None if fits.any() else _NO_LINKS,
    )


def _linked_figure(county: County, communities: np.ndarray, about: str) -> Figure:
    """Households linked of all that are known; no share where an estate doesn't say how many it has."""
    links = county.measures.household_links
    unknown = int(links.estates_unknown[communities].sum())
    figure = rate_figure(
        "联系户数 / 登记户数",
        Rate(int(links.linked[communities].sum()), int(links.households[communities].sum())),
        county.measures.programme,
        key=f"{about}/households/linked",
        note=f"{unknown}个小区没填户数，不在登记户数里" if unknown else "联系户数按岗位相加",
    )
    if unknown or figure.bar is None:
        return figure._replace(text=None, bar=None, tone="calm")
    return figure._replace(bar=min(figure.bar, 100), tone="calm")


def _totals(table: np.ndarray) -> np.ndarray:
    totals: np.ndarray = table.sum(axis=0)
    return totals


def _about(county: County, kind: str, row: int) -> str:
    owner = {"communities": "community", "units": "unit"}[kind]
    return f"{owner}/{cell(county, kind, row, 'id')}"
