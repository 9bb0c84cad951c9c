"""A community's board, its months, and a unit's board."""

import pytest
from sunboard.boards.rows.tasks import task_rows, tasks_by
from sunboard.measures.ground import Scope

from tests.asking import Asked, ask
from tests.factories import (
    UNITS,
    Row,
    commitment,
    county_rows,
    deed,
    event,
    finished,
    kept,
    make_measures,
    numbered,
    pairing,
    position,
    task,
)


def pages_of(**rows: list[Row]) -> Asked:
    return ask(make_measures(**rows))


def months_in(pages: Asked) -> list[str]:
    """The pages of months."""
    return [path for path in pages if path.startswith("c/") and path.count("/") == 3]


def test_months_then_every_record_lives_in_one_and_at_the_address_its_rows_give() -> None:
    county = make_measures(**county_rows())
    pages = ask(county)
    found = {
        f"{path}#{row.id}" for path in months_in(pages) for row in pages[path].section("tasks").rows
    }
    assert found == {row.path for row in task_rows(county)}
    assert len(found) == len(task_rows(county))


def test_month_in_which_nothing_began_then_no_page_and_no_link() -> None:
    pages = pages_of(tasks=[finished(raised_on="2026-07-31")])
    assert months_in(pages) == ["c/qinghe/2026-07/"]
    columns = {
        column.text: column.href for column in pages["c/qinghe/"].section("每个月提出的").items
    }
    assert columns["1 7月"] == "c/qinghe/2026-07/"
    assert columns["0 8月"] == ""


def test_months_then_each_leads_to_the_next_in_which_something_began() -> None:
    pages = pages_of(
        tasks=[finished(raised_on="2026-08-31"), finished(id="fw-2")],
        deeds=[
            deed(id="sg-2", date="2026-08-08", community="nanyuan", estate="nanyuan-1"),
        ],
        commitments=[commitment(made_on="2025-12-31", approved_on="2026-01-05")],
    )
    first, middle, last = (
        pages[f"c/qinghe/{month}/"] for month in ("2025-12", "2026-08", "2026-09")
    )
    assert first.ways == {"next": ("2026年8月 →", "c/qinghe/2026-08/")}
    assert middle.ways == {
        "prev": ("← 2025年12月", "c/qinghe/2025-12/"),
        "next": ("2026年9月 →", "c/qinghe/2026-09/"),
    }
    assert "next" not in last.ways
    assert [row.id for row in first.section("commitments").rows] == ["cn-1"]
    assert "prev" not in pages["c/nanyuan/2026-08/"].ways


def test_task_without_a_day_raised_then_it_stands_on_the_board_and_in_no_month() -> None:
    rows = [task(raised_on="1949-09-01"), finished(id="fw-2")]
    pages = ask(make_measures(tasks=rows, is_sound=False))
    assert len(months_in(pages)) == 1
    listed = {row.id: row.href for row in pages["c/qinghe/"].section("tasks").rows}
    assert listed["fw-1"] == ""
    assert listed["fw-2"].endswith("#fw-2")


def test_month_then_commitments_made_and_deeds_done_in_it() -> None:
    pages = pages_of(commitments=[kept(made_on="2026-03-02")], deeds=[deed(date="2026-08-08")])
    march, august = pages["c/qinghe/2026-03/"], pages["c/qinghe/2026-08/"]
    assert [row.id for row in march.section("commitments").rows] == ["cn-1"]
    assert [item.id for item in august.section("deeds").items] == ["sg-1"]
    assert "c/qinghe/2026-06/" not in pages


def test_community_then_leaders_apart_from_units() -> None:
    rows = [
        pairing(),
        pairing(kind="领导包联", leader_office="县委常委", unit="czj"),
        pairing(unit="jyj", estate="qinghe-2"),
    ]
    shown = pages_of(pairings=numbered(rows))["c/qinghe/"]
    assert [item.name for item in shown.section("包联领导").items] == ["县委常委（云桥县财政局）"]
    assert [item.lines[0] for item in shown.section("包联单位").items] == [
        "云桥县住房和城乡建设局 单位包联 · 全社区",
        "云桥县教育局 单位包联 · 河畔新村",
    ]


def test_positions_of_a_community_then_vacant_ones_say_so() -> None:
    rows = numbered([
        position(),
        position(person="dy-2", reported_on=""),
        position(person="dy-3", position="家园医生", ended_on="2026-01-01"),
    ])  # fmt: skip
    shown = pages_of(positions=rows)["c/qinghe/"].section("positions")
    assert {fact.label: fact.text for fact in shown.facts} == {
        "家园先锋": "已报到 1 / 2 人",
        "家园顾问": "空岗",
        "家园园丁": "空岗",
        "家园医生": "空岗",
        "家园卫士": "空岗",
    }


def test_estates_of_a_community_then_each_with_its_numbers() -> None:
    rows = {
        "pairings": [pairing(estate="qinghe-1")],
        "commitments": [kept()],
        "tasks": numbered([finished(), task(due="2026-10-20")]),
    }
    (estates,) = pages_of(**rows)["c/qinghe/"].section("estates").tables
    assert estates.heads == ["小区", "包联单位", "党支部", "户数", "承诺兑现", "服务单办结"]
    assert [(row.name, row.href, row.texts) for row in estates.rows] == [
        ("清河花园", "e/qinghe-1/", ["住建局", "清河花园党支部", "320户", "1 / 1", "1 / 2"]),
        ("河畔新村", "e/qinghe-2/", ["没有单位包联", "未建支部", "未填", "—", "—"]),
    ]
    assert estates.values["estate/qinghe-1/tasks/fulfilled"] == "1/2"


