"""The open data of the demonstration: as described, enough for every figure, and one step from each board."""

from __future__ import annotations

import json
from urllib.parse import urljoin

from tests.outputs.data.test_package import findings
from tests.reference.compare_package import compared
from tests.reference.pages import SaidPage
from tests.site.county import CountySite
from tests.site.pages import SitePage

Pages = dict[str, SitePage]
NO_RECORDS = {
    *("mechanisms/index.html", "sheets/index.html", "data/index.html", "search/index.html"),
    *(f"{name}/index.html" for name in ("about", "method", "privacy", "object", "updated")),
    "404.html",
}
"""Pages without records of their own."""


def test_package_then_frictionless_finds_nothing(county_site: CountySite) -> None:
    assert findings(county_site.folder) == []


def test_every_figure_then_computed_from_the_archive_alone(
    county_site: CountySite, pages: Pages
) -> None:
    data = county_site.folder / "data"
    said = (SaidPage(page.path, page.tree) for page in pages.values())
    found = compared(said, (data / "all.zip").read_bytes(), (data / "as_of.csv").read_bytes())
    assert found.differences == []
    assert found.compared["package"] > 6000


def test_every_board_then_it_leads_to_the_rows_that_it_shows(
    county_site: CountySite, pages: Pages
) -> None:
    without = set()
    for path, page in pages.items():
        rows = page.tree.xpath("//p[@class='sb-rows']/a/@href")
        leads = [urljoin(path, href) for href in rows]
        if not rows:
            # What was void lists nothing any more.
            # A morning note tells of a night, and each of its lines leads to where a record is listed.
            if "这一条已经作废" not in page.text and not path.startswith("morning/"):
                without.add(path)
        elif path not in NO_RECORDS:
            assert leads[-1] == "data/", path
            assert all(lead in county_site.files for lead in leads[:-1]), path
    assert without <= NO_RECORDS
    (deed,) = [page for path, page in pages.items() if path == "deeds/index.html"]
    assert "../data/deeds.csv" in deed.links


def test_page_about_the_data_then_every_column_of_every_table_and_every_file(
    county_site: CountySite, pages: Pages
) -> None:
    page = pages["data/index.html"]
    described = json.loads((county_site.folder / "data" / "datapackage.json").read_bytes())
    for table in described["resources"]:
        (section,) = page.tree.xpath(f"//*[@id='{table['name']}']")
        names = [head.text_content() for head in section.xpath(".//tbody//th")]
        assert names == [field["name"] for field in table["schema"]["fields"]]
    files = {name for name in county_site.files if name.startswith("data/")} - {page.path}
    assert files <= {urljoin("data/", link) for link in page.links}
    (said,) = page.tree.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(said) == json.loads(
        (county_site.folder / "data/schema-org.json").read_bytes()
    )
