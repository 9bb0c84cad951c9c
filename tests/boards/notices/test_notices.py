"""Notices and corrections as pages: what stands now, the archive, the official form, what was corrected."""

from datetime import date

import pytest
from sunboard.boards.counted import Counted
from sunboard.boards.rows.notices import official_title
from sunboard.boards.values import Page
from sunboard.settings import BOARDS

from tests.factories import (
    Row,
    commitment,
    correction,
    deed,
    finished,
    kept,
    make_measures,
    make_pages,
    notice,
    numbered,
    task,
    visit,
)

OPEN = {"started_on": "2026-10-26", "ended_on": "2026-11-06", "outcome": ""}
STANDING = {"kind": "承诺公示", "ended_on": "", "outcome": "", "title": "2026年承诺"}


def pages_of(*rows: Row, **others: list[Row]) -> dict[str, Page]:
    return make_pages(make_measures(notices=numbered(rows), **others))


def test_board_then_windows_by_their_end_and_standing_ones_apart() -> None:
    board = pages_of(
        notice(**OPEN),
        notice(**{**OPEN, "ended_on": "2026-11-03"}),
        notice(),
        notice(**STANDING),
        notice(**{**STANDING, "started_on": "2026-09-01"}),
    )["notices/"].board
    assert [row.id for row in board.open] == ["gs-2", "gs-1"]
    assert [row.id for row in board.standing] == ["gs-5", "gs-4"]
    assert [str(row.left) for row in board.open] == ["公示到11月3日", "公示到11月6日"]
    assert [row.left for row in board.standing] == ["", ""]
    assert board.past.label == "已结束的公示（1份）"


def test_archive_then_what_is_over_with_its_outcome_the_last_to_end_first() -> None:
    board = pages_of(
        notice(),
        notice(ended_on="2026-09-21", outcome=""),
        notice(ended_on="2026-09-22", outcome="异议待答复"),
        notice(**{**STANDING, "ended_on": "2026-09-20"}),
        notice(**OPEN),
    )["notices/past/"].board
    found = [(row.id, row.status.word, row.outcome) for row in board.past]
    assert found == [
        ("gs-3", "异议待答复", "异议待答复"),
        ("gs-2", "期满未登记结果", ""),
        ("gs-4", "已撤下", ""),
        ("gs-1", "已期满", "未收到异议"),
    ]


@pytest.mark.parametrize(
    ("ended_on", "left"), [("2026-10-31", "公示到10月31日"), ("2026-11-02", "公示到11月2日")]
)
def test_open_window_then_until_when_and_what_the_script_counts(ended_on: str, left: str) -> None:
    pages = pages_of(notice(**{**OPEN, "ended_on": ended_on}))
    assert pages["notices/gs-1/"].board.notice.left == Counted(left, ended_on, "还有{d}天")


def test_notice_when_its_window_closes_then_its_page_stays_and_tells_the_outcome() -> None:
    pages = pages_of(notice(), notice(outcome=""), notice(**OPEN))
    assert [pages[f"notices/gs-{n}/"].board.outcome for n in (1, 2, 3)] == [
        "未收到异议",
        "期满未登记结果",
        "",
    ]


def test_page_then_the_official_form_with_the_sum_of_its_days() -> None:
    row = notice(
        started_on="2026-09-19",
        ended_on="2026-10-09",
        hours="工作日9:00—17:00",
        handling="已当面答复。",
        outcome="异议已答复",
    )
    board = pages_of(row)["notices/gs-1/"].board
    assert board.notice.title == "关于2026年8月拟上榜闪光言行的公示"
    assert board.window == "2026年9月19日至10月9日"
    # 九月二十日是调休上班的星期日；国庆放七天假，其中五天本来是工作日。
    assert board.sum == (
        "首尾都算，共21天，除去休息日11天（其中放假9月25日、10月1日、2日、5日、6日、7日），"
        "9月20日调休上班，照算，是10个工作日。"
    )
    assert board.least == "拟上榜公示至少5个工作日"
    assert [(fact.label, fact.text) for fact in board.contact] == [
        ("电话", "0000-5550301"),
        ("地址", "云桥县示范路1号（示范）"),
        ("受理时间", "工作日9:00—17:00"),
    ]
    assert (board.outcome, board.handling) == ("异议已答复", "已当面答复。")
    assert (board.notice.issuer, board.signed_on) == ("云桥县基层治理协调办公室", "2026年9月19日")


def test_notice_that_says_little_then_the_programme_says_where_to_object() -> None:
    board = pages_of(notice(phone="", address="县政府大院"))["notices/gs-1/"].board
    contact = {fact.label: fact.text for fact in board.contact}
    assert contact["电话"] == "0000-12380（示范）"
    assert contact["地址"] == "县政府大院"
    assert contact["受理时间"].startswith("工作日9:00")
    assert "真实姓名" in board.how


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
    assert [row.id for row in pages["notices/gs-1/"].board.deeds] == ["sg-1"]
    assert [row.id for row in pages["notices/gs-2/"].board.commitments] == ["cn-2", "cn-1"]
    assert [row.id for row in pages["notices/gs-3/"].board.tasks] == ["fw-1"]
    for path, notice_id in (("deeds/sg-1/", "gs-1"), ("commitments/cn-1/", "gs-2")):
        hrefs = [fact.href for fact in pages[path].board.facts]
        assert f"../../notices/{notice_id}/" in hrefs, path


