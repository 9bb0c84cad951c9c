"""The Web Content Accessibility Guidelines 2.2 AA: what a machine can tell, and the keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import AXE, COLOURS, RUN_AXE, TAGS
from tests.browser.conftest import NewPage, ServedSite
from tests.site.county import PAGE_KINDS

pytestmark = pytest.mark.browser

_TOO_SMALL = """least => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter(element => element.checkVisibility() && getComputedStyle(element).display !== "inline")
  .map(element => [element, element.getBoundingClientRect()])
  .filter(([element, box]) => box.width < least - 0.5 || box.height < least - 0.5)
  .map(([element, box]) =>
    `${element.closest("[class]").className} ${element.textContent} `
    + `${Math.round(box.width)} × ${Math.round(box.height)}`)"""

_LEAST = {1280: 24, 360: 44, 320: 44}
"""How broad and high a target is at least, in pixels, by the width of the screen: WCAG 2.2 asks for 24 (2.5.8),
a thumb for 44 (2.5.5)."""

_OPENED = "() => document.querySelectorAll('main details').forEach(fold => { fold.open = true; })"

_NAME = """element => element.tagName === "INPUT"
  ? (element.labels[0] || element.parentElement).textContent.trim() : element.textContent.trim()"""

_IN_ORDER = f"""() => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter(element => element.checkVisibility()).map({_NAME})"""

_FOCUSED = f"""() => {{
  const element = document.activeElement, style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const x = box.x + Math.min(box.width, innerWidth) / 2, y = box.y + box.height / 2;
  const top = document.elementFromPoint(x, y);
  return {{
    name: ({_NAME})(element),
    kind: element.tagName,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: Boolean(top) && (element.contains(top) || top.contains(element)),
  }};
}}"""

MOST_STOPS = 24
"""How far the keyboard is followed into a page."""


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_axe_finds_nothing(served: ServedSite, glance: NewPage, kind: str) -> None:
    # Loaded once: axe takes as long to be read as many a page to be looked through. Nothing moves meanwhile.
    page = glance(reduced_motion="reduce")
    page.goto(served.url_of(kind))
    page.evaluate(AXE)
    assert _found_by_scheme(page) == NOTHING, "as it comes, on a wide screen"
    page.set_viewport_size({"width": 320, "height": 800})
    page.evaluate(_OPENED)
    assert _found_by_scheme(page) == NOTHING, "with all folds open, on a small phone"
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="light")
    page.evaluate("document.documentElement.dataset.sbLetters = 'large'")
    assert page.evaluate(RUN_AXE, TAGS) == [], "in large letters"


NOTHING: dict[str, list[object]] = {"light": [], "dark": []}


def _found_by_scheme(page: Page) -> dict[str, list[object]]:
    """What axe finds in the light; and of the rules that look at colours, in the dark."""
    found = {}
    for scheme, rules in (("light", TAGS), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = page.evaluate(RUN_AXE, rules)
    return found


@pytest.mark.parametrize(("scheme", "rules"), [("light", TAGS), ("dark", COLOURS)])
@pytest.mark.parametrize(
    ("kind", "field", "typed", "found"),
    [
        ("home", ".sb-finder__input", "清河", ".sb-finder__found a"),
        ("estates", ".sb-finder__input", "花园", ".sb-finder__found a"),
        ("search", "#q", "清河花园", ".sb-hit"),
    ],
)
def test_something_is_found_then_axe_finds_nothing(  # noqa: PLR0917 - what is typed where
    served: ServedSite,
    new_page: NewPage,
    kind: str,
    field: str,
    typed: str,
    found: str,
    scheme: str,
    rules: list[str],
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(served.url_of(kind))
    page.fill(field, typed)
    page.locator(found).first.wait_for()
    page.evaluate(AXE)
    for width in (1280, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(RUN_AXE, rules) == [], f"at {width} pixels"
        assert page.evaluate(_TOO_SMALL, 24) == [], f"at {width} pixels"


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_targets_are_large_enough_for_a_finger(
    served: ServedSite, glance: NewPage, kind: str
) -> None:
    page = glance(320, 800)
    page.goto(served.url_of(kind))
    for width, least in _LEAST.items():
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(_OPENED)
        assert page.evaluate(_TOO_SMALL, least) == [], f"at {width} pixels"


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_whatever_has_the_focus_shows_it(served: ServedSite, glance: NewPage, kind: str) -> None:
    page = glance()
    page.goto(served.url_of(kind))
    unseen = [stop for stop in _stops(page) if not (stop["ring"] and stop["seen"])]
    assert unseen == []


def test_the_keyboard_goes_through_the_page_in_its_order(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(served.home)
    names = [stop["name"] for stop in _stops(page)]
    assert names == page.evaluate(_IN_ORDER)[: len(names)]
    assert names[0] == "跳到正文"
    assert set(page.locator(".sb-nav a").all_inner_texts()) <= set(names)
    assert "输入小区、社区或单位的名字，拼音也行" in names


@pytest.mark.parametrize("kind", ["home", "estate", "about", "404"])
def test_the_skip_link_leads_to_the_text(served: ServedSite, new_page: NewPage, kind: str) -> None:
    page = new_page()
    page.goto(served.url_of(kind))
    page.keyboard.press("Tab")
    skip = page.locator(".sb-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")


@pytest.mark.parametrize(
    ("device", "word", "other"), [("light", "深色", "浅色"), ("dark", "浅色", "深色")]
)
def test_the_colour_scheme_is_kept_from_page_to_page(
    served: ServedSite, new_page: NewPage, device: str, word: str, other: str
) -> None:
    page = new_page(color_scheme=device)
    page.goto(served.home)
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.get_by_role("button", name=word).click()
    expect(page.get_by_role("button", name=other)).to_be_visible()
    after = page.evaluate(ground)
    assert after != before
    page.goto(served.url_of("estate"))
    expect(page.get_by_role("button", name=other)).to_be_visible()
    assert page.evaluate(ground) == after
    page.get_by_role("button", name=other).click()
    page.reload()
    assert page.evaluate(ground) == before


def _stops(page: Page) -> list[dict[str, Any]]:
    """What the Tab key stops at, one after the other, until it leaves the page."""
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop["kind"] == "BODY":
            break
        stops.append(stop)
    return stops


def test_words_too_dark_in_the_dark_then_axe_finds_them(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page(color_scheme="dark")
    page.goto(served.home)
    page.evaluate(AXE)
    page.add_style_tag(content="main p { color: #444 !important; }")
    assert [found[0] for found in page.evaluate(RUN_AXE, COLOURS)] == ["color-contrast"]
