"""The lists' boards: each item with its partner and what carried it out, what is stuck in the open."""

from __future__ import annotations

from typing import Any

import pytest
from sunboard.boards.counted import Counted
from sunboard.settings import Term, Vocabulary

from tests.asking import Asked, ask
from tests.factories import (
    Row,
    activity,
    finished,
    item,
    kept,
    make_measures,
    need,
    numbered,
    resource,
    sample_programme,
)
from tests.shown import Link, Shown

LONG_AGO = "2026-03-02"


def pages(*items: Row, programme_overrides: Any = None, **rows: list[Row]) -> Asked:
    county = make_measures(programme_overrides=programme_overrides, list_items=[*items], **rows)
    return ask(county)


def of_community(*items: Row, **rows: list[Row]) -> Shown:
    return pages(*items, **rows)["lists/qinghe/"]


def test_matched_need_and_its_resource_lead_to_each_other() -> None:
    page = of_community(need(matched_with="qd-2"), resource(id="qd-2"))
    (row,), (other,) = page.section("需求清单").rows, page.section("资源清单").rows
    partner, users = row.cells["对接的资源"], other.cells["对接的需求"]
    assert (partner.links, partner.note) == ([Link("医护人员一组6人", "lists/qinghe/#qd-2")], "")
    assert (users.links, users.note) == ([Link("希望有人来量血压", "lists/qinghe/#qd-1")], "已对接")
    assert (row.statuses, other.statuses) == (["已对接"], ["已对接"])
    assert other.cells["期限"].said == ""


def test_resource_says_which_needs_it_met() -> None:
    needs = [need(matched_with="qd-3"), need(matched_with="qd-3", fulfilled_by="hd-1")]
    page = of_community(*numbered([*needs, resource()]), activities=[activity()])
    (row,) = page.section("资源清单").rows
    assert row.cells["对接的需求"].note == "已对接 已落实"
    assert row.statuses == ["已用上"]


@pytest.mark.parametrize(
    ("done_by", "path", "status", "result"),
    [
        ("fw-1", "c/qinghe/2026-09/#fw-1", "已办结", "更换照明灯2盏"),
        ("cn-1", "commitments/cn-1/", "已兑现", "更换照明灯40盏，全部点亮"),
        ("bt-1", "challenges/bt-1/", "已销号", "装晾衣架10处"),
        ("hd-1", "services/qinghe/#hd-1", "已开展", "2026年9月12日：到场30人次，3个单元领走申请表"),
    ],
)
def test_fulfilled_item_leads_to_what_carried_it_out(
    done_by: str, path: str, status: str, result: str
) -> None:
    challenge = {
        "id": "bt-1",
        "poster": "清河社区党委",
        "text": "晾晒难",
        "goal": "装晾衣架10处",
        "posted_on": "2026-08-03",
        "due": "2026-10-30",
        "claim": "主动认领",
        "takers": "zjj",
        "form": "单独揭榜",
        "taken_on": "2026-08-10",
        "result": "装晾衣架10处",
        "closed_on": "2026-09-20",
    }
    made = pages(
        item(fulfilled_by=done_by),
        tasks=[finished()],
        commitments=[kept()],
        activities=[activity()],
        challenges=[challenge],
    )
    (row,) = made["lists/qinghe/"].section("项目清单").rows
    done = row.cells["落实成什么"]
    assert row.cells["状态"].text == "已落实"
    assert (done.href, done.statuses, done.note) == (path, [status], result)
    assert path.split("#", maxsplit=1)[0] in made


def test_only_reported_done_then_the_item_says_so() -> None:
    page = of_community(item(fulfilled_by="fw-1"), tasks=[finished(result="")])
    (row,) = page.section("项目清单").rows
    assert row.cells["状态"].text == "报称落实"


def test_what_is_stuck_stands_first_with_every_reason() -> None:
    rows = [
        item(text="在做"),
        item(text="办完", fulfilled_by="fw-1"),
        item(text="没人管", unit="", due="2026-09-30", listed_on="2026-09-01"),
        item(text="没期限", due="", listed_on="2026-08-01"),
    ]
    page = of_community(*numbered(rows), tasks=[finished()])
    listed, gaps = page.section("项目清单").rows, page.section("gaps")
    assert [row.name for row in listed] == ["没期限", "没人管", "在做", "办完"]
    assert [item.text for item in gaps.items] == [
        "没期限 没有期限",
        "没人管 没有责任单位；自10月1日起逾期没有落实",
    ]
    said = "没有责任单位；自10月1日起逾期没有落实"
    assert gaps.counted == [Counted(said, "2026-09-30", "逾期{d}天")]
    assert listed[1].cells["责任单位"].text == "没有责任单位"


