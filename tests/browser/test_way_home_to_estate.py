"""A resident's way: from the front page to the own estate, and three answers at a glance."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage, ServedSite
from tests.site import records
from tests.site.pages import read_pages

pytestmark = pytest.mark.browser

QUESTIONS = ["谁包我们小区", "答应了什么", "做了吗"]


def test_a_resident_types_the_estate_s_name_and_reads_the_answers(
    served: ServedSite, new_page: NewPage
) -> None:
    estate = records.rows("estates")[-1]
    page = new_page(360, 800)
    page.goto(served.home)
    page.get_by_label("输入小区、社区或单位的名字").fill(estate["name"])
    first = page.locator(".sb-finder__found a").first
    expect(first).to_contain_text(estate["name"])
    first.click()
    expect(page).to_have_url(f"{served.home}e/{estate['id']}/")
    expect(page.locator("h1")).to_have_text(estate["name"])
    expect(page.locator(".sb-answer__question")).to_have_text(QUESTIONS)
    expect(page.locator(".sb-answer__answer")).to_have_text([re.compile(r"\S")] * 3)


def test_the_three_answers_of_an_estate_fit_one_screen(
    served: ServedSite, new_page: NewPage
) -> None:
    page = new_page(360, 800)
    too_long = {}
    for path in served.site.most_telling("estate"):
        page.goto(served.url(path))
        boxes = [answer.bounding_box() for answer in page.locator(".sb-answer").all()]
        assert len(boxes) == len(QUESTIONS)
        bottom = max(box["y"] + box["height"] for box in boxes)
        right = max(box["x"] + box["width"] for box in boxes)
        if bottom > 800 or right > 360 or min(box["x"] for box in boxes) < 0:
            too_long[path] = (round(right), round(bottom))
    assert too_long == {}


def test_the_answers_say_what_the_figures_below_say(served: ServedSite) -> None:
    faults = []
    pages = read_pages(served.site)
    for path in served.site.pages_by_kind["estate"]:
        tree = pages[path].tree
        estate = path.split("/")[1]
        answer = tree.xpath("string(//*[@class='sb-answer'][3]//*[@class='sb-answer__answer'])")
        value = tree.xpath(
            f"string(//*[@data-figure='estate/{estate}/commitments/fulfilled']/@data-value)"
        )
        said = re.fullmatch(r"到期(\d+)项，兑现(\d+)项", answer.strip())
        if (f"{said[2]}/{said[1]}" if said else "—") != value:
            faults.append((path, answer, value))
    assert faults == []
