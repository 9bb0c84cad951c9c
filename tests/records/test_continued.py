"""Of a case that stands in an earlier file and in one that goes on with it, the later one tells."""

from collections.abc import Mapping, Sequence

import pytest
from sunboard.problems import Place
from sunboard.records.continued import without_earlier
from sunboard.records.layouts.laid import LaidTable
from sunboard.schema import KIND_BY_NAME

TASKS = KIND_BY_NAME["tasks"]
FILED = next(field.name for field in TASKS.fields if field.filed)


def table(file: str, *numbers: str) -> tuple[Place, LaidTable]:
    lines = list(range(2, 2 + len(numbers)))
    return Place(file), LaidTable(TASKS, {}, {}, {FILED: list(numbers)}, lines, 1)


CASES = {
    "later tells": ({"b": ("a",)}, {"a": ["2026090001"], "b": ["2026090002", "2026090003"]}, [1]),
    "nothing said": (
        {},
        {"a": ["2026090001", "2026090002"], "b": ["2026090002", "2026090003"]},
        [],
    ),
    "file that is gone": ({"c": ("a",)}, {"a": ["2026090001", "2026090002"]}, []),
    "itself": ({"a": ("a",)}, {"a": ["2026090001", "2026090002"]}, []),
    "each after the other": (
        {"b": ("a",), "a": ("b",)},
        {"a": ["2026090001"], "b": ["2026090002", "2026090003"]},
        [1],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_files_go_on_then_each_case_stays_in_one(case: str) -> None:
    continues, expected, counts = CASES[case]
    left, problems = _left(
        continues,
        [table("a", "2026090001", "2026090002"), table("b", "2026090002", "2026090003")],
    )
    assert {file: left[file] for file in expected} == expected
    assert [(each.place.file, each.params["count"]) for each in problems] == [
        ("a", count) for count in counts
    ]


def test_numbers_that_count_rows_or_say_nothing_then_no_case() -> None:
    rows = ("1", "2", "无", "", "没有登记来件编号")
    left, problems = _left({"b": ("a",)}, [table("a", *rows), table("b", *rows)])
    assert (left["a"], problems) == ([*rows], [])


def test_number_in_other_letters_and_widths_then_the_same_case() -> None:
    left, _ = _left({"b": ("a",)}, [table("a", "ＤＨ2026 0900 01"), table("b", "dh2026090001")])
    assert left == {"a": [], "b": ["dh2026090001"]}


def _left(
    continues: Mapping[str, Sequence[str]], tables: Sequence[tuple[Place, LaidTable]]
) -> tuple[dict[str, list[str]], list]:
    newest, problems = without_earlier(tables, continues)
    pairs = zip(tables, newest, strict=True)
    return {place.file: each.columns[FILED] for (place, _), each in pairs}, problems
