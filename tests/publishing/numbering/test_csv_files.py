"""Ids in CSV files: the column is theirs, and every byte that was there stays where it was."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.publishing.numbering.column import IdColumn, UnfitError
from sunboard.publishing.numbering.csv_files import with_ids

ENCODINGS = {"utf-8": "utf-8", "utf-8-sig": "utf-8", "gb18030": "gb18030"}
QUOTING = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)
ROWS = (
    ("社区", "承诺内容", "完成时限"),
    ("东关", '修好"路灯"，3盏; 1,2', "2026-03-01"),
    ("西关", "第一行\n第二行", ""),
    ("南门", "龥㐀𠮷", "长期"),
)
STARTS = (2, 3, 5)
"""The lines at which the records start; one of them has two."""


def written(rows: Sequence[Sequence[str]], delimiter: str, newline: str, quoting: int) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(rows)
    return text.getvalue()


def read(content: bytes, encoding: str, delimiter: str) -> list[list[str]]:
    text = content.decode(encoding)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("quoting", QUOTING)
@pytest.mark.parametrize("is_ended", [True, False])
def test_the_column_is_written_as_the_file_s_own_program_would_have(
    encoding: str, newline: str, delimiter: str, quoting: int, is_ended: bool
) -> None:
    ids = ("编号", "dongguan-1", "xiguan-1", "nanmen-1")
    rows = [[cell.replace("\n", newline) for cell in row] for row in ROWS]
    wide = [[*row, own] for row, own in zip(rows, ids, strict=True)]
    before, expected = (
        written(table, delimiter, newline, quoting).encode(encoding) for table in (rows, wide)
    )
    if not is_ended:
        before, expected = before[: -len(newline)], expected[: -len(newline)]
    column = IdColumn("编号", 1, dict(zip(STARTS, ids[1:], strict=True)))
    assert with_ids(before, delimiter, ENCODINGS[encoding], column) == (expected, 4, False)


def numbered(before: str, column: IdColumn) -> str:
    return with_ids(before.encode(), ",", "utf-8", column).content.decode()


def test_titles_above_and_totals_below_are_padded_only_where_the_file_pads_them() -> None:
    column = IdColumn("编号", 2, {3: "a-1"})
    assert numbered("标题,,\n甲,乙,丙\n1,2,3\n合计,,\n", column) == (
        "标题,,,\n甲,乙,丙,编号\n1,2,3,a-1\n合计,,,\n"
    )
    assert numbered("标题\n甲,乙,丙\n1,2,3\n合计,9\n", column) == (
        "标题\n甲,乙,丙,编号\n1,2,3,a-1\n合计,9\n"
    )


def test_blank_lines_stay_blank_and_short_rows_reach_up_to_the_column() -> None:
    column = IdColumn("id", 1, {2: "a-1", 4: "a-2"})
    assert numbered("a,b,c\n1\n\n1,2\n,,\n", column) == "a,b,c,id\n1,,,a-1\n\n1,2,,a-2\n,,\n"


def test_blank_columns_that_excel_writes_are_used_where_nothing_stands_in_them() -> None:
    column = IdColumn("编号", 1, {2: "a-1", 3: "a-2"})
    assert numbered("甲,乙,,\n1,2,,\n3,4,,\n", column) == "甲,乙,编号,\n1,2,a-1,\n3,4,a-2,\n"
    assert numbered("甲,乙,,\n1,2,注,\n3,4,,\n", column) == "甲,乙,,编号\n1,2,注,a-1\n3,4,,a-2\n"
    assert numbered("甲,乙\n1,2,注\n3,4\n", column) == "甲,乙,,编号\n1,2,注,a-1\n3,4,,a-2\n"


def test_blank_cells_of_a_column_that_is_there_are_filled() -> None:
    column = IdColumn("编号", 1, {3: "a-2", 4: "a-3", 5: "a-4"}, 1)
    before = '编号,甲\na-1,1\n,2\n"",3\n　 ,4\n'
    assert numbered(before, column) == '编号,甲\na-1,1\na-2,2\n"a-3",3\na-4,4\n'
    assert numbered('甲,编号\n1,a-1\n2\n"3",\n', IdColumn("编号", 1, {3: "a-2", 4: "a-3"}, 2)) == (
        '甲,编号\n1,a-1\n2,a-2\n"3",a-3\n'
    )


def test_words_for_nothing_make_way_for_an_id() -> None:
    column = IdColumn("编号", 1, {2: "a-1", 3: "a-2"}, 1)
    assert numbered('编号,甲\n无,1\n"/",2\n', column) == '编号,甲\na-1,1\n"a-2",2\n'


def test_an_id_is_never_written_over_anything_nor_lost() -> None:
    for column, why in (
        (IdColumn("编号", 1, {2: "a-1"}, 1), "第2行第1列不是空的"),
        (IdColumn("编号", 1, {9: "a-1"}), "没有第9行"),
        (IdColumn("编号", 9, {2: "a-1"}), "第9行没有表头"),
    ):
        with pytest.raises(UnfitError, match=why):
            numbered("甲,乙\n1,2\n", column)


def test_nothing_below_a_mark_that_is_never_closed_is_touched() -> None:
    before = '甲,乙\n1,2\n"3,4\n5,6\n'
    assert numbered(before, IdColumn("编号", 1, {2: "a-1"})) == '甲,乙,编号\n1,2,a-1\n"3,4\n5,6\n'


def test_bytes_that_are_no_text_stay_as_they_are() -> None:
    before = "甲,乙\n1,2\n".encode() + b"\xff\xfe,3\n"
    after, *_ = with_ids(before, ",", "utf-8", IdColumn("编号", 1, {2: "a-1"}))
    assert after == "甲,乙,编号\n1,2,a-1\n".encode() + b"\xff\xfe,3,\n"


def test_nothing_to_number_then_the_same_bytes() -> None:
    before = "标题,,\n甲,乙,丙\n".encode()
    assert with_ids(before, ",", "utf-8", IdColumn("编号", 2, {})).content == before


CELLS = st.text(st.sampled_from('甲乙丙龥𠮷ab1 ,;"\n\t　'), max_size=6)


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(QUOTING),
    st.sampled_from(list(ENCODINGS)),
)
def test_who_reads_it_finds_the_ids_and_what_else_there_was(
    rows: list[list[str]], delimiter: str, newline: str, quoting: int, encoding: str
) -> None:
    rows = [["社区", "内容"], *([f"第{n}", *row] for n, row in enumerate(rows))]
    before = written(rows, delimiter, newline, quoting).encode(encoding)
    lines, line = [], 1
    for row in rows:
        lines.append(line)
        line += 1 + sum(cell.count("\n") for cell in row)
    ids = {line: f"a-{line}" for line in lines[1:]}
    after, *_ = with_ids(before, delimiter, ENCODINGS[encoding], IdColumn("编号", 1, ids))
    old, new = (read(content, encoding, delimiter) for content in (before, after))
    (at,) = (position for position, cell in enumerate(new[0]) if cell == "编号")
    assert [row[at] for row in new] == ["编号", *ids.values()]
    for was, now in zip(old, new, strict=True):
        now[at] = was[at] if at < len(was) else ""
        assert now[: len(was)] == was
        assert not "".join(now[len(was) :])


@given(st.binary(max_size=60), st.sampled_from([",", ";"]), st.sampled_from(["utf-8", "gb18030"]))
def test_whatever_the_bytes_no_byte_of_them_is_lost(
    content: bytes, delimiter: str, encoding: str
) -> None:
    try:
        after, *_ = with_ids(content, delimiter, encoding, IdColumn("id", 1, {2: "a-1"}))
    except UnfitError:
        return
    rest = iter(after)
    blank = b" \t" + "\u00a0\u3000\u200b\ufeff".encode(encoding, "ignore") + b'"'
    assert all(byte in rest or byte in blank for byte in content)
