"""Numbers that an office gave its rows, in the form of ids: LX8001 is lx8001."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from sunboard.records.layouts.columns import Columns

_BETWEEN = re.compile(r"[\s_.—–-]+")
_MAY_BE_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*")
SHORTEST_NUMBER = 8
"""Characters of a number that another system gave; shorter ones count rows."""
_WIDE = str.maketrans({"－": "-", "＿": "_", "．": "."})


def may_be_id(text: str) -> bool:
    """Whether a cell could be an id, but for its case and what stands between its parts."""
    return _MAY_BE_ID.fullmatch(text) is not None


def as_id(text: str) -> str:
    """An office's number as an id, where nothing but its looks keeps it from being one; else as it is."""
    plain = unicodedata.normalize("NFKC", text.translate(_WIDE)).strip()
    return _BETWEEN.sub("-", plain.lower()) if may_be_id(plain) else text


def with_ids(columns: Columns, rows: Sequence[Sequence[str]]) -> Columns:
    """The columns, of those of ids the first in which anything is an id: 编号 is what some offices call 序号.

    Such a one stays where it is when the rows are numbered, and another 编号 comes beside it. One with the
    numbers of another system is read as those.

    Args:
        columns: What the headings mean.
        rows: The cells below them.
    """
    called = [at for name, at in (*columns.own.items(), *columns.second) if name == "id"]
    ids = [at for at in called if any(may_be_id(row[at]) for row in rows)]
    if called[:1] == ids[:1]:
        return columns
    own = {name: at for name, at in columns.own.items() if name != "id"}
    second = [pair for pair in columns.second if pair[0] != "id"]
    unread = [at for at in called if at not in ids[:1] and any(row[at] for row in rows)]
    filed = next((field.name for field in columns.kind.fields if field.filed), "")
    if filed and filed not in own and (numbers := [at for at in unread if _is_filed(rows, at)]):
        own[filed] = numbers[0]
        unread.remove(numbers[0])
    return replace(
        columns,
        own={**own, "id": ids[0]} if ids else own,
        second=tuple(second),
        unread=(*columns.unread, *unread),
    )


def _is_filed(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a column has the numbers of another system, which hold a day and more, and count no rows."""
    filled = [row[at] for row in rows if row[at]]
    return 2 * sum(len(text) >= SHORTEST_NUMBER for text in filled) > len(filled)
