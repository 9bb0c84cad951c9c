"""The page of joint meetings and one page a meeting: gaps first, and every way there and back."""

from datetime import date

import pytest
from sunboard.boards.meetings.meeting import MeetingBoard
from sunboard.boards.meetings.meetings import MeetingsBoard

from tests.factories import (
    Row,
    decision,
    event,
    finished,
    higher_meeting,
    leader,
    make_measures,
    make_pages,
    meeting,
    numbered,
    pairing,
    raised,
    task,
)

SEPTEMBER = task(raised_on="2026-09-01", reported_on="", dispatched_on="", accepted_on="", unit="")


def all_meetings(as_of: date = date(2026, 10, 31), **rows: list[Row]) -> MeetingsBoard:
    board = make_pages(make_measures(as_of, **rows))["meetings/"].board
    assert isinstance(board, MeetingsBoard)
    return board


def one_meeting(name: str = "hy-1", **rows: list[Row]) -> MeetingBoard:
    board = make_pages(make_measures(**rows))[f"meetings/{name}/"].board
    assert isinstance(board, MeetingBoard)
    return board


def test_months_then_held_missed_and_not_over_are_told_apart() -> None:
    board = all_meetings(
        date(2026, 10, 30),
        tasks=[SEPTEMBER],
        pairings=[pairing()],
        meetings=[meeting(date="2026-09-08")],
    )
    qinghe, nanyuan = board.months.rows
    assert board.months.heads == ("社区", "开会", "9月", "10月")
    assert [cell.text for cell in qinghe.cells] == ["1 / 1", "8日", "还没到月底"]
    assert [cell.text for cell in nanyuan.cells] == ["0 / 1", "未开", "还没到月底"]
    assert qinghe.cells[1].path == "meetings/hy-1/"
    assert (qinghe.id, nanyuan.id) == ("qinghe", "nanyuan")


def test_month_before_the_programme_began_then_it_is_not_missed() -> None:
    board = all_meetings(tasks=[SEPTEMBER], pairings=[pairing(started_on="2026-09-20")])
    assert [cell.text for cell in board.months.rows[0].cells] == ["0 / 1", "—", "未开"]


def test_more_than_a_year_then_the_last_twelve_months_and_the_rest_in_the_sum() -> None:
    began = {"raised_on": "2025-10-09", "reported_on": "", "dispatched_on": "", "accepted_on": ""}
    board = all_meetings(
        tasks=[task(**began)],
        pairings=[pairing(started_on="2025-09-01")],
        meetings=[meeting(date="2025-10-20")],
    )
    assert board.months.heads[2:4] == ("11月", "12月")
    assert (len(board.months.heads[2:]), board.months.heads[-1]) == (12, "10月")
    assert board.months.rows[0].cells[0].value == "1/13"
    assert "更早的月份只计入合计" in board.months.caption


def test_two_meetings_in_a_month_then_both_days_and_the_way_from_one_to_the_other() -> None:
    meetings = numbered([meeting(date="2026-09-08"), meeting(date="2026-09-24")])
    county = make_measures(tasks=[SEPTEMBER], meetings=meetings)
    pages = make_pages(county)
    cell = pages["meetings/"].board.months.rows[0].cells[1]
    assert (cell.text, cell.path) == ("8日、24日", "meetings/hy-2/")
    assert pages["meetings/hy-2/"].board.earlier.href == "../../meetings/hy-1/"
    assert pages["meetings/hy-1/"].board.later.href == "../../meetings/hy-2/"
    assert pages["meetings/hy-1/"].board.earlier is None


def test_three_meetings_of_a_community_then_each_leads_to_the_next_by_date() -> None:
    days = ("2026-09-24", "2026-08-08", "2026-10-08")
    meetings = numbered([meeting(date=day) for day in days])
    pages = make_pages(make_measures(meetings=meetings))
    ways = {}
    for name in ("hy-2", "hy-1", "hy-3"):
        board = pages[f"meetings/{name}/"].board
        ways[name] = [link and link.href for link in (board.earlier, board.later)]
    assert ways == {
        "hy-2": [None, "../../meetings/hy-1/"],
        "hy-1": ["../../meetings/hy-2/", "../../meetings/hy-3/"],
        "hy-3": ["../../meetings/hy-1/", None],
    }


def test_meetings_of_another_place_or_level_then_they_are_no_neighbours() -> None:
    others = [
        meeting(),
        meeting(community="nanyuan", date="2026-08-27"),
        meeting(level="小区", date="2026-08-28"),
    ]
    assert one_meeting(meetings=numbered(others)).later is None


DECISIONS = [
    decision(text="overdue longest", due="2026-09-01"),
    decision(text="overdue", due="2026-10-30"),
    decision(text="open, due first", due="2026-11-20"),
    decision(text="open, due later", due="2026-12-20"),
    decision(text="done last", done_on="2026-10-09", result="换灯"),
    decision(text="done before", done_on="2026-09-09", result="换灯"),
]


