"""The board of positions: counts by community and unit, gaps shown, nobody named."""

import pytest
from sunboard.figures.kind import figures
from sunboard.figures.positions import POSITION_FIGURES
from sunboard.measures.ground import Scope

from tests.asking import ask
from tests.boards.grids import by_key, said
from tests.factories import (
    PEOPLE,
    UNITS,
    Row,
    make_measures,
    numbered,
    pairing,
    position,
    visit,
)
from tests.shown import Shown

REPORTED = [
    position(),
    position(person="dy-2", position="家园医生", reported_on="", households=""),
    position(person="dy-1", relation="居住地社区", community="nanyuan", households="6"),
]


def page(**rows: list[Row]) -> Shown:
    return ask(make_measures(**rows))["positions/"]


def test_nothing_recorded_then_every_row_is_there_and_says_so() -> None:
    shown = page(people=[])
    (posts,) = shown.section("posts").tables
    assert [row.id for row in posts.rows] == ["qinghe", "nanyuan"]
    assert said(posts, "清河社区")["家园先锋"] == "空缺"
    assert said(posts, "清河社区")["空缺岗位"] == "5"
    assert said(posts, "清河社区")["合计"] == "—"
    (members,) = shown.section("members").tables
    assert [row.id for row in members.rows] == ["zjj", "czj", "jyj"]
    assert {row.note for row in members.rows} == {"没有登记党员"}
    _, units = shown.section("visits").tables
    assert units.rows[0].texts == ["没有", "0 / 1", "0"]


def test_positions_then_reported_of_expected_by_post_and_relation() -> None:
    (posts,) = page(positions=numbered(REPORTED)).section("posts").tables
    qinghe = said(posts, "清河社区")
    assert qinghe["家园先锋"] == "1/1"
    assert qinghe["家园医生"] == "0/1"
    assert (qinghe["合计"], qinghe["空缺岗位"]) == ("1/2", "3")
    assert (qinghe["单位结对社区"], qinghe["居住地社区"]) == ("1/2", "—")
    assert said(posts, "南苑社区")["居住地社区"] == "1/1"


def test_members_then_each_unit_has_both_relations_side_by_side() -> None:
    (members,) = page(positions=numbered(REPORTED)).section("members").tables
    assert said(members, "住建局") == {
        "单位结对社区": "1/2",
        "居住地社区": "1/2",
        "两处都报到": "1/2",
        "没有岗位的党员": "0",
        "一处也没报到": "1",
    }
    assert said(members, "财政局")["没有岗位的党员"] == "2"


def test_households_then_by_range_and_never_more_than_is_known() -> None:
    rows = [
        position(),
        position(person="dy-2", households=""),
        position(person="dy-3", households="2"),
    ]
    (grid,) = page(positions=numbered(rows)).section("households").tables
    assert said(grid, "清河社区") == {
        "报到的岗位": "3",
        "不足": "1",
        "在范围内": "1",
        "超出": "0",
        "没填户数": "1",
        "联系户数 / 登记户数": "7/320另有1个小区没填户数",
    }


def test_estate_that_does_not_say_its_households_then_no_share_is_given() -> None:
    county = make_measures(positions=[position()])
    shown = figures(county, POSITION_FIGURES, Scope.COMMUNITY, 0)
    linked = next(f for f in shown if "linked" in f.key)
    assert (linked.numerator, linked.denominator, linked.text) == ("5", "320", None)
    assert linked.note == "1个小区没填户数，不在登记户数里"


def test_more_links_than_households_then_the_bar_ends_at_its_end() -> None:
    estates = [{"id": "qinghe-1", "name": "清河花园", "community": "qinghe", "households": "6"}]
    rows = [position(), position(person="dy-2")]
    county = make_measures(estates=estates, positions=numbered(rows))
    linked = next(
        f for f in figures(county, POSITION_FIGURES, Scope.COMMUNITY, 0) if "linked" in f.key
    )
    assert (linked.text, linked.bar) == ("167%", 100)


def test_visits_then_by_month_and_unit_newest_first() -> None:
    rows = [visit(), visit(unit="czj", started_on="2026-10-08", ended_on="2026-10-08")]
    months, units = page(visits=numbered(rows)).section("visits").tables
    assert [row.name for row in months.rows] == ["2026年10月", "2026年9月"]
    assert said(months, "2026年9月") == {
        "有走访的单位": "1/3", "走访户数": "12户", "走访次数": "15次"
    }  # fmt: skip
    assert said(units, "住建局") == {
        "10月": "没有", "9月": "12户15次", "走访月份": "1/2", "次数合计": "15"
    }  # fmt: skip
    assert said(units, "教育局")["走访月份"] == "0/2"


def test_many_months_then_the_units_table_keeps_to_six() -> None:
    shown = page(visits=[visit(started_on="2025-11-01", ended_on="2025-11-30")])
    _, units = shown.section("visits").tables
    assert units.heads[1:-2] == [f"{month}月" for month in (10, 9, 8, 7, 6, 5)]
    assert said(units, "住建局")["走访月份"] == "1/12"


def test_merged_unit_then_it_is_in_no_table_and_has_no_figures() -> None:
    merged = [*UNITS[:2], {**UNITS[2], "ended_on": "2026-01-01", "successor": "czj"}]
    county = make_measures(units=merged, people=PEOPLE[:4])
    pages = ask(county)
    (members,) = pages["positions/"].section("members").tables
    assert [row.id for row in members.rows] == ["zjj", "czj"]
    assert figures(county, POSITION_FIGURES, Scope.UNIT, 2) == ()
    links = pages["u/jyj/"].section("mechanisms").links
    assert [link for link in links if link.href.startswith("positions/")] == []


def test_figures_then_the_page_and_the_other_boards_say_the_same() -> None:
    county = make_measures(positions=numbered(REPORTED), visits=[visit()], pairings=[pairing()])
    assert by_key(figures(county, POSITION_FIGURES, Scope.COMMUNITY, 0)) == {
        "community/qinghe/positions/reported": "1/2",
        "community/qinghe/positions/vacant": "3",
        "community/qinghe/households/linked": "5/320",
        "community/qinghe/visits/visits": "15",
    }
    assert by_key(figures(county, POSITION_FIGURES, Scope.UNIT, 0)) == {
        "unit/zjj/positions/unit": "1/2",
        "unit/zjj/positions/home": "1/2",
        "unit/zjj/households/within": "1/2",
        "unit/zjj/visits/visits": "15",
    }
    tables = ask(county)["positions/"].tables
    cells = {key: value for table in tables for key, value in table.values.items()}
    shown = by_key(figures(county, POSITION_FIGURES, Scope.COMMUNITY, 0)) | by_key(
        figures(county, POSITION_FIGURES, Scope.UNIT, 0)
    )
    assert {key: cells[key] for key in cells.keys() & shown.keys()} == {
        key: shown[key] for key in cells.keys() & shown.keys()
    }
    assert len(cells.keys() & shown.keys()) == 6


@pytest.mark.parametrize("boards", [("positions",), ("positions", "mechanisms", "home")])
def test_boards_the_office_did_not_ask_for_then_no_links_to_them(boards: tuple[str, ...]) -> None:
    county = make_measures(programme_overrides={"boards": boards})
    assert {row.href for row in ask(county)["positions/"].rows} == {""}


def test_nobody_is_named_on_the_page() -> None:
    rows = [position(), position(person="dy-3")]
    county = make_measures(positions=numbered(rows), visits=[visit(person="dy-1")])
    held = ask(county).held("positions/")
    assert "住建局" in held
    assert not any(person["name"] in held or person["id"] in held for person in PEOPLE)
