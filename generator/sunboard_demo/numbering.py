"""Ids: a prefix, the year, and a number that counts on within the year."""

from __future__ import annotations

from collections import Counter

from sunboard_demo.county import Row


class Numbering:
    """Gives out ids such as `fw-2026-00001`."""

    def __init__(self, prefix: str, width: int) -> None:
        self._prefix, self._width = prefix, width
        self._given: Counter[str] = Counter()

    def number(self, row: Row, date_field: str) -> str:
        """Put the next id of the row's year in front of the row's fields."""
        year = row[date_field][:4]
        self._given[year] += 1
        fields = dict(row)
        row.clear()
        row["id"] = f"{self._prefix}-{year}-{self._given[year]:0{self._width}}"
        row.update(fields)
        return row["id"]
