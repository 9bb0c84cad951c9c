"""Everything can be read, and every page be reached, where scripts are off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage, ServedSite
from tests.site import records
from tests.site.county import PAGE_KINDS

pytestmark = pytest.mark.browser

_WITHOUT = {"搜索要用脚本，这里脚本没有开。请从下面的名单里找。", "找我的小区"}
"""What is said there alone: what to do instead."""
_COUNTED = re.compile(r"（(?:已|已等|还有|逾期|列入)(?:\d+|不到1)(?:天|个工作日)）")
"""What the script puts after the words that it counts on from."""


def test_the_estate_is_reached_by_links(served: ServedSite, new_page: NewPage) -> None:
    estate = records.rows("estates")[-1]
    page = new_page(360, 800, java_script_enabled=False)
    page.goto(served.home)
    page.get_by_role("link", name="找我的小区").click()
    expect(page).to_have_url(f"{served.home}#communities")
    page.locator(".sb-town > summary").last.click()
    page.get_by_role("link", name=estate["name"], exact=True).click()
    expect(page.locator("h1")).to_have_text(estate["name"])
    expect(page.locator(".sb-answer__answer")).to_have_text([re.compile(r"\S")] * 3)


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_nothing_is_missing(served: ServedSite, glance: NewPage, kind: str) -> None:
    """What a page shows without scripts is all that it shows with them, but for their controls."""
    shown = []
    for enabled in (False, True):
        page = glance(java_script_enabled=enabled)
        page.goto(served.url_of(kind))
        shown.append(page.locator("main").inner_text())
        if not enabled:
            # The page's own address is for paper alone.
            words = ":is(h1, h2, h3, h4, p, li, th, td, dt, dd):not(.sb-address)"
            hidden = page.locator(f"main {words}:not(:visible)")
            assert [text for text in hidden.all_inner_texts() if text.strip()] == []
            assert page.locator("button:visible, input:visible").count() == 0
    shown[1] = _COUNTED.sub("", shown[1])
    lines = [set(filter(None, map(str.strip, text.splitlines()))) for text in shown]
    assert lines[0] - lines[1] - _WITHOUT == set()


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_the_colours_follow_the_device(
    served: ServedSite, new_page: NewPage, scheme: str, is_dark: bool
) -> None:
    page = new_page(color_scheme=scheme, java_script_enabled=False)
    for kind in ("home", "about"):
        page.goto(served.url_of(kind))
        ground, ink = _lightness(page, "backgroundColor"), _lightness(page, "color")
        assert (ground < ink) == is_dark
        assert abs(ground - ink) > 0.7


def _lightness(page: object, name: str) -> float:
    colour = page.locator("body").evaluate(f"body => getComputedStyle(body).{name}")
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / (3 * 255)
