"""The site's own search over the demonstration, by the script and the files that are published."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, ServedSite
from tests.browser.serving import serve
from tests.site.county import CountySite
from tests.site.pages import SUB_PATH

pytestmark = pytest.mark.browser

SEARCHES = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text(encoding="utf-8"))
DONE = """() => { const said = document.querySelector("[data-sb-said]").textContent;
  return said !== "" && !said.includes("正在找"); }"""
SOONEST = 1_000
"""Milliseconds within which the first result is there on a slow telephone."""


@pytest.fixture(scope="module")
def search(served: ServedSite, glance: NewPage) -> Callable[[str], Page]:
    """Type something into the search; the page once it is through."""
    page = glance(360, 800)
    page.goto(f"{served.home}search/")

    def typed(words: str) -> Page:
        page.fill("#q", "")
        page.keyboard.press("Enter")
        page.fill("#q", words)
        page.keyboard.press("Enter")
        page.wait_for_function(DONE)
        return page

    return typed


def hits(page: Page) -> list[tuple[str, str]]:
    """Each hit that is shown, as the kind that it stands under and what it says."""
    found: list[list[str]] = page.eval_on_selector_all(
        ".sb-hit",
        "all => all.map(hit => [hit.closest('section').querySelector('h2').textContent, hit.textContent])",
    )
    return [(kind, text) for kind, text in found]


@pytest.mark.parametrize("asked", SEARCHES, ids=lambda asked: asked["typed"])
def test_what_people_type_then_the_right_thing_comes_first(
    search: Callable[[str], Page], asked: dict[str, str]
) -> None:
    found = hits(search(asked["typed"]))
    assert found, "nothing was found"
    kind, text = found[0]
    assert kind == asked["kind"], found[:3]
    assert asked["shows"] in text, found[:3]


def test_middles_of_titles_then_each_record_is_found(
    county_site: CountySite, search: Callable[[str], Page]
) -> None:
    """Whatever script and build take for a term, they take for the same."""
    draw = random.Random(1)
    files = sorted(county_site.folder.glob("search/[a-z_]*-[0-9]*.[a-z]*.json"))
    blocks = [file for file in files if not re.match(r"[ti]-\d", file.name)]
    for file in draw.sample(blocks, 20):
        row = draw.choice(yaml.safe_load(file.read_text(encoding="utf-8")))
        title = row[2]
        start = draw.randrange(max(1, len(title) - 8))
        middle = title[start : start + 8]
        page = search(f"{middle} {row[4]}")
        for _ in range(12):
            shown = [link.get_attribute("href") for link in page.locator(".sb-hit__title").all()]
            more = page.locator(".sb-hits__more")
            if f"../{row[1]}" in shown or not more.count():
                break
            count = len(shown)
            more.first.click()
            page.wait_for_function(
                f"document.querySelectorAll('.sb-hit').length !== {count} || "
                f"document.querySelectorAll('.sb-hits__more').length !== {more.count()}"
            )
        assert f"../{row[1]}" in shown, (middle, row)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("不会有人这样写的一句话", "没有找到"),
        ("路", "请至少写两个字"),
        ("，。", "请至少写两个字"),
        ("cn-2025-9999", "没有找到"),
        ("<b>&'\"", "请至少写两个字"),
    ],
)
def test_nothing_to_be_found_then_it_says_so(
    search: Callable[[str], Page], typed: str, said: str
) -> None:
    page = search(typed)
    expect(page.locator("[data-sb-said]")).to_contain_text(said)
    assert hits(page) == []


def test_what_was_found_then_it_is_marked_with_its_status_and_leads_there(
    search: Callable[[str], Page],
) -> None:
    page = search("供水管 梅园社区")
    hit = page.locator(".sb-hit", has_text="更换梅园社区锈蚀供水管890米")
    assert set(hit.locator("mark").all_inner_texts()) == {"供水管", "梅园社区"}
    expect(hit.locator(".sb-status")).to_have_text("已兑现")
    assert hit.locator("a").get_attribute("href") == "../commitments/cn-2025-0008/"


def test_nothing_is_loaded_before_the_field_is_touched(
    served: ServedSite, new_page: NewPage
) -> None:
    page, asked = new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{served.home}search/")
    page.wait_for_load_state("networkidle")
    assert not [name for name in asked if name.startswith("search.") or name.endswith(".json")]
    page.locator("#q").focus()
    page.fill("#q", "清河花园")
    page.wait_for_function(DONE)
    assert "index.json" in asked


def test_a_slow_telephone_then_the_first_result_is_there_within_a_second(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page(360, 800)
    page.goto(f"{served.home}search/")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.locator("#q").focus()
    took: float = page.evaluate(
        """() => new Promise(done => {
          const start = performance.now(), place = document.querySelector("[data-sb-found]");
          new MutationObserver(() => place.querySelector(".sb-hit") && done(performance.now() - start))
            .observe(place, { childList: true, subtree: true });
          const input = document.querySelector("#q");
          input.value = "电动车充电";
          input.form.requestSubmit();
        })"""
    )
    assert took < SOONEST


def test_the_keyboard_alone_then_from_the_field_to_a_record_and_back(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{served.home}search/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type("锈蚀供水管")
    page.keyboard.press("Enter")
    page.wait_for_function(DONE)
    assert page.url.endswith("/search/#q=" + "%E9%94%88%E8%9A%80%E4%BE%9B%E6%B0%B4%E7%AE%A1")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.locator(".sb-hit__title").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("锈蚀供水管")
    page.go_back()
    page.wait_for_function(DONE)
    expect(page.locator("#q")).to_have_value("锈蚀供水管")
    assert hits(page)


def test_more_of_a_kind_then_they_are_added_and_the_first_has_the_focus(
    search: Callable[[str], Page],
) -> None:
    page = search("义诊")
    section = page.locator(".sb-hits").first
    before = section.locator(".sb-hit").count()
    section.get_by_role("button", name="再找一些").click()
    expect(section.locator(".sb-hit").nth(before).locator("a")).to_be_focused()


def test_scripts_off_then_it_says_so_and_where_to_look(served: ServedSite, glance: NewPage) -> None:
    page = glance(java_script_enabled=False)
    page.goto(f"{served.home}search/")
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("搜索要用脚本")
    page.get_by_role("main").get_by_role("link", name="社区小区").click()
    expect(page.locator("h1")).to_have_text("全部社区")


@pytest.fixture
def damaged(county_site: CountySite, tmp_path: Path) -> Path:
    """Of the county's site what the search needs, to be changed."""
    for name in county_site.files:
        if name.startswith(("search/", "assets/")) or name == "asof.css":
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((county_site.folder / name).read_bytes())
    (tmp_path / "404.html").write_text("<h1>404</h1>", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("content", "said"), [(b'"withdrawn"', "有内容刚刚撤下"), (b"<html>", "没有取到")]
)
def test_index_that_was_withdrawn_or_is_broken_then_it_says_so(
    damaged: Path, new_page: NewPage, content: bytes, said: str
) -> None:
    (damaged / "search/index.json").write_bytes(content)
    with serve(damaged) as server:
        page, faults = new_page(), list[str]()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{server}{SUB_PATH}search/#q=清河花园")
        expect(page.locator("[data-sb-said]")).to_contain_text(said)
        assert faults == []


