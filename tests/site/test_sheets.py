"""The demonstration county's printed sheets, read back: what hangs on the wall is what stands on the web."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pytest
from lxml.html import HtmlElement

from tests.outputs.sheets.paper import faults, qr_codes, squeezed, text_of
from tests.outputs.sheets.read_back import SHAPES
from tests.outputs.sheets.tagged import table_rows
from tests.site import records
from tests.site.county import CountySite
from tests.site.pages import SitePage

Pages = dict[str, SitePage]
KINDS = {
    "month": "????-??-??.pdf",
    "honours": "honours-*.pdf",
    "challenges": "challenges-*.pdf",
    "notice": "notice-*.pdf",
    "roster": "roster-*.pdf",
    "posts": "posts-*.pdf",
    "plate": "plate-*.pdf",
    "summary": "summary-*.pdf",
    "certificate": "certificate-*.pdf",
    "bundle": "all-*.pdf",
}
"""Each kind of printed file, and what its files are called."""


@pytest.fixture(scope="module")
def sheets(county_site: CountySite) -> Path:
    return county_site.folder / "sheets"


def of_kind(sheets: Path, kind: str) -> list[Path]:
    """The files of a kind, the smallest first."""
    found = sorted(sheets.glob(f"*/{KINDS[kind]}"), key=lambda file: (file.stat().st_size, file))
    assert found, kind
    return found


def test_every_printed_file_then_of_a_kind_that_is_known(sheets: Path) -> None:
    known = {file for kind in KINDS for file in of_kind(sheets, kind)}
    others = {file for file in sheets.rglob("*") if file.is_file()} - known
    towns = {sheets / f"{town}.zip" for town in records.ids("towns")}
    assert others == {sheets / "index.html"} | towns


@pytest.mark.parametrize("kind", KINDS)
def test_printed_files_then_tagged_in_chinese_and_complete(sheets: Path, kind: str) -> None:
    files = of_kind(sheets, kind)
    assert {file.name: found for file in (files[0], files[-1]) if (found := faults(file))} == {}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "bundle"])
def test_qr_code_then_it_leads_to_a_board_that_leads_back(
    county_site: CountySite, pages: Pages, sheets: Path, kind: str
) -> None:
    file = of_kind(sheets, kind)[-1]
    (address,) = qr_codes(file)
    site = records.programme()["web_address"]
    assert address.startswith(site)
    page = pages[f"{address.removeprefix(site)}index.html"]
    own = file.relative_to(county_site.folder).as_posix()
    assert any(link.endswith(own) for link in page.links)


def test_sheets_then_each_is_listed_but_for_certificates(
    county_site: CountySite, pages: Pages
) -> None:
    listed = {link.removeprefix("../") for link in pages["sheets/index.html"].links}
    of_sheets = (name for name in county_site.files if name.startswith("sheets/"))
    made = {name for name in of_sheets if name.endswith((".pdf", ".zip"))}
    certificates = {name for name in made if "/certificate-" in name}
    assert made - certificates == {link for link in listed if link.endswith((".pdf", ".zip"))}


def test_listed_sheets_then_their_pages_and_sizes_are_true(
    county_site: CountySite, pages: Pages
) -> None:
    for link in pages["sheets/index.html"].tree.xpath("//a[@class='sb-sheets__file']")[::7]:
        file = county_site.folder / link.get("href").removeprefix("../")
        said = link.text_content()
        if file.suffix == ".pdf":
            assert f"{len(pypdf.PdfReader(file).pages)}页" in said
        kilobytes = re.search(r"([\d.]+) (KB|MB)", said)
        assert kilobytes
        factor = 1000 if kilobytes[2] == "KB" else 1_000_000
        assert file.stat().st_size == pytest.approx(float(kilobytes[1]) * factor, rel=0.06)


_UNITS = {squeezed(row.get("short_name") or row["name"]) for row in records.rows("units")}
_REPLY = re.compile(rf"(?:{'|'.join(map(re.escape, _UNITS))})\d{{4}}年\d+月\d+日说明：.*$")
"""What a unit says of itself: a community's own page has no room for it in its lists."""


@pytest.mark.parametrize("paper", ["a3", "a4"])
@pytest.mark.parametrize("community", sorted(records.ids("communities")))
def test_month_then_each_record_says_what_it_says_on_the_page(
    pages: Pages, sheets: Path, community: str, paper: str
) -> None:
    page = pages[f"c/{community}/index.html"]
    (pdf,) = sheets.glob(f"{community}/????-??-{paper}.pdf")
    late = [row for row in rows_of(page, "tasks") if "逾期未办" in shown(row)]
    expected = [
        *(commitment_on(row, paper) for row in rows_of(page, "commitments")),
        *(task_on(row, paper) for row in late),
    ]
    printed = [_REPLY.sub("", re.sub(r"^\d+．", "", row)) for row in table_rows(pdf)]
    found = [re.sub(r"(还没有评|—|\d+/\d+人满意)$", "", row) for row in printed]
    # What four pages of A3 don't hold is counted there.
    cut = re.findall(r"另有(\d+)(?:项承诺|件逾期未办的)没有列在这里", text_of(pdf))
    assert len(found) + sum(map(int, cut)) == len(expected)
    assert [row for row in expected if row in set(found)] == found
    assert len(pypdf.PdfReader(pdf).pages) <= (4 if paper == "a3" else 8)


@pytest.mark.parametrize("community", sorted(records.ids("communities")))
def test_month_then_its_figures_are_those_of_the_page(
    pages: Pages, sheets: Path, community: str
) -> None:
    page = pages[f"c/{community}/index.html"]
    figures = page.tree.xpath("//*[@id='figures']//*[@class='sb-figure']")
    expected = [shown(label) + value.get("data-value") for label, value, *_ in figures]
    expected += [
        shown(note) for figure in figures for note in figure.xpath(".//*[@class='sb-figure__note']")
    ]
    assert len(expected) >= 9
    for paper in ("a3", "a4"):
        (pdf,) = sheets.glob(f"{community}/????-??-{paper}.pdf")
        text = text_of(pdf)
        assert [figure for figure in expected if figure not in text] == []


def rows_of(page: SitePage, section: str) -> list[HtmlElement]:
    """The rows of a section's table."""
    found: list[HtmlElement] = page.tree.xpath(f"//*[@id='{section}']//tbody/tr")
    return found


def commitment_on(row: HtmlElement, paper: str) -> str:
    """What the sheet is to say of a commitment that the page shows, but for what residents said of it."""
    head, status, unit, due, result = row
    (link,) = head.iter("a")
    record = link.get("href").rstrip("/").rpartition("/")[2]
    who = _who(shown(next(head.iter("small"))), f"{record}{shown(unit)}{shown(due)}", paper)
    return f"{shown(link)}{who}{_status(status)}{shown(result)}"


def task_on(row: HtmlElement, paper: str) -> str:
    """The same of a task."""
    head, status, unit, due, _ = row
    record, category, place = shown(next(head.iter("small"))).split("·")
    about = f"{category}{record}{shown(unit)}{squeezed(due.text)}"
    return f"{shown(next(head.iter('a')))}{_who(place, about, paper)}{_status(status)}"


def _who(place: str, about: str, paper: str) -> str:
    place = "全社区" if place.endswith("（全社区）") else place
    return place + about if paper == "a3" else about + place


def _status(cell: HtmlElement) -> str:
    word = next(cell.iter("span"))
    (shape,) = (shape for shape in SHAPES if shape in word.get("class").split())
    return f"{SHAPES[shape]}{shown(cell)}"


def shown(element: HtmlElement) -> str:
    return squeezed(element.text_content())
