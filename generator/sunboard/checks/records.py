"""Typed tables: what checking hands on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Links, Text
from sunboard.language import mark, say
from sunboard.schema import Field, Kind

if TYPE_CHECKING:
    import pandas as pd

Column: TypeAlias = Any
"""A NumPy or an Arrow array."""

NOT_TOLD = mark("（没有登记清楚，不显示）")
"""Stands where a record counts, but what it says can't be shown."""
NOT_PUBLIC = mark("（不公开）")
"""Stands where a record counts, but nobody may be told what it says."""
WITHHELD = mark("（涉及隐私，已隐去）")
"""Stands in the place of a text in which something private was found (R-25 to R-27)."""
STRUCK = mark("一名党员")
"""Stands in the place of a name; a private correction that says so takes back names, and nothing else."""

Promises = Mapping[str, Mapping[str, str]]
"""By id and field, what the ledger keeps of a promise instead of what it holds."""


def withheld_words(nth: int) -> str:
    """What a column holds for its n-th withheld text, from 0; whoever reads it, reads `WITHHELD`."""
    return f"{WITHHELD}{nth or ''}"


def is_withheld(text: str) -> bool:
    """Whether these are the words for a text that is withheld."""
    return text.startswith(WITHHELD)


@dataclass(frozen=True)
class Table:
    """The records of one kind that may be published: one row a record, in order of file, then line."""

    kind: Kind
    size: int
    columns: Mapping[str, Column]
    """By field: days as `datetime64[D]`, numbers as `float64`, TERM and REF as positions of what they stand
    for, TERMS as one bit a position (-1 for none), everything else, and a REF to several kinds, as an Arrow
    array of texts ("" for none). A REFS field has no column, only links."""
    choices: Mapping[str, Text]
    """What the positions of a TERM or REF column stand for: the vocabulary's keys, or the ids of the kind it
    refers to, in that table's order."""
    links: Mapping[str, Links] = field(default_factory=dict)
    has_lost: npt.NDArray[np.bool_] | None = None
    """Where a cell was not believed, so that the record isn't put down as it stands; None for nowhere."""
    withheld: frozenset[str] = frozenset()
    """The columns from which some text is withheld."""

    lost_cells: Mapping[str, npt.NDArray[np.bool_]] = field(default_factory=dict)
    """By field where its cell was not believed while the record stays; only fields that lost any."""

    _lists: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    _hidden: set[str] = field(default_factory=set, repr=False, compare=False)

    def __len__(self) -> int:
        return self.size

    @property
    def lost(self) -> npt.NDArray[np.bool_]:
        """For each row whether a cell was not believed, or one that it can't be told without is missing."""
        return np.zeros(self.size, np.bool_) if self.has_lost is None else self.has_lost

    def lost_in(self, name: str) -> npt.NDArray[np.bool_]:
        """For each row whether the cell of a field was not believed: something stood there, and is lost."""
        found = self.lost_cells.get(name)
        return np.zeros(self.size, np.bool_) if found is None else found

    def codes(self, name: str) -> npt.NDArray[np.intp]:
        """For each row the position of the record (or term) that field `name` refers to, -1 for none."""
        codes: npt.NDArray[np.intp] = self.columns[name]
        return codes

    def days(self, name: str) -> npt.NDArray[np.datetime64]:
        """A DATE column as `datetime64[D]`, NaT for none."""
        days: npt.NDArray[np.datetime64] = self.columns[name]
        return days

    def numbers(self, name: str) -> npt.NDArray[np.float64]:
        """A COUNT or NUMBER column, NaN for none."""
        numbers: npt.NDArray[np.float64] = self.columns[name]
        return numbers

    def is_empty(self, name: str) -> npt.NDArray[np.bool_]:
        """For each row whether nothing stands in a column of texts, days, numbers, references or terms."""
        column = self.columns[name]
        if not isinstance(column, np.ndarray):
            return np.array([not text for text in column.to_pylist()], dtype=np.bool_)
        kind = column.dtype.kind
        if kind == "f":
            return np.isnan(column)
        empty: npt.NDArray[np.bool_] = np.isnat(column) if kind == "M" else column < 0
        return empty

    def text_array(self, name: str) -> Text:
        """A column of texts as it was written, hidden ones too: to count and compare, never to be shown.

        Of those withheld it has `withheld_words`.
        """
        return self.columns[name]

    def texts(self, name: str) -> list[str]:
        """A TEXT, NAME, PHONE or ID column as it was written, "" for none.

        Where a record counts without a text that it can't be told without, that is said in its place.
        """
        # Made once: a page that read its own cell would pay for the whole column.
        if name not in self._lists:
            column: list[str] = self.columns[name].to_pylist()
            if name in self.withheld:
                column = [say(WITHHELD) if is_withheld(text) else text for text in column]
            if self.kind.field_by_name[name].counts_without and "" in column:
                column = [text or say(NOT_TOLD) for text in column]
            self._lists[name] = column
        return self._lists[name]

    def shown(self, name: str) -> Text:
        """What `texts` says, as an Arrow array."""
        column = self.columns[name]
        if name in self._hidden or name in self.withheld:
            return pa.array(self.texts(name), column.type)
        if self.kind.field_by_name[name].counts_without:
            return pc.if_else(pc.equal(column, ""), pa.scalar(say(NOT_TOLD), column.type), column)
        return column

    def hide(self, rows: npt.NDArray[np.bool_], fields: Iterable[Field]) -> None:
        """From here on let nobody read what these records say in fields of texts."""
        for name in (each.name for each in fields if rows.any()):
            texts = zip(self.texts(name), rows.tolist(), strict=True)
            self._hidden.add(name)
            self._lists[name] = [
                say(NOT_PUBLIC) if text and hidden else text for text, hidden in texts
            ]

    def saying(self, **texts: list[str]) -> Table:
        """The same records with nothing hidden, and with other texts in the columns that are named."""
        said = {name: pa.array(column, pa.large_string()) for name, column in texts.items()}
        return replace(self, columns={**self.columns, **said}, _lists={}, _hidden=set())

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table for pandas: TERM and REF categorical over `choices`, texts `str`, days `datetime64[s]`."""
        import pandas as pd  # noqa: PLC0415 - no build needs it

        def series(name: str) -> pd.Series[Any]:
            column = self.columns[name]
            if not isinstance(column, np.ndarray):
                return pd.Series(column.to_pylist(), dtype="str")
            if name in self.choices:
                choices = pd.Series(self.choices[name].to_pylist(), dtype="str")
                dtype = pd.CategoricalDtype(choices)
                return pd.Series(pd.Categorical.from_codes(column, dtype=dtype))
            is_day = column.dtype.kind == "M"
            return pd.Series(column.astype("datetime64[s]") if is_day else column)

        return pd.DataFrame({name: series(name) for name in self.columns})


@dataclass(frozen=True)
class FileCount:
    """What became of the rows: read = published + counted only + withheld + refused + no_records."""

    path: str
    kind: str
    read: int
    published: int
    counted_only: int
    """Rows that count in every figure, and stand in lists without what they say."""
    withheld: int
    """Rows that were read and can't be counted, or are nothing without one that can't."""
    refused: int
    """Rows that could not be read as records at all."""
    no_records: int = 0
    """Rows of totals, and what stands at the foot of a sheet."""
    sheet: str = ""
    """Of a workbook, the sheet whose rows these are."""

    @property
    def is_conserved(self) -> bool:
        """Whether all rows are accounted for."""
        kept = self.published + self.counted_only
        return self.read == kept + self.withheld + self.refused + self.no_records


@dataclass(frozen=True)
class Unclear:
    """The rows of one kind that can't be counted (看不清的), and whose they are as far as that is known."""

    count: int
    """All of them, with those that could not be read as records."""
    owners: Mapping[str, npt.NDArray[np.intp]]
    """By kind of place or unit, for each row that was read the position of the one it is of, -1 for unknown."""
    days: npt.NDArray[np.datetime64]
    """For each of the same rows the last day on which it says that something happened; NaT for unknown."""
    ids: tuple[str, ...] = ()
    """The ids that those of them have which have one in their file."""


