"""CSV row by row: what is refused, and that its neighbours are not."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.records.reading import read, read_csv

HEAD = "编号,名称,所属城镇,党组织,办公电话\n"
GOOD = "a,甲,t,,\n"


def rows(content: str) -> tuple[list[str], list[str], list[tuple[int, int]]]:
    reading = read_csv(HEAD + content, "communities")
    return [record["id"] for record in reading.records], reading.said, reading.counts


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (
            "b,乙,t,,,x\n",
            "第3行：这一行有 6 格，表头有 5 格；请检查是否多了逗号：内容里有逗号的，"
            "给那一格加上英文双引号，或者用全角逗号。",
        ),
        (
            'b,"乙"丙,t,,\n',
            "第3行：这一行的引号不配对；请检查到第 3 行为止的引号（内容里的引号请用全角，或写两次）。",
        ),
        (
            "b," + "长" * 131_073 + ",t,,\n",
            "第3行：这一行有一格超过 131072 个字；请检查是否把别的内容粘了进来。",
        ),
    ],
)
def test_a_bad_row_is_refused_alone(bad: str, said: str) -> None:
    ids, saids, counts = rows(GOOD + bad + "c,丙,t,,\n")
    assert (ids, counts) == (["a", "c"], [(2, 1)])
    assert saids == [f"错误 data/communities.csv {said}"]


@pytest.mark.parametrize("row", ["b,乙,t", "b,乙,t,", "b,乙,t,,,,", "b,乙,t,,, ,\u200b"])
def test_blank_cells_left_out_or_put_in_at_the_end_of_a_row_cost_nothing(row: str) -> None:
    ids, said, counts = rows(f"{GOOD}{row}\nc,丙,t\n")
    assert (ids, said, counts) == (["a", "b", "c"], [], [(3, 0)])


def test_a_file_that_breaks_off_within_a_row() -> None:
    ids, said, counts = rows(f"{GOOD}b,乙")
    assert (ids, counts) == (["a"], [(1, 1)])
    assert said[0].startswith("错误 data/communities.csv 第3行：文件到这一行中间就断了")
    assert rows(f"{GOOD}b,乙,t,,")[0] == ["a", "b"]


def test_a_row_of_characters_without_width_is_blank() -> None:
    for row in ("\u200b,\ufeff,,,", '"\u200b",,,,'):
        assert rows(f"{GOOD}{row}\n") == (["a"], [], [(1, 0)])


def test_a_quotation_mark_that_never_closes() -> None:
    ids, said, counts = rows(GOOD + 'b,"乙,t,,\nc,丙,t,,\n\nd,丁,t,,\n')
    assert (ids, counts) == (["a"], [(1, 3)])
    assert said == [
        "错误 data/communities.csv 第3行：从这一行起有一个引号没有收尾，到第 6 行为止都没有读取；"
        "请补上或删掉这个引号。"
    ]


def test_a_quotation_mark_that_never_closes_in_a_long_file() -> None:
    many = "".join(f"x-{number},甲,t,,\n" for number in range(20_000))
    ids, said, counts = rows(GOOD + 'b,"乙,t,,\n' + many)
    assert (ids, counts) == (["a"], [(1, 20_001)])
    assert said[0].startswith("错误 data/communities.csv 第3行：从这一行起有一个引号没有收尾")


def test_a_quotation_mark_that_meets_another_further_on() -> None:
    ids, said, counts = rows('b,"乙,t,,\nc,丙,t,,\nd,"丁",t,,\n' + GOOD)
    assert (ids, counts) == (["a"], [(1, 3)])
    assert said == [
        "错误 data/communities.csv 第2行：这一行的引号不配对；请检查到第 4 行为止的引号"
        "（内容里的引号请用全角，或写两次）。"
    ]


def test_a_pair_of_marks_that_swallows_rows() -> None:
    ids, said, counts = rows('b,乙,t,"未完成,\nc,丙,t,x,\nd,丁,t,完成",\n' + GOOD)
    assert (ids, counts) == (["a"], [(1, 1)])
    assert said == [
        "错误 data/communities.csv 第2行：这一格里好像包进了几行记录（到第 4 行）；"
        "请检查引号，格内换行请改成空格。"
    ]


def test_line_breaks_and_marks_within_cells() -> None:
    content = HEAD + 'a,"甲\n乙",t,"他说""好"", 真的",\n\nb,丙"丁,t,,\n'
    reading = read_csv(content, "communities")
    assert [record["name"] for record in reading.records] == ["甲\n乙", '丙"丁']
    assert reading.records[0]["branch"] == '他说"好", 真的'
    assert (reading.table.lines.tolist(), reading.said) == ([2, 5], [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_rows_count_as_lines_only(end: str) -> None:
    content = end.join(
        ["", HEAD.strip(), "", "a,甲,t,,", ",,,,", " ,\u3000,,,", "  ", "b,乙,t,,", ",,,,", "", ""]
    )
    reading = read_csv(content, "communities")
    assert [record["id"] for record in reading.records] == ["a", "b"]
    assert (reading.table.lines.tolist(), reading.said) == ([4, 8], [])


def test_no_rows_and_nothing_at_all() -> None:
    assert read_csv("编号,名称\n").said == [
        "提醒 data/towns.csv：文件里没有记录；还没有要填的就不用管它。"
    ]
    for content in (b"", b"\n\n", b" \r\n"):
        assert read_csv(content).said == [
            "错误 data/towns.csv：文件是空的；请填入表头和记录，或删除这个文件。"
        ]


def test_cells_are_kept_as_they_are() -> None:
    content = "编号,名称\n007, 1_000 \nNA,null\nTRUE,1e5\nnan,None\n#N/A,-\n"
    assert read_csv(content).records == [
        {"id": "007", "name": " 1_000 "},
        {"id": "NA", "name": "null"},
        {"id": "TRUE", "name": "1e5"},
        {"id": "nan", "name": "None"},
        {"id": "#N/A", "name": "-"},
    ]


cells = st.text(
    st.characters(exclude_categories=["Cs", "Co", "Cc"], include_characters="\n"), max_size=8
)
plain_cells = st.text("ab甲乙䶮𬭎 ,;\t\"'“=-/#\u3000\u00a0", max_size=8)
tables = st.lists(st.tuples(plain_cells | cells, plain_cells | cells), max_size=8)


@given(
    tables,
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
@settings(max_examples=200)
def test_what_is_written_is_read(
    table: list[tuple[str, str]], encoding: str, delimiter: str, end: str, quoting: int
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)
    written = [[f"k-{number}", *row] for number, row in enumerate(table)]
    writer.writerows([["编号", "名称", "所属城镇"], *written])
    reading = read_csv(out.getvalue().encode(encoding), "communities")
    kept = [
        row
        for row in written
        if not any("\n" in cell and cell.count(delimiter) >= 3 for cell in row)
    ]
    assert reading.table.cells[["id", "name", "town"]].to_numpy().tolist() == kept
    assert set(reading.codes) <= {"rows-in-cell", "file-no-rows"}
    assert sum(sum(counts) for counts in reading.counts) == len(written)


def test_a_folder_is_read_in_the_order_of_its_names() -> None:
    reading = read(
        {
            "towns/乙.csv": "编号,名称\nc,三\n",
            "towns/b.csv": "名称;编号\n二;b\n",
            "towns/a/x.CSV": "编号,名称\r\na,一",
            "towns.yml": "- id: d\n  name: 四\n",
        }
    )
    assert [record["id"] for record in reading.records] == ["d", "a", "b", "c"]
    assert [file.path for file in reading.table.files] == [
        "data/towns.yml",
        "data/towns/a/x.CSV",
        "data/towns/b.csv",
        "data/towns/乙.csv",
    ]
    assert reading.table.file_codes.tolist() == [0, 1, 2, 3]
    assert reading.table.lines.tolist() == [1, 2, 2, 2]


def test_a_bad_file_costs_no_other() -> None:
    good = "编号,名称\n{0},甲\n"
    files = {f"towns/{name}.csv": good.format(name) for name in "abcdefg"}
    files["towns/c.csv"] = "编号,名称\nc,甲,乙\nc2,丙\n"
    files["towns/e.csv"] = "编号\ne\n"
    reading = read(files)
    assert [record["id"] for record in reading.records] == ["a", "b", "c2", "d", "f", "g"]
    assert sorted(reading.codes) == ["heading-missing", "row-too-long"]
    assert reading.counts == [(1, 0), (1, 0), (1, 1), (1, 0), (0, 1), (1, 0), (1, 0)]
