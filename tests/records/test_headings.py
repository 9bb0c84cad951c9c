"""Headings: what they mean, and what is said where they mean nothing."""

from itertools import combinations

import pytest
from sunboard.records.csv_header import Dialect, find_dialect
from sunboard.records.headings import HeadingTable, normalise_heading, quotable_heading
from sunboard.schema import KIND_BY_NAME, KINDS, Kind

from tests.records.reading import read_csv


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_heading_means_two_fields(kind: Kind) -> None:
    words = {field.name: set(map(normalise_heading, field.headings)) for field in kind.fields}
    assert [(a, b) for a, b in combinations(words, 2) if words[a] & words[b]] == []


@pytest.mark.parametrize(
    "heading",
    [
        "名称",
        " 名 称 ",
        "名称*",
        "名称（必填）",
        "名称 (必填) *",
        "名\n称",
        "NAME",
        "Ｎａｍｅ",
        "\ufeff名称",
        "镇名＊",
        "名称（全称）",
        "【必填】名称：",
        "*名称[文字]（不写简称）",
        "〔必填〕镇名",
    ],
)
def test_ways_to_write_a_heading(heading: str) -> None:
    field = HeadingTable(KINDS[0]).field(heading)
    assert field
    assert field.name == "name"


def test_headings_are_kept_as_written() -> None:
    reading = read_csv("镇编号, 名 称 \na,甲\n")
    assert reading.table.files[0].headings == {"id": "镇编号", "name": "名 称"}
    place = reading.table.place(0, "name")
    assert (place.file, place.row, place.column) == ("data/towns.csv", 2, "名 称")


def test_a_misspelt_heading_refuses_the_file() -> None:
    reading = read_csv("编号,名称,所属城填\na,甲,t\nb,乙,t\n", "communities")
    assert reading.said == [
        "错误 data/communities.csv 第1行「所属城填」：不认识「所属城填」；是不是「所属城镇」？"
        "请改成「所属城镇」（也可以写 town、城镇、镇、街道、所属镇、所属街道）。",
        "错误 data/communities.csv 第1行：缺少「所属城镇」这一列；"
        "请补上（表头也可以写 town、城镇、镇、街道、所属镇、所属街道）。",
    ]
    assert (reading.records, reading.counts) == ([], [(0, 2)])


def test_an_unknown_heading_costs_nothing() -> None:
    reading = read_csv("序号,编号,名称\n1,a,甲\n2,,\n")
    assert reading.said == [
        "提醒 data/towns.csv 第1行「序号」：不认识「序号」，这一项没有读取，也不会公布；"
        "不需要就不用管它。"
    ]
    assert reading.records == [{"id": "a", "name": "甲"}]


def test_a_heading_near_a_field_that_is_there_is_only_unknown() -> None:
    reading = read_csv("编号,名称,城镇名称们\na,甲,乙\n")
    assert reading.codes == ["heading-unknown"]


def test_a_note_beside_the_heading_itself_makes_another_column() -> None:
    reading = read_csv("编号,名称（曾用）,名称\na,乙,甲\n")
    assert reading.codes == ["heading-unknown"]
    assert reading.records == [{"id": "a", "name": "甲"}]
    assert read_csv("编号,名称（旧）,镇名（新）\na,乙,甲\n").codes == ["heading-twice"]


def test_a_heading_beside_a_missing_one_is_proposed_for_it() -> None:
    reading = read_csv("编号,名称,归属街镇\na,甲,t\n", "communities")
    assert sorted(reading.codes) == ["heading-missing", "heading-misspelt"]
    assert reading.counts == [(0, 1)]
    assert "heading-misspelt" not in read_csv("编号,名称,天气\na,甲,t\n", "communities").codes


def test_two_columns_for_one_field() -> None:
    reading = read_csv("编号,名称,镇名\na,甲,乙\n")
    assert reading.said == [
        "错误 data/towns.csv 第1行：「名称」和「镇名」两列都是「名称」；请只留一列。"
    ]
    assert (reading.records, reading.counts) == ([], [(0, 1)])


def test_unit_right_of_a_number_is_what_that_is_counted_in() -> None:
    text = "点单日期,诉求内容,承办单位,数量,单位\n2026-04-02,路灯不亮,zjj,3,盏\n"
    reading = read_csv(text, "tasks")
    assert reading.codes == []
    assert [(row["unit"], row["measure"]) for row in reading.records] == [("zjj", "盏")]


def test_a_missing_column_in_english() -> None:
    assert read_csv("id\na\n").said_in_english == [
        "error data/towns.csv, row 1: the column “Name” is missing; please add it (other headings "
        "that would do: name)."
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("2026年城镇名单\n编号,名称\na,甲\n", 2),
        ("城镇,,\n填报单位：某办,,\n\n编号,名称,\na,甲,\n", 4),
        (",,\n" * 3 + "说明,,\n" * 15 + "编号,名称,\na,甲,\n", 19),
    ],
)
def test_a_header_below_titles_is_found(content: str, line: int) -> None:
    for encoding in ("utf-8", "gb18030"):
        reading = read_csv(content.encode(encoding))
        assert (reading.records, reading.said) == ([{"id": "a", "name": "甲"}], [])
        dialect = find_dialect(content.encode(encoding), HeadingTable(KINDS[0]), "data/towns.csv")
        assert isinstance(dialect, Dialect)
        assert (dialect.line, dialect.is_late) == (line, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "编号，名称\na，甲\n",
            "错误 data/towns.csv 第1行：各格之间用了「，」；请改用半角逗号，或从表格软件「另存为」CSV UTF-8。",
        ),
        (
            "张三,13800000000\n李四,13900000000\n",
            "错误 data/towns.csv 第1行：第一行认不出「城镇」的表头；第一行应当是表头，至少要有：名称。",
        ),
    ],
)
def test_no_header_in_the_first_row(content: str, said: str) -> None:
    for encoding in ("utf-8", "gb18030"):
        reading = read_csv(content.encode(encoding))
        assert (reading.records, reading.said) == ([], [said])


def test_a_heading_that_may_be_a_record_is_not_repeated() -> None:
    reading = read_csv("编号,名称,13800000000,某某某某某某某某某某某某某某某某某某某某某\na,甲,,\n")
    assert "138" not in "".join(reading.said)
    assert [problem.place.column for problem in reading.problems] == ["#3", "#4"]
    assert quotable_heading("电话１３８００", 1) == "#2"
    assert quotable_heading("\u202e备注\x07", 0) == "备注"


def test_a_column_without_a_heading() -> None:
    assert read_csv("编号,名称,,\na,甲,,\n").said == []
    reading = read_csv("编号,名称,,\na,甲,,\nb,乙,,x\n")
    assert reading.records == [{"id": "a", "name": "甲"}]
    assert reading.said == [
        "错误 data/towns.csv 第3行：第 4 格有内容，但这一列没有表头；请补上表头，或清空这一格。"
    ]
    assert reading.counts == [(1, 1)]


def test_many_unknown_headings_take_no_time() -> None:
    headings = ",".join(f"某列{number}" for number in range(3000))
    assert len(read_csv(f"编号,名称,{headings}\n").codes) == 3001


def test_headings_that_would_do_then_those_of_one_character_are_not_named() -> None:
    (told,) = (
        each
        for each in HeadingTable(KIND_BY_NAME["tasks"]).missing("data/tasks.csv", 1, ("text",))
        if each.params["label"] == KIND_BY_NAME["tasks"].field_by_name["raised_on"].heading
    )
    others = str(told.params["others"]).split("、")
    assert "诉求时间" in others
    assert min(map(len, others)) > 1
