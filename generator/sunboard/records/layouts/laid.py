"""What a sheet is once its layout is understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sunboard.problems import Problem
from sunboard.records.text_tables import Given
from sunboard.schema import Kind


@dataclass(frozen=True)
class Unread:
    """A column of a table that is read as nothing, though nobody said so."""

    heading: str
    """As a note may say it."""
    letter: str
    texts: Counter[str]
    """What stands in it that may be a name, and how often."""


@dataclass(frozen=True)
class LaidTable:
    """The records of one kind that stand in a sheet, each with the row of the sheet it stands in."""

    kind: Kind
    headings: Mapping[str, str]
    """Field name → heading as written; of headings in two rows, both. Fixed values have none."""
    letters: Mapping[str, str]
    """Field name → what a spreadsheet writes above its column."""
    columns: Mapping[str, list[str]]
    """Field name → its texts, one a record, "" for none."""
    lines: list[int]
    """For each record its row as shown in the margin; a derived one has the first that tells of it."""
    header_line: int
    """The last row of its headings."""
    given: tuple[Given, ...] = ()
    """Cells whose text stands elsewhere: in the mapping, or above the headings."""
    said: Mapping[str, list[int]] = field(default_factory=dict)
    """Field name → the rows whose day stands within a longer text of theirs."""
    last_days: frozenset[str] = frozenset()
    """The fields of days in whose columns a month means its last day, as the office says."""
    unread: tuple[Unread, ...] = ()
    """Columns of the sheet's own records that are read as nothing."""
    is_derived: bool = False
    """Whether they are told along with the sheet's own records: the estates of a list of pairings."""
    lacks_place: bool = False
    """Whether derived ones lie in a place of which nothing is said, or are that place: a last resort."""

    def __len__(self) -> int:
        return len(self.lines)

    def only(self, positions: Sequence[int]) -> LaidTable:
        """Some of its records."""
        if len(positions) == len(self):
            return self
        columns = {name: [texts[at] for at in positions] for name, texts in self.columns.items()}
        return replace(self, columns=columns, lines=[self.lines[at] for at in positions])


@dataclass(frozen=True)
class Laid:
    """A sheet's tables, its own before those derived from it."""

    tables: tuple[LaidTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What can't be known, and notes of all that was taken for granted."""
    unfounded: tuple[Problem, ...] = ()
    """What is no fault of the mapping, whichever other table lacks the heading."""
    feet: frozenset[int] = frozenset()
    """Rows below headings, as shown in the margin, that are no records."""
    left_out: int = 0
    """Filled rows below headings that are no records: totals, notes, repeated headings."""
    unread: int = field(default=0)
    """Filled rows that could not be read, as the kind of a table is not known."""
