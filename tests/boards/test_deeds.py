"""The honour board: by quarter, not by rank; a joint deed is one deed."""

import pytest
from sunboard.boards import Page

from tests.factories import Row, deed, make_county_of, make_pages, numbered

PENDING = {
    "state": "公示中",
    "verifier": "",
    "approver": "",
    "approved_on": "",
    "objection": "",
    "window_from": "2026-10-26",
    "window_to": "2026-11-06",
}


def pages_of(*rows: Row) -> dict[str, Page]:
    return make_pages(make_county_of(deeds=numbered(rows)))


def figures(page: Page) -> dict[str, str]:
    return {figure.label: figure.numerator for figure in page.board.figures}


@pytest.mark.parametrize(
    ("day", "path"),
    [
        ("2026-01-01", "deeds/2026-q1/"),
        ("2026-03-31", "deeds/2026-q1/"),
        ("2026-04-01", "deeds/2026-q2/"),
        ("2026-06-30", "deeds/2026-q2/"),
        ("2026-07-01", "deeds/2026-q3/"),
        ("2025-12-31", "deeds/2025-q4/"),
    ],
)
def test_deed_then_it_stands_on_the_board_of_its_quarter_only(day: str, path: str) -> None:
    pages = pages_of(deed(date=day, people=""), deed(date="2025-12-01", people="", what="送餐"))
    where = [
        p
        for p, page in pages.items()
        if p.startswith("deeds/2") and "sg-1" in repr(page.board.honoured)
    ]
    assert where == [path]


def test_quarters_then_every_one_has_a_board_and_a_link_the_empty_ones_too() -> None:
    pages = pages_of(deed(date="2026-02-01", people=""))
    expected = [f"deeds/2026-q{q}/" for q in (4, 3, 2, 1)]
    assert [p for p in pages if p.startswith("deeds/2026-q")] == expected
    for path in ("deeds/", *expected):
        page = pages[path]
        root = "../" * page.depth
        assert [link.href for link in page.board.quarters] == [root + p for p in expected]
    assert figures(pages["deeds/2026-q2/"]) == {
        "上榜言行": "0件",
        "上榜党员": "0人",
        "涉及单位": "0个",
    }


def test_front_page_then_it_is_the_newest_quarter() -> None:
    pages = pages_of(deed(date="2026-10-01", approved_on="2026-10-08", people=""))
    assert pages["deeds/"].board.honoured == pages["deeds/2026-q4/"].board.honoured != ()
    assert pages["deeds/2026-q4/"].title == "党员闪光言行榜（2026年第四季度）"


def test_joint_deed_then_one_deed_its_people_once_and_each_unit() -> None:
    pages = pages_of(
        deed(people="dy-1、dy-2、dy-3"),
        deed(people="dy-1", date="2026-08-01", what="送餐一周"),
        deed(people="", unit="jyj", date="2026-07-20", what="义务讲课"),
    )
    board = pages["deeds/2026-q3/"].board
    assert figures(pages["deeds/2026-q3/"]) == {
        "上榜言行": "3件",
        "上榜党员": "3人",
        "涉及单位": "3个",
    }
    notes = {figure.label: figure.note for figure in board.figures}
    assert notes["上榜党员"] == "4人次；多人共同完成的算一件"
    assert len(board.honoured) == 3


def test_joint_deed_then_it_stands_under_every_unit_and_once_under_its_place() -> None:
    pages = pages_of(deed(people="dy-1、dy-2、dy-3"))
    for path, count in (
        ("u/zjj/", 1),
        ("u/czj/", 1),
        ("u/jyj/", 0),
        ("c/qinghe/", 1),
        ("e/qinghe-1/", 1),
    ):
        assert len(pages[path].board.deeds) == count, path


