from __future__ import annotations

import re
from pathlib import Path

import pytest
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.plate import PlateSheet
from sunboard.outputs.sheets.values import Sheet

from tests.asking import Asked, ask
from tests.factories import UNITS, commitment, make_measures, numbered, pairing
from tests.markup import of_class, words
from tests.outputs.sheets.paper import overlaps, qr_codes, words_on
from tests.outputs.sheets.read_back import printed, saved, sheets_of
from tests.shown import Shown


def body_of(sheet: Sheet) -> PlateSheet:
    assert isinstance(sheet.body, PlateSheet)
    return sheet.body


def pairing_texts(item: Shown) -> list[str]:
    """A pairing's parts: its unit stands above all of its pairings, and its leader without it."""
    _, *contact, _since = item.lines
    (kind,) = map(words, of_class(item.element, "sb-pairing__kind"))
    who = item.lines[0].removesuffix(kind).strip()
    office, _, unit = who.rstrip("）").rpartition("（")
    led = f"{kind}：{office}" if office else kind
    offices = re.findall(r"(?:分管领导|业务科室)：[^；]*", "".join(contact))
    phone = re.search(r"电话：([^；]*)", "".join(contact))
    called = [f"电话{phone[1]}"] if phone and phone[1] != "未填" else []
    return [unit, led, *offices, *called]


def check(pages: Asked, sheet: Sheet) -> None:
    """It says who the estate's board says answers for it, on one page."""
    board, paper = pages[sheet.board], printed(sheet)
    expected = [text for item in board.section("pairings").items for text in pairing_texts(item)]
    assert paper.lacks(expected) == []
    assert len({one.name for one in body_of(sheet).units}) == len(body_of(sheet).units)
    assert len(paper.pages) == 1


def test_every_plate_then_it_says_what_the_estates_board_says(demonstration: Ground) -> None:
    sheets, pages = sheets_of(demonstration, "plate"), ask(demonstration)
    assert len({sheet.board for sheet in sheets}) == len(sheets) == 60
    for sheet in sheets:
        check(pages, sheet)


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_few_units_then_each_and_its_telephone_can_be_read_from_afar(
    count: int, tmp_path: Path
) -> None:
    units = [
        {**UNITS[0], "id": f"dw-{n}", "name": f"云桥县第{n}局", "office_phone": PHONE}
        for n in range(count)
    ]
    rows = numbered([pairing(unit=unit["id"], estate="qinghe-1") for unit in units])
    county = make_measures(units=[*UNITS, *units], pairings=rows)
    sheet = sheets_of(county, "plate")[0]
    check(ask(county), sheet)
    pdf = saved(sheet, tmp_path)
    found = [word for word in words_on(pdf) if word.text in {unit["name"] for unit in units}]
    assert len(found) == count
    assert overlaps(pdf) == []
    if count <= 2:
        # A character is as wide as it is large, a digit more than half of that.
        assert min((word.right - word.left) / len(word.text) for word in found) >= LARGE
        (phone, *_) = (word for word in words_on(pdf) if word.text == PHONE)
        assert (phone.right - phone.left) / len(PHONE) > LARGE / 2
    assert qr_codes(pdf) == [sheet.frame.url]


LARGE = 40
"""Points."""
PHONE = "0000-6100001"


def test_nothing_but_a_pairing_changes_then_the_plate_stands() -> None:
    before, after = (
        sheets_of(make_measures(pairings=[pairing(estate="qinghe-1")], commitments=rows), "plate")[
            0
        ]
        for rows in ([], numbered([commitment()] * 9))
    )
    assert before.body == after.body
    assert before.frame == after.frame


def test_estate_without_anybody_then_the_plate_says_so() -> None:
    paper = printed(sheets_of(make_measures(pairings=[]), "plate")[0])
    assert paper.lacks(["没有单位包联本小区"]) == []


def test_nobody_can_read_who_answers_then_the_plate_does_not_say_that_nobody_does() -> None:
    county = make_measures(pairings=[pairing(kind="没有这一类")], is_sound=False)
    paper = printed(sheets_of(county, "plate")[0])
    assert paper.lacks(["包联本小区的登记看不清"]) == []
    assert paper.lacks(["没有单位包联本小区"]) != []


def test_a_plate_then_it_hangs_for_a_year() -> None:
    county = make_measures(pairings=[pairing()])
    frame = sheets_of(county, "plate")[0].frame
    assert (frame.posted, frame.takedown) == ("2026年10月2日", "2027年10月1日")


@pytest.mark.parametrize(
    ("address", "said"),
    [("https://yunqiao.test/", "扫码看"), ("", "看本小区在网上的榜，或者拨打监督电话")],
)
def test_what_became_of_promises_then_by_a_code_only_where_there_is_one(
    address: str, said: str
) -> None:
    county = make_measures(
        programme_overrides={"web_address": address},
        pairings=[pairing(estate="qinghe-1")],
        commitments=numbered([commitment()]),
    )
    assert said in body_of(sheets_of(county, "plate")[0]).sentence
