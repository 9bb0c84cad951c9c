"""What is left of a file once its beginning is understood: lines that hold records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sunboard.records.headings import Header

BYTES_A_RUN = 16 << 20
"""Small files are read together up to this size."""
LARGE = 1 << 16
"""Bytes from which on NumPy counts faster than Python."""
NEWLINE, RETURN = b"\n\r"

_TEXT = re.compile(rb"\S")


@dataclass(frozen=True)
class Body:
    """The records of one file: all of them, or those of some of its lines."""

    file: str
    file_code: int
    """Position among the kind's files."""
    text: bytes
    """The whole file in UTF-8; not copied, as files may be large."""
    start: int
    """The byte at which the records begin."""
    end: int
    first_line: int
    """Line of the file that begins at `start`, from 1."""
    bad_lines: frozenset[int]
    """Lines of the file with bytes that could not be decoded."""

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return self.end - self.start

    @property
    def has_text(self) -> bool:
        """Whether anything but white space stands in it."""
        return _TEXT.search(self.text, self.start, self.end) is not None

    @property
    def line_count(self) -> int:
        """How many line ends are in it."""
        if self.size < LARGE:
            return self.count(b"\n")
        text = np.frombuffer(self.text, np.uint8, self.size, self.start)
        return int(np.count_nonzero(text == NEWLINE))

    def count(self, sub: bytes) -> int:
        """How often `sub` occurs."""
        return self.text.count(sub, self.start, self.end)

    def has(self, sub: bytes) -> bool:
        """Whether `sub` occurs."""
        return self.text.find(sub, self.start, self.end) >= 0


@dataclass(frozen=True)
class CsvBody(Body):
    """Rows below a header row."""

    delimiter: str
    header: Header


@dataclass(frozen=True)
class Lines:
    """The lines of one or several bodies as one text, and where those stand that are not empty."""

    buffer: Any
    """The text as an Arrow buffer."""
    starts: npt.NDArray[np.int64]
    """For each line that is not empty the byte of the text at which it starts."""
    ends: npt.NDArray[np.int64]
    """For each such line the byte after its last."""
    file_codes: npt.NDArray[np.int32]
    numbers: npt.NDArray[np.int32]
    """For each such line its number in its file."""


def join(bodies: Sequence[Body]) -> Lines:
    """Makes one text of bodies that are in UTF-8 and end their lines with LF or CR LF."""
    slices = [memoryview(body.text)[body.start : body.end] for body in bodies]
    buffer = pa.py_buffer(slices[0] if len(slices) == 1 else b"\n".join(slices))
    text = np.frombuffer(buffer, np.uint8)
    breaks = np.flatnonzero(text == NEWLINE)
    starts = np.concatenate([[0], breaks + 1])
    ends = np.concatenate([breaks, [len(text)]])
    ends -= (ends > starts) & (text[ends - 1] == RETURN)
    body_starts = np.cumsum([0, *(body.size + 1 for body in bodies[:-1])])
    first_lines = np.searchsorted(starts, body_starts)
    counts = np.diff([*first_lines, len(starts)])
    offsets = np.array([body.first_line for body in bodies]) - first_lines
    numbers = np.arange(len(starts)) + np.repeat(offsets, counts)
    codes = np.repeat(np.array([body.file_code for body in bodies], np.int32), counts)
    kept = ends > starts
    return Lines(buffer, starts[kept], ends[kept], codes[kept], numbers[kept].astype(np.int32))


def count_matches(pattern: re.Pattern[bytes], text: bytes, start: int, end: int) -> int:
    """How often a pattern occurs, with nothing kept of where."""
    return sum(1 for _ in pattern.finditer(text, start, end))


def first_of_each(file_codes: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """Which lines are the first of their file, given the file of each."""
    return np.concatenate([[True], file_codes[1:] != file_codes[:-1]])
