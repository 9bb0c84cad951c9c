"""Who is to be asked whether they may be named."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from sunboard.checks.saying import format_problem
from sunboard.cli import main

from tests.checks.small_county import Row, check

ASKED = {"id": "dy-2", "name": "吴晓岚", "named_consent_on": ""}
POSITION = {
    "id": "gw-1",
    "person": "dy-2",
    "position": "家园先锋",
    "community": "songyuan",
    "relation": "单位结对社区",
}


def reminder(person: Row, **rows: Row | list[Row]) -> str:
    unasked = check(people=[{}, {**ASKED, **person}], **rows).unasked
    return format_problem(unasked) if unasked else ""


@pytest.mark.parametrize(
    "rows",
    [
        {"deeds": {"people": "dy-2"}},
        {"deeds": {"people": "dy-1、dy-2"}},
        {"commitments": {"person": "dy-2"}},
        {"tasks": {"people": "dy-2"}},
        {"positions": POSITION},
    ],
    ids=str,
)  # fmt: skip
def test_somebody_meant_without_an_answer_then_listed_by_id_and_row(rows: dict[str, Row]) -> None:
    said = reminder({}, **rows)
    assert "有1人" in said
    assert said.endswith("dy-2（3） [R-26]")
    assert "吴晓岚" not in said


@pytest.mark.parametrize(
    "answer", [{"named_consent_on": "2026-01-05"}, {"withdrawn_on": "2026-01-05"}], ids=str
)
def test_somebody_who_answered_then_nobody_is_listed(answer: Row) -> None:
    assert reminder(answer, deeds={"people": "dy-2"}) == ""


def test_somebody_whom_nothing_means_then_nobody_is_listed() -> None:
    assert reminder({}) == ""


def test_many_then_one_paragraph_with_the_first_of_them() -> None:
    people = [{"id": f"dy-{n}", "name": f"某{n}", "named_consent_on": ""} for n in range(1, 101)]
    deeds = {"people": "、".join(person["id"] for person in people)}
    unasked = check(people=people, deeds=deeds).unasked
    assert unasked is not None
    said = format_problem(unasked)
    assert "有100人" in said
    assert ("dy-30（" in said, "dy-31（" in said, "\n" in said) == (True, False, False)


def test_check_then_it_says_so_after_the_problems_and_changes_no_exit_code() -> None:
    county = Path(__file__).parents[1] / "sample_data"
    result = CliRunner().invoke(main, ["check", "-C", str(county), "--as-of", "2026-10-31"])
    assert "没有登记是否同意公开姓名" in result.stderr.splitlines()[0]
    assert result.exit_code == 0
