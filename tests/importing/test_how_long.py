"""Due dates that say how long something may take: counted from the day on which it was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from sunboard.days import Asked
from sunboard.project import CheckedProject, check_project

from tests.factories import county_rows, run_sunboard, write_project

NOW = Asked(datetime(2026, 11, 20, tzinfo=UTC))
HEADINGS = ("工单编号", "社区", "诉求内容", "受理时间", "办理时限", "办理单位")
HOW_LONG = ("7天", "5个工作日", "1个月", "3日内", "24小时", "48小时", "当天", "2周")
LAST = ("10-07", "10-13", "10-30", "10-03", "10-01", "10-02", "09-30", "10-14")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    kinds = ("towns", "communities", "estates", "units")
    return write_project(
        tmp_path / "county", **{kind: [] for kind in county_rows() if kind not in kinds}
    )


def book(path: Path, rows: Sequence[tuple[str, str]]) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "12345工单"
    sheet.append(HEADINGS)
    for n, (asked, due) in enumerate(rows):
        unit = "云桥县住房和城乡建设局"
        sheet.append((f"GD{n:03}", "清河社区", f"第{n}栋楼道灯不亮", asked, due, unit))
    made.save(path)
    return path


def checked(project: Path) -> CheckedProject:
    return check_project(project, NOW)


def test_each_is_counted_and_told_once_a_column(project: Path, tmp_path: Path) -> None:
    found = book(tmp_path / "工单.xlsx", [("2026-09-30", text) for text in HOW_LONG])
    said = run_sunboard("import", found, "-C", project, "--yes").out
    assert "「办理时限」8格，例如「7天」从「点单日期」那天数起，按 2026-10-07 算" in said
    records = checked(project).checked.records
    due = [day.isoformat() for day in records["tasks"].days("due").astype("O")]
    assert due == [f"2026-{day}" for day in LAST]


def test_without_the_day_it_is_no_date(project: Path, tmp_path: Path) -> None:
    run_sunboard("import", book(tmp_path / "工单.xlsx", [("", "7天")]), "-C", project, "--yes")
    made = checked(project).checked
    said = [each.code for each in made.problems if each.place.column == "办理时限"]
    assert said == ["date-form"]
    assert [*made.records["tasks"].days("due").astype("O")] == [None]


def test_a_promise_is_counted_from_the_day_on_which_it_was_made(tmp_path: Path) -> None:
    project = write_project(tmp_path / "county")
    file = project / "data" / "commitments.csv"
    text = file.read_text(encoding="utf-8")
    row = county_rows()["commitments"][0]
    file.write_text(text.replace(row["due"], "6个月", 1), encoding="utf-8")
    made = date.fromisoformat(row["made_on"])
    due = checked(project).checked.records["commitments"].days("due")[0].item()
    assert (due.month - made.month) % 12 == 6
    assert due.day == made.day
