"""The page that lists printed sheets, and what boards say of their own."""

from __future__ import annotations

import pytest
from sunboard.boards.sheets.printed import Printed, PrintedSheet
from sunboard.boards.sheets.sheets import SheetFile, SheetsBoard, sheet_file, sheet_groups
from sunboard.boards.values import Page
from sunboard.outputs.html.pages import make_renderer

from tests.factories import (
    AS_OF,
    COMMUNITIES,
    ROOT,
    TOWNS,
    Row,
    make_measures,
    make_pages,
    make_programme,
)
from tests.outputs.html.bare import KEYS, SHELLS


def sheet(paper: str = "a3", owner: int = 0, **other: object) -> PrintedSheet:
    path = f"sheets/qinghe/2026-10-{paper}.pdf"
    made = PrintedSheet(path, "month", "2026年10月榜", paper, "c/qinghe/", owner, 4, 195_400)
    return made._replace(**other)  # type: ignore[arg-type]


BUNDLE = sheet(path="sheets/qinghe/all-a3.pdf", kind="", label="全部张贴版", pages=9)
ARCHIVE = PrintedSheet("sheets/yuncheng.zip", "", "云城街道", "", "sheets/", 0, 0, 2_345_678)
PRINTED = Printed((sheet(), sheet("a4")), (BUNDLE,), (ARCHIVE,))


def page_of(printed: Printed, communities: list[Row] | None = None) -> Page:
    rows = {"communities": communities} if communities else {}
    return make_pages(make_measures(**rows), printed)["sheets/"]


def board_of(printed: Printed, communities: list[Row] | None = None) -> SheetsBoard:
    board = page_of(printed, communities).board
    assert isinstance(board, SheetsBoard)
    return board


def test_file_then_its_paper_pages_and_size() -> None:
    assert sheet_file(sheet()) == SheetFile("A3", "4页，195 KB", "sheets/qinghe/2026-10-a3.pdf")
    assert sheet_file(sheet(size=12)).size == "4页，1 KB"
    assert sheet_file(ARCHIVE) == SheetFile("压缩包", "2.3 MB", "sheets/yuncheng.zip")


def test_same_sheet_on_two_papers_then_side_by_side() -> None:
    (group,) = sheet_groups(PRINTED.sheets)
    assert (group.label, [file.name for file in group.files]) == ("2026年10月榜", ["A3", "A4"])


def test_sheets_then_by_town_and_community() -> None:
    first, second = board_of(PRINTED).towns
    assert (first.name, first.archive) == ("云城街道", sheet_file(ARCHIVE))
    (place,) = first.communities
    assert (place.name, place.path, place.bundle) == (
        "清河社区",
        "c/qinghe/",
        (sheet_file(BUNDLE),),
    )
    assert place.groups == sheet_groups(PRINTED.sheets)
    assert (second.archive, second.communities[0].groups) == (None, ())


def test_certificates_then_on_their_deeds_pages_only() -> None:
    certificate = sheet(label="证书", board="deeds/sg-1/", hangs=False)
    printed = Printed((certificate,))
    assert board_of(printed).towns[0].communities[0].groups == ()
    assert printed.by_board == {"deeds/sg-1/": (certificate,)}


def test_county_s_own_then_listed_first() -> None:
    own = sheet(owner=-1, label="全县一张纸", board="")
    (group,) = board_of(Printed((own,))).county
    assert group.label == "全县一张纸"


@pytest.mark.parametrize(("count", "is_short"), [(60, False), (61, True)])
def test_more_than_sixty_communities_then_only_what_holds_all_of_each(
    count: int, is_short: bool
) -> None:
    more = range(count - len(COMMUNITIES))
    town = TOWNS[0]["id"]
    many = [{"id": f"place-{n}", "name": f"第{n}社区", "town": town} for n in more]
    board = board_of(PRINTED, [*COMMUNITIES, *many])
    assert board.towns[0].communities[0].bundle
    assert (board.towns[0].communities[0].groups == ()) is is_short
    assert ("单张的在各社区自己的页面上" in board.note) is is_short


def test_no_sheets_then_the_page_says_so_of_each_community() -> None:
    renderer = make_renderer(ROOT / "site_templates", SHELLS, KEYS, make_programme(), AS_OF)
    html = renderer.render(page_of(Printed())).decode()
    assert html.count("没有可打印的张贴版。") == 2


def test_board_with_sheets_then_it_leads_to_them_and_to_all() -> None:
    pages = make_pages(make_measures(), PRINTED)
    renderer = make_renderer(
        ROOT / "site_templates", SHELLS, KEYS, make_programme(), AS_OF, PRINTED.by_board
    )
    html = renderer.render(pages["c/qinghe/"]).decode()
    assert '<a href="#print">打印</a>' in html
    assert 'id="print"' in html
    for path in ("2026-10-a3.pdf", "2026-10-a4.pdf", "all-a3.pdf"):
        assert f'href="../../sheets/qinghe/{path}"' in html
    assert 'href="../../sheets/"' in html
    other = renderer.render(pages["c/nanyuan/"]).decode()
    assert "#print" not in other
    assert 'id="print"' not in other
