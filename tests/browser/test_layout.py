"""Small screens, large letters, and paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, ServedSite
from tests.site.county import PAGE_KINDS, page_address
from tests.site.records import programme

pytestmark = pytest.mark.browser

PRINTED_WIDTH = round((210 - 2 * 13) / 25.4 * 96)
"""A4 less the margins of print.css, in CSS pixels."""

A4_POINTS = (595.3, 841.9)

HAND_WRITTEN = ("about/", "method/", "privacy/", "object/", "updated/", "404.html")
"""Pages that are no boards: they don't say on paper where they stand."""

_TOO_WIDE = """() => {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const wide = [...document.querySelectorAll("body *:not(thead *, svg *)")].filter(element =>
    element.getBoundingClientRect().right > innerWidth + 0.5 ||
    element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1);
  return wide.filter(element => !wide.some(other => other !== element && element.contains(other)))
    .map(element => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)
    .concat(`${document.documentElement.scrollWidth} > ${innerWidth}`);
}"""

_CUT = """print => [...document.querySelectorAll("main *")]
  .filter(element => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
  .filter(element => getComputedStyle(element).overflowX === "hidden")
  .filter(element => print || getComputedStyle(element).textOverflow !== "ellipsis")
  .filter(element => element.clientWidth > 1)
  .map(element => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)"""


_PALE = """() => {
  const light = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const contrast = colour => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map(part => light(part / 255));
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  };
  return [...document.querySelectorAll("body *")]
    .filter(element => element.checkVisibility())
    .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(element => contrast(getComputedStyle(element).color) < 4.5)
    .map(element => `${element.tagName}.${element.className} ${getComputedStyle(element).color}`);
}"""
"""Words that would be hard to read on white paper, where printers leave grounds out."""


_BROKEN_PAIRS = """() => [...document.querySelectorAll("main [data-figure]")]
  .filter(element => element.checkVisibility() && /^\\s*\\d+\\s*\\/\\s*\\d+/.test(element.textContent))
  .filter(element => {
    const range = document.createRange(), nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const tops = [];
    let told = 0;
    const pair = element.textContent.match(/^\\s*\\d+\\s*\\/\\s*\\d+/)[0].length;
    while (told < pair && nodes.nextNode()) {
      const node = nodes.currentNode, end = Math.min(node.length, pair - told);
      for (let at = 0; at < end; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (node.data[at].trim() && box.width) tops.push(box.bottom);
      }
      told += node.length;
    }
    return Math.max(...tops) - Math.min(...tops) > 12;
  })
  .map(element => `${element.dataset.figure}: ${element.textContent.trim()}`)"""
"""Rates whose two numbers stand on two lines; letters of two sizes on one line end a few pixels apart."""


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_both_numbers_of_a_rate_stand_on_one_line(
    served: ServedSite, glance: NewPage, kind: str
) -> None:
    page = glance(320, 640)
    page.goto(served.url_of(kind))
    for width in (320, 360, 400, 768):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(_BROKEN_PAIRS) == [], f"at {width} pixels"


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_no_page_scrolls_sideways(served: ServedSite, glance: NewPage, kind: str) -> None:
    page = glance(320, 640)
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
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert _cut(page) == [], f"with letters twice as large at {width} pixels"


@pytest.mark.parametrize("kind", ["community", "estate", "unit", "commitment", "deed"])
def test_the_longest_names_and_words_fit_the_smallest_phone(
    served: ServedSite, glance: NewPage, kind: str
) -> None:
    page = glance(320, 640)
    for path in served.site.most_telling(kind):
        page.goto(served.url(path))
        assert _cut(page) == [], path


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_paper_shows_the_board_alone(served: ServedSite, glance: NewPage, kind: str) -> None:
    page = glance(PRINTED_WIDTH, 1000, color_scheme="dark")
    page.goto(served.url_of(kind))
    page.emulate_media(media="print")
    for_screens = page.locator(":is(nav, button, input, .sb-skip):visible")
    assert for_screens.evaluate_all("found => found.map(element => element.outerHTML)") == []
    for selector in ("h1", "main", ".sb-footer__facts", ".sb-header__site"):
        expect(page.locator(selector)).to_be_visible()
    expect(page.locator(".sb-footer__facts")).to_contain_text("数据截至")
    path = page_address(served.site.largest(kind))
    if path not in HAND_WRITTEN:
        address = f"{programme()['web_address']}{path}"
        expect(page.locator(".sb-address")).to_have_text(f"网上：{address}")
        expect(page.locator(".sb-address")).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert page.evaluate(_PALE) == []


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_page_is_printed_on_a4_without_a_cut(
    served: ServedSite, glance: NewPage, kind: str
) -> None:
    page = glance(PRINTED_WIDTH, 1000)
    page.goto(served.url_of(kind))
    page.emulate_media(media="print")
    assert _cut(page, on_paper=True) == []
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    pages = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert pages
    for width, height in pages:
        assert (float(width), float(height)) == pytest.approx(A4_POINTS, abs=2)


def _cut(page: Page, *, on_paper: bool = False) -> list[str]:
    """What sticks out of the window, or of a box that hides it; what ends in … is told in full below."""
    found: list[str] = page.evaluate(_TOO_WIDE) + page.evaluate(_CUT, on_paper)
    return found
