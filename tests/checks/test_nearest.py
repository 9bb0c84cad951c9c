import pytest
from sunboard.checks.saying import format_problem

from tests.checks.small_county import check


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ("zhujan", "zhujian"),
        ("zhu-jian", "zhujian"),
        ("ju-3", "ju-03"),
        ("ju-04", None),
        ("caizheng", None),
    ],
)
def test_a_likely_slip_gets_a_suggestion(written: str, suggested: str | None) -> None:
    units = [{"short_name": "住建局"}, {"id": "ju-03", "name": "云桥县司法局"}]
    (problem,) = check(units=units, tasks={"unit": written}).problems
    assert problem.params.get("would") == suggested


@pytest.mark.parametrize("written", ["周立群", "dy-1、周立群", "周立群同志", "13800138000"])
def test_what_may_be_a_person_s_name_or_number_is_not_repeated(written: str) -> None:
    (problem,) = check(people={}, tasks={"people": written}).problems
    is_number = written.isdecimal()
    assert problem.code == ("R-12-id-form" if is_number else "R-12-by-name")
    assert "周立群" not in format_problem(problem)
    assert "138" not in format_problem(problem)
