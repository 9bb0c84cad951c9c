"""Numbers as text, and the index in shards."""

from __future__ import annotations

import json
import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from sunboard.outputs.search.lists import shard_bits, shards, written

from tests.outputs.search.reading import numbers

NUMBERS = st.lists(st.integers(0, 2**31), max_size=60, unique=True).map(sorted)


@given(NUMBERS)
def test_numbers_then_they_are_read_back_and_no_sign_is_a_digit_or_a_vowel(some: list[int]) -> None:
    text = written(np.array(some, dtype=np.uint64))
    assert numbers(text) == some
    assert not re.search(r"[\daeiouyqvwx@\"\\]", text, re.IGNORECASE)


@given(st.dictionaries(st.integers(0, 2**32 - 1), NUMBERS.filter(bool), max_size=40))
def test_terms_then_each_has_its_numbers_in_the_shard_of_its_first_bits(
    index: dict[int, list[int]],
) -> None:
    terms = np.array([t << 32 | n for t in sorted(index) for n in index[t]], dtype=np.uint64)
    bits = 4
    made = [json.loads(shard) for shard in shards(terms, bits)]
    assert len(made) == 1 << bits
    read = {
        (number << 32 - bits) + numbers(key)[0]: numbers(held)
        for number, shard in enumerate(made)
        for key, held in shard.items()
    }
    assert read == index


def test_sixteen_times_as_much_then_eight_times_as_many_shards() -> None:
    assert [1 << shard_bits(16**n) for n in (2, 3, 4, 5, 6)] == [4, 4, 32, 256, 2048]
