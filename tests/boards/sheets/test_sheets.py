"""The page that lists printed sheets, and what boards say of their own."""

from __future__ import annotations

import pytest
from sunboard.boards.sheets.sheet_links import SheetLink, SheetLinks
from sunboard.boards.sheets.sheets import SheetFile, sheet_file, sheet_list

from tests.asking import ask
from tests.factories import COMMUNITIES, TOWNS, Row, make_measures
from tests.shown import Shown


def sheet(paper: str = "a3", owner: int = 0, **other: object) -> SheetLink:
    path = f"sheets/qinghe/2026-10-{paper}.pdf"
    made = SheetLink(path, "month", "2026年10月榜", paper, "c/qinghe/", owner, 4, 195_400)
    return made._replace(**other)  # type: ignore[arg-type]


BUNDLE = sheet(path="sheets/qinghe/all-a3.pdf", kind="", label="全部张贴版", pages=9)
ARCHIVE = SheetLink("sheets/yuncheng.zip", "", "云城街道", "", "sheets/", 0, 0, 2_345_678)
PRINTED = SheetLinks((sheet(), sheet("a4")), (BUNDLE,), (ARCHIVE,))


def page_of(printed: SheetLinks, communities: list[Row] | None = None) -> Shown:
    rows = {"communities": communities} if communities else {}
    return ask(make_measures(**rows), printed)["sheets/"]


def test_file_then_its_paper_pages_and_size() -> None:
    assert sheet_file(sheet()) == SheetFile("A3", "4页，195 KB", "sheets/qinghe/2026-10-a3.pdf")
    assert sheet_file(sheet(size=12)).size == "4页，1 KB"
    assert sheet_file(ARCHIVE) == SheetFile("压缩包", "2.3 MB", "sheets/yuncheng.zip")


def test_same_sheet_on_two_papers_then_side_by_side() -> None:
    (group,) = sheet_list(PRINTED.sheets).groups
    assert (group.label, [file.name for file in group.files]) == ("2026年10月榜", ["A3", "A4"])


def test_sheets_then_by_town_and_community() -> None:
    page = page_of(PRINTED)
    assert page.titles == ["云城街道", "清河社区", "临山镇", "南苑社区"]
    first, place = page.section("云城街道"), page.section("清河社区")
    assert ("压缩包 2.3 MB", "sheets/yuncheng.zip") in first.links
    assert place.links == [
        ("清河社区", "c/qinghe/"),
        ("A3 9页，195 KB", "sheets/qinghe/all-a3.pdf"),
        ("A3 4页，195 KB", "sheets/qinghe/2026-10-a3.pdf"),
        ("A4 4页，195 KB", "sheets/qinghe/2026-10-a4.pdf"),
    ]
    assert [item.text.split()[0] for item in place.items] == ["全部张贴版", "2026年10月榜"]
    second = page.section("临山镇")
    assert (second.links, second.empty) == ([("南苑社区", "c/nanyuan/")], ["没有可打印的张贴版。"])


def test_certificates_then_on_their_deeds_pages_only() -> None:
    certificate = sheet(label="证书", board="deeds/sg-1/", hangs=False)
    printed = SheetLinks((certificate,))
    place = page_of(printed).section("清河社区")
    assert (place.items, place.empty) == ([], ["没有可打印的张贴版。"])
    assert printed.by_board == {"deeds/sg-1/": (certificate,)}


def test_county_s_own_then_listed_first() -> None:
    own = sheet(owner=-1, label="全县一张纸", board="")
    page = page_of(SheetLinks((own,)))
    assert page.titles[0] == "全县"
    (item,) = page.section("全县").items
    assert item.text.startswith("全县一张纸 A3")


@pytest.mark.parametrize(("count", "is_short"), [(60, False), (61, True)])
def test_more_than_sixty_communities_then_only_what_holds_all_of_each(
    count: int, is_short: bool
) -> None:
    more = range(count - len(COMMUNITIES))
    town = TOWNS[0]["id"]
    many = [{"id": f"place-{n}", "name": f"第{n}社区", "town": town} for n in more]
    page = page_of(PRINTED, [*COMMUNITIES, *many])
    place = page.section("清河社区")
    assert ("A3 9页，195 KB", "sheets/qinghe/all-a3.pdf") in place.links
    assert [item.text.split()[0] for item in place.items[1:]] == ["2026年10月榜"] * (not is_short)
    assert ("单张的在各社区自己的页面上" in page.head.text) is is_short


def test_no_sheets_then_the_page_says_so_of_each_community() -> None:
    assert page_of(SheetLinks()).empty == ["没有可打印的张贴版。"] * 2


def test_board_with_sheets_then_it_leads_to_them_and_to_all() -> None:
    pages = ask(make_measures(), PRINTED)
    page, other = pages["c/qinghe/"], pages["c/nanyuan/"]
    assert page.section("print").title == "打印张贴版"
    assert [link.href for link in page.section("print").links] == [
        "sheets/qinghe/2026-10-a3.pdf",
        "sheets/qinghe/2026-10-a4.pdf",
        "sheets/qinghe/all-a3.pdf",
        "sheets/",
    ]
    assert "print" not in other.anchors
    assert [link for link in other.links if link.href.endswith("#print")] == []