def test_what_is_not_done_yet_stands_before_what_is_each_by_the_day_listed() -> None:
    rows = [
        need(text="报称办完", listed_on="2026-10-08", fulfilled_by="fw-2"),
        need(text="办完", listed_on="2026-10-05", fulfilled_by="fw-1"),
        need(text="没对接", listed_on="2026-10-20"),
        need(text="已对接", listed_on="2026-10-12", matched_with="qd-5"),
        resource(),
    ]
    tasks = numbered([finished(), finished(text="井盖松动", result="")])
    needs = of_community(*numbered(rows), tasks=tasks).section("需求清单")
    assert [row.name for row in needs.rows] == ["已对接", "没对接", "办完", "报称办完"]


def test_long_unmatched_need_and_unused_resource_say_how_long() -> None:
    rows = numbered([need(listed_on=LONG_AGO, due="2026-12-31"), resource(listed_on=LONG_AGO)])
    page = of_community(*rows)
    found = [*page.section("需求清单").rows, *page.section("资源清单").rows]
    assert [(row.statuses, row.cells["状态"].counted) for row in found] == [
        (["久未对接"], [Counted("没有对接上资源", LONG_AGO, "列入{d}天")]),
        (["久未用上"], [Counted("没有用上", LONG_AGO, "列入{d}天")]),
    ]


def test_community_without_items_has_a_page_that_says_so() -> None:
    page = of_community()
    assert page.rows == []
    assert page.empty[1:] == ["这张清单上没有事项。"] * 4
    assert [figure.value for figure in page.figures.values()] == ["0", "—", "—", "—"]


def test_county_lists_communities_and_units_with_what_is_stuck() -> None:
    rows = [
        item(),
        item(community="nanyuan", unit="", estate="nanyuan-1"),
        item(unit="czj", due=""),
    ]
    page = pages(*numbered(rows))["lists/"]
    units = page.section("units").rows
    assert [row.id for row in page.section("communities").rows] == ["qinghe", "nanyuan"]
    assert [row.id for row in units] == ["zjj", "czj", "jyj"]
    assert [row.cells["名下事项"].text for row in units] == ["1", "1", "0"]
    assert [row.cells["没有着落"].text for row in units] == ["0 / 1", "1 / 1", "—"]
    stuck = {row.href for row in page.section("gaps").rows}
    assert stuck == {"lists/nanyuan/#qd-2", "lists/qinghe/#qd-3"}


def test_many_items_then_who_lacks_most_of_its_own_stands_first() -> None:
    where = {
        "zjj": {"unit": "zjj", "community": "qinghe"},
        "czj": {"unit": "czj", "community": "nanyuan"},
    }
    counts = {"zjj": (3, 7), "czj": (2, 3)}
    rows = [
        item(text=f"{unit}{n}", due="" if n < stuck else "2026-12-31", **where[unit])
        for unit, (stuck, sound) in counts.items()
        for n in range(stuck + sound)
    ]
    page = pages(*numbered(rows))["lists/"]
    assert [row.id for row in page.section("units").rows] == ["czj", "zjj", "jyj"]
    assert [row.id for row in page.section("communities").rows] == ["nanyuan", "qinghe"]


def test_long_list_of_what_is_stuck_is_cut_and_says_by_how_much() -> None:
    rows = numbered([item(due="", text=f"事项{n}") for n in range(35)])
    (gaps,) = pages(*rows)["lists/"].section("gaps").tables
    assert len(gaps.rows) == 30
    assert "共35项" in gaps.caption
    assert "另有5项" in gaps.caption


def test_programme_of_three_lists_of_its_own() -> None:
    terms = (
        Term("wish", "心愿清单", counts_as="need"),
        Term("offer", "服务清单", counts_as="resource"),
        Term("sent", "派发清单"),
    )
    vocabularies = {**sample_programme().vocabularies, "lists": Vocabulary("lists", terms)}
    made = pages(
        item("心愿清单", matched_with="qd-2"),
        item("服务清单", id="qd-2", due=""),
        item("派发清单", id="qd-3"),
        programme_overrides={"vocabularies": vocabularies},
    )
    assert made["lists/"].title == "三张清单"
    page = made["lists/qinghe/"]
    assert page.title == "清河社区的三张清单"
    assert [title for title in page.titles if title.endswith("清单")] == [t.label for t in terms]
    partners = {term.label: page.section(term.label).tables[0].heads[2] for term in terms}
    assert partners == {
        "心愿清单": "对接的资源",
        "服务清单": "对接的需求",
        "派发清单": "责任单位",
    }
    assert [len(page.section(term.label).rows) for term in terms] == [1, 1, 1]


def test_no_lists_board_then_no_page_and_no_section() -> None:
    boards = tuple(b for b in sample_programme().boards if b not in ("lists", "services"))
    made = pages(
        item(fulfilled_by="hd-1"), activities=[activity()], programme_overrides={"boards": boards}
    )
    assert not [path for path in made if path.startswith(("lists/", "services/"))]
    assert "四张清单" not in made["c/qinghe/"].titles
