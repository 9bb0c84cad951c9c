"""The cells of a table's columns: how each is drawn, and its HTML."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from markupsafe import Markup, escape

from sunboard.boards.columns import Column, Picked
from sunboard.boards.counted import Counted
from sunboard.boards.phones import Phone
from sunboard.checks.arrays import Text, is_filled, matches, replaced
from sunboard.measures.columns import Positions
from sunboard.outputs.html.cells import put_out
from sunboard.records.gathering import TEXT

MOST_ALIKE = 64
"""Values that are drawn in a way of their own each; of a column with more, such rows are drawn one by one."""
_SPECIAL = tuple(bytes([char]) for char in b"&<>'\"")
"""What is written otherwise in HTML."""
_COLON = b":"
_BETWEEN = "<>"
"""Stands between texts: on a page, too, no text goes on behind a tag."""

# No text of ours, and no character at all: cells stand between them while a pattern is drawn.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_IN_ASCII = ascii(_OPEN)[1:-1]
CELL = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
"""Where a cell stands in a row drawn with marks, by its column's number."""

EMPTY, FILLED, ALONE = 0, 1, -1
"""Ways to draw a cell; others are those of one value each, and `ALONE` is drawn by itself."""


class Cells(ABC):
    """A column, and the way in which each of its cells is drawn: empty, filled, or as just this value."""

    way_count: int
    """How many ways there are."""
    may_link = False
    """Whether a cell seen so far may hold a web address."""

    @staticmethod
    def of(column: Column) -> Cells:
        """Of either kind of column."""
        return _PickedCells(column) if isinstance(column, Picked) else _WrittenCells(column)

    @abstractmethod
    def ways(self, rows: slice) -> npt.NDArray[np.int64]:
        """For each row of a stretch the way its cell is drawn."""

    @abstractmethod
    def html(self, rows: Positions) -> Text:
        """Filled cells as HTML."""

    @abstractmethod
    def said(self, rows: slice) -> bytes:
        """All that filled cells of a stretch say, UTF-8, each between `>` and `<`; nothing said twice."""

    @abstractmethod
    def marked(self, row: int, number: int) -> object:
        """What stands for the cell of a row while its pattern is drawn: a mark for what is filled."""


class _WrittenCells(Cells):
    way_count = 2

    def __init__(self, column: Text) -> None:
        self._column = column

    def ways(self, rows: slice) -> npt.NDArray[np.int64]:
        return is_filled(self._column[rows]).astype(np.int64)

    def html(self, rows: Positions) -> Text:
        texts = self._column.take(pa.array(rows))
        written = texts.buffers()[2].to_pybytes()
        self.may_link |= _COLON in written
        # Most hold none, which takes a tenth of the time to see that it takes to look at each.
        return _escaped(texts) if any(char in written for char in _SPECIAL) else texts

    def said(self, rows: slice) -> bytes:
        return _apart(self._column[rows])

    def marked(self, row: int, number: int) -> object:
        return _mark(number) if self._column[row].as_py() else ""


class _PickedCells(Cells):
    def __init__(self, column: Picked[Any]) -> None:
        self._column = column
        self._ways = np.array(_ways(column.choices), dtype=np.int64)
        self.way_count = max(int(self._ways.max(initial=EMPTY)), FILLED) + 1
        self._is_said = False

    @cached_property
    def _html(self) -> Text:
        choices, ways = self._column.choices, self._ways.tolist()
        written = [choice if type(choice) is str else "" for choice in choices]
        others = {
            position: _html(choice)
            for position, choice in enumerate(choices)
            if type(choice) is not str and ways[position] == FILLED
        }
        html = replaced(_escaped(pa.array(written, TEXT)), others)
        self.may_link = bool(matches(html, "://").any())
        return html

    def ways(self, rows: slice) -> npt.NDArray[np.int64]:
        ways: npt.NDArray[np.int64] = self._ways[self._column.codes[rows]]
        return ways

    def html(self, rows: Positions) -> Text:
        return self._html.take(pa.array(self._column.codes[rows] % len(self._html)))

    def said(self, rows: slice) -> bytes:  # noqa: ARG002 - all at once: other rows have the same
        if self._is_said:
            return b""
        self._is_said = True
        return _apart(self._html)

    def marked(self, row: int, number: int) -> object:
        value = self._column[row]
        if self._ways[self._column.codes[row]] != FILLED:
            return value
        return (_mark(number),) if type(value) is tuple else _mark(number)


def _apart(texts: Text) -> bytes:
    ended = pc.binary_join_element_wise(texts, pa.scalar("", TEXT), pa.scalar(_BETWEEN, TEXT))
    content: bytes = pa.concat_arrays([ended]).buffers()[2].to_pybytes()
    return content


def _mark(number: int) -> Markup:
    return Markup(f"{_OPEN}{number}{_CLOSE}")


def _ways(choices: Sequence[Any]) -> list[int]:
    """The way in which each value of a column is drawn."""
    ways = []
    own = FILLED
    for choice in choices:
        if not choice:
            ways.append(EMPTY)
        elif type(choice) is str or _is_text(choice):
            ways.append(FILLED)
        else:
            own += 1
            # It is drawn within the pattern, where what it says would be taken for a mark.
            ways.append(ALONE if _IN_ASCII in ascii(choice) else own)
    return [way if way <= FILLED or own - FILLED <= MOST_ALIKE else ALONE for way in ways]


def _is_text(choice: Any) -> bool:
    """Whether a cell of it is one text: a name among several is one too where it is the only one."""
    if type(choice) is tuple:
        return len(choice) == 1 and type(choice[0]) is str
    return isinstance(choice, str | Counted | Phone)


def _html(choice: Any) -> str:
    return str(escape(choice[0])) if type(choice) is tuple else put_out(choice)


def _escaped(texts: Text) -> Text:
    special = np.flatnonzero(matches(texts, """[&<>'"]""")).tolist()
    return replaced(texts, {row: str(escape(texts[row].as_py())) for row in special})