def test_merged_unit_then_its_board_says_when_and_into_what() -> None:
    merged = [*UNITS[:2], {**UNITS[2], "ended_on": "2026-01-01", "successor": "czj"}]
    pages = pages_of(units=merged, people=[])
    assert pages["u/jyj/"].notices == [
        "本单位已于2026-01-01撤并，并入云桥县财政局。以下是撤并前的记录。"
    ]
    assert pages["u/zjj/"].notices == []
    closed = [*UNITS[:2], {**UNITS[2], "ended_on": "2026-01-01"}]
    shown = pages_of(units=closed, people=[])["u/jyj/"]
    assert shown.notices == ["本单位已于2026-01-01撤并。以下是撤并前的记录。"]


def test_unit_then_what_it_answers_for_and_who_of_it_has_a_post() -> None:
    rows = {
        "pairings": numbered([
            pairing(started_on="2026-01-05"),
            pairing(community="nanyuan", estate="nanyuan-2"),
            pairing(kind="领导包联", leader_office="副县长", started_on="2026-02-02"),
        ]),
        "positions": numbered([position(), position(person="dy-2", reported_on="")]),
    }  # fmt: skip
    shown = pages_of(**rows)["u/zjj/"]
    assert [(p.lines[0], p.href) for p in shown.section("pairings").items] == [
        ("南苑社区 单位包联 · 柳岸小区", "e/nanyuan-2/"),
        ("清河社区 单位包联 · 全社区", "c/qinghe/"),
        ("清河社区 领导包联：副县长 · 全社区", "c/qinghe/"),
    ]
    assert shown.section("positions").facts == [("家园先锋", "已报到 1 / 2 人次", "")]


def test_task_passed_on_then_it_stands_on_the_new_units_board_only() -> None:
    rows = {"tasks": [task()], "task_events": [event("转办", "2026-10-20", unit="czj")]}
    pages = pages_of(**rows)
    listed = {unit: pages[f"u/{unit}/"].section("tasks").rows for unit in ("zjj", "czj", "jyj")}
    assert [len(rows) for rows in listed.values()] == [0, 1, 0]
    (row,) = pages["c/qinghe/"].section("tasks").rows
    assert row.cells["谁办"].text == "财政局"


@pytest.mark.parametrize(
    ("row", "word", "timing"),
    [
        (task(due="2026-11-03"), "在办", "快到期"),
        (task(due="2026-11-02"), "在办", "快到期"),
        (task(due="2026-10-30"), "逾期未办", "自10月31日起逾期"),
        (task(due="2026-10-31"), "在办", "快到期"),
        (task(due="2026-11-01"), "在办", "快到期"),
        (task(due="2026-10-29"), "逾期未办", "自10月30日起逾期"),
        (task(due="2026-12-31"), "在办", "未到期"),
        (finished(), "已办结", "按期"),
        (finished(due="2026-09-08"), "已办结", "晚2个工作日"),
        (finished(result=""), "报称办结", "按期"),
        (task(dispatched_on="", accepted_on=""), "在办", "未定期限"),
    ],
)
def test_task_then_its_words(row: Row, word: str, timing: str) -> None:
    shown = task_rows(make_measures(tasks=[row]))[0]
    assert (shown.status.word, str(shown.timing)) == (word, timing)


@pytest.mark.parametrize(
    ("kind", "word"), [("退回", "已退回"), ("中止", "已中止"), ("取消", "已取消"), ("恢复", "在办")]
)
def test_task_that_was_stopped_then_it_says_so(kind: str, word: str) -> None:
    county = make_measures(tasks=[task()], task_events=[event(kind, "2026-10-20")])
    assert task_rows(county)[0].status.word == word


def test_office_that_wants_few_boards_then_only_those_and_no_link_to_others() -> None:
    boards = ("communities", "estates")
    county = make_measures(programme_overrides={"boards": boards}, **county_rows())
    pages = ask(county)
    front = pages[""]
    assert front.titles == ["本站内容", "社区", "小区"]
    assert front.section("社区").links[0] == ("清河社区", "c/qinghe/")
    others = pages.keys() - {"", "changes/", "editions/", "data/", "search/"}
    assert {path.split("/")[0] for path in others} == {"c", "e"}
    indexes = {path for path in others if path.count("/") == 1}
    assert indexes == {"c/", "e/"}
    assert all(path.count("/") == 2 for path in others - indexes)
    for path in others:
        shown = pages[path]
        for gone in ("u/", "commitments/", "deeds/", "c/qinghe/2026-"):
            assert not [link for link in shown.links if link.href.startswith(gone)], (path, gone)
        assert "首页" not in shown.text, path


def test_tasks_when_no_months_are_made_then_the_community_lists_all() -> None:
    rows = numbered([finished(people="", text=f"换灯{n}盏") for n in range(70)])
    boards = ("home", "communities")
    county = make_measures(programme_overrides={"boards": boards}, tasks=rows)
    shown = ask(county)["c/qinghe/"]
    tasks = shown.section("tasks").rows
    assert len(tasks) == 70 == len(tasks_by(county, Scope.COMMUNITY)[0])
    assert {row.href for row in tasks} == {""}
    assert {column.href for column in shown.section("每个月提出的").items} == {""}
