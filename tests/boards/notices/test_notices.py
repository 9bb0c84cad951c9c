"""Notices and corrections as pages: what stands now, the archive, the official form, what was corrected."""

from datetime import date

import pytest
from sunboard.boards.counted import Counted
from sunboard.boards.rows.notices import official_title
from sunboard.schema import BOARDS

from tests.asking import Asked, ask
from tests.factories import (
    Row,
    commitment,
    correction,
    deed,
    finished,
    kept,
    make_measures,
    notice,
    numbered,
    task,
    visit,
)
from tests.shown import Fact, Link

OPEN = {"started_on": "2026-10-26", "ended_on": "2026-11-06", "outcome": ""}
STANDING = {"kind": "承诺公示", "ended_on": "", "outcome": "", "title": "2026年承诺"}


def pages_of(*rows: Row, **others: list[Row]) -> Asked:
    return ask(make_measures(notices=numbered(rows), **others))


def test_board_then_windows_by_their_end_and_standing_ones_apart() -> None:
    page = pages_of(
        notice(**OPEN),
        notice(**{**OPEN, "ended_on": "2026-11-03"}),
        notice(),
        notice(**STANDING),
        notice(**{**STANDING, "started_on": "2026-09-01"}),
    )["notices/"]
    opened, standing = page.section("正在公示"), page.section("长期公示")
    assert [row.id for row in opened.items] == ["gs-2", "gs-1"]
    assert [row.id for row in standing.items] == ["gs-5", "gs-4"]
    assert [str(left) for left in opened.counted] == ["公示到11月3日", "公示到11月6日"]
    assert standing.counted == []
    assert Link("已结束的公示（1份）", "notices/past/") in page.links


def test_archive_then_what_is_over_with_its_outcome_the_last_to_end_first() -> None:
    page = pages_of(
        notice(),
        notice(ended_on="2026-09-21", outcome=""),
        notice(ended_on="2026-09-22", outcome="异议待答复"),
        notice(**{**STANDING, "ended_on": "2026-09-20"}),
        notice(**OPEN),
    )["notices/past/"]
    found = [(row.id, row.statuses, row.lines[1].partition("结果：")[2]) for row in page.items]
    assert found == [
        ("gs-3", ["异议待答复"], ""),
        ("gs-2", ["期满未登记结果"], ""),
        ("gs-4", ["已撤下"], ""),
        ("gs-1", ["已期满"], "未收到异议"),
    ]


@pytest.mark.parametrize(
    ("ended_on", "left"), [("2026-10-31", "公示到10月31日"), ("2026-11-02", "公示到11月2日")]
)
def test_open_window_then_until_when_and_what_the_script_counts(ended_on: str, left: str) -> None:
    pages = pages_of(notice(**{**OPEN, "ended_on": ended_on}))
    assert pages["notices/gs-1/"].counted[0] == Counted(left, ended_on, "还有{d}天")


def test_notice_when_its_window_closes_then_its_page_stays_and_tells_the_outcome() -> None:
    pages = pages_of(notice(), notice(outcome=""), notice(**OPEN))
    closed, unsaid, opened = (pages[f"notices/gs-{n}/"] for n in (1, 2, 3))
    assert closed.section("公示结果").lines == ["未收到异议"]
    assert unsaid.section("公示结果").lines == ["期满未登记结果"]
    assert "公示结果" not in opened.titles


def test_page_then_the_official_form_with_the_sum_of_its_days() -> None:
    row = notice(
        started_on="2026-09-19",
        ended_on="2026-10-09",
        hours="工作日9:00—17:00",
        handling="已当面答复。",
        outcome="异议已答复",
    )
    page = pages_of(row)["notices/gs-1/"]
    assert page.title == "关于2026年8月拟上榜闪光言行的公示"
    # 九月二十日是调休上班的星期日；国庆放七天假，其中五天本来是工作日。
    assert page.section("公示期").lines == [
        "2026年9月19日至10月9日",
        "首尾都算，共21天，除去休息日11天（其中放假9月25日、10月1日、2日、5日、6日、7日），"
        "9月20日调休上班，照算，是10个工作日。拟上榜公示至少5个工作日。",
    ]
    assert page.facts == [
        Fact("电话", "0000-5550301"),
        Fact("地址", "云桥县示范路1号（示范）"),
        Fact("受理时间", "工作日9:00—17:00"),
    ]
    assert page.section("公示结果").lines == ["异议已答复。已当面答复。"]
    assert "云桥县基层治理协调办公室 2026年9月19日" in page.text


