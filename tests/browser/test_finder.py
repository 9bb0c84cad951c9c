"""The finder of places and units, by the script that is published."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, ServedSite

pytestmark = pytest.mark.browser

PLACES = yaml.safe_load(Path(__file__).with_name("places.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def home(served: ServedSite, glance: NewPage) -> Page:
    page = glance(360, 800)
    page.goto(served.home)
    return page


@pytest.mark.parametrize("asked", PLACES, ids=lambda asked: asked["typed"])
def test_what_people_type_then_the_right_place_comes_first(
    served: ServedSite, home: Page, asked: dict[str, str]
) -> None:
    if home.url != served.home:
        home.goto(served.home)
    home.fill(".sb-finder__input", asked["typed"])
    expect(home.locator(".sb-finder__found a").first).to_contain_text(asked["opens"])
    expect(home.locator(".sb-finder__answer")).to_have_text(f"按回车打开：{asked['opens']}")


def test_no_such_place_then_it_says_so_and_leads_to_the_search(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(served.home)
    page.fill(".sb-finder__input", "锈蚀供水管")
    expect(page.locator(".sb-finder__answer")).to_have_text("没有这个名字")
    page.keyboard.press("Enter")
    expect(page.locator(".sb-hit").first).to_contain_text("锈蚀供水管")


def test_arrows_and_enter_then_they_move_and_open(served: ServedSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(served.home)
    field = page.locator(".sb-finder__input")
    field.focus()
    page.keyboard.type("清河")
    links = page.locator(".sb-finder__found a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("清河社区")


def test_button_then_it_opens_the_first_or_asks_for_a_name(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(served.home)
    button = page.get_by_role("button", name="找", exact=True)
    button.click()
    expect(page.get_by_label("输入小区、社区或单位的名字，拼音也行")).to_be_focused()
    page.keyboard.type("sxmd")
    button.click()
    expect(page.locator("h1")).to_have_text("书香名邸")


@pytest.mark.parametrize(
    ("index", "typed", "opens"),
    [("c/", "qinghe", "清河社区"), ("e/", "sxmd", "书香名邸"), ("u/", "妇联", "云桥县妇女联合会")],
)
def test_index_then_its_own_are_found_and_open(
    served: ServedSite, new_page: NewPage, index: str, typed: str, opens: str
) -> None:
    page = new_page()
    page.goto(served.home + index)
    page.fill(".sb-finder__input", typed)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(opens)


def test_scripts_off_then_the_front_page_leads_to_lists_of_all(
    served: ServedSite, glance: NewPage
) -> None:
    page = glance(java_script_enabled=False)
    for link, title in (
        ("全部社区", "全部社区"),
        ("全部小区", "全部小区"),
        ("全部部门单位", "全部部门单位"),
    ):
        page.goto(served.home)
        page.get_by_role("link", name=link).click()
        expect(page.locator("h1")).to_have_text(title)
        assert page.locator("main a").count() > 10
