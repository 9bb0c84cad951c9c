"""Records that have no id of their own, as whoever writes one down wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from sunboard.checks.arrays import Rows
from sunboard.problems import Place, Problem
from sunboard.records.text_tables import TextTable


@dataclass(frozen=True)
class Unnumbered:
    """Records of one kind that have no id of their own."""

    source: TextTable
    """Where all records of the kind stand; without their texts."""
    rows: Rows
    """Positions in that table."""
    ids: tuple[str, ...]
    """What each would get now."""

    def __iter__(self) -> Iterator[tuple[Place, str]]:
        """Where each stands, and its id."""
        return zip(map(self.source.place, self.rows.tolist()), self.ids, strict=True)

    def problems(self, *, are_withheld: bool) -> Iterator[Problem]:
        """One a file."""
        _, firsts, counts = np.unique(
            self.source.file_codes[self.rows], return_index=True, return_counts=True
        )
        for first, count in zip(firsts.tolist(), counts.tolist(), strict=True):
            place = replace(self.source.place(int(self.rows[first])), row=None)
            code = "unnumbered-withheld" if are_withheld else "unnumbered"
            yield Problem(place, code, {"count": count})
