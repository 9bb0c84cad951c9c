from __future__ import annotations

import re
from pathlib import Path

import pytest
from sunboard.boards.deeds.honours import deed_board_count, make_deeds_page
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.honours import HonouredDeed, HonoursSheet
from sunboard.outputs.sheets.values import Sheet
from sunboard.settings import SheetSettings

from tests.asking import draw
from tests.factories import PEOPLE, Row, deed, make_measures, numbered
from tests.markup import of_class, words
from tests.outputs.sheets.paper import fills, overlaps, words_on
from tests.outputs.sheets.read_back import Paper, figures_on, printed, saved, sheets_of
from tests.shown import Shown

LONG = "".join(f"第{number:04}句话。" for number in range(285))


def body_of(sheet: Sheet) -> HonoursSheet:
    assert isinstance(sheet.body, HonoursSheet)
    return sheet.body


def person(number: int, **overrides: str) -> Row:
    return {**PEOPLE[0], "id": f"dz-{number}", **overrides}


def place_of(card: Shown) -> str:
    """Where an honoured deed was done; on its card that stands behind the day."""
    return (card.element.find(".//time").tail or "").strip(" ·\n")


def doers(one: HonouredDeed) -> str:
    return "、".join(filter(None, (*one.names, one.others)))


def row_text(card: Shown, names: str) -> str:
    """A deed of the sheet, by the card on the page."""
    _, unit, result, what, *_ = card.lines
    day = words(card.element.find(".//time"))
    return f"{names}{unit}{day}{result}{what}{place_of(card)}{card.id}"


def boards_of(county: Ground) -> dict[str, Shown]:
    pages = (make_deeds_page(county, number) for number in range(deed_board_count(county)))
    return {page.path: draw(page, county) for page in pages}


def honoured_on(board: Shown) -> list[Shown]:
    """The cards in the place of honour."""
    cards = board.element.xpath("//article[@class='sb-honour']/@id")
    return [board.section(anchor) for anchor in cards]


def test_every_honour_sheet_then_it_says_what_the_board_says(demonstration: Ground) -> None:
    sheets, boards = sheets_of(demonstration, "honours"), boards_of(demonstration)
    assert len(sheets) > 10
    communities = demonstration.records["communities"].texts("name")
    for sheet in sheets:
        name = communities[sheet.community] if sheet.community >= 0 else ""
        board, records = boards[sheet.board], body_of(sheet).deeds
        shown = {card.id: card for card in honoured_on(board) if place_of(card).startswith(name)}
        for record in records:
            names = shown[record.id].title.split("、")
            assert set(doers(record).split("、")) == set(names)
        paper = printed(sheet)
        assert re.findall(r"sg-\d{4}-\d{4}", paper.text) == [r.id for r in records]
        assert {record.id for record in records} == set(shown)
        expected = [row_text(shown[record.id], doers(record)) for record in records]
        assert paper.lacks(expected) == []
        check_wall(paper, sheet, board)
        if sheet.community < 0:
            assert len(figures_on(board)) == 3
            assert paper.lacks(figures_on(board)) == []


def check_wall(paper: Paper, sheet: Sheet, board: Shown) -> None:
    """Many deeds have a page of names before them, which are those of the board's own wall."""
    body = body_of(sheet)
    assert bool(body.wall) == (len(body.deeds) > 8)
    if body.wall:
        named = {name for one in body.deeds for name in one.names}
        assert set(body.wall) <= named
        assert "".join(body.wall) in paper.pages[0]
        if sheet.community < 0:
            (wall,) = of_class(board.element, "sb-wall__names")
            assert [words(name) for name in wall] == list(body.wall)


def test_deeds_of_a_community_then_only_its_own_are_counted() -> None:
    county = make_measures(
        deeds=numbered([deed(), deed(), deed(community="nanyuan", estate="", people="dy-3")])
    )
    found = {sheet.path: body_of(sheet) for sheet in sheets_of(county, "honours")}
    numbers = {
        path: [figure.numerator for figure in body.figures]
        for path, body in found.items()
        if path.endswith("a4.pdf")
    }
    assert numbers == {
        "sheets/county/honours-2026-q3-a4.pdf": ["3件", "2人", "2个"],
        "sheets/qinghe/honours-2026-q3-a4.pdf": ["2件", "1人", "1个"],
        "sheets/nanyuan/honours-2026-q3-a4.pdf": ["1件", "1人", "2个"],
    }


