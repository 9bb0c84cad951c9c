"""Lines of several cells that no program takes apart, and texts that are none."""

from __future__ import annotations

import pytest
from sunboard.records.layouts.layout import lay
from sunboard.records.sheets import Sheet

from tests.records.layouts.test_layout import codes, said

HEADS = "受理时间,社区,反映问题,承办单位"
ROWS = [f"2026-09-0{n},东关社区,第{n}号灯不亮,县住建局" for n in range(1, 4)]
UNKNOWN = ["甲,乙,丙", "1,2,3", "4,5,6"]


def lines(texts: list[str], name: str = "") -> Sheet:
    return Sheet("data/台账.csv", name, [[text] for text in texts])


@pytest.mark.parametrize("between", ["，", "|", "；", "、", " ", "　"])
@pytest.mark.parametrize("name", ["", "诉求"])
def test_lines_of_cells_then_an_error_says_what_stands_between_them(
    between: str, name: str
) -> None:
    texts = [text.replace(",", between) for text in ["诉求台账", HEADS, *ROWS]]
    laid = lay(lines(texts, name))
    (told,) = said(laid, "layout-together")
    assert f"各格之间用了「{between if between.strip() else '空格'}」，没有分成列，5行" in told
    assert laid.unread == 5


@pytest.mark.parametrize("between", ["，", "|"])
def test_headings_unknown_then_as_many_cells_a_line_tell(between: str) -> None:
    texts = [text.replace(",", between) for text in UNKNOWN]
    assert codes(lay(lines(texts))) == {"layout-together"}


def test_headings_alone_are_apart_by_another_mark_then_it_is_that() -> None:
    cells = [[HEADS.replace(",", "，"), "", "", ""], *(row.split(",") for row in ROWS)]
    assert codes(lay(Sheet("data/台账.csv", "", cells))) == {"layout-together"}


@pytest.mark.parametrize(
    "texts",
    [
        ["清源县，承诺", "二〇二六年", "各社区、小区"],
        ["这里登记社区、小区、反映问题、受理时间", "请各单位按时填报"],
        ["各社区，小区", "每月5日前报送", "联系人：办公室"],
        ["How to fill in", "Write what was asked in each ward", "One row a request"],
    ],
)
def test_page_of_words_then_no_table(texts: list[str]) -> None:
    assert codes(lay(lines(texts, "封面"))) == {"layout-no-table"}


def test_file_of_two_rows_nobody_knows_the_headings_of_then_an_error() -> None:
    cells = [["甲", "乙", "丙"], ["1", "2", "3"]]
    assert codes(lay(Sheet("data/台账.csv", "", cells))) == {"layout-no-headings"}
    assert codes(lay(Sheet("data/台账.xlsx", "封面", cells))) == {"layout-no-table"}
