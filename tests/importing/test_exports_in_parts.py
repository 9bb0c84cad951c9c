"""Exports of what is new and what is open alone: a case that stands in several counts once."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.factories import run_sunboard
from tests.importing.test_next_month import (
    DONE,
    OCTOBER,
    PAIRINGS,
    SEPTEMBER,
    bring,
    ids_by_number,
    project,
    tickets,
)

__all__ = ["project"]
NOVEMBER = ("--as-of", "2026-11-27")
MAPPING = "data/mapping.yml"
FINISHED = {**DONE, "办结时间": "2026-09-29", "办理结果": "已更换路灯1盏"}


def told(project: Path) -> tuple[int, int]:
    """How many tickets the site tells of, and how many of them are done."""
    data = project / "build" / "site" / "data" / "tasks.csv"
    with data.open(encoding="utf-8", newline="") as file:
        states = [row["state"] for row in csv.DictReader(file)]
    return len(states), states.count("done")


def rows(first: int, states: list[dict[str, str]]) -> bytes:
    numbers = ({"工单编号": f"2026090{first + at:05}"} for at in range(len(states)))
    return tickets("工单编号", [{**n, **said} for n, said in zip(numbers, states, strict=True)])


def publish(project: Path, *day: str) -> None:
    run = run_sunboard("publish", "--number", "-C", project, *day)
    assert run.code == 0, run.out + run.err


def test_open_tickets_come_again_then_each_counts_once_and_as_the_last_export_says(
    project: Path, tmp_path: Path
) -> None:
    bring(project, tmp_path / "12345导出9月.csv", rows(1, [FINISHED] * 3 + [{}] * 3))
    publish(project, *SEPTEMBER)
    before = ids_by_number(project / "data" / "12345导出9月.csv", "工单编号")
    run = bring(project, tmp_path / "12345导出10月.csv", rows(4, [FINISHED, {}, {}, {}]))
    assert "问了0个问题" in run.out
    assert "12345导出9月.csv 还在" in run.out
    assert "两份都有的，以新的这份为准" in run.out
    publish(project, *OCTOBER)
    october = ids_by_number(project / "data" / "12345导出10月.csv", "工单编号")
    assert all(october[each] == before[each] for each in october if each in before)
    assert len({*before.values(), *october.values()}) == 7
    assert told(project) == (7, 4)
    check = run_sunboard("check", "-C", project, *OCTOBER)
    assert "有3行的来件编号在接着它的" in check.out, check.out
    assert "算两件" not in check.out
    run = bring(project, tmp_path / "12345导出11月.csv", rows(6, [FINISHED, {}, {}]))
    assert "问了0个问题" in run.out
    publish(project, *NOVEMBER)
    assert told(project) == (8, 5)
    text = (project / MAPPING).read_text(encoding="utf-8")
    assert '"12345导出11月.csv": ["12345导出10月.csv", "12345导出9月.csv"]' in text


def test_export_has_all_of_the_last_one_then_it_takes_its_place(
    project: Path, tmp_path: Path
) -> None:
    bring(project, tmp_path / "12345导出9月.csv", rows(1, [{}] * 4))
    run = bring(project, tmp_path / "12345导出10月.csv", rows(1, [{}] * 9))
    assert "从现在起以新的这份为准" in run.out
    assert not (project / MAPPING).exists()


def test_earlier_export_is_brought_in_again_then_the_later_one_still_tells(
    project: Path, tmp_path: Path
) -> None:
    bring(project, tmp_path / "12345导出9月.csv", rows(1, [{}] * 6))
    bring(project, tmp_path / "12345导出10月.csv", rows(5, [FINISHED] * 2 + [{}] * 4))
    before = (project / MAPPING).read_text(encoding="utf-8")
    assert '"12345导出10月.csv": ["12345导出9月.csv"]' in before
    bring(project, tmp_path / "12345导出9月.csv", rows(1, [{"反映内容": "路灯不亮了"}] * 6))
    assert (project / MAPPING).read_text(encoding="utf-8") == before
    publish(project, *OCTOBER)
    assert told(project) == (10, 2)


def test_exports_are_called_by_the_second_then_they_go_on_with_each_other(
    project: Path, tmp_path: Path
) -> None:
    first = bring(project, tmp_path / "工单导出_20260930173512.csv", rows(1, [{}] * 6))
    assert "6条记录" in first.out
    bring(project, tmp_path / "工单导出_20261031170930.csv", rows(4, [FINISHED, {}, {}, {}]))
    publish(project, *OCTOBER)
    assert told(project) == (7, 1)


def test_export_is_called_otherwise_then_its_cases_still_count_once(
    project: Path, tmp_path: Path
) -> None:
    bring(project, tmp_path / "热线工单.csv", rows(1, [{}] * 6))
    run = bring(project, tmp_path / "城关镇诉求明细.csv", rows(4, [FINISHED, {}, {}, {}]))
    assert "热线工单.csv 还在" in run.out
    publish(project, *OCTOBER)
    assert told(project) == (7, 1)


@pytest.mark.parametrize("answer", ["代替它", "接着它，两份都要"])
def test_pairings_come_under_another_name_then_somebody_is_asked_which_counts(
    project: Path, tmp_path: Path, answer: str
) -> None:
    more = f"{PAIRINGS}城关镇,北关社区,北关小区,县城管局\n"
    asked = bring(project, tmp_path / "最新（调整）一览.csv", more.encode())
    assert asked.code == 1
    assert "代替它，还是接着它" in asked.err
    answers = tmp_path / "answers.yml"
    answers.write_text(f"file:最新（调整）一览.csv: {answer}\n", encoding="utf-8")
    run_sunboard("import", tmp_path / "最新（调整）一览.csv", "-C", project, "--answers", answers)
    there = {path.name for path in (project / "data").glob("*.csv")}
    assert there >= {"最新（调整）一览.csv"}
    assert ("包联一览表.csv" in there) == (answer != "代替它")


def test_other_list_of_the_same_places_then_nothing_is_asked(project: Path, tmp_path: Path) -> None:
    places = "社区,小区,户数\n东关社区,东关小区,210\n西关社区,西关小区,180\n"
    run = bring(project, tmp_path / "小区基本情况.csv", places.encode())
    assert run.code == 0, run.err
