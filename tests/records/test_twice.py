"""A file that says what another one says, under another name: it counts once, and is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sunboard.records import read_records
from sunboard.records.layouts.laid import LaidTable
from sunboard.records.twice import copies
from sunboard.schema import KIND_BY_NAME

from tests.factories import run_sunboard
from tests.importing.test_sheets_of_months import counts, ledger, project, saved

__all__ = ["project"]
COPY = "结对共建台账.xlsx"


def told(project: Path) -> dict[str, str]:
    """By the file of each copy the one that it is a copy of."""
    _, problems = read_records(project)
    return {e.place.file: e.params["file"] for e in problems if e.code == "layout-copy"}


@pytest.fixture
def copied(project: Path) -> Path:
    file = saved(project / "data" / "台账.xlsx", ledger(9, 6, 4))
    shutil.copy(file, project / "data" / COPY)
    return project


def test_copy_then_it_counts_once_and_is_an_error_that_names_both(copied: Path) -> None:
    assert counts(copied) == (6, 4)
    assert told(copied) == {f"data/{COPY}": "data/台账.xlsx"}
    check = run_sunboard("check", "-C", copied, "--as-of", "2026-09-28")
    assert f"错误 data/{COPY}：这里的10条记录和 data/台账.xlsx 里的一条不差" in check.out


def test_one_of_them_was_numbered_then_that_one_stays(project: Path) -> None:
    file = saved(project / "data" / COPY, ledger(9, 6, 4))
    assert run_sunboard("number", "-C", project).code == 0
    saved(file.with_name("台账.xlsx"), ledger(9, 6, 4))
    assert told(project) == {"data/台账.xlsx": f"data/{COPY}"}


def test_both_were_numbered_before_then_both_count_as_they_were_published() -> None:
    said = LaidTable(KIND_BY_NAME["tasks"], {}, {}, {"text": ["井盖坏了"]}, [2], 1)
    files = {"data/a.csv": [said], "data/bb.csv": [said]}
    assert copies(files, ["data/a.csv"]) == {"data/bb.csv": "data/a.csv"}
    assert copies(files, files) == {}


def test_copy_of_some_sheets_then_it_is_one_and_with_another_row_it_is_none(copied: Path) -> None:
    file = copied / "data" / COPY
    book = load_workbook(file)
    del book["结对"]
    book.save(file)
    assert [*told(copied)] == [f"data/{COPY}"]
    book["9月诉求"].append((5, "2026-09-20", "永兴社区", "井盖坏了", "县财政局"))
    book.save(file)
    assert told(copied) == {}
    assert counts(copied) == (6, 9)


def test_two_months_of_the_same_length_then_no_copy(project: Path) -> None:
    for month in (9, 10):
        sheet = f"{month}月诉求"
        saved(project / "data" / f"{sheet}.xlsx", {sheet: ledger(month, 1, 4)[sheet]})
    assert told(project) == {}
