"""What checking asks of whole columns."""

import numpy as np
import pyarrow as pa
import pytest
from sunboard.checks.arrays import distinct, is_filled

TEXTS = pa.array(["", "云城", "", "a", " "], pa.large_string())


@pytest.mark.parametrize(
    ("column", "filled"),
    [
        (TEXTS, [False, True, False, True, True]),
        (TEXTS[1:4], [True, False, True]),
        (TEXTS[5:], []),
        (TEXTS.take(pa.array([0, 1, 1])), [False, True, True]),
        (pa.chunked_array([TEXTS[:2], TEXTS[3:]]), [False, True, True, True]),
        (pa.chunked_array([], pa.large_string()), []),
    ],
    ids=["whole", "a part", "nothing of it", "taken", "in pieces", "no piece"],
)
def test_column_then_where_a_cell_holds_anything(
    column: pa.Array | pa.ChunkedArray, filled: list[bool]
) -> None:
    found = is_filled(column)
    assert found.dtype == np.bool_
    assert found.tolist() == filled
    # Whoever asks may go on with it.
    assert found.flags.writeable


def test_column_then_its_words_once_and_which_stands_where() -> None:
    words = distinct(pa.array(["b", "a", "b"], pa.large_string()))
    assert (words.values.to_pylist(), words.codes.tolist()) == (["b", "a"], [0, 1, 0])
    nothing = distinct(TEXTS[5:])
    assert (nothing.values.type, len(nothing.values)) == (pa.large_string(), 0)
    assert (nothing.codes.dtype, len(nothing.codes)) == (np.int32, 0)
