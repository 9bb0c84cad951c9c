"""Tables of text with places: what the readers hand on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from sunboard.problems import OurWord, Place
from sunboard.records.folders import holder_of
from sunboard.schema import Kind

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Given:
    """Cells of a field whose text stands elsewhere: what is wrong with it is to be mended there."""

    field: str
    place: Place
    """Where it stands."""
    lines: npt.NDArray[np.int32]
    """The rows that have it, in order."""

    def has(self, line: int) -> bool:
        """Whether a row has it."""
        at = int(np.searchsorted(self.lines, line))
        return bool(at < len(self.lines) and self.lines[at] == line)


def given_at(field: str, place: Place, lines: Iterable[int]) -> Given:
    """Cells of a field, in some rows, whose text stands at a place."""
    return Given(field, place, np.array(sorted(lines), dtype=np.int32))


@dataclass(frozen=True)
class SourceFile:
    """One file that was read, or one sheet of a workbook."""

    path: str
    """Below the project folder, with `/`."""
    headings: Mapping[str, str]
    """Field name → the heading or key as written in this file; only fields the file has."""
    row_count: int
    """Rows or mappings read from it, blank lines and comments not counted."""
    foot_count: int = 0
    """Rows that are no records: totals, and what stands at a sheet's foot; not among those read."""
    refused_count: int = 0
    """Rows refused at reading, each with a problem; of a file that breaks off, its remaining lines."""
    sheet: str = ""
    """The sheet's name as shown; "" for a file without sheets."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Field name → its column as the margin shows it ("E"); empty where no margin shows any."""
    header_line: int | None = None
    """Of a sheet of any layout the last row of the table's headings; None for a file that starts with
    them, and for records that are told along with others."""
    given: tuple[Given, ...] = ()
    """Cells whose text doesn't stand in them."""
    said: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Field name → the rows whose day stands within a longer text of theirs, as the office has confirmed."""

    last_days: frozenset[str] = frozenset()
    """The fields of days in whose columns a month means its last day, as the office says."""

    def given_place(self, field: str, line: int) -> Place | None:
        """Where the text of a cell stands; None where it stands in its cell."""
        return next((e.place for e in self.given if e.field == field and e.has(line)), None)


@dataclass(frozen=True)
class TextTable:
    """All records of one kind as text: one row a record, in order of file, then line."""

    kind: Kind
    texts: Mapping[str, Any]
    """Every field's column, by name: an Arrow array of `large_string` without nulls, "" for none."""
    files: tuple[SourceFile, ...]
    file_codes: npt.NDArray[np.int32]
    """For each row the position of its file in `files`."""
    lines: npt.NDArray[np.int32]
    """For each row the line of its file at which it starts, from 1."""
    told_by: Mapping[str, npt.NDArray[np.int32]] = field(default_factory=dict)
    """By kind, for each row the position of that kind's row which tells of it; -1 where none does."""

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def is_told(self) -> npt.NDArray[np.bool_]:
        """Rows that stand in no file of their own kind, as a row of another kind tells of them."""
        is_told = np.zeros(len(self), dtype=np.bool_)
        for positions in self.told_by.values():
            is_told |= positions >= 0
        return is_told

    def is_said(self, field: str) -> npt.NDArray[np.bool_]:
        """Rows whose day stands within a longer text of theirs."""
        mask = np.zeros(len(self), dtype=np.bool_)
        for code, file in enumerate(self.files):
            if file.said.get(field):
                mask |= (self.file_codes == code) & np.isin(self.lines, file.said[field])
        return mask

    def means_last_day(self, field: str) -> npt.NDArray[np.bool_]:
        """Rows in which a month means its last day, though of such days it would be none."""
        by_file = np.array(
            [*(field in file.last_days for file in self.files), False], dtype=np.bool_
        )
        mask: npt.NDArray[np.bool_] = by_file[self.file_codes]
        return mask

    @cached_property
    def is_received(self) -> bool:
        """Whether others than the office handed any of them in."""
        return any(holder_of(file.path) for file in self.files)

    @cached_property
    def holders(self) -> npt.NDArray[np.object_]:
        """For each row the folder of whoever handed it in; "" for the office's own."""
        by_file = np.array([*(holder_of(file.path) for file in self.files), ""], dtype=np.object_)
        return by_file[self.file_codes]

    @cached_property
    def cells(self) -> pd.DataFrame:
        """The columns as a frame of `str`, for whoever works with pandas."""
        import pandas as pd  # noqa: PLC0415 - no build needs it

        columns = {name: column.to_pylist() for name, column in self.texts.items()}
        return pd.DataFrame({n: pd.Series(texts, dtype="str") for n, texts in columns.items()})

    def place(self, row: int, field: str | None = None) -> Place:
        """Where a row (by position), or what one of its cells says, stands."""
        source: SourceFile = self.files[self.file_codes[row]]
        line = int(self.lines[row])
        if field is None:
            return Place(source.path, line, sheet=source.sheet)
        given = source.given_place(field, line) if source.given else None
        if given is not None:
            return given
        # Where there is no such column, it is ours to call it something.
        column = source.headings.get(field) or OurWord(self.kind.field_by_name[field].label)
        return Place(source.path, line, column, source.sheet, source.letters.get(field, ""))
