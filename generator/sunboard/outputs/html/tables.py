"""Rows of large tables, drawn column by column.

A row is drawn by the block's own macro once for each pattern there is: which of its cells are empty, and which
word it stands under. Then columns are put where its cells stood, for many rows at once: a county has half a
million rows and a hundred patterns.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from jinja2 import Environment
from markupsafe import Markup

from sunboard.boards.blocks import ListBlock
from sunboard.boards.columns import Listing, Rows
from sunboard.checks.arrays import Text, matches, replaced
from sunboard.measures.columns import Positions
from sunboard.outputs.html.links import with_links
from sunboard.outputs.html.macros import macro_of
from sunboard.outputs.html.table_cells import ALONE, CELL, Cells
from sunboard.records.gathering import TEXT

FEW = 1_000
"""Rows of a table from which on columns are the shorter way."""

_STRETCH = 8_192
"""Rows drawn at a time: two processes that share the pages out draw hardly one of them twice."""


_PLAIN_LETTERS = "abcdefghjkmnprstuyz"
"""Letters that nobody takes for figures, nor for the name of a chat: signs are looked through with the page."""
_NO_TEXT = memoryview(b"")


class FramedPage(NamedTuple):
    """A page and the rows of its large tables, apart."""

    frame: bytes
    """All but these rows, UTF-8, with a sign where they belong."""
    sign: bytes
    """What each sign begins with; then follow a number and a semicolon."""
    rows: tuple[Sequence[memoryview], ...]
    """What belongs in each place, by its number."""
    are_innocent: bool
    """Whether all texts in them were found to be fit to go out (`Tables.is_innocent`)."""

    def whole(self, frame: bytes | None = None) -> bytes:
        """The finished page; of another frame where one is given."""
        pieces = (self.frame if frame is None else frame).split(self.sign)
        parts: list[bytes | memoryview] = [pieces[0]]
        for piece in pieces[1:]:
            number, _, rest = piece.partition(b";")
            parts += (*self.rows[int(number)], rest)
        return b"".join(parts)


class Tables:
    """Draws the rows of blocks.

    Those of large tables are put into the finished page, as bytes: on their way through templates they would be
    decoded, copied some times and encoded again, which takes longer than all else on a page.
    """

    def __init__(self, environment: Environment) -> None:
        """An environment's templates keep to the one they were first drawn with, so it has one for all."""
        self.is_innocent: Callable[[bytes], bool] = _unasked
        """Asked once about each text that stands in rows of a large table whether it may go out as it is; it
        is given many at a time, which stand between `>` and `<` as on a page."""
        self._environment = environment
        self._macros: dict[type[ListBlock], Callable[..., Markup]] = {}
        self._large: dict[tuple[object, ...], _LargeTable] = {}
        self._waiting: list[list[memoryview]] = []
        self._are_innocent = True
        # Nobody who writes records can know it.
        self._sign = "".join(secrets.choice(_PLAIN_LETTERS) for _ in range(24))

    def framed(self, page: bytes) -> FramedPage:
        """A page as it came from its templates, with the rows that were listed meanwhile."""
        framed = FramedPage(page, self._sign.encode(), tuple(self._waiting), self._are_innocent)
        self._waiting, self._are_innocent = [], True
        return framed

    def rows(self, block: ListBlock, root: str) -> Markup:
        """The rows of a block as HTML, or the sign for them."""
        rows, macro = block.rows, self._macro(type(block))
        if not isinstance(rows, Listing) or len(rows.source) < FEW:
            return macro(rows, block, root)
        key = (id(rows.source), type(block), block.drawn_by, root)
        if key not in self._large:
            self._large[key] = _LargeTable(
                rows.source, lambda some: macro(some, block, root), self.is_innocent
            )
        drawn, is_innocent = self._large[key].rows(rows.chosen)
        self._waiting.append(drawn)
        self._are_innocent &= is_innocent
        return Markup(f"{self._sign}{len(self._waiting) - 1};")

    def _macro(self, kind: type[ListBlock]) -> Callable[..., Markup]:
        if kind not in self._macros:
            self._macros[kind] = macro_of(self._environment, kind, "_rows")
        return self._macros[kind]


