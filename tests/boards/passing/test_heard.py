"""What an estate's board and a quarter's honours say aloud: the figures of the board, in words to be heard."""

import re

import pytest
from sunboard.boards.passing.heard import heard_texts
from sunboard.language.heard import read_out

from tests.factories import PEOPLE, county_rows, deed, make_measures
from tests.speaking import in_english

NAME, UNNAMED = PEOPLE[0]["name"], "住建局一名党员"


def said(path: str, **rows: object) -> str:
    return read_out(dict(heard_texts(make_measures(**{**county_rows(), **rows})))[path])


def test_estate_then_who_answers_what_was_promised_and_whom_to_ring_up() -> None:
    lines = said("e/qinghe-1/heard.txt").splitlines()
    assert lines[:2] == ["清河花园，属于清河社区。", "包联这里的是住建局。"]
    assert "到期的三项，兑现了一项。" in lines[2]
    assert lines[-1] == "零零零零，幺二三八零"


def test_every_text_then_nothing_that_no_voice_says() -> None:
    for county in (make_measures(**county_rows()), make_measures()):
        for path, written in heard_texts(county):
            text = read_out(written)
            assert re.fullmatch(r"[^\W\d_。，！？；：、\n]*(?:[\w。，！？；：、\n])*", text), path
            assert not re.search(r"[0-9０-９（）()《》“”·/%]", text), path


def test_english_then_numbers_as_words() -> None:
    text = in_english(lambda: said("e/qinghe-1/heard.txt"))
    assert "three things" in text
    assert not re.search(r"\d", text)


@pytest.mark.parametrize(
    ("covers", "who"),
    [("", NAME), ("网页", NAME), ("转发", UNNAMED), ("纸单、转发", UNNAMED)],
)
def test_quarter_then_it_names_whom_pages_name(covers: str, who: str) -> None:
    people = [{**PEOPLE[0], "consent_for": covers}, *PEOPLE[1:]]
    text = said("deeds/2026-q3/heard.txt", people=people, deeds=[deed()])
    assert f"{who}，" in text
    assert (NAME in text) == (who == NAME)


def test_quarter_of_many_then_the_rest_is_counted() -> None:
    deeds = [deed(id=f"sg-{number}", what=f"清理杂物{number}车") for number in range(1, 16)]
    text = said("deeds/2026-q3/heard.txt", deeds=deeds)
    assert "上榜的有十五件，一共一人。" in text
    assert "另外还有三件，请看网页。" in text


def test_quarter_without_honours_then_there_is_nothing_to_be_heard() -> None:
    county = make_measures(
        deeds=[deed(state="已推荐", approved_on="", window_from="", window_to="")]
    )
    assert [path for path, _ in heard_texts(county) if path.startswith("deeds/")] == []
