"""The honour board: by quarter, not by rank; a joint deed is one deed."""

import pytest
from sunboard.boards.counted import Counted
from sunboard.boards.deeds.honours import deed_quarters

from tests.asking import Asked, ask
from tests.factories import Row, deed, finished, make_measures, notice, numbered
from tests.shown import Shown

PENDING = {
    "state": "公示中",
    "verifier": "",
    "approver": "",
    "approved_on": "",
    "objection": "",
    "window_from": "2026-10-26",
    "window_to": "2026-11-06",
}


def pages_of(*rows: Row) -> Asked:
    return ask(make_measures(deeds=numbered(rows)))


def figures(page: Shown) -> dict[str, str]:
    return {figure.label: figure.text for figure in page.figures.values()}


def honoured(page: Shown, section: str = "上榜") -> list[str]:
    """The deeds in the place of honour."""
    return [anchor for anchor in page.section(section).anchors if anchor.startswith("sg-")]


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
    where = [p for p in pages if p.startswith("deeds/2") and "sg-1" in pages[p].anchors]
    assert where == [path]


def test_quarters_then_every_one_has_a_board_and_a_link_the_empty_ones_too() -> None:
    pages = pages_of(deed(date="2026-02-01", people=""))
    expected = [f"deeds/2026-q{q}/" for q in (4, 3, 2, 1)]
    assert [p for p in pages if p.startswith("deeds/2026-q")] == expected
    for path in ("deeds/", *expected):
        assert [link.href for link in pages[path].contents] == [*expected, "deeds/2026/"]
    assert figures(pages["deeds/2026-q2/"]) == {
        "上榜言行": "0件",
        "上榜党员": "0人",
        "涉及单位": "0个",
    }


def test_front_page_then_it_is_the_newest_quarter() -> None:
    pages = pages_of(deed(date="2026-10-01", approved_on="2026-10-08", people=""))
    front, newest = pages["deeds/"], pages["deeds/2026-q4/"]
    assert honoured(front) == honoured(newest) == ["sg-1"]
    assert front.section("上榜").text == newest.section("上榜").text
    assert newest.title == "党员闪光言行榜（2026年第四季度）"


def test_joint_deed_then_one_deed_its_people_once_and_each_unit() -> None:
    pages = pages_of(
        deed(people="dy-1、dy-2、dy-3"),
        deed(people="dy-1", date="2026-08-01", what="送餐一周"),
        deed(people="", unit="jyj", date="2026-07-20", what="义务讲课"),
    )
    page = pages["deeds/2026-q3/"]
    assert figures(page) == {"上榜言行": "3件", "上榜党员": "3人", "涉及单位": "3个"}
    notes = {figure.label: figure.note for figure in page.figures.values()}
    assert notes["上榜党员"] == "4人次；多人共同完成的算一件"
    assert len(honoured(page)) == 3


def test_joint_deed_then_it_stands_under_every_unit_and_once_under_its_place() -> None:
    pages = pages_of(deed(people="dy-1、dy-2、dy-3"))
    for path, count in (
        ("u/zjj/", 1),
        ("u/czj/", 1),
        ("u/jyj/", 0),
        ("c/qinghe/", 1),
        ("e/qinghe-1/", 1),
    ):
        assert len(pages[path].section("deeds").items) == count, path


LISTS = {
    ("deeds/2026-q3/", "上榜"),
    ("deeds/2026-q3/", "已撤榜"),
    ("deeds/progress/", "正在公示"),
    ("deeds/progress/", "期满未定"),
}


