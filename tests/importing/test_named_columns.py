"""A column that is not read and names units for short: asked about, unless a column says who does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import Run, run_sunboard
from tests.importing.test_next_month import project

__all__ = ["project"]
ASKED = "「诉求台账.csv」的「交办单位」写的多是部门单位的名称，是哪一列？"


def bring(project: Path, folder: Path, headings: str, cells: tuple[str, ...]) -> Run:
    file = folder / "诉求台账.csv"
    rows = [f"2026-09-0{n},东关社区,第{n}号灯不亮,{each}" for n, each in enumerate(cells, 1)]
    file.write_text("\n".join((f"受理时间,社区,反映问题,{headings}", *rows)), encoding="utf-8")
    return run_sunboard("import", file, "-C", project, "--yes")


@pytest.mark.parametrize(
    "cells",
    [("县住建局", "县城管局", "县住建局"), ("住建局", "城管局", "云桥县住建局"), ("住建局", "住建局", "老李")],
)  # fmt: skip
def test_names_in_full_or_for_short_then_asked_which_column_it_is(
    project: Path, tmp_path: Path, cells: tuple[str, ...]
) -> None:
    assert ASKED in bring(project, tmp_path, "交办单位", cells).out


@pytest.mark.parametrize("cells", [("税务局", "供电局", "医保局"), ("张三", "李四", "王五")])
def test_names_of_others_then_not_asked(
    project: Path, tmp_path: Path, cells: tuple[str, ...]
) -> None:
    assert ASKED not in bring(project, tmp_path, "交办单位", cells).out


def test_a_column_says_who_does_it_then_not_asked(project: Path, tmp_path: Path) -> None:
    cells = ("住建局,城管局", "城管局,住建局", "住建局,城管局")
    assert "交办单位」写的多是" not in bring(project, tmp_path, "交办单位,承办单位", cells).out
