"""A site that is no longer renewed says so itself, by the county's days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import AXE, RUN_AXE, TAGS
from tests.browser.conftest import NewPage, ServedSite
from tests.browser.serving import serve
from tests.conftest import MadeOnce
from tests.factories import build_site, county_rows, programme_tree, write_project
from tests.site.pages import SUB_PATH

pytestmark = pytest.mark.browser

PAGES = ("", "e/qinghe-1/", "about/", "nowhere/")
LATE = "2026-11-03T16:00:00Z"
"""The first moment of 4 November in China; the records go to 31 October, and came out on the day after."""


@pytest.fixture(scope="module")
def home(made_once: MadeOnce) -> Iterator[str]:
    """A site that is no demonstration."""

    def make(folder: Path) -> None:
        programme = programme_tree(demonstration="否")
        build_site(write_project(folder, programme, **county_rows()), folder / "site")

    with serve(made_once("no-demonstration", make) / "site") as server:
        yield f"{server}{SUB_PATH}"


def opened(page: Page, url: str, moment: str) -> Page:
    page.clock.set_fixed_time(moment)
    page.goto(url)
    return page


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    ("moment", "days"),
    [
        ("2026-10-31T12:00:00Z", None),
        ("2026-11-01T12:00:00Z", None),
        ("2026-11-02T15:59:59Z", None),
        ("2026-11-02T16:00:00Z", 2),
        (LATE, 3),
        ("2027-10-31T16:00:00Z", 365),
    ],
)
def test_site_two_days_late_then_it_says_so_wherever_it_is_read(
    home: str, new_page: NewPage, moment: str, days: int | None, zone: str
) -> None:
    page = opened(new_page(timezone_id=zone), home, moment)
    said = f"本站已{days}天没有更新，数据截至2026年10月31日。" if days else ""
    expect(page.locator("[data-sb-stale]")).to_have_text(said)
    assert page.locator(".sb-banner").count() == (1 if days else 0)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_then_on_every_kind_of_page_readable_by_everybody(
    home: str, new_page: NewPage, scheme: str, path: str
) -> None:
    page = opened(new_page(320, 640, color_scheme=scheme), home + path, LATE)
    banner = page.get_by_role("status").first
    expect(banner).to_have_text("本站已3天没有更新，数据截至2026年10月31日。")
    expect(banner).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, TAGS) == []


def test_demonstration_then_it_never_says_so(served: ServedSite, new_page: NewPage) -> None:
    page = opened(new_page(), served.home, "2030-01-01T00:00:00Z")
    assert page.locator("[data-sb-stale]").count() == 0
    assert "没有更新" not in page.locator("body").inner_text()
