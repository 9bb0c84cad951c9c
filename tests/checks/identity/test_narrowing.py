"""Next month's promises without ids, one of which was changed: what can't be that one is new, and numbered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sunboard.checks import Checked, check_records
from sunboard.checks.identify import identify
from sunboard.checks.identity.fingerprints import fingerprints
from sunboard.checks.parsing.drafting import parse_tables
from sunboard.records.given_ids import Given
from sunboard.records.known_people import Before
from sunboard.records.log.accepted import Accepted
from sunboard.records.text_tables import TextTable

from tests.checks.identity.test_numbering import _whole as whole
from tests.checks.small_county import AS_OF, Row, county, programme
from tests.checks.standing.test_stand import published

FILE = "data/commitments/0.csv"
BOTH = {
    "units": [{}, {"id": "caizheng", "name": "云桥县财政局"}],
    "communities": [{}, {"id": "liuyuan", "name": "柳园社区"}],
}
OLD: list[Row] = [
    {"id": "", "text": "更换楼道声控灯60盏"},
    {"id": "", "text": "疏通排水沟80米"},
    {"id": "", "text": "兴业小区文化广场改造"},
]
"""What was published; the last one is gone, or changed."""
GONE = "songyuan-cn3"


def tables(rows: list[Row]) -> dict[str, TextTable]:
    return county(commitments=rows, **BOTH)


def before(accepts: bool = True) -> Before:
    """What is known once the promises were numbered, and published."""
    drafts, faults = parse_tables(whole(tables(OLD)), programme())
    (new,) = identify(drafts, faults, "", None, Before()).unnumbered
    prints = fingerprints(drafts, drafts["commitments"], new.rows)
    ids = list(new.id_by_row.values())
    given = tuple(Given("commitments", *each) for each in zip(ids, prints, strict=True))
    rows = [{**row, "id": own} for row, own in zip(OLD, ids, strict=True)]
    stands = published(check_records(tables(rows), programme(), AS_OF), "commitments")
    return Before(given={FILE: given}, accepted=stands if accepts else Accepted())


def next_month(*new: Row, known: Before | None = None) -> tuple[Checked, dict[int, str]]:
    """The check of next month's file, and by line what is asked about its new rows."""
    rows = [*OLD[:2], *({"id": "", **row} for row in new)]
    checked = check_records(tables(rows), programme(), AS_OF, before=known or before())
    asked = {p.place.row or 0: p.text() for p in checked.problems if p.code == "number-changed"}
    return checked, asked


ROWS = [
    # a row that nobody knows, and whether it may be the one that is gone, changed
    ({"text": "兴业小区文化广场改造及绿化提升"}, True),
    ({"text": "建设老年助餐点1处"}, True),
    ({"text": "兴业小区文化广场改造", "unit": "caizheng"}, True),
    ({"text": "兴业小区广场改造提升", "unit": "caizheng", "community": "liuyuan"}, True),
    ({"text": "", "unit": "caizheng"}, True),
    ({"text": "捐赠图书200册", "unit": "caizheng"}, False),
    ({"text": "捐赠图书200册", "community": "liuyuan"}, False),
    # Nobody knows whose it is.
    ({"text": "捐赠图书200册", "unit": "不知道的单位"}, True),
]


@pytest.mark.parametrize(("row", "may_be"), ROWS)
def test_row_that_can_be_the_one_that_is_gone_is_asked_about_and_no_other(
    row: Row, may_be: bool
) -> None:
    checked, asked = next_month(row)
    assert [*asked] == ([4] if may_be else [])
    assert all(GONE in text for text in asked.values())
    assert [len(each.id_by_row) for each in checked.unnumbered] == [0 if may_be else 1]


def test_one_of_several_may_be_the_one_that_is_gone_then_the_others_are_numbered() -> None:
    new = [{"text": text, "unit": "caizheng"} for text in ("捐赠图书200册", "开展宣讲4次")]
    checked, asked = next_month({"text": "兴业小区文化广场改造及绿化提升"}, *new)
    assert [*asked] == [4]
    (unnumbered,) = checked.unnumbered
    assert list(unnumbered.id_by_row) == [3, 4]
    # The one that is gone stands as it was, and is told.
    assert "R-9-kept" in {problem.code for problem in checked.problems}


def test_nothing_is_known_of_what_is_gone_then_every_row_is_asked_about() -> None:
    _, asked = next_month({"text": "捐赠图书200册", "unit": "caizheng"}, known=before(False))
    assert [*asked] == [4]


def test_row_is_said_to_be_new_then_it_is() -> None:
    checked, asked = next_month({"text": "建设老年助餐点1处", "id": "新"})
    assert asked == {}
    assert [len(each.id_by_row) for each in checked.unnumbered] == [1]


def test_what_is_taken_back_of_a_record_tells_nothing_of_it() -> None:
    known = before()
    standing = known.accepted.of("commitments")[GONE]
    hidden = replace(standing, hidden=frozenset({"text"}))
    known.accepted.of("commitments")[GONE] = hidden
    _, asked = next_month({"text": "捐赠图书200册", "unit": "caizheng"}, known=known)
    assert [*asked] == [4]
