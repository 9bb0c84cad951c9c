"""The board of challenges and one page a challenge."""

import pytest
from sunboard.boards.counted import Counted
from sunboard.boards.rows.tasks import task_rows

from tests.asking import ask
from tests.factories import (
    Row,
    challenge,
    commitment,
    finished,
    make_measures,
    milestone,
    numbered,
    solved,
    taken,
)
from tests.shown import Shown


def page_of(row: Row, **rows: list[Row]) -> Shown:
    return ask(make_measures(challenges=[row], **rows))[f"challenges/{row['id']}/"]


ROWS = [
    challenge(text="waits longest", posted_on="2026-07-01"),
    challenge(text="waits", posted_on="2026-10-09"),
    taken(text="overdue longest", due="2026-09-30"),
    taken(text="overdue", due="2026-10-30"),
    taken(text="open, due first", due="2026-11-20"),
    taken(text="open, due later", due="2026-12-20"),
    solved(text="solved last", closed_on="2026-10-20"),
    solved(text="solved before", closed_on="2026-09-09"),
]


def test_challenges_then_untaken_on_top_then_overdue_then_the_newest_solved() -> None:
    rows = [{**row, "id": f"bt-{9 - n}"} for n, row in enumerate(ROWS)]
    page = ask(make_measures(challenges=rows))["challenges/"]
    parts = [page.section(name).rows for name in ("untaken", "open", "closed")]
    texts = [row["text"] for row in ROWS]
    assert [[row.name for row in part] for part in parts] == [texts[:2], texts[2:6], texts[6:]]
    waits = Counted("还没有单位揭榜，2026年7月1日张榜", "2026-07-01", "已等{d}天")
    assert waits in parts[0][0].counted


