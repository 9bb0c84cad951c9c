"""Rows below the headings that are no records: totals, notes, whoever filled it in, forms left blank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from sunboard.language import mark
from sunboard.records import english_feet
from sunboard.records.footers import is_note, is_signed, is_total
from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.words import folded, is_serial
from sunboard.schema.units import UNITS


class Foot(StrEnum):
    """Why a row is no record; the value is how a note says which row."""

    TOTAL = mark("第{row}行（合计）")
    NOTE = mark("第{row}行（说明）")
    SIGNED = mark("第{row}行（落款）")
    SECTION = mark("第{row}行（小标题）")
    HEADINGS = mark("第{row}行（重复的表头）")
    SERIAL = mark("第{row}行（只有序号）")
    NOTHING = mark("第{row}行（要读的列都空着）")


_NUMERAL = "[一二三四五六七八九十]{1,3}"
_SECTION = re.compile(rf"(?:{_NUMERAL}[、.:：]|\({_NUMERAL}\)|第{_NUMERAL}[类部章]).*")
_TOTAL_WORDS = frozenset(
    (
        "合计",
        "总计",
        "小计",
        "总数",
        "共计",
        "Total",
        "TOTAL",
        "total",
        "Totals",
        "Subtotal",
        "Grand total",
    )
)
_ENDS_AS_TOTAL = re.compile(r".{0,12}(?:合计|总计|小计)[:：]?")
_MAY_BE_NAME = re.compile(
    r"(?!.*(?:以上|以下|截至|数据|情况|说明|填报|统计))[^,.;:、。\d]{2,16}\d{0,3}期?"
)
"""What may be called so, where a place or a unit is a name and no more; a sentence below the table isn't."""
_FEWEST_COLUMNS = 3
"""Columns from which on a row with one text alone is no record."""


def is_foot_text(text: str) -> bool:
    """Whether a folded text stands below a table: a total or a note."""
    return is_total(text) or is_note(text)


def foot_of(
    row: Sequence[str], columns: Columns, serials: Sequence[int], *, is_covered: bool
) -> Foot | None:
    """Why a row that holds something is no record; None for one that is.

    Args:
        row: Its cells.
        columns: What they are.
        serials: The columns in which rows may be counted.
        is_covered: Whether a merged cell that begins above reaches into it.
    """
    is_plain = next(filter(None, row)).isdigit() and _TOTAL_WORDS.isdisjoint(row)
    is_plain = is_plain and row.count("") < len(row) - 1
    if is_plain and any(map(row.__getitem__, columns.read)):
        return None
    filled = [column for column, cell in enumerate(row) if cell]
    if is_plain:
        return _empty(row, filled, columns, serials)
    texts = [folded(row[column]) for column in filled]
    if any(map(is_total, texts)) or _begins_totals(row[filled[0]], texts[0]):
        return Foot.TOTAL
    if is_note(texts[0]):
        return Foot.NOTE
    if is_signed(texts[0]) or (len(filled) < _FEWEST_COLUMNS and any(map(is_signed, texts))):
        return Foot.SIGNED
    foot = _empty(row, filled, columns, serials)
    return foot or (None if is_covered else _alone(filled, texts[0], columns))


def _begins_totals(written: str, text: str) -> bool:
    """Whether the first cell of a row, as it is written and folded, says whose totals stand there."""
    return (
        _ENDS_AS_TOTAL.fullmatch(text) is not None
        or english_feet.begins_total(text)
        or english_feet.ends_as_total(written)
    )


def _empty(
    row: Sequence[str], filled: Sequence[int], columns: Columns, serials: Sequence[int]
) -> Foot | None:
    """What a row is that holds nothing in any column that is read."""
    if not columns.read.isdisjoint(filled):
        return None
    is_form = all(column in serials and is_serial(row[column]) for column in filled)
    return (
        Foot.SERIAL if is_form else _alone(filled, folded(row[filled[0]]), columns) or Foot.NOTHING
    )


def _alone(filled: Sequence[int], text: str, columns: Columns) -> Foot | None:
    """What a row is that holds one text alone, at the left of a table of several columns."""
    is_wide = len(columns.read) >= _FEWEST_COLUMNS
    if len(filled) > 1 or not is_wide or filled[0] > min(columns.read):
        return None
    if _names_a_record(columns, filled[0]) and _MAY_BE_NAME.fullmatch(text):
        return None
    return Foot.SECTION if _SECTION.fullmatch(text) else Foot.NOTE


def _names_a_record(columns: Columns, column: int) -> bool:
    """Whether a column says what a record is called, or which unit's it is: its place may stand above."""
    fields = columns.kind.field_by_name
    names = (name for name, at in columns.own.items() if at == column)
    return any(name == "name" or fields[name].refers_to == (UNITS.name,) for name in names)
