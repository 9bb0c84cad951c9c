"""Causes: what one remedy mends is one, and what follows from it stands under it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sunboard.checks.causes import MOST_DIFFERENT, MOST_SOURCES, Cause, causes_of
from sunboard.checks.summing import cause_as_json, format_cause, row_ranges
from sunboard.language import later, several
from sunboard.problems import Place, Problem
from sunboard.schema import KIND_BY_NAME

from tests.speaking import in_english

UNKNOWN = {"kinds": several([KIND_BY_NAME["people"].words])}
TASKS = "data/tasks.csv"


def unknown(row: int, column: str = "人员", file: str = TASKS, found: str = "dy-1") -> Problem:
    return Problem(Place(file, row, column), "R-10-unknown", {**UNKNOWN, "found": found})


def near(row: int, found: str) -> Problem:
    kinds = several([KIND_BY_NAME["units"].words])
    said = {"place": "", "kinds": kinds, "kind": "units", "within": ""}
    params = {**said, "found": found, "near": "县住房和城乡建设局", "would": "zhujian"}
    return Problem(Place(TASKS, row, "人员"), "R-10-near-name", params)


def required(row: int, column: str, description: str, file: str = TASKS) -> Problem:
    params = {"label": later(column), "description": description}
    return Problem(Place(file, row, column), "required", params)


def withheld(row: int, file: str, for_file: str, for_row: int) -> Problem:
    params = {"kind": KIND_BY_NAME["estates"].words, "file": for_file, "row": for_row}
    return Problem(Place(file, row, "小区"), "withheld-dependent", params)


def said(*problems: Problem) -> list[str]:
    return [line for cause in causes_of(problems) for line in format_cause(cause)]


@dataclass(frozen=True)
class Told:
    """Some problems, and the lines that tell them."""

    problems: tuple[Problem, ...]
    lines: tuple[str, ...]


TOLD = {
    "one is told as it always was": Told(
        (unknown(2),),
        (
            f"错误 {TASKS} 第2行「人员」：没有编号是「dy-1」的党员干部，"
            "请核对编号，或先把它登记到党员干部表。 [R-10]",
        ),
    ),
    "alike in one column are one line, runs of rows as one": Told(
        tuple(unknown(row) for row in (2, 3, 4, 7, 9, 12, 15, 20)),
        (
            f"错误 {TASKS}「人员」共8处（第2–4、7、9、12、15…行）：没有编号是「dy-1」的党员干部，"
            "请核对编号，或先把它登记到党员干部表。 [R-10]",
        ),
    ),
    "different words are quoted one after the other": Told(
        (unknown(2, found="dy-1"), unknown(3, found="dy-2"), unknown(5, found="dy-1")),
        (
            f"错误 {TASKS}「人员」共3处（第2–3、5行）：没有编号是「dy-1」「dy-2」的党员干部，"
            "请核对编号，或先把它登记到党员干部表。 [R-10]",
        ),
    ),
    "a line to copy is one for each of them": Told(
        (near(2, "住建局"), near(3, "县住建局")),
        (
            f"错误 {TASKS}「人员」共2处（第2–3行）：部门单位里没有叫「住建局」「县住建局」的，"
            "像是县住房和城乡建设局；确实是的，请在 data/names.yml 的 units: 下面写一行"
            "「住建局: zhujian」「县住建局: zhujian」。"
            "写上之前按没有填写计算。 [R-10]",
        ),
    ),
    "two columns with one remedy are one line": Told(
        (unknown(2), unknown(2, "承办人")),
        (
            f"错误 {TASKS}「人员」「承办人」共2处（第2行）：没有编号是「dy-1」的党员干部，"
            "请核对编号，或先把它登记到党员干部表。 [R-10]",
        ),
    ),
    "where the remedy is another they are two": Told(
        (required(2, "推荐", "谁推荐的。"), required(2, "结果", "什么结果。")),
        (
            f"错误 {TASKS} 第2行「推荐」：「推荐」必须填写。谁推荐的。",
            f"错误 {TASKS} 第2行「结果」：「结果」必须填写。什么结果。",
        ),
    ),
    "a sheet of a workbook is named with its letters": Told(
        tuple(
            Problem(Place("data/台账.xlsx", row, "时限", "公开承诺", "E"), "R-2-praise")
            for row in (5, 6)
        ),
        (
            "提醒 data/台账.xlsx「公开承诺」E列「时限」共2处（第5–6行）："
            "结果里只有评价，没有写做成了什么；请写数量、对象或变化。 [R-2]",
        ),
    ),
    "what differs in more than the cell is told of the first": Told(
        tuple(
            Problem(Place(TASKS, row, "单位"), "id-form-near", {"found": name, "would": would})
            for row, name, would in ((2, "U_1", "u-1"), (4, "U_2", "u-2"))
        ),
        (
            f"错误 {TASKS}「单位」共2处（第2、4行，以第2行为例）："
            "「U_1」不能作编号，请写成「u-1」；编号只用小写字母、数字和连字符。",
        ),
    ),
    "what follows stands under its cause": Told(
        (
            unknown(2, "社区", "data/estates.csv"),
            withheld(3, TASKS, "data/estates.csv", 2),
            withheld(4, TASKS, "data/estates.csv", 2),
            withheld(9, "data/evaluations.csv", TASKS, 4),
        ),
        (
            "错误 data/estates.csv 第2行「社区」：没有编号是「dy-1」的党员干部，"
            "请核对编号，或先把它登记到党员干部表。 [R-10]",
            f"  另有3条记录因此不公布，或者少一格（{TASKS} 2条、data/evaluations.csv 1条）；改好上面的就行。",
        ),
    ),
    "what follows from nothing in the report stands alone": Told(
        (withheld(3, TASKS, "data/estates.csv", 2),),
        (
            f"错误 {TASKS} 第3行「小区」：这条记录所属或引用的小区（data/estates.csv 第2行）没有公布，"
            "所以这条也不公布；改好那一条就行。",
        ),
    ),
    "cells of a column that isn't there go without saying": Told(
        (
            Problem(
                Place(TASKS, 1),
                "heading-missing",
                {"label": "推荐", "name": "x", "others": "推荐人"},
            ),
            required(2, "推荐", "谁推荐的。"),
            required(3, "推荐", "谁推荐的。"),
        ),
        (f"错误 {TASKS} 第1行：缺少「推荐」这一列；请补上（表头也可以写 推荐人）。",),
    ),
    "that there are no records comes after what may be the reason": Told(
        (
            Problem(Place("data/estates.csv"), "kind-empty", {"label": "小区", "kind": "estates"}),
            Problem(Place("data/zz.csv"), "file-empty"),
            Problem(Place("data/estates.csv", 1, "备注"), "heading-unknown", {"heading": "备注"}),
        ),
        (
            "错误 data/zz.csv：文件是空的；请填入表头和记录，或删除这个文件。",
            "提醒 data/estates.csv 第1行「备注」：不认识「备注」，这一项没有读取，也不会公布；"
            "不需要就不用管它。",
            "错误 data/estates.csv：「小区」一条记录也没有，做不成网站；请填上记录。",
        ),
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_causes_are_told(name: str) -> None:
    told = TOLD[name]
    assert said(*told.problems) == list(told.lines)


def test_many_files_alike_then_one_line() -> None:
    problems = [unknown(3, file=f"data/tasks/{n:02}.csv") for n in range(MOST_SOURCES + 1)]
    (line,) = said(*problems)
    assert line.startswith(
        "错误 data/tasks/00.csv、data/tasks/01.csv、data/tasks/02.csv等4个文件「人员」共4处："
    )


def test_one_id_that_no_record_has_then_one_line_wherever_it_is_asked_for() -> None:
    (line,) = said(unknown(3, file="data/tasks.csv"), unknown(5, file="data/deeds.csv"))
    assert line.startswith("错误 data/tasks.csv、data/deeds.csv「人员」共2处")
    assert len(said(unknown(3), unknown(5, file="data/deeds.csv", found="dy-2"))) == 2


def test_many_ids_that_several_files_miss_then_they_are_told_as_one() -> None:
    files = [f"data/tasks/{n:02}.csv" for n in range(MOST_SOURCES + 1)]
    missed = [f"dy-{n}" for n in range(MOST_DIFFERENT + 1)]
    (line,) = said(*(unknown(3, file=file, found=found) for file in files for found in missed))
    assert f"共{len(files) * len(missed)}处" in line
    assert "「……」" in line
    few = [unknown(3, file=file, found=found) for file in files for found in missed[1:]]
    assert len(said(*few)) == MOST_DIFFERENT


def test_many_files_of_which_the_like_is_said_then_one_line_with_the_first_as_an_example() -> None:
    params = {"limit": 3}
    problems = [
        Problem(Place(f"data/tasks/{n:02}.csv"), "file-too-big", {"size": n, **params})
        for n in range(MOST_DIFFERENT + 1)
    ]
    (line,) = said(*problems)
    assert "等11个文件 共11处（以第一个为例）：文件有 0 MiB" in line
    assert len(said(*problems[1:])) == MOST_DIFFERENT


def test_more_cells_than_are_quoted_then_dots() -> None:
    (line,) = said(*(unknown(n, found=f"dy-{n}") for n in range(2, 10)))
    assert "「dy-2」「dy-3」「dy-4」「dy-5」「dy-6」「……」" in line


def test_in_english_then_no_chinese_of_ours() -> None:
    problems = unknown(2), unknown(3, found="dy-2"), withheld(5, TASKS, TASKS, 2)
    line, more = in_english(lambda: said(*problems))
    assert line.startswith(
        'error data/tasks.csv, column "人员", 2 times (rows 2–3): none of the people has the id'
    )
    assert "“dy-1”, “dy-2”" in line
    assert more == (
        "  1 more record waits for these (data/tasks.csv: 1); fix those above, and it is shown."
    )


def test_those_that_are_not_listed_then_counted_with_their_kind() -> None:
    rest = Problem(Place(TASKS, 3, "人员"), "more-errors", {"count": 70, "of": "R-10-unknown"})
    other = Problem(Place("data"), "more-errors", {"count": 5, "of": "required"})
    causes = causes_of([unknown(2), unknown(3), rest, other])
    assert [cause.count for cause in causes] == [5, 72]


def test_records_that_wait_for_each_other_then_told_and_no_endless_search() -> None:
    causes = causes_of([withheld(2, TASKS, TASKS, 3), withheld(3, TASKS, TASKS, 2)])
    assert [cause.count for cause in causes] == [2]


def test_what_costs_no_record_then_nothing_follows_from_it() -> None:
    mobile = Problem(Place("data/estates.csv", 2, "电话"), "phone-mobile")
    missing = required(2, "名称", "小区的名称。", "data/estates.csv")
    causes = causes_of([mobile, missing, withheld(3, TASKS, "data/estates.csv", 2)])
    assert {c.first.code: len(c.follows) for c in causes} == {"phone-mobile": 0, "required": 1}


def test_private_words_are_hidden_in_a_cause_as_in_a_problem() -> None:
    problems = [unknown(2, "电话13900000000"), unknown(3, "电话13900000000", found="13900000001")]
    (line,) = said(*problems)
    assert "1390000" not in line
    assert "***" in line
    assert "1390000" not in str(cause_as_json(*causes_of(problems)))


def test_for_programs_then_every_place_as_runs_of_rows() -> None:
    (cause,) = causes_of([unknown(row) for row in (2, 3, 4, 9)])
    told = cause_as_json(cause)
    assert told["places"] == [{"file": TASKS, "column": "人员", "rows": "2–4, 9"}]
    assert (told["count"], told["row"], told["follows"]) == (4, 2, [])


@pytest.mark.parametrize(
    ("rows", "ranges"),
    [([], []), ([5], ["5"]), ([3, 2, 3], ["2–3"]), ([1, 3, 4, 5, 7], ["1", "3–5", "7"])],
)
def test_rows_as_runs(rows: list[int], ranges: list[str]) -> None:
    assert row_ranges(rows) == ranges


def test_causes_count_all_that_there_is() -> None:
    problems = [
        *(unknown(row) for row in range(2, 50)),
        *(required(row, "推荐", "谁") for row in range(2, 9)),
        *(withheld(row, "data/x.csv", TASKS, row) for row in range(2, 9)),
    ]
    causes: list[Cause] = causes_of(problems)
    assert sum(cause.count + len(cause.follows) for cause in causes) == len(problems)


def test_a_note_of_several_sheets_is_one_line_with_the_sum() -> None:
    def filled(sheet: str, count: int) -> Problem:
        place = Place("data/台账.xlsx", 3, "社区", sheet, "B")
        return Problem(place, "layout-merged", {"count": count})

    def unread(sheet: str, *headings: str) -> Problem:
        params = {"headings": several(headings)}
        return Problem(Place("data/台账.xlsx", 3, sheet=sheet), "layout-unread", params)

    months = ("7月", "8月", "9月")
    assert said(*(filled(month, 3 + at) for at, month in enumerate(months))) == [
        "提醒 data/台账.xlsx「7月」、「8月」、「9月」B列「社区」共3处：合并的单元格，12行按上面写的算。"
    ]
    assert said(unread("7月", "网格"), unread("8月", "网格"), unread("9月", "网格", "备注")) == [
        "提醒 data/台账.xlsx「7月」、「8月」共2处：这些列没有读取，也不会公布：网格。",
        "提醒 data/台账.xlsx「9月」第3行：这些列没有读取，也不会公布：网格、备注。",
    ]


def in_sheet(letter: str, heading: str, found: str, sheet: str = "承诺") -> Problem:
    place = Place("data/台账.xlsx", 4, heading, sheet, letter)
    return Problem(place, "R-19-approximate", {"found": found, "value": "12"})


def test_several_columns_then_each_value_says_where_it_stands() -> None:
    lines = said(in_sheet("C", "户数", "约12"), in_sheet("E", "楼数", "十二左右"))
    assert "「约12」（C列）「十二左右」（E列）是约数" in lines[0]
    assert "（C列）" not in said(in_sheet("C", "户数", "约12"), in_sheet("C", "户数", "近12"))[0]


def test_several_columns_are_what_is_said_then_none_is_said_twice() -> None:
    named = (
        Problem(Place(TASKS, 3, each), "R-29-unapproved", {"label": later(each)}) for each in "甲乙"
    )
    (line,) = said(*named)
    assert "没有填「甲」「乙」，" in line


def test_rows_of_which_not_all_are_listed_then_their_range_is_not_closed() -> None:
    rest = Problem(Place(TASKS, None, "人员"), "more-errors", {"count": 70, "of": "R-10-unknown"})
    (line,) = said(unknown(2), unknown(3), rest)
    assert "共72处（第2–3…行）" in line


def test_several_sheets_then_each_with_its_own_columns() -> None:
    names = (
        Problem(Place("data/台账.xlsx", 4, heading, sheet, "C"), "R-12-by-name")
        for heading, sheet in (("承诺人", "承诺"), ("承办人", "诉求"))
    )
    (line,) = said(*names)
    assert line.startswith("提醒 data/台账.xlsx「承诺」C列「承诺人」、「诉求」C列「承办人」共2处：")
