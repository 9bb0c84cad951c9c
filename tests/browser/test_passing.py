"""What is passed on, in a browser: a card within another site, words to be heard, addresses to be copied."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import AXE, COLOURS, RUN_AXE, TAGS
from tests.browser.conftest import NewPage
from tests.browser.test_policy import listening
from tests.deploy.nginx import serve_below
from tests.site.county import CountySite

pytestmark = pytest.mark.browser

_VOICE = """
window.spoken = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  speak(said) { window.spoken.push([said.text, said.lang]); setTimeout(() => said.onend && said.onend(), 50); },
  cancel() {},
} });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
"""This machine has no voice: what a device's would be given."""


@pytest.fixture(scope="module")
def home(county_site: CountySite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The county's site on nginx, with our own headers."""
    with serve_below(county_site.folder, tmp_path_factory.mktemp("nginx")) as url:
        yield url


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def another_site(folder: Path, framed: str) -> Iterator[str]:
    """A page of somebody else's, with an address within it."""
    (folder / "index.html").write_text(f'<iframe src="{framed}" width=400 height=500></iframe>')
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            # Another name than nginx', so that it is another site.
            yield f"http://localhost:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def shown_within(page: Page, folder: Path, address: str) -> bool:
    """Whether a page at an address is shown within another site's."""
    with another_site(folder, address) as other:
        page.goto(other)
        page.wait_for_timeout(300)
        frame = page.frames[1]
        return frame.url.startswith(address) and frame.locator("h1").count() == 1


def estate_of(site: CountySite) -> str:
    return site.largest("estate").removesuffix("index.html")


def test_card_within_another_site_then_it_is_shown_and_leads_here(
    home: str, county_site: CountySite, new_page: NewPage, tmp_path: Path
) -> None:
    estate = estate_of(county_site)
    for path in ("", estate, county_site.largest("community").removesuffix("index.html")):
        assert shown_within(new_page(), tmp_path, f"{home}embed/{path}"), path


def test_any_other_page_within_another_site_then_it_is_refused(
    home: str, county_site: CountySite, new_page: NewPage, tmp_path: Path
) -> None:
    for path in ("", estate_of(county_site), "about/", "deeds/"):
        assert not shown_within(new_page(), tmp_path, f"{home}{path}"), path


@pytest.mark.parametrize(("scheme", "rules"), [("light", TAGS), ("dark", COLOURS)])
def test_card_then_axe_finds_nothing_and_no_rule_is_broken(
    home: str, county_site: CountySite, new_page: NewPage, scheme: str, rules: list[str]
) -> None:
    page, said = listening(new_page(color_scheme=scheme))
    for path in ("", estate_of(county_site)):
        page.goto(f"{home}embed/{path}")
        assert page.evaluate("violations") == []
        page.evaluate(AXE)
        for width in (1280, 360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(RUN_AXE, rules) == [], f"{path} at {width} pixels"
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []


def test_estate_then_its_words_are_read_out_line_by_line(
    home: str, county_site: CountySite, new_page: NewPage
) -> None:
    page, said = listening(new_page())
    page.add_init_script(_VOICE)
    estate = estate_of(county_site)
    page.goto(f"{home}{estate}#pass-on")
    page.get_by_role("button", name="念给我听").click()
    page.wait_for_function("spoken.length > 3")
    lines = (county_site.folder / estate / "heard.txt").read_text(encoding="utf-8").splitlines()
    assert page.evaluate("spoken") == [[line, "zh-CN"] for line in lines]
    expect(page.get_by_role("button", name="念给我听")).to_be_visible()
    assert page.evaluate("violations") == []
    assert said == []


def test_address_is_copied_then_it_is_said(
    home: str, county_site: CountySite, new_page: NewPage
) -> None:
    page, _ = listening(new_page())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{home}{estate_of(county_site)}#pass-on")
    page.get_by_role("button", name="复制网址").click()
    expect(page.locator("[data-sb-passed]")).to_have_text("已复制")
    address = f"https://yunqiao.example/shaibang/{estate_of(county_site)}"
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert page.evaluate("violations") == []


def test_device_without_a_voice_or_scripts_then_the_words_are_there_to_be_read(
    home: str, county_site: CountySite, new_page: NewPage
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{home}{estate_of(county_site)}#pass-on")
    expect(page.locator("#pass-on button:visible")).to_have_count(0)
    assert page.locator("#pass-on").get_by_role("link", name="念的文字").count() == 1
    assert "https://yunqiao.example/shaibang/e/" in page.locator("#pass-on").inner_text()


def test_page_without_anything_to_pass_on_then_its_script_is_not_loaded(
    home: str, new_page: NewPage
) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}about/")
    assert not [url for url in asked if "passing" in url]


def test_copy_is_opened_from_disk_then_it_asks_for_nothing_and_looks_as_the_page(
    county_site: CountySite, new_page: NewPage, tmp_path: Path
) -> None:
    kept = tmp_path / "清河花园.html"
    kept.write_bytes((county_site.folder / estate_of(county_site) / "copy.html").read_bytes())
    page, said = listening(new_page())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(kept.as_uri())
    assert asked == [kept.as_uri()]
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.sb-answer')).borderRadius")
        != "0px"
    )
    for fold in page.locator("details").all():
        fold.evaluate("fold => fold.open = true")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [kept.as_uri()]
    assert said == []


@pytest.mark.parametrize(("scheme", "rules"), [("light", TAGS), ("dark", COLOURS)])
def test_copy_then_axe_finds_nothing(
    county_site: CountySite, new_page: NewPage, scheme: str, rules: list[str]
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto((county_site.folder / estate_of(county_site) / "copy.html").as_uri())
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, rules) == []


def test_place_then_its_picture_and_its_copy_are_led_to_by_useful_names(
    home: str, county_site: CountySite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{home}{estate_of(county_site)}#pass-on")
    copy = page.get_by_role("link", name="离线版")
    name = page.locator("h1").inner_text()
    assert (copy.get_attribute("download") or "").startswith(f"{name}（")
    with page.expect_download() as downloaded:
        copy.click()
    assert downloaded.value.suggested_filename.startswith(name)
    picture = page.get_by_role("link", name="长图").get_attribute("href") or ""
    answer = page.request.get(
        f"{home}{estate_of(county_site)}{picture.removeprefix('../../')}".replace(
            estate_of(county_site) * 2, estate_of(county_site)
        )
    )
    assert answer.headers["content-type"] == "image/png"
