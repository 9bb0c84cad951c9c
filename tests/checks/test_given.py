"""A fault of what stands in the mapping, or above the headings, is told where it stands and can be mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from sunboard.checks.causes import causes_of
from sunboard.checks.summing import format_cause

from tests.checks.broken_data import Outcome, judge, lay_out

CSV = """单位：万元
承诺单位：县水利局
承诺内容,社区,承诺日期,完成期限,完成情况
疏通排水沟200米,c-1,2026-03-01,2026-09-30,办好了
更换井盖12个,c-1,2026-03-02,2026-09-30,
"""
MAPPING = """
sheets:
  - file: 水利局.csv
    fixed:
      审批人职务: 县委组织部
      审批日期: 2026-02-30
    values:
      完成情况: {办好了: 办妥}
"""


def checked(root: Path) -> Outcome:
    lay_out("nothing-wrong", root)
    (root / "data" / "水利局.csv").write_text(CSV, encoding="utf-8")
    (root / "data" / "mapping.yml").write_text(MAPPING, encoding="utf-8")
    return judge(root)


def lines(outcome: Outcome) -> list[str]:
    return [line for cause in causes_of(outcome.problems) for line in format_cause(cause)]


@pytest.mark.parametrize(
    "line",
    [
        "错误 data/mapping.yml 第6行「审批日期」：日历上没有「2026-02-30」这一天，请核对日期。",
        "错误 data/水利局.csv 第2行「承诺单位」：部门单位里没有叫「县水利局」的；",
    ],
)
def test_it_is_told_once_where_it_stands(tmp_path: Path, line: str) -> None:
    told = [each for each in lines(checked(tmp_path)) if each.startswith(line)]
    assert len(told) == 1


def test_a_translation_into_no_word_is_told_at_the_translation(tmp_path: Path) -> None:
    (told,) = [each for each in lines(checked(tmp_path)) if "办妥" in each]
    assert told.startswith("错误 data/mapping.yml 第8行「完成情况」：")


def test_its_records_cost_what_the_cell_costs(tmp_path: Path) -> None:
    outcome = checked(tmp_path)
    assert outcome.checked is not None
    table = outcome.tables["commitments"]
    own = [row for row in range(len(table)) if table.place(row).file == "data/水利局.csv"]
    assert [table.texts["approved_on"][row].as_py() for row in own] == ["2026-02-30"] * 2
    assert [table.place(row).row for row in own] == [4, 5]
