"""Photos on pages: seen by whoever scrolls to them, told to whoever can't see them, and in nobody's way."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.axe import AXE, COLOURS, RUN_AXE, TAGS
from tests.browser.conftest import NewPage, ServedSite

pytestmark = pytest.mark.browser

KINDS = ("deeds", "deed", "member", "month", "commitment")

_PHOTOS = """() => [...document.querySelectorAll("main img[src*='photos/']")].map(image => {
  const box = image.getBoundingClientRect();
  return {alt: image.alt, lazy: image.loading, wide: image.naturalWidth, shown: box.width, right: box.right};
})"""
_LOAD = """async () => {
  document.querySelectorAll("details").forEach(fold => { fold.open = true; });
  for (const image of document.querySelectorAll("main img")) {
    image.scrollIntoView();
    await image.decode();
  }
}"""


def with_photos(served: ServedSite, kind: str) -> str:
    """The address of the page of a kind with the most photos."""
    site = served.site
    text = {
        each: (site.folder / each).read_text(encoding="utf-8") for each in site.pages_by_kind[kind]
    }
    page = max(sorted(text), key=lambda each: text[each].count("/photos/"))
    assert "/photos/" in text[page]
    return served.url(page)


def photos(page: Page) -> list[dict[str, Any]]:
    page.evaluate(_LOAD)
    found: list[dict[str, Any]] = page.evaluate(_PHOTOS)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_photo_then_it_loads_fits_and_is_told(
    served: ServedSite, glance: NewPage, kind: str
) -> None:
    page = glance()
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(with_photos(served, kind))
        found = photos(page)
        assert found
        for photo in found:
            assert photo["alt"]
            assert photo["lazy"] == "lazy"
            assert photo["wide"] > 0
            assert 40 < photo["shown"] <= photo["right"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "rules"), [("light", TAGS), ("dark", COLOURS)])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    served: ServedSite, glance: NewPage, kind: str, scheme: str, rules: list[str]
) -> None:
    page = glance(360, 800, color_scheme=scheme)
    page.goto(with_photos(served, kind))
    page.evaluate(_LOAD)
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, rules) == []


def test_small_screen_then_the_small_file(served: ServedSite, new_page: NewPage) -> None:
    page = new_page(360, 800)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(with_photos(served, "deeds"))
    photos(page)
    assert [url for url in asked if "/photos/" in url]
    assert [url for url in asked if "/photos/" in url and not url.endswith("-320.jpg")] == []
