"""Which rows of a month fit on four pages of A3, the most urgent first.

It reckons with the lines that each takes there, and errs on the side of room: a page more costs a noticeboard
more than a row less, which is counted and stands on the web.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from sunboard.boards.printed import SheetCell, SheetRecord

MOST = 80
"""No more rows than these fit, of whatever lines."""
_FIRST_PAGE, _PAGE, _PAGES = 6, 25, 4
"""Lines of body text below the figures, on a page below its repeated head, and how many pages there are."""
_SECOND_TABLE = 6
"""What the heading, the note and the head of a second table take of them."""
_BEFORE_TASKS = 6
"""Commitments that are listed however many tasks are overdue: it is their board."""
_LARGE, _SMALL, _CHINESE, _LATIN = 10, 7, 10, 6
"""How large body text and small text are, in tenths; how wide a character and a Latin letter are, in tenths."""

Row = tuple[int, bool]
"""The lines of a row, and whether it may be split over pages."""


def lines_of(row: SheetRecord, columns: Sequence[int]) -> Row:
    """The lines of its highest cell; `columns` are the characters that a line of each column holds."""
    cells = zip(row.cells, columns, strict=True)
    return max(_cell(cell, holds * _LARGE * _CHINESE) for cell, holds in cells), row.long


def listed_rows(commitments: Sequence[Row], tasks: Sequence[Row]) -> tuple[int, int]:
    """How many commitments, and how many overdue tasks below them, four pages hold.

    Args:
        commitments: In their order, the urgent ones at its head.
        tasks: In their order, each overdue.

    Returns:
        Of each the most urgent: first some commitments in any case, then one of each in turns, so that what was
        kept is on the wall beside what is late. One of each is listed, whatever room it takes.
    """
    order = list(_in_turns(len(commitments), len(tasks)))
    low, high = 0, len(order)
    while low < high:
        middle = (low + high + 1) // 2
        shown = sum(order[:middle])
        if _are_room_for(commitments[:shown], tasks[: middle - shown]):
            low = middle
        else:
            high = middle - 1
    shown = sum(order[:low])
    return max(shown, min(1, len(commitments))), max(low - shown, min(1, len(tasks)))


def _in_turns(commitments: int, tasks: int) -> Iterator[bool]:
    """Whose row comes next: True for a commitment's."""
    first = min(commitments, _BEFORE_TASKS)
    turns = zip_longest([True] * (commitments - first), [False] * tasks)
    between = (whose for turn in turns for whose in turn if whose is not None)
    return chain([True] * first, between)


def _are_room_for(commitments: Sequence[Row], tasks: Sequence[Row]) -> bool:
    """Whether the pages hold these rows, and the head of the second table with its first."""
    page, left = 1, _FIRST_PAGE
    for number, (lines, is_split) in enumerate(chain(commitments, tasks)):
        head = _SECOND_TABLE if number == len(commitments) and commitments else 0
        needed = lines + head
        if is_split:
            left -= needed
            page, left = page - min(left // _PAGE, 0), left % _PAGE if left < 0 else left
        elif needed > left:
            page, left = page + 1, _PAGE - needed
        else:
            left -= needed
    return page <= _PAGES


def _cell(cell: SheetCell, wide: int) -> int:
    """The lines of one cell: its mark, its text, and what is smaller after and below it."""
    *whole, last = cell.numbered.split("\n")
    lines = _lines(last, wide, cell.tiny) + sum(_lines(line, wide) for line in whole)
    if cell.status:
        lines += _lines(f"{cell.status.word}　　{cell.timing}", wide)
    return lines + (_lines(cell.small, wide) if cell.small else 0)


def _lines(text: str, wide: int, small: str = "") -> int:
    """The lines that a text takes, and what is said small after it; 0 for none."""
    if (len(text) + len(small)) * _LARGE * _CHINESE <= wide:
        return 1 if text or small else 0
    return -(-(_LARGE * _wide(text) + _SMALL * _wide(small)) // wide)


def _wide(text: str) -> int:
    return _CHINESE * len(text) - (_CHINESE - _LATIN) * sum(map(str.isascii, text))
