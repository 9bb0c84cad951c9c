"""完成时间 that says by when, and not on which day: by its cells, or beside another day of completion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sunboard.records.headings import normalise_heading
from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.english_days import in_figures
from sunboard.records.layouts.headings import Path, table_of
from sunboard.records.layouts.words import folded
from sunboard.schema import Field, FieldType, Kind

_EITHER = "完成时间"
"""Whoever heads a column so means either; a kind that has it reads it as the day of completion."""
_BY = re.compile(
    r".{1,14}(?:前|底|末|[年月季]内|季度|半年|全年|旬)"
    r"|(?:长期|常年|持续|常态化|立即|即[办改知时行]).{0,6}|立行立改|永久|不限|马上办|ongoing"
    r"|\d{1,3}(?:天|个?(?:工作日|月|周|星期))[之以]?内?|20\d\d年?度?|(?:20\d\d[-./年])?\d{1,2}月份?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d:[0-5]\d")
_ACTUAL = re.compile("实际|办结|兑现|已")
_SAYS_WHEN = re.compile("时间|时限|期限")


def with_deadline(
    columns: Columns, paths: Sequence[Path], rows: Sequence[Sequence[str]]
) -> Columns:
    """The columns, with one that is read as the day of completion, and says by when, as the due date.

    Where another column is the due date, none is looked for.

    Args:
        columns: What the headings mean.
        paths: The headings, () where an office says what one means.
        rows: The cells below them.
    """
    pair = _pair(columns.kind)
    if pair is None or pair[1].name in columns.own:
        return columns
    done, due = pair
    every = [at for name, at in (*columns.own.items(), *columns.second) if name == done.name]
    found = next(_deadlines(every, paths, rows), None)
    if found is None:
        return columns
    rest = [(done.name, at) for at in every if at != found]
    own = {name: at for name, at in columns.own.items() if name != done.name}
    own = {**own, **dict(rest[:1]), due.name: found}
    second = tuple(each for each in columns.second if each[0] != done.name or each in rest[1:])
    return replace(columns, own=own, second=second, deadline=(due.name, done.name, found))


def _pair(kind: Kind) -> tuple[Field, Field] | None:
    """The day of completion and the due date of a kind that has one of each."""
    done = table_of(kind).field(_EITHER)
    due = [each for each in kind.fields_of(FieldType.DATE) if each.until]
    return (done, due[0]) if done is not None and len(due) == 1 and done not in due else None


def _deadlines(
    every: Sequence[int], paths: Sequence[Path], rows: Sequence[Sequence[str]]
) -> Iterator[int]:
    """Of columns that mean the day of completion those that say by when, the surest first."""
    free = [at for at in every if paths[at]]
    by_cells = [at for at in free if _says_by_when([row[at] for row in rows if row[at]])]
    if len(by_cells) == 1:
        yield from by_cells
    expected = [at for at in free if not _ACTUAL.search(_heading(paths[at]))]
    if len(expected) > 1:
        expected = [at for at in expected if _SAYS_WHEN.search(_heading(paths[at]))]
    if len(expected) == 1 and not by_cells:
        (one,) = expected
        yield from (one for at in every if at != one and _is_open_beside(rows, one, at))


def _heading(path: Path) -> str:
    return normalise_heading("".join(path[-1:]))


def _says_by_when(cells: Sequence[str]) -> bool:
    said = sum(_BY.fullmatch(folded(in_figures(text))) is not None for text in cells)
    return 2 * said > len(cells)


def _is_open_beside(rows: Sequence[Sequence[str]], one: int, other: int) -> bool:
    """Whether one column is filled in where the other isn't yet; a time of day is of what has happened."""
    filled = [row for row in rows if row[one]]
    is_clocked = any(_CLOCK.search(row[one]) for row in filled)
    return not is_clocked and any(not row[other] for row in filled)
