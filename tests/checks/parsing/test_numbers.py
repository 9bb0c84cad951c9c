import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.faults import Assumed, Fault
from sunboard.checks.parsing.numbers import NumberReader, parse_count, parse_number
from sunboard.schema import KIND_BY_NAME

from tests.checks.small_county import check

ACTIVITY = {
    "id": "hd-1",
    "unit": "zhujian",
    "community": "songyuan",
    "title": "义诊",
    "date": "2026-07-05",
}
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


HOUSEHOLDS = NumberReader(KIND_BY_NAME["estates"].field_by_name["households"], is_exact=False)
QUANTITY = NumberReader(KIND_BY_NAME["tasks"].field_by_name["quantity"])


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,280", 1280), ("１，２８０户", 1280), ("12 户", 12), ("0", 0), ("３００", 300)],
)
def test_a_number_with_its_unit_is_the_number(text: str, number: float) -> None:
    assert HOUSEHOLDS.count(text) == number


@pytest.mark.parametrize("text", ["约1200", "1200余", "1200多户", "大约1,200户", "1200左右"])
def test_about_so_many_is_so_many_with_a_note(text: str) -> None:
    read = HOUSEHOLDS.count(text)
    assert isinstance(read, Assumed)
    assert (read.value, read.note.code) == (1200, "R-19-about")


@pytest.mark.parametrize(
    ("name", "text", "is_read"),
    [
        ("attendances", "约150", True),
        ("attendances", "150余人", True),
        ("attendances", "150多人次", True),
        ("persons", "150人左右", True),
        ("persons", "150余人次", False),
        ("attendances", "近150", False),
        ("attendances", "150余户", False),
        ("sessions", "约150", False),
        ("hours", "约150", False),
    ],
)
def test_about_for_how_many_an_activity_was_may_be_said(
    name: str, text: str, is_read: bool
) -> None:
    checked = check(activities=[{**ACTIVITY, name: text}])
    said = [each.code for each in checked.problems if each.code.startswith(("R-19", "number"))]
    assert (said == ["R-19-about"]) is is_read
    assert (checked.records["activities"].numbers(name).tolist() == [150]) is is_read


@pytest.mark.parametrize(
    "text", ["走访12户", "走访12户，收集问题3个", "入户走访居民12户（含独居老人）", "共走访 12户"]
)
def test_sentence_that_says_it_once_with_its_unit_is_so_many_with_a_note(text: str) -> None:
    read = HOUSEHOLDS.count(text)
    assert isinstance(read, Assumed)
    assert (read.value, read.note.code) == (12, "number-in-text")


@pytest.mark.parametrize(
    "text", ["走访12户、复访3户", "走访近12户", "走访3栋", "走访了各户", "走访1.5户居民"]
)
def test_sentence_that_says_it_twice_or_about_is_none(text: str) -> None:
    assert isinstance(HOUSEHOLDS.count(text), Fault)


@pytest.mark.parametrize("text", ["12个", "12件", "12"])
def test_what_is_counted_by_any_unit_is_the_number(text: str) -> None:
    assert QUANTITY.number(text) == 12


@pytest.mark.parametrize(
    ("reader", "text", "code"),
    [
        (QUANTITY, "约12", "R-19-approximate"),
        (QUANTITY, "12件左右", "R-19-approximate"),
        (HOUSEHOLDS, "近400", "R-19-approximate"),
        (HOUSEHOLDS, "12栋", "number-unit"),
        (HOUSEHOLDS, "3万", "number-form"),
        (HOUSEHOLDS, "3万户", "number-form"),
        (HOUSEHOLDS, "12.5户", "number-whole"),
        (HOUSEHOLDS, "约1.2", "number-whole"),
    ],
)
def test_no_number_is_guessed(reader: NumberReader, text: str, code: str) -> None:
    fault = reader.count(text)
    assert isinstance(fault, Fault)
    assert fault.code == code


@given(st.text("约余多左右户个万,.0123456789 ", max_size=8))
def test_any_text_is_a_number_or_a_fault_as_written(text: str) -> None:
    assert isinstance(HOUSEHOLDS.number(text), float | Assumed | Fault)


@pytest.mark.parametrize("text", ["31", "31人", "31名", "31 位"])
def test_people_are_counted_by_any_word_for_one(text: str) -> None:
    assert NumberReader(KIND_BY_NAME["activities"].field_by_name["persons"]).count(text) == 31


@pytest.mark.parametrize("text", ["31人次", "服务群众31人次", "31户"])
def test_what_another_unit_counts_is_no_number_of_people(text: str) -> None:
    found = NumberReader(KIND_BY_NAME["activities"].field_by_name["persons"]).count(text)
    assert isinstance(found, Fault)
