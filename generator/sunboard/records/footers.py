"""Rows that are no records: totals, and what stands at the foot of a sheet (填表人, 审核, notes).

A record has an id. Where something else stands in its place, and the row reads like a foot, nobody is asked to
delete it: the row is counted apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.problems import Problem
from sunboard.records import english_feet
from sunboard.records.text_tables import TextTable
from sunboard.schema import Kind

_TOTAL = re.compile(r"(?:本页|本表|全部|累计)?(?:合计|总计|小计|总数|共计)[:：]?")
_TOTAL_WITH_TEXT = re.compile(rf"(?:{_TOTAL.pattern}).*", re.DOTALL)
_SIGNED = re.compile(
    r"(?:填表|制表|填报|报送|审核|复核|审批|批准|经办|统计|录入|校对|(?:单位|部门)?(?:负责|联系|分管))"
    r"(?:人|单位|部门|日期|时间|领导|电话)?(?:签字|签名|签章|盖章|公章)?(?:\([^()]*\))?(?::.*)?"
    r"|(?:联系电话|日期|单位\(?(?:盖章|公章)\)?|主要领导(?:签字)?)(?::.*)?",
    re.DOTALL,
)
_NOTE = re.compile(r"(?:备?注|说明|填表说明)\d*[:：.、].*", re.DOTALL)
_IS_ID = r"^\s*[A-Za-z0-9][A-Za-z0-9_-]*\s*$"
"""RE2: what may be an id, if one at fault; such a row is a record."""
_IS_WORD = rf"(?i)^\s*(?:{english_feet.TOTAL})\s*$"
"""RE2: what may be an id as well, but heads a row of totals where nothing that is required stands beside it."""


def is_total(text: str) -> bool:
    """Whether a cell, without spaces and of one width, says that its row is one of totals."""
    return _TOTAL.fullmatch(text) is not None or english_feet.is_total(text)


def is_note(text: str) -> bool:
    """Whether a cell, without spaces and of one width, is a note below a table."""
    return _NOTE.fullmatch(text) is not None or english_feet.is_note(text)


def is_signed(text: str) -> bool:
    """Whether a cell, without spaces and of one width, says who filled in a sheet, and when."""
    return _SIGNED.fullmatch(text) is not None or english_feet.is_signed(text)


def without_footers(
    table: TextTable, count: int
) -> tuple[TextTable, dict[int, int], list[Problem]]:
    """The records alone, how many rows of each file are none, and a hint for each of those.

    Args:
        table: All rows.
        count: How many of them, from the first on, may be such; feet of sheets were left out with their layout.
    """
    kept = np.ones(len(table.lines), dtype=np.bool_)
    problems = []
    ids = table.texts["id"]
    has_id = pc.and_not(
        pc.match_substring_regex(ids, _IS_ID), pc.match_substring_regex(ids, _IS_WORD)
    ).to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(~has_id[:count].astype(np.bool_))
    names = tuple(table.kind.field_by_name)
    texts = zip(
        *(table.texts[name].take(pa.array(rows)).to_pylist() for name in names), strict=True
    )
    for row, cells in zip(rows.tolist(), texts, strict=True):
        code = _foot(table.kind, dict(_filled(zip(names, cells, strict=True))))
        if code:
            kept[row] = False
            problems.append(Problem(table.place(row), code))
    if kept.all():
        return table, {}, []
    codes, counts = np.unique(table.file_codes[~kept], return_counts=True)
    records = replace(
        table,
        texts={name: column.filter(pa.array(kept)) for name, column in table.texts.items()},
        file_codes=table.file_codes[kept],
        lines=table.lines[kept],
    )
    return records, dict(zip(codes.tolist(), counts.tolist(), strict=True)), problems


def _foot(kind: Kind, cells: Mapping[str, str]) -> str | None:
    """The code of the hint about a row without an id; None for a record that lacks one."""
    first = cells.get("id", "")
    is_other = english_feet.is_total(first) and _is_whole(kind, cells)
    if not is_other and (_begins_total(first) or any(map(is_total, cells.values()))):
        return "row-total"
    if is_note(first) and len(cells) == 1:
        return "row-footer"
    if first:
        return "row-footer" if is_signed(first) else None
    signed = {name: is_signed(text) for name, text in cells.items()}
    needed = [name for name in cells if kind.field_by_name[name].required]
    is_foot = any(signed.values()) and all(signed[name] for name in needed)
    return "row-footer" if is_foot else None


def _begins_total(text: str) -> bool:
    """Whether the first cell says that a row is one of totals, whatever it says of them."""
    return _TOTAL_WITH_TEXT.fullmatch(text) is not None or english_feet.begins_total(text)


def _is_whole(kind: Kind, cells: Mapping[str, str]) -> bool:
    """Whether nothing required is missing from a row whose id is a word for totals."""
    return all(each.name in cells for each in kind.fields if each.required)


def _filled(cells: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The cells that hold anything, without spaces and of one width."""
    for name, text in cells:
        folded = "".join(unicodedata.normalize("NFKC", text).split())
        if folded:
            yield name, folded
