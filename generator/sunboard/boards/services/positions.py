"""The board of positions: who has reported in, how many households they link, and how often they call."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.boards.addresses import mechanism_path
from sunboard.boards.alike import community_row, mechanism_page, text_of, unit_row
from sunboard.boards.blocks import Figures, Grid, Section, filled
from sunboard.boards.figure_grid import compared_cell, figure_cells
from sunboard.boards.grids import NOT_KEPT, count_cell, full_cell, rate_cell
from sunboard.boards.mechanism import Mechanism
from sunboard.boards.services.households import household_section
from sunboard.boards.services.visits import visit_section
from sunboard.boards.values import (
    Cell,
    GridRow,
    Page,
)
from sunboard.figures.households import HOUSEHOLD_FIGURES, are_households_kept
from sunboard.figures.kind import figures, given
from sunboard.figures.positions import (
    MEMBER_FIGURES,
    MEMBERS_REPORTED,
    NOBODY,
    POSITION_FIGURES,
    POST_FIGURES,
    REPORTED_HERE,
    VACANT,
    relation_names,
)
from sunboard.figures.visits import VISIT_FIGURES
from sunboard.language import listed, mark, say, sentences
from sunboard.measures.columns import Counts
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.positions import report_in_of
from sunboard.measures.tally import Rate
from sunboard.settings import Vocabulary


def make_positions_page(ground: Ground, _: int) -> Page:
    """The county's positions, household links and visits."""
    described, lead = _SAID[tuple(kind for kind in ("positions", "visits") if ground.keeps(kind))]
    return mechanism_page(
        ground,
        "positions",
        tuple(
            make(ground)
            for kinds, make in _SECTIONS
            if ground.keeps(*kinds)
            and (make is not household_section or are_households_kept(ground))
        ),
        title=positions_title(ground),
        description=say(described),
        lead=say(lead),
    )


_SAID = {
    ("positions", "visits"): (
        mark("各社区岗位报到、双报到、包联户和走访的数"),
        mark("党员到社区领岗、联户和走访的数。只写户数、人数和次数，不写是谁、是哪一户。"),
    ),
    ("positions",): (
        mark("各社区岗位报到、双报到、包联户的数"),
        mark("党员到社区领岗、联户的数。只写户数、人数和次数，不写是谁、是哪一户。"),
    ),
    ("visits",): (
        mark("各社区走访的数"),
        mark("党员走访的数。只写户数、人数和次数，不写是谁、是哪一户。"),
    ),
}
"""The description and the lead of the page, by which kinds are kept."""


def positions_title(ground: Ground) -> str:
    """What the mechanism and its board are called."""
    return say("岗位与包联户") if ground.keeps("positions") else say("包联走访")


def _post_section(ground: Ground) -> Section:
    posts = ground.programme.vocabulary("positions")
    terms, due = posts.terms, posts.due
    grid = Grid(
        say("各社区各岗位已报到 / 应报到人数，一人领两个岗位算两次；社区按登记的次序"),
        (
            say("社区"),
            say("合计"),
            *((say("空缺岗位"),) if due else ()),
            *(t.label for t in terms),
            *relation_names(ground.programme),
        ),
        tuple(_post_row(ground, c) for c in range(ground.size(Scope.COMMUNITY))),
    )
    return Section(
        say("各社区岗位"),
        (Figures(figures(ground, POST_FIGURES, Scope.COUNTY, 0)), filled(grid)),
        id="posts",
        note=_posts_note(posts),
    )


def _posts_note(posts: Vocabulary) -> str:
    """What each post is, and which of them every community is to have."""
    meanings = listed(
        say("{post}（{meaning}）", post=term.label, meaning=term.note) if term.note else term.label
        for term in posts.terms
    )
    due = listed(term.label for term in posts.due)
    return sentences(
        say("岗位：{posts}。每格是已报到人数 / 应报到人数。", posts=meanings),
        say("每个社区都要有的岗位：{posts}，没有人领的写“空缺”。", posts=due) if due else "",
    )


def _post_row(ground: Ground, community: int) -> GridRow:
    report_in = report_in_of(ground)

    def shares(reported: Counts, named: Counts) -> Iterator[Rate]:
        return map(Rate, reported[community].tolist(), named[community].tolist())

    vacant = Cell(say("空缺"), "bad")
    posts = (
        full_cell(rate) if rate.denominator else vacant if at in report_in.due else NOT_KEPT
        for at, rate in enumerate(shares(report_in.reported, report_in.named))
    )
    others = given(ground, (VACANT,), Scope.COMMUNITY)
    told = (
        compared_cell(ground, REPORTED_HERE, Scope.COMMUNITY, community),
        *figure_cells(ground, others, Scope.COMMUNITY, community),
    )
    relations = shares(report_in.reported_by_relation, report_in.named_by_relation)
    return community_row(ground, community, (*told, *posts, *map(full_cell, relations)))


def _report_section(ground: Ground) -> Section:
    shown = np.flatnonzero(coverage_of(ground).unit_is_current)
    grid = Grid(
        say("各单位党员报到人数 / 登记党员人数；单位按登记的次序，已撤并的不列"),
        (
            say("单位"),
            *relation_names(ground.programme),
            say("两处都报到"),
            say("没有岗位的党员"),
            say("一处也没报到"),
        ),
        tuple(_unit_row(ground, unit) for unit in shown.tolist()),
    )
    return Section(
        say("双报到"),
        (Figures(figures(ground, MEMBER_FIGURES, Scope.COUNTY, 0)), filled(grid)),
        id="members",
        note=say(
            "每名党员向单位结对的社区报到，也向居住地社区报到。"
            "分母是单位登记的党员；两处都报到的，两栏各算一次。"
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
    report_in = report_in_of(ground)
    members = int(report_in.members[unit])
    first, *others = MEMBERS_REPORTED
    cells = (
        compared_cell(ground, first, Scope.UNIT, unit),
        *figure_cells(ground, others, Scope.UNIT, unit),
        rate_cell(Rate(int(report_in.members_reported_twice[unit]), members)),
        count_cell(int(report_in.members_without[unit]), tone="bad"),
        count_cell(int(report_in.members_missing[unit]), tone="warn"),
    )
    return unit_row(ground, unit, cells, "" if members else say(NOBODY))


def path_of(ground: Ground, scope: Scope, entity: int) -> str:
    """The row of a community's posts or of a unit's members; the part that there is where it has none."""
    counted = ("positions",) if scope is Scope.COMMUNITY else ("positions", "people")
    is_listed = scope is Scope.COMMUNITY or bool(coverage_of(ground).unit_is_current[entity])
    if is_listed and ground.keeps(*counted):
        return f"{_PATH}#{text_of(ground, scope.value, entity, 'id')}"
    return f"{_PATH}#{'visits' if ground.keeps('visits') else 'posts'}"


_PATH = mechanism_path("positions")

POSITIONS = Mechanism(
    "positions",
    positions_title,
    make_positions_page,
    POSITION_FIGURES,
    (*POST_FIGURES, *MEMBER_FIGURES, *HOUSEHOLD_FIGURES, *VISIT_FIGURES),
    path_of=path_of,
)
