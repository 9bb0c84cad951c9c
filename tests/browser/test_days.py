"""The as-of day is on every page, with scripts or without; a script counts the days that boards leave out."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage, ServedSite
from tests.reference.records import Project
from tests.site.county import PAGE_KINDS, ROOT

pytestmark = pytest.mark.browser

AS_OF = date(2026, 10, 31)
SAID = "数据截至 2026年10月31日"
KINDS_THAT_COUNT = (
    "commitments",
    "community",
    "unit",
    "challenges",
    "notices",
    "progress",
    "loop",
    "lists",
)


@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_foot_then_the_day_is_read_out_and_printed(
    served: ServedSite, glance: NewPage, kind: str, has_scripts: bool
) -> None:
    page = glance(java_script_enabled=has_scripts)
    page.goto(served.url_of(kind))
    assert SAID in page.locator("footer").aria_snapshot()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_paper_then_it_has_the_day(
    served: ServedSite, new_page: NewPage, has_scripts: bool, tmp_path: Path
) -> None:
    page = new_page(java_script_enabled=has_scripts)
    page.goto(served.url_of("commitment"))
    page.pdf(path=tmp_path / "page.pdf")
    command = ["pdftotext", "-raw", str(tmp_path / "page.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert re.search(r"数据截至\s*2026年10月31日", text)


@pytest.mark.parametrize("kind", KINDS_THAT_COUNT)
def test_counts_then_each_is_the_number_of_days_to_the_as_of_day(
    served: ServedSite, new_page: NewPage, kind: str
) -> None:
    page = new_page()
    page.goto(served.url_of(kind))
    found = _counts(page)
    assert found, "nothing on the page is counted"
    for day, template, text in found:
        assert text.endswith(_expected(date.fromisoformat(day), template)), (day, template, text)


def test_style_sheet_that_did_not_come_then_nothing_is_counted_and_nothing_is_wrong(
    served: ServedSite, new_page: NewPage
) -> None:
    page, faults = new_page(), []
    page.context.on("weberror", lambda error: faults.append(str(error.error)))
    page.route("**/asof.css", lambda route: route.abort())
    page.goto(served.url_of("commitments"))
    assert faults == []
    assert all(re.search(r"[）\d]$", text) is None for _, _, text in _counts(page))
    page.get_by_role("link", name="更新到哪天").click()
    assert "2026年10月31日" in page.locator("main").inner_text()


def _counts(page: Page) -> list[tuple[str, str, str]]:
    found: list[list[str]] = page.locator("[data-sb-day]").evaluate_all(
        "places => places.map(p => [p.dataset.sbDay, p.dataset.sbSaid, p.textContent])"
    )
    return [(day, said, text) for day, said, text in found]


def _expected(day: date, template: str) -> str:
    """What is put after the words, counted a day at a time."""
    first, last = sorted((day, AS_OF))
    days = (last - first).days
    if not days:
        return ""
    workdays = Project(ROOT).workdays.past(first, last)
    said = template.replace("{d}", str(days)).replace("{w}", str(workdays or "不到1"))
    return f"（{said}）"
