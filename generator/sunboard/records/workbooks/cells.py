"""The only door to calamine: the sheets of a workbook of any form, and their values as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sunboard.records.sheets import Merged
from sunboard.records.workbooks.package import UnfitBookError

_LONG = 10**15
"""From here on office programs, which keep fifteen figures, show a number as 5.1E+17."""
_MINUTE, _HOUR = 60, 3600


@dataclass(frozen=True)
class Values:
    """What calamine tells of a sheet, its rows from the first filled one."""

    rows: list[list[Any]]
    first_row: int
    first_column: int
    merged: tuple[Merged, ...]


class OpenBook:
    """A workbook as calamine reads it.

    Raises:
        UnfitBookError: It reads none of it.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._book = CalamineWorkbook.from_filelike(BytesIO(data))
        except PasswordError:
            raise UnfitBookError("book-password") from None
        except BaseException as error:
            raise _broken(error) from None

    def sheets(self) -> Iterator[tuple[str, bool]]:
        """The names of its sheets with cells, and whether each is shown."""
        for sheet in self._book.sheets_metadata:
            if sheet.typ is SheetTypeEnum.WorkSheet:
                yield sheet.name, sheet.visible is SheetVisibleEnum.Visible

    def values(self, name: str) -> Values | None:
        """A sheet's values; None for a blank one.

        Raises:
            UnfitBookError: It can't be read.
        """
        try:
            sheet = self._book.get_sheet_by_name(name)
            return _values(sheet) if sheet.start else None
        except BaseException as error:
            raise _broken(error) from None


def _values(sheet: CalamineSheet) -> Values:
    first_row, first_column = sheet.start or (0, 0)
    merged = tuple(
        Merged(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Values(sheet.to_python(), first_row + 1, first_column + 1, merged)


def _broken(error: BaseException) -> BaseException:
    """What to raise for what calamine raised: where its Rust panics, that is no `Exception`."""
    is_ours = isinstance(error, KeyboardInterrupt | SystemExit | MemoryError | UnfitBookError)
    return error if is_ours else UnfitBookError("book-broken")


def text_of(value: object) -> str:
    """A value as its cell reads: days as ISO dates, whole numbers without a point."""
    write = _WRITERS.get(type(value))
    return write(value) if write else ""


def _day_and_time(value: datetime) -> str:
    at = value.time()
    return value.date().isoformat() + (f" {at:%H:%M}" if at != time() else "")


def _hours(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    return f"{seconds // _HOUR}:{seconds % _HOUR // _MINUTE:02d}"


def number_text(value: float) -> str:
    """A number as office programs show it, to fifteen figures: 1200, 0.1, never 1200.0 nor 1E-05."""
    if abs(value) >= _LONG:
        return f"{value:.14E}"
    if value == int(value):
        return str(int(value))
    text = f"{value:.15g}"
    return f"{value:.15f}".rstrip("0") if "e" in text else text


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    str: str,
    bool: lambda value: "是" if value else "否",
    int: number_text,
    float: number_text,
    datetime: _day_and_time,
    date: date.isoformat,
    time: lambda value: f"{value:%H:%M}",
    timedelta: _hours,
}
