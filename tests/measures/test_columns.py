"""Sums by entity: what is unknown, and what belongs to none."""

import numpy as np
from sunboard.measures.columns import known_sum, summed

ENTITY = np.array([0, 2, 2, -1], dtype=np.intp)


def test_numbers_then_unknown_ones_and_those_of_no_entity_add_nothing() -> None:
    assert summed(ENTITY, np.array([1, 2, np.nan, 8]), 4).tolist() == [1, 0, 2, 0]


def test_mask_then_its_rows_are_counted() -> None:
    assert summed(ENTITY, np.array([False, True, True, True]), 3).tolist() == [0, 0, 2]


def test_nothing_known_then_the_sum_is_unknown() -> None:
    numbers = np.array([np.nan, 0, np.nan, 5])
    np.testing.assert_array_equal(known_sum(np.abs(ENTITY), numbers, 3), [np.nan, 5, 0])
