"""What every page of the site has, whatever its kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest
from sunboard.records.ledger_files import SITE_MARKER

from tests.site import records
from tests.site.county import PAGE_KINDS, CountySite
from tests.site.pages import SitePage

Pages = dict[str, SitePage]


def test_the_county_has_pages_of_every_kind(county_site: CountySite) -> None:
    assert {kind for kind, pages in county_site.pages_by_kind.items() if not pages} == set()


def test_every_page_is_of_a_kind_that_is_tested(county_site: CountySite, pages: Pages) -> None:
    known = [page for kind in PAGE_KINDS for page in county_site.pages_by_kind[kind]]
    assert sorted(known) == sorted(pages)


def test_the_site_holds_nothing_but_pages_and_what_belongs_to_them(
    county_site: CountySite, pages: Pages
) -> None:
    others = {name for name in county_site.files if name not in pages}
    sheets = {name for name in others if re.fullmatch(r"sheets/(.+/.+\.pdf|[^/]+\.zip)", name)}
    files = ("changes.xml", "dates.ics", "roster.ics")
    subscribed = {f"{name.removesuffix('index.html')}{file}" for name in pages for file in files}
    shown = {name for name in others if re.fullmatch(r"photos/tp-\d+-\d+\.jpg", name)}
    left = others - sheets - subscribed - shown - {name for name in others if _is_passed_on(name)}
    assert {name for name in left if not name.startswith(("assets/", "data/", "search/"))} == {
        SITE_MARKER,
        "asof.css",
        "deeds/honours.xml",
        "notices/notices.ics",
        "notices/notices.xml",
        "sitemap.xml",
        "figures.csv",
    }


def _is_passed_on(name: str) -> bool:
    board = r"([ceu]/[^/]+/|deeds/[^/]+/)"
    files = r"(heard\.txt|share\.png|preview\.png|copy\.html)"
    return bool(
        re.fullmatch(rf"{board}{files}|(morning|embed)/({board})?(line\.txt|index\.html)", name)
    )


def test_the_demonstration_has_no_errors(county_site: CountySite) -> None:
    problems = county_site.report["problems"]
    assert [problem for problem in problems if problem["severity"] == "error"] == []


def test_every_board_is_counted(county_site: CountySite) -> None:
    hand_written = ("about", "method", "privacy", "object", "updated", "404")
    boards = sum(len(p) for k, p in county_site.pages_by_kind.items() if k not in hand_written)
    assert county_site.report["pages"] == boards


def test_the_language_is_given(pages: Pages) -> None:
    assert {page.tree.get("lang") for page in pages.values()} == {"zh-Hans"}


def test_a_page_has_one_main_heading(pages: Pages) -> None:
    headings = {
        page.path: [h.text_content() for h in page.tree.iter("h1")] for page in pages.values()
    }
    assert {path: found for path, found in headings.items() if len(found) != 1} == {}
    assert [path for path, found in headings.items() if not found[0].strip()] == []


def test_no_level_of_headings_is_skipped(pages: Pages) -> None:
    faults = {}
    for page in pages.values():
        levels = [int(h.tag[1]) for h in page.tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        if any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
            faults[page.path] = levels
    assert faults == {}


def test_no_two_pages_have_the_same_title(pages: Pages) -> None:
    paths = defaultdict(list)
    for page in pages.values():
        paths[page.tree.findtext("head/title")].append(page.path)
    assert {title: found for title, found in paths.items() if len(found) > 1} == {}


def test_every_page_describes_itself(pages: Pages) -> None:
    descriptions = {
        page.path: page.tree.xpath("string(//meta[@name='description']/@content)")
        for page in pages.values()
    }
    assert [path for path, text in descriptions.items() if not text.strip()] == []


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    doubled = {
        page.path: [name for name, count in page.ids.items() if count > 1]
        for page in pages.values()
        if page.ids.total() > len(page.ids)
    }
    assert doubled == {}


def test_every_page_says_whose_it_is_and_where_its_day_stands(
    county_site: CountySite, pages: Pages
) -> None:
    as_of, programme = records.as_of(), records.programme()
    day = f"{as_of.year}年{as_of.month}月{as_of.day}日"
    assert f'"{day}"' in (county_site.folder / "asof.css").read_text("utf-8")
    assert day in pages["updated/index.html"].tree.find("body//main").text_content()
    places = {len(page.tree.xpath("//footer//*[@data-sb-asof]")) for page in pages.values()}
    links = {
        len(page.tree.xpath("//head/link[contains(@href, 'asof.css')]")) for page in pages.values()
    }
    assert places == links == {1}
    wanted = (
        str(programme["issuer"]),
        str(programme["supervision_phone"]),
        str(programme["county"]),
    )
    missing = {
        (page.path, text)
        for page in pages.values()
        for text in wanted
        if text not in page.tree.find("body").text_content()
    }
    assert sorted(missing) == []


def test_every_page_says_above_and_below_that_it_is_a_demonstration(pages: Pages) -> None:
    unmarked = [
        page.path
        for page in pages.values()
        if "示范数据" not in page.tree.xpath("string(//aside[1])")
        or "示范数据" not in page.tree.xpath("string(//body/footer)")
    ]
    assert unmarked == []


@pytest.mark.parametrize(
    "trace",
    [
        "%%",
        r"\{[{%#]",
        r"\bUndefined\b",
        r">\s*None\b",
        r"\bna[nt]\b",
        r"&amp;(?:[lg]t|amp|quot|#\d+);",
    ],
)
def test_no_trace_of_the_making_is_left(pages: Pages, trace: str) -> None:
    pattern = re.compile(trace, re.IGNORECASE)
    found = {page.path for page in pages.values() if pattern.search(page.text)}
    # It names the words that say nothing in a cell, these among them.
    assert found - {"method/index.html"} == set()


def test_no_heading_name_or_link_is_without_words(pages: Pages) -> None:
    tags = ("a", "caption", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "label", "li", "th")
    wordless = Counter(
        (page.path, element.tag)
        for page in pages.values()
        for element in page.tree.iter(*tags)
        if not element.text_content().strip()
        and element.find("svg") is None
        and not any(image.get("alt") for image in element.iter("img"))
    )
    assert wordless == {}
