"""The English-speaking city as a resident reads it: nothing Chinese, nothing run together or said twice."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sunboard.build import BuildOptions, build
from sunboard.days import Asked
from sunboard_demo import write_demo
from sunboard_demo.wording import ENGLISH, load, texts_in

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
UNSAID = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
WITHIN_A_LINE = re.compile(r"</?(?:a|abbr|b|bdi|del|em|i|ins|small|span|strong|time)\b[^>]*>")
RUN_TOGETHER = re.compile(r".{0,40}[a-z”’][.:;!?][A-Z“].{0,20}")
TWICE = re.compile(r"\b([a-z]+(?: [a-z]+)*) \1\b.{0,20}", re.IGNORECASE)
ONE_OF_MANY = re.compile(
    r"(?<![\d,.])\b1 (?:[a-z]+ )?(?:units|departments|deeds|fairs|commitments|requests|lifts)\b"
)


@pytest.fixture(scope="module")
def pages(made_once: Callable[[str, Callable[[Path], object]], Path]) -> dict[str, str]:
    def make(project: Path) -> None:
        write_demo(project, lang="en", communities=3)
        asked = Asked(datetime(2026, 11, 1, tzinfo=UTC))
        build(BuildOptions(project, project / "site", asked, 1), lambda _done, _of: None)

    site = made_once("english-city", make) / "site"
    return {
        path.relative_to(site).as_posix(): UNSAID.sub(" ", path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }


def lines(page: str) -> Iterator[str]:
    """What stands in one line or cell, as it is read: parts of a sentence as close as they are."""
    for part in re.split("<[^>]*>", WITHIN_A_LINE.sub("", page)):
        yield " ".join(html.unescape(part).split())


def names() -> set[str]:
    """What of Larkhaven stands beside a longer name that holds it."""
    with texts_in(ENGLISH):
        return {"Millfield", "Northgate", *(unit[2] for unit in load("units")["units"])}


def found(pattern: re.Pattern[str], pages: dict[str, str]) -> set[str]:
    named = names()
    every = (
        match for page in pages.values() for line in lines(page) for match in pattern.finditer(line)
    )
    return {match[0] for match in every if match.lastindex is None or match[1] not in named}


def test_pages_then_no_chinese_even_in_what_scripts_read(pages: dict[str, str]) -> None:
    assert len(pages) > 100
    assert {
        name: CHINESE.findall(page) for name, page in pages.items() if CHINESE.search(page)
    } == {}


@pytest.mark.parametrize(
    "fault", [RUN_TOGETHER, TWICE, ONE_OF_MANY], ids=["together", "twice", "one"]
)
def test_sentences_then_apart_said_once_and_of_one_in_the_singular(
    fault: re.Pattern[str], pages: dict[str, str]
) -> None:
    assert found(fault, pages) == set()


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (RUN_TOGETHER, "counts in every figure.<span>Changes</span> are recorded"),
        (TWICE, "<span>Overdue</span> overdue since 1 October"),
        (ONE_OF_MANY, "We intend to honour 1 good deeds"),
    ],
)
def test_line_at_fault_then_found(fault: re.Pattern[str], line: str) -> None:
    assert found(fault, {"": f"<p>{line}</p>"}) != set()
