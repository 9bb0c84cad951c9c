"""Layouts that offices use, each with the records that are read of it, or what is said instead."""

from __future__ import annotations

import pytest
from sunboard.problems import Place
from sunboard.records.layouts.laid import Laid
from sunboard.records.layouts.layout import lay
from sunboard.records.layouts.mapping import NO_MAPPING, Mapping, SheetMapping
from sunboard.records.layouts.settling import settle
from sunboard.records.sheets import Merged, Sheet
from sunboard.schema import KIND_BY_NAME

from tests.speaking import in_english


def sheet(text: str, name: str = "", merged: tuple[Merged, ...] = (), file: str = "") -> Sheet:
    """A sheet written row by row, its cells apart by `|`."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    width = max(map(len, rows))
    cells = [[*row, *[""] * (width - len(row))] for row in rows]
    return Sheet(file or ("data/台账.xlsx" if name else "data/表.csv"), name, cells, merged=merged)


def records(laid: Laid, kind: str) -> list[dict[str, str]]:
    """The records of a kind, without their blank fields."""
    return [
        {name: texts[at] for name, texts in table.columns.items() if texts[at]}
        for table in laid.tables
        if table.kind.name == kind
        for at in range(len(table))
    ]


def codes(laid: Laid) -> set[str]:
    assert in_english(lambda: all(problem.text() for problem in laid.problems))
    return {problem.code for problem in laid.problems}


def said(laid: Laid, code: str) -> list[str]:
    return [problem.text() for problem in laid.problems if problem.code == code]


TASKS = """
序号 | 受理时间 | 社区 | 反映问题 | 承办单位
1 | 2026.4.2 | 东关社区 | 路灯不亮 | 县住建局
2 | 2026.4.3 | 西关社区 | 井盖松动 | 县住建局
"""


def test_tables_side_by_side_are_read_apart() -> None:
    laid = lay(
        sheet(
            """
            社区工作通讯录
            序号 | 社区 | 所属街道 | 电话 |  | 序号 | 单位名称 | 业务科室 | 联系电话
            1 | 东关社区 | 城关镇 | 0000-7200101 |  | 1 | 县住建局 | 物业科 | 0000-7210001
            2 | 西关社区 | 城关镇 | 0000-7200102 |  |  |  |  |
            """
        )
    )
    assert [each["name"] for each in records(laid, "communities")] == ["东关社区", "西关社区"]
    assert records(laid, "units") == [
        {"name": "县住建局", "department": "物业科", "office_phone": "0000-7210001"}
    ]
    assert [table.letters["name"] for table in laid.tables] == ["B", "C", "G"]


def test_a_table_continued_beside_itself_is_read_to_its_end() -> None:
    laid = lay(
        sheet(
            """
            单位名称 | 业务科室 | 单位名称 | 业务科室
            县住建局 | 物业科 | 县医院 | 医务科
            县财政局 | 预算科 | 县人社局 | 就业科
            """
        )
    )
    names = [each["name"] for each in records(laid, "units")]
    assert names == ["县住建局", "县财政局", "县医院", "县人社局"]


def test_tables_below_each_other_are_read_apart() -> None:
    laid = lay(
        sheet(
            """
            一、公开承诺
            序号 | 承诺单位 | 社区 | 承诺事项 | 承诺时间
            1 | 县住建局 | 东关社区 | 更换路灯 | 2026.3.1
            合计 | 1项
            注：含续办事项。
            二、诉求办理
            序号 | 受理时间 | 社区 | 反映问题 | 承办单位
            1 | 2026.4.2 | 东关社区 | 路灯不亮 | 县住建局
            """,
            name="台账",
        )
    )
    assert records(laid, "commitments") == [
        {"unit": "县住建局", "community": "东关社区", "text": "更换路灯", "made_on": "2026.3.1"}
    ]
    assert [each["text"] for each in records(laid, "tasks")] == ["路灯不亮"]
    assert [table.lines for table in laid.tables] == [[3], [8]]


NEEDS = """
一、需求清单
序号 | 社区 | 小区 | 需求内容 | 提出时间 | 责任单位
1 | 东关社区 | 锦绣家园 | 增设活动室桌椅 | 2026-8-3 | 县民政局
"""


def test_a_further_table_whose_headings_are_mostly_unknown_is_no_row_of_the_one_above() -> None:
    laid = lay(
        sheet(
            f"""{NEEDS}
            |
            二、资源清单
            序号 | 提供单位 | 资源名称 | 可服务社区 | 提供时间 | 服务热线时段
            1 | 县教体局 | 体育器材20件 | 西关社区 | 2026-8-15 | 白天
            """,
            "四张清单",
        )
    )
    need, resource = records(laid, "list_items")
    assert (need["text"], need["list"]) == ("增设活动室桌椅", "需求清单")
    assert (resource["text"], resource["list"]) == ("体育器材20件", "资源清单")
    assert (resource["unit"], resource["community"]) == ("县教体局", "西关社区")


def test_a_further_table_that_nothing_is_known_of_is_told_where_it_begins() -> None:
    laid = lay(
        sheet(
            f"""{NEEDS}
            |
            值班安排
            序号 | 星期 | 带班领导 | 值班电话时段
            1 | 周一 | 甲 | 白天
            """,
            "四张清单",
        )
    )
    assert [each["text"] for each in records(laid, "list_items")] == ["增设活动室桌椅"]
    (told,) = (each for each in laid.problems if each.code == "layout-kind-beside")
    assert (told.place.row, laid.unread) == (7, 1)


def test_rows_that_are_no_records_are_named() -> None:
    laid = lay(
        sheet(
            """
            清源县诉求办理台账
            序号 | 受理时间 | 社区 | 反映问题 | 承办单位
            （一）城关镇
            1 | 2026.4.2 | 东关社区 | 路灯不亮 | 县住建局
            城关镇小计 | | | 1件 |
            （二）新城街道
            2 | 2026.4.3 | 南苑社区 | 合计三处井盖松动 | 县住建局
            合　计 | | | 2件 |
            3 | | | |
            注：数据截至9月底。
            填表人：某某 | | 审核人：某某 | |
            """
        )
    )
    assert [each["text"] for each in records(laid, "tasks")] == ["路灯不亮", "合计三处井盖松动"]
    assert laid.left_out == 7
    assert said(laid, "layout-left-out") == [
        "这些行不是记录，没有算进去：第3行（小标题）、第5行（合计）、第6行（小标题）、第8行（合计）、"
        "第9行（只有序号）、第10行（说明）、第11行（落款）。"
    ]


def test_rows_that_are_no_records_in_english_are_named_and_take_no_place_from_above() -> None:
    laid = lay(
        sheet(
            """
            No. | Ward | Neighbourhood | Estate | Partner department
            1 | North | Quayside | Quay House | Housing
            2 | | | Pier Court | Parks
            Total | | | 2 |
            North total | | | 2 |
            Note: as of 30 September. | | | |
            Prepared by: A. Clerk | | | Checked by: B. Clerk |
            """,
            "Partners",
        )
    )
    assert [each["name"] for each in records(laid, "estates")] == ["Quay House", "Pier Court"]
    assert said(laid, "layout-left-out") == [
        "这些行不是记录，没有算进去：第4行（合计）、第5行（合计）、第6行（说明）、第7行（落款）。"
    ]


GROUPED = """
序号 | 承诺单位 | 社区 | 小区 | 承诺事项 | 承诺时间
1 | 县住建局 | 东关社区 | 东关花园 | 更换路灯 | 2026.3.1
2 | | | | 疏通管道 | 2026.3.2
3 | 县财政局 | 西关社区 | | 划停车线 | 2026.3.3
"""


def test_a_blank_place_has_the_one_above_and_nothing_else_has() -> None:
    found = records(lay(sheet(GROUPED)), "commitments")
    assert [each["community"] for each in found] == ["东关社区", "东关社区", "西关社区"]
    assert "unit" not in found[1]
    assert "estate" not in found[1]


def test_merged_cells_say_it_for_every_column() -> None:
    merged = (Merged(2, 2, 3, 2), Merged(2, 4, 3, 4))
    found = records(lay(sheet(GROUPED, "公开承诺", merged)), "commitments")
    assert (found[1]["unit"], found[1]["estate"]) == ("县住建局", "东关花园")


def test_a_list_that_repeats_its_places_has_forgotten_a_blank_one() -> None:
    laid = lay(
        sheet(
            """
            承诺单位 | 社区 | 承诺事项 | 承诺时间
            县住建局 | 东关社区 | 更换路灯 | 2026.3.1
            县住建局 | 东关社区 | 疏通管道 | 2026.3.2
            县财政局 | | 划停车线 | 2026.3.3
            """
        )
    )
    assert "community" not in records(laid, "commitments")[2]
    assert "layout-filled" not in codes(laid)


def test_no_place_is_filled_across_a_change_of_the_wider_one() -> None:
    laid = lay(
        sheet(
            """
            镇 | 社区 | 小区 | 包联单位
            城关镇 | 东关社区 | 东关花园 | 县住建局
            | | 锦绣家园 | 县财政局
            新城街道 | | 水岸新城 | 县医院
            """,
            name="包联表",
        )
    )
    assert [each.get("community") for each in records(laid, "pairings")] == [
        "东关社区",
        "东关社区",
        None,
    ]


def test_a_title_between_rows_ends_what_is_above() -> None:
    laid = lay(
        sheet(
            """
            承诺单位 | 社区 | 承诺事项 | 承诺时间
            县住建局 | 东关社区 | 更换路灯 | 2026.3.1
            县住建局 | | 疏通管道 | 2026.3.2
            二、其他
            县财政局 | | 划停车线 | 2026.3.3
            """
        )
    )
    assert [each.get("community") for each in records(laid, "commitments")] == [
        "东关社区",
        "东关社区",
        None,
    ]


@pytest.mark.parametrize("mark", ["同上", " 同　上", "〃", "″", "同前", "Ditto", "do.", "As above"])
def test_marks_of_ditto_have_what_stands_above(mark: str) -> None:
    laid = lay(sheet(TASKS.replace("西关社区", mark).replace("2026.4.3", mark)))
    found = records(laid, "tasks")[1]
    assert (found["community"], found["raised_on"]) == ("东关社区", "2026.4.2")
    assert "layout-ditto" in codes(laid)


def test_a_mark_of_ditto_below_nothing_stays() -> None:
    found = records(lay(sheet(TASKS.replace("东关社区", "同上"))), "tasks")
    assert found[0]["community"] == "同上"


@pytest.mark.parametrize(
    ("title", "below", "read"),
    [
        ("清源县台账（2026年）", "", "2026年3月1日"),
        ("清源县台账", "填报日期：2026.11.20", "2026年3月1日"),
        ("清源县台账", "", "3月1日"),
        ("清源县2025年—2026年台账", "", "3月1日"),
        ("清源县台账", "填报日期：2025.1.3", "2025年3月1日"),
    ],
)
def test_a_date_has_the_year_that_the_sheet_says(title: str, below: str, read: str) -> None:
    text = TASKS.replace("2026.4.2", "3月1日").replace("2026.4.3", "3月1日")
    laid = lay(sheet(f"{title}\n{text.strip()}\n{below}"))
    assert [each["raised_on"] for each in records(laid, "tasks")] == [read, read]
    assert ("layout-year" in codes(laid)) == (read != "3月1日")


def test_a_date_has_the_year_of_the_others_in_its_row() -> None:
    laid = lay(
        sheet(
            """
            社区 | 反映问题 | 受理时间 | 办结时间
            东关社区 | 路灯不亮 | 2026.4.2 | 4月9日
            西关社区 | 井盖松动 | 12月28日 |
            """
        )
    )
    found = records(laid, "tasks")
    assert found[0]["completed_on"] == "2026年4月9日"
    assert found[1]["raised_on"] == "12月28日"


def test_a_row_and_the_day_of_filing_that_differ_leave_the_year_open() -> None:
    laid = lay(
        sheet(
            """
            清源县台账 | 填报日期：2026.1.9
            社区 | 反映问题 | 受理时间 | 办结时间
            东关社区 | 路灯不亮 | 2025.12.28 | 12月30日
            """
        )
    )
    assert records(laid, "tasks")[0]["completed_on"] == "12月30日"


def test_numbers_under_a_heading_of_ids_only_count_the_rows() -> None:
    laid = lay(sheet(TASKS.replace("序号", "编号")))
    assert all("id" not in each for each in records(laid, "tasks"))
    assert laid.left_out == 0


def test_ids_are_read_where_there_are_any() -> None:
    text = TASKS.replace("序号", "编号").replace("\n1 |", "\nfw-1 |").replace("\n2 |", "\nfw-2 |")
    assert [each["id"] for each in records(lay(sheet(text)), "tasks")] == ["fw-1", "fw-2"]


@pytest.mark.parametrize("first", ["1", "", "13900000000"])
def test_ids_beside_a_column_of_that_name_that_only_counts_are_read(first: str) -> None:
    rows = [
        "编号 | 受理时间 | 社区 | 反映问题 | 承办单位 | 编号",
        f"{first} | 2026.4.2 | 东关社区 | 路灯不亮 | 县住建局 | fw-1",
        f"{first} | 2026.4.3 | 西关社区 | 井盖松动 | 县住建局 | fw-2",
    ]
    laid = lay(sheet("\n".join(rows)))
    assert [each["id"] for each in records(laid, "tasks")] == ["fw-1", "fw-2"]
    assert "layout-second" not in codes(laid)
    assert "13900000000" not in "".join(said(laid, "layout-unread"))


def test_of_two_columns_of_that_name_without_ids_none_is_read() -> None:
    laid = lay(sheet("编号 | 编号 | 社区 | 反映问题\n1 | 2 | 东关社区 | 路灯不亮", "任务清单"))
    assert all("id" not in each for each in records(laid, "tasks"))
    assert said(laid, "layout-unread") == ["这些列没有读取，也不会公布：编号、编号。"]


def test_of_two_columns_alike_the_plainer_is_read() -> None:
    laid = lay(
        sheet(TASKS.replace("承办单位", "责任单位 | 承办单位").replace("县住", "县财政局|县住"))
    )
    assert [each["unit"] for each in records(laid, "tasks")] == ["县住建局", "县住建局"]
    assert "layout-second" in codes(laid)


PROMISES = "承诺单位 | 社区 | 承诺内容 | 完成期限"
PROMISE = "县水利局 | 东关社区 | 上门检修燃气 | 2026-06-30"


@pytest.mark.parametrize(
    ("beside", "status"),
    [
        ("完成情况", "是否完成"),
        ("完成情况", "状态"),
        ("完成情况", "完成状态（是/否）"),
        ("落实情况", "完成状态"),
        ("办理结果", "是否落实"),
        ("兑现情况", "是否兑现"),
    ],
)
@pytest.mark.parametrize("is_turned", [False, True])
def test_a_status_beside_a_text_of_what_was_done_then_the_text_is_the_result(
    beside: str, status: str, *, is_turned: bool
) -> None:
    cells = [(beside, "6月28日完成"), (status, "是")]
    (left, right) = zip(*reversed(cells) if is_turned else cells, strict=True)
    laid = lay(sheet(f"{PROMISES} | {' | '.join(left)}\n{PROMISE} | {' | '.join(right)}", "承诺"))
    (promise,) = records(laid, "commitments")
    assert (promise["outcome"], promise["result"]) == ("是", "6月28日完成")
    (note,) = said(laid, "layout-result")
    assert note.startswith(f"这一列读作「践诺结果」，「{status}」读作「兑现情况」")
    assert "layout-second" not in codes(laid)


def test_a_status_where_another_column_is_the_result_then_the_text_beside_it_is_not_read() -> None:
    heads, row = f"{PROMISES} | 完成情况 | 是否完成 | 工作进展", f"{PROMISE} | 好 | 是 | 检修102户"
    laid = lay(sheet(f"{heads}\n{row}", "承诺"))
    (promise,) = records(laid, "commitments")
    assert (promise["outcome"], promise["result"]) == ("是", "检修102户")
    assert codes(laid) >= {"layout-second"}
    assert "layout-result" not in codes(laid)


def test_a_status_beside_the_very_label_and_a_result_then_the_label_is_the_outcome() -> None:
    heads, row = (
        f"{PROMISES} | 兑现情况 | 践诺结果 | 状态",
        f"{PROMISE} | 已兑现 | 检修102户 | 公开",
    )
    (promise,) = records(lay(sheet(f"{heads}\n{row}", "承诺")), "commitments")
    assert (promise["outcome"], promise["result"]) == ("已兑现", "检修102户")


def test_a_number_beside_a_status_is_no_result() -> None:
    laid = lay(sheet(f"{PROMISES} | 进度 | 是否完成\n{PROMISE} | 100% | 是", "承诺"))
    (promise,) = records(laid, "commitments")
    assert promise["outcome"] == "是"
    assert "result" not in promise
    assert "layout-second" in codes(laid)


def test_an_office_says_which_column_is_the_outcome_then_no_status_goes_before_it() -> None:
    columns = {"完成情况": "outcome"}
    mapping = Mapping(sheets=(SheetMapping(line=2, columns=columns),))
    text = f"{PROMISES} | 完成情况 | 是否完成\n{PROMISE} | 已完成 | 是"
    (promise,) = records(lay(sheet(text, "承诺"), mapping), "commitments")
    assert promise["outcome"] == "已完成"


@pytest.mark.parametrize(
    "heading", ["推进情况", "进展", "进展情况", "推进情况说明", "工作进展", "目前进展"]
)
@pytest.mark.parametrize("of", ["承诺", "服务单"])
def test_how_something_goes_on_is_read_as_what_came_of_it(heading: str, of: str) -> None:
    row = "2026.4.2 | 东关社区 | 路灯不亮 | 县住建局 | 检修102户"
    tasks = f"受理时间 | 社区 | 反映问题 | 承办单位 | {heading}\n{row}"
    promises = f"{PROMISES} | {heading}\n{PROMISE} | 检修102户"
    laid = lay(sheet(promises if of == "承诺" else tasks, of))
    (record,) = records(laid, "commitments" if of == "承诺" else "tasks")
    assert record["result"] == "检修102户"


def test_a_sheet_of_words_is_no_table() -> None:
    laid = lay(sheet("清源县结对共建台账\n\n二〇二六年十一月", "封面"))
    assert codes(laid) == {"layout-no-table"}
    assert laid.unread == 0
    assert lay(sheet("|", "空表")) == Laid()


def test_a_table_of_which_nothing_is_known_is_an_error() -> None:
    laid = lay(sheet("甲 | 乙 | 丙\n1 | 2 | 3\n4 | 5 | 6", "其他"))
    assert codes(laid) == {"layout-no-headings"}
    assert laid.unread == 3


def test_a_table_that_may_be_two_kinds_is_asked_about() -> None:
    laid = lay(sheet("社区 | 小区\n东关社区 | 东关花园\n西关社区 | 和谐苑", "Sheet1"))
    if "layout-kind-doubt" in codes(laid):
        assert "kind: " in said(laid, "layout-kind-doubt")[0]
        assert laid.unread == 2
    else:
        assert [each["name"] for each in records(laid, "estates")] == ["东关花园", "和谐苑"]


PAIRINGS = """
镇 | 社区 | 社区电话 | 包联小区 | 户数 | 包联单位 | 联系人 | 联系电话
城关镇 | 东关社区 | 0000-7200101 | 东关花园 | 860 | 县住建局 | 某某 | 0000-7210001
城关镇 | 东关社区 | 0000-7200109 | 锦绣家园 | 约1200 | 县住建局 | 某某 | 0000-7210001
城关镇 | 西关社区 | 0000-7200102 | 东关花园 | 410 | 县财政局 | 某某 | 0000-7210002
"""


def test_what_a_list_tells_of_is_read_from_its_first_row() -> None:
    laid = lay(sheet(PAIRINGS, "包联一览表"))
    assert records(laid, "towns") == [{"name": "城关镇"}]
    assert records(laid, "communities") == [
        {"name": "东关社区", "town": "城关镇", "office_phone": "0000-7200101"},
        {"name": "西关社区", "town": "城关镇", "office_phone": "0000-7200102"},
    ]
    assert records(laid, "estates") == [
        {"name": "东关花园", "community": "东关社区", "households": "860"},
        {"name": "锦绣家园", "community": "东关社区", "households": "约1200"},
        {"name": "东关花园", "community": "西关社区", "households": "410"},
    ]
    assert [each["office_phone"] for each in records(laid, "units")] == [
        "0000-7210001",
        "0000-7210002",
    ]
    differing = [problem for problem in laid.problems if problem.code == "layout-differs"]
    assert [(each.place.row, each.place.letter, each.params["row"]) for each in differing] == [
        (3, "C", 2)
    ]


def test_a_task_that_names_a_unit_tells_of_none() -> None:
    laid = lay(sheet(TASKS.replace("承办单位", "承办单位 | 联系电话")))
    assert [table.kind.name for table in laid.tables] == ["tasks"]


def test_headings_of_two_rows_say_whose_they_are() -> None:
    laid = lay(
        sheet(
            """
            镇 | 社区 | 包联小区 | | | 包联单位 | |
            | | 名称 | 户数 | 楼栋数 | 名称 | 联系人 | 联系电话
            城关镇 | 东关社区 | 东关花园 | 860 | 12 | 县住建局 | 某某 | 0000-7210001
            """,
            "包联一览表",
            (Merged(1, 1, 2, 1), Merged(1, 2, 2, 2), Merged(1, 3, 1, 5), Merged(1, 6, 1, 8)),
        )
    )
    assert records(laid, "estates")[0] == {
        "name": "东关花园",
        "community": "东关社区",
        "households": "860",
        "buildings": "12",
    }
    assert records(laid, "units") == [{"name": "县住建局", "office_phone": "0000-7210001"}]
    assert laid.tables[0].header_line == 2


def test_a_heading_goes_on_below_beside_a_group() -> None:
    laid = lay(
        sheet(
            """
            序号 | 日期 | 单位 | 社区 | 活动内容 | 时长 | 服务群众 | | 备注
            | | | | | （小时） | 人次 | 人数 |
            1 | 2026.3.5 | 县卫健局 | 东关社区 | 义诊 | 2 | 86 | 60 |
            """,
            "活动记录",
            (Merged(1, 7, 1, 8), *(Merged(1, column, 2, column) for column in (1, 2, 3, 4, 5, 9))),
        )
    )
    assert records(laid, "activities") == [
        {
            "date": "2026.3.5",
            "unit": "县卫健局",
            "community": "东关社区",
            "title": "义诊",
            "hours": "2",
            "attendances": "86",
            "persons": "60",
        }
    ]


def test_the_number_that_a_hotline_gives_is_no_id() -> None:
    laid = lay(
        sheet(
            """
            工单编号 | 受理时间 | 诉求内容 | 承办单位
            QS20260301000123 | 2026/3/1 09:12:33 | 停车位不足 | 县住建局
            """,
            file="data/12345工单导出.csv",
        )
    )
    (task,) = records(laid, "tasks")
    assert (task["case_number"], task.get("id", "")) == ("QS20260301000123", "")


@pytest.mark.parametrize("is_merged", [True, False])
def test_a_heading_in_the_lower_row_alone_is_one(is_merged: bool) -> None:
    upright = tuple(Merged(1, column, 2, column) for column in (1, 2, 3, 4, 5, 8))
    laid = lay(
        sheet(
            """
            序号 | 日期 | 单位 | 社区 | 活动内容 | 服务群众 | | 备注 |
            | | | | | 人次 | 人数 | | 编号
            1 | 2026.3.5 | 县卫健局 | 东关社区 | 义诊 | 86 | 60 | | hd-1
            """,
            "活动记录",
            (Merged(1, 6, 1, 7), *upright) if is_merged else (),
        )
    )
    (activity,) = records(laid, "activities")
    assert (activity["id"], activity["attendances"]) == ("hd-1", "86")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("3.5", "2026-3-5"),
        ("3.14", "2026-3-14"),
        ("3月15", "2026年3月15日"),
        ("12.20", "2026-12-20"),
        ("3.1", "3.1"),
        ("3.3", "3.3"),
    ],
)
def test_a_month_and_a_day_apart_by_a_point_have_the_year_unless_a_nought_may_be_lost(
    written: str, read: str
) -> None:
    text = f"2026年台账\n社区 | 反映问题 | 受理时间\n东关社区 | 路灯不亮 | {written}"
    assert records(lay(sheet(text, "民情台账")), "tasks")[0]["raised_on"] == read


# --- between sheets ---


def settled(*sheets: Sheet, listed: tuple[str, ...] = ()) -> tuple[dict[str, list[str]], list[str]]:
    tables = [
        (Place(each.file, sheet=each.name), table) for each in sheets for table in lay(each).tables
    ]
    found, problems = settle(tables, listed)
    names: dict[str, list[str]] = {}
    for table in found:
        names.setdefault(table.kind.name, []).extend(table.columns.get("name", []))
    return names, [problem.code for problem in problems]


def test_what_two_sheets_tell_of_is_one_record() -> None:
    other = PAIRINGS.replace("860", "900").replace("城关镇 | 西关社区", "新城街道 | 南苑社区")
    names, problems = settled(sheet(PAIRINGS, "包联一览表"), sheet(other, "包联二"))
    assert names["communities"] == ["东关社区", "西关社区", "南苑社区"]
    assert names["towns"] == ["城关镇", "新城街道"]
    assert names["units"] == ["县住建局", "县财政局"]
    assert problems == ["layout-differs-there"]


def test_units_in_two_columns_then_each_is_paired() -> None:
    text = (
        "镇 | 社区 | 小区 | 牵头单位 | 成员单位\n"
        "城关镇 | 东关社区 | 东关花园 | 县住建局 | 县水务局、县供电公司\n"
        "城关镇 | 西关社区 | 西关花园 | 县财政局 | \n"
    )
    laid = lay(sheet(text, "包联一览表"))
    assert [each["unit"] for each in records(laid, "pairings")] == [
        "县住建局\n县水务局、县供电公司",
        "县财政局",
    ]
    names, _ = settled(sheet(text, "包联一览表"))
    assert names["units"] == ["县住建局", "县水务局", "县供电公司", "县财政局"]
    assert "layout-more" in [problem.code for problem in laid.problems]
    alone, _ = settled(sheet(text.replace("牵头单位", "电话"), "包联一览表"))
    assert alone["units"] == ["县水务局", "县供电公司"]


def test_a_list_of_its_own_says_which_there_are() -> None:
    units = sheet("单位名称 | 业务科室\n县住建局 | 物业科", "单位名单")
    names, problems = settled(sheet(PAIRINGS, "包联一览表"), units, listed=("towns",))
    assert names["units"] == ["县住建局"]
    assert names["towns"] == []
    assert names["communities"] == ["东关社区", "西关社区"]
    assert problems == ["layout-listed", "layout-listed", "layout-listed-lacks"]


# --- what an office says in its mapping ---


def entry(**said: object) -> Mapping:
    return Mapping((SheetMapping(line=2, **said),))  # type: ignore[arg-type]


def test_a_mapping_says_kind_columns_values_and_year() -> None:
    text = "甲 | 乙 | 丙 | 丁\n县住建局 | 东关社区 | 更换路灯 | 3月1日\n县财政局 | 西关社区 | 划线 | 3月2日"
    mapping = entry(
        sheet="其他",
        kind=KIND_BY_NAME["commitments"],
        columns={"甲": "承诺单位", "乙": "community", "丙": "承诺内容", "丁": "承诺日期"},
        fixed={"审批人职务": "县委组织部", "approved_on": "2026-03-10"},
        year=2026,
    )
    laid = lay(sheet(text, "其他"), mapping)
    assert records(laid, "commitments")[1] == {
        "unit": "县财政局",
        "community": "西关社区",
        "text": "划线",
        "made_on": "2026年3月2日",
        "approved_by": "县委组织部",
        "approved_on": "2026-03-10",
    }
    assert all("approved_by" not in table.letters for table in laid.tables)


def test_a_mapping_may_hold_for_a_kind_wherever_it_stands() -> None:
    mapping = entry(kind=KIND_BY_NAME["tasks"], fixed={"channel": "12345"})
    laid = lay(sheet(TASKS, "诉求"), mapping)
    assert [each["channel"] for each in records(laid, "tasks")] == ["12345", "12345"]
    assert records(lay(sheet(GROUPED, "承诺"), mapping), "commitments")


HONOURS = """
序号 | 时间 | 社区 | 单位 | 事迹 | 状态
1 | 2026.4.2 | 东关社区 | 住建 | 连夜抢修 | 上墙
2 | 2026.4.3 | 西关社区 | 同上 | 义务授课 | 撤了
3 | 2026.4.4 | 西关社区 | 县财政局 | 捐款 | 已推荐
"""


def test_a_mapping_says_what_stands_in_cells() -> None:
    values = {"状态": {"上墙": "已上榜", "撤 了": ""}, "unit": {"住建": "县住建局"}}
    laid = lay(sheet(HONOURS, "光荣榜"), entry(sheet="光荣榜", values=values))
    found = records(laid, "deeds")
    assert [each.get("state") for each in found] == ["已上榜", None, "已推荐"]
    assert [each["unit"] for each in found] == ["县住建局", "县住建局", "县财政局"]


def test_of_two_that_speak_of_a_cell_the_more_closely_named_holds() -> None:
    deeds = KIND_BY_NAME["deeds"]
    mapping = Mapping(
        (
            SheetMapping(line=2, kind=deeds, values={"状态": {"上墙": "已批准", "撤了": "已撤榜"}}),
            SheetMapping(line=3, sheet="光荣榜", values={"state": {"上墙": "已上榜"}}),
        )
    )
    found = records(lay(sheet(HONOURS, "光荣榜"), mapping), "deeds")
    assert [each["state"] for each in found] == ["已上榜", "已撤榜", "已推荐"]


def test_values_of_a_column_that_is_not_there_are_told() -> None:
    values = {"情况": {"上墙": "已上榜"}, "公示结束": {"无": ""}}
    laid = lay(sheet(HONOURS, "光荣榜"), entry(sheet="光荣榜", values=values))
    assert said(laid, "mapping-values") == [
        "那张表里没有「情况」这个表头，「闪光言行」里也没有这一项；请照表里的表头抄。"
    ]
    assert "mapping-values" not in codes(lay(sheet(HONOURS, "光荣榜"), entry(values=values)))


def test_what_a_mapping_gives_stands_there() -> None:
    mapping = entry(
        sheet="光荣榜",
        values={"状态": {"上墙": "已上榜"}},
        fixed={"状态": "已批准", "核实人": "社区党委"},
        lines={("fixed", "核实人"): 5, ("values", "状态"): 4},
    )
    rows = HONOURS.replace("撤了", "")
    (table,) = lay(sheet(rows, "光荣榜"), mapping).tables
    given = {(each.field, each.place.row): each.lines.tolist() for each in table.given}
    assert given == {
        ("unit", 2): [3],
        ("state", 2): [3],
        ("state", 4): [2],
        ("verifier", 5): [2, 3, 4],
    }


def test_a_mapping_of_last_month_tells_how_to_read_this_one() -> None:
    mapping = entry(
        sheet="诉求10月",
        kind=KIND_BY_NAME["tasks"],
        columns={"承办单位": "不读", "经办": "承办人"},
        fixed={"channel": "12345"},
    )
    laid = lay(sheet(TASKS, "诉求11月"), mapping)
    assert all("unit" not in each and "channel" not in each for each in records(laid, "tasks"))
    assert "mapping-heading" not in codes(laid)
    (note,) = said(laid, "mapping-again-in-part")
    assert "data/mapping.yml 第2行的「诉求10月」" in note


def test_a_column_may_be_left_out() -> None:
    laid = lay(sheet(TASKS, "诉求"), entry(sheet="诉求", columns={"承办单位": "不读"}))
    assert all("unit" not in each for each in records(laid, "tasks"))


def test_a_heading_above_others_stands_for_all_of_them() -> None:
    text = """
    单位 | 社区 | 类型 | 开始日期 | 单位联络员 |
     | | | | 姓名 | 电话
    县住建局 | 东关社区 | 单位包联 | 2026.3.1 | 某某 | 0000-7210001
    """
    said = entry(sheet="结对名单", columns={"单位联络员": "不读"})
    laid = lay(sheet(text, "结对名单", (Merged(1, 5, 1, 6),)), said)
    assert "mapping-heading" not in codes(laid)
    assert records(laid, "units") == [{"name": "县住建局"}]


def test_a_mapping_at_fault_says_so() -> None:
    mapping = entry(sheet="诉求", columns={"经办": "单位", "社区": "哪里"}, fixed={"颜色": "红"})
    laid = lay(sheet(TASKS, "诉求"), mapping)
    found = [(each.code, each.place.file, each.place.row) for each in laid.problems]
    assert found.count(("mapping-field", "data/mapping.yml", 2)) == 2
    assert found.count(("mapping-heading", "data/mapping.yml", 2)) == 1
    assert len(records(laid, "tasks")) == 2


def test_a_mapping_for_a_sheet_that_is_not_there_is_told() -> None:
    mapping = entry(sheet="诉求台帐")
    assert [each.code for each in mapping.unused([sheet(TASKS, "诉求")])] == ["mapping-unused"]
    assert [*NO_MAPPING.unused([sheet(TASKS, "诉求")])] == []


@pytest.mark.parametrize(
    "text", ["社区 | | 社区 |", "小区 | 编号 | 编号", "序号 | 甲 | 乙 | 序号 | 社区 | 电话"]
)
def test_headings_that_make_no_tables_beside_each_other_are_one_row_of_headings(text: str) -> None:
    laid = lay(sheet(f"{text}\n1 | 2 | 3 | 4 | 东关社区 | 0000-7200101"))
    assert len([table for table in laid.tables if not table.is_derived]) <= 1
    assert laid.problems


def test_a_row_that_is_hardly_one_of_headings_is_not_repeated() -> None:
    text = "社区 | 张大爷 | 李大妈 | 王某某 | 承诺 | 东关花园3号楼 | 赵某某 | 钱某某"
    laid = lay(sheet(f"{text}\n1 | 2 | 3 | 4 | 5 | 6 | 7 | 8"))
    said = "".join(problem.text() for problem in laid.problems)
    assert laid.problems
    assert not any(word in said for word in ("张大爷", "李大妈", "3号楼", "某某"))


def test_sheet_in_english_is_read_as_one_in_chinese() -> None:
    laid = lay(
        sheet(
            """
            Requests of the neighbourhood office, 2026
            No. | Neighbourhood | request | Asked on | DEPARTMENT | Done on
            1 | Mill Lane | street light out | 2026-04-02 | Housing | 2026-04-09
            """,
            name="Requests",
        )
    )
    assert records(laid, "tasks") == [
        {
            "community": "Mill Lane",
            "text": "street light out",
            "raised_on": "2026-04-02",
            "unit": "Housing",
            "completed_on": "2026-04-09",
        }
    ]


def test_names_of_units_beside_something_else_are_no_list_of_units() -> None:
    ranking = """
    单位名称 | 得分 | 时间
    县住建局 | 96.5 | 2026-09-01
    县财政局 | 95.0 | 2026-09-01
    """
    assert codes(lay(sheet(ranking))) == {"layout-kind-unknown"}
    named = lay(sheet(ranking, name="部门单位"))
    assert [each["name"] for each in records(named, "units")] == ["县住建局", "县财政局"]
    beside = lay(sheet("序号 | 单位名称 | 备注\n1 | 县住建局 |\n2 | 县财政局 | 新设"))
    assert [each["name"] for each in records(beside, "units")] == ["县住建局", "县财政局"]


def test_a_telephone_below_a_heading_for_somebody_is_no_unit_s() -> None:
    laid = lay(
        sheet(
            """
            街道 | 社区 | 包保小区 | 包保部门 | 包保责任人 |
             | | | | 职务 | 办公电话
            城关镇 | 东关社区 | 东关花园 | 县住建局 | 副局长 | 0000-7210001
            """,
            name="包保安排表",
        )
    )
    assert records(laid, "pairings")[0]["unit"] == "县住建局"
    assert records(laid, "units") == [{"name": "县住建局"}]


@pytest.mark.parametrize(
    ("month", "days", "has_its_year"),
    [
        ("2月", ("2026-02-01", "2026-02-28"), False),
        ("十一月", ("2026-11-01", "2026-11-30"), False),
        ("3", ("2026-03-01", "2026-03-31"), False),
        ("2025年12月份", ("2025-12-01", "2025-12-31"), True),
        ("上旬", ("上旬", "上旬"), True),
    ],
)
def test_a_column_of_months_is_the_first_and_the_last_day(
    month: str, days: tuple[str, str], *, has_its_year: bool
) -> None:
    laid = lay(
        sheet(
            f"""
            走访情况统计表（2026年）
            月份 | 单位 | 小区 | 走访户数 | 走访次数
            {month} | 县住建局 | 东关花园 | 12 | 15
            """
        )
    )
    (visit,) = records(laid, "visits")
    assert (visit["started_on"], visit["ended_on"]) == days
    assert "heading-missing-in-sheet" not in codes(laid)
    assert ("layout-year" in codes(laid)) != has_its_year


def test_a_unit_alone_in_its_row_is_of_the_place_above_and_no_note() -> None:
    laid = lay(
        sheet(
            """
            包联单位 | 包联小区 | 社区
            县人社局 | 粮食局家属院 | 东关社区
            县财政局 | 一品天下 |
            县医院 | |
            以上为9月底数 | |
            """,
            name="包联表",
        )
    )
    assert [each.get("unit") for each in records(laid, "pairings")] == [
        "县人社局",
        "县财政局",
        "县医院",
    ]
    assert {each["community"] for each in records(laid, "pairings")} == {"东关社区"}


def test_a_yes_beside_a_deed_is_no_consent_and_it_is_said_what_would_be() -> None:
    laid = lay(
        sheet(
            """
            姓名 | 单位 | 社区 | 事迹简介 | 时间 | 本人是否同意公开
            某人 | 县住建局 | 东关社区 | 帮助居民搬家具三次 | 2026-03-01 | 是
            """,
            "闪光言行",
        )
    )
    assert "本人是否同意公开" not in "".join(said(laid, "layout-unread"))
    (note,) = said(laid, "layout-consent")
    assert "登记在党员干部表里他那一行的「同意公开姓名日期」" in note


def test_a_table_that_nobody_has_filled_in_is_told_in_one_line() -> None:
    laid = lay(sheet("姓名 | 单位 | 社区 | 事迹简介 | 时间", "闪光言行"))
    assert said(laid, "layout-read-none") == ["还没有填，没有记录。"]
    assert not {"layout-read", "layout-read-told"} & {*codes(laid)}


def test_what_says_that_it_is_as_above_is_at_fault_above() -> None:
    rows = """
        镇（街道） | 社区 | 小区 | 户数 | 包联单位 | 办公电话
        城关镇 | 东门社区 | 锦绣花园 | 300 | 县住建局 | 13900000000
        城关镇 | 西门社区 | 幸福里 | 200 | 县城管局 | 同上
    """
    units = next(
        each for each in lay(sheet(rows, "包联一览表")).tables if each.kind.name == "units"
    )
    (given,) = [each for each in units.given if each.field == "office_phone"]
    assert (given.place.row, given.lines.tolist()) == (2, [3])


@pytest.mark.parametrize("beside", ["数量 | 单位", "数量（个） | 单位", "办理数量 | 单 位"])
def test_unit_right_of_a_number_is_what_that_is_counted_in(beside: str) -> None:
    laid = lay(
        sheet(
            f"""
            受理时间 | 社区 | 反映问题 | 承办单位 | 办理结果 | {beside}
            2026.4.2 | 东关社区 | 路灯不亮 | 县住建局 | 换好了灯 | 3 | 盏
            """,
            "服务单",
        )
    )
    (task,) = records(laid, "tasks")
    assert (task["unit"], task["quantity"], task["measure"]) == ("县住建局", "3", "盏")
    assert "layout-second" not in codes(laid)


def test_unit_elsewhere_is_the_office() -> None:
    laid = lay(
        sheet(
            "单位 | 社区 | 受理时间 | 反映问题\n县住建局 | 东关社区 | 2026.4.2 | 路灯不亮", "服务单"
        )
    )
    assert records(laid, "tasks")[0]["unit"] == "县住建局"


def test_unit_that_is_another_s_but_for_its_county_is_no_unit_of_its_own() -> None:
    pairings = """
    所属镇 | 社区 | 小区 | 包联单位
    城关镇 | 东关社区 | 阳光花园 | 县住建局
    城关镇 | 东关社区 | 和平小区 | 住建局
    城关镇 | 西门社区 | 阳光花园 | 税务局
    城关镇 | 西门社区 | 东关社区阳光花园 | 县税务局
    """
    other = "社区 | 小区 | 所属镇 | 包联单位\n西门社区 | 锦绣苑 | 城关镇 | 青禾县税务局"
    sheets = [lay(sheet(text, name)) for text, name in ((pairings, "包联表"), (other, "挂联"))]
    tables = [(Place("data/台账.xlsx"), table) for laid in sheets for table in laid.tables]
    settled, _ = settle(tables, ())
    names = {
        kind: [name for t in settled if t.kind.name == kind for name in t.columns["name"]]
        for kind in ("units", "estates")
    }
    assert names["units"] == ["县住建局", "青禾县税务局"]
    assert names["estates"] == ["阳光花园", "和平小区", "东关社区阳光花园", "锦绣苑"]


def test_a_date_has_the_year_of_the_table_where_others_are_of_its_month() -> None:
    laid = lay(
        sheet(
            """
            时间 | 社区 | 单位 | 主要事迹
            2026年8月3日 | 东关社区 | 县住建局 | 疏通排水沟
            8.11 | 东关社区 | 县住建局 | 修好路灯
            12月28日 | 东关社区 | 县住建局 | 修好水泵
            """
        )
    )
    assert [each["date"] for each in records(laid, "deeds")][1:] == [
        "2026-8-11",
        "12月28日",
    ]
    assert said(laid, "layout-year")


def test_a_table_of_two_years_leaves_the_year_open() -> None:
    laid = lay(
        sheet(
            """
            时间 | 社区 | 单位 | 主要事迹
            2026年8月3日 | 东关社区 | 县住建局 | 疏通排水沟
            2025年8月4日 | 东关社区 | 县住建局 | 疏通排水沟
            8.11 | 东关社区 | 县住建局 | 修好路灯
            """
        )
    )
    assert records(laid, "deeds")[2]["date"] == "8.11"


PAIRED = """
包联一览表
社区 | 小区 | 户数 | 包联单位
东关社区 | 新村 | 120 | 县住建局
西关社区 | 旧村 | 80 | 县财政局
"""


def test_communities_of_which_no_town_is_said_are_told_of_all_the_same() -> None:
    laid = lay(sheet(PAIRED))
    assert [each["name"] for each in records(laid, "communities")] == ["东关社区", "西关社区"]
    assert len(records(laid, "towns")) == 1
    assert {table.kind.name for table in laid.tables if table.lacks_place} == {
        "towns",
        "communities",
    }


@pytest.mark.parametrize(
    ("name", "headings", "row"),
    [
        ("通讯录", "单位 | 职务 | 姓名 | 手机", "东关社区 | 书记 | 李一 | 13900000000"),
        ("帮扶", "姓名 | 身份证号 | 住址 | 困难类型", "李一 | 420000000000000000 | 新村 | 低保"),
    ],
)
def test_a_private_list_of_persons_is_left_alone(name: str, headings: str, row: str) -> None:
    laid = lay(sheet(f"{headings}\n{row}\n{row}\n{row}", name))
    assert not laid.tables
    assert codes(laid) == {"layout-persons"}


def test_a_sheet_that_the_mapping_leaves_unread_is_not_read() -> None:
    entry = SheetMapping(line=2, sheet="台账", is_unread=True)
    laid = lay(sheet(TASKS, "台账"), Mapping((entry,)))
    assert not laid.tables
    assert codes(laid) == {"layout-said-unread"}


def test_an_office_s_own_number_is_an_id_but_for_its_looks() -> None:
    text = "编号 | 社区 | 反映问题 | 受理时间\nLX_8001 | 东关社区 | 路灯不亮 | 2026.4.2\n"
    assert records(lay(sheet(text)), "tasks")[0]["id"] == "lx-8001"


@pytest.mark.parametrize(
    ("quantity", "below", "field"),
    [
        ("目标任务", "盏", "measure"),
        ("目标任务", "平方米", "measure"),
        ("目标任务", "处", "measure"),
        ("目标任务", "县财政局", "unit"),
        ("目标任务", "国网澄湖供电公司", "unit"),
        ("数量单位", "县财政局", "unit"),
    ],
)
def test_unit_right_of_a_quantity_is_the_measure_unless_that_says_it_already_or_offices_stand_there(
    quantity: str, below: str, field: str
) -> None:
    text = (
        f"社区 | 承诺内容 | {quantity} | 单位 | 承诺日期\n东关社区 | 换灯 | 60 | {below} | 2026-3-1"
    )
    (record,) = records(lay(sheet(text, "公开承诺")), "commitments")
    assert record[field] == below
    mapping = Mapping((SheetMapping(line=2, columns={"单位": "计量单位"}),))
    (record,) = records(lay(sheet(text, "公开承诺"), mapping), "commitments")
    assert record["measure"] == below
