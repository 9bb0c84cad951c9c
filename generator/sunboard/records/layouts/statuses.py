"""Columns that tell how something ended, beside others that tell what came of it: 是否完成, 完成情况."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from sunboard.records.headings import normalise_heading, without_notes
from sunboard.records.layouts.headings import Path
from sunboard.schema import Field, Kind

_STATUS = re.compile("^是否|状态$")
_RESULT = re.compile("情况$|结果$|进展")


def ranked(
    each: Field, found: Sequence[tuple[int, int]], paths: Sequence[Path], there: Container[str]
) -> list[int]:
    """The columns that may be a field, the likeliest first.

    One that is called a status goes before others, and before the very label (兑现情况) if no other column has
    the text that may stand in its place.
    """

    def unlikeness(candidate: tuple[int, int]) -> tuple[int | bool, ...]:
        rank, column = candidate
        is_status = _is_status(each, paths[column])
        is_before_label = is_status and each.otherwise not in there
        return rank >= 0, not is_before_label, rank > 0, not is_status, *candidate

    return [column for _, column in sorted(found, key=unlikeness)]


def _is_status(found: Field, path: Path) -> bool:
    """Whether a column for how something ended is called so that no text of it is expected: 是否完成."""
    return bool(found.otherwise) and _called(_STATUS, path)


def _called(how: re.Pattern[str], path: Path) -> bool:
    return how.search(without_notes(normalise_heading("".join(path[-1:])))) is not None


def results_beside(
    kind: Kind, paths: Sequence[Path], own: Mapping[str, int], second: Sequence[tuple[str, int]]
) -> list[tuple[str, int]]:
    """The columns beside a status, such as 完成情况, that tell what came of it where no other column does."""
    found: dict[str, int] = {}
    for name, column in second:
        term = kind.field_by_name[name]
        is_free = _is_status(term, paths[own[name]]) and term.otherwise not in own
        if is_free and _called(_RESULT, paths[column]):
            found.setdefault(name, column)
    return list(found.items())
