"""What offices write of how a promise came out: a mark, a word, or a sentence that begins with one."""

from __future__ import annotations

import pytest
from sunboard.checks import check_records

from tests.checks.small_county import AS_OF, VALID, county
from tests.factories import make_programme

PROMISE = VALID["commitments"]


@pytest.mark.parametrize(
    ("written", "result", "outcome", "shown"),
    [
        ("√", "换好60盏", "done", "换好60盏"),
        ("✔", "", "done", ""),
        ("已完成，建成站台2座", "", "done", "已完成，建成站台2座"),
        ("已完成，建成站台2座", "有站台2座", "done", "有站台2座"),
        ("未兑现，停产", "", "not-done", "未兑现，停产"),
        ("未完成", "已选址", "", "已选址"),
        ("未完成，停产", "", "", "未完成，停产"),
        ("未能完成", "", "not-done", ""),
        ("部分完成（还差2盏）", "", "part-done", "部分完成（还差2盏）"),
        ("", "未兑现：管材没到货", "not-done", "未兑现：管材没到货"),
        ("", "未完成：管材没到货", "", "未完成：管材没到货"),
        ("已完成2场", "", "", "已完成2场"),
        ("完成60%", "", "", "完成60%"),
    ],
)
def test_outcome_as_written_then_what_it_counts_as(
    written: str, result: str, outcome: str, shown: str
) -> None:
    row = {**PROMISE, "outcome": written, "result": result, "evidence": "验收单"}
    tables = county(commitments=[row])
    table = check_records(tables, make_programme(), AS_OF).records["commitments"]
    code = int(table.codes("outcome")[0])
    assert (table.choices["outcome"][code].as_py() if code >= 0 else "") == outcome
    assert table.texts("result") == [shown]
