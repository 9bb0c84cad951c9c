"""Months and quarters: left-closed, right-open, in the programme's time zone (rule R-21)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sunboard.calendar import DAY
from sunboard.language.dates import said_brief_month, said_month, said_quarter
from sunboard.measures.columns import Days
from sunboard.measures.spans import Spans

MonthCodes = npt.NDArray[np.int32]
"""Position of a month in a `Months`, -1 for none or outside it."""


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month."""

    year: int
    month: int

    @property
    def key(self) -> str:
        """As in addresses: 2026-09."""
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def label(self) -> str:
        """As readers see it: 2026年9月."""
        return said_month(self.year, self.month)

    @property
    def quarter_label(self) -> str:
        """The quarter it lies in, as readers see it: 2026年第三季度."""
        return said_quarter(self.year, (self.month + 2) // 3)

    @property
    def quarter(self) -> str:
        """The quarter it lies in, as in addresses: 2026-q3."""
        return f"{self.year:04d}-q{(self.month + 2) // 3}"


@dataclass(frozen=True)
class Months:
    """The consecutive months the records cover, up to the as-of date's."""

    first: int
    """Months since January 1970 of the first one."""
    count: int

    @classmethod
    def covering(cls, columns: Iterable[Days], as_of: date) -> Months:
        """From the earliest day in any of the columns to the as-of date's month."""
        last = (as_of.year - 1970) * 12 + as_of.month - 1
        known = (column[~np.isnat(column)] for column in columns)
        earliest = (
            int(days.min().astype("datetime64[M]").astype(int)) for days in known if len(days)
        )
        first = min([*earliest, last])
        return cls(first, last - first + 1)

    def codes(self, column: Days) -> MonthCodes:
        """Each day's month as a position in this range."""
        months = column.astype("datetime64[M]").astype(np.int64) - self.first
        outside = np.isnat(column) | (months < 0) | (months >= self.count)
        return np.where(outside, -1, months).astype(np.int32)

    @property
    def spans(self) -> Spans:
        """Each month's first and last day."""
        number = np.arange(self.first, self.first + self.count + 1)
        starts: Days = number.astype("datetime64[M]").astype("datetime64[D]")
        return Spans(starts[:-1], starts[1:] - DAY)

    @cached_property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Each month's name, short and in full."""
        return tuple((said_brief_month(month.month), month.label) for month in self._all)

    def __getitem__(self, position: int) -> Month:
        return self._all[position]

    @cached_property
    def _all(self) -> tuple[Month, ...]:
        numbers = range(self.first, self.first + self.count)
        return tuple(Month(1970 + number // 12, number % 12 + 1) for number in numbers)
