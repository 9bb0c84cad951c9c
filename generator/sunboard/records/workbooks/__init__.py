"""Workbooks to sheets of text: what office programs keep, read as the office sees it.

`book.read_book` is the way in. `cells.py` is the only door to calamine, which reads the values of every form of
workbook; what it doesn't tell of an `.xlsx` (`sheet_xml.py`: hidden rows and columns, errors, formulas that
nobody has computed, how numbers are shown) comes from the parts of the file itself, none of which is opened
beyond its limit (`package.py`). Nothing is left out in silence.
"""

from __future__ import annotations

from sunboard.records.workbooks.book import Book, is_book, read_book

__all__ = ["Book", "is_book", "read_book"]
