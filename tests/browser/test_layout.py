"""Small screens, large letters, and paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, ServedSite
from tests.site.county import PAGE_KINDS

pytestmark = pytest.mark.browser

PRINTED_WIDTH = round((210 - 2 * 13) / 25.4 * 96)
"""A4 less the margins of print.css, in CSS pixels."""

_TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5)
    .map(element => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)
    .concat(`${document.documentElement.scrollWidth} > ${innerWidth}`)"""

_CUT = """() => [...document.querySelectorAll("main *")]
  .filter(element => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
  .filter(element => !["visible", "auto"].includes(getComputedStyle(element).overflowX))
  .filter(element => element.clientWidth > 1)
  .map(element => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)"""


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_no_page_scrolls_sideways(served: ServedSite, new_page: NewPage, kind: str) -> None:
    page = new_page(320, 640)
    page.goto(served.url_of(kind))
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert _cut(page) == [], f"at {width} pixels"


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_page_can_be_enlarged_to_twice_its_size(
    served: ServedSite, new_page: NewPage, kind: str
) -> None:
    page = new_page(640, 400, device_scale_factor=2)
    page.goto(served.url_of(kind))
    assert _cut(page) == [], "with everything enlarged"
    page.set_viewport_size({"width": 1280, "height": 800})
    page.add_style_tag(content="html:root { font-size: 225% !important }")
    assert _cut(page) == [], "with the letters enlarged"


def test_no_estate_or_unit_scrolls_sideways_on_the_smallest_phone(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page(320, 640)
    for kind in ("estate", "unit", "community"):
        for path in served.site.pages_by_kind[kind]:
            page.goto(served.url(path), wait_until="domcontentloaded")
            assert page.evaluate(_TOO_WIDE) == [], path


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_paper_shows_the_board_alone(served: ServedSite, new_page: NewPage, kind: str) -> None:
    page = new_page(PRINTED_WIDTH, 1000, color_scheme="dark")
    page.goto(served.url_of(kind))
    page.emulate_media(media="print")
    for selector in ("nav", "button", "input", ".sb-skip"):
        expect(page.locator(f"{selector}:visible")).to_have_count(0)
    for selector in ("h1", "main", ".sb-footer__facts", ".sb-header__site"):
        expect(page.locator(selector)).to_be_visible()
    expect(page.locator(".sb-footer__facts")).to_contain_text("数据截至")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("h1")).to_have_css("color", "rgb(0, 0, 0)")


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_page_is_printed_on_a4_without_a_cut(
    served: ServedSite, new_page: NewPage, kind: str
) -> None:
    page = new_page(PRINTED_WIDTH, 1000)
    page.goto(served.url_of(kind))
    page.emulate_media(media="print")
    assert _cut(page) == []
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert sizes
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}


def _cut(page: Page) -> list[str]:
    """What sticks out of the window or is hidden by a box that is too small."""
    found: list[str] = page.evaluate(_TOO_WIDE) + page.evaluate(_CUT)
    return found
