"""The navigation leads to the boards the office asked for, and to nothing else."""

import pytest
from sunboard.boards.navigation import site_nav
from sunboard.schema import BOARDS

from tests.factories import make_programme

EVERYTHING = {
    "首页": "../../",
    "社区小区": "../../c/",
    "部门单位": "../../u/",
    "承诺": "../../commitments/",
    "闪光言行榜": "../../deeds/",
    "各项机制": "../../mechanisms/",
    "公示": "../../notices/",
    "沉默名单": "../../silent/",
    "说明": "../../about/",
}


def entries(*boards: str) -> dict[str, str]:
    programme = make_programme(boards=boards)
    return {entry.label: entry.href for entry in site_nav(programme, "units", "../../")}


def test_all_boards_then_every_entry_relative_to_the_page() -> None:
    assert entries(*BOARDS) == EVERYTHING


@pytest.mark.parametrize(
    ("missing", "gone"),
    [
        ("home", {"首页"}),
        ("communities", {"社区小区"}),
        ("commitments", {"承诺"}),
        ("deeds", {"闪光言行榜"}),
        ("mechanisms", {"各项机制"}),
        ("notices", {"公示"}),
        ("silent", {"沉默名单"}),
        ("months", set()),
        ("units", {"部门单位"}),
        ("estates", set()),
    ],
)
def test_board_that_is_not_made_then_nothing_leads_to_it(missing: str, gone: set[str]) -> None:
    boards = [board for board in BOARDS if board != missing]
    assert set(EVERYTHING) - set(entries(*boards)) == gone


@pytest.mark.parametrize(
    "section",
    ["home", "places", "units", "commitments", "deeds", "mechanisms", "notices", "silent", "about"],
)
def test_section_then_its_entry_alone_is_current(section: str) -> None:
    current = [entry.is_current for entry in site_nav(make_programme(), section, "../")]
    assert current.count(True) == 1