def test_no_board_of_notices_then_nothing_leads_to_one() -> None:
    boards = tuple(board for board in BOARDS if board != "notices")
    county = make_measures(
        programme_overrides={"boards": boards}, notices=[notice(deeds="sg-1")], deeds=[deed()]
    )
    assert [path for path, page in make_pages(county).items() if "notices/" in repr(page)] == []


def test_community_then_its_own_notices_are_counted_those_of_several_in_the_county_only() -> None:
    pages = pages_of(
        notice(community="qinghe"),
        notice(community="qinghe", outcome=""),
        notice(community="qinghe", **{**STANDING, "ended_on": "2026-09-20"}),
        notice(community="nanyuan", **OPEN),
        notice(community="nanyuan", **STANDING),
        notice(**OPEN),
    )
    grid = pages["notices/"].board.places
    assert [(row.id, [cell.value for cell in row.cells]) for row in grid.rows] == [
        ("qinghe", ["0", "0", "1/2"]),
        ("nanyuan", ["1", "1", "—"]),
    ]
    figures = {figure.key: figure.numerator for figure in pages["notices/"].board.figures}
    assert figures["county/notices/open"] == "2"


CORRECTED = {
    "commitments": [kept()],
    "deeds": [deed()],
    "tasks": [task()],
    "corrections": [
        correction(),
        correction(id="gz-2", target="sg-1", category="作废", date="2026-09-02"),
        correction(id="gz-3", target="fw-1", category="文字", date="2026-10-20"),
        correction(
            id="gz-4", target="cn-1", category="隐私", date="2026-10-21", before="", after="",
            reason="能认出一户居民",
        ),
        correction(id="gz-5", target="fw-404", category="作废", date="2026-10-22"),
    ],
}  # fmt: skip


def test_deed_that_was_not_put_up_yet_then_no_notice_tells_of_it() -> None:
    recommended = {"state": "已推荐", "approver": "", "approved_on": "", "objection": ""}
    later = {"window_from": "2026-11-09", "window_to": "2026-11-13"}
    rows = numbered([deed(**recommended, **later, what="送餐"), deed()])
    page = pages_of(notice(deeds="sg-1、sg-2"), deeds=rows)["notices/gs-1/"]
    assert [row.id for row in page.board.deeds] == ["sg-2"]
    assert "sg-1" not in repr(page)


def test_corrections_then_newest_first_each_with_the_way_to_its_record() -> None:
    board = make_pages(make_measures(**CORRECTED))["corrections/"].board
    assert [(row.id, row.target, row.path) for row in board.rows] == [
        ("gz-5", "fw-404", ""),
        ("gz-4", "", ""),
        ("gz-3", "服务单 fw-1", "c/qinghe/2026-10/#fw-1"),
        ("gz-2", "闪光言行 sg-1", "deeds/sg-1/"),
        ("gz-1", "承诺 cn-1", "commitments/cn-1/"),
    ]
    assert [(figure.label, figure.numerator) for figure in board.figures] == [
        ("文字", "1"),
        ("事实", "0"),
        ("状态", "1"),
        ("作废", "2"),
        ("隐私", "1"),
    ]


def test_removal_for_privacy_then_the_day_and_the_class_only() -> None:
    board = make_pages(make_measures(**CORRECTED))["corrections/"].board
    private = next(row for row in board.rows if row.id == "gz-4")
    assert (private.date, private.status.word, private.facts) == ("2026年10月21日", "隐私", ())
    assert "能认出一户居民" not in repr(board)
    assert "cn-1" not in repr(private)


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
    board = make_pages(make_measures(**rows))["corrections/"].board
    shown = {row.id: (row.target, bool(row.facts)) for row in board.rows}
    assert shown == {
        "gz-1": ("", False),
        "gz-2": ("", False),
        "gz-3": ("党员干部 dy-1", True),
        "gz-4": ("包联走访 zf-1", True),
    }


def test_corrected_record_then_it_says_so_itself_if_it_changed_or_ended() -> None:
    pages = make_pages(make_measures(**CORRECTED))
    marks = {
        path: [(mark.date, mark.word, mark.more.href) for mark in pages[path].board.corrections]
        for path in ("commitments/cn-1/", "deeds/sg-1/")
    }
    assert marks == {
        "commitments/cn-1/": [("2026年7月6日", "状态", "../../corrections/#gz-1")],
        "deeds/sg-1/": [("2026年9月2日", "作废", "../../corrections/#gz-2")],
    }


def test_days_off_not_announced_then_the_sum_of_a_window_says_so() -> None:
    over = {"started_on": "2027-02-03", "ended_on": "2027-02-17", "outcome": ""}
    page = make_pages(make_measures(date(2027, 2, 3), notices=[notice(**over)]))["notices/gs-1/"]
    assert page.board.sum == (
        "首尾都算，共15天，除去休息日8天（其中放假2月5日、8日、9日、10日），"
        "是7个工作日（按法定节假日推算，以公布为准）。"
    )
