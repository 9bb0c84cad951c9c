"""What is folded is found, read, printed and reached, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, ServedSite

pytestmark = pytest.mark.browser

PHONE = (360, 800)
OVERVIEW = 4
"""Screens of a phone that a community's overview, and what lists the county, may take."""
SUB_PAGE = 8
SUB_PAGES = (
    *("accountability", "month", "community-services", "corrections"),
    *("community-lists", "loop", "meetings", "obligations", "positions", "services", "stations"),
)
WIDE = 8
"""Screens of a wide one."""
_FOLDED = "main details:not([open])"
_MET = "rows => rows.filter(row => row.checkVisibility()).length"


def _screens(page: Page) -> float:
    height: int = page.evaluate("document.documentElement.scrollHeight")
    return height / PHONE[1]


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        *((kind, OVERVIEW) for kind in ("home", "community", "estate", "unit", "commitments")),
        *((kind, SUB_PAGE) for kind in (*SUB_PAGES, "method", "privacy")),
    ],
)
def test_board_is_cut_to_size(served: ServedSite, glance: NewPage, kind: str, most: int) -> None:
    page = glance(*PHONE)
    page.goto(served.url_of(kind))
    assert _screens(page) <= most


@pytest.mark.parametrize("kind", ["meetings", "stations", "obligations", "privacy"])
def test_wide_screen_then_not_everything_is_opened(
    served: ServedSite, glance: NewPage, kind: str
) -> None:
    page = glance()
    page.goto(served.url_of(kind))
    assert _screens(page) <= WIDE


@pytest.mark.parametrize("kind", [*SUB_PAGES, "commitments"])
def test_phone_then_records_are_met_before_anything_is_opened(
    served: ServedSite, glance: NewPage, kind: str
) -> None:
    page = glance(*PHONE)
    page.goto(served.url_of(kind))
    rows = page.locator("main :is(tbody tr, .sb-deeds li, .sb-lates li, .sb-station)")
    assert rows.evaluate_all(_MET) >= 3


@pytest.mark.parametrize("kind", ["community-lists", "meetings", "positions", "stations"])
def test_folded_then_something_is_told_below_its_title(
    served: ServedSite, glance: NewPage, kind: str
) -> None:
    page = glance(*PHONE)
    page.goto(served.url_of(kind))
    closed = page.locator(".sb-section--folded > details:not([open]) > summary")
    assert closed.count() > 1
    for summary in closed.all():
        expect(summary.locator(".sb-fold__brief")).to_be_visible()


@pytest.mark.parametrize("enabled", [True, False], ids=["scripts", "no scripts"])
def test_address_of_a_record_then_it_is_seen(
    served: ServedSite, new_page: NewPage, *, enabled: bool
) -> None:
    page = new_page(*PHONE, java_script_enabled=enabled)
    page.goto(served.url_of("month"))
    ids = page.locator("tbody tr[id]").evaluate_all("rows => rows.map(row => row.id)")
    assert ids
    for name in (ids[0], ids[-1]):
        page.goto("about:blank")
        page.goto(f"{served.url_of('month')}#{name}")
        expect(page.locator(f"[id='{name}']")).to_be_in_viewport()


@pytest.mark.parametrize("enabled", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize(
    ("kind", "names"),
    [("method", ("outcome", "unclear", "late")), ("privacy", ("data", "takedown", "_5"))],
)
def test_address_of_a_rule_then_it_is_seen(
    served: ServedSite, new_page: NewPage, kind: str, names: tuple[str, ...], *, enabled: bool
) -> None:
    page = new_page(*PHONE, java_script_enabled=enabled)
    page.goto(served.url_of(kind))
    ids = page.locator("article [id]").evaluate_all("found => found.map(each => each.id)")
    for name in (*names, ids[-1]):
        page.goto("about:blank")
        page.goto(f"{served.url_of(kind)}#{name}")
        expect(page.locator(f"[id='{name}']")).to_be_in_viewport()


def test_anchor_of_a_section_then_it_opens(served: ServedSite, new_page: NewPage) -> None:
    page = new_page(*PHONE)
    page.goto(served.url_of("community"))
    section = page.locator("#commitments")
    expect(section).not_to_be_visible()
    page.get_by_role("link", name="看全部承诺").click()
    expect(section).to_be_in_viewport()


def test_paper_then_nothing_is_folded(served: ServedSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(served.url_of("community"))
    assert page.locator(_FOLDED).count() > 5
    cells = page.locator("main td")
    shown = "cells => cells.filter(cell => cell.checkVisibility()).length"
    assert cells.evaluate_all(shown) < cells.count()
    # By the stylesheet alone, as where scripts are off.
    page.emulate_media(media="print")
    assert cells.evaluate_all(shown) == cells.count()
    # And by the script, for browsers that can't style what is folded.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(_FOLDED).count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(_FOLDED).count() > 5


def test_sections_of_the_site_are_reached_on_a_phone(served: ServedSite, new_page: NewPage) -> None:
    for enabled in (False, True):
        page = new_page(*PHONE, java_script_enabled=enabled)
        page.goto(served.home)
        assert page.locator(".sb-header").evaluate("e => e.getBoundingClientRect().height") <= 60
        links = page.locator(".sb-nav a")
        expect(links.first).not_to_be_visible()
        page.locator("[data-sb-menu]").click()
        expect(links.last).to_be_visible()
        heights = links.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
        assert min(heights) >= 44
    page.locator("[data-sb-menu]").press("Enter")
    expect(links.first).not_to_be_visible()


def test_smallest_phone_then_the_day_stands_below_the_buttons(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page(320, 640)
    page.goto(served.home)
    bottom = "all => Math.max(...all.map(e => e.getBoundingClientRect().bottom))"
    buttons = page.locator(".sb-header__way:visible").evaluate_all(bottom)
    day = page.locator(".sb-header__day")
    expect(day).to_contain_text("数据截至")
    assert day.evaluate("e => e.getBoundingClientRect().top") >= buttons


def test_large_letters_are_kept_from_page_to_page(served: ServedSite, new_page: NewPage) -> None:
    page = new_page(*PHONE)
    page.goto(served.home)
    button = page.get_by_role("button", name="大字")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(served.url_of("community"))
    size = "getComputedStyle(document.body).fontSize"
    assert page.evaluate(size) == "24px"
    targets = page.locator("summary:visible, .sb-header__way:visible")
    heights = targets.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert min(heights) >= 60
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.get_by_role("button", name="大字").click()
    assert page.evaluate(size) == "18px"