@dataclass(frozen=True)
class Void:
    """The records of one kind that a correction declared void (作废): in no figure and no list."""

    ids: tuple[str, ...]
    by: tuple[str, ...]
    """For each the id of the correction."""
    began: npt.NDArray[np.datetime64]
    """For each the day on which it began, NaT for none."""
    owners: Mapping[str, npt.NDArray[np.intp]]
    """By kind of place or unit, for each the position of the one it is of, -1 for none."""


class Stands(NamedTuple):
    """How a record stands that was published, where the office's files say otherwise (R-9)."""

    day: date
    """The as-of day of the publication that last accepted anything of it."""
    fields: tuple[str, ...] = ()
    """The fields of which a change was not accepted; none for a record that no file has any more."""
    clashes: bool = False
    """Whether nothing of it was changed, and other records say now what it doesn't agree with."""

    @property
    def is_gone(self) -> bool:
        """Whether no file has it any more."""
        return not self.fields and not self.clashes


@dataclass(frozen=True)
class Records:
    """Everything that may be published, by kind; every kind of the schema is there, if empty."""

    tables: Mapping[str, Table]
    counts: tuple[FileCount, ...]
    unclear: Mapping[str, Unclear] = field(default_factory=dict)
    """By kind, what stands beside its figures because it can't be counted; what waits for its day isn't."""
    removed: frozenset[str] = frozenset()
    """Ids of what was taken down for privacy, by corrections that are at fault as well."""
    struck: frozenset[str] = frozenset()
    """Ids of what only the names were struck of."""
    standing: Mapping[str, Mapping[str, Stands]] = field(default_factory=dict)
    """By kind and id what stands as it was accepted although the files say otherwise (R-9)."""

    reworded: frozenset[str] = frozenset()
    """Ids of the corrections of wording that are shown in a record whose own cell still has other words."""

    void: Mapping[str, Void] = field(default_factory=dict)
    """By kind what was declared void, where anything was."""
    void_along: frozenset[str] = frozenset()
    """The kinds of which a record went along with what was declared void, being nothing without it."""

    def is_gone(self, kind: str) -> npt.NDArray[np.bool_]:
        """For each record of a kind whether no file has it any more."""
        gone = {each for each, stands in self.standing.get(kind, {}).items() if stands.is_gone}
        if not gone:
            return np.zeros(len(self.tables[kind]), dtype=np.bool_)
        ids = self.tables[kind].text_array("id").to_pylist()
        return np.array([each in gone for each in ids], dtype=np.bool_)

    def __getitem__(self, kind: str) -> Table:
        return self.tables[kind]
