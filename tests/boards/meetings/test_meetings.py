"""The page of joint meetings and one page a meeting: gaps first, and every way there and back."""

from datetime import date

import pytest

from tests.asking import ask
from tests.factories import (
    Row,
    decision,
    event,
    finished,
    higher_meeting,
    leader,
    make_measures,
    meeting,
    numbered,
    pairing,
    raised,
    task,
)
from tests.markup import words
from tests.shown import Shown

SEPTEMBER = task(raised_on="2026-09-01", reported_on="", dispatched_on="", accepted_on="", unit="")


def all_meetings(as_of: date = date(2026, 10, 31), **rows: list[Row]) -> Shown:
    return ask(make_measures(as_of, **rows))["meetings/"]


def one_meeting(name: str = "hy-1", **rows: list[Row]) -> Shown:
    return ask(make_measures(**rows))[f"meetings/{name}/"]


def facts_of(shown: Shown) -> dict[str, str]:
    return {fact.label: fact.text for fact in shown.facts}


def test_months_then_held_missed_and_not_over_are_told_apart() -> None:
    shown = all_meetings(
        date(2026, 10, 30),
        tasks=[SEPTEMBER],
        pairings=[pairing()],
        meetings=[meeting(date="2026-09-08")],
    )
    (months,) = shown.section("months").tables
    qinghe, nanyuan = months.rows
    assert months.heads == ["社区", "开会", "9月", "10月"]
    assert qinghe.texts == ["1 / 1", "8日", "还没到月底"]
    assert nanyuan.texts == ["0 / 1", "未开", "还没到月底"]
    assert qinghe.cells["9月"].href == "meetings/hy-1/"
    assert (qinghe.id, nanyuan.id) == ("qinghe", "nanyuan")


def test_month_before_the_programme_began_then_it_is_not_missed() -> None:
    shown = all_meetings(tasks=[SEPTEMBER], pairings=[pairing(started_on="2026-09-20")])
    assert shown.section("months").rows[0].texts == ["0 / 1", "—", "未开"]


def test_more_than_a_year_then_the_last_twelve_months_and_the_rest_in_the_sum() -> None:
    began = {"raised_on": "2025-10-09", "reported_on": "", "dispatched_on": "", "accepted_on": ""}
    shown = all_meetings(
        tasks=[task(**began)],
        pairings=[pairing(started_on="2025-09-01")],
        meetings=[meeting(date="2025-10-20")],
    )
    (months,) = shown.section("months").tables
    assert months.heads[2:4] == ["11月", "12月"]
    assert (len(months.heads[2:]), months.heads[-1]) == (12, "10月")
    assert months.rows[0].cells["开会"].value == "1/13"
    assert "更早的月份只计入合计" in months.caption


def test_two_meetings_in_a_month_then_both_days_and_the_way_from_one_to_the_other() -> None:
    meetings = numbered([meeting(date="2026-09-08"), meeting(date="2026-09-24")])
    county = make_measures(tasks=[SEPTEMBER], meetings=meetings)
    pages = ask(county)
    cell = pages["meetings/"].section("months").rows[0].cells["9月"]
    assert (cell.text, cell.href) == ("8日、24日", "meetings/hy-2/")
    assert pages["meetings/hy-2/"].ways["prev"].href == "meetings/hy-1/"
    assert pages["meetings/hy-1/"].ways["next"].href == "meetings/hy-2/"
    assert "prev" not in pages["meetings/hy-1/"].ways


def test_three_meetings_of_a_community_then_each_leads_to_the_next_by_date() -> None:
    days = ("2026-09-24", "2026-08-08", "2026-10-08")
    meetings = numbered([meeting(date=day) for day in days])
    pages = ask(make_measures(meetings=meetings))
    ways = {
        name: {way: link.href for way, link in pages[f"meetings/{name}/"].ways.items()}
        for name in ("hy-2", "hy-1", "hy-3")
    }
    assert ways == {
        "hy-2": {"next": "meetings/hy-1/"},
        "hy-1": {"prev": "meetings/hy-2/", "next": "meetings/hy-3/"},
        "hy-3": {"prev": "meetings/hy-1/"},
    }


def test_meetings_of_another_place_or_level_then_they_are_no_neighbours() -> None:
    others = [
        meeting(),
        meeting(community="nanyuan", date="2026-08-27"),
        meeting(level="小区", date="2026-08-28"),
    ]
    assert one_meeting(meetings=numbered(others)).ways == {}


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
    shown = all_meetings(meetings=[meeting()], decisions=[*rows, raised(id="yd-99")])
    decisions = shown.section("decisions").rows
    assert [row.name for row in decisions] == [row["text"] for row in DECISIONS]
    assert [row.id for row in shown.section("提级的事项").rows] == ["yd-99"]
    assert decisions[0].href == "meetings/hy-1/#yd-9"


