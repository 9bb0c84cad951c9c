from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import launch
from tests.browser.serving import serve
from tests.site.county import CountySite, county_site, page_address
from tests.site.pages import SUB_PATH

__all__ = ["county_site"]

MOST_MILLISECONDS = 10_000
"""How long anything is waited for; a page that is fine never comes near it."""

NewPage = Callable[..., Page]


@dataclass(frozen=True)
class ServedSite:
    """The county's site on a server."""

    site: CountySite
    server: str

    @property
    def home(self) -> str:
        return f"{self.server}{SUB_PATH}"

    def url(self, page: str) -> str:
        """The address of a page by its path."""
        # 404.html is shown wherever there is nothing.
        return f"{self.home}e/nowhere/" if page == "404.html" else self.home + page_address(page)

    def url_of(self, kind: str) -> str:
        """The address of the page of a kind that shows most."""
        return self.url(self.site.largest(kind))


@pytest.fixture(scope="session")
def served(county_site: CountySite) -> Iterator[ServedSite]:
    with serve(county_site.folder) as server:
        yield ServedSite(county_site, server)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium a process of the run."""
    expect.set_options(timeout=MOST_MILLISECONDS)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def glance(browser: Browser) -> Iterator[NewPage]:
    """A page for tests that only look: the one that was given for the same settings before.

    A context of its own begins a process, and reads all fonts and styles anew. Whoever clicks, stores, listens
    or changes more of a page than its size and its medium takes a `new_page`.
    """
    pages: dict[str, Page] = {}

    def open_page(width: int = 1280, height: int = 800, **settings: Any) -> Page:
        key = repr(sorted(settings.items()))
        if key not in pages:
            pages[key] = _open(browser, **settings)
        page = pages[key]
        page.emulate_media(media="null")
        page.set_viewport_size({"width": width, "height": height})
        return page

    yield open_page
    for page in pages.values():
        page.context.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens a page in a context of its own, with the context's settings as arguments."""
    pages = []

    def open_page(width: int = 1280, height: int = 800, **settings: Any) -> Page:
        pages.append(_open(browser, viewport={"width": width, "height": height}, **settings))
        return pages[-1]

    yield open_page
    for page in pages:
        page.context.close()


def _open(browser: Browser, **settings: Any) -> Page:
    context = browser.new_context(locale="zh-CN", **settings)
    context.set_default_timeout(MOST_MILLISECONDS)
    return context.new_page()