def test_site_made_anew_while_the_page_is_open_then_the_new_files_are_asked_for(
    damaged: Path, new_page: NewPage
) -> None:
    with serve(damaged) as server:
        page = new_page()
        page.goto(f"{server}{SUB_PATH}search/#q=清河花园")
        page.wait_for_function(DONE)
        index = (damaged / "search/index.json").read_text(encoding="utf-8")
        renamed = "bbbbbbbbbb"
        for file in damaged.glob("search/*-*.*.json"):
            stem, digest, _ = file.name.split(".")
            if stem.startswith(("t-", "tasks-")):
                new = digest[::-1]
                assert new != renamed
                index = index.replace(digest, new)
                file.rename(file.with_name(f"{stem}.{new}.json"))
        (damaged / "search/index.json").write_text(index, encoding="utf-8")
        page.fill("#q", "电动车充电")
        page.wait_for_function(DONE)
        assert ("服务单", "电动车充电") in [(kind, "电动车充电") for kind, _ in hits(page)]


def test_page_for_what_is_not_there_then_it_finds_as_well(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{served.home}e/nowhere/deeper/")
    expect(page.locator("h1")).to_have_text("没有这个页面")
    page.fill("#q", "清河花园")
    page.wait_for_function(DONE)
    page.locator(".sb-hit a").first.click()
    expect(page.locator("h1")).to_contain_text("清河花园")