def test_notice_that_says_little_then_the_programme_says_where_to_object() -> None:
    how = pages_of(notice(phone="", address="县政府大院"))["notices/gs-1/"].section("怎样反映")
    contact = {fact.label: fact.text for fact in how.facts}
    assert contact["电话"] == "0000-12380（示范）"
    assert contact["地址"] == "县政府大院"
    assert contact["受理时间"].startswith("工作日9:00")
    assert "真实姓名" in how.text


@pytest.mark.parametrize(
    "said", ["拟上榜言行", "关于拟上榜言行的公示", "拟上榜言行的公示", "拟上榜言行公示"]
)
def test_title_then_in_full_however_it_was_written(said: str) -> None:
    assert official_title(said) == "关于拟上榜言行的公示"


def test_subjects_then_listed_on_the_notice_and_the_notice_on_them() -> None:
    pages = pages_of(
        notice(deeds="sg-1"),
        notice(**STANDING, commitments="cn-2、cn-1"),
        notice(**{**OPEN, "kind": "办结公示"}, tasks="fw-1"),
        deeds=[deed()],
        commitments=numbered([kept(), commitment(text="装灯9盏")]),
        tasks=[finished()],
    )
    assert [row.id for row in pages["notices/gs-1/"].items] == ["sg-1"]
    assert [row.id for row in pages["notices/gs-2/"].rows] == ["cn-2", "cn-1"]
    assert [row.id for row in pages["notices/gs-3/"].rows] == ["fw-1"]
    for path, notice_id in (("deeds/sg-1/", "gs-1"), ("commitments/cn-1/", "gs-2")):
        assert f"notices/{notice_id}/" in [fact.href for fact in pages[path].facts], path


def test_no_board_of_notices_then_nothing_leads_to_one() -> None:
    boards = tuple(board for board in BOARDS if board != "notices")
    county = make_measures(
        programme_overrides={"boards": boards}, notices=[notice(deeds="sg-1")], deeds=[deed()]
    )
    links = [link.href for page in ask(county).values() for link in page.links]
    assert [href for href in links if href.startswith("notices/")] == []


def test_community_then_its_own_notices_are_counted_those_of_several_in_the_county_only() -> None:
    pages = pages_of(
        notice(community="qinghe"),
        notice(community="qinghe", outcome=""),
        notice(community="qinghe", **{**STANDING, "ended_on": "2026-09-20"}),
        notice(community="nanyuan", **OPEN),
        notice(community="nanyuan", **STANDING),
        notice(**OPEN),
    )
    page = pages["notices/"]
    assert [(row.id, list(row.values.values())) for row in page.rows] == [
        ("qinghe", ["0", "0", "1/2"]),
        ("nanyuan", ["1", "1", "—"]),
    ]
    assert page.values["county/notices/open"] == "2"


CORRECTED = {
    "commitments": [kept()],
    "deeds": [deed()],
    "tasks": [task()],
    "corrections": [
        correction(),
        correction(id="gz-2", target="sg-1", category="作废", date="2026-09-02"),
        correction(id="gz-3", target="fw-1", category="文字", date="2026-10-20"),
        correction(
            id="gz-4", target="qinghe-2", category="隐私", date="2026-10-21", before="", after="",
            reason="能认出一户居民",
        ),
        correction(id="gz-5", target="fw-404", category="作废", date="2026-10-22"),
    ],
}  # fmt: skip


