import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.faults import Fault
from sunboard.checks.parsing.numbers import parse_count, parse_number

FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


@given(st.integers(0, 10**9 - 1))
def test_whole_numbers_are_read_back(number: int) -> None:
    assert parse_count(str(number)) == number
    assert parse_count(str(number).translate(FULL_WIDTH)) == number
    assert parse_number(f"00{number}.50") == number + 0.5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,280", "number-separator"),
        ("1，280", "number-separator"),
        ("1,28", "number-form"),
        ("300余", "R-19-approximate"),
        ("近400", "R-19-approximate"),
        ("500多户", "R-19-approximate"),
        ("约五百", "R-19-approximate"),
        ("10+", "R-19-approximate"),
        ("≥10", "R-19-approximate"),
        ("10左右", "R-19-approximate"),
        ("12 户", "number-unit"),
        ("-1", "number-negative"),
        ("3.5", "number-whole"),
        ("13800138000", "number-size"),
        ("1e5", "number-form"),
        ("1.2E+3", "number-form"),
        ("50%", "number-form"),
        ("3-5", "number-form"),
        ("inf", "number-form"),
        ("十二", "number-form"),
    ],
)
def test_only_exact_bare_numbers_pass(text: str, code: str) -> None:
    fault = parse_count(text)
    assert isinstance(fault, Fault)
    assert fault.code == code


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_a_fault(text: str) -> None:
    number = parse_number(text)
    assert isinstance(number, Fault) or number >= 0