class _LargeTable:
    """Draws a stretch of the table at a time, by whichever process lists it first."""

    def __init__(
        self,
        source: Rows[Any],
        draw: Callable[[Sequence[Any]], str],
        is_innocent: Callable[[bytes], bool],
    ) -> None:
        self._source = source
        self._draw = draw
        self._is_innocent = is_innocent
        self._are_innocent = True
        self._columns = [Cells.of(column) for column in source.columns]
        self._pieces: dict[int, tuple[list[Any], list[int]]] = {}
        self._stretches: dict[int, _Stretch] = {}

    def rows(self, chosen: Positions) -> tuple[list[memoryview], bool]:
        """The rows at some positions, each as HTML in UTF-8; and whether all that were drawn are innocent."""
        if not len(chosen):
            return [], self._are_innocent
        number = int(chosen.min()) // _STRETCH
        if number == int(chosen.max()) // _STRETCH:
            # Nearly every table: its rows were written beside each other.
            return self._stretch(number).rows(chosen - number * _STRETCH), self._are_innocent
        numbers, positions = np.divmod(chosen, _STRETCH)
        stretches = {number: self._stretch(number) for number in np.unique(numbers).tolist()}
        rows: list[memoryview] = [_NO_TEXT] * len(chosen)
        for number, stretch in stretches.items():
            here = np.flatnonzero(numbers == number)
            for at, row in zip(here.tolist(), stretch.rows(positions[here]), strict=True):
                rows[at] = row
        return rows, self._are_innocent

    def _stretch(self, number: int) -> _Stretch:
        if number not in self._stretches:
            self._stretches[number] = self._drawn(number * _STRETCH)
        return self._stretches[number]

    def _drawn(self, first: int) -> _Stretch:
        """The rows of a stretch, drawn pattern by pattern."""
        stretch = slice(first, min(first + _STRETCH, len(self._source)))
        pattern = np.zeros(stretch.stop - first, dtype=np.int64)
        is_alone = np.zeros(len(pattern), dtype=np.bool_)
        for column in self._columns:
            ways = column.ways(stretch)
            pattern = pattern * column.way_count + ways
            is_alone |= ways == ALONE
        pattern[is_alone] = ALONE
        order = np.argsort(pattern, kind="stable")
        bounds = np.flatnonzero(np.diff(pattern[order], prepend=-2, append=-2)).tolist()
        groups = (order[start:end] for start, end in pairwise(bounds))
        chunks = [self._alike(int(pattern[rows[0]]), rows + first) for rows in groups]
        for column in self._columns:
            self._look(column.said(stretch))
        return _Stretch(chunks, order)

    def _look(self, content: bytes) -> None:
        self._are_innocent = self._are_innocent and self._is_innocent(content)

    def _alike(self, pattern: int, rows: Positions) -> Text:
        """Rows of one pattern; those that have none are drawn one by one."""
        if pattern == ALONE:
            drawn = [with_links(str(self._draw((self._source[row],)))) for row in rows.tolist()]
            self._look("".join(drawn).encode())
            return pa.array(drawn, TEXT)
        if pattern not in self._pieces:
            self._pieces[pattern] = self._cut(int(rows[0]))
        between, numbers = self._pieces[pattern]
        if not numbers:
            return pa.repeat(between[0], len(rows))
        cells = (self._columns[number].html(rows) for number in numbers)
        pieces = [piece for pair in zip(between, cells, strict=False) for piece in pair]
        html = pc.binary_join_element_wise(*pieces, between[-1], pa.scalar("", TEXT))
        return _linked(html) if any(self._columns[number].may_link for number in numbers) else html

    def _cut(self, row: int) -> tuple[list[Any], list[int]]:
        """What stands between the cells of a row drawn with marks, and the columns of the cells."""
        cells = [column.marked(row, number) for number, column in enumerate(self._columns)]
        pieces = CELL.split(str(self._draw((tuple(cells),))))
        self._look("".join(pieces[::2]).encode())
        return [pa.scalar(piece, TEXT) for piece in pieces[::2]], list(map(int, pieces[1::2]))


class _Stretch:
    """Some thousand rows as HTML."""

    def __init__(self, chunks: Sequence[Text], order: Positions) -> None:
        """`order` says of which row each of the chunks' is, one chunk after the other."""
        starts, ends = [], []
        self._texts = []
        for html in chunks:
            _, bounds, text = html.buffers()
            numbers = np.frombuffer(bounds, np.int64)[html.offset : html.offset + len(html) + 1]
            self._texts.append(memoryview(text))
            starts.append(numbers[:-1])
            ends.append(numbers[1:])
        text = np.repeat(np.arange(len(chunks)), list(map(len, chunks)))
        self._bounds = np.empty((3, len(order)), dtype=np.int64)
        """Of each row the chunk, and where in its text it begins and ends."""
        self._bounds[:, order] = (text, np.concatenate(starts), np.concatenate(ends))

    def rows(self, positions: Positions) -> list[memoryview]:
        """Some of them, in UTF-8."""
        bounds = zip(*self._bounds[:, positions].tolist(), strict=True)
        texts = self._texts
        return [texts[text][start:end] for text, start, end in bounds]


def _unasked(_: bytes) -> bool:
    return False


def _linked(html: Text) -> Text:
    """Rows with the web addresses in them as links, as on every page."""
    rows = np.flatnonzero(matches(html, "://")).tolist()
    return replaced(html, {row: with_links(html[row].as_py()) for row in rows})
