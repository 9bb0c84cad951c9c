"""An estate's page answers three questions: 谁包我们小区, 答应了什么, 做了吗."""

import pytest

from tests.asking import ask
from tests.factories import (
    ESTATES,
    UNITS,
    Row,
    commitment,
    finished,
    kept,
    make_measures,
    numbered,
    pairing,
    task,
)
from tests.shown import Shown


def page_of(estate: str = "qinghe-1", **rows: list[Row]) -> Shown:
    return ask(make_measures(**rows))[f"e/{estate}/"]


WHO, WHAT, DONE = QUESTIONS = ["谁包我们小区", "答应了什么", "做了吗"]


def answered(question: str, **rows: list[Row]) -> list[str]:
    """The answer and the lines below it, but not where to read more."""
    shown = page_of(**rows)
    assert shown.titles[:3] == QUESTIONS
    return [line for line in shown.section(question).lines if not line.startswith("看")]


def leader(**overrides: str) -> Row:
    return pairing(**{"kind": "领导包联", "leader_office": "县委常委", "unit": "czj", **overrides})


@pytest.mark.parametrize(
    ("pairings", "answer", "lines"),
    [
        pytest.param([], "没有单位包联", ["可拨打页脚的监督电话询问。"], id="nobody"),
        pytest.param(
            [pairing()], "住建局", ["找物业管理科，电话 0000-5550201"], id="a unit for the community"
        ),
        pytest.param(
            [pairing(started_on="2025-01-01"), pairing(unit="czj", estate="qinghe-1")],
            "财政局、住建局",
            ["财政局：找办公室，电话 0000-5550202"],
            id="its own unit stands before the community's",
        ),
        pytest.param(
            [pairing(estate="qinghe-2")], "没有单位包联", ["可拨打页脚的监督电话询问。"],
            id="only the estate beside it",
        ),
        pytest.param(
            [pairing(), leader()], "住建局",
            ["找物业管理科，电话 0000-5550201", "包联领导：县委常委（云桥县财政局）"],
            id="a unit and a leader",
        ),
        pytest.param(
            [leader(unit="zjj", started_on="2024-01-01"), pairing()], "住建局",
            ["找物业管理科，电话 0000-5550201", "包联领导：县委常委（云桥县住房和城乡建设局）"],
            id="a leader of the same unit who came first",
        ),
        pytest.param(
            [leader(started_on="2024-01-01"), pairing()], "住建局",
            ["找物业管理科，电话 0000-5550201", "包联领导：县委常委（云桥县财政局）"],
            id="a leader of another unit who came first",
        ),
        pytest.param(
            [leader()], "没有单位包联", ["可拨打页脚的监督电话询问。"], id="a leader alone"
        ),
        pytest.param(
            [pairing(unit="jyj")],
            "教育局",
            ["没有填写找谁、打什么电话，可拨打页脚的监督电话询问。"],
            id="a unit that says nothing",
        ),
        pytest.param(
            [pairing(ended_on="2026-10-30")], "没有单位包联", ["可拨打页脚的监督电话询问。"],
            id="it ended yesterday",
        ),
        pytest.param(
            [pairing(), pairing(estate="qinghe-1", started_on="2026-01-05")], "住建局",
            ["找物业管理科，电话 0000-5550201"], id="the same unit twice",
        ),
    ],
)  # fmt: skip
def test_who_answers_for_us(pairings: list[Row], answer: str, lines: list[str]) -> None:
    rows = numbered(pairings)
    assert answered(WHO, pairings=rows) == [answer, *lines]
    links = page_of(pairings=rows).section(WHO).links
    named = [] if answer == "没有单位包联" else answer.split("、")
    assert [link.label for link in links] == named


def test_two_units_of_one_short_name_then_both_answer() -> None:
    units = [UNITS[0], {**UNITS[1], "short_name": "住建局"}]
    rows = numbered([pairing(), pairing(unit="czj")])
    assert answered(WHO, units=units, people=[], pairings=rows)[0] == "住建局、住建局"


def test_who_answers_then_it_leads_to_the_unit() -> None:
    assert page_of(pairings=[pairing()]).section(WHO).links == [("住建局", "u/zjj/")]


FOR_ALL = {"estate": "", "text": "全社区义诊2场"}


@pytest.mark.parametrize(
    ("rows", "answer", "lines"),
    [
        pytest.param([], "没有单独的承诺", [], id="nothing"),
        pytest.param([commitment()], "1项承诺", ["更换楼道照明灯40盏"], id="one"),
        pytest.param([commitment(**FOR_ALL)], "面向全社区的1项", [], id="for all"),
        pytest.param(
            [
                kept(text="补种行道树"),
                commitment(text="修路"),
                commitment(text="装灯", due="2026-09-30"),
                commitment(**FOR_ALL),
            ],
            "3项承诺",
            ["装灯", "修路", "另有面向全社区的1项"],
            id="the two most urgent are named",
        ),
        pytest.param(
            [commitment(estate="qinghe-2"), commitment(community="nanyuan", estate="")],
            "没有单独的承诺", [], id="others' commitments",
        ),
    ],
)  # fmt: skip
def test_what_was_promised(rows: list[Row], answer: str, lines: list[str]) -> None:
    assert answered(WHAT, commitments=numbered(rows)) == [answer, *lines]


