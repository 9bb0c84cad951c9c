"""A sheet says in which publication its own rows last changed; no night without news prints it again."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pypdf
import pytest

from tests.building import build
from tests.factories import (
    build_site,
    county_rows,
    evaluation,
    programme_tree,
    write_project,
    write_rows,
)

DAYS = ("2026-11-05", "2026-11-06", "2026-11-07")
BOARDS = ("communities", "estates", "units", "commitments", "months", "sheets")
EAST, WEST = "sheets/qinghe/2026-11-a4.pdf", "sheets/nanyuan/2026-11-a4.pdf"


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """By path the sheets of three nights: the first, one without news, one with a dissatisfied resident."""
    folder = tmp_path_factory.mktemp("numbers")
    project = write_project(folder / "project", programme_tree(boards=[*BOARDS]))
    found = []
    for day in DAYS:
        if day == DAYS[-1]:
            rows = [
                *county_rows()["evaluations"],
                evaluation(id="pj-9", subject="fw-3", level="不满意", date="2026-11-06"),
            ]
            write_rows(project / "data" / "evaluations.csv", "evaluations", rows)
        build(project, folder / "site", "--record", "--as-of", day)
        found.append({name: (folder / "site" / name).read_bytes() for name in (EAST, WEST)})
    return found


def numbers(pdf: bytes) -> set[str]:
    """The numbers of publications that a sheet's pages name."""
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return {*re.findall(r"第\s*(\d+)\s*次公布", text)}


def test_first_publication_then_its_number_is_on_the_sheet(nights: list[dict[str, bytes]]) -> None:
    assert {name: numbers(pdf) for name, pdf in nights[0].items()} == {EAST: {"1"}, WEST: {"1"}}


def test_night_without_news_then_the_same_bytes(nights: list[dict[str, bytes]]) -> None:
    assert nights[1] == nights[0]


def test_its_own_rows_change_then_the_next_number_and_other_sheets_are_the_same_bytes(
    nights: list[dict[str, bytes]],
) -> None:
    changed = [name for name in (EAST, WEST) if nights[2][name] != nights[1][name]]
    (only,) = changed
    assert numbers(nights[2][only]) == {"2"}


def test_nothing_was_ever_put_down_then_no_number(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", programme_tree(boards=[*BOARDS]))
    site = tmp_path / "site"
    build(project, site, "--as-of", str(date(2026, 11, 3)))
    assert numbers((site / EAST).read_bytes()) == set()


def test_what_is_not_put_down_yet_then_no_number(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", programme_tree(boards=[*BOARDS]))
    build(project, tmp_path / "site", "--record", "--as-of", DAYS[0])
    rows = [{**row, "office_phone": "0000-6100999"} for row in county_rows()["units"]]
    write_rows(project / "data" / "units.csv", "units", rows)
    tasks = [{**row, "evidence": "照片3张"} for row in county_rows()["tasks"]]
    write_rows(project / "data" / "tasks.csv", "tasks", tasks)
    build_site(project, tmp_path / "trial", "--as-of", DAYS[1], expected=3)
    assert numbers((tmp_path / "trial" / EAST).read_bytes()) == set()


def test_its_rows_change_then_it_says_the_day_of_that_publication(
    nights: list[dict[str, bytes]],
) -> None:
    (changed,) = [name for name in (EAST, WEST) if nights[2][name] != nights[1][name]]
    pages = pypdf.PdfReader(io.BytesIO(nights[2][changed])).pages
    said = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
    assert "数据截至2026年11月7日" in said
