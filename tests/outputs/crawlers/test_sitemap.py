"""The list of pages for programs that look through the web, and what robots.txt says."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest
from lxml import etree
from sunboard.outputs.crawlers.sitemap import sitemaps, write_sitemap

from tests.factories import county_rows, deed, make_measures

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
BASE = "https://a.example/shaibang/"
FILES = ("index.html", "404.html", "about/index.html", "deeds/sg-1/index.html", "asof.css", "a.pdf")


def written(
    files: Collection[str] = FILES, address: str = BASE, **programme: object
) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    rows = {**county_rows(), "deeds": [deed()], "notices": []}
    ground = make_measures(programme_overrides={"web_address": address, **programme}, **rows)
    write_sitemap(ground, files, made.__setitem__)
    return made


def entries(content: bytes) -> dict[str, str]:
    tree = etree.fromstring(content)
    return {
        each.findtext("s:loc", None, NAMESPACE): each.findtext("s:lastmod", "", NAMESPACE)
        for each in tree
    }


def test_every_page_then_its_whole_address_and_the_day_of_its_last_change_where_that_is_known() -> (
    None
):
    (content,) = written().values()
    assert entries(content) == {
        BASE: "",
        f"{BASE}about/": "",
        f"{BASE}deeds/sg-1/": "2026-08-23",
    }


def test_honours_have_no_pages_then_the_front_page_is_not_taken_for_theirs() -> None:
    (content,) = written(FILES[:3], boards=("communities",)).values()
    assert entries(content) == {BASE: "", f"{BASE}about/": ""}


def test_no_address_then_nothing_is_written() -> None:
    assert written(address="") == {}


@pytest.mark.parametrize("address", ["https://a.example/", "https://a.example:8080/"])
def test_at_the_top_of_a_server_then_robots_leads_to_the_list(address: str) -> None:
    lines = written(address=address)["robots.txt"].decode().splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {address}sitemap.xml"]


def test_files_of_the_offices_own_then_they_stay() -> None:
    own = (*FILES, "robots.txt", "sitemap.xml")
    assert written(own, "https://a.example/") == {}


def test_more_than_one_file_may_hold_then_the_first_lists_the_others() -> None:
    pages = [f"p{number}/" for number in range(5)]
    made = sitemaps(pages, {"p3/": date(2026, 1, 2)}, BASE, most=2)
    parts = [f"sitemap-{number}.xml" for number in (1, 2, 3)]
    assert entries(made.pop("sitemap.xml")) == dict.fromkeys(
        [f"{BASE}{part}" for part in parts], ""
    )
    assert list(made) == parts
    found = [entries(made[part]) for part in parts]
    assert [list(each) for each in found] == [
        [f"{BASE}{page}" for page in pages[start : start + 2]] for start in (0, 2, 4)
    ]
    assert found[1][f"{BASE}p3/"] == "2026-01-02"


def test_no_page_then_an_empty_list() -> None:
    assert entries(sitemaps([], {}, BASE)["sitemap.xml"]) == {}