def test_commitments_to_the_whole_community_then_listed_apart_and_in_no_figure() -> None:
    shown = page_of(commitments=numbered([commitment(**FOR_ALL), commitment()]))
    own, of_all = shown.section("commitments").tables
    assert [row.name for row in shown.section("面向全社区的承诺").rows] == ["全社区义诊2场"]
    assert [row.name for row in of_all.rows] == ["全社区义诊2场"]
    assert [row.name for row in own.rows] == ["更换楼道照明灯40盏"]
    assert shown.values["estate/qinghe-1/commitments/all"] == "1"


@pytest.mark.parametrize(
    ("commitments", "tasks", "answer", "lines"),
    [
        pytest.param([], [], "没有到期的承诺", ["服务单到期0件，办结0件，没办完的0件", "没有逾期的"],
                     id="nothing"),
        pytest.param([commitment()], [task()], "没有到期的承诺",
                     ["服务单到期0件，办结0件，没办完的1件", "没有逾期的"], id="nothing due"),
        pytest.param([commitment(due="")], [], "没有到期的承诺",
                     ["服务单到期0件，办结0件，没办完的0件", "没有逾期的", "没有定期限的1项，单独计数"],
                     id="never due"),
        pytest.param([kept(), commitment(due="2026-09-30")],
                     [finished(), task(due="2026-10-20"), task()],
                     "到期2项，兑现1项", ["服务单到期2件，办结1件，没办完的2件", "逾期没做完的2项"],
                     id="some late"),
        pytest.param([kept()], [finished(result="")], "到期1项，兑现1项",
                     ["服务单到期1件，办结0件，没办完的0件", "没有逾期的"], id="only said to be done"),
    ],
)  # fmt: skip
def test_was_it_done(
    commitments: list[Row], tasks: list[Row], answer: str, lines: list[str]
) -> None:
    said = answered(DONE, commitments=numbered(commitments), tasks=numbered(tasks))
    assert said == [answer, *lines]


@pytest.mark.parametrize(("count", "has_picture"), [(4, False), (5, True)])
def test_was_it_done_then_a_picture_from_five_on(count: int, has_picture: bool) -> None:
    rows = [kept(text=f"补树{n}棵") for n in range(count)]
    shown = page_of(commitments=numbered(rows)).section(DONE)
    assert shown.pictures == ([100] if has_picture else [])


def test_numbers_of_an_estate_then_none_and_unknown_are_two_things() -> None:
    facts = {fact.label: fact.text for fact in page_of().section("facts").facts}
    assert facts["户数"] == "320户"
    assert facts["党员中心户数"] == "0户"
    assert facts["小区党支部"] == "清河花园党支部"
    unknown = {fact.label: fact.text for fact in page_of("qinghe-2").section("facts").facts}
    assert unknown["户数"] == unknown["党员中心户数"] == "未填"
    assert unknown["小区党支部"] == "未建"


@pytest.mark.parametrize(("count", "said"), [(30, "共30件。"), (31, "共31件，这里列出30件")])
def test_more_tasks_than_a_board_holds_then_the_rest_is_counted(count: int, said: str) -> None:
    tasks = page_of(tasks=numbered([finished(estate="qinghe-1")] * count)).section("tasks")
    assert len(tasks.rows) == 30
    (note,) = tasks.notes
    assert note.startswith(said)
    assert ("另有1件" in note) == (count > 30)


def test_last_record_then_its_day_or_that_there_is_none() -> None:
    assert "最近一条记录：2026-09-10" in page_of(tasks=[finished()]).lines
    assert "最近一条记录：还没有任何记录" in page_of("qinghe-2", tasks=[finished()]).lines


def test_pairings_then_each_says_who_what_since_when_and_on_what_ground() -> None:
    rows = [pairing(), leader(id="bl-2", basis="", estate="qinghe-1")]
    shown = page_of(pairings=rows).section("pairings").items
    assert [(item.lines[0], item.lines[-1]) for item in shown] == [
        ("县委常委（云桥县财政局） 领导包联 · 清河花园", "起始：2025-03-10 · 依据：未填"),
        (
            "云桥县住房和城乡建设局 单位包联 · 全社区",
            "起始：2025-03-10 · 依据：云基治办〔2025〕6号",
        ),
    ]


def test_every_estate_then_it_has_a_board_however_little_there_is_to_say() -> None:
    pages = ask(make_measures(units=UNITS[:1], people=[]))
    for estate in ESTATES:
        assert pages[f"e/{estate['id']}/"].titles[:3] == QUESTIONS


def test_several_units_then_each_leads_to_its_own_page() -> None:
    pairings = [pairing(), pairing(unit="czj", estate="qinghe-1")]
    links = page_of(pairings=numbered(pairings)).section(WHO).links
    assert links == [("财政局", "u/czj/"), ("住建局", "u/zjj/")]
