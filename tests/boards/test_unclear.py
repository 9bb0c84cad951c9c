"""What can't be counted stands beside the figures of every mechanism, where it belongs."""

import pytest
from sunboard.measures.kept import counted_by

from tests.asking import ask
from tests.factories import (
    Row,
    activity,
    decision,
    item,
    make_measures,
    meeting,
    position,
    shift,
    station,
)

LOST: dict[str, tuple[str, dict[str, list[Row]], str]] = {
    "an item of a list": ("lists/", {"list_items": [item(list="旧清单")]}, "清单事项1条"),
    "an activity": ("services/", {"activities": [activity(sessions="几")]}, "服务活动1条"),
    "a position": ("positions/", {"positions": [position(position="旧岗位")]}, "家园岗位1条"),
    "a meeting and what it decided": (
        "meetings/",
        {"meetings": [meeting(level="旧级")], "decisions": [decision()]},
        "联席会议1条、议定事项1条",
    ),
    "a shift": ("stations/", {"stations": [station()], "shifts": [shift(on="")]}, "轮值1条"),
}


@pytest.mark.parametrize("case", LOST)
def test_record_cannot_be_counted_then_said_beside_the_mechanism(case: str) -> None:
    path, rows, said = LOST[case]
    shown = ask(make_measures(is_sound=False, **rows))["mechanisms/"]
    sections = [shown.section(title) for title in shown.titles]
    notes = {section.href: section.notes for section in sections}
    assert notes[path] == [f"另有{said}看不清，没有计入"]
    assert notes["challenges/"] == []


def test_record_of_a_community_cannot_be_counted_then_said_on_its_board_alone() -> None:
    ground = make_measures(is_sound=False, activities=[activity(sessions="几")])
    pages = ask(ground)
    for path, said in (("c/qinghe/", ["另有服务活动1条看不清，没有计入"]), ("c/nanyuan/", [])):
        assert pages[path].section("优质服务八进社区").notes == said


@pytest.mark.parametrize(
    ("board", "kinds"),
    [
        ("meetings", ("meetings", "decisions")),
        ("stations", ("stations", "shifts")),
        ("accountability", ("commitments", "tasks")),
        ("silent", ()),
    ],
)
def test_board_then_it_counts_its_kinds_and_their_parts(board: str, kinds: tuple[str, ...]) -> None:
    assert counted_by(board) == kinds
