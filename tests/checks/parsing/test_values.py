import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.parsing.numbers import parse_number
from sunboard.checks.parsing.oddities import with_plain_digits
from sunboard.checks.parsing.values import day_column, number_column, text_column


def column(texts: list[str]):
    return pa.array(texts, pa.large_string())


def test_missing_faulty_and_zero_are_three_things() -> None:
    numbers, faults = number_column(column(["0", "", "x", " 3 "]), parse_number)
    assert np.isnan(numbers).tolist() == [False, True, True, False]
    assert numbers[[0, 3]].tolist() == [0, 3]
    assert [(row, fault.code) for row, fault in faults] == [(2, "number-form")]


def test_days_are_parsed_once_each_and_spread() -> None:
    days, faults = day_column(column(["2026-03-01", "x", "", "2026/3/1", "x"]))
    assert days.dtype == np.dtype("datetime64[D]")
    assert np.isnat(days).tolist() == [False, True, True, False, True]
    assert days[0] == days[3] == np.datetime64("2026-03-01")
    assert [row for row, _ in faults] == [1, 4]


@given(
    st.lists(
        st.sampled_from(
            [
                "路灯",
                " 路灯　",
                "XX小区",
                "cafe\u0301",
                "",
                "同上",
                "无",
                "=A1",
                "'3",
                "\u200b灯",
                "３００盏",
            ]
        ),
        max_size=8,
    ),
    st.sampled_from([1, 400]),
)
def test_repeated_texts_are_read_like_single_ones(texts: list[str], times: int) -> None:
    """Long repetitive columns go by distinct texts, short ones by cells, long ones by a pattern."""
    many = texts * times
    read, faults = text_column(column(many), with_plain_digits)
    alone = {text: text_column(column([text]), with_plain_digits) for text in set(many)}
    assert read.to_pylist() == [alone[text][0][0].as_py() for text in many]
    assert [row for row, _ in faults] == [row for row, text in enumerate(many) if alone[text][1]]


def test_long_columns_of_different_texts_are_read_by_the_pattern() -> None:
    texts = [f"更换路灯{n}盏" for n in range(1500)]
    texts[700], texts[900] = "（暂无）", "\t更换门禁1套"
    read, faults = text_column(column(texts), str)
    assert [(row, fault.code) for row, fault in faults] == [(700, "R-24-nothing")]
    assert (read[699].as_py(), read[700].as_py(), read[900].as_py()) == (
        "更换路灯699盏",
        "",
        "更换门禁1套",
    )