def test_many_decisions_then_every_unfinished_one_is_listed_and_the_rest_counted() -> None:
    done = [decision(done_on="2026-09-09", result="换灯") for _ in range(70)]
    shown = all_meetings(meetings=[meeting()], decisions=numbered([*done, decision()]))
    decisions = shown.section("decisions")
    assert len(decisions.rows) == 60
    assert "共71项" in decisions.text
    assert "另有11项" in decisions.text
    shown = all_meetings(
        meetings=[meeting()], decisions=numbered([*done, *(decision() for _ in range(65))])
    )
    assert [row.statuses for row in shown.section("decisions").rows] == [["逾期未落实"]] * 65


def test_many_alike_then_the_first_few_stand_open_and_the_others_are_a_part_of_their_own() -> None:
    decisions = numbered([decision() for _ in range(9)])
    section = all_meetings(meetings=[meeting()], decisions=decisions).section("decisions")
    parts = [
        (words(fold.find("summary")), fold.get("open") is not None, len(fold.xpath(".//tbody/tr")))
        for fold in section.element.iter("details")
    ]
    assert parts == [("逾期未落实 9", True, 5), ("逾期未落实（其余） 4", False, 4)]


@pytest.mark.parametrize(("count", "cut"), [(300, ""), (301, "这里列出300{}，另有1{}")])
@pytest.mark.parametrize(
    ("kind", "row", "place"),
    [
        ("decisions", decision(), ("decisions", "yd", "项")),
        ("decisions", raised(), ("提级的事项", "yd", "件")),
        ("meetings", higher_meeting(), ("社区以外各级的会议", "hy", "次")),
    ],
)
def test_more_than_anyone_reads_then_three_hundred_and_how_many_more(
    kind: str, row: Row, place: tuple[str, str, str], count: int, cut: str
) -> None:
    name, prefix, unit = place
    rows: dict[str, list[Row]] = {"meetings": [meeting()], "decisions": []}
    rows[kind] += [{**row, "id": f"{prefix}-{n + 2}"} for n in range(count)]
    section = all_meetings(**rows).section(name)
    assert len(section.rows + section.items) == 300
    said = " ".join([*section.notes, *(table.caption for table in section.tables)])
    assert cut.format(unit, unit) in said
    assert ("另有" in said) is bool(cut)


def test_other_meetings_then_the_newest_first() -> None:
    days = ("2026-09-03", "2026-10-12", "2026-08-31")
    rows = [higher_meeting(id=f"hy-{5 - n}", date=day) for n, day in enumerate(days)]
    shown = all_meetings(meetings=[meeting(), *rows])
    assert [item.href for item in shown.section("社区以外各级的会议").items] == [
        "meetings/hy-4/",
        "meetings/hy-5/",
        "meetings/hy-3/",
    ]


def test_ladder_then_every_level_with_what_it_raised() -> None:
    shown = all_meetings(
        meetings=[meeting(), higher_meeting(raised_from="hy-1")], decisions=[raised()]
    )
    levels = shown.section("ladder").items[:4]
    assert [level.text.split()[:3] for level in levels] == [
        ["小区", "开会0次", "提请上一级0件"],
        ["社区", "开会1次", "提请上一级1件"],
        ["镇（街道）", "开会1次", "提请上一级0件"],
        ["县", "开会0次"],
    ]
    assert [list(level.values.values()) for level in levels] == [["—"], ["1/1"], ["—"], []]


def test_matter_that_climbs_then_each_meeting_leads_to_the_other() -> None:
    county = make_measures(
        meetings=[meeting(), higher_meeting(raised_from="hy-1")], decisions=[raised()]
    )
    pages = ask(county)
    below, above = (pages[f"meetings/{name}/"] for name in ("hy-1", "hy-2"))
    assert ("提级到", "云城街道 2026-09-03", "meetings/hy-2/") in below.section("谁召集的").facts
    assert ("提级自", "清河社区 2026-08-20", "meetings/hy-1/") in above.section("谁召集的").facts
    card = below.section("yd-2")
    assert card.statuses == ["上级已开会"]
    assert ("去向", "云城街道 2026-09-03已开会研究", "meetings/hy-2/") in card.facts


@pytest.mark.parametrize(
    ("date_", "word"), [("2026-10-31", "等上级开会"), ("2026-09-29", "逾期未开会")]
)
def test_matter_nobody_took_up_then_it_waits_and_then_is_overdue(date_: str, word: str) -> None:
    card = one_meeting(meetings=[meeting(date=date_)], decisions=[raised()]).section("yd-2")
    assert card.statuses == [word]
    facts = facts_of(card)
    assert facts["去向"] == "上一级还没有开会"
    assert facts["原因"] == "没有权限"


