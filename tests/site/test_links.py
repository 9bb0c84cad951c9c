"""Every link of the site leads somewhere, and none leads out of it but an address to be cited."""

from __future__ import annotations

import re

from lxml import etree

from tests.site import records
from tests.site.county import CountySite
from tests.site.pages import NOT_FOUND, SUB_PATH, SitePage, broken_links, css_links, target_of

Pages = dict[str, SitePage]
CITED = ("data/index.html", "https://yunqiao.example/shaibang/data/")
"""Who cites the open data says where they are, wherever that is read."""


def test_no_link_is_broken(county_site: CountySite, pages: Pages) -> None:
    assert broken_links(county_site, pages) == [CITED]


def test_everything_named_by_id_is_on_the_page(pages: Pages) -> None:
    broken = {
        (page.path, name)
        for page in pages.values()
        for name in page.ids_referred_to
        if name not in page.ids
    }
    assert sorted(broken) == []


def test_links_are_relative_so_that_the_site_works_under_any_address(pages: Pages) -> None:
    absolute = {
        (page.path, link)
        for page in pages.values()
        for link in page.links
        if re.match(r"[a-z][a-z0-9+.-]*:|//", link, re.IGNORECASE)
        or (link.startswith("/") and page.path != NOT_FOUND)
    }
    assert sorted(absolute) == [CITED]


def test_every_page_then_its_head_says_where_it_lies(pages: Pages) -> None:
    said = {path: page.tree.xpath("//link[@rel='canonical']/@href") for path, page in pages.items()}
    assert said.pop(NOT_FOUND) == []
    home = CITED[1].removesuffix("data/")
    assert said == {path: [f"{home}{path.removesuffix('index.html')}"] for path in said}


def test_the_list_of_pages_then_every_page_is_on_it_once(
    county_site: CountySite, pages: Pages
) -> None:
    tree = etree.parse(county_site.folder / "sitemap.xml")
    listed = [each.text for each in tree.iter("{*}loc")]
    assert sorted(listed) == sorted(
        page.tree.xpath("string(//link[@rel='canonical']/@href)")
        for path, page in pages.items()
        if path != NOT_FOUND
    )


def test_every_telephone_then_it_is_rung_up_by_what_is_shown(pages: Pages) -> None:
    called = {
        (str(link.get("href")), link.text_content())
        for page in pages.values()
        for link in page.tree.xpath("//a[starts-with(@href, 'tel:')]")
    }
    assert len(called) > 1
    for href, shown in called:
        assert re.fullmatch(r"tel:\+?\d[\d-]{3,}(,\d+)?", href)
        assert re.sub(r"\D", "", href) == re.sub(r"\D", "", shown)


def test_links_of_the_lost_page_start_from_where_the_site_lies(pages: Pages) -> None:
    lost = pages[NOT_FOUND]
    others = {link for link in lost.links if not link.startswith((SUB_PATH, "#"))}
    assert sorted(others) == []
    assert {SUB_PATH, f"{SUB_PATH}object/"} <= set(lost.links)
    # The way on: the navigation as it stands on every page, and all lists of places and units.
    entries = lost.tree.xpath("//nav[@class='sb-nav']//a/@href")
    home = pages["index.html"].tree.xpath("//nav[@class='sb-nav']//a/@href")
    assert entries == [link.replace("./", SUB_PATH, 1) for link in home]
    assert {f"{SUB_PATH}{index}/" for index in "ceu"} <= set(lost.links)


def test_nothing_is_fetched_from_elsewhere(pages: Pages) -> None:
    unwanted = {
        (page.path, name)
        for page in pages.values()
        for name in (
            "base",
            "iframe",
            "object",
            "embed",
            "meta[@http-equiv]",
            "link[@rel='preconnect']",
        )
        if page.tree.find(f".//{name}") is not None
    }
    assert sorted(unwanted) == []


def test_style_sheets_refer_to_files_of_the_site_only(county_site: CountySite) -> None:
    broken = []
    for name in county_site.files:
        if name.endswith(".css"):
            css = (county_site.folder / name).read_text(encoding="utf-8")
            for link in css_links(css):
                is_ours = not re.match(r"[a-z][a-z0-9+.-]*:|/", link, re.IGNORECASE)
                if not is_ours or target_of(name, link)[0] not in county_site.files:
                    broken.append((name, link))
    assert broken == []


def test_scripts_and_pictures_name_no_other_host(county_site: CountySite) -> None:
    named = {
        (name, address)
        for name in county_site.files
        if name.endswith((".js", ".svg"))
        for address in re.findall(
            r"https?://[^\s\"'<>]+", (county_site.folder / name).read_text(encoding="utf-8")
        )
        if address != "http://www.w3.org/2000/svg"
    }
    assert sorted(named) == []


def test_every_page_can_be_reached_from_the_front_page(pages: Pages) -> None:
    # Nothing leads to the page of somebody who may not be named.
    untold = {path for path, page in pages.items() if "这一页没有可以公开的内容" in page.text}
    assert sorted(pages.keys() - _reached(pages) - untold - {NOT_FOUND}) == []


def test_every_record_can_be_reached_from_the_front_page(pages: Pages) -> None:
    reached = _reached(pages)
    owners = {
        "communities": "c/{}/index.html",
        "estates": "e/{}/index.html",
        "units": "u/{}/index.html",
        "commitments": "commitments/{}/index.html",
        "deeds": "deeds/{}/index.html",
        "notices": "notices/{}/index.html",
    }
    for kind, path in owners.items():
        shown = records.told_deeds() if kind == "deeds" else records.ids(kind)
        assert sorted(i for i in shown if path.format(i) not in reached) == [], kind
    anchors = {i for path in reached for i in pages[path].ids}
    assert sorted(records.ids("tasks") - anchors) == []


def test_a_task_lives_in_the_month_it_was_raised(pages: Pages) -> None:
    homeless = []
    for task in records.rows("tasks"):
        raised_on = records.day(task, "raised_on")
        page = pages.get(f"c/{task['community']}/{raised_on:%Y-%m}/index.html")
        row = page.tree.get_element_by_id(task["id"], None) if page else None
        if row is None or row.tag != "tr" or task["id"] not in row.text_content():
            homeless.append(task["id"])
    assert homeless == []


def _reached(pages: Pages) -> set[str]:
    """The pages that links lead to, step by step, from the front page."""
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = pages[waiting.pop()]
        for href in page.tree.xpath("//a/@href"):
            path, _ = target_of(page.path, href)
            if path in pages and path not in reached:
                reached.add(path)
                waiting.append(path)
    return reached
