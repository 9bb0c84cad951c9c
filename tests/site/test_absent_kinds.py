"""A first county that keeps commitments alone: one line says what nobody keeps, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.factories import PROGRAMME_FILE, build_site
from tests.outputs.sheets.paper import text_of

RECORDS = {
    "towns": "id,name\nt1,城关镇\n",
    "communities": "id,name,town\nc1,东关社区,t1\nc2,西关社区,t1\n",
    "estates": "id,name,community\ne1,东关花园,c1\n",
    "units": "id,name\nu1,县住建局\nu2,县财政局\n",
    "commitments": "id,unit,community,text,made_on,due,approved_by,approved_on\n"
    "k1,u1,c1,修路灯6盏,2026-03-01,2026-09-30,县委组织部,2026-03-05\n",
}
WORDS = re.compile(
    "结对|包联(?!社区包)|党员|岗位|报到|服务单|满意|评价|评诺|闪光|走访|榜题|揭榜|联席会议|提级|议定"
    "|服务活动|志愿|四个一|八进|清单|队伍|社会力量|观察员|服务站|轮值|公示(?!栏)|更正"
)
"""What is said of kinds that this county doesn't keep; a rule of commitments speaks of 延期."""
ESTATE_FACTS = re.compile("党员中心户数")
"""Said of every estate, which is kept."""
HAND_WRITTEN = {"about", "method", "object", "privacy", "updated"}
"""Pages that an office writes itself; what they say of a board is left out with it."""
LINE = re.compile(r'<p class="sb-section__note">这里没有登记：([^<]*)。</p>')


@pytest.fixture(scope="module")
def site(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    def fill(folder: Path) -> None:
        data = folder / "project" / "data"
        data.mkdir(parents=True)
        programme = PROGRAMME_FILE.read_text(encoding="utf-8")
        (data / "programme.yml").write_text(programme, encoding="utf-8")
        for kind, text in RECORDS.items():
            (data / f"{kind}.csv").write_text(text, encoding="utf-8")
        build_site(folder / "project", folder / "site")

    return made_once("absent", fill) / "site"


def said(page: Path) -> str:
    """The words of a page, those of its head and its titles too, without the one line."""
    html = LINE.sub("", page.read_text(encoding="utf-8"))
    html = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    if page.parent.name == "data":
        # What each column means is said of every column that there is.
        html = re.sub(r"<tbody>.*?</tbody>", "", html, flags=re.DOTALL)
    html = re.sub(r'<[^>]*\b(?:content|title|aria-label)="([^"]*)"[^>]*>', r" \1 ", html)
    return ESTATE_FACTS.sub("", re.sub(r"<[^>]+>", " ", html))


def test_absent_kinds_then_no_page_says_anything_of_them(site: Path) -> None:
    pages = [p for p in site.rglob("*.html") if p.parent.name not in HAND_WRITTEN]
    assert len(pages) > 10
    found = {
        page.relative_to(site).as_posix(): words
        for page in pages
        if (words := WORDS.findall(said(page)))
    }
    assert found == {}


def test_absent_kinds_then_no_sheet_says_anything_of_them(site: Path) -> None:
    sheets = list(site.rglob("*.pdf"))
    assert {sheet.name[:7] for sheet in sheets} == {"2026-10", "summary"}
    assert {sheet.name: found for sheet in sheets if (found := WORDS.findall(text_of(sheet)))} == {}


def test_absent_kinds_then_one_line_names_them(site: Path) -> None:
    pages = {p: LINE.findall(p.read_text(encoding="utf-8")) for p in site.rglob("*.html")}
    lines = {page.relative_to(site).as_posix(): found for page, found in pages.items() if found}
    assert list(lines) == ["mechanisms/index.html"]
    (line,) = lines["mechanisms/index.html"]
    assert line.split("、") == [
        *("结对包联", "家园岗位", "服务单", "闪光言行", "包联走访", "榜题", "联席会议", "服务活动"),
        *("清单事项", "队伍力量", "城市观察员", "党群服务站", "公示", "更正", "异议"),
    ]


def test_absent_kinds_then_their_boards_and_the_words_on_them_are_left_out(site: Path) -> None:
    boards = {p.name for p in site.iterdir() if p.is_dir() and p.name != "assets"}
    assert boards == {
        *(
            "c",
            "changes",
            "editions",
            "e",
            "u",
            "commitments",
            "mechanisms",
            "accountability",
            "silent",
            "sheets",
            "morning",
            "embed",
            "data",
            "search",
        ),
        *HAND_WRITTEN,
    }
    method = (site / "method" / "index.html").read_text(encoding="utf-8")
    anchors = (
        "services",
        "obligations",
        "challenges",
        "meetings",
        "forces",
        "stations",
        "positions",
    )
    assert [name for name in anchors if f'id="{name}"' in method] == []


def test_front_page_then_it_tells_of_commitments_alone(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    keys = re.findall(r'data-figure="county/([^"]*)"', html)
    assert keys == [
        *(
            "commitments/all",
            "commitments/fulfilled",
            "commitments/on-time",
            "commitments/past-due",
        ),
        "silent/units",
    ]