def test_decisions_then_overdue_first_and_the_newest_done_before_older() -> None:
    rows = [{**row, "id": f"yd-{9 - n}"} for n, row in enumerate(DECISIONS)]
    board = all_meetings(meetings=[meeting()], decisions=[*rows, raised(id="yd-99")])
    assert [row.text for row in board.decisions] == [row["text"] for row in DECISIONS]
    assert [row.id for row in board.raised] == ["yd-99"]
    assert board.decisions[0].path == "meetings/hy-1/#yd-9"


def test_many_decisions_then_every_unfinished_one_is_listed_and_the_rest_counted() -> None:
    done = [decision(done_on="2026-09-09", result="换灯") for _ in range(70)]
    board = all_meetings(meetings=[meeting()], decisions=numbered([*done, decision()]))
    assert len(board.decisions) == 60
    assert "共71项" in board.decisions_note
    assert "另有11项" in board.decisions_note
    board = all_meetings(
        meetings=[meeting()], decisions=numbered([*done, *(decision() for _ in range(65))])
    )
    assert {row.status.word for row in board.decisions} == {"逾期未落实"}
    assert len(board.decisions) == 65


@pytest.mark.parametrize(("count", "cut"), [(300, ""), (301, "这里列出300{}，另有1{}")])
@pytest.mark.parametrize(
    ("kind", "row", "place"),
    [
        ("decisions", decision(), ("decisions", "decisions_note", "项")),
        ("decisions", raised(), ("raised", "raised_cut", "件")),
        ("meetings", higher_meeting(), ("others", "others_cut", "次")),
    ],
)
def test_more_than_anyone_reads_then_three_hundred_and_how_many_more(
    kind: str, row: Row, place: tuple[str, str, str], count: int, cut: str
) -> None:
    name, words, unit = place
    rows: dict[str, list[Row]] = {"meetings": [meeting()], "decisions": []}
    rows[kind] += [{**row, "id": f"{name}-{n}"} for n in range(count)]
    board = all_meetings(**rows)
    assert len(getattr(board, name)) == 300
    said = getattr(board, words)
    assert cut.format(unit, unit) in said
    assert ("另有" in said) is bool(cut)


def test_other_meetings_then_the_newest_first() -> None:
    days = ("2026-09-03", "2026-10-12", "2026-08-31")
    rows = [higher_meeting(id=f"hy-{5 - n}", date=day) for n, day in enumerate(days)]
    board = all_meetings(meetings=[meeting(), *rows])
    assert [line.path for line in board.others] == [
        "meetings/hy-4/",
        "meetings/hy-5/",
        "meetings/hy-3/",
    ]


def test_ladder_then_every_level_with_what_it_raised() -> None:
    board = all_meetings(
        meetings=[meeting(), higher_meeting(raised_from="hy-1")], decisions=[raised()]
    )
    assert [(step.level, step.meetings, step.raised) for step in board.ladder] == [
        ("小区", "开会0次", "提请上一级0件"),
        ("社区", "开会1次", "提请上一级1件"),
        ("镇（街道）", "开会1次", "提请上一级0件"),
        ("县", "开会0次", ""),
    ]
    taken_up = board.ladder[1].taken_up
    assert taken_up is not None
    assert (taken_up.numerator, taken_up.denominator) == ("1", "1")
    assert board.ladder[3].taken_up is None


def test_matter_that_climbs_then_each_meeting_leads_to_the_other() -> None:
    county = make_measures(
        meetings=[meeting(), higher_meeting(raised_from="hy-1")], decisions=[raised()]
    )
    pages = make_pages(county)
    below, above = pages["meetings/hy-1/"].board, pages["meetings/hy-2/"].board
    assert ("提级到", "云城街道 2026-09-03", "../../meetings/hy-2/") in below.facts
    assert ("提级自", "清河社区 2026-08-20", "../../meetings/hy-1/") in above.facts
    (card,) = below.decisions
    assert card.status.word == "上级已开会"
    assert ("去向", "云城街道 2026-09-03已开会研究", "../../meetings/hy-2/") in card.facts


@pytest.mark.parametrize(
    ("date_", "word"), [("2026-10-31", "等上级开会"), ("2026-09-29", "逾期未开会")]
)
def test_matter_nobody_took_up_then_it_waits_and_then_is_overdue(date_: str, word: str) -> None:
    board = one_meeting(meetings=[meeting(date=date_)], decisions=[raised()])
    (card,) = board.decisions
    assert card.status.word == word
    facts = {fact.label: fact.text for fact in card.facts}
    assert facts["去向"] == "上一级还没有开会"
    assert facts["原因"] == "没有权限"


