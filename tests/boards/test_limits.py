"""The method page prints the limits of the boards that are made, and no others."""

import pytest
from sunboard.boards.limits import limit_facts
from sunboard.schema import BOARDS

from tests.factories import make_programme

OF_BOARDS = {
    "months": ("社区页列出的服务单", "最多60件"),
    "silent": ("沉默", "90天没有新记录"),
    "lists": ("需求要对上", "登记后30天以内"),
    "meetings": ("提级后要上会", "31天以内"),
    "positions": ("包联户", "每个岗位3—5户"),
    "pairings": ("包联领导联系小区", "1—2个"),
    "accountability": ("逾期分段", "7天以内、30天以内、超过30天"),
    "notices": ("拟上榜公示", "至少5个工作日"),
    "obligations": ("走访一次", "每个单位每月1次"),
}


@pytest.mark.parametrize("board", OF_BOARDS)
def test_limit_of_a_board_then_printed_only_where_the_board_is_made(board: str) -> None:
    others = tuple(name for name in BOARDS if name != board)
    printed = [(fact.label, fact.text) for fact in limit_facts(make_programme())]
    without = [(fact.label, fact.text) for fact in limit_facts(make_programme(boards=others))]
    assert OF_BOARDS[board] in printed
    assert OF_BOARDS[board] not in without


def test_limits_then_those_of_the_programme() -> None:
    programme = make_programme(limits={"match_days": 45})
    assert ("需求要对上", "登记后45天以内") in [
        (fact.label, fact.text) for fact in limit_facts(programme)
    ]
