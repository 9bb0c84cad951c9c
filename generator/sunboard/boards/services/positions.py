"""The board of positions: who has reported in, how many households they link, and how often they call."""

from __future__ import annotations

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import cell, community_link, home_crumbs, unit_link
from sunboard.boards.grids import count_cell, full_cell, rate_cell
from sunboard.boards.services.households import (
    about_of,
    household_section,
    linked_figure,
    totals,
    within_figure,
)
from sunboard.boards.services.visits import visit_section, visits_figure
from sunboard.boards.values import Cell, Grid, GridBoard, GridRow, GridSection, Page
from sunboard.figures.values import Figure
from sunboard.figures.worded import count_figure, rate_figure
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.positions import RELATIONS, household_links_of, report_in_of
from sunboard.measures.tally import Rate
from sunboard.measures.visits import visits_of
from sunboard.publishable.names import unit_names

_NOBODY = "没有登记党员"
_RELATION_LABELS = ("单位结对社区", "居住地社区")


def make_positions_page(ground: Ground, _: int) -> Page:
    """The county's positions, household links and visits."""
    root = addresses.root_of(addresses.POSITIONS)
    parts = [words for kind, *words in _SAID if ground.keeps(kind)]
    counted, does = ("和".join(said) for said in zip(*parts, strict=True))
    return Page(
        path=addresses.POSITIONS,
        title=positions_title(ground),
        description=f"各社区{counted}的数",
        section="mechanisms",
        template="grids.html",
        board=GridBoard(
            method="positions",
            title=positions_title(ground),
            lead=f"党员{does}的数。只写户数、人数和次数，不写是谁、是哪一户。",
            crumbs=home_crumbs(ground, root),
            sections=tuple(make(ground) for kinds, make in _SECTIONS if ground.keeps(*kinds)),
        ),
    )


_SAID = (
    ("positions", "岗位报到、双报到、包联户", "到社区领岗、联户"),
    ("visits", "走访", "走访"),
)
"""What is counted of a kind, and what the members of the party do for it."""


def positions_title(ground: Ground) -> str:
    """What the mechanism and its board are called."""
    return "岗位与包联户" if ground.keeps("positions") else "包联走访"


def county_figures(ground: Ground) -> tuple[Figure, ...]:
    """What positions come to in the whole county."""
    links, visits = household_links_of(ground), visits_of(ground)
    posts = (
        (
            _posts_figure(ground),
            _vacant_figure(ground),
            within_figure(ground, totals(links.by_community), "county"),
        )
        if ground.keeps("positions")
        else ()
    )
    return (*posts, *_visits(ground, int(visits.visits.sum()), "county"))


def _visits(ground: Ground, count: int, about: str) -> tuple[Figure, ...]:
    """All visits, where anybody keeps them."""
    return (visits_figure(count, about),) if ground.keeps("visits") else ()


def community_figures(ground: Ground, community: int) -> tuple[Figure, ...]:
    """What positions come to in one community."""
    report_in, about = report_in_of(ground), about_of(ground, "communities", community)
    visits = _visits(ground, int(visits_of(ground).community_visits[community]), about)
    if not ground.keeps("positions"):
        return visits
    return (
        rate_figure(
            "到本社区报到的岗位",
            Rate(int(report_in.reported[community].sum()), int(report_in.named[community].sum())),
            ground.programme,
            key=f"{about}/positions/reported",
            note=None if report_in.named[community].any() else "没有登记岗位",
        ),
        count_figure(
            "空缺岗位",
            int(report_in.vacant[community]),
            key=f"{about}/positions/vacant",
            note=f"{report_in.named.shape[1]}类岗位里一个人也没有的",
            tone="warn" if report_in.vacant[community] else "good",
        ),
        linked_figure(ground, np.array([community]), about),
        *visits,
    )


