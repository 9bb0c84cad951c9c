"""An address that was published answers for ever: of what is void, taken down or deleted it says so."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest
from lxml import html

from tests.building import build, content
from tests.conftest import MadeOnce
from tests.factories import correction, county_rows, write_project, write_rows

FIRST, SECOND = "2026-10-29", "2026-10-30"
VOID = {"date": SECOND, "category": "作废", "before": "", "after": "", "reason": "登记了两次"}
PRIVATE = {**VOID, "category": "隐私"}
VOIDED = {
    "cn-2": "commitments/cn-2/",
    "gs-1": "notices/gs-1/",
    "bt-2": "challenges/bt-2/",
    "hy-2": "meetings/hy-2/",
    "zd-2": "stations/zd-2/",
}
TAKEN_DOWN = {"cn-3": "commitments/cn-3/", "sg-1": "deeds/sg-1/"}
VOID_TOO = ("fw-4",)
"""Has no page of its own; with it nothing in this community has a day any more."""
DELETED = {"cn-4": "commitments/cn-4/"}


@pytest.fixture(scope="module")
def sites(made_once: MadeOnce) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """A county as it was first published, and once some of its records are gone."""

    def make(folder: Path) -> None:
        project = write_project(folder / "project")
        build(project, folder / "first", "--record", "--as-of", FIRST)
        county = county_rows()
        gone = [(each, VOID) for each in (*VOIDED, *VOID_TOO)] + [
            (each, PRIVATE) for each in TAKEN_DOWN
        ]
        county["corrections"] += [
            correction(id=f"gz-9{n}", target=target, **cells)
            for n, (target, cells) in enumerate(gone)
        ]
        county["commitments"] = [row for row in county["commitments"] if row["id"] not in DELETED]
        for kind in ("corrections", "commitments"):
            write_rows(project / "data" / f"{kind}.csv", kind, county[kind])
        build(project, folder / "second", "--record", "--as-of", SECOND)

    folder = made_once("lost-addresses", make)
    return content(folder / "first"), content(folder / "second")


def said(site: dict[str, bytes], path: str) -> str:
    return str(html.fromstring(site[f"{path}index.html"]).xpath("string(//main)"))


def test_no_address_that_was_published_is_lost(
    sites: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    first, second = sites
    asked_for = (".html", ".ics", ".xml")
    assert {name for name in first.keys() - second.keys() if name.endswith(asked_for)} == set()


@pytest.mark.parametrize("path", ["c/nanyuan/dates.ics", "stations/zd-2/roster.ics"])
def test_calendar_of_which_all_is_void_then_it_answers_and_holds_nothing(
    sites: tuple[dict[str, bytes], dict[str, bytes]], path: str
) -> None:
    first, second = (icalendar.Calendar.from_ical(site[path]) for site in sites)
    assert first.events
    assert (second.events, bool(second.subcomponents)) == ([], True)
    page = path.rpartition("/")[0] + "/index.html"
    assert (path.encode() in sites[1][page], b'"dates.ics"' in sites[1][page]) == (False, False)


@pytest.mark.parametrize("path", VOIDED.values())
def test_void_then_its_page_says_when_and_why(
    sites: tuple[dict[str, bytes], dict[str, bytes]], path: str
) -> None:
    assert "这一条已经作废" not in said(sites[0], path)
    page = said(sites[1], path)
    for words in ("这一条已经作废", "2026年10月30日", "登记了两次"):
        assert words in page


@pytest.mark.parametrize(
    ("path", "words"),
    [(TAKEN_DOWN["cn-3"], "为老人办理餐补登记"), (TAKEN_DOWN["sg-1"], "暴雨夜带人疏通排水口3处")],
)
def test_taken_down_then_its_page_says_so_and_not_what_it_said(
    sites: tuple[dict[str, bytes], dict[str, bytes]], path: str, words: str
) -> None:
    assert words in said(sites[0], path)
    assert words not in said(sites[1], path)
    assert "2026年10月30日撤下（隐私）" in said(sites[1], path)


@pytest.mark.parametrize("path", DELETED.values())
def test_deleted_then_its_page_stays_and_says_that_no_row_is_left(
    sites: tuple[dict[str, bytes], dict[str, bytes]], path: str
) -> None:
    assert "台账中已没有这一条" in said(sites[1], path)


def test_page_for_what_is_nowhere_then_it_tells_of_these(
    sites: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    lost = str(html.fromstring(sites[1]["404.html"]).xpath("string(//main)"))
    assert "网页撤下时，原址会留一句说明" in lost
