"""Files that go on with earlier ones: of a case that stands in both, the later one tells.

Systems such as 12345 give out what is new and what is open; what is done stands in an earlier month's file
alone. Which file is the later one, `data/mapping.yml` says: no name or row of a file tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sunboard.problems import Place, Problem
from sunboard.records.layouts.laid import LaidTable
from sunboard.records.layouts.own_ids import SHORTEST_NUMBER
from sunboard.records.layouts.words import folded

Placed = tuple[Place, LaidTable]


def without_earlier(
    tables: Sequence[Placed], continues: Mapping[str, Sequence[str]]
) -> tuple[list[LaidTable], list[Problem]]:
    """The tables without the rows whose case a later file tells, and where how many were left out.

    Args:
        tables: Each with the file and sheet it stands in.
        continues: By the path of a file those of the earlier ones.
    """
    left, problems = [table for _, table in tables], []
    for new, earlier in continues.items():
        places = [place for place, _ in tables]
        told = {
            (table.kind.name, number)
            for place, table in zip(places, left, strict=True)
            if place.file == new
            for number in filter(None, _numbers(table))
        }
        for at, place in enumerate(places):
            if told and place.file in earlier and place.file != new:
                kind, numbers = left[at].kind.name, enumerate(_numbers(left[at]))
                stays = [row for row, number in numbers if (kind, number) not in told]
                if gone := len(left[at]) - len(stays):
                    left[at] = left[at].only(stays)
                    params = {"count": gone, "file": new}
                    problems.append(Problem(place, "layout-continued", params))
    return left, problems


def _numbers(table: LaidTable) -> Iterator[str]:
    """The number of each row in another system, as compared; "" for none."""
    filed = next((field.name for field in table.kind.fields if field.filed), "")
    for text in table.columns.get(filed) or [""] * len(table):
        number = folded(text).casefold()
        is_number = len(number) >= SHORTEST_NUMBER and any(map(str.isdecimal, number))
        yield number if is_number else ""
