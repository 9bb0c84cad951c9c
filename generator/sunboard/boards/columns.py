"""Rows of large tables, held as columns: the value of a row is made for those alone who ask for one.

A county has hundreds of thousands of rows, and most pages only draw them (`outputs/html/tables.py`), for which
columns will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, TypeAlias, TypeVar, overload

import numpy as np
import numpy.typing as npt

from sunboard.checks.arrays import Text, texts_at
from sunboard.measures.columns import Positions

T = TypeVar("T")
R = TypeVar("R", bound=tuple[Any, ...])


class Picked(Sequence[T]):
    """A column of values of which many rows have the same."""

    def __init__(self, choices: Sequence[T], codes: npt.NDArray[np.integer]) -> None:
        """`codes` are the position of each row's value; -1 stands for the last one."""
        self.choices = choices
        self.codes = codes

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, row: int) -> T: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[T]: ...
    def __getitem__(self, row: int | slice) -> T | Sequence[T]:
        if isinstance(row, slice):
            return Picked(self.choices, self.codes[row])
        choice: T = self.choices[self.codes[row]]
        return choice

    def __iter__(self) -> Iterator[T]:
        choices = self.choices
        return iter([choices[code] for code in self.codes.tolist()])

    def changed(self, changes: Mapping[int, T]) -> Picked[T]:
        """The column with other values in some rows."""
        if not changes:
            return self
        count = len(self.choices)
        codes = self.codes % count
        codes[list(changes)] = np.arange(count, count + len(changes))
        return Picked([*self.choices, *changes.values()], codes)


Column: TypeAlias = Picked[Any] | Text
"""Values picked from few, or texts of which each row has its own, as an Arrow array."""


def same(value: T, count: int) -> Picked[T]:
    """The column in which all rows have one value."""
    return Picked([value], np.zeros(count, dtype=np.intp))


def each(values: Iterable[T]) -> Picked[T]:
    """The column in which each row has a value of its own."""
    choices = list(values)
    return Picked(choices, np.arange(len(choices)))


class Rows(Sequence[R]):
    """One row a record, in the table's order."""

    def __init__(self, kind: type[R], columns: Sequence[Column]) -> None:
        """`columns` are those of the kind's fields, as many and in order."""
        self.kind = kind
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns[0])

    @overload
    def __getitem__(self, row: int) -> R: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[R]: ...
    def __getitem__(self, row: int | slice) -> R | Sequence[R]:
        return self._values[row]

    def __iter__(self) -> Iterator[R]:
        return iter(self._values)

    def chosen(self, rows: Positions) -> Listing[R]:
        """The rows at some positions, in their order."""
        return Listing(self, rows)

    def column_of(self, name: str, rows: Positions) -> list[Any]:
        """What some rows have in one field of theirs: the rest of them is not made."""
        column = self.columns[self.kind._fields.index(name)]  # type: ignore[attr-defined]
        if isinstance(column, Picked):
            return [column.choices[code] for code in column.codes[rows].tolist()]
        return texts_at(column, rows)

    @cached_property
    def _values(self) -> list[R]:
        columns = (c if isinstance(c, Picked) else c.to_pylist() for c in self.columns)
        # `kind._make` says the same at three times the cost: it is Python code called once a row.
        return list(map(partial(tuple.__new__, self.kind), zip(*columns, strict=True)))


class Listing(Sequence[R]):
    """Some rows of a large table, in the order they are listed in."""

    def __init__(self, source: Rows[R], chosen: Positions) -> None:
        """`chosen` are positions in the table."""
        self.source = source
        self.chosen = chosen

    def __len__(self) -> int:
        return len(self.chosen)

    @overload
    def __getitem__(self, row: int) -> R: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[R]: ...
    def __getitem__(self, row: int | slice) -> R | Sequence[R]:
        if isinstance(row, slice):
            return Listing(self.source, self.chosen[row])
        return self.source[int(self.chosen[row])]

    def __iter__(self) -> Iterator[R]:
        return (self.source[row] for row in self.chosen.tolist())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