WHY = [
    pytest.param(
        challenge(), "待揭榜", "未到期",
        "还没有单位揭榜，2026年8月3日张榜。",
        "期限是2026年11月30日，还没有到期。逾期从期限的第二天算起。",
        id="nobody took it",
    ),
    pytest.param(
        challenge(due="2026-10-30"), "待揭榜", "自10月31日起逾期",
        "还没有单位揭榜，2026年8月3日张榜。",
        "期限是2026年10月30日，数据截至2026年10月31日还没有销号：过期1天。逾期从期限的第二天算起。",
        id="nobody took it in time",
    ),
    pytest.param(
        taken(due="2026-10-30"), "逾期未销号", "自10月31日起逾期",
        "有单位揭榜，记录里没有销号日期，所以还在攻坚。",
        "期限是2026年10月30日，数据截至2026年10月31日还没有销号：过期1天。逾期从期限的第二天算起。",
        id="overdue",
    ),
    pytest.param(
        solved(due="2026-10-20"), "已销号", "按期",
        "有揭榜单位、题目、结果和销号日期（2026年10月20日），见人见事见结果，算销号。",
        "期限是2026年10月20日，完成于2026年10月20日：正好是期限当天。逾期从期限的第二天算起。",
        id="solved on the day",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("row", "word", "timing", "outcome_step", "due_step"), WHY)
def test_why_this_status_then_each_step_says_what_it_rests_on(
    row: Row, word: str, timing: str, outcome_step: str, due_step: str
) -> None:
    page = page_of(row)
    assert f"{word} {timing}" in page.lines
    reasons = page.section("为什么是这个状态")
    assert [item.text for item in reasons.items] == [outcome_step, due_step]
    assert reasons.lines[0] == f"所以：{word}，{timing}。"


def test_joint_challenge_then_every_taker_leads_to_its_board() -> None:
    page = page_of(taken(takers="zjj、czj", form="联合揭榜"))
    takers = [(fact.text, fact.href) for fact in page.facts if fact.label == "揭榜单位"]
    assert takers == [("云桥县住房和城乡建设局", "u/zjj/"), ("云桥县财政局", "u/czj/")]


def test_assigned_challenge_then_it_says_by_what() -> None:
    page = page_of(taken(claim="点题交办", assigned_by="云基治办〔2026〕8号"))
    facts = {fact.label: fact.text for fact in page.facts}
    assert facts["领题方式"] == "点题交办"
    assert facts["交办依据"] == "云基治办〔2026〕8号"


@pytest.mark.parametrize(
    ("changes", "place", "href"),
    [
        ({}, "清河花园", "e/qinghe-1/"),
        ({"estate": ""}, "清河社区", "c/qinghe/"),
        ({"estate": "", "community": ""}, "云桥县", ""),
    ],
)
def test_place_of_a_challenge_then_the_smallest_one(changes: Row, place: str, href: str) -> None:
    assert ("哪里的题目", place, href) in page_of(challenge(**changes)).facts


def test_milestones_then_by_date_each_with_its_own_status() -> None:
    steps = [
        milestone(id="jd-3", due="2026-11-20", text="启用"),
        milestone(id="jd-1", due="2026-09-10", done_on="2026-09-09", text="摸底"),
        milestone(id="jd-2", due="2026-10-09", text="划线"),
    ]
    found = page_of(taken(), milestones=steps).section("节点").items
    assert [(item.name, item.statuses, item.lines[1:]) for item in found] == [
        ("摸底", ["已完成"], ["2026年9月9日完成，按期"]),
        ("划线", ["逾期未完成"], ["自10月10日起逾期"]),
        ("启用", ["未完成"], ["未到期"]),
    ]


def test_milestones_of_one_day_then_by_id() -> None:
    steps = [milestone(id=f"jd-{n}", due="2026-11-20", text=f"第{n}步") for n in (2, 3, 1)]
    found = page_of(taken(), milestones=steps).section("节点").items
    assert [item.name for item in found] == ["第1步", "第2步", "第3步"]


def test_tasks_that_serve_it_then_they_are_listed_and_lead_back() -> None:
    tasks = numbered([finished(challenge="bt-1"), finished(commitment="cn-1", challenge="bt-1")])
    county = make_measures(challenges=[taken()], tasks=tasks, commitments=[commitment()])
    first, second = ask(county)["challenges/bt-1/"].rows
    assert (first.id, second.id) == ("fw-1", "fw-2")
    served = [link for link in first.links if not link.href.startswith(("c/", "u/"))]
    assert served == [("榜题 bt-1", "challenges/bt-1/")]
    assert "落实 承诺 cn-1 榜题 bt-1" in second.note


def test_boards_that_are_not_made_then_no_task_leads_there() -> None:
    county = make_measures(
        programme_overrides={"boards": ("communities", "months")},
        challenges=[taken()],
        commitments=[commitment()],
        tasks=[finished(commitment="cn-1", challenge="bt-1")],
    )
    assert task_rows(county)[0].serves == ()


def need(**fulfilled: str) -> Row:
    return {
        "id": "qd-1",
        "list": "需求清单",
        "text": "夜间没处停车",
        "unit": "zjj",
        "community": "qinghe",
        "listed_on": "2026-08-03",
        "due": "2026-12-31",
        **fulfilled,
    }


@pytest.mark.parametrize("target", ["fw-1", "cn-1", "bt-1"])
def test_need_on_the_lists_then_what_fulfilled_it_leads_back(target: str) -> None:
    county = make_measures(
        challenges=[solved()],
        commitments=[
            commitment(outcome="已兑现", result="40盏", done_on="2026-09-09", evidence="单")
        ],
        tasks=[finished()],
        list_items=[need(fulfilled_by=target)],
    )
    pages = ask(county)
    path = "lists/qinghe/#qd-1"
    assert path.removesuffix("#qd-1") in pages
    here: dict[str, tuple[tuple[str, str], ...]] = {"fw-1": task_rows(county)[0].serves}
    for name, page in (("cn-1", "commitments/cn-1/"), ("bt-1", "challenges/bt-1/")):
        here[name] = tuple(link for link in pages[page].links if link.href.startswith("lists/"))
    links = {name: list(map(tuple, found)) for name, found in here.items()}
    assert links.pop(target) == [("需求清单 qd-1", path)]
    assert not any(links.values())


def test_figures_then_a_community_s_board_and_the_page_of_challenges_say_the_same() -> None:
    rows = numbered([challenge(), taken(due="2026-09-30"), solved()])
    pages = ask(make_measures(challenges=rows))
    shown = pages["challenges/"].section("qinghe").values
    assert shown == pages["c/qinghe/"].section("揭榜挂帅").values
    assert list(shown.values()) == ["2/3", "1/2", "1"]