def test_decision_with_tasks_then_they_are_listed_and_lead_back() -> None:
    tasks = numbered([finished(decision="yd-1"), task(decision="yd-1"), finished()])
    county = make_measures(meetings=[meeting()], decisions=[decision()], tasks=tasks)
    pages = ask(county)
    card = pages["meetings/hy-1/"].section("yd-1")
    assert [row.id for row in card.rows] == ["fw-2", "fw-1"]  # the open one first
    assert card.rows[1].href == "c/qinghe/2026-09/#fw-1"
    assert facts_of(card)["结果"] == "派成服务单2件，办结1件"
    back = {row.id: row.links for row in pages["c/qinghe/"].section("tasks").rows}
    assert ("议定事项 yd-1", "meetings/hy-1/#yd-1") in back["fw-1"]
    assert not [link for link in back["fw-3"] if "meetings/" in link.href]


def test_decision_with_one_finished_task_then_its_result_is_the_decision_s() -> None:
    shown = one_meeting(
        meetings=[meeting()], decisions=[decision()], tasks=[finished(decision="yd-1")]
    )
    assert facts_of(shown.section("yd-1"))["结果"] == "更换照明灯2盏"


def test_decision_whose_task_was_cancelled_then_it_is_shown_and_nothing_is_done() -> None:
    card = one_meeting(
        meetings=[meeting()],
        decisions=[decision()],
        tasks=[task(decision="yd-1")],
        task_events=[event("取消", "2026-10-20")],
    ).section("yd-1")
    assert [row.statuses for row in card.rows] == [["已取消"]]
    assert facts_of(card)["结果"] == "还没有登记结果"


def test_one_of_two_tasks_cancelled_then_the_other_s_result_is_the_decision_s() -> None:
    tasks = [finished(decision="yd-1"), task(id="fw-2", decision="yd-1")]
    card = one_meeting(
        meetings=[meeting()],
        decisions=[decision()],
        tasks=tasks,
        task_events=[event("取消", "2026-10-20", task="fw-2")],
    ).section("yd-1")
    assert card.statuses[0] == "已落实"
    assert facts_of(card)["结果"] == "更换照明灯2盏"


def test_matter_raised_with_tasks_then_the_list_says_why_and_the_card_lists_them() -> None:
    tasks = [task(decision="yd-2")]
    county = make_measures(meetings=[meeting()], decisions=[raised()], tasks=tasks)
    pages = ask(county)
    (row,) = pages["meetings/"].section("提级的事项").rows
    assert row.cells["去向或原因"].text == "没有权限"
    assert [row.id for row in pages["meetings/hy-1/"].section("yd-2").rows] == ["fw-1"]


ABSENT = "包联本社区而没有到会的"


def test_units_then_who_came_and_which_paired_ones_did_not() -> None:
    pairings = numbered([pairing(), pairing(unit="czj", estate="qinghe-1")])
    shown = one_meeting(meetings=[meeting(units="zjj、jyj")], pairings=pairings)
    assert [item.text for item in shown.section("到会单位").items] == ["住建局", "教育局"]
    (missing,) = shown.section(ABSENT).items
    assert (missing.text, missing.href) == ("财政局", "u/czj/")


def test_meeting_of_a_town_then_nobody_is_said_to_be_absent() -> None:
    shown = one_meeting("hy-2", meetings=[higher_meeting()], pairings=[pairing()])
    assert "到会单位" in shown.titles
    assert ABSENT not in shown.titles


def test_guide_then_the_leader_s_office_and_no_name() -> None:
    shown = one_meeting(meetings=[meeting(guided_by="bl-9")], pairings=[leader()])
    assert ("到会指导", "副县长（住建局）", "u/zjj/") in shown.facts


def test_figures_then_a_unit_s_board_and_the_page_of_meetings_say_the_same() -> None:
    county = make_measures(
        meetings=[meeting()], decisions=[decision()], pairings=[pairing()], tasks=[SEPTEMBER]
    )
    pages = ask(county)
    section = pages["u/zjj/"].section("联席会议和提级召集")
    assert section.href == "meetings/#zjj"
    shown = pages["meetings/"].section("zjj").values
    assert shown == section.values
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
    shown = ask(county)["meetings/hy-1/"]
    assert [item.text for item in shown.section("到会单位").items] == ["住建局"]
    assert [row.id for row in shown.rows] == ["fw-1"]
    assert [link for link in shown.links if link.href.startswith(("u/", "c/"))] == []


def test_meeting_that_nobody_is_said_to_have_called_then_it_says_nothing_of_that() -> None:
    said = {
        who: facts_of(one_meeting(meetings=[meeting(convenor=who)])) for who in ("", "社区党委")
    }
    assert said["社区党委"]["召集"] == "社区党委"
    assert "召集" not in said[""]
    assert said[""]["层级"] == said["社区党委"]["层级"]
