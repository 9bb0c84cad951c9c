"""`data/mapping.yml` as an office writes it, and what is said of mistakes in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sunboard.checks.saying import format_problem
from sunboard.records.layouts.mapping import NO_MAPPING, Mapping
from sunboard.records.layouts.mapping_file import read_sheet_mapping
from sunboard.records.sheets import Sheet
from sunboard.schema import KIND_BY_NAME

from tests.speaking import in_english


def read(root: Path, text: str) -> tuple[Mapping, list[str]]:
    (root / "data").mkdir(exist_ok=True)
    (root / "data" / "mapping.yml").write_text(text, encoding="utf-8")
    mapping, problems = read_sheet_mapping(root)
    assert in_english(lambda: all(map(format_problem, problems)))
    return mapping, [format_problem(problem) for problem in problems]


def test_no_mapping_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert read_sheet_mapping(tmp_path) == (NO_MAPPING, [])


def test_all_that_can_be_said(tmp_path: Path) -> None:
    mapping, said = read(
        tmp_path,
        """
sheets:
  - file: data/台账.xlsx
    sheet: 公开承诺
    kind: 承诺
    columns: {牵头单位: 承诺单位, 联系人: 不读}
    values:
      完成情况: {办结归档: 已完成, 退件: }
    fixed: {审批人职务: 县委组织部}
    year: 2026
  - {kind: tasks, fixed: {channel: 12345}}
""",
    )
    assert said == []
    first, second = mapping.sheets
    assert (first.file, first.sheet, first.year) == ("台账.xlsx", "公开承诺", 2026)
    assert first.kind is not None
    assert first.kind.name == "commitments"
    assert dict(first.columns) == {"牵头单位": "承诺单位", "联系人": "不读"}
    assert {k: dict(v) for k, v in first.values.items()} == {
        "完成情况": {"办结归档": "已完成", "退件": ""}
    }
    assert first.place("values", "完成情况").row == 8
    assert first.place("fixed", "审批人职务").row == 9
    assert second.kind is not None
    assert (second.kind.name, second.is_named) == ("tasks", False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- 公开承诺", "这里应当是 sheets: 和一个列表"),
        ("sheets: 公开承诺", "sheets"),
        (
            "sheets:\n  - {sheet: 公开承诺, kind: 诺言}",
            "没有「诺言」这一类记录；请写其中之一：城镇（towns）",
        ),
        ("sheets:\n  - {sheet: 公开承诺, kinds: 承诺}", "kind"),
        ("sheets:\n  - {sheet: 公开承诺, year: 今年}", "year"),
        ("sheets:\n  - {sheet: 公开承诺, year: 26}", "year"),
        ("sheets:\n  - {sheet: 公开承诺, columns: 承诺单位}", "columns"),
        ("sheets:\n  - {sheet: 公开承诺, columns: {单位: [甲, 乙]}}", "单位"),
        ("sheets:\n  - {sheet: 公开承诺, values: {完成情况: 已完成}}", "完成情况"),
        ("sheets:\n  - {sheet: 公开承诺, values: [完成情况]}", "values"),
        ("sheet: []", "sheets"),
    ],
)
def test_mistakes_are_told_where_they_stand(tmp_path: Path, text: str, words: str) -> None:
    _, said = read(tmp_path, text)
    assert len(said) == 1
    assert said[0].startswith("错误 data/mapping.yml")
    assert words in said[0]


def test_an_entry_of_no_kind_there_is_left_out_and_others_hold(tmp_path: Path) -> None:
    mapping, said = read(
        tmp_path, "sheets:\n  - {kind: 诺言, year: 2025}\n  - {kind: 承诺, year: 2026}"
    )
    assert len(said) == 1
    assert [each.year for each in mapping.sheets] == [2026]


def test_the_more_closely_named_wins(tmp_path: Path) -> None:
    mapping, _ = read(
        tmp_path,
        """
sheets:
  - {year: 2024}
  - {file: 台账.xlsx, year: 2025}
  - {file: 台账.xlsx, sheet: 公开承诺, year: 2026}
""",
    )
    years = {
        name: mapping.of(Sheet(f"data/{file}", name, [])).year(KIND_BY_NAME["tasks"])
        for file, name in (("台账.xlsx", "公开承诺"), ("台账.xlsx", "任务"), ("表.csv", ""))
    }
    assert years == {"公开承诺": 2026, "任务": 2025, "": 2024}


@pytest.mark.parametrize(
    ("word", "kind"), [("承诺", "commitments"), ("包联", "pairings"), ("工单", "tasks")]
)
def test_a_kind_by_any_word_that_is_its_own(tmp_path: Path, word: str, kind: str) -> None:
    mapping, said = read(tmp_path, f"sheets:\n  - {{sheet: 一, kind: {word}}}")
    assert said == []
    assert mapping.sheets[0].kind is KIND_BY_NAME[kind]
