"""Pieces of columns, read file by file, put together to one table a kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sunboard.problems import Problem, ProblemList
from sunboard.records.text_tables import SourceFile, TextTable
from sunboard.schema import Kind

TEXT = pa.large_string()
MOST_ROWS = 600_000
"""Records of all kinds together; each takes some hundred bytes while it is checked, if it is empty."""
MOST_REFUSED = 100_000
"""Rows of one file refused one by one; of a file with more, nothing fits the headings."""
Lines = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Piece:
    """Some rows: one text a field that is there, and where each row stands."""

    columns: Mapping[str, Any]
    """Field name → a pyarrow array, whole or chunked, of `TEXT`."""
    file_codes: npt.NDArray[np.int32]
    lines: Lines

    def __len__(self) -> int:
        return len(self.lines)


class TooManyRowsError(Exception):
    """There are more records than are read."""


class Room:
    """How many records may still be read, of all kinds together."""

    def __init__(self, left: int = MOST_ROWS) -> None:
        self._left = left
        self._lock = Lock()

    def take(self, count: int) -> None:
        """Note that so many more are read.

        Raises:
            TooManyRowsError: They are too many.
        """
        with self._lock:
            self._left -= count
            if self._left < 0:
                raise TooManyRowsError


@dataclass
class Rows:
    """What has been read of a kind so far, in the order of its files; the readers add to it.

    Raises:
        TooManyRowsError: There is no room left; nothing of the project is read then.
    """

    pieces: list[Piece] = field(default_factory=list)
    problems: ProblemList = field(default_factory=ProblemList)
    read: Counter[int] = field(default_factory=Counter)
    """Rows read, by the file's position."""
    refused: Counter[int] = field(default_factory=Counter)
    """Rows refused, by the file's position."""
    headings: dict[int, Mapping[str, str]] = field(default_factory=dict)
    """Field name → heading or key as written, by the file's position."""
    room: Room = field(default_factory=Room)

    def refuse(self, file_code: int, problems: Sequence[Problem], count: int = 1) -> None:
        """Notes that, for these problems, `count` rows are refused."""
        self.problems.extend(problems)
        self.refused[file_code] += count

    def is_given_up(self, file_code: int) -> bool:
        """Whether so many rows of a file were refused that the rest is not looked at."""
        return self.refused[file_code] > MOST_REFUSED

    def add(self, piece: Piece) -> None:
        """Takes in rows of one or several files."""
        self.room.take(len(piece))
        self.pieces.append(piece)
        codes, counts = np.unique(piece.file_codes, return_counts=True)
        self.read.update(dict(zip(codes.tolist(), counts.tolist(), strict=True)))


class RowCollector:
    """Rows of one file, taken one by one: the way for files that are not plain."""

    def __init__(self, rows: Rows, names: Sequence[str], file_code: int) -> None:
        self._rows = rows
        self._names = names
        self._file_code = file_code
        self._cells: list[Sequence[str]] = []
        self._lines: list[int] = []

    def add(self, cells: Sequence[str], line: int) -> None:
        """One row, its cells in the order of the names."""
        self._cells.append(cells)
        self._lines.append(line)
        if len(self._cells) >= ROWS_A_PIECE:
            self.flush()

    def flush(self) -> None:
        """Hands over the rows so far; the last thing to be done."""
        if not self._cells:
            return
        texts = zip(*self._cells, strict=True)
        columns = {
            name: pa.array(text, TEXT) for name, text in zip(self._names, texts, strict=True)
        }
        lines = np.array(self._lines, dtype=np.int32)
        codes = np.full(len(lines), self._file_code, np.int32)
        self._rows.add(Piece(columns, codes, lines))
        self._cells, self._lines = [], []


ROWS_A_PIECE = 20_000
"""Rows held as Python strings at a time: they take several times the room of the columns."""


def make_table(kind: Kind, pieces: Sequence[Piece], files: Sequence[SourceFile]) -> TextTable:
    """The pieces one after another, every field of the kind present."""
    # One for all fields that no file has: of thirty columns, offices mostly keep ten.
    nothing = pa.repeat(pa.scalar("", TEXT), sum(map(len, pieces)))
    present = {name for piece in pieces for name in piece.columns}
    columns = {
        column.name: _whole(pieces, column.name) if column.name in present else nothing
        for column in kind.fields
    }
    none = np.empty(0, np.int32)
    return TextTable(
        kind=kind,
        texts=columns,
        files=tuple(files),
        file_codes=np.concatenate([none, *(piece.file_codes for piece in pieces)]),
        lines=np.concatenate([none, *(piece.lines for piece in pieces)]),
    )


def _whole(pieces: Sequence[Piece], name: str) -> Any:
    """A column in one array: checking wants it so, and would hold both while it makes one."""
    chunks = [chunk for piece in pieces for chunk in _chunks(piece, name)]
    return pa.chunked_array(chunks, TEXT).combine_chunks()


def _chunks(piece: Piece, name: str) -> list[Any]:
    column = piece.columns.get(name)
    if column is None:
        return [pa.repeat(pa.scalar("", TEXT), len(piece))]
    return list(column.chunks) if isinstance(column, pa.ChunkedArray) else [column]
