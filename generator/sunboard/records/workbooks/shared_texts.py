"""Texts that cells of an `.xlsx` share: a long one named by many cells is written once, and read many times."""

from __future__ import annotations

import re

import numpy as np

from sunboard.records.workbooks.package import UnfitBookError

MOST_TEXT = 512 << 20
"""Bytes of text that the cells of a workbook come to: all bytes of records may be 192 MiB."""
_END = re.compile(rb"</(?:\w+:)?si>")
_SHARED = re.compile(rb"""\st\s*=\s*["']s["']""")
_NAMED = re.compile(rb"""\st\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v>(\d+)<""")


class SharedTexts:
    """How much text the cells of a workbook's sheets come to, counted before anybody makes it."""

    def __init__(self, part: bytes) -> None:
        self._sizes = np.array([len(text) for text in _END.split(part)], dtype=np.int64)
        self._left = MOST_TEXT

    def take(self, sheet: bytes) -> None:
        """Note that a sheet is read.

        Raises:
            UnfitBookError: Its texts, with those of the sheets before, are too much.
        """
        count = len(_SHARED.findall(sheet))
        size = count * int(self._sizes.max())
        if size > self._left:
            named = np.array([int(n) for n in _NAMED.findall(sheet)], dtype=np.int64)
            size = int(self._sizes[np.minimum(named, len(self._sizes) - 1)].sum())
        self._left -= size
        if self._left < 0:
            raise UnfitBookError("book-too-big", limit=MOST_TEXT >> 20)
