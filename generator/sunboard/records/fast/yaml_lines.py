"""Lines of plain YAML, taken apart into keys and values without reading them one by one.

Each condition keeps out something that YAML could mean beyond one key and one value a line, so that
what is left means the same to libyaml. Where one fails, nothing is said about where or why: the exact
reader finds out. A mistake here could still change a record, so a test compares the two readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from sunboard.records.bodies import NEWLINE, Lines, first_of_each
from sunboard.records.gathering import TEXT
from sunboard.records.yaml_events import NULLS

Bytes = npt.NDArray[np.uint8]
Positions = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

SPACE, HASH, COLON, DASH, SINGLE, DOUBLE, BRACKET, BACKSLASH = b" #:-'\"[\\"
DELETE = 0x7F
START = b"---"
SPLIT, STRIP = b"\x01\x02"
"""Characters that no text holds; they are put in where lines are to be split or stripped."""

_ODD_TAILS = {
    0xC2: [bytes([byte]) for byte in range(0x80, 0xA0)],  # C1 controls, U+0085 among them
    0xE2: [b"\x80\xa8", b"\x80\xa9"],  # U+2028, U+2029
    0xEF: [b"\xbb\xbf", b"\xbf\xbe", b"\xbf\xbf"],  # U+FEFF, U+FFFE, U+FFFF
}
"""Characters that YAML forbids or takes for line ends: first byte → what follows it in UTF-8."""
_STARTS_PLAIN = np.zeros(256, dtype=bool)
"""Bytes with which a value may start that is no more than text; others may start something else."""
_STARTS_PLAIN[[byte for byte in range(256) if chr(byte).isalnum() or byte in b"(+./_"]] = True
_STARTS_PLAIN[0x80:] = True


@dataclass(frozen=True)
class Pairs:
    """A key and a value a line."""

    keys: tuple[str, ...]
    """The distinct keys as written, each with the two characters before it: `- ` or spaces."""
    key_codes: Positions
    """For each line the position of its key."""
    values: Any
    """For each line its value, as Arrow's array of `TEXT`; lists still in their brackets."""
    has_marks: bool
    """Whether quoted values have `STRIP` about them; see `without_marks`."""
    file_codes: npt.NDArray[np.int32]
    numbers: npt.NDArray[np.int32]
    """For each line its number in its file."""


@dataclass(frozen=True)
class _Shape:
    """Where in the text things stand, for each line that has a key."""

    text: Bytes
    starts: Positions
    ends: Positions
    colons: Positions
    """The colon after the key."""

    @property
    def has_value(self) -> Flags:
        """Whether anything stands after the colon."""
        return self.colons + 1 < self.ends

    @property
    def first_bytes(self) -> Bytes:
        """The first byte of each value; of lines without one, some byte or other."""
        return self.text[np.minimum(self.colons + 2, self.ends - 1)]

    def count(self, byte: int) -> int:
        """How often a byte occurs in the text."""
        return int(np.count_nonzero(self.text == byte))


def split_lines(lines: Lines) -> Pairs | None:
    """Keys and values of whole files; None if any line is not plain."""
    text = np.frombuffer(lines.buffer, np.uint8)
    has_key = None if _has_odd_characters(text) else _lines_with_keys(text, lines)
    if has_key is None:
        return None
    shape = _shape(text, lines.starts[has_key], lines.ends[has_key])
    if shape is None or not _has_plain_values(shape):
        return None
    is_quoted = shape.has_value & np.isin(shape.first_bytes, [SINGLE, DOUBLE])
    if not _has_plain_quotes(shape, is_quoted):
        return None
    table = _split(shape, lines.starts[~has_key], is_quoted)
    if table is None or table.num_rows != len(lines.starts):
        return None
    keys = table.column("key").unify_dictionaries()
    codes = [chunk.indices.to_numpy() for chunk in keys.chunks]
    values = table.column("value").combine_chunks()
    if pc.any(pc.is_in(values, pa.array(sorted(NULLS - {""}), TEXT))).as_py():
        return None
    return Pairs(
        keys=tuple(keys.chunk(0).dictionary.to_pylist()),
        key_codes=np.concatenate(codes)[has_key],
        values=values if has_key.all() else values.filter(pa.array(has_key)),
        has_marks=bool(is_quoted.any()),
        file_codes=lines.file_codes[has_key],
        numbers=lines.numbers[has_key],
    )


def _has_odd_characters(text: Bytes) -> bool:
    """Whether there are control characters, or what else YAML forbids or takes for a line end."""
    if np.count_nonzero(text < SPACE) != np.count_nonzero(text == NEWLINE):
        return True
    if (text == DELETE).any():
        return True
    padded = np.concatenate([text, np.zeros(2, np.uint8)])
    for lead, odd_tails in _ODD_TAILS.items():
        positions = np.flatnonzero(text == lead)
        second, third = padded[positions + 1], padded[positions + 2]
        for tail in odd_tails:
            if ((second == tail[0]) & ((third == tail[-1]) | (len(tail) == 1))).any():
                return True
    return False


