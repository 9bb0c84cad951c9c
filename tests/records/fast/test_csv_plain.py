"""The fast way through CSV comes to the same as the exact one."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sunboard.records.bodies import CsvBody
from sunboard.records.csv_rows import read_exactly
from sunboard.records.fast import csv_plain
from sunboard.records.fast.csv_plain import is_plain, read_plain
from sunboard.records.gathering import Rows
from sunboard.records.headings import Header
from sunboard.schema import KIND_BY_NAME

from tests.records.reading import outcome

KIND = KIND_BY_NAME["towns"]
# Two fields, a column that isn't read, and one without a heading.
HEADER = Header(("id", None, "name", None), (3,), {"id": "编号", "name": "名称"})
PIECES = [
    "a",
    "社区",
    "𬭎",
    " ",
    "\u3000",
    ",",
    ",",
    ",",
    '"',
    '""',
    "\n",
    "\r\n",
    "\r",
    "a,b,c,\n",
    "a,b\n",
    "\u200b",
    ",,,,,\n",
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
good_rows = st.lists(
    st.sampled_from(["a,b,c,", "一,,二, ", '"a","b, c","d",', '"a""b",,"",""', ",,,", ""]),
    max_size=30,
)


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_plain, "FEWEST_BYTES_TO_HALVE", 12)


def body(text: str, file_code: int = 0, delimiter: str = ",") -> CsvBody:
    data = b"header\n" + text.replace(",", delimiter).encode()
    return CsvBody(
        f"{file_code}.csv", file_code, data, 7, len(data), 2, frozenset(), delimiter, HEADER
    )


def exactly(bodies: Sequence[CsvBody]) -> object:
    rows = Rows()
    for one in bodies:
        read_exactly(one, rows)
    return outcome(KIND, rows)


def plainly(bodies: Sequence[CsvBody]) -> object:
    rows = Rows()
    read_plain(bodies, rows)
    return outcome(KIND, rows)


@given(texts, st.sampled_from([",", ";", "\t"]))
@example('"a,b\n"c",d,e,\n', ",")
@example("a,b,c,\n,,,\n\n  \na,b\n", ",")
@example('a,b,c,"\n",b,c,d\n', ",")
@settings(max_examples=1000)
def test_what_passes_for_plain_is_read_alike(text: str, delimiter: str) -> None:
    one = body(text, delimiter=delimiter)
    if is_plain(one):
        assert plainly([one]) == exactly([one])


@given(st.lists(st.tuples(good_rows, st.sampled_from(["\n", "\r\n"]), st.booleans()), min_size=1))
@settings(max_examples=150)
def test_many_files_are_read_as_one(files: list[tuple[list[str], str, bool]]) -> None:
    bodies = [
        body(end.join([",,,", *rows]) + (end if ends else ""), code)
        for code, (rows, end, ends) in enumerate(files)
    ]
    assert all(is_plain(one) for one in bodies)
    assert plainly(bodies) == exactly(bodies)


@given(good_rows, st.integers(0, 30), st.sampled_from(["a,b,c,,e", "a,b,c,d,e", "a,b,c,d"]))
@settings(max_examples=150)
def test_a_bad_row_is_refused_alone(rows: list[str], position: int, bad: str) -> None:
    one = body("\n".join([*rows[:position], bad, *rows[position:]]))
    result = Rows()
    read_plain([one], result)
    assert outcome(KIND, result) == exactly([one])
    assert (len(result.problems), result.refused[0]) == (1, 1)


@pytest.mark.parametrize(
    "text",
    ['a,b"c,d,\n', '"a\nb",c,d,\n', '"a"b,c,d,\n', '"a,b,c,\n', "a\rb,c,d,\n", '"a\rb",c,d,e\n'],
)
def test_what_is_not_plain_is_left_to_the_exact_reader(text: str) -> None:
    assert not is_plain(body(text))


def test_a_row_longer_than_arrow_takes() -> None:
    long = body("a,b,c,\n" + "x" * (csv_plain.BLOCK_BYTES + 1) + ",b,c,\nd,e,f,\n")
    assert plainly([long]) == exactly([long])


def test_a_cell_longer_than_the_exact_reader_takes() -> None:
    for row in ("{},b,c,", "a,{},c,"):
        long = body("a,b,c,\n" + row.format("x" * 131_073) + "\nd,e,f,\n")
        assert plainly([long]) == exactly([long])
