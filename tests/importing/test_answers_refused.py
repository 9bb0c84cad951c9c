"""Answers that would be wrong: each is refused with why, and what was not answered says how it can be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.factories import run_sunboard
from tests.importing.test_months_and_words import book, project
from tests.importing.test_sheets_of_months import requests, saved, worded

__all__ = ["project"]
HEADS = ("序号", "单位", "社区", "承诺内容", "完成时限", "完成日期")
UNIT = "云桥县住房和城乡建设局"
BY, ON = "fixed:承诺:审批人职务", "column:承诺:承诺日期"


def promises(folder: Path, done: Sequence[str]) -> Path:
    rows = (
        (n, UNIT, "清河社区", f"更换{n}号楼楼道灯{n}盏", "2026-12-31", day)
        for n, day in enumerate(done, 1)
    )
    return book(folder, "承诺.xlsx", "承诺", [HEADS, *rows])


def answered(project: Path, file: Path, **answers: str) -> str:
    path = project.parent / "answers.yml"
    text = "".join(f"{key}: {answer}\n" for key, answer in answers.items())
    path.write_text(text, encoding="utf-8")
    return run_sunboard("import", file, "-C", project, "--yes", "--answers", path).err


@pytest.mark.parametrize("answer", ["1", "A", "甲", "12", "3."])
def test_figure_or_letter_for_who_approved_then_it_is_no_office(
    project: Path, tmp_path: Path, answer: str
) -> None:
    file = promises(tmp_path / "a", ["2026-09-01"] * 4)
    said = answered(project, file, **{BY: f'"{answer}"', ON: '"=2026-03-01"'})
    assert "这不是哪个单位、什么职务" in said
    assert answered(project, file, **{BY: "县委组织部", ON: '"=2026-03-01"'}) == ""


def test_column_with_blanks_for_what_each_row_needs_then_it_says_how_many(
    project: Path, tmp_path: Path
) -> None:
    file = promises(tmp_path / "a", ["2026-09-01", "", "", "", ""])
    said = answered(project, file, **{ON: "完成日期"})
    assert "这一列5行里有4行空着，「承诺日期」每一行都要有" in said


def test_nobody_says_what_becomes_of_a_file_then_the_key_of_the_answer_is_told(
    project: Path, tmp_path: Path
) -> None:
    for month, days in ((9, range(1, 9)), (10, range(11, 16))):
        sheets = {"诉求": worded(requests(month, days))}
        file = saved(tmp_path / str(month) / "诉求.xlsx", sheets)
        run = run_sunboard("import", file, "-C", project, "--yes")
    assert run.code == 1
    assert "在答案里写 file:诉求.xlsx: 「代替它」或「接着它，两份都要」" in run.err
