"""Pages ask nobody but their own server for anything, and nothing goes wrong on them."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage, ServedSite
from tests.site.county import PAGE_KINDS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_page_loads_without_a_fault(served: ServedSite, new_page: NewPage, kind: str) -> None:
    page = new_page()
    asked, faults = [], []
    page.context.on("request", lambda request: asked.append(request.url))
    page.context.on("requestfailed", lambda request: faults.append(request.url))
    page.context.on("weberror", lambda error: faults.append(str(error.error)))
    page.context.on("console", lambda message: faults.append(f"{message.text} {message.location}"))
    page.context.on(
        "response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None
    )
    url = served.url_of(kind)
    page.goto(url)
    assert {urlsplit(address).netloc for address in asked} == {urlsplit(served.server).netloc}
    if kind == "404":
        faults = [fault for fault in faults if url not in fault]
    assert faults == []


def test_nothing_is_kept_of_a_visitor(served: ServedSite, new_page: NewPage) -> None:
    page = new_page()
    for kind in ("home", "estate", "commitment", "deed"):
        page.goto(served.url_of(kind))
    assert page.context.cookies() == []
    assert _stored(page) == {}
    page.get_by_role("button", name="深色").click()
    assert _stored(page) == {"sunboard-scheme": "slate"}


def _stored(page: Page) -> dict[str, str]:
    kept: dict[str, str] = page.evaluate("({...localStorage, ...sessionStorage})")
    return kept
