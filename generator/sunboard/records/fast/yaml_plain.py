"""The fast way through YAML: files of one key a line, as people and programs mostly write them.

    # a comment
    - id: c-1
      text: '12345'
      people: [p-1, p-2]

Many files are read as one; where any of them turns out to be less plain than it looked, half by half
narrows it down to those, for the exact reader.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.records.bodies import Body, first_of_each, join
from sunboard.records.fast.yaml_lines import Pairs, Positions, split_lines, without_marks
from sunboard.records.gathering import TEXT, Piece, Rows
from sunboard.records.headings import HeadingTable
from sunboard.records.yaml_rows import JOINT, LISTED, read_exactly
from sunboard.schema import Field

HEAD_BYTES = 1024
"""Files are mostly of one style throughout, so that their first lines tell."""

_OTHER_LINE = re.compile(rb"^(?!(?:- |  )[A-Za-z_\x80-\xff]|#|---$|$)", re.MULTILINE)
_KEY = re.compile(r"(?:- |  )([A-Za-z_\u3400-\u9fff][A-Za-z0-9_\u3400-\u9fff]{0,63}):?")
_LIST = r"^\[(?:[A-Za-z0-9][A-Za-z0-9_-]*(?:, ?[A-Za-z0-9][A-Za-z0-9_-]*)*)?\]$"
_NULL = r"(?i)\bnull\b"


def is_plain(body: Body) -> bool:
    """Whether a file starts like a plain one; a closer look is taken when it is read."""
    head_end = body.text.rfind(b"\n", 0, HEAD_BYTES) + 1
    return (
        not body.bad_lines and body.has_text and _OTHER_LINE.search(body.text, 0, head_end) is None
    )


def read_plain(bodies: Sequence[Body], table: HeadingTable, rows: Rows) -> None:
    """Reads whole files that look plain, in their order."""
    records = _read_at_once(bodies, table)
    if records is not None:
        piece, headings = records
        rows.add(piece)
        rows.headings.update(headings)
    elif len(bodies) == 1:
        read_exactly(bodies[0], table, rows)
    else:
        middle = len(bodies) // 2
        read_plain(bodies[:middle], table, rows)
        read_plain(bodies[middle:], table, rows)


@dataclass(frozen=True)
class _Key:
    """A key as it stands in the files."""

    text: str
    field: Field
    starts_record: bool


def _read_at_once(
    bodies: Sequence[Body], table: HeadingTable
) -> tuple[Piece, dict[int, Mapping[str, str]]] | None:
    """All records, and each file's keys; None if any of them needs the exact reader."""
    lines = join(bodies)
    if len(lines.starts) and (lines.ends - lines.starts).max() > csv.field_size_limit():
        return None  # perhaps a text that the exact reader refuses
    pairs = split_lines(lines)
    if pairs is None:
        return None
    keys = [_key(text, table) for text in pairs.keys]
    if any(keys[code] is None for code in np.unique(pairs.key_codes)):
        return None
    is_start = np.array([key is not None and key.starts_record for key in keys])[pairs.key_codes]
    is_first = first_of_each(pairs.file_codes)
    if np.count_nonzero(is_first) != len(bodies) or not is_start[is_first].all():
        return None
    columns = _columns(pairs, keys, table.kind.fields, np.cumsum(is_start) - 1)
    headings = _headings(pairs, keys, is_first)
    if columns is None or headings is None:
        return None
    return Piece(columns, pairs.file_codes[is_start], pairs.numbers[is_start]), headings


def _key(text: str, table: HeadingTable) -> _Key | None:
    match = _KEY.fullmatch(text)
    field = table.field(match[1]) if match else None
    return _Key(match[1], field, text.startswith("-")) if match and field else None


def _columns(
    pairs: Pairs, keys: Sequence[_Key | None], fields: Sequence[Field], rows: Positions
) -> dict[str, Any] | None:
    """For each field that is there its column; `rows` says which record each line belongs to."""
    position = {field.name: code for code, field in enumerate(fields)}
    field_codes = np.array([position[key.field.name] if key else -1 for key in keys])
    field_codes = field_codes[pairs.key_codes]
    row_count = int(rows[-1]) + 1
    columns: dict[str, Any] = {}
    for code, field in enumerate(fields):
        lines = np.flatnonzero(field_codes == code)
        if not len(lines):
            continue
        line_of_row = np.full(row_count, -1)
        line_of_row[rows[lines]] = lines
        if np.count_nonzero(line_of_row >= 0) != len(lines):
            return None  # a record has the field twice
        texts = _resolve_lists(_spread(pairs.values, line_of_row), field)
        if texts is None:
            return None
        columns[field.name] = without_marks(texts) if pairs.has_marks else texts
    return columns


def _spread(values: Any, line_of_row: Positions) -> Any:
    """For each row its line's value, "" where there is none."""
    is_empty = line_of_row < 0
    if not is_empty.any():
        return values.take(pa.array(line_of_row))
    return pc.fill_null(values.take(pa.array(line_of_row, mask=is_empty)), pa.scalar("", TEXT))


def _resolve_lists(texts: Any, field: Field) -> Any | None:
    """The texts, lists joined as if written in one cell; None if lists are not plain, or not allowed."""
    is_list = pc.starts_with(texts, "[")
    if not pc.any(is_list).as_py():
        return texts
    lists = texts.filter(is_list)
    is_odd = pc.or_(
        pc.invert(pc.match_substring_regex(lists, _LIST)), pc.match_substring_regex(lists, _NULL)
    )
    if field.type not in LISTED or pc.any(is_odd).as_py():
        return None
    joined = pc.replace_substring_regex(pc.utf8_trim(texts, "[]"), ", ?", JOINT)
    return pc.if_else(is_list, joined, texts)


def _headings(
    pairs: Pairs, keys: Sequence[_Key | None], is_first: Any
) -> dict[int, Mapping[str, str]] | None:
    """For each file field name → key as written; None if a file writes one field in two ways."""
    files = np.cumsum(is_first) - 1
    is_there = np.zeros((int(files[-1]) + 1, len(keys)), dtype=bool)
    is_there[files, pairs.key_codes] = True
    known: dict[bytes, dict[str, str] | None] = {}
    headings: dict[int, Mapping[str, str]] = {}
    for file_code, flags in zip(pairs.file_codes[is_first].tolist(), is_there, strict=True):
        pattern = flags.tobytes()
        if pattern not in known:
            known[pattern] = _spellings([keys[code] for code in np.flatnonzero(flags).tolist()])
        spellings = known[pattern]
        if spellings is None:
            return None
        headings[file_code] = spellings
    return headings


def _spellings(keys: Sequence[_Key | None]) -> dict[str, str] | None:
    spellings: dict[str, str] = {}
    for key in keys:
        if key and spellings.setdefault(key.field.name, key.text) != key.text:
            return None
    return spellings