def test_decision_with_tasks_then_they_are_listed_and_lead_back() -> None:
    tasks = numbered([finished(decision="yd-1"), task(decision="yd-1"), finished()])
    county = make_measures(meetings=[meeting()], decisions=[decision()], tasks=tasks)
    pages = make_pages(county)
    (card,) = pages["meetings/hy-1/"].board.decisions
    assert [row.id for row in card.tasks] == ["fw-2", "fw-1"]  # the open one first
    assert card.tasks[1].path == "c/qinghe/2026-09/#fw-1"
    assert {fact.label: fact.text for fact in card.facts}["结果"] == "派成服务单2件，办结1件"
    back = {row.id: row.serves for row in pages["c/qinghe/"].board.tasks}
    assert back["fw-1"] == (("议定事项 yd-1", "meetings/hy-1/#yd-1"),)
    assert back["fw-3"] == ()


def test_decision_with_one_finished_task_then_its_result_is_the_decision_s() -> None:
    (card,) = one_meeting(
        meetings=[meeting()], decisions=[decision()], tasks=[finished(decision="yd-1")]
    ).decisions
    assert {fact.label: fact.text for fact in card.facts}["结果"] == "更换照明灯2盏"


def test_decision_whose_task_was_cancelled_then_it_is_shown_and_nothing_is_done() -> None:
    (card,) = one_meeting(
        meetings=[meeting()],
        decisions=[decision()],
        tasks=[task(decision="yd-1")],
        task_events=[event("取消", "2026-10-20")],
    ).decisions
    assert [row.status.word for row in card.tasks] == ["已取消"]
    assert {fact.label: fact.text for fact in card.facts}["结果"] == "还没有登记结果"


def test_one_of_two_tasks_cancelled_then_the_other_s_result_is_the_decision_s() -> None:
    tasks = [finished(decision="yd-1"), task(id="fw-2", decision="yd-1")]
    (card,) = one_meeting(
        meetings=[meeting()],
        decisions=[decision()],
        tasks=tasks,
        task_events=[event("取消", "2026-10-20", task="fw-2")],
    ).decisions
    assert card.status.word == "已落实"
    assert {fact.label: fact.text for fact in card.facts}["结果"] == "更换照明灯2盏"


def test_matter_raised_with_tasks_then_the_list_says_why_and_the_card_lists_them() -> None:
    tasks = [task(decision="yd-2")]
    county = make_measures(meetings=[meeting()], decisions=[raised()], tasks=tasks)
    pages = make_pages(county)
    (row,) = pages["meetings/"].board.raised
    assert row.result == "没有权限"
    assert [task.id for task in pages["meetings/hy-1/"].board.decisions[0].tasks] == ["fw-1"]


def test_units_then_who_came_and_which_paired_ones_did_not() -> None:
    pairings = numbered([pairing(), pairing(unit="czj", estate="qinghe-1")])
    board = one_meeting(meetings=[meeting(units="zjj、jyj")], pairings=pairings)
    assert [link.label for link in board.present] == ["住建局", "教育局"]
    assert board.absent is not None
    assert [(link.label, link.href) for link in board.absent] == [("财政局", "../../u/czj/")]


def test_meeting_of_a_town_then_nobody_is_said_to_be_absent() -> None:
    board = one_meeting("hy-2", meetings=[higher_meeting()], pairings=[pairing()])
    assert board.absent is None


def test_guide_then_the_leader_s_office_and_no_name() -> None:
    board = one_meeting(meetings=[meeting(guided_by="bl-9")], pairings=[leader()])
    assert ("到会指导", "副县长（住建局）", "../../u/zjj/") in board.facts


def test_figures_then_a_unit_s_board_and_the_page_of_meetings_say_the_same() -> None:
    county = make_measures(
        meetings=[meeting()], decisions=[decision()], pairings=[pairing()], tasks=[SEPTEMBER]
    )
    pages = make_pages(county)
    (row,) = [row for row in pages["meetings/"].board.units.rows if row.id == "zjj"]
    (section,) = [s for s in pages["u/zjj/"].board.mechanisms if "联席会议" in s.title.label]
    assert section.title.href == "../../meetings/#zjj"
    shown = {cell.key: cell.value for cell in row.cells}
    assert shown == {
        f.key: f"{f.numerator}/{f.denominator}" if f.denominator else f.numerator
        for f in section.figures
    }
    assert shown["unit/zjj/meetings/decisions"] == "0/1"
    assert shown["unit/zjj/meetings/attended"] == "1/1"


def test_no_unit_boards_then_nothing_leads_there() -> None:
    boards = ("home", "meetings")
    county = make_measures(
        programme_overrides={"boards": boards},
        meetings=[meeting()],
        decisions=[decision()],
        pairings=[pairing()],
        tasks=[finished(decision="yd-1")],
    )
    board = make_pages(county)["meetings/hy-1/"].board
    assert [link.href for link in board.present] == [""]
    assert board.decisions[0].tasks[0].path == ""
    assert all(fact.href is None for fact in board.facts)