def test_deed_that_was_not_put_up_yet_then_no_notice_tells_of_it() -> None:
    recommended = {"state": "已推荐", "approver": "", "approved_on": "", "objection": ""}
    later = {"window_from": "2026-11-09", "window_to": "2026-11-13"}
    rows = numbered([deed(**recommended, **later, what="送餐"), deed()])
    pages = pages_of(notice(deeds="sg-1、sg-2"), deeds=rows)
    assert [row.id for row in pages["notices/gs-1/"].items] == ["sg-2"]
    assert "sg-1" not in pages.held("notices/gs-1/")


def test_corrections_then_newest_first_each_with_the_way_to_its_record() -> None:
    page = ask(make_measures(**CORRECTED))["corrections/"]
    assert [(row.id, row.links) for row in page.items] == [
        ("gz-5", []),
        ("gz-4", []),
        ("gz-3", [Link("服务单 fw-1", "c/qinghe/2026-10/#fw-1")]),
        ("gz-2", [Link("闪光言行 sg-1", "deeds/sg-1/")]),
        ("gz-1", [Link("承诺 cn-1", "commitments/cn-1/")]),
    ]
    assert "fw-404" in page.items[0].lines[0]
    counted = {key: each for key, each in page.figures.items() if "/corrections/" in key}
    assert [(figure.label, figure.text) for figure in counted.values()] == [
        ("文字", "1"),
        ("事实", "0"),
        ("状态", "1"),
        ("作废", "2"),
        ("隐私", "1"),
    ]


def test_removal_for_privacy_then_the_day_and_the_class_only() -> None:
    pages = ask(make_measures(**CORRECTED))
    private = pages["corrections/"].section("gz-4")
    assert private.lines[0] == "2026年10月21日 隐私 gz-4"
    assert (private.facts, private.links) == ([], [])
    assert "能认出一户居民" not in pages.held("corrections/")
    assert "qinghe-2" not in private.text


def test_correction_of_what_is_not_told_then_the_day_and_the_class_only() -> None:
    recommended = {"state": "已推荐", "approver": "", "approved_on": "", "objection": ""}
    rows = {
        "deeds": [deed(**recommended, window_from="", window_to="")],
        "visits": [visit()],
        "corrections": [
            correction(id=f"gz-{n}", target=target, category="事实", before="3户", after="5户")
            for n, target in enumerate(("sg-1", "dy-2", "dy-1", "zf-1"), start=1)
        ],
    }
    items = ask(make_measures(**rows))["corrections/"].items
    shown = {row.id: (row.lines[0].partition("事实 ")[2], bool(row.facts)) for row in items}
    assert shown == {
        "gz-1": ("gz-1", False),
        "gz-2": ("gz-2", False),
        "gz-3": ("党员干部 dy-1 gz-3", True),
        "gz-4": ("包联走访 zf-1 gz-4", True),
    }


def test_corrected_record_then_it_says_so_itself_if_it_changed_or_ended() -> None:
    pages = ask(make_measures(**CORRECTED))
    for path, said, correction_id in (
        ("commitments/cn-1/", "2026年7月6日更正（状态）。", "gz-1"),
        ("deeds/sg-1/", "2026年9月2日更正（作废）。", "gz-2"),
    ):
        (told,) = pages[path].notices
        assert told.startswith(said)
        assert Link("更正记录", f"corrections/#{correction_id}") in pages[path].links


def test_days_off_not_announced_then_the_sum_of_a_window_says_so() -> None:
    over = {"started_on": "2027-02-03", "ended_on": "2027-02-17", "outcome": ""}
    page = ask(make_measures(date(2027, 2, 3), notices=[notice(**over)]))["notices/gs-1/"]
    assert (
        page.section("公示期")
        .notes[0]
        .startswith(
            "首尾都算，共15天，除去休息日8天（其中放假2月5日、8日、9日、10日），"
            "是7个工作日（按法定节假日推算，以公布为准）。"
        )
    )
