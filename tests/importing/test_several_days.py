"""Several days in one cell of activities, visits and meetings: read by a written rule, told once a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from sunboard.checks.faults import Assumed, Fault
from sunboard.checks.parsing.drafting import days_reader
from sunboard.days import Asked
from sunboard.problems import Problem, Severity
from sunboard.project import check_project
from sunboard.schema import KIND_BY_NAME

from tests.factories import county_rows, run_sunboard, write_project

NOW = Asked(datetime(2026, 11, 20, tzinfo=UTC))
UNIT, PLACE, ESTATE = "云桥县住房和城乡建设局", "清河社区", "清河花园"
DAYS = ("5月20日-22日", "5月20日至5月22日", "6.1-6.3", "8月中旬", "8月上旬", "8月下旬", "9月底")
FIRST = ("05-20", "05-20", "06-01", "08-11", "08-01", "08-21", "09-30")
LAST = ("05-22", "05-22", "06-03", "08-20", "08-10", "08-31", "09-30")
ACTIVITIES = ("序号", "单位", "社区", "活动内容", "活动日期")
VISITS = ("序号", "走访单位", "社区", "小区", "走访日期", "走访户数", "走访次数")
MEETINGS = ("序号", "层级", "社区", "会议日期", "参会单位")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    kinds = ("towns", "communities", "estates", "units")
    return write_project(
        tmp_path / "county", **{kind: [] for kind in county_rows() if kind not in kinds}
    )


def book(path: Path, days: Sequence[str]) -> Path:
    made = Workbook()
    sheets: dict[str, tuple[Sequence[str], Iterable[Sequence[object]]]] = {
        "服务活动": (ACTIVITIES, ((n, UNIT, PLACE, f"第{n}次义诊", d) for n, d in enumerate(days))),
        "走访台账": (VISITS, ((n, UNIT, PLACE, ESTATE, d, 9, 9) for n, d in enumerate(days))),
        "联席会议": (MEETINGS, ((n, "社区", PLACE, d, UNIT) for n, d in enumerate(days))),
    }
    for title, (headings, rows) in sheets.items():
        page = made.create_sheet(title)
        for row in (("2026年台账",), headings, *rows):
            page.append(row)
    made.save(path)
    return path


def days_of(project: Path, kind: str, field: str) -> list[str]:
    table = check_project(project, NOW).checked.records[kind]
    return [str(day).removeprefix("2026-") for day in table.days(field)]


def errors_of(project: Path) -> list[Problem]:
    problems = check_project(project, NOW).checked.problems
    return [each for each in problems if each.severity is Severity.ERROR]


def test_each_is_read_by_the_rule_and_told_once_a_column(project: Path, tmp_path: Path) -> None:
    said = run_sunboard("import", book(tmp_path / "台账.xlsx", DAYS), "-C", project, "--yes").out
    assert not errors_of(project)
    assert days_of(project, "activities", "date") == [*LAST]
    assert days_of(project, "meetings", "date") == [*LAST]
    assert days_of(project, "visits", "started_on") == [*FIRST]
    assert days_of(project, "visits", "ended_on") == [*LAST]
    for heading in ("活动日期", "会议日期"):
        assert f"「{heading}」7格，例如「2026年5月20日-22日」按最后一天 2026-05-22 算" in said
    assert "「走访日期」6格，例如「2026年5月20日-22日」从第一天 2026-05-20 算起" in said
    assert said.count("2026年5月20日-22日") == len((ACTIVITIES, VISITS, MEETINGS))


def test_that_a_visit_s_last_day_is_its_first_is_said_only_where_it_is(
    project: Path, tmp_path: Path
) -> None:
    run_sunboard("import", book(tmp_path / "台账.xlsx", DAYS), "-C", project, "--yes")
    problems = check_project(project, NOW).checked.problems
    filled = [each for each in problems if each.code == "filled-from"]
    assert [each.place.row for each in filled] == [2 + len(DAYS)], "月底 alone is one day"


def test_a_range_that_ends_before_it_begins_is_said_with_what_to_do(
    project: Path, tmp_path: Path
) -> None:
    file = book(tmp_path / "台账.xlsx", ("5月22日-20日", "12月30日-1月2日", "5月20日"))
    run_sunboard("import", file, "-C", project, "--yes")
    found = errors_of(project)
    assert {each.code for each in found} == {"date-backwards"}
    assert len(found) == 2 * len((ACTIVITIES, VISITS, MEETINGS))
    assert "跨年的，两头都写上年份" in found[0].text()
    assert days_of(project, "activities", "date") == ["05-20"], "the others go on"


def test_longer_than_a_month_is_asked_about_with_the_months(project: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text("days:服务活动:活动日期: 都按最后一天算\n", encoding="utf-8")
    file = book(tmp_path / "台账.xlsx", ("3月-5月", "一季度", "上半年", "8月"))
    said = run_sunboard("import", file, "-C", project, "--yes", "--answers", answers).out
    assert "「会议日期」有4格没有写到哪一天：2026年3月-5月、2026年一季度、2026年上半年" in said
    assert days_of(project, "activities", "date") == ["05-31", "03-31", "06-30", "08-31"]


def test_a_time_of_day_in_words_is_cut_and_said_once(project: Path, tmp_path: Path) -> None:
    days = ("7月15日晚", "7月8日夜", "7月15日上午")
    run_sunboard("import", book(tmp_path / "台账.xlsx", days), "-C", project, "--yes")
    assert not errors_of(project)
    assert days_of(project, "activities", "date") == ["07-15", "07-08", "07-15"]
    problems = check_project(project, NOW).checked.problems
    said = [each.place.column for each in problems if each.code == "date-clock"]
    assert sorted(filter(None, said)) == ["会议日期", "活动日期", "走访日期"]


def test_of_a_part_of_a_month_a_post_was_taken_up_on_the_last_day() -> None:
    reported = {
        "2026年4月中旬": date(2026, 4, 20),
        "2026年4月底": date(2026, 4, 30),
    }
    field = KIND_BY_NAME["positions"].field_by_name["reported_on"]
    read = days_reader(KIND_BY_NAME["positions"], field)
    for text, day in reported.items():
        found = read(text)
        assert isinstance(found, Assumed)
        assert (found.value, found.note.code) == (day, "date-period")
    assert read("2026年4月") == Fault("date-no-day", {"found": "2026年4月"})
