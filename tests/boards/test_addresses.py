"""Addresses: relative, from ids, one a page, and the way back to the root."""

import posixpath
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.boards import addresses
from sunboard.boards.makers import BOARD_MAKERS
from sunboard.measures.periods import Month
from sunboard.schema import BOARDS

from tests.factories import county_rows, make_measures, make_pages

MECHANISMS = (
    "mechanisms",
    "loop",
    "accountability",
    "lists",
    "obligations",
    "services",
    "challenges",
    "meetings",
    "forces",
    "stations",
    "positions",
    "pairings",
    "notices",
    "corrections",
)

IDS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("", "./"),
        ("deeds/", "../"),
        ("c/qinghe/", "../../"),
        ("c/qinghe/2026-03/", "../../../"),
    ],
)
def test_root_of_a_page_then_as_many_steps_up_as_it_is_deep(path: str, root: str) -> None:
    assert addresses.root_of(path) == root


@given(IDS, st.integers(1949, 2099), st.integers(1, 12))
def test_path_then_its_root_leads_back_and_nothing_needs_escaping(
    record_id: str, year: int, month: int
) -> None:
    for path in (
        addresses.community_path(record_id),
        addresses.month_path(record_id, Month(year, month)),
        addresses.estate_path(record_id),
        addresses.unit_path(record_id),
        addresses.commitment_path(record_id),
        addresses.deed_path(record_id),
        addresses.notice_path(record_id),
        addresses.meeting_path(record_id),
        addresses.challenge_path(record_id),
        addresses.station_path(record_id),
        addresses.quarter_path(Month(year, month).quarter),
    ):
        assert posixpath.normpath(path + addresses.root_of(path)) == "."
        assert re.fullmatch(r"([a-z0-9-]+/)+", path)


def test_pages_of_a_county_then_each_has_its_address_from_ids() -> None:
    assert set(make_pages(make_measures(**county_rows()))) == {
        "",
        *("c/", "e/", "u/"),
        *(f"c/{c}/" for c in ("qinghe", "nanyuan")),
        *(f"c/qinghe/2026-{month}/" for month in ("03", "05", "08", "09", "10")),
        *(f"c/nanyuan/2026-{month}/" for month in ("05", "07")),
        *(f"e/{e}/" for e in ("qinghe-1", "qinghe-2", "nanyuan-1", "nanyuan-2")),
        *(f"u/{u}/" for u in ("zjj", "czj", "jyj")),
        "commitments/",
        *(f"commitments/cn-{n}/" for n in range(1, 5)),
        "deeds/",
        "deeds/progress/",
        "deeds/2026/",
        *(f"deeds/2026-q{q}/" for q in range(1, 5)),
        *(f"deeds/sg-{n}/" for n in range(1, 4)),
        "deeds/sg-1/1/",
        *(f"{board}/" for board in MECHANISMS),
        *(f"{board}/{c}/" for board in ("lists", "services") for c in ("qinghe", "nanyuan")),
        *(f"challenges/bt-{n}/" for n in (1, 2)),
        *(f"meetings/hy-{n}/" for n in (1, 2)),
        *(f"stations/zd-{n}/" for n in (1, 2)),
        "sheets/",
        "notices/past/",
        *(f"notices/gs-{n}/" for n in (1, 2, 3)),
        "silent/",
        "changes/",
        "editions/",
        "search/",
        "data/",
        *(f"morning/c/{c}/" for c in ("qinghe", "nanyuan")),
        *(f"morning/e/{e}/" for e in ("qinghe-1", "qinghe-2", "nanyuan-1", "nanyuan-2")),
    }


def test_every_board_that_a_kind_or_an_office_names_has_pages() -> None:
    # Cards, and pictures with copies, are no pages: `outputs/` writes them.
    written = {"embed", "share"}
    assert {maker.board for maker in BOARD_MAKERS if maker.board} == BOARDS.keys() - written


def test_page_then_its_depth_is_that_of_its_shell() -> None:
    for path, page in make_pages(make_measures(**county_rows())).items():
        assert page.depth == path.count("/"), path
