"""A ledger of meetings, a sheet of the communities' and one of the county's, and its next month."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from sunboard.days import Asked
from sunboard.importing.asking import Asker
from sunboard.importing.importing import Imported, import_files
from sunboard.importing.question import Question
from sunboard.problems import Severity
from sunboard.project import check_project

from tests.factories import county_rows, run_sunboard, write_project

HEADS = (
    "序号",
    "社区",
    "会议时间",
    "会议主持",
    "会议议题",
    "议定事项",
    "责任单位",
    "完成时限",
    "落实情况",
)
COUNTY_HEADS = (
    "序号",
    "会议名称",
    "召开日期",
    "召集单位",
    "议题",
    "议定事项",
    "责任单位",
    "完成时限",
)
UNIT = "云桥县住房和城乡建设局"
SEPTEMBER = [
    ("清河社区", "2026年8月20日", "书记", "停车", "1.划停车位30个\n2.清理僵尸车", UNIT, "2026年10月底", ""),
    ("南苑社区", "2026年8月27日", "书记", "油烟", "每周巡查1次", "南苑社区", "2026年12月", "正在推进"),
]  # fmt: skip
MORE = ("清河社区", "2026年10月9日", "书记", "积水", "疏通排水沟", UNIT, "2026年11月30日", "")
COUNTYS = (
    "第三季度联席会议",
    "2026年9月25日",
    "县委组织部",
    "提级事项",
    "改造供水管网",
    UNIT,
    "2026-12-31",
)
OCTOBER = Asked(datetime(2026, 10, 20, tzinfo=UTC))


def ledger(folder: Path, name: str, rows: list[tuple[str, ...]]) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "社区联席会议台账"
    page.append(("云桥县社区党建联席会议台账",))
    page.merge_cells("A1:I1")
    for row in (HEADS, *((n, *row) for n, row in enumerate(rows, 1))):
        page.append(row)
    other = book.create_sheet("县级联席会议")
    for row in (COUNTY_HEADS, (1, *COUNTYS)):
        other.append(row)
    folder.mkdir(exist_ok=True)
    book.save(folder / name)
    return folder / name


def brought(project: Path, file: Path) -> tuple[Imported, list[Question]]:
    asked: list[Question] = []

    def ask(question: Question, _refused: str) -> str:
        asked.append(question)
        return ""

    return import_files(project, [file], Asker(ask), OCTOBER), asked


def errors(found: Imported) -> list[str]:
    return [each.text() for each in found.problems if each.severity is Severity.ERROR]


def test_nothing_is_asked_and_each_month_adds_what_is_new(tmp_path: Path) -> None:
    project = tmp_path / "county"
    kinds = ("towns", "communities", "estates", "units")
    write_project(project, **{kind: [] for kind in county_rows() if kind not in kinds})
    first, asked = brought(project, ledger(tmp_path / "9", "会议台账9月.xlsx", SEPTEMBER))
    assert (asked, errors(first)) == ([], [])
    assert run_sunboard("number", "-C", project).code == 0

    file = ledger(tmp_path / "10", "会议台账10月.xlsx", [*SEPTEMBER, MORE])
    again, asked = brought(project, file)
    assert (asked, errors(again)) == ([], [])
    records = check_project(project, OCTOBER).checked.records
    levels = Counter(records["meetings"].codes("level").tolist())
    assert sorted(levels.values()) == [1, 3]
    ids = set(records["decisions"].texts("id"))
    assert {"qinghe-hy1-yd", "qinghe-hy1-yd2", "nanyuan-hy1-yd", "hy-1-yd"} <= ids
    assert len(ids) == 5
    itself = records["decisions"].codes("by_community") >= 0
    assert itself.sum() == 1
