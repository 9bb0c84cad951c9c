"""The table of figures says what the pages of the demonstration say under the same keys."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest

from tests.site.county import CountySite
from tests.site.pages import SitePage


@pytest.fixture(scope="module")
def rows(county_site: CountySite) -> list[list[str]]:
    text = (county_site.folder / "figures.csv").read_text("utf-8-sig")
    _, *rows = csv.reader(text.splitlines())
    return rows


@pytest.fixture(scope="module")
def shown(pages: dict[str, SitePage]) -> dict[str, set[str]]:
    """What the pages say of each key; days without the word behind them."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in pages.values():
        for figure in page.tree.xpath("//*[@data-figure]"):
            found[figure.get("data-figure")].add(figure.get("data-value").removesuffix("天"))
    return found


def test_every_row_then_pages_say_the_same(
    rows: list[list[str]], shown: dict[str, set[str]]
) -> None:
    assert len(rows) > 3000
    keys = [key for key, *_ in rows]
    assert len(set(keys)) == len(keys)
    wrong = {
        key: (numerator, denominator, shown.get(key))
        for key, _whose, _name, _label, numerator, denominator in rows
        if not shown.get(key) or shown[key] - said(numerator, denominator)
    }
    assert wrong == {}


def said(numerator: str, denominator: str) -> set[str]:
    """How a page may write a row's numbers; a share of nothing has none."""
    if not numerator or denominator == "0":
        return {"—", "未登记"}
    return {f"{numerator}/{denominator}" if denominator else numerator}


def test_table_then_the_page_on_how_figures_are_made_leads_to_it(
    pages: dict[str, SitePage],
) -> None:
    assert "../figures.csv" in pages["method/index.html"].links
