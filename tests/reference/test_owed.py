"""What a page owes and doesn't say, or says and doesn't owe, is a difference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy

import pytest
from lxml import etree

from tests.reference.compare import compare_said, said
from tests.reference.county import County
from tests.reference.pages import ROOT, SaidPage, make_pages, read_county
from tests.reference.records import Project
from tests.reference.said_sheets import sheets

PROJECT = ROOT / "tests" / "sample_data"


@pytest.fixture(scope="module")
def printed() -> list[tuple[str, str]]:
    return list(sheets(read_county(PROJECT)))


@pytest.fixture(scope="module")
def made() -> Mapping[str, SaidPage]:
    return make_pages(read_county(PROJECT))


@pytest.fixture
def pages(made: Mapping[str, SaidPage]) -> dict[str, SaidPage]:
    """Pages of one's own, to take something away from."""
    return {path: SaidPage(path, deepcopy(page.tree)) for path, page in made.items()}


def _without(path: str, which: str) -> Callable[[dict[str, SaidPage]], None]:
    def take(pages: dict[str, SaidPage]) -> None:
        found = pages[path].tree.xpath(which)
        assert found, which
        for element in found:
            element.getparent().remove(element)

    return take


def _no_page(pages: dict[str, SaidPage]) -> None:
    del pages["u/zhujian/"]


def _strange_figure(pages: dict[str, SaidPage]) -> None:
    # Its value is right, and it stands on a page that says nothing of it.
    figure = etree.SubElement(pages["commitments/"].tree, "span")
    figure.set("data-figure", "county/tasks/all")
    figure.set("data-value", "20")


FIGURE = "//div[@class='sb-figure'][dd/@data-figure='{}']"
SECTION = "//*[@id='{}']//table"
CHANGES = {
    "u/zhujian/ doesn't show unit/zhujian/tasks/past-due": _without(
        "u/zhujian/", FIGURE.format("unit/zhujian/tasks/past-due")
    ),
    "meetings/ doesn't show community/songyuan/meetings/held": _without(
        "meetings/", SECTION.format("months")
    ),
    "commitments/ shows county/tasks/all": _strange_figure,
    "there is no page u/zhujian/": _no_page,
    "list order c/songyuan/ tasks is ": _without("c/songyuan/", SECTION.format("tasks")),
    "list order services/ months is ": _without("services/", SECTION.format("months")),
    "trend u/zhujian/ is ": _without("u/zhujian/", "//table[contains(@class,'sb-trend')]"),
    "note unit/zhujian/tasks/all is ": _without(
        "u/zhujian/", FIGURE.format("unit/zhujian/tasks/all") + "/dd[@class='sb-figure__note']"
    ),
}
"""What is done to the pages, by how the difference begins."""


@pytest.mark.parametrize("begins", CHANGES)
def test_page_owes_or_says_something_strange_then_difference(
    begins: str, pages: dict[str, SaidPage], printed: list[tuple[str, str]]
) -> None:
    CHANGES[begins](pages)
    found = compare_said(County(Project(PROJECT)), pages, said(pages, printed)).differences
    assert any(line.startswith(begins) for line in found), found


def test_sheet_without_one_of_its_parts_then_difference(
    pages: dict[str, SaidPage], printed: list[tuple[str, str]]
) -> None:
    key, _ = printed[0]
    rest = [one for one in printed if one[0] != key]
    found = compare_said(County(Project(PROJECT)), pages, said(pages, rest)).differences
    assert [line.partition(" is ")[0] for line in found] == [key]
