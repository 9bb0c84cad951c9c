"""The board of pairings: who answers for which community, and what leaders do, by office, never by name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sunboard.boards.alike import (
    community_row,
    is_leader,
    mechanism_page,
    names_leader,
    pairing_units,
    text_of,
    unit_link,
)
from sunboard.boards.blocks import Figures, Grid, Section, filled
from sunboard.boards.figure_grid import cell_of
from sunboard.boards.grids import rate_cell
from sunboard.boards.mechanism import Mechanism
from sunboard.boards.owners import pairings_by_community
from sunboard.boards.values import (
    Cell,
    GridRow,
    Line,
    Page,
    labels,
)
from sunboard.boards.wording import UNKNOWN
from sunboard.figures.coverage import COVERAGE_FIGURES
from sunboard.figures.kind import figures
from sunboard.figures.pairings import LEADER_FIGURES, PAIRED_ESTATES, PAIRING_FIGURES
from sunboard.language import listed, mark, say, say_many, statements
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.leaders import LeaderMeasures, are_leaders_kept, leaders_of
from sunboard.measures.positions import Fit
from sunboard.measures.tally import Rate
from sunboard.measures.unclear import may_be_paired
from sunboard.publishable.names import unit_names
from sunboard.settings import Limits

_RULE = mark("每位包联领导联系{least}—{most}个小区，结对帮扶{households}户（只写户数）。")
_RULE_OF_GUIDANCE = mark(
    "每位包联领导联系{least}—{most}个小区，结对帮扶{households}户（只写户数），"
    "每月到包联社区的联席会议指导一次。月数只算整月：当月天天都包联这个社区，而且已经过完，"
    "也不早于第一次有会议记录的月份；一位领导包联几个社区的，各社区的月数相加。"
)


def make_pairings_page(ground: Ground, _: int) -> Page:
    """Who answers for every community and estate."""
    described, lead = (
        say("每个社区由哪些单位包联，小区有没有单位"),
        say("每个社区由谁包联，包联到哪些小区。"),
    )
    sections: tuple[Section, ...] = (_place_section(ground),)
    if are_leaders_kept(ground):
        sections += (_leader_section(ground),)
        described = say("每个社区由哪些单位、哪位领导包联，小区有没有单位")
        if ground.keeps("meetings"):
            described = say("每个社区由哪些单位、哪位领导包联，小区有没有单位，领导来没来指导")
        lead = say("每个社区由谁包联，包联到哪些小区。领导只写职务，不写姓名。")
    return mechanism_page(
        ground,
        "pairings",
        sections,
        title=pairings_title(ground),
        description=described,
        lead=lead,
    )


def pairings_title(_: Ground) -> str:
    """What the mechanism and its board are called."""
    return say("包联一览")


def _place_section(ground: Ground) -> Section:
    count, has_leaders = ground.size(Scope.COMMUNITY), are_leaders_kept(ground)
    title = say("各社区的包联单位和领导；社区按登记的次序")
    grid = Grid(
        title if has_leaders else say("各社区的包联单位；社区按登记的次序"),
        (
            say("社区"),
            say("包联全社区的单位"),
            say("包联小区的单位"),
            *((say("包联领导"),) if has_leaders else ()),
            say("有单位的小区"),
        ),
        tuple(_place_row(ground, community) for community in range(count)),
    )
    return Section(
        say("各社区由谁包联"),
        (Figures(figures(ground, COVERAGE_FIGURES, Scope.COUNTY, 0)), filled(grid)),
        id="places",
        note=say("只列数据截至日还在包联的。一个单位包联了全社区，社区里的小区都算有单位包联。"),
    )


def _place_row(ground: Ground, community: int) -> GridRow:
    estate = ground.records["pairings"].codes("estate")
    rows = pairings_by_community(ground)[community].tolist()
    whole = pairing_units(ground, [row for row in rows if estate[row] < 0])
    parts = pairing_units(ground, [row for row in rows if estate[row] >= 0])
    nobody, gap = say("没有"), "bad"
    if may_be_paired(ground, Scope.COMMUNITY)[community]:
        nobody, gap = say("看不清"), "mute"
    cells = (
        _names(whole, nobody, "mute"),
        _names(parts, nobody, "mute" if whole else gap),
        *((_leaders_cell(ground, rows, Cell(nobody, gap)),) if are_leaders_kept(ground) else ()),
        cell_of(ground, PAIRED_ESTATES, Scope.COMMUNITY, community),
    )
    return community_row(ground, community, cells)


def _leaders_cell(ground: Ground, rows: Sequence[int], nobody: Cell) -> Cell:
    leaders = dict.fromkeys(_leader(ground, row) for row in rows if is_leader(ground, row))
    if leaders:
        # An office itself may hold 、 as in 党组成员、副局长.
        return Cell(statements(*leaders))
    is_beside = any(names_leader(ground, row) for row in rows)
    return Cell(say("写在单位里"), "mute") if is_beside else nobody


def _names(units: tuple[Line, ...], nobody: str, tone: str) -> Cell:
    return Cell(labels(units), lines=units) if units else Cell(nobody, tone)


def _leader_section(ground: Ground) -> Section:
    limits, is_guided = ground.programme.limits, ground.keeps("meetings")
    grid = Grid(
        say("各位包联领导，按登记的次序"),
        (
            *map(say, _LEADER_HEADS),
            *((say("到会指导的月份"),) if is_guided else ()),
        ),
        tuple(_leader_row(ground, n) for n in range(len(leaders_of(ground).first_pairing))),
    )
    return Section(
        say("包联领导"),
        (Figures(figures(ground, LEADER_FIGURES, Scope.COUNTY, 0)), filled(grid)),
        id="leaders",
        note=_leader_rule(limits, is_guided=is_guided),
    )


_LEADER_HEADS = (mark("包联领导"), mark("包联社区"), mark("联系小区"), mark("结对帮扶"))


def _leader_rule(limits: Limits, *, is_guided: bool) -> str:
    rule = _RULE_OF_GUIDANCE if is_guided else _RULE
    return say(
        rule,
        least=limits.leader_estates_min,
        most=limits.leader_estates_max,
        households=limits.leader_households,
    )


def _leader_row(ground: Ground, leader: int) -> GridRow:
    leaders, table = leaders_of(ground), ground.records["pairings"]
    row = int(leaders.first_pairing[leader])
    at = np.flatnonzero(leaders.place_leader == leader)
    names = (
        text_of(ground, "communities", community, "name")
        for community in leaders.place_community[at].tolist()
    )
    return GridRow(
        "",
        _leader(ground, row),
        unit_link(ground, int(table.codes("unit")[row])),
        (
            Cell(listed(names)),
            _estates_cell(ground, leader),
            _households_cell(ground, float(leaders.households[leader])),
            *((rate_cell(_guidance(leaders, at)),) if ground.keeps("meetings") else ()),
        ),
    )


def _estates_cell(ground: Ground, leader: int) -> Cell:
    limits, leaders = ground.programme.limits, leaders_of(ground)
    word = {
        Fit.BELOW: say_many("不足{n}个", limits.leader_estates_min),
        Fit.ABOVE: say_many("超出{n}个", limits.leader_estates_max),
    }.get(Fit(int(leaders.fit[leader])), "")
    estates = say_many("{n}个", int(leaders.estates[leader]))
    return Cell(estates, "warn" if word else "", note=word)


def _households_cell(ground: Ground, households: float) -> Cell:
    if np.isnan(households):
        return Cell(say(UNKNOWN), "mute")
    wanted = ground.programme.limits.leader_households
    told = say("{linked} / {wanted}户", linked=round(households), wanted=wanted)
    return Cell(told, "warn" if households < wanted else "")


def _guidance(leaders: LeaderMeasures, at: np.ndarray) -> Rate:
    return Rate(int(leaders.guided[at].sum()), int(leaders.months[at].sum()))


def _leader(ground: Ground, pairing: int) -> str:
    """A leader as the office and the unit."""
    unit = int(ground.records["pairings"].codes("unit")[pairing])
    office = text_of(ground, "pairings", pairing, "leader_office") or say("职务未填")
    return say("{office}（{unit}）", office=office, unit=unit_names(ground)[unit])


PAIRINGS = Mechanism(
    "pairings",
    pairings_title,
    make_pairings_page,
    PAIRING_FIGURES,
    (*LEADER_FIGURES, *COVERAGE_FIGURES),
)
