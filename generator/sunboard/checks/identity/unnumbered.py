"""Records that have no id of their own, as whoever writes one down wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sunboard.checks.arrays import Rows, Text
from sunboard.checks.identity.hashing import fingerprints_of
from sunboard.problems import Place
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
    told: tuple[Text, ...] = ()
    """What their fingerprints are made of."""
    asked: frozenset[int] = frozenset()
    """Those among the rows that may have had an id before; nobody numbers them before it is said."""

    changed: frozenset[int] = frozenset()
    """Those among these that may be another row, changed: asked about until it is said, however often."""

    @property
    def id_by_row(self) -> dict[int, str]:
        """What is to be written down, by position in the table."""
        rows = zip(self.rows.tolist(), self.ids, strict=True)
        return {row: new for row, new in rows if row not in self.asked}

    @property
    def fingerprint_by_row(self) -> dict[int, str]:
        """By what each is known again, by position in the table; "" for people."""
        prints = fingerprints_of(self.source.kind, self.told) or [""] * len(self.rows)
        return dict(zip(self.rows.tolist(), prints, strict=True))

    def count_by_place(self) -> Iterator[tuple[Place, int]]:
        """How many stand in each file, or on each sheet, of those that nobody is asked about."""
        rows = [row for row in self.rows.tolist() if row not in self.asked]
        codes, counts = np.unique(self.source.file_codes[rows], return_counts=True)
        for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
            file = self.source.files[code]
            yield Place(file.path, sheet=file.sheet), count
