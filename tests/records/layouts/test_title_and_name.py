"""A sheet whose title says of another kind than its name does."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.factories import run_sunboard
from tests.importing.test_next_month import project

__all__ = ["project"]
ROWS = (
    ("责任单位", "事项", "具体内容", "完成时限", "进展情况"),
    ("县住建局", "河道清理", "清理河道3公里", "2026年9月底", "已完成"),
    ("县城管局", "路灯维修", "修好路灯40盏", "2026年11月底", "正在施工"),
)


def book(folder: Path, sheet: str, title: str) -> Path:
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = sheet
    for row in ((title,), *ROWS):
        page.append(row)
    path = folder / f"{sheet}.xlsx"
    made.save(path)
    return path


def test_short_name_and_a_title_written_out_at_odds_then_it_is_asked(
    project: Path, tmp_path: Path
) -> None:
    file = book(tmp_path, "实事清单", "青岚县2026年为民办实事承诺清单")
    run = run_sunboard("import", file, "-C", project, "--yes")
    assert "「实事清单」是哪一类记录？" in run.out


def test_title_and_name_agree_then_nothing_is_asked(project: Path, tmp_path: Path) -> None:
    file = book(tmp_path, "承诺清单", "青岚县2026年为民办实事承诺清单")
    assert "是哪一类记录" not in run_sunboard("import", file, "-C", project, "--yes").out
