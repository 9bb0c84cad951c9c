import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.faults import HIDDEN, LONGEST_QUOTE, quote
from sunboard.schema import KINDS

from tests.checks.small_county import check

PRIVATE = [(kind, field) for kind in KINDS for field in kind.fields if not field.is_quotable]
UNIT = next(f for kind in KINDS for f in kind.fields if (kind.name, f.name) == ("tasks", "unit"))


@given(st.text(), st.sampled_from(PRIVATE))
def test_private_fields_are_never_quoted(text: str, private: tuple) -> None:
    assert quote(private[1], text) == HIDDEN


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "138 0013 8000",
        "１３８００１３８０００",
        "11010519491231002X",
        "6222-0212-3456",
    ],
)
def test_long_numbers_are_never_quoted(text: str) -> None:
    assert quote(UNIT, text) == HIDDEN


@pytest.mark.parametrize("text", ["2026-02-30", "t-20260301-000001", "2026年13月40日"])
def test_dates_and_ids_are(text: str) -> None:
    assert quote(UNIT, text) == text


@given(st.text())
def test_quotations_fit_on_a_line(text: str) -> None:
    quoted = quote(UNIT, text)
    assert len(quoted) <= LONGEST_QUOTE
    assert quoted.isprintable()


def test_no_private_value_reaches_a_report() -> None:
    secrets = {"name": "欧阳?晓", "named_consent_on": "2026-02-31", "withdrawn_on": "46092"}
    checked = check(people=secrets)
    assert len(checked.problems) == len(secrets)
    report = "".join(problem.text() for problem in checked.problems)
    assert not any(secret in report for secret in (*secrets.values(), "2026-03-11"))


def test_a_known_name_in_a_wrong_column_is_not_repeated() -> None:
    checked = check(people={}, tasks=[{"unit": "周 立群"}, {"id": "fw-2", "raised_on": "周立群"}])
    assert [problem.params["found"] for problem in checked.problems] == [HIDDEN, HIDDEN]