def without_marks(values: Any) -> Any:
    """Values as they are meant, once nobody needs to know which were quoted."""
    return pc.ascii_trim(values, characters=chr(STRIP))


def _lines_with_keys(text: Bytes, lines: Lines) -> Flags | None:
    """Which lines should hold a key: not comments, nor a `---` at the top of a file."""
    starts = lines.starts
    last = len(text) - 1
    first, second, third = (text[np.minimum(starts + offset, last)] for offset in range(3))
    is_comment = first == HASH
    is_start = (
        (first == DASH) & (second == DASH) & (third == DASH) & (lines.ends - starts == len(START))
    )
    other = np.flatnonzero(~is_comment)
    if not len(other):
        return None
    first_of_file = other[first_of_each(lines.file_codes[other])]
    if np.count_nonzero(is_start) != np.count_nonzero(is_start[first_of_file]):
        return None
    has_key = ~(is_comment | is_start)
    is_indented = (second == SPACE) & ((first == SPACE) | (first == DASH)) & (third != SPACE)
    return has_key if has_key.any() and is_indented[has_key].all() else None


def _shape(text: Bytes, starts: Positions, ends: Positions) -> _Shape | None:
    """Where keys end; None if a line has none, or there is another colon that could end one."""
    colons = _inside(np.flatnonzero(text == COLON), starts, ends)
    firsts = np.searchsorted(colons, starts)
    if not len(colons) or firsts[-1] >= len(colons):
        return None
    line_of_colon = np.searchsorted(starts, colons, side="right") - 1
    is_last = colons + 1 == ends[line_of_colon]
    ends_key = is_last | (text[np.minimum(colons + 1, len(text) - 1)] == SPACE)
    colon_of_line = colons[firsts]
    if np.count_nonzero(ends_key) != len(starts) or not ends_key[firsts].all():
        return None
    return _Shape(text, starts, ends, colon_of_line) if (colon_of_line < ends).all() else None


def _inside(positions: Positions, starts: Positions, ends: Positions) -> Positions:
    """The positions that lie within one of the lines."""
    line = np.searchsorted(starts, positions, side="right") - 1
    return positions[(line >= 0) & (positions < ends[line])]


def _has_plain_values(shape: _Shape) -> bool:
    """Whether values start with nothing special, and no line ends in a space or a comment."""
    hashes = _inside(np.flatnonzero(shape.text == HASH), shape.starts, shape.ends)
    first_bytes = shape.first_bytes
    is_known = _STARTS_PLAIN[first_bytes] | np.isin(first_bytes, [SINGLE, DOUBLE, BRACKET])
    return bool(
        (is_known | ~shape.has_value).all()
        and not (shape.text[shape.ends - 1] == SPACE).any()
        and not (shape.text[hashes - 1] == SPACE).any()
    )


def _has_plain_quotes(shape: _Shape, is_quoted: Flags) -> bool:
    """Whether quoted values end with their mark and hold no other, nor a backslash."""
    first, last = shape.first_bytes[is_quoted], shape.text[shape.ends[is_quoted] - 1]
    length = (shape.ends - shape.colons)[is_quoted] - 2
    if not ((first == last) & (length >= 2)).all():  # noqa: PLR2004 the two marks
        return False
    for mark in (SINGLE, DOUBLE):
        values = int(np.count_nonzero(first == mark))
        if values and shape.count(mark) != 2 * values:
            return False
    return not ((first == DOUBLE).any() and shape.count(BACKSLASH))


def _split(shape: _Shape, other_starts: Positions, is_quoted: Flags) -> pa.Table | None:
    """Two columns, key and value; of comments and the like only a value."""
    text = shape.text.copy()
    text[shape.colons + shape.has_value] = SPLIT
    text[other_starts] = SPLIT
    text[shape.colons[is_quoted] + 2] = STRIP
    text[shape.ends[is_quoted] - 1] = STRIP
    try:
        return arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(text)),
            arrow_csv.ReadOptions(column_names=["key", "value"], use_threads=False),
            arrow_csv.ParseOptions(delimiter=chr(SPLIT), quote_char=False),
            arrow_csv.ConvertOptions(
                column_types={"key": pa.dictionary(pa.int32(), pa.string()), "value": TEXT},
                strings_can_be_null=False,
                check_utf8=False,  # the whole file has been checked
            ),
        )
    except pa.ArrowException:  # a line longer than Arrow takes
        return None
