"""Every mechanism of the programme has its records, its page, and the words a reader must find there.

The table follows the speech that the programme goes back to; a mechanism that loses its records or its
page fails here, whatever else still works.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tests.site import records
from tests.site.pages import SitePage


@dataclass(frozen=True)
class Line:
    """One mechanism."""

    name: str
    kinds: tuple[str, ...]
    """The kinds of record it rests on."""
    page: str
    words: tuple[str, ...]
    """What must stand on the page."""
    vocabularies: tuple[str, ...] = ()
    """Vocabularies every label of which must stand there as well."""


LINES = (
    Line(
        "点报派接晒评 闭环",
        ("tasks", "evaluations"),
        "loop/index.html",
        ("每一步", "在等这一步", "九成不超过", "等得超过步骤时限", "限10个工作日"),
    ),
    Line(
        "闭环，一个社区",
        ("tasks",),
        "c/qinghe/index.html",
        ("服务单走到哪一步", "居民点单", "结果公开", "在等这一步"),
    ),
    Line("晒", ("tasks",), "loop/index.html", ("办结后几天结果公开", "1个工作日内结果公开")),
    Line(
        "评",
        ("evaluations",),
        "loop/index.html",
        ("谁评的、怎么评", "办结后有群众评价", "不满意，没有答复也没有重办"),
        ("eval_levels", "evaluator_types"),
    ),
    Line(
        "四张清单",
        ("list_items",),
        "lists/index.html",
        ("四张清单", "需求对接", "没有着落", "责任单位"),
        ("lists",),
    ),
    Line(
        "四个一",
        ("activities", "visits", "positions"),
        "obligations/index.html",
        ("四个一", "做了几次 / 应做几次", "一项也没做到的单位"),
        ("obligations",),
    ),
    Line(
        "优质服务八进社区",
        ("activities",),
        "services/index.html",
        ("优质服务八进社区", "从未来过", "场次", "人次", "人数"),
        ("services",),
    ),
    Line(
        "清单式、组团式、揭榜式",
        ("tasks", "commitments", "activities"),
        "loop/index.html",
        ("按服务方式", "到期办结", "到期兑现"),
        ("service_modes",),
    ),
    Line(
        "揭榜挂帅、主动认领、点题交办",
        ("challenges", "milestones"),
        "challenges/index.html",
        ("还没有单位揭榜", "攻坚中", "已销号", "主动认领", "点题交办", "张榜到揭榜"),
    ),
    Line(
        "联席会议",
        ("meetings", "decisions"),
        "meetings/index.html",
        ("各社区每月开会", "议定事项办到哪一步", "责任单位", "期限"),
    ),
    Line("提级召集", ("meetings",), "meetings/index.html", ("提级", "提级后按期开会"), ("levels",)),
    Line(
        "六支队伍",
        ("teams",),
        "forces/index.html",
        ("六支队伍", "缺", "六支队伍都有的社区"),
        ("teams",),
    ),
    Line("六类社会力量", ("teams",), "forces/index.html", ("六类社会力量",), ("social_forces",)),
    Line("主力军、生力军、同盟军", ("teams",), "forces/index.html", ("角色",), ("force_roles",)),
    Line(
        "城市观察员",
        ("observers", "tasks"),
        "forces/index.html",
        ("城市观察员", "招募", "活跃", "提出问题", "到期解决", "一般几天"),
    ),
    Line(
        "党群服务站、轮值",
        ("stations", "shifts"),
        "stations/index.html",
        ("地址", "开放", "设施", "轮值到岗", "未到岗的班次和原因"),
    ),
    Line(
        "小区党支部、楼栋小组、党员中心户",
        ("estates",),
        "forces/index.html",
        ("组织覆盖", "建了党支部的小区", "楼栋小组", "党员中心户"),
    ),
    Line(
        "家园岗位、双报到",
        ("positions", "people"),
        "positions/index.html",
        ("空缺岗位", "双报到", "两处都报到"),
        ("positions", "relations"),
    ),
    Line(
        "包联3—5户、走访",
        ("positions", "visits"),
        "positions/index.html",
        ("包联户", "不足3户", "超出5户", "联系户数 / 登记户数", "走访次数"),
    ),
    Line(
        "包联社区科级领导",
        ("pairings", "meetings"),
        "pairings/index.html",
        ("有包联领导的社区", "联系1—2个小区的领导", "领导到会指导的月份"),
    ),
    Line("结对帮扶2户", ("pairings",), "pairings/index.html", ("结对帮扶", "结对帮扶户数")),
    Line(
        "见人见事见结果",
        ("tasks", "commitments"),
        "accountability/index.html",
        ("见人见事见结果", "三样齐全", "服务单缺结果", "承诺缺结果"),
    ),
    Line(
        "思想认识不到位、工作落实有差距、制度执行不严格",
        ("units", "people", "visits", "activities"),
        "silent/index.html",
        (
            "没有新记录的单位",
            "没有承诺的单位",
            "没有走访的单位",
            "没有志愿服务的单位",
            "没有明确责任人的单位",
            "没有人报到的单位",
            "规则：",
        ),
    ),
    Line(
        "责任传导、考核管理",
        ("tasks", "commitments"),
        "accountability/index.html",
        ("逾期多久", "服务单逾期7天以内", "承诺逾期超过30天"),
    ),
    Line(
        "公示",
        ("notices",),
        "notices/index.html",
        ("正在公示", "公示到", "怎样反映", "电话", "已结束的公示"),
    ),
    Line(
        "公示期满",
        ("notices",),
        "notices/past/index.html",
        ("未收到异议", "期满未登记结果"),
    ),
    Line(
        "闪光言行榜的上榜过程",
        ("deeds", "notices"),
        "deeds/progress/index.html",
        ("待核实", "待批准", "公示中", "期满未定", "已上榜", "已撤榜"),
    ),
    Line(
        "更正",
        ("corrections",),
        "corrections/index.html",
        ("全部更正", "原因", "决定", "收到的异议", "不属实"),
        ("correction_classes",),
    ),
    Line(
        "部门单位联社区包小区",
        ("pairings",),
        "pairings/index.html",
        ("包联一览", "包联全社区的单位", "包联小区的单位", "有单位包联的小区"),
    ),
)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_a_mechanism_has_its_records(line: Line) -> None:
    assert {kind for kind in line.kinds if not records.rows(kind)} == set()


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_a_mechanism_has_its_page_and_says_what_a_reader_must_find(
    line: Line, pages: dict[str, SitePage]
) -> None:
    shown = pages[line.page].shown
    wanted = (*line.words, *(label for key in line.vocabularies for label in _labels(key)))
    assert [words for words in wanted if words not in shown] == []


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_a_mechanism_s_page_is_reached_from_the_index(
    line: Line, pages: dict[str, SitePage]
) -> None:
    page = line.page.removesuffix("index.html")
    ways = {"silent/": "index.html", "notices/past/": "notices/index.html"}
    ways["deeds/progress/"] = "deeds/index.html"
    start = "index.html" if page.startswith("c/") else ways.get(page, "mechanisms/index.html")
    up = "../" * start.count("/")
    wanted = {f"{up}{page}", page.removeprefix(start.removesuffix("index.html")), f"./{page}"}
    assert wanted & set(pages[start].links)


def _labels(vocabulary: str) -> list[str]:
    terms: list[dict[str, Any]] = records.programme()["vocabularies"][vocabulary]
    return [term["label"] for term in terms]
