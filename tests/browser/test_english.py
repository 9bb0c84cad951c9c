"""The English-speaking city on a phone: Latin words are longer than Chinese ones, and break nowhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sunboard_demo import write_demo

from tests.browser.axe import AXE, RUN_AXE, TAGS
from tests.browser.conftest import NewPage, ServedSite
from tests.browser.serving import serve
from tests.factories import programme_tree, write_project
from tests.site.county import PAGE_KINDS, CountySite

pytestmark = pytest.mark.browser

_WIDE = """() => [...document.querySelectorAll("body *:not(thead, thead *, svg *)")]
  .filter(element => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 0.5)
  .map(element => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)"""

_BROKEN = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), broken = [];
  while (texts.nextNode()) {
    const text = texts.currentNode, parent = text.parentElement;
    if (!parent.checkVisibility() || parent.closest(".sb-url, .sb-address, code")) continue;
    for (const word of text.data.matchAll(/[A-Za-z]{4,}/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const tops = [...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top));
      if (new Set(tops).size > 1) broken.push(`${word[0]} in ${parent.tagName}.${parent.className}`);
    }
  }
  return broken;
}"""
"""Words whose letters stand on several lines."""

_OVERLAPPING = """() => [...document.querySelectorAll(".sb-answer__more")]
  .map(more => [more.firstElementChild, more.parentElement.querySelector(".sb-answer__question")])
  .filter(([link, question]) => {
    const range = document.createRange();
    range.selectNodeContents(question);
    const [one, other] = [link, range].map(each => each.getBoundingClientRect());
    return one.left < other.right && one.top < other.bottom && other.top < one.bottom;
  }).map(([link]) => link.textContent)"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> CountySite:
    root = tmp_path_factory.mktemp("city")
    write_demo(root, lang="en", communities=2)
    with (root / "data/programme.yml").open("a", encoding="utf-8") as programme:
        programme.write("open_data: yes\n")
    return _built(root)


@pytest.fixture(scope="module")
def with_every_kind(tmp_path_factory: pytest.TempPathFactory) -> CountySite:
    """A city that keeps what Larkhaven doesn't: challenges, stations, roles and so on."""
    return _built(write_project(tmp_path_factory.mktemp("every"), programme_tree(language="en")))


def _built(root: Path) -> CountySite:
    command = [sys.executable, "-m", "sunboard", "build", "-C", str(root), "--workers", "1"]
    made = subprocess.run(command, check=False, capture_output=True)
    # Records at fault are withheld, and all else is made.
    assert made.returncode in (0, 3), made.stderr.decode()
    return CountySite(root / "build" / "site")


def test_every_kind_of_page_is_whole_on_a_phone(city: CountySite, glance: NewPage) -> None:
    page, found = glance(360, 800), {}
    with serve(city.folder) as server:
        site = ServedSite(city, server)
        kinds = [kind for kind in PAGE_KINDS if kind != "404" and city.pages_by_kind[kind]]
        for path in [*map(city.largest, kinds), "data/index.html"]:
            page.goto(site.url(path))
            found[path] = list(_faults(page))
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert len(found) > 20


def test_table_of_many_columns_then_no_wider_than_the_screen(
    with_every_kind: CountySite, glance: NewPage
) -> None:
    page, found = glance(960, 800), {}
    with serve(with_every_kind.folder) as server:
        site = ServedSite(with_every_kind, server)
        for kind in ("positions", "accountability", "loop", "meetings", "forces", "stations"):
            page.goto(site.url_of(kind))
            found[kind] = page.evaluate("document.documentElement.scrollWidth")
    assert found == dict.fromkeys(found, 960)


def _faults(page: Page) -> list[object]:
    page.evaluate(AXE)
    scripts = (_WIDE, _BROKEN, _OVERLAPPING)
    return [
        *(each for script in scripts for each in page.evaluate(script)),
        *page.evaluate(RUN_AXE, TAGS),
    ]
