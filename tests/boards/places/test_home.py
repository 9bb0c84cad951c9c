"""The front page: every place and unit in a line, and who answers for whom."""

import pytest
from sunboard.boards.places.home import HomeBoard, PlaceCard

from tests.boards.grids import by_key
from tests.factories import (
    UNITS,
    Row,
    commitment,
    finished,
    kept,
    make_measures,
    make_pages,
    numbered,
    pairing,
    task,
)


def home(**rows: list[Row]) -> HomeBoard:
    board = make_pages(make_measures(**rows))[""].board
    assert isinstance(board, HomeBoard)
    return board


def community(board: HomeBoard, name: str) -> PlaceCard:
    cards = [card for town in board.towns for card in town.communities]
    return next(card for card in cards if card.name == name)


def test_undated_in_brief_then_counted_in_sight() -> None:
    board = home(commitments=[commitment(due="")])
    lines = ("承诺到期兑现 —（1项没有定期限，单独计数）", "服务单到期办结 —")
    assert community(board, "清河社区").facts == lines


def test_place_and_unit_in_brief_then_done_late_or_not_of_what_has_come_due() -> None:
    board = home(
        tasks=numbered([finished(), finished(completed_on="2026-09-30"), task(due="2026-10-20")]),
        commitments=numbered([kept(), kept(done_on="2026-07-01"), commitment()]),
    )
    lines = ("承诺到期兑现 2 / 2", "服务单到期办结 2 / 3")
    assert community(board, "清河社区").facts == lines
    assert community(board, "南苑社区").facts == ("承诺到期兑现 —", "服务单到期办结 —")
    assert board.units[0].facts == lines


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "没有单位包联"),
        (2, "包联单位：住建局、财政局"),
        (3, "包联单位：住建局、财政局、教育局"),
        (4, "包联单位：住建局、财政局、教育局等"),
    ],
)
def test_units_of_a_community_then_three_are_named(count: int, said: str) -> None:
    units = [*UNITS, {"id": "mzj", "name": "云桥县民政局", "short_name": "民政局"}]
    elsewhere = pairing(community="nanyuan")
    here = [pairing(unit=unit["id"]) for unit in units[:count]]
    board = home(units=units, pairings=numbered([elsewhere, *here]))
    assert community(board, "清河社区").paired == said


def test_merged_unit_then_it_is_in_no_share_of_units_and_said_to_be_merged() -> None:
    units = [*UNITS[:2], {**UNITS[2], "ended_on": "2026-09-30", "successor": "czj"}]
    board = home(units=units, people=[], pairings=[pairing()], commitments=[kept()])
    shares = by_key(board.coverage)
    assert shares["county/coverage/units"] == "1/2"
    assert shares["county/silent/units"] == "2/2"
    assert [card.paired for card in board.units] == [None, None, "已撤并"]
