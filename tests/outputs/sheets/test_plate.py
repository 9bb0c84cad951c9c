from __future__ import annotations

import re

import pytest
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.plate import PlateSheet
from sunboard.outputs.sheets.values import Sheet

from tests.asking import Asked, ask
from tests.factories import commitment, make_measures, numbered, pairing
from tests.outputs.sheets.read_back import printed, sheets_of
from tests.shown import Shown


def body_of(sheet: Sheet) -> PlateSheet:
    assert isinstance(sheet.body, PlateSheet)
    return sheet.body


def pairing_text(item: Shown) -> str:
    who, *contact, _since = item.lines
    return who + re.sub(r"(?:分管领导|业务科室|电话)：|；", "", "".join(contact))


def check(pages: Asked, sheet: Sheet) -> None:
    """It says what the estate's board says, on one page."""
    board, paper = pages[sheet.board], printed(sheet)
    promises = board.section("commitments").rows
    shown = len(body_of(sheet).promises.rows)
    assert paper.lacks(map(pairing_text, board.section("pairings").items)) == []
    expected = [
        f"{row.name}{row.id}{row.cells['谁答应的'].text}{row.cells['最初期限'].text}"
        for row in promises[:shown]
    ]
    assert paper.lacks(expected) == []
    rest = re.search(r"另有(\d+)项承诺", paper.text)
    assert shown + (int(rest[1]) if rest else 0) == len(promises)
    assert len(paper.pages) == 1


def test_every_plate_then_it_says_what_the_estates_board_says(demonstration: Ground) -> None:
    sheets, pages = sheets_of(demonstration, "plate"), ask(demonstration)
    assert len({sheet.board for sheet in sheets}) == len(sheets) == 60
    for sheet in sheets:
        check(pages, sheet)


@pytest.mark.parametrize("length", [10, 60, 200])
@pytest.mark.parametrize("pairings", [1, 3])
def test_many_promises_then_as_many_as_fit_and_the_rest_is_counted(
    length: int, pairings: int
) -> None:
    county = make_measures(
        pairings=numbered([pairing(estate="qinghe-1")] * pairings),
        commitments=numbered([commitment(text="修" * length)] * 40),
    )
    sheet = sheets_of(county, "plate")[0]
    check(ask(county), sheet)
    assert 0 < len(body_of(sheet).promises.rows) < 40


@pytest.mark.parametrize(
    ("two_lines", "three_lines", "shown"),
    [
        # The unit takes 3.5 lines with the space below it, promises 2.5 and 3.5: 25 in all.
        (3, 4, 7),
        # Half a line more than a plate holds.
        (6, 2, 7),
    ],
)
def test_promises_fill_a_plate_then_the_one_that_is_half_a_line_too_much_is_left_out(
    two_lines: int, three_lines: int, shown: int
) -> None:
    texts = ["修" * 30] * two_lines + ["修" * 45] * three_lines
    county = make_measures(
        pairings=[pairing(estate="qinghe-1")],
        commitments=numbered([commitment(text=text) for text in texts]),
    )
    body = body_of(sheets_of(county, "plate")[0])
    rest = len(texts) - shown
    assert len(body.promises.rows) == shown
    assert body.more.startswith(f"另有{rest}项" if rest else "每项做了没有")


def test_estate_without_anybody_then_the_plate_says_so() -> None:
    county = make_measures(pairings=[], commitments=[])
    paper = printed(sheets_of(county, "plate")[0])
    assert paper.lacks(["没有单位包联本小区", "还没有单位对本小区作出承诺"]) == []


def test_nobody_can_read_who_answers_then_the_plate_does_not_say_that_nobody_does() -> None:
    county = make_measures(pairings=[pairing(kind="没有这一类")], is_sound=False)
    paper = printed(sheets_of(county, "plate")[0])
    assert paper.lacks(["包联本小区的登记看不清"]) == []
    assert paper.lacks(["没有单位包联本小区"]) != []


def test_a_plate_then_it_hangs_for_months() -> None:
    county = make_measures(pairings=[pairing()])
    frame = sheets_of(county, "plate")[0].frame
    assert (frame.posted, frame.takedown) == ("2026年10月2日", "2027年4月2日")


@pytest.mark.parametrize(
    ("address", "said"),
    [("https://yunqiao.test/", "扫下面的码"), ("", "看本小区在网上的榜，或者拨打监督电话")],
)
def test_what_became_of_promises_then_by_a_code_only_where_there_is_one(
    address: str, said: str
) -> None:
    county = make_measures(
        programme_overrides={"web_address": address},
        pairings=[pairing(estate="qinghe-1")],
        commitments=numbered([commitment()]),
    )
    assert said in body_of(sheets_of(county, "plate")[0]).more
