"""Which ids are to be written where, and that a file can't take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sunboard.checks.parsing.ids import NEW
from sunboard.checks.parsing.nothings import says_nothing
from sunboard.checks.parsing.oddities import tidied


@dataclass(frozen=True)
class IdColumn:
    """The ids of one table: a column of it that is there, or one to add."""

    heading: str
    """What a column that is added is called: 编号, or `id` among headings in English."""
    head_row: int
    """The last row of the table's headings, as shown in the margin; of a CSV the line where it starts."""
    ids: Mapping[int, str]
    """Row (of a CSV the line where it starts) → the id that is to stand there; those without one alone."""
    at: int | None = None
    """The position of the column from 1, as shown in the margin; None where there is none yet."""
    after: int = 0
    """Of a column to add: the last one that is known to be the table's; 0 for the last that has a heading."""


class Written(NamedTuple):
    """A file with its ids."""

    content: bytes
    at: int
    """The position of their column from 1; 0 where there are no columns."""
    is_outside: bool = False
    """Whether a column was added beside what the program calls a table, whose sorting leaves it behind."""


def holds_no_id(text: str) -> bool:
    """Whether nothing stands in a cell of ids, or a word for nothing (无, 暂无, /), or 新."""
    if text[-1:].isdigit():
        return False  # as nearly all ids end, and no word for nothing
    written = text.strip()
    said = says_nothing(tidied(written)) if written else None
    return written in ("", NEW) or (said is not None and said.code == "R-24-nothing")


class UnfitError(Exception):
    """A file that its ids can't be written into; the message says why, in a few words."""
