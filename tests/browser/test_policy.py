"""Pages do all that they do under the strictest policy: the one that nginx sends by our own file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Error, Page, expect
from sunboard.served_site import ServedSite
from sunboard.site_server import SiteServer

from tests.browser.conftest import NewPage
from tests.building import content
from tests.deploy.nginx import BELOW, serve_below
from tests.site.county import PAGE_KINDS, CountySite, page_address
from tests.site.pages import SUB_PATH

pytestmark = pytest.mark.browser

_LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", fault => window.violations.push(
  `${fault.violatedDirective} ${fault.blockedURI} ${fault.sourceFile}:${fault.lineNumber}`));
"""


@pytest.fixture(scope="module")
def home(county_site: CountySite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The county's site on nginx, where it says that it lies."""
    assert SUB_PATH == BELOW
    with serve_below(county_site.folder, tmp_path_factory.mktemp("nginx")) as url:
        yield url


def listening(page: Page) -> tuple[Page, list[Any]]:
    """The page, and what its console says."""
    said: list[Any] = []
    page.add_init_script(_LISTEN)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return page, said


_LOADS = """async () => {
  // What lies below the screen waits until somebody scrolls to it.
  document.querySelectorAll("img").forEach(image => { image.loading = "eager"; });
  await Promise.all([...document.images].map(image => image.decode()));
  return [...document.images].every(image => image.naturalWidth > 0);
}"""


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_page_then_it_breaks_no_rule_on_screen_or_paper(
    home: str, county_site: CountySite, new_page: NewPage, kind: str
) -> None:
    page, said = listening(new_page())
    for choose in (county_site.largest, county_site.smallest):
        path = "nowhere/" if kind == "404" else page_address(choose(kind))
        answer = page.goto(home + path)
        assert answer is not None
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        page.get_by_role("button", name="深色").click()
        expect(page.get_by_role("button", name="浅色")).to_be_visible()
        page.get_by_role("button", name="浅色").click()
        for field in page.locator(".sb-finder__input:visible").all():
            field.fill("清")
        page.emulate_media(media="print")
        page.pdf(format="A4")
        page.emulate_media(media="screen")
        assert page.evaluate("violations") == []
    assert [text for text in said if kind != "404" or "status of 404" not in text] == []


def test_search_then_it_finds_by_the_rules(home: str, new_page: NewPage) -> None:
    page, said = listening(new_page())
    page.goto(f"{home}search/")
    page.fill("#q", "清河花园")
    page.keyboard.press("Enter")
    expect(page.locator(".sb-hit").first).to_contain_text("清河花园")
    assert page.evaluate("violations") == []
    assert said == []


def test_styles_pictures_and_scripts_then_all_of_them_are_there(
    home: str, new_page: NewPage
) -> None:
    for path in ("", "nowhere/"):
        page, _ = listening(new_page())
        page.goto(home + path)
        assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
        assert page.evaluate(_LOADS)
        expect(page.get_by_role("button", name="深色")).to_be_visible()


def test_script_that_somebody_put_in_then_it_does_not_run(home: str, new_page: NewPage) -> None:
    """The listener hears of what breaks a rule, so that silence above means something."""
    page, said = listening(new_page())
    page.goto(home)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.setAttribute("style", "color: red");
        }"""
    )
    page.wait_for_function("violations.length >= 2")
    assert page.evaluate("window.ran") is None
    assert said


def test_site_on_this_machine_then_its_script_runs_by_the_rules_and_reloads(
    county_site: CountySite, new_page: NewPage
) -> None:
    site = ServedSite()
    show(site, county_site.folder)
    with SiteServer(0, site, lambda: SUB_PATH.rstrip("/")) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            page, said = listening(new_page())
            with page.expect_request(re.compile(r"/\.changes\?")):
                page.goto(f"http://127.0.0.1:{server.server_port}/nowhere/")
            expect(page.get_by_role("button", name="深色")).to_be_visible()
            assert page.evaluate("violations") == []
            page.evaluate("window.isOld = true")
            show(site, county_site.folder)
            for _ in range(200):
                page.wait_for_timeout(50)
                if is_new(page):
                    break
            else:
                pytest.fail("the page was never loaded again")
            assert [text for text in said if "status of 404" not in text] == []
        finally:
            server.shutdown()
            thread.join()


def show(site: ServedSite, folder: Path) -> None:
    """Show a folder's files as a site that was just made."""
    with site.remade() as files:
        for name, held in content(folder).items():
            files.write(name, held)


def is_new(page: Page) -> bool:
    """Whether a page was loaded again since it was marked as old."""
    try:
        return page.evaluate("window.isOld") is None
    except Error:  # It is being loaded just now.
        return False
