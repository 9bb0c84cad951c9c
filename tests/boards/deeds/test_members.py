"""A member's page of all their deeds: by consent, at an address that says nobody's name or id."""

from __future__ import annotations

import pytest

from tests.asking import Asked, ask
from tests.factories import Row, deed, make_measures, numbered

TWICE = [deed(people="dy-3、dy-1"), deed(people="dy-1", date="2026-05-01", what="送餐")]


def pages_of(rows: list[Row], ledger: tuple[str, ...] = ()) -> Asked:
    return ask(make_measures(deeds=numbered(rows), published=ledger or None))


def paths(pages: Asked) -> list[str]:
    return [path for path in pages if path.startswith("deeds/sg-") and path.count("/") == 3]


def test_honoured_twice_then_a_page_of_both_newest_first_and_the_ways_to_it() -> None:
    pages = pages_of(TWICE)
    assert paths(pages) == ["deeds/sg-1/2/"]
    page = pages["deeds/sg-1/2/"]
    assert (page.title, page.element.findtext(".//h1")) == ("周立群", "周立群")
    assert [anchor for anchor in page.anchors if anchor.startswith("sg-")] == ["sg-1", "sg-2"]
    for deed_page in ("deeds/sg-1/", "deeds/sg-2/"):
        assert ("周立群的全部言行", "deeds/sg-1/2/") in pages[deed_page].links


NOTHING = "这一页没有可以公开的内容。"


@pytest.mark.parametrize("person", ["dy-2", "dy-4"], ids=["never consented", "withdrew"])
def test_without_consent_then_a_line_that_tells_not_why_and_no_way_to_it(person: str) -> None:
    pages = pages_of([deed(people=person), deed(people=person, what="送餐")])
    assert paths(pages) == ["deeds/sg-1/1/", "deeds/sg-2/1/"]
    for path in paths(pages):
        assert NOTHING in pages[path].text
        assert [
            other for other in pages if path in {link.href for link in pages[other].links}
        ] == []


def test_first_deed_taken_off_then_its_address_says_nothing_and_the_page_lies_below_the_next() -> (
    None
):
    revoked = deed(people="dy-1", what="送餐", state="已撤榜", reason="事实有出入")
    pages = pages_of([revoked, deed(people="dy-1"), deed(people="dy-1", what="修灯")])
    assert paths(pages) == ["deeds/sg-1/1/", "deeds/sg-2/1/"]
    assert NOTHING in pages["deeds/sg-1/1/"].text
    own = pages["deeds/sg-2/1/"]
    assert [anchor for anchor in own.anchors if anchor.startswith("sg-")] == ["sg-2", "sg-3"]


def test_deed_that_comes_later_then_no_address_moves() -> None:
    ledger = ("2026-09-01,deeds,sg-3,published", "2026-09-02,deeds,sg-1,published")
    rows = [*TWICE, deed(people="dy-1", what="修灯")]
    assert paths(pages_of(rows, ledger)) == ["deeds/sg-3/1/"]


def test_year_then_its_names_and_the_ways_to_its_quarters_and_to_the_other_years() -> None:
    pages = pages_of([*TWICE, deed(people="dy-3", date="2025-12-01", what="修灯")])
    page = pages["deeds/2025/"]
    assert page.title == "党员闪光言行榜（2025年）"
    assert page.values == {"deeds/2025/honoured": "1件"}
    assert "郑国栋" in page.text
    assert [link.label for link in page.contents] == ["2025年第四季度", "2026年", "2025年"]
    assert len(pages["deeds/"].contents) == 4 + 2
