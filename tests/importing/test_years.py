"""Days that no year is said of anywhere: asked once for a sheet, and written down for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from sunboard.project import check_project

from tests.importing.test_months_and_words import NOW, book, brought, project

__all__ = ["project"]
KEY = "year:诉求"
TOLD = ("路灯不亮", "水管漏水", "路面坑洼")


def requests(folder: Path, heading: str, days: Sequence[str], sheet: str = "诉求") -> Path:
    rows = (
        (n, day, "清河社区", f"{told}{n}处", "云桥县住房和城乡建设局")
        for n, (day, told) in enumerate(zip(days, TOLD, strict=True), 1)
    )
    head = ("序号", heading, "社区", "反映问题", "承办单位")
    return book(folder, "台账.xlsx", sheet, [head, *rows])


def days_of(project: Path) -> list[str]:
    table = check_project(project, NOW).checked.records["tasks"]
    return sorted(table.days("raised_on").astype(str))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("2026", ["2026-09-01", "2026-10-03", "2026-10-05"]),
        ("2025", ["2025-09-01", "2025-10-03", "2025-10-05"]),
    ],
)
def test_no_year_anywhere_then_it_is_asked_once_and_this_or_the_last_may_be(
    project: Path, tmp_path: Path, answer: str, expected: list[str]
) -> None:
    file = requests(tmp_path / "a", "受理时间", ["9月1日", "10月3日", "10/5"])
    found, asked = brought(project, file, {KEY: answer})
    assert [key for key in asked if key.startswith("year")] == [KEY]
    assert asked[KEY].choices == ("2026", "2025")
    assert days_of(project) == expected
    assert "date-no-year" not in {each.code for each in found.problems}
    assert f"year: {answer}" in (project / "data" / "mapping.yml").read_text(encoding="utf-8")


def test_which_column_says_the_day_is_asked_first_and_days_without_a_year_will_do(
    project: Path, tmp_path: Path
) -> None:
    file = requests(tmp_path / "a", "登记的日子", ["9月1日", "10月3日", "10月5日"])
    answers = {"column:诉求:点单日期": "登记的日子", KEY: "2026"}
    _, asked = brought(project, file, answers)
    assert [*asked] == [*answers]
    assert days_of(project) == ["2026-09-01", "2026-10-03", "2026-10-05"]


def test_days_are_to_come_by_the_answer_then_they_are_told(project: Path, tmp_path: Path) -> None:
    file = requests(tmp_path / "a", "受理时间", ["9月1日", "12月3日", "12月5日"])
    found, _ = brought(project, file, {KEY: "2026"})
    assert [each.place.row for each in found.problems if "future" in each.code] == [3, 4]


def test_nobody_knows_then_no_year_is_made_up(project: Path, tmp_path: Path) -> None:
    file = requests(tmp_path / "a", "受理时间", ["9月1日", "10月3日", "10月5日"])
    found, _ = brought(project, file, {})
    assert "date-no-year" in {each.code for each in found.problems}
    assert not (project / "data" / "mapping.yml").exists()


def test_no_year_would_make_a_day_of_it_then_nothing_is_asked(
    project: Path, tmp_path: Path
) -> None:
    """9.2 may be the second and the twentieth."""
    file = requests(tmp_path / "a", "受理时间", ["9.2", "10.3", "9.1"])
    found, asked = brought(project, file, {})
    assert KEY not in asked
    assert "date-no-year" in {each.code for each in found.problems}


def test_other_days_have_a_year_then_nothing_is_asked_of_all(project: Path, tmp_path: Path) -> None:
    """An answer would hold for each day without one, and some may be of the year before."""
    file = requests(tmp_path / "a", "受理时间", ["2026年9月1日", "9月3日", "12月28日"])
    found, asked = brought(project, file, {})
    assert KEY not in asked
    assert "date-no-year" in {each.code for each in found.problems}