def test_quarter_without_honoured_deeds_then_no_sheet() -> None:
    pending = deed(
        state="公示中",
        window_from="2026-10-26",
        window_to="2026-11-06",
        objection="",
        decided_on="",
    )
    assert sheets_of(make_measures(deeds=[pending]), "honours") == []
    assert sheets_of(make_measures(deeds=[deed(date="2026-03-08")]), "honours") == []


def test_deeds_board_not_asked_for_then_no_sheet() -> None:
    county = make_measures(programme_overrides={"boards": ("home",)}, deeds=[deed()])
    assert sheets_of(county, "honours") == sheets_of(county, "certificate") == []


@pytest.mark.parametrize(
    ("order", "expected", "said"),
    [
        ("stroke", ["丁一", "王强", "李娜、张伟", "住建局一名党员"], "以姓氏笔画为序"),
        ("pinyin", ["丁一", "李娜、张伟", "王强", "住建局一名党员"], "以姓氏拼音为序"),
        ("given", ["张伟、李娜", "王强", "丁一", "住建局一名党员"], "以登记先后为序"),
    ],
)
def test_name_order_then_rows_and_names_follow_it_and_the_sheet_says_so(
    order: str, expected: list[str], said: str
) -> None:
    names = ["张伟", "李娜", "王强", "丁一"]
    people = [person(n, name=name) for n, name in enumerate(names, start=1)]
    people.append(person(5, name="卫青", named_consent_on=""))
    rows = ["dz-1、dz-2", "dz-5", "dz-3", "dz-4"]
    county = make_measures(
        programme_overrides={"sheets": SheetSettings(name_order=order)},
        people=people,
        deeds=numbered([deed(people=row) for row in rows]),
    )
    body = body_of(sheets_of(county, "honours")[0])
    assert [doers(one) for one in body.deeds] == expected
    assert said in body.order


def of_many(deeds: int, paper: str) -> Sheet:
    """The sheet of so many deeds, each of somebody else."""
    surnames = "丁卫王李张刘陈杨黄赵"
    people = [
        person(n, name=f"{surnames[n % 10]}{'一二三四五六七八九十'[n // 10]}") for n in range(deeds)
    ]
    rows = numbered([deed(people=row["id"]) for row in people])
    sheets = sheets_of(make_measures(people=people, deeds=rows), "honours")
    return next(sheet for sheet in sheets if sheet.paper == paper)


@pytest.mark.parametrize("paper", ["a3", "a4"])
@pytest.mark.parametrize("counts", [(1, 2, 4, 8), (9, 20, 50, 99)], ids=["deeds", "names"])
def test_fewer_names_then_they_stand_larger_and_fill_the_first_page(
    counts: tuple[int, ...], paper: str, tmp_path: Path
) -> None:
    sizes = []
    for count in counts:
        sheet = of_many(count, paper)
        pdf = saved(sheet, tmp_path)
        assert overlaps(pdf) == []
        names = {name for one in body_of(sheet).deeds for name in one.names}
        found = [word for word in words_on(pdf) if word.text in names]
        assert len(found) == count
        sizes.append(found[0].bottom - found[0].top)
        assert fills(pdf)
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == len(sizes)


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_extremes_then_everything_is_printed(paper: str, tmp_path: Path) -> None:
    surnames = "丁卫王李张刘陈杨黄赵"
    names = [f"{surnames[n % 10]}{'一二三四'[n // 10]}" for n in range(38)]
    names += ["欧阳" + "长" * 18, "阿卜杜拉·买买提·艾合买提江"]
    people = [person(n, name=name) for n, name in enumerate(names)]
    deeds = [
        deed(people="、".join(row["id"] for row in people)),
        deed(people="dz-0", what=LONG, result="2天内办完"),
        deed(people="", what="全局出动清理河道3公里"),
    ]
    county = make_measures(people=people, deeds=numbered(deeds))
    sheet = next(sheet for sheet in sheets_of(county, "honours") if sheet.paper == paper)
    found, pdf = printed(sheet), saved(sheet, tmp_path)
    pages = len(found.pages)
    assert [overlaps(pdf, page) for page in range(1, pages + 1)] == [[]] * pages
    assert len(found.lacks(names)) < pages
    # A sentence may be broken where one page ends and the next begins.
    assert len(found.lacks(re.findall(r"第\d+句话。", LONG))) < pages
    assert found.lacks(["住建局集体", "全局出动清理河道3公里", "2天内办完"]) == []
    assert found.lacks(figures_on(boards_of(county)[sheet.board])) == []
    assert all(f"第{n}页共{pages}页" in text for n, text in enumerate(found.pages, 1))
