"""The front page: every place and unit in a line, and who answers for whom."""

import pytest

from tests.asking import ask
from tests.factories import (
    UNITS,
    Row,
    commitment,
    finished,
    kept,
    make_measures,
    numbered,
    pairing,
    task,
)
from tests.shown import Shown


def home(**rows: list[Row]) -> Shown:
    return ask(make_measures(**rows))[""]


def in_brief(home: Shown, name: str) -> str:
    """What the list of places and units says of one, without its name and estates."""
    (item,) = [item for item in home.items if item.name == name]
    return " ".join(item.lines) or item.note


def test_undated_in_brief_then_counted_in_sight() -> None:
    shown = home(commitments=[commitment(due="")])
    said = "没有单位包联 承诺到期兑现 —（1项没有定期限，单独计数） 服务单到期办结 —"
    assert in_brief(shown, "清河社区") == said


def test_place_and_unit_in_brief_then_done_late_or_not_of_what_has_come_due() -> None:
    shown = home(
        tasks=numbered([finished(), finished(completed_on="2026-09-30"), task(due="2026-10-20")]),
        commitments=numbered([kept(), kept(done_on="2026-07-01"), commitment()]),
    )
    said = "承诺到期兑现 2 / 2 服务单到期办结 2 / 3"
    assert in_brief(shown, "清河社区") == f"没有单位包联 {said}"
    assert in_brief(shown, "南苑社区") == "没有单位包联 承诺到期兑现 — 服务单到期办结 —"
    assert in_brief(shown, "云桥县住房和城乡建设局") == said


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
    shown = home(units=units, pairings=numbered([elsewhere, *here]))
    assert in_brief(shown, "清河社区").startswith(f"{said} 承诺")


def test_merged_unit_then_it_is_in_no_share_of_units_and_said_to_be_merged() -> None:
    units = [*UNITS[:2], {**UNITS[2], "ended_on": "2026-09-30", "successor": "czj"}]
    shown = home(units=units, people=[], pairings=[pairing()], commitments=[kept()])
    shares = shown.section("coverage").values
    assert shares["county/coverage/units"] == "1/2"
    assert shares["county/silent/units"] == "2/2"
    named = shown.section("units").items
    assert ["已撤并" in item.text for item in named] == [False, False, True]
