"""Pages ask nobody but their own server for anything, and nothing goes wrong on them."""

from __future__ import annotations

import json
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
    # What privacy.md tells: the places looked at last, and what was chosen.
    (seen,) = _stored(page)
    assert seen == "sunboard-seen"
    assert [path for _, path in json.loads(_stored(page)[seen])] == [_path(served, "estate")]
    page.get_by_role("button", name="深色").click()
    page.get_by_role("button", name="大字").click()
    chosen = {"sunboard-scheme": "slate", "sunboard-letters": "large"}
    assert {**_stored(page), seen: ""} == {**chosen, seen: ""}


def test_places_looked_at_last_stand_on_the_front_page_the_newest_first(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(served.home)
    assert page.locator("[data-sb-seen]:visible").count() == 0
    for kind in ("estate", "commitment", "unit", "community", "estate"):
        page.goto(served.url_of(kind))
    page.goto(served.home)
    links = page.locator("[data-sb-seen] a").evaluate_all("found => found.map(link => link.href)")
    assert links == [served.url_of(kind) for kind in ("estate", "community", "unit")]


def _path(served: ServedSite, kind: str) -> str:
    return served.url_of(kind).removeprefix(served.home)


def _stored(page: Page) -> dict[str, str]:
    kept: dict[str, str] = page.evaluate("({...localStorage, ...sessionStorage})")
    return kept