@pytest.mark.parametrize(
    ("row", "word", "path", "list_name"),
    [
        (deed(), "已上榜", "deeds/2026-q3/", "上榜"),
        (deed(date="2026-08-08", **PENDING), "公示中", "deeds/progress/", "正在公示"),
        (
            deed(**{**PENDING, "objection": "异议待答复", "window_to": "2026-10-30"}),
            "异议待答复",
            "deeds/progress/",
            "期满未定",
        ),
        (
            deed(**{**PENDING, "window_to": "2026-10-30"}),
            "期满未定",
            "deeds/progress/",
            "期满未定",
        ),
        (deed(state="已撤榜", reason="事实有出入"), "已撤榜", "deeds/2026-q3/", "已撤榜"),
    ],
    ids=["honoured", "in its window", "objected to", "window over", "revoked"],
)
def test_deed_then_it_stands_in_one_of_four_lists(
    row: Row, word: str, path: str, list_name: str
) -> None:
    pages = pages_of(row)
    found = {
        (page, title): honoured(pages[page])
        if title == "上榜"
        else [item.id for item in pages[page].section(title).items]
        for page, title in LISTS
        if title in pages[page].titles
    }
    assert {key: ids for key, ids in found.items() if ids} == {(path, list_name): ["sg-1"]}
    assert pages["deeds/sg-1/"].statuses[0] == word


def test_not_honoured_yet_then_the_way_to_honour_names_nobody_and_the_quarter_counts() -> None:
    rows = (deed(people="dy-1", **PENDING), deed(**{**PENDING, "window_to": "2026-10-30"}))
    pages = pages_of(*rows)
    for section in ("windows", "undecided"):
        (item,) = pages["deeds/progress/"].section(section).items
        assert item.name == "住建局一名党员"
    assert "周立群" not in pages["deeds/progress/"].text
    assert "另有2件正在公示或者期满未定" in pages["deeds/2026-q3/"].text
    assert "另有" not in pages["deeds/2026-q4/"].text


def test_what_moved_then_its_address_on_the_board_leads_there() -> None:
    pages = pages_of(deed(**PENDING))
    board, way = pages["deeds/"], pages["deeds/progress/"]
    moved = {anchor for anchor in way.anchors if anchor not in {"waiting", "stages", "undecided"}}
    assert {"windows", "qinghe", "zjj"} <= moved <= {*board.anchors}
    for anchor in moved:
        assert board.section(anchor).links[0].href == f"deeds/progress/#{anchor}"


def test_only_honoured_deeds_then_in_the_figures_and_on_the_front_page() -> None:
    pages = pages_of(
        deed(people="dy-1"),
        deed(people="dy-3", what="修桥", **PENDING),
        deed(people="dy-3", what="修路", state="已撤榜", reason="事实有出入"),
    )
    assert figures(pages["deeds/2026-q3/"])["上榜言行"] == "1件"
    assert figures(pages["deeds/2026-q3/"])["上榜党员"] == "1人"
    assert honoured(pages[""], "闪光言行") == ["sg-1"]


def test_front_page_of_the_county_then_at_most_six_the_newest_first() -> None:
    rows = [deed(date=f"2026-08-{day:02d}", people="", what=f"送餐{day}次") for day in range(1, 10)]
    shown = honoured(pages_of(*rows)[""], "闪光言行")
    assert shown == [f"sg-{day}" for day in (9, 8, 7, 6, 5, 4)]


def test_page_of_a_deed_then_who_vouches_for_it_and_its_course() -> None:
    row = deed(recommended_on="2026-08-10", decided_on="2026-08-24")
    page = pages_of(row)["deeds/sg-1/"]
    assert [step.lines for step in page.section("走到哪一步").items] == [
        ["推荐 已完成", "清河花园党支部 · 2026年8月10日"],
        ["核实 已完成", "社区党委组织委员 · 日期未填"],
        ["批准 已完成", "云城街道党工委 · 2026年8月15日"],
        [
            "公示 期满",
            "2026年8月16日至8月22日",
            "未收到异议；首尾都算，共7天，除去休息日2天，是5个工作日。",
        ],
        ["上榜 已上榜", "2026年8月24日"],
    ]
    assert page.notices == []


def test_steps_of_a_deed_in_its_window_then_what_it_waits_for() -> None:
    steps = pages_of(deed(**PENDING))["deeds/sg-1/"].section("走到哪一步").items
    assert [step.lines[0] for step in steps] == [
        "推荐 已完成",
        "核实 没有登记",
        "批准 没有登记",
        "公示 公示中",
        "上榜 还没有",
    ]
    assert steps[3].counted == [Counted("2026年10月26日至11月6日", "2026-11-06", "还有{d}天")]


