"""The page about open data, and the way to it from every board."""

from __future__ import annotations

import pytest
from sunboard.licences import Licence
from sunboard.measures.ground import Ground
from sunboard.publishable.open_data import tables

from tests.asking import ask
from tests.factories import county_rows, make_measures

LICENCE = Licence("CC-BY-4.0", "署名", "https://example.org/by/")


def county(**overrides: object) -> Ground:
    return make_measures(programme_overrides=overrides, **county_rows())


def test_licence_then_said_with_the_way_to_it_and_without_one_whom_to_ask() -> None:
    page = ask(county(licence=LICENCE))["data/"]
    assert "https://example.org/by/" in [link.href for link in page.links]
    assert "署名" in page.section("许可和引用").text
    asked = ask(county())["data/"].section("许可和引用").text
    assert "没有写明；能不能再用、怎样用，请问云桥县党建引领基层治理协调办公室" in asked
    assert "数据截至____" in asked


def test_no_open_data_asked_for_then_no_page_and_no_way_to_it() -> None:
    pages = ask(county(has_open_data=False))
    assert "data/" not in pages
    assert not [path for path in pages if "data/" in pages.held(path)]


def rows_at(ground: Ground, path: str) -> list[str]:
    found: list[str] = ask(ground)[path].element.xpath("//p[@class='sb-rows']/a/@href")
    return found


def test_board_then_the_files_of_what_it_lists_and_counts_where_that_has_no_rows() -> None:
    ground = county()
    assert rows_at(ground, "deeds/") == ["../data/deeds.csv", "../data/"]
    assert "../data/counts.csv" in rows_at(ground, "positions/")


def test_kind_with_a_file_a_year_then_the_part_of_the_page_that_has_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 1)
    ground = county()
    assert rows_at(ground, "deeds/") == ["../data/#deeds", "../data/"]
    files = {link.href for link in ask(ground)["data/"].links}
    assert {"data/tasks-2026.csv", "data/excel/tasks-2026.csv"} <= files
