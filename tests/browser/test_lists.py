"""A long list filtered, ordered and saved: what is shown is what the records say."""

from __future__ import annotations

import csv
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, ServedSite
from tests.site import records

pytestmark = pytest.mark.browser

_SHOWN = ".sb-folds tbody tr"
_TEXTS = """rows => rows.filter(row => row.checkVisibility())
  .map(row => row.querySelector('th a').textContent)"""
_DAYS = """folds => folds.map(fold =>
  [...fold.querySelectorAll('tbody tr:not([hidden]) td:nth-last-child(2)')].map(td => td.textContent.trim()))"""


@pytest.fixture
def page(served: ServedSite, new_page: NewPage) -> Page:
    page = new_page()
    page.goto(served.url_of("commitments"))
    page.locator(".sb-filter > summary").click()
    return page


def _texts(page: Page) -> list[str]:
    """What the rows that are shown promise, in their order."""
    found: list[str] = page.locator(_SHOWN).evaluate_all(_TEXTS)
    return found


def _recorded(unit: str) -> list[str]:
    (found,) = (row["id"] for row in records.rows("units") if row.get("short_name") == unit)
    return [row["text"] for row in records.rows("commitments") if row["unit"] == found]


def _ask(page: Page, **asked: str) -> None:
    for name, value in asked.items():
        page.locator(f"[name='commitments.{name}']").select_option(value)


def _asked(page: Page) -> dict[str, list[str]]:
    """What the address says was asked: behind the #, which no server is told of."""
    address = urlsplit(page.url)
    assert address.query == ""
    return parse_qs(address.fragment.removeprefix("?"))


def test_unit_then_its_promises_alone(page: Page) -> None:
    _ask(page, unit="县教育局")
    assert sorted(_texts(page)) == sorted(_recorded("县教育局"))
    expect(page.locator(".sb-filter__answer")).to_have_text(
        f"列出的{page.locator(_SHOWN).count()}条里，符合的{len(_texts(page))}条"
    )


def test_several_at_once_and_back(page: Page) -> None:
    every = page.locator(_SHOWN).count()
    _ask(page, unit="县教育局", status="已兑现")
    rows = page.locator(f"{_SHOWN}:visible")
    assert {row.strip() for row in rows.locator(".sb-status").all_inner_texts()} == {"已兑现"}
    page.get_by_role("button", name="不筛了").click()
    assert page.locator(f"{_SHOWN}:not([hidden])").count() == every
    expect(page.locator(".sb-filter__answer")).to_be_empty()


def test_words_then_what_has_them(page: Page) -> None:
    having = page.locator(_SHOWN).filter(has_text="停车位").count()
    page.locator("[name='commitments.text']").fill("停车位")
    assert len(_texts(page)) == having > 0
    page.locator("[name='commitments.text']").fill("没有这样的字")
    assert _texts(page) == []
    expect(page.locator(".sb-filter__answer")).to_contain_text("符合的0条")


def test_order_then_by_due_day(page: Page) -> None:
    _ask(page, unit="县教育局", order="due")
    days = page.locator(".sb-folds details:not(.sb-filter)").evaluate_all(_DAYS)
    for part in days:
        dated = [day for day in part if day[0].isdigit()]
        assert part[: len(dated)] == sorted(dated)


def test_address_then_the_same_again(page: Page, new_page: NewPage) -> None:
    _ask(page, unit="县教育局", status="已兑现")
    asked = {"commitments.unit": ["县教育局"], "commitments.status": ["已兑现"]}
    assert _asked(page) == asked
    other = new_page()
    other.goto(page.url)
    assert _texts(other) == _texts(page)


def test_address_that_asks_for_nothing_there_is_then_everything(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{served.url_of('commitments')}#?{urlencode({'commitments.unit': '没有这个单位'})}")
    page.locator(".sb-filter[open]").wait_for()
    assert page.locator(f"{_SHOWN}[hidden]").count() == 0


def test_saved_then_what_is_shown(page: Page, tmp_path: Path) -> None:
    _ask(page, unit="县教育局")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载这些（CSV）").click()
    file = tmp_path / "saved.csv"
    download.value.save_as(file)
    head, *rows = csv.reader(file.read_text(encoding="utf-8-sig").splitlines())
    assert head[::2] == ["答应的事", "状态", "谁答应的", "最初期限", "结果"]
    assert [row[0] for row in rows] == _texts(page)
    assert {row[4] for row in rows} == {"县教育局"}
    assert download.value.suggested_filename == "承诺榜-commitments.csv"


def test_lists_of_one_page_are_asked_apart(served: ServedSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(served.url_of("community"))
    for section in ("commitments", "tasks"):
        fold = page.locator(f"section:has(#{section}) > details")
        fold.evaluate("fold => { fold.open = true; }")
        page.locator(f"#{section} .sb-filter > summary").click()
    every = page.locator("#tasks tbody tr").count()
    page.locator("[name='commitments.status']").select_option(index=1)
    assert page.locator("#tasks tbody tr:not([hidden])").count() == every
    page.locator("[name='tasks.status']").select_option(index=1)
    assert set(_asked(page)) == {"commitments.status", "tasks.status"}


@pytest.mark.parametrize(("width", "is_open"), [(1280, True), (360, False)])
def test_sections_of_a_page_stand_open_where_there_is_room(
    served: ServedSite, new_page: NewPage, width: int, is_open: bool
) -> None:
    page = new_page(width=width)
    page.goto(served.url_of("community"))
    folds = page.locator(".sb-section--folded > details").evaluate_all(
        "folds => folds.map(fold => fold.open)"
    )
    assert folds
    assert set(folds) == {is_open}
