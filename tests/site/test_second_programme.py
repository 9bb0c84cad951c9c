"""Another county's programme: other words and numbers, fewer mechanisms, the same code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.factories import ROOT, build_site, copy_records
from tests.site.county import CountySite
from tests.site.pages import SitePage, broken_links, read_pages

PROJECT = ROOT / "tests" / "second_programme"

ABSENT = {
    "loop/",
    "accountability/",
    "challenges/",
    "meetings/",
    "forces/",
    "stations/",
    "pairings/",
    "corrections/",
    "sheets/",
    "silent/",
}
"""The boards its programme leaves out."""

FOREIGN_WORDS = (
    "点报派接",
    "四张清单",
    "责任清单",
    "四个一",
    "八进",
    "家园",
    "观察员",
    "服务站",
    "轮值",
    "揭榜",
    "联席会议",
    "提级",
    "沉默",
)
"""What the demonstration county has and this one doesn't."""


@pytest.fixture(scope="module")
def site(made_once: Callable[[str, Callable[[Path], object]], Path]) -> CountySite:
    folder = made_once(
        "second",
        lambda out: build_site(copy_records(PROJECT, out / "project"), out / "site"),
    )
    return CountySite(folder / "site")


@pytest.fixture(scope="module")
def second(site: CountySite) -> dict[str, SitePage]:
    return read_pages(site)


def test_every_record_is_published(site: CountySite) -> None:
    report = site.report
    assert [file for file in report["files"] if file["read"] != file["published"]] == []
    read = {file["kind"] for file in report["files"]}
    assert {"list_items", "activities", "visits", "notices"} <= read


def test_boards_it_leaves_out_are_not_made(site: CountySite) -> None:
    assert [name for name in site.files if any(name.startswith(path) for path in ABSENT)] == []


def test_no_link_is_broken(site: CountySite, second: dict[str, SitePage]) -> None:
    assert broken_links(site, second) == []


def test_nothing_tells_of_mechanisms_it_lacks(second: dict[str, SitePage]) -> None:
    # What each column of open data means is said of every column that there is.
    pages = [page for page in second.values() if page.path != "data/index.html"]
    said = {(page.path, w) for page in pages for w in FOREIGN_WORDS if w in page.shown}
    # One line there says what is not registered here, and the rules for all kinds name each of them.
    mechanisms = second["mechanisms/index.html"]
    (line,) = mechanisms.tree.xpath("//p[starts-with(., '这里没有登记：')]/text()")
    in_rules = {("method/index.html", word) for word in ("观察员", "服务站", "四个一", "提级")}
    assert said - in_rules == {(mechanisms.path, word) for word in FOREIGN_WORDS if word in line}


def test_navigation_has_only_its_boards(second: dict[str, SitePage]) -> None:
    labels = [
        link.text_content()
        for link in second["index.html"].tree.xpath("//nav[@aria-label='栏目']//a")
    ]
    assert labels == [
        "首页",
        "社区小区",
        "部门单位",
        "承诺",
        "闪光言行榜",
        "各项机制",
        "公示",
        "说明",
    ]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("lists/index.html", "三张清单"),
        ("obligations/index.html", "五个一"),
        ("services/index.html", "四进"),
    ],
)
def test_mechanisms_are_named_after_its_numbers(
    second: dict[str, SitePage], page: str, title: str
) -> None:
    assert title in second[page].tree.findtext(".//h1")
    assert title in second["mechanisms/index.html"].shown


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("index.html", ("点单", "派单", "接单", "办结")),
        ("lists/index.html", ("问题清单", "帮扶清单", "任务清单")),
        ("obligations/index.html", ("认一个岗", "走一次户", "办一件事", "讲一次课", "出一次工")),
        ("services/index.html", ("农技服务", "巡回义诊", "法律顾问", "文艺下乡")),
        (
            "positions/index.html",
            ("政策宣传员", "矛盾调解员", "关爱服务员", "环境管护员", "安全巡查员", "产业带头人"),
        ),
        ("notices/n-1/index.html", ("上墙公示至少3个工作日",)),
        ("deeds/d-1/index.html", ("无人反映", "都是工作日")),
        ("method/index.html", ("上墙公示", "至少3个工作日", "登记后20天以内", "6—10户")),
    ],
)
def test_its_own_words_are_shown(
    second: dict[str, SitePage], page: str, words: tuple[str, ...]
) -> None:
    assert [word for word in words if word not in second[page].shown] == []
