"""Random workbooks: two programs' are read alike, and whatever is broken is told in words."""

import random
from datetime import date, datetime
from itertools import chain
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.checks.saying import format_problem
from sunboard.records.workbooks import read_book

from tests.records.workbooks.making import by_openpyxl, by_xlsxwriter
from tests.speaking import in_every_language

WORDS = (
    "东关社区",
    "县住建局",
    "3月1日",
    "已完成",
    "0000123",
    "满意",
    "１２栋",
    "a\nb",
    "5月",
    "u-1",
)
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=8).filter(
        lambda text: (
            text[:1] not in ("=", "#", "{", "'") and "http" not in text and "_x" not in text
        )
    ),
    st.integers(-(10**9), 10**14),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 4)),
    st.booleans(),
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=8)


def told(data: bytes) -> tuple[Any, list[str]]:
    """All that is read of a workbook, and what is said, in both languages."""
    book = read_book(data, "a.xlsx")
    said = [*chain.from_iterable(in_every_language(lambda: [*map(format_problem, book.problems)]))]
    return [(s.name, s.cells, s.first_row, s.first_column, s.merged) for s in book.sheets], said


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_two_programs_write_the_same_rows_then_they_are_read_alike(rows: list[list[Any]]) -> None:
    first = told(by_openpyxl(rows))
    second = told(by_xlsxwriter(rows))
    assert first == second


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_cells_then_each_reads_as_its_value(rows: list[list[Any]]) -> None:
    sheets, _ = told(by_openpyxl(rows))
    for _, cells, first_row, first_column, _ in sheets:
        for row, texts in enumerate(cells, first_row - 1):
            for column, text in enumerate(texts, first_column - 1):
                written = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
                assert text == _as_read(written), (row, column)


def _as_read(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def test_flipped_bytes_then_words_or_the_same_cells() -> None:
    rows = [
        ["序号", "社区", "事项", "日期"],
        *([n, "东关社区", f"第{n}件", date(2026, 3, 1)] for n in range(40)),
    ]
    random_bytes = random.Random(7)
    for good in (by_openpyxl(rows), by_xlsxwriter(rows)):
        cells, _ = told(good)
        for _ in range(400):
            data = bytearray(good)
            for _ in range(random_bytes.choice((1, 1, 1, 3, 20))):
                data[random_bytes.randrange(len(data))] = random_bytes.randrange(256)
            read, said = told(bytes(data))
            assert said or read == cells


def test_cut_off_then_words() -> None:
    good = by_openpyxl([["序号", "社区"], [1, "东关社区"]])
    for length in range(4, len(good) - 1, 37):
        read, said = told(good[:length])
        assert (read, len(said)) == ([], 2)


def test_random_bytes_behind_a_mark_then_words() -> None:
    some = random.Random(8)
    for mark in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        for _ in range(100):
            read, said = told(mark + some.randbytes(some.randrange(3000)))
            assert (read, len(said)) == ([], 2)
