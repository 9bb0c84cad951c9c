"""The board of pairings: who answers for each community, and its leaders by office."""

from sunboard.figures.kind import figures
from sunboard.figures.pairings import LEADER_FIGURES, PAIRING_FIGURES
from sunboard.measures.ground import Scope

from tests.asking import ask
from tests.boards.grids import by_key, said
from tests.factories import Row, leader, make_measures, numbered, pairing
from tests.shown import Shown, Table

MEETING = {
    "id": "hy-1",
    "level": "社区",
    "community": "qinghe",
    "convenor": "清河社区党委",
    "date": "2026-09-02",
    "guided_by": "bl-9",
    "summary": "商议3件事",
}
NOBODY = {"guided_by": ""}


def page(**rows: list[Row]) -> Shown:
    return ask(make_measures(**rows))["pairings/"]


def tables(**rows: list[Row]) -> list[Table]:
    """That of the communities, and that of the leaders if there are any."""
    return page(**rows).tables


def test_nothing_written_of_sort_and_start_then_shown_and_said() -> None:
    row = pairing(kind="", started_on="", basis="", leader_office="副局长")
    pages = ask(make_measures(pairings=[row, leader(community="nanyuan", estate="")]))
    (places,) = [t for t in pages["pairings/"].tables if t.rows[0].id == "qinghe"]
    assert said(places, "清河社区")["包联全社区的单位"] == "住建局"
    # The leader that the row names is not counted; nobody is said to have none.
    assert said(places, "清河社区")["包联领导"] == "写在单位里"
    assert "没有写明类型（领导：副局长） · 全社区" in pages["c/qinghe/"].text
    assert pages["c/qinghe/"].section("pairings").empty == [
        "没有单列的领导包联；领导写在包联单位里。"
    ]
    assert "没有写明类型（领导：副局长） · 全社区" in pages["u/zjj/"].text
    for path in ("c/qinghe/", "u/zjj/"):
        assert "起始：没有写明 · 依据：未填" in pages[path].text


def test_nothing_paired_then_every_community_says_so() -> None:
    (places,) = tables()
    assert [row.id for row in places.rows] == ["qinghe", "nanyuan"]
    assert said(places, "清河社区") == {
        "包联全社区的单位": "没有",
        "包联小区的单位": "没有",
        "有单位的小区": "0/2",
    }


def test_no_leader_was_ever_registered_then_nobody_is_said_to_be_without_one() -> None:
    county = make_measures(pairings=[pairing(leader_office="副局长")], meetings=[MEETING | NOBODY])
    pages = ask(county)
    assert pages["pairings/"].titles == ["各社区由谁包联"]
    for path in ("pairings/", "c/qinghe/", "c/nanyuan/", ""):
        assert "包联领导" not in pages[path].text
    for scope in (Scope.COUNTY, Scope.COMMUNITY):
        keys = by_key(figures(county, (*PAIRING_FIGURES, *LEADER_FIGURES), scope, 0))
        assert not [key for key in keys if "coverage" not in key and "estates" not in key]
        assert "county/coverage/leaders" not in keys


def test_leaders_who_all_ended_then_their_places_are_without_one() -> None:
    (places,) = tables(pairings=[leader(ended_on="2026-06-30")])
    assert said(places, "清河社区")["包联领导"] == "没有"
    assert len(page(pairings=[leader(ended_on="2026-06-30")]).empty) == 1


def test_community_then_its_units_leaders_and_estates_covered() -> None:
    rows = [
        pairing(id="bl-1", unit="czj", estate="qinghe-1"),
        leader(),
        leader(id="bl-10", unit="jyj", leader_office="", estate=""),
        pairing(id="bl-11", unit="jyj", community="nanyuan"),
    ]
    places, _ = tables(pairings=rows)
    assert said(places, "清河社区") == {
        "包联全社区的单位": "没有",
        "包联小区的单位": "财政局",
        "包联领导": "副县长（住建局）；职务未填（教育局）",
        "有单位的小区": "1/2",
    }
    assert said(places, "南苑社区")["有单位的小区"] == "2/2"


def test_leaders_then_range_households_and_months_each() -> None:
    rows = [
        leader(),
        leader(id="bl-10", leader_office="局长", estate="", key_households="1"),
        leader(id="bl-11", unit="czj", key_households=""),
        leader(id="bl-12", unit="czj", estate="qinghe-2"),
        leader(id="bl-13", unit="czj", community="nanyuan", estate="nanyuan-1"),
    ]
    _, leaders = tables(pairings=rows, meetings=[MEETING])
    assert said(leaders, "副县长（住建局）") == {
        "包联社区": "清河社区", "联系小区": "1个", "结对帮扶": "2/2户",
        "到会指导的月份": "1/2",
    }  # fmt: skip
    assert said(leaders, "局长（住建局）")["联系小区"] == "0个不足1个"
    assert said(leaders, "局长（住建局）")["到会指导的月份"] == "0/2"
    above = said(leaders, "副县长（财政局）")
    assert (above["包联社区"], above["联系小区"]) == ("清河社区、南苑社区", "3个超出2个")
    assert above["结对帮扶"] == "4/2户"
    tones = {row.name: row.cells["结对帮扶"].tone for row in leaders.rows}
    assert tones == {"副县长（住建局）": "", "局长（住建局）": "warn", "副县长（财政局）": ""}


def test_key_households_nobody_wrote_down_then_unknown() -> None:
    _, leaders = tables(pairings=[leader(key_households="")])
    assert said(leaders, "副县长（住建局）")["结对帮扶"] == "未填"


def test_figures_then_numbers_of_the_county_and_of_a_community() -> None:
    rows = numbered([leader(), leader(leader_office="局长", estate=""), pairing(estate="qinghe-2")])
    county = make_measures(pairings=rows, meetings=[{**MEETING, "guided_by": "bl-1"}])
    assert by_key(figures(county, PAIRING_FIGURES, Scope.COUNTY, 0)) == {
        "county/coverage/communities": "1/2",
        "county/coverage/estates": "1/4",
        "county/coverage/leaders": "1/2",
        "county/pairings/within": "1/2",
        "county/pairings/guided": "1/4",
    }
    assert by_key(figures(county, PAIRING_FIGURES, Scope.COMMUNITY, 0)) == {
        "community/qinghe/pairings/estates": "1/2",
        "community/qinghe/pairings/leaders": "2",
        "community/qinghe/pairings/guided": "1/4",
    }
    leaders = {
        figure.key: (figure.numerator, figure.tone)
        for figure in figures(county, LEADER_FIGURES[1:3], Scope.COUNTY, 0)
    }
    assert leaders == {
        "county/pairings/below": ("1", "warn"),
        "county/pairings/above": ("0", "good"),
    }
    nanyuan = figures(county, PAIRING_FIGURES, Scope.COMMUNITY, 1)
    assert [figure.note for figure in nanyuan] == [None, None, "没有登记包联领导"]
