"""A ledger that runs on: next month's file has the rows of the one before, and its sheet another name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.factories import Run, run_sunboard
from tests.importing.test_next_month import project

__all__ = ["project"]
HEADINGS = ("受理日期", "12345工单号", "所属社区", "小区", "诉求内容", "承办单位", "满意度")
UNITS = ("县住建局", "县城管局")
OLD, NEW, LATER = (f"居民诉求办理台账(截至{month}月).xlsx" for month in (10, 11, 12))


def ledger(file: Path, title: str, days: Iterable[int], *, numbered: bool = True) -> Path:
    """Requests, one a day; every other one came by telephone, with a number."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    sheet.append(("居民诉求办理台账",))
    sheet.append(HEADINGS)
    for day in days:
        number = f"LX202609{day:02}018" if numbered and day % 2 else ""
        text = f"{day}号楼的楼道灯不亮，请尽快来修"
        place = ("东关社区", "东关小区", text, UNITS[day % 2], "")
        sheet.append((f"2026-09-{day:02}", number, *place))
    book.save(file)
    return file


def bring(project: Path, file: Path, *more: str | Path) -> Run:
    return run_sunboard("import", file, "-C", project, "--yes", *more)


def answers(folder: Path, name: str, answer: str) -> tuple[str, Path]:
    file = folder / "answers.yml"
    file.write_text(f"file:{name}: {answer}\n", encoding="utf-8")
    return "--answers", file


TITLES = [("9-10月", "9-11月"), ("10月", "11月"), ("1-10月", "1-11月"), ("诉求", "办理情况")]


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("titles", TITLES)
def test_sheet_is_called_otherwise_then_somebody_is_asked_whether_it_replaces(
    project: Path, tmp_path: Path, titles: tuple[str, str], *, numbered: bool
) -> None:
    bring(project, ledger(tmp_path / OLD, titles[0], range(1, 11), numbered=numbered))
    new = ledger(tmp_path / NEW, titles[1], range(1, 15), numbered=numbered)
    asked = bring(project, new)
    assert asked.code == 1
    assert "新的这份是代替它，还是接着它？" in asked.err
    run = bring(project, new, *answers(tmp_path, NEW, "代替它"))
    assert f"原来的 {OLD}" in run.out, run.out + run.err
    assert [path.name for path in (project / "data").glob("*.xlsx")] == [NEW]


def test_it_was_said_to_replace_then_next_month_nobody_is_asked(
    project: Path, tmp_path: Path
) -> None:
    bring(project, ledger(tmp_path / OLD, "9-10月", range(1, 11)))
    new = ledger(tmp_path / NEW, "9-11月", range(1, 15))
    bring(project, new, *answers(tmp_path, NEW, "代替它"))
    run = bring(project, ledger(tmp_path / LATER, "9-12月", range(1, 21)))
    assert f"原来的 {NEW}" in run.out, run.out + run.err
    assert "20条记录" in run.out


def test_a_month_of_its_own_after_that_then_it_stands_beside(project: Path, tmp_path: Path) -> None:
    bring(project, ledger(tmp_path / OLD, "9-10月", range(1, 11)))
    new = ledger(tmp_path / NEW, "9-11月", range(1, 15))
    bring(project, new, *answers(tmp_path, NEW, "代替它"))
    run = bring(project, ledger(tmp_path / LATER, "12月", range(20, 29)))
    assert f"{NEW} 还在" in run.out, run.out + run.err


def test_both_are_kept_then_requests_with_a_number_count_once(
    project: Path, tmp_path: Path
) -> None:
    bring(project, ledger(tmp_path / OLD, "9-10月", range(1, 11)))
    new = ledger(tmp_path / NEW, "9-11月", range(1, 15))
    run = bring(project, new, *answers(tmp_path, NEW, "接着它，两份都要"))
    assert "两份都有的，以新的这份为准" in run.out, run.out + run.err


def test_one_case_is_gone_and_the_rest_is_the_same_then_somebody_is_asked(
    project: Path, tmp_path: Path
) -> None:
    bring(project, ledger(tmp_path / OLD, "诉求", range(1, 11)))
    asked = bring(project, ledger(tmp_path / NEW, "诉求", range(2, 15)))
    assert "新的这份是代替它，还是接着它？" in asked.err


def test_short_files_are_alike_in_title_and_headings_alone_then_nothing_is_asked(
    project: Path, tmp_path: Path
) -> None:
    bring(project, ledger(tmp_path / OLD, "10月", [1]))
    run = bring(project, ledger(tmp_path / NEW, "11月", [2]))
    assert f"{OLD} 还在" in run.out, run.out + run.err
