"""Grids that compare places or units order by rate, never by counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.boards.grids import by_rate, order_words
from sunboard.measures.tally import Rate

RATES = [Rate(9, 90), Rate(4, 8), Rate(2, 4), Rate(0, 0), Rate(5, 10), Rate(6, 6)]


@pytest.mark.parametrize(
    ("least", "highest_first", "order"),
    [
        (5, True, [5, 1, 4, 0, 2, 3]),
        (5, False, [0, 1, 4, 5, 2, 3]),
        (1, True, [5, 1, 2, 4, 0, 3]),
        (0, False, [0, 1, 2, 4, 5, 3]),
        (10, True, [4, 0, 1, 2, 3, 5]),
    ],
)
def test_rates_then_in_order_and_small_bases_last_as_registered(
    least: int, highest_first: bool, order: list[int]
) -> None:
    assert by_rate(RATES, least, highest_first=highest_first) == order


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))), st.integers(2, 5))
def test_place_that_grows_in_proportion_then_it_keeps_its_rank(
    parts: list[tuple[int, int]], times: int
) -> None:
    rates = [Rate(part, part + rest) for part, rest in parts]
    grown = [Rate(times * rate.numerator, times * rate.denominator) for rate in rates]
    assert by_rate(rates, 1) == by_rate(grown, 1)


def test_caption_then_it_says_what_is_not_compared() -> None:
    assert order_words("占得多", 7) == (
        "占得多的在前，一样的按登记的次序；后一个数不满7的不比，放在最后。"
    )