def unit_figures(ground: Ground, unit: int) -> tuple[Figure, ...]:
    """What positions come to for one unit's people; nothing for a unit that was merged or closed."""
    report_in = report_in_of(ground)
    if not coverage_of(ground).unit_is_current[unit]:
        return ()
    about = about_of(ground, "units", unit)
    visits = _visits(ground, int(visits_of(ground).visits[unit].sum()), about)
    if not ground.keeps("positions"):
        return visits
    return (
        *(
            rate_figure(
                f"到{label}报到的党员",
                Rate(
                    int(report_in.members_reported[unit, relation]),
                    int(report_in.members[unit]),
                ),
                ground.programme,
                key=f"{about}/positions/{RELATIONS[relation]}",
                note=None if report_in.members[unit] else _NOBODY,
            )
            for relation, label in enumerate(_RELATION_LABELS)
        ),
        within_figure(ground, household_links_of(ground).by_unit[unit], about),
        *visits,
    )


def _post_section(ground: Ground) -> GridSection:
    terms = ground.programme.vocabulary("positions").terms
    meanings = "、".join(
        f"{term.label}（{term.note}）" if term.note else term.label for term in terms
    )
    report_in, programme = report_in_of(ground), ground.programme
    return GridSection(
        id="posts",
        title="各社区岗位",
        note=f"岗位：{meanings}。每格是已报到人数 / 应报到人数；没有人领的岗位写“空缺”。",
        figures=(
            _posts_figure(ground),
            _vacant_figure(ground),
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
                tuple(_post_row(ground, c) for c in range(ground.size(Scope.COMMUNITY))),
            ),
        ),
    )


def _post_row(ground: Ground, community: int) -> GridRow:
    report_in, about = report_in_of(ground), about_of(ground, "communities", community)
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
        cell(ground, "communities", community, "id"),
        cell(ground, "communities", community, "name"),
        community_link(ground, community),
        (
            *cells,
            full_cell(Rate(int(reported.sum()), int(named.sum())), f"{about}/positions/reported"),
            count_cell(int(report_in.vacant[community]), f"{about}/positions/vacant", tone="bad"),
            *(full_cell(Rate(here, of)) for here, of in both),
        ),
    )


def _report_section(ground: Ground) -> GridSection:
    report_in = report_in_of(ground)
    shown = np.flatnonzero(coverage_of(ground).unit_is_current)
    return GridSection(
        id="members",
        title="双报到",
        note="每名党员向单位结对的社区报到，也向居住地社区报到。"
        "分母是单位登记的党员；两处都报到的，两栏各算一次。",
        figures=(
            rate_figure(
                "两处都报到的党员",
                Rate(int(report_in.members_reported_twice.sum()), int(report_in.members.sum())),
                ground.programme,
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
                tuple(_unit_row(ground, unit) for unit in shown.tolist()),
            ),
        ),
    )


_SECTIONS = (
    (("positions",), _post_section),
    (("positions", "people"), _report_section),
    (("positions",), household_section),
    (("visits",), visit_section),
)
"""The parts of the board, each with the kinds that it counts."""


def _unit_row(ground: Ground, unit: int) -> GridRow:
    report_in, about = report_in_of(ground), about_of(ground, "units", unit)
    members = int(report_in.members[unit])
    at_unit, at_home = (
        rate_cell(
            Rate(int(report_in.members_reported[unit, relation]), members),
            f"{about}/positions/{name}",
        )
        for relation, name in enumerate(RELATIONS)
    )
    return GridRow(
        cell(ground, "units", unit, "id"),
        unit_names(ground)[unit],
        unit_link(ground, unit),
        (
            at_unit,
            at_home,
            rate_cell(Rate(int(report_in.members_reported_twice[unit]), members)),
            count_cell(int(report_in.members_without[unit]), tone="bad"),
            count_cell(int(report_in.members_missing[unit]), tone="warn"),
        ),
        "" if members else _NOBODY,
    )


def _posts_figure(ground: Ground) -> Figure:
    report_in = report_in_of(ground)
    return rate_figure(
        "到社区报到的岗位",
        Rate(int(report_in.reported.sum()), int(report_in.named.sum())),
        ground.programme,
        key="county/coverage/positions",
        note=None if report_in.named.any() else "没有登记岗位",
    )


def _vacant_figure(ground: Ground) -> Figure:
    named = report_in_of(ground).named
    vacant = int((named == 0).sum())
    return count_figure(
        "空缺岗位",
        vacant,
        key="county/positions/vacant",
        note=f"{named.shape[0]}个社区，各{named.shape[1]}类岗位",
        tone="warn" if vacant else "good",
    )