def test_steps_of_a_deed_with_an_open_objection_then_it_is_not_honoured() -> None:
    row = deed(state="公示中", objection="异议待答复")
    window, end = pages_of(row)["deeds/sg-1/"].section("走到哪一步").items[3:]
    assert (window.statuses, end.statuses) == (["异议待答复"], ["期满未定"])
    assert end.lines[-1] == "异议答复以前不上榜。"


NOT_PUT_UP = {**PENDING, "state": "已核实", "window_from": "", "window_to": ""}


def test_deed_that_was_not_put_up_then_it_is_counted_and_told_nowhere() -> None:
    row = deed(**NOT_PUT_UP, what="为独居老人修好门锁")
    pages = pages_of(row, deed(what="送餐"))
    assert "deeds/sg-1/" not in pages
    assert [path for path in pages if "修好门锁" in pages.held(path)] == []
    page = pages["deeds/progress/"]
    assert page.section("还没有上榜").values["county/deeds/nominated"] == "1"
    communities, _ = page.section("各社区、各单位走到哪一步").tables
    assert communities.rows[0].texts == ["1", "0", "0", "0", "0", "1", "0"]


def test_way_to_honour_then_open_windows_by_their_end_with_days_left_and_notice() -> None:
    rows = numbered(
        [
            deed(**PENDING, what="修桥"),
            deed(**{**PENDING, "window_to": "2026-10-31"}, what="修路"),
            deed(what="送餐"),
        ]
    )
    noticed = [
        notice(deeds="sg-1", started_on=start, ended_on="2026-11-06", outcome="")
        for start in ("2026-10-27", "2026-10-26")
    ]
    pages = ask(make_measures(deeds=rows, notices=numbered(noticed)))
    windows = pages["deeds/progress/"].section("windows")
    found = [(item.counted, [link.href for link in item.links]) for item in windows.items]
    assert found == [
        ([Counted("公示到10月31日", "2026-10-31", "还有{d}天")], ["deeds/sg-2/"]),
        (
            [Counted("公示到11月6日", "2026-11-06", "还有{d}天")],
            ["deeds/sg-1/", "notices/gs-1/"],
        ),
    ]
    assert ("电话", "0000-12380（示范）", "") in windows.facts


def test_front_page_then_the_newest_quarter_that_honours_anybody() -> None:
    pages = pages_of(deed(people=""), deed(**{**PENDING, "date": "2026-10-10"}, what="修路"))
    assert pages["deeds/"].title == "党员闪光言行榜（2026年第三季度）"
    assert honoured(pages["deeds/2026-q4/"]) == []
    assert "正在公示" in pages["deeds/progress/"].titles
    assert pages["deeds/"].section("windows").links[0].href == "deeds/progress/#windows"


def test_page_of_a_revoked_deed_then_its_reason_or_that_none_is_written() -> None:
    pages = pages_of(
        deed(state="已撤榜", reason="事实有出入"), deed(state="已撤榜", reason="", what="送餐")
    )
    assert pages["deeds/sg-1/"].notices == ["本条已撤榜。原因：事实有出入"]
    assert pages["deeds/sg-2/"].notices == ["本条已撤榜。原因：未填"]


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
    people = ask(make_measures(**rows))["deeds/sg-1/"].section("谁做的")
    assert [(fact.label, fact.text) for fact in people.facts] == [
        ("周立群", "住建局；清河社区家园先锋；南苑社区家园医生"),
        ("住建局一名党员", "本人未同意公开姓名"),
    ]


def test_quarter_before_deeds_are_kept_then_it_has_no_board() -> None:
    early = finished(raised_on="2026-02-02", reported_on="", dispatched_on="", accepted_on="")
    county = make_measures(
        programme_overrides={"kept_from": {}}, tasks=[early], deeds=[deed(date="2026-08-08")]
    )
    assert [key for key, _ in deed_quarters(county)] == ["2026-q4", "2026-q3"]
