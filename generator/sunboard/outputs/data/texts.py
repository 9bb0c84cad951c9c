"""Texts of open data as spreadsheets and JSON take them: whole columns, of which hardly any cell changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Column = Any
"""An Arrow array."""
_FORMULA = r"^[\s\x00\x{a0}\x{3000}]*[=+\-@＝＋－＠\t\r]"
"""RE2, whose blanks are those of ASCII alone: what a spreadsheet may take for the beginning of a formula."""
_BEGINS_ODDLY = np.zeros(256, np.bool_)
_BEGINS_ODDLY[
    [*range(0x21), *b"=+-@", *(byte for sign in "＝　\xa0" for byte in sign.encode()[:1])]
] = True
"""The first bytes that such a text may have, and many others have too."""
_QUOTE, _BACKSLASH, _BLANK = b'"\\ '


def without_formulas(column: Column) -> Column:
    """A column in which no text is a formula: an apostrophe stands before what may be taken for one."""
    if not _is_text(column):
        return column
    rows = np.flatnonzero(_BEGINS_ODDLY[_first_bytes(column)])
    is_formula = _found(column.take(pa.array(rows)), _FORMULA)
    return _changed(column, rows[is_formula], lambda text: f"'{text}")


def in_json(column: Column) -> Column:
    """A column as JSON takes it where quotation marks stand around its texts: none is left within them."""
    if pa.types.is_date(column.type):
        days = column.dictionary_encode()
        return pa.DictionaryArray.from_arrays(days.indices, days.dictionary.cast(pa.large_string()))
    if not _is_text(column):
        return column
    data = np.frombuffer(column.buffers()[2] or b"", np.uint8)
    if not ((data < _BLANK) | (data == _QUOTE) | (data == _BACKSLASH)).any():
        return column
    return _changed(column, np.flatnonzero(_found(column, r"[\"\\\x00-\x1f]")), _escaped)


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', "\\u0022")


def _is_text(column: Column) -> bool:
    """Whether people may have written it: what repeats is an id or the key of a term."""
    return bool(pa.types.is_large_string(column.type))


def _first_bytes(column: Column) -> npt.NDArray[np.uint8]:
    """Of each text its first byte; 255, with which none begins, for an empty one."""
    offsets = np.frombuffer(column.buffers()[1] or b"", np.int64)
    starts, ends = (offsets[column.offset + n : column.offset + n + len(column)] for n in (0, 1))
    data = np.append(np.frombuffer(column.buffers()[2] or b"", np.uint8), np.uint8(255))
    return np.where(starts < ends, data[np.minimum(starts, len(data) - 1)], np.uint8(255))


def _found(texts: Column, pattern: str) -> npt.NDArray[np.bool_]:
    found = pc.fill_null(pc.match_substring_regex(texts, pattern), False)
    where: npt.NDArray[np.bool_] = found.to_numpy(zero_copy_only=False)
    return where


def _changed(texts: Column, rows: npt.NDArray[np.intp], change: Callable[[str], str]) -> Column:
    """A column with some of its texts changed; the column itself where there are none."""
    if not len(rows):
        return texts
    mask = np.zeros(len(texts), np.bool_)
    mask[rows] = True
    changed = [change(text) for text in texts.take(pa.array(rows)).to_pylist()]
    return pc.replace_with_mask(texts, pa.array(mask), pa.array(changed, texts.type))
