import re

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.faults import Fault
from sunboard.checks.parsing.ids import LONGEST_ID, RESERVED_IDS, parse_id, parse_phone
from sunboard.checks.parsing.values import id_column


@given(st.from_regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", fullmatch=True).filter(lambda i: len(i) <= 40))
def test_an_id_is_taken_as_it_is(text: str) -> None:
    assert text in RESERVED_IDS or parse_id(text) == text


@given(st.text(alphabet="aZ09-_. Ａ中", max_size=50))
def test_whatever_passes_is_a_safe_file_name(text: str) -> None:
    value = parse_id(text)
    if isinstance(value, str):
        assert re.fullmatch(r"[a-z0-9-]{1,40}", value)
    elif value.code == "id-form-near" and len(value.params["would"]) <= LONGEST_ID:
        assert parse_id(value.params["would"]) == value.params["would"]


@given(
    st.lists(st.sampled_from(["", "a-1", " a-2", "A", "con", "a" * 41, "5E+17", "a--b", "合计"]))
)
def test_a_column_agrees_with_each_cell(texts: list[str]) -> None:
    column, faults = id_column(pa.array(texts, pa.large_string()))
    assert len(column) == len(texts)
    faulty = {row for row, _ in faults}
    for row, text in enumerate(texts):
        is_good = isinstance(parse_id(text.strip()), str)
        assert (row in faulty) == (not is_good and text != "")
        assert column[row].as_py() == (text.strip() if is_good else "")


@pytest.mark.parametrize(
    "text",
    [
        "0000-5550101",
        "028 8765 4321",
        "+86 (28) 87654321",
        "87654321转803",
        "12345",
        "0000-12380（示范）",
        "400-800-1234",
    ],
)
def test_office_telephones_pass(text: str) -> None:
    assert parse_phone(text) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("13800138000", "phone-mobile"),
        ("１３８ ００１３ ８０００", "phone-mobile"),
        ("+86 138-0013-8000", "phone-mobile"),
        ("13800138000转8001", "phone-mobile"),
        ("013800138000", "phone-mobile"),
        ("一三八零零一三八零零零", "R-25-number"),
        ("王主任13800138000", "R-25-number"),
        ("110105194912310021", "R-25-number"),
        ("6222 0212 3456 7890 128", "R-25-card"),
        ("123456789012345678", "phone-form"),
        ("王主任", "phone-form"),
        ("5550101 王主任", "phone-form"),
    ],
)
def test_private_telephones_do_not(text: str, code: str) -> None:
    fault = parse_phone(text)
    assert isinstance(fault, Fault)
    assert (fault.code, dict(fault.params)) == (code, {})
