"""An unread column full of sentences is noted where no other says what came of the rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sunboard.problems import Problem
from sunboard.records.layouts.layout import lay
from sunboard.records.layouts.told_at_length import is_sentence
from sunboard.records.office_csv import read_office_csv

DONE = ("已入户检修管线320户，更换软管45根", "老年食堂6月28日开业，每天供餐80人", "还没有开始")
ROW = "县水利局,南关社区,上门检修燃气第{n}批,2026-03-01,2026-06-30"


def noted(heading: str, cells: Sequence[str], more: Sequence[str] = ("", "")) -> list[Problem]:
    """The notes of a table of promises with one column beside its own; `more` is a heading and its cells."""
    lines = [
        f"{ROW.format(n=n)},“{each}”,{more[1]}".replace("“", '"').replace("”", '"')
        for n, each in enumerate(cells)
    ]
    head = f"承诺单位,社区,承诺内容,承诺日期,完成期限,{heading},{more[0]}"
    text = "\n".join((head, *lines))
    sheet, _ = read_office_csv(text.encode(), "data/承诺台账.csv")
    assert sheet is not None
    return [each for each in lay(sheet).problems if each.code == "layout-sentences"]


@pytest.mark.parametrize("heading", ["落实情况说明", "进度与成效", "办到哪一步了"])
def test_unread_column_of_sentences_then_noted_with_what_it_may_be(heading: str) -> None:
    (note,) = noted(heading, DONE)
    assert (note.place.column, note.place.letter) == (heading, "F")
    assert "有2格是一句一句的话，没有一列写践诺结果" in note.text()


@pytest.mark.parametrize(
    ("heading", "cells", "more"),
    [
        ("进度与成效", DONE, ("践诺结果", "已装好")),
        ("进度与成效", DONE, ("完成情况", "已装好路灯20盏，还有3盏在修")),
        ("备注", DONE, ("", "")),
        ("联系人", DONE, ("", "")),
        ("进度与成效", ("县住建局", "云桥县住房和城乡建设局", "县民政局"), ("", "")),
        ("进度与成效", (DONE[0], "无", "县民政局"), ("", "")),
    ],
    ids=["a result", "its word's place", "remarks", "somebody's", "names", "few sentences"],
)
def test_no_other_column_is_lacking_or_it_says_nothing_then_not_noted(
    heading: str, cells: Sequence[str], more: Sequence[str]
) -> None:
    assert not noted(heading, cells, more)


def test_several_columns_then_the_one_that_is_called_like_an_outcome_comes_first() -> None:
    first, second = noted(
        "下一步打算", DONE, ("工作成果及进度", "已入户检修管线320户，更换软管45根")
    )
    assert (first.place.column, second.place.column) == ("工作成果及进度", "下一步打算")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("已开展2场", False),
        ("已经开展2场讲座", True),
        ("云桥县城关街道东风路12号", False),
        ("县住建局、县民政局、县司法局", False),
        ("2026年6月28日", False),
        ("Mended all 12 street lamps there", True),
        ("County Roads Department", False),
    ],
)
def test_sentence_says_something_of_what_it_names(text: str, is_one: bool) -> None:
    assert is_sentence(text) is is_one