@pytest.mark.parametrize(
    ("row", "word", "list_name"),
    [
        (deed(), "已上榜", "honoured"),
        (deed(date="2026-08-08", **PENDING), "公示中", "pending"),
        (
            deed(**{**PENDING, "state": "已推荐", "window_from": "", "window_to": ""}),
            "已推荐",
            "pending",
        ),
        (
            deed(**{**PENDING, "objection": "异议待答复", "window_to": "2026-10-30"}),
            "公示中",
            "pending",
        ),
        (deed(state="已撤榜", reason="事实不符"), "已撤榜", "revoked"),
    ],
    ids=["honoured", "in its window", "recommended", "objected to", "revoked"],
)
def test_deed_then_it_stands_in_one_of_three_lists(row: Row, word: str, list_name: str) -> None:
    board = pages_of(row)["deeds/2026-q3/"].board
    counts = {name: len(getattr(board, name)) for name in ("honoured", "pending", "revoked")}
    assert counts == {**dict.fromkeys(counts, 0), list_name: 1}
    assert getattr(board, list_name)[0].status.word == word


def test_only_honoured_deeds_then_in_the_figures_and_on_the_front_page() -> None:
    pages = pages_of(
        deed(people="dy-1"),
        deed(people="dy-3", what="修桥", **PENDING),
        deed(people="dy-3", what="修路", state="已撤榜", reason="事实不符"),
    )
    assert figures(pages["deeds/2026-q3/"])["上榜言行"] == "1件"
    assert figures(pages["deeds/2026-q3/"])["上榜党员"] == "1人"
    assert [row.id for row in pages[""].board.deeds] == ["sg-1"]


def test_front_page_of_the_county_then_at_most_six_the_newest_first() -> None:
    rows = [deed(date=f"2026-08-{day:02d}", people="", what=f"送餐{day}次") for day in range(1, 10)]
    shown = [row.iso for row in pages_of(*rows)[""].board.deeds]
    assert shown == [f"2026-08-{day:02d}" for day in (9, 8, 7, 6, 5, 4)]


def test_page_of_a_deed_then_who_vouches_for_it_and_its_course() -> None:
    board = pages_of(deed())["deeds/sg-1/"].board
    facts = {fact.label: fact.text for fact in board.facts}
    assert facts["推荐"] == "清河花园党支部"
    assert facts["核实"] == "社区党委组织委员"
    assert facts["审批"] == "云城街道党工委"
    assert [(event.iso, event.title, event.text) for event in board.events] == [
        ("2026-08-08", "言行发生", None),
        ("2026-08-15", "批准上榜", None),
        ("2026-08-16", "开始公示", None),
        ("2026-08-22", "公示结束", "未收到异议"),
    ]
    assert board.revoked_because is None


def test_page_of_a_revoked_deed_then_its_reason_or_that_none_is_written() -> None:
    pages = pages_of(
        deed(state="已撤榜", reason="事实不符"), deed(state="已撤榜", reason="", what="送餐")
    )
    assert pages["deeds/sg-1/"].board.revoked_because == "事实不符"
    assert pages["deeds/sg-2/"].board.revoked_because == "未填"


def test_person_with_posts_then_they_stand_beside_the_name() -> None:
    rows = {
        "deeds": [deed(people="dy-1、dy-2")],
        "positions": [
            {"id": "gw-1", "person": "dy-1", "position": "家园先锋", "community": "qinghe",
             "relation": "单位结对社区"},
            {"id": "gw-2", "person": "dy-1", "position": "家园医生", "community": "nanyuan",
             "relation": "居住地社区"},
            {"id": "gw-3", "person": "dy-2", "position": "家园医生", "community": "qinghe",
             "relation": "居住地社区"},
        ],
    }  # fmt: skip
    people = make_pages(make_county_of(**rows))["deeds/sg-1/"].board.people
    assert [(fact.label, fact.text) for fact in people] == [
        ("周立群", "住建局；清河社区家园先锋；南苑社区家园医生"),
        ("住建局一名党员", "本人未同意公开姓名"),
    ]
